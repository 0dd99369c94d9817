"""Plain text: paragraphs between blank lines, headings, list items, captions line by line.

Plain text has no markup and no escapes: what a line is, is read off the lines around it
(``lines``), and a translation is written so that it is read as the same again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.formats.characters import decoded_text
from pipeline.formats.document import Document, Part, ReadOptions, Slot
from pipeline.formats.offering import is_offered
from pipeline.formats.text.lines import ALONE, Row, fill, groups, has_words, marker_end
from pipeline.markup import masked
from pipeline.model import Markup, Unit

__all__ = ["TextSlot", "pack", "read"]

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_NEWLINES = re.compile(r"[\r\n]+")
_UNDERLINE = re.compile(r"([=\-~^*_#])\1{2,}")
_WORDS = re.compile(r"(?<![^\W\d_])[^\W\d_]++ [^\W\d_]")
_HEADING_LIMIT = 80
"""Characters; a longer line that stands alone is a paragraph."""
_NO_HEADING = re.compile(r"[.,;:!…][^\w\s]*$|@|://|www\.")
"""What a heading does not have: final punctuation (a question mark is allowed), an address."""


@dataclass(slots=True)
class TextSlot(Slot):
    """Where a unit of plain text stands, and what would make it be read as something else."""

    newline: str = "\n"
    column: int = 0
    """The characters before the unit on its first line."""
    indent: str = ""
    """What a paragraph's further lines, or a heading's underline, begin with."""
    width: int = 0
    """The margin a hard-wrapped paragraph is filled to, in characters; 0 for a unit on one line."""
    underline: str = ""
    """The character that underlines a heading exactly as long as it is; the slot includes the underline."""
    after_marker: bool = False
    """A list marker stands before the unit, so that its own first characters are only text."""
    first: bool = True
    """No line of the same run stands above the unit."""
    last: bool = True
    """No line of the same run stands below the unit."""
    doubtful: bool = False
    """Lines of the run might be joined if they were longer or shorter."""

    def written(self, text: str) -> str:
        """Return ``text`` on one line, or filled to the margin where the source was.

        Where it would be read as a list item or as part of a neighbouring line, a no-break
        space tells them apart.
        """
        line = self._line(text)
        if self.width:
            lines = fill(line, width=self.width, column=self.column, indent=len(self.indent))
            return (self.newline + self.indent).join(lines)
        if self.underline:
            return f"{line}{self.newline}{self.indent}{self.underline * max(3, len(line))}"
        row = Row(line.strip(), self.column + len(line))
        joins = (not self.first and row.begins_small) or (not self.last and row.stays_open)
        return line + ALONE if self.doubtful or joins else line

    def _line(self, text: str) -> str:
        line = " ".join(part.strip() for part in _NEWLINES.split(text) if part.strip())
        end = 0 if self.after_marker else marker_end(line)
        return _no_list_item(line, end) if end else line

    def read_again(self, text: str) -> tuple[str, ...]:
        """Return what is read once ``text`` is written: on one line, nothing if it has no text."""
        line = self._line(text).strip()
        return (line,) if _has_text(line) else ()

    def marked(self, text: str, *, note: str, language: str) -> str:
        """Return ``text [note]``; plain text has no way to say that it is in ``language``."""
        del language
        return self.written(f"{text} [{note}]")


def _has_text(text: str) -> bool:
    """Say whether there is anything to translate: words or numbers that are not part of an address."""
    return _WORDS.search(text) is not None or is_offered(masked(text, Markup.NONE))


def _no_list_item(line: str, end: int) -> str:
    """Return ``line``, whose marker and spaces end at ``end``, changed in white space only."""
    kept = line[:end].rstrip(" \t") + ALONE + line[end:]
    return ALONE + line if marker_end(kept) else kept


def read(data: bytes, language: str, options: ReadOptions) -> Document:
    """Find the units of a plain text in ``language``.

    Raises DocumentError for bytes that are not text in UTF-8, or in UTF-16 with a
    byte-order mark.
    """
    del language, options
    text, encoding = decoded_text(data)
    return Document(data, (Part(text, tuple(_slots(text)), encoding=encoding),))


def pack(document: Document, texts: Sequence[str]) -> bytes:
    """Return the bytes of the one text, in the encoding the document was read in."""
    return document.parts[0].encoding.encode(texts[0])


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank."""

    number: int
    begin: int
    start: int
    """Where its text begins, after indentation and list marker."""
    end: int
    row: Row
    item: bool
    newline: str


