"""Paragraphs of runs: one text with numbered tags, and back."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.checks import Context, Pair, check_pair, rule
from pipeline.formats import format_of
from pipeline.formats.document import ReadOptions, kept, splice
from pipeline.markup import Kind, codes, masked, numbered_text, plain, to_html
from pipeline.model import Markup
from pipeline.stages.prove import unkept
from pipeline.xml_text import read_xml
from tests.golden import CASES
from tests.office import form, member, opened, paragraph, published, run, texts, word

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted(path for path in ROOT.glob("source_texts/*/*") if path.suffix in (".docx", ".odt", ".pptx", ".xlsx"))
BOLD, ITALIC, LINE = "<w:b/>", "<w:i/>", '<w:u w:val="single"/>'
LETTER_SPACING = '<w:spacing w:val="-2"/>'
FOOTNOTE = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
BOOKMARK, END = '<w:bookmarkStart w:id="1" w:name="aqui"/>', '<w:bookmarkEnd w:id="1"/>'


def link(*runs: str) -> str:
    return f'<w:hyperlink r:id="link">{"".join(runs)}</w:hyperlink>'


def field(instruction: str, *runs: str) -> str:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText> {instruction} </w:instrText></w:r>{separate}{''.join(runs)}{end}"


def one(*runs: str) -> str:
    found = texts(word(paragraph(*runs)))
    assert len(found) == 1, found
    return found[0]


def note(*runs: str) -> str:
    return opened(word(paragraph(*runs))).units[0].note


def test_quotation_marks_are_of_no_script_of_their_own() -> None:
    assert one(run("Una “sala ", '<w:szCs w:val="22"/>'), run("azul"), run("” — …", '<w:szCs w:val="20"/>')) == (
        "Una “sala azul” — …"
    )


def test_twelve_runs_of_an_editing_history_are_one_clean_text() -> None:
    history = [
        run("El ", attributes=' w:rsidR="00A1"'),
        '<w:proofErr w:type="spellStart"/>',
        run("patri", "<w:noProof/>", ' w:rsidR="00A2"'),
        run("mo", '<w:lang w:val="pt-BR"/>'),
        run("nio", '<w:lang w:val="es-ES"/>', ' w:rsidRPr="00A3"'),
        '<w:proofErr w:type="spellEnd"/>',
        '<w:bookmarkStart w:id="0" w:name="_GoBack"/>',
        run(" muse"),
        '<w:bookmarkEnd w:id="0"/>',
        "<w:r><w:lastRenderedPageBreak/><w:t>o</w:t></w:r>",
        run("ló", '<w:kern w:val="2"/>'),
        run("gico ", '<w:color w:val="auto"/>'),
        run("de ", "<w:bCs/>"),
        f'<w:ins w:id="7" w:author="A">{run("la ")}</w:ins>',
        '<w:del w:id="8" w:author="A"><w:r><w:delText>una </w:delText></w:r></w:del>',
        f"<w:smartTag>{run('re')}{run('gión', LETTER_SPACING)}</w:smartTag>",
        run("."),
    ]
    assert sum("<w:t" in piece for piece in history) >= 12
    assert one(*history) == "El patrimonio museológico de la región."


def test_formatting_links_and_things_are_numbered_in_order() -> None:
    runs = [
        run("Vea "),
        link(run("las bases", '<w:rStyle w:val="Hyperlink"/>')),
        run(" y el "),
        run("plazo", BOLD),
        FOOTNOTE,
        run(" hoy"),
    ]
    assert one(*runs) == "Vea <1>las bases</1> y el <2>plazo</2><3/> hoy"
    assert note(*runs) == "<1> link to ibermuseos.org, <2> bold, <3/> footnote"


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ([run("Todo en negrita", BOLD)], "Todo en negrita"),
        ([run("Casi todo en negrita", BOLD), run(" no")], "Casi todo en negrita <1>no</1>"),
        ([run("Uno "), run("dos", BOLD), run(" ", ITALIC), run("tres", BOLD)], "<1>Uno</1> dos tres"),
        ([run("Uno "), run("dos ", BOLD), run("tres")], "Uno <1>dos</1> tres"),
        ([run("Uno "), run("dos ", LINE), run("tres cuatro")], "Uno <1>dos </1>tres cuatro"),
        ([run("a"), "<w:r><w:br/></w:r>", run("b"), "<w:r><w:tab/></w:r>", run("c")], "a\nb\tc"),
        (["<w:r><w:tab/></w:r>", run(" uno "), "<w:r><w:br/></w:r>"], "uno"),
        (["<w:r><w:t> uno </w:t></w:r>", run("dos")], "unodos"),
        ([BOOKMARK, run("Uno"), END], "Uno"),
        ([run("patri"), BOOKMARK, run("mo"), END, run("nio y más")], "patrimonio<1/> y más"),
        ([run("Uno patri"), BOOKMARK, run("mo"), END, run("nio y más")], "Uno <1/>patrimonio<2/> y más"),
        ([run("Uno."), FOOTNOTE], "Uno."),
        ([run("Uno"), FOOTNOTE, run(".")], "Uno<1/>."),
        ([link(run("Todo el párrafo"))], "Todo el párrafo"),
        ([run("Página "), field("PAGE", run("3")), run(" de "), field("NUMPAGES", run("9"))], "Página <1/> de <2/>"),
        ([run("Vea "), field('HYPERLINK "https://a.org/x"', run("aquí"))], "Vea <1>aquí</1>"),
        ([run("Entrada"), "<w:r><w:tab/></w:r>", field("PAGEREF _Toc1 \\h", run("3"))], "Entrada"),
        ([run("a < 2 & 3 > 2").replace("< ", "&lt; ").replace("& ", "&amp; ")], "a < 2 & 3 > 2"),
        ([run("véase &lt;1&gt; y &lt;/2&gt; y &amp;lt;")], "véase &lt;1> y &lt;/2> y &amp;lt;"),
        ([run("oculto ", "<w:vanish/>"), run("visible")], "visible"),
        ([run("museo"), "<w:r><w:noBreakHyphen/></w:r>", run("taller")], "museo\u2011taller"),
        ([run("Uno "), "<w:r><w:sym w:font='Symbol' w:char='F0B7'/></w:r>", run(" dos")], "Uno <1/> dos"),
    ],
)
def test_what_a_translator_sees(runs: list[str], text: str) -> None:
    data = word(paragraph(*runs))
    assert texts(data) == [text]
    document = opened(data)
    assert unkept(form("docx"), document, "es", ReadOptions()) == ()


def test_the_glossary_sees_the_word_that_formatting_divides() -> None:
    text = one(run("El patri"), run("mo", "<w:noProof/>"), run("nio museo"), run("lógico", BOLD))
    assert text == "El patrimonio museo<1>lógico</1>"
    assert masked(text, Markup.NUMBERED).replace("\u00ad", "").split() == ["El", "patrimonio", "museológico"]


LOOKS = ["", BOLD, ITALIC, LINE, BOLD + ITALIC, '<w:rStyle w:val="Hyperlink"/>', "<w:lang w:val='fr-FR'/>"]
WORDS = [
    "museo",
    " ",
    "  ",
    "año ",
    " & ",
    "<1>",
    "</1>",
    "&lt;",
    "-",
    "12",
    "ñandú",
    "_x",
    "a b",
    "]]>",
    "«»",
    "\u00a0",
]
THINGS = [
    FOOTNOTE,
    BOOKMARK,
    END,
    "<w:r><w:br/></w:r>",
    "<w:r><w:tab/></w:r>",
    "<w:r><w:drawing/></w:r>",
    '<w:proofErr w:type="spellStart"/>',
    '<w:r><w:br w:type="page"/><w:t>x</w:t></w:r>',
    field("PAGE", run("3")),
    field("REF a", run("Tabla "), run("1", BOLD)),
    '<w:fldSimple w:instr="SEQ Tabla"><w:r><w:t>1</w:t></w:r></w:fldSimple>',
    "<m:oMath xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'/>",
]


def xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


leaves = st.builds(
    lambda text, look: run(xml(text), look), st.sampled_from(WORDS), st.sampled_from(LOOKS)
) | st.sampled_from(THINGS)
rows = st.recursive(
    st.lists(leaves, max_size=6).map("".join),
    lambda inner: st.lists(
        inner
        | inner.map(link)
        | inner.map(lambda runs: f'<w:ins w:id="3">{runs}</w:ins>')
        | inner.map(lambda runs: f"<w:sdt><w:sdtPr/><w:sdtContent>{runs}</w:sdtContent></w:sdt>")
        | inner.map(lambda runs: field("HYPERLINK x", runs)),
        max_size=4,
    ).map("".join),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None)
@given(row=rows, other=rows)
def test_what_is_written_anew_reads_the_same(row: str, other: str) -> None:
    data = word(paragraph(run("El museo "), row) + paragraph(other))
    document = opened(data)
    assert unkept(form("docx"), document, "es", ReadOptions()) == ()
    assert published(document, [None] * len(document.units)) == data


def spoiled(text: str, chooser: random.Random) -> str:
    """Return a translation of ``text``: words doubled, tags moved, repeated, dropped, broken."""
    found = codes(text, Markup.NUMBERED)
    pieces: list[str] = []
    at = 0
    for code in found:
        pieces += (text[at : code.start], code.text)
        at = code.end
    pieces.append(text[at:])
    for _ in range(chooser.randrange(4)):
        place = chooser.randrange(len(pieces))
        match chooser.randrange(5):
            case 0:
                pieces.insert(
                    place, chooser.choice(["<1>", "</1>", "<2/>", "<9>", "<99/>", "</3>", "<1", "&lt;", "<", "&"])
                )
            case 1:
                pieces.insert(place, pieces[chooser.randrange(len(pieces))])
            case 2 if len(pieces) > 1:
                del pieces[place]
            case 3:
                chooser.shuffle(pieces)
            case _:
                pieces.insert(
                    place, chooser.choice(["Más ", " texto", "\a\v\0", "\n", "\t", "]]>", "\ufffe", "año", "  ", "\r"])
                )
    return "".join(pieces)


@settings(max_examples=300, deadline=None)
@given(row=rows, seed=st.integers(0, 2**32))
def test_whatever_a_translator_types_gives_valid_xml_that_reads_as_promised(row: str, seed: int) -> None:
    data = word(paragraph(run("El museo "), row, run(" abre")))
    document = opened(data)
    slots = [slot for part in document.parts for slot in part.slots]
    chooser = random.Random(seed)
    translations = [spoiled(slot.unit.text, chooser) for slot in slots]
    result = published(document, list(translations))
    read_xml(member(result, "word/document.xml").encode(), {})
    wanted = [
        text
        for slot, translation in zip(slots, translations, strict=True)
        for text in (slot.read_again(translation) if translation != slot.unit.text else (translation,))
    ]
    found = texts(result)
    unfollowed = [one for slot, one in zip(slots, translations, strict=True) if slot.read_again(one) == (one,)]
    if [" ".join(one.split()) for one in found] != [" ".join(one.split()) for one in wanted]:
        assert unfollowed, (found, wanted)


@settings(max_examples=300)
@given(st.text(st.sampled_from("<>/12&ltamp; a")))
def test_literal_characters_are_never_taken_for_tags(chars: str) -> None:
    text = numbered_text(chars)
    found = codes(text, Markup.NUMBERED)
    assert all(code.kind is Kind.ENTITY for code in found)
    assert plain(text, Markup.NUMBERED) == chars


def test_numbered_text_is_shown_as_it_reads() -> None:
    text = "Sala 1\nEl &lt;1> <1>museo</1><2/>"
    assert to_html(text, Markup.NUMBERED) == "Sala 1<br>\nEl &lt;1&gt; museo"
    assert plain(text, Markup.NUMBERED) == "Sala 1\nEl <1> museo"


def test_a_lost_footnote_is_an_error_and_a_lost_bookmark_is_put_back() -> None:
    document = opened(word(paragraph(run("El "), BOOKMARK, run("museo"), FOOTNOTE, run(" abre"), END, run(" hoy"))))
    assert document.units[0].text == "El <1/>museo<2/> abre<3/> hoy"
    pair = Pair(document.units[0].text, "The <1/>museum opens<3/>", "es", "en", Markup.NUMBERED, "a.po", 1)
    found = check_pair(pair, Context(("es", "en")), [rule("markup-lost"), rule("markup-broken")])
    assert [(one.rule, one.message) for one in found] == [
        ("markup-lost", "the translation lacks the numbered tag <2/>")
    ]
    result = member(published(document, ["The museum<2/> opens"]), "word/document.xml")
    assert result.count("bookmarkStart") == result.count("bookmarkEnd") == result.count("footnoteReference") == 1


def test_edits_inside_what_another_edit_keeps_are_done() -> None:
    text = "(abc[def]ghi)(jkl)"
    edits = [(14, 17, "J"), (5, 8, "D"), (1, 12, f"x{kept(4, 9)}y"), (2, 3, "lost")]
    assert splice(text, edits) == "(x[D]y)(J)"
    assert splice(text, [edits[1]]) == "(abc[D]ghi)(jkl)"
    assert splice(text, [(1, 12, "gone"), edits[1]]) == "(gone)(jkl)"


@pytest.mark.parametrize("path", [*DOCUMENTS, CASES / "odt/programme/source.fodt"], ids=lambda path: path.name)
def test_a_document_reads_before_it_is_packed_as_it_reads_packed(path: Path) -> None:
    form = format_of(path.name)
    assert form is not None
    document = form.read(path.read_bytes(), "es", ReadOptions())
    options = ReadOptions().again(document)
    translations = [f"{unit.text} más" for unit in document.units]
    packed = form.pack(document, document.with_texts(translations))
    before, after = form.read_again(document, translations, "es", options), form.read(packed, "es", options)
    assert before.parts == after.parts
    assert all(unit.text.endswith(" más") for unit in before.units)
    assert form.pack(before, [part.text for part in before.parts]) == packed
    last = [part.text.replace("más", "menos") for part in before.parts]
    assert (
        form.read(form.pack(before, last), "es", options).parts
        == form.read(form.pack(after, last), "es", options).parts
    )
    assert form.pack(before, last) == form.pack(after, last)
