"""Coverage: what is counted, and which expressions a glossary might want to have."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.checks.candidates import Candidate, Phrases
from pipeline.glossary import Status, Term, TermType, best
from pipeline.stages.coverage import coverage
from tests.workspaces import complete, make, museotext_in

Captured = pytest.CaptureFixture[str]


def test_concepts_are_counted_with_the_terms_of_their_translations(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    path = workspace.glossary / "terms.csv"
    path.write_text(
        path.read_text("utf-8") + "T1,es,bordado,deprecated,term,noun,m\nT2,en,spider,preferred,term,noun,\n", "utf-8"
    )
    catalog = workspace.catalog_path("rules.md", "es")
    catalog.write_text(catalog.read_text("utf-8").replace("el encaje", "el bordado"), "utf-8")
    catalog = workspace.catalog_path("taller.txt", "pt_BR")
    catalog.write_text(catalog.read_text("utf-8").replace("de renda", "de bordado"), "utf-8")
    result = coverage(workspace)
    (lace,) = result.concepts
    assert (lace.concept, lace.term, lace.occurrences) == ("T1", "lace", 2)
    assert lace.documents == {"source_texts/en/rules.md": 1, "source_texts/es/taller.txt": 1}
    assert {one.language: (one.terms, one.consistency) for one in lace.translations} == {
        "en": ({"lace": 1}, 100),
        "es": ({"bordado": 1}, 100),
        "pt_BR": ({"": 1, "renda": 1}, 50),
    }
    assert [(row.term, row.line, row.path) for row in result.unused] == [("spider", 6, "glossary/terms.csv")]
    assert (result.failures, result.documents) == ((), 3)


def test_words_of_two_concepts_count_for_the_one_that_the_translation_has(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    path = workspace.glossary / "terms.csv"
    path.write_text(path.read_text("utf-8") + "T2,en,lace,admitted\nT2,es,cordón,preferred\n", "utf-8")
    assert [
        (one.concept, each.language, each.terms)
        for one in coverage(workspace, names=["rules.md"]).concepts
        for each in one.translations
    ] == [("T1", "es", {"encaje": 1}), ("T1", "pt_BR", {"renda": 1})]


def phrases(*texts: str, language: str = "es", covered: tuple[tuple[int, int], ...] = (), least: int = 2) -> list[str]:
    counted = Phrases()
    for number, text in enumerate(texts):
        counted.read(text, language, covered, f"{number}.txt")
    return [candidate.text for candidate in counted.candidates(least)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "la sala de exposiciones", ["sala de exposiciones"]),
        ("es", "la persona responsable del museo", ["persona responsable"]),
        ("pt_BR", "uma visita guiada e as oficinas", ["visita guiada"]),
        ("en", "the opening hours of the museum", ["opening hours"]),
        ("en", "hours. Opening, hours 24 opening", []),
        ("es", "de la de los", []),
        ("xx", "alpha beta", ["alpha beta"]),
    ],
)
def test_expressions_end_in_words_that_carry_meaning(language: str, text: str, expected: list[str]) -> None:
    assert phrases(text, text, language=language) == expected


def test_what_a_term_covers_is_no_candidate() -> None:
    assert phrases("gran visita guiada nocturna", "gran visita guiada nocturna", covered=((5, 18),)) == []
    assert phrases("visita guiada", "visita guiada", covered=()) == ["visita guiada"]


def test_an_expression_inside_a_longer_one_counts_only_if_it_also_stands_alone() -> None:
    assert phrases("visita guiada nocturna", "visita guiada nocturna") == ["visita guiada nocturna"]
    texts = ("visita guiada nocturna", "visita guiada nocturna", "Visita guiada", "Visita guiada", "Visita guiada")
    assert phrases(*texts) == ["Visita guiada", "visita guiada nocturna"]


def test_workers_count_together() -> None:
    first, second = Phrases(), Phrases()
    first.read("visita guiada", "es", (), "a")
    second.read("visita guiada. visita guiada", "es", (), "b")
    first.add(second)
    assert list(first.candidates(3)) == [Candidate("visita guiada", "es", 3, 2)]


def test_the_command_prints_text_and_json(tmp_path: Path, capsys: Captured) -> None:
    workspace = complete(tmp_path)
    path = tmp_path / "source_texts/es/taller.txt"
    path.write_text(path.read_text("utf-8") + "\nLa visita guiada. Otra visita guiada.\n", "utf-8")
    capsys.readouterr()
    assert museotext_in(tmp_path, "glossary", "coverage", "--least", "2", "--quiet") == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    assert shown.out == (
        "1 concepts occur\n"
        "     2 × T1     lace  (in 2 documents)\n"
        "         en: lace 1\n"
        "         es: encaje 1\n"
        "         pt_BR: renda 2\n"
        "\n"
        "0 rows occur in no text\n"
        "\n"
        "2 frequent expressions are not in the glossary\n"
        "     3 × en    House rules  (in 2 documents)\n"
        "     2 × es    visita guiada  (in 1 document)\n"
    )
    assert museotext_in(tmp_path, "glossary", "coverage", "--format", "json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["concepts"][0]["translations"]["pt_BR"] == {"terms": {"renda": 2}, "none": 0, "consistency": 100}
    assert (report["unused"], [one["text"] for one in report["candidates"]]) == ([], ["House rules"])
    workspace.catalog_path("rules.md", "es").write_text("msgid", "utf-8")
    assert museotext_in(tmp_path, "glossary", "coverage") == 2
    assert "po/es/rules.md.po:1: " in capsys.readouterr().err


def test_a_workspace_without_catalogs_or_glossary_has_a_coverage(tmp_path: Path) -> None:
    workspace = make(tmp_path)
    (workspace.glossary / "terms.csv").unlink()
    assert (coverage(workspace).concepts, coverage(workspace).unused) == ((), ())


@pytest.mark.parametrize(
    ("language", "like", "expected"),
    [
        ("es", TermType.TERM, "consejo"),
        ("es", TermType.ACRONYM, "CIM"),
        ("pt_BR", TermType.TERM, "conselho"),
        ("pt_BR", TermType.ACRONYM, "conselho"),
        ("pt_PT", TermType.TERM, "conselho luso"),
        ("fr", TermType.TERM, ""),
    ],
)
def test_the_best_term_is_the_preferred_one_and_an_acronym_for_an_acronym(
    language: str, like: TermType, expected: str
) -> None:
    terms = [
        Term("T1", "es", "junta", Status.ADMITTED),
        Term("T1", "es", "CIM", Status.ADMITTED, TermType.ACRONYM),
        Term("T1", "es", "consejo"),
        Term("T1", "pt", "conselho", Status.ADMITTED),
        Term("T1", "pt_PT", "conselho luso"),
        Term("T1", "fr", "conseil", Status.FORBIDDEN),
    ]
    assert best(terms, language, Term("T1", "en", "x", type=like)) == expected
