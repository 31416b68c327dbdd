"""Filled-in data, all of it invented: recognition, its notices and certificates, and withdrawal."""

from datetime import date

from saolang.documents.forms.approval import ApprovalData, ApprovedResult
from saolang.documents.forms.certificate import CertificateData
from saolang.documents.forms.common import ScoreLine
from saolang.documents.forms.recognition import RecognisedProduct, RecognitionData
from saolang.documents.forms.result_notice import ResultNoticeData
from saolang.documents.forms.submission import SubmissionData
from saolang.documents.forms.withdrawal import WithdrawalDecisionData, WithdrawalSubmissionData
from saolang.documents.model import Signature
from tests.documents.form_samples_base import BASES, CHAIRMAN, LAW, WITHDRAWN, bad, good, office, province

DECISIONS: dict[str, object] = {
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
