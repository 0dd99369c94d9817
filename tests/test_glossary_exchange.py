"""Glossaries of other tools: what is written and read loses nothing, what is hostile is refused."""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.tbx import everything
from pipeline.errors import GlossaryError
from pipeline.glossary import Status, Term, read_glossary
from pipeline.glossary.exchange import FORMATS, Pair, exported, format_called, format_for, imported
from pipeline.glossary.exchange.layouts import layout
from pipeline.glossary.rows import COLUMNS, cells, term_of
from pipeline.glossary.terms import Case, Gender, Number, PartOfSpeech, TermType, When

BOTH_WAYS = [form.name for form in FORMATS if form.reads and form.writes]
HERE = Path("glossary.csv")

HOSTILE = st.sampled_from(
    [
        *"|\\=;,\t\"'<>&#!?:_@+-",
        "museotext: note = x",
        "museotext: status = preferred",
        "]]>",
        "&amp;",
        "_x0041_",
        "_x005F_",
        "=1+1",
        "sep=;",
        "\u0301",
        "\u00ad",
        "\ufeff",
        "\u202e",
        "𝒜",
        "İ",
        "ﬁ",
        "\u2028",
        " | ",
        r"\|",
        "TRUE",
        "1.0",
    ]
)
TEXTS = st.lists(HOSTILE | st.text(st.characters(codec="utf-8"), max_size=6), max_size=5).map("".join)
NAMES = st.tuples(st.sampled_from("aé1ñ"), TEXTS).map("".join)
ROWS = st.fixed_dictionaries(
    {
        "concept": st.sampled_from(["T1", "c1", "12", "a b", "|", "T1|x", "é"]),
        "lang": st.sampled_from(["es", "en", "pt", "pt_BR", "pt_PT", "es_419"]),
        "term": NAMES,
        "status": st.sampled_from(Status),
        "type": st.sampled_from(TermType),
        "part_of_speech": st.sampled_from(PartOfSpeech),
        "gender": st.sampled_from(Gender),
        "number": st.sampled_from(Number),
        "case": st.sampled_from(Case),
        "when": st.sampled_from(When),
        "forms": TEXTS,
        "forms_not": TEXTS,
        "definition": TEXTS,
        "note": TEXTS,
        "source": TEXTS,
    }
)


def made(rows: list[dict[str, str]]) -> list[Term]:
    """Return the terms of those rows that a glossary can hold, each once."""
    terms: dict[tuple[str, str, str], Term] = {}
    for row in rows:
        try:
            term = term_of(row, path=HERE, line=1)
        except GlossaryError:
            continue
        terms.setdefault((term.concept, term.language, term.text), term)
    return list(terms.values())


GLOSSARIES = st.lists(ROWS, max_size=8).map(made)


def plain(term: Term) -> Term:
    return replace(term, path="", line=0)


def grouped(terms: list[Term] | tuple[Term, ...]) -> dict[tuple[str, str, Status], list[Term]]:
    """Return the terms without their places; those of one status keep their order, which says what is suggested."""
    groups: dict[tuple[str, str, Status], list[Term]] = defaultdict(list)
    for term in terms:
        groups[term.concept, term.language, term.status].append(plain(term))
    return groups


def there_and_back(terms: list[Term], name: str) -> dict[tuple[str, str, Status], list[Term]]:
    form = format_called(name)
    data = exported(terms, form)
    assert exported(terms, form) == data
    result = imported(data, Path(f"file{form.suffixes[0]}"), form)
    assert result.left_out == ()
    return grouped(result.terms)


FULL = Term(
    "12",
    "pt_BR",
    "a|b \\| c",
    Status.FORBIDDEN,
    TermType.NAME,
    PartOfSpeech.NAME,
    Gender.BOTH,
    Number.PLURAL,
    Case.EXACT,
    When.SOURCE,
    ("x", "y \\"),
    ("z",),
    "d|",
    "museotext: case = ignore",
    "=s",
)


@pytest.mark.parametrize("name", BOTH_WAYS)
@settings(deadline=None)
@given(terms=GLOSSARIES)
@example(terms=[FULL])
@example(terms=[Term("T1", "es", "a", Status.ADMITTED), Term("T1", "es", "b"), Term("T1", "es", "c")])
def test_what_is_written_and_read_is_the_same_glossary(name: str, terms: list[Term]) -> None:
    assert there_and_back(terms, name) == grouped(terms)


