"""The reports that other programs read, each by the rules of its own format."""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import CatalogError, MuseotextError
from pipeline.model import Finding, Severity
from pipeline.reports import About, render
from pipeline.reports.data import schema
from tests.sample_catalogs import in_its_time
from tests.test_reports import HOSTILE, LOST, SOURCE, TERM
from tests.workspaces import complete, museotext_in

OFFICIAL = Path(__file__).with_name("browser") / "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
PLACED = replace(TERM, region=(7, 17, 7, 23), place="list item · Rules › Dates", suggestion="patrimonio")
OFFICE = replace(
    SOURCE, path="source_texts/en/a b.docx", document="source_texts/en/a b.docx", document_line=3, counts_units=True
)
NOTE = replace(LOST, severity=Severity.NOTE, path="po/es/ñandú.md.po", line=2)
ALL = [LOST, PLACED, SOURCE, OFFICE, NOTE]

REPORT = jsonschema.Draft202012Validator(schema())
LINE = jsonschema.Draft202012Validator({"$ref": "#/$defs/finding", "$defs": schema()["$defs"]})

texts = st.text(max_size=30) | st.sampled_from(["</failure>]]>", "::error::x", "a,b:c%0A", "\n::set-output", HOSTILE])


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    """A finding with whatever somebody could have typed in each of its texts."""
    source, target = draw(texts), draw(texts)
    spans = [draw(st.none() | st.tuples(st.integers(0, len(text)), st.just(len(text)))) for text in (source, target)]
    return Finding(
        draw(st.sampled_from(["markup-lost", "term-missing"])),
        draw(st.sampled_from(Severity)),
        draw(texts),
        draw(texts),
        draw(st.integers(1, 99)),
        draw(texts),
        source,
        target,
        spans[0],
        spans[1],
        draw(texts),
        draw(texts),
        draw(texts),
        draw(st.integers(0, 99)),
        draw(st.booleans()),
        draw(st.none() | st.just((1, 2, 1, 5)) | st.just((1, 2, 3, 1))),
        draw(texts),
        draw(st.booleans()),
        draw(texts),
    )


def explained(about: About) -> About:
    from pipeline.cli.reporting import explained as explain  # noqa: PLC0415  (what the commands give)

    return replace(about, explain=explain, version="1.0")


# JSON, JSON Lines and their schema


def test_the_schema_is_one_and_describes_every_field() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    described = schema()["$defs"]["finding"]
    names = {*(field.name for field in fields(Finding)), "fingerprint"}
    assert set(described["properties"]) == set(described["required"]) == names


@in_its_time
@given(st.lists(findings(), max_size=3))
def test_json_and_its_lines_are_valid_by_the_schema(found: list[Finding]) -> None:
    report = json.loads(render("json", found))
    REPORT.validate(report)
    lines = render("jsonl", found).splitlines()
    assert [json.loads(line) for line in lines] == report["findings"]
    for line in lines:
        LINE.validate(json.loads(line))


@pytest.mark.parametrize(
    "damage",
    [
        {"severity": "fatal"},
        {"line": 0},
        {"target_span": [1]},
        {"target_span": [1, 2, 3]},
        {"region": [1, 2, 3]},
        {"fingerprint": "x"},
        {"fuzzy": "no"},
    ],
)
def test_the_schema_refuses_what_is_no_finding(damage: dict[str, Any]) -> None:
    report = json.loads(render("json", [PLACED]))
    REPORT.validate(report)
    report["findings"][0] |= damage
    with pytest.raises(jsonschema.ValidationError):
        REPORT.validate(report)


def test_the_command_prints_the_schema_anywhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert museotext_in(tmp_path, "check", "--schema") == 0
    assert json.loads(capsys.readouterr().out) == schema()


# A line for each finding


def test_the_concise_report_has_a_line_for_each_finding_by_place() -> None:
    later = replace(PLACED, region=(7, 30, 7, 31), severity=Severity.WARNING, concept="", suggestion="")
    assert render("concise", [SOURCE, later, LOST, PLACED]) == (
        "po/es/about.html.po:7:17: error term-missing: “heritage” is “patrimonio” (T012)\n"
        "po/es/about.html.po:7:30: warning term-missing: “heritage” is “patrimonio”\n"
        "po/es/about.html.po:31: error markup-lost: the translation lacks the tag <em>; write “<em>…</em>”\n"
        "source_texts/en/about.html:3: warning doubled-words: “the” stands twice\n"
    )


@in_its_time
@given(st.lists(findings(), max_size=4))
def test_a_finding_never_takes_more_than_its_line(found: list[Finding]) -> None:
    for name in ("concise", "github", "jsonl"):
        assert render(name, found).count("\n") == len(found)


# GitHub


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Read workflow commands as GitHub's runner does."""

    def plain(value: str) -> str:
        return (
            value.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":").replace("%2C", ",").replace("%25", "%")
        )

    read = []
    for line in text.splitlines():
        match = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
        assert match, line
        properties = dict(one.split("=", 1) for one in match[2].split(","))
        read.append((match[1], {key: plain(value) for key, value in properties.items()}, plain(match[3])))
    return read


