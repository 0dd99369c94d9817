"""Texts as the templates of a PDF want them."""

from __future__ import annotations

import re

from pipeline.editions.model import Edition
from pipeline.editions.outline import Outline
from pipeline.editions.pdf.typesetting import Data
from pipeline.editions.shown import Shown, language_of_words, notice, shown, title_runs
from pipeline.locales import bcp47, is_right_to_left
from pipeline.markup.runs import Run
from pipeline.wording import wording
from pipeline.xml_text import visible

__all__ = ["FEWEST_HEADINGS", "about", "direction", "shown_text", "tag_of"]

FEWEST_HEADINGS = 3
"""A document with fewer headings needs no table of contents."""
_LONGEST_HEAD = 90
"""Characters of a title in the running head."""
_REGION = re.compile("[A-Z]{2}")
_TAB = "\N{EM SPACE}"
"""What stands for a tab, which fonts give no width."""


def tag_of(language: str) -> Data:
    """Return a language as typst names it: ISO 639 code, and ISO 3166 region or none; ``language`` is BCP 47."""
    code, *rest = language.split("-")
    region = next((one for one in rest if _REGION.fullmatch(one.upper())), None)
    return [code.lower(), region and region.upper()]


def direction(language: str) -> str:
    """Return how lines of ``language`` run, as typst names it."""
    return "rtl" if is_right_to_left(language) else "ltr"


def shown_text(one: Shown) -> dict[str, Data]:
    """Return a text with its language, and what is said about it."""
    made: dict[str, Data] = {"runs": [_run(run, one) for run in one.runs], "language": tag_of(one.language)}
    if one.label or one.note:
        made["words"] = tag_of(one.words)
    if one.label:
        made["label"] = one.label
    if one.note:
        made["note"] = one.note
    if one.number:
        made["footnote"] = {"number": str(one.number), "place": one.note_name(one.number)}
    return made


def _run(run: Run, one: Shown) -> Data:
    made: dict[str, Data] = {"text": run.text.replace("\t", _TAB)}
    if run.looks:
        made["looks"] = [look.value for look in sorted(run.looks)]
    if run.target:
        made["target"] = run.target
    if run.note:
        made["footnote"] = one.note_name(run.note)
    if run.language:
        made["language"] = tag_of(run.language)
    return made


def about(edition: Edition, found: Outline, languages: tuple[str, ...]) -> dict[str, Data]:
    """Return what a document for readers of ``languages`` says of itself, in the first of them."""
    first, *others = (title_runs(edition, found.title, language) for language in languages)
    headings = sum(1 for piece in found.pieces if piece.level)
    made: dict[str, Data] = {
        "language": tag_of(bcp47(languages[0])),
        "direction": direction(languages[0]),
        "project": visible(edition.project),
        "title-text": first.unlinked.text.replace("\n", " "),
        "short-title": {"text": _shortened(first.unlinked.text), "language": tag_of(first.language)},
        "heading": shown_text(first),
        "description": _description(edition, languages[0]),
        "contents": wording(languages[0]).contents if headings >= FEWEST_HEADINGS else None,
    }
    if others:
        made["other-titles"] = [shown_text(one) for one in others]
    if words := notice(edition, languages):
        made["notice"] = {"text": words, "language": tag_of(language_of_words(languages[0]))}
    return made


def _shortened(title: str) -> str:
    words = " ".join(title.split())
    return words if len(words) <= _LONGEST_HEAD else words[:_LONGEST_HEAD].rsplit(" ", 1)[0] + "\N{HORIZONTAL ELLIPSIS}"


def _description(edition: Edition, language: str) -> str | None:
    row = next((row for row in edition.rows if row.kind in ("description", "document description")), None)
    return shown(row, language).text if row else None
