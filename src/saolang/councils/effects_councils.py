"""What the law makes a condition of a council's papers, and what follows when one is issued."""

from uuid import UUID

from django.utils.translation import gettext as _

from saolang.certificates.domain import in_force
from saolang.core.errors import Refusal
from saolang.councils import explain, queries
from saolang.councils.domain import outcome, taking_effect
from saolang.councils.domain.establish import DECISION, establish
from saolang.councils.enums import CouncilState, Outcome
from saolang.councils.models import Council, Result
from saolang.dossiers.enums import Kind
from saolang.papers.domain import give_to
from saolang.papers.models import OfficialPaper, PaperState
from saolang.papers.registry import before_issue, on_issue
from saolang.people.models import Membership


def council_of(paper: OfficialPaper) -> Council:
    """The council that a paper belongs to."""
    return Council.objects.select_related("round__organisation", "body").get(uuid=paper.data["council"])


@on_issue(DECISION)
def decision_issued(paper: OfficialPaper, *, by: Membership) -> None:
    """The council exists from the day of its decision, which those whose products it scores may read."""
    council = establish(paper, by=by)
    give_to(paper, queries.concerned(council.round))


@before_issue(outcome.SUMMARY)
@before_issue(outcome.MINUTES)
def minutes_ready(paper: OfficialPaper) -> list[Refusal]:
    """Minutes are of concluded results only."""
    if council_of(paper).state == CouncilState.CONCLUDED:
        return []
    return [Refusal("not-concluded", _("Hội đồng chưa chốt kết quả, hoặc biên bản đã được ban hành."))]


@on_issue(outcome.SUMMARY)
@on_issue(outcome.MINUTES)
def minutes_effect(paper: OfficialPaper, *, by: Membership) -> None:
    """The scoring steps end on the day of the minutes."""
    assert paper.issued_on
    taking_effect.minutes_issued(council_of(paper), on=paper.issued_on, by=by)


@before_issue(outcome.SUBMISSION)
def submission_ready(paper: OfficialPaper) -> list[Refusal]:
    """The submission rests on issued minutes."""
    council = council_of(paper)
    return _rests_on(paper, council.minutes_paper, _no_minutes(council))


def _no_minutes(council: Council) -> str:
    if council.round.is_written:
        return _("Báo cáo tổng hợp ý kiến của Hội đồng chưa ban hành.")
    return _("Biên bản họp Hội đồng chưa ban hành.")


@before_issue(outcome.RECOGNITION)
def recognition_ready(paper: OfficialPaper) -> list[Refusal]:
    """Minutes and submission are issued, not later than this; each product may get its star, once (Điều 4.1, 7.3đ)."""
    found, results = _decision_on(paper)
    for result in results:
        found += _may_be_listed(result, paper)
    products = [result.entry.dossier.product_id for result in results]
    if len(set(products)) != len(products):
        found.append(Refusal("product-twice", _("Một sản phẩm được ghi hai lần trong danh sách.")))
    return found


def _decision_on(paper: OfficialPaper) -> tuple[list[Refusal], list[Result]]:
    """What stands against a decision that rests on minutes and submission, and the results it lists."""
    council = council_of(paper)
    found = _rests_on(paper, council.minutes_paper, _no_minutes(council))
    found += _rests_on(paper, council.submission_paper, _("Tờ trình chưa ban hành."))
    if council.announced_on:
        found = [Refusal("announced", _("Kết quả của Hội đồng này đã có hiệu lực."))]
    listed = set(paper.items.values_list("object_id", flat=True))
    return found, [result for result in queries.results_of(council) if result.entry.dossier.uuid in listed]


@before_issue(outcome.APPROVAL)
def approval_ready(paper: OfficialPaper) -> list[Refusal]:
    """As the recognition, for products whose mean sends them to the Ministry only (Điều 7.3e)."""
    found, results = _decision_on(paper)
    for result in results:
        if explain.outcome(result) != Outcome.NATIONAL or result.entry.decided_on:
            name = result.entry.dossier.product.name
            found.append(Refusal("not-national", _("“%s” không thuộc diện gửi Bộ. Hãy bỏ khỏi danh sách.") % name))
    return found


@on_issue(outcome.APPROVAL)
def approval_effect(paper: OfficialPaper, *, by: Membership) -> None:
    """The files for the Ministry are begun; those concerned may read the decision."""
    council = council_of(paper)
    give_to(paper, queries.concerned(council.round))
    taking_effect.approved(council, decision=paper, by=by)


def _may_be_listed(result: Result, paper: OfficialPaper) -> list[Refusal]:
    dossier = result.entry.dossier
    name = dossier.product.name
    if not explain.certified(result):
        return [Refusal("no-star", _("“%s” không đạt hạng sao được công nhận. Hãy bỏ khỏi danh sách.") % name)]
    running = in_force(dossier.product, paper.issued_on) if paper.issued_on and dossier.kind == Kind.FIRST else []
    if any(one.dossier != dossier.uuid for one in running):
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
    taking_effect.recognised(council, decision=paper, by=by)
