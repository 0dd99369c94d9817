"""A term of the source text has no accepted term in the translation.

# What it finds
A term of the glossary in the source text, in any of its forms, whose concept the
translation does not name: none of the preferred, admitted or deprecated terms for it is
there, in any form. The longest term counts: *museum heritage* does not ask for
*museum* too. An acronym and its full name stand for each other, and coordinated words
share a noun (*bienes naturales y culturales*). Verbs that look like a noun ask for
nothing (*to fund*, *the museum funds the trip*, *se registra*). A translation that equals its source text is left to
`untranslated-copy`.

Once in the translation is enough, unless the setting `term_count` is `each`: then it is a
warning if the translation has the term less often than its source text.

The finding is a note only if the translation has words of the same stem (*conservar* for
*conservation*), or leaves as it is a name, a quotation, a word it has as code, or three
words or more of a list (*British Museum*; *title, object, date*).

# Why it matters
Readers look for the term they know; two names for one thing look like two things.

# Example
Source: `Museum heritage belongs to all.`
Translation: `La herencia de los museos es de todos.` (`patrimonio museológico`)

# What to do
Use the term the finding suggests. If the translation's own term is good, add it to the
glossary as *admitted*. If a form of the right term is not recognised, add it to the
column *forms* of its row.

# How to waive
`# museotext: waive term-missing T067 — "heritage" is part of a quotation here`
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.checks.context import Context
from pipeline.checks.pair import Pair
from pipeline.checks.signs import Sign
from pipeline.checks.terms import Doubt, Missing, read_pair
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check"]

NAME = "term-missing"
SEVERITY = Severity.ERROR
SIGNS = Sign.TERMS


_DOUBTS = {
    None: "",
    Doubt.DERIVED: ", only a word of the same stem",
    Doubt.NAME: ", which stands in a name or quotation it leaves as it is",
}


def check(pair: Pair, context: Context) -> Iterator[Finding]:
    """Yield a finding for each concept of the source text that the translation does not name."""
    absent = context.once(read_pair, pair).missing
    return _findings(pair, absent) if absent else iter(())


def _findings(pair: Pair, absent: Iterable[Missing]) -> Iterator[Finding]:
    for missing in absent:
        wanted = " or ".join(f"“{suggestion}”" for suggestion in missing.suggestions)
        if missing.doubt is Doubt.FEWER:
            severity = Severity.WARNING
            asked, there = missing.times
            message = f"the source text has “{missing.words}” {_times(asked)}, the translation {wanted} {_times(there)}"
        else:
            severity = Severity.NOTE if missing.doubt else SEVERITY
            message = f"the translation has no term for “{missing.words}”{_DOUBTS[missing.doubt]}; write {wanted}"
        yield pair.finding(
            NAME,
            severity,
            message,
            source_span=missing.span,
            target_span=missing.kin,
            concept=missing.term.concept,
            suggestion=missing.suggestions[0],
        )


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"
