"""Editions as readers of a book meet them: title, lists, tables, pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.editions import EDITIONS, EditionForm
from pipeline.editions.model import Row
from pipeline.editions.outline import Block, Listing, Piece, Style, Table, outline
from pipeline.editions.pictures import media_type
from pipeline.editions.shown import alternative, in_cell, title_runs
from pipeline.model import NOWHERE, Place, Unit
from pipeline.stages.pictures import pictures
from pipeline.workspace import Source
from tests.sample_editions import DRAWING, GUIDE, TIDES, edition, row

KINDS = (
    "heading 1",
    "heading 3",
    "paragraph",
    "list item",
    "table cell",
    "table heading",
    "term",
    "caption",
    "alt text",
)
PLACES = st.builds(
    Place,
    depth=st.integers(0, 3),
    number=st.integers(0, 3),
    table=st.integers(0, 2),
    row=st.integers(0, 3),
    column=st.integers(0, 3),
)


def texts(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield every text of blocks, in order."""
    for block in blocks:
        if isinstance(block, Piece):
            yield block.row.source.text
        elif isinstance(block, Listing):
            for item in block.items:
                yield from texts(item.blocks)
        else:
            for line in block.rows:
                for cell in line:
                    yield from texts(cell)


def heads(blocks: Iterable[Block]) -> set[str]:
    """Return the headings of columns that stand with cells."""
    found: set[str] = set()
    for block in blocks:
        if isinstance(block, Listing):
            found.update(*(heads(item.blocks) for item in block.items))
        elif isinstance(block, Piece) and block.head:
            found.add(block.head.source.text)
    return found


def drawn(blocks: Iterable[Block]) -> list[object]:
    """Return the texts of blocks, those of lists and tables in lists of their own."""
    found: list[object] = []
    for block in blocks:
        if isinstance(block, Piece):
            found.append(block.row.source.text)
        elif isinstance(block, Listing):
            found.append([(item.number, *drawn(item.blocks)) for item in block.items])
        else:
            found.append([[" ".join(texts(cell)) for cell in line] for line in block.rows])
    return found


def item(text: str, depth: int, number: int = 0, kind: str = "list item") -> Row:
    return row(kind, text, "b", "c", place=Place(depth=depth, number=number))


def cell(text: str, line: int, column: int, kind: str = "table cell", **more: int) -> Row:
    return row(kind, text, "b", "c", place=Place(table=1, row=line, column=column, **more))


def built(*rows: Row, widest: int = 6) -> list[object]:
    return drawn(outline(edition(row("page title", "t", "u", "v"), *rows)).blocks(widest=widest))


@given(st.lists(st.tuples(st.sampled_from(KINDS), PLACES), max_size=25))
def test_every_text_is_there_once(found: list[tuple[str, Place]]) -> None:
    rows = [row(kind, f"t{number}", "b", "c", place=place) for number, (kind, place) in enumerate(found)]
    one = outline(edition(row("page title", "t", "u", "v"), *rows))
    blocks = one.blocks(widest=3)
    shown = [*texts(blocks), *([one.title.source.text] if one.title and one.title in rows else [])]
    shown += heads(blocks) - set(shown)
    assert sorted(shown) == sorted(one.source.text for one in rows)
    assert sorted(texts(one.lines())) == sorted(texts(one.pieces))


@given(st.lists(st.sampled_from([*(f"heading {level}" for level in range(1, 9)), "paragraph"]), max_size=25))
def test_no_level_is_left_out(kinds: list[str]) -> None:
    pieces = outline(edition(*(row(kind, f"{n}", "b", "c") for n, kind in enumerate(kinds)))).pieces
    levels = [piece.level for piece in pieces if piece.level]
    assert levels[:1] in ([], [1])
    assert all(below <= above + 1 for above, below in pairwise(levels))
    assert all(1 <= level <= 6 for level in levels)


def test_lists_lie_in_lists_and_keep_their_numbers() -> None:
    assert built(
        item("a", 1, 3), item("x", 2), item("y", 2), item("b", 1, 5), item("p", 0, kind="paragraph"), item("c", 1)
    ) == [
        [(3, "a", [(0, "x"), (0, "y")]), (5, "b")],
        "p",
        [(0, "c")],
    ]


def test_what_has_no_number_goes_on_with_the_item_before() -> None:
    assert built(item("a", 1, 1), item("more", 1), item("code", 1, kind="preformatted text"), item("b", 1, 2)) == [
        [(1, "a", "more", "code"), (2, "b")]
    ]


def test_where_numbers_begin_another_list_does() -> None:
    assert built(item("a", 1), item("b", 1, 1), item("c", 1, 2)) == [[(0, "a")], [(1, "b"), (2, "c")]]


def test_items_without_a_place_are_a_list() -> None:
    assert built(item("a", 0), item("b", 0)) == [[(0, "a"), (0, "b")]]


