"""The documentation names what there is, and what it names works."""

from __future__ import annotations

import configparser
import re
import subprocess
from dataclasses import fields
from pathlib import Path

import pytest

from pipeline.cli import COMMANDS
from pipeline.formats import FORMATS
from pipeline.reports import REPORTS
from pipeline.settings import Settings, setting_name
from pipeline.stages.check import check
from pipeline.stages.extract import extract
from pipeline.stages.publish import publish
from pipeline.stages.status import status
from pipeline.workspace import find_workspace

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
REPOSITORY = find_workspace(ROOT)


@pytest.mark.parametrize("field", [setting_name(field.name) for field in fields(Settings)])
def test_every_setting_is_documented(field: str) -> None:
    assert f"`{field}`" in README


@pytest.mark.parametrize("command", sorted(COMMANDS.keys() - {"prove", "rule", "formats", "init"}))
def test_every_command_of_the_pipeline_is_in_the_readme(command: str) -> None:
    assert f"museotext {command}" in README


@pytest.mark.parametrize("report", REPORTS[1:])
def test_every_report_is_documented(report: str) -> None:
    assert f"`{report}`" in README or f"--format {report} " in README


def test_every_format_has_its_tests() -> None:
    for form in FORMATS:
        assert (ROOT / "tests" / "cases" / form.name).is_dir(), form.name


def test_the_readme_begins_with_the_two_commands() -> None:
    block = re.search(r"```sh\n(.*?)```", README, re.DOTALL)
    assert block
    assert block[1].split("\n")[:2] == ["make demo", "make test"]


def test_every_link_in_the_documentation_leads_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/*.md")]:
        for path in re.findall(r"`((?:docs|tests|pipeline|benchmarks)/[\w./-]+)`", page.read_text("utf-8")):
            assert (ROOT / path).exists(), f"{page.name}: {path}"


def test_the_package_list_names_every_room() -> None:
    parser = configparser.ConfigParser()
    parser.read(ROOT / "setup.cfg", "utf-8")
    rooms = {
        path.parent.relative_to(ROOT).as_posix().replace("/", ".") for path in ROOT.glob("pipeline/**/__init__.py")
    }
    assert set(parser["options"]["packages"].split()) == rooms | {"pipeline.starter"}


def test_the_repositorys_own_workspace_is_large_complete_and_clean() -> None:
    rows = status(REPOSITORY)
    assert len([row for row in rows if row.language == "en"]) >= 10
    assert len([row for row in rows if row.language == "es"]) >= 3
    assert sum(row.words for row in rows) >= 4000
    assert {one.percent for row in rows for one in row.translations} == {100}
    assert extract(REPOSITORY, dry=True).changes == ()
    assert extract(REPOSITORY, dry=True).warnings == ()
    assert check(REPOSITORY).findings == ()
    assert publish(REPOSITORY, dry=True).refusals == ()


def test_nothing_generated_is_in_git() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert not [path for path in tracked if path.startswith("build/") or path.endswith((".mo", ".pyc"))]
