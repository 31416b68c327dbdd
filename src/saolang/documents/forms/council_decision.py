"""Quyết định thành lập Hội đồng (QĐ 26/2026/QĐ-TTg, Điều 7.3; Nghị định 30/2020, mẫu 1.2), with its list of members."""

from dataclasses import dataclass

from saolang.documents.forms.common import END, Issuing, articles, count_text, issued_paper, numbered_table
from saolang.documents.model import Annex, OfficialDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A seat: name, post in the own agency, role in the council ("Chủ tịch Hội đồng", "Thành viên")."""

    name: str
    post: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilDecisionData:
    """``authority`` is the line of who decides, in capitals; ``council`` the full name of the council.

    ``duties`` are sentences on tasks and working rules; ``executors`` who carries the decision out ("Chánh Văn phòng Ủy
    ban nhân dân tỉnh, …"); ``called`` how the decision names the body in short ("Hội đồng", "Tổ tư vấn").
    """

    issuing: Issuing
    authority: str
    bases: tuple[str, ...]
    council: str
    members: tuple[Member, ...]
    duties: tuple[str, ...]
    executors: str
    round_text: str = ""
    called: str = "Hội đồng"


def build(data: CouncilDecisionData) -> OfficialDocument:
    """The decision in four articles with the list of members."""
    when = f" {data.round_text}" if data.round_text else ""
    first = (
        f"Thành lập {data.council}{when} (sau đây gọi là {data.called}) gồm {count_text(len(data.members))} "
        f"thành viên (danh sách kèm theo)."
    )
    duties = data.duties or (f"{data.called} thực hiện nhiệm vụ theo quy chế hoạt động của Hội đồng.",)
    return issued_paper(
        data.issuing,
        kind_title="QUYẾT ĐỊNH",
        subject=f"Về việc thành lập {data.council}{when}",
        authority=data.authority,
        bases=data.bases,
        enacting="QUYẾT ĐỊNH:",
        blocks=articles(
            (first,),
            (f"Nhiệm vụ của {data.called}:", *duties) if len(duties) > 1 else duties,
            ("Quyết định này có hiệu lực kể từ ngày ký.",),
            (f"{data.executors} và các thành viên có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này{END}",),
        ),
        annexes=_annexes(data),
    )


def _annexes(data: CouncilDecisionData) -> tuple[Annex, ...]:
    rows = [(item.name, item.post, item.role) for item in data.members]
    table = numbered_table(("Họ và tên", "Chức vụ, đơn vị công tác", "Chức danh"), (1, 5, 8, 4), rows)
    title = f"DANH SÁCH THÀNH VIÊN {data.called.upper()}{_capital(data.round_text)}"
    return (Annex(title, "Phụ lục", attached_to="Quyết định", blocks=(table,)),)


def _capital(words: str) -> str:
    return f" {words.upper()}" if words else ""
