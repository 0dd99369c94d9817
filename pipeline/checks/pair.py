"""What a rule looks at: one text, or a source text and its translation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.markup import INVISIBLE, Code, codes, masked
from pipeline.markup.codes import with_codes
from pipeline.markup.joined import BETWEEN, Joined
from pipeline.model import Edit, Finding, Markup, Severity

__all__ = ["Pair", "Text", "masked_sources", "masked_targets"]

FORMATS = frozenset(("c-format", "python-format", "python-brace-format"))
"""Flags of entries whose placeholders have a rule of their own."""

_WORD = re.compile(r"\w+")
_DIGIT = re.compile("[0-9]")


@dataclass(unsafe_hash=True)  # making a frozen one takes five times as long, and there are as many as translations
class Text:
    """One text on its own: a unit of a source document, or a translation in a catalog."""

    text: str
    language: str
    """The language it should be in (gettext name)."""
    markup: Markup
    path: str
    """The file to mend, relative to the workspace."""
    line: int
    """The line of the text in that file, from 1."""
    document: str = ""
    """The source text, relative to the workspace."""
    document_line: int = 0
    """The line of the source text the unit begins on; 0 when it is not known."""
    seconds: float | None = None
    """How long readers see it, for a subtitle; None for a text that stays."""
    original: str | None = None
    """The text it translates; None for a source text."""

    @property
    def is_source(self) -> bool:
        """Whether this is a unit of a source document, not a translation."""
        return self.original is None

    @cached_property
    def codes(self) -> tuple[Code, ...]:
        """The inline codes of the text."""
        return codes(self.text, self.markup)

    @cached_property
    def masked(self) -> str:
        """The text with its inline codes blanked; every character keeps its place."""
        return masked(self.text, self.markup)

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words in small letters, without code; a hyphen parts two, an apostrophe too."""
        return frozenset(_WORD.findall(self.masked.replace(INVISIBLE, "").lower()))

    @cached_property
    def has_digits(self) -> bool:
        """Whether there is a figure in the masked text."""
        return _DIGIT.search(self.masked) is not None

    def has(self, signs: str) -> bool:
        """Tell whether one of the characters ``signs`` is in the masked text: the cheapest first look of a rule."""
        masked = self.masked
        for sign in signs:  # noqa: SIM110  (a third of the time that any() takes)
            if sign in masked:
                return True
        return False

    def finding(
        self,
        rule: str,
        severity: Severity,
        message: str,
        *,
        span: tuple[int, int] | None = None,
        evidence: tuple[int, int] | None = None,
        concept: str = "",
        suggestion: str = "",
        fix: tuple[Edit, ...] = (),
    ) -> Finding:
        """Return a finding about this text; ``span`` is in its characters.

        ``evidence`` is in those of the text it translates: what there gave rise to it. ``fix``
        is for translations only; no source text is ever changed.
        """
        return Finding(
            rule=rule,
            severity=severity,
            message=message,
            path=self.path,
            line=self.line,
            language=self.language,
            source=self.text if self.original is None else self.original,
            target="" if self.original is None else self.text,
            source_span=span if self.original is None else evidence,
            target_span=None if self.original is None else span,
            concept=concept,
            suggestion=suggestion,
            document=self.document,
            document_line=self.document_line,
            fix=() if self.original is None else fix,
        )


@dataclass(unsafe_hash=True)  # as above
class Pair:
    """A source text and its translation: one form of one entry of a catalog."""

    source: str
    target: str
    source_language: str
    target_language: str
    markup: Markup
    path: str
    """The catalog, relative to the workspace."""
    line: int
    """The line of the translation's ``msgstr`` in the catalog, from 1."""
    document: str = ""
    """The source text, relative to the workspace."""
    document_line: int = 0
    """The line of the source text the unit begins on; 0 when it is not known."""
    seconds: float | None = None
    """How long readers see it, for a subtitle; None for a text that stays."""
    kind: str = ""
    """What the unit is, in the words of a translator (``heading 2``); empty when it is not known."""
    limit: int | None = None
    """The characters it may have, where the catalog says so."""
    flags: tuple[str, ...] = ()
    """What gettext's tools say of the entry: ``python-format``."""
    is_plural: bool = False
    """Whether it is one of several forms by number."""

    @property
    def is_format(self) -> bool:
        """Whether a program fills in placeholders whose form gettext knows."""
        return not FORMATS.isdisjoint(self.flags)

    @property
    def source_codes(self) -> tuple[Code, ...]:
        """The inline codes of the source text."""
        return self.original.codes

    @cached_property
    def source_masked(self) -> str:
        """The source text with its inline codes blanked; every character keeps its place."""
        return masked(self.source, self.markup)

    @property
    def source_words(self) -> frozenset[str]:
        """The words of the source text in small letters, without code."""
        return self.original.words

    @property
    def target_codes(self) -> tuple[Code, ...]:
        """The inline codes of the translation."""
        return self.translation.codes

    @cached_property
    def target_masked(self) -> str:
        """The translation with its inline codes blanked; every character keeps its place."""
        return masked(self.target, self.markup)

    def keep_whole(self) -> None:
        """Take both texts as they are for the masked ones: somebody saw that they have no inline codes."""
        known = vars(self)
        known["source_masked"], known["target_masked"] = self.source, self.target

    @cached_property
    def original(self) -> Text:
        """The source text on its own, to be read in its language; findings are about the translation."""
        text = Text(self.source, self.source_language, self.markup, self.path, self.line)
        vars(text)["masked"] = self.source_masked
        return text

    @cached_property
    def translation(self) -> Text:
        """The translation on its own, for rules that look at one text."""
        text = Text(
            self.target,
            self.target_language,
            self.markup,
            self.path,
            self.line,
            self.document,
            self.document_line,
            self.seconds,
            self.source,
        )
        vars(text)["masked"] = self.target_masked
        return text

    def finding(
        self,
        rule: str,
        severity: Severity,
        message: str,
        *,
        source_span: tuple[int, int] | None = None,
        target_span: tuple[int, int] | None = None,
        concept: str = "",
        suggestion: str = "",
        fix: tuple[Edit, ...] = (),
    ) -> Finding:
        """Return a finding about the translation; spans are in the characters of their text."""
        return Finding(
            rule=rule,
            severity=severity,
            message=message,
            path=self.path,
            line=self.line,
            language=self.target_language,
            source=self.source,
            target=self.target,
            source_span=source_span,
            target_span=target_span,
            concept=concept,
            suggestion=suggestion,
            document=self.document,
            document_line=self.document_line,
            fix=fix,
        )


def masked_sources(pairs: Sequence[Pair]) -> list[str]:
    """Return ``source_masked`` of many translations; most have no codes at all, which one search for all tells."""
    sources = [pair.source for pair in pairs]
    for number in _coded(pairs, sources):
        sources[number] = pairs[number].source_masked
    return sources


def masked_targets(pairs: Sequence[Pair]) -> list[str]:
    """Return ``target_masked`` of many translations."""
    targets = [pair.target for pair in pairs]
    for number in _coded(pairs, targets):
        targets[number] = pairs[number].target_masked
    return targets


def _coded(pairs: Sequence[Pair], texts: Sequence[str]) -> Iterable[int]:
    """Return the numbers of those of ``texts``, one of each of ``pairs``, that may have an inline code."""
    joined = Joined(texts)
    markups = {pair.markup for pair in pairs}
    if joined.text.count(BETWEEN) >= len(texts):
        return range(len(texts))
    return set[int]().union(*(with_codes(joined, markup) for markup in markups))
