"""A page as a programme really published it: untidy, in three languages, kept byte for byte."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from pipeline.catalogs import read
from pipeline.formats.document import ReadOptions
from pipeline.stages.check import check
from pipeline.stages.extract import extract
from pipeline.stages.prove import prove
from pipeline.stages.starting import make_workspace
from pipeline.workspace import Workspace, find_workspace
from tests.workspaces import contents

PAGE = Path(__file__).parents[2] / "shared" / "data" / "ibermuseums_about.en.txt"
pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="the captured page is not in ../shared/data")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    make_workspace(tmp_path, project="Ibermuseums", languages=("en", "es", "pt_BR"))
    shutil.copy(PAGE, tmp_path / "source_texts/en")
    return find_workspace(tmp_path)


def test_it_survives_byte_for_byte_and_could_be_written_anew(workspace: Workspace) -> None:
    proof = prove(PAGE, shown=PAGE.name, language="en", options=ReadOptions())
    assert (proof.verdict, proof.unkept) == ("identical", ())
    assert proof.rendered == PAGE.read_bytes()


def test_its_captions_credits_and_points_are_units_of_their_own(workspace: Workspace) -> None:
    extract(workspace)
    catalog = read(workspace.template_path(PAGE.name).read_bytes())
    texts = [entry.msgid for entry in catalog.entries]
    lines = PAGE.read_text("utf-8").splitlines()
    twins = [line for line in lines if "Jack Zalium" in line]
    points = [line.strip(" •") for line in lines if line.strip().startswith("•")]
    numbered = [line[3:] for line in lines if line[:3] in {"1. ", "2. "}]
    for single in (*twins, *points, *numbered):
        assert single in texts
    assert (len(twins), len(points), len(numbered)) == (2, 3, 2)


def test_its_catalogs_are_clean_for_gettext(workspace: Workspace) -> None:
    extract(workspace)
    files = contents(workspace.root / "po")
    assert len(files) == 3
    for path, data in files.items():
        place = workspace.root / "po" / path
        done = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", place], capture_output=True, text=True, check=True)
        assert done.stderr == ""
        assert subprocess.run(["msgcat", "--no-wrap", place], capture_output=True, check=True).stdout == data
    assert extract(workspace).changes == ()


def test_what_is_wrong_in_it_is_named_and_nothing_else(workspace: Workspace) -> None:
    found = check(workspace, sources_only=True).findings
    marked = [(one.rule, one.source[slice(*one.source_span)] if one.source_span else "") for one in found]
    languages = [text for rule, text in marked if rule == "source-language"]
    assert sorted((rule, text) for rule, text in marked if rule != "source-language") == [
        ("bracket-spacing", "( PACCI)"),
        ("doubled-spaces", "\N{NO-BREAK SPACE} "),
        ("doubled-words", "knowledge through knowledge through"),
        ("term-deprecated", "Iberoamerican"),
        ("term-deprecated", "Iberoamerican"),
        ("term-forbidden", "Ibermuseos"),
        ("term-forbidden", "OIE"),
    ]
    assert [text.split()[0] for text in languages] == ["Accesibilidad_M", "Museo-MUSEO", "Museu"]
