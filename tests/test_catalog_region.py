"""``catalog-region``: a Portuguese catalog in the language of the other country, and no false alarm."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.checks import Context, Pair, check_catalog, rule
from pipeline.checks.region_signs import signs
from pipeline.model import Finding, Markup
from pipeline.stages.check import check
from pipeline.workspace import find_workspace
from tests.workspaces import make

BRAZIL = (
    "Os usuários estão planejando um registro de equipes.",
    "O museu está fazendo a exposição em um ônibus, com seu prêmio econômico.",
    "Você pode entrar em contato com a equipe.",
)
PORTUGAL = (
    "Os utilizadores estão a planear um registo de equipas.",
    "O museu está a fazer a exposição num autocarro, com o seu prémio económico.",
    "Pode entrar em contacto com a equipa.",
)


def findings(texts: tuple[str, ...], language: str, *, sources: tuple[str, ...] = ()) -> list[Finding]:
    sources = sources or ("A text.",) * len(texts)
    pairs = [
        Pair(source, text, "en", language, Markup.NONE, "po/x.po", number, "a.html")
        for number, (source, text) in enumerate(zip(sources, texts, strict=True), 7)
    ]
    return check_catalog(pairs, Context(("en", language)), [rule("catalog-region")])


def test_brazilian_under_the_name_of_portugal() -> None:
    (finding,) = findings(BRAZIL, "pt_PT")
    assert finding.message.startswith(
        "13 of 13 signs of its region are those of Brazil (pt_BR), not of Portugal (pt_PT)"
    )
    assert "estar + gerund (2)" in finding.message
    assert (finding.path, finding.line, finding.language, finding.document) == ("po/x.po", 1, "pt_PT", "a.html")


def test_portuguese_under_the_name_of_brazil() -> None:
    (finding,) = findings(PORTUGAL, "pt_BR")
    assert "those of Portugal (pt_PT), not of Brazil (pt_BR): estar a + infinitive (2)" in finding.message


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (BRAZIL, "pt_BR"),
        (PORTUGAL, "pt_PT"),
        (BRAZIL, "pt"),
        (BRAZIL, "es"),
        ((), "pt_PT"),
        (BRAZIL[2:], "pt_PT"),
        (("Museu", "Entrada", "Registro"), "pt_PT"),
        (("O usuário", "o usuário", "o usuário", "o usuário", "o usuário", "o usuário"), "pt_PT"),
        ((*PORTUGAL, "Os usuários estão planejando um registro."), "pt_PT"),
    ],
)
def test_nothing_to_say(texts: tuple[str, ...], language: str) -> None:
    assert findings(texts, language) == []


def test_names_and_what_the_source_text_has_are_no_signs() -> None:
    texts = ("A Equipe Usuário, o Registro Ônibus", "«usuário» «registro» «equipe» «ônibus»")
    assert findings(texts, "pt_PT", sources=("The team", "“usuário” “registro” “equipe” “ônibus”")) == []
    assert findings(("usuário registro equipe ônibus",), "pt_PT") != []


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("ele está a par, e está a mulher dele", "pt_PT", {}),
        ("estamos a preparar a exposição", "pt_PT", {"estar a + infinitive": 1}),
        ("está quando pode, está no fundo", "pt_BR", {}),
        ("estava sempre viajando", "pt_BR", {"estar + gerund": 1}),
        ("em seu nome e por sua vez", "pt_BR", {}),
        ("de sua casa", "pt_BR", {"no article before a possessive": 1}),
        ("da sua casa", "pt_BR", {}),
        ("o estômago e a fêmea", "pt_BR", {}),
        ("também, porém, armazém", "pt_PT", {}),
        ("um fenômeno", "pt_BR", {"fenômeno": 1}),
        ("um fenómeno", "pt_PT", {"fenómeno": 1}),
    ],
)
def test_signs(text: str, region: str, expected: dict[str, int]) -> None:
    assert signs(text.replace(",", "").split(), text, region) == expected


CATALOG = """\
{comment}msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

"""


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("", ["catalog-region"]),
        ("# museotext: waive catalog-region — letters from Brazil\n", []),
        ("# museotext: waive catalog-region\n", ["catalog-region", "waiver-without-reason"]),
    ],
)
def test_it_is_waived_at_the_top_of_the_catalog(tmp_path: Path, comment: str, expected: list[str]) -> None:
    make(tmp_path)
    (tmp_path / "setup.cfg").write_text("[museotext]\nlanguages = en, es, pt_PT\n", "utf-8")
    entries = "\n".join(f'msgid "Text {number}"\nmsgstr "{text}"\n' for number, text in enumerate(BRAZIL))
    path = tmp_path / "po/pt_PT/night.html.po"
    path.parent.mkdir(parents=True)
    path.write_text(CATALOG.format(comment=comment) + entries, "utf-8")
    found = check(find_workspace(tmp_path), languages=["pt_PT"]).findings
    assert [one.rule for one in found if "region" in one.rule or "waiver" in one.rule] == expected
