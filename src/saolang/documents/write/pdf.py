"""PDF (PDF/A-2b) through Typst: the template is fixed, all text travels as data and is never read as markup."""

import json
import re
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from functools import cache, singledispatch
from pathlib import Path
from typing import Any

import typst

from saolang.documents.errors import DocumentError
from saolang.documents.model import CertificateSheet, Inline, OfficialDocument, PlacedField, Qr, Run, Table, grid
from saolang.documents.qr import qr_svg
from saolang.documents.write import certificate_form
from saolang.documents.write.certificate import certificate_lines
from saolang.documents.write.compose import compose
from saolang.documents.write.flow import (
    Boxes,
    Break,
    EndOfTable,
    Flow,
    Gap,
    Leaders,
    Line,
    Picture,
    Piece,
    Rule,
    Section,
    Sides,
    may_split,
)
from saolang.documents.write.typeface import FOLDER, drawable

TEMPLATES = Path(__file__).resolve().parent / "templates"
# What a line may break inside: a product code after its hyphens, a word too long for a line after hyphens and slashes
# or else after every four letters. A paper's number ("26/2026/QĐ-TTg") never breaks.
_SPECIAL_WORD = re.compile(r"(?P<open>\S{21,}|\d+(?:-\d+){2,})|\S*/\S*")
_AFTER_SIGN = re.compile(r"(?<=[-/])")
_LONGEST_PIECE = 12
_PIECE = 4
NO_DATE = date(2000, 1, 1)


def write_pdf(document: OfficialDocument | CertificateSheet) -> bytes:
    """The document as PDF/A-2b; the same document gives the same bytes. Raises :class:`DocumentError`."""
    if isinstance(document, CertificateSheet):
        template = "certificate_form.typ" if document.places else "certificate.typ"
        return _write(template, lambda root: _certificate(document, root), document.valid_from)
    return write_pdfs([document])


def write_pdfs(documents: Sequence[OfficialDocument]) -> bytes:
    """Several papers of one kind one after another in one PDF, each with pages of its own; much faster than one by one.

    Title and date of the file are those of the first paper.

    Raises:
        DocumentError: the PDF could not be made. ValueError: papers that differ in size, notice or footer.
    """
    flows = [compose(document) for document in documents]
    first = flows[0]
    if any(replace(flow, title=first.title, sections=first.sections) != first for flow in flows):
        raise ValueError("only papers of one look can be written together")
    whole = replace(first, sections=tuple(section for flow in flows for section in flow.sections))
    placed = documents[0].head.place_date if documents[0].head else None
    return _write("document.typ", lambda root: _flow(whole, root), placed.on if placed and placed.on else NO_DATE)


def _write(template: str, data: Callable[[Path], dict[str, Any]], on: date) -> bytes:
    with tempfile.TemporaryDirectory(prefix="saolang-") as folder:
        root = Path(folder)
        (root / "data.json").write_text(json.dumps(data(root), ensure_ascii=False), encoding="utf-8")
        for name in ("common.typ", template):
            (root / name).write_bytes((TEMPLATES / name).read_bytes())
        return compile_pdf(root / template, on)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER])


def compile_pdf(main: Path, on: date) -> bytes:
    stamp = datetime(on.year, on.month, on.day, tzinfo=UTC)
    try:
        made = typst.Compiler(str(main), root=str(main.parent), font_paths=_fonts()).compile(
            format="pdf", pdf_standards="a-2b", timestamp=stamp
        )
    except typst.TypstError as error:
        raise DocumentError("pdf", "Không tạo được tệp PDF của văn bản này.") from error
    if not isinstance(made, bytes):
        raise DocumentError("pdf", "Không tạo được tệp PDF của văn bản này.")
    return made


def _flow(flow: Flow, root: Path) -> dict[str, Any]:
    return {
        "title": drawable(flow.title),
        "size": flow.size,
        "notice": flow.notice,
        "footer": [_text(line) for line in flow.footer_lines],
        "footer_qr": _qr(flow.footer_qr, root) if flow.footer_qr else "",
        "sections": [_section(section, root) for section in flow.sections],
    }


def _section(section: Section, root: Path) -> dict[str, Any]:
    return {"landscape": section.landscape, "pieces": [_piece(piece, root) for piece in section.pieces]}


def _certificate(sheet: CertificateSheet, root: Path) -> dict[str, Any]:
    lines = certificate_lines(sheet)
    return {
        "title": drawable(lines.document_title),
        "stars": sheet.stars,
        "notice": lines.notice,
        "qr": _qr(sheet.qr, root),
        "qr_caption": _text(lines.qr_caption),
        "lines": {name: [_piece(line, root) for line in part] for name, part in lines.parts.items()},
        "emblem": _image(sheet.emblem, root) if sheet.emblem else "",
        "fields": [_placed(place, sheet) for place in sheet.places],
        "grid": sheet.grid,
    }


def _placed(place: PlacedField, sheet: CertificateSheet) -> dict[str, Any]:
    if wrong := certificate_form.problem(place):
        raise DocumentError("place", wrong)
    kind = place.field if place.field in (certificate_form.STARS, certificate_form.QR) else "text"
    words = certificate_form.FIELDS[place.field].words(sheet)
    return {**asdict(place), "is": kind, "align": place.align.value, "text": _text(words)}


