"""How the papers of a level are headed and signed, from the organisation that issues them (Nghị định 30/2020/NĐ-CP)."""

from saolang.documents.canonical import from_json
from saolang.documents.forms.common import Issuing
from saolang.documents.model import OfficialDocument, Signature
from saolang.papers.models import OfficialPaper
from saolang.papers.numbers import symbol
from saolang.people.enums import MINISTRY_KINDS
from saolang.people.models import Organisation
from saolang.viet.dates import long_date

SHORT_COMMITTEE, LONG_COMMITTEE = "UBND ", "Ủy ban nhân dân "
GOVERNMENT_LAW = "Luật Tổ chức chính quyền địa phương"
MINISTRY_LAW = "Luật Tổ chức Chính phủ"
# Kinds of Nghị định 30/2020/NĐ-CP, Điều 7, as words.
KIND_NAMES = {
    "QĐ": "Quyết định",
    "TTr": "Tờ trình",
    "BC": "Báo cáo",
    "CV": "Công văn",
    "TB": "Thông báo",
    "BB": "Biên bản",
    "KH": "Kế hoạch",
    "GCN": "Giấy chứng nhận",
    "BTH": "Bảng tổng hợp",
}
ABOUT_MARKS = ("Về việc", "V/v")
NOUN_KINDS = ("BC", "TB", "BTH")  # "Báo cáo … về kết quả …"


def full_name(organisation: Organisation) -> str:
    """The name as papers write it: "Ủy ban nhân dân xã …" instead of "UBND xã …"."""
    name = organisation.name
    return LONG_COMMITTEE + name.removeprefix(SHORT_COMMITTEE) if name.startswith(SHORT_COMMITTEE) else name


def place_name(committee: Organisation) -> str:
    """What the committee governs, with its kind, as addresses write it: "xã An Phú"."""
    name = full_name(committee)
    return name.removeprefix(LONG_COMMITTEE) if name.startswith(LONG_COMMITTEE) else str(committee.unit or name)


def post_of(authority: Organisation) -> str:
    """The post of who decides for a committee or ministry."""
    return "Bộ trưởng" if authority.kind in MINISTRY_KINDS else "Chủ tịch"


def head_of(authority: Organisation) -> str:
    """Who decides: "Chủ tịch Ủy ban nhân dân tỉnh …", "Bộ trưởng Bộ …"."""
    return f"{post_of(authority)} {full_name(authority)}"


def law_base(authority: Organisation) -> str:
    """The law that gives the authority its powers, as the first base of its decisions."""
    return MINISTRY_LAW if authority.kind in MINISTRY_KINDS else GOVERNMENT_LAW


def for_authority(authority: Organisation, kind: str, *, recipients: tuple[str, ...]) -> Issuing:
    """A decision of the Chairman or the Minister: signed in the own name (Nghị định 30/2020, Điều 13)."""
    return Issuing(
        issuer=_two_lines(full_name(authority)),
        symbol=symbol(authority, kind),
        signer=Signature(post_of(authority).upper()),
        place=authority.place,
        recipients=recipients,
        illustration=authority.illustration,
    )


def for_office(office: Organisation, kind: str, *, recipients: tuple[str, ...]) -> Issuing:
    """A paper of the OCOP office, under the committee it serves."""
    above = full_name(office.parent) if office.parent else ""
    return Issuing(
        issuer=full_name(office).upper(),
        superior=above.upper(),
        symbol=symbol(office, kind),
        signer=Signature(),
        place=office.place or (office.parent.place if office.parent else ""),
        recipients=recipients,
        illustration=office.illustration,
    )


def cited(paper: OfficialPaper) -> str:
    """A paper as another one cites it (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.5): kind, number and symbol, day,
    agency, what it is about.

    "Quyết định số 05/QĐ-UBND ngày 14 tháng 6 năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh … về việc …". Minutes, which
    have no number, and papers that are not issued yet are named by their title and day.
    """
    if not paper.number_text:
        return f"{paper.title} {_day(paper)}"
    about = _about(paper)
    return f"{numbered(paper)} {about}" if about else numbered(paper)


def numbered(paper: OfficialPaper) -> str:
    """The same without what it is about, where that stands beside it: "Quyết định số … ngày … của …"."""
    issuer = _issuer(paper)
    return f"{_kind(paper)} số {paper.number_text} {_day(paper)}" + (f" của {issuer}" if issuer else "")


def _kind(paper: OfficialPaper) -> str:
    return KIND_NAMES.get(paper.kind, "Văn bản")


def _day(paper: OfficialPaper) -> str:
    return long_date(paper.issued_on) if paper.issued_on else "ngày … tháng … năm …"


def _document(paper: OfficialPaper) -> OfficialDocument | None:
    """What was written here; None for a paper that was recorded from a scan."""
    found = from_json(paper.content) if paper.content else None
    return found if isinstance(found, OfficialDocument) else None


def _issuer(paper: OfficialPaper) -> str:
    """Who issued it, as its head says; a council or team is found by its name in the title."""
    document = _document(paper)
    if document is None:
        return full_name(paper.organisation)
    if document.authority:
        return head_of(paper.organisation)
    shown = " ".join(document.head.issuer.split()) if document.head else ""
    if shown in ("", full_name(paper.organisation).upper()):
        return full_name(paper.organisation)
    at = paper.title.upper().find(shown)
    return paper.title[at : at + len(shown)] if at >= 0 else ""


def _about(paper: OfficialPaper) -> str:
    """Trích yếu as it goes on after the agency: "về việc …", "ban hành …"."""
    document = _document(paper)
    subject = document.subject if document and document.subject else paper.title.removeprefix(_kind(paper)).strip()
    for mark in ABOUT_MARKS:
        if subject.lower().startswith(mark.lower()):
            return f"về việc {subject[len(mark) :].strip()}"
    lead = "về " if subject and paper.kind in NOUN_KINDS else ""
    return lead + subject[:1].lower() + subject[1:]


def _two_lines(name: str) -> str:
    return name.upper().replace("ỦY BAN NHÂN DÂN ", "ỦY BAN NHÂN DÂN\n", 1)
