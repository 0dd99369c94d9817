"""The terms of a glossary as one language reads them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from itertools import accumulate, groupby, islice
from typing import NamedTuple

from pipeline.glossary.casing import has_capitals
from pipeline.glossary.forms import (
    Family,
    Gap,
    Grammar,
    Pattern,
    Shape,
    exclusions,
    former_patterns,
    grammar,
    in_shape,
    patterns,
    shape,
)
from pipeline.glossary.matcher import Match, Matcher
from pipeline.glossary.regions import ForeignTerm
from pipeline.glossary.terms import Case, Number, PartOfSpeech, Status, Term, TermType
from pipeline.glossary.words import PARTS, WORD, Prepared, folded, prepared, words

__all__ = ["Hit", "Lexicon", "Look", "Sense", "Standing", "is_listed", "outermost"]


class Standing(Enum):
    """What it means to find a term in a text of this language."""

    ACCEPTED = auto()
    DEPRECATED = auto()
    FORBIDDEN = auto()
    REGIONAL = auto()
    """Another region of the language says so."""
    EXCLUDED = auto()
    """A phrase in which these words are not the term."""


class Sense(NamedTuple):
    """One way to read a sequence of words."""

    term: Term
    standing: Standing
    models: tuple[str, ...]
    """The words as the glossary writes them; empty if capitals do not count."""
    foreign: ForeignTerm | None
    """What makes it a term of another region."""
    shapes: dict[tuple[str, ...], Shape]
    """Words found so far, with their number and gender."""


class Hit(NamedTuple):
    """A term found in a text; several may share one span."""

    start: int
    end: int
    """Characters of the text, as it was given."""
    sense: Sense
    capitals: bool
    """Whether it has the capitals it should have."""
    gap: Gap
    """Whether other words stand inside (*bienes naturales y culturales*)."""
    words: tuple[str, ...]
    """The words in small letters."""
    before: str
    """The word before them; empty at the beginning."""

    @property
    def concept(self) -> str:
        """The concept the term stands for."""
        return self.sense.term.concept

    @property
    def shape(self) -> Shape:
        """The number and gender of its words, as far as they tell."""
        known = self.sense.shapes.get(self.words)
        if known is None:
            known = self.sense.shapes[self.words] = shape(self.sense.term, self.words)
        return known

    @property
    def accepted(self) -> bool:
        """Whether the term may be used without remark, capitals apart."""
        return self.sense.standing is Standing.ACCEPTED


class Look(NamedTuple):
    """What a text has of a glossary's words, before it is said what that is worth."""

    ready: Prepared
    words: list[str]
    """Its words in small letters."""
    matches: list[Match]


_DOTTED = re.compile(r"\.(?<=\w\.)[a-z]")

_Kin = list[tuple[frozenset[str], Family]]
"""The words of a term: their forms without accents, and the words of the same stem."""

_STANDINGS = {
    Status.PREFERRED: Standing.ACCEPTED,
    Status.ADMITTED: Standing.ACCEPTED,
    Status.DEPRECATED: Standing.DEPRECATED,
    Status.FORBIDDEN: Standing.FORBIDDEN,
}


