"""Forms of the budget: lines, amounts, sources and their rules."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from saolang.programme.enums import FundGroup, FundLevel, FundNature, Stage
from saolang.programme.models import BudgetLine, FundSource
from saolang.territory.models import Kind, Unit
from saolang.web.forms import VersionForm
from saolang.web.office.plans.forms import NAMES, choice, one_line, text_area
from saolang.web.ui.forms import DateField, NumberField

MOST_DONG = 10**15
DONG = "đồng"


class LineForm(VersionForm):
    """A line of the budget; `amount` is asked only for a new one."""

    content = text_area(_("Nội dung chi"), rows=2, limit=2000)
    code = one_line(_("Số thứ tự"), limit=20, required=False)
    parent = choice(_("Thuộc mục"), BudgetLine.objects.none())
    amount = NumberField(label=_("Nhu cầu"), unit=DONG, required=False, min_value=0, max_value=MOST_DONG)
    fund = choice(_("Nguồn vốn"), FundSource.objects.none())
    unit = choice(_("Nơi được hưởng"), Unit.objects.none(), empty=_("Không riêng nơi nào"))
    explanation = text_area(_("Diễn giải"), rows=2, limit=5000, required=False)
    lead_text = one_line(_("Đơn vị chủ trì"), limit=300, required=False, **NAMES)

    def __init__(self, *args: Any, lines: Any, funds: Any, units: Any, new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = lines  # type: ignore[attr-defined]
        self.fields["fund"].queryset = funds  # type: ignore[attr-defined]
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        if not new:
            del self.fields["amount"], self.fields["fund"]


class AmountForm(forms.Form):
    """An amount of a line at a stage."""

    stage = forms.ChoiceField(label=_("Giai đoạn"))
    amount = NumberField(
        label=_("Số tiền"), unit=DONG, min_value=-MOST_DONG, max_value=MOST_DONG,
        help_text=_("Ghi cả số, không viết tắt. Số âm là khoản giảm."),
    )  # fmt: skip
    fund = choice(_("Nguồn vốn"), FundSource.objects.none())
    on = DateField(label=_("Ngày"), required=False)
    paper = one_line(
        _("Văn bản, chứng từ"),
        limit=250,
        required=False,
        help_text=_("Bắt buộc từ khi phân bổ. Ví dụ: QĐ 12/QĐ-UBND ngày 05/02/2026."),
    )
    note = one_line(_("Ghi chú"), limit=300, required=False)

    def __init__(self, *args: Any, funds: Any, stages: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = dict(Stage.choices)
        self.fields["fund"].queryset = funds  # type: ignore[attr-defined]
        self.fields["stage"].choices = [(stage, labels[stage]) for stage in stages]  # type: ignore[attr-defined]


class SourceForm(forms.Form):
    """A source of money."""

    group = forms.ChoiceField(
        label=_("Loại nguồn"), choices=FundGroup.choices,
        help_text=_("Chỉ ngân sách nằm trong tổng; các nguồn khác ghi bên cạnh."),
    )  # fmt: skip
    level = forms.ChoiceField(label=_("Cấp"), choices=FundLevel.choices, required=False)
    nature = forms.ChoiceField(label=_("Loại vốn"), choices=FundNature.choices, required=False)
    programme = one_line(
        _("Chương trình"), limit=250, required=False, help_text=_("Ví dụ: MTQG xây dựng nông thôn mới.")
    )


class RuleForm(forms.Form):
    """A rule of a source by kind of unit."""

    unit_kind = forms.ChoiceField(label=_("Loại đơn vị hành chính"), choices=Kind.choices)
    allowed = forms.BooleanField(label=_("Được hỗ trợ từ nguồn này"), required=False)
    text = one_line(
        _("Quy định ghi thế nào"), limit=300, help_text=_("Ví dụ: thị trấn không được hỗ trợ từ nguồn này.")
    )
    paper = one_line(_("Văn bản quy định"), limit=300)
