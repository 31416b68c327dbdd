"""Plans: begun, changed, put before the signer, recorded, amended, started anew from last year's, closed."""

from collections.abc import Sequence
from datetime import date
from typing import BinaryIO, Required, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events, files, sniff
from saolang.core.errors import NotNow, WrongInput, require
from saolang.core.models import StoredFile
from saolang.core.transitions import advance
from saolang.core.versions import bump, locked
from saolang.papers import domain as papers
from saolang.papers.models import OfficialPaper, PaperState
from saolang.people.models import Membership, Organisation
from saolang.programme import documents, rules
from saolang.programme.domain import copying
from saolang.programme.domain.headings import follow_all
from saolang.programme.domain.words import body, line, short
from saolang.programme.enums import IN_FORCE, PlanKind, PlanState
from saolang.programme.models import Plan, Task
from saolang.territory.models import Unit
from saolang.viet.text import fold

TEMPLATE = "programme-plan"
FIRST_YEAR, LAST_YEAR, LONGEST_PERIOD = 2008, 2100, 15
PRINT_UNITS = (1, 1000, 1_000_000)


class PlanValues(TypedDict, total=False):
    """What a plan says of itself.

    Attributes:
        year_to: the last year of a longer plan.
        parent: the plan of the upper unit that it hangs under.
        recipients: lines under Nơi nhận.
        print_unit: unit of money in printed tables, in đồng: 1, 1.000 or 1.000.000.
    """

    title: Required[str]
    year_from: Required[int]
    year_to: int | None
    kind: str
    parent: Plan | None
    situation: str
    recipients: Sequence[str]
    print_unit: int


@transaction.atomic
def create_plan(
    organisation: Organisation, *, unit: Unit | None = None, by: Membership, **told: Unpack[PlanValues]
) -> Plan:
    """Begin a plan.

    Args:
        organisation: whose plan it is; the own agency, or the committee that an OCOP office advises.
        unit: the place it is for, valid on the plan's own date; the agency's own when None.

    Raises:
        NoRight: another role or agency. WrongInput: no title, years out of order, a parent of another time or place.
    """
    require(rules.can_create(by, organisation))
    plan = Plan(organisation=organisation, created_by=by, created_at=clock.now(), unit=unit or organisation.unit)
    _describe(plan, told)
    plan.save()
    events.record(plan, "created", by=by, data={"year_from": plan.year_from, "year_to": plan.year_to})
    return plan


@transaction.atomic
def update_plan(plan: Plan, *, expected: int | None = None, by: Membership, **told: Unpack[PlanValues]) -> Plan:
    """Change what a draft says of itself; see `create_plan`. Raises also Stale."""
    row = locked(plan, expected=expected)
    require(rules.can_edit(by, row))
    _describe(row, told)
    bump(row, *PlanValues.__annotations__, "folded")
    events.record(row, "updated", by=by)
    return row


def _describe(plan: Plan, told: PlanValues) -> None:
    plan.title = line(told["title"], field="title", limit=300, needed=True)
    plan.folded = fold(plan.title)[:300]
    plan.year_from, plan.year_to = told["year_from"], told.get("year_to") or told["year_from"]
    plan.kind, plan.print_unit = told.get("kind", PlanKind.YEAR), told.get("print_unit", 1000)
    if not FIRST_YEAR <= plan.year_from <= LAST_YEAR:
        raise WrongInput(
            _("Năm của kế hoạch phải từ %(a)d đến %(b)d.") % {"a": FIRST_YEAR, "b": LAST_YEAR}, field="year_from"
        )
    if not plan.year_from <= plan.year_to <= plan.year_from + LONGEST_PERIOD:
        raise WrongInput(_("Năm cuối phải bằng hoặc sau năm đầu, nhiều nhất %d năm.") % LONGEST_PERIOD, field="year_to")
    if plan.kind not in PlanKind.values:
        raise WrongInput(_("Hãy chọn loại kế hoạch."), field="kind")
    if plan.print_unit not in PRINT_UNITS:
        raise WrongInput(_("Đơn vị tiền của bảng là đồng, 1.000 đồng hoặc triệu đồng."), field="print_unit")
    plan.situation = body(told.get("situation"), field="situation")
    plan.recipients = [line(text, field="recipients", limit=300) for text in told.get("recipients", ()) if text.strip()]
    plan.parent = _checked_parent(plan, told.get("parent"))


