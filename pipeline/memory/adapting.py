"""A translation adapted to a text that differs from its source only where no translator is needed.

Numbers, dates, names, placeholders, addresses and inline markup are put in the place of the
old ones. The score is the likeness of the words, those put in counted as alike, rounded down.
A text that is not the very text has 99 at most; one point less for each number that is not
to be found in the translation (it counts as a changed word), five where markup differs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.memory.likeness import places
from pipeline.memory.markup import recoded
from pipeline.memory.model import Difference
from pipeline.memory.numbers import roman, values, written_like
from pipeline.memory.tokens import NUMBER, THING, Token, tokens
from pipeline.memory.words import alarm, calendar_place, calendar_word
from pipeline.model import Markup

__all__ = ["Adapted", "Languages", "adapted"]

_MARKUP_DIFFERS = 5
_SENTENCE_END = re.compile(r"(?:^|[.!?…:]\W*)\Z")
_REPLACED = (NUMBER, THING)
"""The keys of what may be written otherwise in texts that are alike."""
_EDGE = 80
"""How many letters before a word are looked at to see whether it begins a sentence."""


@dataclass(frozen=True, slots=True)
class Languages:
    """From which language into which."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Adapted:
    """A translation made to fit."""

    text: str
    score: int
    replaced: tuple[tuple[str, str], ...]
    differences: tuple[Difference, ...]


@dataclass(slots=True)
class _Work:
    """What is known so far."""

    languages: Languages
    text: str
    """The translation."""
    markup: Markup
    edits: dict[tuple[int, int], str] = field(default_factory=dict)
    replaced: dict[tuple[str, str], None] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)
    away: int = 0
    """How many words of both texts are not alike."""

    @property
    def target(self) -> Sequence[Token]:
        """The translation, word by word."""
        return tokens(self.text, self.markup)


def adapted(
    new: str, old: str, translation: str, *, languages: Languages, markup: Markup, old_markup: Markup
) -> Adapted:
    """Return ``translation``, made for ``old``, as it fits ``new``.

    ``markup`` is that of ``new``, ``old_markup`` that of the other two.
    """
    if (new, markup) == (old, old_markup):
        return Adapted(translation, 100, (), ())
    ours, theirs = tokens(new, markup), tokens(old, old_markup)
    work = _Work(languages, translation, old_markup)
    pairs: list[tuple[Token, Token]] = []
    for equal, first, last, other_first, other_last in places(theirs.keys, ours.keys):
        if equal:
            there = zip(range(first, last), range(other_first, other_last), strict=True)
            pairs += ((theirs[one], ours[other]) for one, other in there if theirs.keys[one] in _REPLACED)
        else:
            _replace_words(work, theirs[first:last], ours[other_first:other_last], old, new)
    _replace_numbers(work, [pair for pair in pairs if pair[0].key == NUMBER])
    _replace_things(work, [pair for pair in pairs if pair[0].key == THING])
    text = _edited(translation, work.edits)
    result = recoded(text, old=old, new=new, old_markup=old_markup, markup=markup)
    size = len(ours) + len(theirs)
    score = int(100 * (1 - work.away / size) + 1e-9) if size else 0
    if new != old or result is None:
        score = min(score, 99)
    if result is None:
        score -= _MARKUP_DIFFERS
        work.differences.append(Difference("", "", "markup"))
    return Adapted(text if result is None else result, score, tuple(work.replaced), tuple(work.differences))


def _edited(text: str, edits: dict[tuple[int, int], str]) -> str:
    pieces: list[str] = []
    at = 0
    for (start, end), words in sorted(edits.items()):
        if start >= at:
            pieces += (text[at:start], words)
            at = end
    return "".join((*pieces, text[at:]))


def _stretch(text: str, words: Sequence[Token]) -> str:
    return text[words[0].start : words[-1].end] if words else ""


