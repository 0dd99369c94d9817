"""Golden cases of formats: a folder with a source, the units read from it, and the places of their texts in it."""

from __future__ import annotations

from pathlib import Path

from pipeline.formats.document import Document, splice
from tests.office import zipped_folder

CASES = Path(__file__).parent / "cases"


def cases(form: str) -> list[str]:
    """Return the names of a format's golden cases."""
    return sorted(path.name for path in (CASES / form).iterdir())


def source(form: str, case: str) -> Path:
    """Return the source of a golden case."""
    (path,) = (CASES / form / case).glob("source*")
    return path


def content(form: str, case: str) -> bytes:
    """Return the source of a golden case: a file, or a folder of an archive's members."""
    path = source(form, case)
    return path.read_bytes() if path.is_file() else zipped_folder(path)


def listed(document: Document) -> list[str]:
    """Return each unit on a line: where it begins, what stands above it, what it is, its text and the help."""
    return [
        f"{one.line}: {' > '.join((*one.section, one.kind))} | {shown(one.text)}" + (f" | {one.note}" * bool(one.note))
        for one in document.units
    ]


def shown(text: str) -> str:
    """Return ``text`` on one line."""
    return text.replace("\n", "⏎")


def places(document: Document) -> str:
    """Return the document's parts with every text in guillemets, in its place."""
    return "".join(
        splice(part.text, [(slot.start, slot.end, slot.written(f"«{slot.unit.text}»")) for slot in part.slots])
        for part in document.parts
    )


def rewritten(document: Document) -> list[str]:
    """Return the parts with every unit written anew as it stands."""
    return [
        splice(part.text, [(slot.start, slot.end, slot.written(slot.unit.text)) for slot in part.slots])
        for part in document.parts
    ]


def expected(form: str, case: str, name: str) -> str:
    """Return a file of a golden case, its line ends as they are."""
    return (CASES / form / case / name).read_bytes().decode("utf-8")
