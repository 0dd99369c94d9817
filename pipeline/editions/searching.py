"""The search of the site: what it knows of each document, and the files that a page loads as it searches.

A page asks the index, which is by words, for the documents that may have what a reader wrote, and
then looks through the texts of these. The index is divided by the beginnings of words, so that a
search loads a small part of it, and a change of a document changes few of its files.
"""

from __future__ import annotations

import re
import unicodedata
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Sequence
from hashlib import sha256
from math import ceil, log2

from pipeline.editions.model import Cell, Edition, State, Summary
from pipeline.editions.scripts import as_script
from pipeline.markup import plain

__all__ = [
    "divided",
    "files",
    "folded_words",
    "identifier",
    "searched",
    "shard",
    "shards",
    "texts_path",
    "words_file",
    "words_path",
]

_MARKS = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"\w\w+")
_BEGINNING = 3
"""How many letters of a word tell where in the index it stands; so many find all words that begin with them."""
_SHARD = 64 * 1024
"""How large a file of the index may be before there are more of them, in characters."""
_MOST_SHARDS = 256
_PRIME = 65521
_IDENTIFIER = 16
_KEY = 3
_FOLDER = "site"
_SEARCHED = (State.SOURCE, State.TRANSLATED, State.APPROVED)


def texts_path(document: str) -> str:
    """Return the file with the texts of a document, in the folder of the editions."""
    return f"{_FOLDER}/texts/{document}.js"


def words_path(number: int) -> str:
    """Return the file of one part of the index, in the folder of the editions."""
    return f"{_FOLDER}/words/{number:02x}.js"


def identifier(document: str) -> str:
    """Return what stands for a document in the files of the search; its first three characters do in the index.

    It depends on the name alone, so that a new document does not change what is said of others. Two
    documents may begin alike: a search then looks through both.
    """
    digest = sha256(document.encode("utf-8", "surrogatepass")).digest()
    return urlsafe_b64encode(digest)[:_IDENTIFIER].decode("ascii")


def searched(edition: Edition) -> tuple[bytes, str]:
    """Return the script with the texts of a document, and its words, for ``Summary.search``.

    A text stands in the languages in which it is for readers: nobody finds a translation that nobody has seen.
    """
    rows = [(name, *(_text(cell) for cell in row.cells)) for name, row in edition.identified()]
    words = folded_words("\n".join(text for _, *texts in rows for text in texts if text))
    script = f"museotextSearch.texts({as_script(identifier(edition.name))},{as_script(rows)});\n"
    return script.encode("utf-8"), " ".join(words)


def _text(cell: Cell) -> str:
    return plain(cell.text, cell.markup) if cell.state in _SEARCHED else ""


def folded_words(text: str) -> Iterable[str]:
    """Return the words of ``text`` once each, in small letters and without accents.

    ``search.js`` reads what a reader writes in the same way.
    """
    text = " ".join(dict.fromkeys(text.lower().split()))
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFD", text)).replace("ς", "σ")
    return dict.fromkeys(_WORD.findall(text))


def shard(word: str, number: int) -> int:
    """Return which of ``number`` parts of the index a word stands in; all that begin alike stand together."""
    place = 0
    for letter in word[:_BEGINNING]:
        place = (place * 31 + ord(letter)) % _PRIME
    return place % number


def files(summaries: Sequence[Summary]) -> dict[str, bytes]:
    """Return the files of the index by their path in the folder of the editions; none if nothing is searched."""
    number = shards(summaries) if any(summary.search for summary in summaries) else 0
    parts: list[list[tuple[str, str]]] = [[] for _ in range(number)]
    for summary in summaries:
        for place, words in divided(summary.search, number).items():
            parts[place].append((summary.name, words))
    return {words_path(place): words_file(place, part) for place, part in enumerate(parts)}


def divided(words: str, number: int) -> dict[int, str]:
    """Return the words of a document (``Summary.search``) as they stand in the ``number`` parts of the index."""
    parts: dict[int, list[str]] = {}
    for word in words.split():
        parts.setdefault(shard(word, number), []).append(word)
    return {place: " ".join(part) for place, part in parts.items()}


def words_file(place: int, documents: Iterable[tuple[str, str]]) -> bytes:
    """Return one part of the index: ``documents`` are, in their order, those with words in it, and these words."""
    known: dict[str, list[str]] = {}
    for name, words in documents:
        key = identifier(name)[:_KEY]
        for word in words.split():
            known.setdefault(word, []).append(key)
    lines = chr(10).join(f"{word} {''.join(known[word])}" for word in sorted(known))
    return f"museotextSearch.words({place},{as_script(lines)});\n".encode()


def shards(summaries: Iterable[Summary]) -> int:
    """Return how many files the index of ``summaries`` has: a power of two, so that it seldom changes."""
    size = sum(_KEY * (summary.search.count(" ") + 1) for summary in summaries if summary.search)
    return min(_MOST_SHARDS, 1 << max(0, ceil(log2(max(1, size) / _SHARD))))
