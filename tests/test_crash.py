"""A file is replaced whole or not at all, whenever the process is killed."""

from __future__ import annotations

import json
import random
import shutil
import signal
import sqlite3
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
    arguments = sorted(map(str, (root / "build" / "aligned").rglob("*.jsonl"))) if name == "import" else []
    return [sys.executable, "-m", "pipeline", name, "-C", str(root), "--quiet", *arguments]


def files(root: Path) -> dict[str, bytes]:
    """Return the files of a workspace; its memory is a cache with journals of its own."""
    found = contents(root).items()
    return {name: data for name, data in found if not name.endswith(".museotext-new") and "memory.sqlite" not in name}


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


def with_gaps(root: Path) -> None:
    """Make a workspace in which ten documents are much like three that are translated."""
    complete(root)
    for path in (root / "source_texts" / "en").glob("*.*"):
        if path.suffix != ".svg":
            for number in range(5):
                text = path.read_text("utf-8").replace(".", f" {number}.", 1).replace("open", "are open")
                (root / "source_texts" / "en" / f"{number}-{path.name}").write_text(text, "utf-8")
    museotext_in(root, "extract", "--quiet")


def reviewed(root: Path) -> None:
    """Make a workspace whose exchange files came back with every empty text translated."""
    with_gaps(root)
    museotext_in(root, "publish", "--quiet", "--edition", "jsonl")
    for path in (root / "build" / "aligned").rglob("*.jsonl"):
        lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        for one in (one for line in lines for one in line["translations"].values()):
            if not one["text"]:
                one.update(text="Sí.", state="translated", comments=["Ana"])
        path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")


@pytest.mark.parametrize("name", ["extract", "publish", "fill", "import"])
def test_killed_at_any_moment_every_file_is_the_old_or_the_new_one(tmp_path: Path, name: str) -> None:
    root = tmp_path / "work"
    if name == "extract":
        complete(root)
        changed(root)
    elif name == "fill":
        with_gaps(root)
    elif name == "import":
        reviewed(root)
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
    assert files(root) == after
    assert not [path for path in contents(root) if path.endswith(".museotext-new")]
    if name == "fill":
        expect_whole_memory(root)


def expect_whole_memory(root: Path) -> None:
    memory = sqlite3.connect(root / "memory.sqlite")
    assert memory.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    [(pairs,)] = memory.execute("SELECT count(*) FROM pair WHERE sentence = 0").fetchall()
    memory.close()
    assert pairs > 30


def test_filled_by_two_processes_at_once_every_catalog_is_whole(tmp_path: Path) -> None:
    root = tmp_path / "work"
    with_gaps(root)
    shutil.copytree(root, tmp_path / "alone")
    subprocess.run(command(tmp_path / "alone", "fill"), check=True)
    processes = [subprocess.Popen(command(root, "fill"), stderr=subprocess.PIPE, text=True) for _ in range(3)]
    said = [process.communicate()[1] for process in processes]
    codes = [process.returncode for process in processes]
    assert set(codes) <= {0, 2}
    assert 0 in codes
    assert all(
        ("another museotext command is writing here" in text) == bool(code)
        for text, code in zip(said, codes, strict=True)
    )
    assert files(root) == files(tmp_path / "alone")
    expect_whole_memory(root)
