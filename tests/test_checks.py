"""Each rule on the cases a linguist can edit: ``cases/checks/<rule>.txt``."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.checks import (
    LANGUAGE_RULES,
    RULES,
    TEXT_RULES,
    Context,
    Pair,
    Text,
    check_language,
    check_pair,
    check_source,
    documentation,
    nearest,
    rule,
)
from pipeline.checks.dictionaries import speller
from pipeline.checks.fixes import mended
from pipeline.errors import SettingsError
from pipeline.glossary import Glossary, read_glossary
from pipeline.model import Finding, Markup, Severity

CASES = Path(__file__).parent / "cases" / "checks"
LANGUAGES = ("en", "es", "pt_BR", "pt_PT")
REGIONS = (*LANGUAGES, "en_US", "es_MX")
SETTINGS = ("markup", "seconds", "kind", "limit", "flags", "inclusive")
HEADINGS = ["# What it finds", "# Why it matters", "# Example", "# What to do", "# How to waive"]
WITH_CASES = [name for name in RULES if not name.startswith(("catalog-", "term-", "waiver-", "glossary-"))]
"""The others have their cases elsewhere: they need a catalog, a glossary or a comment."""


@dataclass(frozen=True)
class Case:
    rule: str
    line: int
    good: bool
    title: str
    texts: dict[str, str]
    says: str
    write: str | None
    fixed: str | None
    finds: int

    def __str__(self) -> str:
        return f"{self.rule}.txt:{self.line} {self.title}"


def cases(path: Path) -> Iterator[Case]:
    blocks = re.finditer(r"(?m)^(good|bad): (.+)\n((?:\w+: .*\n?)+)", path.read_text("utf-8"))
    for block in blocks:
        fields = dict(line.split(": ", 1) for line in block[3].splitlines())
        line = path.read_text("utf-8")[: block.start()].count("\n") + 1
        texts = {key: value for key, value in fields.items() if key.rstrip("23456789") in (*REGIONS, *SETTINGS)}
        assert set(fields) <= {*texts, "says", "write", "fixed", "finds"}, f"{path}:{line} has a key nobody reads"
        yield Case(
            path.stem,
            line,
            block[1] == "good",
            block[2],
            texts,
            fields.get("says", ""),
            unmarked(fields["write"])[0] if "write" in fields else None,
            unmarked(fields["fixed"])[0] if "fixed" in fields else None,
            int(fields.get("finds", 1)),
        )


def unmarked(text: str) -> tuple[str, tuple[int, int] | None]:
    text = text.replace("\\n", "\n").replace("⍽", "\xa0")
    if "⟦" not in text:
        return text, None
    before, rest = text.split("⟦")
    marked, after = rest.split("⟧")
    return before + marked + after, (len(before), len(before) + len(marked))


def findings(name: str, texts: dict[str, str], *, glossary: Glossary | None = None) -> list[Finding]:
    """Return what a rule finds in a source text, or in a translation if there are two texts."""
    context = Context(LANGUAGES, glossary, inclusive=texts.get("inclusive", "any"))
    markup = Markup(texts.get("markup", "html"))
    seconds = float(texts["seconds"]) if "seconds" in texts else None
    if name in LANGUAGE_RULES:
        return check_language(list(several(texts, markup)), context, [rule(name)])
    (language, source), *others = [(key, unmarked(texts[key])[0]) for key in texts if key in REGIONS]
    if not others:
        text = Text(source, language, markup, "source_texts/a.html", 3, "a.html", 3, seconds)
        return check_source(text, context, [rule(name)])
    target_language, target = others[0]
    kind, limit = texts.get("kind", ""), int(texts["limit"]) if "limit" in texts else None
    flags = tuple(texts.get("flags", "").split())
    place = ("po/a.html.po", 7, "a.html", 3, seconds)
    pair = Pair(source, target, language, target_language, markup, *place, kind, limit, flags)
    return check_pair(pair, context, [rule(name)])


def several(texts: dict[str, str], markup: Markup) -> Iterator[Pair]:
    """Yield the pairs of a case that has several: `en:` and `es:`, then `en2:` and `es2:` …"""
    keys = [key for key in texts if key.rstrip("23456789") in LANGUAGES]
    for number, (one, other) in enumerate(zip(keys[::2], keys[1::2], strict=True), 1):
        languages = (one.rstrip("23456789"), other.rstrip("23456789"))
        yield Pair(
            unmarked(texts[one])[0],
            unmarked(texts[other])[0],
            *languages,
            markup,
            f"po/{number}.po",
            7,
            f"{number}.html",
        )


ALL = [case for name in WITH_CASES for case in cases(CASES / f"{name}.txt")]


def has_dictionaries() -> bool:
    try:
        return all(map(speller, LANGUAGES))
    except SettingsError:
        return False


@pytest.mark.parametrize("case", ALL, ids=str)
def test_case(case: Case) -> None:
    if case.rule == "spelling" and not has_dictionaries():
        pytest.skip("the spelling dictionaries are not installed: hunspell-es, -pt-br, -pt-pt, -en-gb")
    found = findings(case.rule, case.texts)
    if case.good:
        assert found == []
        return
    assert len(found) == case.finds
    assert {one.rule for one in found} == {case.rule}
    if case.fixed is not None:
        assert mended(found[0].target, found) == (case.fixed, found)
    spans = [unmarked(text)[1] for key, text in case.texts.items() if key in REGIONS]
    if case.finds == 1:
        (one,) = found
        shown = [one.source_span] if len(spans) == 1 else [one.source_span, one.target_span]
        assert all(span is None or span in shown for span in spans)
        assert case.says in ("", one.message)
        assert case.write in (None, one.suggestion)
    else:
        assert {span for span in spans if span} <= {
            span for one in found for span in (one.source_span, one.target_span)
        }


@pytest.mark.parametrize("name", WITH_CASES)
def test_every_rule_has_good_and_bad_cases_and_every_block_of_its_file_is_one(name: str) -> None:
    found = list(cases(CASES / f"{name}.txt"))
    assert {case.good for case in found} == {True, False}
    blocks = [block for block in (CASES / f"{name}.txt").read_text("utf-8").split("\n\n") if not block.startswith("#")]
    assert len(found) == len(blocks)


@pytest.mark.parametrize("name", RULES)
def test_every_rule_declares_itself_and_is_documented(name: str) -> None:
    one = rule(name)
    assert one.name == name
    assert isinstance(one.severity, Severity)
    text = documentation(name)
    title, headings = text.splitlines()[0], re.findall(r"(?m)^# .+$", text)
    assert title.endswith(".")
    assert headings == HEADINGS
    checks = (one.check, one.check_text, one.check_source, one.check_catalog, one.check_language, one.check_glossary)
    assert name.startswith("waiver-") or any(checks)


def test_a_text_left_untranslated_is_reported_once() -> None:
    rules = [rule(name) for name in TEXT_RULES]
    text = "Which of the 25 museums are open on Sundays? The museum opens at 9.30."
    for target in (text, "Which are the 26 museums that open on Mondays? They open at nine"):
        pair = Pair(text, target, "en", "es", Markup.NONE, "po/a.po", 1)
        found = check_pair(pair, Context(LANGUAGES), rules)
        assert [one.rule for one in found] in (["untranslated-copy"], ["target-language"])
    pair = Pair(text, "¿Cuáles de los 26 museos abren los lunes", "en", "es", Markup.NONE, "po/a.po", 1)
    assert {one.rule for one in check_pair(pair, Context(LANGUAGES), rules)} >= {"number-lost", "final-punctuation"}


def test_broken_markup_is_reported_of_an_untranslated_text_too() -> None:
    pair = Pair("The <b>museum</b> is open", "The <b>museum is open", "en", "es", Markup.HTML, "po/a.po", 1)
    found = check_pair(pair, Context(LANGUAGES), [rule(name) for name in TEXT_RULES])
    assert [one.rule for one in found] == ["markup-broken", "untranslated-copy"]


def test_addresses_may_have_to_be_kept() -> None:
    pair = Pair("See https://a.example/en/", "Vea https://a.example/es/", "en", "es", Markup.NONE, "po/a.po", 1)
    rules = [rule("address-changed")]
    assert check_pair(pair, Context(LANGUAGES), rules) == []
    (found,) = check_pair(pair, Context(LANGUAGES, keeps_addresses=True), rules)
    assert found.suggestion == "https://a.example/en/"


def test_an_unknown_rule_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(SettingsError, match=r"there is no rule called 'doubled-word'; did you mean doubled-words\?"):
        rule("doubled-word")
    with pytest.raises(SettingsError, match="see the names with 'museotext rule'"):
        documentation("xyz")
    assert nearest("term-mising") == "term-missing"
    assert nearest("xyz") == ""


def test_a_finding_says_where_the_text_is() -> None:
    (in_source,) = findings("doubled-words", {"en": "to the the museum"})
    assert (in_source.path, in_source.line, in_source.language) == ("source_texts/a.html", 3, "en")
    assert (in_source.source, in_source.source_span, in_source.target) == ("to the the museum", (3, 10), "")
    (in_target,) = findings("doubled-words", {"en": "to the museum", "es": "al al museo"})
    assert (in_target.path, in_target.line, in_target.language) == ("po/a.html.po", 7, "es")
    assert (in_target.source, in_target.target, in_target.target_span) == ("to the museum", "al al museo", (0, 5))
    assert (in_target.document, in_target.document_line) == ("a.html", 3)


def test_only_several_words_are_called_doubled_in_a_language_we_do_not_know() -> None:
    one = Text("nous nous sommes à Paris", "fr", Markup.NONE, "a.txt", 1)
    several = Text("dans la ville dans la ville de Paris", "fr", Markup.NONE, "a.txt", 1)
    rules = [rule("doubled-words")]
    assert check_source(one, Context(LANGUAGES), rules) == []
    assert [found.suggestion for found in check_source(several, Context(LANGUAGES), rules)] == ["dans la ville"]


def test_a_language_without_evidence_is_never_judged() -> None:
    context = Context(("en", "es", "gn"))
    text = Text("los museos y sus públicos", "gn", Markup.NONE, "a.txt", 1)
    assert check_source(text, context, [rule("source-language")]) == []
    assert check_source(text, Context(("gn",)), [rule("source-language")]) == []
    pair = Pair("the museums", "the museums", "en", "gn", Markup.NONE, "a.po", 1)
    assert check_pair(pair, context, [rule("untranslated-copy"), rule("target-language")]) == []


@pytest.fixture
def glossary(tmp_path: Path) -> Glossary:
    (tmp_path / "terms.csv").write_text(
        "concept,lang,term\n"
        "T1,en,strategic plan\nT1,es,plan estratégico\n"
        "T2,en,What about museums\nT2,es,What about museums\n",
        "utf-8",
    )
    return read_glossary(tmp_path)


def test_a_copy_of_a_term_is_found_though_it_looks_like_a_name(glossary: Glossary) -> None:
    assert findings("untranslated-copy", {"en": "Strategic Plan", "es": "Strategic Plan"}) == []
    assert len(findings("untranslated-copy", {"en": "Strategic Plan", "es": "Strategic Plan"}, glossary=glossary)) == 1


def test_a_copy_of_a_term_that_is_the_same_in_both_languages_is_none(glossary: Glossary) -> None:
    texts = {"en": "What about museums", "es": "What about museums"}
    assert len(findings("untranslated-copy", texts)) == 1
    assert findings("untranslated-copy", texts, glossary=glossary) == []


def test_a_heading_with_a_name_of_the_glossary_keeps_its_capitals(tmp_path: Path) -> None:
    rows = "concept,lang,term,status,type\nT1,en,Night of Light,preferred,name\nT1,es,Noche de Luz,preferred,name\n"
    (tmp_path / "terms.csv").write_text(rows, "utf-8")
    texts = {"en": "Programme of the Night of Light", "es": "Actos y Visitas de la Noche de Luz"}
    assert len(findings("heading-case", texts)) == 1
    assert findings("heading-case", texts, glossary=read_glossary(tmp_path)) == []


def test_a_former_spelling_of_a_term_is_left_to_the_rule_for_terms(tmp_path: Path) -> None:
    rows = "concept,lang,term,status,part_of_speech\nT1,en,collection,preferred,noun\nT1,pt,coleção,preferred,noun\n"
    (tmp_path / "terms.csv").write_text(rows, "utf-8")
    texts = {"en": "The idea of a collection", "pt_BR": "A idéia de uma colecção"}
    assert [one.suggestion for one in findings("former-spelling", texts)] == ["ideia", "coleção"]
    known = read_glossary(tmp_path)
    assert [one.suggestion for one in findings("former-spelling", texts, glossary=known)] == ["ideia"]


def test_an_acronym_of_the_glossary_is_left_to_the_rule_for_terms(tmp_path: Path) -> None:
    rows = "concept,lang,term,status,type\nT1,en,ICCROM,preferred,acronym\nT1,es,Centro de Roma,preferred,name\n"
    (tmp_path / "terms.csv").write_text(rows, "utf-8")
    texts = {"en": "A course by ICCROM", "es": "Un curso del Centro de Roma"}
    assert len(findings("acronym-lost", texts)) == 1
    assert findings("acronym-lost", texts, glossary=read_glossary(tmp_path)) == []


def test_a_reading_is_made_once_for_all_rules_of_a_pair() -> None:
    made: list[object] = []

    def reading(pair: Pair, context: Context) -> int:
        made.append(pair)
        return len(made)

    context = Context(LANGUAGES)
    one = Pair("a", "b", "en", "es", Markup.NONE, "a.po", 1)
    equal = Pair("a", "b", "en", "es", Markup.NONE, "a.po", 1)
    assert [context.once(reading, one), context.once(reading, one)] == [1, 1]
    assert [context.once(reading, equal), context.once(reading, one)] == [2, 3]


def test_what_goes_to_a_worker_can_be_pickled() -> None:
    context = Context(LANGUAGES)
    pair = Pair("<b>a a</b>", "b b", "en", "es", Markup.HTML, "a.po", 1)
    rules = [rule(name) for name in RULES]
    before = check_pair(pair, context, rules)
    again, same, its_rules = pickle.loads(pickle.dumps((pair, context, rules)))
    assert check_pair(again, same, its_rules) == before
    assert before


def test_publishing_may_run_two_rules_only() -> None:
    pair = Pair("<b>the</b> house", "la la casa", "en", "es", Markup.HTML, "a.po", 1)
    found = check_pair(pair, Context(LANGUAGES), [rule("markup-lost"), rule("markup-broken")])
    assert [one.rule for one in found] == ["markup-lost"]


def test_a_rule_may_say_that_it_runs_only_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert rule("doubled-words").on_by_default
    monkeypatch.setattr("pipeline.checks.doubled_words.ON_BY_DEFAULT", False, raising=False)
    assert not rule("doubled-words").on_by_default


def test_numbers_of_any_length_are_written_with_their_groups() -> None:
    number = "1" + ",234" * 2000
    pair = Pair(f"There are {number}.", f"Há {number}.", "en", "pt_BR", Markup.NONE, "po/a.po", 1)
    (found,) = check_pair(pair, Context(LANGUAGES), [rule("number-format")])
    assert found.suggestion == number.replace(",", ".")
    words = Pair("hundred " * 5000, "100 " * 5000, "en", "es", Markup.NONE, "po/a.po", 1)
    assert check_pair(words, Context(LANGUAGES), [rule("number-lost")]) == []
