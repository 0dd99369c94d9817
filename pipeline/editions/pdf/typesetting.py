"""How a template and its data become a PDF, by typst."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

import typst

from pipeline.editions.model import Edition
from pipeline.editions.pdf.characters import by_number, cautious, missing, unusual
from pipeline.editions.pictures import SUFFIXES, media_type
from pipeline.errors import PublishError

__all__ = ["Data", "Pictures", "pictures", "typeset"]

Data: TypeAlias = "str | int | list[Data] | dict[str, Data] | None"
"""What a template gets: JSON."""

_TEMPLATES = Path(__file__).parent.with_name("templates")
_SHARED = "print.typ"
_WITHOUT_GLYPH = "could not be displayed"
"""Typst's words for a character that no font has."""
_SAMPLE = b'#set document(title: "-", date: none)\n#text(sys.inputs.data)'
_PICTURE = b"""#set document(title: "-", date: none)
#let one = json(bytes(sys.inputs.data))
#image(bytes(one.bytes), format: one.format, alt: "-")"""


def typeset(template: str, data: Data, drawn: Pictures) -> bytes:
    """Return the PDF that ``template`` makes of ``data``: the same bytes for the same data, on every machine.

    Characters that no font has are printed by their number. Raises PublishError when typst refuses the rest.
    """
    program = _source(_SHARED) + _source(template)
    strange = unusual(_strings(data))
    lacking = missing(strange, _is_shown)
    problem = ""
    for numbered in dict.fromkeys((lacking, lacking | cautious(strange), strange)):
        try:
            return _set(program, data, numbered, drawn)
        except typst.TypstError as error:
            problem = error.message
            if _WITHOUT_GLYPH not in problem:
                break
    raise PublishError(f"typst cannot set it ({problem})", remedy="leave out the edition pdf")


def _set(program: bytes, data: Data, lacking: frozenset[str], drawn: Pictures) -> bytes:
    """Return the PDF with the characters of ``lacking`` by their numbers."""
    shown = _mapped(data, lambda text: by_number(text, lacking))
    return _compiled(program, json.dumps(shown, ensure_ascii=False), drawn.data)


@cache
def _source(name: str) -> bytes:
    return (_TEMPLATES / name).read_bytes()


def _compiled(program: bytes, data: str, pictures: str = "") -> bytes:
    return typst.compile(
        program,
        format="pdf",
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        sys_inputs={"data": data, "pictures": pictures},
    )


def _is_shown(text: str) -> bool:
    """Tell whether typst's fonts have every character of ``text``."""
    try:
        _compiled(_SAMPLE, text)
    except typst.TypstError as error:
        if _WITHOUT_GLYPH not in error.message:
            raise
        return False
    return True


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of an edition that typst can show."""

    numbers: Mapping[str, int]
    """The number of each by the name that the document has for it."""
    data: str = "[]"
    """Their files, as templates want them."""


def pictures(edition: Edition) -> Pictures:
    """Return the pictures that can be set; what is damaged, or no picture, is left out."""
    found: dict[str, str] = {}
    for name, data in edition.pictures.items():
        if kind := media_type(data):
            one = json.dumps({"bytes": list(data), "format": SUFFIXES[kind]})
            if _is_drawn(one):
                found[name] = one
    return Pictures({name: number for number, name in enumerate(found)}, f"[{','.join(found.values())}]")


def _is_drawn(picture: str) -> bool:
    """Tell whether typst can show a picture."""
    try:
        _compiled(_PICTURE, picture)
    except typst.TypstError:
        return False
    return True


def _strings(data: Data) -> Iterator[str]:
    """Yield every text of ``data``."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for one in data:
            yield from _strings(one)
    elif isinstance(data, dict):
        for one in data.values():
            yield from _strings(one)


def _mapped(data: Data, change: Callable[[str], str]) -> Data:
    """Return ``data`` with each text changed."""
    if isinstance(data, str):
        return change(data)
    if isinstance(data, list):
        return [_mapped(one, change) for one in data]
    if isinstance(data, dict):
        return {key: _mapped(one, change) for key, one in data.items()}
    return data
