"""Waivers: a reviewer's word that a finding is right as it stands, in a comment or in a file.

In a translator comment::

    # museotext: waive term-missing T012 — the name of a room, not the term

After the rule may stand a concept; without one the waiver is for every finding of the
rule in this entry. A dash or a colon parts the reason from the rest. A row of
``waivers.csv`` (``waiver_file.py``) says the same of two texts, wherever they stand.
Without a reason nothing is waived; a waiver that is no longer needed is reported.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from pipeline.checks import RULES, Rule, nearest, rule
from pipeline.model import Finding

__all__ = [
    "Commented",
    "State",
    "Texts",
    "Verdict",
    "Waiver",
    "covered",
    "evened",
    "remark",
    "remarks",
    "verdicts",
    "waived",
    "waivers",
]

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


class State(StrEnum):
    """What has become of a waiver."""

    USED = "used"
    UNUSED = "unused"
    """There is nothing left to waive."""
    STALE = "stale"
    """One of its texts has changed, so it no longer applies."""
    WITHOUT_REASON = "without reason"
    UNKNOWN_RULE = "unknown rule"
    NOT_LOOKED_AT = "not looked at"
    """Its texts or its rule were no part of this check."""


_RULES = {
    State.UNUSED: "waiver-unused",
    State.STALE: "waiver-stale",
    State.WITHOUT_REASON: "waiver-without-reason",
    State.UNKNOWN_RULE: "waiver-unknown-rule",
}


@dataclass(frozen=True, slots=True)
class Texts:
    """The two texts a waiver of a file is bound to; the second is empty for a source text's own finding."""

    source: str
    target: str
    language: str
    """The language of the text that is wrong; empty for any."""
    document: str
    """The source text's path or name; empty for any."""

    def are(self, source: str, target: str) -> bool:
        """Tell whether these are the texts, spaces apart."""
        return evened(self.source) == evened(source) and evened(self.target) == evened(target)

    def belong(self, language: str, document: str) -> bool:
        """Tell whether texts of this language and document are meant at all."""
        return self.language in ("", language) and (
            self.document in ("", document) or document.endswith(f"/{self.document}")
        )


@dataclass(frozen=True, slots=True)
class Waiver:
    """One waiver as written."""

    rule: str
    concept: str
    reason: str
    texts: Texts | None = None
    """What it is bound to; None for the texts of the entry it stands in."""
    path: str = ""
    """The file it stands in, relative to the workspace, where that is not known otherwise."""
    line: int = 0

    def covers(self, finding: Finding) -> bool:
        """Whether ``finding`` is what this waiver is about."""
        return (
            self.rule == finding.rule
            and self.concept.casefold() in ("", finding.concept.casefold())
            and (self.texts is None or self.texts.belong(finding.language, finding.document))
            and (self.texts is None or self.texts.are(finding.source, finding.target))
        )

    @property
    def valid(self) -> bool:
        """Whether it waives anything at all."""
        return self.rule in RULES and bool(self.reason)

    def __str__(self) -> str:
        return f"{self.rule} {self.concept}".strip()


@dataclass(frozen=True, slots=True)
class Verdict:
    """A waiver with its place and what has become of it."""

    waiver: Waiver
    state: State
    path: str
    line: int
    language: str
    source: str
    target: str


def evened(text: str) -> str:
    """Return a text as it is compared: in NFC, with single spaces, as a spreadsheet may leave it."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


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
    given = verdicts(found, entry, path=path, language=language, rules=rules)
    left = [finding for finding in found if not covered(finding, given)]
    return [*left, *(remarked for one in given if (remarked := remark(one)) is not None)]


def covered(finding: Finding, given: Iterable[Verdict]) -> bool:
    """Tell whether one of the waivers ``given`` covers a finding."""
    return any(one.waiver.valid and one.waiver.covers(finding) for one in given)


def verdicts(
    findings: Sequence[Finding], entry: Commented, *, path: str, language: str, rules: Collection[str] = RULES
) -> list[Verdict]:
    """Return what becomes of the waivers in an entry's comments, beside all its ``findings``."""
    return [
        Verdict(waiver, _state(waiver, findings, rules), path, entry.line, language, entry.msgid, entry.msgstr)
        for waiver in waivers(entry.comments)
    ]


def _state(waiver: Waiver, found: Iterable[Finding], rules: Collection[str]) -> State:
    if waiver.rule not in RULES:
        return State.UNKNOWN_RULE
    if not waiver.reason:
        return State.WITHOUT_REASON
    if any(waiver.covers(finding) for finding in found):
        return State.USED
    return State.UNUSED if waiver.rule in rules else State.NOT_LOOKED_AT


def remarks(given: Iterable[Verdict], rules: Iterable[Rule]) -> Iterator[Finding]:
    """Yield what is wrong with waivers, as far as ``rules`` look at it."""
    running = {one.name: one for one in rules}
    for verdict in given:
        finding = remark(verdict)
        if finding is not None and finding.rule in running:
            yield from running[finding.rule].weighed([finding])


def remark(verdict: Verdict) -> Finding | None:
    """Return the finding about a waiver; None if nothing is wrong with it."""
    if verdict.state not in _RULES:
        return None
    name = _RULES[verdict.state]
    message, suggestion = _told(verdict)
    return Finding(
        name,
        rule(name).severity,
        message,
        verdict.path,
        verdict.line,
        verdict.language,
        verdict.source,
        verdict.target,
        suggestion=suggestion,
    )


def _told(verdict: Verdict) -> tuple[str, str]:
    """Return what is said of a waiver that is not as it should be, and what to do."""
    waiver, in_file = verdict.waiver, verdict.waiver.texts is not None
    match verdict.state:
        case State.UNKNOWN_RULE if not waiver.rule:
            return "the waiver names no rule; nothing is waived", ""
        case State.UNKNOWN_RULE:
            near = nearest(waiver.rule)
            question = f"; did you mean {near}? Nothing is waived" if near else "; nothing is waived"
            suggestion = near if in_file else f"# museotext: waive {replace(waiver, rule=near)} — {waiver.reason}"
            return f"there is no rule called {waiver.rule}{question}", suggestion if near else ""
        case State.WITHOUT_REASON:
            suggestion = "in the column reason why it is right" if in_file else ""
            return (
                f"the waiver of {waiver} gives no reason; nothing is waived",
                suggestion or f"# museotext: waive {waiver} — why it is right here",
            )
        case State.STALE:
            return (
                f"the waiver of {waiver} is for texts that have changed; nothing is waived",
                "the texts of today in its row if it is still right; delete it if not",
            )
        case _:
            message = f"there is no {waiver} left to waive"
            return (f"{message}; delete the row", "") if in_file else (message, "take the comment out")
