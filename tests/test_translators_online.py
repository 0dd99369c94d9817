"""Online engines against servers that misbehave: no wrong draft, no lost work, a clear end."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from pipeline.errors import TranslatorError
from pipeline.model import Markup
from pipeline.translators import ENGINES, engine, facts
from pipeline.translators.drafting import Drafts, drafts
from pipeline.translators.pace import Limits
from pipeline.translators.preparing import prepared
from pipeline.translators.shielding import Kept, SourceText
from tests.translation_servers import Asked, Hurry, Reply, libre, repository_texts, server, translated

THREE_ATTEMPTS = Limits(attempts=3)
TEXTS = [
    SourceText("La sala de cerámica abre por la mañana"),
    SourceText("Los talleres de tejido son gratuitos"),
    SourceText("El catálogo <1>completo</1> está en la biblioteca", Markup.NUMBERED),
    SourceText("Hay visitas con guía para escuelas"),
]
DRAFTS = [
    "Lao salao deo cerámicao abreo poro lao mañanao",
    "Loso tallereso deo tejidoo sono gratuitoso",
    "Elo catálogoo <1>completo</1> estáo eno lao bibliotecao",
    "Hayo visitaso cono guíao parao escuelaso",
]


def good(_: int, asked: Asked) -> Reply:
    return libre(translated(asked.form["q"]))


def first(*replies: Reply) -> Callable[[int, Asked], Reply]:
    """Send these replies, and good ones from then on."""
    return lambda number, asked: replies[number] if number < len(replies) else good(number, asked)


def run(
    answer: Callable[[int, Asked], Reply],
    texts: list[SourceText] = TEXTS,
    *,
    cache: Path | None = None,
    timeout: float = 5,
    limits: Limits = THREE_ATTEMPTS,
    environment: dict[str, str] | None = None,
) -> tuple[Drafts, list[Asked], Hurry]:
    clock = Hurry()
    with server(answer) as (address, seen):
        one = engine(
            "libre", environment=environment or {"LIBRETRANSLATE_URL": address}, address=address, timeout=timeout
        )
        result = drafts(texts, one, source="es", target="pt_BR", cache=cache, limits=limits, clock=clock)
    return result, seen, clock


def texts_of(result: Drafts) -> list[str | None]:
    return [draft.text for draft in result.drafts]


def test_a_server_that_behaves() -> None:
    result, seen, clock = run(good)
    assert texts_of(result) == DRAFTS
    assert result.stopped == ""
    assert [asked.path for asked in seen] == ["/translate"] * 4
    assert seen[2].form == {
        "q": "El catálogo ⟦0⟧completo⟦1⟧ está en la biblioteca",
        "source": "es",
        "target": "pt",
        "format": "text",
    }
    assert clock.slept == [pytest.approx(0.2)] * 3


def test_texts_and_keys_are_never_in_an_address() -> None:
    _, seen, _ = run(good, environment={"LIBRE_API_KEY": "hush", "LIBRETRANSLATE_URL": "https://unused.example"})
    assert {json.dumps(asked.query) for asked in seen} == {"{}"}
    assert {asked.form["api_key"] for asked in seen} == {"hush"}


@pytest.mark.parametrize(
    "bad",
    [
        Reply("Internal Server Error", 500),
        Reply('{"error": "Slowdown"}', 429),
        Reply('{"translatedText": "Lao sal'),
        Reply('{"translatedText": "Lao salao"}', cut=50),
        Reply("<!DOCTYPE html><html><body>Welcome to the hotel</body></html>", headers={"Content-Type": "text/html"}),
        Reply(reset=True),
        Reply(delay=2),
        Reply('{"translatedText": "x"}', drip=0.2),
    ],
    ids=["500", "429", "not all of the JSON", "cut off", "HTML", "reset", "time-out", "drip"],
)
def test_a_moments_fault_is_asked_again(bad: Reply) -> None:
    result, seen, clock = run(first(bad), timeout=0.8)
    assert texts_of(result) == DRAFTS
    assert len(seen) == 5
    assert any(0.5 <= slept <= 1 for slept in clock.slept)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (Reply("no", 500), "LibreTranslate answered with HTTP 500: no (3 attempts)"),
        (
            Reply('{"error": "Slowdown\\u001b[31m"}', 429),
            "LibreTranslate answered with HTTP 429: Slowdown [31m (3 attempts)",
        ),
        (Reply("{"), "LibreTranslate sent something unreadable instead of an answer (3 attempts)"),
        (Reply("<html>"), "LibreTranslate sent a web page instead of an answer (3 attempts)"),
        (Reply(delay=2), "LibreTranslate did not answer within 0.4 seconds (3 attempts)"),
        (Reply(reset=True), "LibreTranslate cannot be reached, or broke off (ConnectionError) (3 attempts)"),
    ],
)
def test_a_lasting_fault_is_a_clear_end(bad: Reply, reason: str) -> None:
    result, seen, clock = run(lambda *_: bad, timeout=0.4, limits=Limits(attempts=3, failures=2))
    assert texts_of(result) == [None] * 4
    assert result.stopped == f"2 requests failed one after the other: {reason}"
    assert len(seen) == 6
    assert result.drafts[0].reason == reason
    assert result.drafts[3].reason == f"not asked for: {result.stopped}"
    waits = [slept for slept in clock.slept if slept > 0.21]
    assert all(low / 2 <= slept <= low for slept, low in zip(waits, [1, 2, 1, 2], strict=True))


def test_what_came_before_a_fault_is_kept_and_not_asked_again(tmp_path: Path) -> None:
    cache = tmp_path / "answers.sqlite"
    result, _, _ = run(lambda number, asked: good(number, asked) if number < 2 else Reply(status=500), cache=cache)
    assert texts_of(result) == [*DRAFTS[:2], None, None]
    result, seen, _ = run(good, cache=cache)
    assert texts_of(result) == DRAFTS
    assert [asked.form["q"][:2] for asked in seen] == ["El", "Ha"]
    assert [draft.remembered for draft in result.drafts] == [True, True, False, False]
    result, seen, _ = run(good, cache=cache)
    assert (texts_of(result), seen, result.characters) == (DRAFTS, [], 0)


def test_retry_after_in_seconds_is_waited() -> None:
    _, _, clock = run(first(Reply(status=429, headers={"Retry-After": "17"})))
    assert clock.slept[0] == 17


def test_retry_after_as_a_date_is_waited() -> None:
    moment = datetime.now(UTC) + timedelta(seconds=40)
    _, _, clock = run(first(Reply(status=503, headers={"Retry-After": format_datetime(moment, usegmt=True)})))
    assert 30 < clock.slept[0] <= 40


@pytest.mark.parametrize("value", ["soon", "-5", "Wed, 99 Nov 2026", "1e9", "٣"])
def test_retry_after_that_is_none_is_as_if_it_were_not_there(value: str) -> None:
    _, _, clock = run(first(Reply(status=429, headers={"Retry-After": value.encode().decode("latin-1")})))
    assert 0.5 <= clock.slept[0] <= 1


def test_a_wait_of_hours_is_an_end_and_not_a_wait() -> None:
    result, seen, clock = run(lambda *_: Reply("", 429, {"Retry-After": "7200"}))
    assert result.stopped == (
        "LibreTranslate answered with HTTP 429; it asks for a wait of 7200 seconds; run it again later"
    )
    assert len(seen) == 1
    assert clock.slept == []


@pytest.mark.parametrize("status", [401, 402, 403])
def test_a_refused_key_ends_the_run_at_once_and_is_not_shown(status: int) -> None:
    result, seen, _ = run(
        lambda *_: Reply('{"error": "Invalid API key: hush"}', status),
        environment={"LIBRE_API_KEY": "hush", "LIBRETRANSLATE_URL": "-"},
    )
    assert len(seen) == 1
    assert result.stopped == (
        f"LibreTranslate answered with HTTP {status}: Invalid API key: …; check the key and the quota of your account"
    )


def test_a_server_that_moved_is_not_followed() -> None:
    result, seen, _ = run(lambda *_: Reply(status=301, headers={"Location": "http://127.0.0.1:9/"}))
    assert len(seen) == 1
    assert result.stopped == "LibreTranslate has moved to http://127.0.0.1:9/"


def test_a_text_that_is_not_accepted_is_its_own_failure() -> None:
    def picky(number: int, asked: Asked) -> Reply:
        return Reply('{"error": "text limit"}', 400) if "talleres" in asked.form["q"] else good(number, asked)

    result, seen, _ = run(picky)
    assert texts_of(result) == [DRAFTS[0], None, *DRAFTS[2:]]
    assert result.drafts[1].reason == "LibreTranslate answered with HTTP 400: text limit"
    assert len(seen) == 4


def test_a_server_that_accepts_nothing_is_not_asked_for_ever() -> None:
    texts = [SourceText(f"El museo abre la sala {number}") for number in range(100)]
    result, seen, _ = run(lambda *_: Reply('{"error": "pt is not supported"}', 400), texts)
    assert len(seen) == 15
    assert result.stopped.endswith("HTTP 400: pt is not supported")


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("", "the answer is empty"),
        ("   ", "the answer is empty"),
        ("…", "the answer is empty"),
        ("<!DOCTYPE html><p>Error 1020</p>", "the answer is a web page or has markup of its own"),
        ("Laa salaa &quot;deu&quot; cerámicau", "the answer is a web page or has markup of its own"),
        (TEXTS[0].text, "it came back as it was"),
        ("La sala. " * 40, "the answer is much too long (359 characters for 38)"),
        ("L", "the answer is much too short (1 characters for 38)"),
        ("A sala 33 de cerámica abre pela manhã", "the number 33 is not in the text"),
        ("A sala ⟦0⟧ de cerámica abre pela manhã", "it has a protected passage of another text"),
    ],
)
def test_an_answer_that_is_no_translation_is_refused(answer: str, reason: str) -> None:
    result, _, _ = run(lambda *_: libre(answer), TEXTS[:1])
    assert result.drafts[0].text is None
    assert result.drafts[0].reason == reason


@pytest.mark.parametrize(
    "body",
    ["null", "[]", "{}", '"x"', "7", '{"translatedText": null}', '{"translatedText": ["x"]}', '{"translatedText": {}}'],
)
def test_json_of_another_form_is_no_translation(body: str) -> None:
    result, _, _ = run(lambda *_: Reply(body), TEXTS[:1], limits=Limits(attempts=2))
    assert result.drafts[0].text is None
    assert "translation" in result.drafts[0].reason


def test_a_lost_number_is_named() -> None:
    result, _, _ = run(lambda *_: libre("A sala abre ao meio-dia"), [SourceText("La sala abre a las 12:30")])
    assert result.drafts[0].reason == "the number 12 is lost"


def test_numbers_may_be_written_another_way() -> None:
    result, _, _ = run(lambda *_: libre("1.200 peças do século 19"), [SourceText("1,200 piezas del siglo XIX")])
    assert result.drafts[0].text == "1.200 peças do século 19"


@pytest.mark.parametrize("lost", ["⟦0⟧", "⟦1⟧"])
def test_lost_markup_is_refused_and_not_asked_for_again(lost: str, tmp_path: Path) -> None:
    def losing(number: int, asked: Asked) -> Reply:
        return libre(translated(asked.form["q"]).replace(lost, ""))

    result, _, _ = run(losing, cache=tmp_path / "answers")
    assert texts_of(result) == [*DRAFTS[:2], None, DRAFTS[3]]
    assert result.drafts[2].reason == f"{'<1>' if lost == '⟦0⟧' else '</1>'!r} is lost"
    _, seen, _ = run(losing, cache=tmp_path / "answers")
    assert seen == []


def spanish_to_portuguese() -> dict[str, str]:
    """Return what Apertium makes of the repository's texts, as a server would be asked for them."""
    sent = [piece.text for text in repository_texts("es") for piece in prepared(text, "es", facts("libre")).pieces]
    answers = engine("apertium").translate(list(dict.fromkeys(sent)), "es", "pt_BR")
    return {text: answer for text, answer in zip(dict.fromkeys(sent), answers, strict=True) if isinstance(answer, str)}


