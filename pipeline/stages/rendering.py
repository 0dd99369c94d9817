"""Publish one document: a pure function of its source text, its catalogs and the policy."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from pipeline.catalogs import Catalog, Entry, is_approved, revised_on
from pipeline.catalogs import read as read_po
from pipeline.editions import Cell, Edition, EditionFile, EditionForm, Row, State, Summary, editions_among
from pipeline.editions.searching import searched, texts_path
from pipeline.errors import DocumentError, MuseotextError
from pipeline.formats import Format
from pipeline.formats.document import Document, Part, ReadOptions
from pipeline.locales import bcp47
from pipeline.markup.sameness import same_codes
from pipeline.model import Finding, Unit
from pipeline.stages.documents import read_document
from pipeline.stages.incremental.known_files import ABSENT, digest_of
from pipeline.stages.localising import Neighbours, leads_to, localised
from pipeline.stages.pictures import LARGEST, picture_paths, pictures
from pipeline.stages.reading_back import read_back
from pipeline.stages.work import beside
from pipeline.wording import wording
from pipeline.workspace import Source

if TYPE_CHECKING:
    from pipeline.checks.waiver_file import Shelf
    from pipeline.glossary import Glossary

__all__ = ["Job", "Policy", "Published", "Refusal", "Renderer", "Translation", "publish_document"]


@dataclass(frozen=True, slots=True)
class Policy:
    """What a workspace wants of documents that are not wholly translated."""

    minimum: int
    untranslated: str
    fuzzy: str
    waivers: Shelf | None = None
    """Those of the glossary's folder; None if it has none."""
    tracks_review: bool = False
    """Whether translations that a reviewer approved are told from others."""
    unapproved: str = "publish"
    """What becomes of a document with others, if they are told apart."""


@dataclass(frozen=True, slots=True)
class Job:
    """One document with its catalogs, as plain data."""

    source: Source
    shown: str
    """The source text's path as people name it."""
    languages: tuple[str, ...]
    """The languages to publish it in."""
    catalogs: Mapping[str, tuple[str, bytes | None]]
    """Path as people name it, and content (None when there is none), by language."""
    standing: frozenset[str] = frozenset()
    """The languages an earlier run published it in."""
    editions: tuple[EditionFile, ...] = ()
    """The editions an earlier run made of it."""

    @property
    def size(self) -> int:
        """The weight of the work, in bytes."""
        return sum(len(data or b"") for _, data in self.catalogs.values())


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a document was not published in a language."""

    document: str
    language: str
    path: str
    """The file to mend."""
    line: int | None
    reason: str

    @property
    def told(self) -> str:
        """The line that a person reads."""
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.document} is not published in {self.language}: {self.reason}"


@dataclass(slots=True)
class Published:
    """What publishing one document gave."""

    name: str
    localised: dict[str, bytes] = field(default_factory=dict)
    """The document by language."""
    editions: dict[str, bytes] = field(default_factory=dict)
    """The editions by their path in the folder of editions."""
    refusals: list[Refusal] = field(default_factory=list)
    failures: list[MuseotextError] = field(default_factory=list)
    leads_to: frozenset[str] = frozenset()
    summary: Summary | None = None
    pictures: dict[str, str] = field(default_factory=dict)
    """The digests of the pictures that its editions show or would show, by their path; ABSENT for one left out."""
    is_kept: bool = False
    """Whether an earlier run made all of the very same, and its files stand as they should be."""
    kept: int = 0
    """How many files these are."""


@dataclass(frozen=True, slots=True)
class Translation:
    """A document's units in one language: a text for each, None where there is none to publish."""

    language: str
    path: str
    texts: tuple[str | None, ...]
    states: tuple[State, ...]
    entries: tuple[Entry | None, ...]
    lines: tuple[int | None, ...]
    """The line of ``path`` to mend for each unit."""
    revised: str = ""
    """The day on which the catalog was last revised (ISO 8601); empty if it does not tell."""


