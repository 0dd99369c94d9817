"""Check source texts and translations: terms, markup, language."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice

from pipeline.catalogs import Catalog, Entry, form_line, referred
from pipeline.catalogs import read as read_po
from pipeline.checks import (
    LANGUAGE_RULES,
    TEXT_RULES,
    Context,
    Pair,
    Rule,
    Text,
    check_catalog,
    check_pair,
    check_pairs,
    check_source,
)
from pipeline.checks.selection import Selection, selection
from pipeline.checks.waiver_file import Seen, Shelf, read_shelf
from pipeline.checks.waivers import Verdict, covered, remarks, verdicts, waivers
from pipeline.errors import MuseotextError
from pipeline.formats import format_of
from pipeline.formats.document import ReadOptions
from pipeline.glossary import Glossary, read_glossary
from pipeline.model import Finding, Markup, Unit
from pipeline.settings import FILE_NAME, Settings
from pipeline.stages.checking_together import Translations, findings_together
from pipeline.stages.documents import Translated, read_document, read_options, selected, translated
from pipeline.stages.placing import Written, placed
from pipeline.stages.work import Progress, each
from pipeline.workspace import Workspace

__all__ = ["CheckResult", "check", "check_document"]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was found, and what could not be read."""

    findings: tuple[Finding, ...] = ()
    """Sorted by file and line."""
    failures: tuple[MuseotextError, ...] = ()
    """The files that could not be read; the others were checked all the same."""
    documents: int = 0
    """How many documents were checked."""
    concepts: int = 0
    """How many concepts the glossary has."""
    waivers: tuple[Verdict, ...] = ()
    """Every waiver, and what has become of it."""
    files: tuple[str, ...] = ()
    """The source texts and catalogs that were looked at, as people name them."""

    def __add__(self, other: CheckResult) -> CheckResult:
        """Return what two checks found of different files."""
        return CheckResult(
            self.findings + other.findings,
            self.failures + other.failures,
            self.documents + other.documents,
            max(self.concepts, other.concepts),
            self.waivers + other.waivers,
            self.files + other.files,
        )


@dataclass(slots=True)
class Checked:
    """What checking one document gave."""

    findings: list[Finding] = field(default_factory=list)
    failures: list[MuseotextError] = field(default_factory=list)
    waivers: list[Verdict] = field(default_factory=list)
    """Those in the catalogs' comments."""
    seen: Seen = field(default_factory=Seen)
    """Those of the file that were met."""
    files: list[str] = field(default_factory=list)
    """What was looked at."""
    translations: list[Translations] = field(default_factory=list)
    """For the rules that look at all of a language."""


def check(
    workspace: Workspace,
    *,
    names: Sequence[str] = (),
    languages: Collection[str] = (),
    sources_only: bool = False,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    fuzzy: bool = False,
    progress: Progress | None = None,
) -> CheckResult:
    """Check the documents called ``names`` (all by default) and their catalogs in ``languages`` (all by default).

    With ``sources_only`` catalogs are left alone; with ``fuzzy`` entries that are still to be
    confirmed are looked at as well. ``select`` and ``ignore`` have names of rules, or patterns.
    Raises SettingsError and GlossaryError; a document or catalog that cannot be read is a
    failure in the result.
    """
    settings = workspace.settings
    chosen = selection(
        settings.severity, select=select, ignore=ignore, among=TEXT_RULES, settings=workspace.root / FILE_NAME
    )
    wanted = () if sources_only else languages or settings.languages
    jobs = [translated(workspace, source, wanted) for source in selected(workspace, names)]
    glossary = read_glossary(workspace.glossary)
    context = context_of(settings, glossary)
    shelf = read_shelf(workspace)
    function = partial(
        check_document,
        options=read_options(workspace),
        context=context,
        shelf=shelf,
        chosen=chosen,
        sources=not languages or sources_only,
        fuzzy=fuzzy,
    )
    size = sum(job.size for job in jobs)
    results = list(each(function, jobs, size=size, progress=progress, what="Checking"))
    failures = tuple(one for result in results for one in result.failures)
    seen = Seen()
    for result in results:
        seen.add(result.seen)
    translations = [one for result in results for one in result.translations]
    findings, given = findings_together(translations, context, chosen, shelf, seen)
    findings += [finding for result in results for finding in result.findings]
    whole = not (names or languages or sources_only or failures)
    filed = shelf.verdicts(seen, whole=whole, rules=chosen.everywhere(TEXT_RULES))
    findings += remarks(filed, chosen.rules(TEXT_RULES, shelf.paths))
    findings.sort(key=lambda finding: (finding.path, finding.line, finding.rule, finding.message))
    known = (*filed, *(one for result in results for one in result.waivers), *given)
    files = tuple(path for result in results for path in result.files)
    return CheckResult(tuple(findings), failures, len(jobs), len(glossary.concepts), known, files)


