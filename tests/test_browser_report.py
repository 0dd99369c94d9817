"""The report for reviewers in a real browser: clicks, keys, accessibility, languages, paper, and whatever was typed."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.waivers import waivers
from pipeline.errors import CatalogError
from pipeline.model import WAIVER_COLUMNS
from pipeline.reports.wording import WORDS
from tests.browsing import looked
from tests.sample_catalogs import in_its_time
from tests.sample_findings import HARM, harmful, many, report_page

FEW = many(50)
UNREAD = CatalogError("<b>no</b> text", path="po/es/a.po", line=3, remedy="mend it")


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the browser saw of the reports."""
    folder = tmp_path_factory.mktemp("reports")
    for name, findings in (("few", FEW), ("many", many(10_000)), ("harm", harmful())):
        (folder / f"{name}.html").write_bytes(report_page(findings).encode("utf-8"))
    (folder / "none.html").write_bytes(report_page([], UNREAD).encode("utf-8"))
    return looked("report.mjs", folder)


@pytest.mark.parametrize("page", ["few", "harmful", "none"])
def test_no_accessibility_violation_in_any_width_light_or_dark(seen: dict[str, Any], page: str) -> None:
    views = seen[page]["views"]
    assert len(views) == (6 if page == "few" else 4)
    for view in views:
        assert view["violations"] == [], view
        assert view["undecided"] == [], view
        assert view["overflow"] == 0, view
    assert len({view["background"] for view in views}) == 2


@pytest.mark.parametrize(
    "page", ["many", "few", "harmful", "filters", "finding", "keys", "harm", "print", "none", "withoutScript"]
)
def test_a_report_asks_for_nothing_and_has_no_complaint(seen: dict[str, Any], page: str) -> None:
    assert all(request.startswith("file:") and request.endswith(".html") for request in seen[page]["requests"])
    assert seen[page]["messages"] == []


def test_of_ten_thousand_findings_few_are_made_at_first_and_the_others_come_as_one_reads(seen: dict[str, Any]) -> None:
    assert seen["many"]["all"] == "10,000 findings"
    assert seen["many"]["first"] == 40
    assert seen["many"]["page"] == 40
    assert seen["many"]["more"]
    assert seen["many"]["elements"] < 6000


def test_findings_are_filtered_searched_and_grouped(seen: dict[str, Any]) -> None:
    told = seen["filters"]
    assert told["all"] == told["reset"] == "50 findings"
    assert told["groups"] == ["source_texts/en/guide-000.md", "source_texts/en/guide-001.md"]
    assert told["errors"] == told["spanishErrors"] == "17 of 50 findings"
    assert told["badges"] == ["Error"]
    assert told["rule"] == "8 of 50 findings"
    assert told["document"] == "10 of 50 findings"
    assert told["search"] == "1 of 50 findings"
    assert told["found"] == ["“heritage” is not “patrimonio” here, number 7"]
    assert told["none"].startswith("No finding matches")
    assert told["byRule"] == sorted({finding.rule for finding in FEW})
    assert told["byLanguage"] == ["English", "español", "português (Brasil)"]


def test_a_finding_shows_its_texts_with_what_is_meant_marked(seen: dict[str, Any]) -> None:
    told = seen["finding"]
    about = " ".join(told["about"].split())
    assert about.startswith("Error term-missing T000 to be confirmed po/es/guide-000.md.po:10")
    assert "in source_texts/en/guide-000.md:5 paragraph · Guide › Part 0" in about
    assert told["texts"] == [FEW[0].previous, FEW[0].source, FEW[0].target, "patrimonioCopy"]
    assert (told["removed"], told["added"]) == (["night"], ["evening"])
    assert told["marks"] == ["heritage", "herencia"]
    assert told["languages"][:2] == ["", "es"]
    assert told["fuzzy"] == sum(finding.fuzzy for finding in FEW)


def test_advice_and_waivers_can_be_copied_and_are_what_museotext_reads(seen: dict[str, Any]) -> None:
    told = seen["finding"]
    assert told["copied"] == "patrimonio"
    assert told["says"] == "Copied"
    (waiver,) = waivers([told["comment"].removeprefix("#") + "a reason"])
    assert (waiver.rule, waiver.concept, waiver.reason) == (FEW[0].rule, FEW[0].concept, "a reason")
    (row,) = csv.DictReader(io.StringIO(told["row"]), fieldnames=WAIVER_COLUMNS)
    assert row == {
        "rule": FEW[0].rule,
        "concept": FEW[0].concept,
        "lang": "es",
        "document": FEW[0].document,
        "source": FEW[0].source,
        "target": FEW[0].target,
        "reason": "",
    }
    assert told["waiversOfSource"] == 1
    assert told["rule"] == ["What it finds", "Why it matters", "Example", "What to do", "How to waive"]


