"""Look a text up in a memory: with context, exact, fuzzy, and sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.memory.adapting import Languages, adapted
from pipeline.memory.model import LEAST, Approval, Found, Kind, Match
from pipeline.memory.sentences import sentences
from pipeline.memory.store import Store, digest
from pipeline.memory.tokens import keys
from pipeline.model import Markup

__all__ = ["GAP", "Query", "look_up"]

GAP = "[…]"
"""Stands for a sentence that the memory does not have."""
_SENTENCE = 85
"""How alike a sentence has to be, in per cent, to be put together with others."""
_HALF = 0.5
"""The share of a text's letters that its sentences must cover."""


@dataclass(frozen=True, slots=True)
class Query:
    """A text to look up."""

    text: str
    markup: Markup
    source: str
    """The language it is in (gettext name)."""
    target: str
    """The language it is to be in."""
    document: str = ""
    """The document it stands in; translations from there come first."""
    before: str = ""
    """The source text before it; empty at the start of a document, or where it is not known."""
    after: str = ""


def look_up(store: Store, query: Query, *, minimum: int = LEAST, most: int = 1) -> list[Match]:
    """Return the best ``most`` matches of a text, the best one first.

    They are ranked by likeness, then those of the same document come first, then those that
    people stand behind more, then the newer ones. Below ``minimum`` per cent (LEAST or
    more) there is none. Raises StoreError.
    """
    matches = _exact(store, query)
    if len(matches) < most:
        matches += _fuzzy(store, query, minimum, most)
    matches.sort(key=lambda match: (-_likeness(match), match.found.document != query.document, match.rank))
    different = {match.target: match for match in reversed(matches)}
    best = [match for match in matches if different[match.target] is match][:most]
    if not best:
        best = list(_from_sentences(store, query))
    return best


def _likeness(match: Match) -> int:
    return match.score + (match.kind is Kind.CONTEXT)


def _exact(store: Store, query: Query) -> list[Match]:
    found = store.exact(query.text, query.source, query.target)
    context = digest(query.source, query.before), digest(query.source, query.after)
    languages = Languages(query.source, query.target)
    rivals = len({one.text for one in found}) - 1
    matches = []
    for one in found:
        fit = adapted(query.text, query.text, one.text, languages=languages, markup=query.markup, old_markup=one.markup)
        kind = Kind.CONTEXT if any(context) and one.context == context and fit.score == 100 else Kind.EXACT
        matches.append(Match(kind, fit.score, query.text, fit.text, one, (), fit.differences, rivals))
    return matches


def _fuzzy(store: Store, query: Query, minimum: int, most: int) -> Iterator[Match]:
    words = keys(query.text, query.markup)
    languages = Languages(query.source, query.target)
    for candidate in store.similar(words, query.source, query.target, minimum=minimum, most=most):
        if candidate.text == query.text:
            continue
        for one in candidate.translations:
            fit = adapted(
                query.text, candidate.text, one.text, languages=languages, markup=query.markup, old_markup=one.markup
            )
            if fit.score >= minimum:
                yield Match(Kind.FUZZY, fit.score, candidate.text, fit.text, one, fit.replaced, fit.differences)


def _from_sentences(store: Store, query: Query) -> Iterator[Match]:
    """Yield a match made of the sentences of the text that the memory has, with gaps for the others."""
    parts = sentences(query.text, query.source, query.markup)
    found: list[Match] = []
    pieces: list[str] = []
    covered = score = 0.0
    for part in parts:
        words = part.strip()
        best = look_up(store, replace(query, text=words, before="", after=""), minimum=_SENTENCE) if words else []
        space = part[len(part.rstrip()) :]
        if best:
            found.append(best[0])
            covered += len(words)
            score += len(words) * best[0].score
        pieces += (best[0].target if best else GAP, space)
    total = sum(len(part.strip()) for part in parts)
    if found and covered >= _HALF * total:
        yield Match(
            Kind.SENTENCES,
            int(score / total),
            "",
            "".join(pieces).strip(),
            _together(found),
            tuple(pair for match in found for pair in match.replaced),
            tuple(one for match in found for one in match.differences),
        )


def _together(matches: Sequence[Match]) -> Found:
    """Return where matches come from, as one: what holds for all of them."""
    names = list(dict.fromkeys(match.found.document for match in matches))
    approval = min((match.found.approval for match in matches), default=Approval.UNKNOWN)
    return replace(matches[0].found, document=", ".join(names), approval=approval, context=(0, 0))
