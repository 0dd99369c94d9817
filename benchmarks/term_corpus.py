"""Public catalogs as pairs of texts, and a glossary of any size made of their own words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.catalogs import Catalog, read
from pipeline.checks import Pair
from pipeline.errors import CatalogError
from pipeline.glossary import Glossary, PartOfSpeech, Term
from pipeline.glossary.forms import grammar
from pipeline.model import Markup

__all__ = ["catalogs", "made_glossary", "pairs"]

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_WORD = 4
_MOST_FREQUENT = 1 / 400
"""The share of texts that a term may stand in: glossaries hold no everyday words."""
_FAITHFUL = 0.85
"""How often a translation has what stands for a term of its source."""
_SAMPLE = 20_000
"""How many pairs the glossary's words come from."""


def catalogs(paths: Iterable[Path]) -> Iterator[tuple[Path, Catalog]]:
    """Yield the catalogs that can be read."""
    for path in paths:
        try:
            yield path, read(path.read_bytes(), path)
        except CatalogError:
            continue


def pairs(paths: Iterable[Path], language: str, *, whole: bool = False) -> Iterator[Pair]:
    """Yield every translated text of the catalogs at ``paths``, without plural forms; copies and code if ``whole``."""
    for path, catalog in catalogs(paths):
        for entry in catalog.entries:
            copied = entry.msgstr.split() == entry.msgid.split()
            code = "\n" in entry.msgid.strip()
            if entry.translated and entry.msgstr and (whole or not (copied or code)):
                yield Pair(entry.msgid, entry.msgstr, "en", language, Markup.NONE, path.name, entry.msgstr_line)


def made_glossary(found: Sequence[Pair], language: str, size: int) -> Glossary:
    """Return a glossary of ``size`` concepts: frequent words and phrases of the sources with what stands for them.

    Three in four are phrases. What stands for one is the phrase of the translations that
    goes with it most often: right often enough to be searched for as a real term is. The most
    frequent ones come first, so a larger glossary has rarer terms.
    """
    counts: Counter[str] = Counter()
    places: dict[str, list[int]] = defaultdict(list)
    sample = found[:_SAMPLE]
    theirs = [set(_phrases(pair.target, language)) for pair in sample]
    everywhere = Counter(phrase for phrases in theirs for phrase in phrases)
    for at, pair in enumerate(sample):
        for phrase in dict.fromkeys(_phrases(pair.source, "en")):
            counts[phrase] += 1
            places[phrase].append(at)
    ranked = [phrase for phrase, number in counts.most_common() if number <= len(sample) * _MOST_FREQUENT]
    wanted = {False: size // 4, True: size - size // 4}
    terms: list[Term] = []
    for phrase in ranked:
        if not wanted[" " in phrase]:
            continue
        beside = Counter(other for at in places[phrase][:40] for other in theirs[at])
        best = max(beside, key=lambda other: (beside[other] ** 2 / everywhere[other], other))
        if beside[best] >= _FAITHFUL * min(40, len(places[phrase])):
            concept = f"C{len(terms) // 2}"
            terms += (Term(concept, "en", phrase, part_of_speech=PartOfSpeech.NOUN),)
            terms += (Term(concept, language, best, part_of_speech=PartOfSpeech.NOUN),)
            wanted[" " in phrase] -= 1
    return Glossary(terms)


def _phrases(text: str, language: str) -> Iterator[str]:
    """Yield the nouns and the like of ``text``: words of four letters, and two or three words that begin and end so."""
    small = grammar(language).function_words
    words = [(word[0], word.span()) for word in _WORD.finditer(text.lower())]
    for at, (first, (start, end)) in enumerate(words):
        if first in small or len(first) < _SHORTEST_WORD:
            continue
        yield first
        for other, (_, last) in words[at + 1 : at + 3]:
            gap = text[end:last]
            if any(not (char.isalpha() or char.isspace()) for char in gap):
                break
            if other not in small and len(other) >= _SHORTEST_WORD:
                yield " ".join(text[start:last].lower().split())
