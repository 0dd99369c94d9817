"""Where the characters of a translation stand in its PO file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalogs import Entry, form_line, read, referred, region, serialise
from pipeline.catalogs.comments import first_reference, parse_references
from pipeline.catalogs.entry import Catalog
from pipeline.catalogs.strings import place
from pipeline.stages.check import check
from pipeline.workspace import find_workspace
from tests.sample_catalogs import HEADER, in_its_time
from tests.workspaces import complete

PO = r"""msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"

# a note
msgid "one"
msgstr "uno\tdos \"tres\""

#, fuzzy
msgid ""
"two\n"
"lines"
msgstr ""
"ñandú\n"
"cuatro"
" cinco"

msgid "%d room"
msgid_plural "%d rooms"
msgstr[0] "%d sala"
msgstr[1] ""
"%d "
"salas"
"""


def characters(data: str, place: tuple[int, int, int, int]) -> str:
    line, column, last, end = place
    lines = data.split("\n")
    if line == last:
        return lines[line - 1][column - 1 : end - 1]
    return "\n".join((lines[line - 1][column - 1 :], *lines[line : last - 1], lines[last - 1][: end - 1]))


@pytest.mark.parametrize(
    ("number", "form", "marked", "place", "shown"),
    [
        (0, 0, "uno", (6, 9, 6, 12), "uno"),
        (0, 0, '\tdos "', (6, 12, 6, 20), r"\tdos \""),
        (1, 0, "ñandú\n", (13, 2, 13, 9), r"ñandú\n"),
        (1, 0, "tro cin", (14, 5, 15, 6), 'tro"\n" cin'),
        (2, 0, "sala", (19, 15, 19, 19), "sala"),
        (2, 1, "salas", (22, 2, 22, 7), "salas"),
    ],
)
def test_a_place_is_given_by_line_and_column(
    number: int, form: int, marked: str, place: tuple[int, int, int, int], shown: str
) -> None:
    entry = read(PO.encode()).entries[number]
    text = (entry.msgstr_plural or (entry.msgstr,))[form]
    start = text.index(marked)
    assert region(entry, form, (start, start + len(marked))) == place
    assert characters(PO, place) == shown


def test_a_form_has_its_line_and_an_empty_place_its_column() -> None:
    entries = read(PO.encode()).entries
    assert [form_line(entries[2], form) for form in (0, 1)] == [19, 20]
    assert form_line(entries[0], 0) == 6
    assert region(entries[0], 0, (3, 3)) == (6, 12, 6, 12)
    end = len(entries[0].msgstr)
    assert region(entries[0], 0, (end, end)) == (6, 26, 6, 26)


def test_numbered_escapes_and_entries_of_our_own_have_no_columns() -> None:
    entry = read(PO.replace("uno", r"un\303\263").encode()).entries[0]
    assert entry.msgstr.startswith("unó")
    assert region(entry, 0, (0, 2)) is None
    assert region(Entry("a", "b"), 0, (0, 1)) is None
    assert region(read(PO.encode()).entries[0], 0, (0, 99)) is None


@in_its_time
@given(st.text(st.characters(exclude_characters="\0\4", exclude_categories=["Cs"]), min_size=1, max_size=40), st.data())
def test_the_characters_at_a_place_are_those_of_the_text(text: str, data: st.DataObject) -> None:
    written = serialise(Catalog(HEADER, (Entry("a", "b"), Entry("source", text)))).decode()
    (_, entry) = read(written.encode()).entries
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    place = region(entry, 0, (start, end))
    assert place is not None
    shown = characters(written, place)
    header = PO.split("# a note", maxsplit=1)[0]
    assert read(f'{header}msgid "x"\nmsgstr "{shown}"\n'.encode()).entries[0].msgstr == text[start:end]


def test_a_finding_of_a_check_says_where_it_stands(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    path = workspace.catalog_path("rules.md", "es")
    path.write_text(path.read_text("utf-8").replace("antiguo de", "antiguo de de"), "utf-8")
    (finding,) = check(workspace).findings
    assert finding.region
    assert characters(path.read_text("utf-8"), finding.region) == "de de"
    assert finding.place == "paragraph · House rules"
    assert not finding.fuzzy
    assert not finding.counts_units


def test_fuzzy_entries_are_looked_at_when_asked_and_show_their_previous_text(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    path = workspace.catalog_path("rules.md", "es")
    catalog = read(path.read_bytes())
    entries = tuple(
        replace(one, msgstr=one.msgstr.replace(".", " más más."), flags=("fuzzy",), previous_msgid="Whisper")
        if one.msgid == "Whisper."
        else one
        for one in catalog.entries
    )
    path.write_bytes(serialise(replace(catalog, entries=entries)))
    assert check(find_workspace(tmp_path)).findings == ()
    (finding,) = check(find_workspace(tmp_path), fuzzy=True).findings
    assert finding.fuzzy
    assert finding.previous == "Whisper"
    assert finding.region


@pytest.mark.parametrize(
    ("strings", "start", "end", "expected"),
    [
        ('"ab"', 0, 1, (1, 2)),
        ('"ab"', 2, 2, (3, 3)),
        ('"ab" "cd"', 2, 2, (6, 6)),
        ('"ab"\n"cd"', 1, 3, (2, 7)),
        ('"a\\\nb"', 1, 2, (4, 5)),
        ('"a\\\nb"', 0, 1, (1, 2)),
        (r'"\\\n"', 1, 2, (3, 5)),
        (r'"\\0"', 1, 2, (3, 4)),
        (r'"a" "\0"', 0, 1, None),
        (r'"a" "\xe9"', 0, 1, None),
        ('"ab"', -1, 1, None),
        ('"ab"', 2, 1, None),
        ('"ab"', 1, 3, None),
        ('""', 0, 0, (1, 1)),
    ],
)
def test_places_in_quoted_strings(strings: str, start: int, end: int, expected: tuple[int, int] | None) -> None:
    assert place(strings, start, end) == expected


@in_its_time
@given(
    st.lists(
        st.sampled_from(
            ("", "#: ", "#:", "#: a.py:1 b", "#:c", "#: d : 2", "#: \u2068e f\u2069:3", "# #: no", "#. #: no", "#~#: g")
        ),
        max_size=4,
    ),
    st.sampled_from(("\n", "\r\n", "\\\n")),
)
def test_the_first_reference_is_the_first_of_all(lines: list[str], end: str) -> None:
    text = "".join(f"{line}{end}" for line in lines)
    assert first_reference(text) == next(iter(parse_references(text)), "")


def test_a_document_is_referred_to_by_name_and_line() -> None:
    po = PO.replace("# a note", "# a note\n#: a.md:12 b.md\n#: c.md").replace(
        "#, fuzzy", "#, fuzzy\n#: \u2068d e.md\u2069"
    )
    entries = read(po.encode()).entries
    assert [referred(entry) for entry in entries] == [("a.md", 12), ("d e.md", 0), ("", 0)]
    assert referred(replace(entries[0], msgstr="new")) == ("a.md", 12)
    assert referred(Entry("a", references=("f:g", "h:1"))) == ("f:g", 0)
