"""Whether a noun or adjective is found in all its forms and in no other word, on Universal Dependencies treebanks.

``python -m benchmarks.treebanks FOLDER --peers FOLDER`` reads ``FOLDER/*/*.conllu`` (one
folder a treebank, whose name begins with its language: ``Spanish-PUD``).

Every lemma of a noun or adjective is a term of one word, and every word of the treebank a
candidate. A *pair* is a lemma and another word form. Right are the pairs in which some
noun or adjective of that form has that lemma. Found are the pairs a method makes. What is
counted are different pairs, so that rare forms count as much as common ones.

- *All words*: as just said. Words of other parts of speech that look like a form
  (participles, names) and typing errors count against the method.
- *Nouns and adjectives*: only words that are nouns or adjectives in the treebank, and only
  where it lemmatises them: not typing errors, abbreviations and foreign words that it marks
  as such, no plural or feminine adjective that is its own lemma (*culturas*, *argentina*),
  no lemma that never occurs as a word (*anteno* for *antenas*).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import ROOT
from benchmarks.programs import Programs
from pipeline.glossary.forms import patterns
from pipeline.glossary.terms import Gender, Number, PartOfSpeech, Term

LANGUAGES = {"Spanish": "es", "Portuguese": "pt", "English": "en"}
_NOMINAL = {"NOUN": PartOfSpeech.NOUN, "ADJ": PartOfSpeech.ADJECTIVE}
_DOUBTFUL = ("Typo=Yes", "Abbr=Yes", "Foreign=Yes")
_GENDERS = {"Masc": Gender.MASCULINE, "Fem": Gender.FEMININE}

Pair = tuple[str, str]


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

    def __init__(self, folder: Path) -> None:
        """Read all files of ``folder``."""
        self.name = folder.name
        self.language = LANGUAGES[folder.name.partition("-")[0]]
        self._tokens = [token for path in sorted(folder.glob("*.conllu")) for token in _tokens(path)]
        self.size = len(self._tokens)
        self._attested = {
            token.lemma_key for token in self._tokens if token.form == token.lemma and not _is_doubtful(token)
        }

    def terms(self, *, clean: bool) -> list[Term]:
        """Return each lemma as a glossary would have it: part of speech, gender, and number of a plural."""
        rows: dict[Pair, Counter[str]] = defaultdict(Counter)
        for token in self._nominals(clean=False):
            own = token.form == token.lemma
            rows[token.lemma_key].update(f"{'own ' if own else ''}{one}" for one in token.features.split("|"))
        lemmas = dict.fromkeys(token.lemma_key for token in self._nominals(clean=clean) if _is_word(token.lemma))
        return [self._term(lemma, part, rows[lemma, part]) for lemma, part in lemmas]

    def _nominals(self, *, clean: bool) -> Iterator[Token]:
        """Yield the nouns and adjectives; if ``clean``, those the treebank lemmatises."""
        for token in self._tokens:
            if token.part in _NOMINAL and not (
                clean and (_is_doubtful(token) or token.lemma_key not in self._attested)
            ):
                yield token

    def _term(self, lemma: str, part: str, features: Counter[str]) -> Term:
        genders = {name for name in _GENDERS if any(one.endswith(f"Gender={name}") for one in features)}
        gender = Gender.BOTH if len(genders) == 2 else _GENDERS[genders.pop()] if genders else Gender.UNKNOWN
        plural = features["own Number=Plur"] > features["own Number=Sing"]
        number = Number.PLURAL if plural else Number.BOTH
        return Term("T", self.language, lemma, part_of_speech=_NOMINAL[part], gender=gender, number=number)

    def candidates(self, *, clean: bool) -> set[str]:
        """Return the word forms that a method may take for a form of a lemma."""
        tokens = self._nominals(clean=True) if clean else self._tokens
        return {token.form for token in tokens if _is_word(token.form)}

    def right(self, *, clean: bool) -> set[Pair]:
        """Return the pairs that are right."""
        return {
            (token.lemma, token.form)
            for token in self._nominals(clean=clean)
            if token.form != token.lemma and _is_word(token.lemma) and (_is_word(token.form) or not clean)
        }

    def measure(self, found: Iterable[Pair], *, clean: bool) -> Measure:
        """Compare ``found`` pairs with the right ones."""
        right, pairs = self.right(clean=clean), set(found)
        return Measure(len(right), len(pairs), len(right & pairs))


def _tokens(path: Path) -> Iterator[Token]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                yield Token(cells[1].lower(), cells[2].lower(), cells[3], f"{cells[5]}|{cells[9]}")


def _is_word(text: str) -> bool:
    return all(part.isalpha() for part in text.split("-"))


def _is_doubtful(token: Token) -> bool:
    """Tell whether the treebank says that this is no word of the language, or has not lemmatised it."""
    feminine = token.part == "ADJ" and "Gender=Fem" in token.features and "Gender=Fem,Masc" not in token.features
    changed = (feminine and token.form.endswith("a")) or ("Number=Plur" in token.features and token.form.endswith("s"))
    return any(mark in token.features for mark in _DOUBTFUL) or (changed and token.form == token.lemma)


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


def _keys(python: str, method: str, language: str, words: Iterable[str]) -> dict[str, str]:
    given = json.dumps({"method": method, "language": language, "words": sorted(words)})
    script = ROOT / "benchmarks" / "drivers" / "word_keys.py"
    done = subprocess.run([python, script], input=given, capture_output=True, text=True, check=True)
    keys: dict[str, str] = json.loads(done.stdout)
    return keys


def _results(bank: Treebank, peers: dict[str, str | None], *, clean: bool) -> list[Measure]:
    terms, candidates = bank.terms(clean=clean), bank.candidates(clean=clean)
    lemmas = {term.text for term in terms}
    results = [bank.measure(our_pairs(terms, candidates), clean=clean)]
    for method, python in peers.items():
        keys = _keys(python, method, bank.language, lemmas | candidates) if python else {}
        results.append(bank.measure(keyed_pairs(lemmas, candidates, keys) if keys else (), clean=clean))
    return results


def _row(name: str, size: str, results: Iterable[Measure]) -> str:
    shown = list(results)
    cells = [f"{one.f1:.3f} ({one.precision:.3f}, {one.recall:.3f})" for one in shown]
    return f"| {name} | {size} | {shown[0].right} | {' | '.join(cells)} |"


def main() -> None:
    """Print a table of all treebanks and methods."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.treebanks", description=__doc__)
    parser.add_argument("corpus", type=Path, help="a folder with a folder of .conllu files for each treebank")
    parser.add_argument("--peers", type=Path, help="a folder of virtual environments with other tools")
    given = parser.parse_args()
    programs = Programs(given.peers)
    peers = {name: programs.python_with(name) for name in ("simplemma", "snowballstemmer")}
    for clean in (False, True):
        print(f"\n{'Nouns and adjectives' if clean else 'All words'}: F1 (precision, recall) of different pairs\n")
        print("| treebank | words | pairs | museotext | " + " | ".join(peers) + " |")
        print("| --- | ---: | ---: | ---: |" + " ---: |" * len(peers))
        pooled: dict[str, list[list[Measure]]] = defaultdict(list)
        for folder in sorted(path for path in given.corpus.iterdir() if path.is_dir()):
            bank = Treebank(folder)
            results = _results(bank, peers, clean=clean)
            pooled[bank.language].append(results)
            print(_row(bank.name, str(bank.size), results), flush=True)
        for language, rows in pooled.items():
            print(_row(f"{language}, together", "", [together(column) for column in zip(*rows, strict=True)]))
    if absent := [name for name, python in peers.items() if not python]:
        print(f"\nNot here: {', '.join(absent)}", file=sys.stderr)


if __name__ == "__main__":
    main()
