"""Invalid and hostile input: one line, exit code 2, nothing changed."""

from __future__ import annotations

import os
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.cli import museotext
from pipeline.cli.running import run
from tests import office
from tests.workspaces import complete, contents, museotext_in

Captured = pytest.CaptureFixture[str]


def truncated(data: bytes) -> bytes:
    return data[: data.rindex(b'"')]


def duplicated(data: bytes) -> bytes:
    return data + b"\n" + data[data.index(b"\n\n") + 2 :]


def header(data: bytes, charset: bytes) -> bytes:
    return data.replace(b"charset=UTF-8", b"charset=" + charset)


CATALOGS: dict[str, Callable[[bytes], bytes]] = {
    "truncated": truncated,
    "unclosed quote": lambda data: data.replace(b'msgstr "Normas', b'msgstr "Normas\nmsgid "', 1),
    "missing quote": lambda data: data.replace(b'msgstr "Normas', b"msgstr Normas", 1),
    "duplicate entries": duplicated,
    "wrong charset": lambda data: header(data, b"ASCII") + "\n# café\n".encode("latin-1"),
    "unknown charset": lambda data: header(data, b"KLINGON") + "\n# café\n".encode(),
    "not UTF-8": lambda data: data + b"\n# \xff\xfe\n",
    "merge conflict": lambda data: b"<<<<<<< ours\n" + data,
    "binary": lambda _: bytes(range(256)) * 4,
    "text": lambda _: b"This is no catalog.\n",
    "NUL": lambda data: data.replace(b"House", b"Ho\0use"),
}


@pytest.mark.parametrize("command", ["extract", "check", "publish", "status"])
@pytest.mark.parametrize("fault", CATALOGS)
def test_a_broken_catalog_is_named_and_nothing_changes(
    tmp_path: Path, command: str, fault: str, capsys: Captured
) -> None:
    workspace = complete(tmp_path)
    path = workspace.catalog_path("rules.md", "es")
    path.write_bytes(CATALOGS[fault](path.read_bytes()))
    before = contents(tmp_path)
    assert museotext_in(tmp_path, command, "--quiet") == 2
    error = capsys.readouterr().err
    assert error.startswith("museotext: po/es/rules.md.po:")
    assert error.count("\n") == 1
    assert contents(tmp_path) == before


WHOLE = office.paragraph(office.run("Dear all"))
DOCUMENTS: dict[str, tuple[str, bytes]] = {
    "picture named html": ("a.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"),
    "three bytes named html": ("a.html", b"\0\1\2"),
    "archive named html": ("a.html", b"PK\x03\x04" + zlib.compress(b"x" * 5000) + b"\0\0"),
    "binary named md": ("a.md", bytes(range(256))),
    "binary named txt": ("a.txt", b"text\0\1\2"),
    "latin-1 text": ("a.txt", "Educación\n".encode("latin-1")),
    "latin-1 Markdown": ("a.md", "# Educación\n".encode("latin-1")),
    "wrong declaration": ("a.html", b"<meta charset=utf-8><p>Educaci\xf3n y m\xfasica</p>"),
    "half a UTF-16": ("a.txt", "Educación".encode("utf-16")[:-1]),
    "giant": ("a.txt", b"x" * (33 * 1024 * 1024)),
    "text named docx": ("a.docx", b"Dear all,\n"),
    "encrypted docx": ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000)),
    "half a docx": ("a.docx", office.word(WHOLE)[:700]),
    "docx bomb": ("a.docx", office.word("<w:p/>" * 3_000_000)),
    "docx with a DOCTYPE": (
        "a.docx",
        office.word(WHOLE, doctype='<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
    ),
    "docx with half a tag": ("a.docx", office.word("<w:p><w:r>")),
    "another archive named docx": ("a.docx", office.zipped({"secret.txt": "x"})),
    "docx that leads out": ("a.docx", office.zipped({"../../evil.txt": "x"})),
    "text named odt": ("a.odt", b"Dear all,\n"),
    "half an odt": ("a.odt", office.open_document("<text:p>Dear all</text:p>")[:500]),
    "odt bomb": ("a.odt", office.open_document("<text:p/>" * 3_000_000)),
    "odt with a DOCTYPE": ("a.odt", office.zipped({"content.xml": "<!DOCTYPE x [<!ENTITY e 'ee'>]><x>&e;</x>"})),
    "flat document with a DOCTYPE": ("a.fodt", b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"),
    "docx named odt": ("a.odt", office.word(WHOLE)),
}


@pytest.mark.parametrize("command", ["extract", "check", "publish", "status"])
@pytest.mark.parametrize("fault", DOCUMENTS)
def test_an_unreadable_document_is_named_and_nothing_changes(
    tmp_path: Path, command: str, fault: str, capsys: Captured
) -> None:
    complete(tmp_path)
    name, data = DOCUMENTS[fault]
    (tmp_path / "source_texts/en" / name).write_bytes(data)
    before = contents(tmp_path)
    assert museotext_in(tmp_path, command, "--quiet") == 2
    error = capsys.readouterr().err
    assert error.startswith(f"museotext: source_texts/en/{name}")
    assert error.count("\n") == 1
    assert contents(tmp_path) == before


def test_one_line_of_50_megabytes_is_refused_quickly(tmp_path: Path, capsys: Captured) -> None:
    page = tmp_path / "long.html"
    with page.open("wb") as file:
        file.write(b"<p>")
        os.truncate(file.fileno(), 50 * 1024 * 1024)
    assert run(museotext, ["prove", str(page)]) == 2
    assert "refused: is larger than 32 MB; split it into several texts" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["<p>" * 20_000, "<div>" * 20_000 + "a word", "> " * 3_000 + "a", "- " * 3_000 + "a"])
