"""A document is its original text plus the places that publishing may rewrite.

Every format reads a document in one walk into these classes; publishing splices new
text into the places and leaves every other character where it was. There is no second
parser and no tree written anew.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from pipeline.errors import DocumentError
from pipeline.formats.tables import Table
from pipeline.locales import bcp47, locale_name, primary
from pipeline.model import ColumnChoice, Unit

__all__ = [
    "Document",
    "Encoding",
    "LanguageForm",
    "LanguageMark",
    "Link",
    "Part",
    "ReadOptions",
    "Slot",
    "between",
    "kept",
    "splice",
]


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a workspace may decide about reading its documents."""

    front_matter: tuple[str, ...] = ("title", "subtitle", "description", "summary")
    """Keys of a Markdown front matter whose values people read."""
    columns: tuple[str, ...] = ()
    """Headings of the columns of tables that are translated; empty for all columns."""
    columns_expected: bool = False
    """They are named for this very document, so each of them has to be there."""
    keeps_headings: bool = False
    """The headings of tables are not translated."""
    tables: tuple[Table, ...] = ()
    """Where headings and columns were before the document was translated; empty to look for them."""
    column_choices: tuple[ColumnChoice, ...] = ()
    """What ``columns`` is to be in which document."""
    contents: Mapping[str, bytes] = field(default_factory=dict, hash=False)
    """What is in members of a container in place of what is packed there: it is read before it is packed anew."""
    structure: bool = False
    """Whether to tell what units stand in (``Unit.place``) and what is fixed (``Part.fixed``)."""

    def of(self, name: str) -> ReadOptions:
        """Return the options for the document called ``name``."""
        choice = next((one for one in self.column_choices if one.is_for(name)), None)
        if choice is None:
            return self
        return replace(self, columns=choice.headings, columns_expected=bool(choice.documents))

    def again(self, document: Document) -> ReadOptions:
        """Return the options to read ``document`` again once it is translated, its headings included."""
        return replace(self, tables=document.tables, structure=False)


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a part's characters stand for bytes: a codec and the byte-order mark it began with."""

    codec: str = "utf-8"
    bom: bytes = b""

    def decode(self, data: bytes) -> str:
        """Return the characters of ``data``, only if they give the same bytes back.

        Raises DocumentError when a byte has no character in this encoding.
        """
        body = data[len(self.bom) :]
        try:
            text = body.decode(self.codec)
        except UnicodeDecodeError as error:
            line = body.count(b"\n", 0, error.start) + 1
            raise DocumentError(
                f"byte {error.start + len(self.bom)} is not valid {self.codec.upper()}",
                line=line,
                remedy="save the file as UTF-8",
            ) from None
        # What is valid UTF-8 has no other form.
        if self.codec != "utf-8" and text.encode(self.codec) != body:
            raise DocumentError(
                f"its {self.codec.upper()} text cannot be kept byte for byte", remedy="save the file as UTF-8"
            )
        return text

    def encode(self, text: str, *, errors: str = "strict") -> bytes:
        """Return the bytes of ``text``; ``errors`` is a codec error handler's name."""
        return self.bom + text.encode(self.codec, errors)


@dataclass(slots=True)
class Slot:
    """Where a unit stands in a part's text, and how a translation is written there.

    Formats subclass it; a slot is plain picklable data. Nobody changes one: it is not frozen only because
    there are tens of thousands, and to make a frozen one takes five times as long.
    """

    start: int
    end: int
    unit: Unit

    def written(self, text: str) -> str:
        """Return the characters that stand for ``text`` at this place.

        ``text`` is in the unit's own inline markup. What is written is read again as
        ``text`` (white space runs apart).
        """
        raise NotImplementedError

    def marked(self, text: str, *, note: str, language: str) -> str:
        """Return the characters for source text left in place, with a visible ``note``.

        ``language`` is the BCP 47 tag of ``text``; ``note`` is in the reader's language.
        """
        raise NotImplementedError

    def read_again(self, text: str) -> tuple[str, ...]:
        """Return the texts of the units read at this place, in the source's language, once ``text`` is written.

        Usually ``text`` alone (white space runs apart); formats say where it is not so: a
        reference becomes its character, a text without a letter is no unit.
        """
        return (text,)


@dataclass(slots=True)
class Link:
    """Where a part points to another file. Nobody changes one (see ``Slot``)."""

    start: int
    end: int
    target: str
    """The reference as the reader's program understands it (entities resolved)."""
    names_language: bool = False
    """The link says which language it leads to (``hreflang`` or ``lang`` on the element)."""
    keeps_language: bool = False
    """It leads to the version in its own language, whatever the language of the page it stands in."""

    def written(self, target: str) -> str:
        """Return the characters that stand for ``target`` at this place."""
        raise NotImplementedError


class LanguageForm(Enum):
    """How a place writes the name of a language."""

    TAG = "BCP 47, as short as it goes: pt-BR, es"
    LOCALE = "language and region: pt_BR, es_ES"
    CULTURE = "language and region as Office wants them: pt-BR, es-ES"
    LANGUAGE = "the language alone: pt, es"
    REGION = "the region alone: BR, ES"


@dataclass(frozen=True, slots=True)
class LanguageMark:
    """Where a part says what language it is in: ``lang``, ``hreflang``, ``og:locale``, ``w:lang``."""

    start: int
    end: int
    form: LanguageForm = LanguageForm.TAG
    is_alternative: bool = False
    """It names another language that the document is to be had in."""

    def written(self, language: str) -> str:
        """Return how ``language`` (gettext name) is written here."""
        match self.form:
            case LanguageForm.TAG:
                return bcp47(language)
            case LanguageForm.LOCALE:
                return locale_name(language)
            case LanguageForm.CULTURE:
                return locale_name(language).replace("_", "-")
            case LanguageForm.LANGUAGE:
                return primary(language)
            case LanguageForm.REGION:
                return locale_name(language).partition("_")[2]


