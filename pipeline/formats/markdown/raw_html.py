"""HTML inside Markdown: its units, links and language marks, read as those of web pages are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from pipeline.formats.document import LanguageMark, Link, Slot
from pipeline.formats.html.attributes import TELLING_ATTRIBUTES, WITH_MORE_ATTRIBUTES, properties
from pipeline.formats.html.slots import slot_at
from pipeline.formats.html.tokens import Kind, Token, tokens
from pipeline.formats.html.walk import walk
from pipeline.locales import primary
from pipeline.markup import Kind as CodeKind
from pipeline.markup.markdown import scan
from pipeline.markup.tags import STRICT_TAG, names
from pipeline.model import Unit

__all__ = ["SWITCH", "Fragment", "HtmlSlot", "Surroundings", "fragment", "inline_tags", "is_only_tags"]

SWITCH = re.compile(r"<!--\s*museotext:\s*(off|on)\s*-->")
"""What says that nothing is for translators, or that everything is again."""
_ENDED_BY_OTHERS = names("body caption colgroup dd dt head html li optgroup option p tbody td tfoot th thead tr")
"""Elements whose end tag may be missing: what they say ends with their block."""
_TAG_AND_SPACE = re.compile(rf"(?:{STRICT_TAG.pattern})(?u:[^\S\n]*+)", STRICT_TAG.flags)
_LINE_ENDS = re.compile(r"[ \t]*[\r\n]\s*")
_BLANK_LINE = re.compile(r"\r?\n(?:[ \t]*\r?\n)+")
_TELLS = re.compile(r"lang|translate", re.IGNORECASE)
_MORE = "|".join(sorted(WITH_MORE_ATTRIBUTES))
_TELLING = "|".join(sorted(TELLING_ATTRIBUTES - {"class"}))
_SILENT = re.compile(
    rf"""(?> \s++ | <!--(?!-?>)(?>(?:[^-]++|-(?!-!?>))*)-->
      | </?(?!(?:{_MORE})(?![\w-])) [A-Za-z][A-Za-z0-9-]*+
        (?>(?:\s++ (?!(?:{_TELLING})(?![\w:.-])) [A-Za-z_][\w:.-]*+ (?>(?:="[^"<>{{}}]*+")?))*) \s*+ /?>
    )*""",
    re.VERBOSE | re.IGNORECASE,
)
"""Comments, and tags without an attribute that could say anything, but for a class."""
_TELLING_TAG = re.compile(r"<[A-Za-z][^<>]*\s(?:href|src|(?:xml:)?(?:href)?lang)\s*=")


class Fragment(NamedTuple):
    """What a piece of HTML in a document holds."""

    slots: tuple[Slot, ...]
    links: tuple[Link, ...]
    marks: tuple[LanguageMark, ...]
    fixed: tuple[tuple[int, Unit], ...] = ()
    """What readers see and nobody translates, each with where it begins."""

    @property
    def last_table(self) -> int:
        """The number of its last table; 0 if it has none."""
        units = (*(slot.unit for slot in self.slots), *(unit for _, unit in self.fixed))
        return max((unit.place.table for unit in units), default=0)


NOTHING = Fragment((), (), ())


@dataclass(slots=True)
class HtmlSlot(Slot):
    """Where a unit stands in a block of HTML, which a blank line may end."""

    inner: Slot

    def written(self, text: str) -> str:
        """Return ``text`` as it is written in a web page, without blank lines."""
        return self.inner.written(self._joined(text))

    def marked(self, text: str, *, note: str, language: str) -> str:
        """Return ``text`` with a note as it is written in a web page."""
        return self.inner.marked(self._joined(text), note=note, language=language)

    def read_again(self, text: str) -> tuple[str, ...]:
        """Return what is read in a web page once ``text`` is written."""
        return self.inner.read_again(self._joined(text))

    def _joined(self, text: str) -> str:
        """Return ``text`` with no more line breaks than the block bears: the source's text shows it."""
        if "\n" not in self.unit.text:
            return _LINE_ENDS.sub(" ", text)
        return text if _BLANK_LINE.search(self.unit.text) else _BLANK_LINE.sub("\n", text)


def fragment(
    html: str, language: str, *, offset: int, line: int, section: tuple[str, ...], tables: int | None = None
) -> Fragment:
    """Read a piece of HTML that begins at ``offset``, on ``line``, below the headings ``section``.

    ``tables`` is the number of tables before it; None where lists, tables and what is fixed are not asked for.
    """

    def moved(unit: Unit) -> Unit:
        place = unit.place._replace(table=unit.place.table + tables) if tables and unit.place.table else unit.place
        return unit._replace(line=unit.line + line - 1, section=(*section, *unit.section), place=place)

    if tables is None and _says_nothing(html):
        return NOTHING
    reading = walk(html, language, xml=False, structure=tables is not None)
    newline = "\r\n" if "\r\n" in html else "\n"
    slots = []
    for place in reading.places:
        inner = slot_at(place, html, language=language, newline=newline, xml=False)
        slots.append(HtmlSlot(inner.start + offset, inner.end + offset, moved(inner.unit), inner))
    return Fragment(
        tuple(slots),
        tuple(replace(link, start=link.start + offset, end=link.end + offset) for link in reading.links),
        tuple(replace(mark, start=mark.start + offset, end=mark.end + offset) for mark in reading.marks),
        tuple((start + offset, moved(unit)) for start, unit in reading.fixed),
    )


def _says_nothing(html: str) -> bool:
    """Say, at a quick look, whether a piece of HTML has neither text nor links, and says nothing of languages."""
    return _SILENT.fullmatch(html) is not None and not SWITCH.search(html) and "notranslate" not in html


def inline_tags(text: str, start: int, end: int, language: str, *, offset: int = 0) -> Iterator[Fragment]:
    """Yield what the tags in a running text between two places say: links and language marks, no slots.

    ``offset`` is where ``text`` begins in the document.
    """
    if not _TELLING_TAG.search(text, start, end):
        return
    for code in scan(text[start:end]).codes:
        if code.kind is CodeKind.TAG:
            found = fragment(code.text, language, offset=offset + start + code.start, line=1, section=())
            yield found._replace(slots=(), fixed=())


def is_only_tags(text: str) -> bool:
    """Say whether a running text is nothing but tags: then it is HTML, whatever its first line looks like."""
    if not (text.startswith("<") and text.endswith(">")):
        return False
    at = 0
    while (tag := _TAG_AND_SPACE.match(text, at)) is not None:
        at = tag.end()
    return at == len(text)


class Surroundings:
    """What blocks of HTML say of the Markdown between them: that it is not to be translated, or is foreign."""

    def __init__(self, language: str) -> None:
        self._language = primary(language)
        self._foreign = ""
        self._depth = 0
        """How many elements of the name ``_foreign`` are open, the one that is not for translators included."""

    @property
    def are_foreign(self) -> bool:
        """Say whether what stands here is not for translators."""
        return self._depth > 0

    def pass_by(self, html: str) -> int:
        """Go past a block of HTML; return the place in it up to which it is not for translators."""
        if not self.are_foreign and not _TELLS.search(html):
            return 0
        until = len(html) if self.are_foreign else 0
        for token in tokens(html):
            if not self.are_foreign:
                if (
                    token.kind is Kind.START
                    and token.name not in _ENDED_BY_OTHERS
                    and self._begins_foreign(html, token)
                ):
                    self._foreign, self._depth = token.name, 1
            elif token.name == self._foreign:
                self._depth += {Kind.START: 1, Kind.END: -1}.get(token.kind, 0)
                if not self.are_foreign and until:
                    until = min(until, token.end)
        return until

    def _begins_foreign(self, html: str, tag: Token) -> bool:
        said = properties(html, tag)
        return said.translate is False or bool(said.language and primary(said.language) != self._language)
