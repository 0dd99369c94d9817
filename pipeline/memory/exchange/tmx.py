"""Pairs from TMX, and a memory as TMX with all languages of a text in one ``tu``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

from pipeline.errors import DocumentError, StoreError
from pipeline.memory.model import Approval, Pair
from pipeline.tmx import ALL, Unit, Variant, read_units, render

__all__ = ["from_tmx", "to_tmx"]

_DOCUMENT = "x-document"
_APPROVAL = "x-approval"
_DAY = "x-date"


def from_tmx(data: bytes, path: Path) -> Iterator[Pair]:
    """Yield a pair for each translation in a TMX file. Raises StoreError when it is none.

    What our own export says of document, approval and date comes back; other files say
    nothing of approval, so it is unknown.
    """
    try:
        for unit, day, _ in read_units(data, path):
            yield from _pairs(unit, day)
    except DocumentError as error:
        raise StoreError(error.what, path=error.path, line=error.line, remedy=error.remedy) from None


def _pairs(unit: Unit, day: int) -> Iterator[Pair]:
    said = dict(unit.properties)
    approvals = dict(_said(said.get(_APPROVAL, "")))
    days = dict(_said(said.get(_DAY, "")))
    original = unit.original
    for one in unit.variants:
        if one is not original and one.language != original.language:
            name = approvals.get(one.language, "").upper()
            yield Pair(
                original.language,
                original.text,
                one.language,
                one.text,
                original.markup,
                said.get(_DOCUMENT, ""),
                approval=Approval[name] if name in Approval.__members__ else Approval.UNKNOWN,
                day=_ordinal(days.get(one.language, "")) or day,
            )


def _said(text: str) -> Iterator[tuple[str, str]]:
    """Yield language and value of a property that has one for each: ``es=approved pt_BR=translated``."""
    for one in text.split():
        language, _, value = one.partition("=")
        yield language, value


def _ordinal(text: str) -> int:
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        return 0


def to_tmx(pairs: Iterable[Pair]) -> bytes:
    """Return pairs, in the store's order, as a TMX file; each text is exact.

    Translations of one text in one document are one unit.
    """
    units: list[Unit] = []
    in_document = groupby(pairs, key=lambda pair: (pair.document, pair.markup))
    for (document, markup), some in in_document:
        by_source: dict[tuple[str, str], list[Pair]] = {}
        for pair in some:
            by_source.setdefault((pair.source_language, pair.source), []).append(pair)
        for (language, source), same in by_source.items():
            units += _units(Variant(language, source, markup), same, document)
    units = list(dict.fromkeys(units))
    languages = {unit.original.language for unit in units}
    return render(units, language=languages.pop() if len(languages) == 1 else ALL, exact=True)


def _units(original: Variant, pairs: list[Pair], document: str) -> Iterator[Unit]:
    """Yield one unit for a text, and others where a language has several translations of it."""
    rest = list(dict.fromkeys(pairs))
    while rest:
        first = {pair.target_language: pair for pair in reversed(rest)}
        rest = [pair for pair in rest if first[pair.target_language] is not pair]
        chosen = sorted(first.values(), key=lambda pair: pair.target_language)
        variants = (original, *(Variant(one.target_language, one.target, one.markup) for one in chosen))
        properties = [(_DOCUMENT, document)] if document else []
        properties += [
            (_APPROVAL, " ".join(f"{one.target_language}={one.approval.name.lower()}" for one in chosen)),
            (_DAY, " ".join(f"{one.target_language}={date.fromordinal(one.day)}" for one in chosen if one.day)),
        ]
        yield Unit("", variants, tuple(one for one in properties if one[1]))
