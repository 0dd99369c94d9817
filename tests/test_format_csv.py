"""Tables in text: their dialects, headings, chosen columns, and cells written back."""

from __future__ import annotations

import csv
import io
import pickle

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.errors import DocumentError
from pipeline.formats.csv import pack, read
from pipeline.formats.document import Document, ReadOptions
from pipeline.model import ColumnChoice, Markup
from tests.golden import cases, expected, listed, places, rewritten, source

HEADED = "id;Título;Texto\n1;Vasija;De barro\n2;Manto;De lana\n"


def table(text: str | bytes, options: ReadOptions = ReadOptions()) -> Document:  # noqa: B008  (frozen)
    return read(text.encode() if isinstance(text, str) else text, "es", options)


def texts(text: str | bytes, options: ReadOptions = ReadOptions()) -> list[str]:  # noqa: B008  (frozen)
    return [unit.text for unit in table(text, options).units]


def published(text: str, *translations: str | None) -> str:
    return table(text).parts[0].with_texts(translations)


def choosing(*headings: str, documents: str = "") -> ReadOptions:
    return ReadOptions(column_choices=(ColumnChoice(headings, documents),)).of("labels.csv")


@pytest.mark.parametrize("case", cases("csv"))
def test_a_table_is_read_as_its_listing_says(case: str) -> None:
    document = table(source("csv", case).read_bytes())
    assert listed(document) == expected("csv", case, "units.txt").splitlines()
    assert places(document) == expected("csv", case, "places.txt")


@pytest.mark.parametrize("case", cases("csv"))
def test_a_table_written_anew_reads_the_same(case: str) -> None:
    document = table(source("csv", case).read_bytes())
    again = table(pack(document, rewritten(document)), ReadOptions().again(document))
    assert listed(again) == listed(document)


# Dialects.


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a,b\nuno,dos\n", ["a", "b", "uno", "dos"]),
        ("a;b\nuno, o dos;tres, o cuatro\ncinco, seis, siete;ocho\n", None),
        ("a\tb\r\nuno, y dos\ttres; y\r\n", ["a", "b", "uno, y dos", "tres; y"]),
        ("sep=;\na;b,c\n", ["a", "b,c"]),
        ('"sep=,"\r\na;b,c\n', ["a;b", "c"]),
        ('a,"b, c\n""d"""', ["a", 'b, c\n"d"']),
        ('a,b\n"say \\"hi\\", then",c\n', ["a", "b", 'say "hi", then', "c"]),
        ('a\tb\n"half\tfive" wide\n\tsix', ["a", "b", "half\tfive wide", "six"]),
        ('a\tb\n"half\tfive\n', ["a", "b", '"half', "five"]),
        ('a,b\n"x"y,z\n', ["a", "b", "xy", "z"]),
        ("a,b,c\nuno\n,,dos,tres\n", ["a", "b", "c", "uno", "dos", "tres"]),
        ("", []),
        ("\n\n", []),
        ("hola", ["hola"]),
    ],
)
def test_the_dialect_is_found_in_the_text(text: str, found: list[str] | None) -> None:
    if found is None:
        found = ["a", "b", "uno, o dos", "tres, o cuatro", "cinco, seis, siete", "ocho"]
    assert texts(text) == found


