"""What the pages of a dossier show, as values of the components."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saolang.core import clock, events
from saolang.councils.models import Round
from saolang.dossiers import form, progress
from saolang.dossiers.enums import StepState
from saolang.dossiers.fields import Field, Section, Type, is_blank
from saolang.dossiers.models import Dossier, SelfMark, Step
from saolang.dossiers.scores import SelfScore, is_only_met
from saolang.law.model import Criterion
from saolang.papers import queries as papers
from saolang.papers.models import OfficialPaper, PaperItem, PaperState
from saolang.people.models import Membership
from saolang.viet.workdays import working_days_between
from saolang.web.ui import parts, words

_ROAD: dict[str, parts.StepState] = {
    StepState.DONE: "done",
    StepState.OPEN: "now",
    StepState.WAITING: "later",
    StepState.SKIPPED: "stopped",
}
_EVENTS = {
    "started": gettext_lazy("Lập hồ sơ"),
    "submit": gettext_lazy("Nộp hồ sơ"),
    "receive": gettext_lazy("Xã tiếp nhận hồ sơ"),
    "completion_asked": gettext_lazy("Yêu cầu hoàn thiện hồ sơ"),
    "supplemented": gettext_lazy("Bổ sung hồ sơ"),
    "withdraw": gettext_lazy("Rút hồ sơ"),
    "decide": gettext_lazy("Có kết quả đánh giá"),
    "close": gettext_lazy("Kết thúc hồ sơ"),
}
SHORT_ROAD = 5


def tasks(dossier: Dossier, self_score: SelfScore) -> list[parts.Task]:
    """The pages of the draft with the state of each."""
    found = [_section_task(dossier, section) for section in form.sections_for(dossier.kind)]
    count = len(self_score.sheet.criteria)
    scored = parts.Task(
        title=_("Tự chấm điểm và minh chứng"),
        href=reverse("dossier-criteria", args=[dossier.uuid]),
        word=_("%(done)s/%(all)s tiêu chí") % {"done": self_score.answered, "all": count},
        tone="good" if self_score.answered == count else "soon" if self_score.answered else "neutral",
        hint=_("Phần III của Báo cáo tự đánh giá"),
    )
    return [*found[:-1], scored, found[-1]]


def _section_task(dossier: Dossier, section: Section) -> parts.Task:
    typed = dossier.form.get(section.key, {})
    empty = progress.section_lacks(dossier, section)
    has_any = any(not is_blank(value) for value in typed.values())
    if empty:
        word, tone = _("Còn %(n)s mục") % {"n": len(empty)}, "soon" if has_any else "neutral"
    else:
        word, tone = (_("Xong"), "good") if has_any else (_("Chưa ghi"), "neutral")
    href = reverse("dossier-section", args=[dossier.uuid, section.key])
    return parts.Task(title=str(section.title), href=href, word=word, tone=tone)  # type: ignore[arg-type]


def missing(dossier: Dossier, lacks: list[progress.Lack]) -> list[parts.Missing]:
    """What is missing, each with the page where it is mended."""
    return [
        parts.Missing(sentence=lack.sentence, href=_place(dossier, lack), blocks=lack.weight == progress.Weight.BLOCKS)
        for lack in lacks
    ]


def _place(dossier: Dossier, lack: progress.Lack) -> str:
    if lack.code == "no-signed-registration":
        return reverse("dossier-scans", args=[dossier.uuid])
    if lack.section:
        href = reverse("dossier-section", args=[dossier.uuid, lack.section])
        return f"{href}#id_{lack.field}" if lack.field else href
    return reverse("dossier-criterion", args=[dossier.uuid, lack.criterion]) if lack.criterion else ""


def road(steps: list[Step]) -> list[parts.Step]:
    """The road; the ministry's steps are shown once the product takes them."""
    shown = [step for step in steps if step.no <= SHORT_ROAD or step.state in (StepState.OPEN, StepState.DONE)]
    return [
        parts.Step(
            title=step.title,
            state=_ROAD[step.state],
            on=step.due_on if step.state == StepState.OPEN else step.done_on,
            note=str(step.agency or "") if step.state == StepState.OPEN else "",
        )
        for step in shown
    ]


def days_left(step: Step | None) -> int | None:
    """Working days until the open step is due; negative when late."""
    if step is None or step.due_on is None:
        return None
    return working_days_between(clock.today(), step.due_on, clock.calendar())


def history(dossier: Dossier) -> list[parts.HistoryLine]:
    """What happened, without the many small saves of the draft."""
    rows = events.history(dossier).filter(kind__in=_EVENTS)
    return [
        parts.HistoryLine(
            at=row.at, who=row.actor_name or _("Hệ thống"), sentence=str(_EVENTS[row.kind]), unit=row.unit
        )
        for row in rows
    ]


def given_papers(dossier: Dossier, *, by: Membership) -> list[OfficialPaper]:
    """Issued papers about the dossier or its round that were sent to the reader's organisation, in their order."""
    rounds = Round.objects.filter(entries__dossier=dossier).values_list("uuid", flat=True)
    about = PaperItem.objects.filter(object_id__in=[dossier.uuid, *rounds]).values("paper")
    rows = papers.visible_to(by).filter(pk__in=about, state=PaperState.ISSUED).defer("content")
    return list(rows.order_by("issued_on", "id"))


def answers(dossier: Dossier, section: Section) -> list[dict[str, Any]]:
    """The answers of a section as lines of the check page."""
    typed = dossier.form.get(section.key, {})
    return [
        {"label": field.label_for(dossier.year), "value": _shown(field, typed.get(field.key)), "field": field}
        for field in section.fields
    ]


def _shown(field: Field, value: Any) -> str:
    if field.type == Type.TICK:
        return _("Có") if value else _("Không")
    if is_blank(value):
        return ""
    if field.type == Type.MONEY:
        return words.vnd(value)
    if field.type == Type.DAY:
        return "/".join(reversed(str(value).split("-")))
    if field.type == Type.CHOICE:
        return str(dict(field.choices).get(value, value))
    return str(value)


def _met(item: Criterion, mark: SelfMark | None, scored: str) -> str:
    """A criterion that tells personal facts is met or not met, without its points."""
    if not is_only_met(item):
        return scored
    return _("Đạt") if mark and mark.points else _("Không đạt")


def criteria(dossier: Dossier, self_score: SelfScore) -> list[dict[str, Any]]:
    """The criteria of each part, as tasks."""
    marks = {mark.criterion: mark for mark in SelfMark.objects.filter(dossier=dossier)}
    used = set(dossier.uses.values_list("criterion", flat=True))
    groups = []
    for part in self_score.sheet.parts:
        lines = []
        for item in (one for one in self_score.sheet.criteria if one.part == part.code):
            mark = marks.get(item.key)
            chosen = bool(mark and mark.option)
            scored = _("%(points)s/%(most)s điểm") % {
                "points": words.points(mark.points if mark else 0),
                "most": words.points(item.max_points),
            }
            lines.append(
                parts.Task(
                    title=f"{item.code}. {words.sentence(item.label)}",
                    href=reverse("dossier-criterion", args=[dossier.uuid, item.key]),
                    word=_met(item, mark, scored) if chosen else _("Chưa chọn"),
                    tone="good" if chosen else "neutral",
                    hint="" if item.key in used or not chosen or not item.evidence else _("chưa có minh chứng"),
                )
            )
        groups.append({"part": part, "total": self_score.score.parts[part.code], "tasks": lines})
    return groups
