r"""Texts in Apertium's stream format, so that masks reach its rules as what they stand for.

In running text a rule may take the number of a mask for a numeral and carry it away: ``en el
⟦2⟧ nuevo`` became ``em 2 ⟦⟧ novo``. In the stream (Apertium's wiki, "Apertium stream format") a
mask beside a word travels as a blank, ``[⟦1⟧]``, which rules pass over, and one that stands
where a word would, as a word that no dictionary has, which they treat as a name. Texts are
kept apart by ``.[]``, as Apertium's own reader of plain text does.
"""

from __future__ import annotations

import re

__all__ = ["parted", "plain", "stream", "unknown_words"]

_RUN = re.compile(r"(?:⟦\d{1,6}⟧)+")
_NUMBER = re.compile(r"\d+")
_RESERVED = re.compile(r"([\^$/<>{}\[\]@\\])")
_WORD = re.compile(r"[*@#]?xq([a-jz]+)x", re.IGNORECASE)
_BLANK = re.compile(r"(?<!\\)\[((?:⟦\d{1,6}⟧)+)\]")
_MARK = re.compile(r"\\?[*@#](?=[^\W\d_])")
"""A mark that Apertium puts before a word; such signs of the text itself are masked and never get here."""
_LETTERS = str.maketrans("0123456789", "abcdefghij")
_DIGITS = str.maketrans("abcdefghij", "0123456789")
_OPENING = frozenset("([{«“‘\"'¿¡")
_END = ".[][\n\n]"


def stream(texts: list[str]) -> str:
    """Return plain texts with masks as one stream."""
    return "".join(_encoded(text) + _END for text in texts)


def parted(answer: str) -> list[str]:
    """Return the answers in a stream; ``plain`` turns each into text."""
    return answer.split(_END)[:-1]


def unknown_words(answer: str) -> int:
    """Return how many words of an answer Apertium marks as unknown; masks are none."""
    return len(_MARK.findall(_WORD.sub("", answer)))


def plain(answer: str) -> str:
    """Return the text of an answer, with its masks, without marks on unknown words."""
    text = _BLANK.sub(r"\1", _WORD.sub(_decoded, answer))
    return re.sub(r"\\(.)", r"\1", _MARK.sub("", text))


def _encoded(text: str) -> str:
    pieces: list[str] = []
    at = 0
    for run in _RUN.finditer(text):
        pieces.append(_RESERVED.sub(r"\\\1", text[at : run.start()]))
        before, after = text[max(0, run.start() - 1) : run.start()], text[run.end() : run.end() + 1]
        if _is_beside(before, after):
            pieces.append(f"[{run[0]}]")
        else:
            numbers = "z".join(number.translate(_LETTERS) for number in _NUMBER.findall(run[0]))
            pieces.append(f"Xq{numbers}x")
        at = run.end()
    pieces.append(_RESERVED.sub(r"\\\1", text[at:]))
    return "".join(pieces)


def _is_beside(before: str, after: str) -> bool:
    """Whether a mask belongs to the word before or behind it, rather than standing for one."""
    follows = bool(before) and not before.isspace() and before not in _OPENING
    return follows or after.isalnum() or (bool(after) and after in _OPENING)


def _decoded(match: re.Match[str]) -> str:
    return "".join(f"⟦{number.translate(_DIGITS)}⟧" for number in match[1].lower().split("z"))
