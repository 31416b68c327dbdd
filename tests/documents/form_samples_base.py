"""Invented agencies, people, products and points that the filled-in forms share."""

import base64
from datetime import date
from zoneinfo import ZoneInfo

from saolang.documents.forms.common import Issuing, ScoreLine
from saolang.documents.forms.council_decision import Member
from saolang.documents.forms.scores import MemberTotal, ProductResult
from saolang.documents.forms.withdrawal import WithdrawnCertificate
from saolang.documents.model import Authority, AuthorityLine, Signature

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
LAW = "Quyết định số 26/2026/QĐ-TTg ngày 22 tháng 5 năm 2026 của Thủ tướng Chính phủ"
BASES = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
    f"Căn cứ {LAW} ban hành Bộ tiêu chí và quy trình đánh giá, phân hạng sản phẩm mỗi xã một sản phẩm",
    "Theo đề nghị của Giám đốc Sở Nông nghiệp và Môi trường",
)
COUNCIL = "Hội đồng đánh giá, phân hạng sản phẩm OCOP tỉnh Làng Sao"
COUNCIL_HEAD = "HỘI ĐỒNG ĐÁNH GIÁ, PHÂN HẠNG SẢN PHẨM OCOP"
COMMITTEE = (AuthorityLine(Authority.TM, "ỦY BAN NHÂN DÂN"),)
CHAIRMAN = "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÀNG SAO"
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAIAAACDRijCAAAAHElEQVR4nGOsWBDFQA3ARBVTRg0aNWjUoBFsEADjRAGSuDllBgAAAABJRU5ErkJggg=="
)
WITHDRAWN = WithdrawnCertificate(
    product="Mật ong An Phú",
    producer="Hợp tác xã Thử Nghiệm",
    star=4,
    address="xã An Phú, tỉnh Làng Sao",
    number="118/GCN-UBND",
    issued_on=date(2026, 6, 14),
    product_code="00-00017-3-2026",
    recognised_by="Quyết định số 905/QĐ-UBND ngày 14/06/2026",
)

commune = Issuing(
    issuer="ỦY BAN NHÂN DÂN\nXÃ AN PHÚ",
    symbol="UBND-KT",
    signer=Signature("CHỦ TỊCH", COMMITTEE),
    place="An Phú",
    recipients=("Như trên", "Chủ thể OCOP"),
    file="VT, KT",
    illustration=True,
)
province = Issuing(
    issuer="ỦY BAN NHÂN DÂN\nTỈNH LÀNG SAO",
    symbol="QĐ-UBND",
    serial="7",
    signer=Signature("PHÓ CHỦ TỊCH", (AuthorityLine(Authority.KT, "CHỦ TỊCH"),), name="Trần Văn Thử"),
    place="Làng Sao",
    on=date(2026, 11, 20),
    recipients=("Như Điều 4", "Bộ Nông nghiệp và Môi trường", "Cổng thông tin điện tử tỉnh"),
    illustration=True,
)
office = Issuing(
    superior="SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
    issuer="VĂN PHÒNG ĐIỀU PHỐI\nNÔNG THÔN MỚI",
    symbol="TTr-VPĐP",
    signer=Signature("CHÁNH VĂN PHÒNG"),
    place="Làng Sao",
    recipients=("Như trên",),
    illustration=True,
)
lines = (
    ScoreLine(code="A", label="SẢN PHẨM VÀ SỨC MẠNH CỦA CỘNG ĐỒNG", max_points=4000, kind="part"),
    ScoreLine(code="1", label="TỔ CHỨC SẢN XUẤT", max_points=1800, kind="section"),
    ScoreLine(
        code="1.1",
        label="Nguồn nguyên liệu",
        max_points=500,
        points=300,
        option="Sử dụng nguyên liệu có nguồn gốc trong tỉnh từ 50% đến dưới 75%",
        description="Cá cơm mua của 12 tàu trong tỉnh, chiếm 70%.",
        evidence=("Hợp đồng mua cá năm 2025", "Hóa đơn quý I năm 2026"),
    ),
    ScoreLine(code="1.2", label="Gia tăng giá trị", max_points=300, points=250, option="Chế biến"),
    ScoreLine(code="1.3", label="Năng lực sản xuất", max_points=300),
)
good = ProductResult(
    product="Nước mắm An Phú",
    producer="Hợp tác xã Biển Xanh",
    commune="xã An Phú",
    product_code="99-99001-1-2026",
    totals=tuple(
        MemberTotal(member=f"Thành viên {name}", points=points)
        for name, points in zip("ABC", (7125, 6850, 7300), strict=True)
    ),
    star_by_total=4,
    star=3,
    missed=("4 sao: tiêu chí 3.4 cần 2 điểm, đạt 1 điểm",),
)
bad = ProductResult(
    product="Mắm ruốc",
    producer="Hộ Nguyễn Thị Mẫu",
    totals=(MemberTotal(member="Thành viên A", points=4000),),
    star_by_total=2,
    star=None,
    eliminated="nguyên liệu không rõ nguồn gốc",
)
members = (
    Member(name="Trần Văn Thử", post="Phó Chủ tịch Ủy ban nhân dân tỉnh", role="Chủ tịch Hội đồng"),
    Member(name="Lê Thị Mẫu", post="Giám đốc Sở Nông nghiệp và Môi trường", role="Phó Chủ tịch Hội đồng"),
)
