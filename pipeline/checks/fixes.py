"""What findings offer to mend, applied to a translation."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model import Edit, Finding

__all__ = ["mended"]


def mended(target: str, findings: Iterable[Finding]) -> tuple[str, list[Finding]]:
    """Return a translation with the fixes of its findings, and the findings that were mended.

    The edits of a finding are all made or none is. Where two findings want the same
    characters, the earlier one has them; the other is left for another look, for it was
    made about a text that is no more.
    """
    chosen: list[Edit] = []
    done: list[Finding] = []
    for finding in findings:
        if finding.fix and not any(_meet(one, other) for one in finding.fix for other in chosen):
            chosen += finding.fix
            done.append(finding)
    for edit in sorted(chosen, reverse=True):
        target = target[: edit.start] + edit.text + target[edit.end :]
    return target, done


def _meet(one: Edit, other: Edit) -> bool:
    """Whether two edits touch each other's characters or begin at the same place."""
    return one.start == other.start or (one.start < other.end and other.start < one.end)
