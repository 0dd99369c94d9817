"""Plain text: which lines are a unit, and how a translation is written among them."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import DocumentError
from pipeline.formats.document import Document, Part, ReadOptions, splice
from pipeline.formats.text import TextSlot, pack, read
from pipeline.model import Markup

CASES = Path(__file__).parent / "cases" / "text"
SHARED = Path(__file__).parents[1].parent / "shared" / "data"


def document(text: str | bytes) -> Document:
    return read(text.encode() if isinstance(text, str) else text, "en", ReadOptions())


def part(text: str | bytes) -> Part:
    return document(text).parts[0]


def units(text: str | bytes) -> list[tuple[str, str]]:
    return [(unit.kind, unit.text) for unit in document(text).units]


def texts(text: str | bytes) -> list[str]:
    return [unit.text for unit in document(text).units]


def published(text: str, *translations: str | None) -> str:
    return part(text).with_texts(translations)


def spaced(text: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


def rewritten(whole: Part) -> str:
    """Return the text with every unit written anew."""
    return splice(whole.text, ((slot.start, slot.end, slot.written(slot.unit.text)) for slot in whole.slots))


# Golden cases: one folder each, with the units read from it and the places of their texts in it.


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_a_text_is_read_as_its_listing_says(case: str) -> None:
    data = (CASES / case / "source.txt").read_bytes()
    found = [f"{one.line}: {' > '.join((*one.section, one.kind))} | {one.text}" for one in document(data).units]
    assert found == (CASES / case / "units.txt").read_text("utf-8").splitlines()
    whole = part(data)
    places = [(slot.start, slot.end, slot.written(f"«{slot.unit.text}»")) for slot in whole.slots]
    assert splice(whole.text, places) == (CASES / case / "places.txt").read_text("utf-8")


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_a_text_written_anew_reads_the_same(case: str) -> None:
    data = (CASES / case / "source.txt").read_bytes()
    whole = part(data)
    assert pack(document(data), [whole.with_texts(texts(data))]) == data
    assert units(rewritten(whole)) == units(data)


def test_the_captured_page_of_the_programme() -> None:
    path = SHARED / "ibermuseums_about.en.txt"
    if not path.exists():
        pytest.skip("../shared/data is not beside the checkout")
    data = path.read_bytes()
    whole = part(data)
    assert pack(document(data), [whole.with_texts(texts(data))]) == data
    assert units(rewritten(whole)) == units(data)
    kinds = [unit.kind for unit in document(data).units]
    assert (len(kinds), kinds.count("heading"), kinds.count("list item"), kinds.count("line")) == (24, 5, 5, 4)
    twins = [unit.text for unit in document(data).units if unit.line in (26, 27)]
    assert len(twins) == 2
    assert not any("\n" in unit.text or "•" in unit.text for unit in document(data).units)


# What belongs together.

WRAPPED = """\
The jury read two hundred and fourteen entries from the twelve
Member countries of the programme and met. It chose three that
are small, cheap and easy to repeat.
"""

TOGETHER: dict[str, list[str]] = {
    "One line.\nAnother line.\n": ["One line.", "Another line."],
    "Rua das Acácias, 12\nBrasília\nBrazil": ["Rua das Acácias, 12", "Brasília", "Brazil"],
    WRAPPED: [spaced(WRAPPED)],
    WRAPPED.replace("\n", "\r\n"): [spaced(WRAPPED)],
    WRAPPED.replace("\n", "\r"): [spaced(WRAPPED)],
    "A title\n" + WRAPPED: ["A title", spaced(WRAPPED)],
    "It goes on in the middle\nof a sentence and ends.": ["It goes on in the middle of a sentence and ends."],
    "It goes on for more than sixty characters until it reaches the\nMuseum.": [
        "It goes on for more than sixty characters until it reaches the Museum."
    ],
    "This line stands for itself, \N{NO-BREAK SPACE}\neven if the next begins small.": [
        "This line stands for itself,",
        "even if the next begins small.",
    ],
    "one\ttwo\nthree\tfour": ["one\ttwo", "three\tfour"],
    "We do three things:\nopen the doors;\nkeep the roof.": [
        "We do three things:",
        "open the doors;",
        "keep the roof.",
    ],
    "- first\n- second one that\n  goes on\n* third\n• fourth\n•fifth\n– sixth": [
        "first",
        "second one that goes on",
        "third",
        "fourth",
        "fifth",
        "sixth",
    ],
    "Text:\n1. one\n2) two\n(3) three\na) four\n1.2. five": ["Text:", "one", "two", "three", "four", "five"],
    "-not an item\n2027. Not one either\n1.5 million": ["-not an item", "2027. Not one either", "1.5 million"],
    "----\n====\n12\n2027-03-01\nhttps://example.org\nperson@example.org\n\n* * *": [],
    "before\n-----------\nafter": ["before", "after"],
    "\N{NO-BREAK SPACE} \t\nText \N{NO-BREAK SPACE}\n \n": ["Text"],
    "": [],
}


@pytest.mark.parametrize("text", TOGETHER)
def test_what_is_a_unit(text: str) -> None:
    assert texts(text) == TOGETHER[text]
    assert texts(rewritten(part(text))) == TOGETHER[text]


HEADINGS: dict[str, str] = {
    "Our role\n\nText.": "heading",
    "What is it for?\n\nText.": "heading",
    "A sentence.\n\nText.": "paragraph",
    "To whom it may concern:\n\nText.": "paragraph",
    "Write to me@example.org\n\nText.": "paragraph",
    "The last line": "paragraph",
    f"{'long ' * 17}\n\nText.": "paragraph",
    "1. Numbered\n\nText.": "list item",
    "Title\n===\nText.": "heading",
    "A title.\n--------\nText.": "heading",
}


@pytest.mark.parametrize("text", HEADINGS)
def test_what_is_a_heading(text: str) -> None:
    assert units(text)[0][0] == HEADINGS[text]


def test_units_stand_below_their_heading_on_their_line() -> None:
    found = document("Title\n=====\n\nFirst.\n\nOther\n\n- second\r\rthird.").units
    assert [(unit.section, unit.line) for unit in found] == [
        ((), 1),
        (("Title",), 4),
        ((), 6),
        (("Other",), 8),
        (("Other",), 10),
    ]
    assert {unit.markup for unit in found} == {Markup.NONE}


# How translations are written.


def test_a_wrapped_paragraph_is_filled_to_its_own_margin() -> None:
    text = (
        "   The museum opens its doors at ten in the morning and\n   closes them when the last visitor has gone home.\n"
    )
    result = published(
        text, "El museo abre sus puertas a las diez de la mañana y las cierra cuando se ha ido la última visita."
    )
    assert result == (
        "   El museo abre sus puertas a las diez de la mañana y\n   las cierra cuando se ha ido la última visita.\n"
    )


def test_an_item_is_filled_behind_its_marker() -> None:
    text = "1. Make sure that people are safe, since objects come\r\n   second, always.\r\n2. Call.\r\n"
    assert published(text, "Asegúrese de que las personas están a salvo: los objetos van después.", "Llame.") == (
        "1. Asegúrese de que las personas están a salvo: los\r\n   objetos van después.\r\n2. Llame.\r\n"
    )


def test_a_paragraph_that_cannot_be_filled_safely_is_one_line() -> None:
    translation = "DONAUDAMPFSCHIFFFAHRT ELEKTRIZITÄTENHAUPTBETRIEBSWERK BAUUNTERBEAMTENGESELLSCHAFT WIEN"
    assert published("the ship goes on the river and\nthe river goes to the sea", translation) == translation


@pytest.mark.parametrize("word", ["-", "1.", "•", "a)", "----", "\N{NO-BREAK SPACE}x", "x\N{NO-BREAK SPACE}"])
def test_no_line_of_a_filled_paragraph_is_read_as_something_else(word: str) -> None:
    text = "the museum keeps what others throw\naway and calls it memory"
    for count in range(1, 14):
        translation = f"{'palabra ' * count}{word}{' palabra' * 12}"
        assert [spaced(one) for one in texts(published(text, translation))] == [translation]


def test_lines_end_where_the_next_word_begins_small() -> None:
    text = "the museum keeps what others throw\naway and calls it memory"
    assert published(text, "el museo guarda lo que nadie de Roma quiso y lo llama memoria") == (
        "el museo guarda lo que nadie\nde Roma quiso y lo llama memoria"
    )


def test_a_translation_without_words_does_not_join_other_lines() -> None:
    text = "Files:\n lib/compat/getopt\n lib/gettext.h\nCopyright:"
    assert texts(text) == ["Files:", "lib/compat/getopt lib/gettext.h", "Copyright:"]
    assert texts(published(text, None, None, "#")) == ["Files:", "lib/compat/getopt lib/gettext.h"]


def test_an_underline_is_as_long_as_its_heading() -> None:
    assert published("Aims\n====\n\nText.", "Objetivos", None) == "Objetivos\n=========\n\nText."
    assert published("Aims\n=======\n\nText.", "Fines", None) == "Fines\n=======\n\nText."


@pytest.mark.parametrize("marker", ["-", "*", "–", "1.", "2)", "a)", "(b)", "iv)"])
def test_a_translation_like_a_list_item_stays_a_paragraph(marker: str) -> None:
    result = published("One.\n\nTwo.", f"{marker} uno", "Dos.")
    assert result == f"{marker}\N{NO-BREAK SPACE}uno\n\nDos."
    assert next((kind, text.split()) for kind, text in units(result)) == ("heading", [marker, "uno"])
    assert len(units(result)) == 2


def test_a_bullet_before_a_translation_stays_part_of_it() -> None:
    assert texts(published("One.\n\nTwo.", "• uno", "•dos")) == ["• uno", "•dos"]


def test_line_breaks_in_a_translation_become_spaces() -> None:
    assert published("One.\n\nTwo.", "Uno\n y\r\n\r\nmás.", None) == "Uno y más.\n\nTwo."


def test_translated_lines_do_not_run_together() -> None:
    text = "Gold objects, first room.\nObjetos de ouro, primeira sala."
    result = published(text, "objetos de oro que llenan la primera sala del museo", "objetos de ouro que enchem a sala")
    assert texts(result) == [
        "objetos de oro que llenan la primera sala del museo",
        "objetos de ouro que enchem a sala",
    ]
    assert result.endswith("\N{NO-BREAK SPACE}")
    assert "\N{NO-BREAK SPACE}" not in published(text, "Objetos de oro.", "Objetos de ouro.")


def test_source_text_left_in_place_bears_a_note() -> None:
    slot = part("1. One.\n2. Two.").slots[0]
    assert slot.marked("One.", note="sin traducir", language="en") == "One. [sin traducir]"


# Bytes.


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le with BOM", "utf-16-be with BOM"])
def test_bytes_are_kept(codec: str, line_end: str) -> None:
    bom = {"utf-16-le with BOM": b"\xff\xfe", "utf-16-be with BOM": b"\xfe\xff"}.get(codec, b"")
    text = line_end.join(("Título  ", "", "\N{NO-BREAK SPACE}", "Párrafo\u2028con\x0c todo. \t", "", "", "fin 🏛"))
    data = bom + text.encode(codec.removesuffix(" with BOM"))
    found = document(data)
    assert [unit.text for unit in found.units] == ["Título", "Párrafo\u2028con\x0c todo.", "fin 🏛"]
    assert pack(found, [found.parts[0].with_texts([unit.text for unit in found.units])]) == data
    changed = pack(found, [found.parts[0].with_texts(["Título", "Otro.", None])])
    assert changed == data.replace(
        "Párrafo\u2028con\x0c todo.".encode(found.parts[0].encoding.codec),
        "Otro.".encode(found.parts[0].encoding.codec),
    )


@pytest.mark.parametrize(
    ("data", "line", "what"),
    [
        ("uno\ndos\ntítulo".encode("latin-1"), 3, "UTF-8"),
        (b"uno\n\xff\xfe\n", 2, "UTF-8"),
        (b"uno\ndos\0", 2, "NUL"),
        ("uno".encode("utf-16-le"), 1, "NUL"),
        (b"\xff\xfea", 1, "UTF-16-LE"),
        (b"\x89PNG\r\n\x1a\n\0\0", 1, "UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_with_its_line(data: bytes, line: int, what: str) -> None:
    with pytest.raises(DocumentError) as refusal:
        document(data)
    assert refusal.value.line == line
    assert what in refusal.value.what
    assert "save" in refusal.value.remedy


def test_a_document_crosses_to_another_process() -> None:
    found = document(WRAPPED)
    assert pickle.loads(pickle.dumps(found)) == found


@pytest.mark.parametrize(
    "text", ["." * 200_000 + "a", "(" * 200_000, "a " + "!" * 200_000, "1." * 100_000, "-" * 200_000, "a b\n" * 50_000]
)
def test_long_input_takes_little_time(text: str) -> None:
    assert len(document(text).units) <= 50_000


# Laws.

PIECES = (
    "el", "museo", "Año", "Foto:", "según", "(la", "directora)", "CC.", "2027", "-", "–", "•", "1.", "a)", "====",
    "----", "\N{NO-BREAK SPACE}", "\t", "      ", "que", "sigue", "hasta", "el margen", "De nuevo.", "¿Y", "#",
)  # fmt: skip
phrases = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map(" ".join)
endings = st.sampled_from(("\n", "\n\n", "\r\n", "\r", "\n  ", "\N{NO-BREAK SPACE}\n", "\n   \n"))
documents = st.lists(st.tuples(phrases, endings), max_size=9).map(lambda lines: "".join(a + b for a, b in lines))
anything = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=200)
translations = st.lists(
    st.none() | phrases.filter(str.strip) | st.tuples(phrases, phrases).map("\n".join).filter(str.strip),
    min_size=1,
    max_size=4,
)


@given(documents | anything)
def test_untouched_units_keep_every_byte(text: str) -> None:
    found = document(text)
    whole = found.parts[0]
    assert pack(found, [whole.with_texts(texts(text))]) == text.encode()
    places = [place for slot in whole.slots for place in (slot.start, slot.end)]
    assert places == sorted(places)


@settings(max_examples=300)
@given(documents, translations)
def test_what_is_written_is_read_again(text: str, choices: list[str | None]) -> None:
    whole = part(text)
    chosen = [choices[number % len(choices)] for number in range(len(whole.slots))]
    wanted = [
        one
        for slot, new in zip(whole.slots, chosen, strict=True)
        for one in ((slot.unit.text,) if new in (None, slot.unit.text) else slot.read_again(str(new)))
    ]
    assert [spaced(one) for one in texts(whole.with_texts(chosen))] == [spaced(one) for one in wanted]


@given(documents)
def test_every_unit_can_be_written_anew(text: str) -> None:
    whole = part(text)
    assert all(isinstance(slot, TextSlot) for slot in whole.slots)
    assert [one.split() for one in texts(rewritten(whole))] == [one.split() for one in texts(text)]
