"""Forms of the commune's and the OCOP office's work on dossiers."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from saolang.dossiers.checklist import Component, Content
from saolang.dossiers.domain.completion import SUBJECT_LIMIT, Item
from saolang.dossiers.models_beside import SignedScan
from saolang.dossiers.models_together import SetHanding
from saolang.web.forms import VersionForm
from saolang.web.office.dossiers.shown import PLACES
from saolang.web.ui.forms import ChoiceCards, DateField, FileInput, NumberField, TextArea

BLANK_ITEMS = 3
SCAN_KINDS = ".pdf,.jpg,.jpeg,.png"
SCAN_BYTES = 20 * 1024 * 1024


class ListFilter(forms.Form):
    """Filters of the list, kept in the address."""

    tim = forms.CharField(
        label=_("Tìm"), required=False, max_length=100, help_text=_("Tên sản phẩm, chủ thể hoặc mã số; không cần dấu.")
    )
    o_dau = forms.ChoiceField(
        label=_("Đang ở đâu"),
        required=False,
        choices=[("", _("Tất cả")), *((key, words) for key, (words, _s, _k) in PLACES.items())],
    )


class ReceiveForm(VersionForm):
    """Day of receipt."""

    received_on = DateField(label=_("Ngày nhận hồ sơ"), help_text=_("Thời hạn xử lý tính từ ngày này."))


class ComponentsForm(VersionForm):
    """The check of components: for each have or missing, with a note."""

    STATES = (("", _("Chưa xem")), ("have", _("Có")), ("missing", _("Thiếu")))

    def __init__(self, *args: Any, components: Sequence[Component], kept: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.components = components
        for item in components:
            known = kept.get(item.key, {})
            self.fields[f"state-{item.key}"] = forms.ChoiceField(
                label=item.title, choices=self.STATES, required=False, initial=known.get("state", "")
            )
            self.fields[f"note-{item.key}"] = forms.CharField(
                label=_("Ghi chú"), required=False, max_length=500, initial=known.get("note", "")
            )

    def rows(self) -> list[tuple[Component, forms.BoundField, forms.BoundField]]:
        """Component, state, note: as the page draws them."""
        return [(item, self[f"state-{item.key}"], self[f"note-{item.key}"]) for item in self.components]

    def values(self) -> dict[str, dict[str, str]]:
        """What was chosen, as the domain takes it."""
        data = self.cleaned_data
        return {
            item.key: {"state": data.get(f"state-{item.key}", ""), "note": data.get(f"note-{item.key}", "")}
            for item in self.components
        }


class FindingsForm(VersionForm):
    """The four contents of Mẫu số 03 and the optional meeting."""

    held_meeting = forms.BooleanField(label=_("Xã đã họp lấy ý kiến các bộ phận liên quan"), required=False)
    meeting_note = forms.CharField(
        label=_("Ý kiến tại cuộc họp"), required=False, widget=TextArea(rows=3), max_length=20_000
    )

    def __init__(self, *args: Any, contents: Sequence[Content], kept: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.contents = contents
        for item in contents:
            self.fields[f"finding-{item.key}"] = forms.CharField(
                label=_("Đánh giá của xã"),
                required=False,
                max_length=20_000,
                widget=TextArea(rows=5),
                initial=kept.get(item.key, ""),
            )

    def rows(self) -> list[tuple[Content, forms.BoundField]]:
        """Content and its field."""
        return [(item, self[f"finding-{item.key}"]) for item in self.contents]

    def values(self) -> dict[str, str]:
        """The typed findings by key."""
        return {item.key: self.cleaned_data.get(f"finding-{item.key}", "") for item in self.contents}


class SamplesForm(VersionForm):
    """One lot of sample products handed over on one day."""

    count = NumberField(label=_("Số sản phẩm mẫu nhận lần này"), min_value=1, max_value=1000)
    samples_received_on = DateField(label=_("Ngày nhận mẫu"))
    lot = forms.CharField(label=_("Số lô"), required=False, max_length=80, help_text=_("Ghi như trên nhãn."))
    made_on = DateField(label=_("Ngày sản xuất"), required=False)
    expires_on = DateField(label=_("Hạn sử dụng"), required=False)
    given_by = forms.CharField(label=_("Người giao mẫu"), required=False, max_length=120)
    note = forms.CharField(
        label=_("Tình trạng mẫu"), required=False, max_length=300, help_text=_("Ví dụ: còn nguyên tem, niêm phong.")
    )


class HandingForm(forms.Form):
    """When and how the sets change hands."""

    handed_on = DateField(label=_("Ngày giao nhận"))
    way = forms.ChoiceField(label=_("Cách giao"), choices=SetHanding.Way.choices, widget=ChoiceCards)
    given_by = forms.CharField(label=_("Người giao"), required=False, max_length=120)
    taken_by = forms.CharField(label=_("Người nhận"), required=False, max_length=120)
    note = forms.CharField(label=_("Ghi chú"), required=False, max_length=300)


class MeetingForm(forms.Form):
    """Day, people and conclusion of the commune's meeting."""

    held_on = DateField(label=_("Ngày họp"))
    place = forms.CharField(label=_("Nơi họp"), required=False, max_length=200)
    chair = forms.CharField(
        label=_("Người chủ trì"), max_length=160, help_text=_("Họ tên, chức vụ. Ví dụ: Lê Văn A, Phó Chủ tịch UBND xã.")
    )
    secretary = forms.CharField(label=_("Thư ký"), max_length=160, help_text=_("Họ tên, chức vụ."))
    present = forms.CharField(
        label=_("Người dự họp"),
        max_length=5_000,
        widget=TextArea(rows=4),
        help_text=_("Mỗi người một dòng: họ tên, chức vụ, bộ phận."),
    )
    conclusion = forms.CharField(label=_("Kết luận"), required=False, max_length=20_000, widget=TextArea(rows=3))


