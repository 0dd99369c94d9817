"""Other tools' memories are read, and ours can be read by them and had back exactly."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalogs import Entry, read
from pipeline.errors import StoreError
from pipeline.memory import Approval, Pair
from pipeline.memory.exchange import from_tmx, from_xliff, to_tmx, to_xliff
from pipeline.model import Markup
from pipeline.xml_text import visible
from tests.test_tmx import TEXTS, expect_codes_matched, expect_valid
from tests.workspaces import complete, museotext_in

Captured = pytest.CaptureFixture[str]

PATH = Path("other.tmx")
LANGUAGES = st.sampled_from(["en", "es", "pt_BR", "pt_PT"])


def tmx(body: str, header: str = 'srclang="en"') -> bytes:
    return f'<?xml version="1.0"?>\n<tmx version="1.4"><header {header}/><body>{body}</body></tmx>'.encode()


def unit(**segments: str) -> str:
    variants = (f'<tuv xml:lang="{tag.replace("_", "-")}"><seg>{seg}</seg></tuv>' for tag, seg in segments.items())
    return f"<tu>{''.join(variants)}</tu>"


def pairs_of(data: bytes) -> list[tuple[str, str, str, str]]:
    return [(one.source_language, one.source, one.target_language, one.target) for one in from_tmx(data, PATH)]


@st.composite
def any_pairs(draw: st.DrawFn) -> list[Pair]:
    made: dict[tuple[object, ...], Pair] = {}
    for document in draw(st.lists(st.sampled_from(["a.md", "b.html", ""]), max_size=2, unique=True)):
        markup = draw(st.sampled_from(Markup))
        texts = TEXTS[markup].map(lambda text: "".join(char for char in text if char.isprintable())).filter(str.strip)
        for _ in range(draw(st.integers(0, 4))):
            source, target = draw(LANGUAGES), draw(LANGUAGES)
            if source != target:
                pair = Pair(
                    source,
                    draw(texts),
                    target,
                    draw(texts),
                    markup,
                    document,
                    approval=draw(st.sampled_from(Approval)),
                    day=draw(st.integers(700_000, 740_000)),
                )
                made[source, pair.source, target, pair.target, document] = pair
    return list(made.values())


@given(any_pairs())
def test_what_is_exported_is_valid_and_comes_back(pairs: list[Pair]) -> None:
    data = to_tmx(pairs)
    root = ElementTree.fromstring(data)
    expect_valid(root)
    for seg in root.iter("seg"):
        expect_codes_matched(seg)
    assert set(from_tmx(data, PATH)) == set(pairs)
    assert to_tmx(from_tmx(data, PATH)) == data


def test_all_languages_of_a_text_are_one_unit() -> None:
    pairs = [
        Pair("en", "Lace", "es", "Encaje"),
        Pair("en", "Lace", "pt_BR", "Renda"),
        Pair("en", "Lace", "es", "Blonda"),
    ]
    units = list(ElementTree.fromstring(to_tmx(pairs)).iter("tu"))
    assert [["".join(seg.itertext()) for seg in one.iter("seg")] for one in units] == [
        ["Lace", "Encaje", "Renda"],
        ["Lace", "Blonda"],
    ]


def test_every_language_of_a_unit_is_paired_with_its_original() -> None:
    assert pairs_of(tmx(unit(es="Encaje", en="Lace", pt_BR="Renda"))) == [
        ("en", "Lace", "es", "Encaje"),
        ("en", "Lace", "pt_BR", "Renda"),
    ]
    assert pairs_of(tmx(unit(es="Encaje", en="Lace"), 'srclang="*all*"')) == [("es", "Encaje", "en", "Lace")]
    assert pairs_of(tmx(unit(es="Encaje", zh_Hans_CN="x") + unit(en="Lace", es=" ") + unit(en="Lace"))) == []


def test_old_versions_encodings_and_a_doctype_are_read() -> None:
    old = (
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE tmx SYSTEM "tmx11.dtd"><tmx version="1.1">'
        '<header srclang="EN"/><body><tu changedate="20240229T101500Z"><tuv lang="EN"><seg>Señal &amp; co</seg></tuv>'
        '<tuv lang="ES"><seg>Sí</seg></tuv></tu></body></tmx>'
    )
    [pair] = from_tmx(old.encode("utf-16"), PATH)
    assert (pair.source, pair.target_language, pair.day, pair.approval) == (
        "Señal & co",
        "es",
        738945,
        Approval.UNKNOWN,
    )


def test_codes_of_other_tools_are_numbered_alike_in_every_language() -> None:
    body = unit(
        en='A <bpt i="1" x="7">&lt;b></bpt>red<ept i="1">&lt;/b></ept> <hi>gate</hi><ph x="2"/> &lt;1> &amp; more',
        es='Una <hi>puerta</hi> <bpt i="3" x="7">&lt;b></bpt>roja<ept i="3">&lt;/b></ept><ph x="2"/>',
    )
    [pair] = from_tmx(tmx(body), PATH)
    assert pair.markup is Markup.NUMBERED
    assert pair.source == "A <1>red</1> <2>gate</2><3/> &lt;1> & more"
    assert pair.target == "Una <4>puerta</4> <1>roja</1><3/>"


def test_codes_of_html_stay_as_they_are() -> None:
    body = unit(en='A <bpt i="1">&lt;b></bpt>red<ept i="1">&lt;/b></ept> gate &amp; 1 &lt; 2', es="B")
    [pair] = from_tmx(tmx(body, 'srclang="en" datatype="html"'), PATH)
    assert (pair.markup, pair.source) == (Markup.HTML, "A <b>red</b> gate &amp; 1 &lt; 2")


XLIFF_1 = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a.docx" source-language="en-US" target-language="pt-BR"><body>
<trans-unit id="1" approved="yes"><source>A <g id="5">red</g> gate<x id="6"/></source>
<target>Um portão <g id="5">vermelho</g><x id="6"/></target></trans-unit>
<trans-unit id="2"><source>Two &lt; 3</source><target state="translated">Dois</target></trans-unit>
<trans-unit id="3"><source>Three</source><target state="needs-translation">Três</target></trans-unit>
<trans-unit id="4"><source>Four</source></trans-unit>
<group><trans-unit id="5"><source>Five</source><target>Cinco</target></trans-unit></group>
</body></file></xliff>"""
XLIFF_2 = """<xliff version="2.1" srcLang="en" trgLang="es" xmlns="urn:oasis:names:tc:xliff:document:2.0">
<file id="f"><unit id="u"><segment state="final"><source>A <pc id="1">red</pc> gate<ph id="2"/></source>
<target>Una puerta <pc id="1">roja</pc><ph id="2"/></target></segment>
<segment state="initial"><source>Two</source><target>Dos</target></segment>
<segment><source>Three <sc id="4"/>x<ec startRef="4"/></source>
<target>Tres <sc id="4"/>y<ec startRef="4"/></target></segment>
</unit></file></xliff>"""


