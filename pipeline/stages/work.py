"""Run one pure function over many documents, or two on one: inline, or on all cores when it pays."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

__all__ = ["Progress", "beside", "each"]

Job = TypeVar("Job")
Result = TypeVar("Result")

WORTH_A_POOL = 400_000
"""Below this many bytes of documents, starting processes costs more than they save."""
WORTH_A_PROCESS = 1_000_000
"""Below this many bytes of one document, its work is not divided."""


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
            # Large portions first: handing one out takes time. Small ones last: so none waits for another's last one.
            most = len(jobs) * 3 // 4
            large = pool.map(asked, sent[:most], chunksize=max(1, len(jobs) // (cores * 16)))
            small = pool.map(asked, sent[most:], chunksize=max(1, len(jobs) // (cores * 64)))
            for result in chain(large, small):
                yield result
                if progress:
                    progress.step()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


@contextlib.contextmanager
def beside(function: Callable[[], Result], *, size: int) -> Iterator[Callable[[], Result]]:
    """Begin ``function``, and give what waits for its result, or raises its error.

    ``size`` is the weight of the document in bytes: the work on a large one goes on in a process of its own,
    where the system can copy this one; all other work is done when the result is asked for. A process whose
    result nobody asked for is ended.
    """
    if size < WORTH_A_PROCESS or _given or (os.cpu_count() or 1) < 2 or threading.active_count() > 1:
        yield function
        return
    import multiprocessing  # noqa: PLC0415  (most runs need no process)

    if "fork" not in multiprocessing.get_all_start_methods():
        yield function
        return
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(function, sender), daemon=True)
    process.start()
    sender.close()

    def waited() -> Result:
        try:
            result, error = receiver.recv()
        except EOFError:  # the system ended it, mostly for want of memory: now there is more
            return function()
        if error is not None:
            raise error
        return result  # type: ignore[no-any-return]  # a pipe knows no types

    try:
        yield waited
    finally:
        receiver.close()
        process.terminate()
        process.join()


def _send(function: Callable[[], Any], sender: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever waits here hears of it, and ends this process
    result = error = None
    try:
        result = function()
    except Exception as raised:  # noqa: BLE001  (it is raised where the result is waited for)
        error = raised
    sender.send((result, error))


_given: list[Any] = []
"""In a worker process: the function it was started for, given once and not with each job, and the jobs if it can."""


def _give(function: Callable[[Any], Any], jobs: Sequence[Any]) -> None:
    _given[:] = function, jobs


def _run(job: Any) -> Any:
    return _given[0](job)


def _run_number(number: int) -> Any:
    function, jobs = _given
    return function(jobs[number])
