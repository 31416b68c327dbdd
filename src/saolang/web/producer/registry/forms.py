"""Forms of the producer's own data, products and papers."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from saolang.core.sniff import ACCEPT
from saolang.people.enums import PRODUCER_KINDS
from saolang.producers.domain.vault import kinds
from saolang.web.forms import VersionForm
from saolang.web.producer.fields import WordsField
from saolang.web.ui.forms import CardLabel, ChoiceCards, DateField, FileInput, TextArea

SEXES = (("", _("Không ghi")), ("nam", _("Nam")), ("nu", _("Nữ")))
KIND_CHOICES = [(kind.value, CardLabel(str(kind.label))) for kind in PRODUCER_KINDS]
PHONE = r"^[0-9+ .()-]{8,20}$"
PHONE_WORDS = {"invalid": _("Số điện thoại chưa đúng. Ví dụ: 0912 345 678.")}


class RegisterForm(forms.Form):
    """A producer registers itself."""

    kind = forms.ChoiceField(label=_("Loại hình"), choices=KIND_CHOICES, widget=ChoiceCards)
    name = WordsField(
        label=_("Tên chủ thể"), max_length=250, help_text=_("Ghi như trên giấy đăng ký. Ví dụ: Hợp tác xã Làng Sao.")
    )
    representative = WordsField(label=_("Người đại diện"), max_length=120)
    phone = forms.RegexField(PHONE, label=_("Điện thoại"), error_messages=PHONE_WORDS)
    address = WordsField(label=_("Địa chỉ"), max_length=300, help_text=_("Số nhà, ấp, thôn hoặc khu phố."))
    tax_code = forms.RegexField(
        r"^[0-9 -]{10,14}$",
        label=_("Mã số thuế"),
        required=False,
        error_messages={"invalid": _("Mã số thuế có 10 hoặc 13 chữ số.")},
    )


class ProfileForm(VersionForm):
    """The facts that Mẫu 01 and 02 ask for, typed once."""

    name = WordsField(label=_("Tên chủ thể"), max_length=250)
    address = WordsField(label=_("Địa chỉ"), max_length=300, required=False)
    phone = forms.RegexField(PHONE, label=_("Điện thoại"), required=False, error_messages=PHONE_WORDS)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    representative = WordsField(label=_("Người đại diện pháp luật"), max_length=120, required=False)
    representative_post = WordsField(label=_("Chức vụ"), max_length=120, required=False)
    representative_sex = forms.ChoiceField(
        label=_("Giới tính"), choices=SEXES, required=False, help_text=_("Chỉ cơ quan xử lý hồ sơ xem được.")
    )
    representative_ethnicity = WordsField(
        label=_("Dân tộc"), max_length=40, required=False, help_text=_("Chỉ cơ quan xử lý hồ sơ xem được.")
    )
    representative_address = WordsField(
        label=_("Địa chỉ thường trú"), max_length=300, required=False, help_text=_("Chỉ cơ quan xử lý hồ sơ xem được.")
    )
    founded_on = DateField(label=_("Ngày thành lập hoặc đăng ký"), required=False)
    registration_number = WordsField(label=_("Số giấy đăng ký"), max_length=60, required=False)
    history = WordsField(
        label=_("Lịch sử hình thành"), max_length=10_000, required=False, widget=TextArea(limit=10_000)
    )
    structure = WordsField(label=_("Cơ cấu tổ chức"), max_length=10_000, required=False, widget=TextArea(limit=10_000))


class ProductForm(VersionForm):
    """A product; its set and place were found on the pages before."""

    name = WordsField(label=_("Tên sản phẩm"), max_length=250, help_text=_("Như ghi trên nhãn."))
    place_text = WordsField(
        label=_("Địa chỉ nơi sản xuất"), max_length=300, required=False, help_text=_("Số nhà, ấp, thôn hoặc khu phố.")
    )
    description = WordsField(
        label=_("Mô tả sản phẩm"),
        max_length=10_000,
        required=False,
        widget=TextArea(limit=10_000),
        help_text=_("Làm từ gì, đóng gói thế nào, dùng ra sao."),
    )
    story = WordsField(label=_("Câu chuyện sản phẩm"), max_length=20_000, required=False, widget=TextArea(limit=20_000))


class PictureForm(forms.Form):
    """The picture that buyers see."""

    picture = forms.FileField(
        label=_("Ảnh sản phẩm"),
        allow_empty_file=True,
        widget=FileInput(kinds=".jpg,.jpeg,.png,.heic,image/*", max_bytes=settings.EVIDENCE_MAX_BYTES),
        help_text=_("Người mua xem được ảnh này. Vị trí và thông tin máy ảnh được xóa khỏi ảnh."),
    )


class PaperForm(forms.Form):
    """A paper for the vault."""

    file = forms.FileField(
        label=_("Chụp ảnh hoặc chọn tệp"),
        allow_empty_file=True,
        widget=FileInput(kinds=ACCEPT, max_bytes=settings.EVIDENCE_MAX_BYTES),
        help_text=_("PDF, ảnh JPG, PNG, HEIC, DOCX hoặc XLSX."),
    )
    kind = forms.ChoiceField(label=_("Loại giấy tờ"))
    title = WordsField(label=_("Tên giấy tờ"), max_length=250, required=False)
    number = WordsField(label=_("Số"), max_length=80, required=False)
    issued_on = DateField(label=_("Ngày cấp"), required=False)
    expires_on = DateField(label=_("Hết hạn ngày"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"use_required_attribute": False, **kwargs})
        self.fields["kind"].choices = kinds()  # type: ignore[attr-defined]


class NewFileForm(VersionForm):
    """A newer file of a paper."""

    file = forms.FileField(
        label=_("Tệp mới"),
        allow_empty_file=True,
        widget=FileInput(kinds=ACCEPT, max_bytes=settings.EVIDENCE_MAX_BYTES),
    )
    issued_on = DateField(label=_("Ngày cấp"), required=False)
    expires_on = DateField(label=_("Hết hạn ngày"), required=False)
