"""What can stop the work: one small family of errors, each one line to its reader."""

from __future__ import annotations

import os
from collections.abc import Sequence

__all__ = [
    "CatalogError",
    "CombinedError",
    "DocumentError",
    "GlossaryError",
    "MuseotextError",
    "PublishError",
    "SettingsError",
    "StoreError",
    "TranslatorError",
]


class MuseotextError(Exception):
    """The work could not be done; the command line prints it as one line and exits with 2.

    ``what`` says what is wrong, ``path`` and ``line`` (from 1) where, and ``remedy``
    what to do next. All four are for people: plain English, no jargon of the code.
    """

    def __init__(
        self,
        what: str,
        *,
        path: str | os.PathLike[str] | None = None,
        line: int | None = None,
        remedy: str = "",
    ) -> None:
        super().__init__(what)
        self.what = what
        self.path = None if path is None else os.fspath(path)
        self.line = line
        self.remedy = remedy

    def __str__(self) -> str:
        where = "" if self.path is None else self.path if self.line is None else f"{self.path}:{self.line}"
        text = f"{where}: {self.what}" if where else self.what
        return f"{text}; {self.remedy}" if self.remedy else text

    def __reduce__(self) -> tuple[object, ...]:
        """Keep place and remedy when the error crosses from a worker process."""
        return _rebuilt, (type(self), self.what, self.path, self.line, self.remedy)


def _rebuilt(kind: type[MuseotextError], what: str, path: str | None, line: int | None, remedy: str) -> MuseotextError:
    return kind(what, path=path, line=line, remedy=remedy)


class SettingsError(MuseotextError):
    """The workspace or its ``[museotext]`` section is not usable."""


class DocumentError(MuseotextError):
    """A source text cannot be read, or cannot be kept exactly."""


class CatalogError(MuseotextError):
    """A PO file is not valid; it is left as it was."""


class GlossaryError(MuseotextError):
    """A glossary file is not valid."""


class PublishError(MuseotextError):
    """A document is refused: publishing it would lose text or markup."""


class StoreError(MuseotextError):
    """The translation memory cannot be used, or a file is none."""


class TranslatorError(MuseotextError):
    """A machine translator cannot be used: it lacks a program, package, key or language."""


class CombinedError(MuseotextError):
    """Several things are wrong with the input; each is a line of its own."""

    def __init__(self, errors: Sequence[MuseotextError]) -> None:
        super().__init__("\n".join(map(str, errors)))
        self.errors = tuple(errors)

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the single errors when this crosses from a worker process."""
        return CombinedError, (self.errors,)
