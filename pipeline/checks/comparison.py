"""The inline codes of a source text beside those of its translation."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.checks.context import Context
from pipeline.checks.pair import Pair
from pipeline.checks.translated_code import has_translated_names
from pipeline.markup import Code, Kind, Role, codes
from pipeline.markup.faults import Fault, Problem, faults
from pipeline.markup.sameness import same_codes
from pipeline.markup.tags import ELEMENTS, attributes, names
from pipeline.model import Markup

__all__ = ["PLAIN_TEXT_TAG", "Comparison", "compare"]

_COUNTED_AT_THE_END = (Kind.LINK, Kind.IMAGE, Kind.REFERENCE)
_INTERCHANGEABLE = (Kind.LINK, Kind.AUTOLINK, Kind.IMAGE, Kind.CODE, Kind.BREAK)
"""Codes whose content may be localised: as many have to be there, not the same ones."""

_UNCOUNTED = (Kind.ESCAPE, Kind.ENTITY, Kind.COMMENT, Kind.URL, Kind.EMAIL, Kind.DOMAIN)
"""Codes a translation may do without; addresses in running text have a rule of their own."""

_FREE = names("sup wbr bdi")
"""What one language needs and another does not: raised ordinals, hyphenation, direction."""

_ADDED_FREELY = names("em i cite q dfn abbr sub")
"""What a translation may add: foreign words in italics, titles, quotations."""

_PLAIN_TEXT_TAGS = names("a abbr b br cite code div em font i img p q script small span strong sub sup u")
"""What looks like HTML even in plain text."""
PLAIN_TEXT_TAG = re.compile(rf"</?(?:{'|'.join(sorted(_PLAIN_TEXT_TAGS))})(?![a-z0-9])", re.IGNORECASE)
"""How one of them begins."""
_WITH_BLANKS = (Markup.HTML, Markup.MARKDOWN)
"""Markup in which a name between angle brackets that readers are to fill in (*<file>*) looks like a tag."""
_HARMLESS_SCHEMES = names("http https mailto tel ftp")
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")
_MAY_BE_BROKEN = re.compile(r"[<&*_~`\]]")
_PROSE = re.compile(r"[^\W\d_]+(?>(?:[ '’-][^\W\d_]+)*)")
"""Code that is only words, such as the name of a file to come, may be translated."""
_MARKERS = {"*": ("em",), "_": ("em",), "**": ("strong",), "__": ("strong",), "~~": ("s",)}


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a translation does to the codes of its source text; each fault stands in one list only."""

    lost: tuple[Code, ...] = ()
    """Codes of the source text that are missing."""
    invented: tuple[Code, ...] = ()
    """Codes of the translation that have no counterpart."""
    broken: tuple[Fault, ...] = ()
    """Markup of the translation that is not whole, though it is in the source text."""
    reworded: tuple[tuple[Code, Code], ...] = ()
    """Code spans of the source text that are no prose, each with one in its place that is more than a translation."""


def compare(pair: Pair, _context: Context) -> Comparison:
    """Return what is lost, invented and broken in the translation."""
    return Comparison() if same_codes(pair.source, pair.target, pair.markup) else _compared(pair)


def _compared(pair: Pair) -> Comparison:
    source, target = pair.source_codes, pair.target_codes
    if pair.is_format:
        source, target = (
            tuple(code for code in found if code.kind is not Kind.PLACEHOLDER) for found in (source, target)
        )
    if pair.markup is Markup.NONE and "<" in pair.target:
        source, target = (*source, *_plain_text_tags(pair.source)), (*target, *_plain_text_tags(pair.target))
    if not source and not target and not _MAY_BE_BROKEN.search(pair.target):
        return Comparison()
    lost, invented = _difference(source, target)
    if lost and invented and pair.markup in _WITH_BLANKS:
        lost, invented = _without_blanks(pair, lost, invented)
    missing = {name for code in lost for name in _names(code)}
    broken = [fault for fault in _new_faults(pair) if _matters(fault, missing)]
    explained = {name for fault in broken for name in _spoils(fault)}
    return Comparison(
        tuple(code for code in lost if explained.isdisjoint(_names(code))),
        tuple(code for code in invented if explained.isdisjoint(_names(code))),
        tuple(broken),
        tuple(_reworded(source, target)),
    )


