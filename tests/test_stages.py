"""The pipeline as people use it: extract, check, publish, status on a small workspace."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.catalogs import read, revised_on, serialise
from pipeline.editions import EDITIONS
from pipeline.errors import CombinedError, SettingsError
from pipeline.model import Severity
from pipeline.reports.progress import LanguageProgress
from pipeline.stages.check import check
from pipeline.stages.extract import extract
from pipeline.stages.publish import publish
from pipeline.stages.status import status
from pipeline.workspace import Workspace, find_workspace
from tests import office
from tests.workspaces import PAGE, TRANSLATIONS, complete, contents, foreign, make, translate

Edit = Callable[[str], str]


def edit(path: Path, change: Edit) -> None:
    path.write_text(change(path.read_text("utf-8")), "utf-8")


def entries(workspace: Workspace, name: str, language: str) -> dict[str, str]:
    catalog = read(workspace.catalog_path(name, language).read_bytes())
    return {entry.msgid: entry.msgstr for entry in catalog.active if entry.translated}


def settings(workspace: Workspace, text: str) -> Workspace:
    edit(workspace.root / "setup.cfg", lambda before: before + text)
    return find_workspace(workspace.root)


# extract


def test_each_document_gets_a_template_and_a_catalog_per_language(tmp_path: Path) -> None:
    result = extract(make(tmp_path))
    assert sorted(change.path for change in result.changes) == [
        "po/en/taller.txt.po",
        "po/es/night.html.po",
        "po/es/rules.md.po",
        "po/pt_BR/night.html.po",
        "po/pt_BR/rules.md.po",
        "po/pt_BR/taller.txt.po",
        "po/templates/night.html.pot",
        "po/templates/rules.md.pot",
        "po/templates/taller.txt.pot",
    ]
    assert not list((tmp_path / "po").rglob("es/taller.txt.po"))


def test_extracting_again_changes_no_byte(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    before = contents(tmp_path / "po")
    assert extract(workspace).changes == ()
    assert contents(tmp_path / "po") == before


def test_a_dry_run_writes_nothing_and_shows_the_difference(tmp_path: Path) -> None:
    workspace = make(tmp_path)
    result = extract(workspace, dry=True)
    assert not (tmp_path / "po").exists()
    assert '+msgid "Please do *not* touch the lace. It is older than it looks."' in result.diff()


def test_a_paragraph_that_moves_to_another_document_takes_its_translation_along(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    edit(tmp_path / "source_texts/en/rules.md", lambda text: text.replace("2. Whisper.\n", ""))
    edit(tmp_path / "source_texts/en/night.html", lambda text: text.replace("</ul>", "<li>Whisper.</ul>"))
    extract(workspace)
    assert entries(workspace, "night.html", "es")["Whisper."] == foreign("Whisper.", "es")
    old = read(workspace.catalog_path("rules.md", "es").read_bytes())
    assert [entry.msgstr for entry in old.entries if entry.obsolete] == [foreign("Whisper.", "es")]


def test_a_renamed_document_keeps_all_its_translations(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    before = entries(workspace, "rules.md", "pt_BR")
    folder = tmp_path / "source_texts/en"
    (folder / "rules.md").rename(folder / "house-rules.md")
    result = extract(workspace)
    assert entries(workspace, "house-rules.md", "pt_BR") == before
    assert any("po/pt_BR/rules.md.po: there is no document rules.md" in warning for warning in result.warnings)


def test_a_changed_paragraph_is_fuzzy_and_shows_what_it_was(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    edit(tmp_path / "source_texts/es/taller.txt", lambda text: text.replace("dos horas", "tres horas"))
    extract(workspace)
    catalog = read(workspace.catalog_path("taller.txt", "en").read_bytes())
    entry = next(entry for entry in catalog.active if entry.msgid == "El taller dura tres horas.")
    assert (entry.fuzzy, entry.previous_msgid) == (True, "El taller dura dos horas.")
    assert entry.msgstr == foreign("El taller dura dos horas.", "en")


def test_equal_paragraphs_are_not_swapped_by_one_inserted_above(tmp_path: Path) -> None:
    workspace = make(tmp_path)
    page = tmp_path / "source_texts/en/night.html"
    page.write_text("<p>See</p>\n<p>See</p>\n", "utf-8")
    extract(workspace)
    translate(workspace, "night.html", "es")
    page.write_text("<p>New</p>\n<p>See</p>\n<p>See</p>\n", "utf-8")
    extract(workspace)
    assert entries(workspace, "night.html", "es") == {"See": foreign("See", "es")}


def test_an_invalid_catalog_stops_everything_before_anything_is_written(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    edit(tmp_path / "source_texts/en/rules.md", lambda text: text + "\nA new paragraph.\n")
    (tmp_path / "po/es/night.html.po").write_text('msgid "a\nmsgstr ""\n', "utf-8")
    before = contents(tmp_path)
    for stage in (extract, publish):
        with pytest.raises(CombinedError, match=r"po/es/night\.html\.po:1: "):
            stage(workspace)
    assert contents(tmp_path) == before


def test_files_that_no_format_reads_and_templates_without_a_document_are_named(tmp_path: Path) -> None:
    workspace = make(tmp_path)
    (tmp_path / "source_texts/es/acta.doc").write_bytes(b"PK")
    (tmp_path / "po/templates").mkdir(parents=True)
    (tmp_path / "po/templates/old.txt.pot").write_bytes(b"")
    assert extract(workspace).warnings == (
        "po/templates/old.txt.pot: there is no document old.txt; delete this template",
        "source_texts/es/acta.doc: no format reads it, so it is published as it is; see 'museotext formats'",
    )


# check


def test_a_complete_workspace_is_clean(tmp_path: Path) -> None:
    result = check(complete(tmp_path))
    assert result.findings == ()
    assert result.documents == 3


def test_a_missing_term_is_found_with_its_place(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    edit(workspace.catalog_path("rules.md", "es"), lambda text: text.replace("encaje", "bordado"))
    found = check(workspace).findings
    assert [(one.rule, one.path, one.concept, one.suggestion) for one in found] == [
        ("term-missing", "po/es/rules.md.po", "T1", "encaje")
    ]
    lines = workspace.catalog_path("rules.md", "es").read_text("utf-8").splitlines()
    assert "bordado" in lines[found[0].line - 1]
    source = (tmp_path / "source_texts/en/rules.md").read_text("utf-8").splitlines()
    assert "lace" in source[found[0].document_line - 1]


def test_a_waiver_with_a_reason_silences_a_finding(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    path = workspace.catalog_path("rules.md", "es")
    edit(path, lambda text: text.replace("encaje", "bordado"))
    edit(
        path,
        lambda text: text.replace(
            "#. paragraph", "# museotext: waive term-missing T1 — an old quotation\n#. paragraph", 1
        ),
    )
    assert check(workspace).findings == ()


def test_fuzzy_and_untranslated_entries_are_not_judged(tmp_path: Path) -> None:
    workspace = make(tmp_path)
    extract(workspace)
    translate(workspace, "rules.md", "es", flags=("fuzzy",))
    edit(workspace.catalog_path("rules.md", "es"), lambda text: text.replace("encaje", "bordado"))
    assert check(workspace).findings == ()


def test_a_catalog_that_cannot_be_read_does_not_hide_the_others(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    edit(workspace.catalog_path("rules.md", "es"), lambda text: text.replace("encaje", "bordado"))
    workspace.catalog_path("night.html", "es").write_text("nonsense", "utf-8")
    result = check(workspace)
    assert [finding.rule for finding in result.findings] == ["term-missing"]
    assert [failure.path for failure in result.failures] == ["po/es/night.html.po"]


def test_source_texts_are_checked_alone_when_asked(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    edit(tmp_path / "source_texts/es/taller.txt", lambda text: text.replace("dura dos", "dura dura dos"))
    edit(workspace.catalog_path("rules.md", "es"), lambda text: text.replace("encaje", "bordado"))
    found = check(workspace, sources_only=True).findings
    assert [(one.rule, one.path, one.line, one.severity) for one in found] == [
        ("doubled-words", "source_texts/es/taller.txt", 3, Severity.WARNING)
    ]


# publish


def test_localised_documents_look_like_their_source(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    publish(workspace)
    page = (tmp_path / "build/es/night.html").read_text("utf-8")
    wanted = PAGE.replace('lang="en"', 'lang="es"').replace("en_GB", "es_ES").replace("and\n   a", "and a")
    for text in TRANSLATIONS:
        wanted = wanted.replace(text, foreign(text, "es"))
    assert page == wanted.replace("../es/taller.txt", "taller.txt")
    assert (tmp_path / "build/es/moon.svg").is_file()


def test_a_document_is_published_in_its_own_language_as_it_is(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    publish(workspace)
    assert (tmp_path / "build/en/rules.md").read_bytes() == (tmp_path / "source_texts/en/rules.md").read_bytes()


def test_publishing_twice_gives_the_same_bytes_and_writes_nothing(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    first = publish(workspace)
    assert len(first.written) == len(contents(tmp_path / "build"))
    assert publish(workspace).written == ()


def test_every_document_has_its_edition_and_the_index_leads_to_it(tmp_path: Path) -> None:
    publish(complete(tmp_path))
    files = contents(tmp_path / "build/aligned")
    assert {"index.html", "night.html", "night.html.tmx", "rules.md.html", "taller.txt.html"} <= files.keys()
    assert b'href="rules.md.html"' in files["index.html"]


def test_editions_can_be_chosen(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    whole = publish(workspace)
    shutil.rmtree(tmp_path / "build")
    alone = publish(workspace, editions=())
    assert set(alone.written) == {path for path in whole.written if "/aligned/" not in path}
    memories = publish(workspace, editions=[form for form in EDITIONS if form.name == "tmx"])
    assert set(memories.written) == {
        path for path in whole.written if path.endswith(".tmx") or path == "build/aligned/index.html"
    }


def test_the_settings_choose_editions(tmp_path: Path) -> None:
    written = publish(settings(complete(tmp_path), "publish.editions = tmx\n")).written
    assert "build/aligned/night.html.tmx" in written
    assert "build/aligned/night.html" not in written


def test_an_unknown_edition_in_the_settings_is_named(tmp_path: Path) -> None:
    workspace = settings(complete(tmp_path), "publish.editions = tmx, papyrus\n")
    with pytest.raises(SettingsError, match="'papyrus' is no edition; write html, tmx"):
        publish(workspace)


def test_the_index_knows_the_editions_of_earlier_runs(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    publish(workspace, editions=[form for form in EDITIONS if form.name == "tmx"])
    publish(workspace, editions=[form for form in EDITIONS if form.name == "html"])
    assert b'href="night.html.tmx"' in contents(tmp_path / "build/aligned")["index.html"]


def test_an_edition_tells_when_its_translations_were_revised(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    catalog = workspace.catalog_path("night.html", "es")
    entry = 'msgid "Doors open at nine"\nmsgstr '
    edit(catalog, lambda text: text.replace("1970-01-01 00:00+0000", "2026-05-04 12:00+0000"))
    for path in (catalog, workspace.catalog_path("night.html", "pt_BR")):
        edit(path, lambda text: text.replace(entry, "#, fuzzy\n" + entry))
    publish(settings(workspace, "publish.minimum = 0\n"))
    page = workspace.edition_path("night.html").read_text("utf-8")
    assert 'Esta traducción no está completa (<time datetime="2026-05-04">a 4 de mayo de 2026</time>).' in page
    assert "Esta tradução não está completa." in page
    assert "as of 4 May 2026" not in page


@pytest.mark.parametrize("day", ["", "YEAR-MO-DA HO:MI+ZONE", "1970-01-01 00:00+0000", "2026-13-04 12:00+0000"])
def test_a_catalog_without_a_true_date_tells_no_day(day: str) -> None:
    assert revised_on(read(f'msgid ""\nmsgstr "PO-Revision-Date: {day}\\n"\n'.encode())) == ""


def test_a_page_lists_the_editions_beside_it_and_stays_the_same_without_a_change(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    publish(workspace)
    page = workspace.edition_path("night.html")
    assert 'href="night.html.tmx"' in page.read_text("utf-8")
    publish(workspace, editions=[form for form in EDITIONS if form.name == "html"])
    assert 'href="night.html.tmx"' in page.read_text("utf-8")
    assert publish(workspace).written == ()


def test_the_glossary_is_published_once_for_all_pages_and_made_anew_only_when_it_changes(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    publish(workspace)
    script = workspace.edition_path("site/terms.js")
    first = script.read_bytes()
    assert "encaje encajes" in first.decode("utf-8")
    assert 'data-script="site/terms.js"' in workspace.edition_path("night.html").read_text("utf-8")
    mark = first.split(b"\n", 1)[0]
    script.write_bytes(mark + b"\nas it was")
    publish(workspace)
    assert script.read_bytes() == mark + b"\nas it was"
    terms = workspace.glossary / "terms.csv"
    terms.write_text(terms.read_text("utf-8").replace("encaje", "puntilla"), "utf-8")
    publish(workspace)
    assert "puntilla" in script.read_text("utf-8")
    assert not script.read_bytes().startswith(mark)


def test_without_a_glossary_no_page_offers_to_explain(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    for path in workspace.glossary.glob("*.csv"):
        path.unlink()
    publish(workspace)
    assert not workspace.edition_path("site/terms.js").exists()
    page = workspace.edition_path("night.html").read_text("utf-8")
    assert 'class="explain"' not in page
    assert "strict-dynamic" not in page


def test_publishing_one_document_keeps_the_index_of_all(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    publish(workspace, names=["rules.md"], languages=["es"])
    files = contents(tmp_path / "build")
    assert {"aligned/index.html", "aligned/rules.md.html", "es/rules.md"} <= files.keys()
    assert "aligned/night.html" not in files
    publish(workspace)
    index = contents(tmp_path / "build")["aligned/index.html"]
    publish(workspace, names=["rules.md"])
    assert contents(tmp_path / "build")["aligned/index.html"] == index


def test_a_broken_translation_is_not_shown_as_approved(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    edit(workspace.catalog_path("night.html", "es"), lambda text: text.replace("<em>linterna</em>", "linterna"))
    publish(workspace)
    files = contents(tmp_path / "build/aligned")
    assert "una linterna" not in files["night.html"].decode() + files["night.html.tmx"].decode()
    assert "traducción en revisión" in files["night.html"].decode()
    assert "lanterna" in files["night.html"].decode()


def test_an_incomplete_document_is_held_back_and_what_was_published_stays(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    publish(workspace)
    before = (tmp_path / "build/es/rules.md").read_bytes()
    edit(tmp_path / "source_texts/en/rules.md", lambda text: text + "\nA new paragraph.\n")
    extract(workspace)
    result = publish(workspace)
    assert {(one.document, one.language) for one in result.refusals} == {("rules.md", "es"), ("rules.md", "pt_BR")}
    assert (tmp_path / "build/es/rules.md").read_bytes() == before
    assert "A new paragraph." in (tmp_path / "build/en/rules.md").read_text("utf-8")


def test_a_refusal_says_what_to_do(tmp_path: Path) -> None:
    workspace = make(tmp_path)
    assert {one.reason.rpartition("; ")[2] for one in publish(workspace).refusals} == {"run 'museotext extract'"}
    extract(workspace)
    assert {one.reason.rpartition("; ")[2] for one in publish(workspace).refusals} == {"finish the catalog"}


def test_below_the_minimum_is_refused_and_above_it_says_what_is_missing(tmp_path: Path) -> None:
    workspace = settings(complete(tmp_path), "publish.minimum = 60\n")
    edit(tmp_path / "source_texts/en/night.html", lambda text: text.replace("</ul>", "<li>Bring <b>cake</b></ul>"))
    extract(workspace)
    assert publish(workspace).refusals == ()
    page = (tmp_path / "build/es/night.html").read_text("utf-8")
    assert '<span lang="en">Bring <b>cake</b></span>' in page
    assert "sin traducir" in page
    assert "ainda não traduzido" in (tmp_path / "build/pt_BR/night.html").read_text("utf-8")


def test_a_fuzzy_translation_is_never_published(tmp_path: Path) -> None:
    workspace = settings(complete(tmp_path), "publish.minimum = 0\n")
    edit(tmp_path / "source_texts/es/taller.txt", lambda text: text.replace("dos horas", "tres horas"))
    extract(workspace)
    publish(workspace)
    text = (tmp_path / "build/en/taller.txt").read_text("utf-8")
    assert "El taller dura tres horas. [" in text
    assert foreign("El taller dura dos horas.", "en") not in text


@pytest.mark.parametrize("key", ["publish.untranslated", "publish.fuzzy"])
def test_the_workspace_may_refuse_incomplete_documents(tmp_path: Path, key: str) -> None:
    workspace = settings(complete(tmp_path), f"publish.minimum = 0\n{key} = refuse\n")
    change = "tres horas" if key == "publish.fuzzy" else "dos horas.\n\nY algo muy distinto para terminar"
    edit(tmp_path / "source_texts/es/taller.txt", lambda text: text.replace("dos horas", change))
    extract(workspace)
    assert {one.document for one in publish(workspace).refusals} == {"taller.txt"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<em>linterna</em>", "<em>linterna"),
        ("<em>linterna</em>", "linterna"),
        ("<em>linterna</em>", "<em>linterna</em></p><p>"),
        ("<em>linterna</em>", "<em>linterna</em><script>alert(1)</script>"),
    ],
)
def test_a_translation_that_would_break_the_document_is_refused_by_its_line(
    tmp_path: Path, before: str, after: str
) -> None:
    workspace = complete(tmp_path)
    publish(workspace)
    published = contents(tmp_path / "build/es")
    path = workspace.catalog_path("night.html", "es")
    head, _, tail = path.read_text("utf-8").rpartition(before)
    path.write_text(head + after + tail, "utf-8")
    refusals = publish(workspace).refusals
    assert [(one.document, one.language, one.path) for one in refusals] == [("night.html", "es", "po/es/night.html.po")]
    assert after in path.read_text("utf-8").splitlines()[(refusals[0].line or 0) - 1]
    assert contents(tmp_path / "build/es") == published


@pytest.mark.parametrize("extra", ["</p><p>Otra cosa", "<div>Otra cosa</div>", "<textarea>", "</p></body><script>"])
def test_not_even_a_waiver_lets_a_translation_change_the_structure(tmp_path: Path, extra: str) -> None:
    workspace = complete(tmp_path)
    path = workspace.catalog_path("night.html", "es")
    waivers = "".join(f"# museotext: waive {rule} — I know better\n" for rule in ("markup-lost", "markup-broken"))
    edit(path, lambda text: text.replace("linterna</em>", f"linterna</em>{extra}"))
    edit(path, lambda text: text.replace("#. paragraph", f"{waivers}#. paragraph", 1))
    assert [(one.document, one.language) for one in publish(workspace).refusals] == [("night.html", "es")]
    assert not (tmp_path / "build/es/night.html").exists()


def test_a_translation_without_a_letter_is_published_all_the_same(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    edit(workspace.catalog_path("rules.md", "es"), lambda text: text.replace("Lunes", "1"))
    assert publish(workspace).refusals == ()
    assert "| 1 | Cerrado" in (tmp_path / "build/es/rules.md").read_text("utf-8")


@pytest.mark.parametrize("target", ["http://[", "//[::1", "http://[x]y/", "?a=[", "%", "a%ZZ.html", "#"])
def test_a_link_that_leads_nowhere_is_left_as_it_is(tmp_path: Path, target: str) -> None:
    workspace = complete(tmp_path)
    page = tmp_path / "source_texts/en/night.html"
    page.write_text(f'<p><a href="{target}">See</a> more', "utf-8")
    extract(workspace)
    translate(workspace, "night.html", "es")
    translate(workspace, "night.html", "pt_BR")
    assert publish(workspace).refusals == ()
    assert f'href="{target}"' in (tmp_path / "build/es/night.html").read_text("utf-8")


def test_a_page_lists_the_same_languages_in_each_of_them(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    head = """<head><meta property="og:locale" content="en_GB">
<meta property="og:locale:alternate" content="es_MX">
<meta property="og:locale:alternate" content="pt_BR">
<link rel="alternate" hreflang="en" href="night.html">
<link rel="alternate" hreflang="es" href="../es/night.html">
<link rel="alternate" hreflang="pt-BR" href="../pt_BR/night.html">
<link rel="alternate" hreflang="x-default" href="night.html">"""
    page = workspace.root / "source_texts/en/night.html"
    page.write_text(page.read_text("utf-8").replace("<head>", head), "utf-8")
    publish(workspace)
    listed = """<meta property="og:locale:alternate" content="{}">