def test_what_the_standard_library_writes_is_read_alike() -> None:
    rows = [["título", "texto"], ['la "casa"', "uno\ndos"], [" con espacios ", "a;b,c\td"]]
    for delimiter in ",;\t":
        for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL):
            file = io.StringIO()
            csv.writer(file, delimiter=delimiter, quoting=quoting).writerows(rows)
            assert texts(file.getvalue()) == [cell.strip() for row in rows for cell in row]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_names_the_encoding_and_stays(codec: str) -> None:
    data = HEADED.encode(codec)
    document = table(data)
    assert [unit.text for unit in document.units][:2] == ["id", "Título"]
    changed = pack(document, [document.parts[0].with_texts([None, "Titre", *[None] * 5])])
    assert changed == HEADED.replace("Título", "Titre").encode(codec)


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        ("a;b\nPintura;Canción\n".encode("windows-1252"), 2, "not valid UTF-8"),
        (b'a,b\nx,y\nz,"never\nclosed\n', 3, "a quotation mark is never closed"),
        (b"a,b\0\n", 1, "NUL"),
        (b'sep="\na,b\n', 1, "delimiter"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(data: bytes, line: int, words: str) -> None:
    with pytest.raises(DocumentError) as caught:
        table(data)
    assert caught.value.line == line
    assert words in str(caught.value)


# Headings and columns.


def test_a_cell_knows_its_name_and_heading() -> None:
    kinds = [(unit.kind, unit.section) for unit in table(HEADED).units]
    assert kinds[2:5] == [("column heading C1", ()), ("cell B2", ("Título",)), ("cell C2", ("Texto",))]
    assert {unit.markup for unit in table(HEADED).units} == {Markup.NONE}


@pytest.mark.parametrize(
    "first", ["Vasija;1987", "Vasija;Vasija", f"Vasija;{'x' * 61}", "Vasija;https://a.org", 'Vasija;"a\nb"', "Vasija;"]
)
def test_a_first_row_that_holds_values_is_no_heading(first: str) -> None:
    found = table(f"{first}\nManto;De lana\n").units
    assert found[0].kind == "cell A1"
    assert found[-1].section == ()


def test_chosen_columns_alone_are_offered_with_their_headings() -> None:
    assert texts(HEADED, choosing("TÍTULO", "nombre")) == ["Título", "Vasija", "Manto"]
    assert table(HEADED, choosing("título", "nombre")).tables[0].used == ("título",)
    assert texts(HEADED, choosing("nombre")) == []
    assert texts("Etiquetas;;\n" + HEADED, choosing("texto")) == ["Texto", "De barro", "De lana"]


def test_a_column_named_for_the_document_has_to_be_there() -> None:
    with pytest.raises(DocumentError, match=r"has no column Titulo, .*; did you mean Título\?"):
        table(HEADED, choosing("Titulo", documents="labels.*"))
    with pytest.raises(DocumentError, match="its columns are id, Título, Texto"):
        table(HEADED, choosing("xyz", documents="labels.*"))


def test_headings_may_be_kept() -> None:
    assert texts(HEADED, ReadOptions(keeps_headings=True)) == ["Vasija", "De barro", "Manto", "De lana"]


def test_a_table_with_translated_headings_is_read_again_as_before() -> None:
    options = choosing("Título")
    document = table(HEADED, options)
    translated = document.parts[0].with_texts(["Title", "Pot", "Cloak"])
    assert texts(translated, options) == []
    assert texts(translated, options.again(document)) == ["Title", "Pot", "Cloak"]


# Writing.


def test_a_translation_is_quoted_where_it_has_to_be() -> None:
    assert published("a;b\nuno;dos\n", None, None, 'A; "B"', "x\ny") == 'a;b\n"A; ""B""";"x\ny"\n'
    assert published('"a","b"\n"uno","dos"\n', None, None, None, "two") == '"a","b"\n"uno","two"\n'
    assert published('a\tb\n"half\tdos\n', None, None, "a\tb\nc", None) == "a\tb\na b c\tdos\n"


def test_line_ends_in_cells_are_those_of_the_source() -> None:
    assert published('a,b\r\n"uno\r\ndos",x\r\n', None, None, "one\ntwo", None) == 'a,b\r\n"one\r\ntwo",x\r\n'
    assert published('a,b\r\n"uno\ndos",tres\r\n', None, None, None, "3\n4") == 'a,b\r\n"uno\ndos","3\n4"\r\n'


@pytest.mark.parametrize("text", ["=1+1", "+34 museo", "-hola", "@museo", "=HYPERLINK(x)", "＝x"])
def test_no_translation_becomes_a_formula(text: str) -> None:
    cell = published("a,b\nuno,dos\n", None, None, text, None).splitlines()[1].split(",")[0]
    assert cell == f"\N{NO-BREAK SPACE}{text}"
    slot = table("a,b\nuno,dos\n").parts[0].slots[2]
    assert tuple(texts(f"a,b\n{cell},dos\n")[2:-1]) == slot.read_again(text)


def test_formulas_stay() -> None:
    assert texts('a,b\n=A1,"=CONCAT(""x"",B1)"\n') == ["a", "b"]


def test_source_text_left_in_place_says_so() -> None:
    (slot, *_) = table(HEADED).parts[0].slots
    assert slot.marked("a;b", note="sin traducir", language="en") == '"a;b [sin traducir]"'


@given(
    st.lists(st.lists(st.text('ab,;\t"\\\r\n =-é', max_size=9), min_size=1, max_size=4), max_size=5),
    st.sampled_from(",;\t"),
    st.booleans(),
    st.text('ab,;\t"\\\n =-é', min_size=1, max_size=9),
)
@example([["", "a"]], ",", False, "b")
@example([['"a']], ",", True, '""a')
def test_any_table_is_kept_and_any_translation_read_back(
    rows: list[list[str]], delimiter: str, backslash: bool, translation: str
) -> None:
    file = io.StringIO()
    escape = {"doublequote": False, "escapechar": "\\"} if backslash else {}
    csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL, **escape).writerows(rows)  # type: ignore[arg-type]
    try:
        document = table(file.getvalue())
    except DocumentError:  # a cell may look like quotes that do not close
        return
    part = document.parts[0]
    assert pack(document, [part.with_texts([unit.text for unit in document.units])]) == document.data
    options = ReadOptions().again(document)
    anew = table(pack(document, rewritten(document)), options)
    assert [unit.text for unit in anew.units] == [unit.text for unit in document.units]
    for number, slot in enumerate(part.slots):
        wanted = slot.read_again(translation)
        chosen = [translation if other == number else None for other in range(len(part.slots))]
        again = table(pack(document, [part.with_texts(chosen)]), options)
        found = [unit.text for unit in document.units]
        assert [unit.text for unit in again.units] == [*found[:number], *wanted, *found[number + 1 :]]


def test_a_table_can_go_to_a_worker() -> None:
    document = table(HEADED)
    assert pickle.loads(pickle.dumps(document)) == document
