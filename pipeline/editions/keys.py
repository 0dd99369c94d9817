"""Names by which the texts of an exchange file are known when it comes back.

A key is made of the original, and of what the catalog had when the file was made: so it is
found out what of the two has changed since, wherever the text stands in the file by then.
"""

from __future__ import annotations

from hashlib import sha256

from pipeline.editions.model import State, Work

__all__ = ["is_key", "key", "name_in", "name_of", "revision_in", "revision_of"]

_NAME, _REVISION = 12, 10
"""How many hexadecimal digits each part has."""
_DIGITS = frozenset("0123456789abcdef")


def name_of(source: str) -> str:
    """Return what names a text, made from its original."""
    return "t" + _digest(source)[:_NAME]


def revision_of(text: str, *, fuzzy: bool) -> str:
    """Return what names a translation and whether it is fuzzy."""
    return _digest(f"{text}\0{'fuzzy' if fuzzy else ''}")[:_REVISION]


def key(source: str, work: Work) -> str:
    """Return the key of a text and its translation: ``t3f1c09a2b7de.90bd8842e1``, a NMTOKEN of XML."""
    return f"{name_of(source)}.{revision_of(work.text, fuzzy=work.state is State.FUZZY)}"


def is_key(text: str) -> bool:
    """Tell whether ``text`` has the form of a key."""
    name, point, revision = text.partition(".")
    digits = name[1:] + revision
    return name[:1] == "t" and bool(point) and len(digits) == _NAME + _REVISION and _DIGITS.issuperset(digits)


def name_in(text: str) -> str:
    """Return the name of the text in a key; empty in what is none."""
    return text.partition(".")[0] if is_key(text) else ""


def revision_in(text: str) -> str:
    """Return the revision in a key; empty in what is none."""
    return text.partition(".")[2] if is_key(text) else ""


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
