"""A text, or a translation beside its source text, as the glossary sees it."""

from __future__ import annotations

from pipeline.checks.context import Context
from pipeline.checks.pair import Pair, Text
from pipeline.checks.terms.absences import absences, fewer, named
from pipeline.checks.terms.faults import faults, translation_faults
from pipeline.checks.terms.verdicts import NOTHING, Reading
from pipeline.glossary import Words, asked
from pipeline.locales import primary

__all__ = ["read_pair", "read_source"]

_MOST_SPACES = 20
"""How many spaces two copies of a text may differ in."""


def read_source(text: Text, context: Context) -> Reading:
    """Read a text on its own: it shows what is wrong whatever is meant."""
    if context.glossary is None:
        return NOTHING
    lexicon = context.glossary.lexicon(text.language)
    hits = lexicon.find(text.masked)
    return Reading(tuple(faults(text.text, hits, lexicon))) if hits else NOTHING


def read_pair(pair: Pair, context: Context) -> Reading:
    """Read a translation beside its source text; an untranslated copy is not judged."""
    if context.glossary is None:
        return NOTHING
    source = context.glossary.lexicon(pair.source_language)
    target = context.glossary.lexicon(pair.target_language)
    asking_look = source.ask(Words(pair.source_masked))
    if target.is_plain and not asking_look.matches:
        return NOTHING
    text = Words(pair.target_masked)
    quiet = target.is_quiet(text)
    if quiet and not context.count_terms:
        unseen = target.unseen(text, source.mentioned(asking_look))
        if not unseen:
            return NOTHING
        asking_look = source.about(asking_look, unseen)
    if _is_copy(pair):
        return NOTHING
    asking = asked(source.hits(asking_look), source)
    if quiet and not asking:
        return NOTHING
    meant = {hit.concept: hit for group in reversed(asking) for hit in group}
    hits = target.hits(target.look(text, meant if quiet else None))
    faults = tuple(translation_faults(pair, hits, target, meant))
    missing = absences(pair, asking, named(hits, faults), target, text) if asking else []
    if context.count_terms:
        missing += fewer(pair, asking, hits, faults, target)
    return Reading(faults, tuple(missing))


def _is_copy(pair: Pair) -> bool:
    """Tell whether nothing was translated; between two regions of a language many texts stay equal."""
    same = pair.source == pair.target or (
        abs(len(pair.source) - len(pair.target)) < _MOST_SPACES and pair.source.split() == pair.target.split()
    )
    return same and primary(pair.source_language) != primary(pair.target_language)
