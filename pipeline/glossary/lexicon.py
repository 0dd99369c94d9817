"""The terms of a glossary as one language reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate

from pipeline.glossary.casing import has_capitals
from pipeline.glossary.forms import (
    Grammar,
    Pattern,
    Shape,
    exclusions,
    former_patterns,
    grammar,
    in_shape,
    patterns,
)
from pipeline.glossary.hits import Hit, Look, Sense, Standing, without_excluded
from pipeline.glossary.kinship import Kinship
from pipeline.glossary.matcher import Match, Matcher
from pipeline.glossary.regions import ForeignTerm
from pipeline.glossary.technical import is_technical, may_be_technical
from pipeline.glossary.terms import Case, Number, PartOfSpeech, Status, Term, TermType
from pipeline.glossary.words import PARTS, WORD, prepared

__all__ = ["Lexicon"]

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
        self._kinship = Kinship(self._accepted, self._rules)

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
        technical = may_be_technical(ready.shown)
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
            if technical and is_technical(ready.shown, first, last):
                continue
            if ready.offsets is not None:
                first, last = ready.span(first, last)
            before = found[at - 1] if at else ""
            after = found[beyond] if beyond < len(found) else ""
            hits.append(Hit(first, last, sense, capitals, gap, tuple(found[at:beyond]), before, after))
        return without_excluded(hits)

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
        certain = not may_be_technical(look.ready.shown)
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
        if look.matches and may_be_technical(look.ready.shown):
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

    def apart(self, text: str) -> str:
        """Return ``text`` with compounds written as words of their own: *SEGIB Ibram*, *ex director*."""
        apart = text.replace("-", " ")
        for prefix in self._rules.open_prefixes:
            apart = re.sub(rf"\b{prefix}(?=\w{{4}})", f"{prefix} ", apart)
        return apart

    def is_other_part(self, hit: Hit) -> bool:
        """Tell whether the word of ``hit`` is a verb and its term a noun, or the other way round.

        A verb stands behind some words (*se muestra*, *to fund*), or bare between a noun and
        a determiner (*the museum awards the prize*; *the prizes the museum gives* has a
        determiner before it), a noun behind an article. Only single words are judged.
        """
        rules = self._rules
        term = hit.sense.term
        if term.part_of_speech is PartOfSpeech.VERB:
            return len(hit.words) == 1 and hit.words[0] != term.text.lower() and hit.before in rules.articles
        noun = term.type is TermType.TERM and term.part_of_speech in {PartOfSpeech.NOUN, PartOfSpeech.UNKNOWN}
        if len(hit.words) > 1 or not noun:
            return False
        bare = term.number is Number.BOTH and hit.words[0] == term.text.lower()
        if hit.before in rules.before_verbs or (bare and hit.before in rules.before_bare_verbs):
            return True
        return hit.after in rules.after_verbs and self._agrees_with_subject(hit, bare=bare)

    def _agrees_with_subject(self, hit: Hit, *, bare: bool) -> bool:
        """Tell whether the word before ``hit`` may be the noun of which it is the verb."""
        rules, word = self._rules, hit.before
        if not word.isalpha() or word in rules.function_words or word in rules.before_nouns:
            return False
        if rules.verb_endings:
            return bare and hit.words[0].endswith(rules.verb_endings)
        return not word.endswith(tuple(rules.adjectives)) and (not bare or word.endswith("s"))

    def kin(self, concepts: Iterable[str], look: Look) -> dict[str, tuple[int, int]]:
        """Return, for those of ``concepts`` for whose terms a text has words of the same stem, where these stand.

        *Conservar* is kin of *conservación*. Names and acronyms have none. Of a term of
        several words, each has to be there, itself or derived, at least one derived; the
        place is that of the first derived one, in the text as it was given.
        """
        return self._kinship.among(concepts, look)


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


def _capitals_count(term: Term, shape: Pattern) -> bool:
    return (
        term.case is Case.EXACT
        or term.type is TermType.ACRONYM
        or any(model != model.lower() for model in shape.models)
    )


def _longest_first(match: Match) -> tuple[int, int]:
    return match.start, -match.end
