"""An acronym of the source text is missing in the translation.

# What it finds
Letters such as `ICOM` or `PDF` of the source text of which the translation has neither the
same, nor what they are in its language (`UN`: `ONU`; `NGO`: `ONG`), nor words that begin with
those letters. An acronym of nearly the same letters that stands in their place is shown as
a slip. Acronyms of the glossary are left to `term-missing`; texts in capitals are left alone.

# Why it matters
An acronym is a name: readers look for the institution by it.

# Example
Source: `The ICOM definition` – translation: `La definición del ICON`

# What to do
Write the acronym, or the full name. If the translation rightly has another one, add both
to the glossary as terms of the type *acronym*.

# How to waive
`# museotext: waive acronym-lost — the sentence before has it`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.acronyms import FULL_FORMS, LOCALISED, NO_ACRONYMS, SMALL
from pipeline.checks.context import Context
from pipeline.checks.pair import Pair
from pipeline.checks.signs import Sign
from pipeline.glossary import TermType
from pipeline.glossary.words import folded
from pipeline.locales import primary
from pipeline.markup import Code, Kind
from pipeline.markup.tags import names
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check"]

NAME = "acronym-lost"
SEVERITY = Severity.WARNING
SIGNS = Sign.SOURCE_CAPITALS

_ACRONYM = re.compile(r"[A-Z](?<![\w./@&\\:-][A-Z])(?:[A-Z]{2,5}|(?<=E)U|(?<=U)N)(?=s?(?![\w@/\\&]|[-.:]\w))")
"""It begins with a set, which makes the search quick."""
_PLURAL = re.compile(r"S?(?![A-Z])")
_ANY_LETTERS = re.compile(r"(?<!\w)[A-Z]{2,7}(?=s?(?!\w))")
_CAPITALS = re.compile(r"(?<![\w-])[A-ZÁÉÍÓÚÂÊÔÃÕÇÑ]{2,}")
_WORD = re.compile(r"[^\W\d_]+")
_BESIDE_CAPITALS = re.compile(r"(?<![^\W\d_])[A-Z]{4,} $")
_BEFORE_CAPITALS = re.compile(r" [A-Z]{4,}(?![^\W\d_])")
_ROMAN = re.compile(r"[MDCLXVI]+")
_TECHNICAL = names("code kbd samp var tt")
_LONG = 4
"""Letters of a word of its own in a text in capitals."""


def check(pair: Pair, context: Context) -> Iterator[Finding]:
    """Yield a finding for each acronym of the source text that has nothing in its place."""
    source = pair.source_masked
    target = pair.target
    missing = [
        found
        for found in _ACRONYM.finditer(source)
        if not _has(target, found[0]) and not _ROMAN.fullmatch(found[0]) and not _is_among_capitals(source, found)
    ]
    if not missing or target.isupper():
        return
    known = _of_glossary(pair, context)
    told: set[str] = set()
    for found in missing:
        letters = found[0]
        if letters in told or any(start <= found.start() < end for start, end in known):
            continue
        told.add(letters)
        if _has_its_own(letters, pair) or _is_spelled_out(letters, pair):
            continue
        slip = _slip(letters, pair)
        if letters.lower() in NO_ACRONYMS or (not slip and letters not in LOCALISED and _may_be_elsewhere(pair)):
            continue
        message = f"“{slip}” stands for “{letters}”" if slip else f"“{letters}” is missing"
        at = pair.target.find(slip)
        span = (at, at + len(slip)) if slip else None
        yield pair.finding(NAME, SEVERITY, message, source_span=found.span(), target_span=span, suggestion=letters)


def _has(text: str, letters: str) -> bool:
    """Whether a text has the acronym, its plural in *S* too, and not only as a part of other capitals."""
    at = text.find(letters)
    while at >= 0:
        end = at + len(letters)
        if not "A" <= text[at - 1 : at] <= "Z" and _PLURAL.match(text, end):
            return True
        at = text.find(letters, at + 1)
    return False


def _may_be_elsewhere(pair: Pair) -> bool:
    """Whether the translation has other capitals of its own, or code that the source text has not."""
    if _pieces_of_code(pair.target_codes) > _pieces_of_code(pair.source_codes):
        return True
    return any(found not in pair.source and not _ROMAN.fullmatch(found) for found in _CAPITALS.findall(pair.target))


def _pieces_of_code(found: tuple[Code, ...]) -> int:
    return sum(code.kind is Kind.CODE or code.name in _TECHNICAL for code in found)


def _is_beside(text: str, found: re.Match[str]) -> bool:
    """Whether the letters stand beside a word in capitals, so that they are one themselves."""
    before, behind = _BESIDE_CAPITALS.search(text[: found.start()]), _BEFORE_CAPITALS.match(text, found.end())
    return before is not None or behind is not None


def _is_among_capitals(text: str, found: re.Match[str]) -> bool:
    """Whether the letters are a word of a text in capitals."""
    around = text[max(0, found.start() - 30) : found.start()] + text[found.end() : found.end() + 30]
    words = [word for word in _WORD.findall(around) if len(word) >= _LONG]
    if found.start() == 0 and text.startswith(",", found.end()):  # the place of a letter or press note
        return True
    if _is_beside(text, found):
        return True
    return sum(word.isupper() for word in words) * 2 > len(words) or (
        not words and len(_WORD.findall(text)) > 1 and text.isupper()
    )


def _of_glossary(pair: Pair, context: Context) -> list[tuple[int, int]]:
    if context.glossary is None:
        return []
    hits = context.glossary.lexicon(pair.source_language).find(pair.source_masked)
    return [(hit.start, hit.end) for hit in hits if hit.sense.term.type in (TermType.ACRONYM, TermType.NAME)]


def _has_its_own(letters: str, pair: Pair) -> bool:
    """Whether the translation has what the acronym is in its language, abbreviated or in words."""
    language = primary(pair.target_language)
    for own in LOCALISED.get(letters, {}).get(language, ()):
        if re.search(rf"(?<!\w){re.escape(own)}(?!\w)", pair.target):
            return True
    small = pair.target.lower()
    return (
        any(own in small for own in FULL_FORMS.get(letters, {}).get(language, ()))
        or re.search(rf"(?<!\w){letters.lower()}(?!\w)", small) is not None
    )


def _is_spelled_out(letters: str, pair: Pair) -> bool:
    """Whether words that stand together begin with these letters, or with those of its form in this language."""
    initials = "".join(
        folded(word[0])
        for word in _WORD.findall(pair.target_masked)
        if word.lower() not in SMALL and not word.isupper()
    )
    forms = (letters, *LOCALISED.get(letters, {}).get(primary(pair.target_language), ()))
    return any(
        own.lower() in initials
        or (len(own) > 2 and "".join(sorted(own.lower())) in _sorted_windows(initials, len(own)))
        for own in forms
    )


def _sorted_windows(initials: str, length: int) -> set[str]:
    """Return the letters of each window in alphabetical order: languages put their words in another order."""
    return {"".join(sorted(initials[at : at + length])) for at in range(len(initials) - length + 1)}


def _slip(letters: str, pair: Pair) -> str:
    """Return an acronym of the translation that is nearly the missing one and stands in no source text."""
    text = pair.target_masked
    for found in _ANY_LETTERS.finditer(text):
        other = found[0]
        if other not in pair.source and len(other) > 2 and _is_near(letters, other) and not _is_beside(text, found):
            return str(other)
    return ""


def _is_near(one: str, other: str) -> bool:
    """Whether one letter is changed, added or left out, or two have changed places."""
    if len(one) == len(other):
        apart = [at for at in range(len(one)) if one[at] != other[at]]
        swapped = (
            len(apart) == 2
            and apart[1] == apart[0] + 1
            and one[apart[0]] == other[apart[1]]
            and one[apart[1]] == other[apart[0]]
        )
        return len(apart) == 1 or swapped
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
