"""What is remembered of reading a document, beside its places."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.formats.markdown.html_blocks import HtmlBlock

__all__ = ["Outline"]


class Outline(NamedTuple):
    """What is remembered of reading a document, beside its places."""

    hard_break: str
    """How its first hard line break is written."""
    front: int
    """Where its front matter ends; 0 without one."""
    pages: tuple[HtmlBlock, ...] = ()
    """Its blocks of HTML that can be read again alone."""
