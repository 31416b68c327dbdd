"""What councils ask of people: sheets to close, results to conclude, papers to prepare."""

from collections.abc import Iterator

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from saolang.core import work
from saolang.councils import levels, queries
from saolang.councils.domain.after_centre import CENTRAL_NOTICE, OWN_NOTICE
from saolang.councils.domain.telling import NATIONAL_NOTICE, NOTICE
from saolang.councils.enums import CouncilState, SheetState
from saolang.councils.models import Council, Sheet
from saolang.councils.work_opinions import WRITTEN_STEPS
from saolang.papers import queries as papers
from saolang.papers.models import PaperState
from saolang.people.models import Membership
from saolang.people.queries import seats_of

NOTICES = (NOTICE, NATIONAL_NOTICE, CENTRAL_NOTICE, OWN_NOTICE)


@work.source
def sheets_to_close(membership: Membership) -> Iterator[work.WorkItem]:
    """For a member: the open sheets of each council, as one line."""
    seats = seats_of(membership.account).values("pk")
    rows = Sheet.objects.filter(seat__in=seats, state=SheetState.OPEN, council__state=CouncilState.SCORING)
    counted = dict(rows.values_list("council").annotate(count=Count("pk")).order_by("council"))
    for council in Council.objects.filter(pk__in=counted).select_related("round", "body"):
        written = council.round.is_written
        title = _("Cho ý kiến bằng văn bản: còn %d hồ sơ") if written else _("Chấm điểm: còn %d phiếu chưa chốt")
        yield work.WorkItem(
            kind="council.sheets",
            target=council.uuid,
            title=title % counted[council.pk],
            owner=council.body.name,
            button=_("Cho ý kiến") if written else _("Chấm điểm"),
            detail=str(council.round),
            due_on=council.round.opinions_due if written else council.round.held_before,
        )


@work.source
def councils_to_move(membership: Membership) -> Iterator[work.WorkItem]:
    """For the OCOP office: the next step of each council that has not announced its results."""
    if membership.role not in levels.OFFICE_ROLES:
        return
    for one in queries.rounds_without_council(membership):
        yield work.WorkItem(
            kind="council.establish",
            target=one.uuid,
            title=_("Lập Hội đồng cho %s") % one,
            owner=one.organisation.name,
            button=_("Lập Hội đồng"),
            due_on=one.held_before,
        )
    for council in queries.visible_to(membership).filter(announced_on__isnull=True):
        yield work.WorkItem(
            kind="council.board",
            target=council.uuid,
            title=str((WRITTEN_STEPS if council.round.is_written else _STEPS)[CouncilState(council.state)]()),
            owner=council.body.name,
            button=_("Mở"),
            detail=str(council.round),
            due_on=council.round.held_before,
        )


@work.source
def notices_to_send(membership: Membership) -> Iterator[work.WorkItem]:
    """For the OCOP office: the drafted notices of results, as one line that opens the first (Điều 7.3g)."""
    if membership.role not in levels.OFFICE_ROLES:
        return
    drafts = papers.visible_to(membership).filter(
        organisation=membership.organisation,
        template__in=NOTICES,
        state=PaperState.DRAFT,
    )
    first = drafts.order_by("id").first()
    if first is not None:
        yield work.WorkItem(
            kind="paper.revise",
            target=first.uuid,
            title=_("Trình ký, ban hành %d thông báo kết quả") % drafts.count(),
            owner=first.organisation.name,
            button=_("Mở thông báo đầu"),
            detail=_("Chủ thể và xã chờ thông báo bằng văn bản."),
            since=timezone.localdate(first.created_at),
        )


_STEPS = {
    CouncilState.ESTABLISHED: lambda: _("Mở chấm điểm cho Hội đồng"),
    CouncilState.SCORING: lambda: _("Theo dõi chấm điểm, chốt kết quả"),
    CouncilState.CONCLUDED: lambda: _("Lập biên bản họp Hội đồng"),
    CouncilState.MINUTED: lambda: _("Lập tờ trình, quyết định công nhận"),
}
