"""How a template and its data become a PDF, by typst."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TypeAlias

import typst

from pipeline.editions.pdf.characters import by_number, cautious, missing, unusual

__all__ = ["Data", "typeset"]

Data: TypeAlias = "str | int | list[Data] | dict[str, Data] | None"
"""What a template gets: JSON."""

_TEMPLATES = Path(__file__).parent.with_name("templates")
_SHARED = "print.typ"
_WITHOUT_GLYPH = "could not be displayed"
"""Typst's words for a character that no font has."""
_SAMPLE = b'#set document(title: "-", date: none)\n#text(sys.inputs.data)'


def typeset(template: str, data: Data) -> bytes:
    """Return the PDF that ``template`` makes of ``data``: the same bytes for the same data, on every machine.

    Characters that no font has are printed by their number.
    """
    program = _source(_SHARED) + _source(template)
    strange = unusual(_strings(data))
    lacking = missing(strange, _is_shown)
    try:
        return _compiled(program, _mapped(data, lambda text: by_number(text, lacking)))
    except typst.TypstError as error:
        if _WITHOUT_GLYPH not in error.message:
            raise
    lacking |= cautious(strange)
    try:
        return _compiled(program, _mapped(data, lambda text: by_number(text, lacking)))
    except typst.TypstError as error:
        if _WITHOUT_GLYPH not in error.message:
            raise
    return _compiled(program, _mapped(data, lambda text: by_number(text, strange)))


@cache
def _source(name: str) -> bytes:
    return (_TEMPLATES / name).read_bytes()


def _compiled(program: bytes, data: Data) -> bytes:
    return typst.compile(
        program,
        format="pdf",
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        sys_inputs={"data": data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)},
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