def _plain_text_tags(text: str) -> list[Code]:
    """Return what looks like HTML in plain text, where it would be printed as it stands."""
    if not PLAIN_TEXT_TAG.search(text):
        return []
    return [code for code in codes(text, Markup.HTML) if code.kind is Kind.TAG and code.name in _PLAIN_TEXT_TAGS]


def _difference(source: Sequence[Code], target: Sequence[Code]) -> tuple[list[Code], list[Code]]:
    """Return the codes of ``source`` that ``target`` lacks, and those it has beyond them."""
    if len(source) == len(target) and all(
        (one.text, one.role, one.name) == (other.text, other.role, other.name)
        for one, other in zip(source, target, strict=True)
    ):
        return [], []
    wanted, there = _groups(source), _groups(target)
    kept_code = {code.name for code in target if code.kind is Kind.CODE}
    addresses = {code.target for code in source if code.target}
    lost: list[Code] = []
    invented: list[Code] = []
    for key in {**wanted, **there}:
        missing, extra = _unmatched(wanted[key], there[key]), _unmatched(there[key], wanted[key])
        surplus = len(there[key]) - len(wanted[key])
        if surplus < 0:
            lost += (code for code in missing[:-surplus] if key[0] is not Kind.CODE or code.name not in kept_code)
        elif surplus > 0:
            invented += (code for code in extra[:surplus] if not _may_be_added(code, addresses))
        else:
            lost += _replaced_by_another(missing, extra, wanted[key])
            invented += (code for code in extra if _is_harmful(code, wanted[key]))
    lost += _lost_addresses(source, target)
    return lost, invented


def _reworded(source: Sequence[Code], target: Sequence[Code]) -> Iterator[tuple[Code, Code]]:
    """Yield each code span that a program would read otherwise now, and what stands in its place."""
    wanted, there = ([code for code in found if code.kind is Kind.CODE] for found in (source, target))
    names = {code.name for code in there}
    missing = [code for code in _unmatched(wanted, there) if code.name not in names]
    for one, other in zip(missing, _unmatched(there, wanted), strict=False):
        if not _PROSE.fullmatch(one.name) and not has_translated_names(one.name, other.name):
            yield one, other


def _groups(found: Iterable[Code]) -> defaultdict[tuple[Kind, str], list[Code]]:
    """Return the codes that count, under what makes two of them interchangeable."""
    groups: defaultdict[tuple[Kind, str], list[Code]] = defaultdict(list)
    for code in found:
        key = _key(code)
        if key is not None:
            groups[key].append(code)
    return groups


def _key(code: Code) -> tuple[Kind, str] | None:
    """Return what makes codes interchangeable; None for codes that do not count.

    Of a pair one half counts: the closing one of a link, for it holds the address. The times
    of single words in a subtitle do not, for another language has other words.
    """
    uncounted = Role.OPEN if code.kind in _COUNTED_AT_THE_END else Role.CLOSE
    if code.role is uncounted or code.kind in _UNCOUNTED:
        return None
    if code.kind in _INTERCHANGEABLE:
        return Kind.LINK if code.kind is Kind.AUTOLINK else code.kind, ""
    if code.kind is Kind.TAG and (code.name in _FREE or _marks_a_language(code)):
        return None
    if code.kind is Kind.CUE and (code.name[0].isdigit() or code.text == "<c>"):
        return None
    return code.kind, f"{code.identity}/" if code.role is Role.ALONE else code.identity


def _marks_a_language(code: Code) -> bool:
    return (code.name == "span" or code.name in _ADDED_FREELY) and any(
        one.name == "lang" for one in attributes(code.text)
    )


def _content(code: Code) -> str:
    return code.target or code.name


def _unmatched(some: Iterable[Code], others: Iterable[Code]) -> list[Code]:
    """Return those of ``some`` whose content is not among ``others``, each of which serves once."""
    left = Counter(map(_content, others))
    unmatched = []
    for code in some:
        content = _content(code)
        if left[content]:
            left[content] -= 1
        else:
            unmatched.append(code)
    return unmatched


def _replaced_by_another(missing: Sequence[Code], extra: Sequence[Code], wanted: Sequence[Code]) -> Iterator[Code]:
    """Yield links that are missing because another link of the source text stands twice.

    A link whose address is new is taken for localised.
    """
    contents = {_content(code) for code in wanted}
    for one, other in zip(missing, extra, strict=True):
        if _content(other) in contents:
            yield one