def publish_document(
    job: Job,
    *,
    options: ReadOptions,
    policy: Policy,
    project: str,
    order: tuple[str, ...],
    neighbours: Neighbours,
    editions: tuple[EditionForm, ...],
    side_by_side: tuple[tuple[str, ...], ...] = (),
    has_glossary: bool = False,
    glossary: Glossary | None = None,
) -> Published:
    """Publish one document in every language of the job, and make its ``editions``.

    ``side_by_side`` are the languages of books with no others; ``glossary`` is for editions that somebody works on.

    A source text or catalog that cannot be read is a failure in the result, a document
    that may not be published in a language a refusal.
    """
    published = Published(job.source.name)
    options = replace(options, structure=any(edition_form.structured for edition_form in editions))
    try:
        form, document = read_document(job.source, options, shown=job.shown)
    except MuseotextError as error:
        published.failures.append(error)
        return published
    units = document.units
    translations: dict[str, Translation] = {}
    for language, (path, data) in job.catalogs.items():
        try:
            catalog = None if data is None else read_po(data, path=path)
        except MuseotextError as error:
            published.failures.append(error)
        else:
            translations[language] = _translation(language, path, catalog, units, tracked=policy.tracks_review)
    if published.failures:
        return published
    published.leads_to = leads_to(
        document, name=job.source.name, source_language=job.source.language, neighbours=neighbours
    )
    renderer = Renderer(job, form, document, options.of(job.source.name).again(document), neighbours)
    broken = {
        language: _broken(job, translation, units, policy.waivers) for language, translation in translations.items()
    }
    refused = {
        language: refusals
        for language, translation in translations.items()
        if language in job.languages and (refusals := _refusals(job, units, translation, broken[language], policy))
    }
    shows = _pictures(job.source, form, document, published) if any(one.pictures for one in editions) else {}

    def made(languages: Collection[str]) -> tuple[dict[str, bytes], Summary]:
        """Return the files of the editions, the document being published in ``languages``."""
        shown = {language: _without(translation, broken[language]) for language, translation in translations.items()}
        rows = _rows(job, units, shown, order)
        edition = Edition(
            job.source.name,
            project,
            job.source.language,
            order,
            _worked_on(rows, translations, glossary, policy) if any(one.for_work for one in editions) else rows,
            _fixed(document, job.source.language, order),
            published=tuple(language for language in order if language in job.standing or language in languages),
            neighbours=frozenset(neighbours.languages),
            pictures=shows,
            revised=tuple((one.language, one.revised) for one in translations.values() if one.revised),
            files=job.editions,
            has_glossary=has_glossary,
            asked=job.languages,
            side_by_side=side_by_side,
            tracks_review=policy.tracks_review,
        )
        return _rendered(edition, editions)

    expected = [language for language in job.languages if language not in refused]
    with beside(partial(made, expected), size=job.size if editions else 0) as expected_editions:
        for language in job.languages:
            published.refusals += refused.get(language) or renderer.render(
                language, translations.get(language), published
            )
        if editions and list(published.localised) == expected:
            published.editions, published.summary = expected_editions()
        elif editions:
            published.editions, published.summary = made(published.localised)
    return published


def _refusals(
    job: Job, units: Sequence[Unit], translation: Translation, broken: Mapping[int, Finding], policy: Policy
) -> list[Refusal]:
    """Return why a translation may not be published, as far as can be told before."""
    if broken:
        places = dict.fromkeys((finding.line, finding.message) for finding in broken.values())
        return [Refusal(job.source.name, translation.language, translation.path, *place) for place in places]
    refusal = _policy_refusal(job, units, translation, policy)
    return [refusal] if refusal else []


def _rendered(edition: Edition, forms: Sequence[EditionForm]) -> tuple[dict[str, bytes], Summary]:
    """Return the files of an edition by their path, and what the index says of it.

    Pages are made last, for they list the others.
    """
    there = {file.path for file in edition.files}
    files: dict[str, bytes] = {}
    for form in sorted(forms, key=lambda form: form.is_page):
        if form.is_page:
            found = editions_among(there | files.keys(), edition.name, edition.languages)
            edition = replace(edition, files=found)
        files |= form.render(edition)
    texts, words = searched(edition)
    if any(form.is_page for form in forms):
        files[texts_path(edition.name)] = texts
    return files, replace(edition.summary, search=words)