@pytest.mark.parametrize("size", [2, 3, 10, 150])
def test_answers_of_other_texts_are_noticed_and_none_is_used(size: int, tmp_path: Path) -> None:
    right = spanish_to_portuguese()
    texts = [SourceText(text) for text in right if len(text) > 60 and "⟦" not in text][:size]
    answers = [right[text.text] for text in texts]

    def behind(number: int, _: Asked) -> Reply:
        return libre(answers[number - 1])

    cache = tmp_path / "answers"
    result, _, _ = run(behind, texts, cache=cache)
    assert texts_of(result) == [None] * len(texts)
    assert result.stopped == "the engine mixes up its answers: none of this run is used"
    with sqlite3.connect(cache) as file:
        assert file.execute("SELECT count(*) FROM answer").fetchone() == (0,)
    file.close()

    result, _, _ = run(lambda number, _: libre(answers[number]), texts, cache=cache)
    assert sum(draft.text is not None for draft in result.drafts) >= 0.9 * len(texts)
    assert result.stopped == ""


def test_masks_of_another_text_are_noticed() -> None:
    texts = [SourceText(f"<{n}>Sala</{n}> abierta", Markup.NUMBERED) for n in (1, 2)]
    seen: list[str] = []

    def behind(_: int, asked: Asked) -> Reply:
        seen.append(asked.form["q"])
        return libre("⟦2⟧Sala⟦3⟧ aberta")

    result, _, _ = run(behind, texts)
    assert texts_of(result) == [None, None]
    assert result.drafts[0].reason == "it has a protected passage of another text"


