"""Text in DrawingML (ISO/IEC 29500-1, 21.1): shapes, charts, diagrams, slides."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.formats.document import LanguageForm, LanguageMark, Slot, kept
from pipeline.formats.office.package import Relationship, place_of
from pipeline.formats.office.pieces import Kind, Look, Piece, Thing
from pipeline.formats.office.runs import RunReader, RunWriter
from pipeline.formats.office.slots import PlainSlot, plain_slot
from pipeline.locales import locale_name, primary
from pipeline.xml_text import Element, Xml, in_quotes

__all__ = ["DrawingRuns", "DrawingWriter", "alternative_texts", "drawing_marks", "drawing_writer", "tooltips"]

_UNSEEN = frozenset(
    ["lang", "altLang", "dirty", "err", "noProof", "smtClean", "smtId", "bmk", "kern", "normalizeH", "kumimoji"]
)
"""Attributes of a run that change no letter."""
_UNSEEN_INNER = frozenset(["a:extLst", "a:cs", "a:ea", "a:sym", "a:uLnTx", "a:uFillTx"])
_NAMES = {"b": "bold", "i": "italic", "u": "underlined", "strike": "struck through", "cap": "capitals"}
_OFF = {
    "b": ("0", "false"),
    "i": ("0", "false"),
    "u": ("none",),
    "strike": ("noStrike",),
    "cap": ("none",),
    "baseline": ("0", "0%"),
    "spc": ("0",),
}


@dataclass(frozen=True, slots=True)
class DrawingWriter(RunWriter):
    """Writes runs of DrawingML; a line break stands between runs."""

    break_name: str = "a:br"
    run_name: str = "a:r"

    def text(self, chars: str, look: Look) -> str:
        """Return runs with ``chars``, and line breaks between them."""
        properties = _properties(look.opening)
        line_break = f"<{self.break_name}>{properties}</{self.break_name}>" if properties else f"<{self.break_name}/>"
        return line_break.join(
            f"{look.opening}{self.inner(line)}{look.closing}" if line else "" for line in chars.split("\n")
        )

    def foreign(self, look: Look, language: str) -> Look:
        """Return ``look`` with its text marked as ``language``."""
        mark = f'lang="{in_quotes(locale_name(language).replace("_", "-"))}"'
        opening, number = re.subn(
            r"""(<[^<>]*?rPr\b[^<>]*?)\slang=(?:"[^"]*"|'[^']*')""", rf"\1 {mark}", look.opening, count=1
        )
        if not number:
            opening, number = re.subn(r"(<[^<>\s]*?rPr)\b", rf"\1 {mark}", look.opening, count=1)
        if not number:
            opening = f"{look.opening}<{self.opening[1:-2]}rPr {mark}/>"
        return replace(look, opening=opening)


def _is_unseen(element: Element) -> bool:
    """Tell whether a property of a run changes no letter: no outline, no effects, the lines of old versions."""
    match element.name:
        case "a:ln":
            return element.child("a:noFill") is not None
        case "a:effectLst":
            return not element.children
    return element.name in _UNSEEN_INNER


def _properties(opening: str) -> str:
    """Return the properties in what stands before a run's text."""
    return opening[opening.find(">") + 1 :]


def drawing_writer(element: Element) -> DrawingWriter:
    """Return the writer for paragraphs below ``element``."""
    text = element.raw_name_of("a:t")
    return DrawingWriter(f"<{text}>", f"</{text}>", (), element.raw_name_of("a:br"), element.raw_name_of("a:r"))


_CHARACTERS = {"a:br": "\n"}
_THINGS = {
    "a:fld": ("field", Kind.WORD),
    "a14:m": ("formula", Kind.WORD),
    "m:oMathPara": ("formula", Kind.WORD),
    "mc:AlternateContent": ("formula", Kind.WORD),
}
_PICTURE_FILE = re.compile(r"\A[^\n]*\.(?:jpe?g|png|gif|bmp|tiff?|emf|wmf|svg|webp)\s*\Z", re.IGNORECASE)
"""The name of the file a picture came from, which programs put where its description belongs."""
_FIELDS = (("slidenum", "slide number"), ("datetime", "date"))
_LINKS = ("a:hlinkClick", "a:hlinkHover", "a:hlinkMouseOver")
_MARKED = ("a:rPr", "a:endParaRPr", "a:defRPr", "a:fld")


