"""Give the published pages their glossary: what a term means, and what it is called in each language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from pipeline import __version__
from pipeline.editions.explaining import CODE, Meaning, terms_script
from pipeline.editions.scripts import code
from pipeline.files import read
from pipeline.glossary import Glossary, Status, Term, files, read_glossary, readings, sees
from pipeline.workspace import Workspace

__all__ = ["glossary_script", "has_glossary"]


def has_glossary(workspace: Workspace) -> bool:
    """Tell whether the workspace has terms to explain."""
    return bool(files(workspace.glossary))


def glossary_script(workspace: Workspace, standing: Path) -> bytes:
    """Return the script that explains the glossary's terms on the pages.

    Its first line names what it was made from; while ``standing``, the script of an earlier run,
    names the same, it is taken as it is. Raises GlossaryError when the glossary cannot be read.
    """
    mark = f"// {_digest(workspace)}\n".encode()
    if standing.is_file():
        data = read(standing)
        if data.startswith(mark):
            return data
    return mark + _script(read_glossary(workspace.glossary), workspace.settings.languages).encode("utf-8")


def _digest(workspace: Workspace) -> str:
    """Return a digest of all that the script is made from."""
    made_from = sha256(f"{__version__} {workspace.settings.languages}\n{code(CODE)}".encode())
    for path in files(workspace.glossary):
        data = read(path)
        made_from.update(f"{path.name} {len(data)}\n".encode("utf-8", "surrogateescape") + data)
    return made_from.hexdigest()


def _script(glossary: Glossary, languages: tuple[str, ...]) -> str:
    concepts = {concept: list(_meanings(terms, languages)) for concept, terms in glossary.concepts.items()}
    return terms_script(concepts, {language: readings(glossary, language) for language in languages})


def _meanings(terms: Sequence[Term], languages: Sequence[str]) -> Iterator[Meaning]:
    """Yield what a concept is called in each of ``languages`` that has a word for it: its preferred terms, or all."""
    for language in languages:
        seen = [term for term in terms if term.status.accepted and sees(language, term.language)]
        best = [term for term in seen if term.status is Status.PREFERRED] or seen
        if best:
            names = tuple(dict.fromkeys(term.text for term in best))
            yield Meaning(language, names, next((term.definition for term in best if term.definition), ""))