def test_equal_texts_are_sent_once() -> None:
    result, seen, _ = run(good, [TEXTS[0], TEXTS[1], TEXTS[0]])
    assert texts_of(result) == [DRAFTS[0], DRAFTS[1], DRAFTS[0]]
    assert len(seen) == 2


def test_texts_that_differ_only_in_their_codes_are_sent_once() -> None:
    texts = [SourceText(f"Vea el plano en https://museo.org/{n}") for n in range(3)]
    result, seen, _ = run(good, texts)
    assert texts_of(result) == [f"Veao elo planoo eno https://museo.org/{n}" for n in range(3)]
    assert len(seen) == 1


def test_a_text_without_words_is_not_sent() -> None:
    result, seen, _ = run(
        good, [SourceText("2,500"), SourceText("https://museo.org"), SourceText(""), SourceText(" \n")]
    )
    assert seen == []
    assert {draft.reason for draft in result.drafts} == {"it has no words to translate"}


def test_a_long_text_goes_sentence_by_sentence_with_its_spaces() -> None:
    sentences = [f"La sala {n} del museo <{n}>guarda</{n}> piezas de la colección de textiles." for n in range(1, 61)]
    text = "  ".join(sentences) + "\n"
    result, seen, _ = run(good, [SourceText(text, Markup.NUMBERED)])
    assert len(seen) == 3
    assert all(len(asked.form["q"]) <= facts("libre").longest for asked in seen)
    draft = result.drafts[0].text
    assert draft is not None
    assert draft.count(".  L") == 59
    assert draft.endswith(".\n")
    assert "<60>guarda</60>" in draft


