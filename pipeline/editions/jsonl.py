"""The edition as JSON Lines: an object for each unit, with all its translations and what the catalogs say of them.

``returned/exchange.schema.json`` is the JSON Schema of a line. What comes back is read by
``pipeline.editions.returned.jsonl``.
"""

from __future__ import annotations

import json
import re
from typing import Any

from pipeline.editions.keys import key
from pipeline.editions.model import Cell, Concept, Edition, Row
from pipeline.locales import bcp47

__all__ = ["render"]

_TO_ESCAPE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What some readers take for the end of a line, what turns a line's direction round, and what UTF-8 cannot hold."""


def render(edition: Edition) -> dict[str, bytes]:
    """Return the units of all languages as one file."""
    lines = (json.dumps(_object(name, row, edition), ensure_ascii=False) for name, row in edition.identified())
    text = "".join(f"{line}\n" for line in lines)
    return {"": _TO_ESCAPE.sub(lambda match: f"\\u{ord(match[0]):04x}", text).encode("utf-8")}


def _object(name: str, row: Row, edition: Edition) -> dict[str, Any]:
    source = row.source
    return {
        "document": edition.name,
        "id": name,
        "kind": row.kind,
        "section": list(row.section),
        "note": row.note,
        "markup": source.markup.value,
        "source": {"language": bcp47(source.language), "text": source.text},
        "translations": {
            bcp47(cell.language): _translation(cell, row, edition) for cell in row.cells if cell is not source
        },
        "concepts": [_concept(one) for one in row.concepts],
    }


def _translation(cell: Cell, row: Row, edition: Edition) -> dict[str, Any]:
    work = cell.worked_on
    return {
        "text": work.text,
        "state": work.state.value,
        "comments": list(work.comments),
        "previous": work.previous,
        "key": key(row.source.text, work, tracked=edition.tracks_review),
    }


def _concept(concept: Concept) -> dict[str, Any]:
    terms = {bcp47(language): term for language, term in concept.terms}
    return {"id": concept.name, "definition": concept.definition, "terms": terms}
