"""Run a script that looks at pages in a real browser."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

__all__ = ["looked"]

SCRIPTS = Path(__file__).with_name("browser")


def looked(script: str, *arguments: str | Path) -> dict[str, Any]:
    """Return what ``script`` saw in Chromium; skip the test where that is not installed."""
    node = shutil.which("node")
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if node is None or chromium is None:
        pytest.skip("needs node and chromium: install Debian's packages nodejs and chromium")
    if not (SCRIPTS / "node_modules" / "axe-core").is_dir():
        pytest.skip("needs axe-core and playwright-core: run npm ci in tests/browser")
    run = subprocess.run(
        [node, SCRIPTS / script, chromium, *arguments], check=False, capture_output=True, text=True, timeout=600
    )
    assert run.returncode == 0, run.stderr
    result: dict[str, Any] = json.loads(run.stdout)
    return result
