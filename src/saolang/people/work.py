"""Work of this room: what people asked about their data."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from saolang.core import work
from saolang.core.work import WorkItem
from saolang.people import queries
from saolang.people.models import Membership


@work.source
def data_requests_waiting(by: Membership) -> Iterator[WorkItem]:
    """Requests without an answer, for the operator."""
    for request in queries.data_requests(by).filter(answered_at__isnull=True):
        yield WorkItem(
            kind="data.answer",
            target=request.uuid,
            title=_("Trả lời yêu cầu về dữ liệu cá nhân"),
            owner=request.account.full_name,
            button=_("Trả lời"),
            detail=request.get_kind_display(),
            due_on=request.due_on,
        )
