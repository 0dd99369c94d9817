"""A word, or a few words, stand twice in a row.

# What it finds
A word that is repeated at once, such as `the the`, or several words that are, such as
`knowledge through knowledge through`: in source texts and in translations, across
markup, too. Repetitions that belong to a language are left alone (*had had*, *muy muy*,
*se se* in Portuguese, *más y más y más*), and so are names (*Bora Bora*).

# Why it matters
It is a slip of the pen, and translators would carry it into every language.

# Example
`the exchange of knowledge through knowledge through networks`

# What to do
Take one of the two out.

# How to waive
In a catalog: `# museotext: waive doubled-words — the visitor stutters in the quotation`.
In a source text put the words into an element with `translate="no"`, or write a row of
`glossary/waivers.csv`: `doubled-words,,es,,<the text>,,it is a quotation`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.checks.context import Context
from pipeline.checks.pair import Text
from pipeline.checks.repetition import LONGEST, may_repeat
from pipeline.checks.signs import Sign
from pipeline.locales import primary
from pipeline.markup import INVISIBLE, Code, Kind, Role
from pipeline.markup.tags import names
from pipeline.model import Finding, Markup, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check_text"]

NAME = "doubled-words"
SEVERITY = Severity.WARNING
SIGNS = Sign.REPETITION

_MAY_BE_DOUBLED = {
    "en": names("billion bye do had her his in is knock long million no now on so that there very"),
    "es": names("así bien casi como ja ji luego mucho muy nada no para poco sobre sí todo ya"),
    "pt": names("assim bem como já logo muito nada não para pouco quase se sim sobre todo"),
}
"""Words that grammar or emphasis may double: *what she had had*, *pergunta se se pode*.

Of other languages we do not know them, and judge only repetitions of several words.
"""

_REPEATED_AT_WILL = names("bla blah ch cha chin cus dum go ha ja je la pin pum ra tam tan tic toc tra")
"""Sounds, and halves of doubled words, in any language."""

_COORDINATORS = names("and e o or ou u y")
_DISTRIBUTIVES = names("a by em en for in por to tras")
_ARTICLES = names("a an as el la las los o os the um uma un una unos unas uns umas")
_ONE_LETTER_WORDS = names("a e i o u y à é ó")

_WORD_FORM = rf"[^\W\d_]+(?>(?:(?:{INVISIBLE}+|['’-])[^\W\d_]+)*)"
_WORD = re.compile(_WORD_FORM)
_WORD_OR_SIGN = re.compile(rf"{_WORD_FORM}|(?![\s{INVISIBLE}])[\W\d_]+")
"""A word, or what parts two that do not stand side by side."""
_TRANSPARENT = (Kind.EMPHASIS, Kind.TAG, Kind.NUMBER, Kind.LINK, Kind.REFERENCE, Kind.COMMENT)
_ITALICS = names("cite dfn em i q var")
_SEPARATING_TAGS = names("br button hr img input label li option td th")


def check_text(text: Text, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each repetition; what the source text repeats in the same words is reported there only."""
    if not may_repeat(_small(_WORD_OR_SIGN, text.masked)):
        return
    words = _words(text.masked)
    tokens = list(_WORD.finditer(text.masked))
    known = _repeated(_words(text.original)) if text.original else frozenset()
    for start, period, end in _repetitions(words):
        once = tuple(words[start : start + period])
        if (
            once in known
            or _is_deliberate(words, start, period, end, primary(text.language))
            or _is_name(text, tokens[start], tokens[start + period])
            or (period == 1 and _is_mention(text, tokens[start:end]))
            or not _is_unbroken(text, tokens[start:end])
        ):
            continue
        written = text.text[tokens[start].start() : tokens[start + period - 1].end()]
        span = tokens[start].start(), tokens[end - 1].end()
        yield text.finding(NAME, SEVERITY, f"“{written}” stands twice", span=span, suggestion=written)


def _words(text: str) -> list[str]:
    return _small(_WORD, text)


def _small(pattern: re.Pattern[str], text: str) -> list[str]:
    """Return what ``pattern`` finds in a text, in small letters."""
    small = text.lower()
    if INVISIBLE in text or len(small) != len(text):
        return [word.replace(INVISIBLE, "").lower() for word in pattern.findall(text)]
    return pattern.findall(small)


