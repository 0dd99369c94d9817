"""Books: what programs we did not write find in the PDF files, and what people may type."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.editions import EDITIONS, Edition
from pipeline.editions.outline import Piece, outline
from pipeline.editions.pdf.book import FIGURE
from pipeline.editions.pdf.characters import by_number, missing
from pipeline.editions.shown import shown
from pipeline.errors import SettingsError
from pipeline.locales import bcp47
from pipeline.model import Markup, Place
from tests.sample_editions import DRAWING, GUIDE, ILLUSTRATED, LANGUAGES, TIDES, edition, row
from tests.test_editions import HOSTILE

PDF = next(form for form in EDITIONS if form.name == "pdf")
TYPST = [
    "#panic()",
    '#read("/etc/passwd")',
    "*bold* _emph_ `raw` $x$ <label> @ref // comment",
    "= heading",
    "#{while true {}}",
    "\\u{41} ~ -- --- ... 'a' \"b\"",
]
needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is not installed")


@dataclass
class Element:
    """An element of a PDF's structure."""

    name: str
    language: str
    """The language that holds for it, its own or that of the nearest element around it."""
    alt: str
    kids: list[Element] = field(default_factory=list)

    def all(self, *names: str) -> Iterator[Element]:
        for kid in self.kids:
            if kid.name in names:
                yield kid
            yield from kid.all(*names)


def structure(data: bytes) -> Element:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root = Element("", str(pdf.Root.Lang), "")
        _kids(pdf.Root.StructTreeRoot.K, root)
        return root


def _kids(node: object, parent: Element) -> None:
    if isinstance(node, pikepdf.Array):
        for one in node:
            _kids(one, parent)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        element = Element(str(node.S)[1:], str(node.get("/Lang", parent.language)), str(node.get("/Alt", "")))
        parent.kids.append(element)
        _kids(node.get("/K"), element)


def spoken(data: bytes, *without: str) -> list[list[str]]:
    """Return what a screen reader says, by elements at the top and cells of tables, ``without`` some elements."""
    told = run("pdfinfo", "-struct-text", "-", data=data)
    found: list[list[str]] = []
    silent = -1
    for line in told.split("\n"):
        words = line.lstrip(" ")
        depth = len(line) - len(words)
        if silent >= 0 and depth > silent:
            continue
        name = re.split(r"[ :<]", words, maxsplit=1)[0]
        silent = depth if name in without else -1
        if depth == 2 or name in ("TD", "TH"):
            found.append([name])
        if words.startswith('"') and words.endswith('"') and found:
            found[-1].append(words[1:-1])
    return found


def run(*command: str, data: bytes) -> str:
    return subprocess.run(command, input=data, capture_output=True, check=True, timeout=60).stdout.decode(
        "utf-8", "replace"
    )


def squeezed(text: str) -> str:
    """Return a text without spaces and hyphens: a word divided at the end of a line has one more."""
    return re.sub("[-\\s\u00ad\u2060\u200b]+", "", text)


def told(piece: Piece, language: str) -> str:
    """Return what a book says of a piece: label, note, text."""
    one = shown(piece.row, language)
    return f"{one.label}{':' * bool(one.label)}{f'[{one.note}]' if one.note else ''}{one.text}"


def files(one: Edition) -> dict[str, bytes]:
    return PDF.render(one)


def languages_of(one: Edition) -> Iterator[tuple[str, bytes]]:
    made = files(one)
    yield from ((language, made[PDF.path(one.name, language)]) for language in one.languages)


def test_without_typst_one_line_names_the_command() -> None:
    assert (PDF.needs, PDF.extra) == ("typst", "pdf")
    with pytest.raises(SettingsError, match=r"needs more than is installed; run: pip install .*\[pdf\]"):
        replace(PDF, needs="not_installed_here").expect_installed()


# What programs find


