"""Work on one large document that is done in two processes gives what it gives in one."""

import os
import signal
import time
from pathlib import Path

import pytest

from pipeline.errors import MuseotextError
from pipeline.stages.publish import publish
from pipeline.stages.work import WORTH_A_PROCESS, beside, each
from tests.workspaces import complete, contents

LARGE = WORTH_A_PROCESS


def process_of(size: int) -> int:
    with beside(os.getpid, size=size) as number:
        return number()


@pytest.fixture
def two_cores(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def test_a_large_document_has_a_process_for_it(two_cores):
    assert process_of(LARGE) != os.getpid()


def test_a_small_one_has_none(two_cores):
    assert process_of(LARGE - 1) == os.getpid()


def test_one_core_does_all_itself(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert process_of(LARGE) == os.getpid()


def own_and_beside(size: int) -> tuple[int, int]:
    return os.getpid(), process_of(size)


def test_a_process_of_a_pool_does_all_itself(two_cores):
    pairs = list(each(own_and_beside, [LARGE] * 4, size=LARGE, progress=None, what="Counting"))
    assert {own for own, _ in pairs} - {os.getpid()}
    assert all(own == other for own, other in pairs if own != os.getpid())


def test_large_results_arrive_whole(two_cores):
    with beside(lambda: {"a": b"\x00\xff" * 2_000_000}, size=LARGE) as made:
        assert made() == {"a": b"\x00\xff" * 2_000_000}


@pytest.mark.parametrize("size", [0, LARGE])
def test_an_error_is_raised_where_the_result_is_asked_for(two_cores, size):
    def refused() -> None:
        raise MuseotextError("has no title", path="a.docx", line=3, remedy="give it one")

    with beside(refused, size=size) as made, pytest.raises(MuseotextError) as raised:
        made()
    assert str(raised.value) == "a.docx:3: has no title; give it one"


def test_what_the_system_ended_is_done_here(two_cores):
    here = os.getpid()

    def ended() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    with beside(ended, size=LARGE) as made:
        assert made() == here


def test_what_nobody_asks_for_is_ended(two_cores, tmp_path):
    number = tmp_path / "number"

    def endless() -> None:
        number.write_text(str(os.getpid()))
        time.sleep(600)

    begun = time.monotonic()
    with beside(endless, size=LARGE):
        while not (number.exists() and number.read_text()):
            time.sleep(0.01)
    assert time.monotonic() - begun < 60
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


def test_a_workspace_is_published_the_same_in_one_process_and_in_two(two_cores, monkeypatch, tmp_path):
    in_one = published_in(tmp_path / "one")
    monkeypatch.setattr("pipeline.stages.work.WORTH_A_PROCESS", 1)
    assert published_in(tmp_path / "two") == in_one
    assert "es/rules.md" in in_one
    assert "es/night.html" not in in_one
    assert b"../pt_BR/night.html" in in_one["aligned/night.html"]
    assert b"../es/night.html" not in in_one["aligned/night.html"]
