"""What a sheet for reviewers says, in the language of the translation; headings and states are read in any of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.editions.model import State
from pipeline.locales import primary
from pipeline.wording import wording

__all__ = ["LANGUAGES", "ReviewWords", "kind_in", "review_words", "state_called"]


@dataclass(frozen=True, slots=True)
class ReviewWords:
    """The words of one language."""

    language: str
    place: str
    original: str
    translation: str
    state: str
    comments: str
    terms: str
    notes: str
    made_for: str
    """Before the source text that a fuzzy translation was made for."""
    too_long: str
    """In the place of a text that no cell can hold."""
    states: Mapping[State, str]
    """``State.APPROVED`` only for workspaces that track reviews."""
    kinds: Mapping[str, str]
    """The kinds of units that pages need not name."""


_ENGLISH = ReviewWords(
    "en",
    place="Where",
    original="Original",
    translation="Translation",
    state="State",
    comments="Comments",
    terms="Terms",
    notes="Notes",
    made_for="Translated when the original was: {}",
    too_long="[too long for a spreadsheet: please review it in the catalog]",
    states={
        State.APPROVED: "approved",
        State.TRANSLATED: "translated",
        State.FUZZY: "to be reviewed",
        State.MISSING: "not translated",
    },
    kinds={},
)
_SPANISH = ReviewWords(
    "es",
    place="Lugar",
    original="Original",
    translation="Traducción",
    state="Estado",
    comments="Comentarios",
    terms="Términos",
    notes="Notas",
    made_for="Traducido cuando el original era: {}",
    too_long="[demasiado largo para una hoja de cálculo: revíselo en el catálogo]",
    states={
        State.APPROVED: "aprobado",
        State.TRANSLATED: "traducido",
        State.FUZZY: "por revisar",
        State.MISSING: "sin traducir",
    },
    kinds={
        "heading": "encabezado",
        "paragraph": "párrafo",
        "list item": "elemento de lista",
        "table cell": "celda",
        "heading cell": "celda de encabezado",
        "cell": "celda",
        "line": "línea",
        "link": "enlace",
        "term": "término",
        "definition": "definición",
        "subtitle": "subtítulo",
        "slide title": "título de diapositiva",
        "slide text": "texto de diapositiva",
    },
)
_PORTUGUESE = ReviewWords(
    "pt",
    place="Lugar",
    original="Original",
    translation="Tradução",
    state="Estado",
    comments="Comentários",
    terms="Termos",
    notes="Notas",
    made_for="Traduzido quando o original era: {}",
    too_long="[longo demais para uma célula: reveja-o no catálogo]",
    states={
        State.APPROVED: "aprovado",
        State.TRANSLATED: "traduzido",
        State.FUZZY: "a revisar",
        State.MISSING: "não traduzido",
    },
    kinds={
        "heading": "título",
        "paragraph": "parágrafo",
        "list item": "item de lista",
        "table cell": "célula",
        "heading cell": "célula de cabeçalho",
        "cell": "célula",
        "line": "linha",
        "link": "link",
        "term": "termo",
        "definition": "definição",
        "subtitle": "legenda",
        "slide title": "título de slide",
        "slide text": "texto de slide",
    },
)

LANGUAGES = (_ENGLISH, _SPANISH, _PORTUGUESE)


def review_words(language: str) -> ReviewWords:
    """Return the words for reviewers of ``language`` (gettext name); English where there are none of its own."""
    return next((one for one in LANGUAGES if one.language == primary(language)), _ENGLISH)


def kind_in(kind: str, language: str) -> str:
    """Return what a kind of unit is called in ``language``: ``heading 2`` is ``encabezado 2``."""
    words = review_words(language)
    name, _, number = kind.rpartition(" ")
    known = {**wording(words.language).kinds, **words.kinds}
    if kind in known:
        return known[kind]
    return f"{known[name]} {number}" if name in known else kind


def state_called(text: str) -> State | None:
    """Return the state that is called ``text`` in any of the languages, or by its own name; None if none is."""
    wanted = " ".join(text.split()).casefold()
    named = {word: state for one in LANGUAGES for state, word in one.states.items()}
    named |= {state.value: state for state in _ENGLISH.states}
    return named.get(wanted)
