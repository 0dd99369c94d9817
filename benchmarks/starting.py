"""Start programs and let them say what they can do."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from benchmarks.corpus import Corpus
from benchmarks.measuring import OURS, ROOT, Contender, Task, call
from benchmarks.programs import Programs

__all__ = ["start"]

_TIMES = 20
_OTHERS = {
    "po4a": ("po4a", ""),
    "itstool": ("itstool", ""),
    "msgmerge": ("msgmerge", ""),
    "pofilter": ("pofilter", ""),
    "html2po": ("html2po", ""),
    "md2po (mdpo)": ("md2po", "mdpo2html"),
    "pybabel": ("pybabel", ""),
}
"""Programs by the name of their row, with one that stands beside them where the name alone is not enough."""


def start(_corpus: Corpus, programs: Programs, _folder: Path) -> Task:
    """Return the task of starting each program."""
    contenders = [
        Contender(OURS, partial(_repeat, (_ours(), "--help"))),
        Contender('python -c "import click"', partial(_repeat, (sys.executable, "-c", "import click"))),
        Contender("python -c pass", partial(_repeat, (sys.executable, "-c", "pass"))),
    ]
    absent = []
    for name, (program, neighbour) in _OTHERS.items():
        path = programs.beside(program, neighbour) if neighbour else programs.find(program)
        if path:
            contenders.append(Contender(name, partial(_repeat, (path, "--help"))))
        else:
            absent.append(name)
    return Task(f"Start {_TIMES} times with --help", "Each in a new process.", contenders, absent)


def _ours() -> str:
    installed = Path(sys.executable).with_name("museotext")
    if not installed.is_file():
        raise SystemExit(f"benchmarks: {installed} is not there; run: pip install -e {ROOT}")
    return str(installed)


def _repeat(command: tuple[str, ...], _folder: Path) -> None:
    for _ in range(_TIMES):
        call(*command, accept=(0, 1))
