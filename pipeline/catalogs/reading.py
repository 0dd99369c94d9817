"""Read a PO file strictly: what gettext accepts is read without loss, all else is refused with its line."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache

from pipeline.catalogs.common_layout import common_entry
from pipeline.catalogs.entry import Catalog, Entry, as_read
from pipeline.catalogs.faults import explain
from pipeline.catalogs.headers import charset_of, codec_of
from pipeline.catalogs.strings import STRING, unquoted
from pipeline.errors import CatalogError

__all__ = ["read", "written_forms"]

_HEADER = (None, "")
"""What the header is found by: it is the text of nothing."""
_BOM = b"\xef\xbb\xbf"
_BLANK = r"[ \t\r\f\v]"
_SPACE = r"[ \t\r\f\v\n]"
_ABOVE = (
    rf"(?>(?:{_SPACE}*+\#(?:(?:~{_BLANK}*+\#)?(?![~|])[^\n]*+(?>(?:(?<=\\)\n[^\n]*+)*)|[~|]\|?{_BLANK}*+(?=\n|\Z)))*)"
)
"""Comment lines and empty markers. A comment that ends with a backslash goes on in the next line, as in gettext."""


def _grammar(mark: str, previous_mark: str) -> str:
    """Return the pattern of one entry whose lines begin with ``mark``, and its previous text with another."""

    def word(name: str) -> str:
        return rf"{name}(?![A-Za-z0-9_$])"

    gap = rf"(?>(?:{_BLANK}|(?:\n{_SPACE}*+)?{mark})*)" if mark else rf"{_SPACE}*+"
    previous_gap = rf"(?>(?:{_BLANK}|(?:\n{_SPACE}*+)?{previous_mark})*)"
    strings = rf"{gap}({STRING}(?>(?:{gap}{STRING})*)){gap}"
    previous = rf"{previous_gap}({STRING}(?>(?:{previous_gap}{STRING})*)){previous_gap}"
    return rf"""
        (?:{previous_mark}{previous_gap}(?:{word("msgctxt")}{previous})?{word("msgid")}{previous}
            (?:{word("msgid_plural")}{previous})?\n{_SPACE}*+)?
        {mark}{gap}
        (?:{word("msgctxt")}{strings})?
        {word("msgid")}{strings}
        (?:
            {word("msgstr")}{gap}({STRING}(?>(?:{gap}{STRING})*))
        |
            {word("msgid_plural")}{strings}
            ({word("msgstr")}{gap}\[{gap}[0-9]++{gap}\]{gap}{STRING}(?>(?:{gap}{STRING})*)
            (?>(?:{gap}{word("msgstr")}{gap}\[{gap}[0-9]++{gap}\]{gap}{STRING}(?>(?:{gap}{STRING})*))*))
        )
        {_BLANK}*+\n?
        """


@cache
def _entry_pattern() -> re.Pattern[str]:
    """Return the pattern of any entry; it takes as long to make as a small catalog to read in the common layout."""
    live, obsolete = _grammar("", r"\#\|"), _grammar(r"\#~(?!\|)", r"\#~\|")
    return re.compile(rf"({_ABOVE}){_SPACE}*+(?:{live}|{obsolete})", re.VERBOSE)


_STRING = re.compile(STRING)
_END = re.compile(rf"{_ABOVE}{_SPACE}*+\Z")
_BEGINNINGS = ("\nmsg", "\n# ", "\n#:", "\n#.", "\n#,", "\n#|", "\n#~ msg")
"""What says behind a blank line that the entry above has ended: its strings may go on there."""
_FORM = re.compile(
    rf"msgstr(?>(?:{_SPACE}|\#~)*)\[(?>(?:{_SPACE}|\#~)*)([0-9]++)(?>(?:{_SPACE}|\#~)*)\](?>(?:{_SPACE}|\#~)*)"
    rf"({STRING}(?>(?:(?>(?:{_SPACE}|\#~)*){STRING})*))"
)


def read(data: bytes, path: str | os.PathLike[str] | None = None) -> Catalog:
    """Return the catalog that ``data``, the content of a PO or POT file, holds.

    What is valid for gettext is read without loss, and written again as the same bytes.
    Raises CatalogError with ``path``, line and remedy for all else, and for what cannot
    be kept: bytes that are not in the declared charset, NUL, several text domains.
    """
    try:
        return _catalog(data)
    except CatalogError as error:
        raise CatalogError(error.what, path=path, line=error.line, remedy=error.remedy) from None


def _catalog(data: bytes) -> Catalog:
    bom = _BOM if data.startswith(_BOM) else b""
    text, codec = _decoded(data[len(bom) :])
    header: Entry | None = None
    header_at = end = 0
    entries: list[Entry] = []
    seen: dict[tuple[str | None, str], Entry] = {}
    for entry in _entries(text, codec):
        key = entry.msgctxt, entry.msgid
        first = seen.setdefault(key, entry)
        if first is not entry:
            raise CatalogError(
                f"this text is here a second time, the first is in line {first.line}",
                line=entry.line,
                remedy="join the two entries into one",
            )
        if key == _HEADER and not entry.obsolete:
            header, header_at = entry, len(entries)
        else:
            entries.append(entry)
        end += len(entry.raw)
    newline = "\r\n" if text[: text.find("\n")].endswith("\r") else "\n"
    return Catalog(header, tuple(entries), text[end:], header_at, codec, bom, newline)


def _impossible(view: str) -> CatalogError:
    at = min(place for place in (view.find("\0"), view.find("\4")) if place >= 0)
    what = f"a PO file cannot hold the character U+{ord(view[at]):04X}"
    return CatalogError(what, line=view.count("\n", 0, at) + 1, remedy="remove it")


def _is_header(entry: Entry) -> bool:
    return entry.key == _HEADER and not entry.obsolete


def _decoded(data: bytes) -> tuple[str, str]:
    """Return the characters of a PO file, and the codec that its header names."""
    view = data.decode("latin-1")
    if "\0" in view or "\4" in view:
        raise _impossible(view)
    header = next(filter(_is_header, _entries(view, "latin-1")), None)
    charset = charset_of(header)
    if charset is None and data.isascii():
        return view, "utf-8"
    codec = codec_of(charset) if charset else None
    if codec is None:
        what = f"gettext knows no charset {charset!r}" if charset else "no header says which charset the file is in"
        remedy = 'save the file as UTF-8 and write "Content-Type: text/plain; charset=UTF-8\\n" in its header'
        raise CatalogError(what, line=header.line if header else 1, remedy=remedy)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CatalogError(
            f"a byte is not valid {charset}", line=line, remedy="save the file as UTF-8 and write charset=UTF-8"
        ) from None
    if codec != "utf-8" and text.encode(codec) != data:
        raise CatalogError(f"its {charset} text cannot be kept byte for byte", remedy="save the file as UTF-8")
    return text, codec


def _entries(text: str, codec: str) -> Iterator[Entry]:
    """Yield the entries of a PO file; what follows the last one is left."""
    at, line, tried = 0, 1, 0
    while at < len(text):
        is_first = at == 0 and not text.startswith("\n")
        if at >= tried and (is_first or text.startswith("\n", at)):
            tried = text.find("\n\n", at + 1) + 1 or len(text)
            whole = text.startswith(_BEGINNINGS, tried) or tried + 1 >= len(text)
            block = f"\n{text[:tried]}" if is_first else text[at:tried]
            if whole and (common := common_entry(block, line - is_first, added=is_first)):
                at = tried
                entry, line = common
                yield entry
                continue
        match = _entry_pattern().match(text, at)
        if match is None:
            break
        entry = _entry(match, text, line, codec)
        line += text.count("\n", at, match.end())
        at = match.end()
        yield entry
    if at < len(text) and not _END.match(text, at):
        raise explain(text, at)


def _entry(match: re.Match[str], text: str, line: int, codec: str) -> Entry:
    """Return the entry that the grammar found in ``text``, and whose characters begin on ``line``."""
    groups = match.groups()
    first = 2 if groups[5] is not None else 10
    parts = groups[first - 1 : first + 7]
    msgid_at = match.start(first + 4)
    msgid_line = line + text.count("\n", match.start(), msgid_at)
    msgstr_at = match.start(first + 5 if parts[5] is not None else first + 7)
    try:
        texts = [part if part is None else unquoted(part, codec) for part in parts[:7]]
        forms = _forms(parts[7], codec) if parts[7] else ()
    except CatalogError as error:
        raise _placed(error, text, match, codec) from None
    previous_msgctxt, previous_msgid, previous_plural, msgctxt, msgid, msgstr, msgid_plural = texts
    return as_read(
        match[0],
        len(groups[0]),
        msgid or "",
        msgstr or "",
        msgctxt,
        line=msgid_line,
        msgstr_line=msgid_line + text.count("\n", msgid_at, msgstr_at),
        obsolete=first == 10,
        msgid_plural=msgid_plural,
        msgstr_plural=forms,
        previous=(previous_msgctxt, previous_msgid, previous_plural),
    )


def _forms(lines: str, codec: str) -> tuple[str, ...]:
    forms = list(_FORM.finditer(lines))
    for at, form in enumerate(forms):
        if (form[1].lstrip("0") or "0") != str(at):
            raise CatalogError(
                f"msgstr[{form[1][:9]}] stands where msgstr[{at}] belongs",
                line=lines.count("\n", 0, form.start()),
                remedy="number the forms from 0",
            )
    return tuple(unquoted(form[2], codec) for form in forms)


def written_forms(entry: Entry) -> tuple[tuple[int, int], ...]:
    """Return where the quoted strings of each form of an entry's translation begin and end in ``entry.raw``.

    Empty for an entry that was not read from a file.
    """
    match = _entry_pattern().match(entry.raw)
    if match is None:
        return ()
    first = 2 if match[6] is not None else 10
    if match[first + 5] is not None:
        return (match.span(first + 5),)
    at = match.start(first + 7)
    return tuple((at + form.start(2), at + form.end(2)) for form in _FORM.finditer(match[first + 7]))


def _placed(error: CatalogError, text: str, match: re.Match[str], codec: str) -> CatalogError:
    """Return the error about a string of an entry, or about a form (with its line among these), with its line."""
    at = max(match.start(9), match.start(17))
    if error.line is not None:
        return CatalogError(error.what, line=text.count("\n", 0, at) + error.line + 1, remedy=error.remedy)
    for string in _STRING.finditer(text, match.end(1), match.end()):
        try:
            unquoted(string[0], codec)
        except CatalogError:
            at = string.start()
            break
    return CatalogError(error.what, line=text.count("\n", 0, at) + 1, remedy=error.remedy)