@given(GLOSSARIES)
def test_a_row_says_all_of_its_term(terms: list[Term]) -> None:
    for term in terms:
        row = dict(zip(COLUMNS, cells(term), strict=True))
        assert plain(term_of(row, path=HERE, line=1)) == plain(term)


@pytest.mark.parametrize("name", BOTH_WAYS)
def test_the_repositorys_glossary_goes_through_every_format(name: str) -> None:
    terms = list(read_glossary(Path(__file__).parent.parent / "glossary").terms)
    assert there_and_back(terms, name) == grouped(terms)


ALLOWED = {
    "administrativeStatus": {"preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts"},
    "partOfSpeech": {"noun", "adjective", "verb", "other"},
    "grammaticalGender": {"masculine", "feminine", "other"},
    "termType": {"acronym"},
}
"""What TBX-Basic allows of those of its values that we use."""
LEVELS = {
    "definition": {"langSec", "langSet"},
    "source": {"termSec", "tig"},
    **{category: {"termSec", "tig"} for category in ALLOWED},
}


@pytest.mark.parametrize("name", ["tbx", "tbx-dct", "tbx-v2"])
def test_what_is_written_as_tbx_keeps_to_the_values_and_levels_of_its_basic_dialect(name: str) -> None:
    data = exported(tuple(everything()), format_called(name))
    root = ElementTree.fromstring(data)
    parents = {child: parent for parent in root.iter() for child in parent}

    def local(element: ElementTree.Element) -> str:
        return element.tag.rpartition("}")[2]

    seen = set()
    identifiers = [one.get("id") for one in root.iter() if local(one) in ("conceptEntry", "termEntry")]
    assert len(set(identifiers)) == len(identifiers)
    for element in root.iter():
        named = local(element) in ("termNote", "descrip", "admin")
        category = element.get("type", "") if named else local(element)
        if category in LEVELS:
            seen.add(category)
            parent = parents[element]
            parent = parents[parent] if local(parent) == "descripGrp" else parent
            assert local(parent) in LEVELS[category]
            assert category not in ALLOWED or element.text in ALLOWED[category]
            assert not element.get("type") or name != "tbx-dct"
    assert seen == set(LEVELS)
    assert b"<!DOCTYPE" not in data


MUSEUM = [
    Term("T1", "en", "museum", definition="A house of things."),
    Term("T1", "en", "musaeum", Status.DEPRECATED),
    Term("T1", "en", "house", Status.ADMITTED, when=When.TARGET),
    Term("T1", "es", "museo", note="masculino"),
    Term("T1", "es", "casa de las musas", Status.ADMITTED),
    Term("T1", "es", "mueso", Status.FORBIDDEN),
    Term("T1", "es", "museum", Status.DEPRECATED),
    Term("T1", "pt", "museu"),
    Term("T1", "pt_PT", "casa", Status.ADMITTED),
    Term("T2", "en", "hall"),
]


@pytest.mark.parametrize("name", ["omegat", "weblate"])
def test_what_is_to_be_avoided_is_a_translation_nowhere(name: str) -> None:
    separator = "\t" if name == "omegat" else ","
    lines = exported(MUSEUM, format_called(name), Pair("en", "es")).decode().splitlines()
    pairs = [tuple(line.split(separator)[:2]) for line in lines]
    assert pairs[name == "weblate" :] == [
        ("museum", "museo"),
        ("museum", "casa de las musas"),
        ("musaeum", "museo"),
        ("musaeum", "casa de las musas"),
    ]
    assert "not: mueso, museum" in lines[-1]


def test_what_is_to_be_avoided_is_forbidden_in_weblate() -> None:
    root = ElementTree.fromstring(exported(MUSEUM, format_called("weblate-tbx"), Pair("en", "es")))
    entries = [
        (*(term.text for term in entry.iter("term")), [note.text for note in entry.iter("termNote")])
        for entry in root.iter("termEntry")
    ]
    assert entries[:4] == [
        ("museum", "museo", []),
        ("museum", "casa de las musas", []),
        ("museum", "mueso", ["forbidden"]),
        ("museum", "museum", ["forbidden"]),
    ]
    assert len(entries) == 8


def test_a_region_has_the_terms_of_its_language_and_not_another_regions() -> None:
    text = exported(MUSEUM, format_called("omegat"), Pair("en", "pt_BR")).decode()
    assert text.splitlines() == [
        "museum\tmuseu\tT1; preferred; A house of things.",
        "musaeum\tmuseu\tT1; preferred; A house of things.",
    ]


