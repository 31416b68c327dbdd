"""How a paper is shown: its state as a tag, its history in words, its next step."""

import json
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saolang.core import events
from saolang.core.transitions import why_not
from saolang.papers import rules
from saolang.papers.models import OfficialPaper, PaperState
from saolang.people.models import Membership
from saolang.web.ui import parts
from saolang.web.ui.words import day

_TONES: dict[str, parts.Tone] = {
    PaperState.DRAFT: "neutral",
    PaperState.TO_SIGN: "soon",
    PaperState.ISSUED: "good",
    PaperState.DROPPED: "late",
}
_HAPPENED = {
    "drafted": gettext_lazy("soạn bản thảo"),
    "revised": gettext_lazy("sửa bản thảo"),
    "send_to_sign": gettext_lazy("trình ký"),
    "signed": gettext_lazy("báo đã ký"),
    "take_back": gettext_lazy("trả lại để sửa"),
    "issue": gettext_lazy("cấp số và ban hành"),
    "recorded": gettext_lazy("ghi nhận từ văn bản giấy"),
    "drop": gettext_lazy("bỏ văn bản"),
    "signed-file-added": gettext_lazy("thêm bản ký"),
}


@dataclass(frozen=True)
class Tag:
    """A state in a word with its tone."""

    word: str
    tone: parts.Tone


def tag_of(paper: OfficialPaper) -> Tag:
    """The state, and whether a paper before the clerk is signed already."""
    if paper.state == PaperState.TO_SIGN and paper.signed_at:
        return Tag(_("Đã ký, chờ cấp số"), "info")
    return Tag(paper.get_state_display(), _TONES[paper.state])


def history_of(paper: OfficialPaper) -> list[parts.HistoryLine]:
    """What happened, newest first."""
    return [
        parts.HistoryLine(
            at=event.at,
            who=event.actor_name or _("Hệ thống"),
            unit=event.unit,
            sentence=str(_HAPPENED.get(event.kind, event.kind)),
            note=str(json.loads(event.data).get("number") or ""),
        )
        for event in events.history(paper)
    ]


@dataclass(frozen=True)
class Acts:
    """What this membership may do with the paper now, and the next step in one sentence."""

    sentence: str
    can_send: bool
    can_sign: bool
    can_issue: bool
    can_return: bool
    can_drop: bool
    can_attach: bool


def acts_of(paper: OfficialPaper, by: Membership) -> Acts:
    """Ask the rules once for a page."""

    def may(action: str) -> bool:
        return why_not(paper, rules.TABLE, action, by=by) is None

    waiting = paper.state == PaperState.TO_SIGN
    return Acts(
        sentence=_sentence(paper),
        can_send=may("send_to_sign"),
        can_sign=waiting and not paper.signed_at and rules.can_sign(by, paper) is None,
        can_issue=may("issue"),
        can_return=may("take_back"),
        can_drop=may("drop"),
        can_attach=_waits_for_file(paper) and rules.can_attach(by, paper) is None,
    )


def _waits_for_file(paper: OfficialPaper) -> bool:
    return paper.state == PaperState.ISSUED and paper.signed_file_id is None


def _sentence(paper: OfficialPaper) -> str:
    if paper.state == PaperState.DRAFT:
        return _("Xem lại nội dung rồi trình ký.")
    if paper.state == PaperState.DROPPED:
        return _("Văn bản đã bỏ: %s") % (paper.note or "…")
    if paper.state == PaperState.ISSUED:
        if paper.from_paper:
            return _("Đã ghi nhận từ văn bản giấy số %(number)s ngày %(day)s.") % _numbered(paper)
        return _("Đã ban hành%(number)s ngày %(day)s; nội dung được giữ nguyên từ ngày đó.") % {
            "number": f" {paper.number_text}" if paper.number_text else "",
            "day": day(paper.issued_on),
        }
    if paper.signed_at:
        return _("Người ký đã ký. Văn thư cấp số, ngày và ban hành.")
    return _("Chờ lãnh đạo xem và ký; ký xong, văn thư cấp số và ban hành.")


def _numbered(paper: OfficialPaper) -> dict[str, str]:
    return {"number": paper.number_text, "day": day(paper.issued_on)}
