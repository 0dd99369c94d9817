"""The only way to read and write files: read with a limit, replace whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.errors import DocumentError, MuseotextError

__all__ = ["LARGEST", "exclusive", "hidden", "inside", "names_below", "read", "write", "write_all"]

LARGEST = 32 * 1024 * 1024
"""The largest text file that is read, in bytes."""

_PIECE = 1024 * 1024
_NEW = ".museotext-new"


def hidden(name: str) -> bool:
    """Tell whether a file is none of a workspace's texts: hidden, an editor's copy, or half written."""
    return name.startswith((".", "~$")) or name.endswith(("~", _NEW, ".bak", ".orig", ".rej", ".swp", ".tmp"))


def inside(path: Path, root: Path) -> Path:
    """Return ``path`` if it lies in ``root`` once links are followed.

    Raises MuseotextError when it leads out of ``root``.
    """
    if _is_below(path, root):
        return path
    real, folder = os.path.realpath(path), os.path.realpath(root)
    if real != folder and not real.startswith(folder.rstrip(os.sep) + os.sep):
        raise MuseotextError("leads out of the workspace", path=path, remedy="use a file inside it")
    return path


def _is_below(path: Path, root: Path) -> bool:
    """Tell, at a quick look, whether ``path`` lies in ``root`` without any link between the two."""
    place, top = os.fspath(path), f"{os.fspath(root)}/"
    below = place.removeprefix(top).split("/")
    if os.name == "nt" or not place.startswith(top) or ".." in below:
        return False
    at = os.fspath(root)
    for name in below:
        at = f"{at}/{name}"
        try:
            if stat.S_ISLNK(os.lstat(at).st_mode):
                return False
        except OSError:  # what cannot be looked at has nothing below it to look at
            return True
    return True


def names_below(folder: str | os.PathLike[str]) -> Iterator[str]:
    """Yield the name of each file below ``folder``, from there, with forward slashes; links to folders are passed by.

    A folder that cannot be read has no files.
    """
    top = os.path.join(folder, "")  # noqa: PTH118  (a thousand Paths take long)
    for at, _, names in os.walk(top):
        above = at.removeprefix(top).replace(os.sep, "/")
        yield from (f"{above}/{name}" for name in names) if above else names


def read(path: Path, *, largest: int = LARGEST) -> bytes:
    """Return the bytes of a file.

    Raises DocumentError when it cannot be read, or has more than ``largest`` bytes.
    """
    try:
        with path.open("rb", buffering=0) as file:
            pieces = [file.read(min(os.fstat(file.fileno()).st_size, largest) + 1)]
            # One more reading tells that this was all: not every file knows its size.
            while pieces[-1] and sum(map(len, pieces)) <= largest:
                pieces.append(file.read(_PIECE))
            data = b"".join(filter(None, pieces))  # one piece alone is not copied
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

    Every new content is first written beside its file, then all are forced to disk, which
    takes a fifth of the time that it takes one by one; only then one after the other is
    renamed over the old one. So each file is the old or the new one at any moment, and if
    a place cannot be written, nothing has changed.
    Raises MuseotextError with that place.
    """
    waiting: dict[Path, tuple[Path, int]] = {}
    folders: set[Path] = set()
    path = Path()
    try:
        for path, data in files.items():
            standing = _standing(path)
            if standing is not None and _holds(path, standing, data):
                continue
            folder = path.parent
            if folder not in folders:
                folder.mkdir(parents=True, exist_ok=True)
                folders.add(folder)
            new = folder / f".{path.name}{_NEW}"
            waiting[path] = new, stat.S_IMODE(standing.st_mode) if standing else 0
            _begin_to_write(new, data)
        changed = tuple(waiting)
        for path in changed:
            _finish_writing(*waiting[path])
        for path in changed:
            waiting[path][0].replace(path)
            del waiting[path]
    except OSError as error:
        raise MuseotextError(
            f"cannot be written ({error.strerror})", path=path, remedy="check the folder's permissions and free space"
        ) from None
    finally:
        for new, _ in waiting.values():
            with contextlib.suppress(OSError):
                new.unlink()
    for folder in folders:
        _sync_folder(folder)
    return changed


def _standing(path: Path) -> os.stat_result | None:
    """Return what is known of the file that stands at ``path``; None if there is none."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    return found


def _holds(path: Path, standing: os.stat_result, data: bytes) -> bool:
    return standing.st_size == len(data) and path.read_bytes() == data


def _begin_to_write(new: Path, data: bytes) -> None:
    """Write ``data`` to a new file, and ask the system to bring it to the disk while others are written."""
    with new.open("wb") as file:
        file.write(data)
        file.flush()
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _finish_writing(new: Path, mode: int) -> None:
    """Wait until a new file is on the disk, and give it the permissions ``mode``, unless that is 0."""
    handle = os.open(new, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    if mode:
        new.chmod(mode)


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
