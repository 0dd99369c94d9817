"""Verbs, superlatives and foreign words, after the grammars each language module names."""

from __future__ import annotations

import pytest

from pipeline.glossary.forms import grammar

VERBS = {
    "es": """
        restaurar: restauran restauraba restauró restaurarán restaurando restauradas restaurarla restaurárselo
        catalogar: catalogue cataloguen catalogó
        clasificar: clasifique clasificaron
        organizar: organice organizando
        averiguar: averigüe
        evaluar: evalúa evalúen evaluaron
        enviar: envía envíen
        conocer: conozca conocieron conocidas
        exigir: exija exigen
        distinguir: distinga distinguían
        abrir: abrieron abriendo abrirlo abriéndolas
    """,
    "pt": """
        restaurar: restauram restaurava restaurou restaurarão restaurando restauradas restaurá-la restaurássemos
        vender: vendê-la vendemo-la
        catalogar: catalogue cataloguem
        classificar: classifique
        lançar: lance lancem
        conhecer: conheça conheceram conhecê-lo
        exigir: exija exigem
        abrir: abriram abrindo abri-los
    """,
    "en": """
        restore: restores restored restoring
        study: studies studied studying
        label: labels labelled labeled labelling labeling
        plan: plans planned planning
        admit: admits admitted admitting
        loan: loans loaned loaning
        teach: teaches taught teaching
        agree: agrees agreed agreeing
        focus: focuses focused focusing
        hold: holds held holding
    """,
}
NO_FORMS = {
    "es": "restaurar: restauro restaurante restauración | conocer: conoza | evaluar: evalua",
    "pt": "restaurar: restauro restaurante | conhecer: conheca",
    "en": "plan: planed | loan: loanned | admit: admited | hold: holded | study: studys",
}
SUPERLATIVES = {
    "es": """
        pequeño: pequeñísima pequeñísimos
        antiguo: antiquísimas
        rico: riquísimo
        largo: larguísima
        amable: amabilísimo
        feliz: felicísimo
        fácil: facilísima
        amplio: amplísimo
        fuerte: fortísimo fuertísima
    """,
    "pt": """
        pequeno: pequeníssima
        antigo: antiquíssimos
        rico: riquíssimo
        longo: longuíssima
        amável: amabilíssimo
        feliz: felicíssimo
        fácil: facílimo
        comum: comuníssimo
    """,
    "en": "large: larger largest\n good: better best",
}


def rows(text: str) -> list[tuple[str, set[str]]]:
    lines = (line.partition(":") for part in text.splitlines() for line in part.split("|") if ":" in line)
    return [(word.strip(), set(forms.split())) for word, _, forms in lines]


@pytest.mark.parametrize("language", VERBS)
def test_verbs_are_conjugated(language: str) -> None:
    for verb, forms in rows(VERBS[language]):
        assert forms - set(grammar(language).conjugated(verb)) == set(), verb


@pytest.mark.parametrize("language", NO_FORMS)
def test_verbs_have_no_other_forms(language: str) -> None:
    for verb, forms in rows(NO_FORMS[language]):
        assert forms & set(grammar(language).conjugated(verb)) == set(), verb


@pytest.mark.parametrize("language", SUPERLATIVES)
def test_superlatives(language: str) -> None:
    for adjective, forms in rows(SUPERLATIVES[language]):
        assert forms - set(grammar(language).degrees(adjective)) == set(), adjective


@pytest.mark.parametrize("language", ["es", "pt"])
def test_a_word_that_is_no_infinitive_is_not_conjugated(language: str) -> None:
    assert grammar(language).conjugated("museo") == frozenset()
    assert grammar(language).conjugated("ir") == frozenset()
