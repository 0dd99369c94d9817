"""Editions the tests of this folder share, made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.editions import (
    ALL,
    EDITIONS,
    INDEX,
    TERMS,
    Cell,
    Edition,
    EditionFile,
    EditionForm,
    Row,
    State,
    Summary,
    index,
    search,
)
from pipeline.editions.explaining import Meaning, Reading, terms_script
from pipeline.editions.searching import searched, texts_path
from pipeline.model import NOWHERE, Markup, Place

LANGUAGES = ("en", "es", "pt_BR")
FUZZY = "~"
"""Begins a translation that nobody has approved."""


def row(
    kind: str,
    *texts: str,
    markup: Markup = Markup.HTML,
    languages: Sequence[str] = LANGUAGES,
    source: str | None = None,
    place: Place = NOWHERE,
) -> Row:
    """Return a row of ``texts``, one for each language; an empty one is missing."""
    source = source or languages[0]
    cells = []
    for language, text in zip(languages, texts, strict=True):
        if language == source:
            state = State.SOURCE
        elif not text:
            state = State.MISSING
        else:
            state = State.FUZZY if text.startswith(FUZZY) else State.TRANSLATED
        cells.append(Cell(language, text.removeprefix(FUZZY), markup, state))
    return Row(kind, tuple(cells), place)


def fixed(kind: str, text: str, place: Place = NOWHERE) -> Row:
    """Return a row of a text that nobody translates."""
    first, *others = (Cell(language, text, Markup.NONE, State.SAME) for language in LANGUAGES)
    return Row(kind, (replace(first, state=State.SOURCE), *others), place)


def edition(*rows: Row, **changes: object) -> Edition:
    """Return an edition of ``rows`` in English, Spanish and Portuguese, but for ``changes``."""
    return replace(Edition("tides.html", "Museum of Lace", "en", LANGUAGES, rows), **changes)


TIDES = edition(
    row("page title", "Lace and tides – Museum of Lace", "Encaje y mareas", "Renda e marés", markup=Markup.NONE),
    row("description", "A room by the sea.", "Una sala junto al mar.", "Uma sala à beira-mar.", markup=Markup.NONE),
    row("list item", '<a href="tides.html">Tides</a>', '<a href="tides.html">Mareas</a>', ""),
    row("list item", '<a href="plan.md#aims">Plan</a>', '<a href="plan.md#aims">Plan</a>', "~Plano"),
    row("heading 1", "Lace and tides", "Encaje y mareas", "Renda e marés"),
    row("heading 4", "A level is left out", "Falta un nivel", "Falta um nível"),
    row(
        "paragraph",
        "The <strong>bobbins</strong> went to <code>school</code> in a <em>boat</em>, <mark>twice</mark>.",
        "Los <strong>bolillos</strong> fueron a la escuela en <em>barca</em>.",
        "~Os <strong>bilros</strong> foram",
    ),
    row("alt text", "Three rounds of lace", "Tres rondas de encaje", "Três voltas de renda", markup=Markup.NONE),
    row("heading 2", "Contact", "Contacto", "Contato"),
    row("quotation", "The tide rises, the lace waits.", "La marea sube, el encaje espera.", ""),
    row("term", "Bobbin", "Bolillo", "Bilro"),
    row("definition", "A small spool.", "Un carrete pequeño.", "Um carretel pequeno."),
    row("label", "Your name", "Su nombre", "Seu nome"),
    row("button", "Subscribe", "Suscribirse", "Assinar"),
    row("footnote", "See <a href='https://example.org/'>the card</a>.", "Véase la ficha.", "Veja a ficha."),
    row("paragraph", "&copy;&nbsp;2027 Museum of Lace", "&copy;&nbsp;2027 Museo", "&copy;&nbsp;2027 Museu"),
    published=LANGUAGES,
    has_glossary=True,
    neighbours=frozenset({"tides.html", "plan.md"}),
)
PLAN = edition(
    row("heading 1", "Plan *2028*", "Plan *2028*", "Plano *2028*", markup=Markup.MARKDOWN),
    row("table cell", "12 museums", "12 museos", "12 museus", markup=Markup.MARKDOWN),
    name="plan.md",
)
GUIDE = edition(
    row("page title", "Guide – Museum of Lace", "Guía – Museo del Encaje", "Guia – Museu da Renda", markup=Markup.NONE),
    row("heading 1", "A guide to the tide room", "Guía de la sala de mareas", "Guia da sala das marés"),
    row(
        "paragraph",
        "It opened in <strong>1931</strong>, <em>twice</em>: see <a href='https://example.org/a'>the diary</a>.",
        "Abrió en <strong>1931</strong>, <em>dos veces</em>: véase <a href='https://example.org/a'>el diario</a>.",
        "~Abriu em <strong>1931</strong>",
    ),
    row("heading 3", "What to bring", "Qué traer", "O que trazer"),
    row("list item", "Boots", "Botas", "Botas", place=Place(depth=1, number=1)),
    row("list item", "A bag:", "Una bolsa:", "Uma sacola:", place=Place(depth=1, number=2)),
    row("list item", "with bread", "con pan", "com pão", place=Place(depth=2)),
    row("list item", "with <code>plan.txt</code>", "con <code>plan.txt</code>", "", place=Place(depth=2)),
    row("list item", "Time", "Tiempo", "Tempo", place=Place(depth=1, number=3)),
    row("heading 2", "The rooms", "Las salas", "As salas"),
    row("caption", "Visitors by room", "Visitantes por sala", "Visitantes por sala", place=Place(table=1)),
    row("table heading", "Room", "Sala", "Sala", place=Place(table=1, row=1, column=1)),
    row("table heading", "Visitors", "Visitantes", "Visitantes", place=Place(table=1, row=1, column=2)),
    row("table cell", "Tides", "Mareas", "Marés", place=Place(table=1, row=2, column=1)),
    row("table cell", "Lace and the sea", "El encaje y el mar", "", place=Place(table=1, row=3, column=1)),
    row(
        "quotation",
        "The sea lends the room its light.",
        "El mar presta su luz a la sala.",
        "O mar empresta a luz à sala.",
    ),
    row("alt text", "A window", "Una ventana", "Uma janela", markup=Markup.NONE, place=Place(picture="images/w.png")),
    row("heading 2", "Words", "Palabras", "Palavras"),
    row("term", "Bobbin", "Bolillo", "Bilro"),
    row("definition", "A small spool.", "Un carrete pequeño.", "Um carretel pequeno."),
    row("footnote", "Kept in the archive.", "Se conserva en el archivo.", "Guardado no arquivo."),
    fixed=(
        (14, fixed("table cell", "1200", Place(table=1, row=2, column=2))),
        (15, fixed("table cell", "85", Place(table=1, row=3, column=2))),
        (17, fixed("preformatted text", "tide --at  noon\n  --room 2")),
    ),
    name="guide.html",
)
"""A document with lists, a table, code and a picture, and texts that wait for their translation."""
DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="48" height="24">'
    b'<rect width="48" height="24" fill="#8a3324"/></svg>'
)
ILLUSTRATED = replace(GUIDE, pictures={"images/w.png": DRAWING})
"""The same, with the picture's file at hand."""

