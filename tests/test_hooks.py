"""The hooks for pre-commit and the example for GitHub Actions do what they say."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest
from pre_commit.clientlib import load_manifest
from pre_commit.yaml import yaml_load

from pipeline.cli import museotext
from pipeline.cli.running import run
from tests.workspaces import complete, contents

ROOT = Path(__file__).parent.parent
HOOKS = {hook["id"]: hook for hook in load_manifest(ROOT / ".pre-commit-hooks.yaml")}
EXAMPLE: dict[str, Any] = yaml_load((ROOT / "examples/github-actions.yml").read_text("utf-8"))
STEPS = [step for job in EXAMPLE["jobs"].values() for step in job["steps"]]
COMMANDS = [step["run"] for step in STEPS if step.get("run", "").startswith("museotext")]


def called(command: str, *files: str) -> int:
    program, *arguments = shlex.split(command)
    assert program == "museotext"
    return run(museotext, [*arguments, *files])


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clean workspace that one stands in."""
    complete(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", sorted(HOOKS))
def test_a_hook_passes_in_a_clean_workspace_and_says_nothing(
    workspace: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    files = ["po/es/rules.md.po", "po/pt_BR/rules.md.po"] if HOOKS[name]["pass_filenames"] else []
    assert called(HOOKS[name]["entry"], *files) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("name", "path", "old", "new"),
    [
        ("museotext-check", "po/es/rules.md.po", "encaje", "bordado"),
        ("museotext-check-workspace", "source_texts/en/night.html", "The café", "The the café"),
        ("museotext-extract", "source_texts/en/night.html", "The café", "A café"),
        ("museotext-glossary", "glossary/terms.csv", "T1,es,encaje,preferred", "T1,es,encaje,admitted"),
    ],
)
def test_a_hook_fails_where_something_is_wrong(workspace: Path, name: str, path: str, old: str, new: str) -> None:
    text = (workspace / path).read_text("utf-8")
    assert old in text
    (workspace / path).write_text(text.replace(old, new), "utf-8")
    assert called(HOOKS[name]["entry"], *([path] if HOOKS[name]["pass_filenames"] else [])) == 1


def test_the_hook_for_translations_takes_catalogs_that_no_workspace_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    for name, text in (("es.po", "de casa"), ("pt_BR.po", "da da casa")):
        Path(name).write_text(f'{header}msgid "from home"\nmsgstr "{text}"\n', "utf-8")
    assert called(HOOKS["museotext-check"]["entry"], "es.po") == 0
    assert called(HOOKS["museotext-check"]["entry"], "es.po", "pt_BR.po") == 1


def test_the_example_runs_in_a_clean_workspace(workspace: Path) -> None:
    assert [called(command) for command in COMMANDS] == [0] * 4
    assert {"findings.html", "museotext.sarif"} <= set(contents(workspace))


def test_in_the_example_only_the_annotations_fail_for_findings(workspace: Path) -> None:
    path = workspace / "po/es/rules.md.po"
    path.write_text(path.read_text("utf-8").replace("encaje", "bordado"), "utf-8")
    assert [called(command) for command in COMMANDS] == [0, 1, 0, 0]


def test_the_example_uploads_what_it_writes() -> None:
    written = [command.split("--output ")[1] for command in COMMANDS if "--output" in command]
    inputs = [step["with"] for step in STEPS if "upload" in step.get("uses", "")]
    assert written == [given.get("sarif_file") or given.get("path") for given in inputs]
