"""The rows of a document in all its languages, and the files that its editions are."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.editions import Cell, Edition, EditionForm, Row, State, Summary, editions_among
from pipeline.editions.searching import searched, texts_path
from pipeline.formats import Format
from pipeline.formats.document import Document
from pipeline.model import Unit
from pipeline.stages.incremental.known_files import ABSENT, digest_of
from pipeline.stages.pictures import LARGEST, picture_paths, pictures
from pipeline.stages.publication import Job, Policy, Published, Translation
from pipeline.workspace import Source

if TYPE_CHECKING:
    from pipeline.glossary import Glossary

__all__ = ["fixed_rows", "pictures_shown", "rendered", "rows_for_work", "rows_of"]


def rows_of(
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


def fixed_rows(document: Document, source_language: str, order: tuple[str, ...]) -> tuple[tuple[int, Row], ...]:
    """Return what is seen and not translated as rows with the same text everywhere, each with the row it precedes."""

    def cell(unit: Unit, language: str) -> Cell:
        state = State.SOURCE if language == source_language else State.SAME
        return Cell(language, unit.text, unit.markup, state, unit.filled)

    return tuple(
        (number, Row(unit.kind, tuple(cell(unit, language) for language in order), unit.place))
        for number, unit in document.fixed
    )


def rows_for_work(
    rows: Sequence[Row], translations: Mapping[str, Translation], glossary: Glossary | None, policy: Policy
) -> tuple[Row, ...]:
    """Return the rows of all units with what those who work on them want."""
    from pipeline.glossary import Glossary  # noqa: PLC0415  (pages need none of these)
    from pipeline.stages.concepts import concepts_of  # noqa: PLC0415  (the same)
    from pipeline.stages.working import for_work  # noqa: PLC0415  (the same)

    entries = {language: translation.entries for language, translation in translations.items()}
    return for_work(rows, entries, concepts_of(rows, glossary or Glossary()), tracked=policy.tracks_review)


def pictures_shown(source: Source, form: Format, document: Document, published: Published) -> dict[str, bytes]:
    """Return the pictures of a document, and note in ``published`` which of them stand in files of their own."""
    units = (*document.units, *(unit for _, unit in document.fixed))
    names = dict.fromkeys(unit.place.picture for unit in units if unit.place.picture)
    own = form.pictures(document, names, largest=LARGEST) if names else {}
    units = tuple(unit for unit in units if unit.place.picture not in own)
    found = pictures(source, units)
    for name, path in picture_paths(source, units).items():
        published.pictures[os.fspath(path)] = digest_of(found[name]) if name in found else ABSENT
    return {**found, **own}


def rendered(edition: Edition, forms: Sequence[EditionForm]) -> tuple[dict[str, bytes], Summary]:
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
