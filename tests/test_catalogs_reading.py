"""Reading PO files: what gettext accepts, without loss; what it refuses, with the line."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalogs import Catalog, Entry, read, serialise
from pipeline.errors import CatalogError
from tests.sample_catalogs import REFUSED, catalogs, in_its_time, laid_out

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset={}\\n"\n'


def only(text: str, charset: str = "UTF-8") -> Entry:
    """Return the one entry of a file that has a header."""
    (entry,) = read((HEADER.format(charset) + "\n" + text).encode(charset)).entries
    return entry


def test_there_are_enough_refused_cases() -> None:
    assert len(REFUSED) > 25


@pytest.mark.parametrize(("line", "message", "text"), REFUSED)
def test_refused_with_line_and_remedy(line: str, message: str, text: str) -> None:
    with pytest.raises(CatalogError) as caught:
        read(text.encode(), "po/es/about.html.po")
    assert str(caught.value) == f"po/es/about.html.po:{line}: {message}"


@pytest.mark.parametrize(
    ("data", "line", "what"),
    [
        (b'msgid "a"\nmsgstr "b\0"\n', 2, "a PO file cannot hold the character U+0000"),
        (b'msgid "a\4b"\nmsgstr ""\n', 1, "a PO file cannot hold the character U+0004"),
        (b'msgid "a"\nmsgstr "\\0"\n', 2, "a PO file cannot hold the character U+0000"),
        (b'msgid "a"\nmsgstr "\\x04"\n', 2, "a PO file cannot hold the character U+0004"),
        (b'msgid "a"\nmsgstr "\\\x1b"\n', 2, r"'\\\x1b' is not an escape"),
        (HEADER.format("UTF-8").encode() + b'msgid "a"\nmsgstr "espa\xf1ol"\n', 4, "a byte is not valid UTF-8"),
        (HEADER.format("UTF-8").encode() + b'msgid "a"\nmsgstr ""\n"\\xf1"\n', 5, "its numbered escapes are not UTF-8"),
        (HEADER.format("US-ASCII").encode() + 'msgid "ñ"\nmsgstr ""\n'.encode(), 3, "a byte is not valid US-ASCII"),
        (HEADER.format("CHARSET").encode() + 'msgid "ñ"\nmsgstr ""\n'.encode(), 1, "no header says which charset"),
        ('msgid "ñ"\nmsgstr ""\n'.encode(), 1, "no header says which charset"),
        (HEADER.format("UTF-16").encode() + 'msgid "ñ"\nmsgstr ""\n'.encode(), 1, "gettext knows no charset 'UTF-16'"),
        (
            HEADER.format("x\x1b[31m").encode() + 'msgid "ñ"\nmsgstr ""\n'.encode(),
            1,
            "gettext knows no charset 'x\\x1b",
        ),
        (HEADER.format("CP932").encode() + b'msgid "\xfa\x54"\nmsgstr ""\n', None, "its CP932 text cannot be kept"),
        (b'domain "other"\nmsgid "a"\nmsgstr "b"\n', 1, "a text domain begins here"),
        (b'msgid "a"\nmsgid_plural "b"\nmsgstr[' + 5000 * b"9" + b'] "c"\n', 3, "msgstr[999"),
        (b'msgid "a"\nmsgstr "b"\n\x1b\n', 3, r"'\x1b' stands outside quotation marks"),
    ],
)
def test_refused_bytes(data: bytes, line: int | None, what: str) -> None:
    with pytest.raises(CatalogError) as caught:
        read(data, "x.po")
    assert caught.value.line == line
    assert caught.value.what.startswith(what)
    assert caught.value.remedy


def test_every_truncation_is_refused_or_keeps_whole_entries() -> None:
    whole = (HEADER.format("UTF-8") + '\n# ñ\n#| msgid "o"\nmsgid "a"\nmsgstr ""\n"b\\n"\n"ñ"\n').encode()
    (entry,) = read(whole).entries
    for size in range(len(whole)):
        with suppress(CatalogError):
            assert all(entry.msgstr.startswith(some.msgstr) for some in read(whole[:size]).entries)


def test_every_part_of_an_entry_is_read() -> None:
    entry = only(
        "# translator\n#\n#.extracted\n#.\n#: a.md:1 b.md\n#:  \u2068with space.md\u2069:7 c.md : 8\n"
        '#,fuzzy,c-format\n#! no-wrap, range: 1..5\n#= sticky-flag\n#| msgctxt "old"\n#| msgid "older"\n'
        '#| msgid_plural "olders"\nmsgctxt "c"\nmsgid "one"\nmsgid_plural "many"\nmsgstr[0] "uno"\nmsgstr[1] "muchos"\n'
    )
    assert entry == Entry(
        "one",
        "",
        "c",
        "many",
        ("uno", "muchos"),
        ("translator", ""),
        ("extracted", ""),
        ("a.md:1", "b.md", "\u2068with space.md\u2069:7", "c.md:8"),
        ("fuzzy", "c-format", "no-wrap", "range: 1..5"),
        ("sticky-flag",),
        "old",
        "older",
        "olders",
    )
    assert (entry.line, entry.msgstr_line) == (17, 19)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        (r'"\a\b\f\n\r\t\v\"\\"', '\a\b\f\n\r\t\v"\\'),
        (r'"\x41\101\1012"', "AAA2"),
        (r'"\xc3\xa1\303\251"', "áé"),
        (r'"\303""\251"', "é"),
        (r'"\1""01"', "\x0101"),
        (r'"\x1041"', "A"),
        ('"a\\\nb"', "ab"),
        ('"a\\\\\nn"', "a\n"),
        ('""\n"a" "b"\t"c"\n\n  "d"', "abcd"),
        ('"a\u2028b\u2029c\x85d\x0be\x0cf\x1cg"', "a\u2028b\u2029c\x85d\x0be\x0cf\x1cg"),
        ('"msgid \\"x\\" #, fuzzy [0]"', 'msgid "x" #, fuzzy [0]'),
    ],
)
def test_strings_and_escapes(text: str, meaning: str) -> None:
    assert only(f'msgid "x"\nmsgstr {text}\n').msgstr == meaning


@pytest.mark.parametrize(
    "text",
    [
        'msgid"a"msgstr"b"',
        'msgid "a"\nmsgid_plural "c"\nmsgstr [ 0 ]\n"b"\nmsgstr[\n1]"d"\n',
        'msgid "a"\nmsgid_plural "c"\nmsgstr[00] "b"\nmsgstr[01] "d"\n',
        '#~\n#~ # note\n#~#. place\n#~| msgid "o"\n#~ msgid "a"\n#~\n#~ msgstr "b"\n#~\n',
        '#~ msgid "a" #~ msgstr "b"\n',
        '#|\nmsgid "a"\nmsgstr "b" # of the next one\nmsgid "c"\nmsgstr "d"\n# of nobody\n\n',
        '# C:\\\nmsgid "of the comment"\nmsgid "a"\nmsgstr "b"\n',
        '# note\r\n\r\nmsgid "a"\r\nmsgstr "b"\r\n',
    ],
)
def test_unusual_layouts_are_read_and_written_as_they_are(text: str) -> None:
    data = (HEADER.format("UTF-8") + text).encode()
    catalog = read(data)
    assert catalog.entries[0].msgid == "a"
    assert (catalog.entries[0].msgstr or catalog.entries[0].msgstr_plural[0]) == "b"
    assert serialise(catalog) == data


def test_a_comment_that_ends_with_a_backslash_goes_on_as_in_gettext() -> None:
    assert only('# C:\\\nmsgid "no"\nmsgid "a"\nmsgstr "b"\n').comments == ('C:msgid "no"',)


def test_carriage_returns_at_line_ends_are_no_part_of_comments() -> None:
    entry = only('# ñ\r\n#. place\r\n#: a.md\r\n#, fuzzy\r\nmsgid "a"\r\nmsgstr "b"\r\n')
    assert (entry.comments, entry.extracted, entry.references) == (("ñ",), ("place",), ("a.md",))
    assert entry.fuzzy


def test_an_entry_is_fuzzy_when_any_of_its_flag_lines_says_so() -> None:
    assert only('#, fuzzy\n#, c-format\nmsgid "a"\nmsgstr "b"\n').fuzzy
    assert only('#= fuzzy\nmsgid "a"\nmsgstr "b"\n').fuzzy
    assert not only('# fuzzy\n#. fuzzy\nmsgid "a"\nmsgstr "b"\n').fuzzy


@pytest.mark.parametrize("charset", ["ISO-8859-1", "cp1252", "GB18030", "EUC-JP", "SHIFT_JIS", "utf-8"])
def test_other_charsets_are_read_and_written_back(charset: str) -> None:
    word = "表示" if charset in {"EUC-JP", "SHIFT_JIS"} else "¿español?" if charset != "GB18030" else "表示ñ"
    data = (HEADER.format(charset) + f'\nmsgid "a"\nmsgstr "{word}"\n').encode(charset)
    catalog = read(data)
    assert catalog.entries[0].msgstr == word
    assert serialise(catalog) == data


def test_the_header_may_stand_anywhere() -> None:
    data = ('msgid "á"\nmsgstr "b"\n\n' + HEADER.format("ISO-8859-1") + '\nmsgid "c"\nmsgstr "d"\n').encode("latin-1")
    catalog = read(data)
    assert [entry.msgid for entry in catalog.entries] == ["á", "c"]
    assert catalog.header is not None
    assert serialise(catalog) == data


def test_an_obsolete_entry_without_a_text_is_no_header() -> None:
    obsolete = b'#~ msgid ""\n#~ msgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n\nmsgid "a"\nmsgstr "b"\n'
    assert read(obsolete).header is None
    assert [entry.msgid for entry in read(obsolete).entries] == ["", "a"]


def test_files_without_entries() -> None:
    assert read(b"") == Catalog(None)
    assert serialise(read(b"# only a comment")) == b"# only a comment"
    assert read(HEADER.format("UTF-8").encode()).metadata == {"Content-Type": "text/plain; charset=UTF-8"}


def test_of_a_repeated_header_field_the_first_counts() -> None:
    header = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"X-Note: a: b\\n"\n"Language: pt\\n"\n"no field\\n"\n'
    assert read(header.encode()).metadata == {"Language": "es", "X-Note": "a: b"}


def test_large_and_hostile_files_take_no_time() -> None:
    comments = "# a\n" * 50_000
    assert len(only(f'{comments}msgid "a"\nmsgstr "b"\n').comments) == 50_000
    assert only('msgid "a"\nmsgstr ""\n' + '"b\\n"\n' * 50_000).msgstr == "b\n" * 50_000
    assert len(only('msgid "a"\nmsgstr "' + "\\\\" * 200_000 + '"\n').msgstr) == 200_000
    for hostile in (
        '"' * 100_001,
        "#~" * 50_000 + "x",
        "#~ \n" * 50_000 + "x",
        'msgid "' + "\\" * 100_001,
        "msgid " * 50_000,
    ):
        with pytest.raises(CatalogError):
            read(hostile.encode())


@in_its_time
@given(st.data())
def test_any_valid_layout_has_the_same_content_and_keeps_its_bytes(data: st.DataObject) -> None:
    catalog = data.draw(catalogs())
    file = data.draw(laid_out(catalog))
    again = read(file)
    assert again == catalog
    assert serialise(again) == file


@in_its_time
@given(st.data())
def test_lines_are_those_of_the_keywords(data: st.DataObject) -> None:
    file = data.draw(laid_out(data.draw(catalogs())))
    lines = file.decode("utf-8-sig").split("\n")
    for entry in read(file).entries:
        assert "msgid" in lines[entry.line - 1] or '"' in lines[entry.line - 1]
        assert any("msgstr" in line for line in lines[entry.line - 1 : entry.msgstr_line])
