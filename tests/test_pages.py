"""How pages are made of templates."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from pipeline.pages import Compiled


def rendered(folder: Path, template: str = "<p>{{ text }}</p>") -> str:
    environment = Environment(loader=DictLoader({"a.html": template}), autoescape=True, bytecode_cache=Compiled(folder))
    return environment.get_template("a.html").render(text="a < b")


@pytest.fixture(autouse=True)
def writing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def test_a_template_is_compiled_once(tmp_path: Path) -> None:
    assert rendered(tmp_path) == "<p>a &lt; b</p>"
    (kept,) = tmp_path.iterdir()
    before = kept.stat().st_mtime_ns
    assert rendered(tmp_path) == "<p>a &lt; b</p>"
    assert kept.stat().st_mtime_ns == before


def test_a_changed_template_is_compiled_anew(tmp_path: Path) -> None:
    rendered(tmp_path)
    assert rendered(tmp_path, "<b>{{ text }}</b>") == "<b>a &lt; b</b>"
    assert rendered(tmp_path) == "<p>a &lt; b</p>"


@pytest.mark.parametrize("length", [0, 1, 10, 40, -1])
def test_a_damaged_file_does_no_harm(tmp_path: Path, length: int) -> None:
    rendered(tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:length])
    assert rendered(tmp_path) == "<p>a &lt; b</p>"


def test_pages_are_made_where_nothing_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    assert rendered(tmp_path / "file") == "<p>a &lt; b</p>"


def test_nothing_is_kept_where_python_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert rendered(tmp_path) == "<p>a &lt; b</p>"
    assert not list(tmp_path.iterdir())
