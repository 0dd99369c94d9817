"""What a glance at a translation may show: the causes that rules have to look at it at all.

A rule says in its module which of these it needs, ``SIGNS = Sign.QUOTATION``. Where a pair of
texts shows none of them, the rule has nothing to say of it, and is not asked
(``pipeline.checks.glance`` looks for them). A sign proves nothing: it may be there where
all is well. *Source* is the source text, all else is about the translation; both without
their inline codes unless a sign says *as written*.
"""

from __future__ import annotations

from enum import IntFlag, auto

__all__ = ["Sign"]


class Sign(IntFlag):
    """Something that catches the eye; one of a rule's own has to be there before the rule is asked."""

    ANYTHING = auto()
    """Always there: for rules that look at every translation."""
    TERMS = auto()
    """The workspace has a glossary."""
    INCLUSION = auto()
    """The workspace has chosen how it names people of all genders."""
    SUBTITLE = auto()
    """It is a subtitle, or is seen for a time only."""
    LIMIT = auto()
    """It has more characters than it may, its codes counted."""
    FORMAT = auto()
    """Gettext has flags for it."""
    CODES = auto()
    """One of the texts may have inline codes."""
    MARKUP = auto()
    """The inline codes of the two texts may differ, or be broken."""
    COPY = auto()
    """It may be its source text, letter for letter."""
    FOREIGN = auto()
    """A line of it may be in another language."""
    MIXTURE = auto()
    """It has words of another language of the workspace."""
    FORMER = auto()
    """It may have a word in the former Portuguese spelling."""
    CALENDAR = auto()
    """It has a month, a day, a language or a nationality."""
    FIGURES = auto()
    """It has a figure."""
    OTHER_FIGURES = auto()
    """The figures of the two texts are not the same ones in the same order."""
    SEPARATED_FIGURES = auto()
    """A point or comma stands between two figures, or a century has one."""
    ORDINAL = auto()
    """A letter or raised letter stands behind a figure."""
    PER_CENT = auto()
    """It has a percent or euro sign, and a figure."""
    MONEY = auto()
    """Source: the sign or code of a currency, and a figure."""
    DATE = auto()
    """It may have a date, or half of one."""
    SOURCE_DATE = auto()
    """Source: the same, or, as written, a day of the week."""
    SOURCE_CAPITALS = auto()
    """Source: it has a row of capitals that the translation has not."""
    SOURCE_NUMERAL = auto()
    """Source: two letters in a row that a Roman numeral may have."""
    QUOTATION = auto()
    """It has a quotation mark."""
    QUESTION = auto()
    """It has a question or exclamation mark, upright or inverted."""
    BRACKETS = auto()
    """It has not as many closing brackets of a kind as opening ones."""
    BRACKET_SPACE = auto()
    """As written: a space stands just inside a bracket."""
    END = auto()
    """The two texts do not end with the same mark, nor both with a letter."""
    EDGE = auto()
    """As written: one of the texts begins or ends with space."""
    PUNCTUATION_SPACE = auto()
    """A space stands before a mark or behind an inverted one, or is missing behind one."""
    WIDE_SPACE = auto()
    """As written: two spaces between words, or one that does not break."""
    REPETITION = auto()
    """One word, or several in the same order, may stand in it twice in a row."""
    NOTE = auto()
    """It has letters or brackets that a translator's note may have."""
    FIRST_LETTER = auto()
    """The two texts do not begin with letters of one size, as far as they begin with letters."""
    TITLE = auto()
    """It is short, ends as a heading may, and no word tells that it is none."""
    LENGTH = auto()
    """Its length is not that of its source text, nearly."""
