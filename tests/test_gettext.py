"""GNU gettext beside ours: it accepts what we accept and write, and writes the same."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.catalogs import (
    Approval,
    Catalog,
    Entry,
    approval,
    approved,
    is_approved,
    merge,
    new_catalog,
    read,
    serialise,
)
from pipeline.catalogs.headers import charset_of
from pipeline.errors import CatalogError
from pipeline.model import Unit
from tests.sample_catalogs import HEADER, REFUSED, catalogs, laid_out

pytestmark = pytest.mark.skipif(
    shutil.which("msgcat") is None, reason="GNU gettext (Debian package gettext) is missing"
)
drawn = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

Gettext = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def gettext(tmp_path: Path) -> Gettext:
    """Return a function that runs a gettext program with files of the given contents as its arguments."""

    def run(program: str, *arguments: str | bytes) -> subprocess.CompletedProcess[bytes]:
        names: list[str] = []
        for number, argument in enumerate(arguments):
            if isinstance(argument, bytes):
                path = tmp_path / f"{number}.po"
                path.write_bytes(argument)
                names.append(str(path))
            else:
                names.append(argument)
        return subprocess.run([program, *names], capture_output=True, check=False)

    return run


def canonical(data: bytes) -> bytes:
    """Return all entries of a catalog as if we had made them, those that msgcat drops left out."""
    catalog = read(data)
    entries = [replace(entry) for entry in catalog.entries if entry.filled or not entry.obsolete]
    entries.sort(key=lambda entry: entry.obsolete)
    header = catalog.header and replace(catalog.header)
    return serialise(replace(catalog, header=header, entries=tuple(entries), trailer=""))


@drawn
@given(catalog=catalogs())
def test_our_form_is_that_of_msgcat(gettext: Gettext, catalog: Catalog) -> None:
    data = serialise(replace(catalog, entries=(Entry("first", "one"), *catalog.entries)))
    result = gettext("msgcat", "--no-wrap", data)
    assert result.returncode == 0, result.stderr
    assert result.stdout == data


@drawn
@given(data=st.data())
def test_any_layout_means_the_same_to_msgcat(gettext: Gettext, data: st.DataObject) -> None:
    catalog = data.draw(catalogs())
    entries = (Entry("first", "one"), *catalog.entries)
    file = data.draw(laid_out(replace(catalog, entries=entries))).removeprefix(b"\xef\xbb\xbf")
    result = gettext("msgcat", "--no-wrap", file)
    assert result.returncode == 0, result.stderr
    if b"\r\n" not in file:  # gettext keeps the carriage return of a comment line
        assert canonical(file) == result.stdout


@pytest.mark.parametrize("wrap", ["--width=79", "--width=40", "--indent", "--escape", "--no-location"])
def test_entries_wrapped_by_gettext_keep_their_bytes(gettext: Gettext, wrap: str) -> None:
    long = 3 * 'Un texto con «comillas», "otras" y una línea\nnueva, que ningún programa deja en una sola línea. '
    entries = (Entry(long, long, comments=("ñ",), references=("a.md",)), Entry(f"gone {long}", long, obsolete=True))
    file = gettext("msgcat", wrap, serialise(Catalog(HEADER, entries))).stdout
    old = read(file)
    assert serialise(old) == file
    template = Catalog(HEADER, tuple(replace(entry, msgstr="", comments=()) for entry in old.active))
    assert serialise(merge(template, old).catalog) == file
    more = Catalog(HEADER, (*template.entries, Entry("new")))
    new = b'\n\nmsgid "new"\nmsgstr ""\n\n#~ '
    assert serialise(merge(more, old).catalog) == file.replace(b"\n\n#~ ", new, 1)


@pytest.mark.parametrize(("line", "message", "text"), REFUSED)
def test_what_we_refuse_gettext_refuses(gettext: Gettext, line: str, message: str, text: str) -> None:
    assert gettext("msgcat", text.encode()).returncode != 0, (line, message)


SEED = r"""# Translators
msgid ""
msgstr ""
"Project-Id-Version: X\n"
"Content-Type: text/plain; charset=UTF-8\n"

#. heading
#: a.md:3 b.md
#, fuzzy, c-format
#| msgctxt "c"
#| msgid "Old \"text\""
msgctxt "c"
msgid ""
"Two\n"
"lines"
msgstr "Dos líneas"

msgid "one"
msgid_plural "many"
msgstr[0] "uno"
msgstr[1] "muchos"

