"""Official papers as real rows: a test template, its document, a commune with officer, leader and clerk."""

from dataclasses import dataclass
from datetime import date

from saolang.documents.model import (
    Authority,
    AuthorityLine,
    Head,
    Number,
    OfficialDocument,
    Paragraph,
    PlaceDate,
    Recipients,
    Signature,
    SignatureBlock,
    plain,
)
from saolang.papers import domain, registry
from saolang.papers.models import OfficialPaper
from saolang.people.enums import Role
from saolang.people.models import Membership, Organisation, SigningRight
from tests.factories.people import make_member, make_organisation, make_signing_right

LETTER = registry.register(
    registry.Template(
        key="test-letter",
        kind="CV",
        series="CV",
        title="Công văn thử",
        drafted_by=(Role.COMMUNE_OFFICER, Role.OCOP_OFFICE),
        recorded_by=(Role.OCOP_OFFICE,),
    )
)
MINUTES = registry.register(
    registry.Template(
        key="test-minutes",
        kind="BB",
        series="BB",
        title="Biên bản thử",
        drafted_by=(Role.COMMUNE_OFFICER,),
        issued_by=(Role.COMMUNE_OFFICER,),
        numbered=False,
        needs_signer=False,
    )
)


@dataclass(frozen=True)
class Desk:
    """The people of one agency that papers need."""

    organisation: Organisation
    officer: Membership
    leader: Membership
    clerk: Membership
    right: SigningRight


def make_desk(**changes) -> Desk:
    """A commune's committee with an officer, a leader who may sign everything, and a clerk."""
    organisation = changes.pop("organisation", None) or make_organisation(**changes)
    leader = make_member(Role.COMMUNE_LEADER, organisation)
    return Desk(
        organisation=organisation,
        officer=make_member(Role.COMMUNE_OFFICER, organisation),
        leader=leader,
        clerk=make_member(Role.CLERK, organisation),
        right=make_signing_right(organisation, leader.account),
    )


def make_document(**changes) -> OfficialDocument:
    """A công văn with number, date and signer left blank."""
    values = {
        "subject": "V/v đề nghị đánh giá, phân hạng sản phẩm OCOP",
        "head": Head(
            issuer="ỦY BAN NHÂN DÂN XÃ ĐỒNG SAO", number=Number(symbol="UBND-KT"), place_date=PlaceDate("Đồng Sao")
        ),
        "addressees": ("Văn phòng OCOP tỉnh",),
        "blocks": (Paragraph(plain("Ủy ban nhân dân xã đề nghị đánh giá 01 sản phẩm./.")),),
        "recipients": Recipients(to=("Như trên",)),
        "signatures": SignatureBlock(
            right=Signature(position="CHỦ TỊCH", authority=(AuthorityLine(Authority.TM, "ỦY BAN NHÂN DÂN"),))
        ),
        **changes,
    }
    return OfficialDocument(**values)


def make_paper(desk: Desk | None = None, **changes) -> OfficialPaper:
    """A draft of the test letter."""
    desk = desk or make_desk()
    values = {
        "template": LETTER.key,
        "title": "Công văn đề nghị",
        "document": make_document(),
        "by": desk.officer,
        **changes,
    }
    return domain.draft_paper(desk.organisation, **values)


def make_paper_to_sign(desk: Desk | None = None, **changes) -> OfficialPaper:
    """A letter that waits for its signature."""
    desk = desk or make_desk()
    return domain.send_to_sign(make_paper(desk, **changes), by=changes.get("by", desk.officer))


def issue(
    paper: OfficialPaper, *, clerk: Membership, right: SigningRight | None, on: date | None = None, **changes
) -> OfficialPaper:
    """Draft or waiting paper → issued, by the real steps; today when no day is given."""
    from saolang.core import clock

    if paper.state == "draft":
        paper = domain.send_to_sign(paper, by=paper.created_by)
    return domain.issue_paper(paper, issued_on=on or clock.today(), signing_right=right, by=clerk, **changes)
