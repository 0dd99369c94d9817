"""The workspace's Office documents are what their parts give."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tools.office_documents import built, documents

LARGEST = 40_000
ALL = list(documents())


def members(data: bytes) -> list[tuple[str, int, bytes]]:
    """Return name, way of packing and content of each member; compressed bytes differ between versions of zlib."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(info.filename, info.compress_type, archive.read(info)) for info in archive.infolist()]


@pytest.mark.parametrize(("folder", "path"), ALL, ids=[path.name for _, path in ALL])
def test_a_document_is_built_from_its_parts(folder: Path, path: Path) -> None:
    assert members(path.read_bytes()) == members(built(folder))
    assert built(folder) == built(folder)
    assert len(built(folder)) < LARGEST


def test_there_are_documents() -> None:
    assert {path.suffix for _, path in ALL} >= {".odt", ".docx", ".pptx", ".xlsx"}