def test_a_term_that_would_be_a_comment_in_omegat_is_none() -> None:
    terms = [Term("T1", "en", "#museum"), Term("T1", "es", "#museo")]
    assert exported(terms, format_called("omegat"), Pair("en", "es")).decode().startswith(" #museum\t#museo")


def test_a_format_of_two_languages_asks_for_them() -> None:
    with pytest.raises(GlossaryError, match="--from en --to es"):
        exported(MUSEUM, format_called("weblate"))


V2 = """<?xml version='1.0' encoding="%s"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<!-- a comment -->
<martif type="TBX" xml:lang="en"><text><body>
<termEntry id="c1">
<descrip type="subjectField">museums</descrip>
<langSet xml:lang="es-ES"><ntig><termGrp><term>museo</term>
<termNote type="grammaticalGender">masculine</termNote><termNote type="termType">fullForm</termNote>
<termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termGrp></ntig>
<tig><term>casa</term><termNote type="normativeAuthorization">preferredTerm</termNote><note>ñ</note></tig></langSet>
<langSet xml:lang="pt-br"><tig><term>museu</term><descripGrp><descrip type="context">um museu</descrip>
<admin type="source">A</admin></descripGrp></tig><tig><term>casa</term></tig></langSet>
<langSet xml:lang="zh-Hans"><tig><term>x</term></tig></langSet>
</termEntry></body></text></martif>
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_tbx_of_2008_with_its_doctype(encoding: str) -> None:
    result = imported((V2 % encoding).encode(encoding), Path("a.tbx"), format_called("tbx"))
    assert [plain(term) for term in result.terms] == [
        Term("c1", "es_ES", "museo", Status.DEPRECATED, gender=Gender.MASCULINE, note="subjectField: museums"),
        Term("c1", "es_ES", "casa", note="ñ"),
        Term("c1", "pt_BR", "museu", source="A", note="context: um museu"),
        Term("c1", "pt_BR", "casa", Status.ADMITTED),
    ]
    assert [term.line for term in result.terms] == [7, 10, 11, 12]
    assert [str(error) for error in result.left_out] == [
        "a.tbx:13: a glossary cannot hold the language 'zh-Hans'; it is left out"
    ]


DCT = """<?xml version="1.0"?><tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
<conceptEntry id="c1"><min:subjectField>art</min:subjectField><langSec xml:lang="en"><descripGrp>
<basic:definition>A <hi>house</hi>.</basic:definition></descripGrp><termSec><term>UN</term>
<basic:termType>acronym</basic:termType><min:partOfSpeech>noun</min:partOfSpeech>
<min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec></langSec></conceptEntry>
</body></text></tbx>"""


def test_tbx_with_categories_as_elements() -> None:
    (term,) = imported(DCT.encode(), Path("a.tbx"), format_called("tbx")).terms
    assert plain(term) == Term(
        "c1",
        "en",
        "UN",
        Status.ADMITTED,
        TermType.ACRONYM,
        PartOfSpeech.NOUN,
        definition="A house.",
        note="subjectField: art",
    )


BOMB = '<!DOCTYPE martif [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><martif>&b;</martif>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (BOMB, "declares entities"),
        (f"<?xml version='1.0'?>\n<!-- x -->{BOMB}", "a.tbx:2: declares entities"),
        ('<!DOCTYPE martif SYSTEM "a.dtd" [<!ENTITY x SYSTEM "file:///etc/passwd">]><martif>&x;</martif>', "declares"),
        ('<!DOCTYPE martif SYSTEM "file:///etc/passwd"><martif>&nbsp;</martif>', "not well-formed"),
        ("<martif>", "not well-formed"),
        ("", "not well-formed"),
        ("<html/>", "is no TBX: its root is <html>"),
        ("<?xml version='1.0' encoding='utf-7'?><martif/>", "encoding"),
        ("<?xml version='1.0' encoding='zlib'?><martif/>", "encoding"),
        ("<a>" * 5000 + "</a>" * 5000, "nested deeper"),
    ],
)
def test_xml_that_is_hostile_or_no_tbx_is_refused(data: str, words: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        imported(data.encode(), Path("a.tbx"), format_called("tbx"))
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@settings(deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
@pytest.mark.parametrize("suffix", [".tbx", ".xlsx", ".csv", ".ttl", ".jsonld", ".rdf", ".nt"])
def test_no_bytes_break_the_reading(suffix: str, data: bytes) -> None:
    path = Path(f"a{suffix}")
    with suppress(GlossaryError):
        imported(data, path, format_for(path, reading=True))


def sheet(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    assert book.active
    for row in rows:
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_a_sheet_of_another_hand_is_read() -> None:
    data = sheet(
        ("concept", "lang", "term", "status", "note"), ("T1", "es", "museo", None, 2030), (), (7, "en", "a", "", 1.5)
    )
    terms = imported(data, Path("a.xlsx"), format_called("xlsx")).terms
    assert [(term.line, plain(term)) for term in terms] == [
        (2, Term("T1", "es", "museo", note="2030")),
        (4, Term("7", "en", "a", note="1.5")),
    ]


def test_our_sheet_is_read_by_another_hand_and_has_no_formula() -> None:
    data = exported([replace(FULL, text="=1+1", definition="_x0041_")], format_called("xlsx"))
    book = openpyxl.load_workbook(io.BytesIO(data))
    rows = list(book.active.iter_rows(values_only=True))
    assert rows[0] == COLUMNS
    assert rows[1][:3] == ("12", "pt_BR", "=1+1")
    assert book.active["C2"].data_type == "s"
    assert book.active.freeze_panes == "D2"
    (offered,) = [one for one in book.active.data_validations.dataValidation if "D2" in str(one.sqref)]
    assert offered.formula1 == '"preferred,admitted,deprecated,forbidden"'
    assert b"_x005F_x0041_" in zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")


def test_numbers_beyond_all_reason_are_none() -> None:
    number = "9" * 5000
    part = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<row r="1"><c t="str"><v>concept</v></c><c t="str"><v>es</v></c></row>'
        f'<row r="{number}"><c t="s"><v>{number}</v></c><c t="str"><v>museo_xD800_</v></c></row></worksheet>'
    )
    result = imported(with_part("xl/worksheets/sheet1.xml", part.encode()), Path("a.xlsx"), format_called("xlsx"))
    assert result.terms == ()
    assert [str(error) for error in result.left_out] == [
        "a.xlsx:2: the term has a control character (U+D800); delete it"
    ]


def with_part(name: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(sheet(("concept", "es"), ("T1", "museo")))) as old,
        zipfile.ZipFile(buffer, "w", 8) as new,
    ):
        for one in old.namelist():
            new.writestr(one, content if one == name else old.read(one))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04 no", "is cut off"),
        (b"no", "those are ZIP archives"),
        (with_part("xl/worksheets/sheet1.xml", BOMB.encode()), "has a DOCTYPE"),
        (with_part("xl/worksheets/sheet1.xml", BOMB.encode("utf-16")), "has a DOCTYPE"),
        (with_part("xl/worksheets/sheet1.xml", b" " * (65 * 1024 * 1024)), "from almost nothing"),
        (with_part("xl/workbook.xml", b"<workbook/>"), "has no sheet"),
        (with_part("xl/workbook.xml", b"<workbook"), "not well-formed"),
        (
            with_part(
                "xl/worksheets/sheet1.xml",
                b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><row r="1">'
                b'<c r="ZZZ1" t="str"><v>x</v></c></row></worksheet>',
            ),
            "more than 1000 columns",
        ),
        (sheet(("a", "b")), "'a' is not a column; name a language: es, es!, es? or es gender"),
        (sheet(), "names neither"),
    ],
)
def test_a_workbook_that_is_hostile_or_none_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        imported(data, Path("a.xlsx"), format_called("xlsx"))
    assert words in str(caught.value)


def wide(*rows: list[str]) -> list[Term]:
    terms = []
    for record in layout(iter(list(enumerate(rows, 1))), Path("sheet.csv")):
        assert not record.left_out
        terms.append(plain(term_of(record.values, path=HERE, line=record.line)))
    return terms


def test_a_wide_sheet_as_people_write_it() -> None:
    terms = wide(
        ["ID", "type", "es", "pt-BR", "es!", "es?", "es gender", "definition"],
        ["T1", "", "museo|casa de las musas", "museu", "mueso", "", "m | f", "Una casa."],
        ["", "acronym", "ONU", "", "", "NNUU", "", ""],
    )
    assert terms == [
        Term("T1", "es", "museo", gender=Gender.MASCULINE, definition="Una casa."),
        Term("T1", "es", "casa de las musas", Status.ADMITTED, gender=Gender.FEMININE),
        Term("T1", "pt_BR", "museu"),
        Term("T1", "es", "mueso", Status.FORBIDDEN),
        Term("sheet-3", "es", "ONU", type=TermType.ACRONYM),
        Term("sheet-3", "es", "NNUU", Status.DEPRECATED, type=TermType.ACRONYM),
    ]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([["concept", "Spanish"]], "'Spanish' is not a column"),
        ([["concept", "es", "es gendre"]], "did you mean gender?"),
        ([["concept", "es", "es"]], "is there twice"),
        ([["concept", "es"], ["T1", "museo", "x"]], "'x' stands under no column"),
        ([["concept", "note"]], "names neither"),
    ],
)
def test_a_wide_sheet_with_a_wrong_column_is_refused(rows: list[list[str]], words: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        wide(*rows)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("row", "reason"),
    [(["T1", "a | ", ""], "es has an empty alternative"), (["T1", "a", "m | f"], "es has more values than terms")],
)
def test_a_wide_row_that_cannot_be_understood_is_left_out(row: list[str], reason: str) -> None:
    rows = iter([(1, ["concept", "es", "es gender"]), (2, row)])
    (record,) = layout(rows, Path("a.csv"))
    assert record.left_out == f"the concept T1: {reason}"


THESAURUS = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix v: <http://example.org/voc/> .
v:all a skos:ConceptScheme ; skos:prefLabel "all"@en .
v:museo a skos:Concept ; skos:prefLabel "museo"@es, "museum"@en, "museu"@pt-br ;
  skos:altLabel "casa"@es, "x"@zh-hans, "nada" ; skos:hiddenLabel "mueso"@es ;
  skos:definition "Una casa."@es, "une maison"@fr ; skos:scopeNote "raro"@es .
v:sala xl:prefLabel [ xl:literalForm "sala"@es ] .
"""


