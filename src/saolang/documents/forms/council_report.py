"""Báo cáo kết quả of the council to who decides (QĐ 26/2026/QĐ-TTg, Điều 7.3d; Nghị định 30/2020, mẫu 1.4)."""

from dataclasses import dataclass

from saolang.documents.forms.common import Issuing, count_text, issued_paper, last, text, texts
from saolang.documents.forms.scores import ProductResult, result_table
from saolang.documents.model import Heading, ItemList, Level, OfficialDocument, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilReportData:
    """``addressee`` decides; ``process`` tells of meeting and papers; ``proposals`` are what the council proposes."""

    issuing: Issuing
    addressee: str
    round_text: str
    results: tuple[ProductResult, ...]
    opening: str = ""
    process: str = ""
    rules: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()


def build(data: CouncilReportData) -> OfficialDocument:
    """Course of the evaluation, results with every number, proposals."""
    attached = (
        (text(f"Kèm theo Báo cáo: {'; '.join(item.rstrip(' .;') for item in data.attachments)}."),)
        if data.attachments
        else ()
    )
    return issued_paper(
        data.issuing,
        kind_title="BÁO CÁO",
        subject=f"Kết quả đánh giá, phân hạng sản phẩm OCOP {data.round_text}".rstrip(),
        addressees=(data.addressee,),
        blocks=(
            *texts(data.opening),
            Heading(Level.ROMAN, "I.", "QUÁ TRÌNH ĐÁNH GIÁ"),
            *texts(data.process),
            *((ItemList(tuple(plain(rule) for rule in data.rules)),) if data.rules else ()),
            Heading(Level.ROMAN, "II.", "KẾT QUẢ"),
            text(f"Hội đồng đã đánh giá {count_text(len(data.results))} sản phẩm:"),
            result_table(data.results),
            Heading(Level.ROMAN, "III.", "ĐỀ XUẤT"),
            *((ItemList(tuple(plain(item) for item in data.proposals)),) if data.proposals else ()),
            *attached,
            last(f"Hội đồng báo cáo và đề xuất {data.addressee} xem xét, quyết định"),
        ),
    )
