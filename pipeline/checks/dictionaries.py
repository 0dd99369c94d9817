"""Hunspell dictionaries: whether a word is spelt as its language spells it, and what it may have been meant to be.

The dictionaries are those of the machine (Debian's ``hunspell-es``, ``hunspell-pt-br``,
``hunspell-pt-pt``, ``hunspell-en-gb``), or of a folder that ``DICPATH`` names, as hunspell's own
programs look for them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from pipeline.errors import SettingsError
from pipeline.locales import primary

__all__ = ["Speller", "english", "speller"]

_FOLDERS = ("/usr/share/hunspell", "/usr/share/myspell/dicts", "~/.local/share/hunspell", "~/Library/Spelling")
_DICTIONARIES = {
    "en": ("en_GB", "en_US"),
    "es": ("es_ES", "es"),
    "pt": ("pt_BR", "pt_PT"),
    "pt_BR": ("pt_BR",),
    "pt_PT": ("pt_PT",),
}
"""What is good in any of them is good: English of both countries, Portuguese without a country."""

_LETTERS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "es": "abcdefghijlmnopqrstuvxyzáéíóúüñ",
    "pt": "abcdefghijlmnopqrstuvxzáéíóúâêôãõàç",
}
_ACCENTS = {"a": "áâãà", "e": "éê", "i": "í", "o": "óôõ", "u": "úü", "n": "ñ", "c": "ç"}

_BARE = dict(zip("áâãàéêèëíìïóôõòúüùñç", "aaaaeeeeiiioooouuunc", strict=True))
_SHORTEST_SWAPPED = 6
_UNSTRESSED = str.maketrans("áéí", "aei")

_PREFIXES = re.compile(
    r"(?:anti|auto|bi|co|contra|des|ex|extra|hiper|in|infra|inter|intra|macro|mega|meta|micro|mili|mini|mono|multi|nano|neo"
    r"|para|pluri|poli|pos|post|pre|pré|pró|pseudo|re|retro|semi|sobre|sub|super|supra|tele|trans|tri|ultra)"
)
_CLITICS = re.compile(
    r"(?P<verb>[^\W\d_]*(?:[aeiáéí]r|[aáéi]?[áaée]ndo|[aeiáéíd]|n))(?:me|te|se|nos|os)?(?:l[aeo]s?|me|te|se|nos|os)$"
)
_ADVERB = re.compile(r"(?P<adjective>[^\W\d_]{4,})mente$")


class _Hunspell(Protocol):
    def spell(self, word: str) -> bool: ...


class Speller:
    """The words of one language. Each is looked up once."""

    def __init__(self, language: str, dictionaries: tuple[_Hunspell, ...]) -> None:
        """Ask ``dictionaries``; a word that any of them has is right."""
        self.language = primary(language)
        self._dictionaries = dictionaries
        self._known: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Tell whether ``word`` (in small letters) is in the dictionaries as it stands."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = any(_spells(one, word) for one in self._dictionaries)
        return known

    def accepts(self, word: str) -> bool:
        """Tell whether ``word`` is known, or made of a known one by a prefix, pronouns or *-mente*."""
        return self.knows(word) or any(self.knows(stem) for stem in self._stems(word))

    def _stems(self, word: str) -> Iterator[str]:
        prefix = _PREFIXES.match(word)
        rests = [word]
        if prefix and len(word) - prefix.end() > 3:
            rest = word[prefix.end() :]
            rests.append(rest[1:] if rest[:2] in ("rr", "ss") else rest)
            yield rests[1]
        if self.language == "en":
            return
        for rest in rests:
            if adverb := _ADVERB.match(rest):
                yield adverb["adjective"]
            if self.language == "es" and (clitics := _CLITICS.match(rest)):
                yield from (clitics["verb"], clitics["verb"].translate(_UNSTRESSED))

    def same_letters(self, word: str) -> Iterator[str]:
        """Yield the known words with the same letters: accents, doubled letters, two that changed places apart."""
        return self._known_among(word, _relettered(word))

    def near(self, word: str, likely: Collection[str]) -> Iterator[str]:
        """Yield the known words with one letter more, less or other, of those that are ``likely``."""
        candidates = _one_letter_apart(word, _LETTERS[self.language])
        return self._known_among(word, (candidate for candidate in candidates if candidate in likely))

    def _known_among(self, word: str, candidates: Iterator[str]) -> Iterator[str]:
        tried = {word}
        for candidate in candidates:
            if candidate not in tried:
                tried.add(candidate)
                if self.knows(candidate):
                    yield candidate


def _relettered(word: str) -> Iterator[str]:
    bare = "".join(_BARE.get(letter, letter) for letter in word)
    for text in (word, bare):
        for at, letter in enumerate(text):
            plain = _BARE.get(letter, letter)
            yield from (text[:at] + accented + text[at + 1 :] for accented in (plain, *_ACCENTS.get(plain, "")))
    if len(word) < _SHORTEST_SWAPPED:
        return
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        if word[at] == word[at + 1]:
            yield word[:at] + word[at + 1 :]


def _one_letter_apart(word: str, letters: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        yield from (head + letter + tail for letter in letters)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in letters)


def _spells(dictionary: _Hunspell, word: str) -> bool:
    try:
        return dictionary.spell(word)
    except UnicodeEncodeError:  # a letter that the dictionary's encoding does not have
        return False


@lru_cache(maxsize=8)
def speller(language: str) -> Speller | None:
    """Return the words of ``language`` (a gettext name); None for a language we know nothing of.

    Raises SettingsError when the library or a dictionary is missing.
    """
    names = _DICTIONARIES.get(language) or _DICTIONARIES.get(primary(language))
    if names is None:
        return None
    try:
        from hunspell import Hunspell  # type: ignore[import-untyped]  # noqa: PLC0415  (an extra, without types)
    except ImportError:
        raise SettingsError(
            "spelling needs a library that is not installed", remedy="run pip install 'museotext[spelling]'"
        ) from None
    places = [(name, folder) for name in names for folder in _folders() if (folder / f"{name}.aff").is_file()]
    if not places:
        raise SettingsError(
            f"there is no spelling dictionary for {language}",
            remedy=f"install the package hunspell-{names[0].lower().replace('_', '-')}, "
            f"or name a folder with {names[0]}.aff and {names[0]}.dic in DICPATH",
        )
    found = {name: Hunspell(name, hunspell_data_dir=str(folder)) for name, folder in reversed(places)}
    return Speller(language, tuple(found.values()))


def english(language: str) -> Speller | None:
    """Return the English words, which other languages borrow; None for English itself and without a dictionary."""
    try:
        return None if language == "en" else speller("en")
    except SettingsError:
        return None


def _folders() -> Iterator[Path]:
    given = filter(None, os.environ.get("DICPATH", "").split(os.pathsep))
    return (Path(folder).expanduser() for folder in (*given, *_FOLDERS))
