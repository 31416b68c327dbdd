"""Papers of the OCOP office's own evaluation of a renewal, and what follows when they are issued (Điều 7.6c, e)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saolang.core import events
from saolang.core.errors import Refusal
from saolang.dossiers.domain.review import FIELD_CHECK, REPORT, review_of, stands_against
from saolang.dossiers.domain.steps import finish_step
from saolang.dossiers.models import Dossier
from saolang.dossiers.rules_office import is_open
from saolang.dossiers.rules_review import STEPS
from saolang.papers.models import OfficialPaper
from saolang.papers.registry import Template, before_issue, on_issue, register
from saolang.people.enums import Role
from saolang.people.models import Membership

OFFICES = (Role.OCOP_OFFICE, Role.MINISTRY_OFFICE)
register(
    Template(
        key=FIELD_CHECK,
        kind="BB",
        series="BB",
        title=gettext_lazy("Biên bản kiểm tra thực tế"),
        drafted_by=OFFICES,
        issued_by=(*OFFICES, Role.CLERK),
        numbered=False,
        needs_signer=False,
    )
)
register(
    Template(
        key=REPORT,
        kind="BC",
        series="BC",
        title=gettext_lazy("Báo cáo đánh giá hồ sơ đánh giá lại"),
        drafted_by=OFFICES,
        issued_by=(Role.CLERK, *OFFICES),
    )
)


def dossier_of(paper: OfficialPaper) -> Dossier:
    """The dossier that a paper of this kind is about."""
    return Dossier.objects.select_related("product").get(uuid=paper.data["dossier"])


@before_issue(REPORT)
def report_ready(paper: OfficialPaper) -> list[Refusal]:
    """The report rests on a decided field check (with its minutes), proposed points and an opinion."""
    dossier = dossier_of(paper)
    level = paper.data["level"]
    if not is_open(dossier, STEPS[level]):
        return [Refusal("not-now", _("Hồ sơ “%s” không còn ở bước này.") % dossier.product.name)]
    return [Refusal("not-ready", sentence) for sentence in stands_against(review_of(dossier, level))]


@on_issue(FIELD_CHECK)
def field_check_issued(paper: OfficialPaper, *, by: Membership) -> None:
    """The dossier's history names the minutes."""
    data = {"paper": str(paper.uuid), "issued_on": paper.issued_on}
    events.record(dossier_of(paper), "field_check_issued", by=by, data=data)


@on_issue(REPORT)
def report_issued(paper: OfficialPaper, *, by: Membership) -> None:
    """The office's own evaluation ends on the day of the report; the council is asked next."""
    assert paper.issued_on
    dossier = dossier_of(paper)
    data = {"paper": str(paper.uuid), "number": paper.number_text, "issued_on": paper.issued_on}
    events.record(dossier, "renewal_reported", by=by, data=data)
    finish_step(dossier, STEPS[paper.data["level"]], on=paper.issued_on, by=by)
