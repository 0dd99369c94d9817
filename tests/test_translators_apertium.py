"""Apertium itself, on the repository's own texts: offline drafts with every code in place."""

from __future__ import annotations

import os
import re
import shutil
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import TranslatorError
from pipeline.markup import codes
from pipeline.model import Markup
from pipeline.translators import engine
from pipeline.translators.apertium_stream import parted, plain, stream
from pipeline.translators.drafting import Drafts, drafts
from pipeline.translators.engine import Refusal, UnfitError
from pipeline.translators.restoring import restored
from pipeline.translators.shielding import Kept, SourceText, shielded
from tests.translation_servers import repository_texts

needs_apertium = pytest.mark.skipif(shutil.which("apertium") is None, reason="needs Debian's apertium")


def run(texts: list[SourceText], source: str, target: str) -> Drafts:
    return drafts(texts, engine("apertium"), source=source, target=target)


def one(text: str, source: str = "es", target: str = "pt_BR", **more) -> str | None:
    (draft,) = run([SourceText(text, **more)], source, target).drafts
    return draft.text


@needs_apertium
@pytest.mark.parametrize(("source", "target", "least"), [("es", "pt_BR", 65), ("en", "es", 75), ("en", "pt_BR", 65)])
def test_the_repositorys_texts_get_drafts_with_all_their_codes(source: str, target: str, least: int) -> None:
    texts = repository_texts(source)[:: 1 if source == "es" else 4]
    result = run(list(texts), source, target)
    assert result.stopped == ""
    for text, draft in zip(texts, result.drafts, strict=True):
        assert (draft.text is None) == bool(draft.reason)
        if draft.text is not None:
            kept = sorted((code.kind, code.identity) for code in codes(text.text, text.markup))
            assert sorted((code.kind, code.identity) for code in codes(draft.text, text.markup)) == kept
            assert not {"⟦", "⟧"} & set(draft.text)
    drafted = sum(draft.text is not None for draft in result.drafts)
    assert drafted * 100 >= least * len(texts)


@needs_apertium
@pytest.mark.parametrize(
    ("source", "target", "text", "expected"),
    [
        ("es", "pt_BR", "La sala abre a las 9.", "A sala abre às 9."),
        ("es", "pt", "El equipo trabaja en la colección.", "A equipa trabalha na colecção."),
        ("pt_BR", "es", "O museu abre amanhã.", "El museo abre mañana."),
        ("pt", "es", "O museu abre amanhã.", "El museo abre mañana."),
        ("en", "es", "The museum opens tomorrow.", "El museo abre mañana."),
        ("en", "pt_BR", "The museum opens tomorrow.", "O museu abre manhã."),
    ],
)
def test_every_pair(source: str, target: str, text: str, expected: str) -> None:
    assert one(text, source, target) == expected


@needs_apertium
def test_english_and_portuguese_go_through_spanish_and_say_so() -> None:
    assert run([SourceText("The museum")], "en", "pt_BR").via == "es"
    assert run([SourceText("O museu")], "pt_BR", "en").via == "es"
    assert run([SourceText("El museo")], "es", "pt_BR").via == ""


@needs_apertium
def test_european_portuguese_is_said_to_be_in_the_old_spelling() -> None:
    assert "1990" in run([SourceText("El museo")], "es", "pt_PT").remark


@needs_apertium
def test_placeholders_names_and_terms_survive() -> None:
    text = "La cédula de {obra} está en el Museo Sívori, %(sala)s."
    kept = (Kept(3, 9, "legenda"), Kept(31, 43))
    assert one(text, kept=kept) == "A legenda de {obra} está no Museo Sívori, %(sala)s."


@needs_apertium
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Está en el {x} nuevo.", "Está no {x} novo."),
        ("Está en el <1>sitio</1> nuevo.", "Está no <1>lugar</1> novo."),
        ("Abre la\nsala.", "Abre a\nsala."),
        ("<1><2>Sala</2></1> (<3/>)", "<1><2>Sala</2></1> (<3/>)"),
    ],
)
def test_rules_carry_no_mask_away(text: str, expected: str) -> None:
    source = SourceText(text, Markup.NUMBERED)
    shield = shielded(source)
    (answer,) = engine("apertium").translate([shield.text], "es", "pt_BR")
    assert isinstance(answer, str)
    assert restored(answer, source, shield) == expected


@given(st.text("⟦⟧0123 ab.,[]^$/<>{}@\\*#xqXQ\n", max_size=40))
def test_the_stream_gives_back_what_it_was_given(text: str) -> None:
    sent = stream([text])
    (back,) = parted(sent)
    marked = re.search(r"[*#@](?=[^\W\d_])|xq[a-jz]+x", text, re.IGNORECASE)
    assert marked or plain(back) == text


