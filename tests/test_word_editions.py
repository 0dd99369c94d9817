"""Editions as Word documents: what our own reader of Word documents finds in them, and what people may type."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.editions import EDITIONS, Edition
from pipeline.editions.outline import Piece, outline
from pipeline.editions.shown import shown
from pipeline.formats import format_of
from pipeline.formats.document import ReadOptions
from pipeline.markup import plain
from pipeline.model import Markup, Place
from tests.sample_editions import GUIDE, LANGUAGES, PLAN, TIDES, edition, row
from tests.test_editions import HOSTILE

DOCX = next(form for form in EDITIONS if form.name == "docx")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CULTURES = {"en": "en-GB", "es": "es-ES", "pt_BR": "pt-BR"}


def files(one: Edition) -> dict[str, bytes]:
    return DOCX.render(one)


def part(data: bytes, name: str) -> Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ElementTree.fromstring(archive.read(f"word/{name}.xml"))


def body(data: bytes) -> Element:
    return part(data, "document")[0]


def value(element: Element, path: str) -> str:
    found = element.find("/".join(f"{W}{name}" for name in path.split("/")))
    return "" if found is None else found.attrib.get(f"{W}val", "")


def words(element: Element) -> str:
    """Return the text of an element as Word shows it."""
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(signs.get(one.tag, one.text or "" if one.tag == f"{W}t" else "") for one in element.iter())


def told(piece: Piece, language: str) -> str:
    one = shown(piece.row, language)
    return f"{one.label}{': ' * bool(one.label)}{f'[{one.note}] ' if one.note else ''}{one.text}"


def tables(data: bytes) -> Iterator[list[list[Element]]]:
    for table in body(data).iter(f"{W}tbl"):
        yield [list(line.iter(f"{W}tc")) for line in table.iter(f"{W}tr")]


@pytest.mark.parametrize("one", [GUIDE, TIDES, PLAN])
def test_each_text_stands_in_order_in_every_language(one: Edition) -> None:
    made = files(one)
    for language in LANGUAGES:
        pieces = outline(one).pieces
        found = [words(one) for one in body(made[DOCX.path(one.name, language)]).iter(f"{W}p") if words(one)]
        assert found[-len(pieces) :] == [told(piece, language) for piece in pieces]
    whole = made[DOCX.path(one.name)]
    for place, language in enumerate(LANGUAGES):
        cells = ["\n".join(map(words, line[place].iter(f"{W}p"))) for table in tables(whole) for line in table[1:]]
        assert cells == [
            "\n".join(
                [*(told(Piece(head, piece.style), language) for head in (piece.head,) if head), told(piece, language)]
            )
            for piece in outline(one).lines()
            if not piece.level
        ]


@pytest.mark.parametrize("one", [GUIDE, TIDES, PLAN])
def test_our_own_reader_finds_the_same_texts(one: Edition) -> None:
    for language, name in ((language, DOCX.path(one.name, language)) for language in LANGUAGES):
        document = format_of(name).read(files(one)[name], language, ReadOptions())
        found = [plain(unit.text, unit.markup) for unit in document.units]
        expected = [told(piece, language) for piece in outline(one).pieces]
        readable = [text for text in expected if any(char.isalpha() for char in text)]
        assert [text for text in found if text in readable] == readable


def test_headings_are_headings_that_words_navigation_shows() -> None:
    def headings(data: bytes) -> list[tuple[str, str]]:
        """Return the headings that stand in no table."""
        return [
            (style, words(one))
            for one in body(data).findall(f"{W}p")
            if (style := value(one, "pPr/pStyle")).startswith("Heading")
        ]

    assert headings(files(GUIDE)["guide.html.es.docx"]) == [
        ("Heading1", "Qué traer"),
        ("Heading1", "Las salas"),
        ("Heading1", "Palabras"),
    ]
    assert headings(files(GUIDE)["guide.html.docx"])[0] == ("Heading1", "What to bring · Qué traer · O que trazer")
    levels = {
        style.get(f"{W}styleId"): value(style, "pPr/outlineLvl")
        for style in part(files(GUIDE)["guide.html.docx"], "styles")
    }
    assert [levels[f"Heading{level}"] for level in range(1, 7)] == ["0", "1", "2", "3", "4", "5"]


def test_every_style_that_is_used_is_there() -> None:
    for data in files(GUIDE).values():
        known = {style.get(f"{W}styleId") for style in part(data, "styles")}
        used = {
            one.get(f"{W}val") for name in ("pStyle", "rStyle", "tblStyle") for one in body(data).iter(f"{W}{name}")
        }
        assert used <= known


def test_the_columns_lie_and_their_heads_are_repeated() -> None:
    whole, single = files(GUIDE)["guide.html.docx"], files(GUIDE)["guide.html.es.docx"]
    for data, orientation in ((whole, "landscape"), (single, None)):
        size = body(data).find(f"{W}sectPr/{W}pgSz")
        assert size is not None
        assert size.get(f"{W}orient") == orientation
        for table in body(data).iter(f"{W}tbl"):
            heads = [line.find(f"{W}trPr/{W}tblHeader") is not None for line in table.iter(f"{W}tr")]
            assert heads[0]
            assert not any(heads[1:])
    assert next([words(cell) for cell in table[0]] for table in tables(whole)) == [
        "English",
        "español",
        "português (Brasil)",
    ]
    [table] = tables(single)
    assert [[words(cell) for cell in line] for line in table] == [
        ["Sala", "Visitantes"],
        ["Mareas", "1200"],
        ["El encaje y el mar", "85"],
    ]


def test_every_run_is_in_its_language() -> None:
    for table in tables(files(GUIDE)["guide.html.docx"]):
        for line in table:
            for language, cell in zip(LANGUAGES, line, strict=True):
                tags = [value(run, "rPr/lang") for run in cell.iter(f"{W}r")]
                is_note = any(value(run, "rPr/rStyle") == "Untranslated" for run in cell.iter(f"{W}r"))
                assert set(tags) == {CULTURES[language], *([CULTURES["en"]] if is_note else [])}


def test_what_is_not_translated_says_so_in_the_language_of_the_reader() -> None:
    found = [words(one) for one in body(files(GUIDE)["guide.html.pt_BR.docx"]).iter(f"{W}p")]
    assert "[ainda não traduzido] with plan.txt" in found
    assert "Onde um texto não tem tradução aprovada, aparece o original, com essa indicação." in found
    [note] = [
        run
        for one in body(files(GUIDE)["guide.html.pt_BR.docx"]).iter(f"{W}p")
        if words(one).endswith("with plan.txt")
        for run in one.iter(f"{W}r")
        if value(run, "rPr/rStyle") == "Untranslated"
    ]
    assert value(note, "rPr/lang") == "pt-BR"


def test_lists_have_their_depth_and_numbers() -> None:
    data = files(GUIDE)["guide.html.es.docx"]
    nums = {
        one.get(f"{W}numId"): one.find(f"{W}lvlOverride/{W}startOverride")
        for one in part(data, "numbering").iter(f"{W}num")
    }
    items = [
        (words(one), value(one, "pPr/numPr/ilvl"), nums[value(one, "pPr/numPr/numId")])
        for one in body(data).iter(f"{W}p")
        if value(one, "pPr/numPr/numId")
    ]
    assert [(text, level, start is not None) for text, level, start in items] == [
        ("Botas", "0", True),
        ("Una bolsa:", "0", True),
        ("con pan", "1", False),
        ("con plan.txt", "1", False),
        ("Tiempo", "0", True),
    ]


def test_a_list_begins_anew_where_its_numbers_do() -> None:
    numbers = (3, 4, 1)
    one = edition(*(row("list item", f"a{n}", "b", "c", place=Place(depth=1, number=n)) for n in numbers), name="a.md")
    data = files(one)["a.md.en.docx"]
    lists = [value(item, "pPr/numPr/numId") for item in body(data).iter(f"{W}p") if value(item, "pPr/numPr/numId")]
    assert lists[0] == lists[1] != lists[2]
    starts = {
        one.get(f"{W}numId"): value(one, "lvlOverride/startOverride") for one in part(data, "numbering").iter(f"{W}num")
    }
    assert [starts[lists[0]], starts[lists[2]]] == ["3", "1"]


def test_links_lead_where_they_led() -> None:
    data = files(GUIDE)["guide.html.es.docx"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        relations = ElementTree.fromstring(archive.read("word/_rels/document.xml.rels"))
    targets = {one.get("Id"): one.get("Target") for one in relations}
    [link] = body(data).iter(f"{W}hyperlink")
    assert (words(link), targets[link.get(f"{R}id")]) == ("el diario", "https://example.org/a")


def test_an_office_document_has_only_the_columns() -> None:
    assert list(files(edition(row("heading 1", "a", "b", "c"), name="a.odt"))) == ["a.odt.docx"]


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert files(GUIDE) == files(GUIDE)
    for data in files(GUIDE).values():
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert b"dcterms" not in archive.read("docProps/core.xml")


def hostile_edition(text: str, markup: Markup) -> Edition:
    return edition(
        row("heading 1", text, text, "", markup=markup),
        row("paragraph", f"x{text}", f"y{text}", "~x", markup=markup),
        row("list item", f"x{text}", f"y{text}", text, markup=markup, place=Place(depth=1, number=4)),
        row("table cell", f"x{text}", "b", text, markup=markup, place=Place(table=1, row=1, column=1)),
        row("table cell", f"x{text}", "b", text, markup=markup, place=Place(table=1, row=1, column=2)),
        name="a.html",
        project=text,
    )


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from([*HOSTILE, "=1+1", "</w:t>", "<w:br/>"]) | st.text(max_size=20), min_size=1, max_size=4),
    st.sampled_from(Markup),
)
def test_any_text_is_only_text(texts: list[str], markup: Markup) -> None:
    one = hostile_edition("".join(texts), markup)
    made = files(one)
    for name in ("a.html.docx", "a.html.es.docx"):
        format_of(name).read(made[name], "es", ReadOptions())
    found = [words(paragraph) for paragraph in body(made["a.html.es.docx"]).iter(f"{W}p")]
    assert all(told(piece, "es") in found for piece in outline(one).pieces)
