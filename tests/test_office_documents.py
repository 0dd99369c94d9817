"""The workspace's Office documents are what their parts give."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from pipeline.formats import format_of
from pipeline.formats.document import ReadOptions
from tools.office_documents import ROOT, built, documents

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


@pytest.mark.parametrize(
    ("name", "text", "filled"),
    [
        ("en/training-week-report.odt", "Final report, November 2027\tPage <1/> of <2/>", ("1", "2")),
        ("en/training-week-report.odt", "Figure <1/>: The storage room on Friday afternoon", ("1",)),
        ("es/convocatoria-depositos.docx", "Tabla <1/>. Criterios de valoración", ("2",)),
    ],
)
def test_numbers_that_programs_fill_in_are_known(name: str, text: str, filled: tuple[str, ...]) -> None:
    path = ROOT / "source_texts" / name
    found = format_of(path.name)
    assert found
    document = found.read(path.read_bytes(), path.parent.name, ReadOptions())
    assert [unit.filled for unit in document.units if unit.text == text] == [filled]
    assert all(unit.filled == () for unit in document.units if "/>" not in unit.text)


def test_there_are_documents() -> None:
    assert {path.suffix for _, path in ALL} >= {".odt", ".docx", ".pptx", ".xlsx"}
