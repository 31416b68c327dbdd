"""Filled-in data, all of it invented, for the papers of a renewal, plans and the cover of a set."""

from dataclasses import replace
from datetime import date

from saolang.documents.forms.commune_meeting import CommuneMeetingData, Opinion
from saolang.documents.forms.opinions import Answer, OpinionSheetData, OpinionSummaryData
from saolang.documents.forms.plan import PlanData, PlanMoney, PlanTask
from saolang.documents.forms.renewal_review import ComparedLine, FieldCheckData, RenewalReportData, Renewed
from saolang.documents.forms.set_cover import SetCoverData, SetLine
from saolang.documents.forms.set_record import HandedLine, SetRecordData
from saolang.documents.model import Signature
from tests.documents.form_samples_base import COUNCIL, COUNCIL_HEAD, good, office, province

RENEWED = Renewed(
    product="Nước mắm An Phú",
    producer="Hợp tác xã Biển Xanh",
    address="ấp Biển, xã An Phú",
    product_code="99-99001-1-2023",
    recognised="4 sao, Quyết định số 905/QĐ-UBND ngày 14/12/2023",
)
COMPARED = (
    ComparedLine(code="1.1", label="Nguồn nguyên liệu", max_points=500, first=500, second=300),
    ComparedLine(code="1.2", label="Gia tăng giá trị", max_points=300, first=250, second=250),
    ComparedLine(code="1.3", label="Năng lực sản xuất", max_points=300),
)
HEAD = {"issuer": COUNCIL_HEAD, "superior": "ỦY BAN NHÂN DÂN TỈNH LÀNG SAO", "place": "Làng Sao", "illustration": True}

