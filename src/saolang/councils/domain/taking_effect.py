"""What follows from the council's issued papers: steps, certificates, the end of dossiers, the way up and back."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.certificates.domain import Grant, in_force, issue, replace
from saolang.certificates.models import Certificate
from saolang.core import clock, events
from saolang.core.errors import NotNow
from saolang.core.transitions import advance
from saolang.councils import documents_outcome, explain, levels, queries, renewing, rules
from saolang.councils.domain.outcome import checked, issued
from saolang.councils.domain.telling import tell, tell_provinces
from saolang.councils.enums import Outcome, RoundState
from saolang.councils.models import Council, Result, Round
from saolang.councils.rules_rounds import TABLE as ROUND_TABLE
from saolang.councils.rules_rounds import all_decided
from saolang.dossiers.domain.closing import close_dossier
from saolang.dossiers.domain.steps import add_steps, finish_step
from saolang.dossiers.enums import CloseReason, Kind
from saolang.dossiers.models import Dossier
from saolang.dossiers.rules import TABLE as DOSSIER_TABLE
from saolang.law import routes
from saolang.papers import numbers
from saolang.papers.models import OfficialPaper
from saolang.people.models import Membership

CERTIFICATE_SERIES = "GCN"
REASON = {
    Outcome.RECOGNISED: CloseReason.RECOGNISED,
    Outcome.NOT_RECOGNISED: CloseReason.NOT_RECOGNISED,
    Outcome.ELIMINATED: CloseReason.ELIMINATED,
}


@transaction.atomic
def minutes_issued(council: Council, *, on: date, by: Membership) -> None:
    """The scoring step of every dossier ends on the day of the minutes."""
    minuted: Council = advance(council, rules.TABLE, "minute", by=by)
    for result in queries.results_of(minuted):
        dossier = result.entry.dossier
        step = levels.open_step(dossier, minuted.round.organisation, levels.SCORE)
        if step:
            finish_step(dossier, step.key, on=on, by=by, points=explain.mean_points(result))


@transaction.atomic
def recognised(council: Council, *, decision: OfficialPaper, by: Membership) -> list[Certificate]:
    """Certificates for every recognised product; all results but those that wait for the Ministry take effect."""
    assert decision.issued_on
    made = [certify(result, decision, by=by) for result in pending(council) if explain.certified(result)]
    results = [result for result in pending(council) if explain.outcome(result) != Outcome.NATIONAL]
    _take_effect(council, results, on=decision.issued_on, decision=decision, drafter=decision.created_by, by=by)
    return made


@transaction.atomic
def approved(council: Council, *, decision: OfficialPaper, by: Membership) -> None:
    """The results that go to the Ministry take effect; their files may be put together now (Điều 7.3e)."""
    assert decision.issued_on
    results = [result for result in pending(council) if explain.outcome(result) == Outcome.NATIONAL]
    _take_effect(council, results, on=decision.issued_on, decision=decision, drafter=decision.created_by, by=by)


@transaction.atomic
def announce(council: Council, *, by: Membership) -> None:
    """Where no product is to be recognised there is no decision: results take effect by the OCOP office's notices.

    Raises:
        NotNow: the submission is not issued, it was done before, or a product waits for the decision. NoRight.
    """
    fresh = checked(council, by=by)
    issued(fresh.submission_paper, _("Hãy ban hành tờ trình trước khi công bố kết quả."))
    waiting = pending(fresh)
    if any(explain.certified(result) for result in waiting):
        raise NotNow(_("Có sản phẩm chờ quyết định công nhận. Hãy soạn quyết định công nhận."))
    results = [result for result in waiting if explain.outcome(result) != Outcome.NATIONAL]
    if not results:
        raise NotNow(_("Không còn kết quả nào chờ công bố."))
    _take_effect(fresh, results, on=clock.today(), decision=None, drafter=by, by=by)


def pending(council: Council) -> list[Result]:
    """The results of a council that did not take effect yet."""
    return [result for result in queries.results_of(council) if result.entry.decided_on is None]


def certify(result: Result, decision: OfficialPaper, *, by: Membership) -> Certificate:
    """The certificate of a result by an issued decision; it takes the place of the one that the dossier is about."""
    star = explain.given_star(result)
    assert star
    return grant_star(result.entry.dossier, star=star, decision=decision, by=by)


def grant_star(dossier: Dossier, *, star: int, decision: OfficialPaper, by: Membership) -> Certificate:
    """A certificate with a number of the deciding authority, for a first time or instead of the running one."""
    on, committee = decision.issued_on, decision.organisation
    assert on
    number = numbers.take_number(committee, series=CERTIFICATE_SERIES, year=on.year, obj=dossier)
    grant = Grant(
        star=star,
        regime=dossier.regime,
        number_text=numbers.number_text(number, numbers.symbol(committee, CERTIFICATE_SERIES)),
        product_code=dossier.product_code,
        authority=committee,
        decision_number=decision.number_text,
        decided_on=on,
        issued_on=on,
        dossier=dossier.uuid,
        signer_name=decision.signer_name,
        signer_post=decision.signer_post,
    )
    running = [
        one for one in in_force(dossier.product, on) if dossier.kind != Kind.FIRST or one.dossier == dossier.uuid
    ]
    if old := renewing.to_replace(dossier, running):
        return replace(old, grant=grant, by=by)
    return issue(dossier.product, grant=grant, by=by)


def _take_effect(
    council: Council,
    results: Sequence[Result],
    *,
    on: date,
    decision: OfficialPaper | None,
    drafter: Membership,
    by: Membership,
) -> None:
    for result in results:
        kind, dossier = explain.outcome(result), result.entry.dossier
        _end_step(dossier, result, on=on, by=by)
        if kind == Outcome.RETURNED:
            add_steps(dossier, [routes.route(dossier.route).below_national.begins], on=on, by=by)
        elif kind != Outcome.NATIONAL:
            _end_dossier(dossier, REASON[kind], result, on=on, by=by)
        result.entry.decided_on = on
        result.entry.save(update_fields=["decided_on"])
    if levels.level_of(council.round.organisation) == levels.MINISTRY:
        tell_provinces(results, decision=decision, drafter=drafter)
    else:
        for result in results:
            tell(result, decision=decision, drafter=drafter)
    data = {"on": on, "paper": decision.uuid if decision else None, "count": len(results)}
    events.record(council, "announced", by=by, data=data)
    if not pending(council):
        council.announced_on = on
        council.save(update_fields=["announced_on"])
    close_round(council.round)


def _end_step(dossier: Dossier, result: Result, *, on: date, by: Membership) -> None:
    """The decision step; from the points of the route on the file for the Ministry is begun, else the road ends."""
    one = result.entry.round.organisation
    step = levels.open_step(dossier, one, levels.DECIDE)
    if step:
        goes_up = explain.outcome(result) == Outcome.NATIONAL
        finish_step(dossier, step.key, on=on, by=by, points=explain.mean_points(result) if goes_up else 0)


def _end_dossier(dossier: Dossier, reason: str, result: Result, *, on: date, by: Membership) -> None:
    advance(dossier, DOSSIER_TABLE, "decide", by=by, data={"star": explain.given_star(result), "on": on})
    close_dossier(dossier, reason=reason, note="\n".join(documents_outcome.reasons(result)), on=on, by=by)
    if reason != CloseReason.RECOGNISED:
        renewing.not_recognised(dossier, on=on, by=by)


def close_round(one: Round) -> None:
    """A round ends by itself when each of its dossiers has its result."""
    one.refresh_from_db()
    if one.state != RoundState.CLOSED and all_decided(None, one) is None:  # type: ignore[arg-type]
        advance(one, ROUND_TABLE, "close_round", by=None)
