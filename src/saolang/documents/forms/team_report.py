"""Báo cáo đánh giá của Tổ tư vấn to the council's chair (QĐ 26/2026/QĐ-TTg, Điều 7.3c; Nghị định 30/2020, mẫu 1.4)."""

from dataclasses import dataclass

from saolang.documents.forms.common import Issuing, count_text, issued_paper, last, text, texts
from saolang.documents.model import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    ItemList,
    Level,
    OfficialDocument,
    Run,
    Table,
    cell,
    header_row,
    plain,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamFinding:
    """What the team says about one dossier: surveys and tests as sentences, no points."""

    product: str
    producer: str
    met: str
    lacking: str
    proposal: str
    commune: str = ""
    product_code: str = ""
    kind: str = ""
    surveys: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamReportData:
    """``chair`` is who gets the report; ``opening`` and ``process`` are sentences on law and work done."""

    issuing: Issuing
    chair: str
    round_text: str
    findings: tuple[TeamFinding, ...]
    opening: str = ""
    process: str = ""
    proposals: tuple[str, ...] = ()


def build(data: TeamReportData) -> OfficialDocument:
    """Course of the work, a finding for each dossier, a table of proposals."""
    return issued_paper(
        data.issuing,
        kind_title="BÁO CÁO",
        subject=f"Đánh giá hồ sơ sản phẩm OCOP {data.round_text}".rstrip(),
        addressees=(data.chair,),
        blocks=(
            *texts(data.opening),
            Heading(Level.ROMAN, "I.", "QUÁ TRÌNH THỰC HIỆN"),
            *texts(data.process),
            Heading(Level.ROMAN, "II.", "ĐÁNH GIÁ TỪNG HỒ SƠ"),
            *_findings(data.findings),
            Heading(Level.ROMAN, "III.", "TỔNG HỢP VÀ ĐỀ XUẤT"),
            text(f"Tổ tư vấn đã đánh giá {count_text(len(data.findings))} hồ sơ:"),
            _table(data.findings),
            *((ItemList(tuple(plain(item) for item in data.proposals)),) if data.proposals else ()),
            last(f"Tổ tư vấn báo cáo {data.chair} xem xét"),
        ),
    )


def _findings(findings: tuple[TeamFinding, ...]) -> list[Block]:
    blocks: list[Block] = []
    for number, one in enumerate(findings, start=1):
        about = ", ".join(part for part in (one.producer, one.commune) if part)
        blocks += [
            Heading(Level.CLAUSE, f"{number}.", f"{one.product} ({about})"),
            *_lines("Nội dung đáp ứng", one.met),
            *_lines("Nội dung còn thiếu, cần bổ sung", one.lacking),
            *_sentences("Khảo sát thực tế", one.surveys),
            *_sentences("Kiểm nghiệm", one.tests),
            text(f"Đề xuất: {one.proposal.rstrip('.') or 'chưa ghi'}."),
        ]
    return blocks


def _lines(title: str, words: str) -> list[Block]:
    lines = [line.strip() for line in words.split("\n") if line.strip()]
    if len(lines) <= 1:
        return [text(f"{title}: {lines[0].rstrip(' .') if lines else 'không'}.")]
    return [text(f"{title}:"), ItemList(tuple(plain(line) for line in lines))]


def _sentences(title: str, sentences: tuple[str, ...]) -> list[Block]:
    return [text(f"{title}:"), ItemList(tuple(plain(item) for item in sentences))] if sentences else []


def _table(findings: tuple[TeamFinding, ...]) -> Table:
    columns = (Column(1, Align.CENTER), Column(7), Column(3, Align.CENTER), Column(6))
    rows = tuple(
        (
            cell(str(number)),
            Cell(((Run(one.product, bold=True),), plain(one.producer))),
            cell(one.product_code),
            cell(one.proposal),
        )
        for number, one in enumerate(findings, start=1)
    )
    return Table(columns, (header_row("TT", "Sản phẩm, chủ thể", "Mã số", "Đề xuất"),), rows, size=12)
