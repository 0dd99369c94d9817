"""Inline markup inside a unit's text: where it stands, what is left without it, how it looks."""

from __future__ import annotations

from pipeline.markup.angle import numbered_codes, numbered_text
from pipeline.markup.code import Code, Kind, Role
from pipeline.markup.codes import codes
from pipeline.markup.rendering import to_html
from pipeline.markup.text import INVISIBLE, foreign_parts, masked, plain

__all__ = [
    "INVISIBLE",
    "Code",
    "Kind",
    "Role",
    "codes",
    "foreign_parts",
    "masked",
    "numbered_codes",
    "numbered_text",
    "plain",
    "to_html",
]
