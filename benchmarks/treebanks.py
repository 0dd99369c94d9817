"""Whether a noun or adjective is found in all its forms and in no other word, on Universal Dependencies treebanks.

``python -m benchmarks.treebanks FOLDER --peers FOLDER`` reads ``FOLDER/*/*.conllu`` (one
folder a treebank, whose name begins with its language: ``Spanish-PUD``).

Every lemma of a noun or adjective is a term of one word, with the part of speech, gender and
number that the treebank gives it (no gender where the lemma itself never occurs), and every
word of the treebank a candidate. A *pair* is a lemma and another word form. Right are the
pairs in which some noun or adjective of that form has that lemma. Found are the pairs a
method makes. What is counted are different pairs, so that rare forms count as much as common
ones.

- *All words*: as just said. Typing errors, abbreviations and whatever the treebank annotates
  otherwise than one would count against the method.
- *Words of the language*: without what a spelling dictionary does not know (``anteno``, the
  lemma that GSD gives *antenas*), what the treebank marks as typing error, abbreviation or
  foreign, or gives no lemma (``_``), and lemmas that stand for a plural or feminine adjective
  which the treebank has not lemmatised (*culturas*, *argentina*). Verbs and names that look
  like a form still count against the method.
- *Nouns and adjectives*: the same pairs, and only words that are nouns or adjectives somewhere
  in the treebank as candidates.

``--wrong KIND`` lists the wrong pairs of one of them, with how the treebank annotates the word.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import Any

from benchmarks.measuring import ROOT
from benchmarks.programs import Programs
from pipeline.glossary.forms import patterns
from pipeline.glossary.terms import Gender, Number, PartOfSpeech, Term

LANGUAGES = {"Spanish": "es", "Portuguese": "pt", "English": "en"}
_NOMINAL = {"NOUN": PartOfSpeech.NOUN, "ADJ": PartOfSpeech.ADJECTIVE}
_DOUBTFUL = ("Typo=Yes", "Abbr=Yes", "Foreign=Yes")
_GENDERS = {"Masc": Gender.MASCULINE, "Fem": Gender.FEMININE}

_DICTIONARIES = Path("/usr/share/hunspell")
_DICTIONARIES_OF = {"es": ("es_ES",), "pt": ("pt_PT", "pt_BR"), "en": ("en_GB", "en_US")}

Pair = tuple[str, str]


class Words(Enum):
    """Which words count."""

    ALL = "All words"
    LANGUAGE = "Words of the language"
    NOMINAL = "Nouns and adjectives"


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a treebank."""

    form: str
    lemma: str
    part: str
    features: str

    @property
    def lemma_key(self) -> Pair:
        """The lemma and its part of speech."""
        return self.lemma, self.part


