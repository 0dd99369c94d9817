"""PO files that ``museotext check`` is given by themselves, outside a workspace or on standard input."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.errors import DocumentError, SettingsError
from pipeline.files import LARGEST
from pipeline.workspace import Workspace

if TYPE_CHECKING:
    from pipeline.stages.check import CheckResult
    from pipeline.stages.check_files import Loose

__all__ = ["GLOSSARY", "apart", "checked"]

GLOSSARY = click.Path(path_type=Path, exists=True)
_STANDARD_INPUT = "-"
_SHOWN = "<stdin>"


def apart(workspace: Workspace | None, names: Sequence[str]) -> tuple[tuple[Loose, ...], tuple[str, ...]]:
    """Return the PO files among ``names`` that are no part of ``workspace``, read, and all other names.

    Raises DocumentError for a file that cannot be read.
    """
    from pipeline.stages.check_files import Loose, read_loose
    from pipeline.stages.check_files import apart as parted

    files, others = parted(workspace, [name for name in names if name != _STANDARD_INPUT])
    read = [read_loose(path) for path in files]
    if _STANDARD_INPUT in names:
        data = sys.stdin.buffer.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise DocumentError("is too large", path=_SHOWN, remedy="save it and name the file")
        read.append(Loose(_SHOWN, data))
    return tuple(read), others


def checked(
    files: Sequence[Loose],
    workspace: Workspace | None,
    *,
    languages: Sequence[str],
    source_language: str | None,
    glossary: Path | None,
    **rules: Any,
) -> CheckResult:
    """Check PO files with the settings and terms of ``workspace``, or the terms of ``glossary``.

    Raises SettingsError for what is no language, and for more than one.
    """
    from pipeline.glossary import Glossary, read_glossary
    from pipeline.locales import is_language
    from pipeline.settings import Settings
    from pipeline.stages.check_files import check_files

    for name in (*languages, *([source_language] if source_language else [])):
        if not is_language(name):
            raise SettingsError(f"'{name}' is not a gettext language name", remedy="write one such as es or pt_BR")
    if len(languages) > 1:
        raise SettingsError("one PO file is in one language", remedy="give --language once")
    terms = glossary or (workspace.glossary if workspace else None)
    return check_files(
        files,
        settings=workspace.settings if workspace else Settings(),
        glossary=read_glossary(terms) if terms else Glossary(),
        language=languages[0] if languages else "",
        source_language=source_language or "",
        **rules,
    )
