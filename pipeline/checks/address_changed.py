"""A web or e-mail address is another one in the translation.

# What it finds
An address of the source text in whose place another one stands. A translation may lead to
the page in its own language: an address may differ in the language's name (`/en/` is
`/es/`, `en.wikipedia.org` is `es.wikipedia.org`, `?lang=pt-br`, `guide_en.pdf`), or in all
its words on the same site once it has that name. With `addresses = kept` in the settings, not even that
is allowed. Links between the documents of the workspace are localised by `publish`, and
never judged, nor is an address at `example.org`. A missing address is `markup-lost`.

# Why it matters
A link with a slip of the pen leads nowhere, and nobody answers a wrong e-mail address.

# Example
Source: `Write to info@museo.example.`
Translation: `Escriba a info@museo.ejemplo.`

# What to do
Copy the address from the source text, or write that of the page in the other language.

# How to waive
`# museotext: waive address-changed — the office in Brazil answers there`
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.checks.context import Context
from pipeline.checks.pair import Pair
from pipeline.checks.signs import Sign
from pipeline.locales import primary
from pipeline.markup import Code, Kind, Role
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check"]

NAME = "address-changed"
SEVERITY = Severity.WARNING
SIGNS = Sign.CODES

_WHOLE = re.compile(r"(?:https?|ftp)://|www\.|mailto:", re.IGNORECASE)
_SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)
_EXAMPLE = re.compile(r"\bexample\.(?:com|net|org)\b", re.IGNORECASE)
"""Names that lead nowhere by agreement (RFC 2606): people are shown how an address looks."""
_HOST = re.compile(r"^(?:\w+://)?([^/?#]*)")


def check(pair: Pair, context: Context) -> Iterator[Finding]:
    """Yield a finding for each address in whose place another one stands."""
    if not pair.source_codes or not pair.target_codes:
        return
    ours, theirs = _addresses(pair.source_codes), _addresses(pair.target_codes)
    if not ours or not theirs:
        return
    there, wanted = {address for address, _ in theirs}, {address for address, _ in ours}
    lost = [one for one in ours if one[0] not in there]
    new = [one for one in theirs if one[0] not in wanted]
    for (address, code), (other, changed) in zip(lost, new, strict=False):
        if not (_EXAMPLE.search(address) and _EXAMPLE.search(other)) and not _is_localised(
            address, other, pair, kept=context.keeps_addresses
        ):
            yield pair.finding(
                NAME,
                SEVERITY,
                f"{other} was {address} in the source text",
                source_span=(code.start, code.end),
                target_span=(changed.start, changed.end),
                suggestion=address,
            )


def _addresses(codes: Sequence[Code]) -> list[tuple[str, Code]]:
    """Return the whole addresses of a text, in links too, in their order."""
    found = []
    for code in codes:
        if code.kind is Kind.EMAIL:
            found.append((code.target, code))
        elif (code.kind is Kind.URL or code.role is not Role.OPEN or code.name == "a") and _WHOLE.match(code.target):
            found.append((code.target.removeprefix("mailto:"), code))
    return found


def _is_localised(address: str, other: str, pair: Pair, *, kept: bool) -> bool:
    """Whether the other address is that of the page in the translation's language."""
    if kept or "@" in address or "@" in other:
        return False
    one, two = _SCHEME.sub("", address).rstrip("/"), _SCHEME.sub("", other).rstrip("/")
    if one == two:
        return True
    pattern = _language_names(pair.target_language)
    if pattern.search(two) is None or (pattern.search(one) and pair.source_language != pair.target_language):
        return False
    hosts = [_HOST.match(text) for text in (one, two)]
    names = [set(host[1].lower().split(".")) for host in hosts if host]
    return len(names) == 2 and len(names[0] & names[1]) > 1


@lru_cache(maxsize=16)
def _language_names(language: str) -> re.Pattern[str]:
    """Return how an address names a language: ``/es/``, ``es.``, ``-es.``, ``_pt-br``."""
    whole = language.replace("_", "[-_]?")
    endings = rf"{whole}|{primary(language)}(?:[-_][a-z]{{2,3}})?|{whole[-2:] if '_' in language else whole}"
    return re.compile(rf"(?<![A-Za-z0-9])(?:{endings})(?![A-Za-z0-9])", re.IGNORECASE)
