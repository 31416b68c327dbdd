"""How a dossier is shown to agencies: where it stands, its road, its history, the address of its next step."""

import json
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saolang.core import clock, events
from saolang.core.models import Event
from saolang.dossiers.enums import CloseReason, State, StepState
from saolang.dossiers.models import Dossier, Step
from saolang.viet.workdays import Calendar, working_days_between
from saolang.web.home import ADDRESSES
from saolang.web.ui import parts

# key of the filter → words, states, key of the open step ("" is any)
PLACES = {
    "cho-tiep-nhan": (gettext_lazy("Chờ xã tiếp nhận"), (State.SUBMITTED,), ""),
    "xa-danh-gia": (gettext_lazy("Xã đang đánh giá"), (State.IN_EVALUATION,), "commune-assessment"),
    "co-quan-kiem-tra": (gettext_lazy("Cơ quan OCOP kiểm tra"), (State.IN_EVALUATION,), "province-check"),
    "to-tu-van": (gettext_lazy("Tổ tư vấn đánh giá"), (State.IN_EVALUATION,), "province-advice"),
    "hoi-dong": (gettext_lazy("Hội đồng đánh giá"), (State.IN_EVALUATION,), "province-scoring"),
    "cho-quyet-dinh": (gettext_lazy("Chờ quyết định"), (State.IN_EVALUATION,), "province-decision"),
    "o-bo": (gettext_lazy("Bộ kiểm tra hồ sơ"), (State.IN_EVALUATION,), "ministry-check"),
    "hoi-dong-trung-uong": (gettext_lazy("Hội đồng cấp trung ương"), (State.IN_EVALUATION,), "ministry-scoring"),
    "xem-xet": (gettext_lazy("Tỉnh xem xét kết quả của Bộ"), (State.IN_EVALUATION,), "province-choice"),
    "da-co-ket-qua": (gettext_lazy("Đã có kết quả"), (State.DECIDED,), ""),
    "da-ket-thuc": (gettext_lazy("Đã kết thúc"), (State.CLOSED,), ""),
}
_BY_STEP = {step: words for words, _states, step in PLACES.values() if step}
_TONES = {State.DRAFT: "neutral", State.SUBMITTED: "soon", State.DECIDED: "good", State.CLOSED: "neutral"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a dossier stands, in words with a tone."""

    word: str
    tone: str


def place_of(dossier: Dossier, step: Step | None) -> Place:
    """State and open step as one tag."""
    if dossier.state == State.IN_EVALUATION and step is not None:
        return Place(str(_BY_STEP.get(step.key, _("Cấp trung ương đánh giá"))), "info")
    if dossier.state == State.IN_EVALUATION:
        return Place(_("Chờ gửi Bộ"), "soon")  # approved from 90 points on; the letter opens the next step (Điều 7.3e)
    if dossier.state == State.CLOSED and dossier.close_reason:
        return Place(str(CloseReason(dossier.close_reason).label), "neutral")
    if dossier.state == State.SUBMITTED:
        return Place(_("Chờ xã tiếp nhận"), "soon")
    return Place(str(State(dossier.state).label), _TONES.get(State(dossier.state), "info"))


def days_left(due_on: date | None, calendar: Calendar) -> int | None:
    """Working days from today to a due day, negative when late."""
    return None if due_on is None else working_days_between(clock.today(), due_on, calendar)


def address_of(action: str, target: UUID) -> str:
    """The page on which a next step is done; "" when nobody registered one."""
    try:
        return reverse(ADDRESSES[action], args=[target])
    except (KeyError, NoReverseMatch):
        return ""


def road(steps: list[Step]) -> list[parts.Step]:
    """The road; the ministry's steps are shown once a product takes them (they need 90 points)."""
    states = {StepState.DONE: "done", StepState.OPEN: "now", StepState.SKIPPED: "stopped", StepState.WAITING: "later"}
    return [
        parts.Step(
            title=step.title,
            state=states[StepState(step.state)],  # type: ignore[arg-type]
            on=step.done_on if step.state == StepState.DONE else step.due_on if step.state == StepState.OPEN else None,
            note=_note(step),
        )
        for step in steps
        if step.level != "ministry" or step.state in (StepState.OPEN, StepState.DONE)
    ]


def _note(step: Step) -> str:
    """The agency, and that the step was entered from its paper."""
    parts_of = [step.agency.name if step.agency else "", _("ghi nhận từ văn bản giấy") if _recorded(step) else ""]
    return ", ".join(filter(None, parts_of))


def _recorded(step: Step) -> bool:
    return getattr(step, "record", None) is not None


_SENTENCES = {
    "started": gettext_lazy("lập hồ sơ"),
    "submit": gettext_lazy("nộp hồ sơ"),
    "receive": gettext_lazy("tiếp nhận hồ sơ"),
    "step_began": gettext_lazy("bắt đầu tính thời hạn của bước"),
    "step_done": gettext_lazy("xong một bước"),
    "steps_skipped": gettext_lazy("kết thúc các bước còn lại"),
    "report_drafted": gettext_lazy("soạn Báo cáo Mẫu số 03"),
    "report_issued": gettext_lazy("ban hành Báo cáo Mẫu số 03"),
    "proposal_drafted": gettext_lazy("đưa vào văn bản đề nghị"),
    "proposed": gettext_lazy("ban hành văn bản đề nghị tỉnh đánh giá"),
    "entered_round": gettext_lazy("xếp vào đợt đánh giá"),
    "received_by_office": gettext_lazy("tiếp nhận ở cơ quan tham mưu quản lý OCOP"),
    "office_checked": gettext_lazy("kiểm tra xong hồ sơ"),
    "completion_drafted": gettext_lazy("soạn yêu cầu hoàn thiện"),
    "completion_dropped": gettext_lazy("bỏ bản thảo yêu cầu hoàn thiện"),
    "completion_asked": gettext_lazy("gửi yêu cầu hoàn thiện cho chủ thể"),
    "supplemented": gettext_lazy("hoàn thiện hồ sơ theo yêu cầu, hồ sơ có bản mới"),
    "handover_drafted": gettext_lazy("soạn biên bản giao nhận sản phẩm mẫu"),
    "handover_signed": gettext_lazy("ký biên bản giao nhận sản phẩm mẫu"),
    "sets_handed": gettext_lazy("giao nhận bộ hồ sơ giấy và điện tử"),
    "sets_handing_dropped": gettext_lazy("bỏ lần giao nhận hồ sơ ghi nhầm"),
    "set_record_signed": gettext_lazy("ký biên bản giao nhận hồ sơ"),
    "met": gettext_lazy("họp lấy ý kiến các bộ phận liên quan của xã"),
    "meeting_dropped": gettext_lazy("bỏ cuộc họp ghi nhầm"),
    "meeting_minutes_signed": gettext_lazy("ký biên bản họp lấy ý kiến"),
    "refusal_drafted": gettext_lazy("soạn thông báo từ chối hồ sơ"),
    "refuse": gettext_lazy("từ chối hồ sơ theo quy định của tỉnh"),
    "samples_recorded": gettext_lazy("ghi nhận sản phẩm mẫu theo văn bản giấy của xã"),
    "recorded_from_paper": gettext_lazy("ghi nhận bước của cơ quan làm trên giấy"),
    "scored": gettext_lazy("chốt kết quả chấm điểm của Hội đồng"),
    "steps_added": gettext_lazy("hồ sơ đi tiếp sau kết quả của Bộ"),
    "national_letter_drafted": gettext_lazy("đưa vào văn bản gửi Bộ"),
    "national_part_added": gettext_lazy("đính kèm thành phần hồ sơ 5 sao"),
    "national_part_dropped": gettext_lazy("bỏ thành phần đính kèm của hồ sơ 5 sao"),
    "national_details": gettext_lazy("ghi mẫu và kiểm nghiệm của hồ sơ 5 sao"),
    "sent_to_ministry": gettext_lazy("gửi Bộ đề nghị đánh giá 5 sao"),
    "received_by_ministry": gettext_lazy("tiếp nhận hồ sơ ở Bộ"),
    "checked_by_ministry": gettext_lazy("ghi kết quả kiểm tra của Bộ"),
    "ministry_checked": gettext_lazy("kiểm tra xong hồ sơ ở Bộ"),
    "ministry_asked": gettext_lazy("đề nghị tỉnh hoàn thiện hồ sơ"),
    "ministry_answered": gettext_lazy("đóng yêu cầu hoàn thiện của Bộ"),
    "chosen_after_centre": gettext_lazy("ghi cách giải quyết sau kết quả của Bộ"),
    "completion_closed": gettext_lazy("đóng yêu cầu hoàn thiện"),
    "completion_letter_issued": gettext_lazy("ban hành công văn yêu cầu hoàn thiện"),
    "withdraw": gettext_lazy("rút hồ sơ"),
    "decide": gettext_lazy("có kết quả"),
    "close": gettext_lazy("kết thúc hồ sơ"),
}
_QUIET = ("form_saved", "mark_set", "paper_used", "paper_dropped")


def history(dossier: Dossier) -> list[parts.HistoryLine]:
    """What happened to a dossier, newest first, without every save of the draft."""
    rows = events.history(dossier).exclude(kind__in=_QUIET)
    return [_line(event) for event in rows]


def _line(event: Event) -> parts.HistoryLine:
    facts = json.loads(event.data)
    notes = [str(facts[key]) for key in ("number", "receipt", "code") if facts.get(key)]
    return parts.HistoryLine(
        at=event.at,
        who=event.actor_name or _("Hệ thống"),
        unit=event.unit,
        sentence=str(_SENTENCES.get(event.kind, _("cập nhật hồ sơ"))),
        note=" · ".join(notes),
    )