def _is_harmful(code: Code, wanted: Sequence[Code]) -> bool:
    """Whether a link leads to something that is no page, and no link of the source text does."""
    scheme = _scheme(code)
    return bool(scheme) and scheme not in _HARMLESS_SCHEMES and scheme not in map(_scheme, wanted)


def _scheme(code: Code) -> str:
    match = _SCHEME.match(code.target)
    return match[1].lower() if match else ""


def _may_be_added(code: Code, addresses: Collection[str]) -> bool:
    """Whether a translation may have ``code`` beyond its source text, which has ``addresses``."""
    if code.kind is Kind.TAG and code.name != "a":
        return code.name in _ADDED_FREELY and code.identity == f"<{code.name}>"
    if code.target:
        return code.target in addresses
    return code.kind is Kind.CODE or (code.kind is Kind.EMPHASIS and code.name == "em")


def _lost_addresses(source: Sequence[Code], target: Sequence[Code]) -> Iterator[Code]:
    """Yield the addresses in running text that are nowhere in the translation, not even in a link."""
    written = [code for code in source if code.kind in (Kind.URL, Kind.EMAIL)]
    if not written:
        return
    there = {address for code in target for address in (code.target, code.target.removeprefix("mailto:"))}
    number = sum(code.kind in (Kind.URL, Kind.EMAIL) for code in target)
    missing = [code for code in written if code.target not in there]
    yield from missing[: max(0, len(written) - number)]


def _new_faults(pair: Pair) -> list[Fault]:
    """Return the faults of the translation that are not in the source text, too, be it under another name."""
    found = faults(pair.target, pair.markup, pair.target_codes)
    if not found:
        return []
    known = Counter((fault.problem, fault.name) for fault in faults(pair.source, pair.markup, pair.source_codes))
    new: list[Fault] = []
    for fault in found:
        key = fault.problem, fault.name
        if known[key]:
            known[key] -= 1
        else:
            new.append(fault)
    blanks = Counter(problem for problem, name in known.elements() if _is_blank(problem, name))
    left: list[Fault] = []
    for fault in new:
        if _is_blank(fault.problem, fault.name) and blanks[fault.problem]:
            blanks[fault.problem] -= 1
        else:
            left.append(fault)
    return left


def _is_blank(problem: Problem, name: str) -> bool:
    """Whether a fault is one of no tag but of a name that readers fill in: *<file> is never closed*."""
    return problem in (Problem.UNCLOSED, Problem.CUT) and name not in ELEMENTS and "-" not in name


def _without_blanks(pair: Pair, lost: list[Code], invented: list[Code]) -> tuple[list[Code], list[Code]]:
    """Return both without names that readers fill in and that a translation has in its language: *<archivo>*."""
    ours, theirs = (
        {fault.name for fault in faults(text, pair.markup, found) if _is_blank(fault.problem, fault.name)}
        for text, found in ((pair.source, pair.source_codes), (pair.target, pair.target_codes))
    )
    blanks, others = (
        [code for code in found if code.kind is Kind.TAG and code.name in its]
        for found, its in ((lost, ours), (invented, theirs))
    )
    number = min(len(blanks), len(others))
    return (
        [code for code in lost if code not in blanks[:number]],
        [code for code in invented if code not in others[:number]],
    )


def _names(code: Code) -> tuple[tuple[Kind, str], ...]:
    return (code.kind, code.name), (code.kind, "")


def _spoils(fault: Fault) -> tuple[tuple[Kind, str], ...]:
    """Return the codes that are missing, or there, because of ``fault``."""
    match fault.problem:
        case Problem.HALF_LINK:
            return (Kind.LINK, ""), (Kind.IMAGE, "")
        case Problem.ALONE if fault.name[0] == "`":
            return ((Kind.CODE, ""),)
        case Problem.ALONE:
            return tuple((Kind.EMPHASIS, name) for name in _MARKERS.get(fault.name, ("em", "strong")))
        case _:
            return (Kind.TAG, fault.name), (Kind.NUMBER, fault.name)


def _matters(fault: Fault, missing: Collection[tuple[Kind, str]]) -> bool:
    """Whether a fault is one. A lone marker or bracket can be text, unless a code of its kind is missing."""
    is_text = fault.problem in (Problem.ALONE, Problem.HALF_LINK) and fault.name != "**"
    return not is_text or any(name in missing for name in _spoils(fault))
