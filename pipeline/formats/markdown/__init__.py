"""Markdown: CommonMark with tables, footnotes, definition lists, front matter and what site generators add."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import ClassVar

from markdown_it.token import Token

from pipeline import model
from pipeline.formats.characters import decoded
from pipeline.formats.document import Document, LanguageMark, Link, Part, ReadOptions, Slot, between, splice
from pipeline.formats.front_matter import front_matter
from pipeline.formats.markdown.blocks import blocks, first_line, starts, with_plain_line_ends
from pipeline.formats.markdown.extras import Title
from pipeline.formats.markdown.html_blocks import HtmlBlock, says_nothing_of_others
from pipeline.formats.markdown.inline import Label, attribute_labels, has_text, labels, quoted_label
from pipeline.formats.markdown.links import definition, inline_links
from pipeline.formats.markdown.outline import Outline
from pipeline.formats.markdown.raw_html import SWITCH, Surroundings, fragment, inline_tags, is_only_tags
from pipeline.formats.markdown.rereading import reread
from pipeline.formats.markdown.running_text import (
    Running,
    after_hashes,
    continuation,
    first_hard_break,
    heading_text,
    line_text,
    running_text,
    without_end,
)
from pipeline.formats.markdown.slots import (
    CAPTION_ATTRIBUTES,
    HEADING_ATTRIBUTES,
    PLACES_WITH_LINES,
    LabelSlot,
    MarkdownSlot,
    Place,
)
from pipeline.formats.markdown.structure import Structure
from pipeline.formats.offering import is_offered
from pipeline.markup import plain
from pipeline.markup.words import words_at
from pipeline.model import NOWHERE, Markup, Unit

__all__ = ["pack", "read", "read_again"]

_NEWLINE = re.compile(r"\r\n|\r|\n")
_LINE_END = re.compile(r"\n")
_NOT_NEWLINES = re.compile(r"[^\r\n]+")
_MARKER = re.compile(r"(?:[-+*>]|#{1,6}|\d{1,9}[.)]|\[\^[^\]\s]+\]:)[ \t]+")
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_CAPTION = re.compile(r":[ \t]+")
_BEFORE_DEFINITION = re.compile(r"[ \t]*\n(?:[ \t>]*\n)?[ \t>]*[:~][ \t]")
_ROW = re.compile(r"\|.*(?<!\\)\|")
_PIPE = re.compile(r"(?<!\\)\|")
_CONTAINERS = {
    "blockquote": "quotation",
    "dd": "definition",
    "footnote_reference": "footnote",
    "list_item": "list item",
}


def read(data: bytes, language: str, options: ReadOptions) -> Document:
    """Find the units, links and language marks of a Markdown document in ``language``.

    Raises DocumentError for bytes that are no text, and for blocks nested beyond reading.
    """
    text, encoding = decoded(data)
    reader = _Reader(text, language, Structure() if options.structure else None)
    reader.read(options)
    part = Part(
        text,
        tuple(reader.slots),
        tuple(reader.links),
        tuple(reader.marks),
        encoding,
        fixed=between(reader.slots, reader.fixed),
        outline=reader.outline,
    )
    return Document(data, (part,))


def read_again(document: Document, texts: Sequence[str | None], language: str, options: ReadOptions) -> Document | None:
    """Return what ``read`` would return of the document with ``texts``, where that is plain to see."""
    return reread(document, texts, language, options)


def pack(document: Document, texts: Sequence[str]) -> bytes:
    """Return the bytes of the one text, in the encoding the document was read in."""
    return document.parts[0].encoding.encode(texts[0])


class _Reader:
    """Walks the blocks of one document and collects what stands in them."""

    def __init__(self, text: str, language: str, structure: Structure | None) -> None:
        self.slots: list[Slot] = []
        self.links: list[Link] = []
        self.marks: list[LanguageMark] = []
        self.fixed: list[tuple[int, Unit]] = []
        self._structure = structure
        """Follows lists and tables; None if they are not asked for."""
        self._text = text
        self._source = ""
        """The text as the parser sees it: every character in its place, every line end a line feed."""
        self._language = language
        self._containers: list[str] = []
        self._headings: list[tuple[int, str]] = []
        self._section: tuple[str, ...] = ()
        self._columns = 0
        """How many columns the table has."""
        self._is_off = False
        self._surroundings = Surroundings(language)
        self._is_offered = True
        """Whether what stands here is for translators: nothing says that it is off, or foreign."""
        newline = _NEWLINE.search(text)
        self._newline = newline[0] if newline else "\n"
        self._hard_break = first_hard_break(text, self._newline)
        self.outline: Outline | None = None
        self._pages: list[HtmlBlock] = []

    def read(self, options: ReadOptions) -> None:
        """Read the front matter, then the blocks."""
        text = self._text
        front = front_matter(text, self._language, options)
        if front is not None:
            self.slots += front.slots
            self.marks += front.marks
            text = _NOT_NEWLINES.sub(lambda line: " " * len(line[0]), text[: front.end]) + text[front.end :]
        self._source = with_plain_line_ends(text)
        before = ""
        found = blocks(self._source, shows_code=self._structure is not None)
        for token in found.tokens:
            if token.type == "paragraph":
                self._paragraph(token, before)
            elif token.type in self._READERS:
                self._READERS[token.type](self, token)
            elif token.nesting:
                self._container(token)
            elif self._structure and token.type in ("fence", "code_block"):
                self._code(token)
            before = token.type
        if found.are_closed:
            front_end = front.end if front else 0
            self.outline = Outline(self._hard_break, front_end, tuple(self._pages))

    def _container(self, token: Token) -> None:
        kind = _CONTAINERS.get(token.type.rpartition("_")[0])
        if self._structure:
            self._structure.container(token)
        if kind and token.nesting > 0:
            self._containers.append(kind)
        elif kind:
            self._containers.pop()

    def _paragraph(self, token: Token, before: str) -> None:
        """Offer a paragraph; ``before`` is the type of the token before it."""
        begins_item = before == "list_item_open"
        kind = self._containers[-1] if self._containers else "paragraph"
        places = starts(token)
        if len(places) == 1 and (text := self._words(places[0])):
            self._add_words(text, places[0], kind, token, Place.ITEM if begins_item else Place.PARAGRAPH)
            return
        found = self._running(places)
        if found.text.startswith("|"):
            self._piped_lines(token)
        elif begins_item and (box := _TASK.match(found.text)):
            self._offer(found.without(box.end()), kind, token, Place.TASK)
        elif found.text.startswith(":") and (caption := _CAPTION.match(found.text)):
            kind = "caption" if before == "table_close" else "definition"
            self._offer(without_end(found.without(caption.end()), CAPTION_ATTRIBUTES), kind, token, Place.CAPTION)
        else:
            self._offer(found, kind, token, Place.ITEM if begins_item else Place.PARAGRAPH)

    def _words(self, start: int) -> str:
        """Return the text from ``start`` to the end of its line, if it is for translators and only words."""
        return words_at(self._source, start) if self._is_offered and not self._structure else ""

    def _add_words(self, text: str, start: int, kind: str, token: Token, place: Place) -> None:
        """Add a text that is only words: in them no link and no tag has to be looked for."""
        unit = Unit(text, kind, self._section, first_line(token), Markup.MARKDOWN)
        end = start + len(text)
        if place is Place.ATX:
            self.slots.append(MarkdownSlot(start, end, unit, place))
        else:
            self.slots.append(MarkdownSlot(start, end, unit, place, self._hard_break, self._next_line(start)))

    def _piped_lines(self, token: Token) -> None:
        """Read a table without a heading (kramdown) or a line block (Pandoc): each line stays a line."""
        rows = 0
        for number, start in enumerate(starts(token)):
            line = line_text(self._text, start, self._line_end(start))
            if _ROW.fullmatch(line.text):
                rows += 1
                if self._structure:
                    self._structure.row(first=rows == 1)
                self._cells(line, "table cell", token, number)
            elif line.text.startswith("|"):
                self._offer(line.without(1), "line", token, Place.LINE, number)
            else:
                self._offer(line, "line", token, Place.TERM, number)

    def _heading(self, token: Token) -> None:
        places = starts(token)
        level = int(token.tag[1:])
        kind = f"heading {level}"
        if self._headings and self._headings[-1][0] >= level:
            self._headings = [heading for heading in self._headings if heading[0] < level]
            self._section = tuple(title for _, title in self._headings)
        is_atx = token.markup.startswith("#")
        begin = after_hashes(self._source, places[0])
        if is_atx and (title := self._words(begin)):
            self._add_words(title, begin, kind, token, Place.ATX)
        else:
            if is_atx:
                found, place = heading_text(self._text, begin, self._line_end(begin)), Place.ATX
            else:
                found, place = without_end(self._running(places[:-1]), HEADING_ATTRIBUTES), Place.SETEXT
            self._offer(found, kind, token, place)
            title = plain(found.text, Markup.MARKDOWN).replace("\n", " ")
        self._headings.append((level, title))
        self._section = (*self._section, title)

    def _heading_row(self, token: Token) -> None:
        if self._structure:
            self._structure.row(first=True)
        self._columns = self._cells(self._whole_line(token), "table heading", token)

    def _row(self, token: Token) -> None:
        if self._structure:
            self._structure.row()
        self._cells(self._whole_line(token), "table cell", token, columns=self._columns)

    def _whole_line(self, token: Token) -> Running:
        start = starts(token)[0]
        return line_text(self._text, start, self._line_end(start))

    def _cells(self, row: Running, kind: str, token: Token, number: int = 0, columns: int | None = None) -> int:
        """Offer the cells of a row, at most ``columns``; return how many it has."""
        edges = [row.start - 1, *(match.start() for match in _PIPE.finditer(self._text, row.start, row.end)), row.end]
        cells = list(pairwise(edges))
        if row.text.startswith("|"):
            del cells[0]
        if cells and cells[-1][1] - cells[-1][0] == 1:
            del cells[-1]
        for before, after in cells[:columns]:
            if self._structure:
                self._structure.cell()
            found, place = line_text(self._text, before + 1, after), Place.CELL
            if before < row.start:
                found, place = _without_marker(found, Place.FIRST_CELL, Place.CELL)
            self._offer(found._replace(text=found.text.replace(r"\|", "|")), kind, token, place, number)
        if self._structure:
            self._structure.row_end()
        return len(cells)

    def _term(self, token: Token) -> None:
        found, place = _without_marker(self._whole_line(token), Place.TERM, Place.REST)
        self._offer(found, "term", token, place)

    def _extra(self, token: Token) -> None:
        title: Title | None = token.meta.get("title")
        if title is not None:
            self._offer(line_text(self._text, title.start, title.end), title.kind, token, Place.REST)
        elif "attributes" in token.meta and self._is_offered:
            self._add_labels(attribute_labels(self._text, *token.meta["attributes"]), first_line(token))

    def _add_labels(self, found: Iterable[Label], line: int, *, in_cell: bool = False) -> None:
        for label in found:
            text = label.text.replace(r"\|", "|") if in_cell else label.text
            place = self._structure.place._replace(picture=label.target) if self._structure else NOWHERE
            unit = Unit(text, label.kind, self._section, line, label.markup, place=place)
            if not is_offered(text):
                if self._structure and label.target:
                    self.fixed.append((label.start, unit._replace(kind="picture")))
                continue
            self.slots.append(LabelSlot(label.start, label.end, unit, label.closing, in_cell))

    def _definition(self, token: Token) -> None:
        places = starts(token)
        found = definition(self._text, places[0], self._line_end(places[-1]))
        if found is None:
            return
        self.links.append(found.link)
        if found.title is not None and self._is_offered:
            title = quoted_label(self._text, *found.title, "link title")
            self._add_labels([title], first_line(token))

    def _html(self, token: Token) -> None:
        places = starts(token)
        offset = places[0]
        lines = ((self._source.rfind("\n", 0, start) + 1, start) for start in places[1:])
        prefixes = [(begin - offset, start - offset, " " * (start - begin)) for begin, start in lines]
        end = self._line_end(places[-1])
        html = splice(self._text[offset:end], prefixes)
        is_apart = token.level == 0 and self._is_offered
        slots = len(self.slots)
        self._fragment(html, offset, first_line(token))
        if (
            len(self.slots) > slots
            and is_apart
            and html == self._text[offset:end]
            and says_nothing_of_others(html, self._language)
        ):
            self._pages.append(HtmlBlock(offset, end))

    def _fragment(self, html: str, offset: int, line: int) -> None:
        """Read a piece of HTML that begins at ``offset``, on ``line``."""
        until = self._surroundings.pass_by(html)
        tables = self._structure.tables if self._structure else None
        for switch in SWITCH.finditer(html):
            if self._is_off:
                until = max(until, switch.end())
            self._is_off = switch[1] == "off"
        self._is_offered = not (self._is_off or self._surroundings.are_foreign)
        found = fragment(html, self._language, offset=offset, line=line, section=self._section, tables=tables)
        self.links += found.links
        self.marks += found.marks
        self.fixed += found.fixed
        if self._structure:
            self._structure.tables = max(self._structure.tables, found.last_table)
        self.slots += (slot for slot in found.slots if slot.start >= offset + until)

    def _offer(self, found: Running, kind: str, token: Token, place: Place, number: int = 0) -> None:
        """Offer a running text for translation, if there is anything to translate.

        ``number`` is its line within the block, from 0.
        """
        line = first_line(token) + number
        start, end, text, hard_break = found
        if "<" in text:
            if is_only_tags(text):
                self._fragment(self._text[start:end], start, line)
                return
            for tag in inline_tags(self._text, start, end, self._language):
                self.links += tag.links
                self.marks += tag.marks
        if "](" in text:
            self.links += inline_links(self._text, start, end)
        here = self._structure.place if self._structure else NOWHERE
        if not self._is_offered:
            self._fix(found, kind, line, here)
            return
        images = labels(self._text, start, end) if text[:1] in ("!", "[") else None
        if images is not None:
            self._add_labels(images, line, in_cell=place in (Place.CELL, Place.FIRST_CELL))
        elif has_text(text):
            unit = Unit(text, kind, self._section, line, Markup.MARKDOWN, place=here)
            self.slots.append(self._slot(start, end, unit, place, hard_break))
        else:
            self._fix(found, kind, line, here)
        if self._structure:
            self._structure.passed()

    def _fix(self, found: Running, kind: str, line: int, place: model.Place) -> None:
        """Keep a text that is not translated and yet seen, for those who ask for it."""
        if self._structure and found.text:
            unit = Unit(found.text, kind, self._section, line, Markup.MARKDOWN, place=place)
            self.fixed.append((found.start, unit))

    def _code(self, token: Token) -> None:
        line = first_line(token)
        start = [0, *(match.end() for match in _LINE_END.finditer(self._source))][line - 1]
        code = token.content.replace(" \n", "\n") if "\r\n" in self._text else token.content
        place = self._structure.place if self._structure else NOWHERE
        self.fixed.append((start, Unit(code, "code", self._section, line, place=place)))

    def _slot(self, start: int, end: int, unit: Unit, place: Place, hard_break: str = "") -> MarkdownSlot:
        """Return the slot of a text; ``hard_break`` is its own way to write one."""
        if place not in PLACES_WITH_LINES and place is not Place.CAPTION:
            return MarkdownSlot(start, end, unit, place)
        next_line = self._next_line(start)
        has_two_lines = self._source.find("\n", start, end) >= 0 and self._would_be_term(end, place)
        return MarkdownSlot(start, end, unit, place, hard_break or self._hard_break, next_line, has_two_lines)

    def _next_line(self, start: int) -> str:
        """Return the line end, and what a further line of the text that begins at ``start`` begins with."""
        if start and self._source[start - 1] != "\n":
            return self._newline + continuation(self._text[self._source.rfind("\n", 0, start) + 1 : start])
        return self._newline

    def _would_be_term(self, end: int, place: Place) -> bool:
        """Say whether a text of several lines would become a term on one: a definition's colon stands below it."""
        return (
            place in (Place.PARAGRAPH, Place.ITEM, Place.CAPTION)
            and _BEFORE_DEFINITION.match(self._source, end) is not None
        )

    def _running(self, places: Sequence[int]) -> Running:
        if len(places) == 1:
            return line_text(self._text, places[0], self._line_end(places[0]))
        return running_text(self._text, places, [self._line_end(start) for start in places])

    def _line_end(self, start: int) -> int:
        end = self._source.find("\n", start)
        return len(self._source) if end < 0 else end

    _READERS: ClassVar[dict[str, Callable[[_Reader, Token], None]]] = {
        "container_open": _extra,
        "definition": _definition,
        "dt_open": _term,
        "extra": _extra,
        "heading": _heading,
        "heading_row": _heading_row,
        "row": _row,
        "html_block": _html,
    }


def _without_marker(found: Running, place: Place, behind: Place) -> tuple[Running, Place]:
    """Leave out a block's marker, which the parser takes for text before a definition and in a table's first cell.

    Return the text and its place: ``place``, or ``behind`` where a marker is left out.
    """
    marker = _MARKER.match(found.text)
    return (found.without(marker.end()), behind) if marker else (found, place)
