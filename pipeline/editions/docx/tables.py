"""Tables of WordprocessingML."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from pipeline.editions.docx.paragraphs import add
from pipeline.locales import is_right_to_left

__all__ = ["PADDING", "cell", "line", "table"]

PADDING = 100
"""What stands between a cell's edge and its text, at both sides, in twentieths of a point (``word-styles.xml``)."""


def table(parent: Element, columns: int, width: int, language: str) -> Element:
    """Add a table of equal columns; ``width`` is the whole table's, in twentieths of a point.

    Its columns run as ``language`` does.
    """
    made = add(parent, "w:tbl")
    properties = add(made, "w:tblPr")
    add(properties, "w:tblStyle", val="Columns")
    if is_right_to_left(language):
        add(properties, "w:bidiVisual")
    add(properties, "w:tblW", w=str(width), type="dxa")
    add(properties, "w:tblLayout", type="fixed")
    add(
        properties,
        "w:tblLook",
        val="0020",
        firstRow="1",
        lastRow="0",
        firstColumn="0",
        lastColumn="0",
        noHBand="1",
        noVBand="1",
    )
    grid = add(made, "w:tblGrid")
    for _ in range(columns):
        add(grid, "w:gridCol", w=str(width // columns))
    return made


def line(parent: Element, *, is_head: bool = False) -> Element:
    """Add a row; one of headings stands at the top of every page."""
    made = add(parent, "w:tr")
    properties = add(made, "w:trPr")
    add(properties, "w:cantSplit")
    if is_head:
        add(properties, "w:tblHeader")
    return made


def cell(parent: Element, width: int, *, columns: int = 1) -> Element:
    """Add a cell as wide as several ``columns``; it has to be given a paragraph."""
    made = add(parent, "w:tc")
    properties = add(made, "w:tcPr")
    add(properties, "w:tcW", w=str(width), type="dxa")
    if columns > 1:
        add(properties, "w:gridSpan", val=str(columns))
    return made