def test_a_sentence_that_is_too_long_is_an_error_of_that_text_alone() -> None:
    result, seen, _ = run(good, [SourceText("palabra " * 400), TEXTS[0]])
    assert result.drafts[0].reason == ("it has a sentence that is longer than the 2000 characters LibreTranslate takes")
    assert result.drafts[1].text == DRAFTS[0]
    assert len(seen) == 1


def test_the_budget_is_never_exceeded_and_the_rest_is_named() -> None:
    result, seen, _ = run(good, limits=Limits(max_characters=80))
    assert texts_of(result) == [*DRAFTS[:2], None, None]
    assert result.stopped == "the budget of 80 characters is used up"
    assert result.drafts[2].reason == f"not asked for: {result.stopped}"
    assert result.characters == sum(len(asked.form["q"]) for asked in seen) == 74


def test_repeated_requests_count_for_the_budget() -> None:
    result, seen, _ = run(lambda *_: Reply(status=500), limits=Limits(max_characters=80, attempts=9))
    assert len(seen) == 2
    assert result.characters == 76


def test_an_interrupted_run_keeps_what_was_answered(tmp_path: Path) -> None:
    def stop(done: int) -> None:
        stop.done += done  # type: ignore[attr-defined]
        if stop.done == 3:  # type: ignore[attr-defined]
            raise KeyboardInterrupt

    stop.done = 0  # type: ignore[attr-defined]
    cache = tmp_path / "answers"
    with server(good) as (address, seen):
        one = engine("libre", environment={}, address=address)
        with pytest.raises(KeyboardInterrupt):
            drafts(TEXTS, one, source="es", target="pt_BR", cache=cache, clock=Hurry(), progress=stop)
        assert len(seen) == 3
        assert texts_of(drafts(TEXTS, one, source="es", target="pt_BR", cache=cache, clock=Hurry())) == DRAFTS
        assert len(seen) == 4


