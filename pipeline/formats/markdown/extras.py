r"""What site generators put between the blocks of Markdown: left where it stands, except titles people read.

- ``::: warning Title`` (Pandoc, MyST, VitePress, Docusaurus): the fences of a division.
- ``!!! note "Title"``, ``??? note``, ``=== "Tab"`` (Python-Markdown, MkDocs), with their text indented.
- ``{% … %}``, ``{{< … >}}``, ``{: … }`` (Liquid, Jinja, Hugo, kramdown) alone on a line.
- ``$$ … $$``, ``\begin{…} … \end{…}``, grid tables.
- ``> [!NOTE]`` (GitHub, Obsidian) and ``*[HTML]: Hypertext …`` (PHP Markdown Extra).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from markdown_it.rules_block import StateBlock

__all__ = ["EXTRA_RULES", "Title", "is_extra", "is_tags"]

_DIVISION_TITLE = re.compile(
    r":{3,}[ \t]*(?:[\w-]++\[(?P<bracketed>[^\]]++)\]"
    r"|(?:\{(?:admonition|card|dropdown|tab-item)\}|[\w-]++)[ \t]++(?P<title>(?!.*[\w-]=[\"']).+))$"
)
_OPTION = re.compile(r":[\w-]++:")
_INDENTED = re.compile(
    r"(?:!!!|\?\?\?\+?)[ \t]++[\w-]++(?>(?:[ \t]++[\w-]++)*)(?:[ \t]++\"(?P<note>.*)\")?$"
    r"|===[!+]?[ \t]++\"(?P<tab>.*)\"$"
)
_TAG = r"(?>\{%.*?%\}|\{\{[<%].*?[>%]\}\}|\{::?[^{}]*\})"
_TAGS = re.compile(rf"{_TAG}(?>(?:[ \t]*+{_TAG})*)$")
_OPEN_TAG = re.compile(r"\{%|\{\{[<%]")
_CLOSE_TAG = {"{%": "%}", "{{<": ">}}", "{{%": "%}}"}
_VERBATIM = re.compile(r"(\{%|\{\{[<%])-?[ \t]*(code|codeblock|comment|highlight|katex|math|mermaid)\b")
_ALERT = re.compile(r"\[!\w+\][-+]?(?:[ \t]++(?P<title>.+))?$")
_ABBREVIATION = re.compile(r"\*\[[^\]]++\]:[ \t]*+(?P<title>.+)$")
_GRID = re.compile(r"\+(?>(?:[-=:]++\+)+)$")
_ENVIRONMENT = re.compile(r"\\begin\{(\w+\*?)\}")
_START = re.compile(
    r":{3}|\$\$(?:.*\$\$$|(?![\s$])(?!.*\$\$))|\\begin\{|\+(?>(?:[-=:]++\+)+)$|\*\[[^\]]++\]:"
    r"|\[!\w+\][-+]?(?:$|[ \t])"
)
_MATH_END = re.compile(r"\$\$(?:[ \t]*\{[^{}]*\})?$")
_LONGEST = 4000
"""Characters; a tag or formula without an end so near is text."""


class Title(NamedTuple):
    """The place of a text that people read on the first line of something extra."""

    start: int
    end: int
    kind: str


class _Extra(NamedTuple):
    after: int
    """The number of the line after it."""
    title: tuple[int, int] | None = None
    """Where on its first line a title stands."""
    kind: str = "title"


def is_extra(line: str) -> bool:
    """Say whether ``line`` at the beginning of a block may be read as something extra."""
    return _START.match(line) is not None or _INDENTED.match(line) is not None


def is_tags(line: str) -> bool:
    """Say whether ``line`` that begins with a brace may be read as tags of a template, or as their beginning."""
    opening = _OPEN_TAG.match(line)
    return (
        _VERBATIM.match(line) is not None
        or _TAGS.match(line) is not None
        or (opening is not None and _CLOSE_TAG[opening[0]] not in line)
    )


def extra(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Read what is not text, as one token; a block rule for markdown-it-py."""
    begin = state.bMarks[first] + state.tShift[first]
    reader = _READERS.get(state.src[begin : begin + 1])
    if reader is None or state.is_code_block(first):
        return False
    found = reader(state, first, end, _line(state, first))
    if found is None:
        return False
    if not silent:
        token = state.push("extra", "", 0)
        token.map = [first, found.after]
        if reader is _division:
            token.meta["attributes"] = begin, state.eMarks[first]
        if found.title is not None:
            start, stop = found.title
            token.meta["title"] = Title(begin + start, begin + stop, found.kind)
        state.line = found.after
    return True


