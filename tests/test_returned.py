"""Exchange files that come back: nothing is lost, nothing is overwritten, and only what was changed changes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.catalogs import Catalog, Entry, read, serialise
from pipeline.cli import museotext
from pipeline.cli.running import run
from pipeline.editions import State
from pipeline.editions.keys import is_key
from pipeline.editions.returned import Returned, read_returned, schema
from pipeline.errors import DocumentError
from pipeline.model import Markup
from tests.exchanging import CATALOG, FORMS, MARKUP, TEXT, brought_back, catalog_of, edition_of, reasons, sent, take
from tests.workspaces import complete, contents, museotext_in

NAMES = [form.name for form in FORMS]
SEA = Entry("The sea", "El mar")
LACE = Entry(
    "Lace", "Encaje", flags=("fuzzy",), previous_msgid="Laces", comments=("museotext: draft from x", "Ana: ¿sí?")
)
TIDE = Entry("The tide")
THREE = catalog_of(SEA, LACE, TIDE)


def changed(texts: list[Returned], wanted: str, **changes: object) -> list[Returned]:
    """Return the texts with the ``wanted`` one changed."""
    assert wanted in [one.source for one in texts]
    return [replace(one, **changes) if one.source == wanted else one for one in texts]


def entry_of(catalog: Catalog, source: str) -> Entry:
    return next(entry for entry in catalog.entries if entry.msgid == source)


# What every form keeps


@pytest.mark.parametrize("form", NAMES)
@settings(max_examples=60, deadline=None)
@given(catalog=CATALOG, markup=MARKUP)
def test_what_comes_back_untouched_changes_nothing(form: str, catalog: Catalog, markup: Markup) -> None:
    result = take(catalog, brought_back(form, catalog, markup))
    assert result.catalog is catalog
    assert not result.left_out
    assert result.same == len(catalog.entries)


@pytest.mark.parametrize("form", NAMES)
@settings(max_examples=60, deadline=None)
@given(catalog=CATALOG, markup=MARKUP)
def test_what_went_out_is_what_comes_back(form: str, catalog: Catalog, markup: Markup) -> None:
    texts = brought_back(form, catalog, markup)
    assert [one.source for one in texts] == [entry.msgid for entry in catalog.entries]
    assert [one.text for one in texts] == [entry.msgstr for entry in catalog.entries]
    states = [
        State.MISSING if not one.msgstr else State.FUZZY if one.fuzzy else State.TRANSLATED for one in catalog.entries
    ]
    assert [one.state for one in texts] == states
    assert all(is_key(one.key) for one in texts)


@pytest.mark.parametrize("form", NAMES)
def test_the_same_edition_gives_the_same_bytes(form: str) -> None:
    assert sent(form, edition_of(THREE)) == sent(form, edition_of(THREE))


# What is taken


@given(catalog=CATALOG, data=st.data())
def test_a_new_translation_is_taken_and_all_else_stays(catalog: Catalog, data: st.DataObject) -> None:
    texts = brought_back("jsonl", catalog)
    if not texts:
        return
    chosen = data.draw(st.sampled_from(texts))
    new = data.draw(TEXT.filter(lambda text: bool(text.strip("\n"))))
    state = data.draw(st.sampled_from([State.TRANSLATED, State.FUZZY]))
    result = take(catalog, changed(texts, chosen.source, text=new, state=state))
    assert not result.left_out
    for before, after in zip(catalog.entries, result.catalog.entries, strict=True):
        if before.msgid != chosen.source:
            assert after is before
        else:
            assert after.msgstr.strip("\n") == new.strip("\n")
            assert after.fuzzy is (state is State.FUZZY)
            assert {flag for flag in before.flags if flag != "fuzzy"} <= set(after.flags)
            assert after is before or (after.previous_msgid is not None) is after.fuzzy
            assert {one for one in before.comments if not one.startswith("museotext:")} <= set(after.comments)


def test_fuzzy_stays_fuzzy_when_its_text_is_mended() -> None:
    result = take(THREE, changed(brought_back("xlsx", THREE), "Lace", text="El encaje"))
    entry = entry_of(result.catalog, "Lace")
    assert (entry.msgstr, entry.flags, entry.previous_msgid) == ("El encaje", ("fuzzy",), "Laces")
    assert entry.comments == LACE.comments


def test_a_person_may_confirm_and_doubt() -> None:
    texts = changed(brought_back("xlsx", THREE), "Lace", state=State.TRANSLATED)
    result = take(THREE, changed(texts, "The sea", state=State.FUZZY))
    lace, sea = entry_of(result.catalog, "Lace"), entry_of(result.catalog, "The sea")
    assert (lace.flags, lace.previous_msgid, lace.comments) == ((), None, ("Ana: ¿sí?",))
    assert (sea.flags, sea.previous_msgid, sea.msgstr) == (("fuzzy",), "The sea", "El mar")
    assert take(result.catalog, texts).texts == 0


def test_a_translation_typed_where_there_was_none_is_translated_if_nobody_says_otherwise() -> None:
    texts = brought_back("xlsx", THREE)
    assert not entry_of(take(THREE, changed(texts, "The tide", text="La marea")).catalog, "The tide").fuzzy
    doubtful = changed(texts, "The tide", text="La marea", state=State.FUZZY)
    assert entry_of(take(THREE, doubtful).catalog, "The tide").fuzzy


def test_comments_are_added_once_and_none_goes() -> None:
    texts = changed(brought_back("xlsx", THREE), "Lace", comments=("Bia: sim", "", "Ana: ¿sí?", " Bia: sim "))
    result = take(THREE, texts)
    assert (result.texts, result.comments) == (0, 1)
    assert entry_of(result.catalog, "Lace").comments == (*LACE.comments, "Bia: sim")
    assert take(result.catalog, texts).catalog is result.catalog
    assert entry_of(result.catalog, "Lace").flags == ("fuzzy",)


def test_importing_again_changes_nothing() -> None:
    texts = changed(
        brought_back("xlsx", THREE), "Lace", text="El encaje", state=State.TRANSLATED, comments=("Bia: sim",)
    )
    once = take(THREE, texts)
    again = take(once.catalog, texts)
    assert again.catalog is once.catalog
    assert not again.left_out


def test_the_line_ends_at_the_ends_are_those_of_the_original() -> None:
    result = take(THREE, changed(brought_back("jsonl", THREE), "The sea", text="\nLa mar\n\n"))
    assert entry_of(result.catalog, "The sea").msgstr == "La mar"


# What is left out


def test_what_was_changed_on_both_sides_is_a_conflict_and_stays() -> None:
    texts = changed(brought_back("xlsx", THREE), "The sea", text="La mar")
    now = catalog_of(replace(SEA, msgstr="El océano"), LACE, TIDE)
    result = take(now, texts)
    assert result.catalog is now
    [reason] = reasons(result)
    assert reason.startswith("conflict: po/es/tides.html.po:0 was changed since this file was made (“El océano”) and")


@given(
    before=TEXT,
    now=TEXT,
    theirs=TEXT,
    fuzzy=st.tuples(st.booleans(), st.booleans()),
    state=st.sampled_from([State.TRANSLATED, State.FUZZY, State.MISSING, None]),
    lost=st.booleans(),
)
def test_no_import_ever_overwrites_what_it_has_not_seen(
    before: str, now: str, theirs: str, fuzzy: tuple[bool, bool], state: State | None, lost: bool
) -> None:
    first, second = (
        Entry("The sea", text, flags=("fuzzy",) if doubtful else ())
        for text, doubtful in zip((before, now), fuzzy, strict=True)
    )
    texts = changed(brought_back("jsonl", catalog_of(first)), "The sea", text=theirs, state=state)
    if lost:
        texts = [replace(one, key="") for one in texts]
    [after] = take(catalog_of(second), texts).catalog.entries
    seen = (before, first.fuzzy and first.filled) == (now, second.fuzzy and second.filled)
    if now and (lost or not seen):
        assert (after.msgstr, after.fuzzy) == (now, second.fuzzy)
    assert after.filled or not now


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"source": "The seas"}, "the original was changed here"),
        ({"source": ""}, "the original was changed here"),
        ({"text": ""}, "the translation was deleted here and stays"),
        ({"state": State.MISSING}, "is marked as not translated and has a text"),
        ({"text": "El \0 mar"}, "a catalog cannot hold the character U+0000"),
        ({"text": "El \ud800 mar"}, "a catalog cannot hold the character U+D800"),
        ({"text": "La mar", "key": ""}, "conflict: po/es/tides.html.po:0 has another translation"),
    ],
)
def test_what_cannot_be_taken_is_named_and_stays(changes: dict[str, object], reason: str) -> None:
    result = take(THREE, changed(brought_back("xlsx", THREE), "The sea", **changes))
    assert result.catalog is THREE
    [found] = reasons(result)
    assert found.startswith(reason)


def test_a_text_that_is_no_longer_in_the_document() -> None:
    result = take(catalog_of(replace(SEA, obsolete=True), LACE, TIDE), brought_back("xlsx", THREE))
    assert reasons(result) == ["its original is no longer in the document; make the file anew"]


def test_plural_entries_are_for_the_catalog_alone() -> None:
    one = catalog_of(Entry("One %d", msgid_plural="Many %d", msgstr_plural=("uno", "muchos")))
    texts = brought_back("xlsx", one)
    assert take(one, texts).catalog is one
    assert reasons(take(one, changed(texts, "One %d", text="Una")))[0].startswith("has plural forms")


def test_of_entries_that_differ_in_context_only_the_one_that_is_published_changes() -> None:
    two = catalog_of(replace(SEA, msgctxt="map", msgstr="Mar"), SEA)
    texts = changed(brought_back("xlsx", catalog_of(SEA)), "The sea", text="La mar")
    assert [entry.msgstr for entry in take(two, texts).catalog.entries] == ["Mar", "La mar"]


def test_two_wishes_for_one_text_are_both_left_out_and_two_equal_ones_are_one() -> None:
    texts = brought_back("xlsx", THREE)
    one, other = (changed(texts, "The sea", text=text) for text in ("La mar", "El océano"))
    result = take(THREE, [*one, *other])
    assert result.catalog is THREE
    assert len(result.left_out) == 2
    assert take(THREE, [*one, *one]).texts == 1
    assert take(THREE, [*texts, *one]).texts == 1


def test_without_keys_rows_are_known_by_their_originals() -> None:
    texts = [replace(one, key="") for one in changed(brought_back("xlsx", THREE), "The tide", text="La marea")]
    result = take(THREE, texts)
    assert not result.left_out
    assert entry_of(result.catalog, "The tide").msgstr == "La marea"


# JSON Lines


@settings(max_examples=40)
@given(CATALOG, MARKUP)
def test_each_line_is_as_the_schema_has_it(catalog: Catalog, markup: Markup) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(schema()))
    path, data = sent("jsonl", edition_of(catalog, markup))
    assert path.name == "tides.html.jsonl"
    assert len(data.decode("utf-8").splitlines()) == len(catalog.entries)
    for line in data.splitlines():
        validator.validate(json.loads(line))


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{", "is not JSON"),
        ("[]", "has no text 'document'"),
        ('{"document": "a"}', "has no object 'source'"),
        ('{"document": "a", "source": {}, "translations": {"es": {"text": ""}}}', "has no text 'text'"),
        ('{"document": "a", "source": {"text": ""}, "translations": {"es": 1}}', "es is no object"),
        (
            '{"document": "a", "source": {"text": ""}, "translations": {"es": {"text": "", "state": "x"}}}',
            "'x' is no state",
        ),
        (
            '{"document": "a", "source": {"text": ""}, "translations": {"es": {"text": "", "comments": 1}}}',
            "comments is no",
        ),
        ("[" * 100_000, "is not JSON"),
    ],
)
def test_a_line_that_is_not_is_named(line: str, what: str) -> None:
    with pytest.raises(DocumentError, match=what) as caught:
        list(read_returned(f"\n{line}\n".encode(), Path("a.jsonl")))
    assert caught.value.line == 2


def test_bytes_that_are_not_utf_8() -> None:
    with pytest.raises(DocumentError, match="is not UTF-8"):
        list(read_returned(b"\xff\n", Path("a.jsonl")))


def test_a_file_of_another_kind() -> None:
    with pytest.raises(DocumentError, match="is no file to import"):
        read_returned(b"", Path("a.csv"))


# The command


def edit_line(path: Path, source: str, edit: Callable[[dict[str, object]], None]) -> None:
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for line in lines:
        if line["source"]["text"] == source:
            edit(line["translations"]["es"])
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")


def test_import_takes_changes_back_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    complete(tmp_path)
    assert museotext_in(tmp_path, "publish", "--quiet", "--edition", "all") == 0
    aligned = tmp_path / "build" / "aligned"
    before = contents(tmp_path / "po")
    files = [str(path) for path in sorted(aligned.rglob("*")) if path.suffix in (".xlsx", ".jsonl", ".xlf")]
    assert museotext_in(tmp_path, "import", *files) == 0
    assert contents(tmp_path / "po") == before
    capsys.readouterr()

    path = aligned / "night.html.jsonl"
    edit_line(path, "Doors open at nine", lambda one: one.update(text="Se abre a las nueve", comments=["Ana: mejor"]))
    assert museotext_in(tmp_path, "import", str(path), "--check") == 1
    assert museotext_in(tmp_path, "import", str(path), "--diff") == 1
    assert contents(tmp_path / "po") == before
    assert '+msgstr "Se abre a las nueve"' in capsys.readouterr().out
    assert museotext_in(tmp_path, "import", str(path)) == 0
    said = capsys.readouterr()
    assert said.out == "wrote po/es/night.html.po: 1 text changed, 1 text with new comments\n"
    assert said.err == "1 text changed, 1 text with new comments, 13 as before, 0 left out\n"
    after = contents(tmp_path / "po")
    assert [name for name in after if after[name] != before[name]] == ["es/night.html.po"]
    entry = entry_of(read(after["es/night.html.po"]), "Doors open at nine")
    assert (entry.msgstr, entry.comments) == ("Se abre a las nueve", ("Ana: mejor",))
    old, new = (data["es/night.html.po"].decode() for data in (before, after))
    assert [line for line in old.splitlines() if line not in new.splitlines()] == [
        'msgstr "Las puertas se abren a las nueve"'
    ]
    assert museotext_in(tmp_path, "import", str(path)) == 0
    assert contents(tmp_path / "po") == after


def test_a_conflict_is_told_and_everything_else_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = complete(tmp_path)
    museotext_in(tmp_path, "publish", "--quiet", "--edition", "jsonl")
    path = tmp_path / "build" / "aligned" / "night.html.jsonl"
    edit_line(path, "Doors open at nine", lambda one: one.update(text="Theirs"))
    edit_line(path, "The café stays open", lambda one: one.update(text="El café no cierra"))
    place = workspace.catalog_path("night.html", "es")
    catalog = read(place.read_bytes())
    mine = [replace(one, msgstr="Mine") if one.msgid == "Doors open at nine" else one for one in catalog.entries]
    place.write_bytes(serialise(replace(catalog, entries=tuple(mine))))
    assert museotext_in(tmp_path, "import", str(path)) == 1
    said = capsys.readouterr().err
    assert f"{path}:4: conflict: po/es/night.html.po:" in said
    texts = {entry.msgid: entry.msgstr for entry in read(place.read_bytes()).entries}
    assert (texts["Doors open at nine"], texts["The café stays open"]) == ("Mine", "El café no cierra")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (
            '"document": "nigth.html", ',
            "nigth.html, which is not a document of this workspace; did you mean night.html?",
        ),
        ('"document": "taller.txt", ', "has translations into es, and taller.txt is not translated into that"),
    ],
)
def test_a_file_of_another_document_or_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, what: str
) -> None:
    complete(tmp_path)
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{{line}"source": {{"text": "x"}}, "translations": {{"es": {{"text": "y"}}}}}}\n', "utf-8")
    before = contents(tmp_path / "po")
    assert museotext_in(tmp_path, "import", str(path)) == 2
    assert what in capsys.readouterr().err
    assert contents(tmp_path / "po") == before


def test_a_document_without_a_catalog(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    complete(tmp_path)
    museotext_in(tmp_path, "publish", "--quiet", "--edition", "xlsx")
    (tmp_path / "po" / "es" / "night.html.po").unlink()
    assert museotext_in(tmp_path, "import", str(tmp_path / "build" / "aligned" / "night.html.es.xlsx")) == 2
    assert "po/es/night.html.po: there is no such catalog; run 'museotext extract'" in capsys.readouterr().err


def test_the_schema_can_be_had_outside_a_workspace(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(museotext, ["import", "--schema"]) == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(capsys.readouterr().out))
