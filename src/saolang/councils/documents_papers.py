"""Papers of a round and of its council beside minutes and decision: plan, summary of dossiers, report, table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from saolang.core import clock
from saolang.councils import documents, documents_outcome, explain, queries, working_rules
from saolang.councils.documents import head_of, paper_text, round_text
from saolang.councils.domain.regulation import in_force
from saolang.councils.enums import Outcome
from saolang.councils.levels import MINISTRY, level_of
from saolang.councils.models import Council, Result, Round, RoundEntry
from saolang.documents.forms import council_report as report_form
from saolang.documents.forms import evaluation_plan as plan_form
from saolang.documents.forms import office_summary as office_form
from saolang.documents.forms import summary as table_form
from saolang.documents.forms.common import KIND_NAMES, Issuing
from saolang.documents.model import Authority, AuthorityLine, OfficialDocument, Signature
from saolang.dossiers.documents_office import full_name
from saolang.law import routes
from saolang.law.load import product_set, regime
from saolang.papers.heads import place_name
from saolang.papers.models import OfficialPaper
from saolang.people.enums import SeatRole
from saolang.people.models import Seat
from saolang.viet.dates import short_date

REPORT_SYMBOL = "BC-HĐ"


@dataclass(frozen=True)
class PlanText:
    """What the office typed for the evaluation plan of a round.

    Attributes:
        survey_from, survey_to: when the council team surveys.
        meeting_on, meeting_place: the council's meeting.
        extra_before, extra_held: days of an extra round (proposed before, held before); both or none.
        duties: who does what, one a line.
        funding: where the money comes from, in words.
    """

    survey_from: date | None
    survey_to: date | None
    meeting_on: date | None
    meeting_place: str
    duties: tuple[str, ...]
    extra_before: date | None = None
    extra_held: date | None = None
    funding: str = ""


def office_summary(one: Round, entries: Sequence[RoundEntry], letters: dict[int, OfficialPaper]) -> OfficialDocument:
    """The OCOP office's report to the Chairman on the dossiers of a round (Điều 7.3a)."""
    committee = one.organisation
    head = head_of(committee)
    return office_form.build(
        office_form.OfficeSummaryData(
            issuing=documents.for_office(documents.office_of(committee), "BC", recipients=("Như trên",)),
            addressee=head,
            round_text=round_text(one),
            dossiers=tuple(_received(entry, letters.get(entry.dossier_id)) for entry in entries),
            opening=_("Thực hiện %(law)s, %(office)s báo cáo tổng hợp hồ sơ %(round)s như sau:")
            % {
                "law": regime(routes.route_for(clock.today()).regime).name,
                "office": full_name(documents.office_of(committee)),
                "round": round_text(one),
            },
            days=(_days(one),),
            proposals=(
                _("Thành lập Hội đồng đánh giá, phân hạng sản phẩm OCOP và Tổ tư vấn Hội đồng."),
                _("Ban hành Quy chế hoạt động của Hội đồng (nếu chưa ban hành)."),
                _("Tổ chức đánh giá, phân hạng trước ngày %s.") % short_date(one.held_before),
            ),
        )
    )


def _days(one: Round) -> str:
    return _("Đợt nhận hồ sơ được đề nghị trước ngày %(before)s và được tổ chức trước ngày %(held)s.") % {
        "before": short_date(one.proposed_before),
        "held": short_date(one.held_before),
    }


def _received(entry: RoundEntry, letter: OfficialPaper | None) -> office_form.ReceivedDossier:
    dossier = entry.dossier
    check = getattr(dossier, "office_check", None)
    receipt = next(iter(dossier.receipts.filter(level=level_of(entry.round.organisation))), None)
    return office_form.ReceivedDossier(
        product=dossier.product.name,
        product_code=dossier.product_code,
        producer=dossier.product.producer.organisation.name,
        commune=place_name(dossier.commune),
        kind=str(dossier.kind),
        group=product_set(dossier.product_set).group,
        letter=_("%(number)s, %(day)s") % {"number": letter.number_text, "day": short_date(letter.issued_on)}
        if letter and letter.issued_on
        else "",
        received=short_date(receipt.received_on) if receipt else "",
        found=check.conclusion if check else "",
        is_complete=check.is_complete if check else None,
    )


def evaluation_plan(one: Round, entries: Iterable[RoundEntry], given: PlanText) -> OfficialDocument:
    """Kế hoạch đánh giá, phân hạng of a round, with an extra round where one is planned (Điều 5)."""
    committee = one.organisation
    followed = in_force(committee)
    law = regime(routes.route_for(clock.today()).regime).name
    cited = f"{law}; {followed.citation}" if followed else law
    rounds = [_("%(round)s: %(days)s") % {"round": str(one), "days": _days(one)}]
    if given.extra_before and given.extra_held:
        rounds.append(
            _("Đợt bổ sung: hồ sơ được đề nghị trước ngày %(before)s, tổ chức trước ngày %(held)s.")
            % {"before": short_date(given.extra_before), "held": short_date(given.extra_held)}
        )
    return plan_form.build(
        plan_form.EvaluationPlanData(
            issuing=_collective(one),
            round_text=round_text(one),
            opening=_("Căn cứ %(bases)s; %(who)s ban hành Kế hoạch đánh giá, phân hạng sản phẩm OCOP như sau:")
            % {"bases": cited, "who": full_name(committee)},
            rounds=tuple(rounds),
            work=tuple(_timetable(one, given)),
            duties=given.duties,
            dossiers=tuple(
                plan_form.PlannedDossier(
                    product=entry.dossier.product.name,
                    producer=entry.dossier.product.producer.organisation.name,
                    commune=place_name(entry.dossier.commune),
                    kind=KIND_NAMES[str(entry.dossier.kind)],
                )
                for entry in entries
            ),
            funding=given.funding,
        )
    )


