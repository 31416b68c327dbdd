"""Written opinions of a council on renewals: asked, answered, summed up; a meeting only with a reason (Điều 7.6d)."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from saolang.core import clock, events
from saolang.core.errors import DomainError, NotNow, WrongInput, require
from saolang.core.versions import bump, locked
from saolang.councils import levels, proposals, queries, queries_opinions, rules
from saolang.councils.domain import meeting, scoring
from saolang.councils.enums import CouncilState, SheetState
from saolang.councils.models import Attendance, Council, Result, Round, RoundEntry, Sheet, SheetMark
from saolang.councils.rules_opinions import is_answering
from saolang.dossiers.enums import Kind
from saolang.dossiers.models import Dossier
from saolang.law.load import product_set
from saolang.people.enums import SeatRole
from saolang.people.models import Membership, Organisation


@transaction.atomic
def ask_opinions(
    organisation: Organisation,
    *,
    dossiers: Sequence[Dossier],
    due_on: date,
    council: Council | None = None,
    by: Membership,
) -> Round:
    """Put renewals before the council, to be answered in writing until a day; no round of the year is needed.

    Args:
        organisation: the provincial committee or the Ministry.
        dossiers: renewals whose report by the OCOP office is issued, in the order of the list.
        council: one whose members sit today; they get their sheets at once. None: a council is set up for these first.

    Raises:
        NoRight: not the OCOP office. WrongInput: no dossier, one twice, one that does not wait for the council, a day
            that is not after today, a council of somebody else.
    """
    Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    require(levels.runs_rounds(by, organisation))
    _check_dossiers(organisation, dossiers)
    today = clock.today()
    if due_on <= today:
        raise WrongInput(_("Hạn trả lời phải sau ngày hôm nay."), field="due_on")
    if council and council not in queries_opinions.standing_councils(organisation):
        raise WrongInput(_("Hội đồng này không còn hoạt động. Hãy chọn Hội đồng khác hoặc lập mới."), field="council")
    own = Round.objects.filter(organisation=organisation, year=today.year, is_consultation=True)
    one = Round.objects.create(
        organisation=organisation,
        year=today.year,
        no=(own.aggregate(last=Max("no"))["last"] or 0) + 1,
        proposed_before=today,
        held_before=due_on + timedelta(days=1),
        is_consultation=True,
        opinions_due=due_on,
    )
    RoundEntry.objects.bulk_create(
        [RoundEntry(round=one, dossier=dossier, position=place) for place, dossier in enumerate(dossiers, start=1)]
    )
    data = {"dossiers": [dossier.uuid for dossier in dossiers], "due_on": due_on}
    events.record(one, "opinions_asked", by=by, data=data)
    if council:
        made = Council.objects.create(
            round=one, body=council.body, rules=council.rules, decision_paper=council.decision_paper
        )
        events.record(made, "established", by=by, data={"as": council.uuid})
        send_sheets(made, by=by)
    return one


def send_sheets(council: Council, *, by: rules.Actor, expected: int | None = None) -> Council:
    """Every member gets a sheet for every renewal. Opinions are asked once: rules on a second pass do not apply."""
    opened = scoring.open_scoring(council, by=by, expected=expected)
    if opened.rules.get("scoring_passes", 1) != 1:
        opened.rules = {**opened.rules, "scoring_passes": 1}
        opened.save(update_fields=["rules"])
    return opened


@transaction.atomic
def agree(sheet: Sheet, *, opinion: str = "", by: rules.Seated, expected: int) -> Sheet:
    """The member agrees with the proposal of the report: the sheet takes its points and is closed.

    Raises:
        NoRight: not the member, or answered already. NotNow: no opinions are asked, or the report proposes nothing.
    """
    fresh = _fill(sheet, by=by, expected=expected)
    fresh.comment, fresh.eliminated_by, fresh.eliminated_reason = opinion.strip()[:5_000], [], ""
    bump(fresh, "comment", "eliminated_by", "eliminated_reason")
    return scoring.close_sheet(fresh, missing_confirmed=True, by=by, expected=fresh.version)


@transaction.atomic
def begin_differing(sheet: Sheet, *, by: rules.Seated, expected: int) -> Sheet:
    """The member has another opinion: the proposed points stand in the sheet, to be changed where they differ."""
    if sheet.marks.exclude(option="").exists():
        return sheet
    return _fill(sheet, by=by, expected=expected)


def _fill(sheet: Sheet, *, by: rules.Seated, expected: int) -> Sheet:
    fresh = locked(sheet, expected=expected)
    require(rules.can_score(by, fresh))
    if not fresh.council.round.is_written:
        raise NotNow(_("Hội đồng hiện không lấy ý kiến bằng văn bản."))
    chosen = proposals.proposal_of(fresh.entry)
    if not chosen:
        raise NotNow(_("Chưa có điểm đề xuất của cơ quan tham mưu cho hồ sơ này."))
    law = product_set(fresh.entry.dossier.product_set)
    fresh.marks.all().delete()
    marks = [
        SheetMark(sheet=fresh, criterion=key, option=option, points=law.by_key[key].option(option).points)
        for key, option in chosen.items()
    ]
    rest = [item.key for item in law.criteria if item.key not in chosen]
    marks += [SheetMark(sheet=fresh, criterion=key, option=scoring.NO_OPTION) for key in rest]
    SheetMark.objects.bulk_create(marks)
    fresh.total = sum(mark.points for mark in marks)
    bump(fresh, "total")
    return fresh


@transaction.atomic
def conclude_opinions(council: Council, *, by: rules.Actor, expected: int | None = None) -> list[Result]:
    """Compute the results from the answers. Who did not answer in time counts as absent.

    Raises:
        NoQuorum, NotNow: see `stands_against`. NoRight, Stale.
    """
    fresh = locked(council, expected=expected)
    require(rules.can_run(by, fresh))
    for sentence in stands_against(fresh):
        raise sentence
    answered = set(fresh.sheets.filter(state=SheetState.CLOSED).values_list("seat", flat=True))
    late = fresh.sheets.filter(state=SheetState.OPEN, seat__in=answered)
    SheetMark.objects.filter(sheet__in=late).delete()
    late.delete()
    for seat in fresh.body.seats.filter(to_on__isnull=True):
        Attendance.objects.update_or_create(council=fresh, seat=seat, defaults={"is_present": seat.pk in answered})
    fresh.started_at = (
        fresh.sheets.filter(state=SheetState.CLOSED).order_by("closed_at").values_list("closed_at", flat=True)[0]
    )
    fresh.ended_at = clock.now()
    fresh.save(update_fields=["started_at", "ended_at"])
    return meeting.conclude(council, by=by, expected=expected)


def stands_against(council: Council) -> list[DomainError]:
    """What keeps the opinions from being summed up: time that still runs, too few answers, no answer of the chair."""
    found: list[DomainError] = []
    due = council.round.opinions_due
    missing = council.sheets.filter(state=SheetState.OPEN).count()
    if due and missing and clock.today() <= due:
        sentence = _("Còn %(n)d phiếu chưa trả lời; hạn trả lời là hết ngày %(day)s.")
        found.append(NotNow(sentence % {"n": missing, "day": f"{due:%d/%m/%Y}"}))
    needed = queries.quorum(council)
    short = [entry.dossier.product.name for entry, count in _answers(council) if count < needed.needed]
    if short and not found:
        sentence = _("Chưa đủ %(n)d ý kiến của thành viên cho: %(names)s.")
        found.append(meeting.NoQuorum(sentence % {"n": needed.needed, "names": ", ".join(short)}))
    chair = council.sheets.filter(seat__role=SeatRole.CHAIR, state=SheetState.CLOSED)
    if needed.needs_chair and not found and not chair.exists():
        found.append(meeting.NoQuorum(_("Chủ tịch Hội đồng chưa trả lời; quy chế yêu cầu có ý kiến của Chủ tịch.")))
    return found


def _answers(council: Council) -> list[tuple[RoundEntry, int]]:
    """How many members answered on each dossier; one who declared a conflict is counted as having answered."""
    entries = list(queries.running_entries(council))
    return [
        (
            entry,
            entry.sheets.filter(council=council, state=SheetState.CLOSED).count()
            + entry.conflicts.filter(seat__body=council.body_id).count(),
        )
        for entry in entries
    ]


@transaction.atomic
def hold_meeting(council: Council, *, reason: str, note: str, by: rules.Actor, expected: int | None = None) -> Round:
    """The council meets after all, only with a recorded reason; the answers so far stay as its sheets.

    Args:
        reason: a `Round.MetReason`.
        note: what differs, or what is complex.

    Raises:
        NoRight, Stale. NotNow: no opinions are being asked. WrongInput: no reason or no note.
    """
    fresh = locked(council, expected=expected)
    require(rules.can_run(by, fresh))
    one = locked(fresh.round)
    if not (one.is_written and fresh.state == CouncilState.SCORING):
        raise NotNow(_("Chỉ chuyển sang họp khi đang lấy ý kiến bằng văn bản."))
    if reason not in Round.MetReason.values:
        raise WrongInput(_("Hãy chọn lý do họp trực tiếp."), field="reason")
    if not note.strip():
        raise WrongInput(_("Hãy ghi nội dung khác nhau hoặc phức tạp cần thảo luận."), field="note")
    one.met_reason, one.met_note = reason, note.strip()[:5_000]
    bump(one, "met_reason", "met_note")
    events.record(one, "meeting_called", by=by, data={"reason": reason, "council": fresh.uuid})
    return one


def _check_dossiers(organisation: Organisation, dossiers: Sequence[Dossier]) -> None:
    if not dossiers:
        raise WrongInput(_("Hãy chọn ít nhất một hồ sơ."), field="dossiers")
    if len({dossier.pk for dossier in dossiers}) != len(dossiers):
        raise WrongInput(_("Một hồ sơ được chọn hai lần."), field="dossiers")
    for dossier in dossiers:
        if dossier.kind != Kind.RENEWAL or not is_answering(dossier, organisation):
            name = dossier.product.name
            raise WrongInput(_("Hồ sơ “%s” không chờ ý kiến của Hội đồng này.") % name, field="dossiers")
