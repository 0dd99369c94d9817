"""Excel workbooks: which cells are units, where their texts are written, and what has to agree with them."""

from __future__ import annotations

import pickle
import re
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import DocumentError
from pipeline.formats.document import Document, ReadOptions
from pipeline.model import ColumnChoice
from pipeline.stages.localising import Neighbours, localised
from pipeline.stages.prove import unkept
from tests.golden import cases, content, expected, listed
from tests.office import DECLARATION, R, form, member, opened, published, relationship, relationships, zipped

X = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
SPACED = '<t xml:space="preserve">{}</t>'
LABELS = content("xlsx", "labels")


def workbook(
    *sheets: str,
    strings: str = "",
    main: str = "",
    states: tuple[str, ...] = (),
    parts: Mapping[str, str] | None = None,
) -> bytes:
    """Return a workbook with sheets ``Uno``, ``Dos`` …, of which the first has all other ``parts``, by their kind."""
    names = ("Uno", "Dos", "Tres")
    listed_sheets = "".join(
        f'<sheet name="{names[n]}" sheetId="{n + 1}" r:id="s{n}" state="{states[n] if states else "visible"}"/>'
        for n in range(len(sheets))
    )
    related = [relationship(f"s{n}", "worksheet", f"sheet{n}.xml") for n in range(len(sheets))]
    return zipped(
        {
            "[Content_Types].xml": DECLARATION + TYPES,
            "_rels/.rels": relationships(relationship("main", "officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook xmlns="{X}" xmlns:r="{R}"><sheets>{listed_sheets}</sheets>{main}</workbook>',
            "xl/_rels/workbook.xml.rels": relationships(*related, relationship("st", "sharedStrings", "strings.xml")),
            "xl/strings.xml": f'<sst xmlns="{X}">{strings}</sst>',
            **{
                f"xl/sheet{n}.xml": sheet if sheet.startswith("<x:") else f'<worksheet xmlns="{X}">{sheet}</worksheet>'
                for n, sheet in enumerate(sheets)
            },
            "xl/_rels/sheet0.xml.rels": relationships(
                *(relationship(kind, kind, f"{kind}.xml") for kind in parts or {})
            ),
            **{f"xl/{kind}.xml": xml for kind, xml in (parts or {}).items()},
        }
    )


def data(*rows: str) -> str:
    lines = "".join(f'<row r="{number}">{row}</row>' for number, row in enumerate(rows, start=1))
    return f"<sheetData>{lines}</sheetData>"


def shared(name: str, number: int) -> str:
    return f'<c r="{name}" t="s"><v>{number}</v></c>'


def inline(name: str, text: str) -> str:
    return f'<c r="{name}" t="inlineStr"><is><t>{text}</t></is></c>'


def si(*texts: str) -> str:
    return "".join(f"<si><t>{text}</t></si>" for text in texts)


def texts(document: Document) -> list[str]:
    return [unit.text for unit in document.units]


def choosing(*headings: str, documents: str = "") -> ReadOptions:
    return ReadOptions(column_choices=(ColumnChoice(headings, documents),)).of("labels.xlsx")


def read(book: bytes, options: ReadOptions) -> Document:
    return form("xlsx").read(book, "es", options)


def translated(book: bytes, **translations: str) -> bytes:
    document = opened(book, "xlsx")
    return published(document, [translations.get(text, text) for text in texts(document)], "xlsx")


@pytest.mark.parametrize("case", cases("xlsx"))
def test_a_workbook_is_read_as_its_listing_says(case: str) -> None:
    assert listed(opened(content("xlsx", case), "xlsx")) == expected("xlsx", case, "units.txt").splitlines()


@pytest.mark.parametrize("case", cases("xlsx"))
def test_a_workbook_is_kept_and_reads_the_same_once_written_anew(case: str) -> None:
    book = content("xlsx", case)
    document = opened(book, "xlsx")
    assert published(document, list(texts(document)), "xlsx") == book
    assert unkept(form("xlsx"), document, "es", ReadOptions()) == ()


def test_every_translation_is_read_again_where_it_was_written() -> None:
    document = opened(LABELS, "xlsx")
    translations = [f"Ñ {unit.text}" for unit in document.units]
    again = read(published(document, translations, "xlsx"), ReadOptions().again(document))
    assert texts(again) == translations
    assert [unit.kind for unit in again.units] == [unit.kind for unit in document.units]


# Strings.


def test_a_string_that_two_cells_share_is_written_once() -> None:
    book = workbook(data(shared("A1", 0)), data(shared("C7", 0)), strings=si("Vasija"))
    assert [(unit.section, unit.kind) for unit in opened(book, "xlsx").units] == [
        (("Uno",), "cell A1"),
        (("Dos",), "cell C7"),
    ]
    changed = translated(book, Vasija="Pot")
    assert member(changed, "xl/strings.xml") == f'<sst xmlns="{X}"><si><t xml:space="preserve">Pot</t></si></sst>'
    assert member(changed, "xl/sheet1.xml") == member(book, "xl/sheet1.xml")


def test_a_cell_that_shares_its_string_with_one_that_stays_gets_its_own() -> None:
    rows = data(shared("A1", 0) + shared("B1", 1), shared("A2", 2) + shared("B2", 2))
    book = workbook(rows, strings=si("Título", "Nota", "barro"))
    document = read(book, choosing("Título"))
    assert texts(document) == ["Título", "barro"]
    changed = published(document, ["Title", "clay"], "xlsx")
    own = '<c r="A2" t="inlineStr"><is><t xml:space="preserve">clay</t></is></c>'
    assert member(changed, "xl/sheet0.xml") == member(book, "xl/sheet0.xml").replace(shared("A2", 2), own)
    assert "<t>barro</t>" in member(changed, "xl/strings.xml")
    assert texts(read(changed, choosing("Título").again(document))) == ["Title", "clay"]


def test_a_split_string_takes_the_prefix_of_its_sheet_and_keeps_its_runs() -> None:
    row = '<x:row><x:c r="A1" s="0" t="s"><x:v>0</x:v></x:c></x:row>'
    sheet = f'<x:worksheet xmlns:x="{X}"><x:sheetData>{row}</x:sheetData></x:worksheet>'
    rich = f"<si><r>{SPACED.format('La gran ')}</r><r><rPr><b/></rPr><t>sal</t></r></si>"
    book = workbook(sheet, data(shared("A1", 0)), strings=rich, states=("visible", "hidden"))
    changed = published(opened(book, "xlsx"), ["The <1>salt</1>"], "xlsx")
    assert (
        '<x:c r="A1" s="0" t="inlineStr"><x:is><x:r><x:t xml:space="preserve">The </x:t></x:r>'
        '<x:r><x:rPr><x:b/></x:rPr><x:t xml:space="preserve">salt</x:t></x:r></x:is></x:c>'
    ) in member(changed, "xl/sheet0.xml")
    assert member(changed, "xl/strings.xml") == member(book, "xl/strings.xml")


def test_numbers_dates_truth_values_errors_and_formulas_stay() -> None:
    row = (
        '<c r="A1"><v>12</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="e"><v>#N/A</v></c>'
        '<c r="D1" t="str"><f>"a"&amp;"b"</f><v>ab cd</v></c><c r="E1" t="d"><v>2027-01-01</v></c>'
        + shared("F1", 0)
        + inline("G1", "MNA-1987.12")
    )
    assert texts(opened(workbook(data(row), strings=si("3,5")), "xlsx")) == []


def test_a_plain_string_stays_one_text_element() -> None:
    book = workbook(data(shared("A1", 0)), strings='<si><t xml:space="preserve"> Vasija </t></si>')
    changed = translated(book, Vasija="Pot")
    assert '<si><t xml:space="preserve"> Pot </t></si>' in member(changed, "xl/strings.xml")


def test_line_breaks_and_escapes_are_characters() -> None:
    book = workbook(data(shared("A1", 0), inline("A2", "uno_x0001_dos")), strings=si("uno_x000D_\ndos _x005F_x0041_"))
    document = opened(book, "xlsx")
    assert texts(document) == ["uno\ndos _x0041_"]
    changed = published(document, ["one\ntwo _x0041_"], "xlsx")
    assert "one\ntwo _x005F_x0041_</t>" in member(changed, "xl/strings.xml")
    assert texts(opened(changed, "xlsx")) == ["one\ntwo _x0041_"]


def test_runs_that_look_like_the_cell_are_joined_and_phonetic_runs_stay() -> None:
    runs = (
        f"<r>{SPACED.format('Vasija de ')}</r><r><rPr><i/></rPr><t>bar</t></r>"
        '<r><rPr><i/><family val="2"/></rPr><t>ro</t></r><rPh sb="0" eb="1"><t>x</t></rPh>'
    )
    document = opened(workbook(data(shared("A1", 0)), strings=f"<si>{runs}</si>"), "xlsx")
    (unit,) = document.units
    assert (unit.text, unit.note) == ("Vasija de <1>barro</1>", "<1> italic")
    assert '<rPh sb="0" eb="1"><t>x</t></rPh></si>' in member(published(document, ["Pot"], "xlsx"), "xl/strings.xml")


# Sheets and tables.


def test_hidden_sheets_are_left_alone_and_rows_that_do_not_say_where_they_are_are_counted() -> None:
    one, two = (inline("", text).replace(' r=""', "") for text in ("uno", "dos"))
    bare = f"<sheetData><row>{one}</row><row><c><v>1</v></c>{two}</row></sheetData>"
    book = workbook(bare, data(inline("A1", "tres")), states=("visible", "veryHidden"))
    assert [(unit.kind, unit.text) for unit in opened(book, "xlsx").units] == [("cell A1", "uno"), ("cell B2", "dos")]


TABLE = (
    f'<table xmlns="{X}" displayName="Obras" ref="A1:B3" totalsRowCount="1"><tableColumns count="2">'
    '<tableColumn id="1" name="Título" totalsRowLabel="Total"/><tableColumn id="2" name="Materia"/></tableColumns>'
    "</table>"
)
ROWS = data(
    inline("A1", "Título") + inline("B1", "Materia"),
    inline("A2", "Vasija") + inline("B2", "barro"),
    inline("A3", "Total"),
)


def test_the_columns_of_a_table_are_called_what_their_cells_say() -> None:
    changed = translated(workbook(ROWS, parts={"table": TABLE}), Título='The "title"', Total="Sum")
    table = member(changed, "xl/table.xml")
    assert re.findall(r'(?:name|totalsRowLabel)="([^"]*)"', table) == ["The &quot;title&quot;", "Sum", "Materia"]


@pytest.mark.parametrize(
    "formula", ['<c r="D1"><f>COUNTA(obras[Título])</f></c>', '<c r="D1"><f>SUM(Obras[#All])</f></c>']
)
def test_headings_that_formulas_name_stay(formula: str) -> None:
    rows = ROWS.replace("</row>", f"{formula}</row>", 1)
    found = texts(opened(workbook(rows, parts={"table": TABLE}), "xlsx"))
    assert found == ["Vasija", "barro", "Total"]


def test_two_headings_of_a_table_cannot_become_one() -> None:
    book = workbook(ROWS, parts={"table": TABLE})
    document = opened(book, "xlsx")
    changed = published(document, ["Same", "same", *texts(document)[2:]], "xlsx")
    with pytest.raises(DocumentError, match="would have two columns called same in the table Obras"):
        read(changed, ReadOptions().again(document))


def test_columns_are_chosen_in_every_sheet_that_has_them() -> None:
    book = workbook(
        data(inline("A1", "Sala de la sal"), inline("A2", "Título") + inline("B2", "Nota"), inline("A3", "Vasija")),
        data(inline("A1", "Nota") + inline("B1", "Precio"), inline("A2", "barata")),
    )
    assert texts(read(book, choosing("título"))) == ["Título", "Vasija"]
    assert texts(read(book, choosing("título", "precio"))) == ["Título", "Vasija", "Precio"]
    with pytest.raises(DocumentError, match=r"has no column Titulo, .*did you mean Título\?"):
        read(
            workbook(data(inline("A1", "Título") + inline("B1", "Nota"), inline("A2", "x"))),
            choosing("Titulo", documents="*.xlsx"),
        )


# What stands in no cell.


def test_headers_keep_their_codes() -> None:
    header = '&amp;L&amp;"Arial,Bold"&amp;12Sala&amp;C&amp;D&amp;RPág. &amp;P de &amp;N'
    document = opened(workbook(f"{data()}<headerFooter><oddHeader>{header}</oddHeader></headerFooter>"), "xlsx")
    assert [(unit.text, unit.note) for unit in document.units] == [
        ("Sala", ""),
        ("Pág. <1/> de <2/>", "<1/> page number, <2/> number of pages"),
    ]
    changed = published(document, ["2nd & last room", "<2/> pages, <1/> <9/>"], "xlsx")
    assert (
        '&amp;L&amp;"Arial,Bold"&amp;12 2nd &amp;&amp; last room&amp;C&amp;D&amp;R&amp;N pages, &amp;P </oddHeader>'
        in member(changed, "xl/sheet0.xml")
    )


def test_a_diagram_is_kept_twice_and_translated_once() -> None:
    namespaces = 'xmlns:d="urn:x" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    nodes = "<a:p><a:r><a:t>Medir</a:t></a:r></a:p><a:p><a:r><a:t>{}</a:t></a:r></a:p>"
    parts = {
        kind: f"<d:root {namespaces}>{nodes.format(second)}</d:root>"
        for kind, second in (("diagramData", "Anotar"), ("diagramDrawing", "Dibujar"))
    }
    book = workbook(data(inline("A1", "Sala")), parts=parts)
    assert texts(opened(book, "xlsx")) == ["Sala", "Medir", "Anotar", "Dibujar"]
    result = translated(book, Medir="Measure", Anotar="Note", Dibujar="Draw")
    assert re.findall("<a:t>(.*?)<", member(result, "xl/diagramData.xml")) == ["Measure", "Note"]
    assert re.findall("<a:t>(.*?)<", member(result, "xl/diagramDrawing.xml")) == ["Measure", "Draw"]


def test_a_chart_repeats_the_texts_of_its_cells() -> None:
    chart = member(translated(LABELS, Obras="Works"), "xl/charts/chart1.xml")
    assert "<c:v>Works</c:v>" in chart
    assert "<c:v>Etiquetas de la sala 1</c:v>" in chart


def test_formulas_are_computed_anew_in_another_language_only() -> None:
    document = opened(LABELS, "xlsx")
    neighbours = Neighbours({}, {})
    for language, there in (("en", True), ("es", False)):
        parts = [
            localised(part, [], name="a.xlsx", source_language="es", language=language, neighbours=neighbours)
            for part in document.parts
        ]
        assert ("fullCalcOnLoad" in member(form("xlsx").pack(document, parts), "xl/workbook.xml")) == there


@pytest.mark.parametrize(
    ("main", "found"),
    [
        ('<calcPr calcId="1"/>', '<calcPr fullCalcOnLoad="1" calcId="1"/>'),
        ('<calcPr fullCalcOnLoad="0"/>', '<calcPr fullCalcOnLoad="1"/>'),
        ("<definedNames/><oleSize/>", '<definedNames/><calcPr fullCalcOnLoad="1"/><oleSize/>'),
    ],
)
def test_the_place_that_says_so_is_where_it_belongs(main: str, found: str) -> None:
    document = opened(workbook(data('<c r="A1" t="str"><f>B1</f><v>x</v></c>'), main=main), "xlsx")
    (mark,) = [mark for part in document.parts for mark in part.marks]
    (part,) = [part for part in document.parts if part.marks]
    assert found in part.text[: mark.start] + mark.written("en") + part.text[mark.end :]


def test_another_document_is_no_workbook() -> None:
    parts = {
        "[Content_Types].xml": DECLARATION + TYPES,
        "_rels/.rels": relationships(relationship("main", "officeDocument", "a.xml")),
        "a.xml": "<a/>",
    }
    with pytest.raises(DocumentError, match="is not an Excel workbook"):
        opened(zipped(parts), "xlsx")


words = st.text("a <>&_x0041\n\"'1/é", min_size=1, max_size=12)


@settings(deadline=None, max_examples=60)
@given(first=words, second=words, translation=words)
def test_any_string_is_kept_and_any_translation_read_back(first: str, second: str, translation: str) -> None:
    def xml(text: str) -> str:
        return text.replace("&", "&amp;").replace("<", "&lt;")

    rich = f'<si><r><t xml:space="preserve">{xml(first)}</t></r><r><rPr><b/></rPr><t>{xml(second)}</t></r></si>'
    book = workbook(data(shared("A1", 0) + inline("B1", xml(second))), strings=rich)
    document = opened(book, "xlsx")
    found = texts(document)
    assert published(document, list(found), "xlsx") == book
    assert unkept(form("xlsx"), document, "es", ReadOptions()) == ()
    slots = [slot for part in document.parts for slot in part.slots]
    if len(set(found)) == len(found):
        for number, slot in enumerate(slots):
            chosen = [translation if other == number else None for other in range(len(slots))]
            again = texts(read(published(document, chosen, "xlsx"), ReadOptions().again(document)))
            wanted = slot.read_again(translation)
            if wanted != (translation,) or "<" not in translation:
                assert again == [*found[:number], *wanted, *found[number + 1 :]]


def test_a_workbook_can_go_to_a_worker() -> None:
    document = opened(LABELS, "xlsx")
    assert pickle.loads(pickle.dumps(document)) == document
