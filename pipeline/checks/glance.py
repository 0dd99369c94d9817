"""What can be seen of a translation at a glance, before any rule is asked.

Most translations are right, and nearly all rules have nothing to say of them. One look at
both texts finds the signs (``pipeline.checks.signs``) that rules need; those without a
cause are not asked. The look is what every translation costs, so it is made of few searches
that run in C, and knows each word from the first text it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from operator import eq, ne
from typing import TYPE_CHECKING

from pipeline.checks.comparison import PLAIN_TEXT_TAGS
from pipeline.checks.dates import may_name_a_month
from pipeline.checks.final_punctuation import ENDING
from pipeline.checks.pair import Pair
from pipeline.checks.same_texts import letters
from pipeline.checks.signs import Sign
from pipeline.checks.word_signs import word_signs
from pipeline.locales import primary
from pipeline.markup import INVISIBLE
from pipeline.markup.codes import may_have_codes
from pipeline.markup.sameness import same_codes
from pipeline.model import Markup

if TYPE_CHECKING:
    from pipeline.checks.context import Context

__all__ = ["ALL", "Look", "glance"]

ALL = (1 << len(Sign)) - 1
"""The signs of a text that is too unusual to be judged at a glance."""

(
    ANYTHING, TERMS, INCLUSION, SUBTITLE, LIMIT, FORMAT, CODES, MARKUP, COPY, FOREIGN, MIXTURE, FORMER,
    CALENDAR, FIGURES, OTHER_FIGURES, SEPARATED_FIGURES, ORDINAL, PER_CENT, MONEY, DATE, SOURCE_DATE,
    SOURCE_CAPITALS, SOURCE_NUMERAL, QUOTATION, QUESTION, BRACKETS, BRACKET_SPACE, END, EDGE, PUNCTUATION_SPACE,
    WIDE_SPACE, REPETITION, NOTE, FIRST_LETTER, TITLE, LENGTH,
) = map(int, Sign)  # fmt: skip
"""The signs as plain numbers: adding up those of an enumeration takes ten times as long."""

_STRANGE_CHARACTER = re.compile("[\x7f-\xbf\xd7\xf7\u02b0-\U0010ffff]")
_FIGURES = re.compile("[0-9]+")
_TAG = re.compile(rf"</?(?:{'|'.join(sorted(PLAIN_TEXT_TAGS))})(?![a-z0-9])", re.IGNORECASE)
_SEPARATED = re.compile("[0-9][.,][0-9]")
_LETTER_BEHIND = re.compile("[0-9][a-z]")
_GLUED = re.compile(r"[\d_][^\W\d_]|[^\W\d_][\d_]")
_DATE = re.compile("[0-9](?:[/.-][0-9]{1,2}[/.-][0-9]|\\w{0,2} (?:[Dd][Ee]|[Oo][Ff]) |, [0-9]{4})")
_NUMERAL = re.compile("[IVXLC][IVXLC]")
_HYPHENED = re.compile(r"[^\W\d_]+-[^\W\d_][\w-]*")
_CAPITALS = re.compile("[A-Z][A-Z](?:[A-Z]|(?<=EU)|(?<=UN)|(?<=[IVXLC][IVXLC]))")
_NOTE = re.compile("[NTFX](?:(?<=N)[.d]|(?<=T)(?:ODO|B[DC]|N:)|(?<=F)IXME|(?<=X)XX)")
_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]+")
_SPACED = re.compile(r"[ \xa0\u202f][,;:?!.](?![\w.])")
_MISSING_SPACE = re.compile(r"[,;.](?:(?<=[,;])[^\W\d_]{2}|(?<=\.)[A-ZÁÉÍÓÚÂÊÔ][a-záéíóúãõâêôç])")
_BRACKET_SPACE = re.compile(r"[(\[ \xa0](?:(?<=[(\[])[ \xa0]|(?<=[ \xa0])[)\]])")

STRANGE = ALL + 1
"""A character that is no letter of a Latin alphabet and not in ASCII."""

_SIGN_OF: Mapping[str, int] = {
    **dict.fromkeys("0123456789", FIGURES),
    '"': QUOTATION,
    **dict.fromkeys("“”„", QUOTATION | STRANGE),
    **dict.fromkeys("«»", QUOTATION | PUNCTUATION_SPACE | STRANGE),
    **dict.fromkeys("?!", QUESTION),
    **dict.fromkeys("¿¡", QUESTION | PUNCTUATION_SPACE | STRANGE),
    **dict.fromkeys("()[]{}", BRACKETS),
    "%": PER_CENT,
    "€": PER_CENT | STRANGE,
    **dict.fromkeys("ºª", ORDINAL),
}
"""What a character of a translation is a sign of; some of them are only where more is to be seen."""

_SIGN_OF_BYTE = {
    **{ord(character): sign for character, sign in _SIGN_OF.items() if character.isascii()},
    **dict.fromkeys((0x7F, 0xC2, *range(0xCA, 0x100)), STRANGE),
}
"""The same of the bytes of UTF-8: U+0080 to U+00BF begin with C2, and all from U+0280 on with CA or more."""
_OTHER_BYTES = bytes(set(range(256)) - _SIGN_OF_BYTE.keys())
_NO_DIGITS = bytes(set(range(256)) - set(b"0123456789"))
_TO_SPACES = bytes(byte if byte >= 0x80 or chr(byte).isalnum() or chr(byte) == "_" else ord(" ") for byte in range(256))
_END_MARKS = frozenset(".:?!")
_WEEKDAY = ("day", "unes", "artes", "rcoles", "ueves", "iernes", "bado", "omingo", "feira")
_WEEKDAYS = {"en": _WEEKDAY[:1], "es": _WEEKDAY, "pt": _WEEKDAY}
_SET_APART = "([{'‘"
"""What may stand around words that are no part of the sentence."""
_LONGEST = 6
"""Words of the longest sequence whose repetition is looked for."""
_TITLE = 200
"""Characters of a heading at most."""
_TITLE_SPACES = 28
_FEWEST_CAPITALS = 3


def glance(pair: Pair, context: Context) -> int:
    """Return the signs (the numbers of Sign, added up) that a translation shows."""
    look = context.look
    if look is None or not look.is_for(pair):
        look = context.look = Look(pair, context)
    return look.signs(pair)


class Look:
    """How translations of one language, from one language and in one markup, are looked at."""

    def __init__(self, pair: Pair, context: Context) -> None:
        """Take what all translations have in common with ``pair``."""
        self._source_language, self._target_language, self._markup = (
            pair.source_language,
            pair.target_language,
            pair.markup,
        )
        self._limits = context.limits
        language = primary(pair.target_language)
        self._language, self._source = language, primary(pair.source_language)
        self._is_plain = pair.markup is Markup.NONE
        self._may_be_title = language in ("es", "pt")
        self._may_be_former = language == "pt"
        self._centuries = "iglo" if language == "es" else "\0"
        self._weekdays = _WEEKDAYS.get(primary(pair.source_language), ())
        languages = tuple(dict.fromkeys(map(primary, context.languages)))
        self._words = word_signs(pair.target_language, languages)
        has_terms = context.glossary is not None and bool(context.glossary.concepts)
        self._tells_copies = self._source in languages and not has_terms
        self._always = (
            ANYTHING
            | (TERMS if has_terms else 0)
            | (INCLUSION if context.inclusive != "any" else 0)
            | (SUBTITLE if pair.markup is Markup.SUBTITLE else 0)
        )

    def is_for(self, pair: Pair) -> bool:
        """Tell whether this is how ``pair`` is looked at."""
        return (
            self._markup is pair.markup
            and self._target_language == pair.target_language
            and self._source_language == pair.source_language
        )

    def signs(self, pair: Pair) -> int:
        """Return the signs (the numbers of Sign, added up) that a translation shows."""
        source, target = pair.source, pair.target
        seen = self._always | self._written(pair, source, target)
        is_coded = may_have_codes(source, self._markup) or may_have_codes(target, self._markup)
        if is_coded:
            seen |= CODES if same_codes(source, target, self._markup) else CODES | MARKUP
            source, target = pair.source_masked, pair.target_masked
        if INVISIBLE in source or INVISIBLE in target or not source or not target:
            return ALL
        lowered = target.lower()
        spelled = lowered.encode("utf-8", "surrogatepass")
        seen |= _characters(target, spelled) | self._ends(source, target)
        seen = self._letters(self._numbered(seen, source, target), source, target)
        if is_coded and self._words.tells_languages and not self._is_plain and "\n" in pair.target:
            seen |= FOREIGN
        words = _WORD.findall(lowered) if seen & STRANGE else spelled.translate(_TO_SPACES).decode("utf-8").split()
        if seen & TITLE and not seen & STRANGE and sum(map(ne, target, lowered)) < _FEWEST_CAPITALS:
            seen &= ~TITLE
        return self._with_words(seen, source, target, words, is_marked=is_coded and not self._is_plain)

    def _written(self, pair: Pair, source: str, target: str) -> int:
        """Return the signs of the two texts as they are written, and of what else is known of them."""
        seen = FORMAT if pair.flags else 0
        if pair.seconds:
            seen |= SUBTITLE
        limit = self._limits.get(pair.kind) if pair.limit is None else pair.limit
        if limit is not None and len(target) > limit:
            seen |= LIMIT
        length, other = len(source), len(target)
        if length + other > 69 and not 0.6 * length < other < 1.6 * length:
            seen |= LENGTH
        if "  " in target or "\xa0" in target:
            seen |= WIDE_SPACE
        if source[:1].isspace() or target[:1].isspace() or source[-1:].isspace() or target[-1:].isspace():
            seen |= EDGE
        if ("(" in target or "[" in target) and _BRACKET_SPACE.search(target):
            seen |= BRACKET_SPACE
        if self._is_plain and ("<" in target or "<" in source) and (_TAG.search(target) or _TAG.search(source)):
            seen |= MARKUP
        for day in self._weekdays:
            if day in source:
                return seen | SOURCE_DATE
        return seen

    def _numbered(self, seen: int, source: str, target: str) -> int:
        """Return the signs of figures with those ``seen``."""
        is_numbered = bool(source.encode("utf-8", "surrogatepass").translate(None, _NO_DIGITS))
        if not seen & FIGURES:
            seen &= ~(ORDINAL | PER_CENT)
            if not is_numbered:
                return seen
        if _FIGURES.findall(source) != _FIGURES.findall(target):
            seen |= OTHER_FIGURES
        if is_numbered:
            if "$" in source or "€" in source or "£" in source or "¥" in source or _CAPITALS.search(source):
                seen |= MONEY
            if may_name_a_month(source, self._source) or _DATE.search(source):
                seen |= SOURCE_DATE
        if not seen & FIGURES:
            return seen
        if _LETTER_BEHIND.search(target):
            seen |= ORDINAL
        if may_name_a_month(target, self._language) or _DATE.search(target):
            seen |= DATE
        if _SEPARATED.search(target) or self._centuries in target:
            seen |= SEPARATED_FIGURES
        return seen

    def _ends(self, source: str, target: str) -> int:
        """Return the signs that stand where the two texts begin and end."""
        seen = 0
        first, other = source[0], target[0]
        if not ((first.isupper() and other.isupper()) or (first.islower() and other.islower())):
            seen |= FIRST_LETTER
        last, end = source[-1], target[-1]
        if not ((last == end and last in _END_MARKS) or (last not in ENDING and end not in ENDING)):
            seen |= END
        if self._may_be_title and len(target) <= _TITLE and end not in ".!?…;" and target.count(" ") <= _TITLE_SPACES:
            seen |= TITLE
        return seen

    def _letters(self, seen: int, source: str, target: str) -> int:
        """Return the signs of characters that stand side by side with those ``seen``."""
        if _CAPITALS.search(source):
            seen |= SOURCE_CAPITALS if _NUMERAL.search(source) is None else SOURCE_CAPITALS | SOURCE_NUMERAL
        if _SPACED.search(target) or _MISSING_SPACE.search(target):
            seen |= PUNCTUATION_SPACE
        if (
            _NOTE.search(target)
            or (seen & QUESTION and ("??" in target or "¿?" in target or "(?)" in target))
            or (seen & BRACKETS and _has_more_brackets(target, source))
            or "ota d" in target
            or "anslator" in target
            or "orem i" in target
        ):
            seen |= NOTE
        if seen & BRACKETS and _is_balanced(target):
            seen &= ~BRACKETS
        if abs(len(source) - len(target)) <= 4 + len(source) // 8 and _may_be_copy(source, target):
            seen |= COPY
        return seen

    def _with_words(self, seen: int, source: str, target: str, words: list[str], *, is_marked: bool) -> int:
        """Return the signs that words are with those ``seen``; ``is_marked`` says that some may be in italics.

        ``words`` are those of the translation, in small letters.
        """
        is_quoting = seen & QUOTATION > 0
        is_glued = (seen & (FIGURES | STRANGE) > 0 or "_" in target) and _GLUED.search(target) is not None
        is_even = not (is_marked or is_quoting or is_glued)
        seen |= self._words.of(words, is_even=is_even and not any(sign in target for sign in _SET_APART))
        if not is_marked and (seen & FOREIGN or (self._words.tells_languages and "\n" in target)):
            seen |= FOREIGN
            if self._words.are_at_home(words, target, is_quoting=is_quoting):
                seen &= ~FOREIGN
        if seen & COPY and source == target and self._tells_copies and not self._words.strangers(words, target):
            seen &= ~COPY
        if self._may_be_former and "-" in target and self._words.any_former(_HYPHENED.findall(target)):
            seen |= FORMER
        if _may_repeat(_LETTERS.findall(target.lower()) if is_glued else words, target):
            seen |= REPETITION
        return seen & ALL


def _characters(target: str, spelled: bytes) -> int:
    """Return the signs that single characters are; ``spelled`` are those of ``target`` in small letters, in UTF-8."""
    seen = 0
    for byte in set(spelled.translate(None, _OTHER_BYTES)):
        seen |= _SIGN_OF_BYTE[byte]
    if "×" in target or "÷" in target:
        seen |= STRANGE
    if seen & STRANGE:
        for character in set(_STRANGE_CHARACTER.findall(target)):
            seen |= _SIGN_OF.get(character, 0)
    return seen


def _is_balanced(target: str) -> bool:
    return (
        target.count("(") == target.count(")")
        and target.count("[") == target.count("]")
        and target.count("{") == target.count("}")
    )


def _has_more_brackets(target: str, source: str) -> bool:
    return target.count("(") > source.count("(") or target.count("[") > source.count("[")


def _may_be_copy(source: str, target: str) -> bool:
    """Tell whether two texts may have the same letters: those from *a* to *z* are."""
    first, other = source[0], target[0]
    if first.isalpha() and other.isalpha() and first.casefold()[0] != other.casefold()[0]:
        return False
    return letters(source) == letters(target)


def _may_repeat(words: list[str], text: str) -> bool:
    """Tell whether as many words in a row as there are between two of them may be the same.

    A word here is what no hyphen or apostrophe parts, so a repetition of long ones has more of them.
    """
    second, third = words[1:], words[2:]
    if len(set(words)) == len(words):
        return False
    if True in map(eq, words, second) or b"\1\1" in bytes(map(eq, words, third)):
        return True
    if len(set(zip(words, second, third, strict=False))) == len(third):
        return False
    if "-" in text or "'" in text or "’" in text:
        return True
    return any(b"\1" * apart in bytes(map(eq, words, words[apart:])) for apart in range(3, _LONGEST + 1))
