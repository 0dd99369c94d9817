"""How a translation is written into a web page, so that it can break nothing around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.formats.document import Slot
from pipeline.formats.html.attributes import in_quotes, quoted
from pipeline.formats.html.characters import (
    CODE,
    collapsed,
    decoded,
    decoded_value,
    escaped,
    has_words,
    invisible_references,
    stripped,
    tidy_tag,
    value_text,
    verbatim,
)
from pipeline.formats.html.elements import BLOCKS, CONTROLS, NO_MARKUP
from pipeline.formats.html.runs import Place, partners
from pipeline.formats.html.tokens import RAW_ELEMENTS, Kind, Token, tokens
from pipeline.formats.html.walk import walk

__all__ = ["AttributeSlot", "PlainSlot", "RunningSlot", "slot_at"]

_ACTIVE = re.compile(r"[<>&{\0]")
"""What a text without markup, references and code does not have."""
_NOT_INLINE = BLOCKS | CONTROLS | RAW_ELEMENTS
_VOID_INLINE = frozenset({"br", "img", "wbr"})
_REFERENCES_OF_SPACE = str.maketrans({"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def slot_at(place: Place, text: str, *, language: str, newline: str, xml: bool) -> Slot:
    """Return the slot for ``place`` in the page ``text``, which is in ``language`` (gettext name)."""
    raw = text[place.start : place.end]
    references = invisible_references(raw)
    if "\n" in raw:
        newline = "\r\n" if "\r\n" in raw else "\n"
    if place.quote is not None:
        return AttributeSlot(place.start, place.end, place.unit, references, place.quote)
    if place.raw:
        return PlainSlot(place.start, place.end, place.unit, references, newline, place.pre)
    return RunningSlot(place.start, place.end, place.unit, references, newline, place.pre, language, xml)


def _with_references(chars: str, references: tuple[tuple[str, str], ...]) -> str:
    for char, reference in references:
        chars = chars.replace(char, reference)
    return chars


def _around_code(text: str, source: str, escape: Callable[[str], str], is_safe: Callable[[str], bool]) -> str:
    """Escape ``text``, but leave code that ``source`` has too as it is."""
    pieces: list[str] = []
    at = 0
    for match in CODE.finditer(text):
        if match[0] in source and is_safe(match[0]):
            pieces += (escape(text[at : match.start()]), match[0])
            at = match.end()
    return "".join((*pieces, escape(text[at:])))


@dataclass(slots=True)
class AttributeSlot(Slot):
    """An attribute's value; the unit's text is plain."""

    references: tuple[tuple[str, str], ...] = ()
    """Invisible characters and how the source writes them."""
    quote: str = '"'
    """The quote around the value; empty for none."""

    def written(self, text: str) -> str:
        """Return ``text`` escaped for its quotes, with quotes where there were none."""
        return quoted(self._value(text), self.quote)

    def _value(self, text: str) -> str:
        quote = self.quote or '"'

        def escape(chars: str) -> str:
            return _with_references(in_quotes(chars, quote).translate(_REFERENCES_OF_SPACE), self.references)

        return _around_code(
            text, self.unit.text, escape, lambda code: quote not in code and decoded_value(code) == code
        )

    def marked(self, text: str, *, note: str, language: str) -> str:
        """Return ``text [note]``: an attribute cannot say that it is in ``language``."""
        del language
        return self.written(f"{text} [{note}]")

    def read_again(self, text: str) -> tuple[str, ...]:
        """Return what is read once ``text`` is written: nothing if it is not offered."""
        value = value_text(self._value(text))
        return (value,) if has_words(value) else ()


@dataclass(slots=True)
class PlainSlot(Slot):
    """The content of ``title`` or ``textarea``: plain text, in which tags are only characters."""

    references: tuple[tuple[str, str], ...] = ()
    newline: str = "\n"
    pre: bool = False

    def written(self, text: str) -> str:
        """Return ``text`` escaped, so that it cannot end the element."""

        def escape(chars: str) -> str:
            return _with_references(escaped(chars), self.references)

        raw = _around_code(text, self.unit.text, escape, lambda code: "</" not in code and decoded(code) == code)
        return raw.replace("\r\n", "\n").replace("\n", self.newline)

    def marked(self, text: str, *, note: str, language: str) -> str:
        """Return ``text [note]``: there is no tag here to say that it is in ``language``."""
        del language
        return self.written(f"{text} [{note}]")

    def read_again(self, text: str) -> tuple[str, ...]:
        """Return what is read once ``text`` is written: nothing if it is not offered."""
        chars = decoded(self.written(text))
        chars = stripped(chars.replace("\r\n", "\n") if self.pre else collapsed(chars))
        return (chars,) if has_words(chars) else ()


class _Piece(NamedTuple):
    """A token of a translation; an element without tags inside (``script``) is one with its content."""

    raw: str
    key: str
    """What the source unit must have too for it to be let through: the tag's name, or all of it."""
    is_harmless: bool = False
    """It is let through whatever the source has."""
    is_text: bool = False


