"""Filled-in data for every form, all of it invented."""

import base64
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from saolang.documents.forms import national
from saolang.documents.forms.approval import ApprovalData, ApprovedResult
from saolang.documents.forms.certificate import CertificateData
from saolang.documents.forms.common import Issuing, ScoreLine
from saolang.documents.forms.completion import CompletionData, CompletionItem
from saolang.documents.forms.council_change import CouncilChangeData
from saolang.documents.forms.council_decision import CouncilDecisionData, Member
from saolang.documents.forms.council_report import CouncilReportData
from saolang.documents.forms.evaluation_plan import EvaluationPlanData, PlannedDossier, PlannedWork
from saolang.documents.forms.mau01 import Mau01Data, ReceiptPart
from saolang.documents.forms.mau02 import Evidence, Mau02Data, YearFigures
from saolang.documents.forms.mau02_general import General
from saolang.documents.forms.mau03 import Finding, Mau03Data
from saolang.documents.forms.minutes import Attendee, MinutesData
from saolang.documents.forms.office_summary import OfficeSummaryData, ReceivedDossier
from saolang.documents.forms.proposal import ProposalData, ProposedDossier
from saolang.documents.forms.quality_request import AskedTest, QualityRequestData
from saolang.documents.forms.receipt import ReceiptData, ReceivedItem
from saolang.documents.forms.recognition import RecognisedProduct, RecognitionData
from saolang.documents.forms.refusal import RefusalData
from saolang.documents.forms.regulation import Article, Chapter, RegulationData
from saolang.documents.forms.result_notice import ResultNoticeData
from saolang.documents.forms.sample_record import SampleLine, SampleRecordData
from saolang.documents.forms.score_sheet import ScoreSheetData
from saolang.documents.forms.scores import MemberTotal, ProductResult
from saolang.documents.forms.submission import SubmissionData
from saolang.documents.forms.summary import SummaryData
from saolang.documents.forms.survey_record import SurveyData, SurveyFinding, SurveyPicture
from saolang.documents.forms.team_report import TeamFinding, TeamReportData
from saolang.documents.forms.withdrawal import (
    WithdrawalDecisionData,
    WithdrawalSubmissionData,
    WithdrawnCertificate,
)
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