@pytest.mark.parametrize("one", [GUIDE, TIDES])
def test_a_file_says_what_it_is_and_has_its_fonts(one: Edition) -> None:
    for path, data in files(one).items():
        with pikepdf.open(io.BytesIO(data)) as pdf:
            language = path.removeprefix(one.name).removesuffix(".pdf").lstrip(".") or "en"
            assert str(pdf.Root.Lang) == bcp47(language)
            assert pdf.Root.MarkInfo.Marked
            assert pdf.Root.ViewerPreferences.DisplayDocTitle
            assert str(pdf.docinfo.Title) == dict(one.titles)[language]
            assert "/CreationDate" not in pdf.docinfo
            assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf.Root.Metadata.read_bytes()
            for page in pdf.pages:
                for font in page.Resources.Font.values():
                    [descendant] = font.DescendantFonts
                    assert {"/FontFile2", "/FontFile3"} & set(descendant.FontDescriptor.keys())


def test_a_language_of_its_own_has_an_upright_page_and_all_of_them_a_lying_one() -> None:
    for path, data in files(GUIDE).items():
        with pikepdf.open(io.BytesIO(data)) as pdf:
            _, _, width, height = pdf.pages[0].mediabox
            assert (width > height) is (path == "guide.html.pdf")


@pytest.mark.parametrize("one", [GUIDE, TIDES])
def test_headings_are_nested(one: Edition) -> None:
    for data in files(one).values():
        levels = [int(heading.name[1]) for heading in structure(data).all("H1", "H2", "H3", "H4", "H5", "H6")]
        assert levels[0] == 1
        assert all(below <= above + 1 for above, below in pairwise(levels))


