"""The shape of one language's rules of inflection, as a linguist fills it in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

__all__ = [
    "Endings",
    "Grammar",
    "Row",
    "adjective_rows",
    "by_ending",
    "endings",
    "families",
    "irregulars",
    "singulars_of",
    "word_set",
]

Endings = tuple[tuple[str, tuple[str, ...]], ...]
"""Endings of words, and what stands in their place in other forms."""

Row = tuple[str, ...]
"""The forms of an irregular adjective: masculine, feminine, their plurals, and then its short form."""


def _none(_word: str) -> tuple[str, ...]:
    return ()


def word_set(text: str) -> frozenset[str]:
    """Return the words of ``text``."""
    return frozenset(text.split())


def families(text: str) -> dict[str, frozenset[str]]:
    """Return, for every word of ``text``, all words on its line."""
    groups = [word_set(line) for line in text.splitlines()]
    return {word: group for group in groups for word in group}


def adjective_rows(text: str) -> dict[str, Row]:
    """Return, for every form of an irregular adjective, all its forms: one adjective a line, in the order of Row."""
    rows = [tuple(line.split()) for line in text.splitlines() if line.strip()]
    return {word: row for row in rows for word in row}


def irregulars(text: str) -> dict[str, tuple[str, ...]]:
    """Return the words of ``text`` with their forms: one word a line, *word: form form*."""
    lines = (line.partition(":") for line in text.splitlines() if ":" in line)
    return {word.strip(): tuple(forms.split()) for word, _, forms in lines}


def singulars_of(plurals: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return which words each of irregular ``plurals`` is the plural of, in their order."""
    found: dict[str, tuple[str, ...]] = {}
    for word, forms in plurals.items():
        for form in forms:
            found[form] = (*found.get(form, ()), word)
    return found


def endings(text: str) -> Endings:
    """Return rules for endings, the longest first: one a line, *z: ces* for *raíz, raíces*.

    Nothing after the colon: words in this ending do not change. Nothing before it: all
    other words.
    """
    return tuple(sorted(irregulars(text).items(), key=lambda rule: -len(rule[0])))


def by_ending(word: str, rules: Endings) -> tuple[str, ...]:
    """Return the forms of ``word`` by the rule for its ending; none if there is no such rule."""
    for ending, forms in rules:
        if word.endswith(ending):
            return tuple(word[: len(word) - len(ending)] + form for form in forms)
    return ()


@dataclass(frozen=True, slots=True)
class Grammar:
    """How the words of a language change; the default is a language whose words do not.

    All words are in small letters.
    """

    plurals: Callable[[str], tuple[str, ...]] = _none
    """The plurals of a noun or adjective; empty when it does not change."""
    feminines: Callable[[str], tuple[str, ...]] = _none
    """The feminines of an adjective or of a noun for persons; empty when it does not change."""
    degrees: Callable[[str], tuple[str, ...]] = _none
    """The comparative and superlative of an adjective, where they are one word: *larger, largest*; *antiquísimo*."""
    conjugated: Callable[[str], Collection[str]] = _none
    """The forms of a verb, given the one that dictionaries have."""
    singulars: Callable[[str], tuple[str, ...]] = _none
    """What a word that looks like a plural may be the plural of; the plural rules confirm it."""
    persons: tuple[str, ...] = ()
    """Endings of nouns for persons, which have a feminine even where the glossary gives no gender."""
    people: frozenset[str] = frozenset()
    """More such nouns, which no ending tells: *niño, hijo*."""
    adjective_rows: dict[str, Row] = field(default_factory=dict)
    """Adjectives whose forms no rule gives: *gran, grande, grandes*."""
    former: Callable[[str], tuple[str, ...]] = _none
    """How a word was spelled before the present orthography: *acção* for *ação*; empty if no otherwise."""
    joined: dict[str, frozenset[str]] = field(default_factory=dict)
    """Function words that are one word in several shapes: *de, del*; *y, e*."""
    prepositions: frozenset[str] = frozenset()
    """After one of these, what follows is a noun of its own."""
    articles: frozenset[str] = frozenset()
    """These and other determiners may stand or be absent after a preposition."""
    coordinators: frozenset[str] = frozenset()
    """*and*, *or*, *nor*, and those of *tanto ... como*."""
    coordinator_leads: frozenset[str] = frozenset()
    """What may stand before one of them: *así como*, *bem como*."""
    others: frozenset[str] = frozenset()
    """More words that are neither noun nor adjective, so never one of two coordinated adjectives."""
    adjectives: frozenset[str] = frozenset()
    """Endings by which an adjective may be told from a noun."""
    adjectives_agree: bool = True
    """Whether adjectives take the number and gender of their noun."""
    appositions: frozenset[str] = frozenset()
    """Nouns that stay as they are behind the noun they qualify: *casas museo*, *proyectos piloto*."""
    prefixes: frozenset[str] = frozenset()
    """First parts of hyphenated words that do not change: *ibero-*."""
    behind_heads: frozenset[str] = frozenset()
    """Second parts of hyphenated words whose first part is the noun: *secretary-general*."""
    head_first: bool = True
    """Whether a noun stands before what qualifies it (*bien cultural*), or after (*cultural property*)."""
    acronym_plurals: tuple[str, ...] = ()
    """Endings of the plural of an acronym: *SDGs*."""
    derived: frozenset[str] = frozenset()
    """Endings, without accents, of verbs, and of nouns for actions and persons: *conserv-ar, -ación, -ador*."""
    verbal: frozenset[str] = frozenset()
    """Those of them that are no ending of a noun, so that *taller* is no verb like *tallar*."""
    shortest_root: int = 5
    """How long a word without its vowel ending has to be to prove kinship: *fund-o* is no kin of *fund-ação*."""
    alternations: Endings = ()
    """Endings, without accents, of Greek nouns, and those of their adjectives: *análi-sis, analí-tico*."""
    diminutives: frozenset[str] = frozenset()
    """Endings, without accents, that make a word small: *coleccion-cita*."""
    open_prefixes: tuple[str, ...] = ()
    """Prefixes written in one word with what they stand before, which is the same thing then: *exdirector*."""
    kin_prefixes: frozenset[str] = frozenset()
    """Prefixes written in one word with what they stand before, which is another thing then: *subdirector*."""
    before_bare_verbs: frozenset[str] = frozenset()
    """Words after which no singular stands without an article: *to fund*, *just fund*."""
    before_verbs: frozenset[str] = frozenset()
    """Words after which no noun stands without an article: *se registra*, *will award*."""
    after_verbs: frozenset[str] = frozenset()
    """Determiners and pronouns that begin what a verb takes: *the museum funds the trip*."""
    before_nouns: frozenset[str] = frozenset()
    """The commonest words between a determiner and its noun, so that what follows is no verb: *gran, two*."""
    verb_endings: tuple[str, ...] = ()
    """How verbs end that look like a singular; if empty, any noun may be a verb, and its *-s* agrees with a subject."""

    function_words: frozenset[str] = field(init=False)
    """Every word that carries no meaning of a term by itself."""

    def __post_init__(self) -> None:
        words = self.prepositions | self.articles | self.coordinators | self.others | frozenset(self.joined)
        object.__setattr__(self, "function_words", words)
