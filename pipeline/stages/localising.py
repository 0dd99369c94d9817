"""Make a published document speak of itself rightly: its language, and where its links lead."""

from __future__ import annotations

import posixpath
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from pipeline.formats.document import Document, Link, Part, splice
from pipeline.locales import locale_name, primary

__all__ = ["Edit", "Neighbours", "leads_to", "localised"]

Edit = tuple[int, int, str]
"""What a place of a part's text becomes: its start, its end, and the new text."""
_ELSEWHERE = ("#", "/", "http:", "https:", "mailto:", "data:")
"""Beginnings of most references that lead to no document of the workspace."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The workspace's documents as a link sees them."""

    languages: Mapping[str, str]
    """The source language of each document, by its name."""
    unpublished: Mapping[str, Collection[str]]
    """The languages each document could not be published in; only those that lack one."""


def leads_to(document: Document, *, name: str, source_language: str, neighbours: Neighbours) -> frozenset[str]:
    """Return the names of the workspace's documents that ``document`` links to."""
    found = (_meant(link, name, source_language, neighbours) for part in document.parts for link in part.links)
    return frozenset(other for other in found if other is not None)


def localised(
    part: Part,
    notes: Sequence[Edit],
    *,
    name: str,
    source_language: str,
    language: str,
    neighbours: Neighbours,
) -> str:
    """Return the part's text with its language marks and links set for ``language``.

    ``notes`` are edits that put marked source text in place; marks and links inside it
    stay as they are. A link to another document of the workspace leads to the one in
    ``language``, or to the original where that one could not be published. A link that
    names the language it leads to is left alone, and so is every link to somewhere else.
    Where a page lists the languages it is to be had in, the list stays the same in each.
    """
    edits = list(notes)
    covered = _outermost(notes)
    if language != source_language:
        edits += [edit for edit in _marks(part, source_language, language) if not _within(edit[0], covered)]
    for link in part.links:
        other = None if _within(link.start, covered) else _meant(link, name, source_language, neighbours)
        if other is not None:
            target = _reference(link, name, other, language, neighbours)
            if target != link.target:
                edits.append((link.start, link.end, link.written(target)))
    return splice(part.text, edits)


def _marks(part: Part, source_language: str, language: str) -> Iterator[Edit]:
    """Yield the edits that name ``language`` as the part's own, and the source's among its alternatives instead."""
    for mark in part.marks:
        if not mark.is_alternative:
            yield mark.start, mark.end, mark.written(language)
        elif _names(part.text[mark.start : mark.end], language):
            own = (one for one in part.marks if one.form is mark.form and not one.is_alternative)
            known = next((part.text[one.start : one.end] for one in own), "")
            yield mark.start, mark.end, known or mark.written(source_language)


def _names(tag: str, language: str) -> bool:
    """Tell whether ``tag`` means ``language`` (gettext name): a language without region means all its regions."""
    return locale_name(tag) == locale_name(language) or ("_" not in language and primary(tag) == language)


def _outermost(edits: Sequence[Edit]) -> list[tuple[int, int]]:
    """Return the spans of the edits that lie in no other one, in order."""
    spans: list[tuple[int, int]] = []
    for start, end, _ in sorted(edits, key=lambda edit: (edit[0], -edit[1])):
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return spans


def _within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether ``place`` lies in one of ``spans``, which are in order and apart."""
    number = bisect_right(spans, place, key=lambda span: span[0])
    return number > 0 and place < spans[number - 1][1]


def _meant(link: Link, name: str, source_language: str, neighbours: Neighbours) -> str | None:
    """Return the document of the workspace that ``link`` means, whatever its language; None for any other."""
    if link.target.startswith(_ELSEWHERE):
        return None
    try:
        parts = urlsplit(link.target)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return None
    here = posixpath.join(source_language, posixpath.dirname(name))
    folder, _, other = posixpath.normpath(posixpath.join(here, unquote(parts.path))).partition("/")
    if neighbours.languages.get(other) != folder:
        return None
    if link.names_language and (folder != source_language or parts.path.startswith("../")):
        return None
    return other


def _reference(link: Link, name: str, other: str, language: str, neighbours: Neighbours) -> str:
    """Return the reference from the published document ``name`` to document ``other``."""
    in_source = link.keeps_language or language in neighbours.unpublished.get(other, ())
    folder = neighbours.languages[other] if in_source else language
    target = posixpath.relpath(posixpath.join(folder, other), posixpath.join(language, posixpath.dirname(name)))
    parts = urlsplit(link.target)
    if posixpath.normpath(unquote(parts.path)) == target:
        return link.target
    return parts._replace(path=quote(target, safe="/@:~!$&'()*+,;=")).geturl()
