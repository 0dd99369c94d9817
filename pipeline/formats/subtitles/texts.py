"""The characters of a subtitle as a translator sees them, and back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.formats.html.characters import decoded, escaped, running
from pipeline.markup import Kind, codes
from pipeline.model import Markup

__all__ = ["cue_text", "speaker_text", "written_cue", "written_speaker"]

_BREAKS = re.compile(r"[ \t]*[\r\n]+(?>(?:[ \t]*[\r\n]+)*)")
"""A line break with the white space before it, and empty lines, which would end a cue."""
_UNKNOWN_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_MISTAKABLE = re.compile(r"<(?=/?[0-9.])")
"""In WebVTT every ``<`` opens a tag; the time of a word begins with a figure."""


def cue_text(raw: str, *, escapes: bool) -> str:
    """Return a piece of a cue as the translator sees it.

    Its line breaks stay: where a subtitle breaks is the translator's decision. ``escapes``
    says that there are character references, which become characters.
    """
    text = _BREAKS.sub("\n", raw).strip()
    if not escapes or ("&" not in text and "<" not in text):
        return text
    return "".join(piece if is_code else _characters(piece) for piece, is_code in _pieces(text))


def _characters(piece: str) -> str:
    return _MISTAKABLE.sub("&lt;", running(piece, pre=True))


def speaker_text(raw: str) -> str:
    """Return the name of a speaker as the translator sees it."""
    return " ".join(decoded(raw).split())


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a cue in WebVTT, and whether each is a tag."""
    known = ((code.start, code.end) for code in codes(text, Markup.SUBTITLE) if code.kind in (Kind.TAG, Kind.CUE))
    spans = sorted({*known, *(match.span() for match in _UNKNOWN_TAG.finditer(text))})
    at = 0
    for start, end in spans:
        if start >= at:
            yield text[at:start], False
            yield text[start:end], True
            at = end
    yield text[at:], False


def written_cue(text: str, source: str, references: tuple[tuple[str, str], ...], *, escapes: bool) -> str:
    """Return what stands for ``text`` in a cue whose text is ``source``, its lines ended by a line feed.

    An empty line, which would end the cue, falls away. Where there are references, tags that
    nobody knows are let through if the source has them; all others become text.
    ``references`` are invisible characters and how the source writes them.
    """
    text = _BREAKS.sub("\n", text.strip())
    return "".join(_composed(text, source, references)) if escapes else text


def _composed(text: str, source: str, references: tuple[tuple[str, str], ...]) -> Iterator[str]:
    known = Counter(piece for piece, is_code in _pieces(source) if is_code)
    for piece, is_code in _pieces(text):
        if is_code and (known[piece] or codes(piece, Markup.SUBTITLE)):
            yield piece
            continue
        chars = escaped(decoded(piece))
        for char, reference in references:
            chars = chars.replace(char, reference)
        yield chars


def written_speaker(text: str) -> str:
    """Return ``text`` on one line, so that it cannot end the tag it stands in."""
    return escaped(" ".join(text.split()))
