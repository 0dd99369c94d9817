"""DeepL's own client against a local server."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from pipeline.translators import engine
from pipeline.translators.drafting import Drafts, drafts
from pipeline.translators.pace import Limits
from pipeline.translators.shielding import SourceText
from tests.translation_servers import Asked, Hurry, Reply, server, translated

WORDS = ["cerámica", "tejido", "madera", "piedra", "plata", "papel", "vidrio", "cuero", "hueso", "pluma"]
TEXTS = [SourceText(f"La sala {number} guarda piezas de {WORDS[number % 10]}") for number in range(120)]
THREE_ATTEMPTS = Limits(attempts=3)
KEY = "11111111-hush:fx"


def texts_in(asked: Asked) -> list[str]:
    assert isinstance(asked.json, dict)
    return list(asked.json["text"])


def reply(texts: list[str]) -> Reply:
    found = [{"detected_source_language": "ES", "text": text, "billed_characters": len(text)} for text in texts]
    return Reply(json.dumps({"translations": found}))


def good(_: int, asked: Asked) -> Reply:
    return reply([translated(text) for text in texts_in(asked)])


def run(
    answer: Callable[[int, Asked], Reply],
    target: str = "pt_BR",
    *,
    limits: Limits = THREE_ATTEMPTS,
    timeout: float = 5,
) -> tuple[Drafts, list[Asked], Hurry]:
    clock = Hurry()
    with server(answer) as (address, seen):
        one = engine("deepl", environment={"DEEPL_API_KEY": KEY}, address=address, timeout=timeout)
        result = drafts(TEXTS, one, source="es", target=target, limits=limits, clock=clock)
    return result, seen, clock


def missing(result: Drafts) -> list[int]:
    return [number for number, draft in enumerate(result.drafts) if draft.text is None]


@pytest.mark.parametrize(("target", "code"), [("pt_BR", "PT-BR"), ("pt_PT", "PT-PT"), ("pt", "PT-PT"), ("en", "EN-GB")])
def test_fifty_texts_go_in_one_request_into_the_right_region(target: str, code: str) -> None:
    result, seen, _ = run(good, target)
    assert missing(result) == []
    assert result.drafts[7].text == translated(TEXTS[7].text)
    assert [len(texts_in(asked)) for asked in seen] == [50, 50, 20]
    for asked in seen:
        assert isinstance(asked.json, dict)
        assert (asked.json["source_lang"], asked.json["target_lang"]) == ("ES", code)
        assert "Linux" not in asked.headers["User-Agent"]


@pytest.mark.parametrize(
    "bad",
    [Reply(status=429), Reply(status=503), Reply("{"), Reply("<html>"), Reply("[]"), Reply(reset=True), Reply(delay=2)],
)
def test_a_moments_fault_is_asked_again_by_us_and_not_by_the_client(bad: Reply) -> None:
    result, seen, clock = run(lambda number, asked: bad if number == 0 else good(number, asked), timeout=0.8)
    assert missing(result) == []
    assert len(seen) == 4
    assert 0.5 <= clock.slept[0] <= 1


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (403, "DeepL refused the key; check the environment variable DEEPL_API_KEY"),
        (456, "DeepL's quota is used up; see the usage in your account"),
    ],
)
def test_key_and_quota_end_the_run_and_what_was_answered_is_kept(status: int, reason: str) -> None:
    def tired(number: int, asked: Asked) -> Reply:
        return good(number, asked) if number == 0 else Reply(f'{{"message": "no {KEY}"}}', status)

    result, seen, _ = run(tired)
    assert missing(result) == list(range(50, 120))
    assert result.stopped == reason
    assert len(seen) == 2


def test_one_text_that_is_not_accepted_is_found_by_halves() -> None:
    def picky(number: int, asked: Asked) -> Reply:
        return Reply("{}", 400) if any("sala 33 " in text for text in texts_in(asked)) else good(number, asked)

    result, _, _ = run(picky)
    assert missing(result) == [33]
    assert result.drafts[33].reason == "DeepL answered with HTTP 400"


def test_another_number_of_answers_is_not_used() -> None:
    result, _, _ = run(lambda _, asked: reply([translated(text) for text in texts_in(asked)] + ["más"]))
    assert missing(result) == list(range(120))


def test_answers_in_another_order_are_not_used() -> None:
    result, _, _ = run(lambda _, asked: reply([translated(text) for text in reversed(texts_in(asked))]))
    assert missing(result) == list(range(120))


def test_a_batch_is_cut_to_the_budget() -> None:
    result, seen, _ = run(good, limits=Limits(max_characters=1000))
    sent = [text for asked in seen for text in texts_in(asked)]
    assert len(sent) == 120 - len(missing(result))
    assert sum(map(len, sent)) == result.characters <= 1000 < result.characters + len(TEXTS[len(sent)].text)
    assert result.stopped == "the budget of 1000 characters is used up"
