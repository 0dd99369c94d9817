"""``museotext publish --watch``."""

from __future__ import annotations

import contextlib
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from pipeline.cli.running import complain, safe, told
from pipeline.cli.serving import Changes, serving
from pipeline.errors import MuseotextError
from pipeline.files import exclusive
from pipeline.stages.publish import PublishResult
from pipeline.stages.watching import PAUSE, watched
from pipeline.workspace import Workspace

__all__ = ["watch"]


def watch(workspace: Workspace, publish: Callable[[Workspace], PublishResult], *, quiet: bool) -> int:
    """Publish whenever the workspace changes, until somebody presses Ctrl-C; say each time what came of it."""
    # A shell lets what it starts in the background ignore Ctrl-C; this command has no other end.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    changes = Changes()
    build = workspace.root / workspace.settings.build
    try:
        with serving(build, changes) as address:
            click.echo(f"look at {address} while you work; end with Ctrl-C")
            for space in watched(workspace, time.sleep, _complain):
                if _published(space, publish, quiet=quiet):
                    changes.tell()
    except KeyboardInterrupt:
        complain("stopped; every file is whole")
    return 0


def _published(workspace: Workspace, publish: Callable[[Workspace], PublishResult], *, quiet: bool) -> bool:
    """Publish, say what came of it, and tell whether anything is new."""
    started = time.perf_counter()
    try:
        with _alone(workspace.root):
            result = publish(workspace)
    except MuseotextError as error:
        _complain(error)
        return False
    for refusal in result.refusals:
        complain(refusal.told)
    if not quiet:
        spent = time.perf_counter() - started
        written, refused = len(result.written), len(result.refusals)
        click.echo(f"{written} written, {result.current} already current, {refused} refused in {spent:.1f} s")
    return bool(result.written)


@contextlib.contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Hold the workspace as soon as no other command writes there."""
    with contextlib.ExitStack() as stack:
        while True:
            try:
                stack.enter_context(exclusive(root))
            except MuseotextError:
                time.sleep(PAUSE)
            else:
                break
        yield


def _complain(error: MuseotextError) -> None:
    for line in told(error):
        complain(safe(f"museotext: {line}"))
