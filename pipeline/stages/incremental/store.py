"""The file that remembers what was published, and what it was made from.

One SQLite file in the folder of what is published. It may be deleted at any time: then
everything is made anew, and so it is when it is damaged or another program's. What it says
of a document is sealed, so that a flipped bit is noticed; it holds no code.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.stages.incremental.known_files import Stamp

__all__ = ["Row", "Store"]

_OURS = 0x4D545042
"""SQLite's ``application_id`` of these files: ``MTPB``."""
_VERSION = 1
_TABLES = """
CREATE TABLE file (path BLOB PRIMARY KEY, size INTEGER, written INTEGER, inode INTEGER, changed INTEGER, digest TEXT)
    WITHOUT ROWID;
CREATE TABLE document (name BLOB PRIMARY KEY, made_from TEXT, made TEXT, words BLOB, seal BLOB) WITHOUT ROWID;
CREATE TABLE part (place INTEGER, name BLOB, words BLOB, seal BLOB, PRIMARY KEY (place, name)) WITHOUT ROWID;
CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT, seal BLOB) WITHOUT ROWID;
"""


class Row(NamedTuple):
    """What is remembered of one document."""

    made_from: str
    """Stands for all that it was made from."""
    made: str
    """What was made (JSON)."""
    words: str
    """The words by which the search knows it."""