#~| msgid "older"
#~ msgid "gone"
#~ msgstr ""
#~ "\x41ido\101"
"""
PIECES = (
    '"', "\\", "\n", "#", "#~ ", "#| ", "#~| ", "msgid", "msgstr ", 'msgid "z"\n', 'msgstr "z"\n', 'msgctxt "k"\n',
    "[0]", "[1]", " ", "\t", "\r\n", r"\n", r"\q", r"\x", r"\7", "é",
    "<<<<<<< HEAD\n", "# c\n", "#, fuzzy\n", '""', "$",
)  # fmt: skip


def mutated(pick: random.Random) -> str:
    """Return the seed after a slip of the hand or two."""
    text = SEED
    for _ in range(pick.choice((1, 1, 2))):
        at = pick.randrange(len(text))
        lines = text.splitlines(keepends=True)
        match pick.randrange(4):
            case 0:
                text = text[:at] + pick.choice(PIECES) + text[at:]
            case 1:
                text = text[:at] + text[at + pick.choice((1, 2, 5)) :]
            case 2:
                del lines[pick.randrange(len(lines))]
                text = "".join(lines)
            case _:
                lines.insert(pick.randrange(len(lines)), pick.choice((*lines, *PIECES)))
                text = "".join(lines)
    return text


@pytest.mark.parametrize("seed", range(120))
def test_we_accept_what_msgcat_accepts_and_refuse_what_it_refuses(gettext: Gettext, seed: int) -> None:
    """Where a backslash joins two lines outside of texts we refuse, and msgcat does not care."""
    pick = random.Random(seed)
    file = next(text for text in iter(lambda: mutated(pick), "") if "\\\n" not in text).encode()
    result = gettext("msgcat", "--no-wrap", file)
    accepted: list[Catalog] = []
    with suppress(CatalogError):
        accepted.append(read(file))
    assert bool(accepted) == (result.returncode == 0), result.stderr
    for catalog in accepted:
        assert serialise(catalog) == file
        known = {flag for entry in catalog.entries for flag in entry.flags} <= {"fuzzy", "c-format"}
        if known and charset_of(catalog.header):
            assert canonical(file) == result.stdout


UNITS = (
    Unit("Who we are", "heading 1"),
    Unit(
        "The museum is <em>old</em>.\nIts “lace” is older.", "paragraph", ("Who we are", "Past"), note="<1> is a link"
    ),
    Unit("Open\ttoday \\ tomorrow", "list item"),
)


@pytest.mark.parametrize("language", ["en", "es", "pt_BR", "pt_PT", "ca", "eu", "fr", "qu"])
def test_new_catalogs_pass_all_checks_without_a_word(gettext: Gettext, language: str) -> None:
    data = serialise(new_catalog(UNITS, reference="source_texts/en/a b.html", project="Ibermuseums", language=language))
    checked = gettext("msgfmt", "--check", "--output-file=/dev/null", data)
    assert (checked.returncode, checked.stderr) == (0, b"")
    assert gettext("msgcat", "--no-wrap", data).stdout == data


def test_merged_catalogs_pass_all_checks(gettext: Gettext) -> None:
    settings = {"reference": "source_texts/en/a.html", "project": "Ibermuseums", "language": "es"}
    old = new_catalog(UNITS, **settings)
    filled = tuple(replace(entry, msgstr=entry.msgid.upper()) for entry in old.entries)
    longer = UNITS[1]._replace(text=f"{UNITS[1].text} Much older.")
    units = (longer, UNITS[0]._replace(text="Who we are?"), Unit("New", "paragraph"))
    data = serialise(merge(new_catalog(units, **settings), read(serialise(replace(old, entries=filled)))).catalog)
    assert data.count(b"#, fuzzy\n#| msgid ") == 2
    assert b"\n#~ msgid " in data
    checked = gettext("msgfmt", "--check", "--output-file=/dev/null", data)
    assert (checked.returncode, checked.stderr) == (0, b"")
    assert gettext("msgcat", "--no-wrap", data).stdout == data


def test_msgmerge_and_ours_agree_on_a_changed_sentence(gettext: Gettext) -> None:
    texts = ("one of the museums", "The programme supports museums in twelve countries", "the last word")
    new = (texts[0], texts[1].replace("twelve", "thirteen"), "something else entirely")
    old = read(serialise(Catalog(HEADER, tuple(Entry(text, text.upper()) for text in texts))))
    template = Catalog(HEADER, tuple(Entry(text) for text in new))
    ours = serialise(merge(template, old).catalog)
    theirs = gettext("msgmerge", "--quiet", "--previous", "--no-wrap", serialise(old), serialise(template))
    assert ours == theirs.stdout


def test_approvals_outlive_msgcat_and_msgmerge_and_hold_for_unchanged_texts_alone(gettext: Gettext) -> None:
    texts = ("The programme supports museums in twelve countries, far and near, all year round", "The sea", "The tide")
    given = Approval("Ana Ruiz", "2026-11-20")
    entries = (approved(Entry(text, text.upper(), comments=("Why?",)), given) for text in texts)
    old = serialise(Catalog(HEADER, tuple(entries)))
    wrapped = gettext("msgcat", "--width=40", old).stdout
    assert wrapped != old
    assert [approval(entry) for entry in read(wrapped).entries] == [given] * 3
    template = serialise(Catalog(HEADER, (Entry(texts[2]), Entry(texts[0].replace("twelve", "thirteen")))))
    merged = {entry.msgid: entry for entry in read(gettext("msgmerge", "--quiet", old, template).stdout).entries}
    assert approval(merged[texts[2]]) == given
    changed = merged[texts[0].replace("twelve", "thirteen")]
    assert changed.fuzzy
    assert "approved by Ana Ruiz" in changed.comments[-1]
    assert not is_approved(replace(changed, flags=()))
    assert merged[texts[1]].obsolete
