"""Write the glossary in the formats of other tools."""

from __future__ import annotations

from collections.abc import Collection

from pipeline.errors import GlossaryError
from pipeline.glossary import read_glossary
from pipeline.glossary.exchange import Exchange, Pair, exported
from pipeline.glossary.regions import sees
from pipeline.workspace import Workspace

__all__ = ["export_terms"]


def export_terms(
    workspace: Workspace, form: Exchange, *, pair: Pair | None = None, languages: Collection[str] = ()
) -> bytes:
    """Return the workspace's glossary in the format ``form``, all of it or what is valid in ``languages``.

    Raises GlossaryError when the glossary cannot be read or is empty, or when the format
    cannot be written.
    """
    if not form.writes:
        raise GlossaryError(f"the format {form.name} is read only", remedy="choose another with --format")
    terms = read_glossary(workspace.glossary).terms
    if not terms:
        raise GlossaryError("there are no terms", path=workspace.glossary, remedy="write some, or import them")
    chosen = [term for term in terms if not languages or any(sees(language, term.language) for language in languages)]
    return exported(chosen, form, pair)
