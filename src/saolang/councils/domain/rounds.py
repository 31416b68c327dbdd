"""Evaluation rounds: which one a dossier belongs to by the date of the commune's letter (QĐ 26/2026/QĐ-TTg, Điều 5)."""

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from saolang.core import clock as today_clock
from saolang.core import events, practice
from saolang.core.errors import WrongInput, require
from saolang.core.transitions import advance
from saolang.councils.levels import level_of, runs_rounds
from saolang.councils.models import Round, RoundEntry
from saolang.councils.queries_rounds import entry_of
from saolang.councils.rules_rounds import TABLE, takes_dossiers
from saolang.dossiers.enums import Kind
from saolang.dossiers.models import Dossier
from saolang.law import clock, routes
from saolang.people.models import Membership, Organisation

YEARS_AHEAD = 10


@transaction.atomic
def ensure_round(organisation: Organisation, target: clock.Round, *, by: Membership | None) -> Round:
    """The row of a regular round of the law's calendar, made when it is missing."""
    row, made = Round.objects.get_or_create(
        organisation=organisation,
        year=target.year,
        no=target.number,
        is_consultation=False,
        defaults={"proposed_before": target.proposed_before, "held_before": target.held_before},
    )
    if made:
        events.record(row, "round_opened", by=by, data={"year": row.year, "no": row.no})
    return row


@transaction.atomic
def enter_round(
    dossier: Dossier,
    *,
    proposed_on: date,
    by: Membership | None,
    organisation: Organisation | None = None,
    after_centre: bool = False,
) -> RoundEntry | None:
    """Put a dossier on the list of its round.

    The round is the first whose day lies strictly after `proposed_on` and that still takes dossiers: a regular one
    of the law's calendar, or an extra one of this agency. A dossier keeps the entry it has at this agency.

    Args:
        proposed_on: date of the issued letter, the commune's for the province, the province's for the Ministry.
        organisation: whose round: the Ministry, or the province of the dossier when None.
        after_centre: the province evaluates again what the centre gave less than 5 stars (Điều 7.4g): a new entry.

    Returns:
        The entry; None for a renewal, which needs no round (practice setting `renewal_needs_round`).
    """
    if dossier.kind == Kind.RENEWAL and not practice.value("renewal_needs_round"):
        return None
    organisation = organisation or dossier.province
    entry = entry_of(dossier, organisation)
    if entry and (entry.after_centre or not after_centre):
        return entry
    chosen = _round_of(dossier, organisation, proposed_on, by=by)
    last = RoundEntry.objects.filter(round=chosen).aggregate(last=Max("position"))["last"] or 0
    entry = RoundEntry.objects.create(round=chosen, dossier=dossier, position=last + 1, after_centre=after_centre)
    events.record(
        dossier,
        "entered_round",
        by=by,
        data={"round": str(chosen.uuid), "year": chosen.year, "no": chosen.no, "position": entry.position},
    )
    return entry


def _round_of(dossier: Dossier, organisation: Organisation, proposed_on: date, *, by: Membership | None) -> Round:
    """The round, locked so that two letters number their dossiers one after the other."""
    extras = list(
        Round.objects.select_for_update(of=("self",))
        .filter(organisation=organisation, is_extra=True, proposed_before__gt=proposed_on)
        .exclude(entries__dossier=dossier)
        .order_by("proposed_before")
    )
    for target in clock.rounds(routes.route(dossier.route), level_of(organisation), proposed_on):
        early = [extra for extra in extras if extra.proposed_before <= target.proposed_before]
        chosen = next((extra for extra in early if takes_dossiers(extra) is None), None)
        if chosen:
            return chosen
        row = ensure_round(organisation, target, by=by)
        row = Round.objects.select_for_update(of=("self",)).get(pk=row.pk)
        if takes_dossiers(row) is None and not row.entries.filter(dossier=dossier).exists():
            return row
        if target.year > proposed_on.year + YEARS_AHEAD:
            break
    raise WrongInput(_("Không còn đợt đánh giá nào nhận hồ sơ. Hãy mở một đợt mới."))


@transaction.atomic
def open_extra_round(
    organisation: Organisation, *, proposed_before: date, held_before: date, basis: str, by: Membership
) -> Round:
    """Open a round beside the two of the law; it must rest on the council's Quy chế and an evaluation plan (Điều 5.1).

    Args:
        organisation: the provincial committee or the Ministry.
        proposed_before: dossiers proposed strictly before this day belong to it.
        held_before: the evaluation is held strictly before this day.
        basis: Quy chế and plan with number and date.

    Raises:
        NoRight: not the OCOP office of the province. WrongInput: no basis, days in the past or in the wrong order.
    """
    require(runs_rounds(by, organisation))
    if not basis.strip():
        raise WrongInput(
            _("Đợt bổ sung phải được quy định trong Quy chế của Hội đồng và có kế hoạch. Hãy ghi hai văn bản đó."),
            field="basis",
        )
    if proposed_before <= today_clock.today():
        raise WrongInput(_("Ngày hết nhận đề nghị phải sau ngày hôm nay."), field="proposed_before")
    if held_before <= proposed_before:
        raise WrongInput(_("Đợt phải được tổ chức sau ngày hết nhận đề nghị."), field="held_before")
    Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    row = Round.objects.create(
        organisation=organisation,
        year=proposed_before.year,
        no=_next_extra(organisation, proposed_before.year),
        proposed_before=proposed_before,
        held_before=held_before,
        is_extra=True,
        basis=basis.strip()[:300],
    )
    events.record(row, "extra_round_opened", by=by, data={"year": row.year, "no": row.no, "before": proposed_before})
    return row


def _next_extra(organisation: Organisation, year: int) -> int:
    """Extra rounds are numbered after the regular ones of the law, which may not have rows yet."""
    route = routes.route_for(date(year, 12, 31))
    regular = max((rule.number for rule in route.rounds if rule.level == level_of(organisation)), default=0)
    own = Round.objects.filter(organisation=organisation, year=year, is_consultation=False)
    used = own.aggregate(last=Max("no"))["last"] or 0
    return max(regular, used) + 1


def start_evaluating(one: Round, *, by: Membership, expected: int | None = None) -> Round:
    """The round is evaluated from now on; dossiers are still taken until its scoring begins."""
    started: Round = advance(one, TABLE, "start_evaluating", by=by, expected=expected)
    return started


def close_round(one: Round, *, by: Membership, expected: int | None = None) -> Round:
    """End a round whose dossiers all have a result; a dossier proposed later goes to the next one."""
    closed: Round = advance(one, TABLE, "close_round", by=by, expected=expected)
    return closed
