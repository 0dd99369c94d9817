"""Reading TBX of either version and style, of any dialect.

Elements are known by their local names: ``termEntry`` and ``conceptEntry``, ``langSet`` and
``langSec``, ``tig``, ``ntig`` and ``termSec``. What the glossary has no column for is kept
in the term's note under its own name: ``context: …``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from pipeline.errors import GlossaryError, MuseotextError
from pipeline.glossary.exchange.notes import column_in, joined
from pipeline.glossary.exchange.records import Record, with_statuses
from pipeline.glossary.exchange.tbx_categories import CATEGORIES, status_of
from pipeline.glossary.rows import language_name
from pipeline.glossary.terms import Status
from pipeline.safe_xml import parse

__all__ = ["records"]

_ENTRIES = ("termEntry", "conceptEntry")
_LANGUAGES = ("langSet", "langSec")
_TERMS = ("tig", "ntig", "termSec")
_ASIDE = ("transacGrp", "transac", "transacNote", "date", "termCompList", "termCompSec")
"""Who changed what when, and what a term is made of: no part of a glossary."""
_STRUCTURE = (*_LANGUAGES, *_TERMS, "term")
_GROUPS = ("termGrp", "descripGrp", "adminGrp", "termNoteGrp")
_STATUS = ("administrativeStatus", "normativeAuthorization")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class _Said(NamedTuple):
    """One category with its value; ``note`` for notes."""

    category: str
    text: str


def records(data: bytes, path: Path) -> Iterator[Record]:
    """Yield a record for each term. Raises GlossaryError when the file is no TBX."""
    try:
        root = parse(data, path)
    except MuseotextError as error:
        raise GlossaryError(error.what, path=path, line=error.line, remedy=error.remedy) from None
    if _name(root) not in ("martif", "tbx", "TBX"):
        raise GlossaryError(f"is no TBX: its root is <{_name(root)}>", path=path, remedy="export it as TBX")
    entries = [element for element in root.iter("{*}*") if _name(element) in _ENTRIES]
    for number, entry in enumerate(entries, 1):
        yield from with_statuses(list(_entry(entry, f"{path.stem}-{number}")))


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def _children(element: etree._Element, names: tuple[str, ...]) -> Iterator[etree._Element]:
    return (child for child in element if _name(child) in names)


def _entry(entry: etree._Element, unnamed: str) -> Iterator[Record]:
    of_concept = list(_said(entry))
    concept = {"concept": entry.get("id") or unnamed}
    concept.update(column for one in of_concept if (column := column_in(one.text)) and column[0] == "concept")
    of_concept = [one for one in of_concept if not column_in(one.text)]
    for section in _children(entry, _LANGUAGES):
        tag = section.get(_XML_LANG) or section.get("lang") or ""
        of_language = list(_said(section))
        for term in _children(section, _TERMS):
            record = _record(term, concept, tag, [*_said(term), *of_language, *of_concept])
            if not record.left_out:
                of_language, of_concept = [], []
            yield record


def _record(element: etree._Element, concept: dict[str, str], tag: str, said: list[_Said]) -> Record:
    line = int(element.sourceline or 1)  # type: ignore[call-overload]  # the stubs leave its type open
    language = language_name(tag)
    if language is None:
        return Record(line, {}, f"a glossary cannot hold the language {tag!r}" if tag else "a term has no language")
    terms = [one for one in element.iter("{*}term") if _name(one) == "term"]
    text = _text(terms[0]) if terms else ""
    if not text:
        return Record(line, {}, "a term is empty")
    values = {**concept, "lang": language, "term": text}
    kept: dict[str, list[str]] = {"definition": [], "source": [], "note": []}
    own: dict[str, str] = {}
    for one in said:
        column = column_in(one.text) if one.category == "note" else None
        if column:
            own.update([column])
        elif one.category in _STATUS:
            status = status_of(one.text)
            values["status"] = (status or Status.ADMITTED).value
            if status is None:
                kept["note"].append(f"{one.category}: {one.text}")
        elif one.category in CATEGORIES:
            _categorise(one, values, kept)
        else:
            kept["note"].append(one.text if one.category == "note" else f"{one.category}: {one.text}")
    values.update({name: joined(texts) for name, texts in kept.items() if texts})
    return Record(line, {**values, **own})


def _categorise(one: _Said, values: dict[str, str], kept: dict[str, list[str]]) -> None:
    column, choices = CATEGORIES[one.category]
    if column in kept:
        kept[column].append(one.text)
        return
    value = choices.get(one.text.lower().replace(" ", ""))
    if value is None:
        kept["note"].append(f"{one.category}: {one.text}")
    elif value:
        values[column] = value


def _said(element: etree._Element) -> Iterator[_Said]:
    """Yield what is said of an entry, a language or a term itself, not of what is inside it."""
    for child in element:
        name = _name(child)
        if name in _ASIDE or name in _STRUCTURE:
            continue
        if name in _GROUPS:
            yield from _said(child)
        elif text := _text(child):
            target = child.get("target", "")
            category = child.get("type") or name
            yield _Said(category, f"{text} ({target})" if target and name not in ("note", "descrip") else text)


def _text(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
