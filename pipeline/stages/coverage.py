"""Coverage: which concepts the texts have, how each is translated, and what the glossary lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import partial

from pipeline.catalogs import read as read_po
from pipeline.checks.candidates import Candidate, Phrases
from pipeline.errors import MuseotextError
from pipeline.formats.document import ReadOptions
from pipeline.glossary import Glossary, Hit, Lexicon, asked, read_glossary
from pipeline.markup import masked
from pipeline.model import Markup
from pipeline.reports.coverage import ConceptCoverage, Translations, Unused
from pipeline.stages.documents import Translated, read_document, read_options, selected, translated
from pipeline.stages.work import Progress, each
from pipeline.workspace import Workspace

__all__ = ["CoverageResult", "coverage"]

Row = tuple[str, str, str]
"""What identifies a row of the glossary: concept, language, text."""


@dataclass(frozen=True, slots=True)
class CoverageResult:
    """What the texts have of the glossary, and it of them."""

    concepts: tuple[ConceptCoverage, ...]
    """Those that occur in source texts, the most frequent first."""
    unused: tuple[Unused, ...]
    """The rows that no text has."""
    candidates: tuple[Candidate, ...]
    """Frequent expressions of the source texts that the glossary lacks."""
    failures: tuple[MuseotextError, ...]
    documents: int


@dataclass(slots=True)
class Counted:
    """What one document gave."""

    document: str = ""
    language: str = ""
    concepts: Counter[str] = field(default_factory=Counter)
    """Concept -> how often the source text has it."""
    translations: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)
    """Concept and language -> term -> in how many texts; the empty term for none."""
    rows: set[Row] = field(default_factory=set)
    """The rows that were found."""
    phrases: Phrases = field(default_factory=Phrases)
    failures: list[MuseotextError] = field(default_factory=list)


def coverage(
    workspace: Workspace, *, names: Sequence[str] = (), least: int = 3, progress: Progress | None = None
) -> CoverageResult:
    """Count the concepts of the documents called ``names`` (all by default) and of their translations.

    Candidates occur ``least`` times or more. Raises SettingsError and GlossaryError; a
    document or catalog that cannot be read is a failure in the result.
    """
    jobs = [translated(workspace, source, workspace.settings.languages) for source in selected(workspace, names)]
    glossary = read_glossary(workspace.glossary)
    function = partial(_count, options=read_options(workspace), glossary=glossary)
    size = sum(job.size for job in jobs)
    results = list(each(function, jobs, size=size, progress=progress, what="Counting"))
    phrases = Phrases()
    rows: set[Row] = set()
    for result in results:
        phrases.add(result.phrases)
        rows |= result.rows
    unused = (
        Unused(term.concept, term.language, term.text, term.status.value, _shown(workspace, term.path), term.line)
        for term in glossary.terms
        if (term.concept, term.language, term.text) not in rows
    )
    return CoverageResult(
        tuple(_concepts(results, glossary)),
        tuple(unused),
        tuple(phrases.candidates(least)),
        tuple(one for result in results for one in result.failures),
        len(jobs),
    )


def _shown(workspace: Workspace, path: str) -> str:
    return workspace.relative(workspace.root / path)


def _count(job: Translated, *, options: ReadOptions, glossary: Glossary) -> Counted:
    """Count one document: a pure function of its texts and the glossary."""
    counted = Counted(job.shown, job.source.language)
    try:
        _, document = read_document(job.source, options, shown=job.shown)
    except MuseotextError as error:
        counted.failures.append(error)
        return counted
    lexicon = glossary.lexicon(job.source.language)
    markups: dict[str, Markup] = {}
    for unit in document.units:
        markups[unit.text] = unit.markup
        text = masked(unit.text, unit.markup)
        hits = lexicon.find(text)
        counted.rows.update(map(_row, hits))
        counted.concepts.update(concept for concepts in _meant(hits, lexicon) for concept in concepts)
        counted.phrases.read(text, job.source.language, [(hit.start, hit.end) for hit in hits], job.shown)
    for language, path, data in job.catalogs:
        try:
            catalog = read_po(data, path)
        except MuseotextError as error:
            counted.failures.append(error)
            continue
        target = glossary.lexicon(language)
        for entry in catalog.entries:
            markup = markups.get(entry.msgid)
            if markup is None or not entry.translated:
                continue
            meant = _meant(lexicon.find(masked(entry.msgid, markup)), lexicon)
            hits = target.find(masked(entry.msgstr, markup))
            counted.rows.update(map(_row, hits))
            for concept, terms in _named(meant, hits).items():
                counted.translations.setdefault((concept, language), Counter()).update(terms or {""})
    return counted


def _row(hit: Hit) -> Row:
    term = hit.sense.term
    return term.concept, term.language, term.text


def _meant(hits: Sequence[Hit], lexicon: Lexicon) -> list[tuple[str, ...]]:
    """Return the concepts that a source text names, those of one place together."""
    return [tuple(dict.fromkeys(hit.concept for hit in group)) for group in asked(hits, lexicon)]


def _named(meant: Sequence[tuple[str, ...]], hits: Sequence[Hit]) -> dict[str, set[str]]:
    """Return the terms that a translation has for each concept; of words that may mean two, it names the one it has."""
    terms: dict[str, set[str]] = {}
    for hit in hits:
        terms.setdefault(hit.concept, set()).add(hit.sense.term.text)
    named: dict[str, set[str]] = {}
    for concepts in meant:
        there = [concept for concept in concepts if concept in terms]
        for concept in there or concepts[:1]:
            named[concept] = terms.get(concept, set())
    return named


def _concepts(results: Collection[Counted], glossary: Glossary) -> list[ConceptCoverage]:
    documents: dict[str, dict[str, int]] = {}
    translations: dict[str, dict[str, Counter[str]]] = {}
    for result in results:
        for concept, number in result.concepts.items():
            documents.setdefault(concept, {})[result.document] = number
        for (concept, language), terms in result.translations.items():
            translations.setdefault(concept, {}).setdefault(language, Counter()).update(terms)
    found = [
        ConceptCoverage(
            concept,
            glossary.concepts[concept][0].text,
            places,
            tuple(
                Translations(language, dict(sorted(terms.items(), key=lambda item: (-item[1], item[0]))))
                for language, terms in sorted(translations.get(concept, {}).items())
            ),
        )
        for concept, places in documents.items()
    ]
    return sorted(found, key=lambda one: (-one.occurrences, one.concept))
