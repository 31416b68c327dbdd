"""An extra round: the regulation in force allows it, an evaluation plan has its days (Điều 5.1, 5.2)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import events
from saolang.core.errors import NotNow, WrongInput
from saolang.councils.documents import paper_text
from saolang.councils.domain.papers import PLAN
from saolang.councils.domain.regulation import in_force
from saolang.councils.domain.rounds import open_extra_round
from saolang.councils.models import Round
from saolang.papers.models import OfficialPaper, PaperState
from saolang.people.models import Membership, Organisation

LONGEST = 300


@transaction.atomic
def open_extra(
    authority: Organisation, *, proposed_before: date, held_before: date, basis: str, by: Membership
) -> Round:
    """Open an extra round whose regulation and plan are named in words, because they were issued elsewhere.

    Raises:
        WrongInput: the regulation issued here does not allow extra rounds; and all of `rounds.open_extra_round`.
    """
    followed = in_force(authority)
    if followed and not followed.extra_rounds:
        raise WrongInput(
            _("Quy chế đang áp dụng chưa cho phép tổ chức thêm đợt. Hãy sửa Quy chế trước (Điều 5)."), field="basis"
        )
    return open_extra_round(authority, proposed_before=proposed_before, held_before=held_before, basis=basis, by=by)


@transaction.atomic
def open_planned(plan: OfficialPaper, *, by: Membership) -> Round:
    """Open the extra round of an issued plan; both papers are linked to it.

    Raises:
        NotNow: the plan is not issued, has no extra round, its round was opened before, or no regulation that was
            issued here allows one. And all of `rounds.open_extra_round`.
    """
    locked = OfficialPaper.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if locked.template != PLAN or locked.state != PaperState.ISSUED or not locked.data.get("extra_before"):
        raise NotNow(_("Kế hoạch này chưa ban hành hoặc không có đợt bổ sung."))
    followed = in_force(locked.organisation)
    if followed is None or not followed.extra_rounds:
        raise NotNow(_("Quy chế đang áp dụng chưa cho phép tổ chức thêm đợt. Hãy sửa Quy chế trước (Điều 5)."))
    if opened_by(locked):
        raise NotNow(_("Đợt bổ sung của kế hoạch này đã được mở."))
    made = open_extra_round(
        locked.organisation,
        proposed_before=date.fromisoformat(locked.data["extra_before"]),
        held_before=date.fromisoformat(locked.data["extra_held"]),
        basis=f"{followed.citation}; {paper_text(locked)}"[:LONGEST],
        by=by,
    )
    made.basis_papers = [str(followed.paper), str(locked.uuid)]
    made.save(update_fields=["basis_papers"])
    events.record(made, "basis-linked", by=by, data={"papers": made.basis_papers})
    return made


def opened_by(plan: OfficialPaper) -> Round | None:
    """The round that was opened from a plan."""
    rows = Round.objects.filter(organisation=plan.organisation, is_extra=True)
    return next((one for one in rows if str(plan.uuid) in one.basis_papers), None)


def waiting_plans(authority: Organisation) -> list[OfficialPaper]:
    """Issued plans with an extra round that is not open yet."""
    plans = OfficialPaper.objects.filter(organisation=authority, template=PLAN, state=PaperState.ISSUED)
    return [plan for plan in plans if plan.data.get("extra_before") and not opened_by(plan)]
