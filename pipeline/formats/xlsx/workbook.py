"""A workbook's parts: sheets, shared strings, tables, and the formulas that name columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.errors import DocumentError
from pipeline.formats.document import LanguageMark, Part
from pipeline.formats.office.package import Package
from pipeline.formats.xlsx.cells import Area, Cell, area, cells
from pipeline.formats.xlsx.strings import SheetRuns, string_text
from pipeline.xml_text import Element

__all__ = ["Recalculation", "Sheet", "SheetTable", "Strings", "Workbook"]

_FORMULAS = frozenset(
    ["x:f", "x:formula", "x:formula1", "x:formula2", "x:calculatedColumnFormula", "x:totalsRowFormula", "x:definedName"]
)


_FULL = 'fullCalcOnLoad="1"'
_BEFORE_CALCULATION = frozenset(["x:sheets", "x:functionGroups", "x:externalReferences", "x:definedNames"])
"""What stands before the settings of calculation (ISO/IEC 29500-1, 18.2.27)."""


@dataclass(frozen=True, slots=True)
class Recalculation(LanguageMark):
    """Where a workbook says that its formulas are computed when it is opened, as they are in another language."""

    xml: str = ""

    def written(self, language: str) -> str:
        """Return what says so."""
        del language
        return self.xml


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table that a sheet declares: Excel holds its columns' names twice, here and in the cells."""

    part: str
    name: str
    area: Area
    columns: tuple[Element, ...]
    has_headings: bool
    has_totals: bool
    is_filled: bool
    """Its columns come from elsewhere: a query, an XML file."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its cells."""

    name: str
    part: str
    root: Element
    is_hidden: bool
    cells: tuple[Cell, ...]
    tables: tuple[SheetTable, ...]


class Strings:
    """The shared strings of a workbook."""

    def __init__(self, part: str, root: Element, items: Sequence[Element]) -> None:
        self.part = part
        self.items = items
        self.runs = SheetRuns(root)
        self.prefix = root.raw_name_of("x:t").removesuffix("t")

    def text(self, number: int) -> str:
        """Return the characters of a string; empty for a number that none has."""
        return string_text(self.items[number], self.runs) if number < len(self.items) else ""


class Workbook:
    """An opened workbook."""

    def __init__(self, package: Package) -> None:
        main = package.xml(package.main)
        if main is None or main.root.name != "x:workbook":
            raise DocumentError("is not an Excel workbook", remedy="give it its right suffix")
        self.package = package
        self._related = {one.id: one for one in package.relationships(package.main)}
        strings = next((one.target for one in self._related.values() if one.type == "sharedStrings"), "")
        held = package.xml(strings) if strings else None
        items = [child for child in held.root.children if child.name == "x:si"] if held else []
        self.strings = Strings(strings, held.root if held else main.root, items)
        styles = next((one.target for one in self._related.values() if one.type == "styles"), "")
        looks = package.xml(styles) if styles else None
        self.styles = looks.root if looks else None
        """What describes how cells look, None if nothing does."""
        self._fonts = tuple(self._cell_fonts())
        self.sheets = tuple(self._sheets(main.root))
        self._formulas = self._all_formulas(main.root)

    def _cell_fonts(self) -> Iterator[Element]:
        """Yield the font of each cell format."""
        fonts, formats = (self.styles.child(name) if self.styles else None for name in ("x:fonts", "x:cellXfs"))
        for one in formats.children if formats and fonts else ():
            number = one.get("fontId", "0")
            if fonts and number.isdecimal() and int(number) < len(fonts.children):
                yield fonts.children[int(number)]

    def font(self, cell: Cell) -> Element | None:
        """Return the font of a cell."""
        number = cell.element.get("s", "0")
        return self._fonts[int(number)] if number.isdecimal() and int(number) < len(self._fonts) else None

    def recalculated(self) -> Part | None:
        """Return the main part with the place that has formulas computed anew; None if none gives a text.

        A file keeps what its formulas gave, and programs show that. In a translation it is
        in the wrong language.
        """
        texts = (cell.has_formula and cell.element.get("t") == "str" for sheet in self.sheets for cell in sheet.cells)
        main = self.package.xml(self.package.main)
        if main is None or not any(texts):
            return None
        settings = main.root.child("x:calcPr")
        if settings is not None:
            said = settings.attributes().get("fullCalcOnLoad")
            at = settings.start + len(settings.raw_name) + 1
            mark = Recalculation(said.start, said.end, xml="1") if said else Recalculation(at, at, xml=f" {_FULL}")
        else:
            before = [child for child in main.root.children if child.name in _BEFORE_CALCULATION]
            at = before[-1].end if before else main.root.inner
            mark = Recalculation(at, at, xml=f"<{main.root.raw_name_of('x:calcPr')} {_FULL}/>")
        return self.package.part(self.package.main, marks=(mark,))

    def _sheets(self, root: Element) -> Iterator[Sheet]:
        listed = root.child("x:sheets")
        for element in listed.children if listed else ():
            related = self._related.get(element.get("r:id"))
            xml = self.package.xml(related.target) if related and not related.outside else None
            if related is None or xml is None:
                continue
            yield Sheet(
                element.get("name"),
                related.target,
                xml.root,
                element.get("state", "visible") != "visible",
                tuple(cells(xml.root)),
                tuple(self._tables(related.target)),
            )

    def _tables(self, sheet: str) -> Iterator[SheetTable]:
        for one in self.package.relationships(sheet):
            xml = self.package.xml(one.target) if one.type == "table" and not one.outside else None
            place = area(xml.root.get("ref")) if xml else None
            if xml is None or place is None:
                continue
            columns = xml.root.child("x:tableColumns")
            yield SheetTable(
                one.target,
                xml.root.get("displayName") or xml.root.get("name"),
                place,
                tuple(child for child in columns.children if child.name == "x:tableColumn") if columns else (),
                xml.root.get("headerRowCount", "1") != "0",
                xml.root.get("totalsRowCount", "0") != "0",
                xml.root.get("tableType", "worksheet") != "worksheet",
            )

    def _all_formulas(self, root: Element) -> str:
        """Return all formulas that may name a table's column, in small letters."""
        roots = [root, *(sheet.root for sheet in self.sheets)]
        parts = [table.part for sheet in self.sheets for table in sheet.tables]
        roots += [xml.root for part in parts if (xml := self.package.xml(part))]
        return "\n".join(
            content.lower()
            for one in roots
            for element in one.walk()
            if element.name in _FORMULAS and "[" in (content := element.content())
        )

    def names_columns(self, table: SheetTable) -> bool:
        """Tell whether a formula names columns of ``table``, as in ``Labels[Title]`` or ``[@Title]``."""
        if not self._formulas:
            return False
        return f"{table.name.lower()}[" in self._formulas or any(
            element.name in ("x:calculatedColumnFormula", "x:totalsRowFormula")
            for column in table.columns
            for element in column.children
        )
