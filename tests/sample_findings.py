"""Findings for tests of reports: many that could be, and a few that somebody wrote to do harm."""

from __future__ import annotations

from dataclasses import replace

from pipeline.cli.reporting import explained
from pipeline.errors import MuseotextError
from pipeline.model import Finding, Severity
from pipeline.reports import About, RuleText, render

HARM = [
    "</script><script>document.title='harm'</script>",
    "<img src=x onerror=\"document.title='harm'\">",
    "<!--<script>",
    "{{ 7 * 7 }} ${7 * 7} &lt;b&gt; \\u003cb\\u003e",
    "javascript:document.title='harm'",
    "a\x00\x07\x1b[31m\x7f\x9b b",
    "left \u202eright\u202c \u2066isolated\u2069 \u200b\u00ad\ufeff end",
    "two\nlines\u2028and\u2029more\r\n",
    "no\u00a0break\u202fspace",
    "astral 😀 \U000e0041 and lone \ud800 surrogates \udc00",
    "quotes \" and ' and ` and =cmd()",
]
"""What a translator could type, each of them to arrive as text."""

_SOURCE = "The museum keeps its heritage for everybody, and shows what {} rooms hold until the evening of each day."
_TARGET = "El museo guarda su herencia para todos y muestra lo que hay en {} salas hasta la tarde de cada día."
_RULES = ("term-missing", "doubled-words", "markup-lost", "term-case", "untranslated-copy", "target-language")
_LANGUAGES = ("es", "pt_BR", "en")


def many(number: int) -> list[Finding]:
    """Return findings in a document for every forty, of several rules, languages and severities."""
    return [_finding(place) for place in range(number)]


def _finding(place: int) -> Finding:
    document = f"source_texts/en/guide-{place // 40:03}.md"
    language = _LANGUAGES[place % 3]
    source, target = _SOURCE.format(place), _TARGET.format(place)
    is_source = language == "en"
    start = target.index("herencia")
    return Finding(
        _RULES[place % len(_RULES)],
        tuple(Severity)[place % 3],
        f"“heritage” is not “patrimonio” here, number {place}",
        document if is_source else f"po/{language}/guide-{place // 40:03}.md.po",
        10 + place,
        language,
        source,
        "" if is_source else target,
        (21, 29),
        None if is_source else (start, start + 8),
        f"T{place % 90:03}",
        "patrimonio",
        document,
        5 + place,
        place=f"paragraph · Guide › Part {place % 7}",
        fuzzy=place % 10 == 0 and not is_source,
        previous=source.replace("evening", "night") if place % 10 == 0 and not is_source else "",
    )


def harmful() -> list[Finding]:
    """Return a finding for each harmful text, with it in every field."""
    return [
        replace(
            _finding(1),
            rule=text,
            message=text,
            path=text,
            language="es",
            source=text,
            target=text,
            source_span=(1, 3),
            target_span=(0, len(text)),
            concept=text,
            suggestion=text,
            document=f"{text}.md",
            place=text,
            fuzzy=number % 2 == 0,
            previous=f"{text} before" if number % 2 == 0 else "",
        )
        for number, text in enumerate(HARM)
    ]


def report_page(findings: list[Finding], *failures: MuseotextError) -> str:
    """Return the report for reviewers of ``findings``, rules explained."""
    known = {finding.rule for finding in many(len(_RULES))}

    def explain(name: str) -> RuleText:
        return explained(name) if name in known else RuleText(name)

    about = About(project="Museo de prueba", failures=failures, explain=explain)
    return render("html", findings, about)
