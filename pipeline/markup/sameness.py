"""Whether the inline codes of a translation are surely those of its source text: mostly one quick look tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.markup.codes import codes
from pipeline.markup.delimiters import edge
from pipeline.markup.faults import faults
from pipeline.markup.markdown import ATTRIBUTES
from pipeline.markup.running import may_have_running_codes, with_running_codes
from pipeline.markup.words import are_words
from pipeline.model import Markup

__all__ = ["same_codes"]

_ANGLES = re.compile(r"([<&>](?:(?<=<)[^<>]*>|(?<=&)[#\w]+;)?)")
"""All that can be part of a code but addresses and placeholders: tags and character references."""
_MARKDOWN = re.compile(
    r"""([\\`*_~\[\]!<>&{}\n](?:
        (?<=\\)[!-/:-@\[-`{-~]
      | (?<=`)(?<!``)[^`\n]+`(?!`)
      | (?<=\])\((?>(?:[^\s()<>\\"'&]+|&(?![\#\w]+;))*)\)
      | (?<=\])\[[^\[\]\\\s][^\[\]\\]{0,200}\]
      | (?<=\[)\^[^\s\[\]]+\]
      | (?<=<)[^<>\n]*>
      | (?<=\{)[^{}]*\}
      | (?<=&)[#\w]+;
      | (?<=\*)\*+ | (?<=_)_+ | (?<=~)~+ | (?<=`)`+
    )?)""",
    re.VERBOSE,
)
"""The same for Markdown, each with whatever of its content counts: code spans, ends of links, markers.

Both begin with a set, which makes the search quick.
"""
_MARKERS = frozenset(("*", "**", "***", "_", "__", "___", "~~"))
_UNCERTAIN = frozenset("<>")
"""Alone, their meaning depends on the words behind them; so does that of backticks, and of "&" before a word."""


def same_codes(source: str, target: str, markup: Markup) -> bool:
    """Tell whether it is certain that ``target`` has the codes of ``source``, in their order, and no broken one.

    It is when all that can be markup is the same to the letter, and stands as it did beside
    words, spaces and punctuation: to see that takes a tenth of the time. Where it is not, codes and
    faults are found and have to be the same one by one. False says nothing: the translation may be right.
    """
    if source == target or (are_words(source) and are_words(target)):
        return True
    if markup is not Markup.NONE:
        return _look_alike(source, target, markup) or _are_alike(source, target, markup)
    # Tags in plain text are printed as they stand; they have to stay all the same.
    return _have_codes_alike(source, target, Markup.NONE) and (
        "<" not in target or _have_codes_alike(source, target, Markup.HTML)
    )


def _are_alike(source: str, target: str, markup: Markup) -> bool:
    """Tell whether two texts have the same codes, to the letter, and the same faults."""
    if not _have_codes_alike(source, target, markup):
        return False
    ones, others = (faults(text, markup, codes(text, markup)) for text in (source, target))
    return [(fault.problem, fault.name) for fault in ones] == [(fault.problem, fault.name) for fault in others]


def _have_codes_alike(source: str, target: str, markup: Markup) -> bool:
    ones, others = codes(source, markup), codes(target, markup)
    return [(code.kind, code.role, code.text, code.name) for code in ones] == [
        (code.kind, code.role, code.text, code.name) for code in others
    ]


def _look_alike(source: str, target: str, markup: Markup) -> bool:
    """Tell whether all that can be markup looks the same in two texts."""
    pattern = _MARKDOWN if markup is Markup.MARKDOWN else _ANGLES
    ones, others = pattern.split(source), pattern.split(target)
    signs = ones[1::2]
    if signs != others[1::2]:
        return False
    if not signs:
        return _run_alike(source, target)
    words, other_words = ones[::2], others[::2]
    if may_have_running_codes("\0".join((*words, *other_words))) and not _tell_alike(
        source, target, words, other_words
    ):
        return False
    return _are_certain(signs) and _stand_alike(signs, words, other_words)


def _run_alike(source: str, target: str) -> bool:
    """Tell whether two plain texts have the same placeholders and addresses."""
    ones, others = with_running_codes(source, ()), with_running_codes(target, ())
    return [code.text for code in ones] == [code.text for code in others]


def _tell_alike(source: str, target: str, words: Sequence[str], other_words: Sequence[str]) -> bool:
    """Tell whether all that may be placeholders and addresses is the same to the letter, and at the same signs.

    But for placeholders in braces, none has white space in it: so what stands between
    white space is compared, whole and between the signs.
    """
    return (
        not any("{" in word for word in (*words, *other_words))
        and _telling(source) == _telling(target)
        and [_telling(word) for word in words] == [_telling(word) for word in other_words]
    )


def _telling(text: str) -> list[str]:
    if not may_have_running_codes(text):
        return []
    return [word for word in text.split() if not word.isalnum() and may_have_running_codes(word)]


def _are_certain(signs: Sequence[str]) -> bool:
    """Tell whether each sign means what it means whatever the words are."""
    bracket = ""
    for sign in signs:
        if sign in _MARKERS:
            continue
        first = sign[0]
        if sign in _UNCERTAIN or (first == "`" and sign[-2:] in ("`", "``")):
            return False
        if first in "[]":
            is_link = sign.startswith("](") and bracket == "["
            bracket = sign
            if is_link:
                continue
        if first == "{" and ATTRIBUTES.fullmatch(sign):
            continue
        if len(sign) > 1 and first not in "<`" and may_have_running_codes(sign[1:]):
            return False
    return True


def _stand_alike(signs: Sequence[str], ones: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether what stands before and behind each sign has it read alike in both texts."""
    for number, sign in enumerate(signs):
        before, after = ones[number], ones[number + 1]
        other_before, other_after = others[number], others[number + 1]
        if number and bool(before) != bool(other_before):
            return False
        first, last = sign[0], sign[-1]
        if sign == "&" and not (after[:1].isspace() and other_after[:1].isspace()):
            return False
        if first in "*_~" and (
            edge(before[-1:]) != edge(other_before[-1:]) or edge(after[:1]) != edge(other_after[:1])
        ):
            return False
        if first == "{" and (before.endswith("$") or other_before.endswith("$")):
            return False
        if last == "]" and (
            after.lstrip()[:1] == "("
            or other_after.lstrip()[:1] == "("
            or (not after and signs[number + 1 : number + 2] and signs[number + 1][0] == "[")
        ):
            return False
    return True
