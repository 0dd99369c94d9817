"""The words of many texts, found in one string that holds them all: most of that is searches that run in C."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence

from pipeline.glossary.words import OUTER_HYPHEN, WORD, even, has_invisible, prepared
from pipeline.markup.joined import BETWEEN

__all__ = ["Splitter"]

_MOST_MARKS = 100
"""How many different marks are looked for one after the other."""
_STAND_INS = (*map(chr, range(1, 9)), *"!#$%*+;<=>?@^~|")


class Splitter:
    """Finds the words of many texts. Marks of punctuation that are of no interest are all written as one of them."""

    __slots__ = ("_letters", "_written")

    def __init__(self, marks: Collection[str]) -> None:
        """Take the ``marks`` that are of interest, one character each."""
        stand_in = next(mark for mark in _STAND_INS if mark not in marks)
        kept = {BETWEEN, "_", "-", *marks}
        self._written = bytes(
            ord(stand_in if code < 128 and not (char.isalnum() or char.isspace() or char in kept) else char)
            for code, char in enumerate(map(chr, range(256)))
        )
        """What stands for each byte of a text in UTF-8."""
        self._letters = bytes(code for code in range(128) if chr(code) == "_" or (chr(code)).isalnum() or code == 32)

    def words(self, texts: Sequence[str]) -> list[str]:
        """Return the words of each text, as ``Words.lowered`` has them but for those marks, and BETWEEN behind each."""
        lowered = f"{_lowered(texts)}{BETWEEN}"
        spelled = lowered.encode("utf-8", "surrogatepass").translate(self._written)
        marks = set(spelled.translate(None, self._letters).decode("utf-8", "surrogatepass"))
        if len(marks) > _MOST_MARKS:
            return WORD.findall(lowered)
        text = spelled.decode("utf-8", "surrogatepass")
        for mark in marks:
            if not (mark.isalnum() or mark.isspace() or mark == "-"):
                text = text.replace(mark, f" {mark} ")
        if "-" in marks:
            text = OUTER_HYPHEN.sub(" - ", text)
        return text.split()


def _lowered(texts: Sequence[str]) -> str:
    """Return the texts made ready, in small letters, BETWEEN between them and nowhere else."""
    text = BETWEEN.join(texts)
    is_usual = text.count(BETWEEN) == len(texts) - 1
    if is_usual and not text.isascii():
        is_usual = unicodedata.is_normalized("NFC", text) and not has_invisible(text)
        text = even(text)
    lowered = text.lower()
    if is_usual and len(lowered) == len(text):
        return lowered
    return BETWEEN.join(prepared(one).lowered.replace(BETWEEN, "\1") for one in texts)
