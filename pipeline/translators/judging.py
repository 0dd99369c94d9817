"""Whether an answer can be a translation of its text: not empty, no web page, no other text, no other numbers."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from pipeline.translators.shielding import MASK

__all__ = ["objection", "other_text", "unusable"]

_PAGE = re.compile(r"<(?:!doctype|/?[a-z][a-z0-9]*)\b[^<>]*>|&(?:#\d+|#x[0-9a-f]+|[a-z]+\d*);", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f' ]\d{3}(?!\d))*")
_ROMAN = re.compile(r"\b(?=[XVL][XVIL]|I[IVX]|[XV]\b)(?:XL|L?X{0,3})(?:I[XV]|V?I{0,3})\b")
"""Up to 89, as of centuries and volumes; ``I`` alone is an English word."""
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_LETTERS = re.compile(r"[^\W\d_]")
_LONG_WORD = re.compile(r"[^\W\d_]{4}")
"""Between terms that are put in, shorter ones are often the same in two languages: *convocatoria de becas*."""
_SIZES = (0.3, 3.0)
"""How long an answer may be beside its text, as a ratio; a short text may also grow by 40 characters."""
_GRACE = 40
_GRAM = 4
_CLEARLY = 0.1
"""How much more like another text an answer has to be than like its own, to be taken for that one's."""


def objection(text: str, answer: str) -> str:
    """Return why ``answer`` is no translation at all of ``text`` (both with masks); empty when it may be one.

    What is found here is the fault of a moment: the text may be asked for again.
    """
    if not _LETTERS.search(answer):
        return "the answer is empty"
    if _PAGE.search(answer) and not _PAGE.search(text):
        return "the answer is a web page or has markup of its own"
    bare, other = MASK.sub("", text).strip(), MASK.sub("", answer).strip()
    if len(other) > len(bare) * _SIZES[1] + _GRACE:
        return f"the answer is much too long ({len(other)} characters for {len(bare)})"
    if len(other) + _GRACE / 4 < len(bare) * _SIZES[0]:
        return f"the answer is much too short ({len(other)} characters for {len(bare)})"
    return ""


def unusable(text: str, answer: str) -> str:
    """Return why a draft of ``text`` (both with masks) is not to be used; empty when it may be.

    The same engine would give the same again.
    """
    bare, other = MASK.sub(" ", text), MASK.sub(" ", answer)
    same = " ".join(bare.casefold().split()) == " ".join(other.casefold().split())
    if same and (_LONG_WORD.search(bare) or not MASK.search(text)):
        return "it came back as it was"
    ones, others = _numbers(bare), _numbers(other)
    if lost := list((ones - others).elements()):
        return f"the number {lost[0]} is lost"
    if new := [number for number in (others - ones).elements() if len(number) > 1]:
        return f"the number {new[0]} is not in the text"
    return ""


def other_text(answer: str, own: str, others: Sequence[str]) -> bool:
    """Tell whether ``answer`` is clearly the translation of one of ``others``, and not of its ``own`` text.

    Spanish, Portuguese and English share names, numbers and word stems: a translation has
    more runs of four letters in common with its own text than with another one. Among this
    repository's texts, translated by Apertium, an answer that belongs to the text before is
    found in 94 of 100 cases from Spanish to Portuguese and 52 from English to Spanish; a
    right one is taken for wrong in at most 1.4.
    """
    grams = _grams(answer)
    near = max((_shared(grams, _grams(other)) for other in others if other != own), default=0.0)
    return near - _shared(grams, _grams(own)) >= _CLEARLY


def _numbers(text: str) -> Counter[str]:
    """Return the numbers of a text without their separators; those in Roman capitals count as what they stand for."""
    found = Counter(re.sub(r"\D", "", match[0]) for match in _NUMBER.finditer(text))
    found.update(str(_value(match[0])) for match in _ROMAN.finditer(text) if match[0])
    return found


def _value(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))


@lru_cache(maxsize=256)
def _grams(text: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFD", MASK.sub(" ", text).casefold())
    words = "".join(char if char.isalnum() else "" if unicodedata.combining(char) else " " for char in plain).split()
    line = f" {' '.join(words)} "
    return frozenset(line[place : place + _GRAM] for place in range(len(line) - _GRAM + 1))


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
