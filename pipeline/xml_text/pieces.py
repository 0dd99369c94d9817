"""What an XML text is divided into, by one regular expression that is exact on well-formed XML.

A text of runs (``<w:r><w:rPr>…</w:rPr><w:t>…</w:t></w:r>``) has half a dozen tags for each few
words. A run that holds its properties, one text and nothing else is therefore one piece, and
is divided further only when somebody asks what is in it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

__all__ = [
    "END",
    "INNER",
    "LEAF",
    "PASSED_OVER",
    "PLAIN",
    "RUN",
    "RUN_INNER",
    "RUN_NAME",
    "RUN_TEXT",
    "START",
    "TAG",
    "Pieces",
]

# Which groups of a pattern there are. The last one that took part says what a piece is.
END = 1
"""The slash of an end tag."""
RUN_NAME, RUN_INNER, RUN_TEXT, RUN = 2, 4, 5, 6
"""A run: its name, its place after the start tag, its text, and its place before the end tag."""
PASSED_OVER = 7
"""The name of an empty element that is passed over."""
START = 8
"""The name in a start tag."""
INNER, LEAF = 9, 10
"""The places before and after the text of an element that holds one and no other element."""

_REST = r"""[^"'>]*(?>(?:(?:"[^"]*"|'[^']*')[^"'>]*)*)"""
"""What follows the name in a tag."""
TAG = re.compile(rf"<([^\s/>]+){_REST}>")
_MOST = 64
"""How many tags the properties of a run may have to be one piece with it."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """How the texts of a kind of document are divided."""

    pattern: re.Pattern[str]
    passed_over: frozenset[str] = frozenset()
    """Empty elements that mean nothing and are left out."""

    @staticmethod
    def of(run: str = "", properties: str = "", text: str = "", passed_over: Collection[str] = ()) -> Pieces:
        """Return how to divide texts with runs.

        The first three are the local names of a run, of its properties and of its text, which
        share a namespace; ``passed_over`` are names with the project's prefixes (``w:proofErr``).
        """
        local = "|".join(re.escape(name.rpartition(":")[2]) for name in passed_over) or "(?!)"
        beside = rf"(?>(?:<\3(?:{local})(?=[\s/>]){_REST}(?<=/)>)*)"
        held = rf"(?>(?:<(?!\3{properties}[\s/>]|/\3{properties}[\s>])/?[^\s/>!?]{_REST}>){{0,{_MOST}}})"
        one_run = rf"""
            (([^\s/>:!?]+:|){run})(?=[\s>]){_REST}(?<!/)>()
            (?:<\3{properties}(?=[\s/>]){_REST}(?:(?<=/)>|>{held}</\3{properties}\s*>))?
            {beside}<\3{text}(?=[\s>]){_REST}(?<!/)>([^<]*)</\3{text}\s*>()</\2\s*"""
        pattern = rf"""<(?:
            (/)[^>]*
          | {one_run if run else "(?!)(()()()())"}
          | ((?:[^\s/>:!?]+:)?(?:{local}))(?=[\s/>]){_REST}(?<=/)
          | ([^\s/>!?]+){_REST}(?:(?<!/)>()[^<]*()</\8\s*)?
          | !--(?s:.*?)-- | !\[CDATA\[(?s:.*?)\]\] | \?(?s:.*?)\?
        )>"""
        return Pieces(re.compile(pattern, re.VERBOSE), frozenset(passed_over))


PLAIN = Pieces.of()
"""Every element by itself."""