def test_a_list_that_begins_deep_is_one() -> None:
    assert built(item("a", 3), item("b", 4), item("c", 3)) == [[(0, "a", [(0, "b")]), (0, "c")]]


def test_tables_have_their_cells_where_they_were() -> None:
    rows = (
        cell("A", 1, 1, "table heading"),
        cell("B", 1, 3, "table heading"),
        cell("b", 2, 3),
        cell("a", 2, 1),
        cell("c", 4, 1),
    )
    assert built(*rows) == [[["A", "B"], ["a", "b"], ["c", ""]]]
    [table] = outline(edition(row("page title", "t", "u", "v"), *rows)).blocks(widest=6)
    assert isinstance(table, Table)
    assert (table.heads, table.columns) == (1, 2)


@pytest.mark.parametrize(
    "more",
    [row("heading 2", "h", "i", "j", place=Place(table=1, row=2, column=2)), cell("h", 2, 2, "list item", depth=1)],
)
def test_a_table_that_only_lays_out_a_page_is_none(more: Row) -> None:
    assert "h" in str(built(cell("a", 1, 1), cell("b", 1, 2), more))
    assert not any(
        isinstance(block, Table)
        for block in outline(edition(row("page title", "t", "u", "v"), cell("a", 1, 1), more)).blocks(widest=6)
    )


def test_the_cells_of_a_table_that_is_too_wide_are_told_by_their_columns() -> None:
    rows = [cell(f"H{n}", 1, n, "column heading") for n in (1, 2)] + [cell(f"c{n}", 2, n) for n in (1, 2)]
    one = outline(edition(row("page title", "t", "u", "v"), *rows))
    for blocks, said in ((one.blocks(widest=1), ["H1", "H2"]), (tuple(one.lines()), ["", "", "H1", "H2"])):
        assert [block.head.source.text if block.head else "" for block in blocks if isinstance(block, Piece)] == said


def test_the_title_of_a_sheet_stands_above_its_table() -> None:
    rows = (cell("Labels", 1, 1, "cell A1"), cell("H1", 3, 1, "column heading"), cell("H2", 3, 2, "column heading"))
    assert built(*rows, cell("a", 4, 1), cell("b", 4, 2)) == ["Labels", [["H1", "H2"], ["a", "b"]]]
    assert built(cell("Labels", 1, 1), cell("more", 1, 2), *rows[1:], cell("a", 4, 1)) == [
        [["Labels", "more"], ["H1", "H2"], ["a", ""]]
    ]


def test_items_in_a_table_with_headings_stand_in_their_cells() -> None:
    inner = cell("a", 2, 1, depth=1, begins=True), cell("b", 2, 1, depth=1, number=2, begins=True), cell("c", 2, 1)
    [table] = outline(edition(row("page title", "t", "u", "v"), cell("H", 1, 1, "table heading"), *inner)).blocks(
        widest=6
    )
    assert isinstance(table, Table)
    assert [piece.mark for piece in table.rows[1][0]] == ["\N{BULLET} ", "2. ", ""]
    assert [in_cell(piece, "en").text for piece in table.rows[1][0]] == ["\N{BULLET} a", "2. b", "c"]


def test_what_begins_an_item_is_one_whatever_it_is() -> None:
    first, second = (row("slide text", text, "b", "c", place=Place(depth=1, begins=True)) for text in "ab")
    assert built(first, item("c", 1, kind="slide text"), second) == [[(0, "a", "c"), (0, "b")]]


def test_a_picture_has_its_title_before_its_words() -> None:
    there, elsewhere = Place(picture="a.png"), Place(picture="b.png")
    title, words = (
        row("alt text", "Looms", "Telares", "", place=there),
        row("description", "Two", "Dos", "", place=there),
    )
    other = row("alt text", "A loom", "Un telar", "Um tear", place=elsewhere)
    found = outline(edition(row("page title", "t", "u", "v"), other, title, words, other), {"a.png"})
    assert [piece.row for piece in found.pieces] == [other, title, words, other]
    pieces = [piece for piece in found.blocks(widest=6) if isinstance(piece, Piece)]
    assert [(piece.style, alternative(piece, "es")) for piece in pieces] == [
        (Style.PICTURE, "Un telar"),
        (Style.PICTURE, "Telares. Dos"),
        (Style.PICTURE, "Un telar"),
    ]
    assert alternative(pieces[1], "pt_BR") == "[ainda não traduzido] Looms. Two"


def test_the_title_stands_above_and_what_no_page_shows_nowhere() -> None:
    found = outline(TIDES)
    assert found.title is not None
    assert found.title.source.text == "Lace and tides"
    shown = list(texts(found.pieces))
    assert "Lace and tides" not in shown
    assert "A room by the sea." not in shown
    assert shown[0] == '<a href="tides.html">Tides</a>'


