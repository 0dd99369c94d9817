"""Remembers an engine's answers on disk, so that no text is sent, or paid for, twice.

One SQLite file, by engine, languages and text. Each batch is one transaction: whatever
ends the work, the answers of earlier batches are there. Two processes may use it at once.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Self

from pipeline.errors import TranslatorError

__all__ = ["Remembered"]

_OURS = 0x4D545241
"""SQLite's ``application_id`` of these files: ``MTRA``."""
_VERSION = 1
_WAIT = 30
"""Seconds to wait for another process that is writing."""
_TABLE = """CREATE TABLE IF NOT EXISTS answer (
    engine TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL, text TEXT NOT NULL, answer TEXT NOT NULL,
    PRIMARY KEY (engine, source, target, text)) WITHOUT ROWID"""


class Remembered:
    """The answers of one engine for one pair of languages."""

    def __init__(self, path: Path | None, engine: str, source: str, target: str) -> None:
        """Open the file at ``path``, or make it; None remembers nothing beyond this object.

        Raises TranslatorError when it cannot be opened, or is another kind of file.
        """
        self._path = path
        self._key = (engine, source, target)
        with self._failing():
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._file = sqlite3.connect(path or ":memory:", timeout=_WAIT, isolation_level=None)
            try:
                self._prepare()
            except BaseException:
                self._file.close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def _prepare(self) -> None:
        owner, tables = (self._file.execute(query).fetchone()[0] for query in _STATE)
        if owner not in (0, _OURS) or (owner == 0 and tables):
            raise TranslatorError(
                "is another program's database", path=self._path, remedy="name another file for the cache"
            )
        if owner == 0:
            with self._transaction():
                self._file.execute(_TABLE)
                self._file.execute(f"PRAGMA application_id = {_OURS}")
                self._file.execute(f"PRAGMA user_version = {_VERSION}")

    def find(self, texts: Iterable[str]) -> dict[str, str]:
        """Return the answers that are known. Raises TranslatorError when the file cannot be read."""
        found: dict[str, str] = {}
        with self._failing():
            for text in texts:
                row = self._file.execute(_FIND, (*self._key, text)).fetchone()
                if row is not None:
                    found[text] = row[0]
        return found

    def keep(self, answers: Mapping[str, str]) -> None:
        """Remember answers, all or none. Raises TranslatorError when the file cannot be written."""
        if not answers:
            return
        with self._failing(), self._transaction():
            self._file.executemany(_KEEP, [(*self._key, text, answer) for text, answer in answers.items()])

    def forget(self, texts: Iterable[str]) -> None:
        """Remember the answers to ``texts`` no longer. Raises TranslatorError when the file cannot be written."""
        with self._failing(), self._transaction():
            self._file.executemany(_FORGET, [(*self._key, text) for text in texts])

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._file.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._file.execute("ROLLBACK")
            raise
        self._file.execute("COMMIT")

    @contextlib.contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise TranslatorError(
                f"cannot be used as a cache of translations ({error})",
                path=self._path,
                remedy="delete it, or check the folder's permissions and free space",
            ) from None


_STATE = ("PRAGMA application_id", "SELECT count(*) FROM sqlite_master")
_FIND = "SELECT answer FROM answer WHERE engine = ? AND source = ? AND target = ? AND text = ?"
_KEEP = "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?)"
_FORGET = "DELETE FROM answer WHERE engine = ? AND source = ? AND target = ? AND text = ?"