def test_xliff_of_both_versions_is_read_with_its_states() -> None:
    one, two, five = from_xliff(XLIFF_1.encode(), PATH)
    assert (one.source_language, one.target_language, one.document, one.markup) == (
        "en_US",
        "pt_BR",
        "a.docx",
        "numbered",
    )
    assert (one.source, one.target) == ("A <1>red</1> gate<2/>", "Um portão <1>vermelho</1><2/>")
    assert (two.source, two.target, two.markup) == ("Two < 3", "Dois", Markup.NONE)
    assert [pair.approval for pair in (one, two, five)] == [Approval.APPROVED, Approval.TRANSLATED, Approval.UNKNOWN]
    one, three = from_xliff(XLIFF_2.encode(), PATH)
    assert (one.source, one.target, one.approval) == (
        "A <1>red</1> gate<2/>",
        "Una puerta <1>roja</1><2/>",
        Approval.APPROVED,
    )
    assert (three.source, three.target) == ("Three <1>x</1>", "Tres <1>y</1>")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.tmx", b"<tmx><body>", r"a\.tmx:1: is not well-formed XML"),
        ("a.tmx", b"<html/>", r"a\.tmx: is no TMX: its root is <html>"),
        ("a.tmx", b'<!DOCTYPE tmx [<!ENTITY a "b">]>\n<tmx>&a;</tmx>', r"a\.tmx:1: declares entities"),
        ("a.xlf", b"<tmx/>", r"a\.xlf: is no XLIFF"),
        ("a.xlf", b'<xliff><file source-language="en"><target>x</target></file></xliff>', "names no target language"),
        ("a.po", b'msgid "a"\nmsgstr "b"\n', r"a\.po: does not say its languages; name it with --from"),
        ("a.txt", b"a", r"a\.txt: is in no format that can be imported; use \.tmx"),
    ],
)
def test_what_cannot_be_read_is_named_and_nothing_is_imported(
    tmp_path: Path, name: str, data: bytes, words: str, capsys: Captured
) -> None:
    complete(tmp_path / "w")
    (tmp_path / name).write_bytes(data)
    good = tmp_path / "good.tmx"
    good.write_bytes(to_tmx([Pair("en", "Zinc", "es", "Cinc")]))
    assert museotext_in(tmp_path / "w", "memory", "import", str(good), str(tmp_path / name)) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    with pytest.raises(StoreError, match=words):
        raise StoreError(said)
    assert museotext_in(tmp_path / "w", "memory", "search", "-l", "es", "Zinc") == 1


