"""``python -m benchmarks.report_opening``: how long a report for reviewers takes to be made and to open in Chromium.

Opened from a file, in a new window each time: until the first finding is laid out, and what
a search and another grouping take then. Needs Debian's chromium, and ``npm ci`` in tests/browser.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path

from benchmarks.measuring import ROOT
from benchmarks.report import machine, markdown_table
from tests.sample_findings import many, report_page

DRIVER = ROOT / "benchmarks" / "drivers" / "report_opening.mjs"
STEPS = ("first finding", "search", "group by rule")


def main() -> None:
    """Print a row for each number of findings: medians in milliseconds, by the clock."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.report_opening", description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="how often each page is opened (9)")
    parser.add_argument("--findings", type=int, nargs="*", default=[100, 1_000, 10_000, 30_000], help="how many")
    given = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        parser.error("there is no chromium")
    print(f"# Opening a report\n\n{machine({}, 'findings made by tests/sample_findings.py')}\n")
    rows = [["findings", "MB", "made in CPU s", *(f"{step}, ms" for step in STEPS), "slowest first, ms"]]
    with tempfile.TemporaryDirectory(prefix="report-") as temporary:
        for number in given.findings:
            path = Path(temporary, f"{number}.html")
            before = os.times().user
            page = report_page(many(number)).encode("utf-8")
            cpu = os.times().user - before
            path.write_bytes(page)
            seen = [_opened(chromium, path) for _ in range(given.rounds)]
            medians = [f"{statistics.median(one[step] for one in seen):.0f}" for step in STEPS]
            slowest = f"{max(one[STEPS[0]] for one in seen):.0f}"
            rows.append([f"{number}", f"{len(page) / 1e6:.1f}", f"{cpu:.2f}", *medians, slowest])
    print(markdown_table(rows))


def _opened(chromium: str, path: Path) -> dict[str, float]:
    done = subprocess.run(["node", DRIVER, chromium, path], check=True, capture_output=True, text=True)
    times: dict[str, float] = json.loads(done.stdout)
    return times


if __name__ == "__main__":
    main()
