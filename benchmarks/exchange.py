"""``python -m benchmarks.exchange --schemas DIR``: let others read the exchange editions, and take them back.

It is done with this repository's workspace as it is, with a third of its translations fuzzy and a
third missing, and with none. DIR is ``xliff-21/schemas`` in a clone of oasis-tcs/xliff-xliff-22.
It needs xmlschema. With ``--dtd`` (that of TMX 1.4) ``xmllint`` reads TMX; with ``--toolkit`` (a Python that has
translate-toolkit), ``--omegat`` and ``--soffice`` (programs) those open the files, and save what
comes back.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import xmlschema

from benchmarks.omegat import Omegat
from benchmarks.tbx import DRIVERS, ROOT, lines, output
from benchmarks.tools import PAGES
from pipeline.catalogs import Entry, read, serialise
from pipeline.editions import EDITIONS
from pipeline.stages.publish import publish
from pipeline.stages.taking_back import take_back
from pipeline.workspace import Workspace, find_workspace

SCHEMAS_1 = Path("/usr/share/php/Symfony/Component/Translation/Resources/schemas")
"""Where Debian's php-symfony-translation has the schema of version 1.2."""
XML = "http://www.w3.org/XML/1998/namespace"
GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0"


def made(folder: Path, how: str) -> Workspace:
    """Return a copy of this repository's workspace with its exchange editions; ``how`` says what is translated."""
    for name in ("po", "source_texts", "glossary"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "setup.cfg", folder)
    workspace = find_workspace(folder)
    for language in workspace.settings.languages:
        for _, path in workspace.catalogs(language):
            catalog = read(path.read_bytes())
            entries = tuple(left(entry, number, how) for number, entry in enumerate(catalog.entries))
            path.write_bytes(serialise(replace(catalog, entries=entries)))
    publish(workspace, editions=[form for form in EDITIONS if form.for_work or form.name == "tmx"])
    return workspace


def left(entry: Entry, number: int, how: str) -> Entry:
    """Return an entry with its translation, with it fuzzy, or without it."""
    if how == "none" or (how == "a third" and number % 3 == 0):
        return replace(entry, msgstr="", flags=())
    if how == "a third" and number % 3 == 1:
        return replace(entry, flags=("fuzzy",), previous_msgid=entry.msgid)
    return entry


def files(workspace: Workspace, suffix: str) -> list[Path]:
    """Return the editions whose names end so."""
    folder = workspace.edition_path(".")
    found = sorted(folder.rglob(f"*{suffix}"))
    return [path for path in found if suffix != ".xlf" or not path.name.endswith(".12.xlf")]


def taken_back(workspace: Workspace, paths: Iterable[Path]) -> str:
    """Return what an import of ``paths`` would do."""
    return take_back(workspace, list(paths), dry=True).summary


def validated(workspace: Workspace, schemas: Path, dtd: Path | None) -> Iterator[tuple[str, str]]:
    """Yield what was validated and the result."""
    xml = schemas / "informativeCopiesOf3rdPartySchemas" / "w3c" / "xml.xsd"
    places = {XML: str(xml), GLOSSARY: str(schemas / "glossary.xsd")}
    two = xmlschema.XMLSchema(str(schemas / "xliff_core_2.0.xsd"), locations=places, allow="local")
    strict = SCHEMAS_1 / "xliff-core-1.2-strict.xsd"
    one = xmlschema.XMLSchema(str(strict), locations={XML: str(SCHEMAS_1 / "xml.xsd")}, allow="local")
    for name, schema, suffix in (("core 2.0 and glossary", two, ".xlf"), ("core 1.2 strict", one, ".12.xlf")):
        paths = files(workspace, suffix)
        yield f"{len(paths)} {suffix}, {name}", f"{sum(schema.is_valid(str(path)) for path in paths)} valid"
    if dtd:
        paths = files(workspace, ".tmx")
        said = [output("xmllint", "--noout", "--nonet", "--dtdvalid", dtd, path) for path in paths]
        yield f"{len(paths)} .tmx, DTD", f"{said.count('')} valid"


