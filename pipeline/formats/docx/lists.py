"""Which item of which list a paragraph of Word is: numbers are counted, not written (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pipeline.formats.office.package import Package
from pipeline.xml_text import Element

__all__ = ["Lists", "read_lists"]

_UNNUMBERED = ("bullet", "none")
_NONE = "0"
"""The identifier of the numbering that paragraphs without one have."""


class _Level(NamedTuple):
    """A level of a numbering."""

    start: int
    is_numbered: bool
    after: int | None
    """How many levels, from the outermost on, begin it anew; None for all that are above it."""
    style: str
    """The style whose paragraphs are on this level."""


class _Numbering(NamedTuple):
    """A numbering that paragraphs refer to."""

    counted: str
    """What it is counted with: numberings made of the same abstract one go on with each other."""
    levels: Mapping[int, _Level]
    anew: Mapping[int, int]
    """The levels that begin anew where it is first used, and the number each begins with."""


class Lists:
    """Counts the items of all lists, in the order of the text."""

    def __init__(
        self, numberings: Mapping[str, _Numbering], styles: Mapping[str, tuple[str, int]], kinds: Mapping[str, str]
    ) -> None:
        self._numberings, self._styles, self._kinds = numberings, styles, kinds
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def item(self, paragraph: Element) -> tuple[int, int] | None:
        """Return depth and number of the item that a paragraph is, the number 0 for bullets; None if it is none."""
        properties = paragraph.child("w:pPr")
        name, level = self._numbered(properties) if properties is not None else ("", 0)
        numbering = self._numberings.get(name)
        if numbering is None:
            return None
        number = self._counted(name, numbering, level)
        known = numbering.levels.get(level)
        above = (numbering.levels[one].style for one in range(level) if one in numbering.levels)
        headings = sum(self._kinds.get(style, "").startswith("heading") for style in above)
        return level + 1 - headings, number if known is not None and known.is_numbered else 0

    def _numbered(self, properties: Element) -> tuple[str, int]:
        """Return the numbering and the level that a paragraph with ``properties`` has."""
        style = properties.child("w:pStyle")
        name, level = self._styles.get(style.get("w:val") if style is not None else "", ("", 0))
        own = properties.child("w:numPr")
        if own is None:
            return name, level
        return _value(own, "w:numId") or name, _whole(_value(own, "w:ilvl"), level)

    def _counted(self, name: str, numbering: _Numbering, level: int) -> int:
        """Return the number of the next item on ``level``; the levels below it begin anew."""
        counts = self._counts.setdefault(numbering.counted, {})
        known = numbering.levels.get(level)
        begins = numbering.anew.get(level)
        if begins is not None and (name, level) not in self._begun:
            counts.pop(level, None)
        self._begun.add((name, level))
        first = begins if begins is not None else known.start if known is not None else 1
        counts[level] = counts[level] + 1 if level in counts else first
        for deeper in [one for one in counts if one > level]:
            after = numbering.levels[deeper].after if deeper in numbering.levels else None
            if after is None or level < after:
                del counts[deeper]
        return counts[level]


def read_lists(package: Package, kinds: Mapping[str, str]) -> Lists:
    """Return the lists of a document; ``kinds`` says what paragraphs of a style are."""
    parts = {one.type: one.target for one in package.relationships(package.main) if not one.outside}
    numbering, styles = (package.xml(parts[kind]) if kind in parts else None for kind in ("numbering", "styles"))
    found = dict(_numberings(numbering.root, styles.root if styles else None)) if numbering else {}
    return Lists(found, dict(_of_styles(styles.root, found)) if styles else {}, kinds)


def _numberings(root: Element, styles: Element | None) -> Iterator[tuple[str, _Numbering]]:
    abstracts = {one.get("w:abstractNumId"): one for one in root.children if one.name == "w:abstractNum"}
    numbers = {one.get("w:numId"): one for one in root.children if one.name == "w:num"}
    linked = {
        style.get("w:styleId"): _value(numbers[name], "w:abstractNumId")
        for style in (styles.children if styles is not None else ())
        if (name := _value(style, "w:pPr", "w:numPr", "w:numId")) in numbers
    }
    for name, number in numbers.items():
        counted = _value(number, "w:abstractNumId")
        abstract = abstracts.get(counted)
        if abstract is not None and (link := _value(abstract, "w:numStyleLink")):
            counted = linked.get(link, counted)
            abstract = abstracts.get(counted)
        overrides = [one for one in number.children if one.name == "w:lvlOverride"]
        levels = dict(_levels(abstract)) if abstract is not None else {}
        anew: dict[int, int] = {}
        for one in overrides:
            levels |= _levels(one)
            level = _whole(one.get("w:ilvl"), 0)
            start = _value(one, "w:startOverride")
            if start:
                anew[level] = _whole(start, 1)
        yield name, _Numbering(counted, levels, anew)


def _levels(above: Element) -> Iterator[tuple[int, _Level]]:
    for one in above.children:
        if one.name == "w:lvl":
            level = _whole(one.get("w:ilvl"), 0)
            after = _value(one, "w:lvlRestart")
            is_numbered = _value(one, "w:numFmt") not in _UNNUMBERED and f"%{level + 1}" in _value(one, "w:lvlText")
            restarts = _whole(after, level) if after else None
            yield level, _Level(_whole(_value(one, "w:start"), 1), is_numbered, restarts, _value(one, "w:pStyle"))


def _of_styles(root: Element, numberings: Mapping[str, _Numbering]) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield the numbering and the level of each style that has one, be it of a style that it is based on."""
    styles = {one.get("w:styleId"): one for one in root.children if one.name == "w:style"}
    for name, style in styles.items():
        seen: set[str] = set()
        one: Element | None = style
        while one is not None and (known := one.get("w:styleId")) not in seen:
            seen.add(known)
            number = _value(one, "w:pPr", "w:numPr", "w:numId")
            if number and number != _NONE:
                levels = numberings[number].levels if number in numberings else {}
                said = _whole(_value(one, "w:pPr", "w:numPr", "w:ilvl"), 0)
                yield name, (number, next((level for level, its in levels.items() if its.style in (name, known)), said))
            if number:
                break
            one = styles.get(_value(one, "w:basedOn"))


def _value(element: Element, *path: str) -> str:
    child = element.child(*path)
    return child.get("w:val") if child is not None else ""


def _whole(said: str, otherwise: int) -> int:
    return int(said) if said.isdecimal() and len(said) < len("1000000") else otherwise