SAMPLES: dict[str, object] = {
    "result-approval": ApprovalData(
        issuing=province,
        authority="CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÀNG SAO",
        bases=("Luật Tổ chức chính quyền địa phương", "Tờ trình số 03/TTr-VPĐP ngày 20/11/2026"),
        results=(
            ApprovedResult(
                product="Nước mắm nhỉ Lò Thử",
                producer="Hợp tác xã Thử",
                mean="91,25",
                address="Ấp 1, xã Thử",
                product_code="27-09127-5-2026",
                group="Thực phẩm",
                remarks="chưa đạt mức tối thiểu: 5 sao, tiêu chí 3.2",
            ),
        ),
        from_points="90",
        ministry="Bộ Nông nghiệp và Môi trường",
        executors="Chánh Văn phòng Ủy ban nhân dân tỉnh",
        round_text="đợt 2 năm 2026",
    ),
    "national-proposal": national.LetterData(
        issuing=province,
        province="Ủy ban nhân dân tỉnh Làng Sao",
        ministry="Bộ Nông nghiệp và Môi trường",
        basis="Căn cứ Quyết định số 26/2026/QĐ-TTg ngày 22 tháng 5 năm 2026 của Thủ tướng Chính phủ;",
        dossiers=(
            national.NationalDossier(
                product="Nước mắm nhỉ Lò Thử",
                producer="Hợp tác xã Thử",
                kind="first",
                address="Ấp 1, xã Thử",
                product_code="27-09127-5-2026",
                mean="91,25",
                samples="05",
            ),
        ),
        attachments=("Báo cáo đánh giá của Hội đồng cấp tỉnh", "Hồ sơ sản phẩm"),
    ),
    "national-request": national.RequestData(
        issuing=province,
        addressee="Ủy ban nhân dân tỉnh Làng Sao",
        product="Nước mắm nhỉ Lò Thử",
        producer="Hợp tác xã Thử",
        points=("Bổ sung phiếu kiểm nghiệm còn hạn.",),
        due_on=date(2026, 12, 30),
    ),
    "ministry-summary": national.SummaryData(
        issuing=province,
        addressee="Bộ trưởng Bộ Nông nghiệp và Môi trường",
        round_text="đợt 2 năm 2027",
        lines=(
            national.SummaryLine(
                product="Nước mắm nhỉ Lò Thử",
                producer="Hợp tác xã Thử",
                province="UBND tỉnh Làng Sao",
                letter="12/UBND\n20/11/2026",
                mean="91,25",
                finding="đầy đủ",
            ),
        ),
        next_steps=("Thành lập Hội đồng cấp trung ương.",),
    ),
    "national-result-notice": national.NoticeData(
        issuing=province,
        addressee="Ủy ban nhân dân tỉnh Làng Sao",
        round_text="đợt 2 năm 2027",
        results=(
            national.NationalResult(
                product="Nước mắm nhỉ Lò Thử",
                producer="Hợp tác xã Thử",
                product_code="27-09127-5-2026",
                mean="88,50",
                outcome="Chưa đạt 5 sao, chuyển kết quả về tỉnh",
                reason="Điểm trung bình 88,50, không đạt 90 điểm.",
            ),
        ),
        advice="Chủ tịch UBND cấp tỉnh xem xét theo Điều 7.4g.",
    ),
    "own-evaluation-notice": national.OwnEvaluationData(
        issuing=province,
        addressees=("Hợp tác xã Thử", "Ủy ban nhân dân xã Thử"),
        product="Nước mắm nhỉ Lò Thử",
        authority="Ủy ban nhân dân tỉnh Làng Sao",
        reason="Chủ tịch UBND tỉnh yêu cầu.",
        round_text="đợt 1 năm 2027",
    ),
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
    "council-decision": CouncilDecisionData(
        issuing=province,
        authority=CHAIRMAN,
        bases=BASES,
        council=COUNCIL,
        members=members,
        duties=("Đánh giá, phân hạng sản phẩm theo quy chế hoạt động.", "Hội đồng tự giải thể sau khi hoàn thành."),
        executors="Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Nông nghiệp và Môi trường",
        round_text="đợt 2 năm 2026",
    ),
    "council-change": CouncilChangeData(
        issuing=province,
        authority=CHAIRMAN,
        bases=BASES,
        body=COUNCIL,
        decision="Quyết định số 905/QĐ-UBND ngày 14/06/2026",
        before=members[1],
        after=members[0],
        reason="Thành viên chuyển công tác",
        executors="Chánh Văn phòng Ủy ban nhân dân tỉnh",
    ),
    "council-regulation": RegulationData(
        issuing=province,
        authority=CHAIRMAN,
        bases=BASES,
        council=COUNCIL,
        chapters=(
            Chapter(
                title="Quy định chung",
                articles=(
                    Article(title="Phạm vi điều chỉnh", clauses=("Quy chế này quy định hoạt động của Hội đồng.",)),
                    Article(
                        title="Nguyên tắc hoạt động",
                        clauses=("Hội đồng làm việc tập thể.", "Mỗi thành viên chấm điểm độc lập."),
                    ),
                ),
            ),
            Chapter(
                title="Cách tính kết quả",
                articles=(Article(title="Điểm của sản phẩm", clauses=("Điểm là trung bình cộng.",)),),
            ),
        ),
        executors="Chánh Văn phòng Ủy ban nhân dân tỉnh",
    ),
    "office-summary": OfficeSummaryData(
        issuing=province,
        addressee="Chủ tịch Ủy ban nhân dân tỉnh Làng Sao",
        round_text="đợt 2 năm 2026",
        opening="Thực hiện Quyết định 26/2026/QĐ-TTg, Chi cục Phát triển nông thôn báo cáo như sau:",
        days=("Đợt được tổ chức trước ngày 30/12/2026.",),
        dossiers=(
            ReceivedDossier(
                product="Mật ong An Phú",
                product_code="00-00017-3-2026",
                producer="Hợp tác xã Thử Nghiệm",
                commune="UBND xã An Phú",
                kind="first",
                group="Thực phẩm",
                letter="12/UBND-KT, 05/10/2026",
                received="06/10/2026",
                found="Hồ sơ đầy đủ.",
                is_complete=True,
            ),
            ReceivedDossier(
                product="Chiếu cói",
                producer="Hộ kinh doanh Tư Cói",
                commune="UBND xã Bình Phú",
                kind="upgrade",
                group="Thủ công mỹ nghệ",
                letter="15/UBND, 08/10/2026",
                received="09/10/2026",
                found="Thiếu phiếu kiểm nghiệm còn hạn.",
                is_complete=False,
            ),
        ),
        proposals=("Thành lập Hội đồng và Tổ tư vấn Hội đồng.",),
    ),
    "evaluation-plan": EvaluationPlanData(
        issuing=province,
        round_text="đợt 2 năm 2026",
        opening="Căn cứ Quyết định 26/2026/QĐ-TTg, Ủy ban nhân dân tỉnh Làng Sao ban hành Kế hoạch như sau:",
        rounds=("Đợt 2 năm 2026: nhận hồ sơ được đề nghị trước ngày 30/10/2026, tổ chức trước ngày 30/12/2026.",),
        work=(
            PlannedWork(what="Khảo sát thực tế", who="Tổ tư vấn Hội đồng", when="từ 10/11/2026 đến 20/11/2026"),
            PlannedWork(what="Họp Hội đồng", who="Hội đồng", when="05/12/2026"),
        ),
        duties=("Chi cục Phát triển nông thôn: tiếp nhận, kiểm tra hồ sơ.", "Sở Y tế: cử thành viên Hội đồng."),
        dossiers=(
            PlannedDossier(
                product="Mật ong An Phú", producer="Hợp tác xã Thử Nghiệm", commune="UBND xã An Phú", kind="Lần đầu"
            ),
        ),
        funding="Từ nguồn kinh phí được giao của cơ quan tham mưu.",
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
    "team-report": TeamReportData(
        issuing=province,
        chair=f"Chủ tịch {COUNCIL}",
        round_text="đợt 2 năm 2026",
        opening="Thực hiện Quyết định 26/2026/QĐ-TTg, Tổ tư vấn báo cáo như sau:",
        process="Tổ tư vấn đã nghiên cứu 02 hồ sơ, khảo sát thực tế 01 lượt.",
        findings=(
            TeamFinding(
                product="Mật ong An Phú",
                producer="Hợp tác xã Thử Nghiệm",
                commune="xã An Phú",
                product_code="00-00017-3-2026",
                met="Nguồn nguyên liệu rõ.\nĐủ giấy an toàn thực phẩm.",
                lacking="",
                proposal="Đủ điều kiện trình Hội đồng đánh giá",
                surveys=("ngày 12/11/2026 tại xưởng: cơ sở đáp ứng",),
                tests=("Vi sinh: có kết quả ngày 18/11/2026; đạt",),
            ),
            TeamFinding(
                product="Chiếu cói",
                producer="Hộ kinh doanh Tư Cói",
                met="Có vùng nguyên liệu.",
                lacking="Phiếu kiểm nghiệm đã hết hạn.",
                proposal="Trình Hội đồng, còn nội dung cần bổ sung",
            ),
        ),
    ),
    "council-report": CouncilReportData(
        issuing=province,
        addressee="Chủ tịch Ủy ban nhân dân tỉnh Làng Sao",
        round_text="đợt 2 năm 2026",
        results=(good, bad),
        opening="Thực hiện Quyết định 26/2026/QĐ-TTg, Hội đồng báo cáo kết quả như sau:",
        process="Hội đồng đã họp với 5 trên 5 thành viên chấm điểm.",
        rules=("Điểm của sản phẩm là trung bình cộng tổng điểm các phiếu.",),
        proposals=("Đề nghị công nhận: 01 sản phẩm (Mật ong An Phú).",),
        attachments=("Biên bản họp Hội đồng ngày 18/11/2026",),
    ),
    "council-minutes": MinutesData(
        superior="ỦY BAN NHÂN DÂN TỈNH LÀNG SAO",
        issuer=COUNCIL_HEAD,
        symbol="BB-HĐOCOP",
        council=COUNCIL,
        round_text="đợt 2 năm 2026",
        place="Hội trường Ủy ban nhân dân tỉnh",
        started=datetime(2026, 11, 18, 8, 0, tzinfo=HERE),
        ended=datetime(2026, 11, 18, 11, 45, tzinfo=HERE),
        attendees=(
            Attendee(name="Trần Văn Thử", post="Phó Chủ tịch UBND tỉnh", role="Chủ tịch Hội đồng"),
            Attendee(name="Lê Thị Mẫu", post="Giám đốc Sở", role="Thành viên", is_present=False, note="có lý do"),
        ),
        guests=("Bà Nguyễn Thị Mẫu, Hợp tác xã Biển Xanh",),
        chair="Trần Văn Thử",
        secretary="Phạm Thị Thư",
        results=(good, bad),
        agenda=("Tổ tư vấn báo cáo.", "Thành viên Hội đồng chấm điểm."),
        rules=("Điểm của sản phẩm là trung bình cộng tổng điểm của các phiếu.",),
        discussion="Hội đồng thống nhất các nội dung.",
        conclusion="Hội đồng thông qua kết quả.",
        recipients=("Thành viên Hội đồng",),
        illustration=True,
    ),
    "score-sheet": ScoreSheetData(
        superior="ỦY BAN NHÂN DÂN TỈNH LÀNG SAO",
        issuer=COUNCIL_HEAD,
        round_text="đợt 2 năm 2026",
        set_title="Tương, nước mắm, gia vị dạng lỏng khác",
        product="Nước mắm An Phú",
        producer="Hợp tác xã Biển Xanh",
        member="Lê Thị Mẫu",
        lines=lines,
        place="Làng Sao",
        on=date(2026, 11, 18),
        illustration=True,
    ),
    "result-summary": SummaryData(
        superior="ỦY BAN NHÂN DÂN TỈNH LÀNG SAO",
        issuer=COUNCIL_HEAD,
        round_text="đợt 2 năm 2026",
        results=(good, bad),
        secretary="Phạm Thị Thư",
        place="Làng Sao",
        on=date(2026, 11, 18),
        illustration=True,
    ),
    "submission": SubmissionData(
        issuing=office,
        addressee="Chủ tịch Ủy ban nhân dân tỉnh Làng Sao",
        authority="Chủ tịch Ủy ban nhân dân tỉnh",
        round_text="đợt 2 năm 2026",
        results=(good, bad),
        opening=f"Căn cứ {LAW}.",
        proposals=("Công nhận 01 sản phẩm đạt 3 sao.",),
        attachments=("Biên bản họp Hội đồng", "phiếu đánh giá của các thành viên"),
    ),
    "recognition": RecognitionData(
        issuing=province,
        authority=CHAIRMAN,
        bases=BASES,
        products=(
            RecognisedProduct(
                product="Nước mắm An Phú",
                producer="Hợp tác xã Biển Xanh",
                star=3,
                address="xã An Phú",
                product_code="99-99001-1-2026",
                group="Gia vị",
                mean="70,92",
            ),
            RecognisedProduct(product="Trà sen", producer="Công ty Thử", star=4),
        ),
        validity_months=36,
        executors="Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Nông nghiệp và Môi trường",
        round_text="đợt 2 năm 2026",
    ),
    "result-notice": ResultNoticeData(
        issuing=office,
        addressees=("Ủy ban nhân dân xã An Phú", "Hợp tác xã Biển Xanh"),
        round_text="đợt 2 năm 2026",
        result=good,
        complaint="Trường hợp không nhất trí với kết quả, chủ thể có quyền khiếu nại theo quy định của pháp luật.",
        decision="Quyết định số 07/QĐ-UBND ngày 20/11/2026",
        parts=(ScoreLine(code="A", label="Sản phẩm và sức mạnh của cộng đồng", max_points=4000, points=2850),),
        reasons=("Tiêu chí 3.4 chưa đạt mức tối thiểu của 4 sao.",),
        criteria=(
            ScoreLine(
                code="2.3",
                label="Tài chính",
                max_points=300,
                points=100,
                description="Bổ sung báo cáo tài chính hai năm gần nhất.",
            ),
        ),
    ),
    "withdrawal-submission": WithdrawalSubmissionData(
        issuing=office,
        addressee="Chủ tịch Ủy ban nhân dân tỉnh Làng Sao",
        authority="Chủ tịch Ủy ban nhân dân tỉnh Làng Sao",
        certificate=WITHDRAWN,
        opening="Thực hiện quy định về đánh giá, phân hạng sản phẩm OCOP.",
        conclusion="Kết luận kiểm tra số 12/KL-SNNMT ngày 10/11/2026",
        ground="Chủ thể OCOP không còn hoạt động sản xuất sản phẩm OCOP.",
        findings="Đoàn kiểm tra đến nơi sản xuất ngày 12/11/2026.\nXưởng đã đóng cửa từ tháng 8.",
        due="Thời hạn ra quyết định đến hết ngày 25/11/2026.",
    ),
    "withdrawal-decision": WithdrawalDecisionData(
        issuing=province,
        authority=CHAIRMAN,
        bases=BASES,
        certificate=WITHDRAWN,
        ground="Chủ thể OCOP không còn hoạt động sản xuất sản phẩm OCOP (Điều 8.1đ).",
        executors="Văn phòng OCOP tỉnh, Ủy ban nhân dân xã An Phú và Hợp tác xã Thử Nghiệm",
    ),
    "certificate": CertificateData(
        authority=CHAIRMAN,
        product="Nước mắm An Phú",
        producer="Hợp tác xã Biển Xanh",
        star=3,
        decision_text="Theo Quyết định số 07/QĐ-UBND ngày 20 tháng 11 năm 2026",
        valid_from=date(2026, 11, 20),
        valid_to=date(2029, 11, 20),
        code="7F3K9Q2M8X",
        public_url="https://sao.example/s/7F3K9Q2M8X",
        signer=Signature("CHỦ TỊCH"),
        place="Làng Sao",
        illustration=True,
    ),
}