def by_toolkit(workspace: Workspace, toolkit: Path, work: Path) -> Iterator[tuple[str, str]]:
    """Yield what translate-toolkit read, and what an import makes of what it saved, unchanged and edited."""
    for suffix in (".xlf", ".12.xlf"):
        paths = files(workspace, suffix)
        for edit in ([], ["--edit"]):
            folder = work / "".join(("toolkit", suffix, *edit))
            folder.mkdir(parents=True)
            table = lines(toolkit, DRIVERS / "toolkit_exchange.py", *edit, folder, *paths)
            units, translated, fuzzy = map(sum, zip(*(map(int, line.split("\t")) for line in table), strict=True))
            yield (
                f"translate-toolkit {' '.join([*edit, suffix])}: {units} units, {translated} translated, {fuzzy} fuzzy",
                taken_back(workspace, sorted(folder.iterdir())),
            )


def by_libreoffice(workspace: Workspace, soffice: str, work: Path) -> Iterator[tuple[str, str]]:
    """Yield what an import makes of workbooks that LibreOffice has opened and saved."""
    paths = files(workspace, ".xlsx")
    profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
    lines(soffice, profile, "--headless", "--convert-to", "xlsx", "--outdir", work / "office", *paths)
    yield f"LibreOffice, {len(paths)} .xlsx", taken_back(workspace, sorted((work / "office").iterdir()))


def by_omegat(workspace: Workspace, program: str, work: Path) -> Iterator[tuple[str, str]]:
    """Yield what an import makes of files in which OmegaT has translated every segment, its tags kept."""
    job = work / "omegat"
    (job / PAGES).mkdir(parents=True)
    for path in files(workspace, ".es.12.xlf"):
        shutil.copy(path, job / PAGES)
    Omegat(program).extract(job)
    project, segments = job / "project", work / "segments.tmx"
    settings = (project / "omegat.project").read_text("utf-8")
    (project / "omegat.project").write_text(settings.replace(">ES<", ">EN<").replace(">PT<", ">ES<"), "utf-8")
    quiet = ("--quiet", f"--config-dir={work / 'config'}")
    how = ("--mode=console-createpseudotranslatetmx", f"--pseudotranslatetmx={segments}", "--pseudotranslatetype=empty")
    lines(program, project, *how, *quiet)
    unit = re.compile(r"(<seg>)(.*?)(</seg>.*?<seg>)(</seg>)", re.DOTALL)
    text, number = unit.subn(r"\1\2\3ES \2\4", segments.read_text("utf-8"))
    (project / "omegat" / "project_save.tmx").write_text(text, "utf-8")
    lines(program, project, "--mode=console-translate", *quiet)
    result = take_back(workspace, sorted((project / "target").iterdir()))
    entries = [entry for change in result.changes for entry in read(change.after).active]
    exact = sum(entry.msgstr.replace("ES ", "", 1) == entry.msgid and not entry.fuzzy for entry in entries)
    yield (
        f"OmegaT, {number} different segments, .12.xlf",
        f"{result.summary}; {exact} of {len(entries)} to the character",
    )


def main() -> int:
    """Print what was done and what came of it, line by line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.exchange", description=__doc__)
    parser.add_argument("--schemas", type=Path, required=True)
    parser.add_argument("--dtd", type=Path)
    parser.add_argument("--toolkit", type=Path)
    parser.add_argument("--omegat")
    parser.add_argument("--soffice")
    given = parser.parse_args()
    print("| translated | what | result |\n| --- | --- | --- |")
    with tempfile.TemporaryDirectory(prefix="exchange-") as temporary:
        for how in ("all", "a third", "none"):
            work = Path(temporary) / how.replace(" ", "-")
            workspace = made(work / "workspace", how)
            everything = [
                path for suffix in (".xlf", ".12.xlf", ".xlsx", ".jsonl") for path in files(workspace, suffix)
            ]
            rows = [*validated(workspace, given.schemas, given.dtd), ("untouched", taken_back(workspace, everything))]
            if given.toolkit:
                rows += by_toolkit(workspace, given.toolkit, work)
            if given.soffice:
                rows += by_libreoffice(workspace, given.soffice, work)
            if given.omegat and how == "none":
                rows += by_omegat(workspace, given.omegat, work)
            for what, result in rows:
                print(f"| {how} | {what} | {result} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
