"""A tag, link, image, placeholder or footnote of the source text is missing, or one is invented.

# What it finds
An inline code of the source text that the translation does not have: a tag such as
`<em>`, a link, an image, a line break, emphasis, a placeholder such as `{name}`, a
footnote reference, a web or e-mail address. It also finds codes the translation has
and the source text has not. Their order may change. A link may lead elsewhere, for the
page in the other language has its own address: only the number of links has to be the
same. Code between backticks that is not only words (`about.md`) has to be the same, but for
names in it that are translated (`*name` becomes `*nombre`): signs, numbers, constants and
capitals have to stay. A translation may add italics, quotations and `lang`, and leave out
raised ordinals (`19<sup>th</sup>` becomes `XIX`).

# Why it matters
Readers lose a link, or the published document loses its form.

# Example
Source: `See the <a href="rules.html">rules</a>.`
Translation: `Vea las reglas.`

# What to do
Copy the missing code from the source text to its place in the translation, or take the
invented one out.

# How to waive
`# museotext: waive markup-lost — the museum has no page in Portuguese`
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence

from pipeline.checks.comparison import compare
from pipeline.checks.context import Context
from pipeline.checks.pair import Pair
from pipeline.checks.signs import Sign
from pipeline.markup import Code, Kind, Role
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check"]

NAME = "markup-lost"
SEVERITY = Severity.ERROR
SIGNS = Sign.MARKUP

_WRITTEN = {
    Kind.BREAK: "",
    Kind.LINK: "[…{text}",
    Kind.IMAGE: "![…{text}",
    Kind.REFERENCE: "[…][{name}]",
    Kind.EMPHASIS: "{text}…{text}",
    Kind.TAG: "{text}…</{name}>",
    Kind.NUMBER: "<{name}>…</{name}>",
    Kind.CUE: "{text}…</{name}>",
}
"""How codes are written that are not simply copied."""


def check(pair: Pair, context: Context) -> Iterator[Finding]:
    """Yield a finding for each code that is missing, changed or invented."""
    found = context.once(compare, pair)
    changed, lost, invented = _changed(found.lost, found.invented)
    for one, other in changed:
        yield pair.finding(
            NAME,
            SEVERITY,
            f"{other.text} was {one.text} in the source text",
            source_span=(one.start, one.end),
            target_span=(other.start, other.end),
            suggestion=one.text,
        )
    for one, other in found.reworded:
        yield pair.finding(
            NAME,
            Severity.WARNING,
            f"{other.text} was {one.text} in the source text, and a program may have to understand it",
            source_span=(one.start, one.end),
            target_span=(other.start, other.end),
            suggestion=one.text,
        )
    for codes in _alike(lost):
        yield pair.finding(
            NAME,
            SEVERITY,
            f"the translation lacks {_described(codes)}",
            source_span=(codes[0].start, codes[0].end),
            suggestion=_suggested(codes[0]),
        )
    for codes in _alike(invented):
        yield pair.finding(
            NAME,
            SEVERITY,
            f"the translation has {_described(codes)}, the source text has not",
            target_span=(codes[0].start, codes[0].end),
        )


def _changed(lost: Sequence[Code], invented: Iterable[Code]) -> tuple[list[tuple[Code, Code]], list[Code], list[Code]]:
    """Return the tags that are there with other attributes, and what else is lost and invented."""
    tags: defaultdict[str, deque[Code]] = defaultdict(deque)
    for code in lost:
        if code.kind is Kind.TAG:
            tags[code.name].append(code)
    changed: list[tuple[Code, Code]] = []
    new: list[Code] = []
    for code in invented:
        if code.kind is Kind.TAG and tags[code.name]:
            changed.append((tags[code.name].popleft(), code))
        else:
            new.append(code)
    paired = {one for one, _ in changed}
    return changed, [code for code in lost if code not in paired], new


def _alike(codes: Iterable[Code]) -> Iterable[list[Code]]:
    """Return the codes in groups that are reported as one."""
    groups: defaultdict[tuple[Kind, str, str], list[Code]] = defaultdict(list)
    for code in codes:
        groups[code.kind, code.identity, code.target].append(code)
    return groups.values()


def _described(codes: list[Code]) -> str:
    first = codes[0]
    match first.kind:
        case Kind.LINK | Kind.AUTOLINK:
            what = f"the link to {first.target or 'nowhere'}"
        case Kind.IMAGE:
            what = f"the image {first.target}"
        case Kind.REFERENCE:
            what = f"the reference link to [{first.name}]"
        case Kind.EMPHASIS:
            what = f"the emphasis {first.text}…{first.text}"
        case Kind.BREAK:
            what = "a line break"
        case Kind.TAG if first.name == "a" and first.target:
            what = f"the link to {first.target}"
        case _:
            what = f"the {first.kind.value} {first.text}"
    return what if len(codes) == 1 else f"{what} {len(codes)} times"


def _suggested(code: Code) -> str:
    """Return what to write for a missing code; ``…`` stands for the words inside it."""
    if code.kind in (Kind.TAG, Kind.NUMBER, Kind.CUE) and code.role is Role.ALONE:
        return code.text
    return _WRITTEN.get(code.kind, "{text}").format(text=code.text, name=code.name)
