"""What is wrong with the inline markup of translations, so that a document is not published with it."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.catalogs import Entry
from pipeline.checks import Context, Pair, check_pair, rule
from pipeline.checks.waiver_file import Seen, Shelf
from pipeline.checks.waivers import waived
from pipeline.model import Finding, Severity, Unit

__all__ = ["MARKUP_RULES", "broken_markup"]

MARKUP_RULES = ("markup-lost", "markup-broken")
"""The rules a translation must not break to be published."""


def broken_markup(
    translations: Iterable[tuple[int, Unit, str, Entry]],
    languages: tuple[str, str],
    *,
    path: str,
    document: str,
    waivers: Shelf | None,
) -> dict[int, Finding]:
    """Return the first fault of each translation that has one and no waiver, by its unit's number.

    ``translations`` are a unit's number, the unit, its translation and the entry that it stands in;
    ``languages`` are those of source and translation; ``path`` is the catalog and ``document``
    the source text, as people name them.
    """
    context, rules = Context(languages), [rule(name) for name in MARKUP_RULES]
    shelf = waivers or Shelf(())
    broken: dict[int, Finding] = {}
    for number, unit, text, entry in translations:
        pair = Pair(unit.text, text, *languages, unit.markup, path, entry.msgstr_line, document)
        found = check_pair(pair, context, rules)
        findings = shelf.left(found, unit.text, text, language=languages[1], document=document, seen=Seen())
        for finding in waived(findings, entry, path=path, language=languages[1]):
            if finding.severity is Severity.ERROR and finding.rule in MARKUP_RULES:
                broken.setdefault(number, finding)
    return broken
