"""Check source texts and translations: terms, markup, language."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from pipeline.catalogs import Catalog, Entry, read_catalog
from pipeline.checks import RULES, Context, Pair, Rule, Text, check_pair, check_source, rule
from pipeline.checks.waivers import waived
from pipeline.errors import MuseotextError
from pipeline.files import read
from pipeline.formats import format_of
from pipeline.formats.document import ReadOptions
from pipeline.glossary import Glossary, load_glossary
from pipeline.model import Finding, Markup, Unit
from pipeline.stages.documents import read_document, read_options, selected
from pipeline.stages.work import Progress, each
from pipeline.workspace import Source, Workspace

__all__ = ["CheckResult", "check", "check_document"]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was found, and what could not be read."""

    findings: tuple[Finding, ...]
    """Sorted by file and line."""
    failures: tuple[MuseotextError, ...]
    """The files that could not be read; the others were checked all the same."""
    documents: int
    """How many documents were checked."""


@dataclass(frozen=True, slots=True)
class Job:
    """One document with its catalogs, as plain data."""

    source: Source
    shown: str
    catalogs: tuple[tuple[str, str, bytes], ...]
    """Language, path as people name it, and content of each catalog there is."""


@dataclass(slots=True)
class Checked:
    """What checking one document gave."""

    findings: list[Finding] = field(default_factory=list)
    failures: list[MuseotextError] = field(default_factory=list)


def check(
    workspace: Workspace,
    *,
    names: Sequence[str] = (),
    languages: Collection[str] = (),
    sources_only: bool = False,
    progress: Progress | None = None,
) -> CheckResult:
    """Check the documents called ``names`` (all by default) and their catalogs in ``languages`` (all by default).

    With ``sources_only`` catalogs are left alone. Raises SettingsError and GlossaryError;
    a document or catalog that cannot be read is a failure in the result.
    """
    jobs = []
    for source in selected(workspace, names):
        paths = {} if sources_only else {lang: workspace.catalog_path(source.name, lang) for lang in workspace.targets(source)}
        jobs.append(
            Job(
                source,
                workspace.relative(source.path),
                tuple(
                    (language, workspace.relative(path), read(path))
                    for language, path in paths.items()
                    if path.is_file() and (not languages or language in languages)
                ),
            )
        )
    function = partial(
        check_document,
        options=read_options(workspace),
        languages=workspace.settings.languages,
        glossary=load_glossary(workspace.glossary),
        sources=not languages or sources_only,
    )
    size = sum(len(data) for job in jobs for _, _, data in job.catalogs)
    results = list(each(function, jobs, size=size, progress=progress, what="Checking"))
    findings = [finding for result in results for finding in result.findings]
    findings.sort(key=lambda finding: (finding.path, finding.line, finding.rule, finding.message))
    return CheckResult(tuple(findings), tuple(one for result in results for one in result.failures), len(jobs))


def check_document(
    job: Job, *, options: ReadOptions, languages: tuple[str, ...], glossary: Glossary | None, sources: bool
) -> Checked:
    """Check one document's source text (where ``sources`` says so) and its catalogs."""
    context = Context(languages, glossary)
    rules = tuple(rule(name) for name in RULES)
    checked = Checked()
    units: dict[str, Unit] = {}
    try:
        _, document = read_document(job.source, options, shown=job.shown)
    except MuseotextError as error:
        checked.failures.append(error)
    else:
        for unit in document.units:
            units.setdefault(unit.text, unit)
        if sources:
            checked.findings += _source_findings(job, document.units, context, rules)
    for language, path, data in job.catalogs:
        try:
            catalog = read_catalog(data, path=path)
        except MuseotextError as error:
            checked.failures.append(error)
        else:
            checked.findings += _catalog_findings(job, catalog, language, path, units, context, rules)
    return checked


def _source_findings(
    job: Job, units: Sequence[Unit], context: Context, rules: Sequence[Rule]
) -> Iterator[Finding]:
    for unit in units:
        text = Text(
            unit.text, job.source.language, unit.markup, job.shown, unit.line, job.source.name, document_line=unit.line
        )
        yield from check_source(text, context, rules)


def _catalog_findings(
    job: Job,
    catalog: Catalog,
    language: str,
    path: str,
    units: dict[str, Unit],
    context: Context,
    rules: Sequence[Rule],
) -> Iterator[Finding]:
    form = format_of(job.source.name)
    usual = form.markup if form else Markup.NONE
    for entry in catalog.entries:
        if not entry.translated or entry.obsolete:
            continue
        unit = units.get(entry.msgid)
        findings = [
            finding
            for source, target, line in _forms(entry)
            for finding in check_pair(
                Pair(
                    source,
                    target,
                    job.source.language,
                    language,
                    unit.markup if unit else usual,
                    path,
                    line,
                    job.source.name,
                    unit.line if unit else 0,
                ),
                context,
                rules,
            )
        ]
        yield from waived(findings, entry, path=path, language=language)


def _forms(entry: Entry) -> Iterator[tuple[str, str, int]]:
    """Yield each source form with the translation it belongs to, and that translation's line."""
    if entry.msgid_plural is None:
        yield entry.msgid, entry.msgstr, entry.msgstr_line
        return
    for number, text in enumerate(entry.msgstr_plural):
        yield entry.msgid if number == 0 else entry.msgid_plural, text, entry.msgstr_line + number
