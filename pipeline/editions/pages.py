"""How the pages of editions are made from their templates."""

from __future__ import annotations

from pathlib import Path

from pipeline import pages
from pipeline.xml_text import visible

__all__ = ["around_gaps", "page"]

_TEMPLATES = Path(__file__).with_name("templates")


def page(
    template: str, *, styles: tuple[str, ...], scripts: tuple[str, ...] = (), loads: bool = False, **values: object
) -> bytes:
    """Return a page as a file that works without any other; see ``pipeline.pages``."""
    made = pages.page(_TEMPLATES, template, styles=styles, scripts=scripts, loads=loads, **values)
    return visible(made).encode("utf-8")


def around_gaps(template: str, **values: object) -> tuple[str, ...]:
    """Return what a template says before its first gap, between two, and behind the last; see ``pipeline.pages``."""
    return pages.around_gaps(_TEMPLATES, template, **values)
