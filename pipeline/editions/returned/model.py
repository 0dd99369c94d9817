"""A text as an exchange file brings it back."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.editions.model import State

__all__ = ["Returned"]


@dataclass(frozen=True, slots=True)
class Returned:
    """A text with its translation, as somebody left it in a file."""

    place: str
    """Where it stands, for people: ``about.html.es.xlsx: sheet es, cell C7``."""
    document: str
    """The name of the document, or what the file calls it."""
    language: str
    """The language of the translation, as a gettext name or a BCP 47 tag."""
    source: str
    text: str
    """The translation; empty if there is none."""
    state: State | None = None
    """Approved, translated, fuzzy or missing; None where the file does not say."""
    comments: tuple[str, ...] = ()
    """What stands beside it, line by line: what the catalog had, and what is new."""
    key: str = ""
    """What named it when the file was made (``pipeline.editions.keys``); empty where that is lost."""
    exact: bool = True
    """Whether the file keeps every character; spreadsheets change line ends and drop control characters."""
    fault: str = ""
    """Why it cannot be taken and what to do, if that can be seen in the file alone."""
