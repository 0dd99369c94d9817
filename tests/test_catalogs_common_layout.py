"""Entries in the common layout are read on a shorter way, and come out as the grammar reads them."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, fields, replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.catalogs import Entry, read, serialise
from pipeline.catalogs.common_layout import common_entry
from pipeline.catalogs.entry import Catalog
from pipeline.catalogs.faults import explain
from pipeline.catalogs.reading import _END, _entries, _entry, _entry_pattern
from pipeline.catalogs.strings import plain, unquoted
from pipeline.errors import CatalogError
from tests.sample_catalogs import HEADER, catalogs, in_its_time

LINE = 7
pieces = st.sampled_from(
    ("a", "ñ", '"', '"\n"', '"\n', "\\", r"\n", r"\"", r"\\", r"\q", r"\303\251", "\n", "\r", "#~ ")
)
inside = st.lists(pieces, max_size=6).map("".join)
comments = (
    "",
    "# note",
    "#",
    "#. place",
    "#: a.py:1",
    "#: b",
    "#, fuzzy",
    "#= x",
    "#! y",
    "#\\",
    "#| o",
    "#~",
    "#~# c",
    " #",
)
above = st.lists(st.sampled_from(comments), max_size=3)
KEYWORDS = (("msgid", "msgstr"), ("msgctxt", "msgid", "msgstr"), ("msgid", "msgid", "msgstr"), ("msgid", "msgctxt"))
mark = st.sampled_from(("\n", "\n", "\n", "\n#~ ", "\n\t", " "))


@st.composite
def blocks(draw: st.DrawFn) -> str:
    """Draw what may be one entry, more or none, mostly in the layout that programs write."""
    lines = "".join(f"\n{line}" for line in draw(above))
    keywords = draw(st.sampled_from(KEYWORDS))
    obsolete = draw(st.booleans()) and draw(st.booleans())
    strings = [f'{draw(mark)}{keyword} "{draw(inside)}"' for keyword in keywords]
    block = "\n" + f"{lines}{''.join(strings)}\n".removeprefix("\n")
    return block.replace("\n", "\n#~ ").removesuffix("#~ ") if obsolete else block


def content(entry: Entry) -> dict[str, object]:
    """Return all of an entry, also what entries are not compared by."""
    return {one.name: getattr(entry, one.name) for one in fields(entry)}


def by_grammar(block: str) -> Entry:
    match = _entry_pattern().match(block)
    assert match is not None
    assert match.end() == len(block)
    return _entry(match, block, LINE, "utf-8")


@in_its_time
@given(blocks())
def test_what_is_read_on_the_short_way_is_what_the_grammar_reads(block: str) -> None:
    found = common_entry(block, LINE)
    if found is not None:
        entry, behind = found
        assert content(entry) == content(by_grammar(block))
        assert behind == LINE + block.count("\n")


def all_by_grammar(text: str) -> Iterator[Entry]:
    """Yield the entries of a file as they would be read if there were no common layout."""
    at, line = 0, 1
    while match := _entry_pattern().match(text, at):
        yield _entry(match, text, line, "utf-8")
        line += text.count("\n", at, match.end())
        at = match.end()
    if not _END.match(text, at):
        raise explain(text, at)


def outcome(entries: Iterator[Entry]) -> list[object]:
    """Return all that is read, and the error it ends with."""
    found: list[object] = []
    try:
        found.extend(content(entry) for entry in entries)
    except CatalogError as error:
        found.append((error.what, error.line, error.remedy))
    return found


good = st.sampled_from(
    (
        '\nmsgid "a"\nmsgstr "b"\n',
        '\n#: a.py:1\nmsgctxt "c"\nmsgid ""\n"a\\n"\n"b"\nmsgstr ""\n"c"\n',
        '\n#~ msgid "a"\n#~ msgstr ""\n',
        '\n#, fuzzy\n#| msgid "o"\nmsgid "a"\nmsgstr "b"\n',
        '\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\nmsgstr[1] "d"\n',
    )
)
between = st.sampled_from(
    (
        "",
        "",
        "",
        "",
        "\n",
        "\n\n",
        " ",
        '\n"c"\n',
        '\n\t"c"',
        '\n#~ "c"\n',
        "\n#~\n",
        "\n# note\n",
        "\n# note\n\n# b",
        "#~",
    )
)


@in_its_time
@given(st.lists(st.one_of(good, good, good, blocks(), between), max_size=8).map("".join))
@example('\nmsgid "a"\nmsgstr ""\n\n"b"\n')
@example('\nmsgid "a"\nmsgstr ""\n\n\n"b"\n')
@example('\n#~ msgid "a"\n#~ msgstr ""\n\n#~ "b"\n')
@example('\n#~ msgid "a"\n#~ msgstr ""\n\n#~\n#~ "b"\n')
@example('\nmsgid "a"\nmsgstr "b"\n\n# end')
@example('msgid"y"msgstr"z"\n\nmsgid "a"\nmsgstr "b"\n')
@example('msgid"y"msgstr"z" msgid "a"\nmsgstr "b"\n')
def test_a_file_is_read_as_the_grammar_alone_would_read_it(text: str) -> None:
    assert outcome(_entries(text, "utf-8")) == outcome(all_by_grammar(text))
    assert outcome(_entries(text[1:], "utf-8")) == outcome(all_by_grammar(text[1:]))


@pytest.mark.parametrize(
    "block",
    [
        '\n#: C:\\\nmsgid "a"\nmsgstr "b"\n',
        '\n# C:\\\nmsgid "a"\nmsgstr "b"\n',
        '\n# note\n#~ msgid "o"\n#~ msgstr "p"\nmsgid "a"\nmsgstr "b"\n',
        '\n#~ msgid "o"\n#~ msgstr "p"\nmsgid "a"\nmsgstr "b"\n',
        '\n#| msgid "o"\nmsgid "a"\nmsgstr "b"\n',
        '\n#~ msgid "a"\nmsgstr "b"\n',
        '\n#~ msgid "a"\n"c"\n#~ msgstr "b"\n',
        '\n#~ # note\n#~ msgid "a"\n#~ msgstr "b"\n',
        '\n\n# far\nmsgid "a"\nmsgstr "b"\n',
        '\n # note\nmsgid "a"\nmsgstr "b"\n',
        '\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n',
        '\nmsgid "a"\nmsgstr "b"\n# trailer\n',
        '\nmsgid "a"\nmsgstr "b"\nmsgid "c"\nmsgstr "d"\n',
        '\nmsgctxt "a"\nmsgctxt "b"\nmsgid "c"\nmsgstr "d"\n',
        '\nmsgctxt a"\nmsgid "c"\nmsgstr "d"\n',
        '\nmsgid "a"\r\nmsgstr "b"\r\n',
        '\nmsgid "a"\nmsgstr "b',
        "\n",
    ],
)
def test_all_other_layouts_are_left_to_the_grammar(block: str) -> None:
    assert common_entry(block, LINE) is None


@in_its_time
@given(catalogs())
def test_what_we_write_is_in_the_common_layout_and_read_the_same(catalog: Catalog) -> None:
    for entry in catalog.entries:
        commented = entry.comments or entry.extracted or entry.references or entry.flags
        if entry.msgid_plural is not None or entry.previous_msgid is not None or (entry.obsolete and commented):
            continue
        if "\\" in "".join(entry.comments + entry.extracted):
            continue
        block = "\n" + serialise(Catalog(None, (entry,))).decode()
        found = common_entry(block, LINE)
        assert found is not None
        assert found[0] == entry
        assert content(found[0]) == content(by_grammar(block))


@in_its_time
@given(inside)
def test_plain_strings_mean_what_the_grammar_says(text: str) -> None:
    found = plain(text)
    if found is not None:
        block = f'msgid "x"\nmsgstr "{text}"\n'
        assert by_grammar(block).msgstr == found


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        (r"a\\nb\n", "a\\nb\n"),
        (r"\\\"\\", '\\"\\'),
        ('a\\\\"\n"b', "a\\b"),
        ('"\n"', ""),
        ("", ""),
        (r"\a\b\f\n\r\t\v", "\a\b\f\n\r\t\v"),
        ('a\\"\n"b', None),
        ('a"b', None),
        ("a\nb", None),
        ('a"\n"\n"b', None),
        (r"\303", None),
        ("a\\", None),
        ('a" "b', None),
    ],
)
def test_plain_strings(text: str, meaning: str | None) -> None:
    assert plain(text) == meaning
    if meaning is not None:
        assert unquoted(f'"{text}"', "utf-8") == meaning


PO = """\
#, fuzzy
# ñ
#: a.md:1
msgid "a"
msgstr "b"

