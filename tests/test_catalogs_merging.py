"""Bringing catalogs up to date: each scenario a translator meets, and the laws over drawn histories."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalogs import Catalog, Elsewhere, Entry, MergeResult, MergeStatistics, merge, read, serialise
from pipeline.catalogs.reasons import LOOK_CHANGED
from tests.sample_catalogs import HEADER, catalogs, in_its_time, laid_out

LONG = "The programme supports museums in twelve countries of the region"


def template(*texts: str, place: str = "paragraph") -> Catalog:
    return Catalog(HEADER, tuple(Entry(text, extracted=(place,), references=("a.md",)) for text in texts))


def translated(*texts: str, place: str = "paragraph") -> Catalog:
    """Return a catalog as read from a file, each text translated as ‹text›."""
    catalog = template(*texts, place=place)
    entries = tuple(replace(entry, msgstr=f"‹{entry.msgid}›") for entry in catalog.entries)
    return read(serialise(replace(catalog, entries=entries)))


def with_entry(catalog: Catalog, entry: Entry) -> Catalog:
    return read(serialise(replace(catalog, entries=(*catalog.entries, entry))))


def by_text(result: MergeResult) -> dict[str, Entry]:
    return {entry.msgid: entry for entry in result.catalog.entries}


def test_a_new_document_is_offered_untranslated() -> None:
    result = merge(template("one", "two"), None)
    assert result.catalog == template("one", "two")
    assert result.statistics == MergeStatistics(new=2)


def test_nothing_to_do_is_the_same_catalog() -> None:
    old = translated("one", "two")
    result = merge(template("one", "two"), old)
    assert result.catalog is old
    assert result.statistics == MergeStatistics(kept=2)


def test_a_paragraph_that_moves_keeps_its_translation_and_its_bytes() -> None:
    old = translated("one", "two", "three")
    result = merge(template("three", "one", "two"), old)
    assert [(entry.msgid, entry.msgstr, entry.fuzzy) for entry in result.catalog.entries] == [
        (text, f"‹{text}›", False) for text in ("three", "one", "two")
    ]
    assert {entry.raw for entry in result.catalog.entries} == {entry.raw for entry in old.entries}


def test_equal_paragraphs_with_one_inserted_above_are_not_swapped() -> None:
    old = translated("Ver", LONG)
    result = merge(template("Nuevo", "Ver", LONG), old)
    assert [(entry.msgid, entry.msgstr, entry.fuzzy) for entry in result.catalog.entries] == [
        ("Nuevo", "", False),
        ("Ver", "‹Ver›", False),
        (LONG, f"‹{LONG}›", False),
    ]


def test_a_changed_sentence_keeps_its_translation_as_fuzzy_with_the_previous_text() -> None:
    new = LONG.replace("twelve", "thirteen")
    result = merge(template("before", new, "after"), translated("before", LONG, "after"))
    assert result.catalog.entries[1] == replace(
        template(new).entries[0], msgstr=f"‹{LONG}›", flags=("fuzzy",), previous_msgid=LONG
    )
    assert result.statistics == MergeStatistics(kept=2, changed=1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Visit the museum", "Visit the museum."),
        ("Home", "Home:"),
        ('The "open" house', "The “open” house"),
        ("2019-2020", "2019–2020"),
        ("10 countries", "10\u00a0countries"),
        ("¡Hola!", "Hola…"),
        ("photo  album", "photo album"),
        ("l'art", "l’art"),
    ],
)
def test_a_change_of_look_only_says_so(old: str, new: str) -> None:
    (entry,) = merge(template(new), translated(old)).catalog.entries
    assert (entry.msgstr, entry.fuzzy, entry.previous_msgid) == (f"‹{old}›", True, old)
    assert entry.comments == (LOOK_CHANGED,)


@pytest.mark.parametrize("new", ["Visit the Museum", "Visit the museums", "visit the museum now"])
def test_a_change_of_words_or_case_gives_no_such_reason(new: str) -> None:
    (entry,) = merge(template(new), translated("Visit the museum")).catalog.entries
    assert entry.fuzzy
    assert entry.comments == ()


def test_reasons_do_not_pile_up_and_go_when_they_are_no_longer_true() -> None:
    first = merge(template("Visit the museum."), translated("Visit the museum")).catalog
    second = merge(template("Visit the museum!"), read(serialise(first))).catalog
    assert second.entries[0].comments == (LOOK_CHANGED,)
    assert second.entries[0].previous_msgid == "Visit the museum"
    third = merge(template("Visit the big museum!"), read(serialise(second))).catalog
    assert third.entries[0].comments == ()
    assert third.entries[0].previous_msgid == "Visit the museum"


def test_a_reason_on_a_confirmed_entry_goes_when_the_entry_is_next_written() -> None:
    fuzzy = merge(template("Visit the museum."), translated("Visit the museum")).catalog
    confirmed = replace(fuzzy.entries[0], flags=(), previous_msgid=None, comments=("my note", LOOK_CHANGED))
    old = read(serialise(replace(fuzzy, entries=(confirmed,))))
    assert merge(template("Visit the museum."), old).catalog is old
    (entry,) = merge(template("Visit the museum.", place="heading 1"), old).catalog.entries
    assert entry.comments == ("my note",)


def test_a_change_that_is_taken_back_leaves_a_fuzzy_translation_of_the_very_text() -> None:
    changed = read(serialise(merge(template(LONG + " today"), translated(LONG)).catalog))
    (entry,) = merge(template(LONG), changed).catalog.entries
    assert (entry.msgstr, entry.fuzzy, entry.previous_msgid, entry.comments) == (f"‹{LONG}›", True, LONG, ())


def test_what_people_noted_goes_with_the_translation() -> None:
    notes = ("museotext: waive term-missing T012 — a proper name", "ask Ana")
    old = with_entry(Catalog(HEADER), Entry(LONG, "x", comments=notes, flags=("no-wrap",), sticky=("mine",)))
    (entry,) = merge(template(LONG + " today"), old).catalog.entries
    assert (entry.comments, entry.flags, entry.sticky) == (notes, ("fuzzy", "no-wrap"), ("mine",))


def test_a_note_on_an_untranslated_text_is_not_lost() -> None:
    old = with_entry(Catalog(HEADER), Entry(LONG, comments=("ask Ana",)))
    (changed,) = merge(template(LONG + " today"), old).catalog.entries
    assert (changed.comments, changed.fuzzy, changed.filled) == (("ask Ana",), False, False)
    (gone,) = merge(template(), old).catalog.entries
    assert (gone.comments, gone.obsolete) == (("ask Ana",), True)


def test_an_edited_fuzzy_translation_and_its_older_previous_text_are_kept() -> None:
    fuzzy = Entry(LONG, "half done", flags=("fuzzy",), previous_msgid="The programme supports museums")
    old = with_entry(Catalog(HEADER), fuzzy)
    assert merge(template(LONG), old).catalog.entries[0].raw == ""  # its place is new
    (entry,) = merge(template(LONG + " today"), old).catalog.entries
    assert (entry.msgstr, entry.previous_msgid) == ("half done", "The programme supports museums")


def test_a_removed_text_becomes_obsolete_and_comes_back() -> None:
    old = translated("one", "two")
    without = merge(template("one"), old)
    assert without.statistics == MergeStatistics(kept=1, retired=1)
    assert without.catalog.entries[1] == Entry("two", "‹two›", obsolete=True)
    back = merge(template("one", "two"), read(serialise(without.catalog)))
    assert back.statistics == MergeStatistics(kept=1, revived=1)
    assert back.catalog == old


def test_untranslated_texts_that_go_leave_nothing_behind() -> None:
    result = merge(template("one"), read(serialise(template("one", "two"))))
    assert result.catalog == template("one")
    assert result.statistics == MergeStatistics(kept=1, dropped=1)


def test_an_obsolete_text_stands_nowhere() -> None:
    """Too unlike to be found but at its place, and an obsolete text has none, not even in an empty catalog."""
    old = read(serialise(merge(template(), translated("Lace: cotton thread, white, made in Vila about 1900")).catalog))
    assert merge(template("Lace: silk and linen thread, blue, a gift, about 1900"), old).statistics.new == 1


def test_obsolete_entries_stay_in_their_order_at_the_end() -> None:
    old = translated("a1", "b2", "c3", "d4")
    old = read(serialise(merge(template("a1", "c3", "d4"), old).catalog))
    old = read(serialise(merge(template("d4"), old).catalog))
    new = merge(template("d4", "e5"), old).catalog
    assert [(entry.msgid, entry.obsolete) for entry in new.entries] == [
        ("d4", False), ("e5", False), ("b2", True), ("a1", True), ("c3", True),
    ]  # fmt: skip


def test_one_old_text_serves_one_new_text() -> None:
    result = merge(template(LONG + " today", LONG + " tomorrow"), translated(LONG))
    assert [entry.msgstr for entry in result.catalog.entries].count(f"‹{LONG}›") == 1


def test_each_of_several_changed_neighbours_gets_its_own_translation() -> None:
    olds = [f"Room {number} shows lace, tools and letters of the year {1900 + number}" for number in range(30)]
    news = [text.replace("shows", "now shows") for text in olds]
    result = merge(template("start", *news, "end"), translated("start", *olds, "end"))
    assert [entry.msgstr for entry in result.catalog.entries][1:-1] == [f"‹{text}›" for text in olds]


def test_unrelated_texts_at_the_same_place_are_no_match() -> None:
    news = ("Tickets are free on Sundays for residents", "Write to the secretariat by post", "Cloakroom", "Map")
    olds = ("Two looms came from the coast in 1890", "Photograph by Marta Nadal, all rights reserved", "Lace", "Index")
    result = merge(template(*news), translated(*olds))
    assert not any(entry.filled for entry in result.catalog.active)
    assert result.statistics == MergeStatistics(new=4, retired=4)


def test_a_sentence_added_to_a_short_paragraph_is_found() -> None:
    old = "Entrance is free."
    new = old + " On Mondays the house is closed, on all other days it opens at nine in the morning."
    result = merge(template("Hours", new), translated("Hours", old))
    assert by_text(result)[new].previous_msgid == old


def test_very_long_texts_are_compared_in_good_time() -> None:
    old = " ".join(f"word{number}" for number in range(20_000))
    (entry,) = merge(template(old.replace("word77 ", "")), translated(old)).catalog.entries
    assert entry.previous_msgid == old


def test_a_catalog_of_many_alike_texts_is_merged_in_good_time() -> None:
    olds = [f"Exhibit number {number} of the room" for number in range(3_000)]
    result = merge(template(*(f"{text}s" for text in olds)), translated(*olds))
    assert sum(entry.msgstr == f"‹{entry.msgid[:-1]}›" for entry in result.catalog.active) > 2_900


def test_the_header_is_never_touched() -> None:
    header = 'msgid ""\nmsgstr ""\n"Last-Translator: Ana <ana@example.org>\\n"\n"X-Poedit: y\\n"\n"Language: es\\n"\n'
    data = (header + '\n#. paragraph\n#: a.md\nmsgid "one"\nmsgstr "uno"\n').encode()
    assert serialise(merge(template("one", "two"), read(data)).catalog).startswith(
        header.encode().replace(b"\n\n", b"\n")
    )


def test_a_catalog_without_a_header_gets_one() -> None:
    new = merge(template("año"), read(b'msgid "one"\nmsgstr "uno"\n')).catalog
    assert read(serialise(new)).metadata["Language"] == "es"


def test_only_what_changed_is_in_the_diff() -> None:
    old = (serialise(Catalog(HEADER)) + b'\n#.  paragraph\n#: a.md\nmsgid ""\n"on" "e"\nmsgstr "uno"\n').replace(
        b".  ", b". "
    )
    new = serialise(merge(template("one", "two"), read(old)).catalog)
    assert new == old + b'\n#. paragraph\n#: a.md\nmsgid "two"\nmsgstr ""\n'


def test_a_plural_entry_survives_when_its_text_is_gone() -> None:
    plural = Entry("one", msgid_plural="many", msgstr_plural=("uno", "muchos"))
    (entry,) = merge(template(), with_entry(Catalog(HEADER), plural)).catalog.entries
    assert entry == replace(plural, obsolete=True)


def test_a_plural_entry_whose_text_is_a_unit_keeps_all_its_forms() -> None:
    plural = Entry("one", msgid_plural="many", msgstr_plural=("uno", "mu\nchos"), comments=("mine",))
    (entry,) = merge(template("one"), with_entry(Catalog(HEADER), plural)).catalog.entries
    assert (entry.msgstr, entry.fuzzy, entry.msgid_plural) == ("uno", True, None)
    assert (entry.previous_msgid, entry.previous_msgid_plural) == ("one", "many")
    assert entry.comments == ("mine", 'msgstr[1] ""', '"mu\\n"', '"chos"')


def test_an_untranslated_plural_entry_whose_text_is_a_unit_is_a_plain_one() -> None:
    plural = Entry("one", msgid_plural="many", msgstr_plural=("", ""))
    assert merge(template("one"), with_entry(Catalog(HEADER), plural)).catalog == template("one")


def test_a_context_that_went_leaves_the_translation() -> None:
    old = with_entry(with_entry(Catalog(HEADER), Entry("Ver", "See", "p:1")), Entry("Otro", "Other", "p:2"))
    result = merge(template("Ver", "Otro"), old)
    assert [(entry.msgstr, entry.fuzzy, entry.msgctxt) for entry in result.catalog.entries] == [
        ("See", False, None),
        ("Other", False, None),
    ]


def test_a_translation_that_left_its_context_is_not_used_twice() -> None:
    old = with_entry(Catalog(HEADER), Entry(LONG, "x", "p:1"))
    result = merge(template(LONG, LONG + " today"), old)
    assert [entry.msgstr for entry in result.catalog.entries] == ["x", ""]


def test_a_context_that_is_new_takes_no_translation_from_one_that_stays() -> None:
    old = translated("Ver")
    new = replace(template("Ver"), entries=(*template("Ver").entries, Entry("Ver", msgctxt="p:2")))
    assert [entry.msgstr for entry in merge(new, old).catalog.entries] == ["‹Ver›", ""]


def test_contexts_that_disagreed_leave_a_fuzzy_translation_and_lose_none() -> None:
    old = with_entry(with_entry(Catalog(HEADER), Entry("Ver", "See", "p:1")), Entry("Ver", "View", "p:2"))
    first, second = merge(template("Ver"), old).catalog.entries
    assert (first.msgstr, first.fuzzy) == ("See", True)
    assert first.comments == ("museotext: translated differently in this document",)
    assert second == Entry("Ver", "View", "p:2", obsolete=True)


def elsewhere(vanished: Iterable[str] = (), **documents: Catalog) -> Elsewhere:
    return Elsewhere.of(documents, tuple(vanished))


def test_a_paragraph_that_moves_to_another_document_takes_its_translation_along() -> None:
    note = Entry(LONG, "x", comments=("museotext: waive markup-lost — plain text",), flags=("no-wrap",))
    result = merge(template("one", LONG), translated("one"), elsewhere(other=with_entry(translated("two"), note)))
    assert by_text(result)[LONG] == replace(note, extracted=("paragraph",), references=("a.md",))
    assert result.statistics == MergeStatistics(kept=1, moved=1)


def test_it_does_so_when_the_other_document_was_merged_first() -> None:
    other = merge(template("two"), translated("two", LONG)).catalog
    result = merge(template("one", LONG), translated("one"), elsewhere(other=other))
    assert (by_text(result)[LONG].msgstr, by_text(result)[LONG].fuzzy) == (f"‹{LONG}›", False)


def test_what_was_fuzzy_elsewhere_is_fuzzy_here() -> None:
    fuzzy = Entry(LONG, "x", flags=("fuzzy",), previous_msgid="old")
    (entry,) = merge(template(LONG), None, elsewhere(other=with_entry(Catalog(HEADER), fuzzy))).catalog.entries
    assert (entry.msgstr, entry.flags, entry.previous_msgid) == ("x", ("fuzzy",), "old")


def test_translations_in_use_come_before_obsolete_and_fuzzy_ones() -> None:
    known = elsewhere(
        a=with_entry(Catalog(HEADER), Entry("x", "fuzzy one", flags=("fuzzy",))),
        b=with_entry(Catalog(HEADER), Entry("x", "obsolete one", obsolete=True)),
        c=with_entry(Catalog(HEADER), Entry("x", "used one")),
    )
    (entry,) = merge(template("x"), None, known).catalog.entries
    assert (entry.msgstr, entry.fuzzy, entry.comments) == ("used one", False, ())


def test_documents_that_disagree_give_a_fuzzy_translation_that_says_so() -> None:
    known = elsewhere(
        a=with_entry(Catalog(HEADER), Entry("x", "one")),
        b=with_entry(Catalog(HEADER), Entry("x", "two")),
        c=with_entry(Catalog(HEADER), Entry("x", "two")),
        d=with_entry(Catalog(HEADER), Entry("x", "three")),
    )
    (entry,) = merge(template("x"), None, known).catalog.entries
    assert (entry.msgstr, entry.fuzzy, entry.previous_msgid) == ("two", True, "x")
    assert entry.comments == ("museotext: translated differently in a, d",)


def test_a_text_that_is_already_here_is_not_filled_from_elsewhere() -> None:
    old = read(serialise(template("x")))
    assert merge(template("x"), old, elsewhere(other=translated("x"))).catalog is old


def test_a_renamed_document_keeps_its_whole_catalog() -> None:
    header = replace(HEADER, msgstr=HEADER.msgstr.replace("Automatically generated", "Ana"))
    old = replace(translated("one", "two", LONG, "gone"), header=header)
    old = read(serialise(merge(template("one", "two", LONG), old).catalog))
    result = merge(template("one", "two", LONG + " today"), None, elsewhere(["old"], old=old, other=translated("one")))
    assert result.catalog.metadata["Last-Translator"] == "Ana"
    assert by_text(result)[LONG + " today"].previous_msgid == LONG
    assert by_text(result)["gone"].obsolete
    assert result.statistics == MergeStatistics(kept=2, changed=1)


def test_a_document_with_little_of_a_vanished_one_is_not_taken_for_it() -> None:
    old = translated("Home", "one", "two", "three")
    result = merge(template("Home", "new"), None, elsewhere(["old"], old=old))
    assert [(entry.msgid, entry.msgstr) for entry in result.catalog.entries] == [("Home", "‹Home›"), ("new", "")]


def test_what_a_vanished_document_had_long_lost_does_not_make_it_this_one() -> None:
    old = read(serialise(merge(template("one", "two"), translated("one", "two", "x", "y")).catalog))
    result = merge(template("x", "y"), None, elsewhere(["old"], old=old))
    assert [entry.msgid for entry in result.catalog.entries] == ["x", "y"]


def test_a_document_that_is_still_there_was_not_renamed() -> None:
    result = merge(template("one"), None, elsewhere(other=translated("one", "two")))
    assert [entry.msgid for entry in result.catalog.entries] == ["one"]


WORDS = (
    "museum",
    "Museum.",
    "lace",
    "the lace of Vila",
    "the lace from Vila",
    "“the lace” of Vila",
    "",
    "room 1",
    "room 2",
)
sources = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join).filter(str.strip)

KINDS = ("translated", "fuzzy", "untranslated", "obsolete", "plural", "context", "noted")


@st.composite
def histories(draw: st.DrawFn) -> tuple[Catalog, Mapping[str, Catalog]]:
    """Draw a catalog and those of other documents, each translation and note different from all others."""
    drawn: list[Catalog] = []
    number = 0
    for _ in range(draw(st.integers(1, 3))):
        entries: list[Entry] = []
        for text in draw(st.lists(sources, max_size=7, unique=True)):
            number += 1
            kind = draw(
                st.sampled_from(("translated", "fuzzy", "untranslated", "obsolete", "plural", "context", "noted"))
            )
            entry = Entry(
                text, "" if kind in {"untranslated", "noted", "plural"} else f"t{number}", references=("a.md",)
            )
            if kind == "fuzzy":
                entry = replace(entry, flags=("fuzzy",), previous_msgid=draw(st.none() | sources))
            if kind == "plural":
                entry = replace(entry, msgid_plural="p", msgstr_plural=(f"s{number}", f"p{number}"))
            if kind == "noted" or draw(st.integers(0, 4)) == 0:
                entry = replace(entry, comments=(f"note {number}",))
            context = draw(st.sampled_from(("p:1", "p:2"))) if kind == "context" else None
            entries.append(replace(entry, obsolete=kind == "obsolete", msgctxt=context))
        drawn.append(read(serialise(Catalog(HEADER, tuple(sorted(entries, key=lambda entry: entry.obsolete))))))
    return drawn[0], {str(place): catalog for place, catalog in enumerate(drawn)}


templates = st.lists(sources, max_size=8, unique=True).map(lambda texts: template(*texts))


def written(catalog: Catalog) -> set[str]:
    """Return everything a person may have written into a catalog."""
    texts = {entry.msgstr for entry in catalog.entries} | {
        form for entry in catalog.entries for form in entry.msgstr_plural
    }
    return (texts | {comment for entry in catalog.entries for comment in entry.comments}) - {""}


@in_its_time
@given(histories(), templates)
def test_nothing_a_person_wrote_is_lost(history: tuple[Catalog, Mapping[str, Catalog]], new: Catalog) -> None:
    old, others = history
    result = merge(new, old, Elsewhere.of(others, ["1"])).catalog
    after = written(read(serialise(result)))
    assert {text for text in written(old) - after if f'msgstr[1] "{text}"' not in after} == set()


@in_its_time
@given(histories(), templates)
def test_the_catalog_offers_the_texts_of_the_document_in_its_order(
    history: tuple[Catalog, Mapping[str, Catalog]], new: Catalog
) -> None:
    old, others = history
    result = read(serialise(merge(new, old, Elsewhere.of(others)).catalog))
    assert [entry.key for entry in result.active] == [entry.key for entry in new.entries]
    assert [entry.obsolete for entry in result.entries] == sorted(entry.obsolete for entry in result.entries)
    assert result.header == old.header


@in_its_time
@given(histories(), templates)
def test_a_translation_that_is_not_fuzzy_was_made_for_this_very_text(
    history: tuple[Catalog, Mapping[str, Catalog]], new: Catalog
) -> None:
    old, others = history
    known = {(entry.msgid, entry.msgstr) for catalog in others.values() for entry in catalog.entries if not entry.fuzzy}
    for entry in merge(new, old, Elsewhere.of(others)).catalog.active:
        assert not entry.filled or entry.fuzzy or (entry.msgid, entry.msgstr) in known
        made_by_us = entry.fuzzy and not entry.raw and entry.key not in {one.key for one in old.entries}
        assert not made_by_us or entry.previous_msgid is not None


@in_its_time
@given(histories(), templates, st.booleans())
def test_merging_again_changes_nothing(
    history: tuple[Catalog, Mapping[str, Catalog]], new: Catalog, known: bool
) -> None:
    old, others = history
    there = Elsewhere.of(others, ["1", "2"])
    once = serialise(merge(new, old if known else None, there).catalog)
    assert serialise(merge(new, read(once), there).catalog) == once


@in_its_time
@given(st.data())
def test_a_document_that_did_not_change_changes_no_byte_however_its_catalog_is_laid_out(data: st.DataObject) -> None:
    catalog = data.draw(catalogs())
    file = data.draw(laid_out(catalog))
    offered = tuple(replace(entry, msgstr="", flags=(), comments=()) for entry in catalog.active)
    assert serialise(merge(Catalog(HEADER, offered), read(file)).catalog) == file


@in_its_time
@given(st.data())
def test_entries_that_did_not_change_keep_their_bytes_among_others_that_did(data: st.DataObject) -> None:
    catalog = data.draw(catalogs())
    old = read(data.draw(laid_out(catalog)))
    kept = [entry for entry in old.active if entry.msgid_plural is None]
    result = merge(Catalog(HEADER, (*reversed(kept), Entry("\v new \v"))), old)
    file = serialise(result.catalog).decode("utf-8")
    assert all(entry.raw in file for entry in kept)
