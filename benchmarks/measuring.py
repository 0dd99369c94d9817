"""Time the same work done by several tools: interleaved, repeated, each in processes of its own."""

from __future__ import annotations

import os
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["OURS", "ROOT", "Contender", "Result", "Task", "call", "driver", "measure"]

OURS = "museotext"
"""The name of our row."""
ROOT = Path(__file__).resolve().parent.parent
"""The repository."""


def _nothing(_folder: Path) -> None:
    pass


def _no_facts(_folder: Path) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Contender:
    """One tool, and how it does the work."""

    name: str
    run: Callable[[Path], None]
    """The work that is timed. It is given a folder of its own and leaves its results there."""
    prepare: Callable[[Path], None] = _nothing
    """Fills that folder; not timed."""
    facts: Callable[[Path], Mapping[str, str]] = _no_facts
    """What the results are worth, as columns of the table; not timed."""
    work: float = 1.0
    """How much of the work the tool accepts, e.g. the bytes of the files it can read."""


@dataclass(frozen=True, slots=True)
class Task:
    """One table: the same work for all tools that are here."""

    title: str
    note: str
    """What exactly was timed, for the reader of the table."""
    contenders: Sequence[Contender]
    absent: Sequence[str] = ()
    """The tools that would have done it too, but were not found."""
    base: str = OURS
    """The row that all others are compared with."""


@dataclass(slots=True)
class Result:
    """What was measured of one tool."""

    contender: Contender
    cpu: list[float] = field(default_factory=list)
    """CPU seconds, user and system, of all its processes, once per round."""
    wall: list[float] = field(default_factory=list)
    facts: Mapping[str, str] = field(default_factory=dict)
    failure: str = ""
    """Why it could not do the work."""

    @property
    def cpu_median(self) -> float:
        """The median of CPU seconds."""
        return statistics.median(self.cpu)

    @property
    def wall_median(self) -> float:
        """The median of elapsed seconds."""
        return statistics.median(self.wall)


def call(
    *command: str | Path, accept: Sequence[int] = (0,), cwd: Path | None = None, seconds: float | None = None
) -> None:
    """Run a program and forget what it prints.

    Raises CalledProcessError, with what it said on standard error, for an exit code that
    is not in ``accept``, and TimeoutExpired when it takes longer than ``seconds``: then it is
    ended with all that it started.

    A Python program keeps its bytecode, as an installed one does, whatever the variables here say.
    """
    with subprocess.Popen(
        [str(part) for part in command],
        cwd=cwd,
        env={name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        try:
            _, said = process.communicate(timeout=seconds)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    if process.returncode not in accept:
        raise subprocess.CalledProcessError(process.returncode, command[0], stderr=said.decode(errors="replace"))


def driver(name: str, *arguments: str | Path, python: str = sys.executable, accept: Sequence[int] = (0,)) -> None:
    """Run one of the scripts in ``drivers/`` with the interpreter ``python``."""
    call(python, ROOT / "benchmarks" / "drivers" / f"{name}.py", *arguments, accept=accept, cwd=ROOT)


def measure(task: Task, *, rounds: int, patience: float) -> list[Result]:
    """Time each contender ``rounds`` times, in turns.

    One that has taken more than ``patience`` seconds in all sits the other rounds out, and
    one that fails has no further turn.
    """
    results = [Result(contender) for contender in task.contenders]
    for _ in range(rounds):
        for result in results:
            if result.failure or sum(result.wall) > patience:
                continue
            with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
                _measure_once(result, Path(folder))
    return results


def _measure_once(result: Result, folder: Path) -> None:
    contender = result.contender
    try:
        contender.prepare(folder)
        os.sync()
        cpu, wall = _children(), time.perf_counter()
        contender.run(folder)
        wall, cpu = time.perf_counter() - wall, _children() - cpu
        if not result.cpu:
            result.facts = contender.facts(folder)
    except subprocess.CalledProcessError as error:
        said = [line for line in (error.stderr or "").splitlines() if line.strip()]
        result.failure = f"exit code {error.returncode}" + (f": {said[-1]}" if said else "")
    else:
        result.cpu.append(cpu)
        result.wall.append(wall)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