#: c.md
msgctxt "x"
msgid "c"
msgstr "d"

msgid "e"
msgstr ""
"""


def entries_of(text: str) -> tuple[Entry, ...]:
    return read(serialise(Catalog(HEADER)) + b"\n" + text.encode()).entries


@pytest.mark.parametrize("number", [0, 1, 2])
@pytest.mark.parametrize("name", [None, "comments", "references", "flags"])
def test_entries_can_be_pickled_copied_and_changed_before_and_after_their_comments_are_read(
    number: int, name: str | None
) -> None:
    entry, other = entries_of(PO)[number], entries_of(PO)[number]
    if name:
        getattr(entry, name)
    assert entry == other
    assert hash(entry) == hash(other)
    for again in (pickle.loads(pickle.dumps(entry)), copy.copy(entry), copy.deepcopy(entry)):
        assert content(again) == content(other)
    changed = replace(entry, msgstr="new")
    assert (changed.raw, changed.comments, changed.references) == ("", other.comments, other.references)
    assert changed.fuzzy == (number == 0)
    assert repr(entry) == repr(other)


def test_entries_that_were_read_are_frozen_and_have_no_other_fields() -> None:
    (entry, *_) = entries_of(PO)
    with pytest.raises(FrozenInstanceError):
        entry.msgstr = "new"  # type: ignore[misc]  # this is what must not work
    with pytest.raises(AttributeError, match="no attribute 'place'"):
        entry.place  # type: ignore[attr-defined]  # noqa: B018  # neither must this


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'msgid "y"\nmsgstr "z"\n'),
        ('msgid"y"msgstr"z"', "\n"),
        ('msgid "y"\nmsgstr "z" ', ""),
        ("\n\n\n# far\n\n# above\n", ""),
        ('#| msgid "o"\nmsgid "y"\nmsgstr "z"\n\n', "\n\n"),
    ],
)
def test_both_ways_take_turns_in_a_file(before: str, after: str) -> None:
    text = before + PO + after + PO.replace('msgid "', 'msgid "E')
    data = serialise(Catalog(HEADER)) + text.encode()
    catalog = read(data)
    assert serialise(catalog) == data
    lines = data.decode().split("\n")
    for entry in catalog.entries:
        assert f'"{entry.msgid}"' in lines[entry.line - 1]
        assert f'"{entry.msgstr}"' in lines[entry.msgstr_line - 1]
