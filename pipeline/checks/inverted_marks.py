"""A Spanish question or exclamation has no opening mark, or another language has one.

# What it finds
`?` and `!` without `¿` and `¡` before them in Spanish, opening marks that are never closed,
and opening marks in English and Portuguese. Questions may follow and hold one
another, a question may end with `!` and the reverse (*¡Cómo te atreves?*), and the
opening mark may stand within the sentence (*Si no viene, ¿qué haremos?*), as the RAE has it
(*Ortografía* 2010). `(?)`, `?` in code and addresses, and names with a mark of their own are
left alone.

# Why it matters
Spanish readers hear where the question begins; it is the first thing they miss.

# Example
`Qué museos participan?` (`¿Qué museos participan?`)

# What to do
Write the mark where the question begins. `museotext check --fix` puts it at the beginning
of the sentence and leaves the entry fuzzy for you to look at.

# How to waive
`# museotext: waive inverted-marks — the title of the film`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checks.context import Context
from pipeline.checks.pair import Pair, Text
from pipeline.checks.signs import Sign
from pipeline.locales import primary
from pipeline.model import Edit, Finding, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check", "check_source"]

NAME = "inverted-marks"
SEVERITY = Severity.WARNING
SIGNS = Sign.QUESTION

_SIGNS = "?!¿¡"
_MARK = re.compile(
    r"(?P<opening>[¿¡]+)"
    r"|(?P<closing>[?!]+)(?![\w=?!/&])"
)
_BEFORE_CLOSING = frozenset(")»”\"’'%….]º*_`")
"""What may stand between a question's last word and its mark."""

_OPENING_QUOTES, _CLOSING_QUOTES = "«“\"‘'", ("»", "”", '"', "’", "'")
_SENTENCE = re.compile(r"[.?!…:;](?=[)»”\"’]*\s)|\n|[—–](?=\S)|[(«“\"](?=\S)")
_LONGEST, _QUOTED = 80, 400
"""Characters of a word and of a quotation that are looked at."""
_INVERTED = {"?": "¿", "!": "¡"}
_UPRIGHT = {"¿": "?", "¡": "!"}


@dataclass(frozen=True, slots=True)
class _Alone:
    sign: str
    start: int
    end: int
    since: int = 0
    """Where the mark before it ends."""


def check(pair: Pair, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each mark of a translation without its partner."""
    if pair.translation.has(_SIGNS):
        yield from _findings(pair.translation, pair.source)


def check_source(text: Text, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each mark of a source text without its partner."""
    if text.has(_SIGNS):
        yield from _findings(text, "")


def _findings(text: Text, source: str) -> Iterator[Finding]:
    language = primary(text.language)
    if language != "es":
        if language in ("en", "pt") and text.has("¿¡"):
            yield from _strangers(text, source, "English" if language == "en" else "Portuguese")
        return
    for one in _alone(text, source):
        if one.sign in _UPRIGHT:
            message = f"{one.sign} is never closed with {_UPRIGHT[one.sign]}"
            yield text.finding(NAME, SEVERITY, message, span=(one.start, one.end))
            continue
        opening = _INVERTED[one.sign]
        at = _sentence_start(text.masked, one.since, one.start)
        word = text.text[at : at + _LONGEST].split(" ")[0]
        yield text.finding(
            NAME,
            SEVERITY,
            f"{opening} is missing before {one.sign}",
            span=(one.start, one.end),
            suggestion=f"{opening}{word}",
            fix=(Edit(at, at, opening),),
        )


def _strangers(text: Text, source: str, language: str) -> Iterator[Finding]:
    """Yield the opening marks of a language that has none; names that stand so in the source text may keep them."""
    for match in re.finditer(r"[¿¡]+", text.masked):
        word = text.text[match.start() : match.end() + 4]
        if text.masked[match.end() : match.end() + 1].isalpha() and word not in source:
            yield text.finding(
                NAME,
                SEVERITY,
                f"there is no {match[0]} in {language}",
                span=match.span(),
                fix=(Edit(*match.span(), ""),),
            )


def _alone(text: Text, source: str) -> Iterator[_Alone]:
    waiting: list[_Alone] = []
    masked = text.masked
    since = 0
    for match in _MARK.finditer(masked):
        signs, start, end = match[0], match.start(), match.end()
        if match["opening"]:
            if text.text[end : end + 1] not in ("", " ", ")", "»", "”", '"', "'", ",", "?", "!"):
                waiting.append(_Alone(signs[0], start, end))
        elif waiting:
            waiting.pop()
        elif _ends_something(text.text, start) and not _is_free(text.text, start, end, source):
            yield _Alone(signs[0], start, end, since)
        since = end
    yield from waiting


def _ends_something(written: str, at: int) -> bool:
    """Whether words or code stand just before a closing mark, so that it is no sign by itself."""
    return at > 0 and (written[at - 1].isalnum() or written[at - 1] in _BEFORE_CLOSING or written[at - 1] == ">")


def _is_free(written: str, start: int, end: int, source: str) -> bool:
    """Whether a closing mark needs no opening one: part of a name (*Yahoo!*), or a sign that is spoken of."""
    first = written.rfind(" ", max(0, start - _LONGEST), start) + 1 or max(0, start - _LONGEST)
    word = written[first:end].lstrip("(«“\"'")
    if word[0].isdigit() and word[:-1].isdigit() and written.startswith(")", end):
        return True  # a year nobody is sure of
    if written[end : end + 1] in _CLOSING_QUOTES:
        opening = max(written.rfind(sign, max(0, start - _QUOTED), start) for sign in _OPENING_QUOTES)
        if opening >= 0 and written[opening + 1 : end] in source:
            return True  # the words are quoted in the language of the source text
    within = written[end : end + 2].lstrip(" ,")[:1].islower() or written[end : end + 1] in (",", ")")
    return (len(word) > 1 and within and word in source) or word[0] in "?!" or word[:-1] in ("", "'", '"', "…", "...")


def _sentence_start(masked: str, since: int, end: int) -> int:
    """Return where the sentence that ends at ``end`` begins, not before ``since``."""
    start = since
    for match in _SENTENCE.finditer(masked, since, end - 1):
        start = match.end()
    while start < end and not (masked[start].isalnum() or masked[start] in "«“\"‘'("):
        start += 1
    return start
