"""A file is replaced whole or not at all, whenever the process is killed."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.workspaces import complete, contents, make, museotext_in

KILLS = 50
"""How often each command is killed; together a hundred times."""


def command(root: Path, name: str) -> list[str]:
    return [sys.executable, "-m", "pipeline", name, "-C", str(root), "--quiet"]


def files(root: Path) -> dict[str, bytes]:
    return {name: data for name, data in contents(root).items() if not name.endswith(".museotext-new")}


def restore(root: Path, wanted: Mapping[str, bytes]) -> None:
    for path in [path for path in root.rglob("*") if path.is_file()]:
        if path.relative_to(root).as_posix() not in wanted:
            path.unlink()
    for name, data in wanted.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def changed(root: Path) -> None:
    """Change every source text, so that every catalog changes with it."""
    for path in (root / "source_texts").rglob("*.*"):
        if path.suffix != ".svg":
            path.write_text(path.read_text("utf-8").replace(".", " indeed.", 1).replace("Bring", "Do bring"), "utf-8")


@pytest.mark.parametrize("name", ["extract", "publish"])
def test_killed_at_any_moment_every_file_is_the_old_or_the_new_one(tmp_path: Path, name: str) -> None:
    root = tmp_path / "work"
    if name == "extract":
        complete(root)
        changed(root)
    else:
        make(root)
        museotext_in(root, "extract", "--quiet")
        museotext_in(root, "publish", "--quiet")
        done = tmp_path / "done"
        complete(done)
        shutil.copytree(done / "po", root / "po", dirs_exist_ok=True)
    before = files(root)
    started = time.perf_counter()
    subprocess.run(command(root, name), check=True)
    duration = time.perf_counter() - started
    after = files(root)
    assert sum(before.get(path) != data for path, data in after.items()) > 8
    moments = random.Random(2027)
    for _ in range(KILLS):
        restore(root, before)
        with subprocess.Popen(command(root, name)) as process:
            time.sleep(moments.uniform(duration / 3, duration * 1.1))
            process.send_signal(signal.SIGKILL)
        found = files(root)
        assert found.keys() <= after.keys()
        assert [path for path, data in found.items() if data not in (before.get(path), after[path])] == []
        assert before.keys() <= found.keys()
    subprocess.run(command(root, name), check=True)
    assert contents(root) == after
