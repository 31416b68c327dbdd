from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountConfig(AppConfig):
    name = "saolang.web.account"
    label = "web_account"

    def ready(self) -> None:
        """Label the e-mail fields of allauth, which translates them once at import, before a language is known."""
        from allauth.account.forms import AddEmailForm, ResetPasswordForm

        for form in (AddEmailForm, ResetPasswordForm):
            form.base_fields["email"].label = _("Thư điện tử")
            form.base_fields["email"].widget.attrs.pop("placeholder", None)
