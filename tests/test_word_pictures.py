"""Pictures in Word documents: shown, described, and no larger than their place."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pipeline.editions import Edition
from pipeline.editions.docx.pictures import Drawing, drawings
from pipeline.formats import format_of
from pipeline.formats.document import ReadOptions
from pipeline.model import Markup, Place
from tests.sample_editions import DRAWING, GUIDE, ILLUSTRATED, LANGUAGES, edition, fixed, row
from tests.test_word_editions import DOCX, R, W, body, words

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
GIF = b"GIF89a" + struct.pack("<HH", 30, 20) + b"\0\0\0;"
JPEG = b"\xff\xd8\xff\xe0\0\4JF\xff\xff\xc4\0\3x\xff\xc2\0\x0b\x08" + struct.pack(">HH", 40, 60) + b"\1\1\x11\0\xff\xd9"


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + b"\x88" * width) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def illustrated(*pictures: bytes) -> Edition:
    """Return an edition with a paragraph, pictures and, before its last row, one without words."""
    names = [f"{number}.png" for number in range(len(pictures))]
    rows = [
        row("alt text", f"A {name}", f"Un {name}", "", markup=Markup.NONE, place=Place(picture=name)) for name in names
    ]
    last = row("paragraph", "End", "Fin", "Fim")
    silent = (len(rows), fixed("picture", "", Place(picture=names[0])))
    return edition(*rows, last, name="a.md", fixed=(silent,), pictures=dict(zip(names, pictures, strict=True)))


@pytest.mark.parametrize(
    ("data", "size"), [(png(300, 50), (300, 50)), (GIF, (30, 20)), (JPEG, (60, 40)), (DRAWING, (48, 24))]
)
def test_the_size_of_a_picture_is_known(data: bytes, size: tuple[int, int]) -> None:
    found = drawings({"a": data})["a"]
    assert (found.width, found.height) == size


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no picture",
        JPEG[:9],
        b"\xff\xd8\xff\xe0\0\0",
        b"\xff\xd8\xff\xe0\0\1" * 9,
        png(1, 1)[:14],
        GIF[:6],
        b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
        b"RIFF\0\0\0\0WEBPx",
    ],
)
def test_what_is_damaged_or_no_picture_is_left_out(data: bytes) -> None:
    assert drawings({"a": data}) == {}


def test_a_huge_drawing_is_made_no_larger_than_a_page() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="900000" height="300000"><path d="M0 0h9v9z"/></svg>'
    found = drawings({"a": svg})["a"]
    assert (found.width, found.height) == (640, 213)


def test_a_picture_keeps_its_shape_and_fits_its_place() -> None:
    small, wide, high = (Drawing("a", b"", *size) for size in ((96, 48), (9600, 960), (10, 96000)))
    assert small.fitting(9000, 5000) == (914400, 457200)
    assert wide.fitting(9000, 5000) == (9000 * 635, 900 * 635)
    assert high.fitting(9000, 5000)[1] == 5000 * 635
    assert high.fitting(9000, 5000)[0] >= 1


def test_a_drawing_is_shown_with_its_words_in_the_language_of_the_reader() -> None:
    for language, told in zip(LANGUAGES, ("A window", "Una ventana", "Uma janela"), strict=True):
        data = DOCX.render(ILLUSTRATED)[DOCX.path("guide.html", language)]
        [shown] = body(data).iter(f"{WP}docPr")
        assert shown.get("descr") == told
        [blip] = body(data).iter(f"{A}blip")
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            relations = ElementTree.fromstring(archive.read("word/_rels/document.xml.rels"))
            targets = {one.get("Id"): one.get("Target") for one in relations}
            assert archive.read(f"word/{targets[blip.get(f'{R}embed')]}").startswith(b"\x89PNG")
            assert b'Extension="png" ContentType="image/png"' in archive.read("[Content_Types].xml")
        document = format_of("a.docx").read(data, language, ReadOptions())
        assert told in [unit.text for unit in document.units]


def test_beside_each_other_languages_share_a_picture_above_their_words() -> None:
    whole = DOCX.render(ILLUSTRATED)["guide.html.docx"]
    [shown] = body(whole).iter(f"{WP}docPr")
    assert shown.get("descr") == ""
    assert shown.find(f".//{DECORATIVE}") is not None
    rows = [line for line in body(whole).iter(f"{W}tr") if line.find(f".//{W}drawing") is not None]
    assert [line.find(f".//{W}gridSpan").get(f"{W}val") for line in rows] == ["3"]  # type: ignore[union-attr]
    assert "alternative text: A window" in [words(one) for one in body(whole).iter(f"{W}p")]


def test_a_picture_that_waits_for_its_words_says_so_and_one_without_words_says_nothing() -> None:
    made = DOCX.render(illustrated(png(9, 9), GIF))
    about = [one.get("descr") for one in body(made["a.md.pt_BR.docx"]).iter(f"{WP}docPr")]
    assert about == ["[ainda não traduzido] A 0.png", "[ainda não traduzido] A 1.png", ""]
    numbers = [one.get("id") for one in body(made["a.md.pt_BR.docx"]).iter(f"{WP}docPr")]
    assert len(set(numbers)) == 3
    with zipfile.ZipFile(io.BytesIO(made["a.md.pt_BR.docx"])) as archive:
        assert sorted(name for name in archive.namelist() if "media" in name) == [
            "word/media/1.png",
            "word/media/2.gif",
        ]


def test_words_stand_for_a_picture_that_is_not_at_hand() -> None:
    for data in DOCX.render(GUIDE).values():
        assert body(data).find(f".//{W}drawing") is None
    found = [words(one) for one in body(DOCX.render(GUIDE)["guide.html.es.docx"]).iter(f"{W}p")]
    assert "texto alternativo: Una ventana" in found


def test_without_typst_words_stand_for_a_drawing() -> None:
    code = (
        "import sys; sys.modules['typst'] = None\n"
        "import importlib.util as util; util.find_spec = lambda name: None\n"
        "from pipeline.editions.docx.pictures import drawings\n"
        "from tests.sample_editions import DRAWING\n"
        "from tests.test_word_pictures import GIF\n"
        "print(sorted(drawings({'a': DRAWING, 'b': GIF})))"
    )
    folder = Path(__file__).parent.parent
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=folder)
    assert run.stdout.strip() == "['b']", run.stderr


def test_a_cell_of_a_table_has_its_picture() -> None:
    place = Place(table=1, row=1, column=1)
    rows = [
        row("table cell", "A", "B", "C", place=place._replace(column=2)),
        row("table cell", "D", "E", "F", place=place._replace(row=2, column=2)),
    ]
    one = edition(*rows, name="a.md", pictures={"a.gif": GIF})
    one = replace(one, fixed=((0, fixed("picture", "", place._replace(picture="a.gif"))),))
    [cell, *_] = body(DOCX.render(one)["a.md.es.docx"]).iter(f"{W}tc")
    assert cell.find(f".//{W}drawing") is not None
