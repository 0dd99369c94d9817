"""Where editions stand, and where the links inside them lead."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import SplitResult, quote, unquote, urlsplit

from pipeline.editions.model import Edition

__all__ = ["INDEX", "TERMS", "Links", "edition_path", "reference"]

INDEX = "index.html"
"""The file of the index, in the folder of the editions."""
TERMS = "site/terms.js"
"""The glossary of the pages. No edition's file ends in ``.js``: none shares a place with what pages load."""
_ANCHOR = re.compile(r'<a href="([^"]*)"')
_SAFE = "/@~!$&'()*+,;="


def edition_path(document: str, suffix: str) -> str:
    """Return the file of a document's edition, below the folder of editions.

    ``about.html`` keeps its name as a web page; all others have the suffix added, so
    that no two documents share a file and none takes the place of the index.
    """
    stem, _, end = document.rpartition("/")[2].rpartition(".")
    keeps = stem and f".{end}" == suffix and "." not in stem and document.lower() != INDEX
    return document if keeps else document + suffix


def reference(path: str, *, start: str) -> str:
    """Return the link to ``path`` from the file ``start``; both are below the folder of editions.

    Names that are not UTF-8 keep their bytes (PEP 383).
    """
    return quote(posixpath.relpath(path, posixpath.dirname(start) or "."), safe=_SAFE, errors="surrogateescape")


@dataclass(frozen=True, slots=True)
class Links:
    """Where the links in an edition's texts lead from its page."""

    edition: Edition
    page: str
    """The file of the page, below the folder of editions."""

    def redirected(self, html: str, language: str) -> str:
        """Return a piece of HTML in ``language`` with its links set for the page.

        ``html`` comes from ``pipeline.markup.to_html``: nothing in it but a link begins
        with ``<a href="``.
        """
        if '<a href="' not in html:
            return html
        return _ANCHOR.sub(lambda link: f'<a href="{escape(self._target(unescape(link[1]), language))}"', html)

    def _target(self, target: str, language: str) -> str:
        """Return where ``target`` leads: another edition, or the file beside the published document."""
        parts = _relative(target)
        if parts is None:
            return target
        edition = self.edition
        name = posixpath.basename(edition.name) if not parts.path else unquote(parts.path, errors="surrogateescape")
        here = posixpath.join(edition.source_language, posixpath.dirname(edition.name))
        folder, _, file = posixpath.normpath(posixpath.join(here, name)).partition("/")
        if parts.path and file in edition.neighbours:
            return reference(edition_path(file, ".html"), start=self.page)
        if folder == edition.source_language and language in edition.published:
            folder = language
        return parts._replace(path=reference(posixpath.join("..", folder, file), start=self.page)).geturl()


def _relative(target: str) -> SplitResult | None:
    """Return the parts of a reference to a file beside the document; None for any other."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    return None if parts.scheme or parts.netloc or parts.path.startswith("/") else parts
