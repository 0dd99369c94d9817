"""Pictures in Word documents: those that every version of Word shows, and drawings made into such ones.

Word before 2019 shows neither SVG nor WebP. Where typst is installed (extra ``pdf``) it makes them into PNG, the same
bytes everywhere; elsewhere their words stand for them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from xml.etree.ElementTree import Element, SubElement

from pipeline.editions.pictures import SUFFIXES, media_type

__all__ = ["DRAWINGML", "Drawing", "drawings", "inline"]

DRAWINGML = {
    "xmlns:wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "xmlns:pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
"""The namespaces of pictures, for the root of the document."""
_DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_EMU = 9525
"""English metric units in a pixel of 1/96 inch."""
_SHOWN = ("image/png", "image/jpeg", "image/gif")
_DENSITY = 192
"""Pixels an inch of drawings made into PNG: twice the usual, for print."""
_PROGRAM = b"""#set page(width: auto, height: auto, margin: 0pt, fill: none)
#let one = json(bytes(sys.inputs.picture))
#let drawn(..size) = image(bytes(one.bytes), format: one.format, ..size)
#context {
  let size = measure(drawn())
  drawn(width: size.width * calc.min(1, 480pt / size.width, 560pt / size.height))
}"""
_JPEG_FRAME = re.compile(rb"\xff[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf]..(.)(..)(..)", re.DOTALL)
"""The frame header of a JPEG picture (ITU-T T.81, B.2.2): length, precision, height, width."""
_JPEG_SEGMENT = re.compile(rb"\xff+([\x01-\xfe])", re.DOTALL)
_JPEG_ALONE = frozenset((0x01, *range(0xD0, 0xD9)))
"""Markers that no length follows."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture as it stands in a Word document."""

    file: str
    """Its place below ``word/``."""
    data: bytes
    width: int
    """In pixels of 1/96 inch, as the height."""
    height: int

    def fitting(self, width: int, height: int) -> tuple[int, int]:
        """Return its size in English metric units, no more than ``width`` and ``height``, in twentieths of a point."""
        scale = min(1.0, width * 635 / (self.width * _EMU), height * 635 / (self.height * _EMU))
        return max(1, round(self.width * _EMU * scale)), max(1, round(self.height * _EMU * scale))


def drawings(pictures: Mapping[str, bytes]) -> dict[str, Drawing]:
    """Return those of ``pictures`` that can be shown, by the names they have in the document."""
    found: dict[str, Drawing] = {}
    for name, data in pictures.items():
        kind, shown, scale = media_type(data), data, 1
        if kind and kind not in _SHOWN:
            kind, shown, scale = "image/png", _as_png(data, SUFFIXES[kind]), _DENSITY // 96
        width, height = _size(shown, kind)
        if width and height:
            file = f"media/{len(found) + 1}.{SUFFIXES[kind]}"
            found[name] = Drawing(file, shown, max(1, width // scale), max(1, height // scale))
    return found


def _as_png(data: bytes, form: str) -> bytes:
    """Return a picture as PNG; empty if it cannot be drawn."""
    if not find_spec("typst"):
        return b""
    import typst  # noqa: PLC0415  (an extra)

    picture = json.dumps({"bytes": list(data), "format": form})
    try:
        made: bytes = typst.compile(
            _PROGRAM, format="png", ppi=_DENSITY, ignore_system_fonts=True, sys_inputs={"picture": picture}
        )
    except typst.TypstError:
        return b""
    return made


def _size(data: bytes, kind: str) -> tuple[int, int]:
    """Return the width and height of a picture, in pixels; nothing of a damaged one."""
    if kind == "image/png" and data[12:16] == b"IHDR":
        return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    if kind == "image/gif":
        return int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
    return _jpeg_size(data) if kind == "image/jpeg" else (0, 0)


def _jpeg_size(data: bytes) -> tuple[int, int]:
    at = 2
    while segment := _JPEG_SEGMENT.match(data, at):
        if frame := _JPEG_FRAME.match(data, segment.end() - 2):
            return int.from_bytes(frame[3]), int.from_bytes(frame[2])
        at = segment.end()
        if segment[1][0] not in _JPEG_ALONE:
            length = int.from_bytes(data[at : at + 2])
            if length < 2:
                break
            at += length
    return 0, 0


def inline(run: Element, name: str, number: int, size: tuple[int, int], words: str) -> None:
    """Add a picture to a run: the one whose relationship is ``name``.

    ``number`` tells it from all others. Without ``words`` it is decoration, for those who do not see it.
    """
    width, height = map(str, size)
    at = SubElement(SubElement(run, "w:drawing"), "wp:inline", dict.fromkeys(("distT", "distB", "distL", "distR"), "0"))
    SubElement(at, "wp:extent", {"cx": width, "cy": height})
    known = {"id": str(number), "name": f"Picture {number}"}
    about = SubElement(at, "wp:docPr", {**known, "descr": words})
    if not words:
        extension = SubElement(
            SubElement(about, "a:extLst"), "a:ext", {"uri": "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"}
        )
        SubElement(extension, "adec:decorative", {"xmlns:adec": _DECORATIVE, "val": "1"})
    SubElement(SubElement(at, "wp:cNvGraphicFramePr"), "a:graphicFrameLocks", {"noChangeAspect": "1"})
    data = SubElement(SubElement(at, "a:graphic"), "a:graphicData", {"uri": DRAWINGML["xmlns:pic"]})
    picture = SubElement(data, "pic:pic")
    properties = SubElement(picture, "pic:nvPicPr")
    SubElement(properties, "pic:cNvPr", known)
    SubElement(properties, "pic:cNvPicPr")
    filling = SubElement(picture, "pic:blipFill")
    SubElement(filling, "a:blip", {"r:embed": name})
    SubElement(SubElement(filling, "a:stretch"), "a:fillRect")
    shape = SubElement(picture, "pic:spPr")
    frame = SubElement(shape, "a:xfrm")
    SubElement(frame, "a:off", {"x": "0", "y": "0"})
    SubElement(frame, "a:ext", {"cx": width, "cy": height})
    SubElement(SubElement(shape, "a:prstGeom", {"prst": "rect"}), "a:avLst")
