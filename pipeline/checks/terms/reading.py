"""A text, or a translation beside its source text, as the glossary sees it."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from pipeline.checks.context import Context
from pipeline.checks.pair import Pair, Text, masked_sources, masked_targets
from pipeline.checks.terms.absences import absences, absent, fewer, named
from pipeline.checks.terms.faults import faults, translation_faults
from pipeline.checks.terms.verdicts import NOTHING, Reading
from pipeline.glossary import Lexicon, Look, Words, asked, in_small_letters
from pipeline.locales import primary

__all__ = ["read_pair", "read_pairs", "read_source"]

_TOGETHER = 100
"""How many pairs are looked at in one go: memory does not grow with their number."""
_MOST_SPACES = 20
"""How many spaces two copies of a text may differ in."""
_languages = attrgetter("source_language", "target_language")


def read_source(text: Text, context: Context) -> Reading:
    """Read a text on its own: it shows what is wrong whatever is meant."""
    if context.glossary is None:
        return NOTHING
    lexicon = context.glossary.lexicon(text.language)
    hits = lexicon.find(text.masked)
    return Reading(tuple(faults(text.text, hits, lexicon))) if hits else NOTHING


def read_pair(pair: Pair, context: Context) -> Reading:
    """Read a translation beside its source text; an untranslated copy is not judged."""
    return read_pairs([pair], context)[0]


def read_pairs(pairs: Sequence[Pair], context: Context) -> list[Reading]:
    """Return the same of many translations, in their order: what they have of terms is looked for in many at a time."""
    readings: list[Reading] = []
    for first in range(0, len(pairs), _TOGETHER):
        some = pairs[first : first + _TOGETHER]
        if len(set(map(_languages, some))) > 1:
            for pair in some:
                readings += _read_together([pair], context)
        else:
            readings += _read_together(some, context)
    return readings


def _read_together(pairs: Sequence[Pair], context: Context) -> Sequence[Reading]:
    """Return what there is to say of translations from one language into another."""
    readings = [NOTHING] * len(pairs)
    if context.glossary is None:
        return readings
    source, target = map(context.glossary.lexicon, _languages(pairs[0]))
    sources = masked_sources(pairs)
    asking = {number: (words, matches) for number, words, matches in source.ask_all(sources)}
    if target.is_plain:
        targets = dict(zip(asking, masked_targets([pairs[number] for number in asking]), strict=True))
        loud = set[int]()
    else:
        targets = dict(enumerate(masked_targets(pairs)))
        loud = target.loud([*targets.values()])
    small = dict(zip(asking, in_small_letters([targets[number] for number in asking]), strict=True))
    for number in sorted(loud.union(asking)):
        words, matches = asking.get(number, (None, []))
        quiet = number not in loud
        if quiet and not context.count_terms:
            unseen = target.unseen(small[number], source.mentioned(matches, sources[number]))
            if not unseen:
                continue
            matches = source.about(matches, unseen)
        look, text = Look(Words(sources[number], words), matches), Words(targets[number])
        counts = context.count_terms
        readings[number] = _read(pairs[number], look, text, (source, target), quiet=quiet, counts=counts)
    return readings


def _read(
    pair: Pair, asking_look: Look, text: Words, lexicons: tuple[Lexicon, Lexicon], *, quiet: bool, counts: bool
) -> Reading:
    """Read a translation with the words ``text`` of which not all can be seen to be right; see ``Lexicon.is_quiet``."""
    if _is_copy(pair):
        return NOTHING
    source, target = lexicons
    asking = asked(source.hits(asking_look), source)
    if quiet and not asking:
        return NOTHING
    meant = {hit.concept: hit for group in reversed(asking) for hit in group}
    possible = target.possible(text, meant)
    hits = target.hits(target.look(text, possible if quiet else None)) if possible or not quiet else []
    faults = tuple(translation_faults(pair, hits, target, meant)) if hits else ()
    lacking = absent(asking, named(hits, faults), target)
    missing = absences(pair, lacking, target, text, possible) if lacking else []
    if counts:
        missing += fewer(pair, asking, hits, faults, target)
    return Reading(faults, tuple(missing)) if faults or missing else NOTHING


def _is_copy(pair: Pair) -> bool:
    """Tell whether nothing was translated; between two regions of a language many texts stay equal."""
    source, target = pair.source, pair.target
    same = source == target or (
        abs(len(source) - len(target)) < _MOST_SPACES
        and source.split(maxsplit=1)[:1] == target.split(maxsplit=1)[:1]
        and source.split() == target.split()
    )
    return same and primary(pair.source_language) != primary(pair.target_language)
