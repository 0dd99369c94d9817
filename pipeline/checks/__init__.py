"""Rules that find what is wrong with a translation or a source text.

To add a check: write a module and add one line to RULES. The module of the rule
``doubled-words`` is ``doubled_words.py``. Its docstring is what ``museotext rule
doubled-words`` prints, under the headings *What it finds*, *Why it matters*,
*Example*, *What to do* and *How to waive*. It has::

    NAME = "doubled-words"
    SEVERITY = Severity.WARNING
    ON_BY_DEFAULT = False       # only for a rule that runs when somebody asks for it

and one of these functions, or several of the first four::

    def check(pair: Pair, context: Context) -> Iterator[Finding]
    def check_text(text: Text, context: Context) -> Iterator[Finding]
    def check_source(text: Text, context: Context) -> Iterator[Finding]
    def check_catalog(pairs: Sequence[Pair], context: Context) -> Iterator[Finding]
    def check_language(pairs: Sequence[Pair], context: Context) -> Iterator[Finding]
    def check_glossary(written: Written, context: Context) -> Iterator[Finding]

``check`` compares a source text with its translation. ``check_text`` reads one text on
its own and is called for every unit of a source document and for every translation;
``text.is_source`` tells them apart. ``check_source`` is called for the units of source
documents only. ``check_catalog`` reads all translations of a catalog, for what no single
one can show, ``check_language`` those of all catalogs of a language.
``check_glossary`` looks at the glossary's own files, for
``museotext glossary check``; such a rule's name begins with ``glossary-``. What several
rules need of one pair is computed once with ``context.once(function, pair)``. Cases that
show the rule at work are in ``tests/cases/checks/doubled-words.txt``.

Most translations are right, and most rules never see them: ``SIGNS = Sign.QUOTATION`` says what
a glance at a translation has to show (``pipeline.checks.signs``) before ``check`` and ``check_text``
are asked. A test looks for translations that a rule would have found something in and was not
asked about; without ``SIGNS`` it is asked about all. A module with ``check_language`` may have a
function ``common(pairs)`` that tells of each what those share that the rule has to see together,
and ``DIFFERING = "target"`` if it has nothing to say where all these have one target (or source);
without ``common``, the rule is given all of them.

A module may also say ``ON = False`` (the rule is run only where somebody asks for it),
``EXACT = True`` (its fixes leave no doubt, so that a mended entry stays approved) and
``FINAL = True`` (what it finds is all there is to say of a translation: the rules after it
in RULES are silent).
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from importlib import import_module
from typing import TYPE_CHECKING

from pipeline.checks.context import Context
from pipeline.checks.glance import ALL, ANYTHING, TERMS, glances
from pipeline.checks.pair import Pair, Text
from pipeline.checks.terms import NOTHING, read_pair, read_pairs
from pipeline.errors import SettingsError
from pipeline.model import Finding, Severity

if TYPE_CHECKING:
    from pipeline.checks.glossary_reading import Written

__all__ = [
    "GLOSSARY_RULES",
    "LANGUAGE_RULES",
    "RULES",
    "TEXT_RULES",
    "Context",
    "Pair",
    "Rule",
    "Text",
    "check_catalog",
    "check_language",
    "check_pair",
    "check_pairs",
    "check_source",
    "check_written",
    "documentation",
    "nearest",
    "rule",
    "unknown",
]

RULES = (
    "markup-lost",
    "markup-broken",
    "placeholder-changed",
    "reading-speed",
    "line-length",
    "untranslated-copy",
    "target-language",
    "term-missing",
    "term-forbidden",
    "term-deprecated",
    "term-region",
    "term-case",
    "catalog-region",
    "number-lost",
    "number-format",
    "number-spacing",
    "ordinal-form",
    "currency-changed",
    "date-changed",
    "date-impossible",
    "date-form",
    "address-changed",
    "quotation-marks",
    "inverted-marks",
    "bracket-pairs",
    "final-punctuation",
    "punctuation-spacing",
    "edge-spaces",
    "doubled-words",
    "source-language",
    "bracket-spacing",
    "doubled-spaces",
    "language-mixture",
    "private-note",
    "former-spelling",
    "word-case",
    "sentence-case",
    "heading-case",
    "acronym-lost",
    "length-limit",
    "length-unlikely",
    "inclusive-form",
    "two-translations",
    "shared-translation",
    "spelling",
    "glossary-invalid",
    "glossary-untidy",
    "glossary-preferred-missing",
    "glossary-ambiguous",
    "glossary-contradiction",
    "glossary-collision",
    "glossary-acronym-alone",
    "glossary-region",
    "waiver-without-reason",
    "waiver-unknown-rule",
    "waiver-unused",
    "waiver-stale",
)
"""The names of all rules, in the order they are run and listed."""

GLOSSARY_RULES = tuple(name for name in RULES if name.startswith("glossary-"))
"""Those that look at the glossary itself."""

TEXT_RULES = tuple(name for name in RULES if name not in GLOSSARY_RULES)
"""Those that look at source texts and translations."""

LANGUAGE_RULES = ("two-translations", "shared-translation", "spelling")
"""Those of them that look at all catalogs of a language together."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as its module declares it."""

    name: str
    severity: Severity
    check: Callable[[Pair, Context], Iterator[Finding]] | None
    """Compares a source text with its translation; None if the rule does not."""
    check_text: Callable[[Text, Context], Iterator[Finding]] | None
    """Reads one text on its own; None if the rule does not."""
    check_source: Callable[[Text, Context], Iterator[Finding]] | None
    """Reads one unit of a source document; None if the rule does not."""
    check_catalog: Callable[[Sequence[Pair], Context], Iterator[Finding]] | None
    """Reads all translations of a catalog; None if the rule does not."""
    check_language: Callable[[Sequence[Pair], Context], Iterator[Finding]] | None
    """Reads the translations of all catalogs of a language; None if the rule does not."""
    common: Callable[[Sequence[Pair]], Sequence[bytes]] | None
    """What each translation has in common with those that such a rule compares; None if it has to see all of them."""
    differing: str
    """``source`` or ``target``: which text of those is not the same in all, where it has something to say."""
    check_glossary: Callable[[Written, Context], Iterator[Finding]] | None
    """Looks at the glossary itself; None if the rule does not."""
    exact: bool = False
    """Whether its fixes leave no doubt, so that a mended entry needs no second look."""
    final: bool = False
    """Whether its findings silence the rules after it: a text left untranslated is reported once, not by ten rules."""
    on_by_default: bool = True
    """Whether it runs when nobody selected it or gave it a severity."""
    signs: int = ANYTHING
    """What a glance at a translation has to show before it is asked (Sign); 0 for a rule that reads no single one."""
    given: Severity | None = None
    """What the workspace's settings have its findings weigh; None: what the rule itself says."""

    def weighed(self, findings: Iterable[Finding]) -> Iterable[Finding]:
        """Return findings of this rule with the weight that the settings give them.

        One that the rule itself calls lighter than its others stays lighter, unless the
        settings make all of them as light.
        """
        if self.given is None:
            return findings
        return (replace(one, severity=self._weight(one.severity, self.given)) for one in findings)

    def _weight(self, own: Severity, given: Severity) -> Severity:
        return given if own.lightness <= self.severity.lightness else max(own, given, key=lambda one: one.lightness)


