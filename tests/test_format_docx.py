"""Word documents: what is translated, what is not, and what a published one holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import DocumentError
from pipeline.formats.document import LanguageForm, ReadOptions
from pipeline.stages.prove import unkept
from tests.office import (
    W,
    form,
    listing,
    louder,
    member,
    opened,
    paragraph,
    published,
    run,
    texts,
    word,
    zipped,
    zipped_folder,
)

CASES = Path(__file__).parent / "cases" / "docx"
CALL = zipped_folder(CASES / "convocatoria" / "source")


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_a_document_is_read_as_its_listing_says(case: str) -> None:
    found = [listing(unit) for unit in opened(zipped_folder(CASES / case / "source")).units]
    assert found == (CASES / case / "units.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_a_document_written_anew_reads_the_same(case: str) -> None:
    data = zipped_folder(CASES / case / "source")
    document = opened(data)
    assert published(document, [unit.text for unit in document.units]) == data
    assert unkept(form("docx"), document, "es", ReadOptions()) == ()


def test_a_translation_stands_in_every_place_and_nothing_else_changes() -> None:
    document = opened(CALL)
    result = published(document, [louder(unit.text) for unit in document.units])
    assert texts(result) == [louder(text) for text in texts(CALL)]
    for name in ("word/comments.xml", "word/settings.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"):
        assert member(result, name) == member(CALL, name)
    body = member(result, "word/document.xml")
    assert body.count("martesxx") == 2, "the text box and its twin for older programs"
    assert body.count("Recuadroxx") == 2
    before = re.sub(r"<w:t\b.*?</w:t>|w:rsid\w+=\"\w+\"", "", member(CALL, "word/document.xml"))
    for tag in (
        "w:footnoteReference",
        "w:hyperlink",
        "mc:Fallback",
        "w:drawing",
        "w:tc",
        "w:fldChar",
        "w:commentReference",
    ):
        assert body.count(f"<{tag}") == before.count(f"<{tag}")


def test_the_languages_of_the_document_become_the_targets() -> None:
    marks = {
        (part.name, part.text[mark.start : mark.end], mark.form) for part in opened(CALL).parts for mark in part.marks
    }
    assert marks == {
        ("docProps/core.xml", "es-ES", LanguageForm.CULTURE),
        ("word/styles.xml", "es-ES", LanguageForm.CULTURE),
        ("word/settings.xml", "es-ES", LanguageForm.CULTURE),
        ("word/charts/chart1.xml", "es-ES", LanguageForm.CULTURE),
    }


def test_links_to_other_files_may_be_led_to_their_translations() -> None:
    links = [(part.name, link.target) for part in opened(CALL).parts for link in part.links]
    assert links == [
        ("word/_rels/document.xml.rels", "https://www.ibermuseos.org/es/"),
        ("word/_rels/document.xml.rels", "bases.docx"),
    ]


def test_source_text_left_in_place_says_so_and_says_its_language() -> None:
    document = opened(CALL)
    slot = next(slot for part in document.parts for slot in part.slots if slot.unit.text.startswith("<1>Abierto"))
    xml = slot.marked(slot.unit.text, note="not yet translated", language="es")
    assert xml.count('<w:lang w:val="es-ES"/>') == 2
    assert "[not yet translated]" in xml


def test_a_unit_is_numbered_for_lack_of_lines() -> None:
    units = opened(CALL).units
    assert [unit.line for unit in units] == list(range(1, len(units) + 1))
    assert units[0]._replace(line=1) == units[0]


SHAPE = "urn:schemas-microsoft-com:vml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def box(*paragraphs: str) -> str:
    return f"<w:r><w:pict><w:txbxContent>{''.join(paragraphs)}</w:txbxContent></w:pict></w:r>"


def both(choice: str, fallback: str) -> str:
    return (
        f'<w:r><mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def twin(text: str) -> str:
    return f"<w:pict><w:txbxContent>{paragraph(run(text))}</w:txbxContent></w:pict>"


def kinds(data: bytes) -> list[tuple[str, str]]:
    return [(unit.kind, unit.text) for unit in opened(data).units]


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{properties}{''.join(f'<w:tc>{paragraph(run(cell))}</w:tc>' for cell in cells)}</w:tr>"


def test_tables_numbering_and_watermarks() -> None:
    header = "<w:trPr><w:tblHeader/></w:trPr>"
    number = '<w:p><w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="5"/></w:numPr></w:pPr></w:p>'
    body = f"<w:tbl>{row('Sala', properties=header)}{row('Sala de barro')}</w:tbl>"
    body += number.format(0) + number.format(1) + number.format(2)
    label = f"""<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">
    <w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="Artículo %1."/></w:lvl>
    <w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
    <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="ooo"/></w:lvl>
    <w:lvl w:ilvl="3"><w:numFmt w:val="decimal"/><w:lvlText w:val="Anexo sin uso %4"/></w:lvl></w:abstractNum>
    <w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""
    mark = f'<w:pict><v:shape xmlns:v="{SHAPE}"><v:textpath string="BORRADOR"/></v:shape></w:pict>'
    head = f'<w:hdr xmlns:w="{W}"><w:p><w:r>{mark}</w:r></w:p></w:hdr>'
    assert kinds(word(body, parts={"numbering": label, "header1": head})) == [
        ("table heading", "Sala"),
        ("table cell", "Sala de barro"),
        ("watermark", "BORRADOR"),
        ("list label", "Artículo %1."),
    ]


