"""Why we made a translation fuzzy, said to the translator in a comment that goes when it is no longer true.

A draft, which no person wrote, keeps saying where it comes from for as long as it is fuzzy. An approval
goes with the texts it was given to.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.catalogs.approvals import APPROVED
from pipeline.catalogs.entry import Entry

__all__ = ["LOOK_CHANGED", "differs", "draft", "is_draft", "mended_because", "without_reasons"]

LOOK_CHANGED = "museotext: only spaces, quotation marks or punctuation changed in the source"
_MENDED = "museotext: mended by check --fix, please look at it: "
_DRAFT = "museotext: draft from "
_DIFFERS = "museotext: translated differently in "


def differs(documents: Iterable[str]) -> str:
    """Return the comment on a translation taken from one document while ``documents`` have others."""
    return _DIFFERS + ", ".join(documents)


def mended_because(rules: Iterable[str]) -> str:
    """Return the comment on a translation that was mended because of these rules."""
    return _MENDED + ", ".join(rules)


def draft(origin: str) -> str:
    """Return the comment on a translation that a machine wrote, one line; ``origin`` says which, and how sure it is."""
    return _DRAFT + " ".join(origin.split())


def is_draft(entry: Entry) -> bool:
    """Tell whether an entry has a translation that no person has looked at yet."""
    return entry.fuzzy and entry.filled and any(comment.startswith(_DRAFT) for comment in entry.comments)


def without_reasons(comments: Iterable[str], *, fuzzy: bool = False, same: bool = False) -> tuple[str, ...]:
    """Return the comments that people wrote, waivers included.

    A ``fuzzy`` entry goes on saying where its draft comes from, one whose texts stay the ``same`` who approved it.
    """
    untrue = (() if fuzzy else (_DRAFT,)) + (() if same else (APPROVED,))
    gone = (LOOK_CHANGED, _DIFFERS, _MENDED, *untrue)
    return tuple(comment for comment in comments if not comment.startswith(gone))
