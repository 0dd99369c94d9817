"""Cues: which texts stand in one, without what a translator need not see."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.formats.document import Slot
from pipeline.formats.html.characters import invisible_references
from pipeline.formats.offering import is_file_name, is_offered
from pipeline.formats.subtitles.texts import cue_text, speaker_text, written_cue, written_speaker
from pipeline.markup import Code, Kind, Role, codes, masked
from pipeline.model import Markup, Unit

__all__ = ["Cue", "Line", "duration", "lines", "slots_of"]

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_WRAPPING = frozenset({"b", "c", "font", "i", "s", "u"})
"""Tags that say how a whole cue looks."""


class Line(NamedTuple):
    """A line of a file."""

    number: int
    start: int
    end: int
    text: str
    newline: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch of the text lines of one cue, none of them empty."""

    lines: Sequence[Line]
    begins: float
    """Seconds from the beginning of the film."""
    seconds: float | None
    """How long it is seen; None where its times make no sense."""
    kind: str = "subtitle cue"


@dataclass(slots=True)
class SubtitleSlot(Slot):
    """The text of a cue, or of one of its paragraphs."""

    newline: str = "\n"
    escapes: bool = False
    """There are character references, as in WebVTT."""
    references: tuple[tuple[str, str], ...] = ()
    """Invisible characters and how the source writes them."""

    def written(self, text: str) -> str:
        """Return ``text`` with its codes and line breaks, and without empty lines."""
        chars = written_cue(text, self.unit.text, self.references, escapes=self.escapes)
        return chars.replace("\n", self.newline)

    def marked(self, text: str, *, note: str, language: str) -> str:
        """Return ``text [note]``; no player says that a subtitle is in ``language``."""
        del language
        return self.written(f"{text} [{note}]")

    def read_again(self, text: str) -> tuple[str, ...]:
        """Return what is read once ``text`` is written: without tags round the whole, nothing if it has no words."""
        chars = self.written(text)
        if not chars:
            return ()
        again = slots_of(chars, Cue(lines(chars), 0, None), escapes=self.escapes)
        return tuple(slot.unit.text for slot in again)


@dataclass(slots=True)
class SpeakerSlot(Slot):
    """Who speaks, in a tag ``<v …>``."""

    def written(self, text: str) -> str:
        """Return ``text`` on one line, so that it cannot end the tag."""
        return written_speaker(text)

    def marked(self, text: str, *, note: str, language: str) -> str:
        """Return ``text`` alone: a note with every name would only be in the way."""
        del note, language
        return self.written(text)

    def read_again(self, text: str) -> tuple[str, ...]:
        """Return what is read once ``text`` is written."""
        name = speaker_text(self.written(text))
        return (name,) if is_offered(name) else ()


def lines(text: str) -> list[Line]:
    """Return the lines of ``text``, an empty one behind its last line end left out."""
    found = [
        Line(number, match.start(), match.end(1), match[1], match[2])
        for number, match in enumerate(_LINE.finditer(text), start=1)
    ]
    return found[:-1] if not found[-1].text else found


def duration(begins: float, ends: float) -> float | None:
    """Return the seconds from ``begins`` to ``ends``, rounded to a thousandth; None if there are none."""
    return round(ends - begins, 3) if ends > begins else None


def slots_of(text: str, cue: Cue, *, escapes: bool, speakers: bool = False) -> Iterator[Slot]:
    r"""Yield the places of what is translated in a cue: its text, and before it the speaker where ``speakers`` asks.

    Positions (``{\an8}``) and tags round the whole stay outside of the unit, and so does
    the tag of the only speaker, whose name stands above the text in the comment.
    """
    first, last = cue.lines[0], cue.lines[-1]
    start, end = _trimmed(text, first.start, last.end)
    section: tuple[str, ...] = ()
    found = [code for code in codes(text[start:end], Markup.SUBTITLE) if code.kind in (Kind.TAG, Kind.CUE)]
    at, base = 0, start
    while at < len(found) and base + found[at].start == start:
        code = found[at]
        closing = _closing(found, at)
        if code.role is Role.ALONE and code.name.startswith("\\"):
            start = base + code.end
        elif code.name == "v" and code.role is Role.OPEN and _speaks_alone(found) and closing in (None, end - base):
            for first_letter, after in code.readable:
                place = base + first_letter, base + after
                section = (speaker_text(text[slice(*place)]),)
                if speakers and is_offered(section[0]):
                    yield SpeakerSlot(*place, Unit(section[0], "speaker", line=first.number))
            start = base + code.end
            end = end if closing is None else base + found[-1].start
            found = found if closing is None else found[:-1]
        elif code.name in _WRAPPING and code.role is Role.OPEN and closing == end - base:
            start, end = base + code.end, base + found[-1].start
            found = found[:-1]
        else:
            break
        start, end = _trimmed(text, start, end)
        at += 1
    words = cue_text(text[start:end], escapes=escapes)
    if not _has_words(words):
        return
    unit = Unit(
        words,
        cue.kind,
        section,
        first.number + text.count("\n", first.start, start),
        Markup.SUBTITLE,
        _note(cue),
        cue.seconds,
    )
    references = invisible_references(text[start:end]) if escapes else ()
    newline = next((line.newline for line in cue.lines if line.newline), "\n")
    yield SubtitleSlot(start, end, unit, newline, escapes, references)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    raw = text[start:end]
    return start + len(raw) - len(raw.lstrip()), end - (len(raw) - len(raw.rstrip()))


def _speaks_alone(found: Sequence[Code]) -> bool:
    return sum(code.name == "v" and code.role is Role.OPEN for code in found) == 1


def _closing(found: Sequence[Code], at: int) -> int | None:
    """Return where the tag that closes the tag ``at`` ends, if it is the last of ``found``; else None or its end."""
    name, depth = found[at].name, 0
    for code in found[at:]:
        if code.name == name:
            depth += {Role.OPEN: 1, Role.CLOSE: -1, Role.ALONE: 0}[code.role]
            if not depth and code.role is Role.CLOSE:
                return code.end
    return None


def _has_words(text: str) -> bool:
    """Tell whether a cue has something for viewers: no picture's address, no data for a program."""
    if not is_offered(masked(text, Markup.SUBTITLE)) or is_file_name(text.partition("#")[0]):
        return False
    return not (text.startswith(("{", "[")) and _is_data(text))


def _is_data(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):
        return False


def _note(cue: Cue) -> str:
    """Return where the cue stands in the film, and how long it is seen."""
    minutes, seconds = divmod(int(cue.begins), 60)
    hours, minutes = divmod(minutes, 60)
    place = f"at {hours}:{minutes:02}:{seconds:02}"
    return place if cue.seconds is None else f"{place}, for {cue.seconds:.1f} seconds"
