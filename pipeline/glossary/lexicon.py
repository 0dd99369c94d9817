"""The terms of a glossary as one language reads them."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Iterator, Sequence

from pipeline.glossary.casing import capitals_count, has_capitals
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
from pipeline.glossary.glance import Glance
from pipeline.glossary.hits import Hit, Look, Sense, Standing, without_excluded
from pipeline.glossary.kinship import Kinship
from pipeline.glossary.matcher import Match, Matcher
from pipeline.glossary.parts import Parts
from pipeline.glossary.regions import ForeignTerm
from pipeline.glossary.technical import is_technical, may_be_technical
from pipeline.glossary.terms import Case, Number, PartOfSpeech, Status, Term, TermType
from pipeline.glossary.words import Words

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
        self._functions = self._rules.function_words
        self._accepted: dict[str, list[Term]] = {}
        self._senses: list[Sense] = []
        self._written: dict[tuple[int, Shape], str] = {}
        """Terms in numbers and genders asked for so far."""
        self._suggested: dict[tuple[str, bool, Shape], str] = {}
        """The best terms for concepts asked for so far."""
        self._whole: dict[Term, Pattern] = {}
        """The pattern of each term that has all its words."""
        shapes: list[Pattern] = []
        for term in own:
            if term.status.accepted:
                self._accepted.setdefault(term.concept, []).append(term)
            shapes += self._add(term, _STANDINGS[term.status])
        for one in foreign:
            shapes += self._add(one.term, Standing.REGIONAL, one)
        for terms in self._accepted.values():
            terms.sort(key=lambda term: (term.status is not Status.PREFERRED, term.language != language))
        self._has_phrases = any(sense.standing is Standing.EXCLUDED for sense in self._senses)
        """Whether there are phrases that are not their term."""
        self._concepts = [sense.term.concept for sense in self._senses]
        """By pattern."""
        self._parts = Parts(zip(self._concepts, shapes, strict=True), self._rules)
        self._matcher = Matcher(shapes, self._rules, thorough=frozenset(self._excluded_words(shapes)))
        self._glance = self._glanced(shapes)
        self._kinship = Kinship(self._accepted, self._whole, self._rules)

    def _add(self, term: Term, standing: Standing, foreign: ForeignTerm | None = None) -> list[Pattern]:
        found = [(pattern, standing) for pattern in patterns(term)]
        self._whole[term] = found[-1][0]
        if standing is Standing.ACCEPTED:
            found += [(pattern, Standing.DEPRECATED) for pattern in former_patterns(term)]
        found += [(pattern, Standing.EXCLUDED) for pattern in exclusions(term)]
        shapes: dict[tuple[str, ...], Shape] = {}
        for pattern, its_standing in found:
            plain = term.case is Case.IGNORE or its_standing is Standing.EXCLUDED
            written = () if plain or not capitals_count(term, pattern.models) else pattern.models
            self._senses.append(Sense(term, its_standing, written, foreign, shapes))
        return [pattern for pattern, _ in found]

    def _excluded_words(self, shapes: Sequence[Pattern]) -> Iterator[str]:
        """Yield the words with which phrases begin that are not their term."""
        for sense, pattern in zip(self._senses, shapes, strict=True):
            if sense.standing is Standing.EXCLUDED:
                yield from pattern.places[0]

    def _glanced(self, shapes: Sequence[Pattern]) -> Glance:
        read = list(zip(self._senses, shapes, strict=True))
        plain = [(sense.term.concept, pattern) for sense, pattern in read if sense.is_plain]
        return Glance(plain, [pattern for sense, pattern in read if not sense.is_plain], self._accepted, self._rules)

    def find(self, text: str) -> list[Hit]:
        """Return every term in ``text`` by its start, those inside longer ones too."""
        return self.hits(self.look(Words(text)))

    def look(self, text: Words, concepts: Iterable[str] | None = None) -> Look:
        """Look for the words of all terms in ``text``, or of all that begin as those of ``concepts`` do."""
        if concepts is None:
            return Look(text, self._matcher.find(text.lowered))
        begin = self._parts.beginnings(text, concepts)
        return Look(text, self._matcher.find(text.lowered, begin) if begin else [])

    def ask(self, text: Words) -> Look:
        """Look for the words of all terms in ``text`` that may ask for a translation: see ``Matcher.find``."""
        return Look(text, self._matcher.find(text.lowered, asking=True))

    def ask_all(self, texts: Sequence[str]) -> Iterator[tuple[int, list[str], list[Match]]]:
        """Yield the numbers of those of many texts that have such terms, from 0, with all words and what they have."""
        return self._matcher.find_in_all(texts, asking=True)

    def hits(self, look: Look) -> list[Hit]:
        """Return every term in a text by its start, those inside longer ones too."""
        text, matches = look
        technical = bool(matches) and may_be_technical(text.even)
        hits: list[Hit] = []
        for at, beyond, pattern, gap in matches:
            sense = self._senses[pattern]
            capitals = True
            if sense.models and not gap:
                judged = _capitals(sense, at, beyond, text)
                if judged is None:
                    continue
                capitals = judged
            if not (technical and is_technical(text.even, text.place(at)[0], text.place(beyond - 1)[1])):
                hits.append(Hit(at, beyond, sense, capitals, gap, text))
        return without_excluded(hits) if self._has_phrases else hits

    def mentioned(self, matches: Sequence[Match], text: str) -> set[str]:
        """Return the concepts of all terms that ``text`` may ask for, whatever their standing and capitals.

        Quicker than ``hits`` and ``outermost``, and never less than what these give.
        """
        concepts = self._concepts
        if len(matches) == 1:
            return {concepts[matches[0].pattern]}
        covered = 0
        for start, end, _, _ in matches:
            if start < covered:
                return self._mentioned_outside(matches, text)
            covered = end
        return {concepts[match.pattern] for match in matches}

    def _mentioned_outside(self, matches: Iterable[Match], text: str) -> set[str]:
        """Return the same for terms that share words: those inside an accepted term ask for nothing."""
        concepts: set[str] = set()
        senses = self._senses
        certain = not may_be_technical(Words(text).even)
        first = covered = 0
        for start, end, pattern, gap in sorted(matches, key=_longest_first):
            inside = end <= covered and (start, end) != (first, covered)
            if not inside or gap:
                concepts.add(self._concepts[pattern])
            if certain and not gap and end > covered and senses[pattern].is_plain:
                first, covered = start, end
        return concepts

    def about(self, matches: list[Match], concepts: Container[str]) -> list[Match]:
        """Return what of ``matches`` decides about ``concepts``: their words, and all that these share words with."""
        if len(matches) == 1:
            return matches
        kept: list[Match] = []
        beside: list[Match] = []
        covered, wanted = 0, False
        for match in matches:
            if match.start >= covered:
                if wanted:
                    kept += beside
                beside, wanted = [], False
            beside.append(match)
            covered = max(covered, match.end)
            wanted = wanted or self._concepts[match.pattern] in concepts
        return kept + beside if wanted else kept

    @property
    def is_plain(self) -> bool:
        """Whether there is no term of which anything is to be said but that it is missing."""
        return self._glance.is_plain

    def is_quiet(self, text: Words) -> bool:
        """Tell whether ``text`` has no term of which anything is to be said."""
        return self._glance.is_quiet(text)

    def loud(self, texts: Sequence[str]) -> set[int]:
        """Return the numbers of those of many texts that have one, from 0."""
        return self._glance.loud(texts)

    def unseen(self, small: str, concepts: Iterable[str]) -> list[str]:
        """Return those of ``concepts`` that are known here and that a text, which is quiet, names not for sure.

        ``small`` is the text as ``glance.in_small_letters`` has it. This is decided at a glance; whether it
        names these, the hits have to tell.
        """
        return self._glance.unseen(small, concepts)

    def knows(self, concept: str) -> bool:
        """Tell whether there is an accepted term for ``concept``."""
        return concept in self._accepted

    def suggestion(self, hit: Hit) -> str:
        """Return the best term for the concept of ``hit``, in the number and gender of its words.

        An acronym for an acronym; empty if there is none. ``hit`` may be of another language.
        """
        key = (hit.concept, hit.sense.term.type is TermType.ACRONYM, hit.shape)
        text = self._suggested.get(key)
        if text is None:
            text = self._suggested[key] = self._suggestion(*key)
        return text

    def _suggestion(self, concept: str, acronym: bool, wanted: Shape) -> str:
        terms = self._accepted.get(concept, [])
        best = next((term for term in terms if (term.type is TermType.ACRONYM) is acronym), terms[0] if terms else None)
        return self.written(best, wanted) if best else ""

    def written(self, term: Term, wanted: Shape) -> str:
        """Return ``term``, of this lexicon, in the number and gender of ``wanted``."""
        key = (id(term), wanted)
        text = self._written.get(key)
        if text is None:
            text = self._written[key] = in_shape(term, wanted)
        return text

    def possible(self, text: Words, concepts: Iterable[str]) -> list[str]:
        """Return those of ``concepts`` that ``text`` may name, be it with parts of words; it names no others."""
        return self._parts.possible(text, concepts)

    def named_in_compounds(self, text: Words, concepts: Collection[str]) -> set[str]:
        """Return the concepts that parts of words of ``text`` name: *SEGIB-Ibram*, *exdirector*.

        Only terms are looked for that begin as those of ``concepts`` do, which are the ``possible`` ones.
        """
        if not (concepts and self._parts.may_be_compound(text, concepts)):
            return set()
        apart = self._apart(text.text)
        if apart == text.text:
            return set()
        return {hit.concept for hit in self.hits(self.look(Words(apart), concepts)) if hit.accepted}

    def _apart(self, text: str) -> str:
        """Return ``text`` with compounds written as words of their own: *SEGIB Ibram*, *ex director*."""
        apart = text.replace("-", " ")
        for prefix in self._rules.open_prefixes:
            if prefix in apart:
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
        part = term.part_of_speech
        if hit.beyond - hit.at > 1:
            return False
        if part is PartOfSpeech.VERB:
            return hit.words[0] != term.text.lower() and hit.before in rules.articles
        if term.type is not TermType.TERM or not (part is PartOfSpeech.NOUN or part is PartOfSpeech.UNKNOWN):
            return False
        before = hit.before
        if before in rules.before_verbs:
            return True
        before_verb, after_verb = before in rules.before_bare_verbs, hit.after in rules.after_verbs
        if not (before_verb or after_verb):
            return False
        bare = term.number is Number.BOTH and hit.words[0] == term.text.lower()
        return (bare and before_verb) or (after_verb and self._agrees_with_subject(hit, bare=bare))

    def _agrees_with_subject(self, hit: Hit, *, bare: bool) -> bool:
        """Tell whether the word before ``hit`` may be the noun of which it is the verb."""
        rules, word = self._rules, hit.before
        if not word.isalpha() or word in self._functions or word in rules.before_nouns:
            return False
        if rules.verb_endings:
            return bare and hit.words[0].endswith(rules.verb_endings)
        return not word.endswith(tuple(rules.adjectives)) and (not bare or word.endswith("s"))

    def kin(self, concepts: Iterable[str], text: Words) -> dict[str, tuple[int, int]]:
        """Return, for those of ``concepts`` for whose terms ``text`` has words of the same stem, where these stand.

        *Conservar* is kin of *conservación*. Names and acronyms have none. Of a term of
        several words, each has to be there, itself or derived, at least one derived; the
        place is that of the first derived one, in the text as it was given.
        """
        return self._kinship.among(concepts, text)


def _capitals(sense: Sense, at: int, beyond: int, text: Words) -> bool | None:
    """Tell whether the words of ``text`` from ``at`` to before ``beyond`` have their capitals."""
    neighbours = text.shown(at - 1, at) + text.shown(beyond, beyond + 1)
    return has_capitals(sense.term, sense.models, text.shown(at, beyond), neighbours)


def _longest_first(match: Match) -> tuple[int, int]:
    return match.start, -match.end
