"""Whether code in a translation is that of the source text, with the names in it translated.

Texts for programmers often have names in code that are only examples, ``MyClass`` or
``os.rename(old_path, new_path)``, and translators put words of their language in their place. What a
program reads otherwise all the same shows in the signs around the names, in capitals, in numbers,
and in slips of the pen.
"""

from __future__ import annotations

import re

__all__ = ["has_translated_names"]

_NAME = re.compile(r"[^\W_]+(?>(?:[_'’-][^\W_]+)*)")
_SPACE = re.compile(r"\s+")
_DIGITS = re.compile(r"\d+")
_CONSTANT = re.compile("[A-Z][A-Z0-9]")
"""What names that no language translates have: ``PyBUF_SIMPLE``, ``SEGIB``."""
_KEPT = re.compile(r"-|[\w.~-]*[/@]|\S+(?P<end>\.[a-z0-9]{1,4})\Z")
"""Options, paths and addresses, and the names of files: whoever reads them has to type or find them so."""
_QUOTES = "\"'"
_SHORTEST = 2
"""A name of a single letter is no word of any language."""


def has_translated_names(source: str, target: str) -> bool:
    """Tell whether ``target``, the content of a code span, is ``source`` in another language.

    The signs and numbers have to be the same, and each name has to be kept, or to be another
    one: neither a constant, nor the same with other capitals, a letter too few or two letters
    that changed places. Options, paths and names of files stay as they are. Quotes around all of
    it may be left out, and words beside it drawn into the code.
    """
    if _without_quotes(source) == target or f" {source} " in f" {target} ":
        return True
    kept = _KEPT.match(source)
    if _signs(source) != _signs(target) or (kept and (not kept["end"] or target.endswith(kept["end"]))):
        return False
    old, new = _NAME.findall(source), _NAME.findall(target)
    if len(old) != len(new):
        return _DIGITS.findall(source) == _DIGITS.findall(target) and not _CONSTANT.search(source)
    changed = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    return bool(changed) and all(_is_translation(one, other) for one, other in changed)


def _without_quotes(text: str) -> str:
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in _QUOTES else text


def _signs(text: str) -> str:
    return _SPACE.sub("", _NAME.sub("", text))


def _is_translation(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _SHORTEST or _CONSTANT.search(one):
        return False
    if one.casefold() == other.casefold() or _DIGITS.findall(one) != _DIGITS.findall(other):
        return False
    return not _is_slip(one, other)


def _is_slip(one: str, other: str) -> bool:
    """Tell whether ``other`` is ``one`` without one of its letters, or with two neighbours in the other order."""
    at = next((place for place, (was, now) in enumerate(zip(one, other, strict=False)) if was != now), len(other))
    if len(other) == len(one) - 1:
        return one[at + 1 :] == other[at:]
    return len(other) == len(one) and other == f"{one[:at]}{one[at + 1 : at + 2]}{one[at : at + 1]}{one[at + 2 :]}"
