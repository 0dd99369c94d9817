"""Extract and publish Word documents of many pages, beside a program that only opens them."""

from __future__ import annotations

import io
import random
import sys
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks.corpus import Corpus
from benchmarks.libreoffice import convert
from benchmarks.measuring import OURS, Contender, Task, call
from benchmarks.programs import Programs
from pipeline.catalogs import read, serialise

__all__ = ["localise_word", "word_document"]

PARAGRAPHS_ON_A_PAGE = 7
"""Of some 60 words each, which fill a page of LibreOffice's in 12 points."""
_SIZES = (75, 150, 300, 600)
_MEASURED = 300
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORDS = """
museo colección archivo sala taller memoria comunidad objeto encaje barro madera registro
inventario visita escuela barrio patrimonio conservación pieza donación catálogo muestra público historia
"""
_SPELLING = '<w:proofErr w:type="spellStart"/>'
_LOOKS = ("", "", "", "", "<w:b/>", "<w:i/>", '<w:lang w:val="es-ES"/>', "<w:noProof/>")


def word_document(pages: int) -> bytes:
    """Return a Word document of some ``pages`` pages, cut into runs as Word's editing history does."""
    chooser = random.Random(pages)
    body = "".join(_paragraphs(pages * PARAGRAPHS_ON_A_PAGE, _WORDS.split(), chooser))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="a" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _paragraphs(number: int, words: Sequence[str], chooser: random.Random) -> Iterator[str]:
    for place in range(number):
        if place % 20 == 0:
            yield f'<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>{_run(f"Capítulo {place // 20 + 1}", "<w:b/>")}</w:p>'
        runs = (_run(" ".join(chooser.choices(words, k=5)) + " ", chooser.choice(_LOOKS)) for _ in range(12))
        yield f'<w:p w:rsidR="00{place:06X}">{_SPELLING.join(runs)}</w:p>'


def _run(text: str, look: str) -> str:
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r w:rsidRPr="00A1B2C3">{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def localise_word(_corpus: Corpus, programs: Programs, _folder: Path) -> Task:
    """Return the task of bringing the catalog of a long document up to date and publishing it."""
    contenders = [
        Contender(_name(pages), _localise, partial(_prepare, pages), lambda folder: {"kB": _size(folder)})
        for pages in _SIZES
    ]
    contenders.append(
        Contender(f"{_name(_MEASURED)}, translation only", _localise_document, partial(_prepare, _MEASURED))
    )
    office = programs.find("soffice")
    if office:
        prepare = partial(_prepare_office, office)
        contenders += (
            Contender(f"LibreOffice {what}, {_MEASURED} pages", partial(_open, office, kind), prepare)
            for what, kind in (("opens it", "txt:Text"), ("lays it out", "pdf"))
        )
    return Task(
        "Extract and publish a Word document",
        "Two commands, extract and publish, each in a process of its own, with a catalog that is complete. "
        "*Translation only* (`publish --language pt_BR --edition none`) leaves out the document in its own "
        "language, the trilingual page and the translation memory. "
        "LibreOffice, whose profile is there already, opens the document and writes its bare text or its pages.",
        contenders,
        () if office else ("LibreOffice",),
        _name(_MEASURED),
    )


def _name(pages: int) -> str:
    return f"{OURS}, {pages} pages"


def _size(folder: Path) -> str:
    return str((folder / "source_texts/es/long.docx").stat().st_size // 1024)


def _prepare(pages: int, folder: Path) -> None:
    (folder / "setup.cfg").write_text("[museotext]\nlanguages = es, pt_BR\n", "utf-8")
    source = folder / "source_texts/es/long.docx"
    source.parent.mkdir(parents=True)
    source.write_bytes(word_document(pages))
    _museotext("extract", folder)
    path = folder / "po/pt_BR/long.docx.po"
    catalog = read(path.read_bytes())
    entries = tuple(replace(entry, msgstr=f"{entry.msgid} ção") for entry in catalog.entries)
    path.write_bytes(serialise(replace(catalog, entries=entries)))


def _localise(folder: Path) -> None:
    _museotext("extract", folder)
    _museotext("publish", folder)


def _localise_document(folder: Path) -> None:
    _museotext("extract", folder)
    _museotext("publish", folder, "--edition", "none", "--language", "pt_BR")


def _museotext(command: str, folder: Path, *options: str) -> None:
    call(sys.executable, "-m", "pipeline", command, "-C", folder, "--quiet", *options)


def _prepare_office(office: str, folder: Path) -> None:
    (folder / "one.docx").write_bytes(word_document(1))
    (folder / "long.docx").write_bytes(word_document(_MEASURED))
    _converted(office, folder, "one.docx", "txt:Text")


def _open(office: str, kind: str, folder: Path) -> None:
    _converted(office, folder, "long.docx", kind)


def _converted(office: str, folder: Path, name: str, kind: str) -> None:
    convert(office, [folder / name], kind, profile=folder / "profile", output=folder / "out")
