"""WordprocessingML, element by element: paragraphs, runs, borders. Lengths in mm or points, as their names say."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from saolang.documents.model import Align, Inline, Run

Element = Any
FACE = "Times New Roman"
SYMBOLS = "Segoe UI Symbol"
_JUSTIFICATION = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right", Align.JUSTIFY: "both"}


def twips(mm: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(mm * 1440 / 25.4)


def points(value: float) -> int:
    """Points as twentieths of a point."""
    return round(value * 20)


def element(tag: str, *children: Element, **attributes: object) -> Element:
    """``<w:tag w:attribute="…">`` with its children; None children are left out."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name.rstrip('_')}"), str(value))
    made.extend(child for child in children if child is not None)
    return made


def run_element(run: Run, size: float, *, face: str | None = None, color: str | None = None) -> Element:
    """One ``w:r``; line breaks of the text become ``w:br``."""
    half_points = round(size * 2)
    style = element(
        "rPr",
        element("rFonts", ascii=face, hAnsi=face, cs=face, eastAsia=face) if face else None,
        element("b") if run.bold else None,
        element("i") if run.italic else None,
        element("color", val=color) if color else None,
        element("sz", val=half_points),
        element("szCs", val=half_points),
        element("u", val="single") if run.underline else None,
        element("vertAlign", val="superscript") if run.superscript else None,
    )
    made = element("r", style)
    for index, text in enumerate(run.text.split("\n")):
        if index:
            made.append(element("br"))
        if text:
            made.append(text_element(text))
    return made


def text_element(text: str) -> Element:
    """``w:t`` that keeps its spaces."""
    made = element("t")
    made.text = text
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def tab_run(size: float) -> Element:
    """A tabulator."""
    return element("r", element("rPr", element("sz", val=round(size * 2))), element("tab"))


def paragraph(
    *content: Element,
    align: Align = Align.LEFT,
    before: float = 0,
    after: float = 0,
    first_line_mm: float = 0,
    sides_mm: tuple[float, float] = (0, 0),
    keep: bool = False,
    exact: float | None = None,
    borders: Element | None = None,
    tabs: Element | None = None,
) -> Element:
    """A ``w:p``; ``before``, ``after`` and an ``exact`` line height are points."""
    height = {"line": points(exact), "lineRule": "exact"} if exact else {"line": 264, "lineRule": "auto"}
    properties = element(
        "pPr",
        element("keepNext") if keep else None,
        borders,
        tabs,
        element("spacing", before=points(before), after=points(after), **height),
        element("ind", left=twips(sides_mm[0]), right=twips(sides_mm[1]), firstLine=twips(first_line_mm)),
        element("jc", val=_JUSTIFICATION[align]),
    )
    return element("p", properties, *content)


def runs(inline: Inline, size: float) -> list[Element]:
    """All runs of a line."""
    return [run_element(run, size) for run in inline]


def rule(width_mm: float, room_mm: float, *, align: Align, before: float, after: float) -> Element:
    """A line drawn as the upper border of an almost flat paragraph, indented to its length."""
    spare = max(room_mm - width_mm, 0)
    sides = (0.0, spare) if align is Align.LEFT else (spare / 2, spare / 2)
    border = element("pBdr", element("top", val="single", sz=6, space=0, color="auto"))
    return paragraph(borders=border, sides_mm=sides, before=before, after=after, exact=2)


def flat_paragraph(*, after: float = 0, keep: bool = False) -> Element:
    """What Word needs between two tables and after the last one, as low as it gets."""
    return paragraph(element("r", element("rPr", element("sz", val=2))), exact=1, after=after, keep=keep)


def table(widths_mm: list[float], *, borders: bool, margins_mm: tuple[float, float]) -> Element:
    """An empty fixed-width table; ``margins_mm`` are a cell's inner margins: top and bottom, left and right."""
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    kind = {"val": "single", "sz": 4, "space": 0, "color": "auto"} if borders else {"val": "nil"}
    tall, wide = twips(margins_mm[0]), twips(margins_mm[1])
    properties = element(
        "tblPr",
        element("tblW", w=sum(twips(width) for width in widths_mm), type="dxa"),
        # Word sets the text, not the border, on the margin: move the table by its inner margin.
        element("tblInd", w=wide, type="dxa"),
        element("tblBorders", *(element(edge, **kind) for edge in edges)),
        element("tblLayout", type="fixed"),
        element(
            "tblCellMar",
            element("top", w=tall, type="dxa"),
            element("left", w=wide, type="dxa"),
            element("bottom", w=tall, type="dxa"),
            element("right", w=wide, type="dxa"),
        ),
    )
    return element("tbl", properties, element("tblGrid", *(element("gridCol", w=twips(width)) for width in widths_mm)))


def table_row(cells: list[Element], *, header: bool = False, whole: bool = False) -> Element:
    """A ``w:tr``; a header is repeated on every page, a whole row is not split over two."""
    properties = element("trPr", element("cantSplit") if whole else None, element("tblHeader") if header else None)
    return element("tr", properties, *cells)


def table_cell(
    width_mm: float, content: list[Element], *, colspan: int = 1, merge: str | None = None, middle: bool = True
) -> Element:
    """A ``w:tc``; ``merge`` is "restart" for the first and "continue" for the following rows of a merged cell."""
    properties = element(
        "tcPr",
        element("tcW", w=twips(width_mm), type="dxa"),
        element("gridSpan", val=colspan) if colspan > 1 else None,
        element("vMerge", val=merge) if merge else None,
        element("vAlign", val="center" if middle else "top"),
    )
    return element("tc", properties, *(content or [paragraph()]))
