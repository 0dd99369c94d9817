"""A team's memory on a PostgreSQL server.

Candidates are texts that share one of the rarest words with the one looked for, found by a
GIN index on words; as many of the rarest are asked for as two texts must have in common, see
``pipeline.memory.index``. Where that are many, the nearest by trigrams (``pg_trgm``) are compared
and ranked as those of a file are. An index on trigrams alone visits nearly all texts when they
are as long as paragraphs.
"""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pipeline.errors import StoreError
from pipeline.memory.index import shortest
from pipeline.memory.likeness import shared_at_least
from pipeline.memory.sql import NewText, Ranking, SqlStore
from pipeline.memory.store import Candidate

if TYPE_CHECKING:
    import psycopg

__all__ = ["PostgresStore"]

_VERSION = 1
_NEAREST = 200
"""How many texts the server gives at most."""
_FIRST = 2
"""How many words are asked for first; they mostly suffice."""
_FEW = 500
"""Fewer pairs than this are no reason to look for texts that have none."""
_LOCK = 0x6D7573656F
"""The number of the lock that one writing process holds."""
_SCHEMA = """
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE SCHEMA museotext;
CREATE TABLE museotext.version (number integer, removed bigint);
INSERT INTO museotext.version VALUES (1, 0);
CREATE TABLE museotext.origin (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, scope text, name text,
    fingerprint text, imported integer, UNIQUE (scope, name));
CREATE TABLE museotext.text (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, digest bigint UNIQUE, language text,
    text text, words text, size integer, word_set text[]);
CREATE INDEX ON museotext.text USING gin (word_set);
CREATE TABLE museotext.word (word text PRIMARY KEY, texts bigint);
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
        sets = [_word_set(one.keys, one.language) for one in texts]
        self._many(
            "INSERT INTO text (digest, language, text, words, size, word_set) VALUES (?, ?, ?, ?, ?, ?)",
            (
                (one.digest, one.language, one.text, _joined(one.keys), len(one.keys), words)
                for one, words in zip(texts, sets, strict=True)
            ),
        )
        self._many(
            "INSERT INTO word VALUES (?, ?) ON CONFLICT (word) DO UPDATE SET texts = word.texts + excluded.texts",
            sorted(Counter(word for words in sets for word in words).items()),
        )

    def _after_removal(self, count: int) -> None:
        if not count:
            return
        [(removed,)] = self._rows("UPDATE version SET removed = removed + ? RETURNING removed", (count,))
        [(texts,)] = self._rows("SELECT reltuples FROM pg_class WHERE oid = 'museotext.text'::regclass")
        if 4 * removed > texts + _FEW:
            used = "SELECT 1 FROM pair p WHERE p.source = t.id OR p.target = t.id"
            self._rows(f"DELETE FROM text t WHERE NOT EXISTS ({used})")  # noqa: S608  (no values)
            self._rows("UPDATE version SET removed = 0")

    def similar(self, keys: Sequence[str], language: str, target: str, *, minimum: float, most: int) -> list[Candidate]:
        """Return the texts most like ``keys`` that have a translation into ``target``, best first."""
        if not keys:
            return []
        size = len(keys)
        rarest = self._rarest(keys, language)
        ranking = Ranking(self, list(keys), target, minimum, most)
        done = 0
        for step in (_FIRST, size):
            lowest = shortest(ranking.least, size)
            # Two texts that have none of the first so many words in common cannot be alike enough.
            needed = min(step, size - shared_at_least(ranking.least, size, lowest) + 1)
            words = sorted({word for word, known in rarest[done:needed] if known})
            done = max(done, needed)
            if words:
                highest = int(size * (200 - ranking.least) / ranking.least)
                self._offer(ranking, (language, lowest, highest, words, _joined(keys), _NEAREST))
        return ranking.candidates()

    def _rarest(self, keys: Sequence[str], language: str) -> list[tuple[str, int]]:
        """Return the words with the number of texts that have them, the rarest first; repeated ones as often."""
        words = _word_set(keys, language)
        counts = dict(self._rows("SELECT word, texts FROM word WHERE word = ANY(?)", (words,)))
        named = (f"{language} {key}" for key in keys)
        return sorted(((word, counts.get(word, 0)) for word in named), key=lambda one: (one[1], one[0]))

    def _offer(self, ranking: Ranking, values: Sequence[Any]) -> None:
        rows = self._rows(
            "SELECT id, words FROM text t WHERE language = ? AND size BETWEEN ? AND ? AND word_set && ? "
            "AND EXISTS (SELECT 1 FROM pair p WHERE p.source = t.id OR p.target = t.id) ORDER BY words <-> ? LIMIT ?",
            values,
        )
        ranking.offer((number, text.split(" ")) for number, text in rows)


def _marked(statement: str) -> Any:
    """Return a statement with psycopg's marks for values; ours have no per cent signs."""
    return statement.replace("?", "%s")


def _word_set(keys: Sequence[str], language: str) -> list[str]:
    return sorted({f"{language} {key}" for key in keys})


def _joined(keys: Sequence[str]) -> str:
    return " ".join(keys)
