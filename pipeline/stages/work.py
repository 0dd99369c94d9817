"""Run one pure function over many documents: inline, or on all cores when it pays."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol, TypeVar

__all__ = ["Progress", "each"]

Job = TypeVar("Job")
Result = TypeVar("Result")

WORTH_A_POOL = 400_000
"""Below this many bytes of documents, starting processes costs more than they save."""


class Progress(Protocol):
    """Told of the work as it goes; the command line draws it."""

    def start(self, what: str, total: int) -> None:
        """Begin ``total`` steps of ``what``."""

    def step(self) -> None:
        """One step is done."""


def each(
    function: Callable[[Job], Result], jobs: Sequence[Job], *, size: int, progress: Progress | None, what: str
) -> Iterator[Result]:
    """Yield ``function(job)`` for each job, in the jobs' order.

    ``size`` is the work's weight in bytes; a large one goes to a process for each core.
    ``function`` and its jobs and results are picklable; an error of one job is raised here.
    """
    if progress:
        progress.start(what, len(jobs))
    cores = min(len(jobs), os.cpu_count() or 1)
    # The first job is done here in any case: what it loads, each process then has.
    here = jobs if cores < 2 or size < WORTH_A_POOL else jobs[:1]
    for job in here:
        yield function(job)
        if progress:
            progress.step()
    jobs = jobs[len(here) :]
    if jobs:
        yield from _pooled(function, jobs, cores, progress)


def _pooled(
    function: Callable[[Job], Result], jobs: Sequence[Job], cores: int, progress: Progress | None
) -> Iterator[Result]:
    import multiprocessing  # noqa: PLC0415  (most runs need no pool)
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  (the same)

    forks = "fork" in multiprocessing.get_all_start_methods()
    # A process that is a copy of this one has the jobs already: it is told their numbers.
    asked: Callable[[Any], Any] = _run_number if forks else _run
    sent: Sequence[Any] = range(len(jobs)) if forks else jobs
    with ProcessPoolExecutor(
        cores,
        mp_context=multiprocessing.get_context("fork" if forks else None),
        initializer=_give,
        initargs=(function, jobs if forks else ()),
    ) as pool:
        try:
            for result in pool.map(asked, sent, chunksize=max(1, len(jobs) // (cores * 8))):
                yield result
                if progress:
                    progress.step()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


_given: list[Any] = []
"""In a worker process: the function it was started for, given once and not with each job, and the jobs if it can."""


def _give(function: Callable[[Any], Any], jobs: Sequence[Any]) -> None:
    _given[:] = function, jobs


def _run(job: Any) -> Any:
    return _given[0](job)


def _run_number(number: int) -> Any:
    function, jobs = _given
    return function(jobs[number])