def test_a_compendium_is_written_and_read(tmp_path: Path, capsys: Captured) -> None:
    complete(tmp_path / "one")
    file = tmp_path / "all.po"
    assert museotext_in(tmp_path / "one", "memory", "export", "--from", "en", "-l", "es", str(file)) == 0
    entries = read(file.read_bytes(), file).entries
    assert Entry("Whisper.", "Hable en voz baja.") in entries
    assert len({entry.msgid for entry in entries}) == len(entries) == 14
    other = complete(tmp_path / "two")
    for path in (other.root / "po").glob("*/*.po"):
        path.unlink()
    assert museotext_in(tmp_path / "two", "memory", "import", str(file)) == 0
    assert "all.po: 14 translations" in capsys.readouterr().out
    assert museotext_in(tmp_path / "two", "memory", "search", "-l", "es", "Whisper.") == 0
    assert "Hable en voz baja." in capsys.readouterr().out


XLIFF_PAIRS = [
    Pair("en", "The museum & more", "es", "El museo y más", Markup.NONE, "a.txt", approval=Approval.APPROVED),
    Pair("en", "Bring <b>a torch</b>.<br>", "es", "Traiga <b>una linterna</b>.<br>", Markup.HTML, "b.html"),
    Pair("en", "See **this** [page](a.md)", "pt_BR", "Veja [esta página](a.md) **aqui**", Markup.MARKDOWN, "c.md"),
    Pair("en", "half <b>bold", "pt_BR", "meio <b>negrito", Markup.HTML, "d.html", approval=Approval.UNKNOWN),
]


def test_a_memory_as_xliff_has_its_languages_states_and_codes() -> None:
    data = to_xliff(XLIFF_PAIRS)
    read = list(from_xliff(data, PATH))
    assert [(one.source_language, one.target_language, one.document, one.approval) for one in read] == [
        (one.source_language, one.target_language, one.document, one.approval) for one in XLIFF_PAIRS
    ]
    assert read[0].source == "The museum & more"
    assert (read[1].source, read[1].target) == ("Bring <1>a torch</1>.<2/>", "Traiga <1>una linterna</1>.<2/>")
    assert (read[2].source, read[2].target) == ("See <1>this</1> <2>page</2>", "Veja <2>esta página</2> <1>aqui</1>")
    assert b'<it id="1" pos="open">&lt;b&gt;</it>' in data
    assert b'target-language="pt-BR"' in data


WITHOUT_CODES = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="{}%@#:.wW"), min_size=1)


@given(st.lists(st.tuples(WITHOUT_CODES, WITHOUT_CODES), max_size=4))
def test_any_text_comes_through_xliff_as_text(texts: list[tuple[str, str]]) -> None:
    pairs = [Pair("en", source, "es", target) for source, target in texts if source.strip() and target.strip()]
    read = [(one.source, one.target) for one in from_xliff(to_xliff(pairs), PATH)]
    expected = [(visible(one.source), visible(one.target)) for one in dict.fromkeys(pairs)]
    assert [tuple(map(plain_spaces, one)) for one in read] == [tuple(map(plain_spaces, one)) for one in expected]


def plain_spaces(text: str) -> str:
    return " ".join(text.split())


def test_the_workspaces_memory_is_exported_as_xliff(tmp_path: Path, capsys: Captured) -> None:
    complete(tmp_path)
    assert museotext_in(tmp_path, "memory", "export", "-l", "es", str(tmp_path / "all.xlf")) == 0
    read = list(from_xliff((tmp_path / "all.xlf").read_bytes(), PATH))
    assert "Hable en voz baja." in {one.target for one in read}
    assert f"{len(read)} translations" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["a.po"], ["-l", "es", "a.po"], ["a.xls"], ["a"]])
def test_an_export_that_cannot_be_says_what_is_missing(tmp_path: Path, arguments: list[str], capsys: Captured) -> None:
    complete(tmp_path)
    assert museotext_in(tmp_path, "memory", "export", *arguments) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "a.po").exists()
