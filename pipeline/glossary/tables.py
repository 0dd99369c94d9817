"""Glossaries as spreadsheets keep them: CSV files, one row per term."""

from __future__ import annotations

import csv
import difflib
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from pipeline.errors import GlossaryError
from pipeline.glossary.glossary import Glossary
from pipeline.glossary.terms import Case, Gender, Number, PartOfSpeech, Status, Term, TermType, When

__all__ = ["COLUMNS", "read_glossary", "read_table"]

COLUMNS = (
    "concept",
    "lang",
    "term",
    "status",
    "type",
    "part_of_speech",
    "gender",
    "number",
    "case",
    "when",
    "forms",
    "forms_not",
    "definition",
    "note",
    "source",
)
"""The columns of a glossary file; the first three are required."""

_REQUIRED = COLUMNS[:3]
_SEPARATORS = ",;\t"
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{2}|[0-9]{3}))?", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")

Choice = TypeVar("Choice", bound=StrEnum)


def read_glossary(folder: Path) -> Glossary:
    """Read the ``.csv`` files of ``folder`` as one glossary; without any it is empty.

    Raises GlossaryError for what is not a glossary file, and for a term that a concept
    has twice in one language.
    """
    paths = sorted(path for path in folder.glob("*.csv") if not path.name.startswith((".", "~")))
    terms: list[Term] = []
    known: dict[tuple[str, str, str], Term] = {}
    for path in paths:
        for term in read_table(path):
            first = known.setdefault((term.concept, term.language, term.text), term)
            if first is not term:
                raise GlossaryError(
                    f"{term.concept} has {term.text!r} in {term.language} already: {first.path}:{first.line}",
                    path=path,
                    line=term.line,
                    remedy="delete one of the two rows",
                )
            terms.append(term)
    return Glossary(terms)


def read_table(path: Path) -> Iterator[Term]:
    """Yield the terms of one CSV file.

    Commas, semicolons or tabs part its cells, as the header shows; a byte-order mark and
    the line ends of any system are welcome, so what Excel saves as *CSV UTF-8* can be read.
    Raises GlossaryError with the line and what to do there.
    """
    rows = _rows(path)
    header_line, header = next(rows, (1, []))
    columns = _columns(path, header_line, header)
    for line, cells in rows:
        if any(cell.strip() for cell in cells):
            yield _Row(path, line, columns, cells).term()


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    text = _text(path)
    first = next((line for line in text.splitlines() if line.strip()), "")
    names_separator = re.fullmatch(r"sep=(.)", first.strip())
    separator = names_separator[1] if names_separator else max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cells) and not (names_separator and separator.join(cells) == first.strip()):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise GlossaryError(
            f"is not a CSV file ({error})", path=path, line=line, remedy="look for a quotation mark without its pair"
        ) from None


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise GlossaryError(f"cannot be read ({error.strerror})", path=path, remedy="check its permissions") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        remedy = "in Excel, save it as 'CSV UTF-8 (comma delimited)'"
        raise GlossaryError("is not UTF-8", path=path, line=line, remedy=remedy) from None


def _columns(path: Path, line: int, header: Sequence[str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for at, cell in enumerate(header):
        name = cell.strip().lower()
        if not name:
            continue
        if name not in COLUMNS:
            raise GlossaryError(f"{cell.strip()!r} is not a column", path=path, line=line, remedy=_meant(name, COLUMNS))
        if name in columns:
            raise GlossaryError(f"the column {name!r} is there twice", path=path, line=line, remedy="delete one")
        columns[name] = at
    if missing := [name for name in _REQUIRED if name not in columns]:
        raise GlossaryError(
            f"has no column {missing[0]!r}",
            path=path,
            line=line,
            remedy=f"its first line has to name {', '.join(_REQUIRED)}",
        )
    return columns


def _meant(name: str, choices: Sequence[str]) -> str:
    near = difflib.get_close_matches(name.lower(), choices, n=1)
    return f"did you mean {near[0]}?" if near else f"it has to be one of {', '.join(filter(None, choices))}"


class _Row:
    """One row of a file on its way to a term."""

    def __init__(self, path: Path, line: int, columns: dict[str, int], cells: Sequence[str]) -> None:
        self._path = path
        self._line = line
        self._columns = columns
        self._cells = cells

    def term(self) -> Term:
        named = set(self._columns.values())
        for at, cell in enumerate(self._cells):
            if cell.strip() and at not in named:
                raise self._error(f"{cell.strip()!r} stands under no column", "put text that has separators in quotes")
        text = self._required("term")
        if not any(char.isalnum() for char in text):
            raise self._error(f"the term {text!r} has no letter", "write the term as texts have it")
        return Term(
            concept=self._required("concept"),
            language=self._language(),
            text=text,
            status=self._choice("status", Status, Status.PREFERRED),
            type=self._choice("type", TermType, TermType.TERM),
            part_of_speech=self._choice("part_of_speech", PartOfSpeech, PartOfSpeech.UNKNOWN),
            gender=self._choice("gender", Gender, Gender.UNKNOWN),
            number=self._choice("number", Number, Number.BOTH),
            case=self._case(),
            when=self._choice("when", When, When.ALWAYS),
            forms=self._several("forms"),
            forms_not=tuple(form.lower() for form in self._several("forms_not")),
            definition=self._cell("definition"),
            note=self._cell("note"),
            source=self._cell("source"),
            path=str(self._path),
            line=self._line,
        )

    def _error(self, what: str, remedy: str) -> GlossaryError:
        return GlossaryError(what, path=self._path, line=self._line, remedy=remedy)

    def _cell(self, name: str) -> str:
        at = self._columns.get(name, len(self._cells))
        cell = self._cells[at] if at < len(self._cells) else ""
        if found := _CONTROL.search(cell):
            raise self._error(f"the {name} has a control character (U+{ord(found[0]):04X})", "delete it")
        return unicodedata.normalize("NFC", " ".join(cell.split()))

    def _required(self, name: str) -> str:
        if cell := self._cell(name):
            return cell
        raise self._error(f"the {name} is empty", "fill the cell, or delete the row")

    def _several(self, name: str) -> tuple[str, ...]:
        return tuple(form.strip() for form in self._cell(name).split("|") if form.strip())

    def _language(self) -> str:
        name = self._required("lang")
        match = _LANGUAGE.fullmatch(name)
        if match is None:
            raise self._error(f"{name!r} is not a language", "write it like es or pt_BR")
        return f"{match[1].lower()}_{match[2].upper()}" if match[2] else match[1].lower()

    def _choice(self, name: str, choices: type[Choice], default: Choice) -> Choice:
        value = self._cell(name).lower()
        try:
            return choices(value) if value else default
        except ValueError:
            raise self._error(f"{value!r} is not a {name.replace('_', ' ')}", _meant(value, list(choices))) from None

    def _case(self) -> Case:
        return Case.SMART if self._cell("case").lower() == "smart" else self._choice("case", Case, Case.SMART)
