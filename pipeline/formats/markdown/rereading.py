r"""Read a translated document again where it is plain to see what becomes of it.

Which blocks a document has hangs on few of its characters: those a line begins with, pipes,
angle brackets, closing marks, what a line ends in. A translation that changes none of these
leaves every block and every other unit as it is, and is read as it stands. So its unit is
the old one with another text, and all that follows is moved; its line and the headings above
it, which nobody asks for here, stay those of the source text. What is not so plain, be it one
unit, makes this module give up: then the whole document is read.

Property tests, on made and on real documents, hold this against reading the whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.formats.document import Document, LanguageMark, Link, Part, ReadOptions, Slot, splice
from pipeline.formats.front_matter import front_matter
from pipeline.formats.markdown.extras import is_tags
from pipeline.formats.markdown.html_blocks import HtmlBlock, is_still_one_block, says_nothing_of_others
from pipeline.formats.markdown.inline import ends_in_backslash, has_text, label_text, labels
from pipeline.formats.markdown.links import MarkdownLink, inline_links
from pipeline.formats.markdown.outline import Outline
from pipeline.formats.markdown.raw_html import HtmlSlot, fragment, inline_tags, is_only_tags
from pipeline.formats.markdown.running_text import first_hard_break
from pipeline.formats.markdown.slots import (
    ORDINARY,
    PLACES_WITH_LINES,
    LabelSlot,
    MarkdownSlot,
    Place,
    begins_html,
)
from pipeline.formats.offering import is_offered
from pipeline.markup.words import are_words
from pipeline.model import Markup, Unit

__all__ = ["reread"]

_NEWLINE = re.compile(r"\r\n|\r|\n")
_BEGINNING = re.compile(ORDINARY)
_SEEN_FROM_ABOVE = ":~-=|"
"""Beginnings by which a line may make something else of the one above, although it is a text itself."""
_ROW = re.compile(rf"[ \t>]*(?:\||{ORDINARY})")
_DELIMITERS = re.compile(r"[^\n]*\n[ \t>]*[|:-]")
"""The rest of a line, and a line below it that could make it the headings of a table."""
_TITLE = re.compile(r"\w[^\[\]{}=\"|<>\\\n\r\0]*")
_ALT_TEXT = re.compile(r"[^\[\]{}|<>\\\n\r\0]+")
_QUOTED_TITLE = re.compile(r"[^\[\]{}|<>\\\n\r\0\"'()&]+")
_DOUBLE_QUOTED_TITLE = re.compile(r"[^\[\]{}|<>\\\n\r\0\"&]+")
_ALLOWED = {"]": _ALT_TEXT, '"': _DOUBLE_QUOTED_TITLE}
"""What can stand in a label as it is, by the character that ends it."""
_AT_LINE = (*PLACES_WITH_LINES, Place.TERM, Place.FIRST_CELL)
"""Places at the beginning of a line, but for what the blocks around it begin with."""
_CELLS = (Place.CELL, Place.FIRST_CELL)
_TAKE_LINES = frozenset(Place).difference((*_CELLS, Place.REST))
"""Places where a line that begins and ends as text does is read as it stands, whatever stands around it."""
_BEFORE_TEXT = " \t>"


def reread(document: Document, texts: Sequence[str | None], language: str, options: ReadOptions) -> Document | None:
    """Return ``document`` with ``texts``, as it would be read from its bytes; None where that is not plain to see."""
    part = document.parts[0]
    outline = part.outline
    if not isinstance(outline, Outline) or _has_bare_returns(part.text):
        return None
    found = _Rereading(part, outline, language).run(texts, options)
    return None if found is None else Document(found.encoding.encode(found.text), (found,))


def _has_bare_returns(text: str) -> bool:
    return "\r" in text and text.count("\r") != text.count("\r\n")


def _line_end(text: str) -> str | None:
    """Return the first line end of ``text``; None if it has one line."""
    found = _NEWLINE.search(text)
    return found[0] if found else None


def _lines_of(slot: MarkdownSlot, new: str) -> list[str]:
    """Return the lines of what is written in the place of ``slot``, each without what only breaks it."""
    lines = new.split(slot.next_line)
    return [*(line.removesuffix(slot.hard_break) for line in lines[:-1]), lines[-1]]


class _Rereading:
    """Walks the units of one document, and moves what stands between those that are translated."""

    def __init__(self, part: Part, outline: Outline, language: str) -> None:
        self._part = part
        self._outline = outline
        self._language = language
        self._pieces: list[str] = []
        self._at = 0
        """Up to where the old text is done."""
        self._moved = 0
        """By how many characters what follows is moved."""
        self._slots: list[Slot] = []
        self._links: list[Link] = []
        self._marks: list[LanguageMark] = []
        self._links_done = self._marks_done = self._page = 0
        self._next_thing = 0
        """Before this place stands no link or mark that is not done."""

    def run(self, texts: Sequence[str | None], options: ReadOptions) -> Part | None:
        """Return the part with ``texts``; None where it is not plain how it would be read."""
        front = self._outline.front
        places = list(zip(self._part.slots, texts, strict=True))
        body = next((number for number, (slot, _) in enumerate(places) if slot.start >= front), len(places))
        for slot, text in places[:body]:
            if text is not None and text != slot.unit.text:
                self._put(slot, slot.written(text))
        front += self._moved
        self._skip(self._outline.front)
        if self._go_past_all(places[body:]) and self._pass_by(len(self._part.text)):
            return self._whole(front, options)
        return None

    def _go_past_all(self, places: Sequence[tuple[Slot, str | None]]) -> bool:
        """Put all texts in their places; say whether it is plain how each would be read."""
        at = 0
        while at < len(places):
            slot, text = places[at]
            if text is not None and isinstance(slot, MarkdownSlot):
                words = are_words(text)
                if self._takes_line(slot, text, words=words):
                    if not self._put_line(slot, text, words=words):
                        return False
                    at += 1
                    continue
            page = self._page_at(slot.start) if isinstance(slot, HtmlSlot) else None
            if page is None:
                if not self._go_past(slot, text):
                    return False
                at += 1
                continue
            first = at
            while at < len(places) and page.start <= places[at][0].start < page.end:
                at += 1
            if not self._go_through(page, places[first:at]):
                return False
        return True

    def _takes_line(self, slot: MarkdownSlot, text: str, *, words: bool) -> bool:
        """Say whether ``text`` is another one than in the place of ``slot``, and surely read there as it stands.

        ``words`` says whether it is nothing but words.
        """
        return (
            slot.place in _TAKE_LINES
            and text != slot.unit.text
            and (words or (slot.is_only_text(text) and text[0] not in "![" and "\0" not in text))
            and not slot.has_two_lines
            and self._part.text[slot.start] not in _SEEN_FROM_ABOVE
            and slot.start >= self._at
        )

    def _put_line(self, slot: MarkdownSlot, text: str, *, words: bool) -> bool:
        """Put ``text`` that is one line in the place of ``slot``; say whether links and marks stand in order."""
        if self._next_thing < slot.start and not self._pass_by(slot.start):
            return False
        if words:
            self._add_unit(slot, text, text)
        else:
            self._add(slot, text)
        self._put(slot, text)
        return True

    def _page_at(self, place: int) -> HtmlBlock | None:
        """Return the block of HTML that can be read again alone and in which ``place`` lies."""
        pages = self._outline.pages
        while self._page < len(pages) and pages[self._page].end <= place:
            self._page += 1
        page = pages[self._page] if self._page < len(pages) else None
        return page if page and page.start <= place else None

    def _go_through(self, page: HtmlBlock, places: Sequence[tuple[Slot, str | None]]) -> bool:
        """Read a block of HTML again, if another text is put in one of its ``places``."""
        edits = [
            (slot.start - page.start, slot.end - page.start, slot.written(text))
            for slot, text in places
            if text is not None and text != slot.unit.text
        ]
        if not edits:
            return all(self._go_past(slot, text) for slot, text in places)
        old = self._part.text[page.start : page.end]
        new = splice(old, edits)
        if (
            min(edits)[0] == 0
            or not self._pass_by(page.start)
            or not is_still_one_block(old, new)
            or not says_nothing_of_others(new, self._language)
        ):
            return False
        first = places[0][0].unit
        found = fragment(new, self._language, offset=page.start + self._moved, line=first.line, section=first.section)
        self._slots += found.slots
        self._links += found.links
        self._marks += found.marks
        self._put(page, new)
        return True

    def _whole(self, front: int, options: ReadOptions) -> Part | None:
        """Return the part, if what concerns all of it is as it was; its front matter ends at ``front`` now."""
        part = self._part
        text = "".join((*self._pieces, part.text[self._at :]))
        newline = _line_end(text)
        matter = front_matter(text, self._language, options)
        if (
            newline != _line_end(part.text)
            or first_hard_break(text, newline or "\n") != self._outline.hard_break
            or (matter.end if matter else 0) != front
            or text.startswith("\ufeff")
        ):
            return None
        slots, marks = (matter.slots, matter.marks) if matter else ((), ())
        return replace(
            part,
            text=text,
            slots=(*slots, *self._slots),
            links=tuple(self._links),
            marks=(*marks, *self._marks),
            outline=None,
        )

    def _go_past(self, slot: Slot, text: str | None) -> bool:
        """Put ``text``, if there is another, in the place of ``slot``; say whether it is plain how it would be read."""
        if slot.start < self._at:
            return False
        if text is not None and text != slot.unit.text:
            return self._change(slot, text)
        self._slots.append(self._shifted(slot))
        return True

    def _put(self, place: Slot | HtmlBlock, new: str) -> None:
        """Put ``new`` in a place, without the links and marks that stood there."""
        start, end = place.start, place.end
        self._pieces += (self._part.text[self._at : start], new)
        self._at = end
        self._moved += len(new) - (end - start)
        if self._next_thing < end:
            self._skip(end)

    def _change(self, slot: Slot, text: str) -> bool:
        if self._next_thing < slot.start and not self._pass_by(slot.start):
            return False
        new = slot.written(text)
        if isinstance(slot, MarkdownSlot) and self._is_plain(slot, new):
            self._add(slot, new)
        elif isinstance(slot, LabelSlot) and self._is_plain_label(slot, new):
            start = slot.start + self._moved
            unit = Unit(new, slot.unit.kind, slot.unit.section, slot.unit.line)
            self._slots.append(replace(slot, start=start, end=start + len(new), unit=unit))
        else:
            return False
        self._put(slot, new)
        return True

    def _add(self, slot: MarkdownSlot, new: str) -> None:
        """Add what is read where ``new`` stands: a unit, if there is anything to translate, links and marks."""
        start, place = slot.start + self._moved, slot.place
        text = new.replace(r"\|", "|") if place in _CELLS else new
        if "\n" in new:
            text = "\n".join(_lines_of(slot, new))
        if "<" in new:
            for tag in inline_tags(new, 0, len(new), self._language, offset=start):
                self._links += tag.links
                self._marks += tag.marks
        if "](" in new:
            self._links += inline_links(new, 0, len(new), offset=start)
        if has_text(text):
            self._add_unit(slot, new, text)

    def _add_unit(self, slot: MarkdownSlot, new: str, text: str) -> None:
        """Add the unit that is read where ``new`` stands: ``text``."""
        start, place, unit = slot.start + self._moved, slot.place, slot.unit
        end = start + len(new)
        unit = Unit(text, unit.kind, unit.section, unit.line, unit.markup)
        if place in PLACES_WITH_LINES or place is Place.CAPTION:
            hard_break = slot.hard_break if "\n" in new else self._outline.hard_break
            self._slots.append(MarkdownSlot(start, end, unit, place, hard_break, slot.next_line))
        else:
            self._slots.append(MarkdownSlot(start, end, unit, place))

    def _is_plain(self, slot: MarkdownSlot, new: str) -> bool:
        """Say whether ``new`` is read in the place of ``slot`` as it stands, and changes no block."""
        place = slot.place
        if new[-1:] in ("}", "#", "\\", " ", "") or "\0" in new or slot.has_two_lines:
            return False
        if "\n" in new or "\r" in new:
            return self._has_plain_lines(slot, new)
        if place is Place.REST:
            return _TITLE.fullmatch(new) is not None
        if place in _CELLS:
            if not _ROW.match(self._part.text, self._part.text.rfind("\n", 0, slot.start) + 1):
                return False
        elif "|" in new and (place is Place.LINE or _DELIMITERS.match(self._part.text, slot.end)):
            return False
        return self._begins_plainly(slot, new)

    def _has_plain_lines(self, slot: MarkdownSlot, new: str) -> bool:
        """Say the same of a text of several lines, in place of another one."""
        first, *others = _lines_of(slot, new)
        return (
            slot.place in (Place.PARAGRAPH, Place.ITEM, Place.TASK)
            and "\n" in self._part.text[slot.start : slot.end]
            and "|" not in new
            and not any(ends_in_backslash(line) or line != line.strip() for line in (first, *others))
            and all(
                _BEGINNING.match(line) or (line[:1] == "<" and not begins_html(line, alone=False)) for line in others
            )
            and self._begins_plainly(slot, first)
            and not first.startswith(("!", "["))
        )

    def _begins_plainly(self, slot: MarkdownSlot, new: str) -> bool:
        """Say whether ``new`` has a beginning that makes nothing else of it than text."""
        if new[0] in "![" and labels(new, 0, len(new)) is not None:
            return False
        if self._part.text[slot.start] in _SEEN_FROM_ABOVE and not _BEGINNING.match(self._part.text, slot.start):
            return False
        if _BEGINNING.match(new):
            return True
        if new[0] in "![" or (new[0] == "<" and is_only_tags(new)):
            return False
        return slot.place not in _AT_LINE or self._may_begin_line(new, slot)

    def _may_begin_line(self, new: str, slot: MarkdownSlot) -> bool:
        """Say whether a line that begins with ``new``, which is not quite ordinary, begins no block for sure."""
        match new[0]:
            case "{":
                return not is_tags(new)
            case "<":
                return slot.place is not Place.FIRST_CELL and not begins_html(new)
            case "(" | '"' | "'":
                return self._stands_apart(slot.start)
        return False

    def _stands_apart(self, start: int) -> bool:
        """Say whether what begins at ``start`` has an empty line above it, or the mark of a block before it.

        Otherwise a quotation could become the title of a link definition above it.
        """
        text = self._part.text
        line = text.rfind("\n", 0, start) + 1
        if text[line:start].strip(_BEFORE_TEXT):
            return True
        above = text[text.rfind("\n", 0, max(line - 1, 0)) + 1 : line]
        return not above.strip(f"{_BEFORE_TEXT}\r\n")

    def _is_plain_label(self, slot: LabelSlot, new: str) -> bool:
        allowed = _ALLOWED.get(slot.closing, _QUOTED_TITLE)
        if "\n" in self._part.text[slot.start : slot.end] or not allowed.fullmatch(new) or new != new.strip():
            return False
        return is_offered(new) and (slot.closing != "]" or label_text(new) == (new, Markup.NONE))

    def _shifted(self, slot: Slot) -> Slot:
        """Return a slot that nothing is written into, at its new place."""
        if not self._moved:
            return slot
        return replace(slot, start=slot.start + self._moved, end=slot.end + self._moved)

    def _pass_by(self, end: int) -> bool:
        """Move the links and marks up to ``end``; say whether they stand in order."""
        links, marks = self._part.links, self._part.marks
        while self._links_done < len(links) and links[self._links_done].start < end:
            link = links[self._links_done]
            if link.start < self._at:
                return False
            self._links.append(_moved(link, self._moved))
            self._links_done += 1
        while self._marks_done < len(marks) and marks[self._marks_done].start < end:
            mark = marks[self._marks_done]
            if mark.start < self._at:
                return False
            self._marks.append(replace(mark, start=mark.start + self._moved, end=mark.end + self._moved))
            self._marks_done += 1
        self._look_ahead()
        return True

    def _skip(self, end: int) -> None:
        """Leave out the links and marks up to ``end``: they stood in a text that is translated."""
        links, marks = self._part.links, self._part.marks
        while self._links_done < len(links) and links[self._links_done].start < end:
            self._links_done += 1
        while self._marks_done < len(marks) and marks[self._marks_done].start < end:
            self._marks_done += 1
        self._look_ahead()

    def _look_ahead(self) -> None:
        links, marks = self._part.links, self._part.marks
        self._next_thing = len(self._part.text)
        if self._links_done < len(links):
            self._next_thing = links[self._links_done].start
        if self._marks_done < len(marks):
            self._next_thing = min(self._next_thing, marks[self._marks_done].start)


def _moved(link: Link, by: int) -> Link:
    if type(link) is MarkdownLink:
        return MarkdownLink(link.start + by, link.end + by, link.target)
    return replace(link, start=link.start + by, end=link.end + by)
