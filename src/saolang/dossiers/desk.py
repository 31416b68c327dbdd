"""What the agency that holds a dossier does next; the home page and the record page say the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from saolang.dossiers import checklist, queries
from saolang.dossiers.enums import Kind, State, StepState
from saolang.dossiers.models import CompletionRequest, Dossier, Receipt, Step
from saolang.dossiers.rules_office import COMMUNE, COMMUNE_STEP, OFFICE_STEP, PROVINCE, UNFINISHED
from saolang.dossiers.rules_review import LEVEL_OF_ROLE
from saolang.dossiers.rules_review import STEPS as REVIEW_STEPS
from saolang.papers.models import OfficialPaper, PaperState
from saolang.people.enums import Role
from saolang.people.models import Membership


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing to do with a dossier.

    Attributes:
        action: name that the web maps to an address ("dossier.receive").
        sentence: the step in one sentence.
        button: verb of the button; empty when somebody else must act.
        target: UUID of the object of the address.
    """

    action: str
    sentence: str
    button: str
    target: UUID
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Papers:
    """States of the papers that a list of dossiers points to, read with one query."""

    states: dict[UUID, str]

    def state(self, uuid: UUID | None) -> str:
        """State of the paper, "" when there is none or it was dropped."""
        state = self.states.get(uuid, "") if uuid else ""
        return "" if state == PaperState.DROPPED else state


