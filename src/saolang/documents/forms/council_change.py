"""Quyết định thay đổi thành viên Hội đồng, Tổ tư vấn (QĐ 26/2026/QĐ-TTg, Điều 7.3b; Nghị định 30/2020, mẫu 1.2)."""

from dataclasses import dataclass

from saolang.documents.forms.common import END, Issuing, articles, issued_paper
from saolang.documents.forms.council_decision import Member
from saolang.documents.model import OfficialDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilChangeData:
    """``body`` names the council or team, ``decision`` the decision that set it up."""

    issuing: Issuing
    authority: str
    bases: tuple[str, ...]
    body: str
    decision: str
    before: Member
    after: Member
    reason: str
    executors: str


def build(data: CouncilChangeData) -> OfficialDocument:
    """The decision in three articles: who takes whose place, from its day on."""
    before, after = data.before, data.after
    return issued_paper(
        data.issuing,
        kind_title="QUYẾT ĐỊNH",
        subject=f"Về việc thay đổi thành viên {data.body}",
        authority=data.authority,
        bases=data.bases,
        enacting="QUYẾT ĐỊNH:",
        blocks=articles(
            (
                f"Thay đổi thành viên {data.body} được thành lập theo {data.decision}:",
                f"{after.name}, {after.post}, giữ chức danh {after.role}, thay {before.name}, {before.post}.",
                f"Lý do: {data.reason.rstrip('.')}.",
            ),
            ("Quyết định này có hiệu lực kể từ ngày ký. Các nội dung khác của quyết định thành lập không thay đổi.",),
            (f"{data.executors} và những người có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này{END}",),
        ),
    )