def _checked_parent(plan: Plan, parent: Plan | None) -> Plan | None:
    """The upper plan must overlap in time, stand above in place, and not hang under this one."""
    if parent is None:
        return None
    if parent.year_to < plan.year_from or parent.year_from > plan.year_to:
        raise WrongInput(_("Kế hoạch cấp trên không cùng năm với kế hoạch này."), field="parent")
    if not rules.stands_above(parent, plan):
        raise WrongInput(_("Kế hoạch được chọn không phải của cấp trên của đơn vị này."), field="parent")
    upper: Plan | None = parent
    while upper is not None:
        if plan.pk and upper.pk == plan.pk:
            raise WrongInput(_("Kế hoạch không thể nằm dưới chính nó."), field="parent")
        upper = upper.parent
    return parent


@transaction.atomic
def submit_plan(plan: Plan, *, expected: int | None = None, by: Membership) -> OfficialPaper:
    """Write the plan as an official paper and put it before the signer; the content stays as it is from now on.

    Raises:
        NoRight, Stale. NotNow: not a draft.
    """
    row: Plan = advance(plan, rules.TABLE, "submit", by=by, expected=expected)
    paper = papers.draft_paper(
        row.organisation, template=TEMPLATE, title=row.title, document=documents.plan_document(row), items=[row], by=by
    )
    paper = papers.send_to_sign(paper, by=by)
    row.paper = paper
    row.save(update_fields=["paper"])
    plan.paper = paper
    return paper


@transaction.atomic
def take_back(plan: Plan, *, reason: str, expected: int | None = None, by: Membership) -> Plan:
    """Back to the draft; the paper that waited is dropped with the reason."""
    reason = line(reason, field="reason", limit=300, needed=True)
    row: Plan = advance(plan, rules.TABLE, "take_back", by=by, expected=expected)
    if row.paper and row.paper.state in (PaperState.DRAFT, PaperState.TO_SIGN):
        papers.drop_paper(row.paper, reason=reason, by=by)
    row.paper = None
    row.save(update_fields=["paper"])
    return row


@transaction.atomic
def issue_by_paper(plan: Plan, paper: OfficialPaper, *, by: Membership) -> Plan:
    """The issue of its paper puts the plan in force; the version that it amends stops. Called by the paper's effect."""
    row: Plan = advance(plan, rules.TABLE, "issue", by=by, data={"number": paper.number_text})
    _in_force(
        row, number_text=paper.number_text, issued_on=paper.issued_on, signer_name=paper.signer_name,
        signer_post=paper.signer_post, by=by,
    )  # fmt: skip
    return row


@transaction.atomic
def record_issued(
    plan: Plan,
    *,
    number_text: str = "",
    issued_on: date | None,
    signer_name: str = "",
    signer_post: str = "",
    source_file: StoredFile | None = None,
    scan: BinaryIO | None = None,
    source_name: str = "",
    expected: int | None = None,
    by: Membership,
) -> Plan:
    """Enter that the plan was issued on paper or elsewhere; what the source leaves blank stays blank.

    Args:
        issued_on: None only for an old paper whose date is not readable.
        source_file: a file that is kept here already; `scan` is one that comes now (PDF, picture, DOCX).

    Raises:
        NoRight, Stale, NotNow. WrongInput: a day in the future, a broken file.
    """
    if issued_on and issued_on > clock.today():
        raise WrongInput(_("Ngày ban hành không thể ở tương lai."), field="issued_on")
    row: Plan = advance(
        plan, rules.TABLE, "record", by=by, expected=expected, data={"number": number_text, "issued_on": issued_on}
    )
    if scan is not None:
        source_file = files.store(scan, media_type=sniff.identify(scan))
    row.source_file = source_file or row.source_file
    row.source_name = short(source_name, 250) or row.source_name
    row.save(update_fields=["source_file", "source_name"])
    _in_force(
        row, number_text=line(number_text, field="number_text", limit=80), issued_on=issued_on,
        signer_name=line(signer_name, field="signer_name", limit=120),
        signer_post=line(signer_post, field="signer_post", limit=160), by=by,
    )  # fmt: skip
    return row


