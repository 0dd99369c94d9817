"""What the two stores have in common: their tables but for the index, and the questions asked of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from typing import Any, NamedTuple

from pipeline.memory.likeness import likeness
from pipeline.memory.model import Approval, Found, Origin, Pair, Statistics
from pipeline.memory.store import Candidate, digest
from pipeline.memory.tokens import keys
from pipeline.model import Markup

__all__ = ["NewText", "SqlStore", "chunks"]

CLOSE = 5.0
"""Per cent by which a text may be less like and is still offered: adapting it may make it the best."""

_TRANSLATIONS = """
SELECT t.text, p.markup, o.name, p.document, p.approval, p.day, p.before, p.after, 1
FROM pair p JOIN text t ON t.id = p.target JOIN origin o ON o.id = p.origin
WHERE p.source = ? AND t.language = ?
UNION ALL
SELECT t.text, p.markup, o.name, p.document, p.approval, p.day, 0, 0, 0
FROM pair p JOIN text t ON t.id = p.source JOIN origin o ON o.id = p.origin
WHERE p.target = ? AND t.language = ?
UNION ALL
SELECT t.text, p.markup, o.name, p.document, p.approval, p.day, 0, 0, 0
FROM pair q JOIN pair p ON p.source = q.source JOIN text t ON t.id = p.target JOIN origin o ON o.id = p.origin
WHERE q.target = ? AND t.language = ?
"""
"""The translations of a text: as a source, as a translation, and as one of two translations of the same source."""

_PAIRS = """
SELECT s.language, s.text, t.language, t.text, p.markup, p.document, p.approval, p.day
FROM pair p JOIN text s ON s.id = p.source JOIN text t ON t.id = p.target JOIN origin o ON o.id = p.origin
WHERE p.sentence = 0 {}
ORDER BY o.scope, p.document, p.place, s.language, t.language, p.id
"""


class NewText(NamedTuple):
    """A text the store has not got yet."""

    digest: int
    language: str
    text: str
    keys: list[str]


def chunks(items: Iterable[Any], size: int = 500) -> Iterator[list[Any]]:
    """Yield ``items`` in lists of ``size``, as many as a question may have."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


