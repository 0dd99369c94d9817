"""One source text is translated in two ways.

# What it finds
A text that stands in several places, in one catalog or in several of a language, whose
translations differ; capitals, figures and the marks at the end do not count. The
translation that most places have is the one that is suggested, and the first one where
there are as many. Words that differ only in their endings (*abierto, abierta*) are left alone;
for texts of one or two words, which may mean two things, it is only a note.

# Why it matters
Readers take two names for two things.

# Example
Source, twice: `How to apply` – translations: `Cómo solicitar`, `Cómo presentarse`

# What to do
Translate it alike in all places, or say in the waiver why it means two things.

# How to waive
`# museotext: waive two-translations — here it is the name of the button`
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from operator import attrgetter

from pipeline.checks.context import Context
from pipeline.checks.pair import Pair
from pipeline.checks.same_texts import grouped, letters_of, likeness, own_words, place
from pipeline.glossary.words import folded
from pipeline.model import Finding, Severity

__all__ = ["DIFFERING", "NAME", "SEVERITY", "check_language", "common"]

NAME = "two-translations"
SEVERITY = Severity.WARNING
DIFFERING = "target"

_SHORT = 2
"""Words of a text that may well mean two things."""


def common(pairs: Sequence[Pair]) -> list[bytes]:
    """Return the letters of each source text."""
    return letters_of(pair.source for pair in pairs)


def check_language(pairs: Sequence[Pair], _context: Context) -> Iterator[Finding]:
    """Yield a finding for each translation that is another one than most places have."""
    for group in grouped(pairs, attrgetter("source")):
        translations = [likeness(pair.target) for pair in group]
        counts = Counter(translations)
        if len(counts) == 1 or not own_words(group[0].source_masked):
            continue
        usual = counts.most_common(1)[0][0]
        model = group[translations.index(usual)]
        where = place(model) if counts[usual] == 1 else f"{counts[usual]} places, the first {place(model)}"
        for pair, other in zip(group, translations, strict=True):
            if other == usual or _differs_in_endings(other, usual):
                continue
            short = len(pair.source.split()) <= _SHORT
            yield pair.finding(
                NAME,
                Severity.NOTE if short else SEVERITY,
                f"the same text is translated otherwise in {where}",
                suggestion=model.target,
            )


def _differs_in_endings(one: str, other: str) -> bool:
    """Whether two texts have the same words in another gender, number or accent."""
    words, others = folded(one).split(), folded(other).split()
    return len(words) == len(others) and all(_same_stem(*both) for both in zip(words, others, strict=True))


def _same_stem(one: str, other: str) -> bool:
    if one == other:
        return True
    kept = max(3, min(len(one), len(other)) - 2)
    return one[:kept] == other[:kept] and abs(len(one) - len(other)) <= 2
