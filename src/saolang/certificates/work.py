"""What a withdrawal asks of the OCOP office: the decision within 15 days of the conclusion (Điều 8.4)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from saolang.certificates import queries, terms
from saolang.core import work
from saolang.people.enums import Role
from saolang.people.models import Membership


@work.source
def withdrawals(membership: Membership) -> Iterator[work.WorkItem]:
    """Open cases of the certificates that this office decides on."""
    if membership.role not in {Role.OCOP_OFFICE, Role.MINISTRY_OFFICE}:
        return
    for case in queries.open_withdrawals(membership):
        yield work.WorkItem(
            kind="certificate.withdrawal",
            target=case.uuid,
            title=_("Thu hồi giấy chứng nhận: %s") % case.certificate.product.name,
            owner=case.certificate.holder_name,
            button=_("Mở"),
            detail=case.conclusion,
            due_on=terms.withdrawal_due_on(case.concluded_on),
            since=case.concluded_on,
        )