@dataclass(frozen=True, slots=True)
class Measure:
    """What a method is worth."""

    right: int
    found: int
    both: int

    @property
    def precision(self) -> float:
        """The share of found pairs that are right."""
        return self.both / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of right pairs that are found."""
        return self.both / self.right if self.right else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.both / (self.found + self.right) if self.found + self.right else 0.0


def together(measures: Iterable[Measure]) -> Measure:
    """Return the measure of several treebanks as one."""
    counts = [(one.right, one.found, one.both) for one in measures]
    return Measure(*map(sum, zip(*counts, strict=True)))


class Treebank:
    """The words of one treebank, and which pairs are right."""

    def __init__(self, folder: Path, python: str | None) -> None:
        """Read all files of ``folder``; ``python`` can import spylls, and asks the spelling dictionaries."""
        self.name = folder.name
        self.language = LANGUAGES[folder.name.partition("-")[0]]
        self._tokens = [token for path in sorted(folder.glob("*.conllu")) for token in _tokens(path)]
        self.size = len(self._tokens)
        self._python = python
        self._attested = {token.lemma_key for token in self._tokens if token.form == token.lemma}
        self._not_lemmatised = {token.lemma_key for token in self._tokens if _is_not_lemmatised(token)}

    @cached_property
    def _known(self) -> set[str]:
        words = {word for token in self._tokens for word in (token.form, token.lemma) if _is_word(word)}
        paths = [str(_DICTIONARIES / name) for name in _DICTIONARIES_OF[self.language]]
        return set(_driven(str(self._python), "known_words.py", dictionaries=paths, words=sorted(words)))

    def _counts(self, token: Token, words: Words) -> bool:
        """Tell whether a word counts as a candidate."""
        if not _is_word(token.form):
            return False
        return words is Words.ALL or (
            token.form in self._known and token.lemma != "_" and not any(mark in token.features for mark in _DOUBTFUL)
        )

    def _nominals(self, words: Words) -> Iterator[Token]:
        """Yield the nouns and adjectives whose lemma and form count."""
        for token in self._tokens:
            right = words is Words.ALL or (token.lemma in self._known and token.lemma_key not in self._not_lemmatised)
            if token.part in _NOMINAL and right and (words is Words.ALL or self._counts(token, words)):
                yield token

    def terms(self, words: Words) -> list[Term]:
        """Return each lemma as a glossary would have it: part of speech, gender, and number of a plural."""
        rows: dict[Pair, Counter[str]] = defaultdict(Counter)
        for token in self._nominals(Words.ALL):
            own = token.form == token.lemma
            rows[token.lemma_key].update(f"{'own ' if own else ''}{one}" for one in token.features.split("|"))
        lemmas = dict.fromkeys(token.lemma_key for token in self._nominals(words) if _is_word(token.lemma))
        return [self._term(lemma, part, rows[lemma, part]) for lemma, part in lemmas]

    def _term(self, lemma: str, part: str, features: Counter[str]) -> Term:
        genders = {name for name in _GENDERS if any(one.endswith(f"Gender={name}") for one in features)}
        gender = Gender.UNKNOWN
        if (lemma, part) in self._attested:
            gender = Gender.BOTH if len(genders) == 2 else _GENDERS[genders.pop()] if genders else Gender.UNKNOWN
        plural = features["own Number=Plur"] > features["own Number=Sing"]
        number = Number.PLURAL if plural else Number.BOTH
        return Term("T", self.language, lemma, part_of_speech=_NOMINAL[part], gender=gender, number=number)

    def candidates(self, words: Words) -> set[str]:
        """Return the word forms that a method may take for a form of a lemma."""
        nominal = words is Words.NOMINAL
        return {
            token.form
            for token in self._tokens
            if self._counts(token, words) and (not nominal or token.part in _NOMINAL)
        }

    def right(self, words: Words) -> set[Pair]:
        """Return the pairs that are right."""
        return {
            (token.lemma, token.form)
            for token in self._nominals(words)
            if token.form != token.lemma and _is_word(token.lemma)
        }

    def measure(self, found: Iterable[Pair], words: Words) -> Measure:
        """Compare ``found`` pairs with the right ones."""
        right, pairs = self.right(words), set(found)
        return Measure(len(right), len(pairs), len(right & pairs))

    def wrong(self, words: Words) -> Iterator[tuple[str, Pair, str]]:
        """Yield the pairs that we miss or find wrongly, with the lemmas and parts of speech of the word."""
        right, found = self.right(words), set(our_pairs(self.terms(words), self.candidates(words)))
        annotated: dict[str, set[str]] = defaultdict(set)
        for token in self._tokens:
            marks = "".join(f" {mark}" for mark in _DOUBTFUL if mark in token.features)
            annotated[token.form].add(f"{token.lemma} {token.part}{marks}")
        for pair in sorted(right ^ found):
            yield "missed" if pair in right else "false", pair, ", ".join(sorted(annotated[pair[1]]))


def _tokens(path: Path) -> Iterator[Token]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                yield Token(cells[1].lower(), cells[2].lower(), cells[3], f"{cells[5]}|{cells[9]}")


def _is_word(text: str) -> bool:
    return all(part.isalpha() for part in text.split("-"))


def _is_not_lemmatised(token: Token) -> bool:
    """Tell whether a treebank gives a noun's or adjective's plural or feminine as its own lemma."""
    feminine = token.part == "ADJ" and "Gender=Fem" in token.features and "Gender=Fem,Masc" not in token.features
    changed = (feminine and token.form.endswith("a")) or ("Number=Plur" in token.features and token.form.endswith("s"))
    return changed and token.form == token.lemma and token.part in _NOMINAL


def our_pairs(terms: Iterable[Term], candidates: set[str]) -> Iterator[Pair]:
    """Yield the pairs that the glossary's forms make."""
    for term in terms:
        for pattern in patterns(term):
            if len(pattern.places) == 1:
                yield from ((term.text, form) for form in pattern.places[0] & candidates if form != term.text)


