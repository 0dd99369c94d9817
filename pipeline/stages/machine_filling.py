"""Fill what the memory leaves empty with drafts of a machine translator, one catalog after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path

from pipeline.catalogs import is_approved
from pipeline.catalogs import read as read_po
from pipeline.files import read, write
from pipeline.glossary import Glossary, read_glossary
from pipeline.stages.changes import Change
from pipeline.stages.drafting import Asked, Place
from pipeline.stages.filling import FillResult, Job, change_of, empty_entries
from pipeline.stages.machine_drafting import EngineDrafter, Spent, estimated
from pipeline.stages.memory import markup_of
from pipeline.stages.work import Progress
from pipeline.translators import engine, facts
from pipeline.translators.engine import Engine, codes_for
from pipeline.translators.estimating import Estimate
from pipeline.workspace import Workspace

__all__ = ["CACHE", "Machine", "filled_by_machine"]

CACHE = ".museotext-answers.sqlite"
"""Where the answers of engines are kept, in the workspace's folder; it can be deleted at any time."""


@dataclass(frozen=True, slots=True)
class Machine:
    """A machine translator, and how far it may go."""

    engine: str
    """Its name."""
    max_characters: int | None = None
    """The most characters that are sent in a run; None for no limit."""
    pivot: str = ""
    """A language (gettext name) whose approved translations are translated instead of the source texts."""
    confidential: tuple[str, ...] = ()
    """Names of documents, or patterns, no text of which may leave the machine."""

    def expect_usable(self, jobs: Iterable[Job], *, dry: bool) -> None:
        """Raise TranslatorError if the engine lacks a language, program, package or key; asks nobody anything."""
        pairs = {(job.source, job.language) for job in jobs}
        for source, target in sorted(pairs):
            if target != self.pivot:
                codes_for(facts(self.engine), self._pivot(source, target) or source, target)
        if not dry:
            engine(self.engine)

    def keeps(self, document: str) -> bool:
        """Tell whether the texts of ``document`` may not be sent to this engine."""
        return not facts(self.engine).offline and any(fnmatchcase(document, one) for one in self.confidential)

    def _pivot(self, source: str, target: str) -> str:
        return self.pivot if self.pivot not in (source, target) else ""


def filled_by_machine(
    workspace: Workspace,
    jobs: Sequence[Job],
    before: FillResult,
    machine: Machine,
    *,
    dry: bool,
    progress: Progress | None,
) -> FillResult:
    """Fill what is still empty in the catalogs of ``jobs`` once the memory has given what ``before`` says.

    With ``dry`` nothing is sent and nothing written: the result says what would be sent.
    """
    run = _Run(workspace, machine, read_glossary(workspace.glossary), None if dry else engine(machine.engine))
    changes = {change.path: change for change in before.changes}
    filled = before.filled.copy()
    empty = 0
    if progress:
        progress.start("Translating", len(jobs))
    for job in jobs:
        first = changes.get(job.shown)
        change, kinds, left = run.fill(job, first.after if first else job.data)
        empty += left
        filled += kinds
        if change:
            told = f"{first.summary}, {change.summary}" if first else change.summary
            changes[job.shown] = Change(job.shown, told, job.data, change.after)
            write(workspace.root / job.shown, change.after)
        if progress:
            progress.step()
    return FillResult(tuple(changes.values()), filled, empty, run.spent, tuple(run.confidential), tuple(run.estimates))


@dataclass(slots=True)
class _Run:
    """One run of an engine over all catalogs."""

    workspace: Workspace
    machine: Machine
    glossary: Glossary
    engine: Engine | None
    """None to count what would be sent."""
    spent: Spent = field(default_factory=Spent)
    confidential: dict[str, None] = field(default_factory=dict)
    """The documents that were left out."""
    estimates: list[Estimate] = field(default_factory=list)

    @property
    def _cache(self) -> Path:
        return self.workspace.root / CACHE

    def fill(self, job: Job, data: bytes) -> tuple[Change | None, Counter[str], int]:
        """Return what drafts change in the catalog ``data`` of ``job``, their sorts, and how many entries stay open."""
        catalog = read_po(data, job.shown)
        asked = empty_entries(catalog)
        if asked and self.machine.keeps(job.document):
            self.confidential[job.document] = None
            asked = {}
        place = Place(job.document, job.source, job.language, markup_of(job.document))
        approved = self._approved(job, asked.values())
        if self.engine is None:
            self._estimate([one.entry.msgid for one in asked.values()], place, approved)
            return change_of(job, catalog, {})
        drafter = EngineDrafter(
            self.engine,
            self.glossary,
            self._cache,
            self.spent,
            self.machine.max_characters,
            self.machine.pivot,
            approved,
        )
        drafts = drafter.drafts(tuple(asked.values()), place)
        return change_of(job, catalog, {at: draft for at, draft in zip(asked, drafts, strict=True) if draft})

    def _estimate(self, texts: Sequence[str], place: Place, approved: Mapping[str, str]) -> None:
        straight = [text for text in texts if text not in approved]
        through = [approved[text] for text in texts if text in approved]
        for some, source in ((straight, place.source), (through, self.machine.pivot)):
            if some:
                where = replace(place, source=source)
                self.estimates.append(estimated(some, where, facts(self.machine.engine), self.glossary, self._cache))

    def _approved(self, job: Job, asked: Iterable[Asked]) -> dict[str, str]:
        """Return the approved translations in the pivot's language, by their source texts, of the texts asked for.

        Where no reviews are tracked, what is translated counts as approved.
        """
        pivot = self.machine.pivot
        if pivot in ("", job.source, job.language):
            return {}
        path = self.workspace.catalog_path(job.document, pivot)
        if not path.is_file():
            return {}
        catalog = read_po(read(path), self.workspace.relative(path))
        wanted = {one.entry.msgid for one in asked}
        tracked = self.workspace.settings.review_track
        return {
            entry.msgid: entry.msgstr
            for entry in catalog.active
            if entry.msgid in wanted and entry.translated and (not tracked or is_approved(entry))
        }
