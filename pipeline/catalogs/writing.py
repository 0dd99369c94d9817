"""Write a catalog: untouched entries as they were, all others as ``msgcat --no-wrap`` writes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.catalogs.comments import comment_line, flag_line, reference_lines
from pipeline.catalogs.entry import Catalog, Entry
from pipeline.catalogs.headers import in_utf8
from pipeline.catalogs.strings import IMPOSSIBLE, quoted
from pipeline.errors import CatalogError

__all__ = ["entry_text", "serialise", "serialise_all"]

_KEYWORDS = ("msgctxt", "msgid", "msgid_plural")


def serialise_all(catalogs: Iterable[Catalog]) -> tuple[bytes, ...]:
    """Return the bytes of several PO files; entries that they share are put into words once. Raises as below."""
    known: dict[int, str] = {}
    return tuple(_serialised(catalog, known) for catalog in catalogs)


def serialise(catalog: Catalog) -> bytes:
    """Return the bytes of the PO file.

    A catalog whose entries all have their characters as read keeps its encoding too. As
    soon as one is written anew, the file becomes UTF-8 without a byte-order mark, and
    its header says so; line ends stay the file's own. Raises CatalogError for characters
    that no PO file can hold (NUL, EOT, lone surrogates).
    """
    return _serialised(catalog, {})


def _serialised(catalog: Catalog, known: dict[int, str]) -> bytes:
    if all(entry.raw for entry in catalog.in_order):
        return catalog.bom + _text(catalog, known).encode(catalog.codec)
    if catalog.header is not None:
        catalog = replace(catalog, header=in_utf8(catalog.header))
    text = _text(catalog, known)
    if impossible := IMPOSSIBLE.search(text):
        raise CatalogError(f"a PO file cannot hold the character U+{ord(impossible[0]):04X}", remedy="remove it")
    return text.encode()


def _text(catalog: Catalog, known: dict[int, str]) -> str:
    """Return the file's characters; ``known`` gets what it did not have of entries, by their identity."""
    pieces: list[str] = []
    for entry in catalog.in_order:
        if entry.raw:
            pieces.append(entry.raw)
            continue
        if pieces:
            pieces.append(catalog.newline if pieces[-1].endswith("\n") else 2 * catalog.newline)
        text = known.get(id(entry))
        if text is None:
            text = known[id(entry)] = entry_text(entry)
        pieces.append(text if catalog.newline == "\n" else text.replace("\n", catalog.newline))
    return "".join(pieces) + catalog.trailer


def entry_text(entry: Entry) -> str:
    """Return the lines of an entry as ``msgcat --no-wrap`` writes them.

    Where msgcat would lose something, it stays: flags it does not know, ``#=`` lines, and
    obsolete entries without a translation.
    """
    mark = "#~ " if entry.obsolete else ""
    lines = [comment_line("#", line) for text in entry.comments for line in text.split("\n")]
    lines += [comment_line("#.", line) for text in entry.extracted for line in text.split("\n")]
    lines.append(reference_lines(entry.references))
    if entry.flags:
        lines.append(flag_line("#,", (flag for flag in entry.flags if flag != "fuzzy" or entry.filled)))
    if entry.sticky:
        lines.append(flag_line("#=", entry.sticky))
    previous = entry.previous_msgctxt, entry.previous_msgid, entry.previous_msgid_plural
    lines += _keys(previous, "#~| " if entry.obsolete else "#| ")
    lines += _keys((entry.msgctxt, entry.msgid, entry.msgid_plural), mark)
    if entry.msgid_plural is None:
        lines.append(quoted("msgstr", entry.msgstr, mark))
    else:
        lines += [quoted(f"msgstr[{at}]", text, mark) for at, text in enumerate(entry.msgstr_plural or ("", ""))]
    return "".join(lines)


def _keys(texts: tuple[str | None, str | None, str | None], mark: str) -> list[str]:
    return [quoted(keyword, text, mark) for keyword, text in zip(_KEYWORDS, texts, strict=True) if text is not None]
