"""From units to templates and new catalogs, and how far a catalog is."""

from __future__ import annotations

import pytest

from pipeline.catalogs import Catalog, Counts, Entry, count, new_catalog, read, serialise, words
from pipeline.catalogs.counts import Amount
from pipeline.errors import DocumentError
from pipeline.model import Unit

UNITS = (
    Unit("Strategic plan", "heading 1"),
    Unit("Lace", "cell B3", ("Strategic plan", "Objectives\nand means"), line=7, note="<1> is\n a link"),
    Unit("Lace", "caption", line=9),
    Unit("See", "link"),
    Unit("Lace", "alt text", line=12),
    Unit("See", "link"),
)


def test_a_template_byte_for_byte() -> None:
    catalog = new_catalog(
        UNITS, reference="source_texts/en/plan 1.md", project="Ibermuseums", language="es", bugs="info@example.org"
    )
    assert serialise(catalog).decode() == (
        'msgid ""\n'
        'msgstr ""\n'
        '"Project-Id-Version: Ibermuseums\\n"\n'
        '"Report-Msgid-Bugs-To: info@example.org\\n"\n'
        '"PO-Revision-Date: 1970-01-01 00:00+0000\\n"\n'
        '"Last-Translator: Automatically generated\\n"\n'
        '"Language-Team: none\\n"\n'
        '"Language: es\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
        "\n"
        "#. heading 1\n"
        "#: \u2068source_texts/en/plan 1.md\u2069\n"
        'msgid "Strategic plan"\n'
        'msgstr ""\n'
        "\n"
        "#. cell B3 · Strategic plan › Objectives and means (and 2 more places)\n"
        "#. <1> is a link\n"
        "#: \u2068source_texts/en/plan 1.md\u2069\n"
        'msgid "Lace"\n'
        'msgstr ""\n'
        "\n"
        "#. link (and 1 more place)\n"
        "#: \u2068source_texts/en/plan 1.md\u2069\n"
        'msgid "See"\n'
        'msgstr ""\n'
    )


def test_lines_and_order_of_equal_texts_do_not_matter() -> None:
    settings = {"reference": "a.md", "project": "X", "language": "es"}
    moved = tuple(Unit(unit.text, unit.kind, unit.section, unit.line + 5, note=unit.note) for unit in UNITS)
    assert serialise(new_catalog(moved, **settings)) == serialise(new_catalog(UNITS, **settings))


@pytest.mark.parametrize("character", ["\0", "\4", "\ud800"])
def test_a_text_that_no_catalog_can_hold_is_refused_with_its_line(character: str) -> None:
    with pytest.raises(DocumentError) as caught:
        new_catalog([Unit(f"a{character}b", "paragraph", line=7)], reference="a.md", project="X", language="es")
    assert caught.value.line == 7
    assert f"U+{ord(character):04X}" in caught.value.what


def test_places_and_names_that_no_catalog_can_hold_are_written_without() -> None:
    unit = Unit("a", "heading 1", ("b\0c",), note="\4")
    catalog = new_catalog([unit], reference="\udcff.md", project="X", language="es")
    assert read(serialise(catalog)) == catalog
    assert catalog.entries[0].extracted == ("heading 1 · bc",)
    assert catalog.entries[0].references == ("\ufffd.md",)


def test_an_empty_text_is_not_offered() -> None:
    assert new_catalog([Unit("", "paragraph")], reference="a.md", project="X", language="es").entries == ()


@pytest.mark.parametrize(
    ("entry", "filled", "translated"),
    [
        (Entry("a", "b"), True, True),
        (Entry("a"), False, False),
        (Entry("a", "b", flags=("c-format", "fuzzy")), True, False),
        (Entry("a", "b", sticky=("fuzzy",)), True, False),
        (Entry("a", "b", obsolete=True), True, False),
        (Entry("a", msgid_plural="b", msgstr_plural=("c", "")), True, False),
        (Entry("a", msgid_plural="b", msgstr_plural=("c", "d")), True, True),
        (Entry("a", msgid_plural="b", msgstr_plural=("", "")), False, False),
    ],
)
def test_the_state_of_an_entry(entry: Entry, filled: bool, translated: bool) -> None:
    assert (entry.filled, entry.translated) == (filled, translated)


def test_counts() -> None:
    catalog = Catalog(
        Entry("", "Language: es\n"),
        (
            Entry("one two", "x"),
            Entry("one two <b>three</b> — 4", "x", flags=("fuzzy",)),
            Entry("one", flags=("fuzzy",)),
            Entry("half", msgid_plural="halves", msgstr_plural=("x", "")),
            Entry("whole", msgid_plural="wholes", msgstr_plural=("x", "y")),
            Entry("gone away", "x", obsolete=True),
        ),
    )
    counts = count(catalog)
    assert counts == Counts(
        translated=Amount(2, 3), fuzzy=Amount(1, 4), untranslated=Amount(2, 2), obsolete=Amount(1, 2)
    )
    assert counts.total == Amount(5, 9)
    assert (counts + counts).total == Amount(10, 18)


@pytest.mark.parametrize(
    ("text", "number"),
    [("", 0), ("— ¿?", 0), ("Entre todos", 2), ("l’art d'aujourd'hui", 2), ("a<br>b", 2), ("2 < 3 and 4 > 1", 5)],
)
def test_words(text: str, number: int) -> None:
    assert words(text) == number
