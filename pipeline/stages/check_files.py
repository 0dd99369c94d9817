"""Check catalogs that are no part of a workspace: any PO file, also one that is read from standard input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from pipeline.catalogs import Catalog
from pipeline.catalogs import read as read_po
from pipeline.checks import TEXT_RULES, Context
from pipeline.checks.selection import Selection, selection
from pipeline.checks.waiver_file import Seen, Shelf
from pipeline.errors import CatalogError, MuseotextError
from pipeline.files import read
from pipeline.glossary import Glossary
from pipeline.locales import is_known, is_language
from pipeline.settings import Settings
from pipeline.stages.check import Checked, Checker, CheckResult, context_of
from pipeline.stages.checking_together import findings_together
from pipeline.stages.documents import Translated
from pipeline.stages.work import Progress, each
from pipeline.workspace import Source, Workspace

__all__ = ["Loose", "apart", "check_file", "check_files", "read_loose"]

_SUFFIX = ".po"
_SOURCE_FIELDS = ("X-Source-Language", "X-Source-Language-Code")


@dataclass(frozen=True, slots=True)
class Loose:
    """A PO file on its own."""

    shown: str
    """Its path as people name it."""
    data: bytes


def apart(workspace: Workspace | None, names: Sequence[str]) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Return which of ``names`` are PO files outside the catalogs of ``workspace``, and all others."""
    catalogs = workspace.root / workspace.settings.catalogs if workspace else None
    files = {name: path for name in names if _is_loose(path := Path(name), catalogs)}
    return tuple(files.values()), tuple(name for name in names if name not in files)


def _is_loose(path: Path, catalogs: Path | None) -> bool:
    if path.suffix != _SUFFIX or not path.is_file():
        return False
    return catalogs is None or not path.resolve().is_relative_to(catalogs.resolve())


def read_loose(path: Path) -> Loose:
    """Read the PO file at ``path``. Raises DocumentError when it cannot be read."""
    return Loose(path.as_posix(), read(path))


def check_files(
    files: Sequence[Loose],
    *,
    settings: Settings,
    glossary: Glossary,
    language: str = "",
    source_language: str = "",
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    fuzzy: bool = False,
    progress: Progress | None = None,
) -> CheckResult:
    """Check PO files that have no document beside them, with ``settings`` and the terms of ``glossary``.

    ``language`` (gettext name) is what they are translated into; without it, the header or
    else the path says so. ``source_language`` is what from; without it, the header or else
    English. Raises SettingsError; what cannot be read is a failure in the result.
    """
    chosen = selection(settings.severity, select=select, ignore=ignore, among=TEXT_RULES)
    function = partial(
        check_file,
        settings=settings,
        glossary=glossary,
        language=language,
        source_language=source_language,
        chosen=chosen,
        fuzzy=fuzzy,
        contexts={},
    )
    size = sum(len(file.data) for file in files)
    results = list(each(function, files, size=size, progress=progress, what="Checking"))
    translations = [one for result in results for one in result.translations]
    together, given = findings_together(translations, context_of(settings, glossary), chosen, Shelf(()), Seen())
    findings = [*together, *(finding for result in results for finding in result.findings)]
    findings.sort(key=lambda finding: (finding.path, finding.line, finding.rule, finding.message))
    return CheckResult(
        tuple(findings),
        tuple(one for result in results for one in result.failures),
        len(files),
        len(glossary.concepts),
        (*(one for result in results for one in result.waivers), *given),
        tuple(path for result in results for path in result.files),
    )


def check_file(
    file: Loose,
    *,
    settings: Settings,
    glossary: Glossary,
    language: str,
    source_language: str,
    chosen: Selection,
    fuzzy: bool,
    contexts: dict[tuple[str, ...], Context],
) -> Checked:
    """Check one PO file; see ``check_files``. ``contexts`` has what was known of texts in some languages before."""
    checked = Checked()
    try:
        catalog = read_po(file.data, file.shown)
        target, source = _languages(catalog, file.shown, language, source_language)
    except MuseotextError as error:
        checked.failures.append(error)
        return checked
    name = PurePosixPath(file.shown).name.removesuffix(_SUFFIX)
    job = Translated(Source(name, source, Path(file.shown)), "", ((target, file.shown, file.data),))
    languages = tuple(dict.fromkeys((source, target, *settings.languages)))
    if languages not in contexts:
        contexts[languages] = context_of(settings, glossary, languages)
    context = contexts[languages]
    checker = Checker(job, context, chosen, Shelf(()), checked, fuzzy=fuzzy)
    checked.files.append(file.shown)
    checked.findings += checker.catalog_findings(catalog, target, file.shown)
    return checked


def _languages(catalog: Catalog, shown: str, language: str, source_language: str) -> tuple[str, str]:
    """Return the languages a catalog is in and translated from. Raises CatalogError when nothing tells."""
    target = language or next(_told(catalog, shown), "")
    if not target:
        raise CatalogError(
            "neither its header nor its path says which language it is in", path=shown, remedy="add --language"
        )
    given = source_language or next(_named(catalog.metadata.get(field, "") for field in _SOURCE_FIELDS), "")
    source = given or "en"
    if source == target:
        what = f"is in {target} and, for all that is known, translated from it"
        raise CatalogError(what, path=shown, remedy="add --from with the language of its source texts")
    return target, source


def _told(catalog: Catalog, shown: str) -> Iterator[str]:
    """Yield the languages that the header and the path of a catalog name, the likeliest first."""
    yield from _named([catalog.metadata.get("Language", "")])
    chunks = [chunk for part in reversed(PurePosixPath(shown).parts) for chunk in reversed(part.split("."))]
    parts = (part for chunk in chunks for part in (chunk, *reversed(chunk.split("-"))))
    yield from (name for name in _named(parts) if is_known(name))


def _named(words: Iterable[str]) -> Iterator[str]:
    names = (word.strip().replace("-", "_") for word in words)
    return (name for name in names if is_language(name))