def rule(name: str) -> Rule:
    """Return the rule called ``name``; its module is loaded on first use.

    Raises SettingsError, with the nearest name there is, when there is no such rule.
    """
    module = import_module(_module(name))
    return Rule(
        name=module.NAME,
        severity=module.SEVERITY,
        check=getattr(module, "check", None),
        check_text=getattr(module, "check_text", None),
        check_source=getattr(module, "check_source", None),
        check_catalog=getattr(module, "check_catalog", None),
        check_language=getattr(module, "check_language", None),
        common=getattr(module, "common", None),
        differing=getattr(module, "DIFFERING", ""),
        check_glossary=getattr(module, "check_glossary", None),
        on_by_default=getattr(module, "ON_BY_DEFAULT", True),
        exact=getattr(module, "EXACT", False),
        final=getattr(module, "FINAL", False),
        signs=int(getattr(module, "SIGNS", ANYTHING)) if {"check", "check_text"} & vars(module).keys() else 0,
    )


def documentation(name: str) -> str:
    """Return what the rule called ``name`` finds, why, and what to do, as Markdown text.

    Raises SettingsError, with the nearest name there is, when there is no such rule.
    """
    return inspect.cleandoc(import_module(_module(name)).__doc__ or "")


def check_pair(pair: Pair, context: Context, rules: Iterable[Rule]) -> list[Finding]:
    """Return what ``rules``, in their order, find in a translation, up to a finding that is final."""
    return check_pairs([pair], context, rules)[0]


