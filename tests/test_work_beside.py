"""Work on one large document that is done in two processes gives what it gives in one.

Each of these tests has a Python of its own: other tests leave threads behind, and a process with threads
is not copied.
"""

from __future__ import annotations

import functools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from pipeline.errors import MuseotextError
from pipeline.stages import work
from pipeline.stages.publish import publish
from pipeline.stages.work import beside, each
from tests.workspaces import complete, contents

LARGE = work.WORTH_A_PROCESS
ROOT = Path(__file__).parent.parent


def alone(test: Callable[..., None]) -> Callable[..., None]:
    """Run a test on two cores in a Python of its own."""

    @functools.wraps(test)
    def run(**values: object) -> None:
        call = ", ".join(f"{name}={str(value)!r}" for name, value in values.items())
        code = f"from tests.test_work_beside import {test.__name__} as test; test.__wrapped__({call})"
        on_two = f"import os; os.cpu_count = lambda: 2; {code}"
        done = subprocess.run(
            [sys.executable, "-c", on_two], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")

    return run


def process_of(size: int) -> int:
    with beside(os.getpid, size=size) as number:
        return number()


@alone
def test_a_large_document_has_a_process_for_it() -> None:
    assert process_of(LARGE) != os.getpid()


@alone
def test_a_small_one_has_none() -> None:
    assert process_of(LARGE - 1) == os.getpid()


@alone
def test_one_core_does_all_itself() -> None:
    with patch("os.cpu_count", return_value=1):
        assert process_of(LARGE) == os.getpid()


def own_and_beside(size: int) -> tuple[int, int]:
    return os.getpid(), process_of(size)


@alone
def test_a_process_of_a_pool_does_all_itself() -> None:
    pairs = list(each(own_and_beside, [LARGE] * 4, size=LARGE, progress=None, what="Counting"))
    assert {own for own, _ in pairs} - {os.getpid()}
    assert all(own == other for own, other in pairs if own != os.getpid())


@alone
def test_each_result_of_a_pool_arrives_in_its_turn() -> None:
    for number in (1, 2, 3, 5, 300):
        jobs = list(range(-number, 0))
        assert list(each(abs, jobs, size=LARGE, progress=None, what="Counting")) == list(map(abs, jobs))


@alone
def test_large_results_arrive_whole() -> None:
    with beside(lambda: {"a": b"\x00\xff" * 2_000_000}, size=LARGE) as made:
        assert made() == {"a": b"\x00\xff" * 2_000_000}


@pytest.mark.parametrize("size", [0, LARGE])
@alone
def test_an_error_is_raised_where_the_result_is_asked_for(size: str) -> None:
    def refused() -> None:
        raise MuseotextError("has no title", path="a.docx", line=3, remedy="give it one")

    with beside(refused, size=int(size)) as made, pytest.raises(MuseotextError) as raised:
        made()
    assert str(raised.value) == "a.docx:3: has no title; give it one"


@alone
def test_what_the_system_ended_is_done_here() -> None:
    here = os.getpid()

    def ended() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    with beside(ended, size=LARGE) as made:
        assert made() == here


@alone
def test_what_nobody_asks_for_is_ended(tmp_path: str) -> None:
    number = Path(tmp_path, "number")

    def endless() -> None:
        number.write_text(str(os.getpid()))
        time.sleep(600)

    with beside(endless, size=LARGE):
        while not (number.exists() and number.read_text()):
            time.sleep(0.01)
    with pytest.raises(ProcessLookupError):
        os.kill(int(number.read_text()), 0)


def published_in(root: Path) -> dict[str, bytes]:
    workspace = complete(root)
    path = workspace.catalog_path("night.html", "es")
    waivers = "".join(f"# museotext: waive {rule} — I know better\n" for rule in ("markup-lost", "markup-broken"))
    text = path.read_text("utf-8").replace("linterna</em>", "linterna</em></p><p>Otra cosa")
    path.write_text(text.replace("#. paragraph", f"{waivers}#. paragraph", 1), "utf-8")
    assert [(one.document, one.language) for one in publish(workspace).refusals] == [("night.html", "es")]
    return contents(root / "build")


@alone
def test_a_workspace_is_published_the_same_in_one_process_and_in_two(tmp_path: str) -> None:
    in_one = published_in(Path(tmp_path, "one"))
    with patch.object(work, "WORTH_A_PROCESS", 1):
        assert published_in(Path(tmp_path, "two")) == in_one
    assert "es/rules.md" in in_one
    assert "es/night.html" not in in_one
    assert b"../pt_BR/night.html" in in_one["aligned/night.html"]
    assert b"../es/night.html" not in in_one["aligned/night.html"]
