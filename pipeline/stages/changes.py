"""What a command would write, shown before it is written."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Change", "unified_diff"]


@dataclass(frozen=True, slots=True)
class Change:
    """A file that is new or different."""

    path: str
    """Relative to the workspace."""
    summary: str
    """What changed in it, for people."""
    before: bytes
    after: bytes


def unified_diff(changes: Iterable[Change]) -> str:
    """Return a unified diff of all changes."""
    lines: list[str] = []
    for change in changes:
        before, after = (
            data.decode("utf-8", "replace").splitlines(keepends=True) for data in (change.before, change.after)
        )
        lines += difflib.unified_diff(before, after, f"a/{change.path}", f"b/{change.path}")
    return "".join(lines)
