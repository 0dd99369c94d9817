"""What is remembered, waited for and estimated; what is loaded; two at once, killed, a full disk."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.errors import TranslatorError
from pipeline.translators import ENGINES, engine, facts
from pipeline.translators.estimating import estimate
from pipeline.translators.remembering import Remembered
from pipeline.translators.shielding import SourceText
from tests.translation_servers import ROOT

KEY = ("libre https://a.example/", "es", "pt")
WRITER = """
import resource, sys
from pathlib import Path
from pipeline.errors import TranslatorError
from pipeline.translators.remembering import Remembered
path, name, count, limit = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    with Remembered(Path(path), "libre", "es", "pt") as memory:
        for number in range(count):
            memory.keep({f"{name} {number} {part}": "x" * 400 for part in range(2)})
            print(number, flush=True)
except TranslatorError as error:
    sys.exit(str(error))
"""


def writer(path: Path, name: str, count: int, limit: int = 0) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), name, str(count), str(limit)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def counted(path: Path) -> int:
    with sqlite3.connect(path) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (count,) = file.execute("SELECT count(*) FROM answer").fetchone()
    file.close()
    return int(count)


def test_answers_are_found_by_engine_and_languages(tmp_path: Path) -> None:
    path = tmp_path / "new" / "answers"
    with Remembered(path, *KEY) as memory:
        memory.keep({"uno": "um", "dos": "dois"})
        memory.forget(["dos"])
    with Remembered(path, *KEY) as memory:
        assert memory.find(["uno", "dos", "tres"]) == {"uno": "um"}
    for other in (("libre https://b.example/", "es", "pt"), (KEY[0], "en", "pt"), (KEY[0], "es", "pt_BR")):
        with Remembered(path, *other) as memory:
            assert memory.find(["uno"]) == {}
    assert [one.name for one in path.parent.iterdir()] == ["answers"]


def test_without_a_file_nothing_outlives_the_run() -> None:
    with Remembered(None, *KEY) as memory:
        memory.keep({"uno": "um"})
        assert memory.find(["uno"]) == {"uno": "um"}
    with Remembered(None, *KEY) as memory:
        assert memory.find(["uno"]) == {}


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE unit (text TEXT)")
    file.close()
    before = path.read_bytes()
    with pytest.raises(TranslatorError) as error:
        Remembered(path, *KEY)
    assert str(error.value) == f"{path}: is another program's database; name another file for the cache"
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_named_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("mis notas, que no son una base de datos " * 100, "utf-8")
    before = path.read_bytes()
    with pytest.raises(TranslatorError, match=r"notes\.txt: cannot be used as a cache of translations"):
        Remembered(path, *KEY)
    assert path.read_bytes() == before


def test_two_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "answers"
    both = [writer(path, name, 30) for name in ("uno", "dos")]
    for process in both:
        _, complaint = process.communicate(timeout=120)
        assert (process.returncode, complaint) == (0, "")
    assert counted(path) == 2 * 30 * 2


def test_killed_at_any_moment_it_has_whole_batches(tmp_path: Path) -> None:
    path = tmp_path / "answers"
    process = writer(path, "uno", 100_000)
    assert process.stdout is not None
    for _ in range(5):
        assert process.stdout.readline()
    time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    said = 5 + len(process.stdout.read().split())
    process.communicate()
    with Remembered(path, *KEY):
        pass
    assert counted(path) % 2 == 0
    assert counted(path) >= said * 2


def test_on_a_full_disk_it_stops_with_one_line_and_what_was_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "answers"
    process = writer(path, "uno", 100_000, limit=64 * 1024)
    said, complaint = process.communicate(timeout=120)
    assert process.returncode == 1
    assert complaint.startswith(f"{path}: cannot be used as a cache of translations (")
    assert complaint.count("\n") == 1
    assert counted(path) == len(said.split()) * 2 > 0


def test_an_estimate_counts_what_would_be_sent_and_needs_no_key(tmp_path: Path) -> None:
    cache = tmp_path / "answers"
    texts = [SourceText(text) for text in ("La sala {x}", "La sala {y}", "El museo", "2,500", "ñ" * 600)]
    with Remembered(cache, "deepl", "ES", "PT-BR") as memory:
        memory.keep({"El museo": "O museu"})
    one = estimate(texts, "deepl", source="es", target="pt_BR", cache=cache)
    assert (one.texts, one.remembered, one.too_long, one.requests) == (4, 1, 0, 1)
    assert one.characters == len("La sala ⟦0⟧") + 600
    assert one.price is not None
    assert one.cost == pytest.approx(611 * 20 / 1_000_000)

    short = estimate(texts, "mymemory", source="es", target="pt_BR", cache=cache)
    assert (short.texts, short.remembered, short.too_long, short.requests, short.cost) == (3, 0, 1, 2, 0)
    assert estimate(texts, "libre", source="es", target="pt_BR").cost is None
    assert not (tmp_path / "other").exists()
    estimate(texts, "libre", source="es", target="pt_BR", cache=tmp_path / "other")
    assert not (tmp_path / "other").exists()


def test_what_is_declared_is_known_without_loading_anything() -> None:
    script = (
        "import sys; from pipeline.translators import ENGINES, facts\n"
        "for name in ENGINES: facts(name)\n"
        "print(sorted({'deep_translator', 'deepl', 'requests', 'sentencex', 'bs4', 'sqlite3'} & sys.modules.keys()))"
    )
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


@pytest.mark.parametrize(
    ("name", "package", "message"),
    [
        ("deepl", "deepl", "DeepL needs the package deepl; pip install 'museotext[deepl]'"),
        (
            "google",
            "deep_translator",
            "Google Translate needs the package deep-translator; pip install 'museotext[online]'",
        ),
        ("mymemory", "requests", "MyMemory needs the package requests; pip install 'museotext[online]'"),
    ],
)
def test_a_missing_extra_is_one_line_that_installs_it(
    name: str, package: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for loaded in [one for one in sys.modules if one.split(".")[0] == package or one == "pipeline.translators.http"]:
        monkeypatch.delitem(sys.modules, loaded)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(TranslatorError) as error:
        engine(name, environment={"DEEPL_API_KEY": "x"})
    assert str(error.value) == message


def test_the_page_on_translators_names_what_each_engine_is_and_needs() -> None:
    page = (ROOT / "docs" / "translators.md").read_text("utf-8")
    rows = {line.split("|")[1].strip(" `"): line for line in page.splitlines() if line.startswith("| `")}
    assert tuple(rows) == ENGINES
    for name, row in rows.items():
        one = facts(name)
        assert one.title in row
        assert f"{one.longest:,}" in row
        assert (f"`{one.extra}`" if one.extra else "apertium-es-pt") in row
        assert all(f"`{variable.name}`" in row for variable in one.variables)
        price = one.price
        assert ("not known" if price is None else "free" if not price.per_million else f"{price.per_million:g} ") in row
    assert all(remark in " ".join(page.split()) for name in ENGINES for remark in facts(name).remarks.values())
