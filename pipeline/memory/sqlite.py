"""A memory in one file: SQLite, with an index of rare words of our own (``pipeline.memory.index``)."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.errors import StoreError
from pipeline.memory.index import Shared, bucket, entries, longest, ordered, shortest
from pipeline.memory.sql import NewText, Ranking, SqlStore
from pipeline.memory.store import Candidate

__all__ = ["SqliteStore"]

_APPLICATION = 0x4D757365
"""What says that an SQLite file is a memory of ours."""
_VERSION = 1
_PATIENCE = 60.0
"""Seconds that one process waits for another to finish writing."""
_SCHEMA = """
CREATE TABLE origin (id INTEGER PRIMARY KEY, scope TEXT, name TEXT, fingerprint TEXT, imported INT,
    UNIQUE (scope, name));
CREATE TABLE text (id INTEGER PRIMARY KEY, digest INT UNIQUE, language TEXT, words BLOB, text TEXT);
CREATE TABLE pair (id INTEGER PRIMARY KEY, origin INT, source INT, target INT, markup TEXT, document TEXT, place INT,
    before INT, after INT, approval INT, day INT, sentence INT);
CREATE INDEX pair_origin ON pair (origin);
CREATE INDEX pair_source ON pair (source);
CREATE INDEX pair_target ON pair (target);
CREATE TABLE word (id INTEGER PRIMARY KEY, language TEXT, word TEXT, UNIQUE (language, word));
CREATE TABLE posting (word INT, size INT, texts BLOB, PRIMARY KEY (word, size)) WITHOUT ROWID;
CREATE TABLE tally (ranked INT, removed INT);
INSERT INTO tally VALUES (0, 0);
"""
_TEXTS = 2**24
"""How many texts an index entry can name; its other 8 bits are the place of the word among the text's rarest."""
_FEW = 500
"""Fewer new texts than this are no reason to make the index anew."""
_FLUSHED = 500_000
"""How many lists of texts are collected before they are written."""
_UNKNOWN = 2**32 - 1
_FIRST = 2
"""How many of the rarest words of a text are looked at first; they mostly lead to the text it is most like."""
_LIKELIEST = 4
"""How many texts are compared before the others, of which those are left out that cannot be as good."""