def test_a_text_box_within_a_sentence_is_translated_where_the_sentence_moves_it() -> None:
    data = word(
        paragraph(run("Antes "), box(paragraph(run("Dentro de este "), run("recuadro", "<w:b/>"))), run(" después"))
    )
    document = opened(data)
    assert texts(data) == ["Antes <1/> después", "Dentro de este <1>recuadro</1>"]
    body = member(published(document, ["<1/>After before", "In the <1>box</1>"]), "word/document.xml")
    assert "Antes" not in body
    assert body.index("In the ") < body.index(">box<") < body.index("After before")
    only_box = member(published(document, [None, "In the <1>box</1>"]), "word/document.xml")
    assert only_box.index(">Antes ") < only_box.index("In the ") < only_box.index("> después")


@pytest.mark.parametrize(
    ("fallback", "units", "copies"),
    [
        (twin("Abierto"), ["Abierto"], 1),
        (twin("Cerrado"), ["Abierto", "Cerrado"], 0),
        (twin("Cerrado") + both(twin("Abierto"), twin("Abierto")), ["Abierto", "Cerrado"], 2),
        ("", ["Abierto"], 0),
    ],
)
def test_a_shape_and_its_form_for_older_programs_are_kept_in_step(fallback: str, units: list[str], copies: int) -> None:
    data = word(paragraph(both(twin("Abierto"), fallback)))
    document = opened(data)
    assert texts(data) == units
    assert sum(len(part.copies) for part in document.parts) == copies
    result = published(document, ["Open", *units[1:]])
    assert texts(result) == ["Open", *units[1:]]
    assert member(result, "word/document.xml").count(">Open<") == 1 + copies
    assert "Abierto" not in member(result, "word/document.xml")


def test_attributes_that_people_read_are_translated_within_what_is_kept() -> None:
    choices = '<w:dropDownList><w:listItem w:displayText="Sí" w:value="1"/></w:dropDownList>'
    control = f"<w:sdt><w:sdtPr>{choices}</w:sdtPr><w:sdtContent>{run('Elija')}</w:sdtContent></w:sdt>"
    link = f'<w:hyperlink r:id="link" w:tooltip="Ir al sitio">{run("sitio")}</w:hyperlink>'
    document = opened(word(paragraph(run("Vea el "), link, run(" y "), control)))
    assert [(unit.kind, unit.text) for unit in document.units] == [
        ("paragraph", "Vea el <1>sitio</1> y <2>Elija</2>"),
        ("tooltip", "Ir al sitio"),
        ("choice in a list", "Sí"),
    ]
    result = published(document, ["See <2>Choose</2> on the <1>site</1>", "Go", "Yes"])
    assert texts(result) == ["See <1>Choose</1> on the <2>site</2>", "Yes", "Go"]
    body = member(result, "word/document.xml")
    assert 'w:displayText="Yes" w:value="1"' in body
    assert 'r:id="link" w:tooltip="Go"' in body


