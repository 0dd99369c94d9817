"""How the pages of editions are made from their templates."""

from __future__ import annotations

from pathlib import Path

from pipeline import pages
from pipeline.xml_text import visible

__all__ = ["around_gaps", "page"]

_TEMPLATES = Path(__file__).with_name("templates")


def page(template: str, *, styles: tuple[str, ...], script: str = "", **values: object) -> bytes:
    """Return a page as a file that needs no other; see ``pipeline.pages``."""
    return visible(pages.page(_TEMPLATES, template, styles=styles, script=script, **values)).encode("utf-8")


def around_gaps(template: str, **values: object) -> tuple[str, ...]:
    """Return what a template says before its first gap, between two, and behind the last; see ``pipeline.pages``."""
    return pages.around_gaps(_TEMPLATES, template, **values)