def _replace_words(work: _Work, before: Sequence[Token], after: Sequence[Token], old: str, new: str) -> None:
    """Put a name or a word of the calendar in the place of another one, or note the difference."""
    was, now = _stretch(old, before), _stretch(new, after)
    if len(before) == len(after) == 1 and _replace_calendar(work, was, now):
        return
    if _is_name(old, before) and _is_name(new, after):
        found = list(_occurrences(work.text, was))
        if found:
            work.edits.update(dict.fromkeys(found, now))
            work.replaced[was, now] = None
            return
    work.away += len(before) + len(after)
    gone, come = {one.key for one in before}, {one.key for one in after}
    turns = alarm(sorted(gone ^ come), work.languages.source)
    work.differences.append(Difference(was, now, turns))


def _replace_calendar(work: _Work, was: str, now: str) -> bool:
    one, other = (calendar_place(word, work.languages.source) for word in (was, now))
    if one is None or other is None or one[0] != other[0]:
        return False
    known = calendar_word(one, work.languages.target)
    found = list(_occurrences(work.text.lower(), known.lower())) if known else []
    if not found:
        return False
    word = calendar_word(other, work.languages.target)
    for start, end in found:
        work.edits[start, end] = word[0].upper() + word[1:] if work.text[start].isupper() else word
    work.replaced[was, now] = None
    return True


def _is_name(text: str, words: Sequence[Token]) -> bool:
    """Whether all of ``words`` have a capital that no sentence gives them."""
    if not words or not all(one.text[0].isupper() for one in words):
        return False
    start = words[0].start
    return not _SENTENCE_END.search(text[max(0, start - _EDGE) : start])


def _occurrences(text: str, words: str) -> Iterator[tuple[int, int]]:
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            yield at, end
        at = text.find(words, end)


def _replace_numbers(work: _Work, pairs: Sequence[tuple[Token, Token]]) -> None:
    """Put the new numbers in the places of the old ones: by their worth, in the order they come."""
    if all(old.text == new.text for old, new in pairs):
        return
    wanted: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for old, new in pairs:
        wanted[values(old.text, work.languages.source)[0].digits].append((old.text, new.text))
    there = _numbers(work.target, work.languages.target)
    for digits, changes in wanted.items():
        if any(was != now for was, now in changes):
            _replace_number(work, changes, there.get(digits) or there.get(roman(digits), []))


def _numbers(words: Sequence[Token], language: str) -> dict[str, list[Token]]:
    """Return the numbers among ``words`` by what they may be worth, Roman ones by themselves."""
    there: defaultdict[str, list[Token]] = defaultdict(list)
    for token in words:
        if token.key == NUMBER:
            for value in values(token.text, language):
                there[value.digits].append(token)
        elif token.text and set(token.text) <= set("IVXL"):
            there[token.text].append(token)
    return there


def _replace_number(work: _Work, changes: Sequence[tuple[str, str]], found: Sequence[Token]) -> None:
    """Change the places ``found`` of one number as ``changes`` say, or note that the number is not to be found."""
    if len(found) == len(changes) or (found and len({now for _, now in changes}) == 1):
        for at, token in enumerate(found):
            was, now = changes[at] if len(found) == len(changes) else changes[0]
            work.edits[token.start, token.end] = _written(now, was, token.text, work.languages)
        work.replaced.update(dict.fromkeys((was, now) for was, now in changes if was != now))
        return
    for was, now in changes:
        if was != now:
            work.away += 2
            work.differences.append(Difference(was, now, "number"))


def _written(new: str, old: str, model: str, languages: Languages) -> str:
    if model[:1].isdigit():
        return written_like(new, old, model, languages.source, languages.target)
    return roman(new) or new


def _replace_things(work: _Work, pairs: Sequence[tuple[Token, Token]]) -> None:
    """Put the new placeholders, addresses and code spans in the places of the old ones."""
    for old, new in dict.fromkeys((old.text, new.text) for old, new in pairs if old.text != new.text):
        found = [(one.start, one.end) for one in work.target if one.key == THING and one.text == old]
        if found:
            work.edits.update(dict.fromkeys(found, new))
            work.replaced[old, new] = None
        else:
            work.away += 2
            work.differences.append(Difference(old, new))
