"""Subtitles in SubRip: numbers, times, and texts up to the next cue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.errors import DocumentError
from pipeline.formats.characters import decoded_text
from pipeline.formats.document import Document, Part, ReadOptions
from pipeline.formats.subtitles import Cue, Line, duration, lines, slots_of

__all__ = ["pack", "read"]

_TIME = r"(-?\d{1,3}):(\d{1,2}):(\d{1,2})(?:[,.:](\d{1,3}))?"
_TIMING = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?:\s.*)?")
_MEANT = re.compile(r"\s*[\d:.,-]*\d[\d:.,-]*\s*-->|.*-->\s*\d+:")
"""What is meant as times: the arrow with figures before it, or with a time behind it."""
_NUMBER = re.compile(r"\s*\d+\s*")


def read(data: bytes, language: str, options: ReadOptions) -> Document:
    """Find the subtitles of a film in ``language``.

    SubRip has no standard. Players take a cue to go on to the next times, empty lines
    included, and so does this. Raises DocumentError for bytes that are not text in UTF-8,
    or in UTF-16 with a byte-order mark, for times that are none, and for a text without cues.
    """
    del language, options
    text, encoding = decoded_text(data)
    slots = tuple(slot for cue in _cues(lines(text)) for slot in slots_of(text, cue, escapes=False))
    return Document(data, (Part(text, slots, encoding=encoding),))


def pack(document: Document, texts: Sequence[str]) -> bytes:
    """Return the bytes of the one text, in the encoding the document was read in."""
    return document.parts[0].encoding.encode(texts[0])


def _cues(found: Sequence[Line]) -> Iterator[Cue]:
    """Yield the paragraphs of every cue."""
    timed = [(number, match) for number, line in enumerate(found) if (match := _timing(line))]
    if not timed and any(line.text.strip() for line in found):
        raise DocumentError("has no times of subtitles", line=1, remedy="check that it is a SubRip file")
    for place, (number, match) in enumerate(timed):
        end = timed[place + 1][0] if place + 1 < len(timed) else len(found)
        if end < len(found) and end - 1 > number and _NUMBER.fullmatch(found[end - 1].text):
            end -= 1
        begins, ends = _seconds(match, 1), _seconds(match, 5)
        for has_text, group in groupby(found[number + 1 : end], key=lambda line: bool(line.text.strip())):
            if has_text:
                yield Cue(tuple(group), begins, duration(begins, ends))


def _timing(line: Line) -> re.Match[str] | None:
    """Return the times of a line, None if it has none; DocumentError says that they are wrong."""
    if "-->" not in line.text:
        return None
    match = _TIMING.fullmatch(line.text)
    if match is None and _MEANT.match(line.text):
        raise DocumentError(
            f"'{line.text.strip()[:60]}' is not the time of a subtitle",
            line=line.number,
            remedy="write it as 00:00:01,000 --> 00:00:04,000",
        )
    return match


def _seconds(match: re.Match[str], group: int) -> float:
    hours, minutes, seconds, fraction = match.group(group, group + 1, group + 2, group + 3)
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction or 0}")
