"""The formats there are, and the way in and out that they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path, PurePath
from typing import Protocol

from pipeline.errors import GlossaryError
from pipeline.glossary.exchange.records import Pair, Record
from pipeline.glossary.rows import term_of
from pipeline.glossary.terms import Term

__all__ = ["FORMATS", "Exchange", "Imported", "Pair", "exported", "format_called", "format_for", "imported"]


class _Module(Protocol):
    """A module of this folder; one that only writes has no ``records``, one that only reads no ``render``."""

    def records(self, data: bytes, path: Path) -> Iterator[Record]: ...

    def render(self, terms: Sequence[Term], pair: Pair | None) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Exchange:
    """A format, as people choose it."""

    name: str
    title: str
    suffixes: tuple[str, ...]
    """Those of its files; the format of two that share one is the first of the list."""
    module: str
    reads: bool = True
    writes: bool = True
    binary: bool = False
    two_languages: bool = False


FORMATS = (
    Exchange("csv", "the glossary's own table, one row per term", (".csv", ".tsv"), "tidy"),
    Exchange("wide", "a table with one column per language", (".csv", ".tsv"), "wide"),
    Exchange("xlsx", "an Excel sheet, one row per term", (".xlsx",), "workbook", binary=True),
    Exchange("wide-xlsx", "an Excel sheet with one column per language", (".xlsx",), "wide_workbook", binary=True),
    Exchange("tbx", "TBX-Basic of ISO 30042:2019, attributes (DCA)", (".tbx", ".xml"), "tbx_dca"),
    Exchange("tbx-dct", "TBX-Basic of ISO 30042:2019, elements (DCT)", (".tbx", ".xml"), "tbx_dct"),
    Exchange("tbx-v2", "TBX-Basic of ISO 30042:2008, for older tools", (".tbx", ".xml"), "tbx_v2"),
    Exchange("skos", "a SKOS thesaurus", (".ttl", ".rdf", ".jsonld", ".nt"), "skos", writes=False),
    Exchange("omegat", "OmegaT's glossary", (".utf8", ".txt"), "omegat", reads=False, two_languages=True),
    Exchange("weblate", "a CSV glossary for Weblate", (".csv",), "weblate", reads=False, two_languages=True),
    Exchange("weblate-tbx", "a TBX glossary for Weblate", (".tbx",), "weblate_tbx", reads=False, two_languages=True),
)
"""In the order in which they are listed and tried."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file gave."""

    terms: tuple[Term, ...]
    left_out: tuple[GlossaryError, ...]
    """What cannot come into a glossary: where it stands, why, and what to do."""


def format_called(name: str) -> Exchange:
    """Return the format called ``name``. Raises GlossaryError, with the nearest, when there is none."""
    names = [form.name for form in FORMATS]
    if name not in names:
        near = get_close_matches(name, names, n=1)
        remedy = f"did you mean {near[0]}?" if near else f"they are {', '.join(names)}"
        raise GlossaryError(f"there is no glossary format {name!r}", remedy=remedy)
    return FORMATS[names.index(name)]


def format_for(path: PurePath, *, reading: bool) -> Exchange:
    """Return the format for the file ``path`` by its suffix. Raises GlossaryError when no format has it."""
    for form in FORMATS:
        if path.suffix.lower() in form.suffixes and (form.reads if reading else form.writes):
            return form
    known = dict.fromkeys(
        suffix for form in FORMATS if (form.reads if reading else form.writes) for suffix in form.suffixes
    )
    raise GlossaryError(
        f"has a suffix that no glossary format {'reads' if reading else 'writes'}",
        path=path,
        remedy=f"give it one of {', '.join(known)}, or name its format with --format",
    )


def imported(data: bytes, path: Path, form: Exchange) -> Imported:
    """Return the terms of a file in the format ``form``; people know it as ``path``.

    Raises GlossaryError when it is no such file; a single term that a glossary cannot hold
    is left out and said.
    """
    terms: dict[tuple[str, str, str], Term] = {}
    left_out: list[GlossaryError] = []
    for record in _module(form).records(data, path):
        try:
            term = _term(record, path)
        except GlossaryError as error:
            left_out.append(error)
            continue
        first = terms.setdefault((term.concept, term.language, term.text), term)
        if first is not term:
            left_out.append(
                GlossaryError(
                    f"{term.concept} has {term.text!r} in {term.language} already, on line {first.line}",
                    path=path,
                    line=record.line or None,
                    remedy="the second one is left out",
                )
            )
    return Imported(tuple(terms.values()), tuple(left_out))


def _term(record: Record, path: Path) -> Term:
    if record.left_out:
        raise GlossaryError(record.left_out, path=path, line=record.line or None, remedy="it is left out")
    return term_of(record.values, path=path, line=record.line)


def exported(terms: Sequence[Term], form: Exchange, pair: Pair | None = None) -> bytes:
    """Return ``terms`` in the format ``form``.

    Raises GlossaryError when the format needs two languages and there is no ``pair``.
    """
    if form.two_languages and pair is None:
        raise GlossaryError(f"the format {form.name} has two languages", remedy="name them: --from en --to es")
    return _module(form).render(terms, pair)


def _module(form: Exchange) -> _Module:
    module: _Module = import_module(f"pipeline.glossary.exchange.{form.module}")
    return module