@dataclass(slots=True)
class RunningSlot(Slot):
    """Text with inline tags."""

    references: tuple[tuple[str, str], ...] = ()
    newline: str = "\n"
    pre: bool = False
    language: str = "en"
    """The document's language (gettext name)."""
    xml: bool = False

    def written(self, text: str) -> str:
        """Return ``text`` with its inline tags; what could break the page stands there as visible characters.

        Tags in pairs, line breaks and pictures are let through, and whatever the source
        unit has: everything else (``<p>``, ``</div>``, half a pair, ``<script>``) is escaped.
        """
        return self._composed(text)[0]

    def marked(self, text: str, *, note: str, language: str) -> str:
        """Return ``text`` with its language and a visible note; inside ``option``, only the note."""
        if self.unit.kind in NO_MARKUP:
            return f"{self.written(text)} [{escaped(note)}]"
        tag = in_quotes(language, '"')
        return f'<span lang="{tag}">{self.written(text)}</span> <em class="museotext-note">[{escaped(note)}]</em>'

    def read_again(self, text: str) -> tuple[str, ...]:
        """Return the texts of the units that are read once ``text`` is written.

        Usually one: ``text`` with references as characters and without tags around the
        whole. Where markup had to be escaped, ``text`` itself, which is never what is read.
        """
        chars, is_clean = self._composed(text)
        if not is_clean:
            return (text,)
        name = "pre" if self.pre else "div"
        reading = walk(f"<{name}>{chars}</{name}>", self.language, xml=self.xml)
        return tuple(place.unit.text for place in reading.places)

    def _composed(self, text: str) -> tuple[str, bool]:
        """Return what is written for ``text``, and whether all its markup is let through."""
        if not _ACTIVE.search(text):
            return _with_references(text.replace("\r\n", "\n"), self.references).replace("\n", self.newline), True
        missed: Counter[str] | None = None
        written = []
        is_clean = True
        for piece in _pieces(text.replace("\r\n", "\n"), xml=self.xml):
            if piece.is_text:
                written.append(_with_references(escaped(decoded(piece.raw)), self.references))
            elif piece.is_harmless:
                written.append(piece.raw)
            else:
                if missed is None:
                    missed = Counter(one.key for one in _pieces(self.unit.text, xml=self.xml) if not one.is_harmless)
                is_there = missed[piece.key] > 0
                missed[piece.key] -= is_there
                is_clean = is_clean and is_there
                written.append(piece.raw if is_there else escaped(piece.raw))
        return "".join(written).replace("\n", self.newline), is_clean


def _pieces(text: str, *, xml: bool) -> Iterator[_Piece]:
    found = list(tokens(text, xml=xml))
    paired = partners(found)
    number = 0
    while number < len(found):
        token, size = found[number], _size_of_raw_element(found, number)
        raw = text[token.start : found[number + size - 1].end]
        if size > 1:
            is_field = token.name == "textarea" and found[number + size - 1].kind is Kind.END
            yield _Piece(verbatim(raw), "textarea" if is_field else verbatim(raw))
        elif token.name:
            is_harmless = token.name in _VOID_INLINE if token.kind is Kind.VOID else number in paired
            tag = tidy_tag(text, token)
            yield _Piece(tag, f"{token.kind.value} {token.name}", is_harmless and token.name not in _NOT_INLINE)
        else:
            is_harmless = token.kind is Kind.CODE and "<" not in raw
            yield _Piece(verbatim(raw), verbatim(raw), is_harmless, token.kind is Kind.TEXT)
        number += size


def _size_of_raw_element(found: Sequence[Token], number: int) -> int:
    """Return how many tokens an element without tags inside has from its start tag on; 1 for any other token."""
    name = found[number].name
    if found[number].kind is not Kind.START or name not in RAW_ELEMENTS:
        return 1
    end = number + 1
    if end < len(found) and found[end].kind is Kind.RAW:
        end += 1
    if end < len(found) and found[end].kind is Kind.END and found[end].name == name:
        end += 1
    return end - number