@pytest.mark.parametrize("one", [GUIDE, TIDES])
def test_every_cell_is_in_its_language(one: Edition) -> None:
    tree = structure(files(one)[PDF.path(one.name)])
    heads = [head.language for head in tree.all("TH")]
    assert heads == [bcp47(language) for language in LANGUAGES]
    cells = list(tree.all("TD"))
    lines = [*merged(one)]
    assert len(cells) == len(lines) * len(LANGUAGES)
    for number, cell in enumerate(cells):
        line, language = lines[number // len(LANGUAGES)], LANGUAGES[number % len(LANGUAGES)]
        texts = [shown(piece.row, language) for piece in line]
        if not any(text.note for text in texts):
            assert cell.language == bcp47(language)


def merged(one: Edition) -> Iterator[list[Piece]]:
    """Yield the pieces of each line of the columns: a heading stands with what follows it."""
    line: list[Piece] = []
    for piece in outline(one).lines():
        line.append(piece)
        if not piece.level:
            yield line
            line = []
    if line:
        yield line


def test_lists_and_tables_are_what_they_are() -> None:
    tree = structure(dict(languages_of(GUIDE))["es"])
    [numbered, bullets, *_] = tree.all("L")
    assert [len([kid for kid in one.kids if kid.name == "LI"]) for one in (numbered, bullets)] == [3, 2]
    [table] = tree.all("Table")
    assert [len(one.kids) for one in table.all("TR")] == [2, 2, 2]
    assert len(list(table.all("TH"))) == 2
    assert len(list(tree.all("BlockQuote"))) == 1
    assert [len(list(tree.all(name))) for name in ("Strong", "Em")][1] == 1


@needs_poppler
@pytest.mark.parametrize("one", [GUIDE, TIDES])
def test_a_screen_reader_says_each_text_in_order_in_every_language(one: Edition) -> None:
    for language, data in languages_of(one):
        said = "".join(squeezed("".join(words)) for _, *words in spoken(data, "Lbl", "TOC"))
        expected = "".join(squeezed(told(piece, language)) for piece in outline(one).pieces)
        assert said.endswith(expected)
    cells = [squeezed("".join(words)) for name, *words in spoken(files(one)[PDF.path(one.name)], "Lbl") if name == "TD"]
    for place, language in enumerate(LANGUAGES):
        expected = "".join(
            squeezed((told(Piece(piece.head, piece.style), language) if piece.head else "") + told(piece, language))
            for piece in outline(one).lines()
        )
        assert "".join(cells[place :: len(LANGUAGES)]) == expected


@needs_poppler
def test_the_text_that_is_copied_from_a_book_is_the_text() -> None:
    for language, data in languages_of(GUIDE):
        body = run("pdftotext", "-raw", "-x", "0", "-y", "70", "-W", "600", "-H", "700", "-", "-", data=data)
        bare = squeezed(re.sub(r"(?m)^(?:•|[0-9]\.) ", "", body))
        assert bare.endswith("".join(squeezed(told(piece, language)) for piece in outline(GUIDE).pieces))


def test_the_contents_lead_to_the_headings() -> None:
    long = edition(*(row(f"heading {1 + n % 3}", f"Room {n}", f"Sala {n}", f"Sala {n}") for n in range(9)), name="a.md")
    for language, data in languages_of(long):
        with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as bookmarks:
            assert [one.title for one in bookmarks.root] == [
                f"{'Room' if language == 'en' else 'Sala'} {n}" for n in (1, 3, 6)
            ]
        assert len(list(structure(data).all("TOCI"))) == 8
    assert not list(structure(files(edition(row("heading 1", "a", "b", "c"), name="a.md"))["a.md.pdf"]).all("TOC"))


@needs_poppler
def test_what_is_not_translated_says_so_in_the_language_of_the_book() -> None:
    data = dict(languages_of(GUIDE))["pt_BR"]
    said = " ".join("".join(words) for _, *words in spoken(data))
    assert "[tradução em revisão] It opened in 1931, twice" in said
    assert "[ainda não traduzido] with plan.txt" in said
    assert "Onde um texto não tem tradução aprovada" in said
    assert "Abriu em" not in said
    assert "aprobada" not in "".join("".join(words) for _, *words in spoken(dict(languages_of(GUIDE))["es"]))


def figures(one: Edition, language: str = "") -> list[tuple[str, str]]:
    data = files(one)[PDF.path(one.name, language)]
    return [(figure.language, figure.alt) for figure in structure(data).all("Figure")]


def test_figures_have_their_words_in_their_language() -> None:
    assert figures(ILLUSTRATED, "es") == [("es", "Una ventana")]
    assert figures(ILLUSTRATED, "pt_BR") == [("pt-BR", "Uma janela")]
    waiting = replace(
        ILLUSTRATED, rows=(row("alt text", "A window", "", "", place=Place(picture="images/w.png")),), fixed=()
    )
    assert figures(waiting, "es") == [("en", "[sin traducir] A window")]


def test_beside_its_words_in_every_language_a_picture_says_nothing_more() -> None:
    assert figures(ILLUSTRATED) == []
    assert len(files(ILLUSTRATED)["guide.html.pdf"]) > len(files(GUIDE)["guide.html.pdf"])


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n damaged", b"GIF89a", b"<svg", DRAWING.replace(b"<rect", b"<script/><rect")]
)
def test_for_a_file_that_cannot_be_shown_stand_its_words(data: bytes) -> None:
    one = replace(GUIDE, pictures={"images/w.png": data})
    assert files(one) == files(GUIDE)


# The same bytes, on every machine


def test_the_same_edition_is_the_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib, sys; from tests.sample_editions import GUIDE; from pipeline.editions import EDITIONS\n"
        "form = next(form for form in EDITIONS if form.name == 'pdf')\n"
        "sys.stdout.write(repr([hashlib.sha256(data).hexdigest() for data in form.render(GUIDE).values()]))"
    )
    root = Path(__file__).parent.parent
    outputs = {
        subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    }
    assert len(outputs) == 1


# What people may type


def hostile_edition(text: str, markup: Markup) -> Edition:
    return edition(
        row("heading 1", "A", "B", "C"),
        row("paragraph", text, text, "", markup=markup),
        row("list item", f"x{text}", "~y", text, markup=markup),
        row("heading 2", f"Z {text}", f"Z {text}", "Z", markup=markup),
        name="a.html",
        project=text,
    )


