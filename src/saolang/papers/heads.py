"""How the papers of a level are headed and signed, from the organisation that issues them (Nghị định 30/2020/NĐ-CP)."""

from saolang.documents.forms.common import Issuing
from saolang.documents.model import Signature
from saolang.papers.models import OfficialPaper
from saolang.papers.numbers import symbol
from saolang.people.enums import MINISTRY_KINDS
from saolang.people.models import Organisation
from saolang.viet.dates import short_date

SHORT_COMMITTEE, LONG_COMMITTEE = "UBND ", "Ủy ban nhân dân "
GOVERNMENT_LAW = "Luật Tổ chức chính quyền địa phương"
MINISTRY_LAW = "Luật Tổ chức Chính phủ"


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
    """A paper as another one cites it: "Quyết định … số 05/QĐ-UBND ngày 14/06/2026"."""
    number = f" số {paper.number_text}" if paper.number_text else ""
    return f"{paper.title}{number} ngày {short_date(paper.issued_on) if paper.issued_on else '…'}"


def _two_lines(name: str) -> str:
    return name.upper().replace("ỦY BAN NHÂN DÂN ", "ỦY BAN NHÂN DÂN\n", 1)