class Lexicon:
    """Finds the terms of a glossary in texts of one language. Made once, then only read."""

    def __init__(self, language: str, own: Iterable[Term], foreign: Iterable[ForeignTerm] = ()) -> None:
        """Compile the terms of ``language``, and those of its other regions."""
        self.language = language
        self._rules: Grammar = grammar(language)
        self._accepted: dict[str, list[Term]] = {}
        self._families: dict[str, list[_Kin]] = {}
        """Concept -> its terms as words with their kin; filled on first use."""
        self._senses: list[Sense] = []
        self._written: dict[tuple[int, Shape], str] = {}
        """Terms in numbers and genders asked for so far."""
        shapes: list[Pattern] = []
        for term in own:
            if term.status.accepted:
                self._accepted.setdefault(term.concept, []).append(term)
            shapes += self._add(term, _STANDINGS[term.status])
        for one in foreign:
            shapes += self._add(one.term, Standing.REGIONAL, one)
        for terms in self._accepted.values():
            terms.sort(key=lambda term: (term.status is not Status.PREFERRED, term.language != language))
        self._plain = [sense.standing is Standing.ACCEPTED and not sense.models for sense in self._senses]
        self._matcher = Matcher(shapes, self._rules)

    def _add(self, term: Term, standing: Standing, foreign: ForeignTerm | None = None) -> list[Pattern]:
        found = [(pattern, standing) for pattern in patterns(term)]
        if standing is Standing.ACCEPTED:
            found += [(pattern, Standing.DEPRECATED) for pattern in former_patterns(term)]
        found += [(pattern, Standing.EXCLUDED) for pattern in exclusions(term)]
        shapes: dict[tuple[str, ...], Shape] = {}
        for pattern, its_standing in found:
            plain = term.case is Case.IGNORE or its_standing is Standing.EXCLUDED
            written = () if plain or not _capitals_count(term, pattern) else pattern.models
            self._senses.append(Sense(term, its_standing, written, foreign, shapes))
        return [pattern for pattern, _ in found]

    def find(self, text: str) -> list[Hit]:
        """Return every term in ``text`` by its start, those inside longer ones too."""
        return self.hits(self.look(text))

    def look(self, text: str) -> Look:
        """Look for the words of all terms in ``text``, for the methods below."""
        ready = prepared(text)
        found = WORD.findall(ready.lowered)
        return Look(ready, found, self._matcher.find(found))

    def hits(self, look: Look) -> list[Hit]:
        """Return every term in a text by its start, those inside longer ones too."""
        ready, found, matches = look
        if not matches:
            return []
        ends = list(accumulate(map(len, PARTS.split(ready.lowered))))
        technical = _may_be_technical(ready.shown)
        hits: list[Hit] = []
        for at, beyond, pattern, gap in matches:
            sense = self._senses[pattern]
            capitals = True
            if sense.models and not gap:
                shown = _capitals(sense, at, beyond, ends, ready.shown)
                if shown is None:
                    continue
                capitals = shown
            first, last = ends[2 * at], ends[2 * beyond - 1]
            if technical and _is_technical(ready.shown, first, last):
                continue
            if ready.offsets is not None:
                first, last = ready.span(first, last)
            hits.append(Hit(first, last, sense, capitals, gap, tuple(found[at:beyond]), found[at - 1] if at else ""))
        return _without_excluded(hits)

    def mentioned(self, look: Look) -> set[str]:
        """Return the concepts of all terms that a text may ask for, whatever their standing and capitals.

        Quicker than ``hits`` and ``outermost``, and never less than what these give.
        """
        concepts: set[str] = set()
        if not look.matches:
            return concepts
        if len(look.matches) == 1:
            return {self._senses[look.matches[0].pattern].term.concept}
        senses = self._senses
        certain = not _may_be_technical(look.ready.shown)
        start = covered = 0
        for match in sorted(look.matches, key=_longest_first):
            sense = senses[match.pattern]
            inside = match.end <= covered and (match.start, match.end) != (start, covered)
            if not inside or match.gap:
                concepts.add(sense.term.concept)
            plain = certain and not match.gap and not sense.models and sense.standing is Standing.ACCEPTED
            if plain and match.end > covered:
                start, covered = match.start, match.end
        return concepts

    def is_plain(self, look: Look) -> bool:
        """Tell whether all terms of a text are accepted ones in which capitals do not count."""
        return all(self._plain[match.pattern] for match in look.matches)

    def named(self, look: Look) -> set[str]:
        """Return the concepts that a plain text names."""
        if look.matches and _may_be_technical(look.ready.shown):
            return {hit.concept for hit in self.hits(look)}
        senses = self._senses
        return {senses[match.pattern].term.concept for match in look.matches}

    def knows(self, concept: str) -> bool:
        """Tell whether there is an accepted term for ``concept``."""
        return concept in self._accepted

    def suggestion(self, hit: Hit) -> str:
        """Return the best term for the concept of ``hit``, in the number and gender of its words.

        An acronym for an acronym; empty if there is none. ``hit`` may be of another language.
        """
        terms = self._accepted.get(hit.concept, [])
        acronym = hit.sense.term.type is TermType.ACRONYM
        best = next((term for term in terms if (term.type is TermType.ACRONYM) is acronym), terms[0] if terms else None)
        return self.written(best, hit.shape) if best else ""

    def written(self, term: Term, wanted: Shape) -> str:
        """Return ``term``, of this lexicon, in the number and gender of ``wanted``."""
        key = (id(term), wanted)
        text = self._written.get(key)
        if text is None:
            text = self._written[key] = in_shape(term, wanted)
        return text

    def takes_verb(self, hit: Hit) -> bool:
        """Tell whether the word of ``hit`` is a verb: *se muestra*, *to fund*.

        A noun does not stand right behind such words. Only single words are verbs.
        """
        rules = self._rules
        term = hit.sense.term
        noun = term.type is TermType.TERM and term.part_of_speech in {PartOfSpeech.NOUN, PartOfSpeech.UNKNOWN}
        if len(hit.words) > 1 or not noun:
            return False
        bare = term.number is Number.BOTH and hit.words[0] == term.text.lower()
        return hit.before in rules.before_verbs or (bare and hit.before in rules.before_bare_verbs)

    def kin(self, concepts: Iterable[str], look: Look) -> dict[str, tuple[int, int]]:
        """Return, for those of ``concepts`` for whose terms a text has words of the same stem, where these stand.

        *Conservar* is kin of *conservación*. Names and acronyms have none. Of a term of
        several words, each has to be there, itself or derived, at least one derived; the
        place is that of the first derived one, in the text as it was given.
        """
        ready = look.ready
        found = [word if word.isascii() else folded(word) for word in look.words]
        spaced = f" {' '.join(found)}"
        places: dict[str, tuple[int, int]] = {}
        for concept in concepts:
            for words_of_term in self._kin(concept):
                first = _first_kin(words_of_term, found, spaced)
                if first is not None:
                    word = next(islice(WORD.finditer(ready.lowered), first, None))
                    places.setdefault(concept, ready.span(*word.span()))
        return places

    def _kin(self, concept: str) -> list[_Kin]:
        """Return for each term of ``concept`` the words that carry its meaning: their forms, and their kin."""
        if concept not in self._families:
            functions = self._rules.function_words
            terms = [term for term in self._accepted.get(concept, ()) if not term.exact]
            self._families[concept] = [
                [
                    (
                        frozenset(map(folded, forms)),
                        Family(forms, self._rules, verb=term.part_of_speech is PartOfSpeech.VERB),
                    )
                    for forms in patterns(term)[-1].places
                    if forms.isdisjoint(functions)
                ]
                for term in terms
            ]
        return self._families[concept]