def indented(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Read an admonition or a tab, whose blocks are indented by four; a block rule for markdown-it-py."""
    begin = state.bMarks[first] + state.tShift[first]
    if state.src[begin : begin + 3] not in ("!!!", "???", "===") or state.is_code_block(first):
        return False
    match = _INDENTED.match(_line(state, first))
    if match is None:
        return False
    if silent:
        return True
    token = state.push("container_open", "div", 1)
    token.map = [first, first + 1]
    if match.lastgroup is not None:
        start, stop = match.span(match.lastgroup)
        token.meta["title"] = Title(begin + start, begin + stop, "title")
    outer = state.blkIndent, state.lineMax, state.parentType
    state.blkIndent += 4
    after = first + 1
    while after < end and (state.isEmpty(after) or state.sCount[after] >= state.blkIndent):
        after += 1
    state.lineMax, state.parentType = after, "container"
    state.md.block.tokenize(state, first + 1, after)
    state.blkIndent, state.lineMax, state.parentType = outer
    state.push("container_close", "div", -1)
    state.line = after
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].rstrip(" \t")


def _after(state: StateBlock, first: int, end: int, closing: str, limit: int | None = None) -> int | None:
    """Return the number of the line after the next one that holds ``closing``; None if none does.

    The search is for ``limit`` characters, from line ``first`` to before line ``end``. When
    it fails, that is noted: another text behind may close what this one does not.
    """
    after = _closed(state, first, end, closing, limit)
    if after is None:
        state.env["unclosed"] = True
    return after


def _closed(state: StateBlock, first: int, end: int, closing: str, limit: int | None) -> int | None:
    """Do what ``_after`` says.

    The last place of ``closing`` is remembered: a document of things never closed is read in linear time.
    """
    if first >= end:
        return None
    last: dict[str, int] = state.env.setdefault("last", {})
    begin, stop = state.bMarks[first], state.eMarks[end - 1]
    if closing not in last:
        last[closing] = state.src.rfind(closing)
    if last[closing] < begin:
        return None
    place = state.src.find(closing, begin, stop if limit is None else min(stop, begin + limit))
    if place < 0:
        return None
    for number in range(first, end):
        if state.sCount[number] < state.blkIndent and not state.isEmpty(number):
            return None
        if place < state.eMarks[number]:
            return number + 1
    return None


def _division(state: StateBlock, first: int, end: int, line: str) -> _Extra | None:
    if not line.startswith(":::"):
        return None
    after = first + 1
    match = _DIVISION_TITLE.match(line)
    title = match.span(str(match.lastgroup)) if match else None
    if "{" in line:
        while after < end and _OPTION.match(_line(state, after)):
            after += 1
    return _Extra(after, title)


def _tags(state: StateBlock, first: int, end: int, line: str) -> _Extra | None:
    verbatim = _VERBATIM.match(line)
    if verbatim:
        name = verbatim[2]
        closing = rf"end{name} " if verbatim[1] == "{%" else f"/{name}"
        after = _after(state, first, end, closing.rstrip())
        if after is not None:
            return _Extra(after)
    if _TAGS.match(line):
        return _Extra(first + 1)
    opening = _OPEN_TAG.match(line)
    if opening is None or _CLOSE_TAG[opening[0]] in line:
        return None
    after = _after(state, first + 1, end, _CLOSE_TAG[opening[0]], _LONGEST)
    return None if after is None else _Extra(after)


def _math(state: StateBlock, first: int, end: int, line: str) -> _Extra | None:
    """Read a formula between ``$$``; a class of prices (``$$ moderate``) is none."""
    if not line.startswith("$$"):
        return None
    if "$$" in line[2:]:
        return _Extra(first + 1) if line.endswith("$$") else None
    if line[2:3] in (" ", "\t", "$"):
        return None
    after = _after(state, first + 1, end, "$$", _LONGEST)
    if after is None or _MATH_END.search(_line(state, after - 1)):
        return None if after is None else _Extra(after)
    state.env["unclosed"] = True
    return None


def _environment(state: StateBlock, first: int, end: int, line: str) -> _Extra | None:
    match = _ENVIRONMENT.match(line)
    after = _after(state, first, end, rf"\end{{{match[1]}}}") if match else None
    return None if after is None else _Extra(after)


def _grid(state: StateBlock, first: int, end: int, line: str) -> _Extra | None:
    if not _GRID.match(line):
        return None
    after = first + 1
    while after < end and _line(state, after)[:1] in ("+", "|"):
        after += 1
    return _Extra(after)


def _alert(state: StateBlock, first: int, _end: int, line: str) -> _Extra | None:
    match = _ALERT.match(line) if state.parentType == "blockquote" else None
    if match is None:
        return None
    return _Extra(first + 1, match.span("title") if match["title"] else None)


def _abbreviation(_state: StateBlock, first: int, _end: int, line: str) -> _Extra | None:
    match = _ABBREVIATION.match(line)
    return _Extra(first + 1, match.span("title"), "abbreviation") if match else None


_READERS: dict[str, Callable[[StateBlock, int, int, str], _Extra | None]] = {
    ":": _division,
    "{": _tags,
    "$": _math,
    "\\": _environment,
    "+": _grid,
    "[": _alert,
    "*": _abbreviation,
}

EXTRA_RULES = {extra: "".join(_READERS), indented: "!?="}
"""The block rules, each with the characters that a line it concerns begins with."""
