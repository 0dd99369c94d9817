"""Writing PO files: untouched entries keep their bytes, all others have one canonical form."""

from __future__ import annotations

import pickle
from dataclasses import replace

import polib
import pytest
from hypothesis import given

from pipeline.catalogs import Catalog, Entry, read, serialise
from pipeline.catalogs.headers import new_header, plural_forms
from pipeline.catalogs.polib_view import from_polib, to_polib
from pipeline.catalogs.writing import entry_text
from pipeline.errors import CatalogError
from tests.sample_catalogs import HEADER, catalogs, in_its_time


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        (Entry("a", "b"), 'msgid "a"\nmsgstr "b"\n'),
        (Entry("one line\n", ""), 'msgid "one line\\n"\nmsgstr ""\n'),
        (Entry("two\nlines", "\n"), 'msgid ""\n"two\\n"\n"lines"\nmsgstr "\\n"\n'),
        (Entry("\n\na", ""), 'msgid ""\n"\\n"\n"\\n"\n"a"\nmsgstr ""\n'),
        (Entry('"\\\a\b\t\v\f\r\x01', "é\u2028"), 'msgid "\\"\\\\\\a\\b\\t\\v\\f\\r\x01"\nmsgstr "é\u2028"\n'),
        (Entry("a" * 200, ""), f'msgid "{"a" * 200}"\nmsgstr ""\n'),
        (
            Entry("a", "b", comments=("x", "", "y\nz"), extracted=("place",), references=("a.md", "b.md:3", "a.md")),
            '# x\n#\n# y\n# z\n#. place\n#: a.md b.md:3\nmsgid "a"\nmsgstr "b"\n',
        ),
        (
            Entry("a", "b", flags=("mine", "no-wrap", "range: 0..2", "c-format", "fuzzy"), sticky=("s",)),
            '#, fuzzy, c-format, range: 0..2, no-wrap, mine\n#= s\nmsgid "a"\nmsgstr "b"\n',
        ),
        (Entry("a", "", flags=("fuzzy",)), 'msgid "a"\nmsgstr ""\n'),
        (
            Entry("a", "b", "c", flags=("fuzzy",), previous_msgctxt="d", previous_msgid="e\nf"),
            '#, fuzzy\n#| msgctxt "d"\n#| msgid ""\n#| "e\\n"\n#| "f"\nmsgctxt "c"\nmsgid "a"\nmsgstr "b"\n',
        ),
        (
            Entry("a", "b\nc", previous_msgid="o", obsolete=True, comments=("x",)),
            '# x\n#~| msgid "o"\n#~ msgid "a"\n#~ msgstr ""\n#~ "b\\n"\n#~ "c"\n',
        ),
        (
            Entry("a", msgid_plural="b", msgstr_plural=("c", "d")),
            'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n',
        ),
        (Entry("a", msgid_plural="b"), 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\nmsgstr[1] ""\n'),
        (Entry("a", "b", comments=("C:\\",)), '# C:\\ \nmsgid "a"\nmsgstr "b"\n'),
    ],
)
def test_canonical_form(entry: Entry, text: str) -> None:
    assert entry_text(entry) == text


def test_references_break_at_79_bytes() -> None:
    names = tuple(f"source_texts/{letter * 20}.md" for letter in "abñd")
    assert entry_text(Entry("a", "", references=names)).split("\n")[:3] == [
        f"#: {names[0]} {names[1]}",
        f"#: {names[2]}",
        f"#: {names[3]}",
    ]


@pytest.mark.parametrize(("size", "lines"), [(36, 1), (37, 2)])
def test_a_line_of_references_may_have_79_bytes(size: int, lines: int) -> None:
    text = entry_text(Entry("a", "", references=("x" * 38, "y" * (size + 1))))
    assert text.count("#:") == lines


def test_entries_keep_their_characters_on_the_way_to_another_process() -> None:
    catalog = read(b'#odd\nmsgid "a" "b"\nmsgstr ""\n')
    assert (
        serialise(pickle.loads(pickle.dumps(catalog))) == serialise(catalog) != serialise(replace(catalog, entries=()))
    )


def test_a_changed_copy_is_written_anew_and_all_others_keep_their_characters() -> None:
    data = (
        b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n\n'
        b'#,fuzzy\nmsgid ""\n"wrap"\n"ped"\nmsgstr "a"\n'
        b'\n#odd\nmsgid "b" "c"\nmsgstr ""\n\n# the end'
    )
    catalog = read(data)
    first, second = catalog.entries
    changed = serialise(replace(catalog, entries=(first, replace(second, msgstr="d"))))
    assert changed == data.replace(b'#odd\nmsgid "b" "c"\nmsgstr ""', b'# odd\nmsgid "bc"\nmsgstr "d"')


