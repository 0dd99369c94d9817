"""The parts of a Word document around its body, and the file they make."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

from pipeline.archives.packing import pack
from pipeline.editions.docx.paragraphs import Writer, add, culture, relationship
from pipeline.editions.docx.pictures import DRAWINGML, Drawing
from pipeline.editions.model import Edition
from pipeline.editions.pictures import SUFFIXES
from pipeline.xml_text import visible

__all__ = ["packed"]

_STYLES = Path(__file__).parent.with_name("templates") / "word-styles.xml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE = f"{_PACKAGE}/relationships/metadata/core-properties"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = ("styles", "numbering", "settings", "header", "footer")
_BULLETS = "•–·"
_LEVELS = 9


def packed(edition: Edition, language: str, writer: Writer) -> bytes:
    """Return the file of a document whose own words are in ``language``."""
    title = dict(edition.titles).get(language) or dict(edition.titles)[edition.source_language]
    return pack(
        {
            "[Content_Types].xml": _content_types(writer.drawn),
            "_rels/.rels": _relationships(
                [("document", f"{_R}/officeDocument", "word/document.xml"), ("core", _CORE, "docProps/core.xml")]
            ),
            "docProps/core.xml": _core(title, edition.project, language),
            "word/document.xml": _document(writer),
            "word/_rels/document.xml.rels": _relationships(
                [
                    *((name, f"{_R}/{name}", f"{name}.xml") for name in _PARTS),
                    *((relationship(one), f"{_R}/image", one.file) for one in dict.fromkeys(writer.drawn)),
                ],
                writer.targets,
            ),
            "word/styles.xml": _STYLES.read_bytes(),
            "word/numbering.xml": _numbering(writer.starts),
            "word/settings.xml": _settings(language),
            "word/header.xml": _header(edition.project, language),
            "word/footer.xml": _footer(),
            **{f"word/{one.file}": one.data for one in writer.drawn},
        }
    )


def _part(name: str) -> Element:
    return Element(name, {"xmlns:w": _W, "xmlns:r": _R})


def _xml(root: Element) -> bytes:
    made: str = tostring(root, "unicode")
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{made}'.encode()


def _document(writer: Writer) -> bytes:
    root = _part("w:document")
    if writer.drawn:
        root.attrib |= DRAWINGML
    root.append(writer.body)
    return _xml(root)


def _content_types(drawn: Iterable[Drawing]) -> bytes:
    root = Element("Types", {"xmlns": f"{_PACKAGE}/content-types"})
    for suffix, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        *((suffix, kind) for kind, suffix in SUFFIXES.items() if any(one.file.endswith(suffix) for one in drawn)),
    ):
        SubElement(root, "Default", {"Extension": suffix, "ContentType": kind})
    overrides = {"/word/document.xml": f"{_TYPE}.document.main+xml"}
    overrides |= {f"/word/{name}.xml": f"{_TYPE}.{name}+xml" for name in _PARTS}
    overrides["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    for part, kind in overrides.items():
        SubElement(root, "Override", {"PartName": part, "ContentType": kind})
    return _xml(root)


def _relationships(found: Iterable[tuple[str, str, str]], targets: dict[str, str] | None = None) -> bytes:
    root = Element("Relationships", {"xmlns": f"{_PACKAGE}/relationships"})
    for name, kind, target in found:
        SubElement(root, "Relationship", {"Id": name, "Type": kind, "Target": target})
    for target, name in (targets or {}).items():
        values = {"Id": name, "Type": f"{_R}/hyperlink", "Target": target, "TargetMode": "External"}
        SubElement(root, "Relationship", values)
    return _xml(root)


def _core(title: str, project: str, language: str) -> bytes:
    root = Element(
        "cp:coreProperties",
        {"xmlns:cp": f"{_PACKAGE}/metadata/core-properties", "xmlns:dc": "http://purl.org/dc/elements/1.1/"},
    )
    for name, value in (("dc:title", title), ("dc:creator", project), ("dc:language", culture(language))):
        SubElement(root, name).text = visible(" ".join(value.split()))
    return _xml(root)


def _settings(language: str) -> bytes:
    root = _part("w:settings")
    add(root, "w:defaultTabStop", val="709")
    add(root, "w:themeFontLang", val=culture(language))
    return _xml(root)


def _header(project: str, language: str) -> bytes:
    root = _part("w:hdr")
    writer = Writer(root)
    writer.plain(writer.paragraph(root, "Header"), visible(project), language)
    return _xml(root)


def _footer() -> bytes:
    root = _part("w:ftr")
    writer = Writer(root)
    field = add(writer.paragraph(root, "Footer"), "w:fldSimple", instr="PAGE")
    add(add(field, "w:r"), "w:t").text = "1"
    return _xml(root)


def _numbering(starts: Iterable[tuple[int, int]]) -> bytes:
    """Return the lists: one without numbers, and each with numbers from where it starts."""
    root = _part("w:numbering")
    for number, form in enumerate(("bullet", "decimal")):
        kind = add(root, "w:abstractNum", abstractNumId=str(number))
        add(kind, "w:multiLevelType", val="hybridMultilevel")
        for level in range(_LEVELS):
            one = add(kind, "w:lvl", ilvl=str(level))
            add(one, "w:start", val="1")
            add(one, "w:numFmt", val=form)
            mark = _BULLETS[level % len(_BULLETS)] if form == "bullet" else f"%{level + 1}."
            add(one, "w:lvlText", val=mark)
            add(one, "w:lvlJc", val="left")
            add(add(one, "w:pPr"), "w:ind", left=str(397 * (level + 1)), hanging="397")
    add(add(root, "w:num", numId="1"), "w:abstractNumId", val="0")
    for number, (level, start) in enumerate(starts, start=2):
        one = add(root, "w:num", numId=str(number))
        add(one, "w:abstractNumId", val="1")
        add(add(one, "w:lvlOverride", ilvl=str(level)), "w:startOverride", val=str(start))
    return _xml(root)
