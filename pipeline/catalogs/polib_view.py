"""Catalogs as polib's objects, for people's scripts; nothing else in the pipeline needs polib."""

from __future__ import annotations

import polib  # type: ignore[import-untyped]

from pipeline.catalogs.entry import Catalog, Entry

__all__ = ["from_polib", "to_polib"]


def to_polib(catalog: Catalog) -> polib.POFile:
    """Return ``catalog`` as polib's object, to search and count with.

    Its ``#=`` flags become ordinary ones. Write the result with ``serialise(from_polib(…))``:
    polib's own ``save`` wraps and orders in its own way and loses what it does not know.
    """
    file = polib.POFile(wrapwidth=0)
    if catalog.header is not None:
        file.header = "\n".join(catalog.header.comments)
        file.metadata = dict(catalog.metadata)
        file.metadata_is_fuzzy = catalog.header.fuzzy
    for entry in catalog.entries:
        file.append(
            polib.POEntry(
                msgid=entry.msgid,
                msgstr=entry.msgstr,
                msgctxt=entry.msgctxt,
                msgid_plural=entry.msgid_plural or "",
                msgstr_plural=dict(enumerate(entry.msgstr_plural)),
                tcomment="\n".join(entry.comments),
                comment="\n".join(entry.extracted),
                occurrences=[_occurrence(reference) for reference in entry.references],
                flags=[*entry.flags, *entry.sticky],
                previous_msgctxt=entry.previous_msgctxt,
                previous_msgid=entry.previous_msgid,
                previous_msgid_plural=entry.previous_msgid_plural,
                obsolete=entry.obsolete,
                linenum=entry.line,
            )
        )
    return file


def _occurrence(reference: str) -> tuple[str, str]:
    name, colon, line = reference.rpartition(":")
    return (name, line) if colon and line.isdecimal() else (reference, "")


def from_polib(file: polib.POFile) -> Catalog:
    """Return what polib's object holds as a catalog; all of it is written in canonical form."""
    fields = "".join(f"{name}: {value}\n" for name, value in file.metadata.items())
    flags = ("fuzzy",) if file.metadata_is_fuzzy else ()
    header = Entry("", fields, comments=_lines(file.header), flags=flags) if fields else None
    return Catalog(header, tuple(_entry(entry) for entry in file))


def _entry(entry: polib.POEntry) -> Entry:
    forms = entry.msgstr_plural
    return Entry(
        entry.msgid,
        entry.msgstr,
        entry.msgctxt,
        entry.msgid_plural if forms else entry.msgid_plural or None,
        tuple(forms[at] for at in sorted(forms)),
        comments=_lines(entry.tcomment),
        extracted=_lines(entry.comment),
        references=tuple(f"{name}:{line}" if line else name for name, line in entry.occurrences),
        flags=tuple(entry.flags),
        previous_msgctxt=entry.previous_msgctxt,
        previous_msgid=entry.previous_msgid,
        previous_msgid_plural=entry.previous_msgid_plural,
        obsolete=bool(entry.obsolete),
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()
