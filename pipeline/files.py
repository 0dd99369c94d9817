"""The only way to read and write files: read with a limit, replace whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import DocumentError, MuseotextError

__all__ = ["LARGEST", "exclusive", "hidden", "inside", "read", "write"]

LARGEST = 32 * 1024 * 1024
"""The largest text file that is read, in bytes."""

_NEW = ".museotext-new"


def hidden(name: str) -> bool:
    """Tell whether a file is none of a workspace's texts: hidden, an editor's copy, or half written."""
    return name.startswith((".", "~$")) or name.endswith(("~", _NEW, ".bak", ".orig", ".rej", ".swp", ".tmp"))


def inside(path: Path, root: Path) -> Path:
    """Return ``path`` if it lies in ``root`` once links are followed.

    Raises MuseotextError when it leads out of ``root``.
    """
    if not path.resolve().is_relative_to(root.resolve()):
        raise MuseotextError("leads out of the workspace", path=path, remedy="use a file inside it")
    return path


def read(path: Path, *, largest: int = LARGEST) -> bytes:
    """Return the bytes of a file.

    Raises DocumentError when it cannot be read, or has more than ``largest`` bytes.
    """
    try:
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except IsADirectoryError:
        raise DocumentError("is a folder", path=path, remedy="name a file") from None
    except FileNotFoundError:
        raise DocumentError("is not there", path=path, remedy="check the name") from None
    except OSError as error:
        raise DocumentError(f"cannot be read ({error.strerror})", path=path, remedy="check its permissions") from None
    if len(data) > largest:
        raise DocumentError(
            f"is larger than {largest // (1024 * 1024)} MB", path=path, remedy="split it into several texts"
        )
    return data


def write(path: Path, data: bytes) -> bool:
    """Make ``data`` the content of ``path``, whole or not at all; return False if it already was.

    The new content is written beside the file, forced to disk, and renamed over it.
    Raises MuseotextError when the place cannot be written; the old file is then untouched.
    """
    new = path.with_name(f".{path.name}{_NEW}")
    try:
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            if path.stat().st_size == len(data) and path.read_bytes() == data:
                return False
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with new.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if path.exists():
                new.chmod(path.stat().st_mode & 0o7777)
            new.replace(path)
        except BaseException:
            new.unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)
    except OSError as error:
        raise MuseotextError(
            f"cannot be written ({error.strerror})", path=path, remedy="check the folder's permissions and free space"
        ) from None
    return True


def _sync_folder(folder: Path) -> None:
    """Make a rename in ``folder`` last through a power cut, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def exclusive(root: Path) -> Iterator[None]:
    """Hold ``root`` for one writing command at a time, where the system has folder locks.

    Raises MuseotextError when another command is writing there.
    """
    try:
        import fcntl  # noqa: PLC0415  (not on Windows)
    except ImportError:
        yield
        return
    handle = os.open(root, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise MuseotextError(
                "another museotext command is writing here", path=root, remedy="wait until it ends and try again"
            ) from None
        yield
    finally:
        os.close(handle)
