"""The working rules of one council (Quy chế): the decision leaves them open, each authority writes its own.

Defaults come from `law/data/practice.json` or the choice of this installation; the values stand in the operating
regulation, are copied into the council, and are frozen with its results.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saolang.core import practice
from saolang.core.errors import WrongInput
from saolang.law.load import settings as law_settings

# name here → key of the open point in the law data
KEYS = {
    "quorum_percent": "quorum_percent",
    "quorum_needs_chair": "quorum_needs_chair",
    "spread_points": "discrepancy_points",
    "minimum_tested_on": "minimum_tested_on",
    "decision_rule": "decision_rule",
    "mean": "mean",
    "mean_over": "mean_over",
    "minimums_cumulative": "minimums_cumulative",
    "missed_minimum_means": "missed_minimum_means",
    "scoring_passes": "scoring_passes",
    "replaced_member_sheets": "replaced_member_sheets",
}
PRESENT, EVERYONE = "submitted_sheets_of_present_members", "all_members"
MINIMUM_WORDS = {
    "mean_of_members": gettext_lazy("điểm trung bình của các thành viên"),
    "every_sheet": gettext_lazy("từng phiếu"),
    "agreed_option": gettext_lazy("mức điểm Hội đồng thống nhất"),
}
DECISION_WORDS = {
    "majority": gettext_lazy("quá nửa số phiếu"),
    "consensus": gettext_lazy("tất cả các phiếu"),
}
MEAN_WORDS = {
    "mean_of_totals": gettext_lazy("trung bình cộng tổng điểm các phiếu"),
    "mean_per_criterion": gettext_lazy("tổng điểm trung bình của từng tiêu chí"),
}
OVER_WORDS = {
    PRESENT: gettext_lazy("phiếu đã chốt của thành viên dự họp"),
    EVERYONE: gettext_lazy("phiếu đã chốt của mọi thành viên, kể cả người vắng họp"),
}
CUMULATIVE_WORDS = {
    True: gettext_lazy("đạt cả mức tối thiểu của các hạng thấp hơn"),
    False: gettext_lazy("đạt mức tối thiểu của chính hạng đó"),
}
MISSED_WORDS = {
    "next_lower_class": gettext_lazy("xuống hạng thấp hơn liền kề có đủ mức tối thiểu"),
    "not_recognised": gettext_lazy("chưa được công nhận"),
}
PASS_WORDS = {
    1: gettext_lazy("một lần"),
    2: gettext_lazy("hai lần"),
}
REPLACED_WORDS = {
    "successor_scores": gettext_lazy("người mới chấm lại; phiếu của người cũ không tính"),
    "kept": gettext_lazy("phiếu đã chốt của người cũ vẫn tính; người mới chấm phần còn lại"),
}
CHOICES: Mapping[str, Mapping[Any, Any]] = {
    "minimum_tested_on": MINIMUM_WORDS,
    "decision_rule": DECISION_WORDS,
    "mean": MEAN_WORDS,
    "mean_over": OVER_WORDS,
    "minimums_cumulative": CUMULATIVE_WORDS,
    "missed_minimum_means": MISSED_WORDS,
    "scoring_passes": PASS_WORDS,
    "replaced_member_sheets": REPLACED_WORDS,
}


@dataclass(frozen=True)
class WorkingRules:
    """How a council works. Values after `secretary_scores` are what older councils meant without saying it.

    Attributes:
        quorum_percent: share of the scoring members that must be present.
        quorum_needs_chair: whether the chair must be among them.
        spread_points: two totals further apart than this (whole points) are discussed and may be scored again.
        minimum_tested_on: "mean_of_members", "every_sheet" or "agreed_option" (the council's, where sheets differ).
        decision_rule: how many sheets must name a knock-out: "majority" or "consensus".
        secretary_scores: whether a seat of the role secretary has a score sheet and counts for the quorum.
        mean: "mean_of_totals" (a criterion left open counts 0) or "mean_per_criterion" (over those who scored it).
        mean_over: whose closed sheets count: of the members present, or of all.
        minimums_cumulative: whether a star needs the minimums of the lower stars too.
        missed_minimum_means: "next_lower_class" or "not_recognised".
        scoring_passes: 1 or 2; the second is for products that may reach recognition.
        replaced_member_sheets: "successor_scores" or "kept".
    """

    quorum_percent: int
    quorum_needs_chair: bool
    spread_points: int
    minimum_tested_on: str
    decision_rule: str
    secretary_scores: bool = False
    mean: str = "mean_of_totals"
    mean_over: str = PRESENT
    minimums_cumulative: bool = True
    missed_minimum_means: str = "next_lower_class"
    scoring_passes: int = 1
    replaced_member_sheets: str = "successor_scores"

    def as_json(self) -> dict[str, Any]:
        """The values for `Council.rules`."""
        return asdict(self)

    def sentences(self) -> list[str]:
        """The rules in words, for the regulation, minutes and screens."""
        return [*self.meeting_sentences(), *self.result_sentences()]

    def meeting_sentences(self) -> list[str]:
        """How the council meets and scores."""
        chair = _(", trong đó có Chủ tịch Hội đồng") if self.quorum_needs_chair else ""
        found = [
            _("Cuộc họp hợp lệ khi có mặt ít nhất %(share)s%% thành viên%(chair)s.")
            % {"share": self.quorum_percent, "chair": chair},
            _("Thư ký chấm điểm như các thành viên khác.") if self.secretary_scores else _("Thư ký không chấm điểm."),
            _("Hai phiếu chênh nhau quá %(points)s điểm thì Hội đồng thảo luận; thành viên có thể chấm lại.")
            % {"points": self.spread_points},
        ]
        if self.scoring_passes > 1:
            found.append(
                _("Hội đồng chấm hai lần: lần hai dành cho sản phẩm mà điểm lần một cho thấy có thể được công nhận.")
            )
        found.append(
            _("Khi thay thành viên sau lúc chấm điểm: %s.") % REPLACED_WORDS[self.replaced_member_sheets],
        )
        return found

    def result_sentences(self) -> list[str]:
        """How the result follows from the sheets."""
        return [
            _("Điểm của sản phẩm là %(mean)s, tính trên %(over)s.")
            % {"mean": MEAN_WORDS[self.mean], "over": OVER_WORDS[self.mean_over]},
            _("Hạng sao xét trên điểm trung bình chưa làm tròn."),
            _("Mức điểm tối thiểu của từng hạng sao xét trên %(what)s; mỗi hạng phải %(how)s.")
            % {"what": MINIMUM_WORDS[self.minimum_tested_on], "how": CUMULATIVE_WORDS[self.minimums_cumulative]},
            _("Sản phẩm đủ điểm nhưng thiếu mức tối thiểu thì %s.") % MISSED_WORDS[self.missed_minimum_means],
            _("Hồ sơ bị loại khi %(share)s nêu cùng một lý do loại.") % {"share": DECISION_WORDS[self.decision_rule]},
        ]


def defaults() -> WorkingRules:
    """The rules a new regulation starts with."""
    return WorkingRules(**{name: practice.value(key) for name, key in KEYS.items()})


def sources() -> dict[str, str]:
    """Where each default comes from, to be shown beside its field."""
    return {name: law_settings()[key].source for name, key in KEYS.items()}


def read(values: Mapping[str, Any]) -> WorkingRules:
    """Rules from plain values.

    Raises:
        WrongInput: a share outside 1 to 100, a spread outside 1 to 100, or a choice that is not known.
    """
    rules = WorkingRules(**values)
    for field in ("quorum_percent", "spread_points"):
        value = getattr(rules, field)
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 100:
            raise WrongInput(_("Hãy ghi số nguyên từ 1 đến 100."), field=field)
    for field, known in CHOICES.items():
        if getattr(rules, field) not in known:
            raise WrongInput(str(_REFUSED[field]), field=field)
    return rules


_REFUSED = {
    "minimum_tested_on": gettext_lazy("Hãy chọn cách xét mức điểm tối thiểu."),
    "decision_rule": gettext_lazy("Hãy chọn cách quyết định loại hồ sơ."),
    "mean": gettext_lazy("Hãy chọn cách tính điểm trung bình."),
    "mean_over": gettext_lazy("Hãy chọn các phiếu được tính."),
    "minimums_cumulative": gettext_lazy("Hãy chọn mức tối thiểu mà hạng cao hơn phải đạt."),
    "missed_minimum_means": gettext_lazy("Hãy chọn kết quả khi thiếu mức điểm tối thiểu."),
    "scoring_passes": gettext_lazy("Hội đồng chấm một lần hoặc hai lần."),
    "replaced_member_sheets": gettext_lazy("Hãy chọn cách tính phiếu của thành viên được thay."),
}
