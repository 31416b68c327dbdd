"""Tasks with their time and agencies, in labelled paragraphs, in tables, or as plain lists."""

import re
from collections.abc import Iterator

from saolang.documents.read.context import Context, theme_of
from saolang.documents.read.organisations import split_agencies
from saolang.documents.read.outline import Node
from saolang.documents.read.rows import Grid, grids
from saolang.documents.read.source import Item
from saolang.documents.read.times import names_a_quarter, quarters
from saolang.viet.text import fold

_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("time", re.compile(r"^thoi (?:gian|han)|^tien do")),
    ("coordinating", re.compile(r"phoi hop")),
    ("lead", re.compile(r"chu tri|dau moi")),
    ("implementing", re.compile(r"(?:don vi|co quan|to chuc) thuc hien|^thuc hien$")),
    ("place", re.compile(r"^dia diem")),
)
_INSIDE = re.compile(
    r"[-–+;.]\s*((?:Cơ quan|Đơn vị)\s+(?:chủ trì|thực hiện|phối hợp)|Thời gian(?: thực hiện| dự kiến)?)\s*:\s*",
    re.IGNORECASE,
)
# Their "Nội dung" is what was said or decided, no list of tasks.
_NO_TASK = re.compile(r"(?:mot so |nhung |cac )?(?:de xuat|kien nghi|de nghi)(?!\w)(?:,? (?:de xuat|kien nghi))?")
_NO_LISTS = frozenset({"BB", "QĐ", "TB", "GM"})


def tasks(context: Context) -> list[Item]:
    """Labelled tasks and tables of tasks; where there are none, what stands under headings of tasks or solutions."""
    made = [*_labelled(context), *(item for grid in grids(context) for item in _from_grid(grid))]
    if made or context.document.get("type_code") in _NO_LISTS:
        return made
    return _listed(context, "tasks") or _listed(context, "solutions")


def _labelled(context: Context) -> Iterator[Item]:
    for node, path in context.nodes():
        if not node.headed:
            continue
        labels = _labels(node)
        if labels.keys() & {"lead", "implementing", "coordinating"}:
            yield {
                "code": node.label or None,
                "title": node.title,
                "parent": next((above.label for above in reversed(path) if above.label), None),
                "time": labels.get("time"),
                "quarters": quarters(labels.get("time", "")),
                "place": labels.get("place"),
                "lead": split_agencies(labels.get("lead", "")),
                "implementing": split_agencies(labels.get("implementing", "")),
                "coordinating": split_agencies(labels.get("coordinating", "")),
                "source": node.para.source(),
            }


def _labels(node: Node) -> dict[str, str]:
    """Labelled lines below a heading, not those of headings below it; also a label glued to other text."""
    found: dict[str, str] = {}
    for line in _own(node):
        if line.body:
            _put(found, line.title, line.body)
        parts = _INSIDE.split(line.para.text)
        for label, text in zip(parts[1::2], parts[2::2], strict=True):
            _put(found, label, text)
    return found


def _put(found: dict[str, str], label: str, text: str) -> None:
    words = fold(label)
    role = next((name for name, pattern in _ROLES if pattern.search(words)), None)
    if role and len(words) < 40:
        found.setdefault(role, _INSIDE.split(text)[0].strip(" .;"))


def _own(node: Node) -> Iterator[Node]:
    for child in node.children:
        if not child.headed or (child.para.kind == "letter" and not child.children):
            yield child
            yield from _own(child)


def _from_grid(grid: Grid) -> Iterator[Item]:
    """Rows of a table with content and agencies or times; a table of money is a budget."""
    if not (grid.has("content") and (grid.has("lead") or grid.has("implementing") or grid.has("time"))) or grid.has(
        "amount"
    ):
        return
    for row in grid.rows:
        title = row.text("content")
        if row.group or not title:
            continue
        yield {
            "code": row.text("ordinal") or None,
            "title": title,
            "time": row.text("time") or None,
            "quarters": quarters(row.text("time")),
            "lead": split_agencies(row.text("lead")),
            "implementing": split_agencies(row.text("implementing")),
            "coordinating": split_agencies(row.text("coordinating")),
            "source": row.source(),
        }


def _listed(context: Context, about: str) -> list[Item]:
    """The headings below "Nhiệm vụ …", or the bullets where it has none."""
    made: list[Item] = []
    for node, path in context.nodes():
        above = path[-1] if path else None
        if above is None or theme_of(above) != about or theme_of(node) or node.para.kind == "plain":
            continue
        if node.headed and _NO_TASK.match(fold(node.title)):
            continue
        if any(child.headed for child in above.children) and not node.headed:
            continue
        made.append(
            {
                "code": node.label or None,
                "title": node.title if node.headed else node.para.text.strip(" .;"),
                "time": None,
                "quarters": quarters(node.para.text) if names_a_quarter(node.para.text) else [],
                "lead": [],
                "implementing": [],
                "coordinating": [],
                "source": node.para.source(),
            }
        )
    return made
