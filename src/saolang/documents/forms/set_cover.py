"""Cover and contents of a dossier's set: what it is, which submission, what stands on which page."""

from dataclasses import dataclass

from saolang.documents.forms.common import text
from saolang.documents.model import (
    Align,
    Block,
    Column,
    Footer,
    Head,
    KeyValues,
    OfficialDocument,
    PageBreak,
    Paragraph,
    Qr,
    Row,
    Table,
    bold,
    cell,
    header_row,
)

ATTACHED = "tệp đính kèm, xem trong bộ điện tử"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLine:
    """A line of the contents; ``page`` 0: the file has no pages here. ``heading`` lines stand above their files."""

    title: str
    code: str = ""
    page: int = 0
    is_heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCoverData:
    """``facts`` are label and value; ``check_url`` opens the page that confirms ``sha256``."""

    title: str
    product: str
    producer: str
    facts: tuple[tuple[str, str], ...]
    lines: tuple[SetLine, ...]
    sha256: str
    check_url: str
    remarks: tuple[str, ...] = ()
    illustration: bool = False


def build(data: SetCoverData) -> OfficialDocument:
    """The first pages of the set."""
    return OfficialDocument(
        head=Head(),
        kind_title=data.title,
        subject=data.product,
        subject_note=data.producer,
        blocks=(
            KeyValues(tuple(pair for pair in data.facts if pair[1])),
            *(text(remark) for remark in data.remarks),
            KeyValues((("Mã kiểm tra (SHA-256):", data.sha256),)),
            Qr(data.check_url, size_mm=32, caption="Quét để xem xác nhận bản nộp", align=Align.CENTER),
            PageBreak(),
            *_contents(data.lines),
        ),
        footer=Footer(),
        illustration=data.illustration,
    )


def _contents(lines: tuple[SetLine, ...]) -> tuple[Block, ...]:
    columns = (Column(2, Align.CENTER), Column(12), Column(4, Align.CENTER))
    table = Table(columns, (header_row("Mục", "Tài liệu", "Trang"),), tuple(_row(line) for line in lines))
    return (Paragraph(bold("MỤC LỤC"), align=Align.CENTER, first_line=False), table)


def _row(line: SetLine) -> Row:
    if line.is_heading:
        return (cell(line.code), cell(line.title, bold=True), cell(""))
    return (cell(line.code), cell(line.title), cell(str(line.page) if line.page else ATTACHED))
