"""Waivers of ``glossary/waivers.csv``: for source texts, and for whoever does not edit catalogs.

A row has ``rule``, ``concept``, ``lang`` (of the text that is wrong), ``document``,
``source``, ``target`` and ``reason``. It is bound to its two texts, written out so that a
diff can be read: when either changes, it is stale and waives nothing. ``target`` is empty
for findings in source texts, and in the glossary itself, where ``source`` is the term.
``check --format waivers`` writes such rows of the findings there are, without a reason.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.checks import RULES
from pipeline.checks.waivers import State, Texts, Verdict, Waiver, evened
from pipeline.errors import GlossaryError
from pipeline.locales import gettext_name
from pipeline.model import WAIVER_COLUMNS, WAIVERS, Finding
from pipeline.workspace import Workspace

__all__ = ["Seen", "Shelf", "read_shelf", "read_waivers"]

_REQUIRED = ("rule", "source", "reason")


def read_shelf(workspace: Workspace) -> Shelf:
    """Return the waivers of the workspace's file. Raises GlossaryError when it cannot be read."""
    path = workspace.glossary / WAIVERS
    return Shelf(read_waivers(path, workspace.relative(path)))


def read_waivers(path: Path, shown: str) -> tuple[Waiver, ...]:
    """Return the waivers of the file at ``path``, which people know as ``shown``; none if it is not there.

    Raises GlossaryError, with the line, for what is no such file.
    """
    if not path.is_file():
        return ()
    from pipeline.glossary.rows import meant, values_of  # noqa: PLC0415  (most workspaces have no such file)
    from pipeline.glossary.sheets import read_rows  # noqa: PLC0415  (the same)

    rows = read_rows(path)
    line, header = next(rows, (1, []))
    names = [cell.strip().lower() for cell in header]
    for name in names:
        if name and name not in WAIVER_COLUMNS:
            raise GlossaryError(f"{name!r} is not a column", path=shown, line=line, remedy=meant(name, WAIVER_COLUMNS))
    if missing := [name for name in _REQUIRED if name not in names]:
        remedy = f"its first line has to be {','.join(WAIVER_COLUMNS)}"
        raise GlossaryError(f"has no column {missing[0]!r}", path=shown, line=line, remedy=remedy)
    places = {name: at for at, name in enumerate(names) if name}
    return tuple(_waiver(values_of(places, row, path=Path(shown), line=line), shown, line) for line, row in rows)


def _waiver(values: dict[str, str], shown: str, line: int) -> Waiver:
    source = values.get("source", "")
    if not source.strip():
        raise GlossaryError("the source is empty", path=shown, line=line, remedy="write the text it is about")
    tag = values.get("lang", "").strip()
    language = gettext_name(tag) if tag else ""
    if language is None:
        raise GlossaryError(f"{tag!r} is not a language", path=shown, line=line, remedy="write it like es or pt_BR")
    texts = Texts(source, values.get("target", ""), language, values.get("document", "").strip())
    rule, concept, reason = (values.get(name, "").strip() for name in ("rule", "concept", "reason"))
    return Waiver(rule, concept, reason, texts, shown, line)


@dataclass(slots=True)
class Seen:
    """Which waivers of a shelf were met, by their place in it. Picklable, so that workers can tell."""

    used: set[int] = field(default_factory=set)
    present: set[int] = field(default_factory=set)
    """Both texts are there."""
    changed: set[int] = field(default_factory=set)
    """The source text is there, with another translation."""

    def add(self, other: Seen) -> None:
        """Take in what another worker saw."""
        self.used |= other.used
        self.present |= other.present
        self.changed |= other.changed


class Shelf:
    """The waivers of the file, found by their texts."""

    def __init__(self, waivers: Sequence[Waiver]) -> None:
        """Hold the waivers in the order of their file."""
        self.waivers = tuple(waivers)
        self._by_source: dict[str, list[int]] = {}
        for number, waiver in enumerate(self.waivers):
            if waiver.texts is not None:
                self._by_source.setdefault(evened(waiver.texts.source), []).append(number)

    def __reduce__(self) -> tuple[type[Shelf], tuple[tuple[Waiver, ...]]]:
        """Travel to another process as waivers alone."""
        return Shelf, (self.waivers,)

    @property
    def paths(self) -> tuple[str, ...]:
        """The file the waivers stand in, if there are any."""
        return tuple({waiver.path: None for waiver in self.waivers})

    def left(
        self, findings: Iterable[Finding], source: str, target: str, *, language: str, document: str, seen: Seen
    ) -> list[Finding]:
        """Return the findings about two texts that no waiver covers, and note in ``seen`` which were met.

        ``target`` is empty for a source text on its own.
        """
        found = list(findings)
        if not self._by_source:
            return found
        here = self._by_source.get(evened(source), ())
        for number in here:
            waiver = self.waivers[number]
            texts = waiver.texts
            if texts is None or bool(texts.target) != bool(target) or not texts.belong(language, document):
                continue
            if not texts.are(source, target):
                seen.changed.add(number)
                continue
            seen.present.add(number)
            if waiver.valid and any(waiver.covers(finding) for finding in found):
                seen.used.add(number)
                found = [finding for finding in found if not waiver.covers(finding)]
        return found

    def verdicts(self, seen: Seen, *, whole: bool, rules: Collection[str]) -> list[Verdict]:
        """Return what has become of each waiver, if ``rules`` were run.

        ``whole`` says that every text was looked at, so that a waiver that was not met is stale.
        """
        given: list[Verdict] = []
        for number, waiver in enumerate(self.waivers):
            if waiver.texts is not None:
                elsewhere = waiver.rule in RULES and waiver.rule not in rules
                state = State.NOT_LOOKED_AT if elsewhere else self._state(number, waiver, seen, whole=whole)
                texts = waiver.texts
                given.append(
                    Verdict(waiver, state, waiver.path, waiver.line, texts.language, texts.source, texts.target)
                )
        return given

    @staticmethod
    def _state(number: int, waiver: Waiver, seen: Seen, *, whole: bool) -> State:
        if waiver.rule not in RULES:
            return State.UNKNOWN_RULE
        if not waiver.reason:
            return State.WITHOUT_REASON
        if number in seen.used:
            return State.USED
        if number in seen.present:
            return State.UNUSED
        return State.STALE if whole or number in seen.changed else State.NOT_LOOKED_AT
