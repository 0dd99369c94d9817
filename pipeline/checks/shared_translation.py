"""Two source texts have one translation.

# What it finds
A translation of four words or more that stands for two quite different source texts, in one
catalog or in several of a language. Source texts that say the same in other words (*Return the
list*, *Returns the list*) may share one, and so may short texts: languages do not part
meanings alike.

# Why it matters
The translation was pasted into the wrong entry, and its readers miss a text.

# Example
Sources: `The museum shop is open every day.` and `Dogs have to wait at the entrance.` –
translation of both: `La tienda del museo abre todos los días.`

# What to do
Translate the text that the translation does not belong to.

# How to waive
`# museotext: waive shared-translation — the two halves of the form have one explanation`
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from pipeline.checks.context import Context
from pipeline.checks.pair import Pair
from pipeline.checks.same_texts import grouped, letters_of, likeness, own_words, place
from pipeline.model import Finding, Severity

__all__ = ["DIFFERING", "NAME", "SEVERITY", "check_language", "common"]

NAME = "shared-translation"
SEVERITY = Severity.WARNING
DIFFERING = "source"

_FEWEST = 4
"""Words of a translation that is not shared by chance."""
_ALIKE = 60
"""Per cent of likeness from which two source texts may be one in other words."""


def common(pairs: Sequence[Pair]) -> list[bytes]:
    """Return the letters of each translation; none of one that is shared by chance."""
    targets = [pair.target for pair in pairs]
    return [one if _is_long(target) else b"" for target, one in zip(targets, letters_of(targets), strict=True)]


def check_language(pairs: Sequence[Pair], _context: Context) -> Iterator[Finding]:
    """Yield a finding for each translation that stands for another source text, too."""
    for group in grouped((pair for pair in pairs if _is_long(pair.target)), attrgetter("target")):
        sources = {likeness(pair.source): pair for pair in group}
        if len(sources) < 2 or len(own_words(group[0].target_masked)) < _FEWEST:
            continue
        for at, pair in enumerate(sources.values()):
            others = [other for other in list(sources.values())[:at] if _differs(pair, other)]
            if others:
                words = " ".join(others[0].source.split()[:8])
                yield pair.finding(NAME, SEVERITY, f"the same translation stands for “{words}…” in {place(others[0])}")


def _is_long(target: str) -> bool:
    """Tell at a glance whether a translation may have as many words as one that is not shared by chance."""
    return target.count(" ") >= _FEWEST - 1


def _differs(one: Pair, other: Pair) -> bool:
    """Whether two source texts, code apart, have hardly a word in common."""
    from rapidfuzz import fuzz  # noqa: PLC0415  (few runs have two such texts)

    words, others = (" ".join(own_words(text)) for text in (one.source_masked, other.source_masked))
    return bool(words and others) and fuzz.token_set_ratio(words, others) < _ALIKE
