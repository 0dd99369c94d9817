"""A reviewer's word that a translation is right, in a comment that holds for these very texts.

In a translator comment, which every tool keeps, for the flags of PO are gettext's own::

    # museotext: approved by Ana Ruiz on 2026-11-20 (4f2a9c1b)

The number in brackets is made from the texts of the entry. When one of them changes, the approval no longer
holds, whatever changed it; the comment goes when the entry is written anew. A fuzzy entry is never approved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple

from pipeline.catalogs.entry import Entry

__all__ = ["APPROVED", "Approval", "approval", "approved", "fault_in", "is_approved", "withdrawn"]

APPROVED = "museotext: approved by "
"""How such a comment begins."""
_APPROVAL = re.compile(
    rf"{APPROVED}(?P<by>\S(?:.*\S)?) on (?P<day>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}) \((?P<texts>[0-9a-f]{{8}})\)\s*"
)
_DIGITS = 8
_LONGEST = 100


class Approval(NamedTuple):
    """Who stands behind a translation, and since when."""

    by: str
    """The reviewer's name."""
    day: str
    """ISO 8601: ``2026-11-20``."""


def fault_in(name: str) -> str:
    """Return why ``name`` cannot be a reviewer's; empty if it can."""
    if not name.strip():
        return "it is empty"
    if not name.isprintable():
        return "it has characters that cannot be seen"
    return f"it has more than {_LONGEST} characters" if len(name) > _LONGEST else ""


def approval(entry: Entry) -> Approval | None:
    """Return the approval that holds for the texts of ``entry``; None if it is fuzzy, unfinished or nobody's."""
    if not entry.translated:
        return None
    for comment in entry.comments:
        if comment.startswith(APPROVED):
            found = _APPROVAL.fullmatch(comment)
            if found and found["texts"] == _number(entry):
                return Approval(found["by"], found["day"])
    return None


def is_approved(entry: Entry) -> bool:
    """Tell whether a reviewer approved the translation as it stands."""
    return approval(entry) is not None


def approved(entry: Entry, given: Approval) -> Entry:
    """Return a translated entry with an approval; the entry itself if it has one that holds, or is not translated."""
    if not entry.translated or is_approved(entry):
        return entry
    comment = f"{APPROVED}{' '.join(given.by.split())} on {given.day} ({_number(entry)})"
    return replace(entry, comments=(*_others(entry.comments), comment))


def withdrawn(entry: Entry) -> Entry:
    """Return an entry without approvals, whether they hold or not; the entry itself if it has none."""
    left = _others(entry.comments)
    return entry if left == entry.comments else replace(entry, comments=left)


def _others(comments: Iterable[str]) -> tuple[str, ...]:
    return tuple(comment for comment in comments if not comment.startswith(APPROVED))


def _number(entry: Entry) -> str:
    """Return what stands for all that a reviewer reads in an entry: context, originals and translations.

    They are parted as in compiled catalogs, by characters that no text of a catalog has.
    """
    context = "" if entry.msgctxt is None else f"{entry.msgctxt}\4"
    plural = "" if entry.msgid_plural is None else f"\0{entry.msgid_plural}"
    translations = "\0".join(entry.msgstr_plural or (entry.msgstr,))
    texts = f"{context}{entry.msgid}{plural}\4\4{translations}"
    return sha256(texts.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
