"""The term rules, shown on cases that a linguist can read and edit (``cases/terms``)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from pipeline.checks import Context, Pair, Text, check_pair, check_pairs, check_source, rule
from pipeline.glossary import Case as Capitals
from pipeline.glossary import (
    Glossary,
    Number,
    PartOfSpeech,
    Status,
    Term,
    TermType,
    When,
    Words,
    asked,
    in_small_letters,
    read_glossary,
)
from pipeline.model import Finding, Markup, Severity
from tests.labelled import CASES as LABELLED
from tests.labelled import GLOSSARY as LABELLED_GLOSSARY
from tests.labelled import Case as Labelled

CASES = Path(__file__).parent / "cases" / "terms"
RULES = tuple(rule(name) for name in ("term-missing", "term-forbidden", "term-deprecated", "term-region", "term-case"))
LANGUAGES = ("en", "es", "pt_BR", "pt_PT")
GLOSSARY = read_glossary(CASES)

_TEXT = re.compile(r"([a-z]{2}(?:_[A-Z]{2})?): (.+)")
_EXPECTED = re.compile(r"(error|warning|note) (term-[a-z]+) (T\d+): (.+) -> (.+)")


@dataclass(frozen=True)
class Case:
    texts: tuple[tuple[str, str], ...]
    markup: Markup
    expected: tuple[str, ...]


def cases(path: Path) -> list[object]:
    found = []
    for block in re.split(r"^== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        title, *lines = block.strip().splitlines()
        texts = tuple(match.groups() for line in lines if (match := _TEXT.fullmatch(line)))
        markups = [Markup(line.removeprefix("markup: ")) for line in lines if line.startswith("markup: ")]
        expected = tuple(sorted(line for line in lines if _EXPECTED.fullmatch(line)))
        assert len(lines) == len(texts) + len(markups) + len(expected), (
            f"{path.name}: {title}: a line is not understood"
        )
        assert len(texts) in {1, 2}, f"{path.name}: {title}: a case has one text, or a source text and a translation"
        case = Case(texts, markups[0] if markups else Markup.NONE, expected)
        found.append(pytest.param(case, id=f"{path.stem}: {title}"))
    return found


def findings(*texts: tuple[str, str], markup: Markup = Markup.NONE, glossary: Glossary = GLOSSARY) -> list[Finding]:
    """Return what the term rules find in one source text, or in a source text and its translation."""
    context = Context(LANGUAGES, glossary)
    if len(texts) == 1:
        ((language, text),) = texts
        return check_source(Text(text, language, markup, "source_texts/en/x.txt", 1), context, RULES)
    (source_language, source), (target_language, target) = texts
    pair = Pair(source, target, source_language, target_language, markup, "po/x.po", 7)
    return check_pair(pair, context, RULES)


def shown(finding: Finding) -> str:
    """Return a finding as the case files write it."""
    text, span = (finding.target, finding.target_span)
    if finding.target_span is None or finding.rule == "term-missing":
        text, span = (finding.source, finding.source_span)
    assert span is not None
    words = text[slice(*span)]
    return f"{finding.severity} {finding.rule} {finding.concept}: {words} -> {finding.suggestion}"


@pytest.mark.parametrize("case", [case for path in sorted(CASES.glob("*.txt")) for case in cases(path)])
def test_case(case: Case) -> None:
    found = findings(*case.texts, markup=case.markup)
    assert sorted(map(shown, found)) == list(case.expected)


def told(*texts: tuple[str, str], terms: tuple[Term, ...]) -> list[str]:
    """Return what the term rules find with a glossary of their own, as the case files write it."""
    return [shown(finding) for finding in findings(*texts, glossary=Glossary(terms))]


STORAGE = (
    Term("T1", "en", "storage"),
    Term("T1", "pt_BR", "reserva"),
    Term("T1", "pt_PT", "reservas", number=Number.PLURAL),
)


def test_an_inflected_form_of_this_region_is_not_another_regions() -> None:
    assert told(("en", "the storage"), ("pt_BR", "as reservas"), terms=STORAGE) == []


def test_a_form_the_glossary_lists_is_not_that_of_the_term_whose_rules_make_it() -> None:
    terms = (
        Term("T1", "es", "casa museo", part_of_speech=PartOfSpeech.NOUN),
        Term("T1", "es", "casas museos", Status.FORBIDDEN),
    )
    assert told(("es", "las casas museo"), terms=terms) == []
    assert told(("es", "las casas museos"), terms=terms) == [
        "error term-forbidden T1: casas museos -> casas museo",
    ]


def test_words_forbidden_for_two_concepts_are_one_finding() -> None:
    terms = (
        Term("T1", "en", "curator"),
        Term("T1", "es", "conservador"),
        Term("T1", "es", "curatorio", Status.FORBIDDEN),
        Term("T2", "en", "keeper"),
        Term("T2", "es", "guarda"),
        Term("T2", "es", "curatorio", Status.FORBIDDEN),
    )
    expected = ["error term-forbidden T2: curatorio -> guarda"]
    assert told(("en", "the keeper"), ("es", "el curatorio"), terms=terms) == expected
    expected = ["error term-forbidden T1: curatorio -> conservador"]
    assert told(("en", "the curator"), ("es", "el curatorio"), terms=terms) == expected
    assert told(("es", "el curatorio"), terms=terms) == expected


def test_a_forbidden_spelling_is_not_also_a_wrong_capital() -> None:
    terms = (
        Term("T1", "en", "Ibero-American"),
        Term("T2", "en", "Ibero-American"),
        Term("T2", "en", "ibero-american", Status.FORBIDDEN, case=Capitals.EXACT),
    )
    assert told(("en", "ibero-american museums"), terms=terms) == [
        "error term-forbidden T2: ibero-american -> Ibero-American",
    ]


def test_words_of_two_concepts_ask_for_either() -> None:
    terms = (
        Term("T1", "en", "training", Status.ADMITTED),
        Term("T1", "es", "capacitación"),
        Term("T2", "en", "training"),
        Term("T2", "es", "formación"),
    )
    assert told(("en", "the training"), ("es", "la capacitación"), terms=terms) == []
    assert told(("en", "the training"), ("es", "la formación"), terms=terms) == []
    (missing,) = findings(("en", "the training"), ("es", "el curso"), glossary=Glossary(terms))
    assert (missing.concept, missing.suggestion) == ("T2", "formación")
    assert missing.message == "the translation has no term for “training”; write “formación” or “capacitación”"
    assert told(("en", "the training"), ("es", "el curso"), terms=terms[:3]) == []


def test_names_are_not_hinted_at() -> None:
    name = {"type": TermType.NAME, "part_of_speech": PartOfSpeech.NAME}
    terms = (Term("T1", "en", "Conservation", **name), Term("T1", "es", "Conservación", **name))
    assert told(("en", "the Conservation"), ("es", "Conservar"), terms=terms) == [
        "error term-missing T1: Conservation -> Conservación"
    ]


def test_a_bare_verb_asks_for_nothing_and_a_bare_noun_does() -> None:
    terms = (Term("T1", "en", "fund", part_of_speech=PartOfSpeech.NOUN), Term("T1", "es", "fondo"))
    assert told(("en", "a plan to fund trips"), ("es", "un plan para pagar viajes"), terms=terms) == []
    assert told(("en", "access to funds"), ("es", "acceso al dinero"), terms=terms) == [
        "error term-missing T1: funds -> fondos"
    ]


def test_exact_capitals_make_another_word() -> None:
    terms = (
        Term("T1", "pt", "museu"),
        Term("T1", "pt", "museo", Status.FORBIDDEN, case=Capitals.EXACT),
        Term("T2", "pt", "OEI", type=TermType.ACRONYM, case=Capitals.EXACT),
    )
    assert told(("pt_BR", "o Museo do Prado, a Oei, a oei"), terms=terms) == []
    assert told(("pt_BR", "o museo"), terms=terms) == ["error term-forbidden T1: museo -> museu"]


def test_ignored_capitals() -> None:
    acronym = Term("T1", "es", "SEGIB", type=TermType.ACRONYM, case=Capitals.IGNORE)
    assert told(("es", "la Segib y la segib"), terms=(acronym,)) == []


def test_a_term_one_region_forbids_is_forbidden_there() -> None:
    terms = (
        Term("T1", "pt_BR", "tombamento"),
        Term("T1", "pt_PT", "classificação"),
        Term("T1", "pt_PT", "tombamento", Status.FORBIDDEN),
    )
    assert told(("pt_PT", "o tombamento"), terms=terms) == ["error term-forbidden T1: tombamento -> classificação"]


def test_short_words_of_another_region_may_be_other_words() -> None:
    terms = (Term("T1", "en", "fact"), Term("T1", "pt_BR", "fato"), Term("T1", "pt_PT", "facto"))
    assert told(("en", "the suit"), ("pt_PT", "o fato"), terms=terms) == []
    assert told(("en", "the fact"), ("pt_PT", "o fato"), terms=terms) == ["warning term-region T1: fato -> facto"]
    assert told(("en", "the deed"), ("pt_BR", "o facto"), terms=terms) == ["warning term-region T1: facto -> fato"]


def test_acronyms_of_another_region_are_not_spellings() -> None:
    terms = (
        Term("T1", "pt_BR", "CEPLA", type=TermType.ACRONYM),
        Term("T1", "pt_PT", "CEPLE", type=TermType.ACRONYM),
    )
    assert told(("pt_BR", "a CEPLE"), terms=terms) == []


def test_what_a_region_says_of_a_term_goes_before_what_another_says() -> None:
    terms = (
        Term("T1", "pt_BR", "registro"),
        Term("T1", "pt_PT", "registo"),
        Term("T1", "pt_PT", "registro", Status.FORBIDDEN, when=When.SOURCE),
    )
    assert told(("pt_PT", "o registro"), terms=terms) == []


def test_findings_say_where_they_are() -> None:
    (finding,) = findings(("en", "The SEGIB"), ("es", "La Segib"))
    assert (finding.path, finding.line, finding.language) == ("po/x.po", 7, "es")
    assert (finding.source, finding.target, finding.target_span) == ("The SEGIB", "La Segib", (3, 8))
    (finding,) = findings(("es", "La Segib"))
    assert (finding.path, finding.source, finding.source_span) == ("source_texts/en/x.txt", "La Segib", (3, 8))


def test_translations_are_not_read_as_source_texts() -> None:
    assert told(("en", "the OEI"), ("es", "la OIE"), terms=GLOSSARY.terms) == ["error term-forbidden T023: OIE -> OEI"]


def test_without_a_glossary_there_is_nothing_to_say() -> None:
    pair = Pair("the museum", "la casa", "en", "es", Markup.NONE, "po/x.po", 7)
    text = Text("Ibermuseos", "en", Markup.NONE, "x.txt", 1)
    context = Context(LANGUAGES)
    assert check_pair(pair, context, RULES) == check_source(text, context, RULES) == []


def test_a_captured_page() -> None:
    page = Path(__file__).parents[2] / "shared" / "data" / "ibermuseums_about.en.txt"
    if not page.is_file():
        pytest.skip("the captured page is not beside this checkout (../shared/data)")
    found = [finding for line in page.read_text("utf-8").splitlines() for finding in findings(("en", line))]
    assert sorted(map(shown, found)) == [
        "error term-forbidden T001: Ibermuseos -> Ibermuseums",
        "error term-forbidden T016: Iberoamerican -> Ibero-American",
        "error term-forbidden T016: Iberoamerican -> Ibero-American",
        "error term-forbidden T023: OIE -> OEI",
    ]


def counted(source: str, target: str) -> list[Finding]:
    """Return what term-missing finds in a workspace that counts."""
    context = Context(LANGUAGES, GLOSSARY, count_terms=True)
    pair = Pair(source, target, "en", "es", Markup.NONE, "po/x.po", 7)
    return check_pair(pair, context, [rule("term-missing")])


def test_terms_are_counted_where_the_workspace_asks_for_it() -> None:
    source = "Museums lend to museums, and a museum borrows."
    assert findings(("en", source), ("es", "Los museos prestan, y piden prestado.")) == []
    (finding,) = counted(source, "Los museos prestan, y piden prestado.")
    assert finding.severity is Severity.WARNING
    assert finding.message == "the source text has “museums” 3 times, the translation “museos” once"
    assert (finding.source_span, finding.suggestion) == ((16, 23), "museos")
    (finding,) = counted(source, "Los museos prestan a los museos, y piden prestado.")
    assert finding.message == "the source text has “museum” 3 times, the translation “museo” 2 times"
    assert counted(source, "Los museos prestan a museos, y un museo pide prestado.") == []
    assert counted("A museum", "Un museo y otro museo") == []
    (finding,) = counted(source, "Otros prestan.")
    assert finding.severity is Severity.ERROR


def test_findings_show_what_gave_rise_to_them() -> None:
    (finding,) = findings(("en", "The OEI paid."), ("es", "Pagó la OIE."))
    assert (finding.source_span, finding.target_span) == ((4, 7), (8, 11))
    (finding,) = findings(("en", "Conservation comes first."), ("es", "Primero, conservar."))
    assert (finding.source_span, finding.target_span) == ((0, 12), (9, 18))
    (finding,) = findings(("en", "The work goes on."), ("es", "La herencia cultural sigue."))
    assert (finding.source_span, finding.target_span) == (None, (3, 20))


@pytest.mark.parametrize("counts", [False, True])
@pytest.mark.parametrize("reverse", [False, True])
def test_many_translations_have_the_findings_of_each(*, counts: bool, reverse: bool) -> None:
    pairs = [
        Pair(case.source, case.target, *case.languages, case.markup, "po/x.po", line)
        for line, case in enumerate(LABELLED)
        if len(case.languages) == 2
    ]
    pairs.sort(key=lambda pair: (pair.target_language, pair.source_language, pair.line), reverse=reverse)
    context = Context(LANGUAGES, LABELLED_GLOSSARY, count_terms=counts)
    together = check_pairs(pairs, context, RULES)
    assert together == [check_pair(replace(pair), context, RULES) for pair in pairs]
    assert sum(map(len, together)) > len(pairs) // 4


@pytest.mark.parametrize("case", LABELLED, ids=lambda case: case.place)
def test_a_first_glance_never_hides_a_finding(case: Labelled) -> None:
    """What is said of a translation is the same without the quick look that most are left with."""
    if len(case.languages) == 2:
        pair = Pair(case.source, case.target, *case.languages, case.markup, "po/x.po", 1)
        source, target = (LABELLED_GLOSSARY.lexicon(language) for language in case.languages)
        mentioned = source.mentioned(source.ask(Words(pair.source_masked)).matches, pair.source_masked)
        asking = {hit.concept for group in asked(source.find(pair.source_masked), source) for hit in group}
        assert asking <= mentioned
        text, hits = Words(pair.target_masked), target.find(pair.target_masked)
        if target.is_quiet(text):
            assert all(hit.accepted and hit.capitals for hit in hits)
            some = target.hits(target.look(text, asking))
            of_asking = [[hit[:5] for hit in found if hit.concept in asking] for found in (hits, some)]
            assert of_asking[0] == of_asking[1]
            seen = mentioned.difference(target.unseen(*in_small_letters([text.text]), mentioned))
            assert {one for one in seen if target.knows(one)} <= {hit.concept for hit in hits}
