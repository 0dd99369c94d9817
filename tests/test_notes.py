"""Footnotes of Markdown: numbered alike in every form of edition, each with its text, and links that lead to it."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.editions import EDITIONS, Edition, Row
from pipeline.editions.notes import with_notes
from pipeline.formats import markdown
from pipeline.formats.document import ReadOptions
from pipeline.markup.runs import Look, Run, runs
from pipeline.model import Markup, Place, Unit
from tests.sample_editions import LANGUAGES, edition, fixed, made, row
from tests.test_epub import pages
from tests.test_word_editions import DOCX, body
from tests.workspaces import contents, make, museotext_in

FORMS = {form.name: form for form in EDITIONS}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def noted(kind: str, *texts: str, name: str = "") -> Row:
    return row(kind, *texts, markup=Markup.MARKDOWN, place=Place(note=name))


LACE = edition(
    noted("heading 1", "Lace[^far]", "Encaje[^far]", "Renda[^far]"),
    noted("paragraph", "By the sea[^near][^far]", "Junto al mar[^near]", ""),
    noted("heading 2", "Tides[^near]", "Mareas[^near]", "Marés[^near]"),
    noted("paragraph", "Nobody[^gone] knows", "Nadie[^gone] sabe", "Ninguém[^gone] sabe"),
    noted("footnote", "An hour away", "A una hora", "A uma hora", name="near"),
    noted("footnote", "on foot", "a pie", "a pé", name="near"),
    noted("heading 2", "Words", "Palabras", "Palavras"),
    noted("heading 3", "Of the *sea*", "Del *mar*", "Do *mar*"),
    noted("footnote", "A day away", "A un día", "", name="far"),
    noted("footnote", "Never read", "Nunca leída", "Nunca lida", name="unread"),
    name="lace.md",
)


def test_a_document_tells_which_note_a_text_stands_in() -> None:
    data = b"Lace[^a] and[^b]\n\n[^a]: Kept\n\n    for years\n\n    1. by hand\n\n[^b]: 1931\n\nAfter\n"
    read = markdown.read(data, "en", ReadOptions(structure=True))
    units: list[Unit] = [*read.units, *(unit for _, unit in read.fixed)]
    assert {unit.text: (unit.kind, unit.place) for unit in units} == {
        "Lace[^a] and[^b]": ("paragraph", Place()),
        "Kept": ("footnote", Place(note="a")),
        "for years": ("footnote", Place(note="a")),
        "by hand": ("list item", Place(depth=1, number=1, begins=True, note="a")),
        "After": ("paragraph", Place()),
        "1931": ("footnote", Place(note="b")),
    }


def test_notes_are_numbered_as_they_are_referred_to() -> None:
    found = with_notes(LACE)
    assert [one.begins_note for one in found.rows] == [0, 0, 0, 0, 2, 0, 0, 0, 1, 3]
    assert [dict(one.notes) for one in found.rows[:4]] == [{"far": 1}, {"near": 2, "far": 1}, {"near": 2}, {}]
    year = replace(fixed("footnote", "1931"), place=Place(note="far"))
    assert [one.begins_note for _, one in with_notes(replace(LACE, fixed=((1, year),))).fixed] == [1]


def test_an_edition_without_notes_stays_as_it_is() -> None:
    one = edition(noted("paragraph", "a[^b]", "a[^b]", "a[^b]"), row("footnote", "b", "b", "b"))
    assert with_notes(one) is one


def test_a_reference_is_a_raised_number_and_two_are_told_apart() -> None:
    raised = frozenset({Look.RAISED})
    assert runs("a[^x][^y][^z]", Markup.MARKDOWN, (), {"x": 1, "y": 12}) == (
        Run("a"),
        Run("1", raised, note=1),
        Run(", ", raised),
        Run("12", raised, note=12),
        Run(", z", raised),
    )


@pytest.mark.parametrize("text", ['<sup class="note">7</sup>', "<sup class=note>x</sup>", '[^<sup class="note">]'])
@pytest.mark.parametrize("markup", Markup)
def test_no_text_makes_itself_a_reference(text: str, markup: Markup) -> None:
    assert all(run.note == 0 for run in runs(text, markup, (), {"x": 7}))


def test_on_the_page_numbers_lead_to_the_rows_of_the_notes() -> None:
    page = made(FORMS["html"], LACE).decode()
    names = {text: name for name, one in LACE.identified() for text in [one.source.text]}
    for text, number in (("A day away", 1), ("An hour away", 2)):
        link = f'<sup><a href="#{names[text]}" role="doc-noteref">{number}</a></sup>'
        assert f"Tides{link}" in page or number == 1
        assert link in page
        assert f'id="{names[text]}"' in page
        assert f"<sup>{number}</sup> {text}" in page
    assert "[^" not in page.partition("<body")[2]


@pytest.mark.parametrize("language", ["", *LANGUAGES])
def test_in_an_electronic_book_each_number_leads_to_its_note(language: str) -> None:
    found = pages(FORMS["epub"].render(LACE)[FORMS["epub"].path("lace.md", language)])
    notes = {
        f"chapter{number}.xhtml#{one.get('id')}": "".join(one.itertext())
        for number, page in enumerate(found)
        for one in page.iter()
        if one.get("role") == "doc-footnote"
    }
    links = [
        (one.attrib["href"], "".join(one.itertext()))
        for page in found
        for one in page.iter(f"{XHTML}a")
        if one.get("role") == "doc-noteref"
    ]
    expected = {"en": "2 An hour away", "es": "2 A una hora", "pt_BR": "2 A uma hora"}
    assert {text for text in expected.values() if text in notes.values()} == set(
        [expected[language]] if language else expected.values()
    )
    assert len(notes) == 3 * (1 if language else 3)
    assert links
    for target, number in links:
        assert notes[target].startswith(f"{number} ")


@pytest.mark.parametrize("language", ["", *LANGUAGES])
def test_in_a_word_document_each_number_leads_to_its_note(language: str) -> None:
    found = body(DOCX.render(LACE)[DOCX.path("lace.md", language)])
    anchors = [link.get(f"{W}anchor") for link in found.iter(f"{W}hyperlink")]
    names = [one.get(f"{W}name") for one in found.iter(f"{W}bookmarkStart")]
    assert len(set(names)) == len(names) == 3 * (1 if language else 3)
    assert anchors
    assert set(anchors) <= set(names)
    identifiers = [one.get(f"{W}id") for one in found.iter(f"{W}bookmarkStart")]
    assert identifiers == [one.get(f"{W}id") for one in found.iter(f"{W}bookmarkEnd")]
    assert all(re.fullmatch("[A-Za-z][A-Za-z0-9_]{0,39}", str(name)) for name in names)


@pytest.mark.parametrize(("language", "number"), [("", 11), ("es", 3)])
def test_in_a_pdf_each_number_leads_to_its_note(language: str, number: int) -> None:
    with pikepdf.open(io.BytesIO(FORMS["pdf"].render(LACE)[FORMS["pdf"].path("lace.md", language)])) as pdf:
        links = [note for page in pdf.pages for note in page.get("/Annots", [])]
        headings = 3
        assert len(links) == number + headings
        assert all("/Dest" in link for link in links)


def test_contents_and_titles_have_no_numbers() -> None:
    with zipfile.ZipFile(io.BytesIO(FORMS["epub"].render(LACE)["lace.md.en.epub"])) as book:
        contents = ElementTree.fromstring(book.read("EPUB/contents.xhtml"))
        package = book.read("EPUB/package.opf").decode()
    entries = ["".join(one.itertext()) for one in contents.iter(f"{XHTML}a")]
    assert entries == ["Lace", "Tides", "Words", "Of the sea"]
    assert "<dc:title>Lace</dc:title>" in package


@settings(deadline=None, max_examples=40)
@given(st.text(st.characters(exclude_categories=["Z", "C"], exclude_characters="[]"), min_size=1, max_size=12))
def test_a_note_may_have_any_name(name: str) -> None:
    one: Edition = edition(
        noted("paragraph", f"a[^{name}]", f"b[^{name}]", f"c[^{name}]"),
        noted("footnote", "x", "y", "", name=name),
        name="a.md",
    )
    page = made(FORMS["html"], one).decode()
    assert page.count('role="doc-noteref">1</a></sup>') == 3
    assert len(FORMS["epub"].render(one)) == 4
    assert body(DOCX.render(one)["a.md.es.docx"]).find(f".//{W}hyperlink") is not None


def test_notes_are_numbered_in_a_workspace(tmp_path: Path) -> None:

    make(tmp_path)
    text = "# Tides\n\nBy the sea.[^1]\n\n[^1]: An hour away.\n"
    (tmp_path / "source_texts/en/tides.md").write_text(text, "utf-8")
    assert museotext_in(tmp_path, "publish", "-e", "html", "tides.md") in (0, 1)
    page = contents(tmp_path / "build/aligned")["tides.md.html"].decode()
    assert 'By the sea.<sup><a href="#u' in page
    assert "<sup>1</sup> An hour away." in page