<meta property="og:locale:alternate" content="{}">
<link rel="alternate" hreflang="en" href="{}">
<link rel="alternate" hreflang="es" href="../es/night.html">
<link rel="alternate" hreflang="pt-BR" href="../pt_BR/night.html">
<link rel="alternate" hreflang="x-default" href="{}">"""
    for language, values in {
        "en": ("es_MX", "pt_BR", "night.html", "night.html"),
        "es": ("en_GB", "pt_BR", "../en/night.html", "../en/night.html"),
        "pt_BR": ("es_MX", "en_GB", "../en/night.html", "../en/night.html"),
    }.items():
        assert listed.format(*values) in workspace.published_path("night.html", language).read_text("utf-8")


def test_a_link_to_an_unpublished_document_leads_to_the_original(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    workspace.catalog_path("rules.md", "es").unlink()
    publish(workspace)
    assert 'href="../en/rules.md"' in (tmp_path / "build/es/night.html").read_text("utf-8")
    assert 'href="rules.md"' in (tmp_path / "build/pt_BR/night.html").read_text("utf-8")


# status


def test_status_counts_each_distinct_text_as_the_source_stands_now(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    edit(tmp_path / "source_texts/es/taller.txt", lambda text: text + "\nOtro párrafo.\n\nOtro párrafo.\n")
    row = next(row for row in status(workspace) if row.name == "taller.txt")
    english = next(one for one in row.translations if one.language == "en")
    assert (english.translated, english.fuzzy, english.missing, english.percent) == (4, 0, 1, 80)


def test_a_percentage_is_never_rounded_up() -> None:
    assert LanguageProgress("es", 999, 1, 0).percent == 99
    assert LanguageProgress("es", 0, 0, 0).percent == 100


def test_an_entry_that_only_a_person_changed_is_kept_as_it_was(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    path = workspace.catalog_path("taller.txt", "en")
    catalog = read(path.read_bytes())
    noted = tuple(replace(entry, comments=("a note of mine",)) for entry in catalog.entries)
    path.write_bytes(serialise(replace(catalog, entries=noted)))
    edit(tmp_path / "source_texts/es/taller.txt", lambda text: text + "\nOtro párrafo.\n")
    extract(workspace)
    after = read(path.read_bytes())
    assert [entry.comments for entry in after.active] == [("a note of mine",)] * len(noted) + [()]
    assert json.dumps(after.metadata["Language"]) == '"en"'


def test_a_note_stands_where_the_translation_is_missing_though_another_is_no_text_any_more(tmp_path: Path) -> None:
    workspace = make(tmp_path)
    (tmp_path / "setup.cfg").write_text("[museotext]\nlanguages = en, es\npublish.minimum = 0\n", "utf-8")
    page = tmp_path / "source_texts/en/short.html"
    page.write_text('<html lang="en"><p>Twelve<p>Rooms', "utf-8")
    extract(workspace, names=["short.html"])
    path = workspace.catalog_path("short.html", "es")
    path.write_text(
        path.read_text("utf-8").replace('msgid "Twelve"\nmsgstr ""', 'msgid "Twelve"\nmsgstr "12"'), "utf-8"
    )
    assert publish(find_workspace(tmp_path), names=["short.html"]).refusals == ()
    published = workspace.published_path("short.html", "es").read_text("utf-8")
    assert '<p>12<p><span lang="en">Rooms</span> <em class="museotext-note">' in published


def test_pictures_may_change_places_with_the_texts_on_them(tmp_path: Path) -> None:
    workspace = make(tmp_path)
    properties = (
        '<wp:docPr xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" descr="{}"/>'
    )
    pictures = [f"<w:r><w:drawing>{properties.format(alt)}</w:drawing></w:r>" for alt in ("A jar", "A loom")]
    body = office.paragraph(office.run("First "), pictures[0], office.run(" then "), pictures[1], office.run(" last"))
    (tmp_path / "source_texts/en/jars.docx").write_bytes(office.word(body))
    extract(workspace, names=["jars.docx"])
    path = workspace.catalog_path("jars.docx", "es")
    catalog = read(path.read_bytes())
    texts = {"First <1/> then <2/> last": "Antes <2/> y <1/>", "A jar": "Una jarra", "A loom": "Un telar"}
    path.write_bytes(
        serialise(
            replace(catalog, entries=tuple(replace(entry, msgstr=texts[entry.msgid]) for entry in catalog.entries))
        )
    )
    assert publish(workspace, names=["jars.docx"], languages=["es"]).refusals == ()
    data = workspace.published_path("jars.docx", "es").read_bytes()
    assert office.texts(data) == ["Antes <1/> y", "Un telar", "Una jarra"]


def test_extract_tells_translators_the_terms_when_a_setting_asks(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    before = contents(tmp_path / "po")
    settings = tmp_path / "setup.cfg"
    settings.write_text(settings.read_text("utf-8") + "extract.terms = yes\n", "utf-8")
    asking = find_workspace(tmp_path)
    changes = extract(asking).changes
    assert {change.summary for change in changes} == {"comments only"}
    text = workspace.catalog_path("rules.md", "pt_BR").read_text("utf-8")
    assert '#. paragraph · House rules\n#. terms: lace → renda (T1)\n#: source_texts/en/rules.md\nmsgid "Please' in text
    assert "#. terms: encaje → lace (T1)\n" in workspace.catalog_path("taller.txt", "en").read_text("utf-8")
    assert "terms:" not in workspace.template_path("rules.md").read_text("utf-8")
    assert extract(asking).changes == ()
    settings.write_text(settings.read_text("utf-8").replace("= yes", "= no"), "utf-8")
    extract(find_workspace(tmp_path))
    assert contents(tmp_path / "po") == before


def test_extraction_names_a_unit_that_would_be_read_otherwise_if_it_were_written_anew(tmp_path: Path) -> None:
    workspace = make(tmp_path)
    (tmp_path / "source_texts/en/poem.md").write_text(
        "A title  \n    # not a heading\n\nA line  \nand another\n", "utf-8"
    )
    (tmp_path / "source_texts/en/poem.html").write_text("<pre>One &amp;\n  two</pre><p>three\nfour", "utf-8")
    warnings = extract(workspace, names=["poem.md", "poem.html"]).warnings
    assert [one for one in warnings if "poem" in one] == [
        "source_texts/en/poem.md:1: this paragraph may not survive translation as it is; write its markup more simply"
    ]
