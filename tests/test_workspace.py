"""Settings, the folders of a workspace, and replacing files whole."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import DocumentError, MuseotextError, SettingsError
from pipeline.files import exclusive, inside, read, write
from pipeline.model import ColumnChoice
from pipeline.settings import Settings, read_settings
from pipeline.stages.documents import documents, selected
from pipeline.stages.starting import make_workspace
from pipeline.workspace import Workspace, find_workspace


def settings_file(folder: Path, text: str) -> Path:
    path = folder / "setup.cfg"
    path.write_text(text, "utf-8")
    return path


def test_settings_are_read_with_their_defaults(tmp_path: Path) -> None:
    path = settings_file(tmp_path, "[museotext]\nlanguages = es, pt_PT\npublish.minimum = 80\n")
    assert read_settings(path) == Settings(languages=("es", "pt_PT"), publish_minimum=80)


def test_columns_are_chosen_for_all_tables_and_for_some(tmp_path: Path) -> None:
    text = '[museotext]\ncolumns =\n  title,  "Text, long"\n  a/labels.csv : Título\n  *.xlsx: x:y, z\n'
    chosen = read_settings(settings_file(tmp_path, text)).columns
    assert chosen == (
        ColumnChoice(("Título",), "a/labels.csv"),
        ColumnChoice(("x:y", "z"), "*.xlsx"),
        ColumnChoice(("title", "Text, long")),
    )
    assert [[one.is_for(name) for one in chosen] for name in ("a/labels.csv", "b.xlsx", "labels.csv")] == [
        [True, False, True],
        [False, True, True],
        [False, False, True],
    ]
    assert read_settings(settings_file(tmp_path, "[museotext]\ncolumns = title\n")).columns == (
        ColumnChoice(("title",)),
    )


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[museotext]\nlangauges = es, en\n", 2, "did you mean languages?"),
        ("[metadata]\nname = x\n[museotext]\n\npublish.minimum = 120\n", 5, "from 0 to 100"),
        ("[museotext]\nlanguages = es, espanol\n", 2, "'espanol' is not a gettext language name"),
        ("[museotext]\nlanguages = es\n", 2, "at least two languages"),
        ("[museotext]\nlanguages = es, en, es\n", 2, "named twice"),
        ("[museotext]\nlanguages = es, pt-PT\n", 2, "did you mean pt_PT?"),
        ("[museotext]\nbuild = source_texts\n", 2, "the folder build lies in the folder sources"),
        ("[museotext]\n\nbuild = po/site\n", 3, "the folder build lies in the folder catalogs"),
        ("[museotext]\nsources = build/texts\n", 2, "the folder sources lies in the folder build"),
        ("[museotext]\nbuild = .\n", 2, "not a folder inside the workspace"),
        ("[museotext]\nbuild = ../site\n", 2, "not a folder inside the workspace"),
        ("[museotext]\npublish.fuzzy = maybe\n", 2, "none of note, refuse"),
        ("[museotext]\nextract.terms = true\n", 2, "neither yes nor no"),
        ("[museotext]\nproject = a\nproject = b\n", 3, "already exists"),
        ("[museotext]\nproject\n", 2, "not a settings file"),
        ("[museotext]\ncolumns = a\n  b\n", 2, "two lines are for all tables"),
        ("[museotext]\ncolumns = labels.csv:\n", 2, "no column is named for labels.csv"),
        ("[museotext]\ncolumns.headings = drop\n", 2, "none of translate, keep"),
        ("[museotext]\nsubtitles.speed = 0\n", 2, "'0' is not a whole number from 1 to 99"),
        ("[museotext]\nsubtitles.lines = two\n", 2, "from 1 to 9"),
        ("[museotext]\nlimits = button\n", 2, "'button' is not a kind of text and its limit"),
        ("[museotext]\nlimits = button: few\n", 2, "'button: few' is not a kind of text and its limit"),
    ],
)
def test_a_wrong_setting_is_named_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = settings_file(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        read_settings(path)
    assert caught.value.line == line
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_nearest_folder_with_settings_is_the_workspace(tmp_path: Path) -> None:
    settings_file(tmp_path, "[museotext]\n")
    inner = tmp_path / "source_texts" / "en"
    inner.mkdir(parents=True)
    settings_file(inner, "[metadata]\nname = another thing\n")
    assert find_workspace(inner).root == tmp_path


def test_no_workspace_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="museotext init"):
        find_workspace(tmp_path)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    make_workspace(tmp_path, project="Museo", languages=("en", "es"))
    return find_workspace(tmp_path)


def test_a_new_workspace_has_settings_folders_and_a_glossary(tmp_path: Path) -> None:
    made = make_workspace(tmp_path, project="Museo del Río", languages=("es", "pt_BR"))
    assert made == (
        "setup.cfg",
        "source_texts/es/",
        "source_texts/pt_BR/",
        "glossary/museum.csv",
        "glossary/waivers.csv",
    )
    assert all((tmp_path / path).exists() for path in made)
    assert find_workspace(tmp_path).settings.project == "Museo del Río"


def test_a_workspace_is_made_only_once_and_keeps_other_settings(tmp_path: Path) -> None:
    settings_file(tmp_path, "[metadata]\nname = café")
    make_workspace(tmp_path, project="Museo", languages=("en", "es"))
    assert (tmp_path / "setup.cfg").read_text("utf-8").startswith("[metadata]\nname = café\n\n[museotext]\n")
    with pytest.raises(SettingsError, match="already"):
        make_workspace(tmp_path, project="Museo", languages=("en", "es"))


def test_documents_are_the_files_in_a_known_format(workspace: Workspace) -> None:
    folder = workspace.root / "source_texts" / "en"
    for name in ("a.txt", "sub/b.html", "photo.jpg", ".hidden.txt", "a.txt~", ".a.txt.museotext-new"):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert [source.name for source in documents(workspace)] == ["a.txt", "sub/b.html"]


def test_documents_are_in_the_order_of_their_folders_and_links_to_folders_are_passed_by(workspace: Workspace) -> None:
    folder = workspace.root / "source_texts" / "en"
    names = ["B.txt", "a/b.txt", "a/é.txt", "a b.txt", "a.txt", "a.txt.d/x.txt", "b/a/c.txt", "b/a.txt"]
    for name in reversed(names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    (folder / "b" / "a" / "above").symlink_to(folder)
    (folder / "linked.txt").symlink_to(folder / "a.txt")
    assert [source.name for source in documents(workspace)] == [*names, "linked.txt"]
    assert [source.path for source in documents(workspace)] == [folder / name for name in [*names, "linked.txt"]]


def test_a_document_is_chosen_by_name_or_by_any_of_its_paths(workspace: Workspace) -> None:
    folder = workspace.root / "source_texts" / "en" / "sub"
    folder.mkdir()
    (folder / "b.html").write_text("x")
    for name in ("sub/b.html", "source_texts/en/sub/b.html", "po/es/sub/b.html.po", "po/templates/sub/b.html.pot"):
        assert [source.name for source in selected(workspace, [name])] == ["sub/b.html"]
    with pytest.raises(SettingsError, match=r"did you mean sub/b\.html\?"):
        selected(workspace, ["sub/b.htm"])


def test_two_documents_of_one_name_are_refused(workspace: Workspace) -> None:
    for language in ("en", "es"):
        (workspace.root / "source_texts" / language / "a.txt").write_text("x")
    with pytest.raises(SettingsError, match=r"same name as source_texts/en/a\.txt"):
        documents(workspace)


def test_a_folder_that_is_no_language_is_refused(workspace: Workspace) -> None:
    (workspace.root / "source_texts" / "english").mkdir()
    with pytest.raises(SettingsError, match="not a folder of one of the workspace's languages"):
        documents(workspace)


def test_a_link_out_of_the_workspace_is_refused(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.txt"
    outside.write_text("secret")
    link = workspace.root / "source_texts" / "en" / "a.txt"
    link.symlink_to(outside)
    with pytest.raises(MuseotextError, match="leads out of the workspace"):
        documents(workspace)
    with pytest.raises(MuseotextError, match="leads out of the workspace"):
        inside(workspace.root / ".." / "x", workspace.root)
    (workspace.root / "build").symlink_to(outside.parent)
    for name in ("build/none/x.txt", "none/../build/x.txt", "none/../../x.txt"):
        with pytest.raises(MuseotextError, match="leads out of the workspace"):
            inside(workspace.root / name, workspace.root)
    assert inside(workspace.root / "none" / "x.txt", workspace.root) == workspace.root / "none" / "x.txt"


def test_writing_replaces_whole_and_says_whether_it_changed(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.po"
    assert write(path, b"one")
    assert not write(path, b"one")
    before = path.stat().st_mtime_ns
    assert not write(path, b"one")
    assert path.stat().st_mtime_ns == before
    path.chmod(0o640)
    assert write(path, b"two")
    assert path.read_bytes() == b"two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [entry.name for entry in path.parent.iterdir()] == ["a.po"]


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.mkdir()
    with pytest.raises(MuseotextError, match="cannot be written"):
        write(path, b"new")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.po"]
    below = tmp_path / "file"
    below.write_bytes(b"old")
    with pytest.raises(MuseotextError, match="cannot be written"):
        write(below / "a.po", b"new")
    assert below.read_bytes() == b"old"


def test_reading_refuses_folders_missing_files_and_giants(tmp_path: Path) -> None:
    for path, words in ((tmp_path, "is a folder"), (tmp_path / "none.txt", "is not there")):
        with pytest.raises(DocumentError, match=words):
            read(path)
    giant = tmp_path / "giant.txt"
    with giant.open("wb") as file:
        os.truncate(file.fileno(), 11)
    with pytest.raises(DocumentError, match="larger than"):
        read(giant, largest=10)
    assert len(read(giant, largest=11)) == 11


def test_only_one_command_writes_at_a_time(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from pipeline.files import exclusive\n"
        "with exclusive(Path(sys.argv[1])): pass"
    )
    with exclusive(tmp_path):
        other = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False)
    assert "another museotext command is writing here" in other.stderr
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True)
