"""What units of Office documents stand in, and what nobody translates: for editions that rebuild a document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import ZipFile

from hypothesis import given
from hypothesis import strategies as st

from pipeline.editions import EDITIONS
from pipeline.formats.document import Document
from pipeline.model import NOWHERE, Place
from pipeline.stages.publish import publish
from tests import office
from tests.sample_editions import DRAWING
from tests.test_structure import WANTED, seen
from tests.workspaces import make

DRAWINGS = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def read(data: bytes, name: str) -> Document:
    return office.form(name).read(data, "es", WANTED)


def placed(data: bytes, name: str) -> list[tuple[str, Place]]:
    """Return the text, or the picture, of all that is seen, with its place."""
    return [(unit.text or unit.kind, unit.place) for unit in seen(read(data, name))]


def cells(data: bytes, name: str) -> list[tuple[str, int, int, int]]:
    return [(text, place.table, place.row, place.column) for text, place in placed(data, name)]


def items(data: bytes, name: str) -> list[tuple[str, int, int]]:
    """Return the text of each item of a list, its depth and its number; other texts with depth and number 0."""
    return [
        (text, place.depth, place.number) if place.begins or not place.depth else (f"… {text}", place.depth, 0)
        for text, place in placed(data, name)
    ]


# Word


def word_cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{office.paragraph(office.run(text))}</w:tc>"


def test_cells_of_word_know_row_and_column() -> None:
    span, merged = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>'
    inner = f"<w:tbl><w:tr>{word_cell('within')}</w:tr></w:tbl>"
    body = (
        f"<w:tbl><w:tr>{word_cell('Sala', span)}{word_cell('2027')}</w:tr>"
        f"<w:sdt><w:sdtContent><w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>"
        f"{word_cell('Norte', merged)}<w:sdt><w:sdtContent>{word_cell('12')}</w:sdtContent></w:sdt></w:tr>"
        f"</w:sdtContent></w:sdt>"
        f"<w:tr>{word_cell('')}{word_cell('', '<w:vMerge/>')}"
        f"<w:tc>{inner}{office.paragraph(office.run('after'))}</w:tc></w:tr></w:tbl>"
        f"{office.paragraph(office.run('below'))}<w:tbl><w:tr>{word_cell('next')}</w:tr></w:tbl>"
    )
    assert cells(office.word(body), "docx") == [
        ("Sala", 1, 1, 1),
        ("2027", 1, 1, 3),
        ("Norte", 1, 2, 2),
        ("12", 1, 2, 3),
        ("within", 2, 1, 1),
        ("after", 1, 3, 3),
        ("below", 0, 0, 0),
        ("next", 3, 1, 1),
    ]


def test_sums_in_tables_are_seen_and_page_numbers_are_not() -> None:
    total = '<w:fldSimple w:instr="=SUM(ABOVE)"><w:r><w:t>42</w:t></w:r></w:fldSimple>'
    page = '<w:fldSimple w:instr="PAGE"><w:r><w:t>7</w:t></w:r></w:fldSimple>'
    cell = f"<w:tbl><w:tr>{word_cell('Total')}<w:tc><w:p>{total}</w:p></w:tc></w:tr></w:tbl>"
    header = f'<w:hdr xmlns:w="{office.W}"><w:p>{page}</w:p><w:tbl><w:tr>{word_cell("3")}</w:tr></w:tbl></w:hdr>'
    data = office.word(f"{cell}<w:p>{page}</w:p>{office.paragraph(office.run('1931'))}", parts={"header": header})
    assert placed(data, "docx") == [
        ("Total", Place(table=1, row=1, column=1)),
        ("42", Place(table=1, row=1, column=2)),
        ("1931", NOWHERE),
    ]


def level(number: int, form: str = "decimal", label: str = "", more: str = "") -> str:
    label = label or f"%{number + 1}."
    said = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{label}"/>'
    return f'<w:lvl w:ilvl="{number}">{said}</w:lvl>'


OF_HEADING, OF_CLAUSE = '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Clause"/>'
NEVER_ANEW, ANEW_BELOW_FIRST = '<w:lvlRestart w:val="0"/>', '<w:lvlRestart w:val="1"/>'
NUMBERING = (
    f'<w:numbering xmlns:w="{office.W}">'
    f'<w:abstractNum w:abstractNumId="0">{level(0)}{level(1, "lowerLetter")}'
    f"{level(2, 'bullet', '–')}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="1">{level(0, more=OF_HEADING)}'
    f"{level(1, label='%1.%2', more=OF_CLAUSE)}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="2">{level(0)}{level(1, more=NEVER_ANEW)}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="3">{level(0, label="Nota:")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="4">{level(0)}{level(1)}{level(2, more=ANEW_BELOW_FIRST)}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>'
    '<w:num w:numId="6"><w:abstractNumId w:val="4"/></w:num>'
    "</w:numbering>"
)
STYLES = (
    f'<w:styles xmlns:w="{office.W}">'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Small"><w:name w:val="Small"/><w:basedOn w:val="Clause"/></w:style>'
    "</w:styles>"
)


def listed(text: str, number: int, at: int = 0) -> str:
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        f"{office.run(text)}</w:p>"
    )


def word_items(*paragraphs: str) -> list[tuple[str, int, int]]:
    return items(office.word("".join(paragraphs), parts={"numbering": NUMBERING, "styles": STYLES}), "docx")


def test_items_of_word_are_counted_by_level() -> None:
    plain = office.paragraph(office.run("plain"))
    found = word_items(
        listed("a", 1),
        listed("b", 1, 1),
        listed("c", 1, 1),
        listed("d", 1, 2),
        plain,
        listed("2028", 1),
        listed("f", 1, 1),
    )
    assert found == [
        ("a", 1, 1), ("b", 2, 1), ("c", 2, 2), ("d", 3, 0), ("plain", 0, 0), ("2028", 1, 2), ("f", 2, 1),
    ]  # fmt: skip


def test_numberings_of_one_kind_go_on_with_each_other_unless_they_say_where_they_begin() -> None:
    first, other = [listed("a", 1), listed("b", 2), listed("c", 2), listed("d", 1)], [listed("e", 4), listed("f", 4, 1)]
    assert word_items(*first, *other) == [
        ("a", 1, 1), ("b", 1, 7), ("c", 1, 8), ("d", 1, 9), ("e", 1, 1), ("f", 2, 1),
    ]  # fmt: skip


def test_a_level_may_go_on_over_those_above_it() -> None:
    assert word_items(listed("a", 4, 1), listed("b", 4), listed("c", 4, 1)) == [("a", 2, 1), ("b", 1, 1), ("c", 2, 2)]
    levels = (0, 1, 2, 1, 2, 0, 2)
    assert [number for _, _, number in word_items(*(listed("a", 6, at) for at in levels))] == [1, 1, 1, 2, 2, 2, 1]


def test_clauses_are_numbered_by_their_style_and_begin_anew_below_each_heading() -> None:
    heading, clause, small = (
        office.paragraph(office.run(name), style=name) for name in ("Heading1", "Clause", "Small")
    )
    assert word_items(clause, heading, clause, small, heading, clause) == [
        ("Clause", 1, 1), ("Heading1", 0, 0), ("Clause", 1, 1), ("Small", 1, 2), ("Heading1", 0, 0), ("Clause", 1, 1),
    ]  # fmt: skip


def test_what_is_kept_twice_is_counted_once() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{listed('a', 1)}</w:tc></w:tr></w:tbl>"
    both = f"<mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback>"
    after = f"{listed('b', 1)}<w:tbl><w:tr>{word_cell('c')}</w:tr></w:tbl>"
    body = f"<w:p {_MC}><w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r></w:p>{after}"
    assert placed(office.word(body, parts={"numbering": NUMBERING}), "docx") == [
        ("a", Place(table=1, row=1, column=1, depth=1, number=1, begins=True)),
        ("b", Place(depth=1, number=2, begins=True)),
        ("c", Place(table=2, row=1, column=1)),
    ]


def test_a_list_whose_label_counts_nothing_has_no_numbers() -> None:
    assert word_items(listed("a", 5), listed("b", 0), listed("c", 99))[:3] == [("a", 1, 0), ("b", 0, 0), ("c", 0, 0)]


def test_an_item_in_a_cell_stands_in_both() -> None:
    cell = f"<w:tc>{listed('a', 1)}{office.paragraph(office.run('b'))}</w:tc>"
    body = f"<w:tbl><w:tr>{word_cell('Sala')}{cell}</w:tr></w:tbl>"
    assert placed(office.word(body, parts={"numbering": NUMBERING}), "docx") == [
        ("Sala", Place(table=1, row=1, column=1)),
        ("a", Place(table=1, row=1, column=2, depth=1, number=1, begins=True)),
        ("b", Place(table=1, row=1, column=2)),
    ]


def picture(link: str, description: str = "") -> str:
    return (
        f'<w:r><w:drawing {DRAWINGS}><wp:inline><wp:docPr id="1" name="x" descr="{description}"/>'
        f'<a:graphic><a:graphicData><a:blip r:embed="{link}"/></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )


def with_pictures(body: str, *names: str, drawing: bytes = b"") -> bytes:
    """Return a Word document with ``body`` and pictures beside its main part, to which ``p0`` and so on lead.

    Without a ``drawing`` each holds its own name.
    """
    links = [office.relationship(f"p{at}", "image", name) for at, name in enumerate(names)]
    parts = {name: office.member(office.word(body), name) for name in ("[Content_Types].xml", "_rels/.rels")}
    return office.zipped(
        {
            **parts,
            "word/document.xml": office.member(office.word(body), "word/document.xml"),
            "word/_rels/document.xml.rels": office.relationships(*links),
            **{f"word/{name}": drawing or name.encode() for name in names},
        }
    )


def test_pictures_of_word_are_known_with_words_and_without() -> None:
    body = office.paragraph(
        picture("p0", "A loom"), picture("p1"), picture("p2"), picture("p9", "No file"), office.run("Looms")
    )
    data = with_pictures(body, "media/a.png", "media/b.JPG", "media/c.emf")
    document = read(data, "docx")
    assert [(unit.text, unit.kind, unit.place.picture) for unit in seen(document)] == [
        ("Looms", "paragraph", ""),
        ("A loom", "alt text", "word/media/a.png"),
        ("", "picture", "word/media/b.JPG"),
        ("No file", "alt text", ""),
    ]
    names = ["word/media/a.png", "WORD/MEDIA/B.JPG", "word/media/d.png", "../a.png"]
    assert office.form("docx").pictures(document, names, largest=11) == {
        "word/media/a.png": b"media/a.png",
        "WORD/MEDIA/B.JPG": b"media/b.JPG",
    }
    assert office.form("docx").pictures(document, names, largest=10) == {}


# OpenDocument


LIST_STYLES = (
    '<text:list-style style:name="N">'
    '<text:list-level-style-number text:level="1" style:num-format="1" text:start-value="3"/>'
    '<text:list-level-style-number text:level="2" style:num-format="a"/>'
    '<text:list-level-style-number text:level="3" style:num-format=""/></text:list-style>'
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/></text:list-style>'
)


def odt(body: str) -> bytes:
    return office.open_document(body, styles=LIST_STYLES)


def odt_list(*found: str, style: str = "", more: str = "") -> str:
    named = f' text:style-name="{style}"' if style else ""
    return f"<text:list{named}{more}>{''.join(f'<text:list-item>{one}</text:list-item>' for one in found)}</text:list>"


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def test_items_of_opendocument_are_counted_list_by_list() -> None:
    body = odt_list(p("a") + p("b"), p("c") + odt_list(p("d"), odt_list(p("e"))) + p("f"), p("12"), style="N")
    body += p("g") + odt_list(p("h"), style="N", more=' text:continue-numbering="true"') + odt_list(p("i"), style="N")
    body += odt_list(p("j"), style="B") + odt_list(p("k"))
    assert items(odt(body), "odt") == [
        ("a", 1, 3), ("… b", 1, 0), ("c", 1, 4), ("d", 2, 1), ("e", 3, 0), ("… f", 1, 0), ("12", 1, 5),
        ("g", 0, 0), ("h", 1, 6), ("i", 1, 3), ("j", 1, 0), ("k", 1, 0),
    ]  # fmt: skip


def test_a_list_goes_on_with_another_that_it_names() -> None:
    first = odt_list(p("a"), p("b"), style="N", more=' xml:id="one"')
    other = odt_list(p("c"), style="N")
    again = odt_list(p("d"), style="N", more=' text:continue-list="one"')
    begun = f'<text:list-item text:start-value="20">{p("e")}</text:list-item>'
    item = f'<text:list text:style-name="N">{begun}</text:list>'
    header = f'<text:list text:style-name="N"><text:list-header>{p("f")}</text:list-header></text:list>'
    assert items(odt(first + other + again + item + header), "odt") == [
        ("a", 1, 3), ("b", 1, 4), ("c", 1, 3), ("d", 1, 5), ("e", 1, 20), ("… f", 1, 0),
    ]  # fmt: skip


def test_cells_of_opendocument_know_row_and_column() -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell{more}>{p(text)}</table:table-cell>"

    covered = '<table:covered-table-cell table:number-columns-repeated="2"/>'
    span = ' table:number-columns-spanned="3"'
    twice = ' table:number-columns-repeated="2"'
    value = ' office:value-type="float" office:value="12.5"'
    inner = f"<table:table><table:table-row>{cell('within')}</table:table-row></table:table>"
    body = (
        f"<table:table><table:table-header-rows><table:table-row>{cell('Sala', span)}{covered}{cell('Año')}"
        f"</table:table-row></table:table-header-rows>"
        f"<table:table-row table:number-rows-repeated='3'>{cell('x', twice)}{cell('12,5', value)}"
        f"</table:table-row><table:table-row><table:table-cell>{inner}{p('after')}</table:table-cell></table:table-row>"
        f"</table:table>{p('below')}"
    )
    assert cells(odt(body), "odt") == [
        ("Sala", 1, 1, 1),
        ("Año", 1, 1, 4),
        ("x", 1, 2, 1),
        ("12,5", 1, 2, 3),
        ("within", 2, 1, 1),
        ("after", 1, 5, 1),
        ("below", 0, 0, 0),
    ]


def test_pictures_of_opendocument_are_known_with_words_and_without() -> None:
    def frame(target: str, words: str = "") -> str:
        return f'<draw:frame><draw:image xlink:href="{target}"/>{words}</draw:frame>'

    words = "<svg:title>Looms</svg:title><svg:desc>Three of them</svg:desc>"
    body = p(
        frame("./Pictures/a%20b.png", words) + frame("../c.png", "<svg:desc>24</svg:desc>") + frame("Pictures/d.svm")
    )
    data = office.open_document(body, styles=LIST_STYLES)
    assert [(unit.text, unit.kind, unit.place.picture) for unit in seen(read(data, "odt"))] == [
        ("Looms", "alt text", "Pictures/a b.png"),
        ("Three of them", "description", "Pictures/a b.png"),
        ("", "picture", "c.png"),
    ]


# Best effort


def tree(names: Mapping[str, Sequence[str]], leaves: Sequence[str]) -> st.SearchStrategy[str]:
    """Return XML made of the elements ``names``, each with the attributes it may have, nested in any way."""

    def around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        element = st.sampled_from([(name, more) for name, every in names.items() for more in ("", *every)])
        return st.builds(
            lambda one, content: f"<{one[0]} {one[1]}>{''.join(content)}</{one[0]}>",
            element,
            st.lists(inner, max_size=4),
        )

    return st.recursive(st.sampled_from(leaves), around, max_leaves=25)


WORD_TREES = tree(
    {
        "w:tbl": (),
        "w:tr": (),
        "w:tc": (),
        "w:p": (),
        "w:sdt": (),
        "w:txbxContent": (),
        "mc:AlternateContent": (),
        "mc:Choice": (),
        "mc:Fallback": (),
    },
    [
        office.paragraph(office.run("Sala")),
        office.paragraph(office.run("2027")),
        *(listed("item", number, at) for number, at in ((1, 0), (1, 1), (2, 0), (3, 1), (3, 12), (9, 0))),
        '<w:tcPr><w:gridSpan w:val="3"/></w:tcPr>',
        '<w:tcPr><w:gridSpan w:val="-1"/></w:tcPr>',
        '<w:trPr><w:gridBefore w:val="x"/></w:trPr>',
        '<w:pPr><w:pStyle w:val="Clause"/></w:pPr>',
        "<w:pPr><w:numPr/></w:pPr>",
        office.run("word"),
        '<w:drawing><wp:docPr descr="A loom"/><a:blip r:embed="link"/></w:drawing>',
    ],
)
ODT_TREES = tree(
    {
        "table:table": (),
        "table:table-row": ('table:number-rows-repeated="99999999999"',),
        "table:table-cell": ('table:number-columns-repeated="x"', 'office:value-type="float"'),
        "table:covered-table-cell": (),
        "text:list": ('text:style-name="N"', 'text:continue-numbering="true"', 'text:continue-list="x"', 'xml:id="x"'),
        "text:list-item": ('text:start-value="9"', 'text:start-value="-"'),
        "text:list-header": (),
        "text:p": (),
        "draw:frame": (),
        "draw:text-box": (),
        "text:note": (),
    },
    [
        p("Sala"),
        p("2027"),
        odt_list(p("Sala"), p("2027") + p("word"), style="N"),
        f"<table:table><table:table-row><table:table-cell>{p('Sala')}</table:table-cell></table:table-row></table:table>",
        "<text:h>word</text:h>",
        '<draw:image xlink:href="a.png"/>',
        "<svg:desc>A loom</svg:desc>",
    ],
)
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def expect_same_texts(data: bytes, name: str) -> None:
    """Fail unless asking for structure leaves the texts and their order, and what is made of them, as they are."""
    document, bare = read(data, name), office.opened(data, name)
    assert [unit._replace(place=NOWHERE) for unit in document.units] == list(bare.units)
    numbers = [before for before, _ in document.fixed]
    assert numbers == sorted(numbers)
    assert not numbers or numbers[-1] <= len(bare.units)
    louder = [office.louder(unit.text) for unit in bare.units]
    assert office.published(document, [*louder], name) == office.published(bare, [*louder], name)


@given(WORD_TREES)
def test_whatever_stands_in_a_word_document_no_text_is_lost(xml: str) -> None:
    data = office.word(f"<w:sdt {_MC} {DRAWINGS}>{xml}</w:sdt>", parts={"numbering": NUMBERING, "styles": STYLES})
    expect_same_texts(data, "docx")


@given(ODT_TREES)
def test_whatever_stands_in_an_opendocument_text_no_text_is_lost(xml: str) -> None:
    expect_same_texts(odt(xml), "odt")


# What is made of it


def test_books_show_the_pictures_that_a_document_holds(tmp_path: Path) -> None:
    workspace = make(tmp_path)
    body = f"{office.paragraph(office.run('Looms'))}{office.paragraph(picture('p0', 'A loom'), picture('p1'))}"
    (tmp_path / "source_texts/en/looms.docx").write_bytes(with_pictures(body, "a.svg", "b.svg", drawing=DRAWING))
    forms = [form for form in EDITIONS if form.name in ("epub", "html")]
    publish(workspace, names=["looms.docx"], editions=forms)
    with ZipFile(tmp_path / "build/aligned/looms.docx.en.epub") as book:
        assert [book.read(name) for name in book.namelist() if name.startswith("EPUB/pictures/")] == [DRAWING] * 2
        chapter = book.read("EPUB/chapter0.xhtml").decode()
    assert '<img src="pictures/1.svg" alt="A loom"' in chapter
    assert '<img src="pictures/2.svg" alt=""' in chapter
    assert "<img" not in (tmp_path / "build/aligned/looms.docx.html").read_text("utf-8")


def test_a_page_shows_lists_and_tables_of_a_word_document(tmp_path: Path) -> None:
    workspace = make(tmp_path)
    table = f"<w:tbl><w:tr>{word_cell('Room')}{word_cell('12')}</w:tr></w:tbl>"
    body = f"{listed('Card it', 1)}{listed('by hand', 1, 2)}{table}{listed('Spin it', 1)}"
    (tmp_path / "source_texts/en/looms.docx").write_bytes(office.word(body, parts={"numbering": NUMBERING}))
    publish(workspace, names=["looms.docx"], editions=[form for form in EDITIONS if form.name == "html"])
    page = (tmp_path / "build/aligned/looms.docx.html").read_text("utf-8")
    assert re.findall(r'<tr (?:id="[^"]*" )?class="([^"]*)"', page) == [
        "list-item numbered",
        "list-item depth-3",
        "table-cell begun",
        "fixed table-cell continued",
        "list-item numbered",
    ]
    numbered = re.findall(r'<span class="ordinal">(.*?)</span>([^<]*)', page)
    assert list(dict.fromkeys(numbered)) == [("1. ", "Card it"), ("2. ", "Spin it")]