def _collective(one: Round) -> Issuing:
    """A plan is an act of the committee, not of its Chairman (Nghị định 30/2020/NĐ-CP, Điều 13)."""
    committee = one.organisation
    issuing = documents.for_committee(committee, "KH", recipients=("Các đơn vị có tên tại mục III, IV",))
    if level_of(committee) == MINISTRY:
        return issuing
    collective = (AuthorityLine(Authority.TM, "ỦY BAN NHÂN DÂN"),)
    return replace(issuing, signer=Signature(position="CHỦ TỊCH", authority=collective))


def _timetable(one: Round, given: PlanText) -> list[plan_form.PlannedWork]:
    office = full_name(documents.office_of(one.organisation))
    survey = _("từ %(first)s đến %(last)s") % {
        "first": short_date(given.survey_from) if given.survey_from else "…",
        "last": short_date(given.survey_to) if given.survey_to else "…",
    }
    place = _(", tại %s") % given.meeting_place if given.meeting_place else ""
    return [
        plan_form.PlannedWork(
            what=_("Tiếp nhận, kiểm tra hồ sơ; tổng hợp, báo cáo"),
            who=office,
            when=_("trước ngày %s") % short_date(given.survey_from or given.meeting_on or one.held_before),
        ),
        plan_form.PlannedWork(
            what=_("Đánh giá hồ sơ, khảo sát thực tế; báo cáo Chủ tịch Hội đồng"),
            who=_("Tổ tư vấn Hội đồng"),
            when=survey if given.survey_from or given.survey_to else _("trước khi Hội đồng họp"),
        ),
        plan_form.PlannedWork(
            what=_("Họp Hội đồng đánh giá, phân hạng%s") % place,
            who=_("Hội đồng"),
            when=short_date(given.meeting_on) if given.meeting_on else _("trước ngày %s") % short_date(one.held_before),
        ),
        plan_form.PlannedWork(
            what=_("Tổng hợp, trình quyết định; thông báo kết quả"), who=office, when=_("sau khi có báo cáo Hội đồng")
        ),
    ]


def council_report(council: Council, results: Sequence[Result], based_on: Sequence[OfficialPaper]) -> OfficialDocument:
    """The council's report to who decides, over minutes and the team's report (Điều 7.3d)."""
    committee = council.round.organisation
    chair = _seat(council, SeatRole.CHAIR)
    return report_form.build(
        report_form.CouncilReportData(
            issuing=Issuing(
                issuer=council.body.name.upper(),
                superior=full_name(committee).upper(),
                symbol=REPORT_SYMBOL,
                signer=Signature("CHỦ TỊCH HỘI ĐỒNG", name=chair.full_name if chair else ""),
                place=committee.place,
                recipients=("Như trên", full_name(documents.office_of(committee)), "Các thành viên Hội đồng"),
                illustration=committee.illustration,
            ),
            addressee=head_of(committee),
            round_text=round_text(council.round),
            results=tuple(explain.product_result(result) for result in results),
            opening=_("Thực hiện %(law)s và %(decision)s, Hội đồng báo cáo kết quả đánh giá, phân hạng như sau:")
            % {"law": regime(results[0].detail["regime"]).name, "decision": council.body.decision},
            process=_process(council, len(results), "; ".join(paper_text(paper) for paper in based_on)),
            rules=tuple(working_rules.read(council.rules).result_sentences()),
            proposals=tuple(_proposals(results)),
            attachments=(*(paper_text(paper) for paper in based_on), _("bảng tổng hợp kết quả")),
        )
    )


def _process(council: Council, count: int, papers: str) -> str:
    """How the council came to its results: in a meeting, or by written opinions (Điều 7.6d)."""
    if council.round.is_written:
        return _("%(council)s đã cho ý kiến bằng văn bản, đánh giá lại %(count)02d sản phẩm (%(minutes)s).") % {
            "council": _("Hội đồng"),
            "count": count,
            "minutes": papers,
        }
    quorum = queries.quorum(council)
    return _("Hội đồng đã họp với %(present)s trên %(members)s thành viên chấm điểm (%(papers)s).") % {
        "present": quorum.present,
        "members": quorum.members,
        "papers": papers,
    }


def _proposals(results: Sequence[Result]) -> list[str]:
    """One sentence an outcome, with the names of its products."""
    lines = []
    for kind in Outcome:
        listed = [result for result in results if explain.outcome(result) == kind]
        if listed:
            lines.append(f"{kind.label}: {len(listed):02d} sản phẩm ({'; '.join(_named(one) for one in listed)}).")
    return lines


def _named(result: Result) -> str:
    name = result.entry.dossier.product.name
    reasons = " ".join(documents_outcome.reasons(result)).rstrip(".")
    star = "" if result.star is None else f", {result.star} sao"
    return f"{name}{star}: {reasons}" if reasons else f"{name}{star}"


def summary_table(council: Council, results: Sequence[Result]) -> OfficialDocument:
    """Bảng tổng hợp with all numbers, signed by secretary and chair."""
    committee = council.round.organisation
    chair, secretary = _seat(council, SeatRole.CHAIR), _seat(council, SeatRole.SECRETARY)
    return table_form.build(
        table_form.SummaryData(
            issuer=council.body.name.upper(),
            superior=full_name(committee).upper(),
            round_text=round_text(council.round),
            results=tuple(explain.product_result(result) for result in results),
            secretary=secretary.full_name if secretary else "",
            chair=chair.full_name if chair else "",
            place=committee.place,
            illustration=committee.illustration,
        )
    )


def _seat(council: Council, role: str) -> Seat | None:
    return council.body.seats.filter(role=role, to_on__isnull=True).first()
