"""Aligned editions as web pages, their index, and what they are made from."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from base64 import b64encode
from collections import Counter
from dataclasses import dataclass, field, replace
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import pages
from pipeline.editions import EDITIONS, INDEX, Edition, EditionFile, Progress, Row, Summary, index
from pipeline.editions.places import edition_path
from pipeline.locales import RIGHT_TO_LEFT
from pipeline.model import Markup, Place
from pipeline.wording import LANGUAGES as WORDINGS
from pipeline.wording import wording
from pipeline.xml_text import visible
from tests.sample_editions import LANGUAGES, PLAN, TIDES, edition, made, row, summary

HTML = next(form for form in EDITIONS if form.name == "html")
VOID = {"meta", "link", "input", "br", "wbr"}
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</td></tr></table><h1>taken</h1>",
    "</style><style>*{display:none}</style>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="https://x.org/&quot; onclick=&quot;alert(1)">x</a>',
    "]]>",
    "{{ words }} {% raw %}",
    "<gap>",
    "\u202etxet\u2066",
    "\x00\x0b\x1f\ufffe",
    "\ud800",
    "<b>never closed",
]


@dataclass
class Element:
    name: str
    attributes: dict[str, str | None]
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(one if isinstance(one, str) else one.text for one in self.children)

    def all(self, name: str = "", **attributes: str) -> list[Element]:
        found = []
        for child in self.children:
            if isinstance(child, Element):
                wanted = {key.rstrip("_"): value for key, value in attributes.items()}
                if name in ("", child.name) and wanted.items() <= child.attributes.items():
                    found.append(child)
                found += child.all(name, **attributes)
        return found


class Tree(HTMLParser):
    """A page as elements; fails on a page whose elements are not closed in order."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.root = Element("", {})
        self._open = [self.root]
        self.feed(page.decode("utf-8"))
        self.close()
        assert self._open == [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self._open[-1].children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().name == tag

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def parsed(one: Edition) -> Element:
    return Tree(made(HTML, one)).root


def body_rows(page: Element) -> list[Element]:
    return page.all("tbody")[0].all("tr")


def content(cell: Element) -> Element:
    """Return the element with the text of a cell."""
    return [child for child in cell.children if isinstance(child, Element)][-1]


def contents(*summaries: Summary) -> Element:
    return Tree(index(summaries, project="Museum of Lace", languages=LANGUAGES)).root


# The page of an edition


def test_each_language_has_a_column_in_the_order_of_the_workspace() -> None:
    page = parsed(TIDES)
    assert [th.attributes.get("lang") for th in page.all("thead")[0].all("th")] == [None, "en", "es", "pt-BR"]
    for line in body_rows(page):
        assert [cell.attributes["lang"] for cell in line.all("td")] == ["en", "es", "pt-BR"]


def test_the_page_is_in_the_source_language_and_named_after_the_document() -> None:
    page = parsed(replace(TIDES, source_language="es", rows=(row("heading 1", "Tides", "Mareas", "", source="es"),)))
    assert page.all("html")[0].attributes["lang"] == "es"
    assert page.all("title")[0].text == "Mareas · Museum of Lace"
    assert [(h1.attributes["lang"], h1.text) for h1 in page.all("h1")] == [("es", "Mareas")]
    assert [(one.attributes["lang"], one.text) for one in page.all("p", class_="titles")[0].all("span")] == [
        ("en", "Tides")
    ]


def test_texts_keep_their_inline_markup() -> None:
    page = parsed(PLAN)
    assert [em.text for one in (*page.all("h1"), *page.all("p", class_="titles")) for em in one.all("em")] == [
        "2028"
    ] * 3
    cell = body_rows(parsed(TIDES))[5].all("td")[1]
    assert [strong.text for strong in cell.all("strong")] == ["bolillos"]


@pytest.mark.parametrize(
    ("text", "language", "note", "words"),
    [
        ("", "es", "sin traducir", "es"),
        ("~La marea", "es", "traducción en revisión", "es"),
        ("", "pt_PT", "ainda não traduzido", "pt"),
        ("~A maré", "pt_PT", "tradução em revisão", "pt"),
        ("", "qu", "not translated yet", "en"),
    ],
)
def test_where_no_translation_is_approved_stands_the_original_and_says_so(
    text: str, language: str, note: str, words: str
) -> None:
    languages = ("en", language)
    one = edition(row("paragraph", "The <em>tide</em>", text, languages=languages), languages=languages)
    cell = body_rows(parsed(one))[0].all("td")[1]
    assert cell.attributes["lang"] == language.replace("_", "-")
    assert content(cell).attributes["lang"] == "en"
    assert content(cell).text == "The tide"
    [shown] = cell.all("strong", class_="note")
    assert shown.text == note
    assert cell.all(lang=words)[0].text == note
    assert text.removeprefix("~") not in made(HTML, one).decode() or not text


def test_what_is_approved_has_no_note_and_an_incomplete_page_says_so_above() -> None:
    assert not parsed(PLAN).all("strong", class_="note")
    assert not parsed(PLAN).all("p", class_="notice")
    assert parsed(TIDES).all("p", class_="notice")


def test_what_is_incomplete_says_since_when_in_the_language_of_its_readers() -> None:
    languages = ("en", "es", "pt_BR", "qu")
    rows = (row("paragraph", "The tide", "", "A maré", "", languages=languages),)
    one = edition(*rows, languages=languages, revised=(("es", "2026-05-04"), ("pt_BR", "2026-05-04")))
    notes = [(note.attributes["lang"], note.text) for note in parsed(one).all("p", class_="notice")]
    assert [language for language, _ in notes] == ["es", "en"]
    assert notes[0][1].startswith("español Esta traducción no está completa (a 4 de mayo de 2026). Donde un texto")
    assert notes[1][1].startswith("runasimi This translation is not complete. Where a text")
    versions = contents(summary(one)).all("ul", class_="versions")[0].all("time")
    assert [(time.attributes["datetime"], time.text) for time in versions] == [("2026-05-04", "a 4 de mayo de 2026")]


def test_the_other_editions_are_listed_on_the_page_and_in_the_index() -> None:
    files = (
        EditionFile("html", "", "tides.html"),
        EditionFile("pdf", "es", "tides.html.es.pdf"),
        EditionFile("epub", "", "tides.html.epub"),
        EditionFile("epub", "en-es", "tides.html.en-es.epub"),
        EditionFile("docx", "", "tides.html.docx"),
    )
    listed = [
        ("español", "tides.html.es.pdf", "es"),
        ("all languages", "tides.html.epub", None),
        ("English · español", "tides.html.en-es.epub", None),
        ("Word", "tides.html.docx", None),
    ]
    for page in (parsed(replace(TIDES, files=files)), contents(replace(summary(TIDES), files=files))):
        links = page.all("a", class_="edition")
        assert [(one.text, one.attributes["href"], one.attributes.get("hreflang")) for one in links] == listed
        [editions] = page.all("ul", class_="editions")
        assert [one.text for one in editions.all("span", class_="kind")] == ["PDF", "EPUB"]


def test_web_pages_name_each_other_as_alternatives_and_other_documents_do_not() -> None:
    def alternates(one: Edition) -> list[tuple[str | None, str | None]]:
        links = parsed(one).all("link", rel="alternate")
        return [(link.attributes["hreflang"], link.attributes["href"]) for link in links]

    assert alternates(TIDES) == [
        ("en", "../en/tides.html"),
        ("es", "../es/tides.html"),
        ("pt-BR", "../pt_BR/tides.html"),
    ]
    assert not alternates(replace(TIDES, published=("en",)))
    assert not alternates(replace(TIDES, name="tides.md"))


def test_a_page_has_the_direction_of_its_language() -> None:
    assert "dir" not in parsed(TIDES).all("html")[0].attributes
    languages = ("ar", "es")
    page = parsed(edition(row("title", "مد", "Mareas", languages=languages), languages=languages, source_language="ar"))
    assert page.all("html")[0].attributes["dir"] == "rtl"


def test_styles_and_code_know_the_same_languages_from_right_to_left() -> None:
    css = (Path(pages.__file__).with_name("templates") / "base.css").read_text("utf-8")
    assert set(re.findall(r":lang\((\w+)\)", css)) == RIGHT_TO_LEFT


def test_kinds_that_do_not_show_are_named_in_the_language_of_the_column() -> None:
    page = parsed(edition(row("alt text", "Lace", "Encaje", "Renda"), row("paragraph", "a", "b", "c")))
    labels = [[kind.text for kind in line.all("span", class_="kind")] for line in body_rows(page)]
    assert labels == [["alternative text", "texto alternativo", "texto alternativo"], []]


def test_the_heading_of_a_column_is_named_wherever_it_stands() -> None:
    [line] = body_rows(parsed(edition(row("column heading AB1", "Title", "Título", "Título"))))
    assert line.attributes["class"] == "column-heading"
    assert [kind.text for kind in line.all("span", class_="kind")][:2] == ["column heading", "encabezado de columna"]


def test_items_of_numbered_lists_have_their_numbers_and_depth() -> None:
    one = edition(
        replace(row("list item", "First", "Primero", ""), place=Place(depth=1, number=3)),
        replace(row("list item", "Inner", "Interior", "Interior"), place=Place(depth=2, number=1)),
        replace(row("list item", "Point", "Punto", "Ponto"), place=Place(depth=9)),
    )
    first, inner, point = body_rows(parsed(one))
    assert [content(cell).text for cell in first.all("td")] == ["3. First", "3. Primero", "3. First"]
    assert first.attributes["class"] == "list-item numbered"
    assert inner.attributes["class"] == "list-item numbered depth-2"
    assert point.attributes["class"] == "list-item depth-6"
    assert content(point.all("td")[0]).text == "Point"


def test_a_table_has_its_figures_and_its_rows_stand_together() -> None:
    def cell(text: str, across: int, down: int, kind: str = "cell") -> Row:
        return replace(row(f"{kind} A1", text, text, text), place=Place(table=1, row=down, column=across))

    def figure(text: str, across: int, down: int, table: int = 1) -> Row:
        found = cell(text, across, down)
        return replace(found, place=found.place._replace(table=table))

    one = edition(
        cell("Year", 1, 1),
        cell("Visitors", 2, 1),
        row("paragraph", "After", "Después", "Depois"),
        fixed=((2, figure("2027", 1, 2)), (2, figure("12,000", 2, 2)), (3, figure("99", 1, 1, table=2))),
    )
    lines = body_rows(parsed(one))
    assert [(line.attributes["class"], line.all("td")[-1].text.split()[-1]) for line in lines] == [
        ("cell begun", "Year"),
        ("cell continued", "Visitors"),
        ("fixed cell begun", "2027"),
        ("fixed cell continued", "12,000"),
        ("paragraph", "Depois"),
    ]
    assert [line.all("th")[0].text if line.all("th") else "" for line in lines] == ["1", "2", "", "", "3"]
    assert "id" not in lines[2].attributes


def test_the_title_of_a_slide_is_a_heading() -> None:
    slides = [row("slide title", "Before", "Antes", "Antes"), row("slide title", "After", "Después", "Depois")]
    [line] = body_rows(parsed(edition(*slides)))
    assert line.attributes["class"] == "heading-2"
    assert content(line.all("td")[0]).name == "h2"


@given(
    st.lists(
        st.sampled_from([*(f"heading {level}" for level in range(1, 7)), "heading", "heading cell", "paragraph"]),
        max_size=30,
    )
)
def test_the_outline_never_leaves_out_a_level(kinds: list[str]) -> None:
    page = parsed(edition(*(row(kind, "a", "b", "c") for kind in kinds)))
    levels = [int(one.name[1]) for one in page.all() if re.fullmatch("h[1-6]", one.name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    said_above = "id" in page.all("h1")[0].attributes
    assert len(levels) == 1 + 3 * (sum(kind.startswith("heading") for kind in kinds) - said_above)


def test_deeper_headings_are_deeper_in_the_outline() -> None:
    kinds = ["heading 1", "heading 3", "heading 3", "heading 2", "heading 6"]
    page = parsed(edition(*(row(kind, "a", "b", "c") for kind in kinds)))
    assert [content(line.all("td")[0]).name for line in body_rows(page)] == ["h2", "h2", "h2", "h3"]


def titles_shown(one: Edition) -> int:
    """Return how often the page of an edition has its title in Spanish."""
    return made(HTML, one).decode().partition("<body")[2].count(">Mareas<")


def test_the_title_is_shown_once_and_links_to_its_rows_lead_there() -> None:
    description = row("description", "On the sea", "Sobre el mar", "Sobre o mar")
    rows = [row("title", "Tides", "Mareas", "Marés"), description, row("heading 1", "Tides", "Mareas", "Marés")]
    one = edition(*rows, row("paragraph", "a", "b", "c"))
    page = parsed(one)
    names = [name for name, _ in one.identified()]
    [heading] = page.all("h1")
    assert heading.text == "Tides"
    assert [heading.attributes["id"], heading.all("span")[0].attributes["id"]] == [names[0], names[2]]
    assert [line.attributes["id"] for line in body_rows(page)] == [names[1], names[3]]
    assert [line.all("th")[0].text for line in body_rows(page)] == ["2", "4"]
    assert titles_shown(one) == 1


@pytest.mark.parametrize(
    "rows",
    [
        [row("heading 1", "Tides", "Mareas", "")],
        [row("heading 1", "Tides", "Mareas", "~Marés")],
        [row("heading 2", "The sea", "El mar", "O mar"), row("heading 1", "Tides", "Mareas", "Marés")],
        [row("heading 1", *(f'{text} <a href="https://example.org/">1</a>' for text in ("Tides", "Mareas", "Marés")))],
        [row("title", "Tides", "Mareas", ""), row("heading 1", "Tides", "Mareas", "")],
    ],
    ids=["not translated", "fuzzy", "not the first heading", "a link", "not translated twice"],
)
def test_a_title_with_more_to_say_stands_among_the_rows_as_well(rows: list[Row]) -> None:
    page = parsed(edition(*rows))
    assert "id" not in page.all("h1")[0].attributes
    assert len(body_rows(page)) == len(rows)


def test_another_first_heading_stays_where_it_is() -> None:
    one = edition(row("title", "Tides", "Mareas", "Marés"), row("heading 1", "Tides", "Las mareas", "Marés"))
    assert [content(line.all("td")[1]).text for line in body_rows(parsed(one))] == ["Las mareas"]


def test_a_row_keeps_its_name_when_others_come_and_go() -> None:
    rows = [row("paragraph", text, "b", "c") for text in ("one", "two", "three")]
    names = {one.source.text: name for name, one in edition(*rows).identified()}
    added = row("heading 1", "one", "b", "c")
    moved = {one.source.text: name for name, one in edition(added, *reversed(rows)).identified() if one is not added}
    assert moved == names


def test_a_row_keeps_its_name_when_it_is_translated() -> None:
    before, after = (next(edition(row("term", "a", text, "")).identified())[0] for text in ("", "b"))
    assert before == after


def test_equal_rows_have_names_of_their_own() -> None:
    page = parsed(edition(*[row("button", "Go", "Ir", "Ir")] * 3))
    names = [line.attributes["id"] for line in body_rows(page)]
    assert len(set(names)) == 3
    assert [link.attributes["href"] for link in page.all("tbody")[0].all("a")] == [f"#{name}" for name in names]


def test_no_two_elements_have_one_id() -> None:
    ids = [one.attributes["id"] for one in parsed(TIDES).all() if "id" in one.attributes]
    assert len(ids) == len(set(ids)) == len(TIDES.rows) + 1
    twice = [row(kind, "Tides", "Mareas", "Marés") for kind in ("title", "heading 1", "heading 1")]
    ids = [one.attributes["id"] for one in parsed(edition(*twice)).all() if "id" in one.attributes]
    assert len(ids) == len(set(ids)) == len(twice) + 1


def expect_inert(hostile: str, markup: Markup) -> None:
    """Fail if hostile text becomes anything but text, wherever it stands."""
    rows = (row("heading 1", hostile, hostile, "", markup=markup), row(hostile, hostile, "~x", "", markup=markup))
    page = parsed(edition(*rows, name="a.html", project=hostile, published=("es",)))
    reference = parsed(
        edition(row("heading 1", "a", "b", ""), row("x", "c", "~x", ""), name="a.html", published=("es",))
    )
    for name in ("script", "style", "table", "tr", "td", "h1", "img", "iframe", "input", "meta"):
        assert len(page.all(name)) == len(reference.all(name)), name
    for one in page.all():
        assert not [name for name in one.attributes if name.startswith("on") or name in ("style", "src")]
        address = re.sub(r"[\x00-\x20]", "", one.attributes.get("href") or "").lower()
        assert not address.startswith(("javascript:", "vbscript:", "data:text"))
    assert page.all("script")[0].text == reference.all("script")[0].text


@pytest.mark.parametrize("markup", Markup)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_only_text(hostile: str, markup: Markup) -> None:
    expect_inert(hostile, markup)


@given(st.lists(st.sampled_from(HOSTILE) | st.text(max_size=20), min_size=1, max_size=4), st.sampled_from(Markup))
def test_any_text_is_only_text(texts: list[str], markup: Markup) -> None:
    expect_inert("".join(texts), markup)


def test_the_browser_is_told_to_run_and_load_nothing_else() -> None:
    for page, loads in ((parsed(TIDES), True), (parsed(PLAN), False)):
        metas = {meta.attributes.get("http-equiv"): meta.attributes.get("content") for meta in page.all("meta")}
        policy = metas["Content-Security-Policy"]
        rules = dict(rule.split(" ", 1) for rule in str(policy).split("; "))
        assert rules["default-src"] == "'none'"
        for name in ("script", "style"):
            found = [f"'sha256-{b64encode(sha256(one.text.encode()).digest()).decode()}'" for one in page.all(name)]
            if name == "script" and loads:
                found = [f"{found[0]} 'strict-dynamic'"]
            assert [rules[key] for key in (f"{name}-src",) if key in rules] == found


def test_a_page_needs_no_other_file() -> None:
    for data in (made(HTML, TIDES), index([summary(TIDES)], project="P", languages=LANGUAGES)):
        page = Tree(data).root
        assert not [one for one in page.all() if "src" in one.attributes]
        assert [one.attributes["href"] for one in page.all("link") if one.attributes["rel"] != "alternate"] == [
            "data:,"
        ]
        assert not re.search(r"@import|url\(", data.decode())


# Where links lead


@pytest.mark.parametrize(
    ("target", "language", "moved"),
    [
        ("plan.md", "es", "plan.md.html"),
        ("plan.md#aims", "es", "plan.md.html"),
        ("tides.html", "en", "tides.html"),
        ("images/a%20b.svg", "es", "../es/images/a%20b.svg"),
        ("list.pdf?page=2", "pt_BR", "../pt_BR/list.pdf?page=2"),
        ("#award", "es", "../es/tides.html#award"),
        ("images/a.svg", "qu", "../en/images/a.svg"),
        ("../es/other.pdf", "en", "../es/other.pdf"),
        ("https://example.org/plan.md", "es", "https://example.org/plan.md"),
        ("//example.org/x", "es", "//example.org/x"),
        ("/x", "es", "/x"),
        ("mailto:unit@example.org", "es", "mailto:unit@example.org"),
        ("http://[broken", "es", "http://[broken"),
    ],
)
def test_links_lead_to_editions_and_to_files_beside_the_published_document(
    target: str, language: str, moved: str
) -> None:
    languages = ("en", language) if language != "en" else LANGUAGES
    text = f'<a href="{target}">x</a>'
    one = replace(TIDES, rows=(row("paragraph", *[text] * len(languages), languages=languages),), languages=languages)
    cell = next(
        cell for cell in body_rows(parsed(one))[0].all("td") if cell.attributes["lang"] == language.replace("_", "-")
    )
    assert [link.attributes["href"] for link in cell.all("a")] == [moved]


def test_links_from_a_document_in_a_folder() -> None:
    text = '<a href="../plan.md">x</a> <a href="map.svg">y</a> <a href="c.md">z</a>'
    one = replace(
        TIDES, name="a/b.html", rows=(row("paragraph", text, text, text),), neighbours=frozenset({"plan.md", "a/c.md"})
    )
    page = parsed(one)
    assert [link.attributes["href"] for link in body_rows(page)[0].all("td")[1].all("a")] == [
        "../plan.md.html",
        "../../es/a/map.svg",
        "c.md.html",
    ]
    assert page.all("div", class_="kicker")[0].all("a")[0].attributes["href"] == "../index.html"


def test_each_published_document_is_linked_and_no_other() -> None:
    page = parsed(replace(TIDES, name="año 1.html", published=("en", "pt_BR")))
    links = [link.attributes["href"] for link in page.all("thead")[0].all("a")]
    assert links == ["../en/a%C3%B1o%201.html", "../pt_BR/a%C3%B1o%201.html"]


@given(st.sets(st.from_regex(r"(a/)?[abIix.]{1,4}(\.html|\.HTML|\.md|\.txt)", fullmatch=True) | st.just("index.html")))
def test_no_two_documents_share_a_file_and_none_takes_that_of_the_index(names: set[str]) -> None:
    paths = Counter(edition_path(name, form.suffix) for name in names for form in EDITIONS)
    assert all(times == 1 for times in paths.values())
    assert INDEX not in {path.lower() for path in paths}


@pytest.mark.parametrize(
    ("document", "suffix", "path"),
    [
        ("about.html", ".html", "about.html"),
        ("about.html", ".tmx", "about.html.tmx"),
        ("about.md", ".html", "about.md.html"),
        ("about.md.html", ".html", "about.md.html.html"),
        ("index.html", ".html", "index.html.html"),
        ("a/index.html", ".html", "a/index.html"),
    ],
)
def test_the_file_of_an_edition(document: str, suffix: str, path: str) -> None:
    assert edition_path(document, suffix) == path


# The index


def test_the_index_leads_to_every_edition_memory_and_published_document() -> None:
    page = contents(summary(replace(TIDES, published=("en", "es"))), summary(PLAN))
    assert [link.attributes["href"] for link in page.all("main")[0].all("a")] == [
        *("tides.html", "tides.html.tmx", "../en/tides.html", "../es/tides.html"),
        *("plan.md.html", "plan.md.tmx"),
    ]


def test_the_index_has_the_titles_in_each_language() -> None:
    entry = contents(summary(TIDES)).all("ol", class_="documents")[0].all("li")[0]
    [heading] = entry.all("h2")
    assert (heading.attributes["lang"], heading.text) == ("en", "Lace and tides")
    others = [(one.attributes["lang"], one.text) for one in entry.all("p", class_="titles")[0].all("span")]
    assert others == [("es", "Encaje y mareas"), ("pt-BR", "Renda e marés")]


def test_the_index_shows_progress_in_the_words_of_each_language() -> None:
    entry = contents(summary(TIDES)).all("ul", class_="versions")[0]
    shares = [(one.attributes.get("lang"), one.text) for one in entry.all("span", class_="share")]
    assert [text for _, text in shares] == ["original", "100\N{NO-BREAK SPACE}%", "75%"]
    assert [one.text for one in entry.all("span", class_="lack")] == [
        "ainda não traduzido: 2",
        "tradução em revisão: 2",
    ]


def test_the_index_adds_up_the_documents_of_each_language() -> None:
    spanish = edition(row("heading 1", "Hello", "Hola", "", source="es"), source_language="es", name="hola.txt")
    page = contents(summary(TIDES), summary(spanish))
    totals = page.all("ul", class_="totals")[0].all("li")
    assert [li.all("span", class_="share")[0].text for li in totals] == ["100%", "100\N{NO-BREAK SPACE}%", "70%"]


def test_an_index_of_nothing_says_so() -> None:
    page = contents()
    assert wording("en").no_documents in page.all("main")[0].text
    assert not page.all("li")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_names_and_titles_stay_text_in_the_index(hostile: str) -> None:
    name = f"{hostile}.txt".replace("\ud800", "\udcff")
    page = contents(summary(edition(row("heading 1", hostile, hostile, "", markup=Markup.NONE), name=name)))
    assert len(page.all("h2")) == len(page.all("style")) == len(page.all("main")) == 1
    assert len(page.all("script")) == 1
    assert not page.all("img")
    assert page.all("h2")[0].text == visible(hostile)
    assert not re.search("[^!-~]", str(page.all("h2")[0].all("a")[0].attributes["href"]))


# What editions are made from


def test_progress_never_rounds_up_to_all() -> None:
    assert Progress("es", 199, 1, 200).percent == 99
    assert Progress("es", 200, 0, 200).percent == 100
    assert Progress("es", 0, 0, 0).percent == 100


def test_progress_counts_what_is_approved() -> None:
    one = edition(
        row("term", "a", "b", ""), row("term", "c", "~d", ""), row("term", "e", "f", "g"), row("cell A1", "a", "b", "")
    )
    assert one.progress == (Progress("es", 2, 1, 3), Progress("pt_BR", 1, 0, 3))
    assert [progress.missing for progress in one.progress] == [0, 2]


@pytest.mark.parametrize(
    ("kinds", "title"),
    [
        (["page title", "heading 2", "heading 1", "heading 1"], 2),
        (["page title", "title", "heading 2"], 1),
        (["document title", "title", "heading 1"], 1),
        (["heading 1", "title"], 0),
        (["document title", "slide title", "slide title"], 1),
        (["document title", "cell A1"], 0),
        (["heading 2", "page title"], 1),
        (["heading", "heading"], 0),
        (["line", "line", "heading"], 0),
        (["heading 2", "paragraph"], 0),
    ],
)
def test_a_document_is_named_after_its_best_title(kinds: list[str], title: int) -> None:
    one = edition(*(row(kind, f"text {place} &amp;", "", "~x") for place, kind in enumerate(kinds)))
    assert one.titles == (("en", f"text {title} &"),)


def test_a_title_nobody_can_read_is_none() -> None:
    one = edition(row("heading 1", "<br>", "x", ""), row("heading 1", '<img alt="Lace" src="a.png">', "", ""))
    assert one.titles == (("en", "Lace"),)


def test_a_document_without_a_title_goes_by_its_name() -> None:
    for rows in ((), (row("paragraph", "a", "b", "c"), row("heading", "d", "e", "f"))):
        assert edition(*rows, name="notes.txt").titles == (("en", "notes.txt"),)


def test_editions_and_summaries_cross_to_other_processes() -> None:
    for one in (TIDES, TIDES.summary):
        assert pickle.loads(pickle.dumps(one)) == one


def test_the_same_edition_gives_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    script = "import sys, pathlib, tests.sample_editions as s; s.write_site(pathlib.Path(sys.argv[1]))"
    made = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(filter(None, sys.path))}
        subprocess.run([sys.executable, "-c", script, folder], check=True, env=environment)
        files = [path for path in folder.rglob("*") if path.is_file()]
        made.append({path.relative_to(folder).as_posix(): path.read_bytes() for path in files})
    assert made[0] == made[1]
    assert sorted(made[0]) == [
        *("index.html", "plan.md.html", "plan.md.tmx", "site/terms.js", "site/texts/plan.md.js"),
        *("site/texts/tides.html.js", "site/words/00.js", "tides.html", "tides.html.tmx"),
    ]


def test_every_language_has_every_word() -> None:
    for words in WORDINGS:
        for name, value in vars(words).items():
            assert value, (words.language, name)
            if isinstance(value, str):
                assert value.count("{}") == getattr(WORDINGS[0], name).count("{}"), (words.language, name)
        assert words.kinds.keys() == WORDINGS[0].kinds.keys()
        assert all(words.kinds.values())


def test_a_language_without_words_of_its_own_gets_english() -> None:
    assert wording("pt_PT") is wording("pt_BR")
    assert wording("es_419").language == "es"
    assert wording("gn").language == "en"
