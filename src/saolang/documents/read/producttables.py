"""Products in annex tables: decisions of recognition and withdrawal, lists of a plan, results of a council."""

import re

from saolang.documents.read.amounts import figure, star, star_in
from saolang.documents.read.context import Context, year_in
from saolang.documents.read.lexicon import PRODUCER, UPPER
from saolang.documents.read.paragraphs import mark_of
from saolang.documents.read.products import entity_type
from saolang.documents.read.rows import Grid, GridRow, grids
from saolang.documents.read.source import Item, Line
from saolang.documents.read.statuses import FAILED, status_of, status_of_document

_COMMUNE = re.compile(r"(?<!tác )(?<!thị )(?<!\w)(?:xã|phường|thị\s+trấn|đặc\s+khu|tt\.?)\s+[^,;–(-]+", re.IGNORECASE)
_DISTRICT = re.compile(r"(?:huyện|thị\s+xã|thành\s+phố|tp\.?)\s+[^,;(]+", re.IGNORECASE)
_DECLARED = re.compile(r"(?<!\d)(\d{1,4})\s+sản\s+phẩm(?!\w)", re.IGNORECASE)
_ADDRESS = re.compile(
    rf"(?<!tác)[\s,;(–-]+(?=(?:địa\s+chỉ|(?:ấp|thôn|khu\s+phố|khóm|tổ|xã|phường|thị\s+trấn)\s+(?:[{UPPER}\d])))",
    re.IGNORECASE,
)
_CODE = re.compile(r"[\s,;(]*Mã(?:\s+số)?(?:\s+sản\s+phẩm)?\s*:\s*[\w./\s-]+\)?$", re.IGNORECASE)
_RESULT = re.compile(r"kết\s+quả|công\s+nhận|đề\s+nghị", re.IGNORECASE)
_ENDS = re.compile(r"(?:Tổng\s+(?:cộng|số)|Cộng|(?:Tổng\s+cộng\s+)?danh\s+sách\s+(?:này\s+)?(?:có|gồm))", re.IGNORECASE)
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
    _check_end(context, made)
    return made


def _of_grid(context: Context, grid: Grid) -> list[Item]:
    title = str(context.document.get("title") or "")
    status = status_of_document(context.document.get("type_code"), title, f"{grid.caption} {grid.heading('star')}")
    year = year_in(grid.caption) or context.year
    heading_star, heading_commune = star_in(grid.caption), None
    entity = address = ""
    made: list[Item] = []
    for row in grid.rows:
        if row.group:
            heading_star = star_in(row.group) or heading_star
            heading_commune = _found(_COMMUNE, row.group) or heading_commune
            continue
        if row.is_total or not row.text("product"):
            continue
        name, joined = _name_and_entity(row.text("product"), grid)
        own = row.text("entity") or row.text("person") or joined
        merged = not own and bool(entity)
        address = _address(row) if own else (_address(row) or address)
        entity, beside = _entity_and_address(own or entity, grid)
        item = _item(row, entity, address or beside, grid) | {"name": name, "year": year} | _result(row, grid, status)
        item["star"] = item["star"] or (heading_star if item["status"] != "entered" else None)
        item["commune"] = item["commune"] or heading_commune
        made.append(item | ({"entity_merged": True} if merged else {}))
    return made


def _result(row: GridRow, grid: Grid, status: str) -> Item:
    """Star and status of one row; one that failed was entered, and has no star."""
    if FAILED.search(f"{_results(row)} {row.text('note')}"):
        return {"status": "entered", "star": None}
    return {"status": status_of(row.text("note")) or status, "star": _star(row, grid)}


def _address(row: GridRow) -> str:
    return row.text("commune") or row.text("address") or row.text("district")


def _item(row: GridRow, entity: str, address: str, grid: Grid) -> Item:
    score = figure(row.text("score"))
    return {
        "entity": entity or None,
        "entity_type": entity_type(entity),
        "commune": _commune(address, named=grid.has("commune")),
        "address": row.text("address") or None,
        "district": row.text("district") or _found(_DISTRICT, address),
        "score": score,
        "source": row.source(),
    }


def _name_and_entity(text: str, grid: Grid) -> tuple[str, str]:
    """A column "Sản phẩm, chủ thể" holds both: cut where the producer begins; a code behind is left out."""
    text = _CODE.sub("", text).strip(" .;,")
    if grid.has("entity") or grid.has("person"):
        return text, ""
    found = next((match for match in PRODUCER.finditer(text) if match.start() and match.group()[0].isupper()), None)
    return (text[: found.start()].strip(" ,;-–("), text[found.start() :].strip(" )")) if found else (text, "")


def _entity_and_address(text: str, grid: Grid) -> tuple[str, str]:
    """A column "Chủ thể, địa chỉ" holds both: cut where the address begins."""
    if grid.has("address") or grid.has("commune"):
        return text, ""
    found = _ADDRESS.search(text)
    return (text[: found.start()].strip(" ,;-–("), text[found.start() :].strip(" ,;-–()")) if found else (text, "")


def _results(row: GridRow) -> str:
    return " ".join(cell.text for role, cell in row.cells if role == "star")


def _star(row: GridRow, grid: Grid) -> int | None:
    """The star of the column of results, else of another column of stars; a column of results may hold words."""
    columns = [(item, cell) for item, (role, cell) in zip(grid.columns, row.cells, strict=False) if role == "star"]
    for _, cell in sorted(columns, key=lambda pair: _RESULT.search(pair[0].heading) is None):
        value = star(cell.text) or star_in(cell.text)
        if value:
            return value
        if FAILED.search(cell.text):
            return None
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
    titles = _titles(grid)
    said = " ".join(line.text for line in titles)
    # Of a paragraph above, its last sentence leads to the table.
    match = _DECLARED.search(said.rsplit(". ", 1)[-1] if said.endswith(":") else said)
    if match and int(match.group(1)) != listed and listed:
        line = next((line for line in reversed(titles) if _DECLARED.search(line.text)), titles[-1])
        context.warn(
            "count_mismatch",
            line.number,
            f"Tiêu đề bảng nêu {match.group(1)} sản phẩm, bảng có {listed} dòng.",
            line.page,
        )


def _titles(grid: Grid) -> list[Line]:
    """The lines right above a table, from the end of the last list on: that one speaks of something else."""
    made: list[Line] = []
    listed = False
    for line in grid.table.caption:
        if mark_of(line.text)[0] in {"bullet", "plus"}:
            listed, made = True, []
        if not listed:
            made.append(line)
        listed = listed and not line.text.endswith((";", "."))
    return made


def _check_end(context: Context, items: list[Item]) -> None:
    """ "Tổng cộng: 06 sản phẩm", "Danh sách này có 06 sản phẩm" below the table."""
    for para in context.annex:
        match = _DECLARED.search(para.text) if _ENDS.match(para.text) else None
        if match and items and int(match.group(1)) != len(items):
            text = f"Cuối danh sách ghi {match.group(1)} sản phẩm, danh sách có {len(items)}."
            context.warn("count_mismatch", para.line_at(match.start()), text, para.page)


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
