"""People of all genders are named in another way than the workspace has chosen.

# What it finds
In Spanish and Portuguese, if the setting `inclusive` names a form: other forms (`pairs`: *los y
las artistas, todos e todas*; `slash`: *autor/a, el(la) autor(a)*; `at`: *tod@s*; `x`: *todxs*;
`e`: *todes*), and a translation that has none where its source text has one. With `generic`
all of them are findings. As long as the setting is `any`, nothing is said.

# Why it matters
A call that speaks to *los y las artistas* in its title and to *lxs artistas* below was written
by two people.

# Example
`inclusive = pairs` – translation: `L@s artistas presentan su obra.`

# What to do
Write the form that was agreed, or words that have no gender (*el alumnado*).

# How to waive
`# museotext: waive inclusive-form — the name of the collective`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.pair import Pair
from pipeline.checks.signs import Sign
from pipeline.locales import primary
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check"]

NAME = "inclusive-form"
SEVERITY = Severity.WARNING
SIGNS = Sign.INCLUSION

_FORMS = {
    "pairs": re.compile(
        r"\b(?:l[oa]s? [ye] l[oa]s?|el [oy] la|la [oy] el|[oa]s? (?:e|ou) [oa]s?|un[oa]s? [oy] un[oa]s?|un o una"
        r"|uma? ou uma?|d[oa]s? e d[oa]s?|a[os]s? e às|às e aos)\b"
        r"|\b(?P<stem>[^\W\d_]{3,})(?:[oa]s?|es|as?)? (?:[yeou]|ou) (?P=stem)(?:[oa]s?|es|as?)\b",
        re.IGNORECASE,
    ),
    "slash": re.compile(r"\b[^\W\d_]{2,}(?:/-?(?:[oa]s?|as)|\((?:[oa]s?|as)\))(?!\w)", re.IGNORECASE),
    "at": re.compile(r"(?<![\w.])[^\W\d_]*[^\W\d_]@s?(?![\w.@])", re.IGNORECASE),
    "x": re.compile(r"\b[^\W\d_]*[bcdfghjklmnñpqrtvyz]xs\b", re.IGNORECASE),
    "e": re.compile(
        r"\b(?:tod|niñ|chiqu|amigu|compañer|nosotr|vosotr|otr|alumn|curador|trabajador|autor|menin|alun|nouss|divers)es\b"
        r"(?<!autores)(?<!trabajadores)(?<!curadores)|\b(?:elles|elus?|delus?)\b",
        re.IGNORECASE,
    ),
}
"""Form -> how it is found in a text."""

_SHOWN = {"pairs": "a pair", "slash": "a slash or bracket", "at": "an @", "x": "an x", "e": "an -e"}


def check(pair: Pair, context: Context) -> Iterator[Finding]:
    """Yield a finding for each form that the workspace has not chosen, and one where the chosen form is missing."""
    chosen = context.inclusive
    if chosen == "any" or primary(pair.target_language) not in ("es", "pt"):
        return
    text = pair.target_masked
    found = [
        (form, match) for form in _FORMS if form != chosen for match in _FORMS[form].finditer(text) if _is_pair(match)
    ]
    for form, match in sorted(found, key=lambda one: one[1].start()):
        wanted = "a generic form" if chosen == "generic" else _SHOWN[chosen]
        message = f"“{match[0]}” is {_SHOWN[form]}, and the workspace writes {wanted}"
        yield pair.finding(NAME, SEVERITY, message, target_span=match.span())
    if found or chosen == "generic" or primary(pair.source_language) == "en" or _FORMS[chosen].search(text):
        return
    source = next(
        (match for form in _FORMS.values() for match in form.finditer(pair.source_masked) if _is_pair(match)), None
    )
    if source is not None:
        yield pair.finding(
            NAME, SEVERITY, f"“{source[0]}” names all genders, and the translation does not", source_span=source.span()
        )


def _is_pair(match: re.Match[str]) -> bool:
    """Whether two words of a pair differ: *cada año y año* has none."""
    words = match[0].lower().split(" ")
    return len(words) != 3 or words[0] != words[2]
