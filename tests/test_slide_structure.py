"""What texts on slides stand in, and what nobody translates there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import NOWHERE, Place
from tests import office
from tests.test_office_structure import expect_same_texts, items, placed

P = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:r="{office.R}"'
)
DOT, NO, AUTO = '<a:buChar char="•"/>', "<a:buNone/>", '<a:buAutoNum type="arabicPeriod"/>'
MASTER = (
    f"<p:sldMaster {P}><p:cSld><p:spTree>"
    '<p:sp><p:nvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:txBody>'
    f"<a:lstStyle><a:lvl3pPr>{NO}</a:lvl3pPr></a:lstStyle></p:txBody></p:sp></p:spTree></p:cSld>"
    f"<p:txStyles><p:titleStyle><a:lvl1pPr>{NO}</a:lvl1pPr></p:titleStyle>"
    f"<p:bodyStyle><a:lvl1pPr>{DOT}</a:lvl1pPr><a:lvl2pPr>{AUTO}</a:lvl2pPr><a:lvl3pPr>{DOT}</a:lvl3pPr></p:bodyStyle>"
    "</p:txStyles></p:sldMaster>"
)
LAYOUT = (
    f"<p:sldLayout {P}><p:cSld><p:spTree>"
    '<p:sp><p:nvSpPr><p:nvPr><p:ph type="body" idx="7"/></p:nvPr></p:nvSpPr><p:txBody>'
    f"<a:lstStyle><a:lvl1pPr>{NO}</a:lvl1pPr></a:lstStyle></p:txBody></p:sp></p:spTree></p:cSld></p:sldLayout>"
)


def slide(shapes: str) -> bytes:
    """Return a presentation of one slide with a layout and a master."""
    found = office.presentation("")
    names = ("[Content_Types].xml", "_rels/.rels", "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels")
    links = [office.relationship("layout", "slideLayout", "layout.xml")]
    links += [office.relationship(f"p{at}", "image", f"media/{name}") for at, name in enumerate(("a.png", "b.png"))]
    return office.zipped(
        {
            **{name: office.member(found, name) for name in names},
            "ppt/slide.xml": f"<p:sld {P}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>",
            "ppt/_rels/slide.xml.rels": office.relationships(*links),
            "ppt/layout.xml": LAYOUT,
            "ppt/_rels/layout.xml.rels": office.relationships(
                office.relationship("master", "slideMaster", "master.xml")
            ),
            "ppt/master.xml": MASTER,
        }
    )


def p(text: str, level: int = 0, mark: str = "") -> str:
    return f'<a:p><a:pPr lvl="{level}">{mark}</a:pPr><a:r><a:t>{text}</a:t></a:r></a:p>'


def shape(*paragraphs: str, place: str = "", style: str = "") -> str:
    told = f"<p:ph {place}/>" if place else ""
    return (
        f"<p:sp><p:nvSpPr><p:nvPr>{told}</p:nvPr></p:nvSpPr>"
        f"<p:txBody><a:lstStyle>{style}</a:lstStyle>{''.join(paragraphs)}</p:txBody></p:sp>"
    )


BODY = 'idx="1"'


def test_the_master_says_which_levels_are_lists() -> None:
    found = shape(p("a"), p("b", 1), p("c", 1), p("d", 2), p("e"), p("f", 1), place=BODY)
    assert items(slide(shape(p("t"), place='type="title"') + found), "pptx") == [
        ("t", 0, 0), ("a", 1, 0), ("b", 2, 1), ("c", 2, 2), ("d", 0, 0), ("e", 1, 0), ("f", 2, 1),
    ]  # fmt: skip


def test_layout_shape_and_paragraph_say_otherwise() -> None:
    assert items(slide(shape(p("a"), p("b", 0, DOT), p("c", 1), place='type="body" idx="7"')), "pptx") == [
        ("a", 0, 0), ("b", 1, 0), ("c", 2, 1),
    ]  # fmt: skip
    style = '<a:lvl1pPr><a:buAutoNum type="arabicPeriod" startAt="4"/></a:lvl1pPr>'
    empty = "<a:p><a:endParaRPr/></a:p>"
    own = shape(p("a"), empty, p("b"), p("24"), p("c", 0, NO), p("d"), p("e", 99), place=BODY, style=style)
    assert items(slide(own), "pptx") == [
        ("a", 1, 4), ("b", 1, 5), ("24", 1, 6), ("c", 0, 0), ("d", 1, 4), ("e", 1, 5),
    ]  # fmt: skip
    assert items(slide(shape(p("a"), p("b", 0, DOT)) + shape(p("c"))), "pptx") == [
        ("a", 0, 0), ("b", 1, 0), ("c", 0, 0),
    ]  # fmt: skip


def test_cells_on_slides_know_row_and_column() -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<a:tc {more}><a:txBody>{p(text)}</a:txBody></a:tc>"

    wide, beside, below = 'gridSpan="2"', 'hMerge="1"', 'vMerge="1"'
    rows = (
        f"<a:tr>{cell('Sala', wide)}{cell('', beside)}{cell('2027')}</a:tr>"
        f"<a:tr>{cell('Norte')}{cell('12')}{cell('x', below)}</a:tr>"
    )
    table = (
        f"<p:graphicFrame><a:graphic><a:graphicData><a:tbl>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )
    after = shape(p("after"))
    assert placed(slide(shape(p("a"), place=BODY) + table + after + table), "pptx") == [
        ("a", Place(depth=1, begins=True)),
        ("Sala", Place(table=1, row=1, column=1)),
        ("2027", Place(table=1, row=1, column=3)),
        ("Norte", Place(table=1, row=2, column=1)),
        ("12", Place(table=1, row=2, column=2)),
        ("after", NOWHERE),
        ("Sala", Place(table=2, row=1, column=1)),
        ("2027", Place(table=2, row=1, column=3)),
        ("Norte", Place(table=2, row=2, column=1)),
        ("12", Place(table=2, row=2, column=2)),
    ]


def picture(link: str, words: str = "") -> str:
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="1" name="x" descr="{words}"/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{link}"/></p:blipFill></p:pic>'
    )


def test_pictures_on_slides_are_known_with_words_and_without() -> None:
    number = shape(p("3"), place='type="sldNum" idx="9"')
    assert placed(slide(picture("p0", "A loom") + picture("p1") + picture("p9", "gone") + number), "pptx") == [
        ("A loom", Place(picture="ppt/media/a.png")),
        ("picture", Place(picture="ppt/media/b.png")),
        ("gone", NOWHERE),
    ]


def test_what_is_kept_twice_is_seen_once() -> None:
    both = f"<mc:Choice>{shape(p('24'))}</mc:Choice><mc:Fallback>{shape(p('24'))}</mc:Fallback>"
    spaces = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    found = f"<mc:AlternateContent {spaces}>{both}</mc:AlternateContent>{shape(p('Sala'))}"
    assert [text for text, _ in placed(slide(found), "pptx")] == ["24", "Sala"]


PARAGRAPHS = st.builds(
    p,
    st.sampled_from(["Sala", "24", "", "de barro"]),
    st.sampled_from([0, 1, 2, 9, -1]),
    st.sampled_from([DOT, NO, AUTO, ""]),
)
SHAPES = st.builds(
    shape,
    PARAGRAPHS,
    PARAGRAPHS,
    place=st.sampled_from(["", BODY, 'type="body" idx="7"', 'type="title"', 'type="sldNum"', 'type="x" idx="y"']),
    style=st.sampled_from(["", "<a:lvl1pPr/>", f"<a:lvl2pPr>{AUTO}</a:lvl2pPr>", "<a:lvl0pPr/>"]),
)
TABLES = st.lists(PARAGRAPHS, max_size=3).map(
    lambda cells: f"<a:tbl><a:tr>{''.join(f'<a:tc>{cell}</a:tc>' for cell in cells)}</a:tr></a:tbl>"
)


@given(st.lists(st.one_of(SHAPES, TABLES, st.just(picture("p0", "A loom")), st.just(picture("p1"))), max_size=5))
def test_whatever_stands_on_a_slide_no_text_is_lost(shapes: list[str]) -> None:
    expect_same_texts(slide("".join(shapes)), "pptx")
