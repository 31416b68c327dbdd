"""Papers of a round and its council that rest on data alone: summary of dossiers, plan, council's report, table."""

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from saolang.core.errors import NotNow, WrongInput, require
from saolang.core.versions import locked
from saolang.councils import documents, documents_papers, queries, queries_rounds, rules
from saolang.councils.domain.regulation import in_force
from saolang.councils.enums import CouncilState
from saolang.councils.models import Council, Round, RoundEntry
from saolang.documents.model import OfficialDocument
from saolang.dossiers.domain.letters import PROPOSAL
from saolang.papers.domain import write_paper
from saolang.papers.models import OfficialPaper, PaperItem, PaperState
from saolang.papers.queries import about
from saolang.people.models import Membership, Organisation

OFFICE_SUMMARY = "office-summary"
PLAN = "evaluation-plan"
COUNCIL_REPORT = "council-report"
SUMMARY_TABLE = "council-summary"


@transaction.atomic
def draft_office_summary(one: Round, *, by: Membership) -> OfficialPaper:
    """The OCOP office's report on the dossiers of a round; a draft that is there is written anew (Điều 7.3a).

    Raises:
        NoRight: not the OCOP office. NotNow: no dossier, or the report waits for signature or is issued.
    """
    fresh = locked(one)
    require(rules.can_establish(by, fresh.organisation))
    entries = _entries(fresh)
    if not entries:
        raise NotNow(_("Đợt chưa có hồ sơ nào để tổng hợp."))
    document = documents_papers.office_summary(fresh, entries, _letters(entries))
    title = _("Báo cáo tổng hợp hồ sơ %s") % fresh
    office = documents.office_of(fresh.organisation)
    items = [fresh, *(entry.dossier for entry in entries)]
    return _draft(OFFICE_SUMMARY, fresh, office, title, document, items, {}, by=by)


@transaction.atomic
def draft_plan(one: Round, *, given: documents_papers.PlanText, by: Membership) -> OfficialPaper:
    """The evaluation plan of a round; an extra round in it needs a regulation that allows one (Điều 5.1, 5.2).

    Raises:
        NoRight. NotNow: the plan waits for signature or is issued. WrongInput: days in the wrong order, half an extra
            round, or one that the regulation in force does not provide for.
    """
    fresh = locked(one)
    require(rules.can_establish(by, fresh.organisation))
    _check_plan(fresh, given)
    document = documents_papers.evaluation_plan(fresh, _entries(fresh), given)
    title = _("Kế hoạch đánh giá, phân hạng sản phẩm OCOP %s") % fresh
    data = {
        "round": str(fresh.uuid),
        "extra_before": given.extra_before.isoformat() if given.extra_before else "",
        "extra_held": given.extra_held.isoformat() if given.extra_held else "",
    }
    return _draft(PLAN, fresh, fresh.organisation, title, document, [fresh], data, by=by)


def _check_plan(one: Round, given: documents_papers.PlanText) -> None:
    if given.survey_from and given.survey_to and given.survey_to < given.survey_from:
        raise WrongInput(_("Ngày kết thúc khảo sát không thể trước ngày bắt đầu."), field="survey_to")
    if given.meeting_on and given.meeting_on >= one.held_before:
        raise WrongInput(_("Hội đồng phải họp trước ngày %s.") % f"{one.held_before:%d/%m/%Y}", field="meeting_on")
    if given.survey_to and given.meeting_on and given.meeting_on < given.survey_to:
        raise WrongInput(_("Hội đồng họp sau khi Tổ tư vấn khảo sát xong."), field="meeting_on")
    if not given.duties:
        raise WrongInput(_("Hãy ghi ai làm việc gì."), field="duties")
    if bool(given.extra_before) != bool(given.extra_held):
        raise WrongInput(_("Đợt bổ sung cần đủ hai ngày."), field="extra_held")
    if given.extra_before and given.extra_held:
        if given.extra_held <= given.extra_before:
            raise WrongInput(_("Đợt phải được tổ chức sau ngày hết nhận đề nghị."), field="extra_held")
        followed = in_force(one.organisation)
        if followed is None or not followed.extra_rounds:
            raise WrongInput(
                _("Quy chế đang áp dụng chưa cho phép tổ chức thêm đợt. Hãy sửa Quy chế trước (Điều 5)."),
                field="extra_before",
            )


@transaction.atomic
def draft_council_report(council: Council, *, by: Membership) -> OfficialPaper:
    """The council's report to who decides, once its minutes are issued (Điều 7.3d).

    Raises:
        NoRight. NotNow: the minutes are not issued, or the report waits to be issued or is issued.
    """
    fresh = locked(council)
    require(rules.can_establish(by, fresh.round.organisation))
    issued = OfficialPaper.objects.filter(state=PaperState.ISSUED)
    minutes = issued.filter(uuid=fresh.minutes_paper).first() if fresh.minutes_paper else None
    if fresh.state != CouncilState.MINUTED or minutes is None:
        raise NotNow(_("Hãy ban hành biên bản trước khi lập báo cáo của Hội đồng."))
    results = list(queries.results_of(fresh))
    team = fresh.round.teams.filter(reported_on__isnull=False).first()
    reports = issued.filter(uuid=team.report_paper) if team and team.report_paper else []
    based_on = [*reports, minutes]
    document = documents_papers.council_report(fresh, results, based_on)
    title = _("Báo cáo kết quả của %(council)s, %(round)s") % {"council": fresh.body.name, "round": fresh.round}
    items = [fresh, *based_on, *(result.entry.dossier for result in results)]
    data = {"council": str(fresh.uuid)}
    return _draft(COUNCIL_REPORT, fresh, fresh.round.organisation, title, document, items, data, by=by)


@transaction.atomic
def draft_summary_table(council: Council, *, by: Membership) -> OfficialPaper:
    """Bảng tổng hợp of the concluded results.

    Raises:
        NoRight. NotNow: the results are not concluded, or the table waits to be issued or is issued.
    """
    fresh = locked(council)
    require(rules.can_establish(by, fresh.round.organisation))
    results = list(queries.results_of(fresh))
    if not results:
        raise NotNow(_("Hãy chốt kết quả trước khi lập bảng tổng hợp."))
    document = documents_papers.summary_table(fresh, results)
    title = _("Bảng tổng hợp kết quả của %(council)s, %(round)s") % {"council": fresh.body.name, "round": fresh.round}
    items = [fresh, *(result.entry.dossier for result in results)]
    data = {"council": str(fresh.uuid)}
    return _draft(SUMMARY_TABLE, fresh, fresh.round.organisation, title, document, items, data, by=by)


def _draft(
    template: str,
    subject: models.Model,
    organisation: Organisation,
    title: str,
    document: OfficialDocument,
    items: list[Any],
    data: dict[str, Any],
    *,
    by: Membership,
) -> OfficialPaper:
    before = about(subject, template=template).first()
    return write_paper(
        before, organisation, template=template, title=title, document=document, items=items, data=data, by=by
    )


def _entries(one: Round) -> list[RoundEntry]:
    rows = queries_rounds.entries_of(one).select_related("dossier__office_check", "round__organisation")
    return list(rows)


def _letters(entries: list[RoundEntry]) -> dict[int, OfficialPaper]:
    """Dossier → the commune's issued letter that proposed it, in two queries."""
    by_uuid = {entry.dossier.uuid: entry.dossier_id for entry in entries}
    items = PaperItem.objects.filter(
        object_id__in=by_uuid, paper__template=PROPOSAL, paper__state=PaperState.ISSUED
    ).select_related("paper")
    return {by_uuid[item.object_id]: item.paper for item in items}
