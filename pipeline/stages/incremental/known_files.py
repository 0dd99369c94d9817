"""What is in files, read only where it may have changed since it was last read."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile
from time import time_ns

from pipeline.files import read

__all__ = ["ABSENT", "KnownFiles", "Stamp", "digest_of", "moment_in"]

Stamp = tuple[int, int, int, int]
"""A file's size, when it was written (ns), its inode, and when anything about it was changed (ns)."""

ABSENT = "-"
"""Stands for the digest of a file that is not there."""
_COARSEST = 2_000_000_000
"""How coarse the clock of a file system may be, in nanoseconds: FAT counts in steps of two seconds.

A file that was written so shortly before it was read may be written once more and look the same,
so its look is not believed; git calls such a file racily clean.
"""


def digest_of(data: bytes) -> str:
    """Return what stands for ``data``."""
    return sha256(data).hexdigest()


def moment_in(folder: Path) -> int:
    """Return the time (ns), by this computer's clock or that of the disk with ``folder``, whichever is earlier."""
    with TemporaryFile(dir=folder) as file:
        file.write(b".")
        file.flush()
        return min(time_ns(), os.fstat(file.fileno()).st_mtime_ns)


class KnownFiles:
    """The digests of files, by their paths."""

    def __init__(self, known: Mapping[str, tuple[Stamp, str]], moment: int) -> None:
        """Begin with what is ``known`` from an earlier run; ``moment`` (ns) is no later than now."""
        self.known = dict(known)
        self.moment = moment
        self.learnt: dict[str, tuple[Stamp, str]] = {}
        """What was not known: to be remembered. No look that cannot be believed is in it."""
        self.looked: set[str] = set()
        self._seen: dict[str, tuple[Stamp | None, str | None]] = {}
        self._read: dict[str, bytes] = {}
        """The very objects that were read and have the digests that are known."""

    def digest(self, path: str) -> str | None:
        """Return the digest of the file at ``path`` as it was when first asked, ABSENT if there is none.

        None stands for one that cannot be read: no two of those are alike.
        """
        if path not in self._seen:
            self._seen[path] = self._look(path)
        return self._seen[path][1]

    def read(self, path: Path) -> bytes:
        """Return what is in a file, and know its digest from then on, if nobody asked for it before.

        Raises DocumentError as ``files.read`` does.
        """
        name = os.fspath(path)
        before = _stamp(name)
        data = read(path)
        if before is not None and before == _stamp(name) and name not in self._seen:
            self.looked.add(name)
            self._seen[name] = before, self._digest(name, before, data)
            self._read[name] = data
        return data

    def holds(self, path: str, data: bytes | None) -> bool:
        """Whether ``data`` is what was in the file at ``path`` when first asked, None if there was none."""
        if data is None:
            return self.digest(path) == ABSENT
        return self._read.get(path) is data or self.digest(path) == digest_of(data)

    def is_still(self, path: str) -> bool:
        """Whether the file at ``path`` has been what it is since its digest was first asked for.

        One that was changed, and changed back, has not.
        """
        stamp, digest = self._seen.get(path, (None, None))
        if stamp is None or _stamp(path) != stamp:
            return False
        return not self._is_recent(stamp) or self._look(path)[1] == digest

    def made(self, path: str, digest: str, moment: int) -> None:
        """Learn that this program has given the file at ``path`` its content before ``moment`` (ns)."""
        self.looked.add(path)
        self.known.pop(path, None)
        self.learnt.pop(path, None)
        stamp = _stamp(path)
        if stamp is not None and not _is_recent(stamp, moment):
            self.learnt[path] = stamp, digest

    def _look(self, path: str) -> tuple[Stamp | None, str | None]:
        self.looked.add(path)
        try:
            found = os.stat(path)  # noqa: PTH116  (a Path takes longer to make than the file to look at)
        except (FileNotFoundError, NotADirectoryError):
            return None, ABSENT
        except (OSError, ValueError):
            return None, None
        if not stat.S_ISREG(found.st_mode):
            return None, ABSENT if stat.S_ISDIR(found.st_mode) else None
        stamp = _of(found)
        known = self.known.get(path)
        if known is not None and known[0] == stamp:
            return known
        try:
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123  (the same)
                data = file.read()
        except OSError:
            return None, None
        return stamp, self._digest(path, stamp, data)

    def _digest(self, path: str, stamp: Stamp, data: bytes) -> str:
        """Return the digest of ``data``, which is in the file at ``path``; learn it if its look can be believed."""
        digest = digest_of(data)
        if not self._is_recent(stamp):
            self.learnt[path] = stamp, digest
        return digest

    def _is_recent(self, stamp: Stamp) -> bool:
        return _is_recent(stamp, self.moment)


def _is_recent(stamp: Stamp, moment: int) -> bool:
    return max(stamp[1], stamp[3]) > moment - _COARSEST


def _stamp(path: str) -> Stamp | None:
    try:
        return _of(os.stat(path))  # noqa: PTH116  (as above)
    except (OSError, ValueError):
        return None


def _of(found: os.stat_result) -> Stamp:
    # SQLite counts to 2**63, some file systems further.
    return found.st_size, found.st_mtime_ns, found.st_ino & (2**63 - 1), found.st_ctime_ns