class SqlStore(ABC):
    """A store in a database; ``?`` stands for values in all statements."""

    @abstractmethod
    def _rows(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a statement and return what it gives."""

    @abstractmethod
    def _stream(self, statement: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Run a statement and yield what it gives, row by row."""

    @abstractmethod
    def _many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement for each of ``rows``."""

    @abstractmethod
    def _changing(self) -> AbstractContextManager[None]:
        """Do all of it or nothing, alone."""

    @abstractmethod
    def _add(self, texts: Sequence[NewText]) -> None:
        """Keep texts, and index them."""

    @abstractmethod
    def _after_removal(self, count: int) -> None:
        """Tidy up, now and then, after ``count`` pairs went."""

    @abstractmethod
    def close(self) -> None:
        """End the connection."""

    def origins(self, scope: str) -> dict[str, Origin]:
        """Return what the pairs of a workspace come from, by name."""
        rows = self._rows("SELECT name, fingerprint, imported FROM origin WHERE scope = ?", (scope,))
        return {name: Origin(scope, name, fingerprint, bool(imported)) for name, fingerprint, imported in rows}

    def replace(self, origin: Origin, pairs: Iterable[Pair], *, today: int) -> int:
        """Make ``pairs`` all there is from ``origin``, and return their number, sentences apart."""
        with self._changing():
            [(number,)] = self._rows(
                "INSERT INTO origin (scope, name, fingerprint, imported) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (scope, name) DO UPDATE SET fingerprint = excluded.fingerprint, "
                "imported = excluded.imported RETURNING id",
                (origin.scope, origin.name, origin.fingerprint, int(origin.imported)),
            )
            days: dict[tuple[int, int], int] = {
                (source, target): day
                for source, target, day in self._rows(
                    "SELECT source, target, day FROM pair WHERE origin = ?", (number,)
                )
            }
            self._rows("DELETE FROM pair WHERE origin = ?", (number,))
            wanted = list(pairs)
            ids = self._interned(wanted)
            rows = []
            for place, one in enumerate(wanted):
                source, target = (
                    ids[digest(one.source_language, one.source)],
                    ids[digest(one.target_language, one.target)],
                )
                context = digest(one.source_language, one.before), digest(one.source_language, one.after)
                day = one.day or days.get((source, target), today)
                kind = one.markup.value, one.document, place
                rows.append((number, source, target, *kind, *context, int(one.approval), day, int(one.sentence)))
            self._many(
                "INSERT INTO pair (origin, source, target, markup, document, place, before, after, approval, day, "
                "sentence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows,
            )
            self._after_removal(len(days.keys() - {(source, target) for _, source, target, *_ in rows}))
        return sum(not one.sentence for one in wanted)

    def _interned(self, pairs: Iterable[Pair]) -> dict[int, int]:
        """Return the number of each text of ``pairs``, by its digest; texts that are new are added."""
        texts: dict[int, tuple[str, str, Markup]] = {}
        for pair in pairs:
            texts[digest(pair.source_language, pair.source)] = pair.source_language, pair.source, pair.markup
            texts[digest(pair.target_language, pair.target)] = pair.target_language, pair.target, pair.markup
        ids = self._ids(texts)
        new = [
            NewText(number, language, text, keys(text, markup))
            for number, (language, text, markup) in texts.items()
            if number not in ids
        ]
        if new:
            self._add(new)
            ids.update(self._ids([one.digest for one in new]))
        return ids

    def _ids(self, digests: Iterable[int]) -> dict[int, int]:
        found: dict[int, int] = {}
        for some in chunks(digests):
            marks = ", ".join("?" * len(some))
            found.update(self._rows(f"SELECT digest, id FROM text WHERE digest IN ({marks})", some))  # noqa: S608  (marks only)
        return found

    def remove(self, scope: str, names: Collection[str]) -> None:
        """Take out what came from these origins."""
        if not names:
            return
        with self._changing():
            count = 0
            for name in names:
                of = "(SELECT id FROM origin WHERE scope = ? AND name = ?)"
                count += len(self._rows(f"DELETE FROM pair WHERE origin IN {of} RETURNING 0", (scope, name)))  # noqa: S608  (the same)
                self._rows("DELETE FROM origin WHERE scope = ? AND name = ?", (scope, name))
            self._after_removal(count)

    def exact(self, text: str, language: str, target: str) -> list[Found]:
        """Return the translations into ``target`` of this very text."""
        rows = self._rows("SELECT id FROM text WHERE digest = ?", (digest(language, text),))
        return self._translations(rows[0][0], target) if rows else []

    def _translations(self, text: int, target: str) -> list[Found]:
        return [
            Found(words, Markup(markup), origin, document, Approval(approval), day, (before, after), bool(direct))
            for words, markup, origin, document, approval, day, before, after, direct in self._rows(
                _TRANSLATIONS, (text, target) * 3
            )
        ]

    @abstractmethod
    def similar(self, keys: Sequence[str], language: str, target: str, *, minimum: float, most: int) -> list[Candidate]:
        """Return the texts most like ``keys`` that have a translation into ``target``, best first."""

    def pairs(self, scope: str | None = None) -> Iterator[Pair]:
        """Yield all pairs but sentences, or those of one workspace, by document and source."""
        only = "" if scope is None else "AND o.scope = ?"
        for language, source, other, target, markup, document, approval, day in self._stream(
            _PAIRS.format(only), () if scope is None else (scope,)
        ):
            yield Pair(language, source, other, target, Markup(markup), document, approval=Approval(approval), day=day)

    def statistics(self) -> Statistics:
        """Return what there is."""
        counted = self._rows(
            "SELECT o.scope, o.name, o.fingerprint, o.imported, count(p.id) FROM origin o "
            "LEFT JOIN pair p ON p.origin = o.id AND p.sentence = 0 GROUP BY o.id ORDER BY o.scope, o.name"
        )
        languages = self._rows(
            "SELECT s.language, t.language, count(*) FROM pair p JOIN text s ON s.id = p.source "
            "JOIN text t ON t.id = p.target WHERE p.sentence = 0 GROUP BY s.language, t.language ORDER BY 1, 2"
        )
        [(sentences,)] = self._rows("SELECT count(*) FROM pair WHERE sentence = 1")
        [(texts,)] = self._rows(
            "SELECT count(*) FROM (SELECT source FROM pair WHERE sentence = 0 "
            "UNION SELECT target FROM pair WHERE sentence = 0) used"
        )
        return Statistics(
            tuple(
                (Origin(scope, name, print_, bool(imported)), count) for scope, name, print_, imported, count in counted
            ),
            tuple((source, target, count) for source, target, count in languages),
            texts,
            sentences,
        )


class Ranking:
    """The best of the candidates seen so far; what is not as good any more need not be looked at."""

    def __init__(self, store: SqlStore, keys: Sequence[object], target: str, minimum: float, most: int) -> None:
        """Look for the ``most`` texts that are like ``keys`` and have a translation into ``target``."""
        self._store = store
        self._keys = keys
        self._target = target
        self._most = most
        self._best: list[tuple[float, int, list[Found]]] = []
        self._offered: set[int] = set()
        self.least = minimum
        """The likeness from which a text is worth looking at now."""

    def offer(self, candidates: Iterable[tuple[int, Sequence[object]]]) -> None:
        """Take those of ``candidates``, numbers of texts and their keys, that are new and good enough."""
        for text, words in candidates:
            found = likeness(self._keys, words, self.least)
            if found and text not in self._offered:
                self._offered.add(text)
                self._take(found, text)

    def _take(self, found: float, text: int) -> None:
        translations = self._store._translations(text, self._target)  # noqa: SLF001  (one class in two parts)
        if not translations:
            return
        self._best.append((found, text, translations))
        if len(self._best) >= self._most:
            self._best.sort(key=lambda one: (-one[0], one[1]))
            self.least = max(self.least, self._best[self._most - 1][0] - CLOSE)

    def candidates(self) -> list[Candidate]:
        """Return what was found, best first."""
        found = [one for one in self._best if one[0] >= self.least]
        found.sort(key=lambda one: (-one[0], one[1]))
        rows = [self._store._rows("SELECT text FROM text WHERE id = ?", (number,)) for _, number, _ in found]  # noqa: SLF001  (the same)
        return [
            Candidate(likeness, row[0][0], translations)
            for (likeness, _, translations), row in zip(found, rows, strict=True)
        ]
