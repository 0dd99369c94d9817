"""Names by which the texts of an exchange file are known when it comes back.

A key is made of the original, and of what the catalog had when the file was made: so it is
found out what of the two has changed since, wherever the text stands in the file by then. In a
workspace that tracks reviews it says as well whether the translation was approved.
"""

from __future__ import annotations

from hashlib import sha256

from pipeline.editions.model import State, Work

__all__ = ["is_key", "key", "name_in", "name_of", "review_in", "revision_in", "revision_of"]

_NAME, _REVISION = 12, 10
"""How many hexadecimal digits each part has."""
_DIGITS = frozenset("0123456789abcdef")
_REVIEWS = {"approved": True, "open": False}
"""What a key may end with."""


def name_of(source: str) -> str:
    """Return what names a text, made from its original."""
    return "t" + _digest(source)[:_NAME]


def revision_of(text: str, *, fuzzy: bool) -> str:
    """Return what names a translation and whether it is fuzzy."""
    return _digest(f"{text}\0{'fuzzy' if fuzzy else ''}")[:_REVISION]


def key(source: str, work: Work, *, tracked: bool = False) -> str:
    """Return the key of a text and its translation: ``t3f1c09a2b7de.90bd8842e1``, a NMTOKEN of XML.

    Where reviews are ``tracked``, ``.approved`` or ``.open`` follows.
    """
    review = (".approved" if work.state is State.APPROVED else ".open") if tracked else ""
    return f"{name_of(source)}.{revision_of(work.text, fuzzy=work.state is State.FUZZY)}{review}"


def is_key(text: str) -> bool:
    """Tell whether ``text`` has the form of a key."""
    name, point, more = text.partition(".")
    revision, another, review = more.partition(".")
    digits = name[1:] + revision
    known = name[:1] == "t" and bool(point) and (not another or review in _REVIEWS)
    return known and len(digits) == _NAME + _REVISION and _DIGITS.issuperset(digits)


def name_in(text: str) -> str:
    """Return the name of the text in a key; empty in what is none."""
    return text.partition(".")[0] if is_key(text) else ""


def revision_in(text: str) -> str:
    """Return the revision in a key; empty in what is none."""
    return text.split(".")[1] if is_key(text) else ""


def review_in(text: str) -> bool | None:
    """Return whether a key says that its translation was approved; None if it says nothing of reviews, or is none."""
    return _REVIEWS.get(text.rpartition(".")[2]) if is_key(text) else None


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