MORE: dict[str, object] = {
    "set-handing": SetRecordData(
        issuing=replace(office, symbol="", on=date(2026, 6, 15)),
        sender="Ủy ban nhân dân xã An Phú",
        receiver="Văn phòng Điều phối nông thôn mới tỉnh Làng Sao",
        lines=(
            HandedLine(product="Nước mắm An Phú", producer="Hợp tác xã Biển Xanh", product_code="99-1", samples="05"),
            HandedLine(product="Du lịch làng chài", producer="Hợp tác xã Biển Xanh", samples="không áp dụng"),
        ),
        way="Giao trực tiếp",
        letter="Công văn số 12/UBND-KT ngày 14 tháng 6 năm 2026 của Ủy ban nhân dân xã An Phú",
        contents=("văn bản đề nghị", "hồ sơ sản phẩm"),
        giver="Lê Văn Mẫu",
        taker="Nguyễn Thị Mẫu",
        note="Niêm phong.",
    ),
    "commune-meeting": CommuneMeetingData(
        issuing=replace(office, symbol="", on=date(2026, 6, 10)),
        held_on=date(2026, 6, 10),
        place="trụ sở Ủy ban nhân dân xã An Phú",
        chair="Lê Văn Mẫu, Phó Chủ tịch Ủy ban nhân dân xã",
        secretary="Nguyễn Thị Mẫu, công chức kinh tế",
        present=("Phạm Văn Mẫu, Hội Nông dân", "Đỗ Thị Mẫu, Phòng Văn hóa - Xã hội"),
        opinions=(Opinion(product="Nước mắm An Phú", producer="Hợp tác xã Biển Xanh", text="Cá cơm của ngư dân xã."),),
        conclusion="Thống nhất đề nghị tỉnh đánh giá.",
    ),
    "renewal-field-check": FieldCheckData(
        issuing=replace(office, symbol="", recipients=("Chủ thể",)),
        renewed=RENEWED,
        checked_on=date(2026, 10, 12),
        reason="Cơ sở tăng gấp đôi sản lượng",
        people=("Lê Văn Mẫu, chuyên viên", "Nguyễn Thị Mẫu, Giám đốc hợp tác xã"),
        result="Nhà xưởng mới đủ điều kiện.\nSổ ghi chép từng lô đầy đủ.",
    ),
    "renewal-report": RenewalReportData(
        issuing=replace(office, symbol="BC-VPĐP", on=date(2026, 10, 20)),
        addressee=f"Chủ tịch {COUNCIL}",
        renewed=RENEWED,
        opening="Văn phòng Điều phối đã kiểm tra hồ sơ.",
        updates=(("Nguyên liệu", "Thêm sáu tàu cá trong tỉnh."), ("Bao bì", "Chai thủy tinh 250 ml.")),
        field_check="Đã kiểm tra ngày 12/10/2026.",
        lines=COMPARED,
        own_total=750,
        total=550,
        star=3,
        missed=("4 sao: tiêu chí 1.1 cần 4 điểm, đạt 3 điểm",),
        opinion="Sản phẩm giữ được chất lượng.",
        proposal="Đề nghị Hội đồng cho ý kiến",
    ),
    "opinion-sheet": OpinionSheetData(
        **HEAD,
        renewed=RENEWED,
        member="Lê Thị Mẫu",
        member_post="Giám đốc Sở Nông nghiệp và Môi trường",
        proposed=550,
        proposed_star=3,
        report="Báo cáo số 21/BC-VPĐP ngày 20/10/2026",
        due_on=date(2026, 11, 3),
        lines=COMPARED,
        agrees=False,
        total=500,
        opinion="Cần thêm hợp đồng mua cá còn hạn.",
        eliminated=("Không có",),
    ),
    "opinion-summary": OpinionSummaryData(
        **HEAD,
        council=COUNCIL,
        round_text="đợt lấy ý kiến tháng 10 năm 2026",
        asked=3,
        answered=2,
        due_on=date(2026, 11, 3),
        answers=(
            Answer(member="Thành viên A", post="", product="Nước mắm An Phú", answer="Đồng ý", points="71,25"),
            Answer(member="Thành viên B", post="", product="Nước mắm An Phú", answer=""),
        ),
        results=(good,),
        chair="Trần Văn Thử",
        secretary="Phạm Thị Thư",
        rules=("Điểm của sản phẩm là trung bình cộng.",),
        conclusion="Đề nghị công nhận lại 01 sản phẩm đạt 3 sao.",
        symbol="BC-HĐOCOP",
        recipients=("Thành viên Hội đồng",),
    ),
    "programme-plan": PlanData(
        issuing=replace(province, symbol="KH-UBND", signer=Signature("CHỦ TỊCH"), recipients=("Các sở, ngành",)),
        title="Thực hiện Chương trình mỗi xã một sản phẩm năm 2026",
        opening="Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
        bases=("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",),
        aims=(("Mục đích", ("Phát triển sản phẩm đặc trưng.",)),),
        targets=("Thêm 20 sản phẩm đạt từ 3 sao.",),
        tasks=(PlanTask(code="1", title="Tập huấn", content="Mở 02 lớp.", facts=(("Thời gian", "Quý I"),)),),
        money_words="Tổng kinh phí: 120.000.000 đồng (một trăm hai mươi triệu đồng).",
        money_unit="Đơn vị tính: đồng",
        money=(PlanMoney(code="1", content="Tập huấn", amount="120.000.000", explanation="02 lớp x 60.000.000"),),
        money_total="120.000.000",
        duties=(("Sở Nông nghiệp và Môi trường", ("Chủ trì thực hiện.",)),),
        closing="Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh để được giải quyết",
    ),
    "set-cover": SetCoverData(
        title="BỘ HỒ SƠ SẢN PHẨM",
        product="Nước mắm An Phú",
        producer="Hợp tác xã Biển Xanh",
        facts=(("Lần đăng ký đánh giá:", "Đánh giá lại"), ("Phiếu số:", "01-2026/PĐK-99-99001-2026")),
        lines=(
            SetLine(title="Phiếu đăng ký (Mẫu số 01)", code="1", page=3),
            SetLine(title="Minh chứng", is_heading=True),
            SetLine(title="Bảng tính chi phí.xlsx", code="1.1"),
        ),
        sha256="0f" * 32,
        check_url="https://example.vn/ho-so/0f0f",
        illustration=True,
    ),
}
