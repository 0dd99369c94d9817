"""Where units stand in a Markdown document, and how a translation is written there.

A translation keeps its inline markup. What would make another block of it, as a leading
``#`` or ``1.`` would, gets a backslash (CommonMark 0.31, chapter 2.4): the text is read as
it was meant, and the blocks of the document stay what they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from markdown_it.rules_block.html_block import HTML_SEQUENCES

from pipeline.formats.document import Slot
from pipeline.formats.markdown.extras import is_extra
from pipeline.formats.markdown.inline import ACTIVE, ends_in_backslash, has_text, label_text, labels
from pipeline.formats.markdown.links import ENTITY, PUNCTUATION, is_definition, unescaped
from pipeline.formats.offering import is_offered
from pipeline.model import Markup

__all__ = [
    "CAPTION_ATTRIBUTES",
    "HEADING_ATTRIBUTES",
    "ORDINARY",
    "PLACES_WITH_LINES",
    "LabelSlot",
    "MarkdownSlot",
    "Place",
    "begins_html",
]


class Place(StrEnum):
    """What a running text stands in, and so what may not stand in it."""

    __hash__ = str.__hash__  # of an enumeration it is written in Python, and this is asked for all the time

    PARAGRAPH = "paragraph"
    ITEM = "item"
    """The first paragraph of a list item: it may not begin with a task's box."""
    TASK = "task"
    """The same after a task's box."""
    SETEXT = "setext"
    """A heading with a line below it."""
    ATX = "atx"
    """A heading that begins with ``#``."""
    CAPTION = "caption"
    """The rest of a line that begins with a colon: it may not end in attributes."""
    TERM = "term"
    """A line of its own, as a term is."""
    REST = "rest"
    """The rest of a line that begins with something else."""
    LINE = "line"
    """The rest of a line that begins with a pipe: it may not end with one."""
    CELL = "cell"
    FIRST_CELL = "first cell"
    """A table cell at the beginning of its line."""


HEADING_ATTRIBUTES = re.compile(r"(?:^|(?<=[ \t]))\{(?:[#.:][^{}]*|-|/\*[^{}]*\*/)\}$")
"""What may end the line of a heading and is no text: ``{#id}``, ``{.class}``, ``{-}``, ``{/* id */}``."""

CAPTION_ATTRIBUTES = re.compile(r"(?:^|(?<=[ \t]))\{[^{}]*\}$")
"""What may end a caption and is no text: ``{#tbl-x tbl-colwidths="[60,40]"}``."""

PLACES_WITH_LINES = (Place.PARAGRAPH, Place.ITEM, Place.TASK, Place.SETEXT)
"""Places that may have several lines."""
_NEWLINES = re.compile(r"[\r\n]+")
_TRAP = re.compile(
    r"\#{1,6}(?:[ \t]|$)|>|[-+*](?:[ \t]|$)|~{3}|`{3}[^`]*$|[:~][ \t]|[|:-][|: \t-]*$|=+$"
    r"|(?P<rule>[-_*])[ \t]*+(?:(?P=rule)[ \t]*+){2,}$"
)
"""Beginnings that make a line another block: heading, quotation, list, fence, definition, table, rule."""
_NUMBER = re.compile(r"(\d{1,9})(?=[.)](?:[ \t]|$))")
_LABEL = re.compile(r"\[(?>(?:[^\[\]\\]++|\\.)+)\](?=:)")
_TASK = re.compile(r"\[[ xX]\](?=[ \t])")
_CLOSING = re.compile(r"(?:^|(?<=[ \t]))#+$")
_WITHIN_LINE = {
    Place.ATX: (HEADING_ATTRIBUTES, _CLOSING),
    Place.CAPTION: (CAPTION_ATTRIBUTES,),
    Place.CELL: (),
    Place.LINE: (re.compile(r"(?<!\\)\|$"),),
    Place.REST: (re.compile(r"(?<=[\w-])=(?=[\"'])"),),
}
"""Places that are not at the beginning of a line, and what may not stand in their text: attributes, closing marks."""
ORDINARY = (
    r"(?:[^\s\d>~\[#*_<+:{$\\!?=|`\"'(-]|\d+(?![\d.)])|\d+[.)](?!\s|$)|\*{1,3}(?![\s*\[]|$)|\*{1,3}\[[^\[\]:]+\]\("
    r"|_{1,3}(?![\s_]|$)|~~(?![\s~]|$)|`{1,2}(?!`)|:(?![\s:|-]|$)|\{(?![%:{])|\{\{(?![<%])"
    r"|-{1,2}(?![\s|:=-]|$)|\$(?!\$)|\\(?!begin\{)"
    r"|\[(?=\[|!\[)|!(?=\[)|\[(?![ xX]\])[^\[\]\\!^:|](?>(?:[^\[\]\\]++|\\.)*)\](?!:))"
)
"""A pattern of what a line can begin with that no rule for blocks takes for its own."""
_BEGINNING = re.compile(ORDINARY)
_SEEN_AT_THE_END = frozenset("}#\\")
"""What a line can end in that is, or may be, no text."""
_PIPE = re.compile(r"(?<!\\)\|")
_ACTIVE_IN_TITLE = re.compile(rf"\\(?={PUNCTUATION}|$)|(?={ENTITY})&")
_BRACKET = re.compile(r"\\.|[\[\]]|\\$")
_LITERAL = re.compile(r"[\\`*_\[\]<>&~$]")