def test_replacements_are_not_in_what_is_sent_nor_in_the_cache(tmp_path: Path) -> None:
    cache = tmp_path / "answers"
    for term in ("legenda", "ficha"):
        result, seen, _ = run(good, [SourceText("La cédula grande", kept=(Kept(3, 9, term),))], cache=cache)
        assert texts_of(result) == [f"Lao {term} grandeo"]
    assert seen == []


# --- the other classes of deep-translator ---


def online(
    name: str, answer: Callable[[int, Asked], Reply], target: str = "pt_BR", **environment: str
) -> tuple[Drafts, list[Asked]]:
    with server(answer) as (address, seen):
        one = engine(name, environment=environment, address=address, timeout=5)
        result = drafts(TEXTS, one, source="es", target=target, limits=Limits(attempts=2), clock=Hurry())
    return result, seen


def test_google_is_read_from_its_page() -> None:
    def page(_: int, asked: Asked) -> Reply:
        return Reply(f'<html><div class="result-container">{translated(asked.query["q"])}</div></html>')

    result, seen = online("google", page)
    assert texts_of(result) == DRAFTS
    assert {(asked.query["sl"], asked.query["tl"]) for asked in seen} == {("es", "pt")}


def test_a_page_of_google_without_a_translation_is_no_draft() -> None:
    result, _ = online("google", lambda *_: Reply("<html><title>Before you continue</title></html>"))
    assert texts_of(result) == [None] * 4
    assert "Google Translate gave no translation" in result.stopped


def mymemory(text: str, **more: object) -> Reply:
    return Reply(json.dumps({"responseData": {"translatedText": text}, "responseStatus": 200, "matches": [], **more}))


def test_mymemory_has_regions_and_references() -> None:
    def answer(_: int, asked: Asked) -> Reply:
        return mymemory(translated(asked.query["q"]).replace("á", "&aacute;"))

    result, seen = online("mymemory", answer, MYMEMORY_EMAIL="a@example.org")
    assert texts_of(result) == DRAFTS
    assert {(asked.query["langpair"], asked.query["de"]) for asked in seen} == {("es-ES|pt-BR", "a@example.org")}
    assert {asked.query["langpair"] for asked in online("mymemory", answer, "pt_PT")[1]} == {"es-ES|pt-PT"}


@pytest.mark.parametrize(
    "warning",
    [
        mymemory("MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY. NEXT AVAILABLE IN 10 HOURS"),
        mymemory("x", quotaFinished=True),
        mymemory("x", responseStatus="429"),
    ],
)
def test_mymemorys_warning_about_its_quota_is_no_translation(warning: Reply) -> None:
    result, seen = online("mymemory", lambda *_: warning)
    assert texts_of(result) == [None] * 4
    assert "quota for today is used up" in result.stopped
    assert len(seen) == 1