@pytest.mark.parametrize("suffix", [".ttl", ".rdf", ".jsonld", ".nt"])
def test_a_thesaurus_in_every_syntax(suffix: str) -> None:
    syntax = {".ttl": "turtle", ".rdf": "xml", ".jsonld": "json-ld", ".nt": "nt"}[suffix]
    data = rdflib.Graph().parse(data=THESAURUS, format="turtle").serialize(format=syntax, encoding="utf-8")
    path = Path(f"a{suffix}")
    result = imported(data, path, format_for(path, reading=True))
    source = "http://example.org/voc/museo"
    assert [plain(term) for term in result.terms] == [
        Term("museo", "en", "museum", definition="(fr) une maison", source=source),
        Term("museo", "es", "museo", definition="Una casa.", note="raro", source=source),
        Term("museo", "es", "casa", Status.ADMITTED, source=source),
        Term("museo", "es", "mueso", Status.DEPRECATED, source=source),
        Term("museo", "pt_BR", "museu", source=source),
        Term("sala", "es", "sala", source="http://example.org/voc/sala"),
    ]
    assert sorted(error.what for error in result.left_out) == [
        "museo, 'nada': the label has no language",
        "museo, 'x': a glossary cannot hold the language 'zh-hans'",
    ]


@pytest.mark.parametrize(
    "data",
    [
        '{"@context": "http://127.0.0.1:9/context.json", "@id": "a"}',
        '{"@graph": [{"@context": [{}, "http://127.0.0.1:9/c"]}]}',
        '{"@context": {"@import": "http://127.0.0.1:9/c"}}',
    ],
)
def test_json_ld_that_looks_elsewhere_is_refused(data: str) -> None:
    with pytest.raises(GlossaryError, match="takes its context from elsewhere"):
        imported(data.encode(), Path("a.jsonld"), format_called("skos"))


def test_rdf_xml_with_entities_is_refused() -> None:
    data = b'<!DOCTYPE rdf:RDF [<!ENTITY x "y">]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'
    with pytest.raises(GlossaryError, match="declares entities"):
        imported(data, Path("a.rdf"), format_called("skos"))


def test_formats_are_found_by_name_and_suffix() -> None:
    assert format_for(Path("a.TBX"), reading=True).name == "tbx"
    assert format_for(Path("a.csv"), reading=False).name == "csv"
    with pytest.raises(GlossaryError, match="did you mean tbx-dct"):
        format_called("tbx-dtc")
    with pytest.raises(GlossaryError, match="no glossary format writes"):
        format_for(Path("a.ttl"), reading=False)
