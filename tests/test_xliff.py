"""XLIFF of both versions: valid, with every code as a code, and read from whatever tool wrote it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.catalogs import Approval, Catalog, Entry, approved
from pipeline.editions import Concept, Edition, State
from pipeline.editions.returned import Returned, read_returned
from pipeline.model import Markup
from tests.exchanging import CATALOG, MARKUP, catalog_of, edition_of, reasons, sent, take
from tests.test_tmx import MARKED_UP

SCHEMAS = Path("/usr/share/php/Symfony/Component/Translation/Resources/schemas")
"""Where Debian's package php-symfony-translation has the schemas of OASIS."""
CORE_1 = "{urn:oasis:names:tc:xliff:document:1.2}"
CORE_2 = "{urn:oasis:names:tc:xliff:document:2.0}"
GLOSSARY = "{urn:oasis:names:tc:xliff:glossary:2.0}"
SEA = Entry("The <b>sea</b>", "El <b>mar</b>")
LACE = Entry("Lace", "Encaje", flags=("fuzzy",), comments=("Ana: ¿sí?",))
TIDE = Entry("The tide")
THREE = catalog_of(SEA, LACE, TIDE)


@cache
def schema(form: str) -> xmlschema.XMLSchema:
    """Return the schema of a version; that of 2.0 is the core of every version 2.x."""
    name = {"xliff": "xliff-core-2.0.xsd", "xliff12": "xliff-core-1.2-strict.xsd"}[form]
    names = {"http://www.w3.org/XML/1998/namespace": str(SCHEMAS / "xml.xsd")}
    return xmlschema.XMLSchema(str(SCHEMAS / name), locations=names, allow="local")


def root_of(form: str, edition: Edition) -> Element:
    return ElementTree.fromstring(sent(form, edition)[1])


def back(data: str, name: str = "tides.html.es.xlf") -> list[Returned]:
    return list(read_returned(data.encode(), Path(name)))


def one_unit(source: str, target: str = "", markup: Markup = Markup.HTML) -> Element:
    """Return the unit of a text in XLIFF 2.1."""
    [unit] = root_of("xliff", edition_of(catalog_of(Entry(source, target)), markup)).iter(f"{CORE_2}unit")
    return unit


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="Debian's package php-symfony-translation is not installed")
@pytest.mark.parametrize("form", ["xliff", "xliff12"])
@settings(max_examples=40, deadline=None)
@given(catalog=CATALOG, texts=MARKED_UP, tracked=st.booleans())
def test_every_file_is_as_the_schema_of_oasis_has_it(
    form: str, catalog: Catalog, texts: tuple[Markup, str, str], tracked: bool
) -> None:
    markup, source, target = texts
    marked_up = Entry(f"one {source}", target)
    entries = (marked_up, *(entry for entry in catalog.entries if entry.msgid != marked_up.msgid))
    if tracked:
        entries = tuple(approved(entry, Approval("Ana Ruiz", "2026-11-20")) for entry in entries)
    one = edition_of(replace(catalog, entries=entries), markup, tracked=tracked)
    concepts = (Concept("T 1", (("en", "<lace>"), ("es", "encaje")), "A & B"), Concept("T2", (("en", "sea"),)))
    one = replace(one, rows=tuple(replace(row, concepts=concepts) for row in one.rows))
    schema(form).validate(ElementTree.ElementTree(root_of(form, one)))


@pytest.mark.parametrize("form", ["xliff", "xliff12"])
@settings(max_examples=80, deadline=None)
@given(texts=MARKED_UP)
def test_marked_up_texts_come_back_to_the_character(form: str, texts: tuple[Markup, str, str]) -> None:
    markup, source, target = texts
    entry = Entry(f"one {source}", target)
    path, data = sent(form, edition_of(catalog_of(entry), markup))
    [found] = read_returned(data, path)
    assert (found.source, found.text) == (entry.msgid, entry.msgstr)


@given(MARKED_UP)
def test_codes_of_2_1_are_told_apart_and_have_their_data(texts: tuple[Markup, str, str]) -> None:
    markup, source, target = texts
    unit = one_unit(f"one {source}", target, markup)
    data = [one.get("id") for one in unit.iter(f"{CORE_2}data")]
    assert len(set(data)) == len(data)
    used = set()
    for text in (*unit.iter(f"{CORE_2}source"), *unit.iter(f"{CORE_2}target")):
        codes = [code for code in text.iter() if code is not text and not code.tag.endswith("}cp")]
        ids = [code.get("id") for code in codes if code.get("id")]
        assert len(set(ids)) == len(ids)
        starts = {code.get("id") for code in codes if code.tag.endswith("}sc") and not code.get("isolated")}
        assert starts == {code.get("startRef") for code in codes if code.get("startRef")}
        used |= {value for code in codes for name, value in code.attrib.items() if name.startswith("dataRef")}
    assert used == set(data)


