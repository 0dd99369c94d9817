"""Make a published document speak of itself rightly: its language, and where its links lead."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from pipeline.formats.document import Document, Link, Part, splice

__all__ = ["Neighbours", "leads_to", "localised"]

Edit = tuple[int, int, str]


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
    """
    edits = list(notes)
    covered = [(start, end) for start, end, _ in notes]
    if language != source_language:
        edits += [
            (mark.start, mark.end, mark.written(language)) for mark in part.marks if not _within(mark.start, covered)
        ]
    for link in part.links:
        other = None if _within(link.start, covered) else _meant(link, name, source_language, neighbours)
        if other is not None:
            target = _reference(link, name, other, language, neighbours)
            if target != link.target:
                edits.append((link.start, link.end, link.written(target)))
    return splice(part.text, edits)


def _within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _meant(link: Link, name: str, source_language: str, neighbours: Neighbours) -> str | None:
    """Return the document of the workspace that ``link`` means, whatever its language; None for any other."""
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
    missing = language in neighbours.unpublished.get(other, ())
    folder = neighbours.languages[other] if missing else language
    target = posixpath.relpath(posixpath.join(folder, other), posixpath.join(language, posixpath.dirname(name)))
    parts = urlsplit(link.target)
    if posixpath.normpath(unquote(parts.path)) == target:
        return link.target
    return parts._replace(path=quote(target, safe="/@:~!$&'()*+,;=")).geturl()
