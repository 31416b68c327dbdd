"""Training classes: kind, number of classes, people per class, days (in sections, in sentences, in tables)."""

import re
from collections.abc import Iterator

from saolang.documents.read.amounts import figure
from saolang.documents.read.context import Context, theme
from saolang.documents.read.outline import Node
from saolang.documents.read.rows import Grid, grids
from saolang.documents.read.source import Item
from saolang.viet.text import fold

_ABOUT = re.compile(r"tap huan|dao tao|boi duong|lop|hoi nghi|huong dan")
_PEOPLE = r"(?:học\s+viên|người|đại\s+biểu|cán\s+bộ|DN|doanh\s+nghiệp|HTX|hợp\s+tác\s+xã|chủ\s+thể|hộ|lượt\s+người)"
_CLASSES = re.compile(r"(?<![\d.,/])(\d{1,3})\s+lớp(?!\w)", re.IGNORECASE)
_PER_CLASS = re.compile(
    rf"(?:mỗi\s+lớp|01\s+lớp|1\s+lớp)\s*:?\s*(?:khoảng\s+|có\s+|gồm\s+)?(\d{{1,4}})\s+{_PEOPLE}|(\d{{1,4}})\s+{_PEOPLE}\s*/\s*(?:01\s+|1\s+)?lớp",
    re.IGNORECASE,
)
_DAYS = re.compile(
    r"(?<![\d.,])(\d{1,2}(?:,\d)?)\s+ngày\s*/\s*(?:01\s+|1\s+)?lớp|mỗi\s+lớp[^.;]{0,60}?(?<![\d.,])(\d{1,2}(?:,\d)?)\s+ngày|"
    r"thời\s+gian[^.;]{0,40}?(?<![\d.,])(\d{1,2}(?:,\d)?)\s+ngày(?!\s*\d)",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    rf"\d{{1,3}}\s+lớp(?:\s+(?!cho\b|với\b)[^\s.;]+){{0,14}}?\s+(?:cho|với|có)\s+(?:khoảng\s+|tổng\s+số\s+)?(\d[\d.]{{0,6}})\s+{_PEOPLE}|"
    rf"tổng\s+(?:số|cộng)\s*:?\s*(\d[\d.]{{0,6}})\s+{_PEOPLE}|=\s*(\d[\d.]{{0,6}})\s+{_PEOPLE}",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"(?<![\d.,/])(\d{1,3})\s+lớp\s+((?:tập\s+huấn|đào\s+tạo|bồi\s+dưỡng|hướng\s+dẫn)[^.;:(]*?)(?=\s+cho\s|\s+với\s|\s*[,.;:(]|$)",
    re.IGNORECASE,
)
_GENERAL = re.compile(r"(?:noi dung|cong tac|ke hoach|so luong|quy mo|hoat dong)(?!\w)")
_AUDIENCE = re.compile(r"thanh phan|doi tuong")


def training_classes(context: Context) -> list[Item]:
    """All classes that are planned; the ones that were held stand in the results."""
    made = [*_sections(context), *(item for grid in grids(context) for item in _from_grid(grid))]
    return made or list(_sentences(context))


def announced_mismatch(context: Context, classes: list[Item]) -> None:
    """Warn where "N lớp …, trong đó:" is not the sum of the classes listed below it."""
    for node, _ in context.nodes():
        found = _CLASSES.search(node.para.text)
        if found is None or node.headed or not re.search(r"(?:trong đó|cụ thể|gồm)[^.]*:\s*$", node.para.text):
            continue
        below = [item for item in classes if item["source"]["line"] > node.para.line and item["classes"]]
        total = sum(int(item["classes"]) for item in below)
        if below and total != int(found.group(1)):
            text = f"Văn bản nêu {int(found.group(1))} lớp, các mục bên dưới cộng được {total} lớp."
            context.warn("count_mismatch", node.para.line_at(found.start()), text, node.para.page)


def _sections(context: Context) -> Iterator[Item]:
    """A heading about training with numbers below it; the deepest such heading counts."""
    for node, path in context.nodes():
        if not node.headed or node.para.kind == "letter" or theme((*path, node)) in {"results", "duties", "targets"}:
            continue
        if not _ABOUT.search(fold(node.title)) or any(_is_section(child) for child in node.walk() if child is not node):
            continue
        text = " \n ".join(part.para.text for part in node.walk() if part is not node)
        found = _CLASSES.search(text)
        said = len(list(_SENTENCE.finditer(text)))
        if said > 1 or (said and _GENERAL.match(fold(node.title))):
            for part in node.walk():
                yield from _said_in(part)
        elif found and not re.search(r"(?:trong đó|cụ thể)\s*:", text):
            yield _item(node.title, text, node.para.source(), node.label or None) | {"audience": _audience(node)}


def _is_section(node: Node) -> bool:
    return (
        node.headed
        and node.para.kind != "letter"
        and _ABOUT.search(fold(node.title)) is not None
        and any(_CLASSES.search(part.para.text) for part in node.walk())
    )


def _item(kind: str, text: str, source: Item, code: str | None) -> Item:
    classes = _CLASSES.search(text)
    return {
        "code": code,
        "kind": kind,
        "classes": int(classes.group(1)) if classes else None,
        "trainees_per_class": _first(_PER_CLASS, text),
        "trainees_total": _first(_TOTAL, text),
        "days_per_class": _first(_DAYS, text),
        "source": source,
    }


def _first(pattern: re.Pattern[str], text: str) -> int | float | None:
    match = pattern.search(text)
    return figure(next(part for part in match.groups() if part)) if match else None


def _audience(node: Node) -> list[str]:
    for part in node.walk():
        if _AUDIENCE.match(fold(part.title)) and part is not node:
            below = [child.para.text.strip(" .;") for child in part.children]
            return below or ([part.body.strip(" .;")] if part.body else [])
    return []


def _from_grid(grid: Grid) -> Iterator[Item]:
    """A table of classes, or rows of a budget that say "04 lớp … cho khoảng 400 cán bộ"."""
    for row in grid.rows:
        kind = row.text("content") or row.text("other")
        if row.group or row.is_total or not kind:
            continue
        if grid.has("classes"):
            numbers = {
                "classes": figure(row.text("classes")),
                "trainees_per_class": figure(row.text("per_class")),
                "trainees_total": figure(row.text("trainees")),
                "days_per_class": figure(row.text("days")),
            }
            if numbers["classes"]:
                yield (
                    {"code": row.text("ordinal") or None, "kind": kind}
                    | numbers
                    | {
                        "audience": [row.text("audience")] if row.text("audience") else [],
                        "source": row.source(),
                    }
                )
            continue
        said = f"{row.text('explain')} {row.text('note')}"
        if _CLASSES.search(said):
            yield _item(kind, said, row.source(), row.text("ordinal") or None) | {"audience": []}


def _sentences(context: Context) -> Iterator[Item]:
    for node, path in context.nodes():
        if theme((*path, node)) in {"results", "duties"} or node.para.text.rstrip().endswith(":"):
            continue
        yield from _said_in(node)


def _said_in(node: Node) -> Iterator[Item]:
    """ "Tổ chức 02 lớp tập huấn về …, mỗi lớp 50 học viên": each class that one paragraph names."""
    for match in _SENTENCE.finditer(node.para.text):
        text = node.para.text[match.start() : match.start() + 400]
        # The next class of the same paragraph has its own numbers.
        after = _SENTENCE.search(text, match.end() - match.start())
        part = text[: after.start()] if after else text
        kind = " ".join(match.group(2).split())
        yield _item(kind, part, node.para.source(match.start(), part), node.label or None) | {"audience": []}