def test_deleted_and_moved_text_is_not_translated_and_inserted_text_is() -> None:
    data = word(
        paragraph(
            run("Abre "),
            '<w:moveFrom w:id="1">' + run("tarde ") + "</w:moveFrom>",
            '<w:ins w:id="2">' + run("el lunes") + "</w:ins>",
            '<w:moveTo w:id="3">' + run(" tarde") + "</w:moveTo>",
            '<w:del w:id="4"><w:r><w:delText> ya</w:delText></w:r></w:del>',
        )
    )
    assert texts(data) == ["Abre el lunes tarde"]


def test_fields_show_words_or_are_computed() -> None:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))

    def field(said: str, shown: str) -> str:
        return f"{begin}<w:r><w:instrText>{said}</w:instrText></w:r>{separate}{run(shown)}{end}"

    data = word(
        paragraph(
            run("Vea "), field(" REF tabla \\h ", "Tabla 1"), run(" del "), field(" DATE ", "1 de mayo"), run(".")
        )
        + paragraph(begin, "<w:r><w:instrText> TOC </w:instrText></w:r>", separate, run("Uno"))
        + paragraph(run("Dos"), end)
        + paragraph(run("Hola "), f'<w:fldSimple w:instr=" AUTHOR ">{run("Ana")}</w:fldSimple>', run(" y todos"))
    )
    assert texts(data) == ["Vea <1>Tabla 1</1> del <2/>.", "Uno", "Dos", "Hola <1/> y todos"]
    assert opened(data).units[0].note == "<1> cross-reference, <2/> date"
    assert unkept(form("docx"), opened(data), "es", ReadOptions()) == ()


def test_a_part_in_utf_16_stays_in_utf_16() -> None:
    text = f'<?xml version="1.0" encoding="UTF-16"?><w:ftr xmlns:w="{W}">{paragraph(run("Página ñ"))}</w:ftr>'
    whole = word(paragraph(run("Museo")), parts={"footer1": "x"})
    names = ["[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels"]
    data = zipped({**{name: member(whole, name) for name in names}, "word/footer1.xml": text.encode("utf-16")})
    document = opened(data)
    assert published(document, [None, None]) == data
    result = published(document, [None, "Page ñ"])
    part = next(part for part in opened(result).parts if part.name == "word/footer1.xml")
    assert part.encoding.codec == "utf-16-le"
    assert texts(result) == ["Museo", "Page ñ"]


@pytest.mark.parametrize(
    ("make", "wanted"),
    [
        (lambda: zipped({"a.xml": "<a/>"}), "no list of its parts"),
        (lambda: zipped({"[Content_Types].xml": "<Types/>"}), "no main part"),
        (lambda: word("<w:p>"), "word/document.xml, line 2, is not well-formed XML"),
        (lambda: word("<!DOCTYPE a>"), "word/document.xml, line 2, is not well-formed XML"),
        (
            lambda: zipped(
                {name: member(CALL, name) for name in ("[Content_Types].xml", "_rels/.rels")}
                | {"word/document.xml": "<a/>"}
            ),
            "not a Word document",
        ),
        (
            lambda: zipped(
                {name: member(CALL, name) for name in ("[Content_Types].xml", "_rels/.rels")}
                | {"word/document.xml": f"<!DOCTYPE w:document><w:document xmlns:w='{W}'/>"}
            ),
            "has a DOCTYPE",
        ),
    ],
)
def test_what_is_no_word_document_is_refused(make: Callable[[], bytes], wanted: str) -> None:
    with pytest.raises(DocumentError, match=wanted) as caught:
        opened(make())
    assert "\n" not in str(caught.value)


def test_a_diagram_is_kept_twice_and_translated_once() -> None:
    namespaces = 'xmlns:d="urn:x" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    node = "<a:p><a:r><a:t>{}</a:t></a:r></a:p>"
    data, drawing = (
        f"<d:root {namespaces}>{''.join(map(node.format, words))}</d:root>"
        for words in (("Medir", "Anotar"), ("Medir", "Dibujar"))
    )
    whole = word(paragraph(run("Museo")), parts={"diagramDrawing": drawing, "diagramData": data})
    assert texts(whole) == ["Museo", "Medir", "Anotar", "Dibujar"]
    result = published(opened(whole), ["Museu", "Measure", "Note", "Draw"])
    assert re.findall("<a:t>(.*?)<", member(result, "word/diagramData.xml")) == ["Measure", "Note"]
    assert re.findall("<a:t>(.*?)<", member(result, "word/diagramDrawing.xml")) == ["Measure", "Draw"]
