"""What ``check --fix`` mends: translations only, as little as can be, and once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalogs import Catalog, Entry, read, serialise
from pipeline.checks import TEXT_RULES, Context, Pair, check_pair, rule
from pipeline.checks.fixes import mended
from pipeline.model import Edit, Finding, Markup, Severity
from pipeline.stages.check import check
from pipeline.stages.extract import extract
from pipeline.stages.fixing import fix, mended_entry
from pipeline.workspace import find_workspace
from tests.workspaces import museotext_in

SOURCE = """Which museums take part?

The network has 12,500 members.

25% of them are small.

Do you know why? Ask us!

The room is closed.
"""
SPANISH = {
    "Which museums take part?": "Qué museos participan?",
    "The network has 12,500 members.": "La red tiene 12,500 miembros .",
    "25% of them are small.": "El 25% son pequeños.",
    "Do you know why? Ask us!": "¿Sabe por qué? ¡Pregúntenos!",
    "The room is closed.": "La sala está cerrada .",
}
MENDED = {
    "Which museums take part?": "¿Qué museos participan?",
    "The network has 12,500 members.": "La red tiene 12\xa0500 miembros.",
    "25% of them are small.": "El 25\xa0% son pequeños.",
    "Do you know why? Ask us!": "¿Sabe por qué? ¡Pregúntenos!",
    "The room is closed.": "La sala está cerrada.",
}
FUZZY = {"Which museums take part?", "The network has 12,500 members."}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "setup.cfg").write_text("[museotext]\nlanguages = en, es\n", "utf-8")
    (tmp_path / "source_texts" / "en").mkdir(parents=True)
    (tmp_path / "source_texts" / "en" / "network.txt").write_text(SOURCE, "utf-8")
    workspace = find_workspace(tmp_path)
    extract(workspace)
    path = workspace.catalog_path("network.txt", "es")
    catalog = read(path.read_bytes(), path)
    path.write_bytes(
        serialise(replace(catalog, entries=tuple(replace(one, msgstr=SPANISH[one.msgid]) for one in catalog.entries)))
    )
    return tmp_path


def catalog_of(root: Path) -> Catalog:
    path = root / "po" / "es" / "network.txt.po"
    return read(path.read_bytes(), path)


def test_what_is_safe_is_mended_and_what_is_doubtful_is_fuzzy(root: Path) -> None:
    result = fix(find_workspace(root))
    after = {one.msgid: one for one in catalog_of(root).entries}
    assert {text: one.msgstr for text, one in after.items()} == MENDED
    assert {text for text, one in after.items() if one.fuzzy} == FUZZY
    assert all(one.previous_msgid == one.msgid for one in after.values() if one.fuzzy)
    assert after["Which museums take part?"].comments == (
        "museotext: mended by check --fix, please look at it: inverted-marks",
    )
    assert result.entries == 4
    assert result.fuzzy == 2
    assert dict(result.mended) == {
        "inverted-marks": 1,
        "number-format": 1,
        "number-spacing": 1,
        "punctuation-spacing": 2,
    }
    assert not check(find_workspace(root)).findings


def test_a_second_run_changes_nothing(root: Path) -> None:
    fix(find_workspace(root))
    before = (root / "po" / "es" / "network.txt.po").read_bytes()
    again = fix(find_workspace(root))
    assert (again.changes, again.entries) == ((), 0)
    assert (root / "po" / "es" / "network.txt.po").read_bytes() == before


def test_entries_with_nothing_to_mend_keep_their_bytes(root: Path) -> None:
    path = root / "po" / "es" / "network.txt.po"
    wrapped = path.read_text("utf-8").replace(
        'msgstr "¿Sabe por qué? ¡Pregúntenos!"', 'msgstr ""\n"¿Sabe por qué? "\n"¡Pregúntenos!"'
    )
    path.write_text(wrapped, "utf-8")
    fix(find_workspace(root))
    assert 'msgstr ""\n"¿Sabe por qué? "\n"¡Pregúntenos!"' in path.read_text("utf-8")


def test_source_texts_are_never_mended(root: Path) -> None:
    source = root / "source_texts" / "en" / "network.txt"
    before = source.read_bytes()
    fix(find_workspace(root))
    assert source.read_bytes() == before


def test_what_is_waived_fuzzy_or_obsolete_is_left(root: Path) -> None:
    path = root / "po" / "es" / "network.txt.po"
    first, second, third, *rest = catalog_of(root).entries
    entries = (
        replace(first, comments=("museotext: waive inverted-marks — the title of a film",)),
        replace(second, flags=("fuzzy",), previous_msgid="The network has 12,400 members."),
        replace(third, obsolete=True),
        *(replace(one, msgstr=MENDED[one.msgid]) for one in rest),
    )
    path.write_bytes(serialise(replace(catalog_of(root), entries=entries)))
    before = path.read_bytes()
    assert fix(find_workspace(root)).entries == 0
    assert path.read_bytes() == before


def test_a_text_in_another_language_is_not_mended(root: Path) -> None:
    path = root / "po" / "es" / "network.txt.po"
    entries = (Entry("Which museums take part?", "Which are the museums that take part?"),)
    path.write_bytes(serialise(replace(catalog_of(root), entries=entries)))
    assert fix(find_workspace(root)).entries == 0


def test_nothing_is_written_when_a_catalog_cannot_be_read(root: Path) -> None:
    (root / "source_texts" / "en" / "other.txt").write_text("The room is closed.\n", "utf-8")
    (root / "po" / "es" / "other.txt.po").write_text("msgid broken\n", "utf-8")
    before = (root / "po" / "es" / "network.txt.po").read_bytes()
    result = fix(find_workspace(root))
    assert [one.line for one in result.failures] == [1]
    assert (root / "po" / "es" / "network.txt.po").read_bytes() == before


def test_the_command_shows_first_and_mends_then(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / "po" / "es" / "network.txt.po"
    before = path.read_bytes()
    assert museotext_in(root, "check", "--diff") == 1
    shown = capsys.readouterr()
    assert '-msgstr "La sala está cerrada ."\n+msgstr "La sala está cerrada."\n' in shown.out
    assert path.read_bytes() == before
    assert museotext_in(root, "check", "--fix") == 0
    told = capsys.readouterr()
    assert "4 translations mended (" in told.err
    assert "2 of them fuzzy until somebody has looked at them" in told.err
    assert museotext_in(root, "check", "--diff") == 0
    assert capsys.readouterr().out == ""
    assert museotext_in(root, "check", "--fix", "--sources") == 2
    assert "leave out --sources" in capsys.readouterr().err


def test_plural_forms_are_mended_one_by_one() -> None:
    entry = Entry("one room", msgid_plural="%d rooms", msgstr_plural=("una sala ", "%d salas "))

    def look(one: Entry) -> list[list[Finding]]:
        pairs = zip(("one room", "%d rooms"), one.msgstr_plural, strict=True)
        context = Context(("en", "es"))
        return [
            check_pair(Pair(source, target, "en", "es", Markup.NONE, "a.po", 1), context, [rule("edge-spaces")])
            for source, target in pairs
        ]

    after, rules = mended_entry(entry, look)
    assert after.msgstr_plural == ("una sala", "%d salas")
    assert rules == {"edge-spaces": 2}
    assert not after.fuzzy


def finding(*edits: tuple[int, int, str]) -> Finding:
    return Finding("r", Severity.NOTE, "m", "p", 1, "es", fix=tuple(Edit(*one) for one in edits))


def test_of_two_fixes_for_the_same_characters_the_first_is_made() -> None:
    one, other, third = finding((0, 2, "X")), finding((1, 3, "Y"), (5, 6, "Z")), finding((4, 4, "!"))
    assert mended("abcdef", [one, other, third]) == ("Xcd!ef", [one, third])


def test_mending_without_an_end_changes_nothing() -> None:
    entry = Entry("a", "b")
    assert mended_entry(entry, lambda one: [[finding((0, 1, "c" if one.msgstr == "b" else "b"))]]) == (entry, {})


pieces = st.lists(
    st.sampled_from(
        [
            *("¿", "?", "¡", "!", " ", "  ", "\xa0", ",", ".", "«", "»", "“", "”", '"', "(", ")", "%", "€", "25"),
            *("1,500", "1.500,25", "1º", "3rd", "museo", "Sala", "\n", "05 de mayo", "Mayo 5, 2024", "`x`", "*"),
        ]
    ),
    max_size=14,
).map("".join)


@given(source=pieces, target=pieces, languages=st.permutations(["en", "es", "pt_BR"]), markup=st.sampled_from(Markup))
def test_whatever_is_mended_is_mended_for_good(source: str, target: str, languages: list[str], markup: Markup) -> None:
    context = Context(tuple(languages))
    rules = [one for one in map(rule, TEXT_RULES) if one.on_by_default and not one.final]

    def look(entry: Entry) -> list[list[Finding]]:
        pair = Pair(source, entry.msgstr, languages[0], languages[1], markup, "a.po", 1)
        return [check_pair(pair, context, rules)]

    entry = Entry(source, target)
    after, counted = mended_entry(entry, look)
    again, more = mended_entry(after, look)
    assert (again.msgstr, more) == (after.msgstr, {})
    assert (after == entry) == (not counted)
    for found in look(entry)[0]:
        for edit in found.fix:
            assert 0 <= edit.start <= edit.end <= len(target)