def test_a_title_is_not_told_what_it_is() -> None:
    one = edition(row("document title", "Tides", "Mareas", ""), name="a.xlsx")
    titles = [title_runs(one, outline(one).title, language) for language in one.languages]
    assert [(title.label, title.note, title.text) for title in titles] == [
        ("", "", "Tides"),
        ("", "", "Mareas"),
        ("", "ainda não traduzido", "Tides"),
    ]
    assert title_runs(edition(name="b.md"), None, "es").text == "b.md"


@pytest.mark.parametrize(
    "form", [form for form in EDITIONS if form.name in ("pdf", "epub", "docx")], ids=lambda form: form.name
)
@pytest.mark.parametrize("name", ["\udcff<b>&\x01.md", "sala 1/mareas [2].html", "a"])
def test_documents_of_any_name_and_without_a_text_are_books(form: EditionForm, name: str) -> None:
    for one in (
        edition(name=name, project="\x00\ud800"),
        edition(row("paragraph", "<b></b>", "", ""), name=name, project=""),
    ):
        made = form.render(one)
        assert form.path(name) in made
        assert all(made.values())


def test_pictures_without_words_are_kept_and_texts_without_words_not() -> None:
    rows = [row("alt text", "", "", "", place=Place(picture=f"{name}.png")) for name in "ab"]
    one = edition(*rows, row("paragraph", "<b></b>", "", ""), pictures={"a.png": DRAWING})
    assert [(piece.style, piece.row.place.picture) for piece in outline(one).pieces] == [(Style.PICTURE, "a.png")]
    assert outline(one, drawn=()).pieces == ()
    assert outline(replace(GUIDE, rows=(), fixed=())).pieces == ()


# Pictures


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (DRAWING, "image/svg+xml"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><!-- x -->" + DRAWING, "image/svg+xml"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"%PDF-1.7", ""),
        (b"<html><svg/></html>", ""),
        (b"<!DOCTYPE svg [<!ENTITY a 'b'>]>" + DRAWING, ""),
        (DRAWING.replace(b"<rect", b"<script>alert(1)</script><rect"), ""),
        (DRAWING.replace(b"<rect", b"<rect onclick='alert(1)'"), ""),
        (DRAWING.replace(b"<rect", b"<image href='https://example.org/a.png'/><rect"), ""),
        (DRAWING.replace(b"<rect", b"<use href='https://example.org/a.svg#b'/><rect"), ""),
        (DRAWING.replace(b"<rect", b"<use href='#b'/><rect"), "image/svg+xml"),
        (DRAWING.replace(b"#8a3324", b"url(https://example.org/)"), ""),
        (DRAWING.replace(b"#8a3324", b"url(#gradient)"), "image/svg+xml"),
        (DRAWING[:-3], ""),
    ],
)
def test_only_pictures_that_do_nothing_stand_in_books(data: bytes, kind: str) -> None:
    assert media_type(data) == kind


def test_pictures_beside_the_document_are_found_and_no_others(tmp_path: Path) -> None:
    folder = tmp_path / "en"
    (folder / "rooms").mkdir(parents=True)
    (folder / "images").mkdir()
    (folder / "images" / "a b.png").write_bytes(b"1")
    (folder / "rooms" / "c.png").write_bytes(b"2")
    (tmp_path / "secret.png").write_bytes(b"3")
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    names = (
        "../images/a%20b.png?v=2#x",
        "c.png",
        "d.png",
        "../../secret.png",
        "../link.png",
        "/etc/passwd",
        "https://example.org/c.png",
        "//example.org/c.png",
        "data:image/png;base64,AAAA",
        "http://[",
        "",
        "..",
        "a\0b",
    )
    units = [Unit("x", "alt text", place=NOWHERE._replace(picture=name)) for name in names]
    found = pictures(Source("rooms/a.html", "en", folder / "rooms" / "a.html"), units)
    assert found == {"../images/a%20b.png?v=2#x": b"1", "c.png": b"2"}


def test_a_title_and_an_equal_first_heading_are_shown_once() -> None:
    title, heading = (row(kind, "Tides", "Mareas", "Marés") for kind in ("title", "heading 1"))
    later = row("heading 2", "Tides", "Mareas", "Marés")
    found = outline(edition(title, heading, row("paragraph", "a", "b", "c"), later))
    assert found.title == title
    assert [piece.row.kind for piece in found.pieces] == ["paragraph", "heading 2"]
    other = row("heading 1", "Tides", "Las mareas", "Marés")
    assert [piece.row for piece in outline(edition(title, other, later)).pieces] == [other, later]


@pytest.mark.parametrize("kind", ["title text", "link title", "image title", "tooltip"])
def test_what_appears_under_a_pointer_is_in_no_book(kind: str) -> None:
    assert outline(edition(row(kind, "More on tides", "Más sobre las mareas", "Mais sobre as marés"))).pieces == ()
