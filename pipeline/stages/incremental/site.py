"""The files that lead to all documents: the index and the search of the site, made anew where they change."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.editions import INDEX, Summary, index
from pipeline.editions.searching import divided, shards, words_file, words_path
from pipeline.stages.incremental.conditions import digest, program
from pipeline.stages.incremental.known_files import KnownFiles, digest_of
from pipeline.stages.incremental.store import Store
from pipeline.workspace import Workspace

__all__ = ["Site", "site"]

_STATE_OF_INDEX = "index"
_STATE_OF_SEARCH = "search"


@dataclass(slots=True)
class Site:
    """The files to write, and what to remember once they are written."""

    files: dict[Path, bytes] = field(default_factory=dict)
    kept: int = 0
    """How many more files stand as they should be."""
    states: dict[str, str] = field(default_factory=dict)
    parts: dict[str, dict[int, str]] = field(default_factory=dict)
    """The words of each document that changed, in each part of the search."""
    number: int = 0
    """How many parts the search has."""
    anew: bool = False
    """Whether ``parts`` are all there are."""

    def keep(self, store: Store, known: KnownFiles, moment: int) -> None:
        """Remember the files, which were written before ``moment`` (ns)."""
        for path, data in self.files.items():
            known.made(os.fspath(path), digest_of(data), moment)
        for name, value in self.states.items():
            store.keep_state(name, value)
        store.keep_parts(self.parts, number=self.number, anew=self.anew)


def site(workspace: Workspace, summaries: Sequence[Summary], store: Store, known: KnownFiles) -> Site:
    """Return the files that lead to the documents of ``summaries``, but for those that stand as they should be."""
    made = Site()
    _search(workspace, summaries, store, known, made)
    _index(workspace, summaries, store, known, made)
    return made


def _index(workspace: Workspace, summaries: Sequence[Summary], store: Store, known: KnownFiles, made: Site) -> None:
    settings = workspace.settings
    shown = [replace(one, search="yes" if one.search else "") for one in summaries]
    made_from = digest(program(), settings.project, settings.languages, made.number, shown)
    path = workspace.edition_path(INDEX)
    if store.state(_STATE_OF_INDEX) == f"{made_from} {known.digest(os.fspath(path))}":
        made.kept += 1
        return
    data = index(summaries, project=settings.project, languages=settings.languages)
    made.files[path] = data
    made.states[_STATE_OF_INDEX] = f"{made_from} {digest_of(data)}"


def _search(workspace: Workspace, summaries: Sequence[Summary], store: Store, known: KnownFiles, made: Site) -> None:
    """Add the parts of the search in which a word came or went, or whose file is not as it was."""
    searched = {one.name: one.search for one in summaries if one.search}
    number = made.number = shards(summaries) if searched else 0
    paths = [workspace.edition_path(words_path(place)) for place in range(number)]
    head = digest(program(), number, list(searched))
    words = {name: digest_of(text.encode("utf-8", "surrogatepass")) for name, text in searched.items()}
    before = json.loads(store.state(_STATE_OF_SEARCH) or "{}")
    digests: dict[str, str] = {}
    parts = None
    if before.get("head") == head:
        digests = before["files"]
        fresh = [name for name, digested in words.items() if before["words"].get(name) != digested]
        made.parts = {name: divided(searched[name], number) for name in fresh}
        changed = {at for at, path in enumerate(paths) if known.digest(os.fspath(path)) != digests.get(str(at))}
        for name, now in made.parts.items():
            then = store.parts_of(name, number)
            changed |= {place for place in range(number) if then.get(place) != now.get(place)}
        parts = _parts(changed, made.parts, store)
    if parts is None:
        made.anew = True
        digests = {}
        made.parts = {name: divided(text, number) for name, text in searched.items()}
        parts = {place: {} for place in range(number)}
        for name, divided_words in made.parts.items():
            for place, text in divided_words.items():
                parts[place][name] = text
    for place, part in parts.items():
        data = words_file(place, [(name, part[name]) for name in searched if name in part])
        made.files[paths[place]] = data
        digests[str(place)] = digest_of(data)
    made.kept += number - len(parts)
    made.states[_STATE_OF_SEARCH] = json.dumps({"head": head, "words": words, "files": digests})


def _parts(
    places: set[int], changes: Mapping[str, Mapping[int, str]], store: Store
) -> dict[int, dict[str, str]] | None:
    """Return the words of each document in some parts of the search; None if they cannot be told."""
    found: dict[int, dict[str, str]] = {}
    for place in sorted(places):
        part = store.part(place)
        if part is None:
            return None
        part = {name: words for name, words in part.items() if name not in changes}
        part |= {name: words[place] for name, words in changes.items() if place in words}
        found[place] = part
    return found
