r"""How the rows of a sheet say what they say: tidy, one row per term, or wide, one row per concept.

A wide sheet has a column ``concept`` and for each language a column with its terms, the
preferred one first, parted by vertical bars: ``museo | museo de sitio``. ``es!`` are
Spanish terms that are forbidden, ``es?`` deprecated ones. A column such as ``es gender``,
``es! when`` or ``es? note`` says more of those terms, in the same order, parted in the
same way. ``\|`` is a bar that parts nothing, ``\\`` a backslash. Columns such as ``type``
or ``definition`` without a language are for the whole concept.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import GlossaryError
from pipeline.glossary.exchange.records import Record, by_concept
from pipeline.glossary.rows import COLUMNS, REQUIRED, cells, columns, values_of
from pipeline.glossary.sheets import Row
from pipeline.glossary.terms import Status, Term
from pipeline.locales import LANGUAGE_TAG

__all__ = ["layout", "wide_rows"]

_MARKS = {"": None, "!": Status.FORBIDDEN, "?": Status.DEPRECATED}
_FIELDS = tuple(name for name in COLUMNS if name not in REQUIRED)
_OF_CONCEPTS = ("type", "part_of_speech", "definition", "note", "source")
_SAID_ONCE = ("definition", "note", "source")
"""What a column without a language says of a concept: put down with its first term."""
_COLUMN = re.compile(rf"({LANGUAGE_TAG.pattern})\s*([!?]?)(?:\s+({'|'.join(_FIELDS)}))?", re.IGNORECASE)
_TOKEN = re.compile(r"\\[|\\]|\||\\|[^|\\]+")
_ESCAPES = (r"\|", r"\\")


@dataclass(frozen=True, slots=True)
class _Place:
    """What one column of a wide sheet holds; without a language it is of the concept."""

    language: str
    mark: str
    field: str
    """A column of the glossary; ``term`` for the terms themselves."""


_CONCEPT = _Place("", "", "concept")


def layout(rows: Iterator[Row], path: Path) -> Iterator[Record]:
    """Yield the terms of a sheet in the layout that its first row shows.

    Raises GlossaryError for a column that is none.
    """
    line, header = next(rows, (1, []))
    names = {cell.strip().lower() for cell in header}
    if not names.isdisjoint({"lang", "term"}):
        places = columns(path, line, header)
        return (Record(line, values_of(places, row, path=path, line=line)) for line, row in rows if _filled(row))
    return _wide(path, _places(path, line, header), rows)


def _filled(row: Sequence[str]) -> bool:
    return any(cell.strip() for cell in row)


def _places(path: Path, line: int, header: Sequence[str]) -> list[_Place | None]:
    places = [_place(path, line, cell) for cell in header]
    named = [place for place in places if place]
    for place in named:
        if named.count(place) > 1:
            what = f"{place.language}{place.mark} {place.field}".strip()
            raise GlossaryError(f"the column of {what!r} is there twice", path=path, line=line, remedy="delete one")
    if named != [_CONCEPT] and not any(place.language and place.field == "term" for place in named):
        raise GlossaryError(
            "names neither the columns of a glossary nor languages",
            path=path,
            line=line,
            remedy=f"its first line has to be {', '.join(REQUIRED)} …, or concept and languages such as es and pt_BR",
        )
    return places


def _place(path: Path, line: int, cell: str) -> _Place | None:
    name = " ".join(cell.split())
    if not name:
        return None
    if name.lower() in ("concept", "id"):
        return _CONCEPT
    if name.lower() in _OF_CONCEPTS:
        return _Place("", "", name.lower())
    match = _COLUMN.fullmatch(name)
    if match is None:
        near = difflib.get_close_matches(name.split()[-1].lower(), ("concept", *_OF_CONCEPTS, *_FIELDS), n=1)
        remedy = f"did you mean {near[0]}?" if near else "name a language: es, es!, es? or es gender"
        raise GlossaryError(f"{name!r} is not a column", path=path, line=line, remedy=remedy)
    return _Place(match[1], match[4], (match[5] or "term").lower())


def _wide(path: Path, places: Sequence[_Place | None], rows: Iterator[Row]) -> Iterator[Record]:
    for line, row in rows:
        if _filled(row):
            yield from _concept(path, line, places, row)


def _concept(path: Path, line: int, places: Sequence[_Place | None], row: Sequence[str]) -> Iterator[Record]:
    found: dict[tuple[str, str], dict[str, list[str]]] = {}
    common: dict[str, str] = {"concept": f"{path.stem}-{line}"}
    for at, cell in enumerate(row):
        place = places[at] if at < len(places) else None
        if place is None and cell.strip():
            raise GlossaryError(
                f"{cell.strip()!r} stands under no column", path=path, line=line, remedy="name its column, or delete it"
            )
        if place is None or not cell.strip():
            continue
        if place.language:
            found.setdefault((place.language, place.mark), {})[place.field] = list(_parts(cell))
        else:
            common[place.field] = cell
    for (language, mark), fields in found.items():
        terms = fields.pop("term", [])
        longest = max(map(len, fields.values()), default=0)
        if longest > len(terms) or not all(terms):
            what = f"{language}{mark} has {'an empty alternative' if not all(terms) else 'more values than terms'}"
            yield Record(line, {}, f"the concept {common['concept']}: {what}")
            continue
        for number, term in enumerate(terms):
            said = {name: parts[number] for name, parts in fields.items() if number < len(parts)}
            status = _MARKS[mark] or (Status.ADMITTED if number else Status.PREFERRED)
            yield Record(line, {**common, "lang": language, "term": term, "status": status.value, **_given(said)})
            common = {name: value for name, value in common.items() if name not in _SAID_ONCE}


def _given(values: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}


def _parts(cell: str) -> list[str]:
    """Return the alternatives in a cell, their escapes resolved."""
    parts: list[list[str]] = [[]]
    for piece in _TOKEN.findall(cell):
        if piece == "|":
            parts.append([])
        else:
            parts[-1].append(piece[1:] if piece in _ESCAPES else piece)
    return ["".join(part).strip() for part in parts]


def wide_rows(terms: Sequence[Term]) -> Iterator[list[str]]:
    """Yield the header of a wide sheet and a row for each concept; reading them gives the same terms."""
    concepts = [(concept, _groups(same)) for concept, same in by_concept(terms)]
    used = {
        (key, field): None for _, groups in concepts for key, group in groups.items() for field in _said(key, group)
    }
    places = sorted(used, key=lambda place: _order(place, list(dict.fromkeys(term.language for term in terms))))
    yield ["concept", *(_name(key, field) for key, field in places)]
    for concept, groups in concepts:
        yield [concept, *(_cell(groups.get(key, []), key, field) for key, field in places)]


_Key = tuple[str, str]
"""A language and the mark of a status."""


def _groups(terms: Sequence[Term]) -> dict[_Key, list[Term]]:
    groups: dict[_Key, list[Term]] = {}
    for term in terms:
        mark = next((mark for mark, status in _MARKS.items() if status is term.status), "")
        groups.setdefault((term.language, mark), []).append(term)
    return groups


def _said(key: _Key, terms: Sequence[Term]) -> Iterator[str]:
    yield "term"
    for field in _FIELDS:
        if any(_value(term, field, number, key) for number, term in enumerate(terms)):
            yield field


def _value(term: Term, field: str, number: int, key: _Key) -> str:
    """Return what a field's cell says of a term: nothing where the sheet says it already."""
    value = dict(zip(COLUMNS, cells(term), strict=True))[field]
    if field == "status":
        implied = _MARKS[key[1]] or (Status.ADMITTED if number else Status.PREFERRED)
        return "" if term.status is implied else value
    return "" if field == "type" and value == "term" else value


def _order(place: tuple[_Key, str], languages: Sequence[str]) -> tuple[int, int, int]:
    (language, mark), field = place
    return languages.index(language), list(_MARKS).index(mark), COLUMNS.index(field)


def _name(key: _Key, field: str) -> str:
    return "".join(key) if field == "term" else f"{''.join(key)} {field}"


def _cell(terms: Sequence[Term], key: _Key, field: str) -> str:
    if field == "term":
        return " | ".join(_escaped(term.text) for term in terms)
    values = [_escaped(_value(term, field, number, key)) for number, term in enumerate(terms)]
    return " | ".join(values) if any(values) else ""


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("|", r"\|")
