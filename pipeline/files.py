"""The only way to read and write files: read with a limit, replace whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.errors import DocumentError, MuseotextError

__all__ = ["LARGEST", "exclusive", "hidden", "inside", "read", "write", "write_all"]

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
    real, folder = os.path.realpath(path), os.path.realpath(root)
    if real != folder and not real.startswith(folder.rstrip(os.sep) + os.sep):
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

    Raises MuseotextError as ``write_all`` does.
    """
    return bool(write_all({path: data}))


def write_all(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Make each of ``files`` hold its bytes, and return those that did not already.

    Every new content is first written beside its file and forced to disk; only when all
    are there, one after the other is renamed over the old one. So each file is the old or
    the new one at any moment, and if a place cannot be written, nothing has changed.
    Raises MuseotextError with that place.
    """
    waiting: dict[Path, Path] = {}
    changed: list[Path] = []
    folders: set[Path] = set()
    path = Path()
    try:
        for path, data in files.items():
            if _holds(path, data):
                continue
            changed.append(path)
            if path.parent not in folders:
                path.parent.mkdir(parents=True, exist_ok=True)
                folders.add(path.parent)
            waiting[path] = _written_beside(path, data)
        for path in changed:
            waiting[path].replace(path)
            del waiting[path]
    except OSError as error:
        raise MuseotextError(
            f"cannot be written ({error.strerror})", path=path, remedy="check the folder's permissions and free space"
        ) from None
    finally:
        for new in waiting.values():
            new.unlink(missing_ok=True)
    for folder in folders:
        _sync_folder(folder)
    return tuple(changed)


def _holds(path: Path, data: bytes) -> bool:
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        return path.stat().st_size == len(data) and path.read_bytes() == data
    return False


def _written_beside(path: Path, data: bytes) -> Path:
    """Write ``data`` to a new file beside ``path``, with the same permissions, down to the disk."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        mode = 0
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    new = path.with_name(f".{path.name}{_NEW}")
    try:
        with new.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode:
            new.chmod(stat.S_IMODE(mode))
    except BaseException:
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)
        raise
    return new


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
