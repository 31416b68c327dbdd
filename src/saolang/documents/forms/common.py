"""What the builders share: the frame of an agency's paper, points and lists."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from saolang.documents.model import (
    NO_FOOTER,
    Block,
    Column,
    Footer,
    Head,
    Inline,
    Number,
    OfficialDocument,
    Paragraph,
    PlaceDate,
    Recipients,
    Row,
    Run,
    Signature,
    SignatureBlock,
    Table,
    cell,
    header_row,
    plain,
)
from saolang.documents.model.inline import Align
from saolang.viet.dates import short_date

Kind = Literal["first", "upgrade", "renewal"]
KIND_NAMES: dict[str, str] = {"first": "Lần đầu", "upgrade": "Nâng hạng", "renewal": "Đánh giá lại"}
PROGRAMME = "đánh giá, phân hạng sản phẩm OCOP"
END = "./."


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuing:
    """Who issues a paper and how it is signed. Number, date and name stay blank in a draft.

    ``issuer`` and ``superior`` are in capitals as in the head ("ỦY BAN NHÂN DÂN\\nXÃ AN PHÚ"); ``symbol`` follows the
    number ("UBND-KT"); ``recipients`` are the lines under "Nơi nhận", ``file`` what follows "Lưu:".
    """

    issuer: str
    symbol: str
    signer: Signature
    superior: str = ""
    serial: str | None = None
    place: str = ""
    on: date | None = None
    recipients: tuple[str, ...] = ()
    file: str = "VT"
    illustration: bool = False
    footer: Footer = NO_FOOTER


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreLine:
    """A line of a scoring sheet. Points are hundredths; ``points`` None is "not scored".

    ``kind`` "part" and "section" are headings with their maximum; only "criterion" lines are summed.
    """

    code: str
    label: str
    max_points: int
    kind: Literal["part", "section", "criterion"] = "criterion"
    points: int | None = None
    option: str = ""
    description: str = ""
    evidence: tuple[str, ...] = ()


def issued_paper(issuing: Issuing, *, dated: bool = True, **parts: Any) -> OfficialDocument:
    """A paper of an agency: its head, recipients and signature, with ``parts`` of :class:`OfficialDocument`."""
    head = Head(
        issuer=issuing.issuer,
        superior=issuing.superior,
        number=Number(issuing.symbol, issuing.serial) if issuing.symbol else None,
        place_date=PlaceDate(issuing.place, issuing.on) if dated else None,
    )
    frame = OfficialDocument(
        head=head,
        recipients=Recipients(issuing.recipients, issuing.file),
        signatures=SignatureBlock(issuing.signer),
        illustration=issuing.illustration,
        footer=issuing.footer,
    )
    return replace(frame, **parts)


def by_hand(title: str, name: str = "", *, extra: tuple[str, ...] = ()) -> Signature:
    """Who signs by hand over the name, without the seal of an agency; ``extra`` are lines under the title."""
    return Signature(title, extra=extra, note="(Ký, ghi rõ họ tên)", name=name)


def text(words: str) -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph(plain(words))


def last(words: str) -> Paragraph:
    """The last paragraph of a paper, closed by its end mark."""
    return text(f"{words.rstrip(' ./')}{END}")


def texts(words: str) -> tuple[Paragraph, ...]:
    """A paragraph for every line that is not empty."""
    return tuple(text(line.strip()) for line in words.split("\n") if line.strip())


def lead(label: str, words: str) -> Paragraph:
    """A paragraph that begins with a bold label: "Điều 1. …"."""
    return Paragraph((Run(f"{label} ", bold=True), Run(words)))


def articles(*contents: Sequence[str]) -> tuple[Block, ...]:
    """Articles of a decision: each is its first paragraph after the label, then numbered clauses."""
    blocks: list[Block] = []
    for index, (first, *more) in enumerate(contents, start=1):
        blocks.append(lead(f"Điều {index}.", first))
        blocks += [text(f"{number}. {words}") for number, words in enumerate(more, start=1)]
    return tuple(blocks)


def points_text(points: int) -> str:
    """Hundredths of a point as printed: 7125 → "71,25", 500 → "5"."""
    whole, rest = divmod(abs(points), 100)
    sign = "-" if points < 0 else ""
    return f"{sign}{whole},{rest:02d}".rstrip("0").rstrip(",")


def mean_text(total: int, count: int) -> str:
    """The mean of ``count`` totals in hundredths, for showing: two decimals, half away from zero; "" without totals."""
    if not count:
        return ""
    hundredths = (2 * total + count) // (2 * count)
    return f"{hundredths // 100},{hundredths % 100:02d}"


def star_text(star: int | None) -> str:
    """ "4 sao", or that the product was eliminated."""
    return "Bị loại" if star is None else f"{star} sao"


def count_text(count: int) -> str:
    """A count in running text, below ten with a leading zero."""
    return f"{count:02d}"


def day_text(on: date | None) -> str:
    """ "05/02/2026", blank when unknown."""
    return short_date(on) if on else ""


def numbered_table(
    titles: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]], *, centred: Sequence[int] = ()
) -> Table:
    """A table whose first column counts the rows; ``widths`` include that column. ``centred`` names centred columns."""
    middle = {0, *centred}
    columns = tuple(
        Column(width, Align.CENTER if index in middle else Align.LEFT) for index, width in enumerate(widths)
    )
    body: tuple[Row, ...] = tuple(
        (cell(str(index)), *(cell(value) for value in row)) for index, row in enumerate(rows, start=1)
    )
    return Table(columns, (header_row("TT", *titles),), body)


def bold_lead(label: str, words: str) -> Inline:
    """A bold label with plain words after it."""
    return (Run(f"{label} ", bold=True), Run(words))
