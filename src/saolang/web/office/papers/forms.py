"""Forms about papers."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from saolang.core import clock
from saolang.papers import queries, registry
from saolang.papers.models import OfficialPaper
from saolang.people.models import SigningRight
from saolang.people.queries import holds_on, recent_signing_rights
from saolang.web.forms import VersionForm
from saolang.web.ui.forms import DateField, FileInput, NumberField, TextArea
from saolang.web.ui.words import day

SIGNED_KINDS = ".pdf,.jpg,.jpeg,.png,.heic"


def signed_file_field(*, required: bool) -> forms.FileField:
    """The signed PDF, or a scan."""
    return forms.FileField(
        label=_("Bản đã ký"),
        required=required,
        widget=FileInput(kinds=SIGNED_KINDS, max_bytes=settings.EVIDENCE_MAX_BYTES),
        help_text=_("Tệp PDF đã ký số, hoặc bản quét PDF, JPG, PNG. Có thể thêm sau khi ban hành."),
        error_messages={"empty": _("Tệp rỗng. Hãy chọn lại tệp bản ký.")},
    )


class FilterForm(forms.Form):
    """Filters of the desk; they stand in the address."""

    trang_thai = forms.CharField(required=False, widget=forms.HiddenInput)
    tim = forms.CharField(label=_("Tên hoặc số văn bản"), required=False, max_length=100)
    loai = forms.ChoiceField(label=_("Loại"), required=False)
    tu = DateField(label=_("Ban hành từ ngày"), required=False)
    den = DateField(label=_("đến ngày"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = sorted(
            {(template.key, str(template.title)) for template in registry.all_templates()}, key=lambda one: one[1]
        )
        self.fields["loai"].choices = [("", _t("Tất cả")), *kinds]  # type: ignore[attr-defined]


class NoteForm(VersionForm):
    """Why a paper goes back or is dropped."""

    note = forms.CharField(label=_("Lý do"), max_length=500, widget=TextArea(rows=3, limit=500))


class ReturnForm(VersionForm):
    """A note for the drafter; the drafter's own taking back needs none."""

    note = forms.CharField(
        label=_("Cần sửa gì"), max_length=500, required=False, widget=TextArea(rows=3, limit=500),
        help_text=_("Người soạn thấy lời này ở đầu danh sách việc cần làm."),
    )  # fmt: skip


class AttachForm(forms.Form):
    """The signed file of a paper that was issued without it."""

    signed_file = signed_file_field(required=True)


class IssueForm(VersionForm):
    """Number, date, signer and signed file, entered by the clerk."""

    number = NumberField(label=_("Số"), required=False, min_value=1, max_value=999_999)
    issued_on = DateField(label=_("Ngày ban hành"), help_text=_("Ngày ghi trên văn bản đã ký."))
    signing_right = forms.ModelChoiceField(
        label=_("Người ký"), queryset=SigningRight.objects.none(), empty_label=_("Hãy chọn")
    )
    signed_file = signed_file_field(required=False)

    def __init__(self, *args: Any, paper: OfficialPaper, **kwargs: Any) -> None:
        next_number = queries.proposed_number(paper)
        initial = {"issued_on": clock.today(), "version": paper.version, "signing_right": paper.signing_right_id}
        kwargs["initial"] = initial
        super().__init__(*args, **kwargs)
        if next_number is None:
            del self.fields["number"]
        else:
            self.fields["number"].help_text = _t(
                "Để trống để lấy số tiếp theo của sổ: %(number)02d. Chỉ ghi khi số do phần mềm văn bản của cơ quan cấp."
            ) % {"number": next_number}
        if registry.get(paper.template).needs_signer:
            rights = recent_signing_rights(paper.organisation, paper_kind=paper.kind)
            field: Any = self.fields["signing_right"]
            field.queryset = SigningRight.objects.filter(pk__in=[right.pk for right in rights]).select_related(
                "account"
            )
            field.label_from_instance = label_of
            today = [right.pk for right in rights if holds_on(right, clock.today())]
            if len(today) == 1 and not paper.signing_right_id:
                self.initial["signing_right"] = today[0]
        else:
            del self.fields["signing_right"]


def label_of(right: SigningRight) -> str:
    """Name, mark, post, and the end of a right that ends."""
    post = " ".join(part for part in (right.capacity, right.post) if part)
    end = _t(", đến hết ngày %s") % day(right.to_on) if right.to_on else ""
    return f"{right.account.full_name} – {post}{end}"
