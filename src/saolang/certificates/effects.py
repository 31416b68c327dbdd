"""Paper templates of a withdrawal, what the law makes a condition, and what follows (QĐ 26/2026/QĐ-TTg, Điều 8)."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saolang.certificates import rules, terms
from saolang.certificates.domain.checks import with_relations
from saolang.certificates.domain.ending import Decided, take_back
from saolang.certificates.domain.withdrawing import DECISION, SUBMISSION
from saolang.certificates.models import Certificate
from saolang.core.errors import Refusal
from saolang.core.versions import locked
from saolang.papers.domain import give_to
from saolang.papers.models import OfficialPaper
from saolang.papers.notices import send_notice
from saolang.papers.registry import Template, before_issue, on_issue, register
from saolang.people.enums import OrganisationKind, Role
from saolang.people.models import Membership, Organisation
from saolang.territory.queries import responsible_today

OFFICES = (Role.OCOP_OFFICE, Role.MINISTRY_OFFICE)
register(
    Template(
        key=SUBMISSION,
        kind="TTr",
        series="TTr",
        title=gettext_lazy("Tờ trình thu hồi giấy chứng nhận"),
        drafted_by=OFFICES,
        issued_by=(Role.CLERK, *OFFICES),
    )
)
register(
    Template(
        key=DECISION,
        kind="QĐ",
        series="QĐ",
        title=gettext_lazy("Quyết định thu hồi giấy chứng nhận"),
        drafted_by=OFFICES,
        recorded_by=OFFICES,
    )
)


def certificate_of(paper: OfficialPaper) -> Certificate:
    """The certificate that a paper of withdrawal is about."""
    key = paper.items.get(object_type=Certificate._meta.label_lower).object_id
    return with_relations(Certificate.objects.get(uuid=key))


@before_issue(DECISION)
def may_withdraw(paper: OfficialPaper) -> list[Refusal]:
    """The right authority by the star, and a certificate that is in force on the day of the decision."""
    row = certificate_of(paper)
    on = paper.issued_on or paper.created_at.date()
    found = [rules.wrong_authority(row, paper.organisation, on=on), rules.not_withdrawable(row, on)]
    if paper.data["ground"] not in {one.key for one in terms.withdrawal_grounds()}:
        found.append(Refusal("no-ground", _("Hãy chọn một trong các căn cứ thu hồi.")))
    return [one for one in found if one]


@on_issue(DECISION)
def withdrawn(paper: OfficialPaper, *, by: Membership) -> None:
    """The certificate ends on the day of the decision, which goes to the producer and the agencies (Điều 8.3c)."""
    assert paper.issued_on
    row = with_relations(locked(certificate_of(paper)))
    concluded = paper.data.get("concluded_on")
    decided = Decided(
        ground=paper.data["ground"],
        decision_number=paper.number_text,
        decided_on=paper.issued_on,
        concluded_on=date.fromisoformat(concluded) if concluded else None,
        reason=paper.data.get("reason", ""),
    )
    take_back(row, decided, authority=paper.organisation, paper=paper.uuid, by=by)
    concerned = _concerned(row)
    give_to(paper, concerned)
    for organisation in concerned:
        send_notice(
            organisation,
            subject=_("Giấy chứng nhận của “%s” bị thu hồi") % row.product.name[:150],
            body=_("Theo Quyết định %(number)s ngày %(day)s của %(authority)s. Dừng dùng sao OCOP từ ngày này.")
            % {
                "number": paper.number_text,
                "day": f"{paper.issued_on:%d/%m/%Y}",
                "authority": paper.organisation.name,
            },
            obj=row,
        )


def _concerned(row: Certificate) -> list[Organisation]:
    """The producer, the commune of the place of production today, and the OCOP office of its province."""
    units = list(responsible_today(row.product.place))
    communes = Organisation.objects.filter(kind=OrganisationKind.COMMUNE_COMMITTEE, unit__in=units)
    provinces = [unit.province_id for unit in units]
    offices = Organisation.objects.filter(kind=OrganisationKind.PROVINCE_OCOP_OFFICE, unit__in=provinces)
    return [row.product.producer.organisation, *communes, *offices]
