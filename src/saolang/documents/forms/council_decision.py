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
    ban nhân dân tỉnh, …").
    """

    issuing: Issuing
    authority: str
    bases: tuple[str, ...]
    council: str
    members: tuple[Member, ...]
    duties: tuple[str, ...]
    executors: str
    round_text: str = ""
    team: tuple[Member, ...] = ()


def build(data: CouncilDecisionData) -> OfficialDocument:
    """The decision in four articles and one or two annexes."""
    when = f" {data.round_text}" if data.round_text else ""
    team = f"; Tổ tư vấn Hội đồng gồm {count_text(len(data.team))} thành viên" if data.team else ""
    first = (
        f"Thành lập {data.council}{when} (sau đây gọi là Hội đồng) gồm {count_text(len(data.members))} thành "
        f"viên{team} (danh sách kèm theo)."
    )
    duties = data.duties or ("Hội đồng thực hiện nhiệm vụ theo quy chế hoạt động của Hội đồng.",)
    return issued_paper(
        data.issuing,
        kind_title="QUYẾT ĐỊNH",
        subject=f"Về việc thành lập {data.council}{when}",
        authority=data.authority,
        bases=data.bases,
        enacting="QUYẾT ĐỊNH:",
        blocks=articles(
            (first,),
            ("Nhiệm vụ của Hội đồng:", *duties) if len(duties) > 1 else duties,
            ("Quyết định này có hiệu lực kể từ ngày ký.",),
            (f"{data.executors} và các thành viên có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này{END}",),
        ),
        annexes=_annexes(data),
    )


def _annexes(data: CouncilDecisionData) -> tuple[Annex, ...]:
    lists = [(f"DANH SÁCH THÀNH VIÊN HỘI ĐỒNG{_capital(data.round_text)}", data.members)]
    if data.team:
        lists.append((f"DANH SÁCH THÀNH VIÊN TỔ TƯ VẤN HỘI ĐỒNG{_capital(data.round_text)}", data.team))
    annexes = []
    for index, (title, members) in enumerate(lists):
        rows = [(item.name, item.post, item.role) for item in members]
        table = numbered_table(("Họ và tên", "Chức vụ, đơn vị công tác", "Chức danh"), (1, 5, 8, 4), rows)
        label = f"Phụ lục {'I' * (index + 1)}" if len(lists) > 1 else "Phụ lục"
        annexes.append(Annex(title, label, attached_to="Quyết định", blocks=(table,)))
    return tuple(annexes)


def _capital(words: str) -> str:
    return f" {words.upper()}" if words else ""
