"""Presentations: what is translated, what is not, and what a published one holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import DocumentError
from pipeline.formats.document import LanguageForm, ReadOptions
from pipeline.stages.localising import Neighbours, localised
from pipeline.stages.prove import unkept
from pipeline.stages.reading_back import read_back
from tests.office import form, listing, louder, member, opened, published, texts, word, zipped, zipped_folder

CASES = Path(__file__).parent / "cases" / "pptx"
TALK = zipped_folder(CASES / "charla" / "source")
SLIDE = "ppt/slides/slide1.xml"


def changed(*edits: tuple[str, str], name: str = SLIDE) -> bytes:
    """Return the talk with some text of a part replaced."""
    folder = CASES / "charla" / "source"
    parts = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.*")}
    for old, new in edits:
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new)
    return zipped(parts)


def body(paragraphs: str) -> bytes:
    """Return the talk with ``paragraphs`` in the place of those on its second slide."""
    old = re.search(r'(?<=<p:ph idx="1"/>).*?<a:lstStyle/>(.*?)</p:txBody>', member(TALK, SLIDE), re.DOTALL)
    assert old is not None
    return changed((old[1], paragraphs))


def one(paragraphs: str) -> list[str]:
    """Return the texts of the body of the second slide."""
    return [unit.text for unit in opened(body(paragraphs), "pptx").units if unit.kind.startswith("slide text")]


def run(text: str, attributes: str = 'lang="es-ES"', inner: str = "") -> str:
    return f"<a:r><a:rPr {attributes}>{inner}</a:rPr><a:t>{text}</a:t></a:r>"


BOLD, UNSEEN = 'b="1"', 'kern="1200" noProof="1"'
NOTHING = "<a:ln><a:noFill/></a:ln><a:effectLst/><a:uLnTx/><a:uFillTx/><a:sym typeface='Arial'/>"
TABBED = run("Uno\tdos ")


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_a_presentation_is_read_as_its_listing_says(case: str) -> None:
    found = [listing(unit) for unit in opened(zipped_folder(CASES / case / "source"), "pptx").units]
    assert found == (CASES / case / "units.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_a_presentation_written_anew_reads_the_same(case: str) -> None:
    data = zipped_folder(CASES / case / "source")
    document = opened(data, "pptx")
    assert published(document, [unit.text for unit in document.units], "pptx") == data
    assert unkept(form("pptx"), document, "es", ReadOptions()) == ()


def test_a_translation_stands_in_every_place_and_nothing_else_changes() -> None:
    document = opened(TALK, "pptx")
    result = published(document, [louder(unit.text) for unit in document.units], "pptx")
    assert texts(result, "pptx") == [louder(text) for text in texts(TALK, "pptx")]
    for name in ("ppt/diagrams/layout1.xml", "ppt/notesMasters/notesMaster1.xml", "ppt/theme/theme1.xml"):
        assert member(result, name) == member(TALK, name)
    slide = member(result, SLIDE)
    assert slide.count(louder("Fotografías prestadas por las familias")) == 2, "for newer and for older programs"
    assert slide.count(louder("Recuadro con una frase")) == 2
    assert slide.count(louder("Abrir la página del programa")) == 1, "two runs of a link became one"
    for name in ("ppt/diagrams/data1.xml", "ppt/diagrams/drawing1.xml"):
        assert "Escucharxx" in member(result, name), name
    chart = member(result, "ppt/charts/chart1.xml")
    assert chart.count("<c:v>eneroxx</c:v>") == 2, "a category is in each series"
    assert "Hoja1!$A$2" in chart


def test_what_only_the_drawing_of_a_diagram_says_is_a_text_of_its_own() -> None:
    data = changed(("<a:t>Conservar</a:t>", "<a:t>Guardar</a:t>"), name="ppt/diagrams/drawing1.xml")
    diagram = [unit.text for unit in opened(data, "pptx").units if unit.kind == "text of a diagram"]
    assert diagram == ["Escuchar", "Conservar", "Guardar"]
    document = opened(data, "pptx")
    result = published(document, [louder(unit.text) for unit in document.units], "pptx")
    assert [member(result, "ppt/diagrams/drawing1.xml").count(one) for one in ("Escucharxx", "Guardarxx")] == [1, 1]
    assert texts(result, "pptx") == [louder(text) for text in texts(data, "pptx")]


def test_prompts_and_hidden_cells_are_left_alone() -> None:
    found = " ".join(texts(TALK, "pptx"))
    assert "Haga clic" not in found
    assert "Primer nivel" not in found
    assert "resto que nadie ve" not in found
    assert "Proceso" not in found


def test_the_languages_become_the_targets_wherever_text_is_translated() -> None:
    document = opened(TALK, "pptx")
    neighbours = Neighbours({}, {})
    parts = [
        localised(part, (), name="a.pptx", source_language="es", language="pt_BR", neighbours=neighbours)
        for part in document.parts
    ]
    result = form("pptx").pack(document, parts)
    slide = member(result, SLIDE)
    assert set(re.findall(r' (lang|altLang)="([^"]*)"', slide)) == {
        ("lang", "pt-BR"),
        ("altLang", "pt-BR"),
        ("lang", "fr-FR"),
    }
    assert '<a:rPr lang="fr-FR"/><a:t>2026</a:t>' in slide, "what is no text of the document's keeps its language"
    assert 'lang="pt-BR"' in member(result, "ppt/presentation.xml")
    assert "es-ES" not in member(result, "ppt/notesSlides/notesSlide1.xml")
    layout = member(result, "ppt/slideLayouts/slideLayout1.xml")
    assert re.findall(r'lang="([^"]*)"[^>]*/><a:t>(Haga|Primer|Puertas)', layout) == [
        ("es-ES", "Haga"),
        ("es-ES", "Primer"),
        ("pt-BR", "Puertas"),
    ]
    assert {mark.form for part in document.parts for mark in part.marks} == {LanguageForm.CULTURE}


def test_links_to_other_files_may_be_led_to_their_translations() -> None:
    links = [(part.name, link.target) for part in opened(TALK, "pptx").parts for link in part.links]
    assert links == [
        ("ppt/slides/_rels/slide1.xml.rels", "https://www.ibermuseos.org/es/"),
        ("ppt/slides/_rels/slide1.xml.rels", "bases.docx"),
    ]


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        (f"<a:p>{run('Uno')}<a:br/>{run('dos')}</a:p>", ["Uno\ndos"]),
        (f"<a:p><a:br/>{run('Uno', BOLD)}<a:br><a:rPr u='sng'/></a:br>{run('dos')}</a:p>", ["Uno\n<1>dos</1>"]),
        (f"<a:p><a:br/><a:br/>{run('Uno')}<a:br/></a:p>", ["Uno"]),
        (f"<a:p>{TABBED}{run('tres', UNSEEN)}</a:p>", ["Uno\tdos tres"]),
        (f"<a:p>{run('patri')}{run('monio', inner=NOTHING)}</a:p>", ["patrimonio"]),
        ("<a:p><a:r><a:t>Sin marcas</a:t></a:r></a:p><a:p/>", ["Sin marcas"]),
        (f"<a:p>{run('12')}</a:p><a:p>{run('12 %')}</a:p>", ["12 %"]),
        (
            f"<a:p>{run('Hoy es ')}<a:fld type='datetime1'><a:rPr/><a:t>1/2/2026</a:t></a:fld>{run(' aquí')}</a:p>",
            ["Hoy es <1/> aquí"],
        ),
    ],
)
def test_what_a_translator_sees(paragraphs: str, found: list[str]) -> None:
    assert one(paragraphs) == found
    assert unkept(form("pptx"), opened(body(paragraphs), "pptx"), "es", ReadOptions()) == ()


def test_source_text_left_in_place_says_so_and_says_its_language() -> None:
    link = '<a:hlinkClick r:id="rId2" tooltip="Abrir"/>'
    runs = run("Vea sin falta ", "") + run("esto", 'lang="en-US"', link)
    document = opened(body(f"<a:p>{runs}</a:p>"), "pptx")
    slot = next(slot for part in document.parts for slot in part.slots if slot.unit.text == "Vea sin falta <1>esto</1>")
    xml = slot.marked(slot.unit.text, note="not yet translated", language="es")
    assert xml.count('lang="es-ES"') == 2
    assert "en-US" not in xml
    assert "[not yet translated]" in xml


def test_the_same_tooltip_of_two_links_may_become_two() -> None:
    links = [f'<a:hlinkClick r:id="rId{number}" tooltip="Ayuda {number}"/>' for number in (2, 3)]
    data = body(f"<a:p>{run('Uno ', inner=links[0])}{run('y ')}{run('dos', inner=links[1])}</a:p>")
    document = opened(data, "pptx")
    swapped = ["<2>dos</2> y <1>uno</1>" if "<1>" in unit.text else unit.text for unit in document.units]
    result = published(document, [re.sub(r"Ayuda \d", "Ayuda", text) for text in swapped], "pptx")
    assert texts(result, "pptx").count("Ayuda") == 2
    assert unkept(form("pptx"), document, "es", ReadOptions()) == ()


def test_a_name_of_a_picture_file_is_no_alternative_text() -> None:
    kinds = [unit.kind for unit in opened(changed(("Dos flechas que se cruzan", "flechas 2.JPG")), "pptx").units]
    assert kinds.count("alt text") == [unit.kind for unit in opened(TALK, "pptx").units].count("alt text") - 1


def test_a_template_without_slides_offers_the_shapes_of_all_its_layouts() -> None:
    main = "ppt/presentation.xml"
    slides = member(TALK, main).partition("<p:sldIdLst>")[2].partition("</p:sldIdLst>")[0]
    data = changed((slides, ""), name=main)
    assert texts(data, "pptx")[4:] == ["Puertas abiertas", "Museo de Prueba"]


def test_what_is_no_presentation_is_refused_in_one_line() -> None:
    with pytest.raises(DocumentError, match="is not a presentation"):
        opened(word("<w:p/>"), "pptx")
    with pytest.raises(DocumentError, match="is not a Word document"):
        opened(TALK, "docx")
    with pytest.raises(DocumentError, match=r"slide1\.xml, line 3, .*not well-formed"):
        opened(changed(("<p:cSld>", "<p:cSld")), "pptx")


WORDS = ["museo", " ", "  ", "año ", " &amp; ", "&lt;1&gt;", "-", "12", "\u00a0", "«»", "\t", "a b", "ñandú"]
LOOKS = ['lang="es-ES"', 'lang="en-US" dirty="0"', 'b="1"', 'u="sng"', 'i="1" sz="2400"', ""]
INNER = ["", "", NOTHING, '<a:hlinkClick r:id="rId2" tooltip="Ayuda"/>', '<a:hlinkClick r:id="rId3" tooltip="Más"/>']
runs = st.builds(run, st.sampled_from(WORDS), st.sampled_from(LOOKS), st.sampled_from(INNER))
others = st.sampled_from(
    [
        "<a:br/>",
        "<a:br><a:rPr lang='es-ES' u='sng' sz='800'/></a:br>",
        "<a:fld type='slidenum'><a:rPr lang='es-ES'/><a:t>2</a:t></a:fld>",
        "<a:r><a:t>suelto</a:t></a:r>",
        "<a:r><a:rPr/><a:t/></a:r>",
    ]
)
rows = st.lists(runs | others, max_size=7).map("".join)


def kept_units(data: bytes, translations: list[str]) -> bool:
    """Tell whether ``translations`` of all units are read from the document published with them."""
    document = opened(data, "pptx")
    found = read_back(document, translations, opened(published(document, list(translations), "pptx"), "pptx"))
    return found.lost is None and not found.more


@settings(max_examples=40, deadline=None)
@given(row=rows, other=rows)
def test_what_is_written_anew_reads_the_same(row: str, other: str) -> None:
    data = body(f"<a:p>{row}</a:p><a:p>{run('El museo ')}{other}</a:p>")
    document = opened(data, "pptx")
    assert unkept(form("pptx"), document, "es", ReadOptions()) == ()
    assert published(document, [None] * len(document.units), "pptx") == data
    assert kept_units(data, [louder(unit.text) for unit in document.units])
    assert kept_units(data, [f"Antes {unit.text}\ny después" for unit in document.units])