def check_pairs(pairs: Sequence[Pair], context: Context, rules: Iterable[Rule]) -> list[list[Finding]]:
    """Return the same of many translations, best of all of a catalog: a glance at all of them costs the least."""
    rules = tuple(rules)
    seen = glances(pairs, context) if context.needs_glance(rules) else [ALL] * len(pairs)
    if context.glossary is not None and context.glossary.concepts and any(one.signs & TERMS for one in rules):
        return _with_terms(pairs, seen, context, rules)
    asked = (context.asked(rules, signs) for signs in seen)
    return [_found(pair, context, its) if its else [] for pair, its in zip(pairs, asked, strict=True)]


def _with_terms(
    pairs: Sequence[Pair], seen: Iterable[int], context: Context, rules: tuple[Rule, ...]
) -> list[list[Finding]]:
    """Return the same where there is a glossary: its rules are asked only where it has something to say."""
    found: list[list[Finding]] = []
    for pair, signs, reading in zip(pairs, seen, read_pairs(pairs, context), strict=True):
        its = context.asked(rules, signs & ~TERMS if reading is NOTHING else signs)
        if its:
            context.know(read_pair, pair, reading)
        found.append(_found(pair, context, its) if its else [])
    return found


def _found(pair: Pair, context: Context, rules: Iterable[Rule]) -> list[Finding]:
    findings: list[Finding] = []
    for one in rules:
        before = len(findings)
        if one.check is not None:
            findings += one.weighed(one.check(pair, context))
        if one.check_text is not None:
            findings += one.weighed(one.check_text(pair.translation, context))
        if one.final and len(findings) > before:
            break
    return findings


def check_catalog(pairs: Sequence[Pair], context: Context, rules: Iterable[Rule]) -> list[Finding]:
    """Return what ``rules`` find in the translations of one catalog taken together."""
    return [
        found
        for one in rules
        if one.check_catalog is not None
        for found in one.weighed(one.check_catalog(pairs, context))
    ]


def check_language(pairs: Sequence[Pair], context: Context, rules: Iterable[Rule]) -> list[Finding]:
    """Return what ``rules`` find in the translations of all catalogs of one language taken together."""
    return [found for one in rules if one.check_language is not None for found in one.check_language(pairs, context)]


def check_source(text: Text, context: Context, rules: Iterable[Rule]) -> list[Finding]:
    """Return what ``rules`` find in a unit of a source document."""
    return [
        found
        for one in rules
        for check in (one.check_text, one.check_source)
        if check is not None
        for found in one.weighed(check(text, context))
    ]


def check_written(written: Written, context: Context, rules: Iterable[Rule]) -> list[Finding]:
    """Return what ``rules`` find in the glossary itself."""
    return [
        found
        for one in rules
        if one.check_glossary is not None
        for found in one.weighed(one.check_glossary(written, context))
    ]


def nearest(name: str) -> str:
    """Return the rule, or the family of rules (``term-*``), whose name is most like ``name``; empty when none is."""
    families = {f"{one.partition('-')[0]}-*" for one in RULES} if "*" in name else set()
    return next(iter(get_close_matches(name, [*RULES, *sorted(families)], n=1)), "")


def unknown(name: str) -> SettingsError:
    """Return the error that says that no rule is called ``name``, with the nearest that is."""
    near = nearest(name)
    remedy = f"did you mean {near}?" if near else "see the names with 'museotext rule'"
    return SettingsError(f"there is no rule called {name!r}", remedy=remedy)


def _module(name: str) -> str:
    if name not in RULES:
        raise unknown(name)
    return f"{__name__}.{name.replace('-', '_')}"
