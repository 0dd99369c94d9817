"""Which files an edition makes: in the languages asked for, alone and beside each other."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.editions import EDITIONS, EditionForm, editions_among
from pipeline.errors import SettingsError
from pipeline.stages.choosing import PAIRS, chosen_side_by_side
from pipeline.stages.publish import publish
from pipeline.workspace import Workspace, find_workspace
from tests.sample_editions import GUIDE, edition, row
from tests.workspaces import complete, contents, museotext_in

Captured = pytest.CaptureFixture[str]
BOOKS = tuple(form for form in EDITIONS if form.is_book)
EPUB = next(form for form in EDITIONS if form.name == "epub")


def with_setting(root: Path, text: str) -> Workspace:
    with (root / "setup.cfg").open("a", encoding="utf-8") as file:
        file.write(f"publish.side_by_side = {text}\n")
    return find_workspace(root)


def made(root: Path, suffix: str) -> list[str]:
    """Return the files of the editions of one document that end in ``suffix``."""
    return sorted(name for name in contents(root / "build/aligned") if name.startswith("night.html") and suffix in name)


@pytest.mark.parametrize("form", BOOKS, ids=[form.name for form in BOOKS])
def test_a_book_is_made_of_some_languages_when_it_is_asked_for(form: EditionForm) -> None:
    usual = form.render(GUIDE).keys()
    asked = form.render(replace(GUIDE, side_by_side=(("es", "pt_BR"), ("en", "es"))))
    assert asked.keys() - usual == {f"guide.html.es-pt_BR{form.suffix}", f"guide.html.en-es{form.suffix}"}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (("es",), ["es", "en-es", "es-pt_BR", ""]),
        (("en", "pt_BR"), ["en", "pt_BR", "en-es", "en-pt_BR", "es-pt_BR", ""]),
        ((), ["en", "es", "pt_BR", "en-es", "en-pt_BR", "es-pt_BR", ""]),
    ],
)
def test_a_file_is_made_if_it_has_a_language_that_was_asked_for(asked: tuple[str, ...], expected: list[str]) -> None:
    pairs = (("en", "es"), ("en", "pt_BR"), ("es", "pt_BR"))
    found = EPUB.render(replace(GUIDE, asked=asked, side_by_side=pairs))
    assert sorted(found) == sorted(EPUB.path("guide.html", one) for one in expected)


def test_a_book_without_the_original_has_nothing_of_it_but_what_is_not_translated() -> None:
    one = edition(
        row("heading 1", "Lace", "Encaje", "Renda"),
        row("paragraph", "The tide", "La marea", ""),
        name="a.md",
        side_by_side=(("es", "pt_BR"),),
    )
    with zipfile.ZipFile(io.BytesIO(EPUB.render(one)["a.md.es-pt_BR.epub"])) as book:
        page = book.read("EPUB/chapter0.xhtml").decode()
        about = book.read("EPUB/package.opf").decode()
    assert ">Lace<" not in page
    assert 'lang="es"' in page
    assert page.count("The tide") == 1
    assert "[ainda não traduzido]" in page
    assert "<dc:language>es</dc:language><dc:language>pt-BR</dc:language>" in about
    assert "Encaje" in about


def test_books_of_some_languages_are_listed_with_these_and_files_for_work_are_not() -> None:
    languages = ("en", "es", "pt_BR")
    paths = {"a.md.es-pt_BR.pdf", "a.md.es.xlsx", "a.md.jsonl", "a.md.es.xlf", "a.md.es.epub", "a.md.html", "b.md.html"}
    found = editions_among(paths, "a.md", languages)
    assert [(file.form, file.languages, file.path) for file in found] == [
        ("html", (), "a.md.html"),
        ("pdf", ("es", "pt_BR"), "a.md.es-pt_BR.pdf"),
        ("epub", ("es",), "a.md.es.epub"),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["pt_BR,es"], [("es", "pt_BR")]),
        ([PAIRS, "es pt_BR"], [("en", "es"), ("en", "pt_BR"), ("es", "pt_BR")]),
        (["es, en, pt_BR"], []),
        ([], []),
    ],
)
def test_languages_are_named_in_any_order(lines: Sequence[str], expected: list[object], tmp_path: Path) -> None:
    assert chosen_side_by_side(complete(tmp_path), lines) == tuple(expected)


@pytest.mark.parametrize("line", ["es", "es,fr", "pares", "es,es"])
def test_what_is_no_choice_of_languages_is_said(line: str, tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    with pytest.raises(SettingsError, match=r"^--side-by-side: "):
        chosen_side_by_side(workspace, [line])
    with pytest.raises(SettingsError, match=r"publish\.side_by_side: '.*write pairs"):
        chosen_side_by_side(with_setting(tmp_path, line))


def test_the_settings_name_books_side_by_side_and_the_command_others(tmp_path: Path) -> None:
    complete(tmp_path)
    with_setting(tmp_path, "\n    es, pt_BR\n    en, es")
    publish(find_workspace(tmp_path), editions=[EPUB])
    whole = [f"night.html.{language}epub" for language in ("en-es.", "en.", "", "es-pt_BR.", "es.", "pt_BR.")]
    assert made(tmp_path, "epub") == sorted(whole)
    assert museotext_in(tmp_path, "publish", "-e", "html", "-e", "epub", "--side-by-side", "en,pt_BR") == 0
    assert "night.html.en-pt_BR.epub" in made(tmp_path, "epub")
    page = (tmp_path / "build/aligned/night.html").read_text("utf-8")
    assert 'href="night.html.es-pt_BR.epub"><span lang="es">español</span> · <span lang="pt-BR">' in page


def test_one_language_is_published_alone(tmp_path: Path) -> None:
    complete(tmp_path)
    assert museotext_in(tmp_path, "publish", "-l", "es", "-e", "epub", "-e", "xlsx", "-e", "xliff", "-q") == 0
    assert made(tmp_path, "epub") == ["night.html.epub", "night.html.es.epub"]
    assert made(tmp_path, "xl") == ["night.html.es.xlf", "night.html.es.xlsx"]
    assert museotext_in(tmp_path, "publish", "-l", "es", "-q") == 0
    assert "português" in (tmp_path / "build/aligned/night.html").read_text("utf-8")


def test_no_page_leads_to_files_for_work(tmp_path: Path) -> None:
    complete(tmp_path)
    assert museotext_in(tmp_path, "publish", "-e", "html", "-e", "epub", "-e", "xlsx", "-e", "jsonl", "-q") == 0
    for name in ("index.html", "night.html"):
        page = (tmp_path / "build/aligned" / name).read_text("utf-8")
        assert "night.html.es.epub" in page
        assert ".xlsx" not in page
        assert ".jsonl" not in page


def test_side_by_side_without_books_says_what_to_do(tmp_path: Path, capsys: Captured) -> None:
    complete(tmp_path)
    assert museotext_in(tmp_path, "publish", "--side-by-side", "es,pt_BR") == 2
    assert "name one with --edition: pdf, epub, docx" in capsys.readouterr().err
    assert museotext_in(tmp_path, "publish", "-e", "epub", "--side-by-side", "es,fr") == 2
    assert "--side-by-side: 'fr' is not a language of this workspace (en, es, pt_BR)" in capsys.readouterr().err
