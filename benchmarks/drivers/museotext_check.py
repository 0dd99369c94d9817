"""Run every rule over every translation in a folder of Spanish catalogs: museotext."""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.catalogs import Entry, read
from pipeline.checks import RULES, Context, Pair, check_pair, rule
from pipeline.checks.waivers import waived
from pipeline.errors import CatalogError
from pipeline.glossary import read_glossary
from pipeline.model import Markup


def forms(entry: Entry) -> list[tuple[str, str]]:
    """Return each source form of an entry with its translation."""
    if entry.msgid_plural is None:
        return [(entry.msgid, entry.msgstr)]
    sources = [entry.msgid, *[entry.msgid_plural] * len(entry.msgstr_plural)]
    return list(zip(sources, entry.msgstr_plural, strict=False))


catalogs, glossary, report = map(Path, sys.argv[1:])
context = Context(("en", "es"), read_glossary(glossary))
rules = tuple(rule(name) for name in RULES)
entries = 0
findings = []
for path in sorted(catalogs.iterdir()):
    try:
        catalog = read(path.read_bytes(), path)
    except CatalogError as error:
        print(error, file=sys.stderr)
        continue
    for entry in catalog.active:
        if not entry.translated:
            continue
        entries += 1
        found = [
            finding
            for source, target in forms(entry)
            for finding in check_pair(
                Pair(source, target, "en", "es", Markup.NONE, path.name, entry.msgstr_line), context, rules
            )
        ]
        findings += waived(found, entry, path=path.name, language="es")
report.write_text(f"{entries} {len(findings)}\n" + "".join(f"{one}\n" for one in findings))
