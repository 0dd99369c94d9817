"""The user guides say the same in three languages, and what they show is what happens."""

from __future__ import annotations

import contextlib
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from pre_commit.clientlib import load_manifest

from pipeline.catalogs import approval, read
from pipeline.checks import RULES
from pipeline.cli import COMMANDS, museotext
from pipeline.cli.running import run
from pipeline.files import write
from pipeline.formats import format_of
from pipeline.formats.document import ReadOptions
from pipeline.glossary.tables import COLUMNS
from pipeline.glossary.terms import Status
from pipeline.model import Unit
from pipeline.reports import REPORTS
from pipeline.stages.check import check
from pipeline.workspace import find_workspace
from tests.workspaces import complete, museotext_in

Captured = pytest.CaptureFixture[str]

ROOT = Path(__file__).parent.parent
LANGUAGES = ("en", "es", "pt_BR")
GUIDES = {language: (ROOT / "docs" / f"guide.{language}.md").read_text("utf-8") for language in LANGUAGES}
TRANSLATED = LANGUAGES[1:]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHELL_COMMENT = re.compile(r"\s+# .*")
CODE_SPAN = re.compile(r"`([^`]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
RULE_LIKE = re.compile(r"[a-z]+(?:-[a-z]+)+")


def blocks(guide: str, info: str = "") -> list[tuple[str, str]]:
    """Return the kind and the content of a guide's code blocks, without the comments of shell commands."""
    found = [
        (kind, SHELL_COMMENT.sub("", text) if kind == "sh" else text) for kind, text in FENCE.findall(GUIDES[guide])
    ]
    return [(kind, text) for kind, text in found if not info or kind == info]


def prose(guide: str) -> str:
    return FENCE.sub("", GUIDES[guide])


def spans(guide: str) -> list[str]:
    return CODE_SPAN.findall(prose(guide))


def shown(info: str, beginning: str) -> str:
    """Return the one code block of a kind that begins so; it is the same in every guide."""
    (text,) = [text for _, text in blocks("en", info) if text.startswith(beginning)]
    return text


def units(guide: str) -> tuple[Unit, ...]:
    """Return the guide's headings, paragraphs and cells, as Museotext itself reads them."""
    form = format_of("guide.md")
    assert form
    return form.read(GUIDES[guide].encode(), guide, ReadOptions()).units


def commands(guide: str) -> list[str]:
    """Return every command of Museotext a guide names, in blocks and in running text."""
    lines = [line for _, text in blocks(guide, "sh") for line in text.splitlines()]
    bare = [f"museotext {span}" for span in spans(guide) if span.split()[0] in COMMANDS]
    return [line for line in [*lines, *spans(guide), *bare] if line.startswith("museotext ")]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Make a copy of the repository's workspace with the two documents that the guides use."""
    root = tmp_path / "workspace"
    for name in ("accessibility-guide.md", "strategic-plan.md"):
        for path in [ROOT / "source_texts/en" / name, *(ROOT / "po").glob(f"*/{name}.po*")]:
            write(root / path.relative_to(ROOT), path.read_bytes())
    shutil.copytree(ROOT / "glossary", root / "glossary")
    shutil.copy(ROOT / "setup.cfg", root)
    return root


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def change_the_source(root: Path) -> Path:
    """Make the change to a source text that the guides tell of, extract, and return the catalog they show."""
    entry = dict(re.findall(r'^(#:|#\| msgid|msgid) "?(.+?)"?$', shown("po", "#."), re.MULTILINE))
    replace_in(root / entry["#:"], entry["#| msgid"], entry["msgid"])
    assert museotext_in(root, "extract") == 0
    return root / "po" / "es" / f"{Path(entry['#:']).name}.po"


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_guides_are_built_alike(language: str) -> None:
    assert [unit.kind for unit in units(language)] == [unit.kind for unit in units("en")]


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_guides_show_the_same_commands_and_examples(language: str) -> None:
    assert blocks(language) == blocks("en")
    assert sorted(set(spans(language))) == sorted(set(spans("en")))


def test_the_guides_have_examples_of_every_kind() -> None:
    assert {kind for kind, _ in blocks("en")} == {"sh", "po", "text", "csv", "ini", "markdown", "yaml"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guides_name_commands_and_options_that_exist(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    group = click.Context(museotext, info_name="museotext", **museotext.context_settings)
    assert len(commands(language)) > 15
    for line in commands(language):
        _, name, *arguments = shlex.split(line)
        command = museotext.get_command(group, name)
        assert command
        with contextlib.suppress(click.exceptions.Exit, click.exceptions.NoArgsIsHelpError):  # they show help
            context = command.make_context(name, arguments, parent=group)
            if isinstance(command, click.Group):
                command.get_command(context, arguments[0]).make_context(arguments[0], arguments[1:], parent=context)


def test_the_settings_of_rules_are_settings_and_the_hooks_are_hooks(workspace: Path, capsys: Captured) -> None:
    (workspace / "setup.cfg").write_text(f"[museotext]\n{shown('ini', 'severity.')}", "utf-8")
    assert museotext_in(workspace, "check") == 0
    hooks = re.findall("- id: (.*)", shown("yaml", "repos:"))
    assert hooks == [hook["id"] for hook in load_manifest(ROOT / ".pre-commit-hooks.yaml")]


def test_every_form_of_the_report_is_in_the_guides() -> None:
    assert set(REPORTS) - {"text", "html"} <= set(spans("en"))


def test_every_command_of_museotext_is_in_the_guides() -> None:
    assert set(COMMANDS) - {line.split()[1] for line in commands("en")} == {"prove"}


def test_the_commands_can_be_typed_one_after_another(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (workspace / "setup.cfg").open("a", encoding="utf-8") as settings:
        settings.write(shown("ini", "review."))
    for _, block in blocks("en", "sh")[1:]:
        monkeypatch.chdir(workspace)
        for line in block.splitlines():
            program, *arguments = shlex.split(line)
            if program == "cd":
                monkeypatch.chdir(arguments[0])
            else:
                assert program == "museotext"
                assert run(museotext, arguments) in {0, 1}, line
    assert (workspace.parent / "my-programme" / "source_texts" / "pt_BR").is_dir()
    assert (workspace / "build" / "aligned" / "index.html").is_file()


def test_the_fuzzy_entry_is_what_extract_writes(workspace: Path) -> None:
    assert shown("po", "#.") in change_the_source(workspace).read_text("utf-8")


def test_the_draft_is_what_fill_writes(workspace: Path) -> None:
    draft = shown("po", "# museotext: draft")
    text = re.findall(r'^msgid "(.+)"$', draft, re.MULTILINE)[0]
    source = workspace / "source_texts" / "en" / "strategic-plan.md"
    source.write_text(f"{source.read_text('utf-8')}\n{text}\n", "utf-8")
    assert museotext_in(workspace, "extract") == 0
    assert museotext_in(workspace, "fill") == 0
    assert draft in (workspace / "po" / "es" / "strategic-plan.md.po").read_text("utf-8")


def test_the_approval_is_what_approve_writes(workspace: Path) -> None:
    approved = shown("po", "# museotext: approved")
    catalog = workspace / "po" / "es" / "accessibility-guide.md.po"
    replace_in(catalog, approved.partition("\n")[2], approved)
    given = [approval(entry) for entry in read(catalog.read_bytes()).entries]
    assert list(filter(None, given)) == [("Ana Ruiz", "2026-11-20")]


def test_the_finding_is_what_check_prints_and_the_waiver_waives_it(workspace: Path, capsys: Captured) -> None:
    finding = shown("text", "po/pt_BR/")
    name, line = finding.split(": ")[0].split(":")
    catalog = workspace / name
    wrong, right = re.findall("“(.*?)”", finding)
    replace_in(catalog, right, wrong)
    capsys.readouterr()
    assert museotext_in(workspace, "check") == 1
    assert capsys.readouterr().out == f"{finding}\n1 error in 1 file\n"
    lines = catalog.read_text("utf-8").splitlines(keepends=True)
    start = max(number for number in range(int(line)) if lines[number] == "\n") + 1
    catalog.write_text("".join([*lines[:start], shown("po", "# museotext: waive"), *lines[start:]]), "utf-8")
    assert museotext_in(workspace, "check") == 0


def test_the_expression_for_weblate_finds_every_catalog_and_its_template() -> None:
    mask, base = shown("text", "po/(?P").splitlines()
    paths = [path.relative_to(ROOT).as_posix() for path in (ROOT / "po").rglob("*.po*")]
    found = {path: re.fullmatch(mask, path) for path in paths}
    assert {path for path, match in found.items() if match is None} == {p for p in paths if p.endswith(".pot")}
    for match in filter(None, found.values()):
        assert match["language"] in LANGUAGES
        assert (ROOT / base.replace("{{ component }}", match["component"])).is_file()


def test_the_rows_of_the_glossary_can_be_added(workspace: Path, capsys: Captured) -> None:
    rows = shown("csv", "concept")
    (workspace / "glossary" / "own.csv").write_text(rows, "utf-8")
    assert museotext_in(workspace, "check") == 0
    source = workspace / "source_texts" / "en" / "strategic-plan.md"
    source.write_text(f"{source.read_text('utf-8')}\nThe blackboard stays.\n", "utf-8")
    museotext_in(workspace, "extract", "--quiet")
    for language, text in (("es", "La pizarra se queda."), ("pt_BR", "As lousas ficam.")):
        catalog = workspace / "po" / language / "strategic-plan.md.po"
        replace_in(catalog, 'stays."\nmsgstr ""', f'stays."\nmsgstr "{text}"')
    assert museotext_in(workspace, "check") == 0
    replace_in(workspace / "po" / "es" / "strategic-plan.md.po", "pizarra se", "tabla se")
    capsys.readouterr()
    assert museotext_in(workspace, "check") == 1
    assert "pizarra” (M001)" in capsys.readouterr().out


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_and_status_of_the_glossary_is_explained(language: str) -> None:
    assert {*COLUMNS, *Status} <= set(spans(language))


def test_one_fuzzy_entry_holds_a_document_back_until_the_settings_say_otherwise(workspace: Path) -> None:
    change_the_source(workspace)
    published = workspace / "build" / "es" / "accessibility-guide.md"
    assert museotext_in(workspace, "publish") == 1
    assert not published.exists()
    (workspace / "setup.cfg").write_text(shown("ini", "[museotext]"), "utf-8")
    assert museotext_in(workspace, "publish") == 0
    assert shown("markdown", "- [ ]") in published.read_text("utf-8")


def break_a_catalog(root: Path) -> str:
    replace_in(root / "po/es/night.html.po", 'msgid "Doors open at nine"', 'msgid "Doors open at nine')
    return "extract"


def save_for_windows(root: Path) -> str:
    path = root / "source_texts/es/taller.txt"
    path.write_bytes(f"{path.read_text('utf-8')}\nMañana no.\n".encode("cp1252"))
    return "extract"


def give_two_texts_one_name(root: Path) -> str:
    shutil.copy(root / "source_texts/en/rules.md", root / "source_texts/es")
    return "extract"


def rename_a_document(root: Path) -> str:
    (root / "source_texts/en/rules.md").rename(root / "source_texts/en/house-rules.md")
    return "extract"


def leave_an_entry_empty(root: Path) -> str:
    replace_in(root / "po/es/night.html.po", 'msgstr "El museo de noche"', 'msgstr ""')
    return "publish"


def give_two_pictures_one_name(root: Path) -> str:
    (root / "source_texts/es/moon.svg").write_text("<svg/>", "utf-8")
    return "publish"


TROUBLES: dict[str, Callable[[Path], str]] = {
    "a text has no closing quotation mark": break_a_catalog,
    "is not valid UTF-8": save_for_windows,
    "has the same name as": give_two_texts_one_name,
    "there is no document": rename_a_document,
    "is not published in": leave_an_entry_empty,
    "is another file than": give_two_pictures_one_name,
}
"""What the guides quote of messages, and how to come by each: returns the command that gives it."""


@pytest.mark.parametrize("message", TROUBLES)
def test_the_messages_that_the_guides_explain_are_the_real_ones(message: str, tmp_path: Path, capsys: Captured) -> None:
    command = TROUBLES[message](complete(tmp_path).root)
    capsys.readouterr()
    museotext_in(tmp_path, command)
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_trouble_in_the_guides_is_tried_here(language: str) -> None:
    quoted = re.findall(r"^\| `([\w-]+(?: [\w-]+)+)` \|", prose(language), re.MULTILINE)
    assert quoted == list(TROUBLES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_in_the_guides_exists(language: str) -> None:
    waived = re.findall(r"museotext: waive (\S+)", GUIDES[language])
    named = [span for span in spans(language) if RULE_LIKE.fullmatch(span)]
    assert waived
    assert named
    assert set(waived + named) <= set(RULES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_relative_link_leads_somewhere(language: str) -> None:
    links = [link for link in LINK.findall(CODE_SPAN.sub("", prose(language))) if "://" not in link]
    assert {f"guide.{other}.md" for other in LANGUAGES if other != language} <= set(links)
    for link in links:
        path, _, place = link.partition("#")
        page = ROOT / "docs" / path
        assert page.is_file(), link
        headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
        assert not place or place in {heading.lower().replace(" ", "-") for heading in headings}, link


def test_the_guides_pass_the_checks_they_explain(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "glossary", tmp_path / "glossary")
    (tmp_path / "setup.cfg").write_text("[museotext]\n", "utf-8")
    for language in LANGUAGES:
        write(tmp_path / "source_texts" / language / f"guide.{language}.md", GUIDES[language].encode())
    assert check(find_workspace(tmp_path), sources_only=True).findings == ()
