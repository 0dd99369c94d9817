"""Which editions are published, in which languages beside each other."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from pipeline.editions import EDITIONS, GROUP_SIZES, EditionForm
from pipeline.errors import SettingsError
from pipeline.settings import FILE_NAME
from pipeline.workspace import Workspace

__all__ = ["PAIRS", "chosen_editions", "chosen_side_by_side"]

PAIRS = "pairs"
"""Stands for each two languages of the workspace."""


def chosen_editions(workspace: Workspace, names: Collection[str] = ()) -> tuple[EditionForm, ...]:
    """Return the forms of editions called ``names``, else those the settings name, else the usual ones.

    Raises SettingsError when the settings name one there is not, or whose libraries are not installed.
    """
    known = {form.name: form for form in EDITIONS}
    wanted = names or workspace.settings.publish_editions
    for name in wanted:
        if name not in known:
            raise SettingsError(
                f"publish.editions: {name!r} is no edition",
                path=workspace.root / FILE_NAME,
                remedy=f"write {', '.join(known)}",
            )
        known[name].expect_installed()
    return tuple(form for form in EDITIONS if form.name in wanted or (form.usual and not wanted))


def chosen_side_by_side(workspace: Workspace, wanted: Sequence[str] = ()) -> tuple[tuple[str, ...], ...]:
    """Return the languages of each book that ``wanted``, else the settings, name (*es, pt_BR*; *pairs*).

    They stand in the workspace's order. All languages together are left out: that book is made anyway. Raises
    SettingsError for what names no languages of the workspace, or not two or three of them.
    """
    path, said = (None, "--side-by-side") if wanted else (workspace.root / FILE_NAME, "publish.side_by_side")
    groups: dict[tuple[str, ...], None] = {}
    for line in wanted or workspace.settings.publish_side_by_side:
        try:
            groups |= dict.fromkeys(_groups(line, workspace.settings.languages))
        except ValueError as error:
            raise SettingsError(f"{said}: {error}", path=path, remedy=_REMEDY) from None
    return tuple(groups)


_REMEDY = f"name languages such as es,pt_BR, or write {PAIRS}"


def _groups(line: str, languages: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the languages of each book that ``line`` names; raise ValueError if it names none."""
    if line.strip() == PAIRS:
        yield from (pair for pair in combinations(languages, 2) if pair != languages)
        return
    named = [name for name in re.split(r"[\s,]+", line) if name]
    for name in named:
        if name not in languages:
            raise ValueError(f"'{name}' is not a language of this workspace ({', '.join(languages)})")
    group = tuple(one for one in languages if one in named)
    if len(group) not in GROUP_SIZES:
        raise ValueError(f"'{line}' names {len(group)} of the languages, not two or three")
    if group != languages:
        yield group