@dataclass(slots=True)
class MarkdownSlot(Slot):
    """Where a running text stands."""

    place: Place
    hard_break: str = "  "
    """What ends a line where the text has a line break: a backslash, or two spaces and more."""
    next_line: str = "\n"
    """The line end, and what the next line begins with."""
    has_two_lines: bool = False
    """It would become a term if it were one line, because a line with a colon follows."""

    def written(self, text: str) -> str:
        """Return ``text`` on one line, and one more for each line break where there can be lines."""
        if self.is_only_text(text):
            return text
        lines = self._lines(text)
        if self.place in (Place.CELL, Place.FIRST_CELL):
            cell = lines[0].replace("|", r"\|")
            return f"{cell} " if ends_in_backslash(cell) else cell
        if self.has_two_lines and len(lines) == 1:
            return self._on_two_lines(lines[0])
        pieces: list[str] = []
        for line in lines[:-1]:
            # A backslash after a backslash would be no line break: two spaces always are one.
            pieces += (line, "  " if ends_in_backslash(line) else self.hard_break, self.next_line)
        return "".join((*pieces, lines[-1]))

    def is_only_text(self, text: str) -> bool:
        """Say, at a quick look, whether ``text`` is written as it stands: nothing at its ends may be markup."""
        last = text[-1:]
        return (
            (text[:1].isalpha() or _BEGINNING.match(text) is not None)
            and last not in _SEEN_AT_THE_END
            and not last.isspace()
            and not ("|" in text or "\n" in text or "\r" in text or self.has_two_lines)
            and self.place is not Place.REST
        )

    def read_again(self, text: str) -> tuple[str, ...]:
        """Return what is read once ``text`` is written: with its backslashes, or the texts of images alone."""
        line = "\n".join(self._lines(text))
        images = labels(line, 0, len(line))
        if images is not None:
            return tuple(label.text for label in images if is_offered(label.text))
        return (line,) if has_text(line) else ()

    def _lines(self, text: str) -> list[str]:
        """Return the lines of ``text``, at least one, so that each is read as nothing but text."""
        lines = [line for raw in _NEWLINES.split(text) if (line := raw.strip())] or [""]
        if self.place not in PLACES_WITH_LINES:
            return [self._safe(" ".join(lines))]
        return [
            self._safe(lines[0], more=len(lines) > 1 or self.has_two_lines or self.place is Place.SETEXT),
            *(self._safe(line, first=False) for line in lines[1:]),
        ]

    def _safe(self, line: str, *, first: bool = True, more: bool = False) -> str:
        if self.place in _WITHIN_LINE:
            for pattern in _WITHIN_LINE[self.place]:
                line = pattern.sub(r"\\\g<0>", line)
            return line
        if first and self.place is Place.TASK:
            return line
        line = _safe(line, first=first, whole=self.place is not Place.FIRST_CELL, more=more)
        if self.place is Place.ITEM and first and _TASK.match(line):
            return f"\\{line}"
        if self.place is Place.SETEXT or line.endswith("|"):
            line = _no_column(line)
        return HEADING_ATTRIBUTES.sub(r"\\\g<0>", line) if self.place is Place.SETEXT else line

    def _on_two_lines(self, line: str) -> str:
        space = line.rfind(" ")
        while space > 0 and (line[space - 1] in " \\" or _safe(line[space + 1 :], first=False) != line[space + 1 :]):
            space = line.rfind(" ", 0, space)
        return f"{line[:space]}{self.next_line}{line[space + 1 :]}" if space > 0 else line

    def marked(self, text: str, *, note: str, language: str) -> str:
        """Return ``<span lang="…">text</span> *[note]*``."""
        space = " " if ends_in_backslash(text) else ""
        return self.written(f'<span lang="{language}">{text}{space}</span> *{_literal(f"[{note}]")}*')


