"""An amount of money is in another currency than in the source text.

# What it finds
A sign, code or name of a currency beside a number (`€`, `EUR`, *euros*; `R$`, `BRL`,
*reais*; `US$`, `USD`, *dólares*; `£`; `$`, which may be any peso or dollar) for which the
translation has none of the same currency. Where the sign stands is left to the translator.

# Why it matters
Grants and prices are promises.

# Example
Source: `a grant of US$ 5,000`
Translation: `una ayuda de 5000 €`

# What to do
Write the currency of the source text; convert nothing.

# How to waive
`# museotext: waive currency-changed — the amount is given in reais for Brazil`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.pair import Pair
from pipeline.checks.signs import Sign
from pipeline.model import Finding, Severity

__all__ = ["LETTERS", "NAME", "SEVERITY", "SIGNS", "check"]

NAME = "currency-changed"
SEVERITY = Severity.WARNING
SIGNS = Sign.MONEY

LETTERS = frozenset(("EUR", "USD", "BRL", "GBP", "JPY", "MXN", "ARS", "CLP", "COP"))
"""Currencies by the letters of ISO 4217."""
_LETTERS = rf"\b(?:{'|'.join(sorted(LETTERS))})\b"
_SIGN = re.compile(
    rf"(?P<sign>R\$|US\$|U\$S|US\$|[€$£¥]|{_LETTERS})[ \u00a0\u202f]?[0-9]"
    rf"|[0-9][ \u00a0\u202f]?(?P<after>[€$£¥]|{_LETTERS})"
)
_CODE = re.compile("[EUBGJMAC](?:UR|SD|RL|BP|PY|XN|RS|LP|OP)")
_CODES = {
    "€": "EUR", "R$": "BRL", "US$": "USD", "U$S": "USD", "£": "GBP", "¥": "JPY", "$": "$",
    "MXN": "$", "ARS": "$", "CLP": "$", "COP": "$",
}  # fmt: skip
_NAMED = {
    "EUR": re.compile(r"€|\bEUR\b|\beuros?\b", re.IGNORECASE),
    "BRL": re.compile(r"R\$|\bBRL\b|\b(?:real|reais|reales|reals)\b", re.IGNORECASE),
    "USD": re.compile(r"\$|\bUSD\b|\b(?:d[óo]lar(?:es)?|dollars?)\b", re.IGNORECASE),
    "GBP": re.compile(r"£|\bGBP\b|\b(?:libras?|pounds?|sterling|esterlinas?)\b", re.IGNORECASE),
    "JPY": re.compile(r"¥|\bJPY\b|\b(?:yen(?:es)?|ienes?)\b|[元円]", re.IGNORECASE),
    "$": re.compile(
        r"(?<!R)\$|\b(?:USD|MXN|ARS|CLP|COP|UYU)\b|\b(?:pesos?|d[óo]lar(?:es)?|dollars?|bucks)\b", re.IGNORECASE
    ),
}


def check(pair: Pair, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each currency of the source text that the translation does not have."""
    original = pair.original
    if not original.has_digits or not (original.has("$€£¥") or _CODE.search(original.masked)):
        return
    seen: set[str] = set()
    for match in _SIGN.finditer(original.masked):
        group = "sign" if match["sign"] else "after"
        code = _CODES.get(match[group], match[group])
        if code in seen:
            continue
        seen.add(code)
        if not _NAMED[code].search(pair.target_masked):
            message = f"the translation does not say {match[group]}"
            yield pair.finding(NAME, SEVERITY, message, source_span=match.span(group), suggestion=match[group])
