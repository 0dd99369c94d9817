"""The report for reviewers: one web page that needs no network, to filter, search, read and print.

The findings are in the page as JSON, in a script that no browser runs; what anybody typed
gets into the page as text alone. The page shows them a few at a time, so that ten thousand
open as fast as ten. It speaks English, Spanish or Portuguese, as the reader's browser does.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.locales import bcp47, native_name
from pipeline.model import WAIVER_COLUMNS, Finding
from pipeline.pages import page
from pipeline.reports.about import About, RuleText
from pipeline.reports.display import escaped
from pipeline.reports.wording import WORDS
from pipeline.wording import wording

__all__ = ["render"]

_TEMPLATES = Path(__file__).with_name("templates")
_ALWAYS = ("rule", "message", "path", "line", "severity")
_IF_ANY = (
    *("source", "target", "concept", "suggestion", "document", "document_line", "counts_units"),
    *("place", "fuzzy", "previous"),
)
_IN_SCRIPT = str.maketrans({"<": r"\u003c", ">": r"\u003e", "&": r"\u0026"})
"""What could end a script, or begin a comment in one (HTML, 4.12.1.3)."""


def render(findings: Sequence[Finding], about: About) -> str:
    """Return the page with all findings, in the order of their files and lines."""
    ordered = sorted(findings, key=lambda finding: (finding.path, finding.line))
    rules = {name: _rule(about.explain(name)) for name in sorted({finding.rule for finding in ordered})}
    languages = {bcp47(one): native_name(one) for one in sorted({finding.language for finding in ordered} - {""})}
    told = [f'"words": {_json(dict(WORDS))}', f'"rules": {_json(rules)}', f'"languages": {_json(languages)}']
    told += [f'"names": {_json({tag: native_name(tag.replace("-", "_")) for tag in WORDS})}']
    told += [f'"columns": {_json(WAIVER_COLUMNS)}']
    listed = ",\n".join(_json(_finding(finding)) for finding in ordered)
    return page(
        _TEMPLATES,
        "findings.html",
        styles=("base.css", "findings.css"),
        scripts=("findings.js",),
        language="en",
        words=wording("en"),
        texts=WORDS["en"],
        names={tag: native_name(tag.replace("-", "_")) for tag in WORDS},
        project=escaped(about.project),
        failures=[escaped(str(failure)) for failure in about.failures],
        data=f'{{{", ".join(told)}, "findings": [\n{listed}\n]}}',
    )


def _rule(rule: RuleText) -> dict[str, str]:
    return {"title": rule.title, "text": rule.text}


def _finding(finding: Finding) -> dict[str, Any]:
    """Return what the page shows of a finding, without what is empty; places count UTF-16 units, as scripts do."""
    told: dict[str, Any] = {name: getattr(finding, name) for name in _ALWAYS}
    told |= {name: value for name in _IF_ANY if (value := getattr(finding, name))}
    told["language"] = bcp47(finding.language)
    told["lang"] = finding.language
    for text, span in (("source", finding.source_span), ("target", finding.target_span)):
        if span is not None:
            told[f"{text}_span"] = [_utf16_length(getattr(finding, text)[:place]) for place in span]
    return told


def _utf16_length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _json(value: object) -> str:
    """Return ``value`` as JSON that can stand in a script element of a page."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPT)
    return escaped(text, lambda char: json.dumps(char).strip('"'))