def _text(text: str) -> list[list[str | list[str]]]:
    """Lines of pieces: a line may break between two pieces, and never inside a piece that is a list."""
    return [_pieces(line) for line in drawable(text).split("\n")]


def _pieces(line: str) -> list[str | list[str]]:
    found: list[str | list[str]] = []
    start = 0
    for word in _SPECIAL_WORD.finditer(line):
        found.append(line[start : word.start()])
        if word["open"]:
            found += [piece for part in _AFTER_SIGN.split(word[0]) for piece in _chunks(part)]
        else:
            found.append([word[0]])
        start = word.end()
    return [piece for piece in (*found, line[start:]) if piece]


def _chunks(part: str) -> list[str]:
    if len(part) <= _LONGEST_PIECE:
        return [part]
    return [part[at : at + _PIECE] for at in range(0, len(part), _PIECE)]


def _run(run: Run) -> dict[str, Any]:
    styles = {name: value for name, value in asdict(run).items() if value is True}
    return {"text": _text(run.text), **styles}


def _inline(runs: Inline) -> list[dict[str, Any]]:
    return [_run(run) for run in runs]


def _file(data: bytes, suffix: str, root: Path) -> str:
    name = f"file-{sum(1 for _ in root.iterdir())}.{suffix}"
    (root / name).write_bytes(data)
    return name


def _image(data: bytes, root: Path) -> str:
    return _file(data, "png" if data.startswith(b"\x89PNG") else "jpg", root)


def _qr(text: str, root: Path) -> str:
    return _file(qr_svg(text), "svg", root)


@singledispatch
def _piece(piece: Piece | Gap, root: Path) -> dict[str, Any]:
    raise TypeError(type(piece).__name__)


@_piece.register
def _(piece: Line, root: Path) -> dict[str, Any]:
    place = {"size": piece.size, "align": piece.align.value, "before": piece.before, "after": piece.after}
    return {"is": "line", "runs": _inline(piece.runs), "indent": piece.indent, "keep": piece.keep, **place}


@_piece.register
def _(piece: Rule, root: Path) -> dict[str, Any]:
    return {"is": "rule", **asdict(piece)}


@_piece.register
def _(piece: Gap, root: Path) -> dict[str, Any]:
    return {"is": "gap", "height": piece.height}


@_piece.register
def _(piece: Break, root: Path) -> dict[str, Any]:
    return {"is": "break"}


@_piece.register
def _(piece: Sides, root: Path) -> dict[str, Any]:
    rows = [[[_piece(part, root) for part in side] for side in row] for row in piece.rows]
    return {"is": "sides", "rows": rows, "left": piece.left, "before": piece.before, "after": piece.after}


@_piece.register
def _(piece: Leaders, root: Path) -> dict[str, Any]:
    items = [
        {
            "label": _text(item.label) if item.label else None,
            "value": _text(item.value) if item.value else None,
            "after": _text(item.after),
        }
        for item in piece.items
    ]
    return {"is": "leaders", "items": items, "more": piece.more_lines, "size": piece.size, **_place(piece)}


@_piece.register
def _(piece: Boxes, root: Path) -> dict[str, Any]:
    options = [{"label": _text(option.label), "ticked": option.ticked} for option in piece.options]
    lead = _text(piece.lead) if piece.lead else None
    look = {"lead": lead, "box_first": piece.box_first, "size": piece.size}
    return {"is": "boxes", "options": options, **look, **_place(piece)}


def _place(piece: Leaders | Boxes) -> dict[str, Any]:
    return {"indent": piece.indent, "keep": piece.keep}


@_piece.register
def _(piece: Table, root: Path) -> dict[str, Any]:
    return {
        "is": "table",
        "columns": [column.width for column in piece.columns],
        "header": _cells(piece.header, piece),
        "rows": _cells(piece.rows, piece),
        "borders": piece.borders,
        "size": piece.size,
        "tail": [],
    }


@_piece.register
def _(piece: EndOfTable, root: Path) -> dict[str, Any]:
    table, first = piece.table, len(piece.table.rows) - piece.kept
    return {
        **_piece(table, root),
        "rows": _cells(table.rows[:first], table),
        "tail": _cells(table.rows[first:], table),
    }


def _cells(rows: Any, table: Table) -> list[dict[str, Any]]:
    found = []
    for row in grid(rows, len(table.columns)):
        breakable = may_split(row)
        for column, cell, continued in row:
            if not continued:
                align = cell.align or table.columns[column].align
                lines = [_inline(runs) for runs in cell.lines]
                span = [cell.colspan, cell.rowspan]
                found.append({"lines": lines, "align": align.value, "span": span, "breakable": breakable})
    return found


@_piece.register
def _(piece: Picture, root: Path) -> dict[str, Any]:
    name = _image(piece.data, root)
    place = {"width": piece.width, "align": piece.align.value, "keep": piece.keep}
    return {"is": "picture", "file": name, "alt": drawable(piece.alt), **place}


@_piece.register
def _(piece: Qr, root: Path) -> dict[str, Any]:
    alt = f"Mã QR: {drawable(piece.text)}"
    name = _qr(piece.text, root)
    place = {"width": piece.size_mm, "align": piece.align.value, "keep": False}
    return {"is": "picture", "file": name, "alt": alt, **place}