@needs_apertium
def test_a_text_with_many_unknown_words_is_refused_and_its_neighbours_are_not() -> None:
    texts = [SourceText(text) for text in ("La sala abre.", "Xyzzy blorpea la quuxada.", "El museo cierra.")]
    result = run(texts, "es", "pt_BR")
    assert [draft.text for draft in result.drafts] == ["A sala abre.", None, "O museu fecha."]
    assert result.drafts[1].reason == "Apertium does not know 3 of 4 words"


@needs_apertium
def test_one_unknown_word_in_a_long_text_is_no_reason_and_its_mark_goes() -> None:
    text = "El museo de la ciudad abre todos los días de la semana y presenta blorpias a todas las personas."
    draft = one(text)
    assert draft is not None
    assert "blorpias" in draft
    assert "*" not in draft


@needs_apertium
def test_words_that_are_known_in_one_language_only_are_unknown_too() -> None:
    (answer,) = engine("apertium").translate(["financial support"], "en", "es")
    assert answer == Refusal("Apertium does not know 1 of 2 words")


@needs_apertium
def test_signs_of_apertium_in_a_text_are_no_marks() -> None:
    assert one("La sala 3 * 4 mide más, y el código es *casa @museo #3 [a] ^b$.") is not None


@needs_apertium
def test_a_thousand_texts_are_two_processes(tmp_path: Path) -> None:
    counting = pretender(tmp_path, f'echo >> {tmp_path}/calls\nexec {shutil.which("apertium")} "$@"')
    texts = [SourceText(f"La sala {number} cierra.") for number in range(1000)]
    result = drafts(texts, engine("apertium", environment=counting), source="es", target="pt_BR")
    assert [draft.text for draft in result.drafts] == [f"A sala {number} fecha." for number in range(1000)]
    assert (tmp_path / "calls").read_text() == "\n\n"


def pretender(folder: Path, script: str) -> dict[str, str]:
    """Put a program called apertium into ``folder`` and return the environment in which it is the one."""
    program = folder / "apertium"
    program.write_text(f'#!/bin/sh\nif [ "$1" = -l ]; then echo es-pt_BR; exit; fi\n{script}\n', "utf-8")
    program.chmod(0o755)
    return {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"}


def test_paragraphs_that_are_not_as_many_are_not_used(tmp_path: Path) -> None:
    environment = pretender(tmp_path, "cat; printf 'una sala de más.[][\\n\\n]'")
    result = drafts(
        [SourceText("La sala abre."), SourceText("El museo cierra.")],
        engine("apertium", environment=environment),
        source="es",
        target="pt_BR",
    )
    assert [draft.reason for draft in result.drafts] == ["Apertium gave 2 texts for 1"] * 2


def test_a_process_that_hangs_is_ended_with_all_its_children(tmp_path: Path) -> None:
    environment = pretender(tmp_path, f"sleep 60 & echo $! > {tmp_path}/child; wait")
    hanging = engine("apertium", environment=environment, timeout=0.5)
    with pytest.raises(UnfitError, match=r"longer than 0\.5 seconds"):
        hanging.translate(["La sala"], "es", "pt_BR")
    child = int((tmp_path / "child").read_text())
    for _ in range(100):
        state = Path(f"/proc/{child}/stat")
        if not state.exists() or state.read_text().split()[2] == "Z":
            return
        time.sleep(0.02)
    pytest.fail("the child is still there")


def test_a_direction_that_is_not_installed_ends_the_run_with_what_to_install(tmp_path: Path) -> None:
    lacking = engine("apertium", environment=pretender(tmp_path, "cat"))
    result = drafts([SourceText("The room")], lacking, source="en", target="es")
    assert result.stopped == "Apertium lacks the direction eng-spa; sudo apt install apertium-eng-spa"


def test_an_apertium_that_does_not_start_is_one_line(tmp_path: Path) -> None:
    environment = pretender(tmp_path, "")
    program = tmp_path / "apertium"
    for script, what in (
        ("#!/bin/sh\nexit 3\n", "Apertium ended with code 3"),
        ("#!/none\n", "No such file or directory"),
    ):
        program.write_text(script, "utf-8")
        with pytest.raises(TranslatorError) as error:
            engine("apertium", environment=environment)
        assert str(error.value) == f"{program}: Apertium does not start; install it again ({what})"


def test_without_apertium_it_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(TranslatorError) as error:
        engine("apertium", environment={"PATH": str(tmp_path)})
    assert str(error.value) == ("Apertium is not installed; sudo apt install apertium apertium-es-pt apertium-eng-spa")


@needs_apertium
def test_a_language_it_does_not_know_is_named_before_anything_starts() -> None:
    with pytest.raises(TranslatorError, match="does not translate from es to qu"):
        engine("apertium", source="es", target="qu")
    with pytest.raises(TranslatorError, match="does not translate from pt_BR to pt_PT"):
        engine("apertium", source="pt_BR", target="pt_PT")


@needs_apertium
def test_the_engine_itself_answers_text_by_text() -> None:
    answers = engine("apertium").translate(["El museo", "Xyzzy"], "es", "pt_BR")
    assert answers == ["O museu", Refusal("Apertium does not know 1 of 1 words")]
