"""A catalog is a header and entries; whoever reads them gets plain frozen data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from types import MemberDescriptorType
from typing import Any

from pipeline.catalogs.comments import first_reference, parse_flags, parse_notes, parse_references

__all__ = ["Catalog", "Entry", "as_read"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One text to translate, its translation, and what people and tools noted about it.

    ``dataclasses.replace`` gives a changed entry; such a copy has no ``raw`` and is
    therefore written anew, in canonical form.
    """

    msgid: str
    """The source text; empty only in the header."""
    msgstr: str = ""
    """The translation; empty while there is none, and in plural entries."""
    msgctxt: str | None = None
    msgid_plural: str | None = None
    msgstr_plural: tuple[str, ...] = ()
    """The translations of a plural entry, one per form of its language."""
    comments: tuple[str, ...] = ()
    """What translators wrote, line by line (``# …``)."""
    extracted: tuple[str, ...] = ()
    """What the extraction says of the text, line by line (``#. …``)."""
    references: tuple[str, ...] = ()
    """Where the text stands (``#: …``): ``name`` or ``name:line``, names with spaces between U+2068 and U+2069."""
    flags: tuple[str, ...] = ()
    """``fuzzy`` and others (``#, …``)."""
    sticky: tuple[str, ...] = ()
    """Flags that stay whatever the translator does (``#= …``, new in gettext's PO format of 2025)."""
    previous_msgctxt: str | None = None
    previous_msgid: str | None = None
    """The text that the translation of a fuzzy entry was made for (``#| …``)."""
    previous_msgid_plural: str | None = None
    obsolete: bool = False
    """The text is no longer in the document; the translation is kept (``#~ …``)."""
    line: int = field(default=0, compare=False)
    """The line of its ``msgid`` in the file it was read from, from 1; 0 if it was not read."""
    msgstr_line: int = field(default=0, compare=False)
    """The line of its (first) ``msgstr``."""
    raw: str = field(default="", init=False, compare=False, repr=False)
    """Its characters as read, with the lines above that belong to it; empty if made or changed by us."""
    above: int = field(default=0, init=False, compare=False, repr=False)
    """How many of these are the comments above it, to the end of the last one."""

    @property
    def key(self) -> tuple[str | None, str]:
        """What makes it unique in its catalog."""
        return self.msgctxt, self.msgid

    @property
    def first_reference(self) -> str:
        """The first of its references, found without reading them all; empty without one."""
        if self.raw:
            return first_reference(self.raw[: self.above])
        return self.references[0] if self.references else ""

    @property
    def fuzzy(self) -> bool:
        """Whether its translation is a proposal that a person has to confirm."""
        return "fuzzy" in self.flags or "fuzzy" in self.sticky

    @property
    def filled(self) -> bool:
        """Whether somebody or something wrote any part of a translation."""
        return bool(self.msgstr) or any(self.msgstr_plural)

    @property
    def translated(self) -> bool:
        """Whether it is in use and has a whole translation that needs no confirmation."""
        return self.whole and not self.fuzzy

    @property
    def whole(self) -> bool:
        """Whether it is in use and has a whole translation, be it to be confirmed."""
        return (all(self.msgstr_plural) if self.msgstr_plural else bool(self.msgstr)) and not self.obsolete


class _Unread:
    """What the comments above an entry hold of one kind, and ``as_read`` leaves there until somebody asks for it."""

    def __init__(self, slot: MemberDescriptorType, parse: Callable[[str], tuple[str, ...]]) -> None:
        self._slot = slot
        self._parse = parse

    def __get__(self, entry: Entry | None, owner: type[Entry]) -> object:
        if entry is None:
            return self
        try:
            return self._slot.__get__(entry, owner)
        except AttributeError:
            found = self._parse(entry.raw[: entry.above])
            self._slot.__set__(entry, found)
            return found

    def __set__(self, entry: Entry, found: tuple[str, ...]) -> None:
        self._slot.__set__(entry, found)


for _name, _parse in (
    ("references", parse_references),
    ("comments", lambda lines: parse_notes(lines).translator),
    ("extracted", lambda lines: parse_notes(lines).extracted),
):
    type.__setattr__(Entry, _name, _Unread(vars(Entry)[_name], _parse))


class _Open:
    """An entry while it is made: the same slots, but not frozen."""

    __slots__ = tuple(one.name for one in fields(Entry))


def as_read(
    raw: str,
    above: int,
    msgid: str,
    msgstr: str,
    msgctxt: str | None,
    *,
    line: int,
    msgstr_line: int,
    obsolete: bool,
    only_references: bool = False,
    msgid_plural: str | None = None,
    msgstr_plural: tuple[str, ...] = (),
    previous: tuple[str | None, str | None, str | None] = (None, None, None),
) -> Entry:
    """Return an entry that was read from a file; ``previous`` is its previous context, text and plural.

    Its comments are read when somebody asks for them, but for flags. Catalogs have ten thousands
    of entries and a frozen dataclass takes six times as long to make as one that is open,
    so the slots are filled first and become an ``Entry`` then.
    """
    made: Any = _Open()
    made.raw = raw
    made.above = above
    made.line = line
    made.msgstr_line = msgstr_line
    made.msgid = msgid
    made.msgstr = msgstr
    made.msgctxt = msgctxt
    made.obsolete = obsolete
    made.msgid_plural = msgid_plural
    made.msgstr_plural = msgstr_plural
    made.previous_msgctxt, made.previous_msgid, made.previous_msgid_plural = previous
    if only_references or not above:
        made.comments = made.extracted = made.flags = made.sticky = ()
        if not above:
            made.references = ()
    else:
        made.flags, made.sticky = parse_flags(raw[:above])
    made.__class__ = Entry
    entry: Entry = made
    return entry


@dataclass(frozen=True, slots=True)
class Catalog:
    """The entries of a PO file in the file's order, and what is needed to write the same bytes again."""

    header: Entry | None
    """The entry with the empty ``msgid``, whose translation holds the fields."""
    entries: tuple[Entry, ...] = ()
    """All others, obsolete ones too."""
    trailer: str = field(default="", compare=False)
    """Comments and blank lines after the last entry."""
    header_at: int = field(default=0, compare=False)
    """How many entries stand before the header."""
    codec: str = field(default="utf-8", compare=False)
    """The encoding of the file that was read, as Python calls it."""
    bom: bytes = field(default=b"", compare=False)
    """The byte-order mark that the file began with."""
    newline: str = field(default="\n", compare=False)
    """The line end of entries we write into it."""

    @property
    def metadata(self) -> dict[str, str]:
        """The fields of the header (``Language``, ``Plural-Forms`` …); of a repeated field the first."""
        fields: dict[str, str] = {}
        for line in self.header.msgstr.split("\n") if self.header else ():
            name, colon, value = line.partition(":")
            if colon:
                fields.setdefault(name.strip(), value.strip())
        return fields

    @property
    def active(self) -> Iterator[Entry]:
        """The entries in use."""
        return (entry for entry in self.entries if not entry.obsolete)

    @property
    def in_order(self) -> tuple[Entry, ...]:
        """Header and entries as they stand in the file."""
        if self.header is None:
            return self.entries
        return (*self.entries[: self.header_at], self.header, *self.entries[self.header_at :])
