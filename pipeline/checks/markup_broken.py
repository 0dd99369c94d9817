"""A tag has no partner, a link is cut in half, a character reference is none.

# What it finds
Inline markup of a translation that is not whole: a tag that is never closed or closes
nothing, tags that cross each other, a tag without its `>`, emphasis markers that are
printed as asterisks because of a space too many, a Markdown link with a space before
its address, `&nbps;`. What is not whole in the source text either is not reported.

# Why it matters
A page with broken markup is shown wrong, often to its end. Such a document is not
published.

# Example
Source: `See the <em>rules</em>.`
Translation: `Vea las <em>reglas<em>.`

# What to do
Mend the code named in the finding; compare it with the source text.

# How to waive
`# museotext: waive markup-broken — the text explains how a tag is written`
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.checks.comparison import compare
from pipeline.checks.context import Context
from pipeline.checks.pair import Pair
from pipeline.checks.signs import Sign
from pipeline.markup.faults import Fault
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check"]

NAME = "markup-broken"
SEVERITY = Severity.ERROR
SIGNS = Sign.MARKUP


def check(pair: Pair, context: Context) -> Iterator[Finding]:
    """Yield a finding for each kind of markup that is not whole."""
    groups: defaultdict[tuple[str, str], list[Fault]] = defaultdict(list)
    for fault in context.once(compare, pair).broken:
        groups[fault.problem, fault.name].append(fault)
    for (problem, _), faults in groups.items():
        start, end = faults[0].start, faults[0].end
        times = f" ({len(faults)} times)" if len(faults) > 1 else ""
        message = f"{pair.target[start:end]} {problem}{times}"
        yield pair.finding(NAME, SEVERITY, message, target_span=(start, end))