def expect_text(text: str, markup: Markup) -> None:
    """Fail unless the book has the text as it was typed, but for characters that no font has."""
    one = hostile_edition(text, markup)
    data = files(one)[PDF.path(one.name, "es")]
    structure(data)


@pytest.mark.parametrize("markup", Markup)
@pytest.mark.parametrize("text", [*HOSTILE, *TYPST])
def test_hostile_text_is_only_text(text: str, markup: Markup) -> None:
    expect_text(text, markup)


@needs_poppler
@pytest.mark.parametrize("text", TYPST)
def test_code_of_typst_is_printed(text: str) -> None:
    one = hostile_edition(text, Markup.NONE)
    said = ["".join(words) for _, *words in spoken(files(one)[PDF.path(one.name, "es")])]
    assert squeezed(text) in [squeezed(words) for words in said]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from([*HOSTILE, *TYPST]) | st.text(max_size=20), min_size=1, max_size=4),
    st.sampled_from(Markup),
)
def test_any_text_is_only_text(texts: list[str], markup: Markup) -> None:
    expect_text("".join(texts), markup)


@needs_poppler
def test_what_no_font_has_is_printed_by_its_number() -> None:
    one = edition(row("paragraph", "x", "año 漢字 y ❧", ""), name="a.md")
    said = ["".join(words) for _, *words in spoken(files(one)["a.md.es.pdf"])]
    assert "año [U+6F22 U+5B57] y ❧" in said


@needs_poppler
def test_words_apart_by_a_tab_stay_apart() -> None:
    words = ("<1>Opening</1>\t10 January", "<1>Apertura</1>\t10 de enero", "")
    one = edition(row("paragraph", *words, markup=Markup.NUMBERED), name="a.docx")
    assert "Apertura 10 de enero" in run("pdftotext", "-", "-", data=files(one)["a.docx.es.pdf"])


def test_signs_that_only_together_have_no_glyph_do_not_stop_a_book() -> None:
    structure(files(edition(row("paragraph", "\u05d0\u0483\u20e0\u1abe\u0304", "b", "c"), name="a.md"))["a.md.pdf"])


@given(st.sets(st.sampled_from("abcdefgh")), st.sets(st.sampled_from("abcdefgh")))
def test_missing_characters_are_found_by_halves(asked: set[str], absent: set[str]) -> None:
    def is_shown(text: str) -> bool:
        return absent.isdisjoint(text)

    assert missing(asked, is_shown) == asked & absent


@given(st.text(), st.sets(st.characters(), max_size=5))
def test_only_missing_characters_are_replaced(text: str, absent: set[str]) -> None:
    replaced = by_number(text, frozenset(absent))
    assert absent.isdisjoint(re.sub(r"\[U\+[0-9A-F]{4,6}(?: U\+[0-9A-F]{4,6})*\]", "", replaced)) or absent & set(
        "[]U+ 0123456789ABCDEF"
    )
    if absent.isdisjoint(text):
        assert replaced == text


def test_figures_stand_at_the_right_edge_only_where_all_are() -> None:
    for text in ("1200", "1.200,50", "12 %", "−3", "€ 5", "10:30", "1990–2020"):
        assert FIGURE.fullmatch(text), text
    for text in ("", "12 museums", "A1", "–"):
        assert not FIGURE.fullmatch(text), text


def _texts(one: Edition) -> Sequence[str]:
    return [piece.row.source.text for piece in outline(one).pieces]


def test_what_a_document_says_of_itself_is_not_printed_in_it() -> None:
    assert "A room by the sea." not in _texts(TIDES)
    data = dict(languages_of(TIDES))["es"]
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_metadata() as metadata:
        assert metadata["dc:description"] == "Una sala junto al mar."
    assert replace(TIDES, rows=()).title_row is None
