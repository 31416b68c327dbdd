"""Filled-in data, all of it invented: the papers of a dossier and of the commune."""

from dataclasses import replace
from datetime import date, datetime

from saolang.documents.forms.completion import CompletionData, CompletionItem
from saolang.documents.forms.mau01 import Mau01Data, ReceiptPart
from saolang.documents.forms.mau02 import Evidence, Mau02Data, YearFigures
from saolang.documents.forms.mau02_general import General
from saolang.documents.forms.mau03 import Finding, Mau03Data
from saolang.documents.forms.proposal import ProposalData, ProposedDossier
from saolang.documents.forms.quality_request import AskedTest, QualityRequestData
from saolang.documents.forms.receipt import ReceiptData, ReceivedItem
from saolang.documents.forms.refusal import RefusalData
from saolang.documents.forms.sample_record import SampleLine, SampleRecordData
from saolang.documents.forms.survey_record import SurveyData, SurveyFinding, SurveyPicture
from tests.documents.form_samples_base import HERE, LAW, PICTURE, commune, lines, province

DOSSIER: dict[str, object] = {
    "mau-01": Mau01Data(
        province="Làng Sao",
        year=2026,
        unit_name="Hợp tác xã Biển Xanh",
        representative="Nguyễn Thị Mẫu",
        phone="0900 000 000",
        product="Nước mắm An Phú",
        kind="first",
        commune=ReceiptPart(number="01-2026/PĐK-99-99001-2026", received_on=date(2026, 9, 1), receiver="Phạm Thử"),
        illustration=True,
    ),
    "mau-02": Mau02Data(
        general=General(
            producer="Hợp tác xã Biển Xanh",
            representative="Nguyễn Thị Mẫu",
            sex="Nữ",
            product="Nước mắm An Phú",
            specification="Chai 500 ml, 40 độ đạm.\nHạn dùng 24 tháng.",
            has_business_registration=True,
            has_trademark=True,
            history="Thành lập năm 2018 với 12 thành viên.",
        ),
        materials="Cá cơm mua của tàu trong tỉnh.",
        figures=(YearFigures(year=2024, revenue=1_250_000_000), YearFigures(year=2025, revenue=0, profit=-5_000_000)),
        lines=lines,
        conclusion="Hạng tự đánh giá: 3 sao.",
        plan="Mở thêm hai điểm bán.",
        evidence=(Evidence(title="Hợp đồng mua cá năm 2025", criteria="1.1", number_and_date="01/HĐ, 05/01/2025"),),
        illustration=True,
    ),
    "mau-03": Mau03Data(
        issuing=commune,
        commune="xã An Phú",
        province="tỉnh Làng Sao",
        producer="Hợp tác xã Biển Xanh",
        product="Nước mắm An Phú",
        representative="Nguyễn Thị Mẫu",
        material=Finding(description="Cá cơm trong tỉnh chiếm 70%.", assessment="Đúng với thực tế."),
    ),
    "receipt": ReceiptData(
        issuing=commune,
        number_text="01-2026/PĐK-99-99001-2026",
        producer="Hợp tác xã Biển Xanh",
        product="Nước mắm An Phú",
        kind="first",
        received_on=date(2026, 9, 1),
        receiver="Phạm Thử",
        items=(
            ReceivedItem(label="Phiếu đăng ký (Mẫu số 01)", form="Bản gốc, bản điện tử"),
            ReceivedItem(label="Sản phẩm mẫu", is_present=False, note="Nộp trước ngày 10/9/2026"),
        ),
        due_on=date(2026, 9, 22),
    ),
    "sample-handover": SampleRecordData(
        issuing=replace(commune, symbol=""),
        producer="Hợp tác xã Biển Xanh",
        product="Nước mắm An Phú",
        commune="Ủy ban nhân dân xã An Phú",
        lines=(
            SampleLine(
                count=3,
                received_on=date(2026, 9, 1),
                lot="NM-0826-01",
                made_on=date(2026, 8, 12),
                expires_on=date(2028, 8, 12),
                note="Còn nguyên tem",
            ),
            SampleLine(count=2, received_on=date(2026, 9, 3), lot="NM-0826-02"),
        ),
        needed=5,
        product_code="99-99001-5-2026",
        number_text="01-2026/PĐK-99-99001-2026",
        giver="Trần Thị Mẫu",
        receiver="Phạm Thử",
    ),
    "commune-refusal": RefusalData(
        issuing=commune,
        producer="Hợp tác xã Biển Xanh",
        product="Nước mắm An Phú",
        commune="Ủy ban nhân dân xã An Phú",
        reason="Cơ sở đang bị đình chỉ sản xuất theo Quyết định số 05/QĐ-XPHC ngày 01/8/2026.",
        rule="Không tiếp nhận hồ sơ của cơ sở đang bị đình chỉ sản xuất",
        rule_paper="Quyết định số 12/2026/QĐ-UBND ngày 01/03/2026 của Ủy ban nhân dân tỉnh Làng Sao",
        number_text="01-2026/PĐK-99-99001-2026",
        received_on=date(2026, 9, 1),
    ),
    "completion-request": CompletionData(
        issuing=commune,
        addressees=("Hợp tác xã Biển Xanh",),
        product="Nước mắm An Phú",
        producer="Hợp tác xã Biển Xanh",
        items=(CompletionItem(subject="Hợp đồng mua nguyên liệu", reason="Hợp đồng hết hạn.", criterion="1.1"),),
        due_on=date(2026, 9, 15),
        received_on=date(2026, 9, 1),
        number_text="01-2026/PĐK-99-99001-2026",
        basis=f"Thực hiện {LAW}.",
        contact="ông Phạm Thử, điện thoại 0900 000 001",
    ),
    "commune-proposal": ProposalData(
        issuing=commune,
        commune="xã An Phú",
        province="tỉnh Làng Sao",
        addressees=("Ủy ban nhân dân tỉnh Làng Sao",),
        dossiers=(
            ProposedDossier(
                product="Nước mắm An Phú",
                producer="Hợp tác xã Biển Xanh",
                kind="first",
                address="ấp Biển, xã An Phú",
                group="Gia vị",
                product_code="99-99001-1-2026",
                samples="05",
            ),
            ProposedDossier(product="Mắm ruốc", producer="Hộ Nguyễn Thị Mẫu", kind="upgrade"),
        ),
        basis=f"Thực hiện {LAW}.",
        round_text="đợt 2 năm 2026",
        attachments=("Báo cáo đánh giá (Mẫu số 03) của từng hồ sơ", "02 bộ hồ sơ sản phẩm"),
    ),
    "survey-record": SurveyData(
        issuer="TỔ TƯ VẤN HỘI ĐỒNG ĐÁNH GIÁ, PHÂN HẠNG SẢN PHẨM OCOP",
        superior="ỦY BAN NHÂN DÂN TỈNH LÀNG SAO",
        product="Mật ong An Phú",
        producer="Hợp tác xã Thử Nghiệm",
        place="Xưởng của hợp tác xã, thôn 2, xã An Phú",
        started=datetime(2026, 11, 12, 8, 0, tzinfo=HERE),
        ended=datetime(2026, 11, 12, 10, 15, tzinfo=HERE),
        present=("Lê Văn Mẫu, Tổ trưởng", "Trần Thị Mẫu, Giám đốc hợp tác xã"),
        findings=(
            SurveyFinding(code="1.", title="TỔ CHỨC SẢN XUẤT", words="Vùng nuôi 120 đàn ong.\nCó hợp đồng với 15 hộ."),
            SurveyFinding(code="9.", title="ĐẢM BẢO CHẤT LƯỢNG SẢN PHẨM", words="Có sổ ghi chép từng lô."),
        ),
        conclusion="Cơ sở đáp ứng các nội dung đã khai.",
        head="Lê Văn Mẫu",
        pictures=(SurveyPicture(data=PICTURE, caption="Khu đóng chai"),),
        recipients=("Chủ thể", "Hội đồng"),
        illustration=True,
    ),
    "quality-test-request": QualityRequestData(
        issuing=province,
        addressees=("Hợp tác xã Thử Nghiệm", "Ủy ban nhân dân xã An Phú"),
        product="Mật ong An Phú",
        producer="Hợp tác xã Thử Nghiệm",
        product_code="00-00017-3-2026",
        team="Tổ tư vấn Hội đồng đánh giá, phân hạng sản phẩm OCOP tỉnh Làng Sao",
        round_text="đợt 2 năm 2026",
        tests=(
            AskedTest(subject="Chỉ tiêu vi sinh", reason="Phiếu cũ đã hết hạn", due_on=date(2026, 12, 1)),
            AskedTest(subject="Kim loại nặng", reason="Hồ sơ chưa có phiếu"),
        ),
        receiver="Chi cục Phát triển nông thôn tỉnh Làng Sao",
        basis=f"Căn cứ {LAW};",
    ),
}
