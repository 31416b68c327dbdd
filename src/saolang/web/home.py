"""What the home of every role shows: addresses of work items, the few figures of a role.

Surfaces append to `ADDRESSES` (kind of a work item → name of an address that takes the object's UUID) and register
figures with `@figures_of(Role…)`; both at import of their `urls` module.
"""

import logging
from collections.abc import Callable, Iterable

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from saolang.core import clock
from saolang.core.work import WorkItem, items_for
from saolang.people.enums import Role
from saolang.people.models import Membership
from saolang.viet.workdays import working_days_between
from saolang.web.ui import parts

PURPOSES: dict[str, StrOrPromise] = {
    Role.ACCOUNTANT: _(
        "Kế toán ghi tiền theo từng bước ở mục Kế hoạch. Dòng kinh phí đã duyệt mà chưa ghi phân bổ sẽ hiện ở đây."
    ),
    Role.ORGANISATION_ADMIN: _(
        "Người quản trị mời đồng nghiệp và lo quyền ký ở mục Người và quyền ký. "
        "Lời mời chưa nhận, quyền ký sắp hết sẽ hiện ở đây."
    ),
    Role.CLERK: _("Văn thư cấp số, ngày và gửi văn bản đi. Văn bản chờ ký, chờ cấp số sẽ hiện ở đây."),
    Role.DEPARTMENT_OFFICER: _(
        "Phiếu chấm điểm, việc của Tổ tư vấn và nhiệm vụ kế hoạch của cơ quan bạn sẽ hiện ở đây."
    ),
}
logger = logging.getLogger(__name__)

ADDRESSES: dict[str, str] = {
    "paper.sign": "paper",
    "paper.issue": "paper-issue",
    "paper.revise": "paper",
}

FigureSource = Callable[[Membership], Iterable[parts.Figure]]
FIGURES: dict[str, list[FigureSource]] = {}


def figures_of(*roles: str) -> Callable[[FigureSource], FigureSource]:
    """Decorator: these roles see the figures that the function gives for their membership."""

    def keep(source: FigureSource) -> FigureSource:
        for role in roles:
            FIGURES.setdefault(role, []).append(source)
        return source

    return keep


def layout_for(by: Membership | None) -> str:
    """The frame of pages that all roles share."""
    if by is None:
        return "ui/account.html"
    return "ui/producer.html" if by.role in (Role.PRODUCER, Role.ADVISER) else "ui/office.html"


def address_of(item: WorkItem) -> str:
    """Where the button of a work item leads; the home itself (and a line in the log) when its kind has no address."""
    try:
        return reverse(ADDRESSES[item.kind], args=[item.target])
    except (KeyError, NoReverseMatch):
        logger.exception("work item without address", extra={"kind": item.kind})
        return reverse("home")


def work_of(by: Membership, *, found: list[WorkItem] | None = None) -> list[parts.WorkItem]:
    """The work of a membership as lines with one button each; the first is the main one."""
    items = items_for(by) if found is None else found
    calendar = clock.calendar() if any(item.due_on for item in items) else None
    today = clock.today()
    return [
        parts.WorkItem(
            title=item.title,
            href=address_of(item),
            action=item.button,
            detail=item.detail,
            whom=item.owner,
            due=item.due_on,
            left=working_days_between(today, item.due_on, calendar) if item.due_on and calendar else None,
            main=place == 0,
        )
        for place, item in enumerate(items)
    ]


def purpose_of(by: Membership) -> str:
    """What a role is for, in a sentence, where nothing waits for it."""
    return str(PURPOSES.get(by.role, ""))


def figures_for(by: Membership) -> list[parts.Figure]:
    """The few figures of this membership's role."""
    return [figure for source in FIGURES.get(by.role, []) for figure in source(by)]
