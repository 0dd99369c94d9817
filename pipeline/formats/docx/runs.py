"""What Word calls the pieces of its paragraphs (ISO/IEC 29500-1, 17.3, 17.13, 17.16)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.formats.docx import looks
from pipeline.formats.docx.fields import FieldMark, field_name, is_computed, with_fields
from pipeline.formats.office.package import Relationship, place_of
from pipeline.formats.office.pieces import Kind, Look, Piece, Thing
from pipeline.formats.office.runs import RunReader, RunWriter, Stretch
from pipeline.locales import locale_name, primary
from pipeline.xml_text import Element, in_quotes

__all__ = ["WordRuns", "WordWriter", "word_writer"]

_AFTER_LANGUAGE = re.compile(r"<[^\s/>]*?(?:eastAsianLayout|specVanish|oMath|rPrChange)[\s/>]|</[^\s>]*?rPr\s*>")
"""What follows the language in a run's properties (ISO/IEC 29500-1, 17.3.2.1)."""


@dataclass(frozen=True, slots=True)
class WordWriter(RunWriter):
    """Writes runs of Word."""

    prefix: str = "w:"
    """What the part calls Word's namespace."""

    def foreign(self, look: Look, language: str) -> Look:
        """Return ``look`` with its text marked as ``language``."""
        w = self.prefix
        opening = re.sub(rf"<{w}lang\b[^>]*>", "", look.opening)
        if f"<{w}rPr>" not in opening:
            opening = re.sub(rf"<{w}rPr\b[^>]*/>", "", opening) + f"<{w}rPr></{w}rPr>"
        place = _AFTER_LANGUAGE.search(opening)
        at = place.start() if place else len(opening)
        mark = f'<{w}lang {w}val="{in_quotes(locale_name(language).replace("_", "-"))}"/>'
        return replace(look, opening=opening[:at] + mark + opening[at:])


def word_writer(root: Element) -> WordWriter:
    """Return the writer for a part, which writes elements with the part's own prefix."""
    name = root.raw_name_of
    prefix = name("w:t").removesuffix("t")
    return WordWriter(
        f'<{name("w:t")} xml:space="preserve">',
        f"</{name('w:t')}>",
        (
            ("\t", f"<{name('w:tab')}/>"),
            ("\n", f"<{name('w:br')}/>"),
            ("\N{NON-BREAKING HYPHEN}", f"<{name('w:noBreakHyphen')}/>"),
            ("\N{SOFT HYPHEN}", f"<{name('w:softHyphen')}/>"),
        ),
        prefix,
    )


_OWN_BOOKMARKS = ("_GoBack", "_Hlk", "_Toc")


_CHARACTERS = {
    "w:tab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    "w:softHyphen": "\N{SOFT HYPHEN}",
}
_WRAPPERS = {
    "w:hyperlink": "",
    "w:fldSimple": "",
    "w:sdt": "w:sdtContent",
    "w:dir": "",
    "w:bdo": "",
}
_THINGS = {
    "w:bookmarkStart": ("bookmark", Kind.START),
    "w:bookmarkEnd": ("end of bookmark", Kind.END),
    "w:commentRangeStart": ("comment", Kind.START),
    "w:commentRangeEnd": ("end of comment", Kind.END),
    "w:commentReference": ("comment", Kind.END),
    "w:permStart": ("permission", Kind.START),
    "w:permEnd": ("end of permission", Kind.END),
    "w:moveFromRangeStart": ("move", Kind.LOOSE),
    "w:moveFromRangeEnd": ("move", Kind.LOOSE),
    "w:moveToRangeStart": ("move", Kind.LOOSE),
    "w:moveToRangeEnd": ("move", Kind.LOOSE),
    "w:footnoteReference": ("footnote", Kind.OBJECT),
    "w:endnoteReference": ("endnote", Kind.OBJECT),
    "w:footnoteRef": ("number of the footnote", Kind.OBJECT),
    "w:endnoteRef": ("number of the endnote", Kind.OBJECT),
    "w:annotationRef": ("comment", Kind.OBJECT),
    "w:drawing": ("picture or shape", Kind.OBJECT),
    "w:pict": ("picture or shape", Kind.OBJECT),
    "w:object": ("embedded object", Kind.OBJECT),
    "mc:AlternateContent": ("picture or shape", Kind.OBJECT),
    "w:br": ("page break", Kind.OBJECT),
    "w:ptab": ("tab", Kind.OBJECT),
    "w:sym": ("symbol", Kind.WORD),
    "w:pgNum": ("page number", Kind.WORD),
    "w:ruby": ("ruby text", Kind.WORD),
    "w:sdt": ("content control", Kind.WORD),
    "w:fldSimple": ("field", Kind.WORD),
    "m:oMath": ("formula", Kind.WORD),
    "m:oMathPara": ("formula", Kind.OBJECT),
}


