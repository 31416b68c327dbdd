"""What the style page shows: every component in every state, with words of an invented commune."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator

from saolang.web.ui.forms import (
    CardLabel,
    CheckCards,
    ChoiceCards,
    DateField,
    FileInput,
    NumberField,
    TextArea,
)
from saolang.web.ui.parts import (
    Figure,
    HistoryLine,
    Missing,
    Step,
    Tab,
    Task,
    WorkItem,
)

LONG_NAME = (
    "Mắm cá sặc Tư Mẫu loại đặc biệt ủ chượp mười hai tháng trong lu sành, đóng hũ thủy tinh 500 gam có tem truy xuất"
)
HERE = "#noi-dung"


class SampleForm(forms.Form):
    """One field of each kind."""

    product = forms.CharField(
        label="Tên sản phẩm", help_text="Như in trên nhãn. Ví dụ: Khô cá lóc Bến Mẫu.", max_length=120
    )
    group = forms.ChoiceField(label="Ngành", choices=[("", "Hãy chọn"), ("1", "Thực phẩm"), ("2", "Đồ uống")])
    share = forms.ChoiceField(
        label="Năm qua, bao nhiêu phần cá nguyên liệu mua trong tỉnh?",
        help_text="Tính theo khối lượng. Ví dụ: mua 10 tấn, trong tỉnh 8 tấn là 80 %.",
        widget=ChoiceCards,
        choices=[
            ("a", CardLabel("Dưới 50 %", points="1 điểm")),
            ("b", CardLabel("Từ 50 % đến dưới 75 %", points="2 điểm")),
            ("c", CardLabel("Từ 75 % đến 100 %", points="3 điểm", help="Cần hợp đồng hoặc hóa đơn mua trong năm.")),
        ],
    )
    markets = forms.MultipleChoiceField(
        label="Bán ở đâu",
        required=False,
        widget=CheckCards,
        choices=[("1", "Chợ xã"), ("2", "Siêu thị"), ("3", "Qua mạng")],
    )
    made_on = DateField(label="Ngày bắt đầu sản xuất", help_text="Ví dụ: 05/02/2026.")
    output = NumberField(label="Sản lượng năm 2025", unit="kg", min_value=0, help_text="Ví dụ: 1.200.")
    price = NumberField(label="Giá bán", unit="nghìn đồng/hũ", decimals=1, required=False)
    story = forms.CharField(label="Câu chuyện sản phẩm", widget=TextArea(limit=600), required=False)
    paper = forms.FileField(
        label="Giấy tờ chứng minh",
        required=False,
        help_text="Ảnh chụp rõ bốn góc, hoặc tệp PDF.",
        widget=FileInput(kinds=".pdf,.jpg,.png,.heic", max_bytes=50 * 1024 * 1024),
    )
    promise = forms.BooleanField(
        label="Tôi cam kết những điều trên là đúng sự thật", help_text="Bạn chịu trách nhiệm về nội dung đã khai."
    )


class SampleFilter(forms.Form):
    """The filters of a list."""

    state = forms.ChoiceField(label="Trạng thái", required=False, choices=[("", "Tất cả"), ("1", "Đã nộp")])
    year = forms.CharField(label="Năm", required=False)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the sample list."""

    name: str
    whom: str
    word: str
    tone: str
    points: int | None
    stars: int | None


ROWS = [
    Row("Khô cá lóc Bến Mẫu", "Hợp tác xã Thủy sản Bến Mẫu", "còn hiệu lực", "good", 8150, 4),
    Row(LONG_NAME, "Hộ kinh doanh Tư Mẫu", "đang đánh giá", "info", 6850, 3),
    Row("Bánh phồng tôm Năm Mẫu", "Cơ sở Năm Mẫu", "sắp hết hạn", "soon", 7000, 4),
    Row("Gạo thơm Bến Mẫu", "HTX Nông nghiệp Bến Mẫu", "bị thu hồi", "late", None, None),
]


def road() -> list[Step]:
    """A dossier waiting at the commune."""
    return [
        Step(title="Chủ thể nộp", state="done", on=date(2026, 10, 30)),
        Step(title="Xã tiếp nhận", state="done", on=date(2026, 11, 3), note="phiếu số 17"),
        Step(title="Xã đánh giá", state="now", on=date(2026, 11, 21)),
        *(Step(title=title, state="later") for title in ("Tỉnh kiểm tra", "Tổ tư vấn", "Hội đồng", "Quyết định")),
    ]


