"""The pages of an EPUB: one for each heading of the first level, and one for what stands before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from xml.etree.ElementTree import Element

from pipeline.editions.epub.markup import add, document, in_language, put, say
from pipeline.editions.model import Edition, Row
from pipeline.editions.outline import Block, Listing, Outline, Piece, Style, Table
from pipeline.editions.pictures import Picture
from pipeline.editions.shown import Shown, alternative, in_cell, language_of_words, notice, shown, title_runs
from pipeline.locales import bcp47
from pipeline.xml_text import visible

__all__ = ["Chapter", "Entry", "chapters", "parallel_chapters"]

_WIDEST = 6
_PLAIN = {
    Style.CAPTION: ("p", "caption"),
    Style.NOTE: ("p", "footnote"),
    Style.PICTURE: ("p", "picture"),
    Style.TERM: ("p", "term"),
    Style.DEFINITION: ("p", "definition"),
    Style.HEAD: ("p", "term"),
    Style.QUOTATION: ("blockquote", ""),
    Style.CODE: ("pre", ""),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents."""

    target: str
    """The page and the place in it."""
    texts: tuple[Shown, ...]
    """The heading in each language of the book."""
    level: int


@dataclass(slots=True)
class Chapter:
    """A page of the book."""

    file: str
    data: bytes = b""
    entries: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class _Writer:
    """Writes what stands in one chapter."""

    languages: tuple[str, ...]
    """One for a book in one language; the first is that of the page."""
    chapter: Chapter
    body: Element
    pictures: Mapping[str, Picture]
    """Those that can be shown, by their names in the document."""
    notes: Mapping[int, str]
    """The pages that the footnotes stand on, by their numbers."""

    @property
    def language(self) -> str:
        """The language of the page (BCP 47)."""
        return bcp47(self.languages[0])

    def blocks(self, parent: Element, blocks: Iterable[Block]) -> None:
        """Add ``blocks``; terms that follow each other, with their definitions, make one list."""
        for defines, group in groupby(blocks, key=_is_definition):
            found = list(group)
            at = add(parent, "dl") if defines and _is_whole(found) else parent
            for one in found:
                self.block(at, one)

    def block(self, parent: Element, one: Block) -> None:
        """Add one block."""
        if isinstance(one, Table):
            self.table(parent, one)
        elif isinstance(one, Listing):
            self.listing(parent, one)
        elif one.level:
            self.heading(parent, one)
        elif parent.tag == "dl":
            self.say(add(parent, "dt" if one.style is Style.TERM else "dd"), one.row)
        else:
            self.piece(parent, one)

    def heading(self, parent: Element, piece: Piece) -> None:
        """Add a heading, and a line for it to the contents."""
        place = f"h{len(self.chapter.entries) + 1}"
        texts = tuple(shown(piece.row, language) for language in self.languages)
        self.chapter.entries.append(Entry(f"{self.chapter.file}#{place}", texts, piece.level))
        say(add(parent, f"h{piece.level}", id=place), texts[0], self.language, self.notes)

    def piece(self, parent: Element, piece: Piece) -> None:
        """Add a paragraph, quotation or piece of code."""
        if piece.row.place.picture in self.pictures:
            self.picture(parent, piece, self.languages[0])
            return
        if piece.head:
            self.say(add(parent, "p", class_="column"), piece.head)
        element = add(parent, "p") if piece.style is Style.ITEM else _element(parent, piece)
        self.say(element, piece.row)

    def picture(self, parent: Element, piece: Piece, language: str = "") -> None:
        """Add a picture; without a ``language`` for its words it says nothing to readers who do not see it."""
        image = add(add(parent, "p"), "img", src=self.pictures[piece.row.place.picture].file)
        image.set("alt", alternative(piece, language) if language else "")
        if language:
            in_language(image, shown(piece.row, language).language, self.language)

    def listing(self, parent: Element, listing: Listing) -> None:
        """Add a list."""
        at = add(parent, "ol" if listing.numbered else "ul")
        for item in listing.items:
            self.blocks(add(at, "li", value=str(item.number) if item.number else ""), item.blocks)

    def table(self, parent: Element, table: Table) -> None:
        """Add a table."""
        at = add(parent, "table")
        for part, rows in (("thead", table.rows[: table.heads]), ("tbody", table.rows[table.heads :])):
            group = add(at, part) if rows else at
            for row in rows:
                line = add(group, "tr")
                for cell in row:
                    is_head = any(piece.style is Style.HEAD for piece in cell)
                    scope = ("col" if part == "thead" else "row") if is_head else ""
                    self.cell(add(line, "th" if is_head else "td", scope=scope), cell)

    def cell(self, at: Element, cell: Sequence[Piece]) -> None:
        """Add the texts of a cell."""
        for piece in cell:
            say(add(at, "p") if len(cell) > 1 else at, in_cell(piece, self.languages[0]), self.language)

    def say(self, element: Element, row: Row) -> Element:
        """Put a text into an element."""
        return say(element, shown(row, self.languages[0]), self.language, self.notes)

    def line(self, piece: Piece) -> None:
        """Add a piece in all languages, below each other or side by side as the page has room."""
        if piece.row.place.picture in self.pictures:
            self.picture(self.body, piece)
        if not piece.row.readable:
            return
        line = add(self.body, "div", class_="row")
        texts = tuple(shown(piece.row, language) for language in self.languages)
        place = f"h{len(self.chapter.entries) + 1}" if piece.level else ""
        for number, (language, text) in enumerate(zip(self.languages, texts, strict=True)):
            around = bcp47(language)
            column = in_language(add(line, "div", class_="language"), around, self.language, always=True)
            if piece.head:
                say(add(column, "p", class_="column"), shown(piece.head, language), around, self.notes)
            say(_element(column, piece, "" if number else place), text, around, self.notes)
        if piece.level:
            self.chapter.entries.append(Entry(f"{self.chapter.file}#{place}", texts, piece.level))


