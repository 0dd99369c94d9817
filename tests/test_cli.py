"""Every command as a person calls it: help, exit codes, what goes to which stream."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.checks import RULES
from pipeline.cli import COMMANDS, museotext
from pipeline.cli.running import run
from pipeline.formats import FORMATS
from tests.workspaces import PAGE, complete, contents, make, museotext_in

Captured = pytest.CaptureFixture[str]
MUSEOTEXT = (sys.executable, "-m", "pipeline")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(command: str, capsys: Captured) -> None:
    assert run(museotext, [command, "--help"]) == 0
    text = capsys.readouterr().out
    assert text.startswith(f"Usage: museotext {command}")
    assert "\\b" not in text
    assert command == "formats" or any(line.startswith(f"    museotext {command}") for line in text.splitlines())


def test_help_lists_the_commands_in_the_order_of_the_work(capsys: Captured) -> None:
    assert run(museotext, ["-h"]) == 0
    lines = capsys.readouterr().out.split("Commands:\n")[1].split("\n\n")[0].splitlines()
    assert [line.split()[0] for line in lines] == list(COMMANDS)


def test_help_loads_none_of_the_rooms() -> None:
    code = (
        "import sys; from pipeline.cli import museotext\n"
        "try: museotext(['--help'])\n"
        "except SystemExit: print([name for name in sys.modules if name.startswith('pipeline.') "
        "and not name.startswith('pipeline.cli')])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.splitlines()[-1] == "[]"


def test_a_misspelt_command_is_suggested(capsys: Captured) -> None:
    assert run(museotext, ["extrat"]) == 2
    assert "extract" in capsys.readouterr().err


def test_init_extract_status_check_publish_from_an_empty_folder(tmp_path: Path, capsys: Captured) -> None:
    folder = tmp_path / "new"
    assert run(museotext, ["init", str(folder), "--project", "Museo", "--languages", "en,es"]) == 0
    assert "museotext extract" in capsys.readouterr().err
    (folder / "source_texts/en/night.html").write_text(PAGE, "utf-8")
    assert museotext_in(folder, "extract") == 0
    assert "wrote po/es/night.html.po: 6 new\n" in capsys.readouterr().out
    assert museotext_in(folder, "status") == 0
    assert "0 % (6 missing)" in capsys.readouterr().out
    assert museotext_in(folder, "publish") == 1
    assert "0 of 6 texts are translated" in capsys.readouterr().err
    assert run(museotext, ["init", str(folder)]) == 2
    assert "is a workspace already" in capsys.readouterr().err


def test_extract_check_says_what_would_change_and_exits_with_1(tmp_path: Path, capsys: Captured) -> None:
    make(tmp_path)
    assert museotext_in(tmp_path, "extract", "--check") == 1
    assert "would change po/es/night.html.po" in capsys.readouterr().out
    assert museotext_in(tmp_path, "extract") == 0
    assert museotext_in(tmp_path, "extract", "--check") == 0
    (tmp_path / "source_texts/es/taller.txt").write_text("Otra cosa.\n", "utf-8")
    capsys.readouterr()
    assert museotext_in(tmp_path, "extract", "--diff") == 1
    out = capsys.readouterr().out
    assert out.startswith("--- a/po/templates/taller.txt.pot\n+++ b/po/templates/taller.txt.pot\n")
    assert '+msgid "Otra cosa."\n' in out


def test_check_exits_with_1_for_findings_and_2_for_unreadable_catalogs(tmp_path: Path, capsys: Captured) -> None:
    workspace = complete(tmp_path)
    assert museotext_in(tmp_path, "check") == 0
    path = workspace.catalog_path("rules.md", "es")
    path.write_text(path.read_text("utf-8").replace("encaje", "bordado"), "utf-8")
    assert museotext_in(tmp_path, "check", "--format", "json", "--quiet") == 1
    shown = capsys.readouterr()
    report = json.loads(shown.out[shown.out.index("{") :])
    assert [finding["rule"] for finding in report["findings"]] == ["term-missing"]
    assert museotext_in(tmp_path, "check", "--language", "pt_BR") == 0
    path.write_text("msgid", "utf-8")
    assert museotext_in(tmp_path, "check") == 2
    assert "museotext: po/es/rules.md.po:1: " in capsys.readouterr().err


def test_a_report_may_go_to_a_file(tmp_path: Path, capsys: Captured) -> None:
    complete(tmp_path)
    assert museotext_in(tmp_path, "check", "--format", "json", "--output", str(tmp_path / "out.json")) == 0
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["findings"] == []
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("command", ["check", "publish"])
def test_an_unknown_language_is_refused_with_the_nearest(tmp_path: Path, command: str, capsys: Captured) -> None:
    complete(tmp_path)
    assert museotext_in(tmp_path, command, "--language", "pt-BR") == 2
    assert "did you mean pt_BR?" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["extract", "check", "publish", "status"])
@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "nigth.html", "po/es/../../secret.txt"])
def test_a_document_that_is_not_the_workspaces_is_refused(
    tmp_path: Path, command: str, name: str, capsys: Captured
) -> None:
    complete(tmp_path)
    before = contents(tmp_path)
    assert museotext_in(tmp_path, command, name) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "is not a document of this workspace" in error
    assert contents(tmp_path) == before


def test_a_document_may_be_named_by_its_path_from_the_folder_one_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    complete(tmp_path)
    monkeypatch.chdir(tmp_path / "po/es")
    for name in ("rules.md.po", "../../source_texts/en/rules.md", str(tmp_path / "source_texts/en/rules.md")):
        assert run(museotext, ["status", name]) == 0
        shown = capsys.readouterr().out
        assert "rules.md" in shown
        assert "night.html" not in shown


def test_a_workspace_without_terms_says_that_none_were_checked(tmp_path: Path, capsys: Captured) -> None:
    complete(tmp_path)
    assert museotext_in(tmp_path, "check") == 0
    assert "checked 3 documents against 1 concepts" in capsys.readouterr().err
    (tmp_path / "glossary/terms.csv").unlink()
    assert museotext_in(tmp_path, "check") == 0
    assert "no glossary, so terms were not checked" in capsys.readouterr().err


def test_run_does_the_three_stages_and_exits_with_the_worst(tmp_path: Path, capsys: Captured) -> None:
    workspace = complete(tmp_path)
    assert museotext_in(tmp_path, "run") == 0
    assert (tmp_path / "build/aligned/index.html").is_file()
    path = workspace.catalog_path("rules.md", "es")
    path.write_text(path.read_text("utf-8").replace("encaje", "bordado"), "utf-8")
    capsys.readouterr()
    assert museotext_in(tmp_path, "run") == 1
    assert "term-missing" in capsys.readouterr().out


def test_publish_check_writes_nothing(tmp_path: Path, capsys: Captured) -> None:
    complete(tmp_path)
    assert museotext_in(tmp_path, "publish", "--check") == 1
    assert "would write build/es/night.html" in capsys.readouterr().out
    assert not (tmp_path / "build").exists()


def test_prove_says_identical_differs_or_refused(tmp_path: Path, capsys: Captured) -> None:
    page, other = tmp_path / "a.html", tmp_path / "b.jpg"
    page.write_text(PAGE, "utf-8")
    other.write_bytes(b"\xff\xd8")
    assert run(museotext, ["prove", str(page), "--output", str(tmp_path / "out")]) == 0
    shown = capsys.readouterr()
    assert shown.out == f"{page}: identical\n"
    assert shown.err == "1 identical\n"
    assert contents(tmp_path / "out") == {"a.html": page.read_bytes()}
    assert run(museotext, ["prove", str(tmp_path)]) == 0
    assert capsys.readouterr().err == "2 identical\n"
    assert run(museotext, ["prove", str(page), str(other)]) == 2
    assert f"{other}: refused: is in no format Museotext reads" in capsys.readouterr().out


def test_rules_and_formats_are_listed_and_explained(capsys: Captured) -> None:
    assert run(museotext, ["rule"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(RULES)
    assert run(museotext, ["rule", "term-mising"]) == 2
    assert "did you mean term-missing?" in capsys.readouterr().err
    assert run(museotext, ["formats"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [form.name for form in FORMATS]


def test_the_list_says_which_rules_run_only_when_asked_for(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr("pipeline.checks.doubled_words.ON_BY_DEFAULT", False, raising=False)
    assert run(museotext, ["rule"]) == 0
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert "only when it is selected" in lines["doubled-words"]
    assert "only when it is selected" not in lines["term-case"]


@pytest.mark.parametrize("name", RULES)
def test_every_rule_has_its_documentation(name: str, capsys: Captured) -> None:
    assert run(museotext, ["rule", name]) == 0
    text = capsys.readouterr().out
    for heading in ("What it finds", "Why it matters", "Example", "What to do", "How to waive"):
        assert heading in text


def test_outside_a_workspace_one_line_says_what_to_do(tmp_path: Path, capsys: Captured) -> None:
    assert museotext_in(tmp_path, "status") == 2
    assert capsys.readouterr().err.endswith("run 'museotext init' to make one\n")


def test_an_internal_error_is_one_line_without_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    complete(tmp_path)
    monkeypatch.setattr("pipeline.stages.status.status", None)
    assert museotext_in(tmp_path, "status") == 2
    assert capsys.readouterr().err.startswith("museotext: internal error (TypeError: ")
    monkeypatch.setenv("MUSEOTEXT_DEBUG", "1")
    assert museotext_in(tmp_path, "status") == 2
    assert "Traceback" in capsys.readouterr().err


def test_texts_from_catalogs_reach_the_terminal_without_control_characters(tmp_path: Path, capsys: Captured) -> None:
    workspace = complete(tmp_path)
    path = workspace.catalog_path("rules.md", "es")
    path.write_text(path.read_text("utf-8").replace("encaje", "\\x1b[31mbordado"), "utf-8")
    assert museotext_in(tmp_path, "check") == 1
    shown = capsys.readouterr()
    assert "\x1b" not in shown.out + shown.err


def test_python_m_pipeline_is_the_same_program(tmp_path: Path) -> None:
    complete(tmp_path)
    done = subprocess.run([*MUSEOTEXT, "status", "-C", str(tmp_path)], capture_output=True, text=True, check=True)
    assert "night.html" in done.stdout
    assert done.stderr == ""


def test_a_reader_that_closes_the_pipe_is_no_error_to_shout_about(tmp_path: Path) -> None:
    complete(tmp_path)
    command = (
        f"{sys.executable} -m pipeline rule term-missing -C x 2>&1 | true; {sys.executable} -m pipeline rule | head -1"
    )
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert "Traceback" not in done.stdout + done.stderr


def test_progress_is_drawn_on_a_terminal_only(tmp_path: Path) -> None:
    make(tmp_path)
    quiet = subprocess.run([*MUSEOTEXT, "extract", "-C", str(tmp_path)], capture_output=True, text=True, check=True)
    assert "Extracting" not in quiet.stdout + quiet.stderr
    master, slave = pty.openpty()
    with subprocess.Popen([*MUSEOTEXT, "extract", "-C", str(tmp_path)], stdout=slave, stderr=slave) as process:
        os.close(slave)
        shown = b""
        while True:
            try:
                data = os.read(master, 4096)
            except OSError:
                break
            if not data:
                break
            shown += data
        assert process.wait() == 0
    os.close(master)
    assert b"Extracting" in shown
    assert b"100%" in shown