def test_mymemorys_errors_are_no_translations() -> None:
    result, _ = online("mymemory", lambda *_: mymemory("PLEASE SELECT TWO DISTINCT LANGUAGES", responseStatus="403"))
    assert [draft.reason for draft in result.drafts] == ["MyMemory refused the text (403)"] * 4


def test_mymemorys_limit_is_in_bytes() -> None:
    text = SourceText("ñ" * 260)
    with server(lambda *_: mymemory("x")) as (address, seen):
        one = engine("mymemory", environment={}, address=address)
        result = drafts([text], one, source="es", target="pt_BR", clock=Hurry())
    assert "499 bytes" in result.drafts[0].reason
    assert seen == []


def test_microsoft_is_asked_for_the_countrys_portuguese_and_for_nothing_before() -> None:
    def answer(_: int, asked: Asked) -> Reply:
        assert isinstance(asked.json, list)
        return Reply(json.dumps([{"translations": [{"text": translated(asked.json[0]["text"]), "to": "pt"}]}]))

    result, seen = online("microsoft", answer, MICROSOFT_API_KEY="hush", MICROSOFT_REGION="brazilsouth")
    assert texts_of(result) == DRAFTS
    assert len(seen) == 4
    assert {(asked.query["from"], asked.query["to"]) for asked in seen} == {("es", "pt")}
    assert seen[0].headers["Ocp-Apim-Subscription-Key"] == "hush"
    assert seen[0].headers["Ocp-Apim-Subscription-Region"] == "brazilsouth"
    _, seen = online("microsoft", answer, "pt_PT", MICROSOFT_API_KEY="hush")
    assert {asked.query["to"] for asked in seen} == {"pt-pt"}


def test_microsofts_error_ends_the_run() -> None:
    error = '{"error": {"code": 401000, "message": "The request is not authorized because hush is not valid."}}'
    result, seen = online("microsoft", lambda *_: Reply(error, 401), MICROSOFT_API_KEY="hush")
    assert len(seen) == 1
    assert "not authorized because … is not valid" in result.stopped


# --- what is asked of engines before anything is sent ---


@pytest.mark.parametrize("name", ENGINES)
def test_every_engine_declares_itself(name: str) -> None:
    one = facts(name)
    assert one.name == name
    assert one.offline == (name == "apertium")
    assert {"es", "pt_BR"} <= {*one.targets, "pt_BR" if one.targets.get("pt_BR") else ""}
    assert {"en", "es"} <= one.sources.keys()
    assert one.longest > 100
    assert all(remark.endswith(".") for remark in one.remarks.values())


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("deepl", "DeepL needs the key of a DeepL API account; set the environment variable DEEPL_API_KEY"),
        (
            "microsoft",
            "Microsoft Translator needs the key of an Azure translator; set the environment variable MICROSOFT_API_KEY",
        ),
        (
            "libre",
            (
                "LibreTranslate needs the address of a LibreTranslate server (https://…); "
                "set the environment variable LIBRETRANSLATE_URL"
            ),
        ),
        ("gogle", "there is no translator called 'gogle'; did you mean google?"),
        ("x", "there is no translator called 'x'; choose one of apertium, deepl, google, libre, microsoft, mymemory"),
    ],
)
def test_what_is_missing_is_one_line_that_says_what_to_set(name: str, message: str) -> None:
    with pytest.raises(TranslatorError) as error:
        engine(name, environment={})
    assert str(error.value) == message


def test_google_says_that_it_knows_one_portuguese() -> None:
    assert facts("google").remarks["pt_PT"] == "Google's page knows one Portuguese, mostly that of Brazil."


def test_an_address_that_is_none_is_a_clear_end() -> None:
    one = engine("libre", environment={}, address="museo")
    result = drafts(TEXTS, one, source="es", target="pt_BR", clock=Hurry())
    assert result.stopped == "LibreTranslate's address is not valid; write it as https://example.org/"