def with_desk(rows: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """Everything `next_step` reads, with a fixed number of queries for any number of dossiers."""
    requests = CompletionRequest.objects.filter(state__in=UNFINISHED).order_by("id")
    return rows.select_related("assessment", "office_check").prefetch_related(
        Prefetch("steps", queryset=Step.objects.filter(state=StepState.OPEN), to_attr="open_steps"),
        Prefetch("receipts", queryset=Receipt.objects.all(), to_attr="all_receipts"),
        Prefetch("completion_requests", queryset=requests, to_attr="open_requests"),
    )


def papers_of(dossiers: Iterable[Dossier]) -> Papers:
    """The papers of these dossiers (loaded by `with_desk`)."""
    keys = {
        key
        for dossier in dossiers
        if (assessment := getattr(dossier, "assessment", None))
        for key in (assessment.report, assessment.proposal)
        if key
    }
    return Papers(dict(OfficialPaper.objects.filter(uuid__in=keys).values_list("uuid", "state")) if keys else {})


def next_steps(membership: Membership) -> list[tuple[Dossier, NextStep]]:
    """The dossiers on this membership's desk, each with what to do next."""
    rows = queries.visible_to(membership).filter(state__in=[State.SUBMITTED, State.IN_EVALUATION])
    role = Role(membership.role)
    key = {Role.COMMUNE_OFFICER: COMMUNE_STEP, Role.OCOP_OFFICE: OFFICE_STEP}.get(role)
    at_step = Q(steps__key=key, steps__state=StepState.OPEN) if key else Q(pk__in=[])
    if level := LEVEL_OF_ROLE.get(role):
        at_step |= Q(kind=Kind.RENEWAL, steps__key=REVIEW_STEPS[level], steps__state=StepState.OPEN)
    elif key is None:
        return []
    mine = rows.filter(at_step)
    found: Sequence[Dossier] = list(with_desk(mine))
    papers = papers_of(found)
    pairs = [(dossier, next_step(dossier, membership, papers)) for dossier in found]
    return [(dossier, step) for dossier, step in pairs if step is not None and step.button]


def next_step(dossier: Dossier, membership: Membership, papers: Papers) -> NextStep | None:
    """What this membership does next with a dossier loaded by `with_desk`; None when it is not on its desk."""
    step: Step | None = next(iter(dossier.open_steps), None)  # type: ignore[attr-defined]
    if step is None:
        return None
    if membership.role == Role.COMMUNE_OFFICER and step.key == COMMUNE_STEP:
        return _request(dossier, membership) or _commune(dossier, step, papers)
    if membership.role == Role.OCOP_OFFICE and step.key == OFFICE_STEP:
        return _request(dossier, membership) or _office(dossier)
    if step.key == REVIEW_STEPS.get(LEVEL_OF_ROLE.get(Role(membership.role), "")) and dossier.kind == Kind.RENEWAL:
        return NextStep(
            "dossier.review",
            _("Đánh giá hồ sơ đánh giá lại, lập báo cáo gửi Chủ tịch Hội đồng."),
            _("Đánh giá"),
            dossier.uuid,
            step.due_on,
        )
    return None


def _received(dossier: Dossier, level: str) -> bool:
    return any(receipt.level == level for receipt in dossier.all_receipts)  # type: ignore[attr-defined]


def _request(dossier: Dossier, membership: Membership) -> NextStep | None:
    """An open completion request comes before everything else."""
    own = (one for one in dossier.open_requests if one.organisation_id == membership.organisation_id)  # type: ignore[attr-defined]
    request: CompletionRequest | None = next(own, None)
    if request is None:
        return None
    words = {
        CompletionRequest.State.DRAFT: (_("Xem lại và gửi yêu cầu hoàn thiện cho chủ thể."), _("Mở yêu cầu")),
        CompletionRequest.State.SENT: (_("Đang chờ chủ thể hoàn thiện hồ sơ."), ""),
        CompletionRequest.State.ANSWERED: (_("Chủ thể đã bổ sung. Hãy xem bản mới bên bản cũ."), _("Xem bổ sung")),
    }
    sentence, button = words[CompletionRequest.State(request.state)]
    return NextStep("completion.review", sentence, button, request.uuid, request.due_on)


def _commune(dossier: Dossier, step: Step, papers: Papers) -> NextStep:
    if not _received(dossier, COMMUNE):
        return NextStep(
            "dossier.receive",
            _("Tiếp nhận hồ sơ, cấp Phiếu số và mã số sản phẩm."),
            _("Tiếp nhận"),
            dossier.uuid,
            step.due_on,
        )
    action, sentence, button, target = _assessing(dossier, papers)
    return NextStep(action, sentence, button, target or dossier.uuid, step.due_on)


def _assessing(dossier: Dossier, papers: Papers) -> tuple[str, str, str, UUID | None]:
    assessment = dossier.assessment
    report, letter = papers.state(assessment.report), papers.state(assessment.proposal)
    if not report and lacking_findings(dossier):
        return "dossier.assess", _("Đánh giá 4 nội dung theo Mẫu số 03."), _("Đánh giá"), None
    if not report:
        return "dossier.report", _("Soạn Báo cáo Mẫu số 03 từ phần đánh giá."), _("Soạn Mẫu 03"), None
    if report != PaperState.ISSUED:
        return _paper(report, _("Báo cáo Mẫu số 03"), assessment.report)
    if (assessment.samples or 0) < checklist.samples_needed(dossier):
        return "dossier.samples", _("Nhận đủ sản phẩm mẫu của chủ thể."), _("Ghi sản phẩm mẫu"), None
    if not letter:
        return "dossier.propose", _("Soạn văn bản đề nghị tỉnh đánh giá."), _("Soạn văn bản đề nghị"), None
    return _paper(letter, _("Văn bản đề nghị"), assessment.proposal)


def _paper(state: str, name: str, uuid: UUID | None) -> tuple[str, str, str, UUID | None]:
    """A draft is the officer's to send; a paper on its way to signature and number waits for others."""
    if state == PaperState.DRAFT:
        return "paper.open", _("%s đang là bản thảo. Hãy xem lại rồi trình ký.") % name, _("Mở bản thảo"), uuid
    return "paper.open", _("%s đang chờ ký, cấp số.") % name, "", uuid


def lacking_findings(dossier: Dossier) -> list[checklist.Content]:
    """Contents without a finding of the commune."""
    findings = dossier.assessment.findings
    return [content for content in checklist.contents(dossier) if not findings.get(content.key, "").strip()]


def _office(dossier: Dossier) -> NextStep:
    if not _received(dossier, PROVINCE):
        return NextStep("dossier.office-receive", _("Tiếp nhận hồ sơ đề nghị của xã."), _("Tiếp nhận"), dossier.uuid)
    return NextStep(
        "dossier.check",
        _("Kiểm tra thành phần, nội dung hồ sơ rồi chuyển Hội đồng."),
        _("Kiểm tra"),
        dossier.uuid,
        next(iter(dossier.open_steps)).due_on,  # type: ignore[attr-defined]
    )
