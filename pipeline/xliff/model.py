"""What a file of either version has to say, whatever it is called there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model import Markup

__all__ = ["CHARACTER", "FOR_WORK", "REVIEWED", "File", "Note", "Term", "Unit"]

FOR_WORK = ("new", "needs", "initial")
"""How states begin that ask for work."""
REVIEWED = ("final", "signed-off", "reviewed")
"""States after a review: the first of both versions, the second of 1.2, the third of 2.x."""

CHARACTER = "x-character"
"""What version 1.2 calls a code (``ctype``) that is a character XML cannot hold, as its hexadecimal number."""


class Note(NamedTuple):
    """What people or programs say of a unit."""

    kind: str
    """Who says it (1.2, ``from``), or what it is about (2.x, ``category``)."""
    text: str
    of_target: bool = False
    """Whether it is about the translation alone."""


class Term(NamedTuple):
    """A glossary's entry for a unit (2.x)."""

    name: str
    """The concept's identifier."""
    source: str
    target: str
    definition: str = ""


class Unit(NamedTuple):
    """A text and its translation."""

    name: str
    """Its ``id``: unique in its file, and a NMTOKEN of XML for version 2.x."""
    source: str
    target: str
    """Empty if there is none."""
    markup: Markup
    """How inline codes are written in both."""
    state: str = ""
    """A value of the version it is written in: ``translated``."""
    sub_state: str = ""
    """One of our own (2.x), as ``museotext:fuzzy``."""
    approved: bool = False
    notes: Sequence[Note] = ()
    terms: Sequence[Term] = ()


class File(NamedTuple):
    """The units of a document in one language."""

    original: str
    """The document's name."""
    source_language: str
    """A gettext name, as the other."""
    target_language: str
    units: Sequence[Unit]
