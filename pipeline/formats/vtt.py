"""Subtitles in WebVTT: a heading, then blocks between empty lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.errors import DocumentError
from pipeline.formats.characters import decoded_text
from pipeline.formats.document import Document, LanguageMark, Part, ReadOptions, Slot
from pipeline.formats.subtitles import Cue, Line, duration, lines, slots_of

__all__ = ["pack", "read"]

_TIME = r"(?:(\d{1,9}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMING = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?:[ \t].*)?")
_HEADER = re.compile(r"(?P<name>Language|Kind)[ \t]*:[ \t]*(?P<value>[^\s]+)[ \t]*", re.IGNORECASE)
_SWITCH = re.compile(r"NOTE[ \t\n]+museotext:[ \t]*(on|off)\s*")
_VOICES = re.compile(r"\[\s*voice\b")


class _Header(NamedTuple):
    """What the lines above the first empty one say."""

    end: int
    """How many lines it has."""
    kind: str
    marks: tuple[LanguageMark, ...]


def read(data: bytes, language: str, options: ReadOptions) -> Document:
    """Find the subtitles, speakers and language marks of a track in ``language``.

    Raises DocumentError for bytes that are not text in UTF-8, for a file that does not
    begin with WEBVTT, and for times that are none (W3C, WebVTT, 4.1).
    """
    del language, options
    text, encoding = decoded_text(data)
    found = lines(text) if text else []
    if not found or not re.match(r"WEBVTT(?:[ \t]|\Z)", found[0].text):
        raise DocumentError(
            "does not begin with WEBVTT", line=1, remedy="write WEBVTT and an empty line above all else"
        )
    header = _header(found)
    slots = () if header.kind == "metadata" else tuple(_slots(text, found, header))
    return Document(data, (Part(text, slots, marks=header.marks, encoding=encoding),))


def pack(document: Document, texts: Sequence[str]) -> bytes:
    """Return the bytes of the one text, in the encoding the document was read in."""
    return document.parts[0].encoding.encode(texts[0])


def _header(found: Sequence[Line]) -> _Header:
    kind, marks, end = "", [], 1
    for line in found[1:]:
        if not line.text or "-->" in line.text:
            break
        end += 1
        match = _HEADER.fullmatch(line.text)
        if match and match["name"].lower() == "kind":
            kind = match["value"].lower()
        elif match:
            marks.append(LanguageMark(line.start + match.start("value"), line.start + match.end("value")))
    return _Header(end, kind, tuple(marks))


def _slots(text: str, found: Sequence[Line], header: _Header) -> Iterator[Slot]:
    blocks = list(_blocks(found[header.end :]))
    styles = (block for block in blocks if re.match(r"STYLE[ \t]*\Z", block[0].text))
    speakers = not any(_VOICES.search(line.text) for block in styles for line in block)
    kind = "chapter title" if header.kind == "chapters" else "subtitle cue"
    on = True
    for block in blocks:
        if switch := _SWITCH.fullmatch("\n".join(line.text for line in block)):
            on = switch[1] == "on"
        elif on and (cue := _cue(block, kind)) is not None:
            yield from slots_of(text, cue, escapes=True, speakers=speakers)


def _blocks(found: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines between empty ones; a line with times begins a block, with the line before it as its name."""
    block: list[Line] = []
    for line in found:
        if not line.text:
            if block:
                yield block
            block = []
            continue
        if "-->" in line.text and (len(block) > 1 or (block and "-->" in block[0].text)):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _cue(block: Sequence[Line], kind: str) -> Cue | None:
    """Return the cue a block is, None if it is a note, a style, a region or an empty cue."""
    at = next((number for number, line in enumerate(block) if "-->" in line.text), None)
    if at is None:
        return None
    match = _TIMING.fullmatch(block[at].text)
    if match is None:
        raise DocumentError(
            f"'{block[at].text.strip()[:60]}' is not the time of a subtitle",
            line=block[at].number,
            remedy="write it as 00:00:01.000 --> 00:00:04.000",
        )
    texts = tuple(block[at + 1 :])
    begins, ends = _seconds(match, 1), _seconds(match, 5)
    if not any(line.text.strip() for line in texts):
        return None
    return Cue(texts, begins, duration(begins, ends), kind)


def _seconds(match: re.Match[str], group: int) -> float:
    hours, minutes, seconds, fraction = match.group(group, group + 1, group + 2, group + 3)
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(fraction) / 1000
