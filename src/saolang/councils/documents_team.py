"""The council team's papers as documents: decision, survey record, report to the council's chair."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from saolang.core import clock, files, pictures
from saolang.core.models import StoredFile
from saolang.councils import documents, queries_team
from saolang.councils.models import Round, RoundEntry, Survey, Team, TestRequest
from saolang.documents.forms import council_decision as decision_form
from saolang.documents.forms import quality_request as quality_form
from saolang.documents.forms import survey_record as survey_form
from saolang.documents.forms import team_report as report_form
from saolang.documents.forms.common import KIND_NAMES, Issuing
from saolang.documents.model import OfficialDocument, Signature
from saolang.dossiers.documents_office import full_name
from saolang.law import routes
from saolang.law.load import regime
from saolang.papers.heads import place_name
from saolang.people.enums import TEAM_ROLES, SeatRole
from saolang.people.models import Seat

PICTURE_SIDE = 1_000
REPORT_SYMBOL = "BC-TTV"
DUTIES = (
    "Đánh giá hồ sơ theo Quy chế hoạt động của Hội đồng; đề xuất bổ sung hồ sơ.",
    "Tổ chức khảo sát thực tế tại cơ sở sản xuất, kinh doanh về thực hiện các quy định theo Bộ tiêu chí.",
    "Đề nghị bổ sung kết quả kiểm nghiệm chất lượng (nếu cần).",
    "Xây dựng báo cáo đánh giá gửi Chủ tịch Hội đồng.",
)


def team_decision(one: Round, data: Mapping[str, Any]) -> OfficialDocument:
    """The decision that sets up the team, from the plain values of its draft."""
    committee = one.organisation
    code = routes.route_for(clock.today()).regime
    office = full_name(documents.office_of(committee))
    return decision_form.build(
        decision_form.CouncilDecisionData(
            issuing=documents.for_committee(committee, "QĐ", recipients=("Như Điều 4", "Các thành viên Tổ tư vấn")),
            authority=documents.chairman(committee),
            bases=(*documents.law_bases(code, committee), *data["bases"], _("Theo đề nghị của %s") % office),
            council=data["name"],
            called="Tổ tư vấn",
            members=tuple(
                decision_form.Member(
                    name=member["full_name"], post=member["title"], role=str(TEAM_ROLES[member["role"]])
                )
                for member in data["members"]
            ),
            duties=DUTIES,
            executors=_("Chánh Văn phòng %s") % full_name(committee),
            round_text=documents.round_text(one),
        )
    )


def head_of(team: Team) -> Seat | None:
    """Who leads the team today."""
    return team.body.seats.filter(role=SeatRole.CHAIR, to_on__isnull=True).first()


def survey_record(survey: Survey) -> OfficialDocument:
    """Biên bản khảo sát thực tế with its pictures."""
    dossier, committee = survey.entry.dossier, survey.team.round.organisation
    titles = queries_team.contents_of(survey.entry)
    head = head_of(survey.team)
    return survey_form.build(
        survey_form.SurveyData(
            issuer=survey.team.body.name.upper(),
            superior=full_name(committee).upper(),
            product=dossier.product.name,
            producer=dossier.product.producer.organisation.name,
            place=survey.place,
            started=timezone.localtime(survey.started_at),
            ended=timezone.localtime(survey.ended_at) if survey.ended_at else None,
            present=tuple(line.strip() for line in survey.present.splitlines() if line.strip()),
            findings=tuple(
                survey_form.SurveyFinding(
                    code=title.partition(" ")[0], title=title.partition(" ")[2], words=survey.findings[key]
                )
                for key, title in titles
                if survey.findings.get(key)
            ),
            conclusion=survey.conclusion,
            head=head.full_name if head else "",
            pictures=tuple(
                survey_form.SurveyPicture(data=_small(photo.file), caption=photo.caption)
                for photo in survey.photos.select_related("file")
            ),
            recipients=("Chủ thể", "Hội đồng"),
            illustration=committee.illustration,
        )
    )


def _small(stored: StoredFile) -> bytes:
    return pictures.made_anew(BytesIO(files.read_file(stored)), side=PICTURE_SIDE).getvalue()


def quality_letter(team: Team, entry: RoundEntry, tests: Iterable[TestRequest]) -> OfficialDocument:
    """The OCOP office's letter that asks the producer for the results of these tests."""
    dossier = entry.dossier
    office = documents.office_of(team.round.organisation)
    producer = dossier.product.producer.organisation.name
    return quality_form.build(
        quality_form.QualityRequestData(
            issuing=documents.for_office(office, "CV", recipients=("Như trên", team.body.name)),
            addressees=(producer, full_name(dossier.commune)),
            product=dossier.product.name,
            producer=producer,
            product_code=dossier.product_code,
            team=team.body.name,
            round_text=documents.round_text(team.round),
            tests=tuple(
                quality_form.AskedTest(subject=test.subject, reason=test.reason, due_on=test.due_on) for test in tests
            ),
            receiver=full_name(office),
            basis=f"Căn cứ {regime(dossier.regime).name};",
        )
    )


