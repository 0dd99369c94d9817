"""OpenDocument texts: what is read, what is kept, and how it is written anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.archives import open_archive
from pipeline.checks import Context, Pair, check_pair, rule
from pipeline.errors import DocumentError
from pipeline.formats import format_of
from pipeline.formats.document import Document, ReadOptions
from pipeline.glossary import read_glossary
from pipeline.model import Markup, Unit
from pipeline.stages.localising import Neighbours, localised
from pipeline.stages.prove import unkept
from tests.office import OPEN_DOCUMENT_TEXT, odf_content, open_document, zipped

CASES = Path(__file__).parent / "cases" / "odt"
STYLES = """
<style:style style:name="T1" style:family="text"><style:text-properties officeooo:rsid="0011aa22"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties officeooo:rsid="0033bb44" fo:language="pt"
 fo:country="BR" style:language-asian="zh"/></style:style>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="B2" style:family="text"><style:text-properties officeooo:rsid="1" fo:font-weight="bold"
 style:font-weight-asian="bold"/></style:style>
<style:style style:name="B3" style:family="text"><style:text-properties fo:font-weight="bold"
 style:font-weight-complex="normal" style:font-size-asian="9pt"/></style:style>
<style:style style:name="N" style:family="text"><style:text-properties fo:font-weight="normal"/></style:style>
<style:style style:name="E" style:family="text" style:parent-style-name="Emphasis"/>
"""


def odt(body: str, *, styles: str = STYLES, **parts: str) -> bytes:
    return open_document(body, styles=styles, **parts)


def opened(data: bytes, language: str = "es") -> Document:
    form = format_of("x.odt")
    assert form
    return form.read(data, language, ReadOptions())


def texts(body: str) -> list[str]:
    return [unit.text for unit in opened(odt(body)).units]


def one(inner: str) -> str:
    (text,) = texts(f"<text:p>{inner}</text:p>")
    return text


def written(data: bytes, *new: str | None, language: str = "es") -> bytes:
    """Return the document with ``new`` texts in its units, in order."""
    form = format_of("x.odt")
    document = opened(data, language)
    assert form
    left = iter(new)
    return form.pack(document, [part.with_texts([next(left) for _ in part.slots]) for part in document.parts])


def body_of(data: bytes) -> str:
    xml = open_archive(data).read("content.xml", largest=10**6).decode()
    match = re.search(r"<office:text>(.*)</office:text>", xml, re.DOTALL)
    assert match
    return match[1]


def rewritten(inner: str, text: str) -> str:
    """Return the content of a paragraph once its unit has become ``text``."""
    found = body_of(written(odt(f"<text:p>{inner}</text:p>"), text))
    return found.removeprefix("<text:p>").removesuffix("</text:p>")


def span(style: str, inner: str) -> str:
    return f'<text:span text:style-name="{style}">{inner}</text:span>'


def listing(unit: Unit) -> str:
    note = f" ({unit.note})" if unit.note else ""
    return f"{' > '.join((*unit.section, unit.kind))}{note} | {unit.text}".replace("\n", "⏎").replace("\t", "⇥")


# Golden cases: one folder each, with what is read from it.


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_a_document_is_read_as_its_listing_says(case: str) -> None:
    document = opened((CASES / case / "source.fodt").read_bytes())
    assert [listing(unit) for unit in document.units] == (CASES / case / "units.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_a_document_written_anew_reads_the_same(case: str) -> None:
    form = format_of("source.fodt")
    document = opened((CASES / case / "source.fodt").read_bytes())
    assert form
    assert form.pack(
        document, [part.with_texts([unit.text for unit in document.units]) for part in document.parts]
    ) == (document.data)
    assert unkept(form, document, "es", ReadOptions()) == ()


def test_a_flat_document_is_localised_in_its_text_its_languages_and_nothing_else() -> None:
    source = (CASES / "programme" / "source.fodt").read_text("utf-8")
    document = opened(source.encode())
    (part,) = document.parts
    result = localised(part, [], name="x.fodt", source_language="es", language="pt_BR", neighbours=Neighbours({}, {}))
    expected = source.replace("<dc:language>es-CO<", "<dc:language>pt-BR<")
    for before, after in (('fo:country="CO"', 'fo:country="BR"'), ('number:country="CO"', 'number:country="BR"')):
        expected = expected.replace(before, after)
    expected = re.sub(r'fo:language="es" fo:country="ES"', 'fo:language="pt" fo:country="BR"', expected)
    expected = expected.replace(':language="es"', ':language="pt"')
    assert result == expected


# Words are not cut by what no reader sees.


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (f"El {span('T1', 'patri')}{span('T2', 'mo')}nio", "El patrimonio"),
        (f"{span('T1', 'Salas ')}{span('B', 'uno')} y {span('B2', 'dos')}", "Salas <1>uno</1> y <2>dos</2>"),
        (f"El museo muse{span('B', 'oló')}{span('B2', 'gico')}", "El museo muse<1>ológico</1>"),
        (f"Sala {span('N', 'uno')}", "Sala uno"),
        (f"Sala {span('B', 'u' + span('N', 'n') + 'o')}", "Sala <1>u</1>n<2>o</2>"),
        (f"Una {span('E', 'noche')} más larga", "Una <1>noche</1> más larga"),
        (f"Una {span('Unknown', 'noche')} más larga", "Una <1>noche</1> más larga"),
        (f"“Salas” y {span('B', 'uno')} — {span('B3', '“dos”')}", "“Salas” y <1>uno</1> — <2>“dos”</2>"),
        (f"Una “sala {span('B', 'azul')}{span('B3', '…”')}", "Una “sala <1>azul…”</1>"),
        ("ca<text:soft-page-break/>sa", "casa"),
        ("ca<text:bookmark text:name='a'/>sa y patio", "casa y patio"),
        ("ca<!-- x -->sa <![CDATA[<b>]]> &amp; &#243;", "casa <b> & ó"),
    ],
)
def test_only_what_looks_different_is_a_tag(inner: str, expected: str) -> None:
    assert one(inner) == expected


def test_the_glossary_check_finds_a_term_cut_by_an_editing_history() -> None:
    text = one(f"El {span('T1', 'patri')}{span('T2', 'mo')}nio museo{span('B', 'lógico')}")
    assert text == "El patrimonio museo<1>lógico</1>"
    pair = Pair(text, "The <1>thing</1>", "es", "en", Markup.NUMBERED, "po/en/x.po", 1)
    glossary = read_glossary(CASES.parent.parent.parent / "glossary")
    (finding,) = check_pair(pair, Context(("es", "en"), glossary), [rule("term-missing")])
    assert finding.concept == "T067"
    assert finding.suggestion == "museum heritage"


# White space is what OpenDocument says it is (part 3, 6.1.2).


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (" uno  dos\n   tres ", "uno dos tres"),
        (f"uno {span('B', ' dos ')} tres", "uno <1>dos</1> tres"),
        ("uno<text:s text:c='3'/>dos", "uno   dos"),
        ("uno <text:s/> dos", "uno   dos"),
        ("uno<text:tab/>dos<text:line-break/>tres", "uno\tdos\ntres"),
    ],
)
def test_white_space_counts_as_the_standard_says(inner: str, expected: str) -> None:
    assert one(inner) == expected


@pytest.mark.parametrize("count", ["2000000000", "9" * 5000])
def test_a_space_that_stands_for_millions_is_kept_and_not_counted(count: str) -> None:
    assert len(one(f"uno<text:s text:c='{count}'/>dos")) < 20


@pytest.mark.parametrize("count", ["²", "x", "-3", ""])
def test_a_space_that_does_not_count_rightly_is_one(count: str) -> None:
    assert one(f"uno<text:s text:c='{count}'/>dos") == "uno dos"


@pytest.mark.parametrize(
    ("inner", "text", "expected"),
    [
        ("uno", "a  b   c", 'a <text:s/>b <text:s text:c="2"/>c'),
        ("uno", "a\tb\nc", "a<text:tab/>b<text:line-break/>c"),
        ("uno", "a \n b", "a <text:line-break/><text:s/>b"),
        ("uno", "R&D < 2 > 1", "R&amp;D &lt; 2 &gt; 1"),
        (f"uno {span('B', 'dos')} tres", "a <1>b</1> c", f"a {span('B', 'b')} c"),
        (f"uno {span('B', 'dos')} tres", "a <1>b </1> c", f"a {span('B', 'b ')}<text:s/>c"),
        (span("T1", "uno ") + span("T2", "dos"), "a b", "a b"),
        (
            f"<text:a xlink:href='#x'>{span('T1', 'uno')}</text:a> dos",
            "b <1>a</1>",
            "b <text:a xlink:href='#x'>a</text:a>",
        ),
    ],
)
def test_a_translation_is_written_as_libreoffice_writes_it(inner: str, text: str, expected: str) -> None:
    assert rewritten(inner, text) == expected


words = st.text(st.sampled_from("aé&<> \t\nb"), max_size=12)


@settings(max_examples=200, deadline=None)
@given(words)
def test_any_text_is_read_again_as_it_was_written(text: str) -> None:
    data = odt(f"<text:p>uno {span('B', 'dos')} tres</text:p>")
    (slot,) = (slot for part in opened(data).parts for slot in part.slots)
    new = f"x<1>{text}</1>y{text}z"
    again = [unit.text for unit in opened(written(data, new)).units]
    assert again == list(slot.read_again(new))
    plain = [re.sub(r"</?1>", "", one) for one in (*again, new)]
    assert plain[0] == plain[1]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(["a", " ", "<text:s/>", "<text:tab/>", span("B", " "), span("B", "b"), "\n"]), max_size=8)
)
def test_space_survives_being_written_anew(inner: list[str]) -> None:
    xml = f"<text:p>x{''.join(inner)}</text:p>"
    (text,) = texts(xml)
    assert texts(body_of(written(odt(xml), f"{text}y"))) == [f"{text}y"] or text.endswith(">")


# What is kept, and what is no text.


@pytest.mark.parametrize(
    "field",
    [
        '<text:bookmark-ref text:reference-format="text" text:ref-name="a">Sala doce</text:bookmark-ref>',
        '<text:sequence text:ref-name="r" text:name="Figure">1</text:sequence>',
        '<text:bibliography-mark text:identifier="P" text:bibliography-type="book">[P 2027]</text:bibliography-mark>',
        "<text:page-number>7</text:page-number>",
    ],
)
def test_fields_keep_their_content(field: str) -> None:
    assert one(f"Véase {field} arriba") == "Véase <1/> arriba"
    assert rewritten(f"Véase {field} arriba", "Above, see <1/>") == f"Above, see {field}"


def test_a_note_stays_at_its_place_and_its_text_is_a_unit() -> None:
    note = (
        '<text:note text:id="n" text:note-class="endnote"><text:note-citation text:label="X">X</text:note-citation>'
        "<text:note-body><text:p>Fuente</text:p></text:note-body></text:note>"
    )
    body = f"<text:p>Uno{note} dos</text:p>"
    assert [(unit.kind, unit.text) for unit in opened(odt(body)).units] == [
        ("paragraph", "Uno<1/> dos"),
        ("endnote", "Fuente"),
    ]
    assert body_of(written(odt(body), "Two <1/>one", "Source")) == (
        f"<text:p>Two {note.replace('Fuente', 'Source')}one</text:p>"
    )


def test_comments_deletions_and_values_are_not_offered_and_insertions_are() -> None:
    body = """<text:tracked-changes><text:changed-region><text:deletion><text:p>borrado</text:p></text:deletion>
        </text:changed-region></text:tracked-changes>
        <text:p>Sala <text:change-start text:change-id="i"/>nueva<text:change-end text:change-id="i"/></text:p>
        <text:p><office:annotation><text:p>¿Seguro?</text:p></office:annotation></text:p>
        <table:table><table:table-row><table:table-cell office:value-type="float" office:value="1.5">
        <text:p>1,5</text:p>
        </table:table-cell></table:table-row></table:table>"""
    assert texts(body) == ["Sala <1/>nueva"]


def test_hidden_text_stays_hidden_and_is_not_offered() -> None:
    styles = (
        '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    )
    data = odt(f"<text:p>Uno {span('H', 'secreto')} dos</text:p>", styles=styles)
    assert [unit.text for unit in opened(data).units] == ["Uno <1/> dos"]
    assert body_of(written(data, "Two <1/> one")) == f"<text:p>Two {span('H', 'secreto')}<text:s/>one</text:p>"


def test_words_that_number_paragraphs_are_translated_in_both_forms() -> None:
    level = (
        '<text:list-style style:name="L"><text:list-level-style-number loext:num-list-format="Artículo %1%.-" '
        'style:num-prefix="Artículo " style:num-suffix=".-"/></text:list-style>'
    )
    data = odt("<text:p>Uno</text:p>", styles=level)
    assert [(unit.kind, unit.text) for unit in opened(data).units] == [
        ("paragraph", "Uno"),
        ("list label", "Artículo %1%.-"),
    ]
    expected = level.replace("Artículo", "Article").replace(".-", ":")
    assert expected in open_archive(written(data, None, "Article %1%:")).read("content.xml", largest=10**6).decode()
    level = (
        '<text:list-style style:name="L"><text:list-level-style-number style:num-prefix=" Anexo "/></text:list-style>'
    )
    data = odt("<text:p>Uno</text:p>", styles=level)
    result = open_archive(written(data, None, "Annex")).read("content.xml", largest=10**6).decode()
    assert 'style:num-prefix=" Annex "' in result


# Archives.


def test_parts_without_a_translation_are_copied_as_they_are() -> None:
    data = odt("<text:p>Uno</text:p>", styles="", meta="<office:meta><dc:title>Título</dc:title></office:meta>")
    assert written(data, "Título", "Uno") == data
    before, after = open_archive(data), open_archive(written(data, "Título", "One"))
    assert list(before.members) == list(after.members)
    assert next(iter(after.members)) == "mimetype"
    assert after.members["mimetype"].method == 0
    assert {name for name in before.members if before.read(name, largest=10**6) != after.read(name, largest=10**6)} == {
        "content.xml"
    }


def test_titles_of_charts_are_translated_and_other_objects_left_alone() -> None:
    chart = odf_content(
        '<chart:chart><chart:title><text:p>Visitas</text:p></chart:title><table:table table:name="local-table">'
        '<table:table-row><table:table-cell office:value-type="string"><text:p>Enero</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float"><text:p>1,5</text:p></table:table-cell></table:table-row>'
        "</table:table></chart:chart>",
        holds="chart",
    )
    data = zipped(
        {
            "mimetype": OPEN_DOCUMENT_TEXT,
            "content.xml": odf_content("<text:p>Uno</text:p>"),
            "Object 1/content.xml": chart,
            "Object 2/content.xml": odf_content("<table:table/>", holds="spreadsheet"),
        }
    )
    found = [(unit.kind, unit.text) for unit in opened(data).units]
    assert found == [("paragraph", "Uno"), ("text of a chart", "Visitas"), ("text of a chart", "Enero")]


def test_a_link_to_a_document_beside_it_leads_to_the_one_in_the_right_language() -> None:
    inner = "<text:a xlink:href='../taller.txt'>El taller</text:a> y <text:a xlink:href='Pictures/x.png'>foto</text:a>"
    document = opened(odt(f"<text:p>{inner}</text:p>"))
    (part,) = document.parts
    assert [link.target for link in part.links] == ["taller.txt"]
    assert part.links[0].written("../es/taller.txt") == "../../es/taller.txt"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<html/>", "is no OpenDocument text"),
        (odf_content("<table:table/>", holds="spreadsheet").encode(), "is no OpenDocument text"),
        (zipped({"mimetype": OPEN_DOCUMENT_TEXT}), "has no content"),
        (zipped({"content.xml": odf_content("", holds="spreadsheet")}), "it holds spreadsheet"),
        (zipped({"content.xml": "<!DOCTYPE x><office:document-content/>"}), "has a DOCTYPE"),
        (zipped({"content.xml": "<office:document-content"}), "its part content.xml, line 1, is not well-formed XML"),
        (
            zipped({"content.xml": odf_content(""), "META-INF/manifest.xml": "<m:file><m:encryption-data/></m:file>"}),
            "is protected by a password",
        ),
    ],
)
def test_what_is_no_open_document_is_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(DocumentError, match=message) as caught:
        opened(data)
    assert "\n" not in str(caught.value)


def test_other_prefixes_mean_the_same() -> None:
    xml = odf_content(f"<text:p>uno {span('B', 'dos')}</text:p>", STYLES)
    xml = re.sub(r"(?<=[</ ])text(?=:[a-z])|(?<=xmlns:)text(?==)", "t", xml)
    data = zipped({"content.xml": xml})
    assert [unit.text for unit in opened(data).units] == ["uno <1>dos</1>"]
    result = open_archive(written(data, "a\t<1>b</1>")).read("content.xml", largest=10**6).decode()
    assert '<t:p>a<t:tab/><t:span t:style-name="B">b</t:span></t:p>' in result


def test_units_keep_their_sections() -> None:
    units = opened(odt('<text:h text:outline-level="1">Uno</text:h><text:p>dos tres</text:p>')).units
    assert [unit._replace(line=1) for unit in units] == [
        Unit("Uno", "heading 1", markup=Markup.NUMBERED),
        Unit("dos tres", "paragraph", ("Uno",), markup=Markup.NUMBERED),
    ]