def _first_kin(kin: _Kin, found: Sequence[str], spaced: str) -> int | None:
    """Return the place of the first word that is kin of one of the term's; None if one of those has neither."""
    absent = [family for forms, family in kin if forms.isdisjoint(found)]
    if not absent or not all(family.among(spaced) for family in absent):
        return None
    return next((at for at, word in enumerate(found) if any(family.among(f" {word}") for family in absent)), None)


def _capitals(sense: Sense, at: int, beyond: int, ends: Sequence[int], text: str) -> bool | None:
    """Tell whether the words from ``at`` to before ``beyond`` have their capitals.

    ``ends`` are the places where what lies before each word ends, and the word.
    """
    shown = [
        text[ends[2 * word] : ends[2 * word + 1]] for word in range(max(0, at - 1), min(beyond + 1, len(ends) // 2))
    ]
    first = min(at, 1)
    neighbours = shown[:first] + shown[first + beyond - at :]
    return has_capitals(sense.term, sense.models, shown[first : first + beyond - at], neighbours)


def _may_be_technical(text: str) -> bool:
    """Tell whether a text has what names of files, identifiers or calls have."""
    return "()" in text or "\\\\" in text or _DOTTED.search(text) is not None


def _is_technical(text: str, start: int, end: int) -> bool:
    """Tell whether words are a piece of a file's name, an identifier or a call: *museum.html*, *museum()*."""
    if text.startswith("()", end) or (start and text[start - 1] == "\\"):
        return True
    inside = text[end : end + 1] == "." and text[end + 1 : end + 2].islower()
    return inside or (start > 1 and text[start - 1] == "." and text[start - 2].isalnum() and text[start].islower())


def _capitals_count(term: Term, shape: Pattern) -> bool:
    return (
        term.case is Case.EXACT
        or term.type is TermType.ACRONYM
        or any(model != model.lower() for model in shape.models)
    )


def _without_excluded(hits: list[Hit]) -> list[Hit]:
    """Drop the terms inside phrases of which their glossary row says that they are something else.

    ``hits`` are sorted by their start.
    """
    phrases: dict[int, tuple[list[int], list[int]]] = {}
    for hit in hits:
        if hit.sense.standing is Standing.EXCLUDED:
            starts, ends = phrases.setdefault(id(hit.sense.term), ([], []))
            starts.append(hit.start)
            ends.append(hit.end)
    return [hit for hit in hits if not _excluded(hit, phrases)] if phrases else hits


def _excluded(hit: Hit, phrases: dict[int, tuple[list[int], list[int]]]) -> bool:
    starts, ends = phrases.get(id(hit.sense.term), ((), ()))
    before = bisect_right(starts, hit.start)
    return hit.sense.standing is Standing.EXCLUDED or (before > 0 and hit.end <= ends[before - 1])


def is_listed(hit: Hit, text: str) -> bool:
    """Tell whether the glossary lists the words of ``hit`` in ``text`` as they are, and no rule made them."""
    term = hit.sense.term
    found = WORD.findall(prepared(text[hit.start : hit.end]).lowered)
    return any(found == [word.lower() for word in words(listed)] for listed in (term.text, *term.forms))


def outermost(hits: Iterable[Hit]) -> Iterator[Sequence[Hit]]:
    """Yield the hits of each span that is not inside a longer one, the leftmost first.

    A term found across other words hides nothing: *bienes naturales y culturales* is
    both *bienes naturales* and *bienes culturales*.
    """
    ordered = sorted(hits, key=_place)
    covered = 0
    for (start, end, gap), group in groupby(ordered, key=_place):
        if gap and -end > covered:
            yield tuple(group)
        elif not gap and start >= covered:
            covered = -end
            yield tuple(group)


def _longest_first(match: Match) -> tuple[int, int]:
    return match.start, -match.end


def _place(hit: Hit) -> tuple[int, int, int]:
    return (hit.start, -hit.end, hit.gap)
