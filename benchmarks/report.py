"""Print tables in Markdown."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version

from benchmarks.measuring import OURS, Result, Task

__all__ = ["machine", "markdown_table", "table"]


def machine(versions: Mapping[str, str], corpus: str) -> str:
    """Return what the numbers depend on: date, machine, versions, files."""
    tools = ", ".join(f"{name} {number}" for name, number in versions.items()) or "none"
    return "\n".join(
        (
            f"- {datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start",
            f"- {platform.platform()}, Python {platform.python_version()}",
            f"- museotext {version('museotext')} beside: {tools}",
            f"- files: {corpus}",
        )
    )


def table(task: Task, results: Sequence[Result]) -> str:
    """Return a task's title, note and table.

    The ratio is a tool's CPU time over that of the row they are compared with, ours, for
    the same amount of work.
    """
    base = next((one for one in results if one.contender.name == task.base and one.cpu), None)
    columns = list(dict.fromkeys(column for one in results for column in one.facts))
    rows = [["tool", "CPU s", "wall s", "ratio", *columns, "rounds"]]
    for result in sorted(results, key=lambda one: not one.contender.name.startswith(OURS)):
        name = result.contender.name
        if not result.cpu:
            rows.append([name, "-", "-", "-", *("-" for _ in columns), f"failed, {result.failure}"])
            continue
        rows.append(
            [
                name,
                f"{result.cpu_median:.3g}",
                f"{result.wall_median:.3g}",
                _ratio(result, base),
                *(result.facts.get(column, "") for column in columns),
                str(len(result.cpu)),
            ]
        )
    absent = f"\nNot compared, because not found here: {', '.join(task.absent)}.\n" if task.absent else ""
    return f"## {task.title}\n\n{task.note}\n\n{markdown_table(rows)}{absent}"


def markdown_table(rows: Sequence[Sequence[str]]) -> str:
    """Return ``rows`` as a Markdown table; the first row is its head."""
    head, *body = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join((head, "| --- |" + " ---: |" * (len(rows[0]) - 1), *body)) + "\n"


def _ratio(result: Result, base: Result | None) -> str:
    if base is None:
        return "-"
    ratio = (result.cpu_median / result.contender.work) / (base.cpu_median / base.contender.work)
    return f"{ratio:.2f}"