def test_pairs_are_elements_and_those_that_overlap_are_not() -> None:
    [source] = one_unit("<b>a <i>b</i></b> <u>c <s>d</u> e</s> <br> &eacute;").iter(f"{CORE_2}source")
    names = [code.tag.removeprefix(CORE_2) for code in source.iter()][1:]
    assert names == ["pc", "pc", "sc", "pc", "ec", "ph", "ph"]


def test_a_code_has_the_same_number_in_the_translation() -> None:
    unit = one_unit('<a href="x">one</a> <em>two</em>', '<em>dos</em> <a href="x">uno</a>')
    [source], [target] = unit.iter(f"{CORE_2}source"), unit.iter(f"{CORE_2}target")
    assert [code.get("id") for code in source] == ["1", "2"]
    assert [code.get("id") for code in target] == ["2", "1"]


def test_states_notes_and_terms_of_2_1() -> None:
    one = edition_of(THREE, Markup.HTML)
    concept = Concept("T1", (("en", "lace"), ("es", "encaje")), "Openwork.")
    root = root_of("xliff", replace(one, rows=(one.rows[0], replace(one.rows[1], concepts=(concept,)), one.rows[2])))
    assert (root.get("version"), root.get("srcLang"), root.get("trgLang")) == ("2.1", "en", "es")
    segments = list(root.iter(f"{CORE_2}segment"))
    assert [(one.get("state"), one.get("subState")) for one in segments] == [
        ("translated", None),
        ("initial", "museotext:fuzzy"),
        (None, None),
    ]
    assert segments[2].find(f"{CORE_2}target") is None
    units = list(root.iter(f"{CORE_2}unit"))
    assert [(note.get("category"), note.text) for note in units[1].iter(f"{CORE_2}note")] == [
        ("location", "paragraph › Lace"),
        ("instruction", "a note"),
        ("comment", "Ana: ¿sí?"),
    ]
    [entry] = units[1].iter(f"{GLOSSARY}glossEntry")
    assert [(child.tag.removeprefix(GLOSSARY), child.text) for child in entry] == [
        ("term", "lace"),
        ("translation", "encaje"),
        ("definition", "Openwork."),
    ]


def test_states_and_notes_of_1_2() -> None:
    one = edition_of(THREE, Markup.HTML)
    concept = Concept("T1", (("en", "lace"), ("es", "encaje")))
    root = root_of("xliff12", replace(one, rows=tuple(replace(row, concepts=(concept,)) for row in one.rows)))
    [file] = root.iter(f"{CORE_1}file")
    names = ("original", "source-language", "target-language", "datatype")
    assert [file.get(name) for name in names] == ["tides.html", "en", "es", "html"]
    units = list(root.iter(f"{CORE_1}trans-unit"))
    targets = [unit.find(f"{CORE_1}target") for unit in units]
    assert [
        (unit.get("approved"), target is not None and target.get("state"))
        for unit, target in zip(units, targets, strict=True)
    ] == [
        ("yes", "translated"),
        (None, "needs-review-translation"),
        (None, None),
    ]
    assert targets[2] is not None
    assert targets[2].text == "The tide"
    assert [(note.get("from"), note.text) for note in units[1].iter(f"{CORE_1}note")][2:] == [
        ("developer", "lace → encaje (T1)"),
        ("translator", "Ana: ¿sí?"),
    ]


# What other tools make of our files


def edited(form: str, old: str, new: str) -> list[Returned]:
    path, data = sent(form, edition_of(THREE, Markup.HTML))
    text = data.decode()
    assert old in text
    return back(text.replace(old, new), path.name)


@pytest.mark.parametrize(
    ("form", "old", "new", "texts"),
    [
        (
            "xliff12",
            '<target state="needs-review-translation">Encaje',
            '<target state="translated">El encaje',
            ["El encaje"],
        ),
        ("xliff12", "<target>The tide</target>", "<target>La marea</target>", ["Encaje~", "La marea"]),
        (
            "xliff12",
            "<target>The tide</target>",
            '<target state="translated">The tide</target>',
            ["Encaje~", "The tide"],
        ),
        ("xliff12", "<target>The tide</target>", '<target state="needs-translation">Mar</target>', ["Encaje~", "Mar~"]),
        ("xliff", 'state="initial" subState="museotext:fuzzy"', 'state="final"', ["Encaje"]),
        ("xliff", 'state="initial" subState="museotext:fuzzy"', 'state="reviewed"', ["Encaje"]),
        (
            "xliff",
            "<source>The tide</source>",
            "<source>The tide</source><target>La marea</target>",
            ["Encaje~", "La marea"],
        ),
    ],
)
def test_what_tools_change_is_taken(form: str, old: str, new: str, texts: list[str]) -> None:
    result = take(THREE, edited(form, old, new))
    assert not result.left_out
    found = [entry.msgstr + "~" * entry.fuzzy for entry in result.catalog.entries if entry.msgstr]
    assert found == ["El <b>mar</b>", *texts]


