"""Reading TBX of either version and style, of any dialect.

Elements are known by their local names: ``termEntry`` and ``conceptEntry``, ``langSet`` and
``langSec``, ``tig``, ``ntig`` and ``termSec``. What the glossary has no column for is kept
in the term's note under its own name: ``context: …``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import GlossaryError
from pipeline.glossary.exchange.notes import column_in, joined
from pipeline.glossary.exchange.records import Record, with_statuses
from pipeline.glossary.exchange.tbx_categories import CATEGORIES, status_of
from pipeline.glossary.exchange.xml_reading import parsed
from pipeline.glossary.terms import Status
from pipeline.locales import gettext_name
from pipeline.xml_text import Element
from pipeline.xml_text.foreign import Lines, local

__all__ = ["records"]

_ENTRIES = ("termEntry", "conceptEntry")
_LANGUAGES = ("langSet", "langSec")
_TERMS = ("tig", "ntig", "termSec")
_ASIDE = ("transacGrp", "transac", "transacNote", "date", "termCompList", "termCompSec")
"""Who changed what when, and what a term is made of: no part of a glossary."""
_STRUCTURE = (*_LANGUAGES, *_TERMS, "term")
_GROUPS = ("termGrp", "descripGrp", "adminGrp", "termNoteGrp")
_STATUS = ("administrativeStatus", "normativeAuthorization")


class _Said(NamedTuple):
    """One category with its value; ``note`` for notes."""

    category: str
    text: str


def records(data: bytes, path: Path) -> Iterator[Record]:
    """Yield a record for each term. Raises GlossaryError when the file is no TBX."""
    xml = parsed(data, path)
    root, lines = xml.root, Lines(xml.text)
    if local(root) not in ("martif", "tbx", "TBX"):
        raise GlossaryError(f"is no TBX: its root is <{local(root)}>", path=path, remedy="export it as TBX")
    entries = [element for element in root.walk() if local(element) in _ENTRIES]
    for number, entry in enumerate(entries, 1):
        yield from with_statuses(list(_entry(entry, f"{path.stem}-{number}", lines)))


def _children(element: Element, names: tuple[str, ...]) -> Iterator[Element]:
    return (child for child in element.children if local(child) in names)


def _entry(entry: Element, unnamed: str, lines: Lines) -> Iterator[Record]:
    of_concept = list(_said(entry))
    concept = {"concept": entry.get("id") or unnamed}
    concept.update(column for one in of_concept if (column := column_in(one.text)) and column[0] == "concept")
    of_concept = [one for one in of_concept if not column_in(one.text)]
    for section in _children(entry, _LANGUAGES):
        tag = section.get("xml:lang") or section.get("lang")
        of_language = list(_said(section))
        for term in _children(section, _TERMS):
            record = _record(term, lines.of(term), concept, tag, [*_said(term), *of_language, *of_concept])
            if not record.left_out:
                of_language, of_concept = [], []
            yield record


def _record(element: Element, line: int, concept: dict[str, str], tag: str, said: list[_Said]) -> Record:
    language = gettext_name(tag)
    if language is None:
        return Record(line, {}, f"a glossary cannot hold the language {tag!r}" if tag else "a term has no language")
    terms = [one for one in element.walk() if local(one) == "term"]
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


def _said(element: Element) -> Iterator[_Said]:
    """Yield what is said of an entry, a language or a term itself, not of what is inside it."""
    for child in element.children:
        name = local(child)
        if name in _ASIDE or name in _STRUCTURE:
            continue
        if name in _GROUPS:
            yield from _said(child)
        elif text := _text(child):
            target = child.get("target")
            category = child.get("type") or name
            yield _Said(category, f"{text} ({target})" if target and name not in ("note", "descrip") else text)


def _text(element: Element) -> str:
    return " ".join(element.content().split())
