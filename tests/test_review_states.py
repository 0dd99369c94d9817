"""What editions, exchange files, the memory and publishing make of approvals, where a workspace tracks reviews."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from pipeline.catalogs import Approval, Catalog, Entry, approval, approved, is_approved, read, serialise
from pipeline.editions import EDITIONS, State
from pipeline.editions.keys import is_key, review_in, revision_in
from pipeline.editions.returned import Returned, schema
from pipeline.editions.returned.xlf import read as read_xlf
from pipeline.editions.shown import notice
from pipeline.memory import Approval as Standing
from pipeline.memory import Query, look_up
from pipeline.model import Markup
from pipeline.stages.approving import approve
from pipeline.stages.memory import opened_memory
from pipeline.stages.publish import publish
from pipeline.wording import LANGUAGES
from pipeline.workspace import Workspace, find_workspace
from tests.exchanging import CATALOG, FORMS, TEXT, brought_back, catalog_of, edition_of, reasons, sent, take
from tests.sample_editions import edition, row
from tests.workspaces import complete, contents, museotext_in

NAMES = [form.name for form in FORMS]
ANA = Approval("Ana Ruiz", "2026-11-20")
EVA = Approval("Eva", "2026-12-01")
SEA = approved(Entry("The sea", "El mar"), ANA)
GATE = Entry("The gate", "La puerta")
LACE = Entry("Lace", "Encaje", flags=("fuzzy",))
TIDE = Entry("The tide")
FOUR = catalog_of(SEA, GATE, LACE, TIDE)
STATES = [State.APPROVED, State.TRANSLATED, State.FUZZY, State.MISSING]


def changed(texts: list[Returned], wanted: str, **changes: object) -> list[Returned]:
    assert wanted in [one.source for one in texts]
    return [replace(one, **changes) if one.source == wanted else one for one in texts]


def who(catalog: Catalog) -> dict[str, str]:
    """Return who approved which source text."""
    found = {entry.msgid: approval(entry) for entry in catalog.entries}
    return {text: one.by for text, one in found.items() if one}


def tracking(root: Path, *more: str) -> Workspace:
    """Make a workspace in which everything is translated, and reviews are tracked."""
    complete(root)
    with (root / "setup.cfg").open("a", encoding="utf-8") as file:
        file.write("\n".join(("review.track = yes", *more, "")))
    return find_workspace(root)


# Exchange files


@pytest.mark.parametrize("form", NAMES)
def test_what_went_out_with_a_state_comes_back_with_it(form: str) -> None:
    texts = brought_back(form, FOUR, tracked=True)
    assert [one.state for one in texts] == STATES
    assert [review_in(one.key) for one in texts] == [True, False, False, False]
    assert [one.state for one in brought_back(form, FOUR)] == [State.TRANSLATED, *STATES[1:]]
    assert {review_in(one.key) for one in brought_back(form, FOUR)} == {None}


@pytest.mark.parametrize("form", NAMES)
@settings(max_examples=40, deadline=None)
@given(catalog=CATALOG, chosen=st.sets(st.integers(0, 5)))
def test_what_comes_back_untouched_changes_nothing(form: str, catalog: Catalog, chosen: set[int]) -> None:
    entries = (approved(entry, ANA) if at in chosen else entry for at, entry in enumerate(catalog.entries))
    catalog = replace(catalog, entries=tuple(entries))
    texts = brought_back(form, catalog, tracked=True)
    assert all(is_key(one.key) and len(revision_in(one.key)) == 10 for one in texts)
    for given_by in (EVA, None):
        result = take(catalog, texts, given_by)
        assert result.catalog is catalog
        assert not result.left_out
    for now in (approve_all(catalog), catalog_without_approvals(catalog)):
        assert take(now, texts, EVA).catalog is now


def approve_all(catalog: Catalog) -> Catalog:
    return replace(catalog, entries=tuple(approved(entry, EVA) for entry in catalog.entries))


def catalog_without_approvals(catalog: Catalog) -> Catalog:
    entries = (
        replace(entry, comments=tuple(one for one in entry.comments if not one.startswith("museotext: approved")))
        for entry in catalog.entries
    )
    return replace(catalog, entries=tuple(entries))


def test_a_file_from_before_reviews_were_tracked_approves_nothing() -> None:
    for form in NAMES:
        assert take(FOUR, brought_back(form, FOUR), EVA).catalog is FOUR


def test_the_states_of_xliff() -> None:
    _, data = sent("xliff12", edition_of(FOUR, tracked=True))
    assert re.findall(r"<trans-unit id=\"[^\"]+\"( approved=\"yes\")?", data.decode()) == [
        ' approved="yes"',
        "",
        "",
        "",
    ]
    assert re.findall(r'<target(?: state="([a-z-]+)")?>', data.decode()) == [
        "final",
        "translated",
        "needs-review-translation",
        "",
    ]
    _, data = sent("xliff", edition_of(FOUR, tracked=True))
    segments = ElementTree.fromstring(data).iter("{urn:oasis:names:tc:xliff:document:2.0}segment")
    assert [one.get("state") for one in segments] == ["final", "translated", "initial", None]


def test_the_sheet_offers_approval_only_where_it_is_tracked(tmp_path: Path) -> None:
    for tracked in (False, True):
        path = tmp_path / "tides.xlsx"
        path.write_bytes(sent("xlsx", edition_of(FOUR, tracked=tracked))[1])
        sheet = load_workbook(path).worksheets[0]
        [choice] = sheet.data_validations.dataValidation
        assert ("aprobado" in str(choice.formula1)) is tracked
        assert sheet["D2"].value == ("aprobado" if tracked else "traducido")


def test_each_line_of_json_is_as_the_schema_has_it() -> None:
    lines = sent("jsonl", edition_of(FOUR, tracked=True))[1].decode().splitlines()
    states = [json.loads(line)["translations"]["es"]["state"] for line in lines]
    assert states == [state.value for state in STATES]
    assert set(states) == set(json.loads(schema())["$defs"]["translation"]["properties"]["state"]["enum"])


# What comes back


@pytest.mark.parametrize("form", NAMES)
def test_a_file_gives_approvals_and_takes_them_back(form: str) -> None:
    texts = changed(brought_back(form, FOUR, tracked=True), "The gate", state=State.APPROVED)
    texts = changed(changed(texts, "The sea", state=State.TRANSLATED), "Lace", state=State.APPROVED)
    result = take(FOUR, texts, EVA)
    assert not result.left_out
    assert who(result.catalog) == {"The gate": "Eva", "Lace": "Eva"}
    assert (result.texts, result.comments, result.approved, result.withdrawn) == (3, 0, 2, 1)
    again = take(result.catalog, texts, ANA)
    assert (again.catalog, again.left_out) == (result.catalog, ())


def test_without_tracking_an_approved_text_is_a_translated_one() -> None:
    texts = changed(brought_back("xlsx", FOUR), "Lace", state=State.APPROVED)
    assert [entry.flags for entry in take(FOUR, texts).catalog.entries] == [(), (), (), ()]
    assert take(FOUR, texts).catalog.entries[2].comments == ()


def test_a_new_text_is_approved_if_it_was_marked_so_and_not_if_the_mark_came_with_it() -> None:
    texts = brought_back("xlsx", FOUR, tracked=True)
    marked = changed(texts, "The gate", text="El portón", state=State.APPROVED)
    marked = changed(marked, "The tide", text="La marea", state=State.APPROVED)
    result = take(FOUR, marked, EVA)
    assert who(result.catalog) == {"The sea": "Ana Ruiz", "The gate": "Eva", "The tide": "Eva"}
    mended = changed(texts, "The sea", text="La mar")
    result = take(FOUR, mended, EVA)
    assert (result.catalog.entries[0].msgstr, who(result.catalog)) == ("La mar", {})
    assert result.withdrawn == 1
    assert take(result.catalog, mended, EVA).catalog is result.catalog


def test_what_was_approved_since_is_not_overwritten() -> None:
    texts = changed(brought_back("jsonl", FOUR, tracked=True), "The gate", text="El portón")
    now = approve_all(FOUR)
    result = take(now, texts, EVA)
    assert result.catalog is now
    assert [reason[:9] for reason in reasons(result)] == ["conflict:"]
    doubted = changed(brought_back("jsonl", FOUR, tracked=True), "The gate", state=State.FUZZY)
    assert take(now, doubted, EVA).catalog is now


def test_an_approval_of_the_very_text_is_no_conflict_but_one_of_a_text_that_is_in_doubt_is() -> None:
    texts = changed(brought_back("jsonl", FOUR, tracked=True), "Lace", state=State.APPROVED)
    confirmed = catalog_of(SEA, GATE, replace(LACE, flags=()), TIDE)
    assert who(take(confirmed, texts, EVA).catalog) == {"The sea": "Ana Ruiz", "Lace": "Eva"}
    texts = changed(brought_back("jsonl", FOUR, tracked=True), "The gate", state=State.APPROVED)
    doubted = catalog_of(SEA, replace(GATE, flags=("fuzzy",)), LACE, TIDE)
    result = take(doubted, texts, EVA)
    assert result.catalog is doubted
    assert reasons(result)


@given(
    before=TEXT.filter(bool),
    now=TEXT.filter(bool),
    theirs=TEXT,
    reviews=st.tuples(st.booleans(), st.booleans()),
    state=st.sampled_from([*STATES, None]),
    lost=st.booleans(),
)
def test_no_import_approves_a_text_that_its_file_did_not_have_or_takes_a_later_approval(
    before: str, now: str, theirs: str, reviews: tuple[bool, bool], state: State | None, lost: bool
) -> None:
    first, second = (
        approved(Entry("The sea", text), ANA) if reviewed else Entry("The sea", text)
        for text, reviewed in zip((before, now), reviews, strict=True)
    )
    texts = changed(brought_back("jsonl", catalog_of(first), tracked=True), "The sea", text=theirs, state=state)
    if lost:
        texts = [replace(one, key="") for one in texts]
    [after] = take(catalog_of(second), texts, EVA).catalog.entries
    seen = not lost and (before, reviews[0]) == (now, reviews[1])
    if is_approved(second) and not seen:
        assert after == second
    if is_approved(after) and not is_approved(second):
        assert approval(after) == EVA
        assert state is State.APPROVED
        assert after.msgstr.strip("\n") == theirs.strip("\n")


@pytest.mark.parametrize(
    ("unit", "state"),
    [
        ('id="{open}" approved="yes"><source>a</source><target state="translated">b</target>', State.APPROVED),
        ('id="{open}" approved="no"><source>a</source><target state="translated">b</target>', State.TRANSLATED),
        ('id="{open}"><source>a</source><target state="signed-off">b</target>', State.APPROVED),
        ('id="{approved}" approved="no"><source>a</source><target state="final">b</target>', State.TRANSLATED),
        ('id="{approved}"><source>a</source><target>b</target>', None),
        ('id="{approved}" approved="yes"><source>a</source><target state="needs-adaptation">b</target>', State.FUZZY),
        ('id="7" approved="yes"><source>a</source><target>b</target>', State.TRANSLATED),
        ('id="7" approved="no"><source>a</source><target>b</target>', State.FUZZY),
        ('id="7"><source>a</source><target state="final">b</target>', State.APPROVED),
    ],
)
def test_approvals_of_other_tools(unit: str, state: State | None) -> None:
    names = {mark: f"t000000000000.0000000000.{mark}" for mark in ("open", "approved")}
    data = (
        '<xliff version="1.2"><file original="a" source-language="en" target-language="es"><body><trans-unit '
        f"{unit.format(**names)}</trans-unit></body></file></xliff>"
    )
    assert [one.state for one in read_xlf(data.encode(), Path("a.xlf"))] == [state]


def test_the_import_command_wants_a_name_for_approvals_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = tracking(tmp_path)
    assert museotext_in(tmp_path, "publish", "--quiet", "--edition", "jsonl") == 0
    path = tmp_path / "build" / "aligned" / "night.html.jsonl"
    assert museotext_in(tmp_path, "import", str(path)) == 0
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    lines[2]["translations"]["es"]["state"] = "approved"
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    before = contents(tmp_path / "po")
    capsys.readouterr()
    assert museotext_in(tmp_path, "import", str(path)) == 2
    assert f"{path}:3: is approved, and nobody is named who approves; give --by NAME" in capsys.readouterr().err
    assert contents(tmp_path / "po") == before
    assert museotext_in(tmp_path, "import", str(path), "--by", "Ana Ruiz") == 0
    said = capsys.readouterr()
    assert said.out == "wrote po/es/night.html.po: 1 text changed, 0 texts with new comments, 1 approved\n"
    catalog = read(workspace.catalog_path("night.html", "es").read_bytes())
    assert who(catalog) == {lines[2]["source"]["text"]: "Ana Ruiz"}
    (tmp_path / "setup.cfg").write_text("[museotext]\nlanguages = en, es, pt_BR\n", "utf-8")
    assert museotext_in(tmp_path, "import", str(path), "--by", "Ana Ruiz") == 2
    assert "review.track is no" in capsys.readouterr().err


# Editions for readers


def reviewed(*rows: tuple[str, State]) -> str:
    """Return the page of an edition whose Spanish texts have these states."""
    made = [
        replace(one, cells=tuple(replace(cell, state=state) if cell.language == "es" else cell for cell in one.cells))
        for text, state in rows
        for one in [row("paragraph", f"{text} source", text, text)]
    ]
    [(_, data)] = EDITIONS[0].render(edition(*made, tracks_review=True)).items()
    return data.decode()


def test_a_translation_that_nobody_reviewed_says_so_in_its_language() -> None:
    page = reviewed(("uno", State.APPROVED), ("dos", State.TRANSLATED), ("tres", State.FUZZY))
    cells = re.findall(r'<td lang="es".*?</td>', page, re.DOTALL)
    assert ["sin revisar" in cell for cell in cells] == [False, True, False]
    assert '<em class="kind">sin revisar</em>' in cells[1]
    assert "dos" in cells[1]
    assert "traducción en revisión" in cells[2]
    assert "tres source" in cells[2]
    assert page.count('<em class="kind">ainda sem revisão</em>') == 3
    assert 'lang="es">sin revisar: 1</span>' in page
    assert "La revisión de esta traducción no ha terminado." in page
    assert "traducción terminada" in page


def test_a_title_that_nobody_reviewed_says_so_as_well() -> None:
    for state in (State.TRANSLATED, State.APPROVED):
        title = row("heading 1", "Lace", "Encaje", "Renda")
        cells = (title.cells[0], *(replace(cell, state=state) for cell in title.cells[1:]))
        [(_, data)] = EDITIONS[0].render(edition(replace(title, cells=cells), tracks_review=True)).items()
        assert ('<em class="kind">sin revisar</em>' in data.decode()) is (state is State.TRANSLATED)


def test_nothing_is_said_where_all_is_approved_or_reviews_are_not_tracked() -> None:
    every = edition(row("paragraph", "a", "b", "c"))
    assert [one.unreviewed for one in every.progress] == [0, 0]
    assert notice(every, ("es",)) == ""
    [(_, plain)] = EDITIONS[0].render(every).items()
    assert b"sin revisar" not in plain
    page = reviewed(("uno", State.APPROVED))
    assert "sin revisar" not in page
    assert "La revisión" not in page


def test_books_say_once_that_a_review_is_not_finished() -> None:
    one = edition(row("paragraph", "a", "b", ""), tracks_review=True)
    assert notice(one, ("es",)) == "La revisión de esta traducción no ha terminado."
    assert notice(one, ("pt_BR",)) == (
        "Onde um texto não tem tradução concluída, aparece o original, com essa indicação."
    )
    done = replace(one.rows[0], cells=tuple(replace(cell, state=State.APPROVED) for cell in one.rows[0].cells[1:2]))
    assert done.cells[0].for_readers
    for words in LANGUAGES:
        assert len({words.notice, words.notice_of_reviewed, words.in_review, words.says_so, words.not_reviewed}) == 5


# The whole workspace


def site_of(workspace: Workspace) -> dict[str, bytes]:
    publish(workspace)
    return contents(workspace.root / "build")


def test_a_workspace_that_does_not_track_reviews_publishes_the_same_with_and_without_approvals(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    forms = tuple(form for form in EDITIONS if not form.needs)
    publish(workspace, editions=forms)
    before = {name: data for name, data in contents(tmp_path / "build").items() if not name.endswith((".xlsx", ".xlf"))}
    approve(workspace, ANA)
    publish(workspace, editions=forms)
    after = contents(tmp_path / "build")
    said = b"museotext: approved by"
    differing = {name for name, data in before.items() if after[name] != data}
    assert {Path(name).suffix for name in differing} == {".jsonl"}
    assert all(said in after[name] and b'"approved"' not in after[name] for name in differing)


def test_publishing_again_notices_approvals(tmp_path: Path) -> None:
    workspace = tracking(tmp_path)
    first = site_of(workspace)
    assert publish(workspace).written == ()
    approve(workspace, ANA, names=["rules.md"], languages=["es"])
    second = site_of(workspace)
    assert {name for name in second if second[name] != first.get(name)} == {
        "aligned/index.html",
        "aligned/rules.md.html",
    }
    assert b"sin revisar" not in second["aligned/rules.md.html"]
    assert b"ainda sem revis" in second["aligned/rules.md.html"]
    approve(workspace, None, names=["rules.md"])
    assert site_of(workspace) == first
    (tmp_path / "build").rename(tmp_path / "old")
    assert site_of(workspace) == first
    assert sum(b"sin revisar" in data for data in first.values()) == 3


def test_the_index_counts_what_is_not_reviewed(tmp_path: Path) -> None:
    workspace = tracking(tmp_path)
    index = site_of(workspace)["aligned/index.html"].decode()
    total = sum(len(read(path.read_bytes()).entries) for _, path in workspace.catalogs("es"))
    assert f'lang="es">sin revisar: {total}</span>' in index
    approve(workspace, ANA)
    assert "sin revisar" not in site_of(workspace)["aligned/index.html"].decode()


def test_a_document_can_be_held_back_until_it_is_approved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = tracking(tmp_path, "publish.unapproved = refuse")
    approve(workspace, ANA, names=["taller.txt"], only=["#1", "#2", "#3"])
    approve(workspace, ANA, names=["night.html", "rules.md"])
    assert museotext_in(tmp_path, "publish") == 1
    said = capsys.readouterr().err
    assert "taller.txt is not published in en: 1 of 4 texts are not approved; run 'museotext approve'" in said
    assert not (tmp_path / "build" / "en" / "taller.txt").exists()
    assert (tmp_path / "build" / "es" / "rules.md").is_file()
    approve(workspace, ANA)
    assert museotext_in(tmp_path, "publish") == 0
    assert (tmp_path / "build" / "en" / "taller.txt").is_file()


def test_the_memory_prefers_what_a_reviewer_approved(tmp_path: Path) -> None:
    workspace = tracking(tmp_path)
    text = "Traiga tijeras."

    def found(space: Workspace) -> list[Standing]:
        with opened_memory(space) as store:
            return [one.found.approval for one in look_up(store, Query(text, Markup.NONE, "es", "en"), most=1)]

    assert found(workspace) == [Standing.TRANSLATED]
    approve(workspace, ANA, only=[text])
    assert found(workspace) == [Standing.APPROVED]
    untracked = replace(workspace, settings=replace(workspace.settings, review_track=False))
    assert found(untracked) == [Standing.TRANSLATED]
    assert found(workspace) == [Standing.APPROVED]
    path = workspace.catalog_path("taller.txt", "en")
    path.write_bytes(path.read_bytes().replace(b"Bring scissors.", b"Please bring scissors."))
    assert found(workspace) == [Standing.TRANSLATED]


def test_a_catalog_with_approvals_is_a_fixed_point() -> None:
    data = serialise(FOUR)
    assert serialise(read(data)) == data