def _translation(
    language: str, path: str, catalog: Catalog | None, units: Sequence[Unit], *, tracked: bool
) -> Translation:
    entries = {entry.msgid: entry for entry in catalog.entries if not entry.obsolete} if catalog else {}
    found = tuple(entries.get(unit.text) for unit in units)
    states = tuple(
        State.MISSING if entry is None or not entry.msgstr else State.FUZZY if entry.fuzzy else State.TRANSLATED
        for entry in found
    )
    texts = tuple(
        entry.msgstr if entry and state is State.TRANSLATED else None
        for entry, state in zip(found, states, strict=True)
    )
    if tracked:
        states = tuple(
            State.APPROVED if entry and state is State.TRANSLATED and is_approved(entry) else state
            for entry, state in zip(found, states, strict=True)
        )
    lines = tuple(entry.msgstr_line if entry else None for entry in found)
    return Translation(language, path, texts, states, found, lines, revised_on(catalog) if catalog else "")


def _policy_refusal(job: Job, units: Sequence[Unit], translation: Translation, policy: Policy) -> Refusal | None:
    """Return why the workspace's policy forbids to publish ``translation``; None if it does not.

    Each distinct text counts once, as it does for ``museotext status``.
    """
    states = dict(zip((unit.text for unit in units), translation.states, strict=True))
    count = Counter(states.values())
    unapproved, total = count[State.TRANSLATED], len(states)
    done = unapproved + count[State.APPROVED]
    missing, fuzzy = count[State.MISSING], count[State.FUZZY]
    left = ", ".join(f"{count} {what}" for count, what in ((missing, "missing"), (fuzzy, "fuzzy")) if count)
    if done * 100 < policy.minimum * total:
        reason = f"{done} of {total} texts are translated ({left}) and publish.minimum is {policy.minimum} %"
    elif missing and policy.untranslated == "refuse":
        reason = f"{missing} of {total} texts are not translated"
    elif fuzzy and policy.fuzzy == "refuse":
        reason = f"{fuzzy} of {total} texts are fuzzy"
    elif unapproved and policy.tracks_review and policy.unapproved == "refuse":
        reason = f"{unapproved} of {total} texts are not approved; run 'museotext approve' when they are reviewed"
        return Refusal(job.source.name, translation.language, translation.path, None, reason)
    else:
        return None
    remedy = "finish the catalog" if job.catalogs[translation.language][1] is not None else "run 'museotext extract'"
    return Refusal(job.source.name, translation.language, translation.path, None, f"{reason}; {remedy}")


def _broken(job: Job, translation: Translation, units: Sequence[Unit], waivers: Shelf | None) -> dict[int, Finding]:
    """Return what is wrong with the markup of each unit's translation, by the unit's number."""
    everything = enumerate(zip(units, translation.texts, translation.entries, strict=True))
    uncertain = [
        (number, unit, text, entry)
        for number, (unit, text, entry) in everything
        if text is not None and entry is not None and not same_codes(unit.text, text, unit.markup)
    ]
    if not uncertain:
        return {}
    from pipeline.stages.broken_markup import broken_markup  # noqa: PLC0415  (most documents need no check)

    languages = (job.source.language, translation.language)
    return broken_markup(uncertain, languages, path=translation.path, document=job.shown, waivers=waivers)


def _without(translation: Translation, numbers: Collection[int]) -> Translation:
    """Return the translation with these units in need of revision, as editions show them."""
    return replace(
        translation,
        texts=tuple(None if number in numbers else text for number, text in enumerate(translation.texts)),
        states=tuple(State.FUZZY if number in numbers else state for number, state in enumerate(translation.states)),
    )


