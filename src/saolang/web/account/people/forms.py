"""Forms about the people of an organisation."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from saolang.people import queries, rules
from saolang.people.enums import Capacity, Role
from saolang.people.models import Account, Membership
from saolang.web.ui.forms import CheckCards, DateField

PAPER_KINDS = [
    ("QĐ", _("Quyết định (QĐ)")),
    ("TTr", _("Tờ trình (TTr)")),
    ("BC", _("Báo cáo (BC)")),
    ("TB", _("Thông báo (TB)")),
    ("CV", _("Công văn")),
    ("KH", _("Kế hoạch (KH)")),
    ("GCN", _("Giấy chứng nhận")),
]


def colleagues_of(by: Membership) -> QuerySet[Account]:
    """The people who work in the own organisation today."""
    members = queries.colleagues(by).order_by().values("account")
    return Account.objects.filter(pk__in=members).order_by("full_name", "id")


class InviteForm(forms.Form):
    """Whom to invite, in which role."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    role = forms.ChoiceField(label=_("Vai trò"))
    email = forms.EmailField(
        label=_("Thư điện tử"),
        required=False,
        help_text=_("Để trống nếu bạn tự gửi đường dẫn cho người đó (Zalo, tin nhắn)."),
    )

    def __init__(self, *args: Any, by: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.value, role.label) for role in rules.roles_for(by.organisation)]  # type: ignore[attr-defined]


class EndForm(forms.Form):
    """The last day of something."""

    on = DateField(label=_("Ngày cuối cùng"), help_text=_("Quyền còn hiệu lực đến hết ngày này."))


class SigningRightForm(forms.Form):
    """Who may sign what, from when, by which paper."""

    account = forms.ModelChoiceField(label=_("Người ký"), queryset=Account.objects.none(), empty_label=_("Hãy chọn"))
    post = forms.CharField(label=_("Chức vụ ghi trên văn bản"), max_length=120, help_text=_("Ví dụ: Phó Chủ tịch."))
    capacity = forms.ChoiceField(label=_("Ký với tư cách"), choices=Capacity.choices, required=False)
    paper_kinds = forms.MultipleChoiceField(
        label=_("Loại văn bản được ký"),
        choices=PAPER_KINDS,
        required=False,
        widget=CheckCards,
        help_text=_("Không chọn loại nào là được ký mọi loại."),
    )
    from_on = DateField(label=_("Từ ngày"))
    to_on = DateField(label=_("Đến ngày"), required=False)
    granting_paper = forms.CharField(
        label=_("Văn bản giao quyền ký"),
        max_length=250,
        help_text=_("Ví dụ: Quyết định số 15/QĐ-UBND ngày 02/03/2026."),
    )

    def __init__(self, *args: Any, by: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].queryset = colleagues_of(by)  # type: ignore[attr-defined]
        self.fields["account"].label_from_instance = lambda one: one.full_name  # type: ignore[attr-defined]


class DelegateForm(SigningRightForm):
    """A deputy, subordinate or authorised person signs for the holder of a right."""

    capacity = forms.ChoiceField(
        label=_("Ký với tư cách"),
        choices=[(one.value, one.label) for one in (Capacity.KT, Capacity.TL, Capacity.TUQ)],
    )


class HandOverForm(forms.Form):
    """Who signs from a day on."""

    to = forms.ModelChoiceField(
        label=_("Người nhận bàn giao"), queryset=Account.objects.none(), empty_label=_("Hãy chọn")
    )
    on = DateField(label=_("Ngày bắt đầu ký"), help_text=_("Người trước ký đến hết ngày hôm trước."))
    acting = forms.BooleanField(label=_("Giữ quyền cấp trưởng (Q.)"), required=False)
    granting_paper = forms.CharField(label=_("Văn bản giao quyền ký"), max_length=250)

    def __init__(self, *args: Any, by: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = colleagues_of(by)  # type: ignore[attr-defined]
        self.fields["to"].label_from_instance = lambda one: one.full_name  # type: ignore[attr-defined]


MANAGING = (*rules.MANAGERS, Role.PRODUCER)
"""Roles that look after the people of their organisation."""