def _slots(text: str) -> Iterator[TextSlot]:
    section: tuple[str, ...] = ()
    blocks = _blocks(text)
    for place, block in enumerate(blocks):
        stands_alone = len(block) == 1 and place + 1 < len(blocks)
        for run, underline in _runs(block):
            if underline or (stands_alone and _is_heading(run[0])):
                slots, section = [_heading(text, run[0], underline)], (run[0].row.text,)
            else:
                slots = _run_slots(text, run, section)
            yield from (slot for slot in slots if _has_text(slot.unit.text))


def _blocks(text: str) -> list[list[_Line]]:
    """Return the lines between blank lines; lines of only white space are blank."""
    blocks: list[list[_Line]] = []
    previous_is_blank = True
    for number, match in enumerate(_LINE.finditer(text), start=1):
        line = match[1]
        kept = line.rstrip()
        if not kept.strip():
            previous_is_blank = True
            continue
        marked = marker_end(kept)
        column = marked or len(kept) - len(kept.lstrip())
        row = Row(kept[column:], len(kept), ALONE in line[len(kept) :])
        if previous_is_blank:
            blocks.append([])
        blocks[-1].append(
            _Line(number, match.start(), match.start() + column, match.start() + len(kept), row, marked > 0, match[2])
        )
        previous_is_blank = False
    return blocks


def _runs(block: Sequence[_Line]) -> Iterator[tuple[list[_Line], _Line | None]]:
    """Yield the runs of a block: list items, and the lines between; each with its underline, if it is a heading.

    Lines without letters and digits belong to none.
    """
    run: list[_Line] = []
    for line in block:
        if not has_words(line.row.text) and not line.row.alone:
            if run:
                yield run, line if _is_underlined(run, line) else None
            run = []
        else:
            if run and line.item:
                yield run, None
                run = []
            run.append(line)
    if run:
        yield run, None


def _is_underlined(run: Sequence[_Line], below: _Line) -> bool:
    return len(run) == 1 and not run[0].item and not below.item and _UNDERLINE.fullmatch(below.row.text) is not None


def _is_heading(line: _Line) -> bool:
    text = line.row.text
    return not line.item and len(text) <= _HEADING_LIMIT and not _NO_HEADING.search(text)


def _heading(text: str, line: _Line, underline: _Line | None) -> TextSlot:
    unit = Unit(line.row.text, "heading", line=line.number)
    if underline is None or len(underline.row.text) != len(line.row.text):
        return TextSlot(line.start, line.end, unit)
    indent = text[underline.begin : underline.start]
    return TextSlot(
        line.start, underline.end, unit, newline=line.newline, indent=indent, underline=underline.row.text[0]
    )


def _run_slots(text: str, run: Sequence[_Line], section: tuple[str, ...]) -> list[TextSlot]:
    """Return the slots of a run, one for each group of lines that are a unit."""
    rows = [line.row for line in run]
    units = groups(rows)
    doubtful = any(row.begins_small for row in rows[1:]) or any(row.stays_open for row in rows[:-1])
    slots = []
    for unit in units:
        lines = run[unit]
        kind = "list item" if lines[0].item else "line" if len(units) > 1 else "paragraph"
        fills = len(units) == 1 < len(lines)
        slots.append(
            TextSlot(
                lines[0].start,
                lines[-1].end,
                Unit(" ".join(line.row.text for line in lines), kind, section, lines[0].number),
                newline=lines[0].newline,
                column=lines[0].start - lines[0].begin,
                indent=text[lines[1].begin : lines[1].start] if fills else "",
                width=max(line.row.edge for line in lines) if fills else 0,
                after_marker=lines[0].item,
                first=unit.start == 0,
                last=unit.stop == len(run),
                doubtful=doubtful and len(units) > 1,
            )
        )
    return slots
