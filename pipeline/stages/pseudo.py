"""Publish pseudo-translations: each document as it might look in another language, before anybody translates it."""

from __future__ import annotations

from pipeline.editions import State
from pipeline.errors import MuseotextError
from pipeline.formats.document import ReadOptions
from pipeline.locales import pseudo_language
from pipeline.stages.documents import read_document
from pipeline.stages.localising import Neighbours, leads_to
from pipeline.stages.publication import Job, Published, Translation
from pipeline.stages.rendering import Renderer
from pipeline.translators.pseudo import pseudo_translated

__all__ = ["pseudo_document"]


def pseudo_document(job: Job, *, options: ReadOptions, neighbours: Neighbours) -> Published:
    """Publish one document with each text pseudo-translated, in the pseudo-language of its own.

    It is read back as a real publication is, and refused if a unit or inline markup is
    missing. A source text that cannot be read is a failure in the result.
    """
    published = Published(job.source.name)
    try:
        form, document = read_document(job.source, options, shown=job.shown)
    except MuseotextError as error:
        published.failures.append(error)
        return published
    published.leads_to = leads_to(
        document, name=job.source.name, source_language=job.source.language, neighbours=neighbours
    )
    units = document.units
    translation = Translation(
        pseudo_language(job.source.language),
        job.shown,
        tuple(pseudo_translated(unit.text, unit.markup) for unit in units),
        (State.TRANSLATED,) * len(units),
        (None,) * len(units),
        tuple(unit.line for unit in units),
    )
    renderer = Renderer(job, form, document, options.of(job.source.name).again(document), neighbours)
    published.refusals = renderer.render(translation.language, translation, published)
    return published
