"""The front matter of a Markdown document: where the values are that people read.

Only the chosen values are decoded (YAML 1.2.2, TOML 1.0); everything else is skipped over,
so that the front matter keeps every byte that is not translated. ``yaml_values`` and
``toml_values`` find the values, ``scalars`` knows how each style of value is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.formats.document import LanguageForm, LanguageMark, ReadOptions, Slot
from pipeline.formats.front_matter.scalars import Scalar, Style, decoded, kept, written
from pipeline.formats.front_matter.toml_values import toml_values
from pipeline.formats.front_matter.yaml_values import yaml_values
from pipeline.locales import primary
from pipeline.model import Unit

__all__ = ["FrontMatter", "ScalarSlot", "front_matter"]

_OPENING = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")
_CLOSING = {
    "---": re.compile(r"(?:(?<=\n)|(?<=\r))(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)"),
    "+++": re.compile(r"(?:(?<=\n)|(?<=\r))\+\+\+[ \t]*(?=[\r\n]|\Z)"),
}
_NO_TEXT_YET = r"(?![ \t]*[\r\n])(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*"
_MAPPING = {
    "---": re.compile(_NO_TEXT_YET + r"(?:[^\s#:][^:\r\n]*:(?=\s|\Z)|-\s|\Z)"),
    "+++": re.compile(_NO_TEXT_YET + r"(?:\[|[^\s#=][^=\r\n]*=|\Z)"),
}
_LANGUAGE_KEYS = frozenset(("lang", "language", "locale"))
_NO_TEXT = frozenset(("true", "false", "null"))
_NEWLINE = re.compile(r"\r\n|\r|\n")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(slots=True)
class ScalarSlot(Slot):
    """Where a value of a front matter stands."""

    scalar: Scalar
    before: str = ""
    """White space the value begins with; the unit is without it."""
    after: str = ""

    def written(self, text: str) -> str:
        """Return ``text`` in the value's own style, or quoted where that style cannot hold it."""
        return written(self.scalar, self.before + text.strip() + self.after)

    def read_again(self, text: str) -> tuple[str, ...]:
        """Return what is read once ``text`` is written: nothing if it has no letter."""
        value = kept(self.scalar, text.strip())
        return (value,) if _LETTER.search(value) else ()

    def marked(self, text: str, *, note: str, language: str) -> str:
        """Return ``text [note]``; a front matter has no way to say that it is in ``language``."""
        del language
        return self.written(f"{text} [{note}]")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a front matter holds for translators and publishers."""

    end: int
    """The end of its closing line: the document's text begins on the next."""
    slots: tuple[ScalarSlot, ...]
    marks: tuple[LanguageMark, ...]


def front_matter(text: str, language: str, options: ReadOptions) -> FrontMatter | None:
    """Read the front matter ``text`` begins with; None if it has none.

    A rule (``---``) at the top of a document is not taken for one: a front matter is closed,
    no blank line follows its first (Pandoc's Manual, yaml_metadata_block), and it begins with a key.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return None
    fence = opening[1]
    closing = _CLOSING[fence].search(text, opening.end())
    if closing is None or not _MAPPING[fence].match(text, opening.end(), closing.start()):
        return None
    values = yaml_values if fence == "---" else toml_values
    slots: list[ScalarSlot] = []
    marks: list[LanguageMark] = []
    line, counted = 1, 0
    for scalar in values(text, opening.end(), closing.start()):
        line, counted = line + len(_NEWLINE.findall(text, counted, scalar.start)), scalar.start
        if scalar.top and scalar.key in _LANGUAGE_KEYS:
            marks += _marks(text, scalar, language)
        elif scalar.key in options.front_matter:
            value = decoded(scalar, text)
            if _LETTER.search(value) and not (scalar.style is Style.PLAIN and value.lower() in _NO_TEXT):
                slots.append(_slot(scalar, value, line))
    return FrontMatter(closing.end(), tuple(slots), tuple(marks))


def _slot(scalar: Scalar, value: str, line: int) -> ScalarSlot:
    text = value.strip()
    start = value.index(text)
    before, after = value[:start], value[start + len(text) :]
    return ScalarSlot(scalar.start, scalar.end, Unit(text, scalar.key, line=line), scalar, before, after)


def _marks(text: str, scalar: Scalar, language: str) -> Iterator[LanguageMark]:
    value = decoded(scalar, text)
    quotes = 0 if scalar.style is Style.PLAIN else 1
    start, end = scalar.start + quotes, scalar.end - quotes
    if text[start:end] == value and primary(value) == primary(language):
        yield LanguageMark(start, end, LanguageForm.LOCALE if "_" in value else LanguageForm.TAG)