class Store:
    """What an earlier run left; every method that reads gives nothing where there is nothing to be trusted."""

    def __init__(self, path: Path, *, dry: bool) -> None:
        """Open the file at ``path``; without ``dry`` make it where there is none, or none of ours."""
        self._path = path
        self._dry = dry
        self._file = self._opened()

    def _opened(self) -> sqlite3.Connection | None:
        if not (self._path if self._dry else self._path.parent).exists():
            return None
        if self._dry:
            return _connected(f"{self._path.absolute().as_uri()}?mode=ro")
        uri = f"{self._path.absolute().as_uri()}?mode=rwc"
        return _connected(uri) or (_connected(uri) if self._removed() else None)

    def _removed(self) -> bool:
        """Delete the file, which holds nothing but what can be made anew; tell whether it is gone."""
        try:
            for suffix in ("", "-journal", "-wal", "-shm"):
                self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
        except OSError:
            return False
        return True

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            with contextlib.suppress(sqlite3.Error):
                self._file.close()
            self._file = None

    def files(self) -> dict[str, tuple[Stamp, str]]:
        """Return the look and digest of each known file by its path."""
        rows = self._rows("SELECT path, size, written, inode, changed, digest FROM file")
        return {
            _text(path): ((size, written, inode, changed), digest)
            for path, size, written, inode, changed, digest in rows
        }

    def documents(self) -> dict[str, Row]:
        """Return what is remembered of each document by its name."""
        found: dict[str, Row] = {}
        for name, made_from, made, words, seal in self._rows("SELECT name, made_from, made, words, seal FROM document"):
            if seal == _seal(name, made_from, made, words):
                found[_text(name)] = Row(made_from, made, _text(words))
        return found

    def state(self, name: str) -> str:
        """Return what was remembered as ``name``; empty if nothing was."""
        for value, seal in self._rows("SELECT value, seal FROM state WHERE name = ?", (name,)):
            if seal == _seal(name, value):
                return str(value)
        return ""

    def parts_of(self, name: str, number: int) -> dict[int, str]:
        """Return the words of one document in each of ``number`` parts of the index."""
        found: dict[int, str] = {}
        for place in range(number):
            for (words,) in self._rows("SELECT words FROM part WHERE place = ? AND name = ?", (place, _bytes(name))):
                found[place] = _text(words)
        return found

    def part(self, place: int) -> dict[str, str] | None:
        """Return the words of each document in one part of the index; None if they cannot be told."""
        found: dict[str, str] = {}
        for name, words, seal in self._rows("SELECT name, words, seal FROM part WHERE place = ?", (place,)):
            if seal != _seal(place, name, words):
                return None
            found[_text(name)] = _text(words)
        return found

    @contextlib.contextmanager
    def changes(self) -> Iterator[None]:
        """Take all or nothing of what is told inside; a store that cannot be written is made anew by the next run."""
        self._file = self._file or self._opened()
        if self._file is None:
            yield
            return
        try:
            self._file.execute("BEGIN IMMEDIATE")
            yield
            self._file.execute("COMMIT")
        except sqlite3.Error:
            self.close()
            self._removed()

    def keep_files(self, learnt: Mapping[str, tuple[Stamp, str]], gone: Iterable[str]) -> None:
        """Remember how files look, and forget those that are ``gone``."""
        self._change("DELETE FROM file WHERE path = ?", ((_bytes(path),) for path in gone))
        rows = ((_bytes(path), *stamp, digest) for path, (stamp, digest) in learnt.items())
        self._change("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?)", rows)

    def keep_documents(self, rows: Mapping[str, Row], gone: Iterable[str]) -> None:
        """Remember documents, and forget those that are ``gone``."""
        self._change("DELETE FROM document WHERE name = ?", ((_bytes(name),) for name in gone))
        given = ((_bytes(name), row.made_from, row.made, _bytes(row.words)) for name, row in rows.items())
        self._change("INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?)", ((*one, _seal(*one)) for one in given))

    def keep_state(self, name: str, value: str) -> None:
        """Remember ``value`` as ``name``."""
        self._change("INSERT OR REPLACE INTO state VALUES (?, ?, ?)", [(name, value, _seal(name, value))])

    def keep_parts(self, parts: Mapping[str, Mapping[int, str]], *, number: int, anew: bool) -> None:
        """Remember the words of documents in each of ``number`` parts of the index; ``anew`` forgets all others."""
        if anew:
            self._change("DELETE FROM part", [()])
        else:
            self._change(
                "DELETE FROM part WHERE place = ? AND name = ?",
                ((place, _bytes(name)) for name in parts for place in range(number)),
            )
        given = ((at, _bytes(name), _bytes(words)) for name, part in parts.items() for at, words in part.items())
        self._change("INSERT INTO part VALUES (?, ?, ?, ?)", ((*one, _seal(*one)) for one in given))

    def _rows(self, query: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        if self._file is None:
            return []
        try:
            return self._file.execute(query, values).fetchall()
        except sqlite3.Error:
            self.close()
            if not self._dry and self._removed():
                self._file = self._opened()
            return []

    def _change(self, query: str, rows: Iterable[tuple[object, ...]]) -> None:
        if self._file is not None:
            self._file.executemany(query, rows)


def _connected(uri: str) -> sqlite3.Connection | None:
    """Return the connection to a store of ours, new or of an earlier run; None if it is none."""
    try:
        file = sqlite3.connect(uri, uri=True, isolation_level=None)
    except sqlite3.Error:
        return None
    try:
        owner, version, tables = (
            file.execute(query).fetchone()[0]
            for query in ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_master")
        )
        if (owner, version) == (_OURS, _VERSION):
            return file
        if (owner, version, tables) == (0, 0, 0):
            prologue = f"PRAGMA application_id = {_OURS}; PRAGMA user_version = {_VERSION};"
            file.executescript(f"BEGIN; {prologue} {_TABLES} COMMIT;")
            return file
    except sqlite3.Error:
        pass
    file.close()
    return None


def _seal(*values: str | bytes | int) -> bytes:
    seal = sha256()
    for value in values:
        data = value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
        seal.update(b"%d " % len(data) + data)
    return seal.digest()


def _bytes(text: str) -> bytes:
    """Return text as the store has it: names of files may be no Unicode, and SQLite takes no lone surrogates."""
    return text.encode("utf-8", "surrogatepass")


def _text(data: object) -> str:
    return bytes(data).decode("utf-8", "surrogatepass") if isinstance(data, bytes) else ""
