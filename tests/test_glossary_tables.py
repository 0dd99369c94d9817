"""Glossary files: what is read, what is refused, and with which words."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import GlossaryError
from pipeline.glossary import Case, Gender, Number, PartOfSpeech, Status, Term, TermType, When, read_glossary
from pipeline.glossary.tables import COLUMNS, read_table

HEADER = "concept,lang,term,status,type,part_of_speech,gender,number,case,when,forms,forms_not,definition,note,source\n"
ROW = "T1,es,público,preferred,term,noun,m,,,,gentes | público asistente,En público,Quienes visitan.,A note.,ICOM\n"
TERM = Term(
    "T1",
    "es",
    "público",
    Status.PREFERRED,
    TermType.TERM,
    PartOfSpeech.NOUN,
    Gender.MASCULINE,
    forms=("gentes", "público asistente"),
    forms_not=("en público",),
    definition="Quienes visitan.",
    note="A note.",
    source="ICOM",
)


def table(folder: Path, data: str | bytes, name: str = "museum.csv") -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def terms(path: Path) -> list[Term]:
    """Return the terms of a file, without the place they come from."""
    return [
        Term(*(getattr(term, name) for name in Term.__slots__ if name not in {"path", "line"}))
        for term in read_table(path)
    ]


def test_a_file(tmp_path: Path) -> None:
    path = table(tmp_path, HEADER + ROW)
    assert terms(path) == [TERM]
    (term,) = read_table(path)
    assert (term.path, term.line) == (str(path), 2)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\xef\xbb\xbf" + (HEADER + ROW).encode(), id="byte-order mark"),
        pytest.param((HEADER + ROW).replace(",", ";").encode(), id="semicolons"),
        pytest.param((HEADER + ROW).replace(",", "\t").encode(), id="tabs"),
        pytest.param((HEADER + ROW).replace("\n", "\r\n").encode(), id="Windows line ends"),
        pytest.param((HEADER + ROW).replace("\n", "\r").encode(), id="old line ends"),
        pytest.param(("sep=;\n" + (HEADER + ROW).replace(",", ";")).encode(), id="Excel's first line"),
        pytest.param((HEADER + ",,,,,,,,,,,,,,\n\n" + ROW + ",,,,,,,,,,,,,,\n").encode(), id="empty rows"),
        pytest.param((HEADER.strip() + ",,\n" + ROW.strip() + ",,\n").encode(), id="empty columns"),
        pytest.param((HEADER.upper() + ROW.replace("noun", "Noun")).encode(), id="capitals"),
        pytest.param((HEADER + ROW.replace("público,", "  pu\u0301blico ,", 1)).encode(), id="spaces and NFD"),
        pytest.param((HEADER + ROW).strip().encode(), id="no last line end"),
        pytest.param((HEADER + ROW.replace("A note.", '"A note."')).encode(), id="quotes"),
    ],
)
def test_what_spreadsheets_write_is_read(tmp_path: Path, data: bytes) -> None:
    assert terms(table(tmp_path, data)) == [TERM]


def test_columns_may_be_few_and_in_any_order(tmp_path: Path) -> None:
    path = table(tmp_path, "term,concept,lang\nmuseo,T1,es\n")
    assert terms(path) == [Term("T1", "es", "museo")]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("es", "es"),
        ("pt-BR", "pt_BR"),
        ("pt_br", "pt_BR"),
        ("PT", "pt"),
        ("es-419", "es_419"),
        ("PT-br", "pt_BR"),
        ("gn", "gn"),
    ],
)
def test_languages_may_be_bcp_47(tmp_path: Path, written: str, read: str) -> None:
    (term,) = read_table(table(tmp_path, f"concept,lang,term\nT1,{written},x\n"))
    assert term.language == read


def test_all_values(tmp_path: Path) -> None:
    rows = "T1,en,a,forbidden,acronym,name,mf,plural,exact,source\nT1,en,b,,,,,,smart,always\nT1,en,c,,,,f,,ignore,\n"
    path = table(tmp_path, HEADER.replace(",forms,forms_not,definition,note,source", "") + rows)
    first, second, third = read_table(path)
    assert (first.status, first.type, first.part_of_speech) == (Status.FORBIDDEN, TermType.ACRONYM, PartOfSpeech.NAME)
    assert (first.gender, first.number, first.case, first.when) == (
        Gender.BOTH,
        Number.PLURAL,
        Case.EXACT,
        When.SOURCE,
    )
    assert (second.status, second.case, second.when) == (Status.PREFERRED, Case.SMART, When.ALWAYS)
    assert (third.gender, third.case) == (Gender.FEMININE, Case.IGNORE)


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        pytest.param(
            "concept,lang,terms\nT1,es,x\n", 1, ("'terms' is not a column", "did you mean term?"), id="column"
        ),
        pytest.param("concept,lang,term,colour\n", 1, ("'colour' is not a column", "one of concept"), id="odd column"),
        pytest.param("concept,lang\nT1,es\n", 1, ("no column 'term'", "concept, lang, term"), id="no column"),
        pytest.param("", 1, ("no column 'concept'",), id="empty file"),
        pytest.param("concept,lang,term,term\n", 1, ("'term' is there twice", "delete one"), id="column twice"),
        pytest.param(HEADER + ROW + ROW.replace("preferred", "prefered"), 3, ("did you mean preferred?",), id="status"),
        pytest.param(
            HEADER + ROW.replace(",term,noun", ",word,noun"), 2, ("'word' is not a type", "acronym"), id="type"
        ),
        pytest.param(HEADER + ROW.replace(",noun,", ",nuon,"), 2, ("part of speech", "did you mean noun?"), id="part"),
        pytest.param(HEADER + ROW.replace(",m,", ",x,"), 2, ("'x' is not a gender", "m, f, mf"), id="gender"),
        pytest.param(HEADER + ROW.replace("m,,,,", "m,dual,,,"), 2, ("'dual' is not a number",), id="number"),
        pytest.param(HEADER + ROW.replace("m,,,,", "m,,exakt,,"), 2, ("did you mean exact?",), id="case"),
        pytest.param(HEADER + ROW.replace("m,,,,", "m,,,never,"), 2, ("'never' is not a when", "always"), id="when"),
        pytest.param(HEADER + ROW.replace(",es,", ",spanish,"), 2, ("'spanish' is not a language", "pt_BR"), id="lang"),
        pytest.param(HEADER + ROW.replace(",es,", ",,"), 2, ("the lang is empty", "fill the cell"), id="no lang"),
        pytest.param(HEADER + ROW.replace("T1", " "), 2, ("the concept is empty",), id="no concept"),
        pytest.param(HEADER + ROW.replace("público,", ",", 1), 2, ("the term is empty",), id="no term"),
        pytest.param(HEADER + ROW.replace("público,", "—,", 1), 2, ("no letter",), id="no letter"),
        pytest.param(
            HEADER + ROW.replace("A note.", "A\x07"), 2, ("control character (U+0007)", "delete"), id="control"
        ),
        pytest.param(HEADER + ROW.replace("A note", "A, note"), 2, ("stands under no column", "quotes"), id="cells"),
        pytest.param("concept,lang,,term\nT1,es,y,x\n", 2, ("'y' stands under no column",), id="unnamed column"),
        pytest.param(HEADER + ROW.replace("A note.", '"A note.'), 2, ("not a CSV file", "quotation mark"), id="quote"),
        pytest.param((HEADER + ROW).encode("cp1252"), 2, ("not UTF-8", "CSV UTF-8"), id="Windows encoding"),
    ],
)
def test_what_is_refused(tmp_path: Path, data: str | bytes, line: int, words: tuple[str, ...]) -> None:
    path = table(tmp_path, data)
    with pytest.raises(GlossaryError) as caught:
        read_glossary(tmp_path)
    assert (caught.value.path, caught.value.line) == (str(path), line)
    assert caught.value.remedy
    for word in words:
        assert word in str(caught.value)
    assert "\n" not in str(caught.value)


def test_lines_are_counted_through_cells_of_several_lines(tmp_path: Path) -> None:
    table(tmp_path, HEADER + ROW.replace("A note.", '"A\nnote."') + ROW.replace("T1", ""))
    with pytest.raises(GlossaryError) as caught:
        read_glossary(tmp_path)
    assert caught.value.line == 4


def test_a_folder_of_several_files(tmp_path: Path) -> None:
    table(tmp_path, "concept,lang,term\nT2,es,museo\n", "b.csv")
    table(tmp_path, "concept,lang,term\nT1,es,sala\nT2,en,museum\n", "a.csv")
    table(tmp_path, "not a glossary", "notes.txt")
    table(tmp_path, "not a glossary", "~$a.csv")
    glossary = read_glossary(tmp_path)
    assert [term.text for term in glossary.terms] == ["sala", "museum", "museo"]
    assert {concept: [term.text for term in rows] for concept, rows in glossary.concepts.items()} == {
        "T1": ["sala"],
        "T2": ["museum", "museo"],
    }


def test_a_term_twice_is_refused(tmp_path: Path) -> None:
    first = table(tmp_path, "concept,lang,term\nT1,es,museo\n", "a.csv")
    second = table(tmp_path, "concept,lang,term,status\nT1,en,museum,\nT1,es,museo,forbidden\n", "b.csv")
    with pytest.raises(GlossaryError) as caught:
        read_glossary(tmp_path)
    assert (caught.value.path, caught.value.line) == (str(second), 3)
    assert f"{first}:2" in str(caught.value)


@pytest.mark.parametrize(
    "rows", ["T1,pt,museu\nT1,pt_BR,museu\n", "T1,es,museo\nT2,es,museo\n", "T1,es,Museo\nT1,es,museo\n"]
)
def test_what_is_no_repetition(tmp_path: Path, rows: str) -> None:
    table(tmp_path, "concept,lang,term\n" + rows)
    assert len(read_glossary(tmp_path).terms) == 2


def test_no_folder_is_an_empty_glossary(tmp_path: Path) -> None:
    assert read_glossary(tmp_path / "glossary").terms == ()


def test_a_folder_named_like_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.csv").mkdir()
    with pytest.raises(GlossaryError, match="cannot be read"):
        read_glossary(tmp_path)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = table(tmp_path_factory.mktemp("any"), b"concept,lang,term\n" + data)
    with suppress(GlossaryError):
        assert all(term.concept and term.text and term.line for term in read_table(path))


def test_the_columns_are_those_of_a_term() -> None:
    names = {"lang": "language", "term": "text"}
    assert [names.get(column, column) for column in COLUMNS] == [
        name for name in Term.__slots__ if name not in {"path", "line"}
    ]
