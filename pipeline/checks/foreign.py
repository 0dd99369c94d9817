"""Lines of a text that are in another of the workspace's languages than they should be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lingua import IsoCode639_1, Language, LanguageDetectorBuilder

from pipeline.checks.context import Context
from pipeline.checks.evidence import KNOWN, Word, all_words, evidence, is_at_home, is_plainly, ordinary_words
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

_LETTERS = 20
"""Letters that a statistical guess needs; fewer give strange results."""

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
    others = [one for one in dict.fromkeys(map(primary, context.languages)) if one != language and one in KNOWN]
    if language not in KNOWN or not others:
        return
    if "\n" not in text.text and is_plainly(text.words, language, others):
        return
    upright = _without_italics(text)
    for start, end in _lines(text):
        line = upright[start:end]
        if len(line.split()) < _ENOUGH:
            line = text.masked[start:end]
        if is_at_home(line, language) or is_publication(line):
            continue
        line = _QUOTATION.sub("", line)
        found = _languages(line, ordinary_words(line), language, others)
        if not found and text.is_source and _is_file_name(line):
            found = _language_of_file_name(line, language, others)
        if found:
            yield start, end, found


def is_publication(text: str) -> bool:
    """Tell whether a text refers to a publication, whose title stays as it is."""
    return _PUBLICATION.search(text) is not None


def own_words(text: Text) -> str:
    """Return the masked text with italics and quotations blanked, where words of other languages are at home."""
    return _QUOTATION.sub(lambda quotation: " " * len(quotation[0]), _without_italics(text))


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


def _languages(line: str, words: Sequence[Word], language: str, others: Sequence[str]) -> list[str]:
    """Return the language a line is in instead of ``language``, or the two it may be in; nothing if it is right."""
    if any(_STRANGE_LETTER.search(word.text) for word in words):
        return []
    scores = {other: evidence(words, language, other) for other in others}
    speaking = {
        other: theirs
        for other, (ours, theirs) in scores.items()
        if (theirs >= _ENOUGH and not ours)
        or theirs >= _TIMES * max(ours, 1)
        or (theirs and {language, other} == _NEAR_RELATIONS and _names_agree(line, language, other))
    }
    if speaking:
        is_strange = any(_confidence(words, other) >= _PROBABLE for other in _STRANGE)
        return [] if is_strange else _nearest(line, speaking)
    is_decided = any(ours for ours, _ in scores.values())
    is_hinted = any(theirs for _, theirs in scores.values())
    letters = sum(len(word.text) for word in words)
    if is_decided or len(words) < (3 if is_hinted else 4) or letters < _LETTERS:
        return []
    guessed = [other for other in others if _confidence(words, other) >= _CERTAIN]
    if guessed and _NEAR_RELATIONS.issuperset(others):
        return _nearest(line, dict.fromkeys(others, 0))
    return guessed


def _language_of_file_name(line: str, language: str, others: Sequence[str]) -> list[str]:
    """Return the language of a file name left as a caption (*Fachada_M Sorolla*): one telling word is enough."""
    pieces = [word for word in all_words(line) if len(word.text) > 3]
    if any(evidence(ordinary_words(line), language, other)[0] for other in others):
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


def _confidence(words: Sequence[Word], language: str) -> float:
    """Return how likely it is, from 0 to 1, that the spelling of ``words`` is that of ``language``.

    The detector's small models (3 MB, read in 30 ms) are enough: they veto, or they speak
    where they are all but certain.
    """
    if len(words) < 3:
        return 0.0
    known = {code: Language.from_iso_code_639_1(IsoCode639_1.from_str(code.upper())) for code in (*KNOWN, *_STRANGE)}
    detector = LanguageDetectorBuilder.from_languages(*known.values()).with_low_accuracy_mode().build()
    return detector.compute_language_confidence(" ".join(word.text for word in words), known[language])
