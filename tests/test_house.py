"""The house of the design: each room stands on the floors below it and knows nothing of those above."""

from __future__ import annotations

import ast
import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import pipeline

PACKAGE = Path(pipeline.__file__).parent
FLOORS = (
    {"errors"},
    {"model"},
    {"locales"},
    {"wording"},
    {"markup"},
    {"files", "archives", "pages", "xml_text"},
    {"tmx", "workbooks"},
    {"xliff"},
    {"settings"},
    {"workspace"},
    {"formats", "glossary", "memory", "editions", "reports", "translators"},
    {"checks", "catalogs"},
    {"stages"},
    {"cli"},
    {"__main__"},
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}


def module_name(path: Path) -> str:
    parts = ("pipeline", *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def imported(tree: ast.AST) -> set[str]:
    """Return the project's modules that a module imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            names |= (inner & MODULES.keys()) or {str(node.module)}
    return {name for name in names if name.split(".")[0] == "pipeline" and name != "pipeline"}


GRAPH = {name: imported(ast.parse(path.read_text("utf-8"))) for name, path in MODULES.items()}


def room(name: str) -> str:
    return name.split(".")[1]


def test_every_room_has_a_floor() -> None:
    assert {room(name) for name in MODULES if name != "pipeline"} <= FLOOR.keys()


@pytest.mark.parametrize("name", [name for name in MODULES if name != "pipeline"])
def test_no_import_runs_upward(name: str) -> None:
    above = {other for other in GRAPH[name] if room(other) != room(name) and FLOOR[room(other)] >= FLOOR[room(name)]}
    assert not above


def test_no_import_runs_in_a_circle() -> None:
    try:
        order = tuple(TopologicalSorter(GRAPH).static_order())
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))
    assert order


def test_only_the_catalogs_know_polib_and_only_the_command_line_knows_click() -> None:
    for name, path in MODULES.items():
        roots = {
            (alias.name if isinstance(node, ast.Import) else str(node.module)).split(".")[0]
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, (ast.Import, ast.ImportFrom))
            for alias in node.names
        }
        assert "polib" not in roots or room(name) == "catalogs", name
        assert "click" not in roots or room(name) == "cli", name


def test_no_pattern_has_a_possessive_group() -> None:
    """Python 3.11.0 to 3.11.4 match them wrongly; atomic groups say the same and are right everywhere."""
    for name, path in MODULES.items():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and "(?:" in node.value:
                assert not re.search(r"(?<!\\)\)[*+?]\+", node.value), f"{name}:{node.lineno}"
