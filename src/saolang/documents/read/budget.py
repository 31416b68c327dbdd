"""The budget: lines of a table with their place in the tree, the total, and whether the sums hold."""

import re
from collections.abc import Sequence

from saolang.documents.read.amounts import FIGURES, money_figure, scale
from saolang.documents.read.context import Context, Path, theme, theme_of
from saolang.documents.read.outline import Node
from saolang.documents.read.rows import Grid, GridRow, grids
from saolang.documents.read.source import Item
from saolang.viet.listing import roman
from saolang.viet.numbers import NumberError, from_words

_UNIT = re.compile(
    r"(?:\(|đvt\s*:?|đơn\s+vị(?:\s+tính)?\s*:?)\s*((?:1[.,]?000[.,]?000|1[.,]?000|nghìn|ngàn|triệu|tỷ)?\s*(?:đồng|đ(?!\w)|vnđ))",
    re.IGNORECASE,
)
_MONEY = rf"({FIGURES})\s*((?:nghìn|ngàn|triệu|tỷ|tỉ)?\s*đồng|(?:triệu|tỷ|tỉ)(?!\w))"
_TOTAL_SAID = re.compile(
    rf"(?:tổng\s+(?:kinh\s+phí|dự\s+toán|nhu\s+cầu|số\s+tiền|cộng|mức)|nhu\s+cầu\s+kinh\s+phí|(?:dự\s+kiến|dự\s+toán)\s+kinh\s+phí|kinh\s+phí\s+thực\s+hiện)[^.;]{{0,160}}?{_MONEY}",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(
    rf"{_MONEY}[^()]{{0,20}}\(\s*(?:viết\s+)?(?:bằng\s+)?chữ\s*:\s*([^()]{{3,200}})\)", re.IGNORECASE
)
_WORDS_BELOW = re.compile(
    r"\(?(?:(?:số\s+tiền\s+)?(?:viết\s+)?bằng\s+chữ\s*:\s*)([^()]{3,200}?)(?:\s+chẵn)?[.;)/]*$", re.IGNORECASE
)
# Lines of a text may stand two apart.
NEAR = 12
_BULLET = re.compile(rf"^(.{{3,160}}?)\s*:?\s*{_MONEY}", re.IGNORECASE)


def budget(context: Context) -> Item:
    """``unit``, ``total`` and ``lines``; all empty when the document has no money in it."""
    for grid in grids(context):
        if grid.has("amount") and (grid.has("content") or grid.has("product")) and not grid.has("star"):
            return _from_grid(context, grid)
    return _from_text(context)


def words_and_figures(context: Context) -> None:
    """Warn where an amount and its words differ."""
    for para in [*context.paras, *context.annex]:
        for match in _IN_WORDS.finditer(para.text):
            value, factor = money_figure(match.group(1)), scale(match.group(2))
            try:
                said = from_words(match.group(3))
            except NumberError:
                continue
            if value is not None and factor and round(value * factor) != said:
                text = f"Số tiền {match.group(1)} {match.group(2)} khác số bằng chữ “{match.group(3).strip()}”."
                context.warn("words_figures", para.line_at(match.start()), text, para.page)


def _from_grid(context: Context, grid: Grid) -> Item:
    unit = _unit(grid)
    lines: list[Item] = []
    total: Item | None = None
    for row in grid.rows:
        amount = _amount(row)
        content = row.text("content") or row.text("product")
        if row.is_total and amount is not None and not row.text("ordinal").strip(".)").isalnum():
            total = total or {
                "value": amount,
                "unit": unit,
                "label": content or row.text("ordinal"),
                "source": row.source(),
            }
        elif content and not row.is_total and (amount is not None or row.text("ordinal")):
            lines.append(_line(row, content, amount))
    _place(lines)
    _check(context, lines, total)
    _check_words(context, total)
    return {"unit": unit, "total": total, "lines": lines}


def _check_words(context: Context, total: Item | None) -> None:
    """ "Bằng chữ: …" below a table, against its sum."""
    factor = scale(str(total["unit"] or "")) if total else None
    for para in [*context.paras, *context.annex] if total and factor else ():
        match = _WORDS_BELOW.match(f"{para.mark} {para.text}".strip())
        if total is None or factor is None or not match or not 0 < para.line - total["source"]["line"] <= NEAR:
            continue
        try:
            said = from_words(match.group(1))
        except NumberError:
            continue
        if round(total["value"] * factor) != said:
            text = f"Tổng {_show(total['value'])} {total['unit']} khác số bằng chữ “{match.group(1).strip()}”."
            context.warn("words_figures", para.line, text, para.page)


def _unit(grid: Grid) -> str | None:
    for text in (grid.heading("amount"), grid.caption, " ".join(item.heading for item in grid.columns)):
        match = _UNIT.search(text)
        if match:
            return " ".join(match.group(1).split())
    return None


def _amount(row: GridRow) -> int | float | None:
    """The first column of money with a figure in it: the total of the line stands before its sources and years."""
    found = [cell.text for role, cell in row.cells if role == "amount" and cell.text]
    return next((value for text in found if (value := money_figure(text)) is not None), None)


def _line(row: GridRow, content: str, amount: int | float | None) -> Item:
    code = row.text("ordinal").rstrip(".)") or None
    return {
        "code": code,
        "content": content,
        "amount": amount,
        "explanation": row.text("explain") or row.text("note") or None,
        "lead": row.text("lead") or row.text("implementing") or None,
        "source_of_funds": row.text("source") or None,
        "source": row.source(),
    }


def _place(lines: Sequence[Item]) -> None:
    """Give each line its parent: by its code, after the last one above it; one without code joins the open list."""
    stack: list[tuple[int, Item, str]] = []
    for line in lines:
        style, depth = _depth(str(line["code"] or ""), stack)
        while stack and stack[-1][0] >= depth:
            stack.pop()
        line["parent"] = stack[-1][1]["code"] if stack else None
        line["parent_index"] = lines.index(stack[-1][1]) if stack else None
        stack.append((depth, line, style))


def _depth(code: str, stack: Sequence[tuple[int, Item, str]]) -> tuple[str, int]:
    if re.fullmatch(r"[A-H]", code) and not _is_roman(code, stack):
        return "capital", 0
    if re.fullmatch(r"[IVX]+", code):
        return "roman", 1
    if re.fullmatch(r"\d+(?:\.\d+)*", code):
        return "number", 2 + code.count(".")
    if re.fullmatch(r"[a-zđ]", code):
        return "letter", 8
    if code:
        return "bullet", 9
    # No code: it continues the list of the line before, unless that one opened a list of its own.
    return ("none", stack[-1][0]) if stack else ("none", 2)


def _is_roman(code: str, stack: Sequence[tuple[int, Item, str]]) -> bool:
    """ "C" and "D" are letters here; "I" and "V" are never capitals of a list."""
    return code in "IV" and roman(code) is not None and not any(style == "capital" for _, _, style in stack)


def _check(context: Context, lines: Sequence[Item], total: Item | None) -> None:
    """Warn of lines without a number among numbered ones, of parents that are not the sum of their children."""
    coded = sum(bool(line["code"]) for line in lines)
    for line in lines:
        if not line["code"] and coded * 2 > len(lines):
            source = line["source"]
            context.warn(
                "missing_number",
                source["line"],
                f"Dòng “{str(line['content'])[:60]}” không có số thứ tự.",
                source["page"],
            )
    for index, line in enumerate(lines):
        _compare(context, line["amount"], [child for child in lines if child["parent_index"] == index], line)
    if total is not None:
        _compare(context, total["value"], [line for line in lines if line["parent_index"] is None], total)
    for line in lines:
        del line["parent_index"]


def _compare(context: Context, said: int | float | None, children: Sequence[Item], item: Item) -> None:
    amounts = [child["amount"] for child in children if child["amount"] is not None]
    if said is None or not amounts or abs(sum(amounts) - said) < 0.005 * max(1, len(amounts)):
        return
    name = item.get("content") or item.get("label") or "Tổng"
    text = f"“{str(name)[:60]}” ghi {_show(said)}, các dòng con cộng được {_show(sum(amounts))}."
    context.warn("sum_mismatch", item["source"]["line"], text, item["source"]["page"])


def _show(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".").translate(str.maketrans(",.", ".,"))


def _from_text(context: Context) -> Item:
    """Without a table: the total that a sentence names, and the bullets with amounts under the heading of money."""
    total = _total_said(context)
    made: Item = {"unit": total["unit"] if total else None, "total": total, "lines": []}
    for node, path in context.nodes():
        listed = node.para.kind in {"bullet", "plus", "number", "letter"} and theme(path) == "budget"
        said = node.para.text if listed and not _past((*path, node)) else ""
        match = None if _TOTAL_SAID.match(said) else _BULLET.match(said)
        if match:
            made["unit"] = made["unit"] or match.group(3)
            made["lines"].append(_bullet(node, match, made["unit"]))
    same = [line for line in made["lines"] if line["code"] == made["lines"][0]["code"] == "-"]
    if total and len(same) > 1:
        _compare(context, total["value"], same, total)
    return made


def _past(path: Path) -> bool:
    """Money spent last year stands in the same plan, under its results."""
    return any(theme_of(node) == "results" for node in path)


def _total_said(context: Context) -> Item | None:
    for node, path in context.nodes():
        match = _TOTAL_SAID.search(node.para.text)
        if match and not _past((*path, node)):
            source = node.para.source(match.start(1), match.group())
            return {"value": money_figure(match.group(1)), "unit": match.group(2), "source": source}
    return None


def _bullet(node: Node, match: re.Match[str], unit: str) -> Item:
    return {
        "code": node.label or node.para.mark or None,
        "content": match.group(1).strip(" :,-"),
        "amount": _in_unit(money_figure(match.group(2)), match.group(3), unit),
        "explanation": None,
        "lead": None,
        "source_of_funds": None,
        "parent": None,
        "source": node.para.source(),
    }


def _in_unit(value: int | float | None, written: str, unit: str | None) -> int | float | None:
    """An amount in the unit of the whole budget, where the two are written in different ones."""
    own, whole = scale(written), scale(unit or "")
    if value is None or not own or not whole or own == whole:
        return value
    changed = value * own / whole
    return int(changed) if changed == int(changed) else changed
