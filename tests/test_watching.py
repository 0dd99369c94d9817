"""``museotext publish --watch``: publish again whenever somebody saves, and show it."""

from __future__ import annotations

import contextlib
import http.client
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from pipeline.cli.serving import Changes, reloading, serving
from pipeline.errors import MuseotextError
from pipeline.stages.watching import watched
from pipeline.workspace import Workspace
from tests.browsing import looked
from tests.workspaces import complete, museotext_in

PATIENCE = 60


class EnoughError(Exception):
    """Ends the watching."""


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


# What is seen


def seen_after(workspace: Workspace, *changes: object) -> tuple[int, list[str]]:
    """Return how often a workspace is published, and what is complained of, as one change after the other is made."""
    left = [*changes, None, None]
    complaints: list[MuseotextError] = []

    def wait(seconds: float) -> None:
        if seconds < 0.5:
            return
        if not left:
            raise EnoughError
        change = left.pop(0)
        if callable(change):
            change()

    count = 0
    with contextlib.suppress(EnoughError):
        for _ in watched(workspace, wait, complaints.append):
            count += 1
    return count, [str(one) for one in complaints]


def test_nothing_is_published_again_while_nothing_changes(tmp_path: Path) -> None:
    assert seen_after(complete(tmp_path), None, None) == (1, [])


@pytest.mark.parametrize(
    "path",
    ["po/es/rules.md.po", "source_texts/en/moon.svg", "glossary/waivers.csv", "source_texts/es/new.txt", "setup.cfg"],
)
def test_each_save_is_published_once(tmp_path: Path, path: str) -> None:
    workspace = complete(tmp_path)

    def save() -> None:
        with (tmp_path / path).open("a", encoding="utf-8") as file:
            file.write("\n")

    assert seen_after(workspace, save) == (2, [])
    assert seen_after(workspace, save, save) == (3, [])
    assert seen_after(workspace, (tmp_path / path).unlink if path != "setup.cfg" else save) == (2, [])


