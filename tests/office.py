"""Office documents for tests, zipped from XML that can be read in the tests themselves."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from pipeline.formats import Format, format_of
from pipeline.formats.document import Document, ReadOptions
from pipeline.model import Unit

DATE = (2026, 1, 31, 12, 0, 0)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
LINK = f'<Relationship Id="link" Type="{R}/hyperlink" Target="https://www.ibermuseos.org/es/" TargetMode="External"/>'


def zipped(parts: Mapping[str, str | bytes], *, stored: tuple[str, ...] = ()) -> bytes:
    """Return an archive with ``parts``, in their order; the same parts give the same bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, DATE)
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return file.getvalue()


def zipped_folder(folder: Path) -> bytes:
    """Return the archive of a folder's files in byte order; ``mimetype`` comes first and is stored, as ODF wants it."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    names = sorted((path.relative_to(folder).as_posix() for path in paths), key=lambda name: (name != "mimetype", name))
    return zipped({name: (folder / name).read_bytes() for name in names}, stored=("mimetype",))


def relationships(*entries: str) -> str:
    return f'{DECLARATION}<Relationships xmlns="{_RELATIONSHIPS}">{"".join(entries)}</Relationships>'


def relationship(identifier: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{identifier}" Type="{R}/{kind}" Target="{target}"/>'


def word(body: str, *, parts: Mapping[str, str] | None = None, doctype: str = "") -> bytes:
    """Return a Word document with ``body`` as its main text; links with the identifier ``link`` lead to LINK.

    ``parts`` are other parts below ``word/`` by the type of their relationship: ``footnotes``.
    """
    parts = parts or {}
    related = [relationship(kind, kind.rstrip("0123456789"), f"{kind}.xml") for kind in parts]
    return zipped(
        {
            "[Content_Types].xml": DECLARATION + CONTENT_TYPES,
            "_rels/.rels": relationships(relationship("main", "officeDocument", "word/document.xml")),
            "word/document.xml": f'{DECLARATION}{doctype}<w:document xmlns:w="{W}" xmlns:r="{R}">'
            f"<w:body>{body}<w:sectPr/></w:body></w:document>",
            "word/_rels/document.xml.rels": relationships(LINK, *related),
            **{f"word/{kind}.xml": DECLARATION + xml for kind, xml in parts.items()},
        }
    )


def presentation(body: str) -> bytes:
    """Return a presentation of one slide with one text box that holds ``body``."""
    main, drawing = (f"http://schemas.openxmlformats.org/{room}/2006/main" for room in ("presentationml", "drawingml"))
    spaces = f'xmlns:p="{main}" xmlns:a="{drawing}" xmlns:r="{R}"'
    return zipped(
        {
            "[Content_Types].xml": DECLARATION + CONTENT_TYPES,
            "_rels/.rels": relationships(relationship("main", "officeDocument", "ppt/presentation.xml")),
            "ppt/presentation.xml": f"{DECLARATION}<p:presentation {spaces}>"
            '<p:sldIdLst><p:sldId id="256" r:id="one"/></p:sldIdLst></p:presentation>',
            "ppt/_rels/presentation.xml.rels": relationships(relationship("one", "slide", "slide.xml")),
            "ppt/slide.xml": f"{DECLARATION}<p:sld {spaces}><p:cSld><p:spTree><p:sp><p:txBody>{body}</p:txBody></p:sp>"
            "</p:spTree></p:cSld></p:sld>",
        }
    )


def paragraph(*runs: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def run(text: str, properties: str = "", attributes: str = "") -> str:
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r{attributes}>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def form(name: str) -> Format:
    found = format_of(f"a.{name}")
    assert found is not None
    return found


def opened(data: bytes, name: str = "docx", language: str = "es") -> Document:
    return form(name).read(data, language, ReadOptions())


def texts(data: bytes, name: str = "docx") -> list[str]:
    return [unit.text for unit in opened(data, name).units]


def published(document: Document, translations: list[str | None], name: str = "docx") -> bytes:
    """Return the document with its units' ``translations``."""
    return form(name).pack(document, document.with_texts(translations))


def member(data: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def listing(unit: Unit) -> str:
    """Return one unit on one line: its number, the headings above it, what it is, its text, and help for it."""
    place = " > ".join([*unit.section, unit.kind])
    text = unit.text.replace("\n", "\\n").replace("\t", "\\t")
    return f"{unit.line}: {place} | {text}" + (f"  # {unit.note}" if unit.note else "")


def louder(text: str) -> str:
    """Return a translation that is longer and has the same tags."""
    return re.sub(r"[^\W\d_]+", lambda word: f"{word[0]}xx", text)


OPEN_DOCUMENT_TEXT = "application/vnd.oasis.opendocument.text"
ODF_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "chart": "chart",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)
ODF_NAMES += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
ODF_NAMES += ' xmlns:officeooo="http://openoffice.org/2009/office"'
ODF_NAMES += ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'


def odf_content(body: str, styles: str = "", holds: str = "text") -> str:
    """Return the main part of an OpenDocument file: a text, or what it ``holds`` instead."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {ODF_NAMES} office:version="1.3">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{holds}>{body}</office:{holds}></office:body></office:document-content>"
    )


def open_document(body: str, *, styles: str = "", **parts: str) -> bytes:
    """Return a packed document; ``parts`` are others by name: ``meta``, ``styles``."""
    more = {
        f"{name}.xml": f"<office:document-{name} {ODF_NAMES}>{xml}</office:document-{name}>"
        for name, xml in parts.items()
    }
    return zipped(
        {
            "mimetype": OPEN_DOCUMENT_TEXT,
            "content.xml": odf_content(body, styles),
            **more,
            "META-INF/manifest.xml": "<manifest/>",
        },
        stored=("mimetype",),
    )
