"""Let LibreOffice open documents without a window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.measuring import call

__all__ = ["convert"]


def convert(
    program: str, paths: Sequence[Path], kind: str, *, profile: Path, output: Path, seconds: float | None = None
) -> None:
    """Convert ``paths`` to ``kind`` (``pdf``, ``txt:Text``) in the folder ``output``, in one process.

    ``profile`` is the folder of its settings, made on first use. A document that cannot be opened
    leaves nothing there and stops no other one. Raises CalledProcessError when the process
    ends otherwise than it should, and TimeoutExpired after ``seconds``.
    """
    settings = f"-env:UserInstallation={profile.absolute().as_uri()}"
    call(program, settings, "--headless", "--convert-to", kind, "--outdir", output, *paths, seconds=seconds)
