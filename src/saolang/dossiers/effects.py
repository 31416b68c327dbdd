"""Paper templates of this room and what follows when one is issued (DESIGN rule 4)."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saolang.core import events
from saolang.core.errors import Refusal
from saolang.dossiers import checklist
from saolang.dossiers.domain.letters import COMPLETION, PROPOSAL, REPORT
from saolang.dossiers.domain.steps import finish_step
from saolang.dossiers.models import CommuneAssessment, Dossier
from saolang.dossiers.rules_office import COMMUNE, COMMUNE_STEP, is_open
from saolang.papers.models import OfficialPaper, PaperState
from saolang.papers.notices import send_notice
from saolang.papers.registry import Template, before_issue, on_issue, register
from saolang.people.enums import Role
from saolang.people.models import Membership

register(
    Template(
        key=REPORT,
        kind="BC",
        series="BC",
        title=gettext_lazy("Báo cáo đánh giá một số nội dung của hồ sơ (Mẫu số 03)"),
        drafted_by=(Role.COMMUNE_OFFICER,),
        recorded_by=(Role.OCOP_OFFICE,),
    )
)
register(
    Template(
        key=PROPOSAL,
        kind="CV",
        series="CV",
        title=gettext_lazy("Văn bản đề nghị đánh giá, phân hạng sản phẩm OCOP"),
        drafted_by=(Role.COMMUNE_OFFICER,),
        recorded_by=(Role.OCOP_OFFICE,),
    )
)
register(
    Template(
        key=COMPLETION,
        kind="CV",
        series="CV",
        title=gettext_lazy("Công văn yêu cầu hoàn thiện hồ sơ"),
        drafted_by=(Role.COMMUNE_OFFICER, Role.OCOP_OFFICE),
    )
)


def dossiers_of(paper: OfficialPaper) -> list[Dossier]:
    """The dossiers a paper lists, in its order."""
    keys = list(paper.items.filter(object_type=Dossier._meta.label_lower).values_list("object_id", flat=True))
    found = {
        row.uuid: row
        for row in Dossier.objects.filter(uuid__in=keys).select_related(
            "product__producer__organisation", "commune__unit__province", "province", "assessment"
        )
    }
    return [found[key] for key in keys if key in found]


@before_issue(PROPOSAL)
def proposal_ready(paper: OfficialPaper) -> list[Refusal]:
    """Only what Điều 6.2 makes a condition: each dossier with issued Mẫu số 03 and its samples, dates in order."""
    dossiers = dossiers_of(paper)
    if not dossiers:
        return [Refusal("no-dossier", _("Văn bản chưa ghi hồ sơ nào."))]
    return [refusal for dossier in dossiers for refusal in missing_for_letter(dossier, paper.issued_on)]


def missing_for_letter(dossier: Dossier, issued_on: date | None = None) -> list[Refusal]:
    """What this dossier still lacks before the commune's letter may be issued; empty: nothing blocks.

    Args:
        issued_on: the date of the letter, when it is known.
    """
    name = dossier.product.name
    if not is_open(dossier, COMMUNE_STEP):
        return [Refusal("not-now", _("Hồ sơ “%s” không còn ở bước của xã. Hãy bỏ khỏi văn bản.") % name)]
    assessment = CommuneAssessment.objects.filter(dossier=dossier).first()
    receipt = dossier.receipts.filter(level=COMMUNE).first()
    if assessment is None or receipt is None:
        return [Refusal("not-received", _("Hồ sơ “%s” chưa được xã tiếp nhận.") % name)]
    found = _report_missing(assessment, issued_on, name) + _samples_missing(dossier, assessment, name)
    if issued_on and issued_on < receipt.received_on:
        found.append(
            Refusal("date-before-receipt", _("Ngày văn bản không thể trước ngày tiếp nhận hồ sơ “%s”.") % name)
        )
    return found


def _report_missing(assessment: CommuneAssessment, issued_on: date | None, name: str) -> list[Refusal]:
    issued = OfficialPaper.objects.filter(state=PaperState.ISSUED)
    report = issued.filter(uuid=assessment.report).first() if assessment.report else None
    if report is None:
        return [Refusal("no-report", _("Hồ sơ “%s” chưa có Báo cáo Mẫu số 03 đã ban hành.") % name)]
    if issued_on and report.issued_on and issued_on < report.issued_on:
        return [
            Refusal(
                "date-before-report",
                _("Ngày văn bản không thể trước ngày Báo cáo Mẫu số 03 của hồ sơ “%(product)s” (%(day)s).")
                % {"product": name, "day": report.issued_on.strftime("%d/%m/%Y")},
            )
        ]
    return []


def _samples_missing(dossier: Dossier, assessment: CommuneAssessment, name: str) -> list[Refusal]:
    needed = checklist.samples_needed(dossier)
    have = assessment.samples or 0
    if have >= needed:
        return []
    return [
        Refusal(
            "no-samples",
            _("Hồ sơ “%(product)s” mới có %(have)d trong %(needed)02d sản phẩm mẫu.")
            % {"product": name, "have": have, "needed": needed},
        )
    ]


@on_issue(REPORT)
def report_issued(paper: OfficialPaper, *, by: Membership) -> None:
    """The dossier's history names its Mẫu số 03."""
    for dossier in dossiers_of(paper):
        CommuneAssessment.objects.filter(dossier=dossier).update(report=paper.uuid)
        events.record(dossier, "report_issued", by=by, data=_facts(paper))


@on_issue(PROPOSAL)
def proposal_issued(paper: OfficialPaper, *, by: Membership) -> None:
    """The commune's step is done on the day of the letter; the dossier lies on the OCOP office's desk (Điều 7.3a)."""
    assert paper.issued_on
    for dossier in dossiers_of(paper):
        CommuneAssessment.objects.filter(dossier=dossier).update(proposal=paper.uuid)
        events.record(dossier, "proposed", by=by, data=_facts(paper))
        finish_step(dossier, COMMUNE_STEP, on=paper.issued_on, by=by)
        send_notice(
            dossier.product.producer.organisation,
            subject=_("Xã đã đề nghị tỉnh đánh giá sản phẩm “%s”") % dossier.product.name[:150],
            body=_("%(commune)s ban hành văn bản số %(number)s ngày %(day)s.")
            % {
                "commune": paper.organisation.name,
                "number": paper.number_text,
                "day": paper.issued_on.strftime("%d/%m/%Y"),
            },
            obj=dossier,
        )


@on_issue(COMPLETION)
def completion_letter_issued(paper: OfficialPaper, *, by: Membership) -> None:
    """The dossier's history names the letter."""
    for dossier in dossiers_of(paper):
        events.record(dossier, "completion_letter_issued", by=by, data=_facts(paper))


def _facts(paper: OfficialPaper) -> dict[str, object]:
    return {"paper": str(paper.uuid), "number": paper.number_text, "issued_on": paper.issued_on}
