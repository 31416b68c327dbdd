"""Tờ trình of the OCOP office to the Chairman (QĐ 26/2026/QĐ-TTg, Điều 7.3; Nghị định 30/2020, mẫu 1.4)."""

from dataclasses import dataclass

from saolang.documents.forms.common import Issuing, count_text, issued_paper, last, text, texts
from saolang.documents.forms.scores import ProductResult, result_table
from saolang.documents.model import Heading, ItemList, Level, OfficialDocument, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionData:
    """``opening`` are sentences on the law and the council's papers; ``authority`` who is asked to decide.

    ``proposals`` are what is asked for, one sentence each; ``attachments`` the papers sent along.
    """

    issuing: Issuing
    addressee: str
    authority: str
    round_text: str
    results: tuple[ProductResult, ...]
    opening: str = ""
    process: str = ""
    proposals: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()


def build(data: SubmissionData) -> OfficialDocument:
    """The submission: course of the evaluation, results, proposals."""
    attached = (
        text(f"Kèm theo Tờ trình: {'; '.join(item.rstrip(' .;') for item in data.attachments)}.")
        if data.attachments
        else None
    )
    return issued_paper(
        data.issuing,
        kind_title="TỜ TRÌNH",
        subject=f"Về việc công nhận kết quả đánh giá, phân hạng sản phẩm OCOP {data.round_text}".rstrip(),
        addressees=(data.addressee,),
        blocks=(
            *texts(data.opening),
            Heading(Level.ROMAN, "I.", "QUÁ TRÌNH ĐÁNH GIÁ"),
            *(texts(data.process) or (text("Hội đồng đã tổ chức họp đánh giá theo quy chế hoạt động."),)),
            Heading(Level.ROMAN, "II.", "KẾT QUẢ ĐÁNH GIÁ, PHÂN HẠNG"),
            text(_counts(data.results)),
            result_table(data.results),
            Heading(Level.ROMAN, "III.", "ĐỀ NGHỊ"),
            *((ItemList(tuple(plain(item) for item in data.proposals)),) if data.proposals else ()),
            *((attached,) if attached else ()),
            last(f"Kính trình {data.authority} xem xét, quyết định"),
        ),
    )


def _counts(results: tuple[ProductResult, ...]) -> str:
    stars = sorted({item.star for item in results if item.star is not None}, reverse=True)
    parts = [f"{count_text(sum(1 for item in results if item.star == star))} sản phẩm đạt {star} sao" for star in stars]
    eliminated = sum(1 for item in results if item.star is None)
    if eliminated:
        parts.append(f"{count_text(eliminated)} sản phẩm bị loại")
    listed = ", ".join(parts) or "không có sản phẩm nào"
    return f"Tổng số {count_text(len(results))} sản phẩm được đánh giá: {listed}. Kết quả từng sản phẩm như sau:"
