"""What an EPUB says of itself: its files, metadata and contents."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, tostring

from pipeline.editions.epub.chapters import Chapter
from pipeline.editions.epub.markup import add, document, in_language, put, say
from pipeline.editions.model import Edition
from pipeline.editions.outline import outline
from pipeline.editions.pictures import Picture
from pipeline.editions.shown import title_runs
from pipeline.locales import bcp47, is_right_to_left
from pipeline.wording import wording
from pipeline.xml_text import visible

__all__ = ["MIMETYPE", "container", "navigation", "package"]

MIMETYPE = b"application/epub+zip"
_UNDATED = "2000-01-01T00:00:00Z"
"""``dcterms:modified`` has to be there (EPUB 3.3, 5.5.3.2.4); no clock is asked, so that the bytes stay the same."""
_ACCESS = (
    ("schema:accessMode", "textual"),
    ("schema:accessModeSufficient", "textual"),
    ("schema:accessibilityFeature", "structuralNavigation"),
    ("schema:accessibilityFeature", "tableOfContents"),
    ("schema:accessibilityFeature", "readingOrder"),
    ("schema:accessibilityFeature", "displayTransformability"),
    ("schema:accessibilityFeature", "alternativeText"),
    ("schema:accessibilityHazard", "none"),
)
"""EPUB Accessibility 1.1, chapter 2.2."""


def container() -> bytes:
    """Return the file that leads to the package."""
    root = Element("container", {"version": "1.0", "xmlns": "urn:oasis:names:tc:opendocument:xmlns:container"})
    files = add(root, "rootfiles")
    add(files, "rootfile", **{"full-path": "EPUB/package.opf", "media-type": "application/oebps-package+xml"})
    return _xml(root)


def package(
    edition: Edition, languages: tuple[str, ...], written: Sequence[Chapter], pictures: Sequence[Picture]
) -> bytes:
    """Return the package of a book in ``languages``, the first of which is that of its own words."""
    around = bcp47(languages[0])
    root = Element(
        "package",
        {
            "xmlns": "http://www.idpf.org/2007/opf",
            "version": "3.0",
            "unique-identifier": "book",
            "xml:lang": around,
        },
    )
    about = add(root, "metadata", **{"xmlns:dc": "http://purl.org/dc/elements/1.1/"})
    add(about, "dc:identifier", _identifier(edition, languages), id="book")
    title_row = outline(edition).title
    for language in languages:
        title = title_runs(edition, title_row, language)
        if not title.note:
            element = add(about, "dc:title", " ".join(title.unlinked.text.split()) or visible(edition.name))
            if title.language != around:
                element.set("xml:lang", title.language)
    if about.find("dc:title") is None:
        add(about, "dc:title", visible(dict(edition.titles)[edition.source_language]))
    for language in languages:
        add(about, "dc:language", bcp47(language))
    add(about, "dc:publisher", visible(edition.project).strip() or "-")
    add(about, "meta", _UNDATED, property="dcterms:modified")
    for name, value in (*_ACCESS, *([("schema:accessMode", "visual")] if pictures else [])):
        add(about, "meta", value, property=name)
    add(about, "meta", wording(languages[0]).accessible, property="schema:accessibilitySummary")
    manifest = add(root, "manifest")
    _item(manifest, "contents", "contents.xhtml", properties="nav")
    _item(manifest, "styles", "book.css", media="text/css")
    for number, picture in enumerate(pictures):
        _item(manifest, f"p{number}", picture.file, media=picture.kind)
    direction = "rtl" if is_right_to_left(languages[0]) else ""
    spine = add(root, "spine", **{"page-progression-direction": direction})
    for number, chapter in enumerate(written):
        _item(manifest, f"c{number}", chapter.file)
        add(spine, "itemref", idref=f"c{number}")
    return _xml(root)


def navigation(language: str, written: Sequence[Chapter]) -> bytes:
    """Return the contents, which reading devices also show as a menu; ``language`` is that of its heading."""
    words, around = wording(language), bcp47(language)
    page, body = document(words.contents, around)
    nav = add(body, "nav", **{"epub:type": "toc", "role": "doc-toc", "aria-labelledby": "contents"})
    in_language(add(nav, "h1", words.contents, id="contents"), bcp47(words.language), around)
    lists: list[tuple[int, Element]] = [(0, nav)]
    item = nav
    for entry in (entry for chapter in written for entry in chapter.entries):
        if entry.level > lists[-1][0]:
            lists.append((entry.level, add(item, "ol")))
        while lists[-1][0] > entry.level:
            lists.pop()
        item = add(lists[-1][1], "li")
        link = add(item, "a", href=entry.target)
        for place, text in enumerate(entry.texts):
            if place:
                add(link, "span", " · ")
            say(add(link, "span"), text.unlinked, around)
    return put(page)


def _identifier(edition: Edition, languages: tuple[str, ...]) -> str:
    """Return the name of a book, which stays the same in all its revisions."""
    name = "\n".join((edition.project, edition.name, *languages)).encode("utf-8", "backslashreplace").decode("utf-8")
    return f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"


def _item(
    manifest: Element, name: str, file: str, *, media: str = "application/xhtml+xml", properties: str = ""
) -> None:
    add(manifest, "item", id=name, href=file, properties=properties, **{"media-type": media})


def _xml(root: Element) -> bytes:
    made: bytes = tostring(root, "utf-8", xml_declaration=True)
    return made
