"""Lines of a text that are in another of the workspace's languages than they should be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from lingua import IsoCode639_1, Language, LanguageDetector, LanguageDetectorBuilder

from pipeline.checks.context import Context
from pipeline.checks.evidence import (
    KNOWN,
    Words,
    all_words,
    evidence,
    is_at_home,
    is_plainly,
    may_speak_for,
    ordinary_words,
    without_code,
    words_of,
)
from pipeline.checks.pair import Text
from pipeline.locales import primary
from pipeline.markup import Kind, Role
from pipeline.markup.tags import names

__all__ = ["english_name", "foreign_lines", "is_publication", "own_words"]

_ENGLISH_NAMES = {"en": "English", "es": "Spanish", "pt": "Portuguese"}

_QUOTATION = re.compile(r"«[^«»]*»|“[^“”]*”|„[^„“]*“|\"[^\"]*\"")
_PUBLICATION = re.compile(
    r"\(\d{4}[a-z]?\)[.,:]|\bISBN\b|\bISSN\b|\bDOI\b|\bpp?\.\s*\d|\bpp\d|\(eds?\.\)|\b[Vv]ol\.|\bet al\."
)
_ITALICS = names("cite em i")
_UNDERSCORE = re.compile(r"[^\W\d]_[^\W\d]")
_PROGRAM = re.compile(r"\w/\w|[;(){}=*<>]")
_STRANGE_LETTER = re.compile("[\u0100-\u024f\u0370-\u1fff]")

_ENOUGH = 2
"""Words of another language that decide where none is of the document's."""

_NEAR_RELATIONS = {"es", "pt"}
"""They share so many words that a caption may have a single one to tell them apart."""

_TIMES = 4
"""How many times more words of the other language there have to be where some are of the document's."""

_STRANGE = ("ca", "fr", "it", "la")
"""Languages that are easily taken for Spanish or Portuguese."""

_FEWEST, _FEWEST_HINTED, _FEWEST_GUESSED = 4, 3, 3
"""Words that are judged by statistics alone; where one speaks for the language; where several do, to be sure."""

_LETTERS = 20
"""Letters that a statistical guess needs; fewer give strange results."""

_SHORT = 100
"""Characters of a line that may have fewer: to look for them in a longer one does not pay."""

_PROBABLE, _CERTAIN = 0.8, 0.99
"""What a statistical guess has to reach to veto evidence, and to do without any."""


def english_name(languages: Iterable[str]) -> str:
    """Return what one language, or several that cannot be told apart, are called in English."""
    return " or ".join(_ENGLISH_NAMES[primary(language)] for language in languages)


def foreign_lines(text: Text, context: Context) -> Iterator[tuple[int, int, list[str]]]:
    """Yield each line in another language: where it begins and ends, and the language.

    There are two languages where its words do not tell which of them it is.
    """
    language = primary(text.language)
    others = _others(language, context.languages)
    if not others:
        return
    upright = _without_italics(text)
    for start, end in _lines(text):
        line = upright[start:end]
        if len(line.split()) < _ENOUGH:
            line = text.masked[start:end]
        found = _languages_of_line(line, language, others, is_source=text.is_source)
        if found and not _is_native(text, line, language, others):
            yield start, end, found


