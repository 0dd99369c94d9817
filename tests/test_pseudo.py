"""Pseudo-translations show what was missed and what breaks, and can be mistaken for nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import SettingsError
from pipeline.formats import format_of
from pipeline.formats.document import ReadOptions
from pipeline.locales import is_language, pseudo_language
from pipeline.markup import codes, masked
from pipeline.model import Markup
from pipeline.stages.publish import publish_pseudo
from pipeline.translators.pseudo import BRACKETS, pseudo_translated
from pipeline.workspace import PSEUDO, find_workspace
from tests.workspaces import complete, contents, make, museotext_in

ROOT = Path(__file__).parent.parent
SENTENCE = "Los museos de la red comparten lo que saben, y quien visita una sala nueva lo nota enseguida."
PIECES = ("museo", "Lace", "año", "12", " ", " ", "**", "*", "<em>", "</em>", "&amp;", "{name}", "%s", "<1>", "</1>")
PIECES += (
    '<a href="rules.md" title="Rules &amp; dates">',
    "</a>",
    "https://example.org/a",
    "[x](y.md)",
    "`code`",
    "\n",
)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join), st.sampled_from(Markup))
def test_nothing_but_language_is_touched(text: str, markup: Markup) -> None:
    pseudo = pseudo_translated(text, markup)
    assert [code.identity for code in codes(pseudo, markup)] == [code.identity for code in codes(text, markup)]
    assert [code.target for code in codes(pseudo, markup)] == [code.target for code in codes(text, markup)]


@pytest.mark.parametrize(
    ("text", "markup", "expected"),
    [
        ("Visit {name} at https://example.org/visit", Markup.NONE, "⟦Vĩšĩĩţ {name} ååţ https://example.org/visit⟧"),
        ("Run `make` <b>now</b> &amp; here", Markup.MARKDOWN, "⟦Řůņ `make` <b>ņőőŵ</b> &amp; ĥėėřėė⟧"),
        ('<a href="en.html" title="R&amp;D">Go</a>', Markup.HTML, '⟦<a href="en.html" title="Ř&amp;Đ">Ğőő</a>⟧'),
        ("<1>Go</1><2/>", Markup.NUMBERED, "⟦<1>Ğő</1><2/>⟧"),
        ("2,500", Markup.NONE, "⟦2,500⟧"),
        ('<span translate="no">Casa Sur</span> opens', Markup.HTML, '⟦<span translate="no">Casa Sur</span> őőpėėņš⟧'),
    ],
)
def test_what_is_no_language_stays(text: str, markup: Markup, expected: str) -> None:
    assert pseudo_translated(text, markup) == expected


def test_a_text_gets_about_a_third_longer_and_no_word_stays_as_it_was() -> None:
    pseudo = pseudo_translated(SENTENCE, Markup.NONE)
    assert 1.3 <= len(pseudo) / len(SENTENCE) <= 1.4
    assert not set(pseudo.strip(BRACKETS).split()) & set(SENTENCE.split())


@pytest.mark.parametrize("language", ["en", "es", "pt_BR"])
def test_the_guides_show_what_happens(language: str) -> None:
    guide = (ROOT / "docs" / f"guide.{language}.md").read_text("utf-8")
    assert f"`{pseudo_translated('The museum at night', Markup.NONE)}`" in guide


@pytest.mark.parametrize("language", ["en", "es", "pt_BR", "es_419", "sr@latin"])
def test_the_pseudo_language_is_that_of_the_source_in_a_region_of_nobody(language: str) -> None:
    assert is_language(pseudo_language(language))
    assert pseudo_language(language).endswith("_XA")
    assert not is_language(PSEUDO)


def test_pseudo_translations_need_no_catalogs_and_say_what_they_are(tmp_path: Path) -> None:
    workspace = make(tmp_path)
    result = publish_pseudo(workspace)
    assert result.refusals == ()
    assert sorted(contents(tmp_path / "build")) == [
        f"pseudo/{name}" for name in ("moon.svg", "night.html", "rules.md", "taller.txt")
    ]
    page = (tmp_path / "build/pseudo/night.html").read_text("utf-8")
    assert '<html lang="en-XA">' in page
    assert 'content="en_XA"' in page
    assert 'href="taller.txt"' in page
    assert all(text not in page for text in ("museum", "torch", "friend", "Doors", "café", "rules<", 'moon"'))
    assert not (tmp_path / "po").exists()


def test_nothing_that_was_published_before_is_touched(tmp_path: Path) -> None:
    assert museotext_in(complete(tmp_path).root, "publish") == 0
    before = contents(tmp_path)
    assert museotext_in(tmp_path, "publish", "--pseudo") == 0
    after = contents(tmp_path)
    assert {path: data for path, data in after.items() if not path.startswith("build/pseudo/")} == before
    assert museotext_in(tmp_path, "publish", "--pseudo", "--check") == 0
    assert contents(tmp_path) == after


def test_check_writes_nothing_and_language_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make(tmp_path)
    assert museotext_in(tmp_path, "publish", "--pseudo", "--check", "night.html") == 1
    assert capsys.readouterr().out == "would write build/pseudo/night.html\nwould write build/pseudo/moon.svg\n"
    assert museotext_in(tmp_path, "publish", "--pseudo", "--language", "es") == 2
    assert "leave out --language" in capsys.readouterr().err
    assert not (tmp_path / "build").exists()


def test_an_unknown_document_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"nihgt\.html is not a document"):
        publish_pseudo(make(tmp_path), names=["nihgt.html"])


def test_every_document_of_the_repository_and_of_the_golden_cases_has_a_pseudo_translation(tmp_path: Path) -> None:
    (tmp_path / "setup.cfg").write_text("[museotext]\n", "utf-8")
    sources = [path for path in sorted(ROOT.glob("tests/cases/*/*/source.*")) if format_of(path.name)]
    for path in sources:
        name = f"{path.parent.parent.name}-{path.parent.name}{path.suffix}"
        (tmp_path / "source_texts/en").mkdir(parents=True, exist_ok=True)
        (tmp_path / "source_texts/en" / name).write_bytes(path.read_bytes())
    for root in (tmp_path, ROOT):
        workspace = find_workspace(root)
        result = publish_pseudo(workspace, dry=root is ROOT)
        assert result.refusals == ()
    for path in sorted((tmp_path / "build/pseudo").iterdir()):
        form = format_of(path.name)
        assert form
        texts = [unit.text for unit in form.read(path.read_bytes(), "en", ReadOptions()).units]
        assert texts
        assert [text for text in texts if any(c.isalpha() for c in masked(text, form.markup)) and "⟦" not in text] == []


def test_a_table_whose_columns_are_chosen_by_their_headings_is_published(tmp_path: Path) -> None:
    workspace = make(tmp_path)
    (tmp_path / "setup.cfg").write_text("[museotext]\nlanguages = en, es, pt_BR\ncolumns = Título\n", "utf-8")
    labels = tmp_path / "source_texts/es/labels.csv"
    labels.write_text("id,Título,Nota\nA1,Pañuelo de la maestra,no se traduce\n", "utf-8")
    assert publish_pseudo(find_workspace(workspace.root), names=["labels.csv"]).refusals == ()
    rows = (tmp_path / "build" / PSEUDO / "labels.csv").read_text("utf-8").splitlines()
    assert rows[0].startswith("id,⟦")
    assert rows[1].startswith("A1,⟦")
    assert rows[1].endswith(",no se traduce")