def context_of(settings: Settings, glossary: Glossary, languages: tuple[str, ...] = ()) -> Context:
    """Return what all rules may know beside the text in hand; ``languages`` are the settings' by default."""
    return Context(
        languages or settings.languages,
        glossary,
        settings.subtitles,
        count_terms=settings.term_count == "each",
        limits=dict(settings.limits),
        keeps_addresses=settings.addresses == "kept",
        inclusive=settings.inclusive,
    )


def check_document(
    job: Translated,
    *,
    options: ReadOptions,
    context: Context,
    shelf: Shelf,
    chosen: Selection,
    sources: bool,
    fuzzy: bool = False,
) -> Checked:
    """Check one document's source text (where ``sources`` says so) and its catalogs."""
    checker, units = checker_of(job, context, chosen, shelf, options, fuzzy=fuzzy)
    checked = checker.checked
    if sources and not checked.failures:
        checked.files.append(job.shown)
        checked.findings += checker.source_findings(units)
    for language, path, catalog in checker.catalogs():
        checked.files.append(path)
        checked.findings += checker.catalog_findings(catalog, language, path)
    return checked


def checker_of(
    job: Translated, context: Context, chosen: Selection, shelf: Shelf, options: ReadOptions, *, fuzzy: bool = False
) -> tuple[Checker, Sequence[Unit]]:
    """Return what looks at one document's texts, and its units; a failure to read them is noted in what was found."""
    checker = Checker(job, context, chosen, shelf, Checked(), fuzzy=fuzzy)
    try:
        _, document = read_document(job.source, options, shown=job.shown)
    except MuseotextError as error:
        checker.checked.failures.append(error)
        return checker, ()
    checker.units.update(_by_text(document.units))
    return checker, document.units


def _by_text(units: Iterable[Unit]) -> dict[str, Unit]:
    """Return the unit each entry of a catalog stands for: the first with its text, or the one with the least time."""
    found: dict[str, Unit] = {}
    for unit in units:
        known = found.setdefault(unit.text, unit)
        if unit.seconds is not None and known.seconds is not None and unit.seconds < known.seconds:
            found[unit.text] = unit
    return found