def test_line_ends_of_the_file_are_kept_in_what_is_written_anew() -> None:
    data = b'msgid "a"\r\nmsgstr "b"\r\n\r\nmsgid "c"\r\nmsgstr "d"'
    catalog = read(data)
    more = serialise(replace(catalog, entries=(*catalog.entries, Entry("e\nf", "g"))))
    assert more == data + b'\r\n\r\nmsgid ""\r\n"e\\n"\r\n"f"\r\nmsgstr "g"\r\n'


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_what_is_changed_becomes_utf_8_without_a_mark(bom: bytes) -> None:
    charset = "UTF-8" if bom else "ISO-8859-1"
    header = f'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset={charset}\\n"\n'
    data = bom + (header + '\n# año\nmsgid "a"\nmsgstr "ñ"\n').encode(charset)
    catalog = read(data)
    assert serialise(catalog) == data
    again = serialise(replace(catalog, entries=(*catalog.entries, Entry("w", "→"))))
    assert again.decode() == header.replace(charset, "UTF-8") + (
        '\n# año\nmsgid "a"\nmsgstr "ñ"\n\nmsgid "w"\nmsgstr "→"\n'
    )


@pytest.mark.parametrize("content_type", ["", "Content-Type: text/plain; charset=CHARSET\n"])
def test_a_header_without_a_charset_gets_one_as_soon_as_something_is_written(content_type: str) -> None:
    catalog = Catalog(Entry("", f"Language: es\n{content_type}"), (Entry("a", "ñ"),))
    assert read(serialise(catalog)).metadata == {"Language": "es", "Content-Type": "text/plain; charset=UTF-8"}


@pytest.mark.parametrize("character", ["\0", "\4", "\ud800"])
def test_what_could_not_be_read_again_is_not_written(character: str) -> None:
    with pytest.raises(CatalogError, match=f"U\\+{ord(character):04X}"):
        serialise(Catalog(HEADER, (Entry("a", f"b{character}"),)))


@in_its_time
@given(catalogs())
def test_what_is_written_is_read_again(catalog: Catalog) -> None:
    data = serialise(catalog)
    again = read(data)
    assert again == catalog
    assert serialise(again) == data
    assert serialise(replace(again, entries=tuple(map(replace, again.entries)))) == data


@in_its_time
@given(catalogs())
def test_polib_has_the_same_content(catalog: Catalog) -> None:
    """Each entry gets a comment first: in polib a single empty comment line is none."""
    entries = tuple(
        replace(entry, comments=("note", *entry.comments), extracted=("place", *entry.extracted))
        for entry in catalog.entries
    )
    catalog = replace(catalog, entries=entries)
    assert from_polib(to_polib(catalog)) == catalog


def test_polib_reads_what_we_write() -> None:
    entry = Entry(
        "one",
        msgctxt="c",
        msgid_plural="many",
        msgstr_plural=("uno", "muchos"),
        comments=("note", "more"),
        extracted=("place",),
        references=("a.md:3", "b.md"),
        flags=("fuzzy", "c-format"),
        previous_msgid="old",
        previous_msgid_plural="olds",
    )
    catalog = Catalog(HEADER, (entry, Entry("gone", "ido\n", obsolete=True)))
    assert from_polib(polib.pofile(serialise(catalog).decode())) == catalog


def test_polib_has_the_state_of_the_header_and_all_flags() -> None:
    catalog = Catalog(replace(HEADER, flags=("fuzzy",), comments=("ours",)), (Entry("a", "b", sticky=("mine",)),))
    there_and_back = from_polib(to_polib(catalog))
    assert there_and_back == replace(catalog, entries=(Entry("a", "b", flags=("mine",)),))


@pytest.mark.parametrize(
    ("language", "rule"),
    [
        *(
            (language, "n != 1")
            for language in ("es", "en", "en_GB", "pt", "pt_PT", "ca", "gl", "eu", "it", "de", "es_419")
        ),
        *((language, "n > 1") for language in ("pt_BR", "fr", "fr_CA")),
    ],
)
def test_plural_forms(language: str, rule: str) -> None:
    assert plural_forms(language) == f"nplurals=2; plural=({rule});"


def test_a_language_without_a_rule_gets_no_wrong_one() -> None:
    assert plural_forms("qu") is None
    assert "Plural-Forms" not in new_header(project="X", language="qu").msgstr


def test_a_header_field_is_one_line() -> None:
    header = new_header(project="Red de\nmuseos ", language="es", bugs="info@example.org")
    assert Catalog(header).metadata["Project-Id-Version"] == "Red de museos"
    assert Catalog(header).metadata["Report-Msgid-Bugs-To"] == "info@example.org"
