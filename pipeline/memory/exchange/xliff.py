"""Pairs from XLIFF 1.2 and 2.x, with inline elements as numbered tags, and pairs as XLIFF 1.2.

What the file says of a translation's state becomes its approval: ``approved="yes"`` and
``final`` or ``signed-off`` (1.2), ``final`` (2.x) are approved, ``translated`` and
``reviewed`` translated; states that ask for work (``new``, ``needs-…``, ``initial``) are
left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from pipeline.errors import DocumentError, StoreError
from pipeline.memory.model import Approval, Pair
from pipeline.model import Markup
from pipeline.tmx import Tags
from pipeline.tmx.inline import has_tags
from pipeline.xliff import File, ReadFile, Unit, read_files, render_1
from pipeline.xml_text import Element
from pipeline.xml_text.foreign import local

__all__ = ["from_xliff", "to_xliff"]

_APPROVED = ("final", "signed-off")
_TRANSLATED = ("translated", "reviewed")


def from_xliff(data: bytes, path: Path) -> Iterator[Pair]:
    """Yield the translations in an XLIFF file. Raises StoreError, with the line, when it is none."""
    try:
        for file in read_files(data, path):
            for unit in (one for one in file.element.walk() if local(one) in ("trans-unit", "segment")):
                yield from _unit(unit, file)
    except DocumentError as error:
        raise StoreError(error.what, path=error.path, line=error.line, remedy=error.remedy) from None


def _unit(element: Element, file: ReadFile) -> Iterator[Pair]:
    parts = {local(child): child for child in element.children}
    if "source" not in parts or "target" not in parts:
        return
    state = (parts["target"].get("state") or element.get("state")).lower()
    approved = element.get("approved").lower()
    if approved == "no" or (state and state not in (*_APPROVED, *_TRANSLATED)):
        return
    approval = Approval.TRANSLATED if state in _TRANSLATED else Approval.UNKNOWN
    if state in _APPROVED or approved == "yes":
        approval = Approval.APPROVED
    both = [parts["source"], parts["target"]]
    if any(map(has_tags, both)):
        markup, tags = Markup.NUMBERED, Tags()
        source, target = (tags.text(one, file.xml.text) for one in both)
    else:
        markup = Markup.NONE
        source, target = (one.content() for one in both)
    if source.strip() and target.strip():
        yield Pair(file.source_language, source, file.target_language, target, markup, file.original, approval=approval)


_STATES = {Approval.APPROVED: (True, "final"), Approval.TRANSLATED: (False, "translated")}


def to_xliff(pairs: Iterable[Pair]) -> bytes:
    """Return pairs, in the store's order, as an XLIFF 1.2 file: a ``file`` element for each document and language."""
    groups = groupby(pairs, key=lambda one: (one.document, one.source_language, one.target_language, one.markup))
    return render_1(
        File(document, source, target, [_written(number, pair) for number, pair in enumerate(dict.fromkeys(some), 1)])
        for (document, source, target, _), some in groups
    )


def _written(number: int, pair: Pair) -> Unit:
    approved, state = _STATES.get(pair.approval, (False, ""))
    return Unit(str(number), pair.source, pair.target, pair.markup, state, approved=approved)