def test_github_is_told_severity_place_and_what_to_write() -> None:
    error, term, warning, _, notice = commands(render("github", ALL))
    assert error[:2] == ("error", {"file": "po/es/about.html.po", "line": "31", "title": "markup-lost"})
    assert error[2].split("\n") == [
        "the translation lacks the tag <em>",
        "source: See the <em>rules</em>.",
        "write: <em>…</em>",
    ]
    assert term[1] == {
        "file": "po/es/about.html.po",
        "line": "7",
        "endLine": "7",
        "col": "17",
        "endColumn": "23",
        "title": "term-missing",
    }
    assert warning[0] == "warning"
    assert notice[0] == "notice"


def test_columns_of_several_lines_are_left_out_for_github() -> None:
    ((_, properties, _),) = commands(render("github", [replace(PLACED, region=(7, 17, 9, 2))]))
    assert (properties["line"], properties["endLine"]) == ("7", "9")
    assert "col" not in properties


@in_its_time
@given(findings())
def test_no_text_can_break_out_of_its_command(finding: Finding) -> None:
    ((_, properties, message),) = commands(render("github", [replace(finding, path="a:b,c%3A.po")]))
    assert properties["file"] == "a:b,c%3A.po"
    assert set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
    assert properties["title"] == finding.rule
    assert finding.suggestion != "a,b:c%0A" or "write: a,b:c%0A" in message


# JUnit


def test_junit_has_a_case_for_each_file_and_fails_those_with_errors_and_warnings() -> None:
    about = About(files=("po/es/about.html.po", "po/es/clean.md.po", "source_texts/en/about.html"))
    root = ElementTree.fromstring(render("junit", ALL, about))
    (suite,) = root
    cases = {(case.get("classname"), case.get("name")): case for case in suite.iter("testcase")}
    failures = {names: case.find("failure") for names, case in cases.items()}
    assert {names: failure is not None for names, failure in failures.items()} == {
        ("po.es", "about.html.po"): True,
        ("po.es", "clean.md.po"): False,
        ("po.es", "ñandú.md.po"): False,
        ("source_texts.en", "a b.docx"): True,
        ("source_texts.en", "about.html"): True,
    }
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("5", "3", "0")
    failure = failures["po.es", "about.html.po"]
    assert failure is not None
    assert (failure.get("type"), failure.get("message")) == ("error", "2 errors")
    assert str(failure.text).splitlines()[0].startswith("po/es/about.html.po:7:17: error term-missing")
    assert "note markup-lost" in str(suite.findtext("system-out"))


FAILURES = (
    CatalogError("a text has no closing quotation mark", path="po/es/a.po", line=3, remedy="mend <it> :: %"),
    MuseotextError("is \x1b nowhere"),
)