def work() -> list[WorkItem]:
    """A day at a commune's desk: late, soon, later, without a deadline."""
    return [
        WorkItem(
            title=f"Đánh giá 4 nội dung: {LONG_NAME}", href=HERE, action="Viết Mẫu 03", whom="Hộ kinh doanh Tư Mẫu",
            detail="tiếp nhận 03/11, còn thiếu nhận xét về lao động", due=date(2026, 11, 20), left=-1, main=True,
        ),
        WorkItem(
            title="Tiếp nhận hồ sơ: Bánh phồng tôm Năm Mẫu", href=HERE, action="Tiếp nhận", whom="Cơ sở Năm Mẫu",
            detail="nộp lúc 20:12 ngày 20/11", due=date(2026, 11, 24), left=2,
        ),
        WorkItem(
            title="Nhắc nộp lại: Gạo thơm Bến Mẫu", href=HERE, action="In thông báo", due=date(2027, 2, 2), left=72,
            whom="HTX Nông nghiệp Bến Mẫu", working=False,
        ),
        WorkItem(title="Báo cáo quý IV", href=HERE, action="Mở", detail="12 trên 14 số liệu đã tính sẵn"),
    ]  # fmt: skip


def signed_in() -> dict[str, Any]:
    """What the house puts around a page of a signed-in person: who, in which role, with which menu."""
    titles = ("Hồ sơ sản phẩm", "Chủ thể, sản phẩm", "Kế hoạch, kinh phí", "Tập huấn", "Chứng nhận", "Báo cáo")
    return {
        "user": SimpleNamespace(is_authenticated=True, full_name="Lê Thị Mẫu"),
        "acting": SimpleNamespace(uuid="1", organisation="UBND xã Bến Mẫu", get_role_display="Cán bộ OCOP"),
        "memberships": [
            SimpleNamespace(uuid="1", organisation="UBND xã Bến Mẫu", get_role_display="Cán bộ OCOP"),
            SimpleNamespace(uuid="2", organisation="Tổ tư vấn Hội đồng tỉnh Sao Mai", get_role_display="Tổ viên"),
        ],
        "menu": [
            SimpleNamespace(label="Việc cần làm", url=HERE, is_current=True, count=7),
            *(SimpleNamespace(label=title, url=HERE, is_current=False) for title in titles),
        ],
        "search_url": HERE,
        "logout_url": HERE,
        "switch_url": HERE,
    }


def pages() -> "Page[int]":
    """The second of many pages."""
    return Paginator(range(1034), 50).page(2)


def everything() -> dict[str, Any]:
    """The context of the style page."""
    wrong = SampleForm({"made_on": "31/02/2026", "output": "1.5", "price": "một trăm", "share": "z"})
    wrong.is_valid()
    at = datetime(2026, 11, 3, 2, 41, tzinfo=UTC)
    return {
        "form": SampleForm(prefix="moi", initial={"share": "c", "made_on": date(2024, 2, 5), "output": 1200}),
        "wrong": wrong,
        "filter": SampleFilter(prefix="loc"),
        "rows": ROWS,
        "road": road(),
        "work": work(),
        "page": pages(),
        "today": date(2026, 11, 22),
        "tasks": [
            Task(title="Giới thiệu sản phẩm", href=HERE, word="đã xong", tone="good"),
            Task(
                title="Tổ chức sản xuất",
                href=HERE,
                word="còn 2 câu",
                tone="soon",
                hint="Nguồn nguyên liệu, lao động, môi trường",
            ),
            Task(title="Giấy tờ chứng minh", href=HERE, word="chưa làm"),
        ],
        "missing": [
            Missing(
                sentence="Giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm đã hết hạn ngày 12/10/2026.", href=HERE
            ),
            Missing(sentence="Mẫu 02 chưa ký.", href=HERE, action="Ký Mẫu 02", blocks=True),
        ],
        "history": [
            HistoryLine(at=at, who="Lê Thị Mẫu", unit="UBND xã Bến Mẫu", sentence="tiếp nhận hồ sơ, phiếu số 17."),
            HistoryLine(at=at, who="Hộ kinh doanh Tư Mẫu", sentence="nộp hồ sơ.", note="Bản 1, 14 giấy tờ."),
        ],
        "figures": [
            Figure(value="11", label="sản phẩm còn hiệu lực", href=HERE),
            Figure(value="3", label="hết hạn trong 12 tháng", href=HERE),
            Figure(value="5", label="hồ sơ đang xử lý", href=HERE),
            Figure(value="86 %", label="mục tiêu năm 2026"),
        ],
        "tabs": [
            Tab(title="Hồ sơ", href=HERE, current=True),
            Tab(title="Giấy tờ", href=HERE, count=14),
            Tab(title="Lịch sử", href=HERE),
        ],
    }