class ScanForm(forms.Form):
    """A form that the producer signed by hand and handed in."""

    form = forms.ChoiceField(label=_("Đây là bản ký của"), choices=SignedScan.Form.choices, widget=ChoiceCards)
    file = forms.FileField(
        label=_("Bản quét"),
        widget=FileInput(kinds=SCAN_KINDS, max_bytes=settings.EVIDENCE_MAX_BYTES),
        allow_empty_file=True,
        help_text=_("PDF hoặc ảnh."),
    )


class RefuseForm(forms.Form):
    """Why the commune refuses, under the rule of the province."""

    reason = forms.CharField(
        label=_("Lý do từ chối"),
        max_length=5_000,
        widget=TextArea(rows=4),
        help_text=_("Nêu rõ hồ sơ vướng điểm nào của quy định. Chủ thể đọc được lý do này."),
    )


class RuleForm(forms.Form):
    """A rule of the province, with the paper it stands in."""

    text = forms.CharField(label=_("Nguyên văn quy định"), max_length=5_000, widget=TextArea(rows=5))
    paper_title = forms.CharField(
        label=_("Tên loại văn bản"), required=False, max_length=300, help_text=_("Ví dụ: Quyết định.")
    )
    paper_number = forms.CharField(label=_("Số, ký hiệu văn bản"), max_length=80)
    paper_on = DateField(label=_("Ngày văn bản"))
    from_on = DateField(label=_("Áp dụng từ ngày"))
    to_on = DateField(label=_("Đến hết ngày"), required=False, help_text=_("Để trống khi chưa có ngày kết thúc."))
    scan = forms.FileField(
        label=_("Bản quét văn bản"), required=False, widget=FileInput(kinds=SCAN_KINDS), help_text=_("PDF hoặc ảnh.")
    )


class EndRuleForm(VersionForm):
    """The last day of a rule."""

    on = DateField(label=_("Áp dụng đến hết ngày"))


class CheckForm(VersionForm):
    """What the OCOP office found."""

    is_complete = forms.TypedChoiceField(
        label=_("Thành phần và nội dung hồ sơ"),
        choices=[("1", _("Đầy đủ")), ("0", _("Chưa đầy đủ"))],
        coerce=lambda value: value == "1",
        widget=ChoiceCards,
        error_messages={"required": _("Hãy chọn hồ sơ đầy đủ hay chưa.")},
    )
    conclusion = forms.CharField(label=_("Nhận xét"), required=False, widget=TextArea(rows=4), max_length=5_000)


class RequestForm(VersionForm):
    """The day of a completion request; its items are `ItemForm`s."""

    due_on = DateField(label=_("Hoàn thiện trước khi hết ngày"))


class ItemForm(forms.Form):
    """One thing to complete and why; an empty row is no item."""

    subject = forms.CharField(label=_("Việc cần hoàn thiện"), max_length=SUBJECT_LIMIT, required=False)
    reason = forms.CharField(label=_("Lý do"), required=False, widget=TextArea(rows=2), max_length=5_000)
    criterion = forms.ChoiceField(
        label=_("Tiêu chí liên quan"),
        required=False,
        error_messages={"invalid_choice": _("Hãy chọn một tiêu chí trong danh sách.")},
    )

    def __init__(self, *args: Any, criteria: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["criterion"].choices = [("", _("Cả hồ sơ")), *criteria]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Both words are needed when one is there."""
        data = super().clean() or {}
        if data.get("subject") and not data.get("reason"):
            self.add_error("reason", _("Hãy ghi lý do để chủ thể biết cần làm gì."))
        if data.get("reason") and not data.get("subject"):
            self.add_error("subject", _("Hãy ghi việc cần hoàn thiện."))
        return data


ItemSet = forms.formset_factory(ItemForm, extra=BLANK_ITEMS, max_num=40, absolute_max=60)


def items_of(formset: Any) -> list[Item]:
    """The rows that say something."""
    return [
        Item(row["subject"], row["reason"], row.get("criterion", ""))
        for row in formset.cleaned_data
        if row and row.get("subject")
    ]


class RecordLetterForm(forms.Form):
    """A commune's letter and its Mẫu số 03, as they stand on paper."""

    received_on = DateField(label=_("Ngày xã nhận hồ sơ"))
    report_number = forms.CharField(
        label=_("Số, ký hiệu Báo cáo Mẫu số 03"), max_length=80, help_text=_("Như trên bản giấy, ví dụ 45/BC-UBND.")
    )
    report_on = DateField(label=_("Ngày Báo cáo Mẫu số 03"))
    report_scan = forms.FileField(
        label=_("Bản chụp Mẫu số 03"), widget=FileInput(kinds=SCAN_KINDS, max_bytes=SCAN_BYTES)
    )
    letter_number = forms.CharField(
        label=_("Số, ký hiệu văn bản đề nghị"), max_length=80, help_text=_("Ví dụ 120/UBND-KT.")
    )
    letter_on = DateField(label=_("Ngày văn bản đề nghị"))
    letter_scan = forms.FileField(
        label=_("Bản chụp văn bản đề nghị"), widget=FileInput(kinds=SCAN_KINDS, max_bytes=SCAN_BYTES)
    )
    signer_name = forms.CharField(label=_("Người ký"), max_length=120)
    signer_post = forms.CharField(label=_("Chức vụ người ký"), max_length=160, required=False)
    samples = NumberField(label=_("Số sản phẩm mẫu gửi kèm"), min_value=0, max_value=1000, required=False)
