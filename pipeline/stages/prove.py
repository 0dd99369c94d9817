"""Prove that a document survives: publish it with every translation equal to its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline.errors import DocumentError
from pipeline.files import hidden
from pipeline.formats import Format, format_of
from pipeline.formats.document import Document, ReadOptions, splice
from pipeline.locales import is_known
from pipeline.model import Unit
from pipeline.stages.documents import read_document
from pipeline.stages.work import Progress, each
from pipeline.workspace import Source

__all__ = ["Proof", "doubtful", "found", "proofs", "prove", "spaced", "unkept"]

_SPACE = " \t\r\n"


@dataclass(frozen=True, slots=True)
class Proof:
    """What became of one document."""

    path: str
    """The document as the user named it."""
    verdict: str
    """``identical``, ``differs`` or ``refused``."""
    reason: str = ""
    """Where it differs, or why it was refused."""
    units: int = 0
    """How many units it has."""
    unkept: tuple[Unit, ...] = ()
    """Units whose place reads differently once they are written anew."""
    rendered: bytes = b""
    """The document as published."""


def prove(path: Path, *, shown: str, language: str, options: ReadOptions) -> Proof:
    """Publish the document at ``path`` in its own ``language`` with every translation equal to its source.

    ``shown`` is the path as the user named it. A document that cannot be read is refused, not an error.
    """
    if format_of(path.name) is None:
        return Proof(shown, "refused", "is in no format Museotext reads; see 'museotext formats'")
    try:
        form, document = read_document(Source(path.name, language, path), options, shown=shown)
    except DocumentError as error:
        place = "" if error.line is None else f"line {error.line}: "
        return Proof(shown, "refused", f"{place}{error.what}" + (f"; {error.remedy}" if error.remedy else ""))
    texts = document.with_texts([unit.text for unit in document.units])
    rendered = form.pack(document, texts)
    different = _difference(document.data, rendered)
    return Proof(
        shown,
        "differs" if different else "identical",
        different,
        len(document.units),
        unkept(form, document, language, options),
        rendered,
    )


def found(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files of ``paths``; of a folder, all in it that are in a format Museotext reads.

    Raises DocumentError for a folder without any.
    """
    files: list[Path] = []
    for path in paths:
        inner = [one for one in sorted(path.rglob("*")) if one.is_file() and not hidden(one.name)]
        known = [one for one in inner if format_of(one.name)]
        if path.is_dir() and not known:
            raise DocumentError("has no document in it", path=path, remedy="see 'museotext formats'")
        files += known if path.is_dir() else [path]
    return tuple(files)


def proofs(files: Sequence[Path], *, language: str | None, progress: Progress | None = None) -> Iterator[Proof]:
    """Prove each of ``files``, in order.

    ``language`` is a gettext name; None takes the name of the folder a file stands in
    where that is a language, else English.
    """
    size = sum(path.stat().st_size for path in files if path.is_file())
    return each(partial(_prove_file, language=language), files, size=size, progress=progress, what="Proving")


def _prove_file(path: Path, *, language: str | None) -> Proof:
    folder = path.absolute().parent.name
    return prove(
        path,
        shown=str(path),
        language=language or (folder if is_known(folder) else "en"),
        options=ReadOptions(),
    )


def _difference(before: bytes, after: bytes) -> str:
    if before == after:
        return ""
    at = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after)))
    line = before.count(b"\n", 0, at) + 1
    return f"from byte {at}, line {line}: {before[at : at + 30]!r} became {after[at : at + 30]!r}"


def unkept(form: Format, document: Document, language: str, options: ReadOptions) -> tuple[Unit, ...]:
    """Return the units that would be read differently if every unit were written anew as it is.

    An unchanged document is spliced from its own characters and so is always identical;
    this asks the harder question, whether a translation just like the source would survive.
    """
    texts = tuple(
        splice(
            part.text,
            (
                (slot.start, slot.end, slot.written(slot.unit.text))
                for slot in (*(slot for _, slot in part.places()), *part.echoes)
            ),
        )
        for part in document.parts
    )
    if texts == tuple(part.text for part in document.parts):
        return ()
    try:
        again = form.read(form.pack(document, texts), language, options.again(document)).units
    except DocumentError:
        return document.units
    if [unit.text for unit in again] == [unit.text for unit in document.units]:
        return ()
    return _lost(document.units, again)


def doubtful(document: Document) -> tuple[Unit, ...]:
    """Return the units that read differently once they are written anew, each looked at by itself.

    A unit on one line that is its place's characters but for line breaks needs no look. What a unit does
    to the blocks around it is not seen here: ``unkept`` reads the whole document again for
    that, which takes as long as reading it twice.
    """
    return tuple(
        slot.unit
        for part in document.parts
        for slot in part.slots
        if (raw := part.text[slot.start : slot.end]) != slot.unit.text
        and ("\n" in slot.unit.text or _differ(raw, slot.unit.text))
        and slot.read_again(slot.unit.text) != (slot.unit.text,)
    )


def _differ(raw: str, text: str) -> bool:
    """Tell whether two texts differ in more than white space; most that do begin with another character."""
    return raw.lstrip(_SPACE)[:1] != text.lstrip(_SPACE)[:1] or spaced(raw) != spaced(text)


def spaced(text: str) -> str:
    """Return ``text`` with every run of white space within and between lines as one space, and none at its ends."""
    if not ("  " in text or "\n" in text or "\t" in text or "\r" in text or text[:1] == " " or text[-1:] == " "):
        return text
    text = text.replace("\t", " ").replace("\r", " ").replace("\n", " ")
    return " ".join([word for word in text.split(" ") if word])


def _lost(before: tuple[Unit, ...], after: tuple[Unit, ...]) -> tuple[Unit, ...]:
    from difflib import SequenceMatcher  # noqa: PLC0415

    match = SequenceMatcher(None, [unit.text for unit in before], [unit.text for unit in after], autojunk=False)
    return tuple(
        unit
        for tag, start, end, _, _ in match.get_opcodes()
        if tag != "equal"
        for unit in before[start : max(end, start + 1)]
    )
