"""The sections of Mẫu số 01 and Mẫu số 02 (QĐ 26/2026/QĐ-TTg, Phụ lục III), each field asked once.

A section is one page. A fact that both forms print stands in one field. Part III of Mẫu số 02 is no section: it is the
self-score with its descriptions and evidence.
"""

from django.utils.translation import gettext_lazy as _

from saolang.dossiers.fields import LONG, Field, Section, Type

SEXES = (("nam", _("Nam")), ("nu", _("Nữ")))

PRODUCER = Section(
    key="producer",
    title=_("Chủ thể và sản phẩm"),
    intro=_("Các thông tin này in trên Phiếu đăng ký (Mẫu số 01) và phần đầu Báo cáo tự đánh giá (Mẫu số 02)."),
    fields=(
        Field(key="producer_name", label=_("Tên chủ thể"), place="Mẫu số 01, mục 1; Mẫu số 02, I.1", is_required=True),
        Field(key="product_name", label=_("Tên sản phẩm"), place="Mẫu số 01, mục 2", is_required=True),
        Field(key="address", label=_("Địa chỉ"), place="Mẫu số 01, mục 1; Mẫu số 02, I.3", is_required=True),
        Field(
            key="phone",
            label=_("Điện thoại"),
            place="Mẫu số 01, mục 1; Mẫu số 02, I.4",
            limit=20,
            is_required=True,
            is_personal=True,
        ),
        Field(
            key="email", label=_("Thư điện tử"), place="Mẫu số 01, mục 1; Mẫu số 02, I.4", type=Type.EMAIL, limit=120
        ),
        Field(
            key="samples",
            label=_("Số sản phẩm mẫu nộp kèm"),
            place="Mẫu số 01, mục 5",
            type=Type.COUNT,
            help=_("Nộp tại UBND xã cùng hồ sơ. Dịch vụ du lịch không cần sản phẩm mẫu."),
        ),
    ),
)
REPRESENTATIVE = Section(
    key="representative",
    title=_("Người đại diện pháp luật"),
    intro=_("Chỉ bạn và cơ quan xử lý hồ sơ xem được giới tính, dân tộc và địa chỉ thường trú."),
    fields=(
        Field(
            key="representative",
            label=_("Họ và tên"),
            place="Mẫu số 01, mục 1; Mẫu số 02, I.5",
            limit=120,
            is_required=True,
        ),
        Field(key="representative_post", label=_("Chức vụ"), place="Mẫu số 01, mục 1", limit=120),
        Field(
            key="representative_sex",
            label=_("Giới tính"),
            place="Mẫu số 02, I.5",
            type=Type.CHOICE,
            choices=SEXES,
            is_personal=True,
        ),
        Field(key="representative_ethnicity", label=_("Dân tộc"), place="Mẫu số 02, I.5", limit=40, is_personal=True),
        Field(key="representative_address", label=_("Địa chỉ thường trú"), place="Mẫu số 02, I.5", is_personal=True),
        Field(
            key="founded_on", label=_("Ngày thành lập hoặc đăng ký kinh doanh"), place="Mẫu số 02, I.6", type=Type.DAY
        ),
        Field(key="registration_number", label=_("Số giấy đăng ký (nếu có)"), place="Mẫu số 02, I.6", limit=60),
    ),
)
PRODUCT = Section(
    key="product",
    title=_("Quy cách và giấy tờ của sản phẩm"),
    intro=_("Mô tả quy cách, tiêu chuẩn và đánh dấu những giấy tờ sản phẩm đã có."),
    fields=(
        Field(
            key="specification",
            label=_("Mô tả quy cách sản phẩm, tiêu chuẩn"),
            place="Mẫu số 02, I.7",
            type=Type.LONG,
            limit=LONG,
            is_required=True,
            help=_("Ví dụ: hộp giấy 300 g, hạn dùng 6 tháng, theo tiêu chuẩn cơ sở số 01."),
        ),
        Field(
            key="has_business_registration",
            label=_("Giấy đăng ký kinh doanh"),
            place="Mẫu số 02, I.7a",
            type=Type.TICK,
        ),
        Field(
            key="has_quality_declaration",
            label=_("Đã công bố chất lượng sản phẩm theo quy định"),
            place="Mẫu số 02, I.7b",
            type=Type.TICK,
        ),
        Field(
            key="has_food_safety",
            label=_("Giấy chứng nhận cơ sở đủ điều kiện vệ sinh an toàn thực phẩm"),
            place="Mẫu số 02, I.7c",
            type=Type.TICK,
        ),
        Field(
            key="has_production_conditions",
            label=_("Giấy chứng nhận cơ sở đủ điều kiện sản xuất bắt buộc đối với sản phẩm"),
            place="Mẫu số 02, I.7c",
            type=Type.TICK,
        ),
        Field(
            key="has_intellectual_property",
            label=_("Đã có đăng ký sở hữu trí tuệ"),
            place="Mẫu số 02, I.7d",
            type=Type.TICK,
        ),
        Field(
            key="has_trademark",
            label=_("Giấy chứng nhận đăng ký nhãn hiệu"),
            place="Mẫu số 02, I.7d",
            type=Type.TICK,
        ),
        Field(
            key="has_shared_mark",
            label=_("Văn bản ghi nhận quyền sử dụng chỉ dẫn địa lý, nhãn hiệu tập thể, nhãn hiệu chứng nhận"),
            place="Mẫu số 02, I.7d",
            type=Type.TICK,
        ),
        Field(key="has_patent", label=_("Bằng sáng chế"), place="Mẫu số 02, I.7d", type=Type.TICK),
        Field(
            key="has_design",
            label=_("Bằng độc quyền kiểu dáng công nghiệp"),
            place="Mẫu số 02, I.7d",
            type=Type.TICK,
        ),
        Field(
            key="has_copyright",
            label=_("Giấy chứng nhận bản quyền tác giả"),
            place="Mẫu số 02, I.7d",
            type=Type.TICK,
        ),
        Field(key="other_property", label=_("Giấy tờ sở hữu trí tuệ khác (ghi rõ)"), place="Mẫu số 02, I.7d"),
    ),
)
HISTORY = Section(
    key="history",
    title=_("Lịch sử và tổ chức của chủ thể"),
    intro=_("Kể ngắn gọn; câu chuyện của sản phẩm có phần riêng khi tự chấm điểm."),
    fields=(
        Field(
            key="history",
            label=_("Lịch sử hình thành của chủ thể"),
            place="Mẫu số 02, I.8",
            type=Type.LONG,
            limit=LONG,
            help=_("Các giai đoạn hình thành và phát triển."),
        ),
        Field(
            key="structure", label=_("Cơ cấu tổ chức của chủ thể"), place="Mẫu số 02, I.9", type=Type.LONG, limit=LONG
        ),
    ),
)
RESULTS = Section(
    key="results",
    title=_("Kết quả thực hiện phương án sản xuất, kinh doanh"),
    intro=_("Phần II của Báo cáo tự đánh giá: việc đã làm được khi tham gia OCOP."),
    fields=(
        Field(
            key="materials",
            label=_("Tổ chức vùng nguyên liệu, công nghệ sản xuất, sơ chế, chế biến, đóng gói"),
            place="Mẫu số 02, Phần II",
            type=Type.LONG,
            limit=LONG,
            is_required=True,
        ),
        Field(
            key="quality_changes",
            label=_("Sự thay đổi về chất lượng, bao bì, nhãn mác, hình thức đóng gói"),
            place="Mẫu số 02, Phần II",
            type=Type.LONG,
            limit=LONG,
        ),
        Field(
            key="markets",
            label=_("Thị trường phân phối sản phẩm"),
            place="Mẫu số 02, Phần II",
            type=Type.LONG,
            limit=LONG,
        ),
        Field(
            key="business",
            label=_("Kết quả sản xuất, kinh doanh"),
            place="Mẫu số 02, Phần II",
            type=Type.LONG,
            limit=LONG,
        ),
        Field(key="revenue_before", label=_("Doanh thu năm {before}"), place="Mẫu số 02, Phần II", type=Type.MONEY),
        Field(key="revenue_last", label=_("Doanh thu năm {last}"), place="Mẫu số 02, Phần II", type=Type.MONEY),
        Field(
            key="profit_before",
            label=_("Lợi nhuận năm {before}"),
            place="Mẫu số 02, Phần II",
            type=Type.MONEY,
            help=_("Nếu lỗ, ghi dấu trừ phía trước."),
        ),
        Field(key="profit_last", label=_("Lợi nhuận năm {last}"), place="Mẫu số 02, Phần II", type=Type.MONEY),
    ),
)
CHANGES = Section(
    key="changes",
    title=_("Những thay đổi từ khi được công nhận"),
    intro=_("Nêu rõ sản phẩm đã khác gì so với lúc được công nhận; đính kèm minh chứng ở từng tiêu chí."),
    fields=(
        Field(
            key="changes",
            label=_("Thay đổi so với sản phẩm đã được công nhận"),
            place="QĐ 26/2026/QĐ-TTg, Điều 6.1b",
            type=Type.LONG,
            limit=LONG,
        ),
    ),
    kinds=("upgrade",),
)
UPDATED = (
    ("update_materials", _("Nguyên liệu")),
    ("update_technology", _("Công nghệ sử dụng")),
    ("update_packaging", _("Bao bì")),
    ("update_label", _("Nhãn mác")),
    ("update_declaration", _("Công bố chất lượng")),
    ("update_tests", _("Các phiếu kiểm nghiệm định kỳ")),
    ("update_market", _("Thị trường tiêu thụ")),
    ("update_output", _("Sản lượng")),
    ("update_revenue", _("Doanh thu")),
    ("update_papers", _("Giấy tờ pháp lý có thời hạn đã gia hạn hoặc cấp lại")),
)
UPDATES = Section(
    key="updates",
    title=_("Cập nhật từ khi được công nhận"),
    intro=_("Nêu nội dung mới và kết quả sau thời gian được công nhận. Mục nào không đổi, ghi “Không thay đổi”."),
    fields=tuple(
        Field(key=key, label=label, place="QĐ 26/2026/QĐ-TTg, Điều 6.1c", type=Type.LONG, limit=LONG)
        for key, label in UPDATED
    ),
    kinds=("renewal",),
)
PLAN = Section(
    key="plan",
    title=_("Kế hoạch sản xuất, kinh doanh"),
    intro=_("Phần IV của Báo cáo tự đánh giá: định hướng trong thời gian tới."),
    fields=(
        Field(
            key="plan_product",
            label=_("Kế hoạch phát triển sản phẩm"),
            place="Mẫu số 02, Phần IV",
            type=Type.LONG,
            limit=LONG,
            is_required=True,
        ),
        Field(
            key="plan_production",
            label=_("Kế hoạch tổ chức sản xuất"),
            place="Mẫu số 02, Phần IV",
            type=Type.LONG,
            limit=LONG,
        ),
        Field(
            key="plan_market",
            label=_("Kế hoạch phát triển thị trường"),
            place="Mẫu số 02, Phần IV",
            type=Type.LONG,
            limit=LONG,
        ),
    ),
)
SECTIONS = (PRODUCER, REPRESENTATIVE, PRODUCT, HISTORY, RESULTS, CHANGES, UPDATES, PLAN)


def sections_for(kind: str) -> tuple[Section, ...]:
    """The sections that a kind of evaluation fills in, in the order of the forms."""
    return tuple(item for item in SECTIONS if kind in item.kinds)


def section(key: str, kind: str) -> Section | None:
    """One section by its key; None when this kind of evaluation has none."""
    return next((item for item in sections_for(kind) if item.key == key), None)
