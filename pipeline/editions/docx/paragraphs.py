"""Texts as paragraphs of WordprocessingML. Built as a tree, so that no text can be taken for markup."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from pipeline.editions.docx.pictures import Drawing, inline
from pipeline.editions.outline import Piece, Style
from pipeline.editions.shown import Shown
from pipeline.locales import is_right_to_left, locale_name
from pipeline.markup.runs import Look, Run

__all__ = ["STYLES", "Writer", "add", "culture", "relationship"]

STYLES = {
    Style.ITEM: "ListParagraph",
    Style.QUOTATION: "Quote",
    Style.CODE: "Code",
    Style.CAPTION: "Caption",
    Style.NOTE: "Footnote",
    Style.TERM: "Term",
    Style.DEFINITION: "Definition",
    Style.HEAD: "Term",
}
_BREAKS = re.compile("([\n\t])")
_LOOKS: tuple[tuple[Look, str, dict[str, str]], ...] = (
    (Look.STRONG, "w:b", {}),
    (Look.STRONG, "w:bCs", {}),
    (Look.EMPHASIS, "w:i", {}),
    (Look.EMPHASIS, "w:iCs", {}),
    (Look.PICTURE, "w:i", {}),
    (Look.STRUCK, "w:strike", {}),
    (Look.SMALL, "w:sz", {"w:val": "18"}),
    (Look.SMALL, "w:szCs", {"w:val": "18"}),
    (Look.MARKED, "w:highlight", {"w:val": "yellow"}),
    (Look.UNDERLINED, "w:u", {"w:val": "single"}),
)
"""In the order in which the schema wants them (CT_RPr)."""
_FONT = {"w:ascii": "Courier New", "w:hAnsi": "Courier New", "w:cs": "Courier New"}


def add(parent: Element, name: str, **values: str) -> Element:
    """Add an element; ``val="x"`` is its attribute ``w:val``."""
    return SubElement(parent, name, {f"w:{key}": value for key, value in values.items()})


def culture(language: str) -> str:
    """Return a language as Word names it, with a region: ``es`` is ``es-ES`` (BCP 47)."""
    return locale_name(language).replace("_", "-")


def relationship(drawing: Drawing) -> str:
    """Return the name by which a document refers to a picture."""
    return drawing.file.replace("/", "-").replace(".", "-")


@dataclass(slots=True)
class Writer:
    """Writes the body of a document, and remembers what its other parts have to say."""

    body: Element = field(default_factory=lambda: Element("w:body"))
    targets: dict[str, str] = field(default_factory=dict)
    """The addresses that links lead to, with the name of each."""
    starts: list[tuple[int, int]] = field(default_factory=list)
    """The level, from 0, and the first number of each numbered list."""
    bookmarks: int = 0
    """How many places have a name by now."""
    drawings: Mapping[str, Drawing] = field(default_factory=dict)
    """The pictures that can be shown, by their names in the document."""
    drawn: list[Drawing] = field(default_factory=list)
    """Those that are shown, each time one is."""

    def numbered(self, level: int, start: int) -> int:
        """Return the number that stands for a new numbered list."""
        self.starts.append((level, start))
        return len(self.starts) + 1

    def paragraph(self, parent: Element, style: str = "", listing: int = 0, level: int = 0) -> Element:
        """Add a paragraph; in a list ``listing`` says which, and ``level``, from 0, how deep."""
        paragraph = add(parent, "w:p")
        if style or listing:
            properties = add(paragraph, "w:pPr")
            if style:
                add(properties, "w:pStyle", val=style)
            if listing:
                place = add(properties, "w:numPr")
                add(place, "w:ilvl", val=str(level))
                add(place, "w:numId", val=str(listing))
        return paragraph

    def piece(self, parent: Element, piece: Piece, text: Shown, *, listing: int = 0, level: int = 0) -> None:
        """Add a piece as a paragraph."""
        style = f"Heading{piece.level}" if piece.level else STYLES.get(piece.style, "")
        self.say(self.paragraph(parent, style, listing, level), text)

    def picture(self, paragraph: Element, name: str, room: tuple[int, int], text: Shown | None) -> None:
        """Add the picture called ``name`` to a paragraph, no larger than ``room`` (twentieths of a point).

        Without a ``text`` it says nothing to readers who do not see it.
        """
        drawing = self.drawings[name]
        self.drawn.append(drawing)
        run = add(paragraph, "w:r")
        words = ""
        if text:
            words = f"[{text.note}] {text.text}" if text.note else text.text
            add(add(run, "w:rPr"), "w:lang", val=culture(text.language))
        inline(run, relationship(drawing), len(self.drawn), drawing.fitting(*room), words)

    def say(self, paragraph: Element, text: Shown) -> None:
        """Add a text to a paragraph, after what is said about it."""
        _turn(paragraph, text.reader)
        if text.number:
            self._number(paragraph, text)
        if text.label:
            self.plain(paragraph, f"{text.label}: ", text.words, "Kind")
        if text.note:
            self.plain(paragraph, f"[{text.note}] ", text.words, "Untranslated")
        for run in text.runs:
            self._run(paragraph, run, run.language or text.language, _place(text, run.note))

    def plain(self, paragraph: Element, words: str, language: str, style: str = "") -> None:
        """Add words of our own in ``language`` (BCP 47)."""
        _turn(paragraph, language)
        self._text(add(paragraph, "w:r"), Run(words), language, style)

    def _number(self, paragraph: Element, text: Shown) -> None:
        """Add the number of a footnote, and name its place."""
        number = str(self.bookmarks)
        self.bookmarks += 1
        SubElement(paragraph, "w:bookmarkStart", {"w:id": number, "w:name": _place(text, text.number)})
        self._text(add(paragraph, "w:r"), Run(str(text.number), frozenset({Look.RAISED})), text.language, "")
        add(paragraph, "w:bookmarkEnd", id=number)
        self.plain(paragraph, " ", text.language)

    def _run(self, paragraph: Element, run: Run, language: str, place: str) -> None:
        """Add a run, which leads to ``place`` if it refers to a footnote."""
        parent, style = paragraph, ""
        if run.note:
            parent = add(paragraph, "w:hyperlink", anchor=place)
        if run.target:
            name = self.targets.setdefault(run.target, f"link{len(self.targets) + 1}")
            parent, style = SubElement(paragraph, "w:hyperlink", {"r:id": name}), "Hyperlink"
        self._text(add(parent, "w:r"), run, language, style)

    def _text(self, element: Element, run: Run, language: str, style: str) -> None:
        properties = add(element, "w:rPr")
        if style:
            add(properties, "w:rStyle", val=style)
        if Look.CODE in run.looks:
            SubElement(properties, "w:rFonts", _FONT)
        for look, name, values in _LOOKS:
            if look in run.looks and properties.find(name) is None:
                SubElement(properties, name, values)
        if Look.RAISED in run.looks or Look.LOWERED in run.looks:
            add(properties, "w:vertAlign", val="superscript" if Look.RAISED in run.looks else "subscript")
        if is_right_to_left(language):
            add(properties, "w:rtl")
            add(properties, "w:lang", bidi=culture(language))
        else:
            add(properties, "w:lang", val=culture(language))
        for piece in _BREAKS.split(run.text):
            if piece in ("\n", "\t"):
                add(element, "w:br" if piece == "\n" else "w:tab")
            elif piece:
                SubElement(element, "w:t", {"xml:space": "preserve"}).text = piece


def _turn(paragraph: Element, language: str) -> None:
    """Let a paragraph run from right to left if it begins with a text for readers of such a ``language``."""
    if not is_right_to_left(language) or any(child.tag != "w:pPr" for child in paragraph):
        return
    properties = paragraph.find("w:pPr")
    if properties is None:
        properties = add(paragraph, "w:pPr")
    add(properties, "w:bidi")


def _place(text: Shown, number: int) -> str:
    """Return the name of a footnote's place: Word's names have letters, figures and low lines alone."""
    return text.note_name(number).replace("-", "_") if number else ""
