"""Mend translations where a rule knows how: ``museotext check --fix``.

Only entries that ``check`` looks at are mended, and only where nothing is waived. A mended
entry is fuzzy until a person has looked at it, unless every rule at work is exact; so a
second run changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from pipeline.catalogs import Catalog, Entry, mended_by, serialise
from pipeline.checks import TEXT_RULES, Context, rule
from pipeline.checks.fixes import mended
from pipeline.checks.selection import Selection, selection
from pipeline.checks.waiver_file import Shelf, read_shelf
from pipeline.errors import MuseotextError
from pipeline.files import write_all
from pipeline.formats.document import ReadOptions
from pipeline.glossary import read_glossary
from pipeline.model import Finding
from pipeline.reports.display import counted
from pipeline.settings import FILE_NAME
from pipeline.stages.changes import Change, unified_diff
from pipeline.stages.check import Checker, checker_of, context_of
from pipeline.stages.documents import Translated, read_options, selected, translated
from pipeline.stages.work import Progress, each
from pipeline.workspace import Workspace

__all__ = ["FixResult", "fix", "fix_document"]

_ROUNDS = 8
"""How often an entry is looked at: what was mended may show what else there is to mend."""


@dataclass(frozen=True, slots=True)
class FixResult:
    """What was mended, or would be."""

    changes: tuple[Change, ...]
    """One for each catalog."""
    failures: tuple[MuseotextError, ...]
    """The files that could not be read; if there are any, nothing was written."""
    mended: tuple[tuple[str, int], ...] = ()
    """Rules, and how many of their findings were mended, sorted by name."""
    entries: int = 0
    """How many entries changed."""
    fuzzy: int = 0
    """How many of them a person has to look at."""

    def diff(self) -> str:
        """Return a unified diff of all changes."""
        return unified_diff(self.changes)

    @property
    def summary(self) -> str:
        """What was done, in one line."""
        if not self.entries:
            return "there is nothing that can be mended"
        rules = ", ".join(f"{name} {number}" for name, number in self.mended)
        fuzzy = f"; {self.fuzzy} of them fuzzy until somebody has looked at them" if self.fuzzy else ""
        return f"{counted(self.entries, 'translation')} mended ({rules}){fuzzy}"


@dataclass(slots=True)
class Fixed:
    """What mending one document gave."""

    changes: list[tuple[str, Change]] = field(default_factory=list)
    """Languages, and what changes in their catalogs."""
    failures: list[MuseotextError] = field(default_factory=list)
    mended: Counter[str] = field(default_factory=Counter)
    entries: int = 0
    fuzzy: int = 0


def fix(
    workspace: Workspace,
    *,
    names: Sequence[str] = (),
    languages: Collection[str] = (),
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    dry: bool = False,
    progress: Progress | None = None,
) -> FixResult:
    """Mend the catalogs of the documents called ``names`` (all by default) in ``languages`` (all by default).

    ``select`` and ``ignore`` have names of rules, or patterns. With ``dry`` nothing is
    written, nor is anything when a file cannot be read. Raises SettingsError and
    GlossaryError, and MuseotextError when a catalog cannot be written.
    """
    settings = workspace.settings
    chosen = selection(
        settings.severity, select=select, ignore=ignore, among=TEXT_RULES, settings=workspace.root / FILE_NAME
    )
    jobs = [translated(workspace, source, languages or settings.languages) for source in selected(workspace, names)]
    function = partial(
        fix_document,
        options=read_options(workspace),
        context=context_of(settings, read_glossary(workspace.glossary)),
        shelf=read_shelf(workspace),
        chosen=chosen,
    )
    size = sum(job.size for job in jobs)
    results = list(each(function, jobs, size=size, progress=progress, what="Mending"))
    failures = tuple(one for result in results for one in result.failures)
    written: dict[Path, bytes] = {}
    for job, result in zip(jobs, results, strict=True):
        for language, change in result.changes:
            written[workspace.catalog_path(job.source.name, language)] = change.after
    if not dry and not failures:
        write_all(written)
    total: Counter[str] = sum((result.mended for result in results), Counter())
    return FixResult(
        tuple(change for result in results for _, change in result.changes),
        failures,
        tuple(sorted(total.items())),
        sum(result.entries for result in results),
        sum(result.fuzzy for result in results),
    )


def fix_document(job: Translated, *, options: ReadOptions, context: Context, shelf: Shelf, chosen: Selection) -> Fixed:
    """Mend the catalogs of one document."""
    checker, _ = checker_of(job, context, chosen, shelf, options)
    fixed = Fixed(failures=checker.checked.failures)
    before = {path: data for _, path, data in job.catalogs}
    for language, path, catalog in checker.catalogs():
        after, number = _mended_catalog(catalog, checker, language, path, fixed)
        if number:
            change = Change(path, counted(number, "translation"), before[path], serialise(after))
            fixed.changes.append((language, change))
    return fixed


def _mended_catalog(catalog: Catalog, checker: Checker, language: str, path: str, fixed: Fixed) -> tuple[Catalog, int]:
    """Return a catalog with its translations mended, and how many entries were."""
    entries: list[Entry] = []
    number = 0
    for entry in catalog.entries:
        new = entry
        if entry.translated:
            new, rules = mended_entry(entry, lambda one: [found for _, found in checker.forms(one, language, path)])
            if new is not entry:
                number += 1
                fixed.mended.update(rules)
                fixed.entries += 1
                fixed.fuzzy += new.fuzzy
        entries.append(new)
    return replace(catalog, entries=tuple(entries)), number


def mended_entry(entry: Entry, look: Callable[[Entry], Sequence[Iterable[Finding]]]) -> tuple[Entry, Counter[str]]:
    """Return an entry with its translations mended, and how many findings of each rule were.

    ``look`` gives the findings about each form of an entry. The entry itself is returned if
    there is nothing to mend, or if mending comes to no end.
    """
    rules: Counter[str] = Counter()
    now = entry
    for _ in range(_ROUNDS):
        forms = now.msgstr_plural or (now.msgstr,)
        done = [mended(form, found) for form, found in zip(forms, look(now), strict=True)]
        used = [one for _, some in done for one in some]
        if not used:
            break
        rules.update(one.rule for one in used)
        texts = tuple(text for text, _ in done)
        now = replace(now, msgstr_plural=texts) if now.msgstr_plural else replace(now, msgstr=texts[0])
    else:
        return entry, Counter()
    if (now.msgstr, now.msgstr_plural) == (entry.msgstr, entry.msgstr_plural):
        return entry, Counter()
    doubtful = sorted(name for name in rules if not rule(name).exact)
    return mended_by(now, doubtful), rules
