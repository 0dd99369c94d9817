"""Editions the tests of this folder share, made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.editions import ALL, EDITIONS, INDEX, Cell, Edition, EditionFile, EditionForm, Row, State, Summary, index
from pipeline.model import Markup

LANGUAGES = ("en", "es", "pt_BR")
FUZZY = "~"
"""Begins a translation that nobody has approved."""


def row(
    kind: str,
    *texts: str,
    markup: Markup = Markup.HTML,
    languages: Sequence[str] = LANGUAGES,
    source: str | None = None,
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
    return Row(kind, tuple(cells))


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
    neighbours=frozenset({"tides.html", "plan.md"}),
)
PLAN = edition(
    row("heading 1", "Plan *2028*", "Plan *2028*", "Plano *2028*", markup=Markup.MARKDOWN),
    row("table cell", "12 museums", "12 museos", "12 museus", markup=Markup.MARKDOWN),
    name="plan.md",
)


def made(form: EditionForm, one: Edition) -> bytes:
    """Return the one file of ``form`` that has all languages of an edition."""
    return form.render(one)[form.path(one.name)]


def summary(one: Edition) -> Summary:
    """Return what the index says of an edition that stands beside it in every usual form."""
    files = (EditionFile(form.name, ALL, form.path(one.name)) for form in EDITIONS if form.usual)
    return replace(one.summary, files=tuple(files))


def write_site(folder: Path) -> None:
    """Write two editions and their index to ``folder``."""
    for one in (TIDES, PLAN):
        for form in EDITIONS:
            for path, data in form.render(one).items():
                (folder / path).write_bytes(data)
    summaries = [summary(one) for one in (TIDES, PLAN)]
    (folder / INDEX).write_bytes(index(summaries, project="Museum of Lace", languages=LANGUAGES))
