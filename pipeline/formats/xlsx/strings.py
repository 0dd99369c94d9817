"""Strings of sheets, plain or rich, and how a translation is written there (ISO/IEC 29500-1, 18.4, 22.9.2.19)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.formats.document import Slot, kept
from pipeline.formats.offering import is_offered_in_data
from pipeline.formats.office.pieces import Kind, Look, Piece, Text, Thing, joined, written
from pipeline.formats.office.runs import RunReader, RunWriter, Stretch
from pipeline.formats.office.slots import ParagraphSlot, paragraph_slot
from pipeline.markup import plain
from pipeline.model import Markup, Unit
from pipeline.xml_text import Element, escaped, in_quotes

__all__ = [
    "NameSlot",
    "SharedCell",
    "SheetRuns",
    "SplitCell",
    "StringSlot",
    "attribute_slots",
    "split_cell",
    "string_slot",
    "string_text",
    "unescaped_string",
]

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_IMPOSSIBLE = re.compile(r"_x(?:00(?:0[0-8BCEFbcef]|1[0-9A-Fa-f]|7[Ff])|[Dd][89A-Fa-f][0-9A-Fa-f]{2}|[Ff]{3}[EFef])_")
"""Escapes of characters that no XML and no catalog can hold."""
_LIKE_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_UNSEEN = frozenset(["x:charset", "x:family", "x:scheme", "x:condense", "x:extend"])
"""Properties of a run that change no letter."""
_NAMES = {"x:b": "bold", "x:i": "italic", "x:u": "underlined", "x:strike": "struck through"}
_OFF = ("0", "false", "none", "baseline")


def unescaped_string(chars: str) -> str:
    """Return the characters of a string whose ``_x000D_`` stand for what XML cannot hold; a line ends in LF."""
    if "_x" in chars:
        chars = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), chars)
    return chars.replace("\r\n", "\n").replace("\r", "\n")


def _escaped_string(chars: str) -> str:
    return _LIKE_ESCAPE.sub("_x005F_", chars)


@dataclass(frozen=True, slots=True)
class SheetWriter(RunWriter):
    """Writes runs of a string; a line feed is a line break in them."""

    def inner(self, chars: str) -> str:
        """Return the text element of ``chars``."""
        return RunWriter.inner(self, _escaped_string(chars))


class SheetRuns(RunReader):
    """Reads the strings of a part, in which ``root`` is the outermost element."""

    run = "x:r"
    properties = "x:rPr"
    text = "x:t"
    skipped = frozenset(["x:rPh", "x:phoneticPr"])

    def __init__(self, root: Element) -> None:
        text, run = root.raw_name_of("x:t"), root.raw_name_of("x:r")
        self.writer = SheetWriter(f'<{text} xml:space="preserve">', f"</{text}>")
        self._around = f"<{run}>", f"</{run}>"
        self._font: Element | None = None

    def decoded(self, chars: str) -> str:
        """Return the characters of a text element, whose line feeds are line breaks."""
        return unescaped_string(chars)

    def pieces(self, paragraph: Element) -> list[Piece]:
        """Return the pieces of a string, which is one text or a row of runs."""
        if paragraph.child(self.text) is None:
            return RunReader.pieces(self, paragraph)
        opening, closing = ("", "") if paragraph.child(self.run) is None else self._around
        found: list[Piece] = []
        for child in paragraph.children:
            if child.name == self.text:
                chars = self._chars(child)
                found += [Text(chars, Look(opening=opening, closing=closing), child.start, child.end)] if chars else []
            else:
                self._inline([child], None, found)
        return found

    def in_cell(self, font: Element | None) -> SheetRuns:
        """Return the reader for the strings of a cell with this font."""
        if font is not self._font:
            self._font = font
            self.forget()
        return self

    def look(self, properties: Element | None, *, is_simple: bool) -> Look:
        """Return how text looks in a run with these properties; without any, as the cell's font says."""
        del is_simple
        properties = properties or self._font
        seen = [
            one
            for one in (properties.children if properties else ())
            if one.name not in _UNSEEN and one.get("val") not in _OFF
        ]
        names = [_NAMES[one.name] for one in seen if one.name in _NAMES]
        names += [one.get("val") for one in seen if one.name == "x:vertAlign"]
        names += ["coloured" for one in seen if one.name == "x:color" and _is_coloured(one)]
        key = "|".join(sorted(f"{'x:rFont' if one.name == 'x:name' else one.name} {_said(one)}" for one in seen))
        return Look(key, tuple(names), shows_space=any(one.name in ("x:u", "x:strike") for one in seen))

    def thing(self, element: Element, xml: str, stretch: Stretch) -> Piece:
        """Return the piece for what is kept as it is, with its own characters: a cell of its own may get them."""
        found = xml.replace(kept(element.start, element.end), element.raw)
        return Thing(found, element.name.rpartition(":")[2], Kind.OBJECT, *stretch)

    def wrapper_name(self, element: Element) -> str:
        """Return the name of a wrapper; strings have none."""
        return element.name


def _said(properties: Element) -> str:
    return " ".join(f"{name}={one.value}" for name, one in sorted(properties.attributes().items()))


def _is_coloured(color: Element) -> bool:
    return color.get("theme") not in ("0", "1") and color.get("rgb").upper() not in ("FF000000", "FFFFFFFF")


