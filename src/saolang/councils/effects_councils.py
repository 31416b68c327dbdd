"""Paper templates of councils, what the law makes a condition of each, and what follows when one is issued."""

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saolang.certificates.domain import in_force
from saolang.core.errors import Refusal
from saolang.councils import explain, queries
from saolang.councils.domain import outcome
from saolang.councils.domain.establish import DECISION, establish
from saolang.councils.enums import CouncilState, Outcome
from saolang.councils.models import Council, Result
from saolang.papers.domain import give_to
from saolang.papers.models import OfficialPaper, PaperState
from saolang.papers.registry import Template, before_issue, on_issue, register
from saolang.people.enums import Role
from saolang.people.models import Membership

OFFICE = (Role.OCOP_OFFICE,)
register(
    Template(
        key=DECISION,
        kind="QĐ",
        series="QĐ",
        title=gettext_lazy("Quyết định thành lập Hội đồng đánh giá, phân hạng"),
        drafted_by=OFFICE,
        recorded_by=OFFICE,
    )
)
register(
    Template(
        key=outcome.MINUTES,
        kind="BB",
        series="BB",
        title=gettext_lazy("Biên bản họp Hội đồng"),
        drafted_by=OFFICE,
        issued_by=(Role.OCOP_OFFICE, Role.CLERK),
        numbered=False,
        needs_signer=False,
    )
)
register(
    Template(
        key=outcome.SUBMISSION,
        kind="TTr",
        series="TTr",
        title=gettext_lazy("Tờ trình công nhận kết quả đánh giá, phân hạng"),
        drafted_by=OFFICE,
        issued_by=(Role.CLERK, Role.OCOP_OFFICE),
    )
)
register(
    Template(
        key=outcome.RECOGNITION,
        kind="QĐ",
        series="QĐ",
        title=gettext_lazy("Quyết định công nhận, phân hạng sản phẩm OCOP"),
        drafted_by=OFFICE,
        recorded_by=OFFICE,
    )
)
register(
    Template(
        key=outcome.NOTICE,
        kind="TB",
        series="TB",
        title=gettext_lazy("Thông báo kết quả đánh giá, phân hạng"),
        drafted_by=OFFICE,
        issued_by=(Role.CLERK, Role.OCOP_OFFICE),
    )
)


def council_of(paper: OfficialPaper) -> Council:
    """The council that a paper belongs to."""
    return Council.objects.select_related("round__organisation", "body").get(uuid=paper.data["council"])


@on_issue(DECISION)
def decision_issued(paper: OfficialPaper, *, by: Membership) -> None:
    """The council exists from the day of its decision, which those whose products it scores may read."""
    council = establish(paper, by=by)
    give_to(paper, queries.concerned(council.round))


@before_issue(outcome.MINUTES)
def minutes_ready(paper: OfficialPaper) -> list[Refusal]:
    """Minutes are of concluded results only."""
    if council_of(paper).state == CouncilState.CONCLUDED:
        return []
    return [Refusal("not-concluded", _("Hội đồng chưa chốt kết quả, hoặc biên bản đã được ban hành."))]


@on_issue(outcome.MINUTES)
def minutes_effect(paper: OfficialPaper, *, by: Membership) -> None:
    """The scoring steps end on the day of the minutes."""
    assert paper.issued_on
    outcome.minutes_issued(council_of(paper), on=paper.issued_on, by=by)


@before_issue(outcome.SUBMISSION)
def submission_ready(paper: OfficialPaper) -> list[Refusal]:
    """The submission rests on issued minutes."""
    return _rests_on(paper, council_of(paper).minutes_paper, _("Biên bản họp Hội đồng chưa ban hành."))


@before_issue(outcome.RECOGNITION)
def recognition_ready(paper: OfficialPaper) -> list[Refusal]:
    """Minutes and submission are issued, not later than this; each product may get its star, once (Điều 4.1, 7.3đ)."""
    council = council_of(paper)
    found = _rests_on(paper, council.minutes_paper, _("Biên bản họp Hội đồng chưa ban hành."))
    found += _rests_on(paper, council.submission_paper, _("Tờ trình chưa ban hành."))
    if council.announced_on:
        return [Refusal("announced", _("Kết quả của Hội đồng này đã có hiệu lực."))]
    listed = set(paper.items.values_list("object_id", flat=True))
    results = [result for result in queries.results_of(council) if result.entry.dossier.uuid in listed]
    for result in results:
        found += _may_be_listed(result, paper)
    products = [result.entry.dossier.product_id for result in results]
    if len(set(products)) != len(products):
        found.append(Refusal("product-twice", _("Một sản phẩm được ghi hai lần trong danh sách.")))
    return found


def _may_be_listed(result: Result, paper: OfficialPaper) -> list[Refusal]:
    name = result.entry.dossier.product.name
    kind = explain.outcome(result)
    if kind not in outcome.DECIDED:
        return [Refusal("no-star", _("“%s” không đạt hạng sao được công nhận. Hãy bỏ khỏi danh sách.") % name)]
    day = paper.issued_on
    if day and kind == Outcome.RECOGNISED and in_force(result.entry.dossier.product, day):
        return [Refusal("still-in-force", _("“%s” đang có giấy chứng nhận còn hiệu lực.") % name)]
    return []


def _rests_on(paper: OfficialPaper, uuid: UUID | None, sentence: str) -> list[Refusal]:
    below = OfficialPaper.objects.filter(uuid=uuid, state=PaperState.ISSUED).first() if uuid else None
    if below is None:
        return [Refusal("not-issued", sentence)]
    if paper.issued_on and below.issued_on and paper.issued_on < below.issued_on:
        given = {"title": below.title, "day": f"{below.issued_on:%d/%m/%Y}"}
        return [Refusal("date-before-basis", _("Ngày văn bản không thể trước %(title)s (%(day)s).") % given)]
    return []


@on_issue(outcome.RECOGNITION)
def recognition_effect(paper: OfficialPaper, *, by: Membership) -> None:
    """Certificates, the end of the dossiers, notices; communes and producers may read the decision."""
    council = council_of(paper)
    give_to(paper, queries.concerned(council.round))
    outcome.recognised(council, decision=paper, by=by)
