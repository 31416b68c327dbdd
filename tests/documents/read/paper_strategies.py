"""Papers as offices write them, and what a page shows of a paper: the part that any reader can get back."""

import re
from datetime import date
from typing import Any

from hypothesis import strategies as st

from saolang.documents.model import (
    Annex,
    Authority,
    AuthorityLine,
    Block,
    Cell,
    Column,
    Head,
    Heading,
    ItemList,
    Level,
    Marker,
    Number,
    OfficialDocument,
    Paragraph,
    PlaceDate,
    Recipients,
    Signature,
    SignatureBlock,
    Table,
    inline_text,
    plain,
)

WORDS = re.findall(
    r"\w+",
    "phát triển sản phẩm nông thôn gắn với vùng nguyên liệu bền vững tại địa phương hỗ trợ chủ thể hoàn thiện bao bì",
)
CLOSES = "theo đúng quy định hiện hành"


@st.composite
def sentences(draw: st.DrawFn, least: int = 4, most: int = 40) -> str:
    """A sentence that begins with a capital and ends as sentences do."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=least, max_size=most))
    return f"{' '.join(words).capitalize()} {CLOSES}."


titles = st.lists(st.sampled_from(WORDS), min_size=2, max_size=8).map(
    lambda words: f"{' '.join(words).capitalize()} sản phẩm"
)
paragraphs = sentences().map(lambda text: Paragraph(plain(text)))
lists = st.builds(
    ItemList,
    st.lists(sentences().map(plain), min_size=1, max_size=4).map(tuple),
    st.sampled_from([Marker.DASH, Marker.PLUS]),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A list under named columns; the producer of several products stands once, merged downwards."""
    count = draw(st.integers(1, 5))
    merged = draw(st.booleans()) and count > 1
    rows = []
    for number in range(1, count + 1):
        cells = [Cell((plain(str(number)),)), Cell((plain(draw(titles)),))]
        if not merged or number == 1:
            cells.append(Cell((plain(f"Hợp tác xã {draw(titles)}"),), rowspan=count if merged else 1))
        rows.append((*cells, Cell((plain(draw(st.sampled_from(["3 sao", "4 sao"]))),))))
    header = (tuple(Cell((plain(name),)) for name in ("TT", "Tên sản phẩm", "Chủ thể", "Hạng sao")),)
    return Table((Column(1), Column(6), Column(6), Column(3)), header, tuple(rows))


@st.composite
def sections(draw: st.DrawFn, label: str) -> list[Block]:
    """A heading and what stands below it; two lists of one kind never follow each other."""
    made: list[Block] = [Heading(Level.ROMAN, f"{label}.", draw(titles).upper())]
    for number in range(1, draw(st.integers(1, 3)) + 1):
        made.append(Heading(Level.CLAUSE, f"{number}.", draw(titles)))
        made.append(draw(paragraphs | lists))
        if draw(st.booleans()):
            made.append(draw(paragraphs))
    return made


people = st.sampled_from(["Nguyễn Văn Thử", "Trần Thị Mẫu", "Lê Hoàng Ví Dụ"])
signatures = st.builds(
    Signature,
    st.just("PHÓ CHỦ TỊCH"),
    st.sampled_from(
        [
            (AuthorityLine(Authority.KT, "CHỦ TỊCH"),),
            (AuthorityLine(Authority.TM, "ỦY BAN NHÂN DÂN"), AuthorityLine(Authority.KT, "CHỦ TỊCH")),
        ]
    ),
    name=people,
)
heads = st.builds(
    Head,
    st.sampled_from(["SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "ỦY BAN NHÂN DÂN XÃ AN PHÚ"]),
    st.just(""),
    st.builds(Number, st.sampled_from(["KH-UBND", "QĐ-SNNMT"]), st.integers(10, 4000).map(str)),
    st.builds(PlaceDate, st.sampled_from(["An Phú", "Hòa An"]), st.dates(date(2019, 1, 1), date(2030, 12, 31))),
)
annexes = st.builds(
    Annex,
    st.just("DANH SÁCH SẢN PHẨM THAM GIA CHƯƠNG TRÌNH"),
    st.just("Phụ lục"),
    attached_to=st.just("Kế hoạch"),
    blocks=tables().map(lambda table: (table,)),
)


@st.composite
def papers(draw: st.DrawFn) -> OfficialDocument:
    """A plan with bases, sections, recipients, a signature and perhaps an annex."""
    blocks = [block for label in ("I", "II", "III")[: draw(st.integers(1, 3))] for block in draw(sections(label))]
    bases = st.integers(1, 900).map(lambda number: f"Căn cứ Quyết định số {number}/QĐ-TTg của Thủ tướng Chính phủ")
    return OfficialDocument(
        kind_title="KẾ HOẠCH",
        subject=f"Thực hiện Chương trình OCOP năm {draw(st.integers(2019, 2030))}",
        head=draw(heads),
        bases=tuple(draw(st.lists(bases, min_size=1, max_size=3))),
        blocks=(*blocks, Paragraph(plain("Trên đây là Kế hoạch của cơ quan./."))),
        recipients=Recipients(draw(st.sampled_from([("Như trên",), ("Các sở, ngành", "UBND các xã (thực hiện)")]))),
        signatures=SignatureBlock(draw(signatures)),
        annexes=tuple(draw(st.lists(annexes, max_size=1))),
        illustration=draw(st.booleans()),
    )


def shown(paper: OfficialDocument) -> dict[str, Any]:
    """What the pages show, without looks: letters, widths, alignment."""
    return {
        "kind": paper.kind_title,
        "subject": flat(paper.subject),
        "head": paper.head
        and (flat(paper.head.superior), flat(paper.head.issuer), number(paper.head.number), paper.head.place_date),
        "addressees": paper.addressees,
        "authority": flat(paper.authority),
        "bases": tuple(map(flat, paper.bases)),
        "enacting": paper.enacting,
        "blocks": [block(item) for item in paper.blocks],
        "recipients": paper.recipients,
        "signatures": paper.signatures
        and [
            signer and (signer.authority, signer.position, signer.name)
            for signer in (paper.signatures.left, paper.signatures.right)
        ],
        "annexes": [
            (annex.label, flat(annex.title), [block(item) for item in annex.blocks]) for annex in paper.annexes
        ],
        "illustration": paper.illustration,
    }


def signer(value: Signature | None) -> Any:
    return value and (value.authority, value.position, value.name)


def flat(text: str) -> str:
    return " ".join(text.split())


def number(value: Number | None) -> tuple[str, str | None] | None:
    return value and (value.symbol, value.serial and value.serial.zfill(2))


def block(item: Block) -> Any:
    if isinstance(item, Paragraph):
        return "paragraph", flat(inline_text(item.runs))
    if isinstance(item, Heading):
        return "heading", item.level, flat(f"{item.label} {item.title}")
    if isinstance(item, ItemList):
        return "list", item.marker, [flat(inline_text(runs)) for runs in item.items]
    if isinstance(item, Table):
        return (
            "table",
            [[cell(part) for part in row] for row in item.header],
            [[cell(part) for part in row] for row in item.rows],
        )
    return item


def cell(part: Cell) -> tuple[str, int, int]:
    return flat(" ".join(inline_text(runs) for runs in part.lines)), part.colspan, part.rowspan
