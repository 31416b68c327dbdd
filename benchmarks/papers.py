"""Official papers of fifteen pages without a database: written, read, and read into the value of a paper."""

from collections.abc import Iterator

import pypdfium2

from benchmarks.timing import Line, both
from saolang.documents.model import (
    Annex,
    Cell,
    Column,
    Head,
    Heading,
    ItemList,
    Level,
    Number,
    OfficialDocument,
    Paragraph,
    PlaceDate,
    Recipients,
    Signature,
    SignatureBlock,
    Table,
    plain,
)
from saolang.documents.read import read_document, read_official
from saolang.documents.write import write_docx, write_pdf

PAGES = 15
BUDGET = 2_000
_SENTENCE = "Tổ chức hướng dẫn chủ thể hoàn thiện hồ sơ, bao bì, nhãn hàng hóa của sản phẩm theo đúng quy định"


def measure() -> Iterator[Line]:
    """Reading has the budget of the whole programme: fifteen pages in two seconds."""
    made = plan()
    wrote = both(lambda: write_docx(made))
    yield Line("write a plan of 15 pages, DOCX", wrote[0], cpu=wrote[1], budget=BUDGET)
    wrote = both(lambda: write_pdf(made))
    pdf, docx = write_pdf(made), write_docx(made)
    with pypdfium2.PdfDocument(pdf) as opened:
        pages = f"{len(opened)} pages"
    yield Line("write a plan of 15 pages, PDF", wrote[0], cpu=wrote[1], budget=BUDGET, note=pages)
    for name, data in (("DOCX", docx), ("PDF", pdf), ("text", text().encode())):
        read = both(lambda data=data: read_document(data))  # type: ignore[misc]
        size = f"{len(data) // 1024} KiB"
        yield Line(f"read a plan of 15 pages, {name}", read[0], cpu=read[1], budget=BUDGET, note=size)
    for name, data in (("our DOCX", docx), ("PDF", pdf)):
        read = both(lambda data=data: read_official(data))  # type: ignore[misc]
        yield Line(f"value of a plan of 15 pages, {name}", read[0], cpu=read[1], budget=BUDGET)


def plan() -> OfficialDocument:
    """A plan with many tasks and a list of products and money as annex; invented."""
    blocks: list[Heading | Paragraph | ItemList] = []
    for part, roman in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"], start=1):
        blocks.append(Heading(Level.ROMAN, f"{roman}.", f"NỘI DUNG {part}"))
        for task in range(1, 6):
            blocks.append(Heading(Level.CLAUSE, f"{task}.", f"Nhiệm vụ số {task} của nội dung {part}"))
            items = tuple(plain(f"{_SENTENCE} trước ngày {day}/6/2026.") for day in range(10, 14))
            blocks.append(ItemList(items))
    return OfficialDocument(
        kind_title="KẾ HOẠCH",
        subject="Triển khai Chương trình mỗi xã một sản phẩm năm 2026",
        head=Head("ỦY BAN NHÂN DÂN XÃ AN PHÚ", number=Number("KH-UBND", "45"), place_date=PlaceDate("An Phú")),
        bases=("Căn cứ Quyết định số 26/2026/QĐ-TTg của Thủ tướng Chính phủ",),
        blocks=tuple(blocks),
        recipients=Recipients(("Như trên",)),
        signatures=SignatureBlock(Signature("CHỦ TỊCH", name="Nguyễn Văn Thử")),
        annexes=(Annex("DANH SÁCH SẢN PHẨM", blocks=(_table(),)),),
    )


def _table() -> Table:
    heading = tuple(Cell((plain(name),)) for name in ("TT", "Tên sản phẩm", "Chủ thể", "Địa chỉ", "Hạng sao"))
    rows = tuple(
        tuple(Cell((plain(text),)) for text in (str(row), f"Sản phẩm {row}", f"HTX Số {row}", "xã An Phú", "3 sao"))
        for row in range(1, 141)
    )
    return Table((Column(1), Column(5), Column(5), Column(5), Column(2)), (heading,), rows)


def text() -> str:
    """As extraction leaves the same plan: a blank line after each line, one cell of the list a line."""
    made = ["KẾ HOẠCH", "Triển khai Chương trình mỗi xã một sản phẩm năm 2026"]
    for block in plan().blocks:
        if isinstance(block, Heading):
            made.append(f"{block.label} {block.title}")
        elif isinstance(block, ItemList):
            made += [f"- {item[0].text}" for item in block.items]
    made += ["Nơi nhận:", "- Lưu: VT.", "CHỦ TỊCH", "Nguyễn Văn Thử", "DANH SÁCH SẢN PHẨM"]
    for row in (*_table().header, *_table().rows):
        made += [cell.lines[0][0].text for cell in row]
    return "\n\n".join(made)