def team_report(team: Team) -> OfficialDocument:
    """The team's report to the council's chair over the dossiers of its round."""
    one, committee = team.round, team.round.organisation
    entries = list(queries_team.entries_of(team))
    work = queries_team.work_of(team)
    council = one.councils.select_related("body").first()
    chair = _("Chủ tịch %s") % (council.body.name if council else _("Hội đồng đánh giá, phân hạng sản phẩm OCOP"))
    surveys = sum(len(one.surveys) for one in work.values())
    tests = sum(len(one.tests) for one in work.values())
    head = head_of(team)
    return report_form.build(
        report_form.TeamReportData(
            issuing=Issuing(
                issuer=team.body.name.upper(),
                superior=full_name(committee).upper(),
                symbol=REPORT_SYMBOL,
                signer=Signature("TỔ TRƯỞNG", name=head.full_name if head else ""),
                place=committee.place,
                recipients=("Như trên", "Các thành viên Hội đồng", full_name(documents.office_of(committee))),
                illustration=committee.illustration,
            ),
            chair=chair,
            round_text=documents.round_text(one),
            findings=tuple(_finding(entry, work.get(entry.pk)) for entry in entries),
            opening=_("Thực hiện %(law)s và %(decision)s, Tổ tư vấn báo cáo kết quả đánh giá hồ sơ như sau:")
            % {"law": regime(routes.route_for(clock.today()).regime).name, "decision": team.body.decision},
            process=_(
                "Tổ tư vấn đã nghiên cứu %(entries)02d hồ sơ, khảo sát thực tế %(surveys)02d lượt, đề nghị bổ sung "
                "%(tests)02d kết quả kiểm nghiệm."
            )
            % {"entries": len(entries), "surveys": surveys, "tests": tests},
        )
    )


def _finding(entry: RoundEntry, work: queries_team.Work | None) -> report_form.TeamFinding:
    dossier = entry.dossier
    view = work.view if work else None
    return report_form.TeamFinding(
        product=dossier.product.name,
        producer=dossier.product.producer.organisation.name,
        commune=place_name(dossier.commune),
        product_code=dossier.product_code,
        kind=KIND_NAMES[str(dossier.kind)],
        met=view.met if view else "",
        lacking=view.lacking if view else "",
        proposal=str(view.get_proposal_display()) if view and view.proposal else "",
        surveys=tuple(_survey_line(survey) for survey in (work.surveys if work else ())),
        tests=tuple(_test_line(test) for test in (work.tests if work else ())),
    )


def _survey_line(survey: Survey) -> str:
    day = f"{timezone.localtime(survey.started_at):%d/%m/%Y}"
    conclusion = " ".join(survey.conclusion.split()) or _("đã lập biên bản")
    return _("ngày %(day)s tại %(place)s: %(words)s") % {"day": day, "place": survey.place, "words": conclusion}


def _test_line(test: TestRequest) -> str:
    if test.received_on is None:
        return _("%(what)s (đề nghị ngày %(asked)s): chưa có kết quả") % {
            "what": test.subject,
            "asked": f"{test.asked_on:%d/%m/%Y}",
        }
    return _("%(what)s: có kết quả ngày %(day)s; %(result)s") % {
        "what": test.subject,
        "day": f"{test.received_on:%d/%m/%Y}",
        "result": test.result or _("kèm phiếu kết quả"),
    }