MOONS = edition(
    row("heading 1", "البحر والقمر", "El mar y la luna", languages=("ar", "es")),
    row("list item", "متحف <em>الدانتيل</em>", "", languages=("ar", "es")),
    row("quotation", "المد والجزر", "La marea", languages=("ar", "es")),
    name="moons.md",
    source_language="ar",
    languages=("ar", "es"),
)


def made(form: EditionForm, one: Edition) -> bytes:
    """Return the one file of ``form`` that has all languages of an edition."""
    return form.render(one)[form.path(one.name)]


def summary(one: Edition) -> Summary:
    """Return what the index says of an edition that stands beside it in every usual form."""
    files = (EditionFile(form.name, ALL, form.path(one.name)) for form in EDITIONS if form.usual)
    return replace(one.summary, files=tuple(files), search=searched(one)[1])


def reading(
    concept: str, *words: str, models: Sequence[str] = (), capitals: int = 0, excluded: bool = False
) -> Reading:
    """Return how a term may be written: for each place its words, apart by spaces."""
    return concept, tuple(frozenset(one.split()) for one in words), tuple(models), capitals, excluded


CONCEPTS = {
    "T1": [
        Meaning("en", ("bobbin", "spool"), "A small spool for lace, </script> not for rope."),
        Meaning("es", ("bolillo",), "Un carrete pequeño para encaje."),
        Meaning("pt_BR", ("bilro",), ""),
    ],
    "T2": [Meaning("en", ("lace",), ""), Meaning("es", ("encaje",), "")],
    "T3": [Meaning("en", ("Museum of Lace",), "The house itself.")],
}
READINGS = {
    "en": [
        reading("T1", "bobbin bobbins"),
        reading("T2", "lace"),
        reading("T3", "museum", "of", "lace", models=("Museum", "of", "Lace"), capitals=1),
        reading("T2", "rounds", "of", "lace", excluded=True),
    ],
    "es": [reading("T1", "bolillo bolillos"), reading("T2", "encaje encajes")],
    "pt_BR": [reading("T1", "bilro bilros")],
}


def write_site(folder: Path) -> None:
    """Write two editions in their usual forms, their index and their glossary to ``folder``."""
    for name in ("texts", "words"):
        (folder / "site" / name).mkdir(parents=True)
    (folder / TERMS).write_text(terms_script(CONCEPTS, READINGS), "utf-8")
    for one in (TIDES, PLAN):
        for form in (form for form in EDITIONS if form.usual):
            for path, data in form.render(one).items():
                (folder / path).write_bytes(data)
        (folder / texts_path(one.name)).write_bytes(searched(one)[0])
    summaries = [summary(one) for one in (TIDES, PLAN)]
    for path, data in search(summaries).items():
        (folder / path).write_bytes(data)
    (folder / INDEX).write_bytes(index(summaries, project="Museum of Lace", languages=LANGUAGES))
