"""JSON Lines as they come back: an object a line, of which document, source and translations count."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.editions.model import State
from pipeline.editions.returned.model import Returned
from pipeline.errors import DocumentError

__all__ = ["read"]

_STATES = {state.value: state for state in (State.APPROVED, State.TRANSLATED, State.FUZZY, State.MISSING)}


def read(data: bytes, path: Path) -> Iterator[Returned]:
    """Yield each translation of each line.

    Raises DocumentError, with the line, for what is not UTF-8, not JSON, or not as the schema has it.
    """
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if raw.strip():
            yield from _Line(path, number).returned(raw)


class _Line:
    """One line, which knows where it stands."""

    def __init__(self, path: Path, number: int) -> None:
        self._path, self._number = path, number

    def returned(self, raw: bytes) -> Iterator[Returned]:
        try:
            line = json.loads(raw.decode("utf-8"))
        except UnicodeDecodeError:
            raise self._error("is not UTF-8", "save the file as UTF-8") from None
        except (ValueError, RecursionError) as error:
            raise self._error(f"is not JSON ({error})", "write one object a line") from None
        document, source = self._text(line, "document"), self._object(line, "source")
        for language, one in self._object(line, "translations").items():
            if not isinstance(one, dict):
                raise self._error(f"{language} is no object", "see 'museotext import --schema'")
            state = one.get("state", "")
            if state not in ("", *_STATES):
                raise self._error(f"{state!r} is no state", f"write {', '.join(_STATES)}")
            comments = one.get("comments", [])
            if not isinstance(comments, list) or not all(isinstance(text, str) for text in comments):
                raise self._error("comments is no list of texts", "see 'museotext import --schema'")
            yield Returned(
                place=f"{self._path}:{self._number}",
                document=document,
                language=language,
                source=self._text(source, "text"),
                text=self._text(one, "text"),
                state=_STATES.get(state),
                comments=tuple(comments),
                key=self._text(one, "key") if "key" in one else "",
            )

    def _object(self, holder: Any, name: str) -> dict[str, Any]:
        found = holder.get(name) if isinstance(holder, dict) else None
        if not isinstance(found, dict):
            raise self._error(f"has no object {name!r}", "see 'museotext import --schema'")
        return found

    def _text(self, holder: Any, name: str) -> str:
        found = holder.get(name) if isinstance(holder, dict) else None
        if not isinstance(found, str):
            raise self._error(f"has no text {name!r}", "see 'museotext import --schema'")
        return found

    def _error(self, what: str, remedy: str) -> DocumentError:
        return DocumentError(what, path=self._path, line=self._number, remedy=remedy)