def _repeated(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words[start : start + period]) for start, period, _ in _repetitions(words))


def _repetitions(words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield where a repetition begins, how many words are repeated, and where the last copy ends."""
    last: dict[str, int] = {}
    free = 0
    for place, word in enumerate(words):
        near = place - last.get(word, place - LONGEST - 1) <= LONGEST
        last[word] = place
        for period in range(1, min(LONGEST, place - free) + 1) if near else ():
            copy = words[place - period : place]
            if copy == words[place : place + period]:
                end = place + period
                while words[end : end + period] == copy:
                    end += period
                yield place - period, period, end
                free = end
                break


def _is_deliberate(words: Sequence[str], start: int, period: int, end: int, language: str) -> bool:
    """Whether grammar, emphasis or sound explains the repetition."""
    first = words[start]
    if period == 1:
        is_symbol = len(first) == 1 and first not in _ONE_LETTER_WORDS
        return is_symbol or first in _REPEATED_AT_WILL or first in _MAY_BE_DOUBLED.get(language, (first,))
    goes_on = words[end : end + 1] == [first]  # more and more and more
    if period > 2:
        return goes_on
    is_refrain = first in _COORDINATORS and words[start + 1] not in _ARTICLES  # and on and on
    return goes_on or is_refrain or words[start + 1] in _DISTRIBUTIVES  # uno en uno, en …


def _is_name(text: Text, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether the second copy begins with a capital that is not the whole text's, or the first is a symbol."""
    is_symbol = len(one[0]) == 1 and one[0].isupper() and one.start() > 0
    return (other[0][0].isupper() or is_symbol) and not text.text.isupper()


def _is_mention(text: Text, tokens: Sequence[re.Match[str]]) -> bool:
    """Whether one of the words stands alone in italics (*the word* word), or is part of an identifier."""
    written = text.text
    if any("_" in (written[one.start() - 1 : one.start()], written[one.end() : one.end() + 1]) for one in tokens):
        return True
    return any(
        _ends_at(text.codes, one.start(), Role.OPEN) and _begins_at(text.codes, one.end(), Role.CLOSE) for one in tokens
    )


def _ends_at(codes: Sequence[Code], place: int, role: Role) -> bool:
    """Whether italics of this role end at a place."""
    index = bisect_left(codes, place, key=lambda code: code.end)
    return index < len(codes) and codes[index].end == place and _is_italic(codes[index], role)


def _begins_at(codes: Sequence[Code], place: int, role: Role) -> bool:
    """Whether italics of this role begin at a place."""
    index = bisect_left(codes, place, key=lambda code: code.start)
    return index < len(codes) and codes[index].start == place and _is_italic(codes[index], role)


def _is_italic(code: Code, role: Role) -> bool:
    return code.role is role and code.name in _ITALICS


def _is_unbroken(text: Text, tokens: Sequence[re.Match[str]]) -> bool:
    """Whether nothing but space and inline markup stands between the words."""
    return all(_is_transparent(text, one.end(), other.start()) for one, other in pairwise(tokens))


def _is_transparent(text: Text, start: int, end: int) -> bool:
    between = text.text[start:end]
    if between == " ":
        return True
    first = bisect_left(text.codes, start, key=lambda code: code.start)
    last = bisect_right(text.codes, end, key=lambda code: code.end)
    codes = text.codes[first:last]
    if any(code.kind not in _TRANSPARENT or code.name in _SEPARATING_TAGS for code in codes):
        return False
    if _parts(codes):
        return False
    for code in codes:
        between = between.replace(code.text, "", 1)
    return between.isspace() and not (text.markup is Markup.NONE and "\n" in between)


def _parts(codes: Sequence[Code]) -> bool:
    """Whether an element that opens and closes here, or two links side by side, part the words."""
    opened: set[str] = set()
    closed_link = False
    for code in codes:
        is_link = code.name == "a" or code.kind in (Kind.LINK, Kind.REFERENCE)
        if code.role is Role.OPEN:
            opened.add(code.name)
            if is_link and closed_link:
                return True
        elif code.role is Role.CLOSE:
            closed_link = closed_link or is_link
            if code.name in opened:
                return True
    return False
