"""A team's memory on a PostgreSQL server, with candidates found by trigrams (``pg_trgm``).

The server finds texts that share trigrams with the one looked for, nearest first; they are
then compared and ranked as those of a file are. Of many nearly equal texts it may miss one.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pipeline.errors import StoreError
from pipeline.memory.sql import NewText, Ranking, SqlStore
from pipeline.memory.store import Candidate

if TYPE_CHECKING:
    import psycopg

__all__ = ["PostgresStore"]

_VERSION = 1
_NEAREST = 60
"""How many texts the server gives."""
_LOCK = 0x6D7573656F
"""The number of the lock that one writing process holds."""
_SCHEMA = """
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE SCHEMA museotext;
CREATE TABLE museotext.version (number integer);
INSERT INTO museotext.version VALUES (1);
CREATE TABLE museotext.origin (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, scope text, name text,
    fingerprint text, imported integer, UNIQUE (scope, name));
CREATE TABLE museotext.text (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, digest bigint UNIQUE, language text,
    text text, words text, size integer);
CREATE INDEX ON museotext.text USING gist (words gist_trgm_ops(siglen=64));
CREATE TABLE museotext.pair (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, origin bigint, source bigint,
    target bigint, markup text, document text, place integer, before bigint, after bigint, approval integer,
    day integer, sentence integer);
CREATE INDEX ON museotext.pair (origin);
CREATE INDEX ON museotext.pair (source);
CREATE INDEX ON museotext.pair (target)
"""


class PostgresStore(SqlStore):
    """The store on a server."""

    def __init__(self, url: str) -> None:
        """Connect to the database at ``url``, and make the tables if it has none.

        Raises StoreError when that cannot be, or psycopg is not installed.
        """
        parts = urlsplit(url)
        self._shown = f"{parts.scheme}://{parts.hostname or ''}{parts.path}"
        try:
            import psycopg  # noqa: PLC0415  (an extra)
        except ImportError:
            raise StoreError(
                "needs psycopg to be reached", path=self._shown, remedy="pip install 'museotext[postgres]'"
            ) from None
        self._error = psycopg.Error
        with self._told():
            self._connection: psycopg.Connection[tuple[Any, ...]] = psycopg.connect(
                url, autocommit=True, connect_timeout=10, application_name="museotext"
            )
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise

    def _prepare(self) -> None:
        if not self._rows("SELECT to_regclass('museotext.version')")[0][0]:
            with self._changing():
                if not self._rows("SELECT to_regclass('museotext.version')")[0][0]:
                    for statement in _SCHEMA.split(";\n"):
                        self._rows(statement)
        [(version,)] = self._rows("SELECT number FROM museotext.version")
        if version != _VERSION:
            raise StoreError("was made by a newer Museotext", path=self._shown, remedy="upgrade Museotext")
        self._rows("SET search_path TO museotext, public")

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Make an error of the server one for people."""
        try:
            yield
        except self._error as error:
            said = " ".join(str(error).split()) or type(error).__name__
            remedy = "check memory.url, the server, and your rights there"
            raise StoreError(f"cannot be used ({said})", path=self._shown, remedy=remedy) from None

    def close(self) -> None:
        """End the connection."""
        self._connection.close()

    def _rows(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with self._told(), self._connection.cursor() as cursor:
            cursor.execute(_marked(statement), values)
            return cursor.fetchall() if cursor.description else []

    def _stream(self, statement: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        with self._told(), self._connection.transaction(), self._connection.cursor(name="museotext") as cursor:
            cursor.execute(_marked(statement), values)
            yield from cursor

    def _many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        with self._told(), self._connection.cursor() as cursor:
            cursor.executemany(_marked(statement), rows)

    @contextlib.contextmanager
    def _changing(self) -> Iterator[None]:
        with self._told(), self._connection.transaction():
            self._rows("SELECT pg_advisory_xact_lock(?)", (_LOCK,))
            yield

    def _add(self, texts: Sequence[NewText]) -> None:
        self._many(
            "INSERT INTO text (digest, language, text, words, size) VALUES (?, ?, ?, ?, ?)",
            ((one.digest, one.language, one.text, _joined(one.keys), len(one.keys)) for one in texts),
        )

    def _after_removal(self, count: int) -> None:
        if count:
            self._rows(
                "DELETE FROM text t WHERE NOT EXISTS (SELECT 1 FROM pair p WHERE p.source = t.id) "
                "AND NOT EXISTS (SELECT 1 FROM pair p WHERE p.target = t.id)"
            )

    def similar(self, keys: Sequence[str], language: str, target: str, *, minimum: float, most: int) -> list[Candidate]:
        """Return the texts most like ``keys`` that have a translation into ``target``, best first."""
        if not keys:
            return []
        words, size = _joined(keys), len(keys)
        ranking = Ranking(self, words.split(" "), target, minimum, most)
        ratio = minimum / (200 - minimum)
        for number, text in self._rows(
            "SELECT id, words FROM text WHERE language = ? AND size BETWEEN ? AND ? ORDER BY words <-> ? LIMIT ?",
            (language, int(size * ratio), int(size / ratio) + 1, words, _NEAREST * max(1, most)),
        ):
            ranking.offer(number, text.split(" "))
        return ranking.candidates()


def _marked(statement: str) -> Any:
    """Return a statement with psycopg's marks for values; ours have no per cent signs."""
    return statement.replace("?", "%s")


def _joined(keys: Sequence[str]) -> str:
    return " ".join(keys)
