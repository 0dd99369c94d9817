"""Show in which forms a term is found."""

from __future__ import annotations

from pipeline.errors import GlossaryError, SettingsError
from pipeline.glossary import (
    Gender,
    Glossary,
    Number,
    PartOfSpeech,
    Term,
    TermForms,
    listed_forms,
    read_glossary,
)
from pipeline.locales import is_language, primary
from pipeline.workspace import Workspace

__all__ = ["term_forms"]


def term_forms(
    workspace: Workspace, text: str, *, language: str = "", part_of_speech: str = "", gender: str = "", number: str = ""
) -> list[TermForms]:
    """Return the forms of the terms called ``text``, or of which ``text`` is a form.

    With ``language`` only its terms. A term that the glossary lacks is taken as
    ``language``, ``part_of_speech``, ``gender`` and ``number`` describe it. Raises
    GlossaryError for a term that is not there when no language is given, SettingsError for
    a language that is none.
    """
    if language and not is_language(language):
        raise SettingsError(f"'{language}' is not a language", remedy="write it like es or pt_BR")
    glossary = read_glossary(workspace.glossary)
    terms = _named(glossary, text, language) or _with_form(glossary, text, language)
    if not terms and not language:
        raise GlossaryError(f"the glossary has no term {text!r}", remedy="name its language: --language es")
    if not terms and not any(char.isalnum() for char in text):
        raise GlossaryError(f"the term {text!r} has no letter", remedy="write the term as texts have it")
    asked = Term(
        "",
        language,
        " ".join(text.split()),
        part_of_speech=PartOfSpeech(part_of_speech),
        gender=Gender(gender),
        number=Number(number),
    )
    return [listed_forms(term) for term in terms or [asked]]


def _named(glossary: Glossary, text: str, language: str) -> list[Term]:
    return [
        term for term in glossary.terms if term.text.casefold() == text.casefold() and _is_of(term.language, language)
    ]


def _with_form(glossary: Glossary, text: str, language: str) -> list[Term]:
    found: dict[int, Term] = {}
    for one in sorted({term.language for term in glossary.terms if _is_of(term.language, language)}):
        for hit in glossary.lexicon(one).find(text):
            if (hit.start, hit.end) == (0, len(text)) and hit.sense.foreign is None:
                found[id(hit.sense.term)] = hit.sense.term
    return list(found.values())


def _is_of(row: str, language: str) -> bool:
    return not language or row == language or primary(row) == language or primary(language) == row
