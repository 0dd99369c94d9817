"""Which texts are worth a translator's time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.formats import FORMATS
from pipeline.formats.document import ReadOptions
from pipeline.formats.offering import is_name_like, is_offered, is_offered_in_data
from tests import office

OFFERED = ("museo", "Ñ", "2,500", "3.5", "12 000,5", "10 000,00", "50%", "50 %", "€ 30", "30 €", "$5", "12/03/2027")
LEFT = ("", "24", "2027", "—", "* * *", "1 + 1", "()", "10:30", "_")


@pytest.mark.parametrize("text", OFFERED)
def test_words_and_numbers_that_languages_write_differently_are_offered(text: str) -> None:
    assert is_offered(text)


@pytest.mark.parametrize("text", LEFT)
def test_what_is_the_same_everywhere_is_not(text: str) -> None:
    assert not is_offered(text)


DATA = ("museo", "s. XIX", "c. 1900", "años 1980", "1980s", "12 cm", "Sala 3", "Inv.", "SALA", "museo.El", "s.XIX")
NO_WORDS = ("2,500", "50 %", "12/03/2027", "2027-05-01T10:00Z", "MNA-1987.12", "MX1234", "3D", "object_id", "true")
ADDRESSES = ("https://example.org/a", "info@example.org", "@museo", "fotos/12-a.jpg", "a.PNG", "example.org")


@pytest.mark.parametrize("text", DATA)
def test_words_in_data_are_offered(text: str) -> None:
    assert is_offered_in_data(text)


@pytest.mark.parametrize("text", [*NO_WORDS, *ADDRESSES, "550e8400-e29b-41d4-a716-446655440000", ""])
def test_what_programs_read_is_not(text: str) -> None:
    assert not is_offered_in_data(text)


@pytest.mark.parametrize(("text", "fits"), [("Título", True), ("object_id", True), ("s1", True), ("1987", False)])
def test_names_may_be_headings_and_values_may_not(text: str, fits: bool) -> None:
    assert is_name_like(text) == fits


PAGES: dict[str, Callable[[str], bytes]] = {
    "html": lambda number: f"<table><tr><td>{number}<td>word</table>".encode(),
    "markdown": lambda number: f"| a | b |\n| --- | --- |\n| {number} | word |\n".encode(),
    "text": lambda number: f"word\n\n{number}\n\nmore\n".encode(),
    "odt": lambda number: office.open_document(f"<text:p>{number}</text:p><text:p>word</text:p>"),
    "docx": lambda number: office.word(office.paragraph(office.run(number)) + office.paragraph(office.run("word"))),
    "pptx": lambda number: office.presentation(
        "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in (number, "word"))
    ),
}


@pytest.mark.parametrize("form", [form for form in FORMATS if form.name in PAGES], ids=lambda form: form.name)
@pytest.mark.parametrize(("number", "offered"), [("2,500", True), ("24", False)])
def test_every_format_of_texts_offers_the_same_numbers(form, number: str, offered: bool) -> None:  # type: ignore[no-untyped-def]
    document = form.read(PAGES[form.name](number), "en", ReadOptions())
    assert (number in [unit.text for unit in document.units]) == offered