def test_approval_taken_back_makes_fuzzy() -> None:
    result = take(THREE, edited("xliff12", ' approved="yes"', ' approved="no"'))
    assert [entry.fuzzy for entry in result.catalog.entries] == [True, True, False]


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("xliff12", '<x id="9"/>'),
        ("xliff12", '<g id="9">x</g>'),
        ("xliff", '<ph id="9"/>'),
        ("xliff", '<pc id="9">x</pc>'),
    ],
)
def test_a_code_that_only_the_tool_knows_is_named(form: str, code: str) -> None:
    result = take(THREE, edited(form, "mar<", f"mar{code}<"))
    assert result.catalog is THREE
    assert reasons(result) == ["a code in the translation is none of the original's; take one from there"]


def test_a_note_that_a_tool_adds_is_a_comment() -> None:
    for form, new in (
        ("xliff12", '<note from="translator">Bia: sim</note>'),
        ("xliff", "<notes><note>Bia: sim</note></notes>"),
    ):
        end = {"xliff12": "</trans-unit>", "xliff": "</segment>"}[form]
        path, data = sent(form, edition_of(THREE, Markup.HTML))
        found = back(data.decode().replace(end, new + end, 1), path.name)
        assert take(THREE, found).catalog.entries[0].comments == ("Bia: sim",)


# Files of other tools


OKAPI = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"
 xmlns:okp="okapi-framework:xliff-extensions">
<file original="/in/tides.html" source-language="en-us" target-language="es" datatype="html"><body>
<trans-unit id="tu1" okp:wsFollow="x" approved="yes">
<source xml:lang="en-us">The <bpt id="1">&lt;b></bpt>sea<ept id="1">&lt;/b></ept></source>
<seg-source><mrk mid="0" mtype="seg">The <bpt id="1">&lt;b></bpt>sea<ept id="1">&lt;/b></ept></mrk></seg-source>
<target xml:lang="es" state="translated"
><mrk mid="0" mtype="seg"
>La <bpt id="1">&lt;b></bpt>mar<ept id="1">&lt;/b></ept></mrk></target>
<alt-trans><source>The ocean</source><target>El océano</target><note>not ours</note></alt-trans>
</trans-unit>
</body></file></xliff>"""
WEBLATE = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.1">
<file datatype="po" original="po/es/tides.html.po" source-language="en" target-language="es"><body>
<trans-unit xml:space="preserve" id="1" resname="2f6c" approved="yes"><source>The &lt;b&gt;sea&lt;/b&gt;</source>
<target state="translated">La &lt;b&gt;mar&lt;/b&gt;</target></trans-unit>
</body></file></xliff>"""
SPLIT = """<xliff version="2.0" srcLang="en" trgLang="es" xmlns="urn:oasis:names:tc:xliff:document:2.0">
<file id="f" original="tides.html"><unit id="u1">
<originalData><data id="o">&lt;b&gt;</data><data id="c">&lt;/b&gt;</data></originalData>
<segment state="final"><source>The</source><target>La</target></segment>
<ignorable><source> </source></ignorable>
<segment state="translated">
<source><pc id="1" dataRefStart="o" dataRefEnd="c"><mrk id="m" type="term">sea</mrk></pc></source>
<target><pc id="1" dataRefStart="o" dataRefEnd="c">mar</pc></target></segment></unit></file></xliff>"""
NUMBERED = """<xliff version="1.2">
<file original="tides.html" source-language="en" target-language="es" datatype="xml"><body><trans-unit id="1">
<source>The <g id="1">sea</g></source><target state="final">La <g id="1">mar</g></target></trans-unit>
</body></file></xliff>"""


@pytest.mark.parametrize("data", [OKAPI, WEBLATE, SPLIT])
def test_files_of_other_tools_are_read_as_the_document_has_them(data: str) -> None:
    [found] = back(data)
    assert (found.source, found.text, found.state) == ("The <b>sea</b>", "La <b>mar</b>", State.TRANSLATED)
    assert (found.key, found.comments, found.fault) == ("", (), "")
    empty = catalog_of(Entry("The <b>sea</b>"))
    assert [entry.msgstr for entry in take(empty, [found]).catalog.entries] == ["La <b>mar</b>"]
    assert take(THREE, [found]).catalog is THREE


def test_codes_without_content_are_numbered_tags_as_in_office_documents() -> None:
    [found] = back(NUMBERED)
    assert (found.source, found.text) == ("The <1>sea</1>", "La <1>mar</1>")


@given(CATALOG, MARKUP)
@settings(max_examples=20)
def test_both_versions_say_the_same(catalog: Catalog, markup: Markup) -> None:
    both = []
    for form in ("xliff", "xliff12"):
        path, data = sent(form, edition_of(catalog, markup))
        both.append([replace(one, place="", comments=()) for one in read_returned(data, path)])
    assert both[0] == both[1]