@dataclass(frozen=True, slots=True)
class Checker:
    """Looks at the texts of one document with the rules that are chosen for them."""

    job: Translated
    context: Context
    chosen: Selection
    shelf: Shelf
    checked: Checked
    """What was found so far; the waivers that were met are noted in it."""
    units: dict[str, Unit] = field(default_factory=dict)
    """The document's units by their text."""
    fuzzy: bool = False
    """Whether entries that are still to be confirmed are looked at."""

    def catalogs(self) -> Iterator[tuple[str, str, Catalog]]:
        """Yield language, path and content of each catalog that can be read; the others are failures."""
        for language, path, data in self.job.catalogs:
            try:
                yield language, path, read_po(data, path)
            except MuseotextError as error:
                self.checked.failures.append(error)

    def source_findings(self, units: Sequence[Unit]) -> Iterator[Finding]:
        """Yield what is wrong in the source text."""
        rules = self._rules()
        for unit in units:
            text = Text(
                unit.text,
                self.job.source.language,
                unit.markup,
                self.job.shown,
                unit.line,
                self.job.shown,
                document_line=unit.line,
                seconds=unit.seconds,
            )
            findings = check_source(text, self.context, rules)
            for finding in self._left(findings, unit.text, "", self.job.source.language):
                yield placed(finding, None, unit, counts_units=self._counts_units)

    def catalog_findings(self, catalog: Catalog, language: str, path: str) -> Iterator[Finding]:
        """Yield what is wrong in a catalog's translations, waivers considered."""
        rules = self._rules(path)
        comparing = tuple(one for one in rules if one.name in LANGUAGE_RULES)
        together = Translations(
            self.job.source.language, language, path, self._places(path), tuple(one.name for one in comparing)
        )
        is_waiving = bool(self.shelf.waivers)
        entries = [entry for entry in catalog.entries if (entry.whole if self.fuzzy else entry.translated)]
        forms = [self._pairs(entry, language, path) for entry in entries]
        pairs = [pair for its_pairs in forms for pair in its_pairs]
        written = {
            pair.line: (entry, form)
            for entry, its_pairs in zip(entries, forms, strict=True)
            for form, pair in enumerate(its_pairs)
        }
        found = iter(check_pairs(pairs, self.context, rules))
        waiving: list[Entry | None] = []
        for entry, its_pairs in zip(entries, forms, strict=True):
            its_findings = list(islice(found, len(its_pairs)))
            waives = bool(entry.comments) and any(one.rule in LANGUAGE_RULES for one in waivers(entry.comments))
            waiving += [entry if waives else None] * len(its_pairs)
            if is_waiving or entry.comments or any(its_findings):
                its = [(pair.source, pair.target, one) for pair, one in zip(its_pairs, its_findings, strict=True)]
                yield from self._waived(its, entry, language=language, path=path, rules=rules, written=written)
        if pairs:
            together.take(pairs, waiving, comparing)
            self.checked.translations.append(together)
        findings = check_catalog(pairs, self.context, rules)
        header = catalog.header or Entry("")
        yield from self._waived(
            [("", "", findings)], header, language=language, path=path, rules=rules, written=written
        )

    def _rules(self, *paths: str) -> tuple[Rule, ...]:
        return self.chosen.rules(TEXT_RULES, self._places(*paths))

    def _places(self, *paths: str) -> tuple[str, ...]:
        return (self.job.source.name, self.job.shown, *paths)

    @property
    def _counts_units(self) -> bool:
        form = format_of(self.job.source.name)
        return form is not None and not form.has_lines

    def forms(self, entry: Entry, language: str, path: str) -> list[tuple[Pair, list[Finding]]]:
        """Return each form of an entry with what is wrong with it and waived nowhere."""
        rules = self._rules(path)
        found = [(one, check_pair(one, self.context, rules)) for one in self._pairs(entry, language, path)]
        given = verdicts([one for _, findings in found for one in findings], entry, path=path, language=language)
        return [
            (pair, [one for one in self._left(findings, pair.source, pair.target, language) if not covered(one, given)])
            for pair, findings in found
        ]

    def _waived(
        self,
        found: Sequence[tuple[str, str, list[Finding]]],
        entry: Entry,
        *,
        language: str,
        path: str,
        rules: Sequence[Rule],
        written: Mapping[int, tuple[Entry, int]],
    ) -> Iterator[Finding]:
        """Yield what no waiver covers, of an entry's comments or of the file, and what is wrong with those of comments.

        ``found`` has the two texts of each form of the entry and the findings about them;
        ``written`` what stands on the lines of the catalog.
        """
        names = tuple(one.name for one in rules if one.name not in LANGUAGE_RULES)
        about = [one for *_, findings in found for one in findings]
        given = verdicts(about, entry, path=path, language=language, rules=names)
        given = [one for one in given if one.waiver.rule not in LANGUAGE_RULES]
        self.checked.waivers.extend(given)
        for source, target, findings in found:
            for one in self._left(findings, source, target, language):
                if not covered(one, given):
                    unit = self.units.get(one.source)
                    where = written.get(one.line)
                    yield placed(one, where and Written(*where), unit, counts_units=self._counts_units)
        yield from remarks(given, rules)

    def _left(self, findings: Sequence[Finding], source: str, target: str, language: str) -> list[Finding]:
        seen = self.checked.seen
        return self.shelf.left(findings, source, target, language=language, document=self.job.shown, seen=seen)

    def _pairs(self, entry: Entry, language: str, path: str) -> list[Pair]:
        """Return each source form of an entry with the translation that belongs to it."""
        unit = self.units.get(entry.msgid)
        document, line = self.job.shown, unit.line if unit else 0
        if not document:
            document, line = referred(entry)
        form = format_of(self.job.source.name) or format_of(document)
        markup = unit.markup if unit else form.markup if form else Markup.NONE
        seconds, kind = (unit.seconds, unit.kind) if unit else (None, "")
        from_, limit = self.job.source.language, _limit(entry)
        sources, targets = [entry.msgid], [entry.msgstr]
        if entry.msgstr_plural:
            sources += [entry.msgid_plural or ""] * (len(entry.msgstr_plural) - 1)
            targets = list(entry.msgstr_plural)
        return [
            Pair(
                source,
                target,
                from_,
                language,
                markup,
                path,
                form_line(entry, number),
                document,
                line,
                seconds,
                kind,
                limit,
                entry.flags,
                bool(entry.msgstr_plural),
            )
            for number, (source, target) in enumerate(zip(sources, targets, strict=True))
        ]


_LIMIT_NAME = "max-length"
_LIMIT = re.compile(rf"\b{_LIMIT_NAME}:\s*(\d+)")


def _limit(entry: Entry) -> int | None:
    """Return how many characters a translation may have: ``max-length:60`` in a comment or flag, as Weblate has it."""
    if entry.raw and _LIMIT_NAME not in entry.raw[: entry.above]:
        return None
    lines = (*entry.flags, *entry.extracted, *entry.comments)
    said = (_LIMIT.search(line) for line in lines if _LIMIT_NAME in line)
    return next((int(found[1]) for found in said if found), None)