@dataclass(slots=True)
class LabelSlot(Slot):
    """Where the alternative text of an image stands, or a title."""

    closing: str
    """The character that ends it: ``]`` for an alternative text, a quote or ``)`` for a title."""
    in_cell: bool = False

    def written(self, text: str) -> str:
        """Return ``text`` on one line, with backslashes before what would end it or be markup."""
        line = " ".join(part for raw in _NEWLINES.split(text) if (part := raw.strip()))
        if self.closing != "]":
            line = _ACTIVE_IN_TITLE.sub(r"\\\g<0>", line)
            for char in "()" if self.closing == ")" else self.closing:
                line = line.replace(char, f"\\{char}")
        elif self.unit.markup is Markup.NONE:
            line = ACTIVE.sub(r"\\\g<0>", line)
        else:
            line = _BRACKET.sub(lambda match: match[0] if len(match[0]) == 2 else f"\\{match[0]}", line)
        return line.replace("|", r"\|") if self.in_cell else line

    def read_again(self, text: str) -> tuple[str, ...]:
        """Return what is read once ``text`` is written: on one line, nothing if it is not offered."""
        raw = self.written(text)
        raw = raw.replace(r"\|", "|") if self.in_cell else raw
        line = label_text(raw)[0] if self.closing == "]" else unescaped(raw)
        return (line,) if is_offered(line) else ()

    def marked(self, text: str, *, note: str, language: str) -> str:
        """Return ``text [note]``; an alternative text or title cannot say that it is in ``language``."""
        del language
        if self.unit.markup is Markup.NONE:
            return self.written(f"{text} [{note}]")
        return self.written(f"{text} {_literal(f'[{note}]')}")


def _safe(line: str, *, first: bool, whole: bool = True, more: bool = False) -> str:
    """Return ``line`` so that it begins no other block.

    Only the ``first`` line of a paragraph can begin a list with a number other than 1, or a
    line of a table; only if it is a ``whole`` line, a block of HTML that is just one tag, or
    a link definition, which may go on if there are ``more`` lines.
    """
    if _TRAP.match(line) or is_extra(line) or (first and line.startswith("|")):
        return f"\\{line}"
    number = _NUMBER.match(line)
    if number and (first or int(number[1]) == 1):
        return f"{number[1]}\\{line[number.end() :]}"
    label = _LABEL.match(line)
    if label and (line.startswith("[^") or (first and whole and (more or is_definition(line)))):
        return f"{label[0]}\\{line[label.end() :]}"
    if line.startswith("<") and begins_html(line, alone=first and whole):
        return f"\\{line}"
    return line


def begins_html(line: str, *, alone: bool = True) -> bool:
    """Say whether ``line`` begins a block of HTML, ``alone`` or below a line of a paragraph."""
    return any((interrupts or alone) and start.search(line) for start, _, interrupts in HTML_SEQUENCES)


def _no_column(line: str) -> str:
    """Return ``line`` so that a line of dashes below does not make a table of one column of it.

    An escaped pipe would do for one, so that pipes become character references.
    """
    is_column = len([cell for cell in _PIPE.split(line) if cell]) == 1
    return re.sub(r"\\?\|", "&#124;", line) if is_column else line


def _literal(text: str) -> str:
    return _LITERAL.sub(r"\\\g<0>", text)
