"""Subtitles in SubRip and WebVTT: cues, what stands outside of units, and translations written back."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import DocumentError
from pipeline.formats import Format, format_of
from pipeline.formats.document import Document, ReadOptions
from pipeline.markup import codes
from pipeline.markup.faults import faults
from pipeline.model import Markup
from tests.golden import CASES, cases, expected, listed, places, rewritten, source

GOLDEN = [(form, case) for form in ("srt", "vtt") for case in cases(form)]
SRT = "1\n00:00:01,000 --> 00:00:03,000\n{}\n\n2\n00:00:04,000 --> 00:00:05,000\nFin\n"
VTT = "WEBVTT\n\n00:01.000 --> 00:03.000\n{}\n\n00:04.000 --> 00:05.000\nFin\n"


def form_of(name: str) -> Format:
    form = format_of(f"film.{name}")
    assert form
    return form


def film(name: str, text: str | bytes) -> Document:
    return form_of(name).read(text.encode() if isinstance(text, str) else text, "es", ReadOptions())


def texts(name: str, text: str | bytes) -> list[str]:
    return [unit.text for unit in film(name, text).units]


def published(name: str, text: str, *translations: str | None) -> str:
    return film(name, text).parts[0].with_texts(translations)


@pytest.mark.parametrize(("name", "case"), GOLDEN)
def test_subtitles_are_read_as_their_listing_says(name: str, case: str) -> None:
    document = film(name, source(name, case).read_bytes())
    assert listed(document) == expected(name, case, "units.txt").splitlines()
    assert places(document) == expected(name, case, "places.txt")


@pytest.mark.parametrize(("name", "case"), GOLDEN)
def test_subtitles_written_anew_read_the_same(name: str, case: str) -> None:
    document = film(name, source(name, case).read_bytes())
    again = film(name, form_of(name).pack(document, rewritten(document)))
    assert listed(again) == listed(document)


def test_a_unit_knows_how_long_it_is_seen() -> None:
    units = film("vtt", (CASES / "vtt/film/source.vtt").read_bytes()).units
    assert [unit.seconds for unit in units[:3]] == [None, 2.6, None]
    assert units[1].markup is Markup.SUBTITLE
    assert film("srt", SRT.format("Hola").replace("03,000", "00,500")).units[0].seconds is None


# What a translator sees.


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Hola,\namigos  ", "Hola,\namigos"),
        ("{\\an8}Hola", "Hola"),
        ("<i>Hola</i>", "Hola"),
        ("{\\an8}<font color=red><B>Hola</B></font>", "Hola"),
        ("<i>Hola</i> y <i>adiós</i>", "<i>Hola</i> y <i>adiós</i>"),
        ("<i>Hola", "<i>Hola"),
        ("- Hola\n- Adiós", "- Hola\n- Adiós"),
        ("a < b & c > d", "a < b & c > d"),
        ("&lt;Hola&gt;", "&lt;Hola&gt;"),
        ("<risas> Hola", "<risas> Hola"),
        ("vaya --> allá", "vaya --> allá"),
    ],
)
def test_the_text_of_a_cue_in_subrip(raw: str, text: str) -> None:
    assert texts("srt", SRT.format(raw)) == [text, "Fin"]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("a &lt; b &amp; c", ["a < b & c"]),
        ("&lt;i&gt; es cursiva &amp;amp;", ["&lt;i> es cursiva &amp;amp;"]),
        ("&lt;00:01.000&gt; es la hora", ["&lt;00:01.000> es la hora"]),
        ("<c.a.b>Hola</c>", ["Hola"]),
        ("<v Ana>Hola", ["Ana", "Hola"]),
        ("<v Ana>Hola</v>", ["Ana", "Hola"]),
        ("<v>Hola</v>", ["Hola"]),
        ("<v Ana><i>Hola</i>", ["Ana", "Hola"]),
        ("<v Ana>Hola</v> y adiós", ["<v Ana>Hola</v> y adiós"]),
        ("<v Ana>Hola\n<v Luz>Adiós", ["<v Ana>Hola\n<v Luz>Adiós"]),
        ("<foo>Hola</foo>", ["<foo>Hola</foo>"]),
        ("museo<00:02.000>lógico", ["museo<00:02.000>lógico"]),
    ],
)
def test_the_text_of_a_cue_in_webvtt(raw: str, found: list[str]) -> None:
    assert texts("vtt", VTT.format(raw)) == [*found, "Fin"]
    document = film("vtt", VTT.format(raw))
    assert texts("vtt", rewritten(document)[0]) == [*found, "Fin"]


def test_speakers_stay_where_a_style_names_them() -> None:
    style = "WEBVTT\n\nSTYLE\n::cue([voice='Ana']) { color: red }\n"
    assert texts("vtt", VTT.format("<v Ana>Hola").replace("WEBVTT\n", style)) == ["Hola", "Fin"]


def test_tracks_for_programs_have_no_units() -> None:
    assert texts("vtt", VTT.format("Hola").replace("WEBVTT\n", "WEBVTT\nKind: metadata\n")) == []


# Blocks.


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", ["srt", "vtt"])
def test_every_kind_of_line_end_is_kept(name: str, newline: str) -> None:
    text = (SRT if name == "srt" else VTT).format("uno\ndos").replace("\n", newline)
    assert texts(name, text) == ["uno\ndos", "Fin"]
    assert published(name, text, "one\ntwo", None) == text.replace("uno", "one").replace("dos", "two")


def test_cues_without_an_empty_line_or_number_between_are_told_apart() -> None:
    assert texts("srt", SRT.format("uno").replace("\n\n", "\n")) == ["uno", "Fin"]
    assert texts("srt", "00:00:01 --> 00:00:02\nuno\n3\n\n00:00:03,5 --> 00:00:04\ndos") == ["uno\n3", "dos"]


def test_a_note_with_times_is_a_cue_in_webvtt() -> None:
    assert texts("vtt", "WEBVTT\n\nNOTE\n00:01.000 --> 00:02.000\nuno\n\nNOTE dos\n\ntres\n") == ["uno"]


def test_a_cue_may_follow_the_heading_at_once() -> None:
    assert texts("vtt", "WEBVTT\n00:01.000 --> 00:02.000\nuno\n") == ["uno"]


@pytest.mark.parametrize(
    ("name", "text", "line", "words"),
    [
        ("srt", "1\n00:00:01,000 -> 00:00:02,000\nHola\n", 1, "has no times"),
        ("srt", SRT.format("Hola").replace("00:00:04,000", "00:04"), 6, "'00:04 --> 00:00:05,000' is not the time"),
        ("srt", SRT.format("Hola").replace(" --> 00:00:05", " --> 00:00:x"), 6, "is not the time"),
        ("srt", "Hola\0", 1, "NUL"),
        ("vtt", "", 1, "does not begin with WEBVTT"),
        ("vtt", "WEBVTTX\n\n", 1, "does not begin with WEBVTT"),
        ("vtt", VTT.format("Hola").replace("00:04.000", "00:04,000"), 6, "'00:04,000 --> 00:05.000' is not the time"),
        ("vtt", VTT.format("a --> b"), 4, "is not the time"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(name: str, text: str, line: int, words: str) -> None:
    with pytest.raises(DocumentError) as caught:
        film(name, text)
    assert caught.value.line == line
    assert words in str(caught.value)
    assert caught.value.remedy


def test_other_encodings_are_refused_and_byte_order_marks_kept() -> None:
    with pytest.raises(DocumentError, match="UTF-8"):
        film("srt", SRT.format("Canción").encode("windows-1252"))
    for codec in ("utf-8-sig", "utf-16", "utf-32"):
        document = film("srt", SRT.format("Canción").encode(codec))
        changed = form_of("srt").pack(document, [document.parts[0].with_texts(["Song", None])])
        assert changed == SRT.format("Song").encode(codec)


def test_an_empty_file_has_nothing_to_translate() -> None:
    assert texts("srt", "") == []


# Writing.


def test_what_stands_round_a_text_stays_round_its_translation() -> None:
    assert published("srt", SRT.format("{\\an8}<i>Hola</i>"), "Hello", None) == SRT.format("{\\an8}<i>Hello</i>")
    assert published("vtt", VTT.format("<v Ana &amp; Luz>Hola</v>"), "A & <B>", "Hello", None) == VTT.format(
        "<v A &amp; &lt;B&gt;>Hello</v>"
    )


def test_a_translation_cannot_end_its_cue_or_begin_another() -> None:
    assert published("srt", SRT.format("Hola"), "one\n\n \ntwo\n", None) == SRT.format("one\ntwo")
    hostile = published("vtt", VTT.format("Hola"), "a\n\n00:09.000 --> 00:10.000\n<b>b</b> <script> & &nbsp;", None)
    assert hostile == VTT.format("a\n00:09.000 --&gt; 00:10.000\n<b>b</b> &lt;script&gt; &amp; \N{NO-BREAK SPACE}")
    slot = film("srt", SRT.format("Hola")).parts[0].slots[0]
    forged = "a\n00:00:09,000 --> 00:00:10,000\nb"
    assert slot.read_again(forged) == (forged,)
    assert texts("srt", published("srt", SRT.format("Hola"), forged, None)) == ["a", "b", "Fin"]


def test_spaces_are_written_as_the_source_writes_them() -> None:
    assert published("vtt", VTT.format("5&nbsp;m"), "6\N{NO-BREAK SPACE}m", None) == VTT.format("6&nbsp;m")


def test_source_text_left_in_place_says_so() -> None:
    slots = film("vtt", VTT.format("<v Ana>Hola")).parts[0].slots
    marked = [slot.marked(slot.unit.text, note="sin traducir", language="en") for slot in slots]
    assert marked == ["Ana", "Hola [sin traducir]", "Fin [sin traducir]"]


PIECES = ["<i>", "</i>", "<v Ana>", "</v>", "<c.x>", "</c>", "<00:02.000>", "{\\an8}", "&amp;", "&lt;", "<", ">", "&"]
cue_texts = st.lists(st.sampled_from([*PIECES, "\n", " ", "ñ", "a", "-", "1"]), min_size=1, max_size=8).map("".join)


@pytest.mark.parametrize("name", ["srt", "vtt"])
@given(raw=cue_texts, translation=cue_texts)
def test_any_cue_is_kept_and_any_translation_read_back(name: str, raw: str, translation: str) -> None:
    text = (SRT if name == "srt" else VTT).format(raw)
    try:
        document = film(name, text)
    except DocumentError:  # an arrow in the text
        return
    part, found = document.parts[0], texts(name, text)
    assert form_of(name).pack(document, [part.with_texts(found)]) == document.data
    assert texts(name, rewritten(document)[0]) == found
    for number, slot in enumerate(part.slots):
        if slot.unit.kind != "speaker":
            chosen = [translation if other == number else None for other in range(len(found))]
            wanted = [*found[:number], *slot.read_again(translation), *found[number + 1 :]]
            again = texts(name, part.with_texts(chosen))
            assert again == wanted or "<v" in translation or is_broken(translation)


def is_broken(text: str) -> bool:
    """Tell whether a text has a tag that is not closed or not open: a check refuses such a translation."""
    return bool(list(faults(text, Markup.SUBTITLE, codes(text, Markup.SUBTITLE))))


def test_subtitles_can_go_to_a_worker() -> None:
    document = film("vtt", VTT.format("<v Ana>Hola"))
    assert pickle.loads(pickle.dumps(document)) == document
