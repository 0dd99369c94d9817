"""Pairs from XLIFF 1.2 and 2.x, with inline elements as numbered tags, and pairs as XLIFF 1.2.

What the file says of a translation's state becomes its approval: ``approved="yes"`` and
``final`` or ``signed-off`` (1.2), ``final`` (2.x) are approved, ``translated`` and
``reviewed`` translated; states that ask for work (``new``, ``needs-…``, ``initial``) are
left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from pipeline.errors import DocumentError, StoreError
from pipeline.locales import bcp47, gettext_name
from pipeline.markup import Role
from pipeline.markup.segments import Piece, matched, segment
from pipeline.memory.model import Approval, Pair
from pipeline.model import Markup
from pipeline.tmx import Tags
from pipeline.tmx.inline import has_tags
from pipeline.xml_text import Element, Xml, escaped, in_quotes, visible
from pipeline.xml_text.foreign import Lines, local, parsed

__all__ = ["from_xliff", "to_xliff"]

_APPROVED = ("final", "signed-off")
_TRANSLATED = ("translated", "reviewed")


def from_xliff(data: bytes, path: Path) -> Iterator[Pair]:
    """Yield the translations in an XLIFF file. Raises StoreError, with the line, when it is none."""
    try:
        xml = parsed(data, path)
    except DocumentError as error:
        raise StoreError(error.what, path=error.path, line=error.line, remedy=error.remedy) from None
    root = xml.root
    if local(root) != "xliff":
        raise StoreError(f"is no XLIFF: its root is <{local(root)}>", path=path, remedy="export it as XLIFF")
    lines = Lines(xml.text)
    for file in (one for one in root.walk() if local(one) == "file"):
        of = file if file.get("source-language") else root
        names = [(file.get("source-language"), file.get("target-language")), (root.get("srcLang"), root.get("trgLang"))]
        tags = next((one for one in names if any(one)), ("", ""))
        targets = [one for one in file.walk() if local(one) == "target"]
        if not targets:
            continue
        tags = tags[0], tags[1] or targets[0].get("xml:lang")
        source, target = (gettext_name(one) for one in tags)
        if source is None or target is None:
            missing = "source" if source is None else "target"
            raise StoreError(
                f"names no {missing} language that can be used ({tags[missing == 'target'] or 'none'})",
                path=path,
                line=lines.of(of),
                remedy="write it like pt-BR",
            )
        for unit in (one for one in file.walk() if local(one) in ("trans-unit", "segment")):
            yield from _unit(unit, xml, (source, target), file.get("original"))


def _unit(element: Element, xml: Xml, languages: tuple[str, str], document: str) -> Iterator[Pair]:
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
        source, target = (tags.text(one, xml.text) for one in both)
    else:
        markup = Markup.NONE
        source, target = (one.content() for one in both)
    if source.strip() and target.strip():
        yield Pair(languages[0], source, languages[1], target, markup, document, approval=approval)


_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_DATA_TYPES = {Markup.HTML: "html", Markup.NUMBERED: "xml"}
_STATES = {
    Approval.APPROVED: (' approved="yes"', ' state="final"'),
    Approval.TRANSLATED: ("", ' state="translated"'),
}


def to_xliff(pairs: Iterable[Pair]) -> bytes:
    """Return pairs, in the store's order, as an XLIFF 1.2 file: a ``file`` element for each document and language.

    Inline codes are ``bpt``, ``ept``, ``ph`` and ``it`` (XLIFF 1.2, 2.4.2), with the same
    number for the same code in both texts.
    """
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<xliff version="1.2" xmlns="{_NAMESPACE}">']
    groups = groupby(pairs, key=lambda one: (one.document, one.source_language, one.target_language, one.markup))
    for (document, source, target, markup), some in groups:
        lines += (
            (
                f'<file original="{in_quotes(document)}" source-language="{bcp47(source)}"'
                f' target-language="{bcp47(target)}" datatype="{_DATA_TYPES.get(markup, "plaintext")}">'
            ),
            "<body>",
            *(_written(number, pair) for number, pair in enumerate(dict.fromkeys(some), 1)),
            "</body>",
            "</file>",
        )
    return "\n".join((*lines, "</xliff>", "")).replace("\r", "&#13;").encode()


def _written(number: int, pair: Pair) -> str:
    approved, state = _STATES.get(pair.approval, ("", ""))
    source = segment(pair.source, pair.markup, exact=True)
    target = matched(segment(pair.target, pair.markup, exact=True), source)
    return (
        f'<trans-unit id="{number}"{approved} xml:space="preserve"><source>{_inline(source)}</source>'
        f"<target{state}>{_inline(target)}</target></trans-unit>"
    )


def _inline(pieces: Sequence[Piece]) -> str:
    opened = {piece.pair: piece.number for piece in pieces if piece.pair and piece.number}
    return "".join(_piece(piece, opened.get(piece.pair, piece.number)) for piece in pieces)


def _piece(piece: Piece, number: int) -> str:
    if piece.code is None:
        return escaped(visible(piece.text))
    name, more = "ph", ""
    if piece.pair:
        name = "ept" if piece.code.role is Role.CLOSE else "bpt"
    elif piece.code.role is not Role.ALONE:
        name, more = "it", f' pos="{"open" if piece.code.role is Role.OPEN else "close"}"'
    return f'<{name} id="{number}"{more}>{escaped(visible(piece.code.text))}</{name}>'
