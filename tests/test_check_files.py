"""Any PO file can be checked: outside a workspace, beside one, on standard input."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import museotext
from pipeline.cli.running import run
from tests.workspaces import GLOSSARY, complete, contents

Captured = pytest.CaptureFixture[str]


def po(language: str = "es", *, header: str = "", entry: str = "") -> str:
    fields = f'"Language: {language}\\n"\n' if language else ""
    return f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n{fields}{header}\n' + (
        entry or 'msgid "A lace cap"\nmsgstr "Un gorro de de encaje"\n'
    )


@pytest.fixture
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with no workspace in or above it."""
    folder = tmp_path / "outside"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def check(capsys: Captured, *arguments: str) -> tuple[int, list[dict[str, Any]], str]:
    code = run(museotext, ["check", "--format", "json", *arguments])
    shown = capsys.readouterr()
    return code, json.loads(shown.out)["findings"] if shown.out else [], shown.err


def test_a_po_file_outside_a_workspace_is_checked(outside: Path, capsys: Captured) -> None:
    (outside / "messages.po").write_text(po(), "utf-8")
    code, (finding,), error = check(capsys, "messages.po")
    assert code == 1
    assert finding["rule"] == "doubled-words"
    assert (finding["path"], finding["line"], finding["language"]) == ("messages.po", 7, "es")
    assert finding["region"] == [7, 18, 7, 23]
    assert "no glossary" in error
    assert set(contents(outside)) == {"messages.po"}


def test_its_terms_are_checked_with_a_glossary(outside: Path, capsys: Captured) -> None:
    (outside / "a.po").write_text(po(entry='msgid "Lace"\nmsgstr "Bordado"\n'), "utf-8")
    (outside / "terms.csv").write_text(GLOSSARY, "utf-8")
    assert check(capsys, "a.po")[0] == 0
    for glossary in ("terms.csv", "."):
        code, (finding,), error = check(capsys, "a.po", "--glossary", glossary)
        assert (code, finding["rule"]) == (1, "term-missing")
        assert "1 concepts" in error


@pytest.mark.parametrize(
    ("path", "header", "options", "language"),
    [
        ("messages.po", "pt_BR", (), "pt_BR"),
        ("messages.po", "pt-BR", (), "pt_BR"),
        ("es/messages.po", "", (), "es"),
        ("locale/pt_BR/LC_MESSAGES/app.po", "", (), "pt_BR"),
        ("app-es.po", "", (), "es"),
        ("app.pt-BR.po", "", (), "pt_BR"),
        ("es/app.po", "pt_BR", (), "pt_BR"),
        ("es/app.po", "pt_BR", ("--language", "es"), "es"),
    ],
)
def test_the_language_is_that_of_the_option_the_header_or_the_path(
    outside: Path, capsys: Captured, path: str, header: str, options: tuple[str, ...], language: str
) -> None:
    (outside / path).parent.mkdir(parents=True, exist_ok=True)
    (outside / path).write_text(po(header, entry='msgid "The cap of a child"\nmsgstr "The cap of a child"\n'), "utf-8")
    _, (finding,), _ = check(capsys, path, *options)
    assert finding["language"] == language


@pytest.mark.parametrize(
    ("text", "options", "says"),
    [
        (po(""), (), "a.po: neither its header nor its path says which language it is in; add --language"),
        (po("en"), (), "a.po: is in en and, for all that is known, translated from it; add --from"),
        (po("es"), ("--from", "es"), "is in es and"),
        (po(), ("--language", "spanish"), "'spanish' is not a gettext language name"),
        (po(), ("--language", "es", "--language", "pt_BR"), "one PO file is in one language"),
        ("msgid", (), "a.po:1: "),
        (po(), ("--select", "dubled-words"), "did you mean doubled-words?"),
        (po(), ("--ignore", "trem-*"), "did you mean term-*?"),
        (po(), ("--select", "glossary-*"), "is not a rule of this command"),
    ],
)
def test_what_cannot_be_checked_is_one_line_and_exit_code_2(
    outside: Path, capsys: Captured, text: str, options: tuple[str, ...], says: str
) -> None:
    (outside / "a.po").write_text(text, "utf-8")
    code = run(museotext, ["check", "--quiet", "a.po", *options])
    error = capsys.readouterr().err
    assert code == 2
    assert error.count("\n") == 1
    assert says in error


