"""Publish: localised documents in the source's own format, and trilingual editions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.editions import EDITIONS, TERMS, EditionForm, Summary, editions_among
from pipeline.errors import CombinedError, SettingsError
from pipeline.files import names_below, read, write_all
from pipeline.locales import pseudo_language
from pipeline.model import WAIVERS
from pipeline.stages.choosing import chosen_editions, chosen_side_by_side
from pipeline.stages.documents import companions, documents, read_options, selected
from pipeline.stages.incremental.conditions import program
from pipeline.stages.incremental.making import published as published_of
from pipeline.stages.incremental.making import work_on
from pipeline.stages.incremental.memory import Memory
from pipeline.stages.incremental.site import Site, site
from pipeline.stages.localising import Neighbours
from pipeline.stages.publication import Job, Policy, Published, Refusal
from pipeline.stages.rendering import publish_document
from pipeline.stages.work import Progress, each
from pipeline.workspace import Source, Workspace

if TYPE_CHECKING:
    from pipeline.checks.waiver_file import Shelf
    from pipeline.glossary import Glossary

__all__ = ["PublishResult", "publish", "publish_pseudo"]

LARGEST_COMPANION = 256 * 1024 * 1024
"""The largest picture or other file that is copied beside published documents, in bytes."""


@dataclass(frozen=True, slots=True)
class PublishResult:
    """What was published, and what was not."""

    written: tuple[str, ...]
    """The files that are new or changed, relative to the workspace."""
    current: int
    """How many files were already as they should be."""
    refusals: tuple[Refusal, ...]
    """The documents that were not published in a language, and why; what stood there stands there still."""


def publish(
    workspace: Workspace,
    *,
    names: Sequence[str] = (),
    languages: Sequence[str] = (),
    editions: Sequence[EditionForm] | None = None,
    side_by_side: Sequence[tuple[str, ...]] | None = None,
    dry: bool = False,
    progress: Progress | None = None,
) -> PublishResult:
    """Publish the documents called ``names`` in ``languages`` (all of both by default), and their ``editions``.

    Without ``editions`` those of the settings are made, and without ``side_by_side`` the books with some of the
    languages beside each other that the settings name. Of editions, the files that have one of ``languages`` are made.

    Everything is made before anything is written, and nothing is ever deleted. The index of
    the editions leads to all documents, also those of earlier runs. With ``dry`` nothing is
    written; the result says what would be. Raises SettingsError for a wrong name, and
    CombinedError when a source text or catalog cannot be read.
    """
    if editions is None:
        editions = chosen_editions(workspace)
    if side_by_side is None:
        side_by_side = chosen_side_by_side(workspace)
    chosen = tuple(editions), tuple(side_by_side)
    with Memory(workspace, dry=dry) as memory:
        return _publish(workspace, memory, names, languages, chosen, dry=dry, progress=progress)


def _publish(
    workspace: Workspace,
    memory: Memory,
    names: Sequence[str],
    languages: Sequence[str],
    chosen: tuple[tuple[EditionForm, ...], tuple[tuple[str, ...], ...]],
    *,
    dry: bool,
    progress: Progress | None,
) -> PublishResult:
    present = workspace.files()
    sources = documents(workspace, present)
    editions, side_by_side = chosen
    wanted = {source.name for source in selected(workspace, names, sources)}
    standing = _standing(workspace) if editions else frozenset()
    settings = workspace.settings
    explained = any(form.is_page for form in editions) and _has_glossary(workspace)
    works_with = _glossary_files(workspace) if any(form.for_work for form in editions) else ()
    known = {source.name: source.language for source in sources}
    waivers = _waivers(workspace)
    policy = Policy(
        settings.publish_minimum,
        settings.publish_untranslated,
        settings.publish_fuzzy,
        waivers,
        settings.review_track,
        settings.publish_unapproved,
    )
    waived = waivers.waivers if waivers else ()
    memory.expect(program(), settings, waived, editions, side_by_side, explained, list(known.items()), files=works_with)
    function = partial(
        publish_document,
        options=read_options(workspace),
        policy=policy,
        project=settings.project,
        order=settings.languages,
        editions=editions,
        side_by_side=side_by_side,
        has_glossary=explained,
        glossary=_glossary(workspace) if works_with else None,
    )
    works = [work_on(workspace, source, languages, standing) for source in sources]
    done = published_of(known, works, function, progress, memory)
    everything = [one for _, one, _ in done]
    published = [one for one in everything if one.name in wanted]
    _expect_no_failure(published)
    files = dict(_files(workspace, published, _companions(workspace, present), languages))
    leading = Site()
    if editions:
        there = standing.union(*(one.editions for one in published))
        summaries = [_with_files(one.summary, there) for one in everything if one.summary]
        leading = site(workspace, summaries, memory.store, memory.files)
        files |= leading.files
    if explained:
        from pipeline.stages.explaining import glossary_script  # noqa: PLC0415  (as below)

        place = workspace.edition_path(TERMS)
        files[place] = glossary_script(workspace, place)
    result = _written(workspace, files, published, dry=dry, kept=leading.kept)
    if not dry:
        made = [
            (job, work.catalogs, one, lacking)
            for work, (job, one, lacking) in zip(works, done, strict=True)
            if not one.is_kept and one.name in wanted
        ]
        memory.keep(made, names=known.keys(), site=leading)
    return result


def publish_pseudo(
    workspace: Workspace, *, names: Sequence[str] = (), dry: bool = False, progress: Progress | None = None
) -> PublishResult:
    """Publish the documents called ``names`` (all by default) pseudo-translated, in a folder of their own.

    Needs no catalog and touches nothing that ``publish`` wrote. With ``dry`` nothing is
    written. Raises SettingsError for a wrong name, and CombinedError when a source text
    cannot be read.
    """
    from pipeline.stages.pseudo import pseudo_document  # noqa: PLC0415  (no other publication needs a translator)

    present = workspace.files()
    sources = documents(workspace, present)
    jobs = [
        Job(source, workspace.relative(source.path), (pseudo_language(source.language),), {})
        for source in selected(workspace, names, sources)
    ]
    function = partial(pseudo_document, options=read_options(workspace))
    every = partial(function, neighbours=Neighbours({source.name: source.language for source in sources}, {}))
    size = sum(job.size for job in jobs)
    published = list(each(every, jobs, size=size, progress=progress, what="Publishing"))
    _expect_no_failure(published)
    files = {workspace.pseudo_path(one.name): data for one in published for data in one.localised.values()}
    files |= {workspace.pseudo_path(path): data for path, data in _companions(workspace, present).items()}
    return _written(workspace, files, published, dry=dry)


# A workspace without glossary and waivers does not load what reads them.


def _waivers(workspace: Workspace) -> Shelf | None:
    if not (workspace.glossary / WAIVERS).is_file():
        return None
    from pipeline.checks.waiver_file import read_shelf  # noqa: PLC0415  (see above)

    return read_shelf(workspace)


def _glossary_files(workspace: Workspace) -> tuple[Path, ...]:
    if not workspace.glossary.is_dir():
        return ()
    from pipeline.glossary import files  # noqa: PLC0415  (see above)

    return tuple(files(workspace.glossary))


def _glossary(workspace: Workspace) -> Glossary:
    from pipeline.glossary import read_glossary  # noqa: PLC0415  (see above)

    return read_glossary(workspace.glossary)


def _has_glossary(workspace: Workspace) -> bool:
    if not workspace.glossary.is_dir():
        return False
    from pipeline.stages.explaining import has_glossary  # noqa: PLC0415  (see above)

    return has_glossary(workspace)


def _with_files(summary: Summary, files: Collection[str]) -> Summary:
    """Return the summary with those of ``files`` that are its editions, by their path in the folder of the editions."""
    found = editions_among(files, summary.name, summary.languages)
    has_page = any(file.form == form.name and form.is_page for file in found for form in EDITIONS)
    return replace(summary, files=found, search=summary.search if has_page else "")


def _standing(workspace: Workspace) -> frozenset[str]:
    """Return the files that there are in the folder of the editions."""
    return frozenset(names_below(workspace.edition_path("")))


def _expect_no_failure(published: Sequence[Published]) -> None:
    failures = [failure for one in published for failure in one.failures]
    if failures:
        raise CombinedError(failures)


def _written(
    workspace: Workspace, files: Mapping[Path, bytes], published: Sequence[Published], *, dry: bool, kept: int = 0
) -> PublishResult:
    """Write ``files``, or with ``dry`` find those that differ, and say what became of them.

    ``kept`` more files are known to be as they should be.
    """
    written = [path for path, data in files.items() if _differs(path, data)] if dry else write_all(files)
    return PublishResult(
        tuple(workspace.relative(path) for path in written),
        len(files) - len(written) + kept + sum(one.kept for one in published),
        tuple(refusal for one in published for refusal in one.refusals),
    )


def _files(
    workspace: Workspace, published: Sequence[Published], pictures: Mapping[str, bytes], languages: Sequence[str]
) -> Iterable[tuple[Path, bytes]]:
    """Yield each file to write with its content."""
    for one in published:
        for language, data in one.localised.items():
            yield workspace.published_path(one.name, language), data
        for path, data in one.editions.items():
            yield workspace.edition_path(path), data
    for language in languages or workspace.settings.languages:
        for path, data in pictures.items():
            yield workspace.published_path(path, language), data


def _companions(workspace: Workspace, present: Sequence[Source]) -> dict[str, bytes]:
    """Return those of the files ``present`` that stand beside the documents; every language gets its copy.

    Raises SettingsError when two languages have different files of one name.
    """
    found: dict[str, tuple[Source, bytes]] = {}
    for source in companions(workspace, present):
        data = read(source.path, largest=LARGEST_COMPANION)
        if source.name in found and found[source.name][1] != data:
            raise SettingsError(
                f"is another file than {workspace.relative(found[source.name][0].path)}",
                path=workspace.relative(source.path),
                remedy="rename one of the two: published documents share them",
            )
        found[source.name] = source, data
    return {name: data for name, (_, data) in found.items()}


def _differs(path: Path, data: bytes) -> bool:
    return not path.is_file() or path.read_bytes() != data