def test_what_could_not_be_read_is_told_where_nothing_would_be_known(official: jsonschema.protocols.Validator) -> None:
    about = explained(About(files=("po/es/b.po",), failures=FAILURES))
    report = json.loads(render("sarif", [LOST], about))
    official.validate(report)
    (invocation,) = report["runs"][0]["invocations"]
    assert not invocation["executionSuccessful"]
    first, second = invocation["toolExecutionNotifications"]
    assert first["message"]["text"] == str(FAILURES[0])
    assert first["locations"][0]["physicalLocation"]["region"] == {"startLine": 3}
    assert "locations" not in second
    assert sarif([LOST])["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]
    (suite,) = ElementTree.fromstring(render("junit", [LOST], about))
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("4", "1", "2")
    errors = {case.get("name"): case.find("error") for case in suite.iter("testcase")}
    assert errors["b.po"] is None
    assert errors["a.po"] is not None
    assert errors["a.po"].text == str(FAILURES[0])
    unreadable, nowhere, lost = commands(render("github", [LOST], about))
    assert unreadable == ("error", {"file": "po/es/a.po", "line": "3", "title": "unreadable"}, str(FAILURES[0]))
    assert nowhere[1] == {"title": "unreadable"}
    assert lost[1]["title"] == "markup-lost"
    page = render("html", [LOST], about)
    assert "<code>po/es/a.po:3: a text has no closing quotation mark; mend &lt;it&gt; :: %</code>" in page
    assert 'id="failures"' not in render("html", [LOST], About())


def test_junit_fails_from_the_severity_on_that_the_check_fails_from() -> None:
    def failures(fail_on: Severity | None) -> int:
        return render("junit", ALL, About(fail_on=fail_on)).count("<failure ")

    assert [failures(one) for one in (Severity.NOTE, Severity.WARNING, Severity.ERROR, None)] == [4, 3, 1, 0]


CHILDREN = {
    "testsuites": ["testsuite"],
    "testsuite": ["properties", "testcase", "system-out", "system-err"],
    "testcase": ["failure"],
}
ATTRIBUTES = {
    "testsuite": {"id", "name", "package", "tests", "failures", "errors", "skipped", "time", "timestamp", "hostname"},
    "testcase": {"name", "classname", "time"},
    "failure": {"type", "message"},
}


@in_its_time
@given(st.lists(findings(), max_size=4))
def test_junit_has_what_both_schemas_ask_for_whatever_the_texts_are(found: list[Finding]) -> None:
    """The elements, their order and their attributes, as ``JUnit.xsd`` and ``junit-10.xsd`` have them."""
    root = ElementTree.fromstring(render("junit", found))
    for element in root.iter():
        names = [child.tag for child in element]
        assert names == sorted(names, key=CHILDREN.get(element.tag, []).index)
        assert names.count("failure") <= 1
        assert set(element.attrib) == ATTRIBUTES.get(element.tag, set())
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", str(root[0].get("timestamp")))
    assert len(root.findall("*/testcase")) == len({finding.path for finding in found})


# SARIF


@pytest.fixture(scope="module")
def official() -> jsonschema.protocols.Validator:
    """The schema of SARIF 2.1.0, which comes with the packages of the browser tests."""
    if not OFFICIAL.is_file():
        pytest.skip("needs the schema of SARIF: run npm ci in tests/browser")
    return jsonschema.Draft4Validator(
        json.loads(OFFICIAL.read_text("utf-8")), format_checker=jsonschema.FormatChecker()
    )


def sarif(found: list[Finding], about: About | None = None) -> dict[str, Any]:
    (run,) = json.loads(render("sarif", found, explained(about or About())))["runs"]
    read: dict[str, Any] = run
    return read


@in_its_time
@given(found=st.lists(findings(), max_size=3))
def test_sarif_is_valid_by_its_official_schema(official: jsonschema.protocols.Validator, found: list[Finding]) -> None:
    official.validate(json.loads(render("sarif", [*ALL, *found], explained(About(files=("a b.po",))))))


def test_the_official_schema_refuses_what_is_not_sarif(official: jsonschema.protocols.Validator) -> None:
    report = json.loads(render("sarif", ALL))
    report["runs"][0]["results"][0]["level"] = "fatal"
    assert not official.is_valid(report)


def test_sarif_gives_the_place_in_the_catalog_and_in_the_document() -> None:
    lost, term, source, office, _ = sarif(ALL)["results"]
    assert lost["level"] == "error"
    assert lost["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "po/es/about.html.po", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 31},
            }
        }
    ]
    assert term["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 7,
        "startColumn": 17,
        "endLine": 7,
        "endColumn": 23,
        "snippet": {"text": "reglas"},
    }
    (related,) = term["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "about.html"
    assert related["physicalLocation"]["region"]["startLine"] == 12
    assert related["message"]["text"] == "the source text: list item · Rules › Dates"
    assert source["locations"][0]["physicalLocation"]["region"] == {"startLine": 3}
    assert "region" not in office["locations"][0]["physicalLocation"]
    assert unquote(office["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) == OFFICE.path
    in_office = replace(TERM, document="a.docx", counts_units=True)
    assert "region" not in sarif([in_office])["results"][0]["relatedLocations"][0]["physicalLocation"]


def test_sarif_explains_each_rule_with_its_documentation() -> None:
    run = sarif(ALL)
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    (missing,) = [one for one in rules if one["id"] == "term-missing"]
    assert missing["defaultConfiguration"] == {"level": "error"}
    assert "# How to waive" in missing["help"]["markdown"]
    assert missing["help"]["markdown"].startswith(missing["shortDescription"]["text"])


def test_a_fingerprint_stays_when_lines_move_and_tells_equal_findings_apart() -> None:
    def prints(found: list[Finding]) -> list[str]:
        return [result["partialFingerprints"]["museotext/v1"] for result in sarif(found)["results"]]

    moved = replace(PLACED, line=40, region=(40, 1, 40, 7), document_line=99, message="worded anew")
    assert prints([PLACED]) == prints([moved])
    assert prints([PLACED]) != prints([replace(PLACED, target="Vea las normas.")])
    assert prints([PLACED]) != prints([replace(PLACED, target_span=(0, 3))])
    first, second = prints([PLACED, moved])
    assert first != second
    assert first == prints([PLACED])[0]


def test_a_check_of_a_workspace_with_moved_lines_keeps_its_fingerprints(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = complete(tmp_path)
    path = workspace.catalog_path("rules.md", "es")
    path.write_text(path.read_text("utf-8").replace("encaje", "bordado"), "utf-8")

    def results() -> list[dict[str, Any]]:
        assert museotext_in(tmp_path, "check", "--format", "sarif", "--quiet") == 1
        found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["runs"][0]["results"]
        return found

    before = results()
    path.write_text(path.read_text("utf-8").replace("\n\n#.", "\n\n# a note\n# and another\n#.", 2), "utf-8")
    after = results()
    line = [one[0]["locations"][0]["physicalLocation"]["region"]["startLine"] for one in (before, after)]
    assert line[1] > line[0]
    assert [one["partialFingerprints"] for one in before] == [one["partialFingerprints"] for one in after]