@cache
def _others(language: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of a workspace's languages that can be told from ``language``."""
    if language not in KNOWN:
        return ()
    return tuple(one for one in dict.fromkeys(map(primary, languages)) if one != language and one in KNOWN)


def _languages_of_line(line: str, language: str, others: tuple[str, ...], *, is_source: bool) -> list[str]:
    """Return the languages that a line of a text may be in instead of ``language``; nothing if it is right."""
    if len(line) < _SHORT and not (is_source and "_" in line):
        words = words_of(line)
        is_short = len(words) < _FEWEST or sum(map(len, words)) < _LETTERS
        if is_short and not may_speak_for(words, language, others):
            return []
    line = _QUOTATION.sub("", line)
    found = _languages(line, ordinary_words(line), language, others)
    if not found and is_source and _is_file_name(line):
        return _language_of_file_name(line, language, others)
    return found


def _is_native(text: Text, line: str, language: str, others: tuple[str, ...]) -> bool:
    """Tell whether a line, or all of its text, is at home whatever some words of it say."""
    if is_at_home(line, language) or is_publication(line):
        return True
    return "\n" not in text.text and is_plainly(text.words, language, others)


def is_publication(text: str) -> bool:
    """Tell whether a text refers to a publication, whose title stays as it is."""
    return _PUBLICATION.search(text) is not None


def own_words(text: Text) -> str:
    """Return the masked text with italics, quotations and code blanked, where words of other languages are at home."""
    return _QUOTATION.sub(lambda quotation: " " * len(quotation[0]), without_code(_without_italics(text)))


def _lines(text: Text) -> Iterator[tuple[int, int]]:
    """Yield the places of the lines a reader sees, without the space around them."""
    breaks = (code.start for code in text.codes if code.kind is Kind.BREAK or code.name == "br")
    newlines = (match.start() for match in re.finditer("\n", text.text))
    start = 0
    for end in sorted({*breaks, *newlines, len(text.text)}):
        line = text.masked[start:end]
        if line.strip():
            yield start + len(line) - len(line.lstrip()), start + len(line.rstrip())
        start = end


def _without_italics(text: Text) -> str:
    """Return the masked text with what stands in italics blanked: words of other languages are set so."""
    pieces: list[str] = []
    at = depth = 0
    for code in text.codes:
        if code.name not in _ITALICS or code.role is Role.ALONE:
            continue
        upright = text.masked[at : code.start]
        pieces.append(" " * len(upright) if depth else upright)
        at = code.start
        depth = depth + 1 if code.role is Role.OPEN else max(0, depth - 1)
    pieces.append(text.masked[at:])
    return "".join(pieces)


def _is_file_name(line: str) -> bool:
    """Whether a line was the name of a picture; what has no space, or other signs, belongs to a program."""
    return " " in line.strip() and _UNDERSCORE.search(line) is not None and _PROGRAM.search(line) is None


def _languages(line: str, words: Words, language: str, others: Sequence[str]) -> list[str]:
    """Return the language a line is in instead of ``language``, or the two it may be in; nothing if it is right."""
    speakers = _once(words.all) + words.labels
    scores = {other: evidence(speakers, language, other) for other in others}
    speaking = {
        other: theirs
        for other, (ours, theirs) in scores.items()
        if (theirs >= _ENOUGH and not ours)
        or theirs >= _TIMES * max(ours, 1)
        or (theirs and {language, other} == _NEAR_RELATIONS and _names_agree(line, language, other))
    }
    if speaking:
        return [] if _has_strange_letter(words.all) or _is_strange(words.all) else _nearest(line, speaking)
    if any(ours for ours, _ in scores.values()):
        return []
    fewest = _FEWEST_HINTED if any(theirs for _, theirs in scores.values()) else _FEWEST
    if len(words.all) < fewest or sum(map(len, words.all)) < _LETTERS or _has_strange_letter(words.all):
        return []
    likely = _confidence(words.all)
    guessed = [other for other in others if likely.get(other, 0) >= _CERTAIN]
    if guessed and _NEAR_RELATIONS.issuperset(others):
        return _nearest(line, dict.fromkeys(others, 0))
    return guessed


def _once(words: list[str]) -> list[str]:
    """Return words without those that end with another one behind a hyphen: *strings literais (f-strings)*."""
    return [word for word in words if "-" not in word or word.rpartition("-")[2] not in words]


def _has_strange_letter(words: Sequence[str]) -> bool:
    return _STRANGE_LETTER.search(" ".join(words)) is not None


def _is_strange(words: Sequence[str]) -> bool:
    """Tell whether the spelling of ``words`` is that of a language that is none of KNOWN."""
    likely = _confidence(words)
    return any(likely.get(other, 0) >= _PROBABLE for other in _STRANGE)


def _language_of_file_name(line: str, language: str, others: Sequence[str]) -> list[str]:
    """Return the language of a file name left as a caption (*Fachada_M Sorolla*): one telling word is enough."""
    pieces = [word for word in all_words(line) if len(word) > 3]
    ordinary = ordinary_words(line).all
    if any(evidence(ordinary, language, other)[0] for other in others):
        return []
    scores = {other: evidence(pieces, language, other) for other in others}
    return _nearest(line, {other: theirs for other, (ours, theirs) in scores.items() if theirs and not ours})


def _names_agree(line: str, language: str, other: str) -> bool:
    """Whether the names in a line, too, are all in the ``other`` of two languages: *Museu do Ouro, Colômbia*."""
    ours, theirs = evidence(all_words(line), language, other)
    return theirs > _ENOUGH and not ours


def _nearest(line: str, scores: Mapping[str, int]) -> list[str]:
    """Return the language with the highest score; of two, the one that the names in the line speak for, or both."""
    best = [one for one, score in scores.items() if score == max(scores.values())]
    if len(best) != 2:
        return best
    one, other = evidence(all_words(line), *best)
    return best if one == other else best[:1] if one > other else best[1:]


def _confidence(words: Sequence[str]) -> Mapping[str, float]:
    """Return how likely it is, from 0 to 1, that the spelling of ``words`` is that of each language.

    Nothing is said of fewer than three words. The detector's small models (3 MB, read in 30 ms) are enough:
    they veto, or they speak where they are all but certain.
    """
    if len(words) < _FEWEST_GUESSED:
        return {}
    detector, names = _detector()
    guesses = detector.compute_language_confidence_values(" ".join(words))
    return {names[one.language]: one.value for one in guesses}


@cache
def _detector() -> tuple[LanguageDetector, Mapping[Language, str]]:
    """Return what guesses the language of words, and what we call the languages it knows."""
    names = {Language.from_iso_code_639_1(IsoCode639_1.from_str(one.upper())): one for one in (*KNOWN, *_STRANGE)}
    return LanguageDetectorBuilder.from_languages(*names).with_low_accuracy_mode().build(), names