def test_keys_lead_from_finding_to_finding_and_can_be_switched_off(seen: dict[str, Any]) -> None:
    told = seen["keys"]
    numbers = {
        name: int(str(told[name]).rsplit(" ", 1)[1]) for name in ("first", "second", "back", "stays", "nextGroup")
    }
    order = [int(one.message.rsplit(" ", 1)[1]) for one in sorted(FEW[:40], key=lambda one: (one.path, one.line))]
    assert [numbers[name] for name in ("first", "second", "back", "stays")] == [*order[:2], order[0], order[0]]
    assert numbers["nextGroup"] >= 40
    assert told["inSight"]
    assert told["previousGroup"].endswith(f"number {order[-1]}")
    assert told["search"] == "search"
    assert told["typed"] == "j/k"
    assert told["off"]
    assert not told["remembered"]
    assert told["toggled"]


def named(text: str) -> str:
    """Return a text as the page shows it: what is not to be seen is named, line breaks are elements."""
    shown = re.sub(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ue000-\uf8ff\ud800-\udfff]",
        lambda match: f"U+{ord(match[0]):04X}",
        text,
    )
    return shown.replace("\n", "")


def test_whatever_was_typed_arrives_as_text(seen: dict[str, Any]) -> None:
    told = seen["harm"]
    assert told["title"] == "Findings · Museo de prueba"
    assert (told["scripts"], told["images"]) == (2, 0)
    assert sorted(told["messages_"]) == sorted(map(named, HARM))
    marks = [named(part) for at, text in enumerate(HARM) for part in ((text,) if at % 2 == 0 else (text, text[1:3]))]
    assert sorted(told["targets"]) == sorted(marks)
    assert not told["unnamed"]


def test_the_page_speaks_the_readers_language(seen: dict[str, Any]) -> None:
    told = seen["languages"]
    assert {locale: told[locale]["heading"] for locale in ("en-GB", "es-MX", "pt-PT", "pt-BR", "fr-FR")} == {
        "en-GB": "Findings",
        "es-MX": "Observaciones",
        "pt-PT": "Apontamentos",
        "pt-BR": "Apontamentos",
        "fr-FR": "Findings",
    }
    assert told["es-MX"]["lang"] == ["es", "es"]
    assert told["pt-PT"]["lang"] == ["pt-BR", "pt-BR"]
    assert told["es-MX"]["title"] == "Observaciones · Museo de prueba"
    assert told["pt-BR"]["shown"] == "50 apontamentos"
    assert told["chosen"] == {
        "heading": "Observaciones",
        "remembered": "Observaciones",
        "messages": [],
        "requests": told["chosen"]["requests"],
    }


def test_every_language_has_the_same_words() -> None:
    assert {tuple(words) for words in WORDS.values()} == {tuple(WORDS["en"])}
    for words in WORDS.values():
        assert all(words[name].count("{}") == text.count("{}") for name, text in WORDS["en"].items())


def test_on_paper_every_finding_that_was_filtered_is_there(seen: dict[str, Any]) -> None:
    told = seen["print"]
    wanted = sum(finding.concept == "T089" for finding in many(10_000))
    assert told["articles"] == wanted == 111
    assert told["shown"] == "111 of 10,000 findings"
    assert told["visible"]
    assert not told["filters"]
    assert told["background"] == "rgb(255, 255, 255)"
    assert told["whole"] == "avoid"
    assert told["restored"]


def test_no_findings_are_said_and_nothing_is_offered_to_filter(seen: dict[str, Any]) -> None:
    assert seen["none"]["tally"] == "No findings"
    assert not seen["none"]["filters"]
    assert seen["none"]["unread"] == ["po/es/a.po:3: <b>no</b> text; mend it"]


def test_without_scripts_the_page_says_what_to_do(seen: dict[str, Any]) -> None:
    assert "museotext check" in seen["withoutScript"]["says"]


DATA = re.compile(r'<script type="application/json" id="data">([^<]*)</script>')


@in_its_time
@given(st.text(max_size=60) | st.sampled_from(HARM))
def test_the_data_is_json_that_no_text_can_leave(text: str) -> None:
    harmed = replace(FEW[0], source=text, target=text, message=text, source_span=None, target_span=(0, len(text)))
    page = report_page([harmed])
    (data,) = DATA.findall(page)
    (finding,) = json.loads(data)["findings"]
    assert finding["message"] == text
    assert finding.get("source", "") == text
    start, end = finding["target_span"]
    units = text.encode("utf-16-le", "surrogatepass")[start * 2 : end * 2]
    assert units.decode("utf-16-le", "surrogatepass") == text.encode("utf-16-le", "surrogatepass").decode(
        "utf-16-le", "surrogatepass"
    )
    assert page.count("<script") == 2
    assert page.isprintable() or all(char.isprintable() or char == "\n" for char in page)


def test_the_policy_names_the_digests_of_style_and_script() -> None:
    page = report_page(FEW[:1])
    (policy,) = re.findall('Content-Security-Policy" content="([^"]*)"', page)
    assert policy.startswith("default-src &#39;none&#39;; img-src data:; style-src &#39;sha256-")
    assert "script-src &#39;sha256-" in policy
    assert "unsafe" not in policy
    assert " style=" not in page


def test_the_same_findings_give_the_same_bytes() -> None:
    assert report_page(FEW) == report_page(list(FEW))
