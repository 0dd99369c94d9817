"""What every command shares when it runs: errors as one line, exit codes, progress, colour."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import click

from pipeline.errors import MuseotextError

__all__ = ["ProgressBar", "complain", "run", "safe", "told", "wants_colour"]

FAILED = 2
"""The exit code when the work could not be done."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def safe(text: str) -> str:
    """Return ``text`` with control and direction characters shown as escapes: files are not trusted."""
    return _CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def complain(text: str) -> None:
    """Print one line for a person on standard error."""
    click.echo(safe(text), err=True)


def run(command: click.Command, arguments: Sequence[str] | None = None) -> int:
    """Run ``command`` with ``arguments``, by default the process's own, and return its exit code."""
    try:
        result = command.main(arguments, prog_name="museotext", standalone_mode=False)
    except click.UsageError as error:
        error.show()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:  # noqa: BLE001  (no traceback reaches a user)
        for line in told(error):
            complain(f"museotext: {line}")
    except KeyboardInterrupt:
        complain("museotext: stopped; every file is whole")
    else:
        return result if isinstance(result, int) else 0
    return FAILED


def told(error: Exception) -> Sequence[str]:
    """Return what a person should know of an error, a line for each fault."""
    if isinstance(error, MuseotextError):
        here = f"{Path.cwd()}{os.sep}"
        return [str(one).removeprefix(here) for one in getattr(error, "errors", (error,))]
    if isinstance(error, click.Abort):
        return ["stopped; every file is whole"]
    if isinstance(error, click.ClickException):
        return [error.format_message()]
    if os.environ.get("MUSEOTEXT_DEBUG"):
        import traceback

        traceback.print_exception(error)
    return [
        f"internal error ({type(error).__name__}: {error}); run again with MUSEOTEXT_DEBUG=1 and report what it prints"
    ]


def wants_colour(choice: str, stream: Any) -> bool:
    """Tell whether to colour ``stream``: as asked, else NO_COLOR, FORCE_COLOR, then whether it is a terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()


class ProgressBar:
    """Draws a stage's progress on standard error, on a terminal only."""

    def __init__(self, *, quiet: bool = False) -> None:
        """Prepare; nothing is drawn when ``quiet``."""
        self._hidden = quiet or not sys.stderr.isatty()
        self._stack = contextlib.ExitStack()
        self._bar: Any = None

    def start(self, what: str, total: int) -> None:
        """Begin ``total`` steps of ``what``, ending what went before."""
        if self._hidden:  # Even a bar that nobody sees takes its time to load.
            return
        self._stack.close()
        self._bar = self._stack.enter_context(click.progressbar(length=total, label=what, file=sys.stderr))

    def step(self) -> None:
        """One step is done."""
        if self._bar is not None:
            self._bar.update(1)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()
