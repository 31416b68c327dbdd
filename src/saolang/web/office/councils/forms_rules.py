"""The form of the operating regulation: every rule that the law leaves open, with its default's source."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saolang.councils import working_rules
from saolang.councils.documents_regulation import RegulationText
from saolang.web.ui.forms import NumberField, TextArea


def _choices(words: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    """Keys as text: a form sends text, `RulesForm.rules` finds the value again."""
    return [(str(key), label) for key, label in words.items()]


def _in_words(name: str, value: Any) -> str:
    """A default as people say it."""
    known = working_rules.CHOICES.get(name)
    if known:
        return str(known[value])
    return str(value) if not isinstance(value, bool) else _("có") if value else _("không")


class RegulationForm(forms.Form):
    """Name of the council, rules, extra rounds, further clauses."""

    council = forms.CharField(label=gettext_lazy("Tên Hội đồng"), max_length=250)
    quorum_percent = NumberField(label=gettext_lazy("Họp khi có mặt ít nhất"), unit="%", min_value=1, max_value=100)
    quorum_needs_chair = forms.BooleanField(label=gettext_lazy("Phải có Chủ tịch Hội đồng dự họp"), required=False)
    secretary_scores = forms.BooleanField(label=gettext_lazy("Thư ký cũng chấm điểm"), required=False)
    scoring_passes = forms.ChoiceField(
        label=gettext_lazy("Hội đồng chấm điểm"), choices=_choices(working_rules.PASS_WORDS)
    )
    spread_points = NumberField(
        label=gettext_lazy("Thảo luận khi hai phiếu chênh quá"), unit="điểm", min_value=1, max_value=100
    )
    replaced_member_sheets = forms.ChoiceField(
        label=gettext_lazy("Khi thay thành viên đã chốt phiếu"), choices=_choices(working_rules.REPLACED_WORDS)
    )
    mean = forms.ChoiceField(label=gettext_lazy("Điểm của sản phẩm là"), choices=_choices(working_rules.MEAN_WORDS))
    mean_over = forms.ChoiceField(label=gettext_lazy("Tính trên"), choices=_choices(working_rules.OVER_WORDS))
    minimum_tested_on = forms.ChoiceField(
        label=gettext_lazy("Điểm tối thiểu theo sao xét trên"), choices=_choices(working_rules.MINIMUM_WORDS)
    )
    minimums_cumulative = forms.ChoiceField(
        label=gettext_lazy("Mỗi hạng sao phải"), choices=_choices(working_rules.CUMULATIVE_WORDS)
    )
    missed_minimum_means = forms.ChoiceField(
        label=gettext_lazy("Đủ điểm nhưng thiếu mức tối thiểu thì"), choices=_choices(working_rules.MISSED_WORDS)
    )
    decision_rule = forms.ChoiceField(
        label=gettext_lazy("Loại hồ sơ khi cùng lý do ở"), choices=_choices(working_rules.DECISION_WORDS)
    )
    extra_rounds = forms.BooleanField(
        label=gettext_lazy("Cho phép tổ chức thêm đợt đánh giá trong năm"),
        required=False,
        help_text=gettext_lazy("Đợt bổ sung chỉ mở được khi Quy chế có quy định và có kế hoạch (Điều 5)."),
    )
    further = forms.CharField(
        label=gettext_lazy("Quy định khác"),
        required=False,
        widget=TextArea(rows=4),
        help_text=gettext_lazy("Mỗi dòng một khoản, ghi thêm vào Quy chế."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        defaults = working_rules.defaults().as_json()
        for name, source in working_rules.sources().items():
            words = {"value": _in_words(name, defaults[name]), "source": source}
            self.fields[name].help_text = _("Mặc định: %(value)s. Nguồn: %(source)s.") % words

    def meeting_fields(self) -> list[forms.BoundField]:
        """How the council meets and scores."""
        names = ("quorum_percent", "quorum_needs_chair", "secretary_scores", "scoring_passes", "spread_points")
        return [self[name] for name in (*names, "replaced_member_sheets")]

    def result_fields(self) -> list[forms.BoundField]:
        """How the result follows from the sheets."""
        names = ("mean", "mean_over", "minimum_tested_on", "minimums_cumulative", "missed_minimum_means")
        return [self[name] for name in (*names, "decision_rule")]

    def given(self) -> RegulationText:
        """The regulation that was typed."""
        rules = {name: self._value(name) for name in working_rules.WorkingRules.__dataclass_fields__}
        return RegulationText(
            council=self.cleaned_data["council"],
            working=working_rules.WorkingRules(**rules),
            extra_rounds=self.cleaned_data["extra_rounds"],
            further=tuple(self.cleaned_data["further"].splitlines()),
        )

    def _value(self, name: str) -> Any:
        typed = self.cleaned_data[name]
        known = working_rules.CHOICES.get(name)
        return next(key for key in known if str(key) == typed) if known else typed