def _element(parent: Element, piece: Piece, place: str = "") -> Element:
    """Add the element that a piece's text stands in, and return it."""
    if piece.level:
        return add(parent, f"h{piece.level}", id=place)
    if piece.style is Style.ITEM:
        number = piece.row.place.number
        return add(add(parent, "ol" if number else "ul"), "li", value=str(number or ""))
    name, style = _PLAIN.get(piece.style, ("p", ""))
    element = add(parent, name, class_=style)
    return add(element, "p") if name == "blockquote" else element


def chapters(edition: Edition, found: Outline, language: str, pictures: Mapping[str, Picture]) -> tuple[Chapter, ...]:
    """Return the pages of the book in ``language``."""
    written = []
    for number, blocks in enumerate(_divided(found.blocks(widest=_WIDEST))):
        writer, page = _page(edition, found, (language,), number, pictures)
        writer.blocks(writer.body, blocks)
        writer.chapter.data = put(page)
        written.append(writer.chapter)
    return tuple(written)


def parallel_chapters(
    edition: Edition, found: Outline, languages: tuple[str, ...], pictures: Mapping[str, Picture]
) -> tuple[Chapter, ...]:
    """Return the pages of the book in all ``languages``."""
    written = []
    for number, pieces in enumerate(_divided(found.lines())):
        writer, page = _page(edition, found, languages, number, pictures)
        for piece in pieces:
            if isinstance(piece, Piece):
                writer.line(piece)
        writer.chapter.data = put(page)
        written.append(writer.chapter)
    return tuple(written)


def _is_definition(block: Block) -> bool:
    return isinstance(block, Piece) and block.style in (Style.TERM, Style.DEFINITION)


def _is_whole(blocks: Sequence[Block]) -> bool:
    """Tell whether every definition has a term before it, and every term a definition after it."""
    styles = [block.style for block in blocks if isinstance(block, Piece)]
    return styles[0] is Style.TERM and styles[-1] is Style.DEFINITION


def _divided(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Yield the blocks of each chapter; the first may have none but the title."""
    chapter: list[Block] = []
    for block in blocks:
        if isinstance(block, Piece) and block.level == 1:
            yield chapter
            chapter = []
        chapter.append(block)
    yield chapter


def _note_pages(found: Outline) -> dict[int, str]:
    """Return the page that each footnote stands on."""
    pages: dict[int, str] = {}
    number = 0
    for piece in found.pieces:
        number += piece.level == 1
        if piece.row.begins_note:
            pages[piece.row.begins_note] = _file(number)
    return pages


def _file(number: int) -> str:
    return f"chapter{number}.xhtml"


def _page(
    edition: Edition, found: Outline, languages: tuple[str, ...], number: int, pictures: Mapping[str, Picture]
) -> tuple[_Writer, Element]:
    titles = [title_runs(edition, found.title, language) for language in languages]
    page, body = document(titles[0].unlinked.text.replace("\n", " "), bcp47(languages[0]))
    chapter = Chapter(_file(number))
    if number == 0:
        chapter.entries.append(Entry(chapter.file, tuple(titles), 1))
        around = bcp47(languages[0])
        add(body, "p", visible(edition.project), class_="project")
        notes = _note_pages(found)
        say(add(body, "h1"), titles[0], around, notes)
        for title in titles[1:]:
            say(add(body, "p", class_="title"), title, around, notes)
        if words := notice(edition, languages):
            in_language(add(body, "p", words, class_="notice"), language_of_words(languages[0]), around)
    return _Writer(languages, chapter, body, pictures, _note_pages(found)), page