class WordRuns(RunReader):
    """Reads paragraphs of Word."""

    run = "w:r"
    properties = "w:rPr"
    text = "w:t"
    characters = _CHARACTERS
    skipped = frozenset(
        ["w:pPr", "w:proofErr", "w:lastRenderedPageBreak", "w:del", "w:moveFrom", "w:delText", "w:delInstrText"]
    )
    dissolved = frozenset(["w:ins", "w:moveTo", "w:smartTag", "w:customXml"])
    wrappers = _WRAPPERS
    things = _THINGS

    def __init__(
        self, writer: WordWriter, language: str, styles: Mapping[str, str], links: Mapping[str, Relationship]
    ) -> None:
        self.writer = writer
        self._language = primary(language)
        self._styles = styles
        self._links = links
        self._loose: set[str] = set()

    def pieces(self, paragraph: Element) -> list[Piece]:
        """Return the pieces of a paragraph in order, its fields as wrappers or things."""
        return with_fields(RunReader.pieces(self, paragraph), self.writer)

    def look(self, properties: Element | None, *, is_simple: bool) -> Look:
        """Return how text looks in a run with these properties."""
        return looks.look(properties, self._styles, is_simple=is_simple)

    def is_hidden(self, properties: Element | None) -> bool:
        """Tell whether a run is marked as hidden text."""
        return looks.is_hidden(properties)

    def properties_xml(self, properties: Element) -> str:
        """Return a run's properties but for a language that is not the document's: a translation is in neither."""
        language = properties.child("w:lang")
        if language is None or primary(language.get("w:val")) == self._language:
            return properties.raw
        at = properties.start
        return properties.raw[: language.start - at] + properties.raw[language.end - at :]

    def character(self, element: Element) -> str | None:
        """Return the character an element stands for; a break of a page or column is none."""
        if element.name == "w:br" and element.get("w:type", "textWrapping") != "textWrapping":
            return None
        return self.characters.get(element.name)

    def content(self, element: Element) -> Element | None:
        """Return the content of a wrapper; fields that Word computes and boxes to tick are things."""
        content = RunReader.content(self, element)
        if element.name == "w:fldSimple" and is_computed(element.get("w:instr")):
            return None
        return None if element.name == "w:sdt" and element.child("w:sdtPr", "w14:checkbox") else content

    def wrapper_name(self, element: Element) -> str:
        """Return what a wrapper is, and where a link leads."""
        match element.name:
            case "w:hyperlink":
                link = self._links.get(element.get("r:id"))
                return f"link to {place_of(link.target)}" if link and link.outside else "link within the document"
            case "w:fldSimple":
                return field_name(element.get("w:instr"))
            case "w:sdt":
                properties = element.child("w:sdtPr", "w:alias")
                title = properties.get("w:val") if properties else ""
                return f"content control {title}".strip()
            case _:
                return "direction of writing"

    def thing(self, element: Element, xml: str, stretch: Stretch) -> Piece:
        """Return the piece for what is kept as it is; the marks of fields say which they are."""
        if element.name == "w:fldChar":
            return FieldMark(xml, "field", Kind.OBJECT, *stretch, role=element.get("w:fldCharType"))
        if element.name == "w:instrText":
            return FieldMark(xml, "field", Kind.OBJECT, *stretch, role="instruction", instruction=element.content())
        piece = RunReader.thing(self, element, xml, stretch)
        if (
            element.name in ("w:bookmarkStart", "w:bookmarkEnd")
            and isinstance(piece, Thing)
            and self._is_loose(element)
        ):
            return replace(piece, kind=Kind.LOOSE)
        if element.name == "w:fldSimple" and isinstance(piece, Thing):
            return replace(piece, name=field_name(element.get("w:instr")))
        return piece

    def _is_loose(self, bookmark: Element) -> bool:
        """Tell whether a bookmark is one that Word itself sets and finds again, whatever text it is around."""
        identifier = bookmark.get("w:id")
        if bookmark.get("w:name").startswith(_OWN_BOOKMARKS):
            self._loose.add(identifier)
        return identifier in self._loose
