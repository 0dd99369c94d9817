"""A subtitle has more text than can be read while it is seen.

# What it finds
A translated subtitle with more characters for each second on screen than viewers read with
ease: 20 in English, 17 in Spanish and Portuguese (Netflix, Timed Text Style Guides, for
adults; TED stops at 21 in all of them). Spaces count; line breaks, tags and positions do
not. Where a text stands in several places, the shortest counts. If the source text is no
slower, or is itself what is too fast, it is only a note.

# Why it matters
Viewers look away from the picture, or miss the end of the sentence.

# Example
Source, 2 seconds: `Please do not touch anything.`
Translation: `Les rogamos encarecidamente que no toquen nada.`

# What to do
Say it in fewer words: the finding says how many characters fit. Leave out what the picture
shows. The limit can be set for the workspace: `subtitles.speed = 15`. If you own the
source text, give the subtitle more time there.

# How to waive
`# museotext: waive reading-speed — names cannot be shortened`
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.pair import Pair, Text
from pipeline.checks.signs import Sign
from pipeline.locales import primary
from pipeline.markup import plain
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check", "check_source"]

NAME = "reading-speed"
SEVERITY = Severity.WARNING
SIGNS = Sign.SUBTITLE

_USUAL = 17
_USUAL_IN = {"en": 20}
"""Characters a second, where they differ from what is usual."""


def check(pair: Pair, context: Context) -> Iterator[Finding]:
    """Yield a finding for a translation that is too fast."""
    slower = pair.seconds is not None and _length(pair.translation) <= len(_seen(pair.source, pair.translation))
    yield from _findings(pair.translation, context, Severity.NOTE if slower else SEVERITY)


def check_source(text: Text, context: Context) -> Iterator[Finding]:
    """Yield a note for a source text that is too fast."""
    yield from _findings(text, context, Severity.NOTE)


def _findings(text: Text, context: Context, severity: Severity) -> Iterator[Finding]:
    if not text.seconds:
        return
    limit = context.subtitles.speed or _USUAL_IN.get(primary(text.language), _USUAL)
    length, most = _length(text), int(limit * text.seconds)
    if length > most:
        speed = length / text.seconds
        message = (
            f"{speed:.0f} characters a second, and {limit} can be read: "
            f"{length} characters are seen for {text.seconds:.1f} seconds, and {most} fit"
        )
        yield text.finding(NAME, severity, message)


def _length(text: Text) -> int:
    return len(_seen(text.text, text))


def _seen(chars: str, like: Text) -> str:
    return plain(chars, like.markup).replace("\n", "")