@dataclass(slots=True)
class StringSlot(ParagraphSlot):
    """A string with its runs."""

    def _written(self, pieces: Sequence[Piece]) -> str:
        """Return the XML of pieces; a plain string may only have one text element."""
        return written(joined((*self.before, *pieces, *self.after)), self.writer)

    def read_again(self, text: str) -> tuple[str, ...]:
        """Return what is read once ``text`` is written: nothing if it is only data."""
        found = ParagraphSlot.read_again(self, text)
        return tuple(one for one in found if is_offered_in_data(plain(one, Markup.NUMBERED)))


def string_slot(
    string: Element, runs: SheetRuns, *, kind: str, section: tuple[str, ...] = (), font: Element | None = None
) -> StringSlot | None:
    """Return the slot of a string in a cell with this font.

    None if there is nothing to translate in it, or what no catalog can hold.
    """
    if "_x" in string.raw and _IMPOSSIBLE.search(string.raw):
        return None
    slot = paragraph_slot(runs.in_cell(font).pieces(string), runs.writer, kind=kind, section=section)
    if slot is None or not is_offered_in_data(plain(slot.unit.text, Markup.NUMBERED)):
        return None
    return StringSlot(slot.start, slot.end, slot.unit, slot.meaning, slot.before, slot.after, slot.writer)


def string_text(string: Element, runs: SheetRuns) -> str:
    """Return the characters of a string."""
    return "".join(piece.chars for piece in runs.pieces(string) if isinstance(piece, Text))


@dataclass(slots=True)
class SharedCell(Slot):
    """A cell that names a shared string. What is written stands there; the cell stays as it is."""

    reference: str
    string: StringSlot

    def written(self, text: str) -> str:
        """Return the number of the string."""
        del text
        return self.reference

    def marked(self, text: str, *, note: str, language: str) -> str:
        """Return the number of the string, which says it itself."""
        del text, note, language
        return self.reference

    def read_again(self, text: str) -> tuple[str, ...]:
        """Return what is read once ``text`` is written to the string."""
        return self.string.read_again(text)


@dataclass(slots=True)
class SplitCell(Slot):
    """A cell that shares its string with one that is not translated, and so gets one of its own."""

    opening: str
    """The new cell up to its string, and ``closing`` from there on."""
    closing: str
    before: str
    """What stands before the text in the string, and ``after`` what stands behind it."""
    after: str
    string: StringSlot
    prefixes: tuple[str, str]
    """What the part of shared strings calls its namespace, and what the sheet calls it."""

    def written(self, text: str) -> str:
        """Return the cell with the string in it."""
        return self._cell(self.string.written(text))

    def marked(self, text: str, *, note: str, language: str) -> str:
        """Return the cell with its source text and a visible note."""
        return self._cell(self.string.marked(text, note=note, language=language))

    def read_again(self, text: str) -> tuple[str, ...]:
        """Return what is read once ``text`` is written."""
        return self.string.read_again(text)

    def _cell(self, xml: str) -> str:
        theirs, ours = self.prefixes
        xml = self.before + xml + self.after
        if theirs != ours:
            xml = re.sub(rf"(</?){re.escape(theirs)}(?=[A-Za-z])", rf"\g<1>{ours}", xml)
        return f"{self.opening}{xml}{self.closing}"


def split_cell(cell: Element, item: Element, string: StringSlot, prefixes: tuple[str, str]) -> SplitCell:
    """Return the slot of a ``cell`` that gets the shared string ``item`` as its own, its slot being ``string``."""
    kind = cell.attributes()["t"]
    tag = cell.tag[: kind.start - cell.start] + "inlineStr" + cell.tag[kind.end - cell.start :]
    own = cell.raw_name_of("x:is")
    rest = "".join(child.raw for child in cell.children if child.name != "x:v")
    return SplitCell(
        cell.start,
        cell.end,
        string.unit,
        f"{tag}<{own}>",
        f"</{own}>{rest}</{cell.raw_name}>",
        item.raw[item.inner - item.start : string.start - item.start],
        item.raw[string.end - item.start : item.inner_end - item.start],
        string,
        prefixes,
    )


@dataclass(slots=True)
class NameSlot(Slot):
    """A text without formatting that may repeat that of a cell: the name of a table's column, a chart's label."""

    quoted: bool = True
    """It is an attribute's value."""
    lead: str = ""
    """White space before the text, and ``tail`` behind it."""
    tail: str = ""

    def written(self, text: str) -> str:
        """Return the characters of ``text`` for an attribute's value, or for an element that holds nothing else."""
        chars = plain(text, Markup.NUMBERED) if self.unit.markup is Markup.NUMBERED else text
        chars = _escaped_string(f"{self.lead}{chars.strip()}{self.tail}")
        return in_quotes(chars.replace("\n", "_x000a_")) if self.quoted else escaped(chars)

    def marked(self, text: str, *, note: str, language: str) -> str:
        """Return ``text [note]``, as it stands in the cell."""
        del language
        return self.written(f"{text} [{note}]")

    def read_again(self, text: str) -> tuple[str, ...]:
        """Return what is read once ``text`` is written: nothing if it is only data."""
        chars = text.replace("\r\n", "\n").strip()
        return (chars,) if is_offered_in_data(chars) else ()


def attribute_slots(
    element: Element, names: Iterable[str], *, kind: str, section: tuple[str, ...] = ()
) -> list[NameSlot]:
    """Return the slots of the attributes ``names`` of an element that people read."""
    attributes = element.attributes()
    found = []
    for name in names:
        one = attributes.get(name)
        text = unescaped_string(one.value).strip() if one else ""
        if one and is_offered_in_data(text):
            found.append(NameSlot(one.start, one.end, Unit(text, kind, section)))
    return sorted(found, key=lambda slot: slot.start)
