"""Filled-in data, all of it invented: the papers of a council, its team and its office."""

from datetime import date, datetime

from saolang.documents.forms.council_change import CouncilChangeData
from saolang.documents.forms.council_decision import CouncilDecisionData
from saolang.documents.forms.council_report import CouncilReportData
from saolang.documents.forms.evaluation_plan import EvaluationPlanData, PlannedDossier, PlannedWork
from saolang.documents.forms.minutes import Attendee, MinutesData
from saolang.documents.forms.office_summary import OfficeSummaryData, ReceivedDossier
from saolang.documents.forms.regulation import Article, Chapter, RegulationData
from saolang.documents.forms.score_sheet import ScoreSheetData
from saolang.documents.forms.summary import SummaryData
from saolang.documents.forms.team_report import TeamFinding, TeamReportData
from tests.documents.form_samples_base import (
    BASES,
    CHAIRMAN,
    COUNCIL,
    COUNCIL_HEAD,
    HERE,
    bad,
    good,
    lines,
    members,
    province,
)

COUNCILS: dict[str, object] = {
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
}
