"""Cuts a text that an engine would find too long into sentences, and joins them again with the spaces they had."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.locales import primary

__all__ = ["pieces"]


def pieces(text: str, language: str, fits: Callable[[str], bool]) -> list[tuple[str, str]] | None:
    """Return what is sent of ``text`` (in ``language``, a gettext name), each with the white space behind it.

    A text that fits is one piece; else as many sentences go together as fit. None when a
    sentence is too long by itself.
    """
    if fits(text):
        return [(text, "")]
    from sentencex import segment  # noqa: PLC0415  (a compiled library; only long texts need it)

    found: list[str] = []
    for sentence in segment(primary(language), text):
        if found and fits((found[-1] + sentence).strip()):
            found[-1] += sentence
        else:
            found.append(sentence)
    cut = [(one.strip(), one[len(one.rstrip()) :]) for one in found if one.strip()]
    return cut if all(fits(one) for one, _ in cut) else None
