"""Work items about written opinions on renewals (QĐ 26/2026/QĐ-TTg, Điều 7.6d)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from saolang.core import work
from saolang.councils import queries_opinions
from saolang.councils.enums import CouncilState
from saolang.people.models import Membership

WRITTEN_STEPS = {
    CouncilState.ESTABLISHED: lambda: _("Gửi phiếu lấy ý kiến đến Hội đồng"),
    CouncilState.SCORING: lambda: _("Theo dõi ý kiến bằng văn bản, chốt kết quả"),
    CouncilState.CONCLUDED: lambda: _("Lập báo cáo tổng hợp ý kiến"),
    CouncilState.MINUTED: lambda: _("Lập tờ trình, quyết định công nhận"),
}


@work.source
def renewals_to_ask(membership: Membership) -> Iterator[work.WorkItem]:
    """For the OCOP office: the renewals that wait for the council's opinions, as one line."""
    waiting = list(queries_opinions.waiting_renewals(membership))
    if not waiting:
        return
    due = [step.due_on for dossier in waiting for step in dossier.open_steps if step.due_on]  # type: ignore[attr-defined]
    yield work.WorkItem(
        kind="opinions.ask",
        target=waiting[0].uuid,
        title=_("Lấy ý kiến Hội đồng cho %d hồ sơ đánh giá lại") % len(waiting),
        owner=waiting[0].product.name,
        button=_("Lấy ý kiến"),
        due_on=min(due, default=None),
    )
