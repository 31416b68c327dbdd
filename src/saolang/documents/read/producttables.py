"""Products in annex tables: decisions of recognition and withdrawal, lists of a plan, results of a council."""

import re

from saolang.documents.read.amounts import figure, star, star_in
from saolang.documents.read.context import Context, year_in
from saolang.documents.read.products import entity_type
from saolang.documents.read.rows import Grid, GridRow, grids
from saolang.documents.read.source import Item
from saolang.documents.read.statuses import status_of, status_of_document

_COMMUNE = re.compile(r"(?:xã|phường|thị\s+trấn|đặc\s+khu|tt\.?)\s+[^,;–(-]+", re.IGNORECASE)
_DISTRICT = re.compile(r"(?:huyện|thị\s+xã|thành\s+phố|tp\.?)\s+[^,;(]+", re.IGNORECASE)
_DECLARED = re.compile(r"(?<!\d)(\d{1,4})\s+sản\s+phẩm(?!\w)", re.IGNORECASE)
_FAILED = re.compile(r"không\s+đạt|chưa\s+đạt|bị\s+loại", re.IGNORECASE)
_LIST_OF = re.compile(r"danh sách|công nhận|thu hồi|phụ lục|kèm theo", re.IGNORECASE)


def products_in_tables(context: Context) -> list[Item]:
    """A product for each row of each table that has a column of products and one of producers or stars."""
    made: list[Item] = []
    for grid in grids(context):
        if grid.has("product") and (grid.has("entity") or grid.has("star") or grid.has("person")):
            items = _of_grid(context, grid)
            _check_total(context, grid, len(items))
            made += items
    _check_declared(context, made)
    return made


def _of_grid(context: Context, grid: Grid) -> list[Item]:
    title = str(context.document.get("title") or "")
    status = status_of_document(context.document.get("type_code"), title, f"{grid.caption} {grid.heading('star')}")
    heading_star, heading_commune = star_in(grid.caption), None
    entity = address = ""
    made: list[Item] = []
    for row in grid.rows:
        if row.group:
            heading_star = star_in(row.group) or heading_star
            commune = _COMMUNE.search(row.group)
            heading_commune = commune.group().strip() if commune else heading_commune
            continue
        if row.is_total or not row.text("product"):
            continue
        own = row.text("entity") or row.text("person")
        merged = not own and bool(entity)
        entity = own or entity
        address = _address(row) if own else (_address(row) or address)
        item = _item(row, entity, address, grid)
        failed = _FAILED.search(f"{row.text('star')} {row.text('note')}") is not None
        item |= {
            "status": "entered" if failed else status_of(row.text("note")) or status,
            "year": year_in(grid.caption) or context.year,
        }
        item["star"] = item["star"] or heading_star
        item["commune"] = item["commune"] or heading_commune
        if merged:
            item["entity_merged"] = True
        made.append(item)
    return made


def _address(row: GridRow) -> str:
    return row.text("commune") or row.text("address")


def _item(row: GridRow, entity: str, address: str, grid: Grid) -> Item:
    score = figure(row.text("score"))
    return {
        "name": row.text("product").strip(" ."),
        "entity": entity or None,
        "entity_type": entity_type(entity),
        "commune": _commune(address, named=grid.has("commune")),
        "address": row.text("address") or None,
        "district": row.text("district") or _found(_DISTRICT, address),
        "score": score,
        "star": _star(row),
        "source": row.source(),
    }


def _star(row: GridRow) -> int | None:
    """The first cell of a star column that says one; a column of results may hold words."""
    for role, cell in row.cells:
        if role == "star" and cell.text:
            value = star(cell.text) or star_in(cell.text)
            if value:
                return value
    return None


def _commune(address: str, *, named: bool) -> str | None:
    found = _found(_COMMUNE, address)
    if found:
        return found
    return address.strip() or None if named else None


def _found(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return " ".join(match.group().split()).strip(" .") if match else None


def _check_total(context: Context, grid: Grid, listed: int) -> None:
    """ "Danh sách gồm 20 sản phẩm" above the table, against its rows."""
    match = _DECLARED.search(grid.caption)
    if match and int(match.group(1)) != listed and listed:
        line = next(line for line in reversed(grid.table.caption) if _DECLARED.search(line.text))
        context.warn(
            "count_mismatch",
            line.number,
            f"Tiêu đề bảng nêu {match.group(1)} sản phẩm, bảng có {listed} dòng.",
            line.page,
        )


def _check_declared(context: Context, items: list[Item]) -> None:
    """ "Công nhận 20 sản phẩm … (danh sách kèm theo)" in an article, against all rows of the annex."""
    if not items:
        return
    for para in context.paras:
        if not _LIST_OF.search(para.text) or not re.search(r"kèm theo|phụ lục|danh sách", para.text, re.IGNORECASE):
            continue
        match = _DECLARED.search(para.text)
        if match is None or para.text.lower().startswith(("căn cứ", "xét")):
            continue
        wanted = star_in(para.text)
        listed = [item for item in items if wanted is None or item["star"] == wanted]
        if int(match.group(1)) != len(listed):
            text = f"Văn bản nêu {match.group(1)} sản phẩm, danh sách có {len(listed)}."
            context.warn("count_mismatch", para.line_at(match.start()), text, para.page)
        return