def test_the_source_language_may_be_said_by_header_or_option(outside: Path, capsys: Captured) -> None:
    (outside / "a.po").write_text(po("en", header='"X-Source-Language: es\\n"\n'), "utf-8")
    assert check(capsys, "a.po")[0] in {0, 1}
    (outside / "a.po").write_text(po("en", entry='msgid "La casa"\nmsgstr "The the house"\n'), "utf-8")
    assert [one["rule"] for one in check(capsys, "a.po", "--from", "es")[1]] == ["doubled-words"]


def test_the_references_say_where_the_source_text_stands_and_how_it_is_marked_up(
    outside: Path, capsys: Captured
) -> None:
    entry = '#: docs/in a.md:12\nmsgid "A **big** cap"\nmsgstr "Un gorro grande"\n'.replace("in a", "in")
    (outside / "a.po").write_text(po(entry=entry), "utf-8")
    _, (finding,), _ = check(capsys, "a.po")
    assert finding["rule"] == "markup-lost"
    assert (finding["document"], finding["document_line"]) == ("docs/in.md", 12)


def test_a_catalog_on_standard_input(outside: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(po().encode())))
    code, (finding,), _ = check(capsys, "-")
    assert code == 1
    assert finding["path"] == "<stdin>"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(po("").encode())))
    assert run(museotext, ["check", "-", "--language", "es", "--fail-on", "error"]) == 0


def test_in_a_workspace_a_strange_catalog_has_its_settings_and_terms(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    complete(tmp_path)
    (tmp_path / "strange.po").write_text(po(entry='msgid "Lace"\nmsgstr "Bordado"\n'), "utf-8")
    monkeypatch.chdir(tmp_path)
    code, found, error = check(capsys, "strange.po")
    assert (code, [one["rule"] for one in found]) == (1, ["term-missing"])
    assert "checked 1 document " in error
    with (tmp_path / "setup.cfg").open("a") as file:
        file.write("severity.term-missing = note\n")
    assert [one["severity"] for one in check(capsys, "strange.po")[1]] == ["note"]
    code, found, error = check(capsys, "strange.po", "po/es/rules.md.po")
    assert [one["path"] for one in found] == ["strange.po"]
    assert "checked 2 documents " in error


def test_without_a_workspace_and_a_file_nothing_is_guessed(outside: Path, capsys: Captured) -> None:
    for names in ((), ("about.html",), ("missing.po",)):
        assert run(museotext, ["check", *names]) == 2
        assert "no workspace here" in capsys.readouterr().err


@pytest.mark.parametrize(("option", "code"), [("error", 1), ("warning", 1), ("note", 1), ("never", 0)])
def test_the_exit_code_follows_the_severity(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, option: str, code: int
) -> None:
    complete(tmp_path)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.po").write_text(po(entry='msgid "Lace"\nmsgstr "Bordado"\n'), "utf-8")
    assert run(museotext, ["check", "a.po", "--fail-on", option]) == code
    with (tmp_path / "setup.cfg").open("a") as file:
        file.write(f"fail_on = {option}\nseverity.term-missing = warning\n")
    expected = int(option in {"warning", "note"})
    assert run(museotext, ["check", "a.po"]) == expected
    assert run(museotext, ["check", "a.po", "--fail-on", "warning"]) == 1
    assert run(museotext, ["check", "a.po", "--fail-on", "error"]) == 0


def test_a_severity_to_fail_on_is_one_of_the_known(tmp_path: Path, capsys: Captured) -> None:
    complete(tmp_path)
    with (tmp_path / "setup.cfg").open("a") as file:
        file.write("fail_on = eror\n")
    assert run(museotext, ["check", "-C", str(tmp_path)]) == 2
    assert "setup.cfg:4: fail_on: 'eror' is none of error, warning, note, never" in capsys.readouterr().err
