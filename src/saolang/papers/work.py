"""Work of this room: papers to sign, to issue, to revise."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from saolang.core import clock, work
from saolang.core.work import WorkItem
from saolang.papers import queries, registry
from saolang.papers.models import OfficialPaper, PaperState
from saolang.people.models import Membership, SigningRight
from saolang.people.queries import in_term


@work.source
def papers_waiting(by: Membership) -> Iterator[WorkItem]:
    """Papers that wait for this person: to be signed, to get number and date, or returned with a note."""
    rights = list(
        SigningRight.objects.filter(in_term(clock.today()), account=by.account_id, organisation=by.organisation_id)
    )
    for paper in sorted(queries.to_sign(by), key=lambda one: one.signed_at is None):
        if not paper.signed_at and any(not right.paper_kinds or paper.kind in right.paper_kinds for right in rights):
            yield _item(paper, "paper.sign", _("Ký: %s"), _("Xem và ký"))
        elif by.role in registry.get(paper.template).issued_by:
            detail = _("Đã ký, chờ cấp số") if paper.signed_at else _("Chờ chữ ký")
            yield _item(paper, "paper.issue", _("Cấp số, ban hành: %s"), _("Ban hành"), detail)
    returned = queries.visible_to(by).filter(state=PaperState.DRAFT, created_by=by).exclude(note="")
    for paper in returned:
        yield _item(paper, "paper.revise", _("Sửa văn bản bị trả lại: %s"), _("Xem lý do"), paper.note)


def _item(paper: OfficialPaper, kind: str, title: str, button: str, detail: str = "") -> WorkItem:
    return WorkItem(
        kind=kind,
        target=paper.uuid,
        title=title % paper.title,
        owner=paper.organisation.name,
        button=button,
        detail=detail,
        since=timezone.localdate(paper.created_at),
    )