class DrawingRuns(RunReader):
    """Reads paragraphs of DrawingML."""

    run = "a:r"
    properties = "a:rPr"
    text = "a:t"
    preserves = True
    characters = _CHARACTERS
    skipped = frozenset(("a:pPr", "a:endParaRPr"))
    things = _THINGS

    def __init__(self, writer: DrawingWriter, links: Mapping[str, Relationship]) -> None:
        self.writer = writer
        self._links = links

    def look(self, properties: Element | None, *, is_simple: bool) -> Look:
        """Return how text looks in a run with these properties; a link is a part of it."""
        del is_simple
        if properties is None:
            return Look()
        values = {
            name: one.value
            for name, one in properties.attributes().items()
            if name not in _UNSEEN and not name.startswith("xmlns") and one.value not in _OFF.get(name, ())
        }
        names = [_NAMES[name] for name in _NAMES if name in values]
        names += ["in another size"] if "sz" in values else []
        if "baseline" in values:
            names.append("subscript" if values["baseline"].startswith("-") else "superscript")
        inner = [child for child in properties.children if not _is_unseen(child)]
        for child in inner:
            if child.name == "a:hlinkClick":
                link = self._links.get(child.get("r:id"))
                inside = "link to a slide" if "hlinksldjump" in child.get("action") else "link"
                names.append(f"link to {place_of(link.target)}" if link and link.outside else inside)
            elif child.name in ("a:solidFill", "a:gradFill"):
                names.append("coloured")
            elif child.name == "a:highlight":
                names.append("highlighted")
            elif child.name == "a:latin":
                names.append("in another font")
        key = "|".join([*(f"{name}={values[name]}" for name in sorted(values)), *sorted(child.raw for child in inner)])
        shows_space = bool(values.keys() & {"u", "strike"}) or any(
            child.name in ("a:hlinkClick", "a:highlight") for child in inner
        )
        return Look(key, tuple(names), shows_space=shows_space)

    def pieces(self, paragraph: Element) -> list[Piece]:
        """Return the pieces of a paragraph in order."""
        if "tooltip" not in paragraph.raw:
            return RunReader.pieces(self, paragraph)
        self.forget()
        found = RunReader.pieces(self, paragraph)
        self.forget()
        return found

    def beside(self, element: Element) -> Look:
        """Return the look of a line break, as a run of text that looks so is written."""
        name = self.writer.run_name
        properties = element.child(self.properties)
        opening = f"<{name}>" + (self.properties_xml(properties) if properties else "")
        return replace(self.look(properties, is_simple=True), opening=opening, closing=f"</{name}>")

    def properties_xml(self, properties: Element) -> str:
        """Return a run's properties; the tooltip of its link has a unit of its own."""
        link = properties.child("a:hlinkClick")
        one = link.attributes().get("tooltip") if link else None
        if one is None:
            return properties.raw
        at = properties.start
        return properties.raw[: one.start - at] + kept(one.start, one.end) + properties.raw[one.end - at :]

    def thing(self, element: Element, xml: str, stretch: tuple[int, int]) -> Piece:
        """Return the piece for what is kept as it is; fields say what they show."""
        piece = RunReader.thing(self, element, xml, stretch)
        shown = next((name for kind, name in _FIELDS if element.get("type").startswith(kind)), "")
        if element.name == "a:fld" and shown and isinstance(piece, Thing):
            return replace(piece, name=shown)
        return piece

    def wrapper_name(self, element: Element) -> str:
        """Return the name of a wrapper; DrawingML has none."""
        return element.name


def alternative_texts(element: Element, *, section: tuple[str, ...] = ()) -> Iterator[PlainSlot]:
    """Yield the slots of what is read instead of a picture or shape, of its properties ``element``.

    The name of a picture's file describes nothing and is left alone.
    """
    attributes = element.attributes()
    for name in ("title", "descr", "alt"):
        one = attributes.get(name)
        if one is not None and not _PICTURE_FILE.search(one.value):
            slot = plain_slot(one.value, one.start, one.end, kind="alt text", section=section, quoted=True)
            if slot is not None:
                yield slot


def tooltips(
    xml: Xml, *, section: tuple[str, ...] = (), is_left_out: Callable[[Element], bool] = lambda _: False
) -> Iterator[tuple[str, PlainSlot]]:
    """Yield what appears when the pointer rests on a link, as slots, each with the link it belongs to.

    A link whose text is cut into several runs repeats it.
    """
    for element in xml.named(*_LINKS):
        if "tooltip" in element.tag and not _is_on_break(element) and not is_left_out(element):
            one = element.attributes().get("tooltip")
            slot = one and plain_slot(one.value, one.start, one.end, kind="tooltip", section=section, quoted=True)
            if slot:
                yield f"{element.get('r:id')} {element.get('action')}", slot


def _is_on_break(link: Element) -> bool:
    """Tell whether a link is one of a line break, where no pointer can rest."""
    run = link.parent.parent if link.parent is not None else None
    return run is not None and run.name == "a:br"


def drawing_marks(
    xml: Xml,
    language: str,
    *,
    translated: Iterable[Slot] = (),
    is_left_out: Callable[[Element], bool] = lambda _: False,
) -> Iterator[LanguageMark]:
    """Yield where a part names ``language`` (gettext name), but for elements that are left out.

    In a paragraph that holds one of the ``translated`` slots they all count: authors seldom
    say, and PowerPoint guesses, what language a run is in.
    """
    starts = sorted(slot.start for slot in translated)
    for element in xml.tags(*_MARKED):
        if is_left_out(element):
            continue
        for name in ("lang", "altLang"):
            one = element.attributes().get(name) if name in element.tag else None
            if one is not None and (primary(one.value) == primary(language) or _is_among(element, starts)):
                yield LanguageMark(one.start, one.end, LanguageForm.CULTURE)


def _is_among(element: Element, starts: list[int]) -> bool:
    """Tell whether one of ``starts`` lies in the paragraph around ``element``."""
    paragraph: Element | None = element
    while paragraph is not None and paragraph.name != "a:p":
        paragraph = paragraph.parent
    if paragraph is None:
        return False
    number = bisect_left(starts, paragraph.start)
    return number < len(starts) and starts[number] < paragraph.end
