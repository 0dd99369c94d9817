"""Publish one document: a pure function of its source text, its catalogs and the policy."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from pipeline.catalogs import read as read_po
from pipeline.editions import Edition, EditionForm, State, Summary
from pipeline.errors import DocumentError, MuseotextError
from pipeline.formats import Format
from pipeline.formats.document import Document, Part, ReadOptions
from pipeline.locales import bcp47
from pipeline.stages.documents import read_document
from pipeline.stages.edition_rows import fixed_rows, pictures_shown, rendered, rows_for_work, rows_of
from pipeline.stages.localising import Edit, Neighbours, leads_to, localised
from pipeline.stages.publication import Job, Policy, Published, Refusal, Translation
from pipeline.stages.reading_back import read_back
from pipeline.stages.translations import broken_in, refusals_of, translation_of, without
from pipeline.stages.work import beside
from pipeline.wording import wording

if TYPE_CHECKING:
    from pipeline.glossary import Glossary

__all__ = ["Renderer", "publish_document"]


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
            translations[language] = translation_of(language, path, catalog, units, tracked=policy.tracks_review)
    if published.failures:
        return published
    published.leads_to = leads_to(
        document, name=job.source.name, source_language=job.source.language, neighbours=neighbours
    )
    renderer = Renderer(job, form, document, options.of(job.source.name).again(document), neighbours)
    broken = {
        language: broken_in(job, translation, units, policy.waivers) for language, translation in translations.items()
    }
    refused = {
        language: refusals
        for language, translation in translations.items()
        if language in job.languages and (refusals := refusals_of(job, units, translation, broken[language], policy))
    }
    shows = pictures_shown(job.source, form, document, published) if any(one.pictures for one in editions) else {}

    def made(languages: Collection[str]) -> tuple[dict[str, bytes], Summary]:
        """Return the files of the editions, the document being published in ``languages``."""
        shown = {language: without(translation, broken[language]) for language, translation in translations.items()}
        rows = rows_of(job, units, shown, order)
        edition = Edition(
            job.source.name,
            project,
            job.source.language,
            order,
            rows_for_work(rows, translations, glossary, policy) if any(one.for_work for one in editions) else rows,
            fixed_rows(document, job.source.language, order),
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
        return rendered(edition, editions)

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
        states: Sequence[State] = ()
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
        notes = self._notes(document, states, language)
        parts = [
            localised(
                part,
                noted,
                name=self.job.source.name,
                source_language=self.job.source.language,
                language=language,
                neighbours=self.neighbours,
            )
            for part, noted in zip(document.parts, notes, strict=True)
        ]
        published.localised[language] = self.form.pack(document, parts)
        return []

    def _notes(self, document: Document, states: Sequence[State], language: str) -> Iterator[Sequence[Edit]]:
        """Yield for each part the edits that mark the source text left in place; ``states`` are those of all units."""
        if State.MISSING not in states and State.FUZZY not in states:
            yield from ((),) * len(document.parts)
            return
        of_text = {unit.text: state for unit, state in zip(document.units, states, strict=True)}
        left = iter(states)
        for part in document.parts:
            yield self._notes_in(part, [next(left) for _ in part.slots], of_text, language)

    def _notes_in(
        self, part: Part, states: Sequence[State], of_text: Mapping[str, State], language: str
    ) -> Sequence[Edit]:
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
