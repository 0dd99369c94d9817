"""Waivers: a reviewer's word that a finding is right as it stands, kept in a translator comment.

``# museotext: waive term-missing T012 — the name of a room, not the term``

After the rule may stand a concept; without one the waiver is for every finding of the
rule in this entry. A dash or a colon parts the reason from the rest. Without a reason
nothing is waived; a waiver that is no longer needed is reported.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from pipeline.checks import RULES, nearest, rule
from pipeline.model import Finding

__all__ = ["Commented", "Waiver", "waived", "waivers"]

_DIRECTIVE = re.compile(r"\s*museotext:\s*waive\b(?P<rest>.*)", re.IGNORECASE)
_BEFORE_REASON = re.compile(r"\s*[—–]\s*|\s+-{1,2}\s+|\s*:(?:\s+|$)")


class Commented(Protocol):
    """What this module needs to know of a catalog's entry."""

    @property
    def comments(self) -> tuple[str, ...]:
        """What translators wrote, line by line."""

    @property
    def line(self) -> int:
        """The line the entry's text begins on."""

    @property
    def msgid(self) -> str:
        """The source text."""

    @property
    def msgstr(self) -> str:
        """The translation."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """One waiver as written."""

    rule: str
    concept: str
    reason: str

    def covers(self, finding: Finding) -> bool:
        """Whether ``finding`` is what this waiver is about."""
        return self.rule == finding.rule and self.concept.casefold() in ("", finding.concept.casefold())

    def __str__(self) -> str:
        return f"{self.rule} {self.concept}".strip()


def waivers(comments: Iterable[str]) -> Iterator[Waiver]:
    """Yield the waivers in the lines of a translator comment."""
    for comment in comments:
        for line in comment.splitlines():
            directive = _DIRECTIVE.match(line)
            if directive is not None:
                head, *reason = _BEFORE_REASON.split(directive["rest"].strip(), maxsplit=1)
                rule, _, concept = " ".join(head.split()).partition(" ")
                yield Waiver(rule, concept, "".join(reason).strip())


def waived(
    findings: Iterable[Finding], entry: Commented, *, path: str, language: str, rules: Collection[str] = RULES
) -> list[Finding]:
    """Return what is left of an entry's ``findings``, and what is wrong with its waivers.

    ``rules`` are the names of the rules that were run: a waiver of another one cannot be
    called unused.
    """
    found = list(findings)
    written = list(waivers(entry.comments))
    if not written:
        return found
    valid = [waiver for waiver in written if waiver.rule in RULES and waiver.reason]
    left = [finding for finding in found if not any(waiver.covers(finding) for waiver in valid)]
    for waiver in written:
        wrong = _wrong(waiver, found, rules)
        if wrong is not None:
            name, message, suggestion = wrong
            severity = rule(name).severity
            text = entry.msgid, entry.msgstr
            left.append(Finding(name, severity, message, path, entry.line, language, *text, suggestion=suggestion))
    return left


def _wrong(waiver: Waiver, found: Iterable[Finding], rules: Collection[str]) -> tuple[str, str, str] | None:
    """Return rule, message and suggestion of the finding about a waiver; None if nothing is wrong with it."""
    if not waiver.rule:
        return "waiver-unknown-rule", "the waiver names no rule; nothing is waived", ""
    if waiver.rule not in RULES:
        near = nearest(waiver.rule)
        question = f"; did you mean {near}? Nothing is waived" if near else "; nothing is waived"
        suggestion = f"# museotext: waive {replace(waiver, rule=near)} — {waiver.reason}" if near else ""
        return "waiver-unknown-rule", f"there is no rule called {waiver.rule}{question}", suggestion
    if not waiver.reason:
        suggestion = f"# museotext: waive {waiver} — why it is right here"
        return "waiver-without-reason", f"the waiver of {waiver} gives no reason; nothing is waived", suggestion
    if waiver.rule in rules and not any(waiver.covers(finding) for finding in found):
        return "waiver-unused", f"there is no {waiver} left to waive", "take the comment out"
    return None