def _in_force(
    plan: Plan, *, number_text: str, issued_on: date | None, signer_name: str, signer_post: str, by: Membership
) -> None:
    plan.number_text, plan.issued_on = number_text, issued_on
    plan.signer_name, plan.signer_post = signer_name, signer_post
    plan.save(update_fields=["number_text", "issued_on", "signer_name", "signer_post"])
    if plan.amends and plan.amends.state == PlanState.ISSUED:
        copying.take_over_progress(plan.amends, plan, by=by)
        advance(plan.amends, rules.TABLE, "amend", by=by, data={"by": str(plan.uuid)})
        Plan.objects.filter(parent=plan.amends).update(parent=plan)


@transaction.atomic
def amend_plan(plan: Plan, *, by: Membership) -> Plan:
    """A new version beside the issued one; the old one stays in force until the new one is issued.

    Raises:
        NoRight. NotNow: not issued, or a new version is being written already.
    """
    old = locked(plan)
    require(rules.can_prepare(by, old))
    if old.state != PlanState.ISSUED:
        raise NotNow(_("Chỉ điều chỉnh được kế hoạch đã ban hành."))
    if old.amendments.filter(state__in=[PlanState.DRAFT, PlanState.SUBMITTED]).exists():
        raise NotNow(_("Đã có bản điều chỉnh đang soạn. Hãy làm tiếp bản đó."))
    new = copying.copy_plan(old, by=by, amends=old, edition=old.edition + 1)
    events.record(new, "created", by=by, data={"amends": str(old.uuid), "edition": new.edition})
    return new


@transaction.atomic
def start_next(plan: Plan, *, year_from: int, by: Membership) -> Plan:
    """Next year's plan from this one: its structure, its lessons, and the tasks that were not finished.

    Targets come with their words and indicators but without values, tasks without progress, money without amounts: the
    new year's numbers are for people to write.

    Raises:
        NoRight. NotNow: the plan is not in force. WrongInput: not a later year, or that year has begun already.
    """
    old = locked(plan)
    require(rules.can_prepare(by, old))
    if old.state not in IN_FORCE:
        raise NotNow(_("Chỉ lập kế hoạch sau từ một kế hoạch đã ban hành."))
    if year_from <= old.year_to:
        raise WrongInput(_("Năm của kế hoạch mới phải sau năm %d.") % old.year_to, field="year_from")
    if old.next_years.exclude(state=PlanState.DROPPED).filter(year_from=year_from).exists():
        raise WrongInput(_("Đã có kế hoạch năm %d lập từ kế hoạch này.") % year_from, field="year_from")
    new = copying.copy_for_year(old, year_from=year_from, by=by)
    if old.state == PlanState.CLOSED:
        for task in Task.objects.filter(carried_to__plan=new):
            advance(task, rules.TASK_TABLE, "carry", by=by, data={"plan": str(new.uuid)})
        follow_all(old, by=by)
    events.record(new, "created", by=by, data={"previous": str(old.uuid), "year_from": year_from})
    return new


@transaction.atomic
def close_plan(
    plan: Plan, *, lessons: str, on: date | None = None, expected: int | None = None, by: Membership
) -> Plan:
    """End a plan with what the next one should know. Open tasks stay as they are and can be carried over."""
    row: Plan = advance(plan, rules.TABLE, "close", by=by, expected=expected)
    row.lessons = body(lessons, field="lessons")
    row.closed_on = on or clock.today()
    row.save(update_fields=["lessons", "closed_on"])
    return row


def drop_plan(plan: Plan, *, expected: int | None = None, by: Membership) -> Plan:
    """End a draft that will not be issued."""
    dropped: Plan = advance(plan, rules.TABLE, "drop", by=by, expected=expected)
    return dropped


@transaction.atomic
def hang_under(plan: Plan, parent: Plan | None, *, by: Membership) -> Plan:
    """Put a plan under the plan of the upper unit, in any state: it changes no content, only where its sums go."""
    row = locked(plan)
    require(rules.can_prepare(by, row))
    row.parent = _checked_parent(row, parent)
    bump(row, "parent")
    events.record(row, "hung_under", by=by, data={"parent": str(parent.uuid) if parent else None})
    return row
