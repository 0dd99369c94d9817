"""A translation does not end as its source text does.

# What it finds
A full stop, colon, question mark, exclamation mark or ellipsis at the end of one text and
not of the other. Closing quotation marks and brackets may stand before or behind the stop, for
languages differ in that; `…` is `...`; items of lists may end with a semicolon, a comma or
nothing; a letter greets with a comma or a colon; the point of an abbreviation (*etc.*, *S. A.*)
is the stop of its sentence.

# Why it matters
Sentences run into each other, and a label without its colon looks like a heading.

# Example
Source: `The museum opens at nine.`
Translation: `El museo abre a las nueve`

# What to do
End the translation as the source text ends.

# How to waive
`# museotext: waive final-punctuation — two sentences were made one`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.pair import Pair, Text
from pipeline.checks.signs import Sign
from pipeline.markup import Code, Kind, Role
from pipeline.markup.tags import names
from pipeline.model import Finding, Severity

__all__ = ["ENDING", "NAME", "SEVERITY", "SIGNS", "check"]

NAME = "final-punctuation"
SEVERITY = Severity.WARNING
SIGNS = Sign.END

_SIGNS = ".:?!…;,"
_AROUND = " \t\n\xa0\u202f*_\xad\u200b"
_CLOSING = _AROUND + ")]»”\"'’*_"
ENDING = frozenset(_SIGNS + _CLOSING)
"""What texts end with besides their words."""
_ABBREVIATION = re.compile(
    r"(?:\b(?:etc|[A-Za-z]|[A-Z][a-z]{0,2}|Inc|Ltd|Ltda|Co|Corp|approx|aprox|vol|núm|pág|págs|ed|eds|al|art|fig|tel"
    r"|min|máx|max|dept|depto|univ|ss|sig|ca|cf|admin|dir|coord|esp|ext|trad)|[AP]M|[ap]\. ?m|EE\. UU)$"
)
_EMPTY = names("br wbr sup")
_WORDS = (Kind.CODE, Kind.URL, Kind.EMAIL, Kind.DOMAIN, Kind.AUTOLINK)
"""Codes that stand at the end of a text as a word does."""
_LIST_ITEM = frozenset(";,.")
_NAMES = {
    ".": "a full stop",
    ":": "a colon",
    "?": "a question mark",
    "!": "an exclamation mark",
    "…": "an ellipsis",
    ";": "a semicolon",
    ",": "a comma",
}


def check(pair: Pair, _context: Context) -> Iterator[Finding]:
    """Yield a finding if the two texts end differently."""
    source, target = pair.source_masked, pair.target_masked
    if source and target and source[-1] == target[-1] and source[-1] in ".:?!":
        return
    one, other = _end(pair.original), _end(pair.translation)
    if one is None or other is None:
        return
    (ours, first), (theirs, last) = one, other
    if ours == theirs or _may_differ(source, ours, target, theirs):
        return
    if ours:
        message = f"the source text ends with {_NAMES[ours]}"
    else:
        message = f"the source text does not end with {_NAMES[theirs]}"
    yield pair.finding(
        NAME,
        SEVERITY,
        message,
        source_span=(first - 1, first),
        target_span=(last - 1, last),
        suggestion=_suggestion(pair.target[:last], ours, theirs),
    )


def _end(text: Text) -> tuple[str, int] | None:
    """Return the sign a text ends with, and where it ends; None where code hides its end.

    The sign is ``…`` for three points, too, and empty for none.
    """
    bare = text.masked.rstrip(_CLOSING)
    if not bare:
        return None
    if not text.masked.endswith(bare):
        for code in reversed(text.codes):
            if code.start < len(bare):
                break
            if code.kind in _WORDS:
                return "", code.end
            if not _is_transparent(code):
                return None
    end = len(text.masked.rstrip(_AROUND))
    if bare.endswith("..."):
        return "…", end
    return bare[-1] if bare[-1] in _SIGNS else "", end


def _is_transparent(code: Code) -> bool:
    """Whether the end of a text is what stands before this code."""
    if code.kind in (Kind.TAG, Kind.LINK, Kind.CUE, Kind.REFERENCE):
        return code.role is Role.CLOSE or code.name in _EMPTY
    return code.kind in (Kind.EMPHASIS, Kind.NUMBER, Kind.FOOTNOTE, Kind.ATTRIBUTES, Kind.BREAK)


def _may_differ(source: str, ours: str, target: str, theirs: str) -> bool:
    """Whether one of the texts ends with an abbreviation, or as an item of a list may."""
    if {ours, theirs} == {",", ":"}:
        return True  # the salutation of a letter
    if {ours, theirs} <= {"", *_LIST_ITEM} and {ours, theirs} & {";", ","}:
        return True
    return {ours, theirs} == {"", "."} and (_is_abbreviated(source) or _is_abbreviated(target))


def _is_abbreviated(masked: str) -> bool:
    bare = masked.rstrip(_CLOSING)
    return bare.endswith(".") and _ABBREVIATION.search(bare[-12:-1]) is not None


def _suggestion(target: str, ours: str, theirs: str) -> str:
    words = target.split()[-3:]
    last = " ".join(words)
    if theirs:
        cut = last.rstrip(_CLOSING)
        bare = cut[: -3 if cut.endswith("...") else -1]
        return bare.rstrip() + ours
    return last + ours
