"""One row of a glossary: between the cells of its columns and a term."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from pipeline.errors import GlossaryError
from pipeline.glossary.terms import Case, Gender, Number, PartOfSpeech, Status, Term, TermType, When
from pipeline.locales import gettext_name

__all__ = ["COLUMNS", "REQUIRED", "cells", "columns", "meant", "term_of", "values_of"]

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

REQUIRED = COLUMNS[:3]

_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters, and what neither XML nor UTF-8 can hold."""

Choice = TypeVar("Choice", bound=StrEnum)


def columns(path: Path, line: int, header: Sequence[str]) -> dict[str, int]:
    """Return where each column stands, by the ``header`` of a file.

    Raises GlossaryError for what is not a column, is there twice, or is missing.
    """
    found: dict[str, int] = {}
    for at, cell in enumerate(header):
        name = cell.strip().lower()
        if not name:
            continue
        if name not in COLUMNS:
            raise GlossaryError(f"{cell.strip()!r} is not a column", path=path, line=line, remedy=meant(name, COLUMNS))
        if name in found:
            raise GlossaryError(f"the column {name!r} is there twice", path=path, line=line, remedy="delete one")
        found[name] = at
    if missing := [name for name in REQUIRED if name not in found]:
        raise GlossaryError(
            f"has no column {missing[0]!r}",
            path=path,
            line=line,
            remedy=f"its first line has to name {', '.join(REQUIRED)}",
        )
    return found


def meant(name: str, choices: Sequence[str]) -> str:
    """Return the remedy for a value that is none of ``choices``: the nearest, or all of them."""
    near = difflib.get_close_matches(name.lower(), choices, n=1)
    return f"did you mean {near[0]}?" if near else f"it has to be one of {', '.join(filter(None, choices))}"


def values_of(places: Mapping[str, int], row: Sequence[str], *, path: Path, line: int) -> dict[str, str]:
    """Return the cells of a row by column. Raises GlossaryError for a cell that stands under none."""
    named = set(places.values())
    for at, cell in enumerate(row):
        if cell.strip() and at not in named:
            raise GlossaryError(
                f"{cell.strip()!r} stands under no column",
                path=path,
                line=line,
                remedy="put text that has separators in quotes",
            )
    return {name: row[at] for name, at in places.items() if at < len(row)}


def term_of(values: Mapping[str, str], *, path: Path, line: int) -> Term:
    """Return the term that ``values``, by column, describe.

    Texts are brought to NFC with single spaces. Raises GlossaryError with what is wrong in
    which column, and what to do.
    """
    return _Row(values, path, line).term()


def cells(term: Term) -> tuple[str, ...]:
    """Return the cells of a term's row, in the order of COLUMNS; reading them gives the same term."""
    return (
        term.concept,
        term.language,
        term.text,
        term.status.value,
        term.type.value,
        term.part_of_speech.value,
        term.gender.value,
        term.number.value,
        term.case.value,
        "" if term.when is When.ALWAYS else term.when.value,
        " | ".join(term.forms),
        " | ".join(term.forms_not),
        term.definition,
        term.note,
        term.source,
    )


class _Row:
    """The cells of one row on their way to a term."""

    def __init__(self, values: Mapping[str, str], path: Path, line: int) -> None:
        self._values = values
        self._path = path
        self._line = line

    def term(self) -> Term:
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
        return GlossaryError(what, path=self._path, line=self._line or None, remedy=remedy)

    def _cell(self, name: str) -> str:
        cell = self._values.get(name, "")
        if found := _IMPOSSIBLE.search(cell):
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
        language = gettext_name(name)
        if language is None:
            raise self._error(f"{name!r} is not a language", "write it like es or pt_BR")
        return language

    def _choice(self, name: str, choices: type[Choice], default: Choice) -> Choice:
        value = self._cell(name).lower()
        try:
            return choices(value) if value else default
        except ValueError:
            raise self._error(f"{value!r} is not a {name.replace('_', ' ')}", meant(value, list(choices))) from None

    def _case(self) -> Case:
        return Case.SMART if self._cell("case").lower() == "smart" else self._choice("case", Case, Case.SMART)
