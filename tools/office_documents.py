"""Build the workspace's Office documents from their parts in ``tools/documents``.

An Office document is a zip archive of XML parts. Here the parts are kept unpacked, so that
people can read and compare them; this puts each folder into the file that ``source_texts``
has of it. The same parts give the same file.

    python -m tools.office_documents            write the documents
    python -m tools.office_documents --check    write nothing; exit with 1 if one differs
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

__all__ = ["built", "documents"]

ROOT = Path(__file__).parent.parent
PARTS = Path(__file__).parent / "documents"
FIRST = ("mimetype", "[Content_Types].xml", "_rels/.rels")
"""The parts that stand first, as OpenDocument asks of the first one (1.3, part 2, 3.3)."""
STORED = ("mimetype",)
"""The parts that are not compressed, so that the type can be read off the file's first bytes."""
NEVER = (1980, 1, 1, 0, 0, 0)
"""The date of every part: the earliest a zip archive knows."""


def documents() -> Iterator[tuple[Path, Path]]:
    """Yield the folder of parts of each document, and the document's path."""
    for folder in sorted(PARTS.glob("*/*")):
        yield folder, ROOT / "source_texts" / folder.relative_to(PARTS)


def built(folder: Path) -> bytes:
    """Return the document whose parts are in ``folder``."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    names.sort(key=lambda name: FIRST.index(name) if name in FIRST else len(FIRST))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            info = zipfile.ZipInfo(name, NEVER)
            info.compress_type = zipfile.ZIP_STORED if name in STORED else zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, (folder / name).read_bytes())
    return file.getvalue()


def main(arguments: list[str]) -> int:
    """Write the documents, or with ``--check`` say which differ; return the exit code."""
    different = [(path, data) for folder, path in documents() if (data := built(folder)) != _content(path)]
    for path, data in different:
        sys.stdout.write(f"{'differs' if arguments else 'wrote'}: {path.relative_to(ROOT)}\n")
        if not arguments:
            path.write_bytes(data)
    return int(bool(arguments and different))


def _content(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