class SqliteStore(SqlStore):
    """The store in a file."""

    def __init__(self, path: Path) -> None:
        """Open the memory at ``path``, or make one there. Raises StoreError for a file that is none."""
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        except (OSError, sqlite3.DatabaseError) as error:
            raise self._explained(error) from None
        try:
            self._prepare()
        except sqlite3.DatabaseError as error:
            self._connection.close()
            raise self._explained(error) from None
        except StoreError:
            self._connection.close()
            raise

    def _prepare(self) -> None:
        run = self._connection.execute
        run("PRAGMA journal_mode = WAL")
        run("PRAGMA synchronous = FULL")
        run("PRAGMA cache_size = -65536")
        run("PRAGMA mmap_size = 1073741824")
        if not self._is_ours():
            run("BEGIN IMMEDIATE")
            if not self._is_ours():  # another process may have made it meanwhile
                for statement in _SCHEMA.split(";\n"):
                    run(statement)
                run(f"PRAGMA application_id = {_APPLICATION}")
                run(f"PRAGMA user_version = {_VERSION}")
            run("COMMIT")

    def _is_ours(self) -> bool:
        """Tell whether the file is a memory; False if it is empty. Raises StoreError for any other."""
        [(application,)] = self._connection.execute("PRAGMA application_id").fetchall()
        [(version,)] = self._connection.execute("PRAGMA user_version").fetchall()
        [(tables,)] = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
        if application == _APPLICATION and version != _VERSION:
            raise StoreError(
                "was made by a newer Museotext", path=self._path, remedy="upgrade Museotext, or name another file"
            )
        if tables and application != _APPLICATION:
            raise StoreError(
                "is a database, but no translation memory", path=self._path, remedy="name another file in memory.url"
            )
        return bool(tables)

    def _explained(self, error: sqlite3.DatabaseError | OSError) -> StoreError:
        """Return an error of SQLite or the system as one for people."""
        remedy = "check the folder's permissions and free space"
        if isinstance(error, OSError):
            return StoreError(f"cannot be made ({error.strerror})", path=self._path, remedy=remedy)
        said = str(error)
        if "not a database" in said or "malformed" in said:
            remedy = "delete it; it is made anew from the catalogs, only imports have to be repeated"
            return StoreError("is no translation memory, or damaged", path=self._path, remedy=remedy)
        if "locked" in said:
            remedy = "wait until it ends and try again"
            return StoreError("another program is writing here", path=self._path, remedy=remedy)
        return StoreError(f"cannot be used ({said})", path=self._path, remedy=remedy)

    def close(self) -> None:
        """End the connection."""
        self._connection.close()

    def _rows(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise self._explained(error) from None

    def _stream(self, statement: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._connection.execute(statement, values)
        except sqlite3.DatabaseError as error:
            raise self._explained(error) from None

    def _many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        try:
            self._connection.executemany(statement, rows)
        except sqlite3.DatabaseError as error:
            raise self._explained(error) from None

    @contextlib.contextmanager
    def _changing(self) -> Iterator[None]:
        self._rows("BEGIN IMMEDIATE")
        try:
            yield
            self._rows("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            raise

    def _add(self, texts: Sequence[NewText]) -> None:
        [(ranked,)] = self._rows("SELECT ranked FROM tally")
        [(last,)] = self._rows("SELECT coalesce(max(id), 0) FROM text")
        if last + len(texts) >= _TEXTS:
            raise StoreError("is full", path=self._path, remedy="use a server: memory.url = postgresql://…")
        known = self._word_ids(texts)
        rows = [array("I", map(known[one.language].__getitem__, one.keys)) for one in texts]
        self._many(
            "INSERT INTO text (id, digest, language, text, words) VALUES (?, ?, ?, ?, ?)",
            (
                (number, one.digest, one.language, one.text, words.tobytes())
                for number, (one, words) in enumerate(zip(texts, rows, strict=True), last + 1)
            ),
        )
        if last and last + len(texts) > 2 * ranked + _FEW:
            self._rank_anew()
            return
        self._index(enumerate(rows, last + 1))
        if not last:
            self._rows("UPDATE tally SET ranked = ?", (len(texts),))

    def _word_ids(self, texts: Sequence[NewText]) -> dict[str, dict[str, int]]:
        """Return the number of each word of ``texts``, by language; new words get one, the rarest the highest."""
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for one in texts:
            counts[one.language].update(one.keys)
        known = {language: self._known(words, language) for language, words in counts.items()}
        new = [
            (-count, language, word)
            for language, words in counts.items()
            for word, count in words.items()
            if word not in known[language]
        ]
        [(last,)] = self._rows("SELECT coalesce(max(id), 0) FROM word")
        rows = [(number, language, word) for number, (_, language, word) in enumerate(sorted(new), last + 1)]
        for number, language, word in rows:
            known[language][word] = number
        self._many("INSERT INTO word (id, language, word) VALUES (?, ?, ?)", rows)
        return known

    def _known(self, words: Iterable[str], language: str) -> dict[str, int]:
        """Return the number of each of ``words`` that has one."""
        rows = self._rows(
            "SELECT word, id FROM word WHERE language = ? AND word IN (SELECT value FROM json_each(?))",
            (language, json.dumps(list(words))),
        )
        return dict(rows)

    def _index(self, texts: Iterable[tuple[int, Sequence[int]]]) -> None:
        """Add texts, given as words by their number, to the lists of their rarest words."""
        lists: dict[int, array[int]] = {}
        for number, words in texts:
            for key, entry in entries(number, words):
                if key in lists:
                    lists[key].append(entry)
                else:
                    lists[key] = array("I", (entry,))
            if len(lists) >= _FLUSHED:
                self._append(lists)
                lists = {}
        self._append(lists)

    def _append(self, lists: dict[int, array[int]]) -> None:
        """Add to the lists of words; each is called by word and class of lengths in one number."""
        [(some,)] = self._rows("SELECT EXISTS (SELECT 1 FROM posting)")
        for key, texts in lists.items() if some else ():
            place = key >> 8, key & 255
            for (before,) in self._rows("SELECT texts FROM posting WHERE word = ? AND size = ?", place):
                texts[:0] = array("I", before)
        self._many(
            "INSERT OR REPLACE INTO posting VALUES (?, ?, ?)",
            ((key >> 8, key & 255, lists[key].tobytes()) for key in sorted(lists)),
        )

    def _after_removal(self, count: int) -> None:
        if not count:
            return
        self._rows("UPDATE tally SET removed = removed + ?", (count,))
        [(removed, texts)] = self._rows("SELECT removed, (SELECT count(*) FROM text) FROM tally")
        if 4 * removed > texts + _FEW:
            used = "SELECT source FROM pair UNION SELECT target FROM pair"
            self._rows(f"DELETE FROM text WHERE id NOT IN ({used})")  # noqa: S608  (no values)
            self._rank_anew()

    def _rank_anew(self) -> None:
        """Number the words by how frequent they are, forget those that are gone, and make the index anew."""
        counts: Counter[int] = Counter()
        texts = "SELECT id, words FROM text ORDER BY id"
        for _, words in self._stream(texts):
            counts.update(array("I", words))
        order = sorted(counts, key=lambda word: (-counts[word], word))
        numbers = {word: number for number, word in enumerate(order, 1)}
        rows = [
            (numbers[number], language, word)
            for number, language, word in self._rows("SELECT id, language, word FROM word")
            if number in numbers
        ]
        self._rows("DELETE FROM word")
        self._many("INSERT INTO word (id, language, word) VALUES (?, ?, ?)", sorted(rows))
        self._rows("DELETE FROM posting")
        [(last,)] = self._rows("SELECT coalesce(max(id), 0) FROM text")
        for first in range(1, last + 1, 20_000):
            some = [
                (number, array("I", [numbers[word] for word in array("I", words)]))
                for number, words in self._rows(
                    "SELECT id, words FROM text WHERE id BETWEEN ? AND ?", (first, first + 19_999)
                )
            ]
            self._many("UPDATE text SET words = ? WHERE id = ?", ((words.tobytes(), number) for number, words in some))
        self._index((number, array("I", words)) for number, words in self._stream(texts))
        [(count,)] = self._rows("SELECT count(*) FROM text")
        self._rows("UPDATE tally SET ranked = ?, removed = 0", (count,))

    def similar(self, keys: Sequence[str], language: str, target: str, *, minimum: float, most: int) -> list[Candidate]:
        """Return the texts most like ``keys`` that have a translation into ``target``, best first."""
        size = len(keys)
        if not size:
            return []
        known = self._known(dict.fromkeys(keys), language)
        new = {key: _UNKNOWN - place for place, key in enumerate(dict.fromkeys(keys)) if key not in known}
        words = [known.get(key) or new[key] for key in keys]
        ranking = Ranking(self, words, target, minimum, most)
        rarest = ordered(words)
        shared = Shared(size)
        for step in (_FIRST, size):
            self._count(shared, rarest[: min(step, shared.needed(ranking.least))], ranking.least)
            self._offer(ranking, shared.taken(ranking.least, _LIKELIEST))
        self._offer(ranking, shared.taken(ranking.least))
        return ranking.candidates()

    def _count(self, shared: Shared, rarest: Sequence[int], least: float) -> None:
        """Count the texts that have those of the words ``rarest`` that were not counted before."""
        places: dict[int, int] = {}
        for place, word in enumerate(rarest[shared.places :], start=shared.places):
            places.setdefault(word, place)
        # The rarest words have the highest numbers, and so the first places.
        lists = self._rows(
            "SELECT word, size, texts FROM posting "
            "WHERE word IN (SELECT value FROM json_each(?)) AND size BETWEEN ? AND ? ORDER BY word DESC",
            (json.dumps(list(places)), bucket(shortest(least, shared.size)), bucket(longest(least, shared.size))),
        )
        shared.count(((places[word], class_, texts) for word, class_, texts in lists), least)
        shared.places = max(len(rarest), shared.places)

    def _offer(self, ranking: Ranking, numbers: Sequence[int]) -> None:
        if numbers:
            rows = self._rows(
                "SELECT id, words FROM text WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(numbers),)
            )
            ranking.offer((number, array("I", words)) for number, words in rows)