@dataclass(frozen=True, slots=True)
class Part:
    """One text of a document; containers have several, all others exactly one."""

    text: str
    slots: tuple[Slot, ...]
    links: tuple[Link, ...] = ()
    marks: Sequence[LanguageMark] = ()
    encoding: Encoding = field(default_factory=Encoding)
    name: str = ""
    """The member of a container; empty for a document that is one text."""

    echoes: tuple[Slot, ...] = ()
    """Places that repeat the text of a unit of any part of the document: its translation is written here as well."""
    copies: tuple[tuple[int, Slot], ...] = ()
    """Places that repeat the text of a slot, each with the slot's number: what is written there is written here."""
    fixed: tuple[tuple[int, Unit], ...] = ()
    """What readers see and nobody translates (numbers in cells, code, pictures without a text), each with the number
    of the slot, from 0, that it stands before. Only for editions that rebuild the document."""
    outline: object = field(default=None, compare=False, repr=False)
    """What a format remembers of reading the part, to read it again in less time; None if nothing."""

    def places(self) -> Iterator[tuple[int, Slot]]:
        """Yield every place a text is written at, with the number of the slot whose text it is."""
        yield from enumerate(self.slots)
        yield from self.copies

    def with_texts(self, texts: Sequence[str | None], document: Mapping[str, str | None] | None = None) -> str:
        """Return the part's text with ``texts`` in its slots, one each, in order.

        None, and a text equal to the unit's own, leave the original characters. ``document``
        is what became of the texts of all units.
        """
        if len(texts) != len(self.slots):
            raise ValueError(f"{len(self.slots)} slots and {len(texts)} texts")
        places = [(slot, texts[number]) for number, slot in self.places()]
        places += [(slot, (document or {}).get(slot.unit.text)) for slot in self.echoes]
        return splice(
            self.text,
            (
                (slot.start, slot.end, slot.written(text))
                for slot, text in places
                if text is not None and text != slot.unit.text
            ),
        )


@dataclass(frozen=True, slots=True)
class Document:
    """A source text as read: its bytes, and its parts with their places."""

    data: bytes
    parts: tuple[Part, ...]
    tables: tuple[Table, ...] = ()
    """Where the headings and the chosen columns of its tables are."""
    contents: Mapping[str, bytes] = field(default_factory=dict, hash=False)
    """What was read in members of a container in place of what is packed in ``data``."""

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units in the order a reader meets them."""
        return tuple(slot.unit for part in self.parts for slot in part.slots)

    @property
    def fixed(self) -> tuple[tuple[int, Unit], ...]:
        """What is not translated and yet seen, each with the number of the unit, from 0, that it stands before."""
        found: list[tuple[int, Unit]] = []
        before = 0
        for part in self.parts:
            found += [(before + number, unit) for number, unit in part.fixed]
            before += len(part.slots)
        return tuple(found)

    def with_texts(self, texts: Sequence[str | None]) -> list[str]:
        """Return the texts of the parts with ``texts`` in the places of the units, one each, in order."""
        became = {unit.text: text for unit, text in zip(self.units, texts, strict=True)}
        left = iter(texts)
        return [part.with_texts([next(left) for _ in part.slots], became) for part in self.parts]


def between(slots: Sequence[Slot], fixed: Iterable[tuple[int, Unit]]) -> tuple[tuple[int, Unit], ...]:
    """Return what is ``fixed``, each with its place in the text, as ``Part.fixed`` of ``slots`` in order has it."""
    starts = [slot.start for slot in slots]
    return tuple((bisect_left(starts, start), unit) for start, unit in fixed)


_KEPT = re.compile("\ud800([0-9]+):([0-9]+)\udfff")
"""Lone surrogates stand in no text that was ever decoded."""


def kept(start: int, end: int) -> str:
    """Return what stands, in text given to ``splice``, for the original from ``start`` to ``end``, edits in it done."""
    return f"\ud800{start}:{end}\udfff"


def splice(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """Return ``text`` with each ``(start, end, new)`` put in place.

    Edits do not cross. One that lies in another is done where the outer one keeps the
    original (see ``kept``), and falls away with what it stands in otherwise.
    """
    ordered = sorted(edits, key=lambda edit: (edit[0], -edit[1]))
    return _spliced(text, 0, len(text), ordered)


def _spliced(text: str, start: int, end: int, edits: Sequence[tuple[int, int, str]]) -> str:
    pieces: list[str] = []
    at = start
    number = 0
    while number < len(edits):
        first, last, new = edits[number]
        number += 1
        inner = number
        while number < len(edits) and edits[number][0] < last:
            number += 1
        pieces += (text[at:first], _with_originals(text, new, edits[inner:number]))
        at = last
    pieces.append(text[at:end])
    return "".join(pieces)


def _with_originals(text: str, new: str, inner: Sequence[tuple[int, int, str]]) -> str:
    """Return ``new`` with the originals it refers to, changed by the edits that lie in each."""

    def original(match: re.Match[str]) -> str:
        start, end = int(match[1]), int(match[2])
        low, high = (bisect_left(inner, place, key=lambda edit: edit[0]) for place in (start, end))
        return _spliced(text, start, end, inner[low:high])

    return _KEPT.sub(original, new) if "\ud800" in new else new
