"""Text in DrawingML (ISO/IEC 29500-1, 21.1): shapes, charts, diagrams, slides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.formats.document import LanguageForm, LanguageMark, Slot
from pipeline.formats.office.package import Relationship, place_of
from pipeline.formats.office.pieces import Kind, Look
from pipeline.formats.office.runs import RunReader, RunWriter
from pipeline.formats.office.slots import PlainSlot, paragraph_slot, plain_slot
from pipeline.locales import locale_name, primary
from pipeline.xml_text import Element, in_quotes

__all__ = ["DrawingRuns", "DrawingWriter", "alternative_texts", "drawing_marks", "drawing_slots", "drawing_writer"]

_UNSEEN = frozenset(["lang", "altLang", "dirty", "err", "noProof", "smtClean", "smtId", "bmk", "kern", "normalizeH"])
"""Attributes of a run that change no letter."""
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


def _properties(opening: str) -> str:
    """Return the properties in what stands before a run's text."""
    return opening[opening.find(">") + 1 :]


def drawing_writer(element: Element) -> DrawingWriter:
    """Return the writer for paragraphs below ``element``."""
    text = element.raw_name_of("a:t")
    return DrawingWriter(f"<{text}>", f"</{text}>", (), element.raw_name_of("a:br"))


_CHARACTERS = {"a:br": "\n"}
_THINGS = {"a:fld": ("field", Kind.WORD), "m:oMathPara": ("formula", Kind.WORD)}


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
        inner = [child for child in properties.children if child.name not in ("a:extLst", "a:cs", "a:ea")]
        for child in inner:
            if child.name == "a:hlinkClick":
                link = self._links.get(child.get("r:id"))
                names.append(f"link to {place_of(link.target)}" if link and link.outside else "link")
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

    def wrapper_name(self, element: Element) -> str:
        """Return the name of a wrapper; DrawingML has none."""
        return element.name


def drawing_slots(root: Element, runs: DrawingRuns, *, kind: str, section: tuple[str, ...] = ()) -> Iterator[Slot]:
    """Yield the slots of all paragraphs of DrawingML in ``root``."""
    for element in root.walk():
        if element.name == "a:p":
            slot = paragraph_slot(runs.pieces(element), runs.writer, kind=kind, section=section)
            if slot is not None:
                yield slot


def alternative_texts(element: Element, *, section: tuple[str, ...] = ()) -> Iterator[PlainSlot]:
    """Yield the slots of what is read instead of a picture or shape, of its properties ``element``."""
    attributes = element.attributes()
    for name in ("title", "descr", "alt"):
        one = attributes.get(name)
        if one is not None:
            slot = plain_slot(one.value, one.start, one.end, kind="alt text", section=section, quoted=True)
            if slot is not None:
                yield slot


def drawing_marks(elements: Iterable[Element], language: str) -> Iterator[LanguageMark]:
    """Yield the language marks of ``elements`` that name ``language`` (gettext name)."""
    for element in elements:
        if element.name in ("a:rPr", "a:endParaRPr", "a:defRPr", "a:fld"):
            one = element.attributes().get("lang")
            if one is not None and primary(one.value) == primary(language):
                yield LanguageMark(one.start, one.end, LanguageForm.CULTURE)
