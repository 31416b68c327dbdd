"""The working rules of one council (Quy chế): the decision leaves them open, each council has its own.

Defaults come from `law/data/practice.json` or the choice of this installation; the values are copied into the council
when it is set up and frozen with its results.
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
}
MINIMUM_WORDS = {
    "mean_of_members": gettext_lazy("điểm trung bình của các thành viên"),
    "every_sheet": gettext_lazy("từng phiếu"),
}
DECISION_WORDS = {
    "majority": gettext_lazy("quá nửa số phiếu"),
    "consensus": gettext_lazy("tất cả các phiếu"),
}


@dataclass(frozen=True)
class WorkingRules:
    """How a council works.

    Attributes:
        quorum_percent: share of the scoring members that must be present.
        quorum_needs_chair: whether the chair must be among them.
        spread_points: two totals further apart than this (whole points) are discussed and may be scored again.
        minimum_tested_on: "mean_of_members" or "every_sheet".
        decision_rule: how many sheets must name a knock-out: "majority" or "consensus".
        secretary_scores: whether a seat of the role secretary has a score sheet and counts for the quorum.
    """

    quorum_percent: int
    quorum_needs_chair: bool
    spread_points: int
    minimum_tested_on: str
    decision_rule: str
    secretary_scores: bool = False

    def as_json(self) -> dict[str, Any]:
        """The values for `Council.rules`."""
        return asdict(self)

    def sentences(self) -> list[str]:
        """The rules in words, for minutes and screens."""
        chair = _(", trong đó có Chủ tịch Hội đồng") if self.quorum_needs_chair else ""
        return [
            _("Cuộc họp hợp lệ khi có mặt ít nhất %(share)s%% thành viên%(chair)s.")
            % {"share": self.quorum_percent, "chair": chair},
            _("Điểm của sản phẩm là trung bình cộng tổng điểm các phiếu đã chốt của thành viên dự họp."),
            _("Hạng sao xét trên điểm trung bình chưa làm tròn."),
            _("Hai phiếu chênh nhau quá %(points)s điểm thì Hội đồng thảo luận; thành viên có thể chấm lại.")
            % {"points": self.spread_points},
            _("Mức điểm tối thiểu của từng hạng sao xét trên %(what)s; thiếu mức tối thiểu thì xuống hạng dưới.")
            % {"what": MINIMUM_WORDS[self.minimum_tested_on]},
            _("Hồ sơ bị loại khi %(share)s nêu cùng một lý do loại.") % {"share": DECISION_WORDS[self.decision_rule]},
        ]


def defaults() -> WorkingRules:
    """The rules a new council starts with."""
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
    if rules.minimum_tested_on not in MINIMUM_WORDS:
        raise WrongInput(_("Hãy chọn cách xét mức điểm tối thiểu."), field="minimum_tested_on")
    if rules.decision_rule not in DECISION_WORDS:
        raise WrongInput(_("Hãy chọn cách quyết định loại hồ sơ."), field="decision_rule")
    return rules