@dataclass(frozen=True, slots=True)
class Renderer:
    """Puts translations into one document and proves that they are all there."""

    job: Job
    form: Format
    document: Document
    options: ReadOptions
    neighbours: Neighbours

    def render(self, language: str, translation: Translation | None, published: Published) -> list[Refusal]:
        """Add the document in ``language`` to ``published``, or return why not: units or markup would be lost.

        Without a ``translation`` the document is published in its own language.
        """
        document = self.document
        states = [State.SOURCE] * len(document.units)
        if translation is not None:
            try:
                document = self.form.read_again(document, translation.texts, self.job.source.language, self.options)
            except DocumentError as error:
                return [self._refused(translation, f"the result {error.what}")]
            found = read_back(self.document, translation.texts, document)
            if found.lost is not None:
                reason = "this translation changes the document's structure; write its markup as in the source"
                return [self._refused(translation, reason, translation.lines[found.lost])]
            if found.more:
                reason = f"the translations make {found.more} more units; write markup as in the source"
                return [self._refused(translation, reason)]
            states = [translation.states[number] for number in found.sources]
        of_text = {unit.text: state for unit, state in zip(document.units, states, strict=True)}
        left = iter(states)
        parts = [
            localised(
                part,
                self._notes(part, [next(left) for _ in part.slots], of_text, language),
                name=self.job.source.name,
                source_language=self.job.source.language,
                language=language,
                neighbours=self.neighbours,
            )
            for part in document.parts
        ]
        published.localised[language] = self.form.pack(document, parts)
        return []

    def _notes(
        self, part: Part, states: Sequence[State], of_text: Mapping[str, State], language: str
    ) -> list[tuple[int, int, str]]:
        """Return the edits that mark the source text left in place; ``of_text`` are the states of all units."""
        tag = bcp47(self.job.source.language)
        places = [(slot, states[number]) for number, slot in part.places()]
        places += [(slot, of_text.get(slot.unit.text, State.SOURCE)) for slot in part.echoes]
        return [
            (slot.start, slot.end, slot.marked(slot.unit.text, note=note, language=tag))
            for slot, state in places
            if (note := _note(state, language))
        ]

    def _refused(self, translation: Translation, reason: str, line: int | None = None) -> Refusal:
        return Refusal(self.job.source.name, translation.language, translation.path, line, reason)


def _note(state: State, language: str) -> str:
    """Return the note a reader sees on source text left in place; empty where there is a translation."""
    if state is State.MISSING:
        return wording(language).not_translated
    if state is State.FUZZY:
        return wording(language).under_revision
    return ""


def _rows(
    job: Job, units: Sequence[Unit], translations: Mapping[str, Translation], order: tuple[str, ...]
) -> tuple[Row, ...]:
    """Return the units with their text and state in every language of an edition."""

    def cell(number: int, unit: Unit, language: str) -> Cell:
        if language == job.source.language:
            return Cell(language, unit.text, unit.markup, State.SOURCE, unit.filled)
        translation = translations[language]
        text, state = translation.texts[number] or unit.text, translation.states[number]
        return Cell(language, text, unit.markup, state, unit.filled)

    return tuple(
        Row(
            unit.kind,
            tuple(cell(number, unit, language) for language in order),
            unit.place,
            unit.section,
            unit.note,
        )
        for number, unit in enumerate(units)
    )


def _pictures(source: Source, form: Format, document: Document, published: Published) -> dict[str, bytes]:
    """Return the pictures of a document, and note in ``published`` which of them stand in files of their own."""
    units = (*document.units, *(unit for _, unit in document.fixed))
    names = dict.fromkeys(unit.place.picture for unit in units if unit.place.picture)
    own = form.pictures(document, names, largest=LARGEST) if names else {}
    units = tuple(unit for unit in units if unit.place.picture not in own)
    found = pictures(source, units)
    for name, path in picture_paths(source, units).items():
        published.pictures[os.fspath(path)] = digest_of(found[name]) if name in found else ABSENT
    return {**found, **own}


def _worked_on(
    rows: Sequence[Row], translations: Mapping[str, Translation], glossary: Glossary | None, policy: Policy
) -> tuple[Row, ...]:
    """Return the rows of all units with what those who work on them want."""
    from pipeline.glossary import Glossary  # noqa: PLC0415  (pages need none of these)
    from pipeline.stages.concepts import concepts_of  # noqa: PLC0415  (the same)
    from pipeline.stages.working import for_work  # noqa: PLC0415  (the same)

    entries = {language: translation.entries for language, translation in translations.items()}
    return for_work(rows, entries, concepts_of(rows, glossary or Glossary()), tracked=policy.tracks_review)


def _fixed(document: Document, source_language: str, order: tuple[str, ...]) -> tuple[tuple[int, Row], ...]:
    """Return what is seen and not translated as rows with the same text everywhere, each with the row it precedes."""

    def cell(unit: Unit, language: str) -> Cell:
        state = State.SOURCE if language == source_language else State.SAME
        return Cell(language, unit.text, unit.markup, state, unit.filled)

    return tuple(
        (number, Row(unit.kind, tuple(cell(unit, language) for language in order), unit.place))
        for number, unit in document.fixed
    )
