"""Where the inline codes of a unit's text stand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pipeline.markup.angle import html_codes, numbered_codes
from pipeline.markup.code import MOST_REMEMBERED, Code
from pipeline.markup.cues import cue_codes
from pipeline.markup.joined import Joined
from pipeline.markup.markdown import SPECIAL, may_have_markup, scan
from pipeline.markup.running import may_have_running_codes, with_running, with_running_codes
from pipeline.model import Markup

__all__ = ["codes", "may_have_codes", "with_codes"]


def may_have_codes(text: str, markup: Markup) -> bool:
    """Tell, at a quick look, whether ``text`` may have an inline code."""
    if markup is Markup.MARKDOWN:
        signs = may_have_markup(text)
    else:
        signs = markup is not Markup.NONE and ("<" in text or "&" in text)
    return signs or may_have_running_codes(text)


def with_codes(texts: Joined, markup: Markup) -> set[int]:
    """Return the numbers of those of ``texts`` that may have an inline code."""
    found = with_running(texts)
    if markup is Markup.MARKDOWN:
        found.update(texts.matching(SPECIAL))
    elif markup is not Markup.NONE:
        found.update(texts.having("<", "&"))
    return found


@lru_cache(maxsize=MOST_REMEMBERED)
def codes(text: str, markup: Markup) -> tuple[Code, ...]:
    """Return the inline codes of ``text`` in order; they do not overlap.

    Placeholders and addresses are codes in every markup; plain text has no others.
    """
    found: Sequence[Code]
    match markup:
        case Markup.HTML:
            found = html_codes(text)
        case Markup.MARKDOWN:
            found = scan(text).codes
        case Markup.NUMBERED:
            found = numbered_codes(text)
        case Markup.SUBTITLE:
            found = cue_codes(text)
        case Markup.NONE:
            found = []
    return with_running_codes(text, found)
