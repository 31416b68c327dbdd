"""What follows from a recorded paper of any agency: steps done, next level, certificate, end of the dossier, notice."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saolang.certificates.domain import Grant, in_force, issue, replace
from saolang.core import events
from saolang.core.transitions import advance
from saolang.dossiers import rules, rules_recording
from saolang.dossiers.domain.closing import close_dossier
from saolang.dossiers.domain.recorded_steps import DECIDE, SCORE, TEMPLATES, known_points, steps_through
from saolang.dossiers.domain.steps import add_steps, finish_step
from saolang.dossiers.effects import dossiers_of
from saolang.dossiers.enums import CloseReason, Kind, RecordedOutcome, State
from saolang.dossiers.models import Dossier, Step, StepRecord
from saolang.dossiers.renewal import old_certificate
from saolang.law import routes
from saolang.papers.models import OfficialPaper
from saolang.papers.notices import send_notice
from saolang.papers.registry import Template, on_issue, register
from saolang.people.enums import Role
from saolang.people.models import Membership

TITLES = {
    "QĐ": gettext_lazy("Quyết định của cơ quan làm trên giấy"),
    "BC": gettext_lazy("Báo cáo của cơ quan làm trên giấy"),
    "BB": gettext_lazy("Biên bản của cơ quan làm trên giấy"),
    "CV": gettext_lazy("Công văn của cơ quan làm trên giấy"),
    "TTr": gettext_lazy("Tờ trình của cơ quan làm trên giấy"),
    "TB": gettext_lazy("Thông báo của cơ quan làm trên giấy"),
}
ON_CENTRAL_RESULT = "use_central_result"
UNNUMBERED = ("BB",)
REASONS = {
    RecordedOutcome.RECOGNISED: CloseReason.RECOGNISED,
    RecordedOutcome.NOT_RECOGNISED: CloseReason.NOT_RECOGNISED,
    RecordedOutcome.ELIMINATED: CloseReason.ELIMINATED,
}


def recorded(paper: OfficialPaper, *, by: Membership) -> None:
    """Each dossier of the paper moves as the paper says."""
    for dossier in dossiers_of(paper):
        _move(dossier, paper, paper.data["lines"][str(dossier.uuid)], by=by)


for _kind, _key in TEMPLATES.items():
    register(
        Template(
            key=_key,
            kind=_kind,
            series=_kind,
            title=TITLES[_kind],
            drafted_by=(),
            recorded_by=(Role.OCOP_OFFICE, Role.MINISTRY_OFFICE),
            numbered=_kind not in UNNUMBERED,
        )
    )
    on_issue(_key)(recorded)


def _move(dossier: Dossier, paper: OfficialPaper, line: dict[str, Any], *, by: Membership) -> None:
    assert paper.issued_on
    steps = steps_through(dossier, paper.data["through"])
    if dossier.state == State.SUBMITTED:
        dossier = advance(dossier, rules_recording.FROM_PAPER, "receive", by=by)
    points = known_points(dossier) if line["points"] is None else line["points"]
    _keep(dossier, steps, paper, line)
    for step in steps:
        # Inside a level every step is taken; the next level is entered only by a paper that passes the dossier on.
        enough = points if line["outcome"] == RecordedOutcome.FORWARDED else 0
        finish_step(dossier, step.key, on=paper.issued_on, by=by, points=enough)
    facts = {"paper": str(paper.uuid), "number": paper.number_text, "steps": [step.key for step in steps]}
    events.record(dossier, "recorded_from_paper", by=by, data=facts | {"points": points, "outcome": line["outcome"]})
    if steps[-1].kind == DECIDE:
        _decide(dossier, paper, line, by=by)
    _tell(dossier, paper, steps[-1], line)


def _keep(dossier: Dossier, steps: list[Step], paper: OfficialPaper, line: dict[str, Any]) -> None:
    """One row for each step, with the points on the scoring step and the outcome on the deciding one."""
    for step in steps:
        decides = step.kind == DECIDE
        StepRecord.objects.create(
            step=step,
            paper=paper.uuid,
            points=line["points"] if step.kind == SCORE or decides else None,
            outcome=line["outcome"] if decides else "",
            star=line["star"] if decides else None,
            note=line["note"] if decides else "",
        )


def _decide(dossier: Dossier, paper: OfficialPaper, line: dict[str, Any], *, by: Membership) -> None:
    assert paper.issued_on
    if line["outcome"] == RecordedOutcome.FORWARDED:
        return
    if line["outcome"] == RecordedOutcome.RETURNED:
        law = routes.route(dossier.route).below_national
        add_steps(dossier, [law.begins, *law.goes_on[ON_CENTRAL_RESULT]], on=paper.issued_on, by=by)
        return
    if line["outcome"] == RecordedOutcome.RECOGNISED:
        _certify(dossier, paper, line, by=by)
    dossier = advance(dossier, rules.TABLE, "decide", by=by, data={"star": line["star"], "on": paper.issued_on})
    reason = REASONS[RecordedOutcome(line["outcome"])]
    close_dossier(dossier, reason=reason, note=line["note"], on=paper.issued_on, by=by)


def _certify(dossier: Dossier, paper: OfficialPaper, line: dict[str, Any], *, by: Membership) -> None:
    assert paper.issued_on
    grant = Grant(
        star=line["star"],
        regime=dossier.regime,
        number_text=line["certificate"],
        product_code=dossier.product_code,
        authority=paper.organisation,
        decision_number=paper.number_text,
        decided_on=paper.issued_on,
        issued_on=paper.issued_on,
        dossier=dossier.uuid,
        signer_name=paper.signer_name,
        signer_post=paper.signer_post,
    )
    standing = in_force(dossier.product, paper.issued_on)
    running = [one for one in standing if dossier.kind != Kind.FIRST or one.dossier == dossier.uuid]
    old = next(iter(running), None) or old_certificate(dossier)
    if old and not hasattr(old, "withdrawal") and not hasattr(old, "replaced_by"):
        replace(old, grant=grant, by=by)
    else:
        issue(dossier.product, grant=grant, by=by)


def _tell(dossier: Dossier, paper: OfficialPaper, step: Step, line: dict[str, Any]) -> None:
    """Word to the producer: which step is done by which paper, and the outcome with its reasons."""
    outcome = RecordedOutcome(line["outcome"]).label if line["outcome"] else step.title
    star = _(" %d sao") % line["star"] if line["star"] else ""
    number = _("số %s") % paper.number_text if paper.number_text else paper.kind
    day = f"{paper.issued_on:%d/%m/%Y}"
    body = _("Theo văn bản %(number)s ngày %(day)s của %(agency)s.")
    send_notice(
        dossier.product.producer.organisation,
        subject=_("Sản phẩm “%(name)s”: %(what)s") % {"name": dossier.product.name[:120], "what": f"{outcome}{star}"},
        body=f"{body % {'number': number, 'day': day, 'agency': paper.organisation.name}} {line['note']}".strip(),
        obj=dossier,
    )