def keyed_pairs(lemmas: set[str], candidates: set[str], keys: dict[str, str]) -> Iterator[Pair]:
    """Yield the pairs of words that a stemmer or lemmatiser gives the same key."""
    words: dict[str, set[str]] = defaultdict(set)
    for word in candidates:
        words[keys[word]].add(word)
    for lemma in lemmas:
        yield from ((lemma, form) for form in words[keys[lemma]] if form != lemma)


def _driven(python: str, driver: str, **given: object) -> Any:
    script = ROOT / "benchmarks" / "drivers" / driver
    done = subprocess.run([python, script], input=json.dumps(given), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def _results(bank: Treebank, peers: dict[str, str | None], words: Words) -> list[Measure]:
    terms, candidates = bank.terms(words), bank.candidates(words)
    lemmas = {term.text for term in terms}
    results = [bank.measure(our_pairs(terms, candidates), words)]
    for method, python in peers.items():
        found: Iterable[Pair] = ()
        if python:
            every = sorted(lemmas | candidates)
            keys = _driven(python, "word_keys.py", method=method, language=bank.language, words=every)
            found = keyed_pairs(lemmas, candidates, keys)
        results.append(bank.measure(found, words))
    return results


def _row(name: str, size: str, results: Iterable[Measure]) -> str:
    shown = list(results)
    cells = [f"{one.f1:.3f} ({one.precision:.3f}, {one.recall:.3f})" for one in shown]
    return f"| {name} | {size} | {shown[0].right} | {' | '.join(cells)} |"


def main() -> None:
    """Print a table of all treebanks and methods for each choice of words, or the wrong pairs of one."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.treebanks", description=__doc__)
    parser.add_argument("corpus", type=Path, help="a folder with a folder of .conllu files for each treebank")
    parser.add_argument("--peers", type=Path, help="a folder of virtual environments with other tools and spylls")
    parser.add_argument("--wrong", choices=[one.name.lower() for one in Words], help="list the wrong pairs instead")
    given = parser.parse_args()
    programs = Programs(given.peers)
    peers = {name: programs.python_with(name) for name in ("simplemma", "snowballstemmer")}
    speller = programs.python_with("spylls")
    banks = [Treebank(folder, speller) for folder in sorted(given.corpus.iterdir()) if folder.is_dir()]
    if given.wrong:
        for bank in banks:
            for kind, (lemma, form), annotated in bank.wrong(Words[given.wrong.upper()]):
                print(bank.name, kind, lemma, form, annotated, sep="\t")
        return
    for words in Words if speller else (Words.ALL,):
        print(f"\n{words.value}: F1 (precision, recall) of different pairs\n")
        print("| treebank | words | pairs | museotext | " + " | ".join(peers) + " |")
        print("| --- | ---: | ---: | ---: |" + " ---: |" * len(peers))
        pooled: dict[str, list[list[Measure]]] = defaultdict(list)
        for bank in banks:
            results = _results(bank, peers, words)
            pooled[bank.language].append(results)
            print(_row(bank.name, str(bank.size), results), flush=True)
        for language, rows in pooled.items():
            print(_row(f"{language}, together", "", [together(column) for column in zip(*rows, strict=True)]))
    absent = [name for name, python in {**peers, "spylls": speller}.items() if not python]
    if absent:
        print(f"\nNot here: {', '.join(absent)}", file=sys.stderr)


if __name__ == "__main__":
    main()
