"""``python -m benchmarks.opening FOLDER…``: publish Office documents pseudo-translated and let LibreOffice open them.

Each document that can be read is published as ``museotext publish --pseudo`` does it, and made a
PDF by LibreOffice, many in one process; those that give none are tried again alone, and then as they
were before. Files with the same bytes count once. Exits with 1 when one does not open whose
original does.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.libreoffice import convert
from benchmarks.programs import Programs
from benchmarks.report import markdown_table
from pipeline.files import hidden
from pipeline.formats import format_of
from pipeline.formats.document import ReadOptions
from pipeline.locales import pseudo_language
from pipeline.model import Markup
from pipeline.stages.documents import read_document
from pipeline.stages.localising import Neighbours
from pipeline.stages.pseudo import pseudo_document
from pipeline.stages.rendering import Job, Published
from pipeline.translators.pseudo import BRACKETS
from pipeline.workspace import Source

_COLUMNS = ("files", "published", "opened", "with texts", "show them", "do not open", "nor did the original")


@dataclass(frozen=True, slots=True)
class Document:
    """A document, and what became of it."""

    original: Path
    published: Path
    """A copy of it in another language."""
    has_texts: bool


def main() -> int:
    """Print a table with a row for each format, and name the documents that are worth a look."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.opening", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--batch", type=int, default=25, help="how many documents one process opens (25)")
    parser.add_argument("--seconds", type=float, default=60, help="how long one document may take (60)")
    given = parser.parse_args()
    program = Programs(None).find("soffice")
    if program is None:
        parser.error("soffice is not to be found: install LibreOffice")
    with tempfile.TemporaryDirectory(prefix="opening-") as temporary:
        work = Path(temporary)
        opener = Opener(program, work, batch=given.batch, seconds=given.seconds)
        rows = [["format", *_COLUMNS]]
        for name, originals in _by_format(given.folders).items():
            count: Counter[str] = Counter(files=len(originals))
            documents = list(_published(originals, work / name, count))
            for start in range(0, len(documents), given.batch):
                opener.open(documents[start : start + given.batch], count)
                print(f"{name}: {start + given.batch} of {len(documents)}", file=sys.stderr, flush=True)
            rows.append([name, *(str(count[column]) for column in _COLUMNS)])
    print(markdown_table(rows))
    return int(opener.has_faults)


def _by_format(folders: Sequence[Path]) -> Mapping[str, Sequence[Path]]:
    """Return the different Office documents in ``folders`` by the name of their format."""
    found: dict[str, dict[bytes, Path]] = {}
    for path in sorted(path for folder in folders for path in folder.rglob("*")):
        form = format_of(path.name)
        if form and form.markup is Markup.NUMBERED and path.is_file() and not hidden(path.name):
            found.setdefault(form.name, {}).setdefault(hashlib.sha256(path.read_bytes()).digest(), path)
    return {name: list(paths.values()) for name, paths in sorted(found.items())}


def _published(originals: Sequence[Path], folder: Path, count: Counter[str]) -> Iterator[Document]:
    """Yield each document that can be read, published in ``folder`` under a name of its own."""
    folder.mkdir()
    options = ReadOptions()
    publish = partial(pseudo_document, options=options, neighbours=Neighbours({}, {}))
    for number, path in enumerate(originals):
        source = Source(path.name, "en", path)
        job = Job(source, str(path), (pseudo_language("en"),), {})
        done: Published = publish(job)
        for refusal in done.refusals:
            print(f"not published: {path}: {refusal.reason}", flush=True)
        for data in done.localised.values():
            count["published"] += 1
            _, read = read_document(source, options, shown=str(path))
            document = Document(path, folder / f"{number}{path.suffix.lower()}", bool(read.units))
            document.published.write_bytes(data)
            yield document


class Opener:
    """Makes PDFs of documents, in a folder of its own."""

    def __init__(self, program: str, work: Path, *, batch: int, seconds: float) -> None:
        self._convert = partial(convert, program, kind="pdf", profile=work / "profile", output=work / "pdf")
        self._pages = work / "pdf"
        self._batch, self._seconds = batch, seconds
        self.has_faults = False
        """Whether some document did not open though its original does."""

    def open(self, documents: Sequence[Document], count: Counter[str]) -> None:
        """Open ``documents`` and count what became of them."""
        self._try([one.published for one in documents])
        for document in documents:
            if not self._has_opened(document.published):
                self._try([document.published])
            if self._has_opened(document.published):
                count["opened"] += 1
                self._look(document, count)
                continue
            original = document.published.with_stem(f"{document.published.stem}-original")
            original.write_bytes(document.original.read_bytes())
            self._try([original])
            if self._has_opened(original):
                self.has_faults = True
                count["do not open"] += 1
                print(f"does not open: {document.original}", flush=True)
            else:
                count["nor did the original"] += 1
                print(f"nor did the original: {document.original}", flush=True)

    def _look(self, document: Document, count: Counter[str]) -> None:
        """Count whether a PDF shows pseudo-translated text where there is any."""
        if not document.has_texts:
            return
        count["with texts"] += 1
        said = subprocess.run(["pdftotext", self._pdf(document.published), "-"], capture_output=True, check=False)
        if BRACKETS[0].encode() in said.stdout:
            count["show them"] += 1
        else:
            print(f"shows no translation: {document.original}", flush=True)

    def _try(self, paths: Sequence[Path]) -> None:
        try:
            self._convert(paths=paths, seconds=self._seconds * (1 + len(paths) / 5))
        except subprocess.TimeoutExpired:
            print(f"after {self._seconds} s or more: {', '.join(path.name for path in paths)}", file=sys.stderr)
        except subprocess.CalledProcessError as error:
            print(f"exit code {error.returncode}: {', '.join(path.name for path in paths)}", file=sys.stderr)

    def _pdf(self, path: Path) -> Path:
        return self._pages / f"{path.stem}.pdf"

    def _has_opened(self, path: Path) -> bool:
        return self._pdf(path).is_file() and self._pdf(path).stat().st_size > 0


if __name__ == "__main__":
    sys.exit(main())