@pytest.mark.parametrize("name", ["deep.html", "deep.md"])
def test_deep_nesting_is_no_crash(tmp_path: Path, name: str, text: str, capsys: Captured) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    assert run(museotext, ["prove", str(path)]) in (0, 2)
    assert "internal error" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("a.html", "<p>a <b>word</b> &amp; <a href='x'>link</a>"),
        ("a.html", "<"),
        ("a.html", "&"),
        ("a.html", '<a href="'),
        ("a.md", "a *word* and `code`\n\n"),
        ("a.md", "["),
        ("a.md", "*a "),
        ("a.md", "| a "),
        ("a.md", "`"),
        ("a.txt", "a line of text\n"),
    ],
)
def test_time_grows_with_the_text_and_no_faster(tmp_path: Path, name: str, unit: str, capsys: Captured) -> None:
    """Patterns that make careless parsers quadratic: 300 kB would then take hours."""
    path = tmp_path / name
    path.write_text(unit * (300_000 // len(unit)), "utf-8")
    assert run(museotext, ["prove", str(path)]) == 0
    assert "identical" in capsys.readouterr().out


def without_privileges(*arguments: str) -> list[str]:
    """Return a command that may not write where its permissions forbid it, whoever runs the tests."""
    drop = ("setpriv", "--inh-caps=-all", "--bounding-set=-all") if os.geteuid() == 0 else ()
    return [*drop, sys.executable, "-m", "pipeline", *arguments]


@pytest.mark.parametrize(
    ("command", "place"), [("publish", "build"), ("extract", "po/es"), ("extract", "po/templates")]
)
def test_a_read_only_target_is_one_line_and_nothing_changes(tmp_path: Path, command: str, place: str) -> None:
    complete(tmp_path)
    (tmp_path / "source_texts/en/new.txt").write_text("A new text.\n", "utf-8")
    folder = tmp_path / place
    folder.mkdir(exist_ok=True)
    folder.chmod(0o500)
    before = contents(tmp_path)
    done = subprocess.run(
        without_privileges(command, "-C", str(tmp_path), "--quiet"), capture_output=True, text=True, check=False
    )
    folder.chmod(0o700)
    assert done.returncode == 2
    assert "cannot be written (Permission denied)" in done.stderr
    assert done.stderr.count("\n") == 1
    assert contents(tmp_path) == before


def test_a_target_that_cannot_be_written_is_one_line(tmp_path: Path, capsys: Captured) -> None:
    complete(tmp_path)
    (tmp_path / "build").write_text("a file where a folder should be")
    before = contents(tmp_path)
    assert museotext_in(tmp_path, "publish", "--quiet") == 2
    error = capsys.readouterr().err
    assert "cannot be written" in error
    assert error.count("\n") == 1
    assert contents(tmp_path) == before


@pytest.mark.parametrize("place", ["po/es/rules.md.po", "source_texts/en/rules.md", "build/es/rules.md"])
def test_a_link_that_leads_out_of_the_workspace_is_not_followed(
    tmp_path: Path, place: str, tmp_path_factory: pytest.TempPathFactory, capsys: Captured
) -> None:
    workspace = complete(tmp_path)
    assert museotext_in(tmp_path, "publish", "--quiet") == 0
    outside = tmp_path_factory.mktemp("outside") / "secret"
    outside.write_bytes((tmp_path / place).read_bytes())
    (tmp_path / place).unlink()
    (tmp_path / place).symlink_to(outside)
    page = workspace.root / "source_texts/en/rules.md"
    if place != "source_texts/en/rules.md":
        page.write_text(page.read_text("utf-8") + "\nMore.\n", "utf-8")
    before = outside.read_bytes()
    for command in ("extract", "publish"):
        assert museotext_in(tmp_path, command, "--quiet") == (
            0 if (command, place) == ("extract", "build/es/rules.md") else 2
        )
    assert outside.read_bytes() == before
    errors = capsys.readouterr().err.splitlines()
    assert errors
    assert all(error.endswith("leads out of the workspace; use a file inside it") for error in errors)
