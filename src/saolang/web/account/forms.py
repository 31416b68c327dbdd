"""Forms of accounts: sign-up, own data, colleagues, signing rights."""

import re
from typing import Any

from allauth.account.forms import SignupForm as AllauthSignupForm
from django import forms
from django.utils.translation import gettext_lazy as _

PHONE = re.compile(r"^(\+84|0)\d{8,10}$")


def clean_phone(text: str) -> str:
    """A Vietnamese phone number without spaces and dots; "" stays "".

    Raises:
        ValidationError: it cannot be a phone number.
    """
    phone = re.sub(r"[\s.\-()]", "", text)
    if phone and not PHONE.match(phone):
        raise forms.ValidationError(_("Số điện thoại chưa đúng. Ví dụ: 0912 345 678."))
    return phone


class SignupForm(AllauthSignupForm):  # type: ignore[misc]
    """Sign-up: name, user name, password; e-mail and phone may stay empty."""

    full_name = forms.CharField(
        label=_("Họ và tên"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    phone = forms.CharField(
        label=_("Điện thoại"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    field_order = ["full_name", "username", "password1", "password2", "phone", "email"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].help_text = _("Chữ không dấu, số, dấu chấm. Bà con có thể dùng số điện thoại.")
        self.fields["password1"].help_text = _("Ít nhất 10 ký tự, không quá quen thuộc như “1234567890”.")
        self.fields["email"].help_text = _("Để nhận thông báo và đặt lại mật khẩu khi quên.")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

    def clean_full_name(self) -> str:
        """A name has letters."""
        name = " ".join(self.cleaned_data["full_name"].split())
        if not any(letter.isalpha() for letter in name):
            raise forms.ValidationError(_("Hãy ghi họ và tên."))
        return name

    def clean_phone(self) -> str:
        """See `clean_phone`."""
        return clean_phone(self.cleaned_data.get("phone", ""))


class AccountForm(forms.Form):
    """What a person says about themselves."""

    full_name = forms.CharField(
        label=_("Họ và tên"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    phone = forms.CharField(
        label=_("Điện thoại"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
        help_text=_("Chỉ người cùng cơ quan hoặc cùng chủ thể nhìn thấy."),
    )
    language = forms.ChoiceField(label=_("Ngôn ngữ"), choices=[("vi", _("Tiếng Việt")), ("en", "English")])

    def clean_phone(self) -> str:
        """See `clean_phone`."""
        return clean_phone(self.cleaned_data.get("phone", ""))
