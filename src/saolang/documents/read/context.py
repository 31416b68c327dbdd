"""What all rules look at: the parts of a document, its tree, its tables, its year; and the doubts they add."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from saolang.documents.read.outline import Node
from saolang.documents.read.paragraphs import Para
from saolang.documents.read.source import Item, Table, Warned
from saolang.viet.text import fold

Theme = Literal["aims", "results", "targets", "duties", "budget", "tasks", "solutions", ""]
Path = tuple[Node, ...]

_THEMES: tuple[tuple[Theme, re.Pattern[str]], ...] = (
    ("aims", re.compile(r"muc tieu (?:chung|tong quat)|^muc dich(?:, yeu cau)?$|^yeu cau$|^quan diem|"
    r"^muc dich, y nghia")),
    ("results", re.compile(r"ket qua|tinh hinh|danh gia chung|thuan loi|han che|ton tai|kho khan|thuc trang|"
    r"nguyen nhan|uu diem")),
    ("targets", re.compile(r"muc tieu|chi tieu|phan dau")),
    ("duties", re.compile(r"^(?:cong tac )?to chuc (?:trien khai )?thuc hien(?: ke hoach.*)?$|phan cong|"
    r"trach nhiem (?:cua|thuc hien)|^trach nhiem")),
    ("budget", re.compile(r"kinh phi|nguon von|du toan|nguon luc tai chinh")),
    ("tasks", re.compile(r"^(?:mot so |cac )?(?:nhiem vu|noi dung|hoat dong|cong viec)|phuong huong")),
    ("solutions", re.compile(r"giai phap|bien phap")),
)  # fmt: skip


@dataclass(slots=True)
class Context:
    """One document as the rules see it."""

    document: Item
    root: Node
    paras: list[Para]
    annex: list[Para]
    tables: list[Table]
    year: int | None
    warnings: list[Warned] = field(default_factory=list)

    def warn(self, kind: str, line: int, text: str, page: int | None = None) -> None:
        """Add a doubt."""
        self.warnings.append(Warned(kind, line, text, page))

    def cells(self) -> Iterator[Para]:
        """The cells of all tables as paragraphs."""
        for table in self.tables:
            for row in table.rows:
                for cell in row:
                    if cell.text and not cell.merged:
                        yield Para("cell", "", cell.text, cell.page, starts=[0], numbers=[cell.line])

    def nodes(self) -> Iterator[tuple[Node, Path]]:
        """Every node of the body with the headings above it, from the top down."""
        return _below(self.root, ())


def _below(node: Node, path: Path) -> Iterator[tuple[Node, Path]]:
    for child in node.children:
        yield child, path
        yield from _below(child, (*path, child))


def theme(path: Path) -> Theme:
    """What the nearest telling heading says the text below it is about."""
    for node in reversed(path):
        found = theme_of(node)
        if found:
            return found
    return ""


def theme_of(node: Node) -> Theme:
    """What one heading says; "" for text and for headings that say nothing."""
    if not node.headed:
        return ""
    return _theme_of_title(node.title)


@lru_cache(maxsize=4096)
def _theme_of_title(title: str) -> Theme:
    words = fold(title)
    return next((name for name, pattern in _THEMES if pattern.search(words)), "")


def year_in(text: str) -> int | None:
    """The last year that a text names ("đến năm 2025", "năm 2021")."""
    text = re.sub(r"\([^()]*\)", " ", text)
    years = re.findall(r"(?<!\w)năm\s+((?:19|20)\d\d)(?![\d/])(?!\s*[-–]\s*(?:19|20)\d\d)", text, re.IGNORECASE)
    return int(years[-1]) if years else None