def test_what_programs_put_down_for_a_while_is_no_change(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    for name in (".rules.md.po.swp", "rules.md.po~", ".rules.md.po.museotext-new"):
        assert seen_after(workspace, lambda name=name: (tmp_path / "po/es" / name).write_text("half")) == (1, [])


def test_a_file_is_published_when_it_is_whole(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    path = tmp_path / "po/es/rules.md.po"
    whole = path.read_text("utf-8")
    steps = [lambda: path.write_text(whole[:99], "utf-8"), lambda: path.write_text(whole, "utf-8")]
    published: list[str] = []

    def wait(seconds: float) -> None:
        if not steps and seconds >= 0.5:
            raise EnoughError
        if steps and published:
            steps.pop(0)()

    with contextlib.suppress(EnoughError):
        published.extend(
            path.read_text("utf-8") for _ in watched(workspace, wait, lambda error: pytest.fail(str(error)))
        )
    assert published == [whole, whole]


def test_settings_that_cannot_be_read_are_told_and_the_next_ones_awaited(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    path = tmp_path / "setup.cfg"
    good = path.read_text("utf-8")
    count, complaints = seen_after(
        workspace,
        lambda: path.write_text("", "utf-8"),
        lambda: path.write_text(f"{good}nonsense = 1\n", "utf-8"),
        lambda: path.write_text(f"{good}catalogs = translations\n", "utf-8"),
        lambda: path.write_text(good, "utf-8"),
    )
    assert count == 3
    assert [("section" in one, "nonsense" in one) for one in complaints] == [(True, False), (False, True)]


# What is served


def get(address: str, path: str, *, host: str = "") -> tuple[int, bytes]:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
    connection.request("GET", path, headers={"Host": host} if host else {})
    answer = connection.getresponse()
    data = answer.status, answer.read()
    connection.close()
    return data


def test_pages_are_served_with_a_line_more_and_files_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("outside")
    folder = tmp_path / "build"
    (folder / "aligned").mkdir(parents=True)
    (folder / "aligned/index.html").write_bytes(b"<p>index")
    (folder / "aligned/a.tmx").write_bytes(b"tmx")
    (folder / ".museotext-published.sqlite").write_bytes(b"store")
    with serving(folder, Changes()) as address:
        assert get(address, "/")[0] == get(address, "/aligned/")[0] == 302
        status, page = get(address, "/aligned/index.html")
        assert status == 200
        assert page.startswith(b"<p>index<script>")
        assert get(address, "/aligned/a.tmx") == (200, b"tmx")
        for path in ("/.museotext-published.sqlite", "/%2emuseotext-published.sqlite", "/../secret", "/%2e%2e/secret"):
            assert get(address, path)[0] == 404, path
        for path in ("/aligned/none.html", "/none"):
            assert get(address, path)[0] == 404, path
        assert get(address, "/aligned/index.html", host="evil.example:80")[0] == 404
        assert get(address, "/-/changes?0", host="evil.example:80")[0] == 404
    assert (folder / "aligned/index.html").read_bytes() == b"<p>index"


def test_a_browser_is_told_of_a_change_whenever_it_asked(tmp_path: Path) -> None:
    changes = Changes()
    with serving(tmp_path, changes) as address:
        timer = threading.Timer(0.3, changes.tell)
        timer.start()
        assert get(address, "/-/changes?0")[1].endswith(b"data: changed\n\n")
        timer.join()
        assert get(address, "/-/changes?0")[1] == b"data: changed\n\n", "it was too late to hear of it"


def test_a_page_without_a_script_may_run_the_one_that_is_added() -> None:
    policy = b'<meta content="default-src &#39;none&#39;; img-src data:">'
    page = reloading(policy + b"<p>", 3)
    assert page.startswith(
        b"<meta content=\"default-src &#39;none&#39;; connect-src 'self'; img-src data:; script-src 'sha256-"
    )
    assert b"/-/changes?3" in page
    assert reloading(b"\xff\xfe<\0p\0", 3) == b"\xff\xfe<\0p\0"


# The command


@contextlib.contextmanager
def watching(root: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run the command while the context lasts, and give it with its address, once it has published."""
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "pipeline", "publish", "--watch", "-C", root, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            address = next(word for word in process.stdout.readline().split() if word.startswith("http"))
            yield process, address
        finally:
            process.kill()


def line_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def test_the_command_publishes_what_is_saved_survives_faults_and_ends_well(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    catalog = workspace.catalog_path("rules.md", "es")
    good = catalog.read_text("utf-8")
    with watching(tmp_path) as (process, _):
        assert "0 refused in " in line_of(process)
        catalog.write_text(good.replace("Hable", "Hablen"), "utf-8")
        assert line_of(process).split()[1] == "written,"
        assert "Hablen" in (tmp_path / "build/es/rules.md").read_text("utf-8")
        catalog.write_text(good.replace('msgstr "Hable', "msgstr Hable"), "utf-8")
        assert "museotext: " in (line := line_of(process))
        assert "po/es/rules.md.po:" in line
        assert "Hablen" in (tmp_path / "build/es/rules.md").read_text("utf-8")
        catalog.write_text(good, "utf-8")
        assert line_of(process).split()[1] == "written,"
        assert "Hablen" not in (tmp_path / "build/es/rules.md").read_text("utf-8")
        process.send_signal(signal.SIGINT)
        assert line_of(process) == "stopped; every file is whole\n"
        assert process.wait(PATIENCE) == 0


def test_watching_is_no_dry_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    complete(tmp_path)
    for other in ("--check", "--pseudo"):
        assert museotext_in(tmp_path, "publish", "--watch", other) == 2
        assert "leave out --check and --pseudo" in capsys.readouterr().err


def test_a_browser_shows_what_a_translator_saves(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    catalog = workspace.catalog_path("night.html", "es")
    with watching(tmp_path) as (process, address):
        line_of(process)
        seen = looked("watch.mjs", address, "aligned/night.html", catalog, "El museo de noche", "El museo nocturno")
    assert seen["before"] > 0
    assert seen["after"] == 0
    assert seen["scrolled"][0] == seen["scrolled"][1] > 0
    assert "Museo de prueba" in seen["index"]
    assert seen["messages"] == []
