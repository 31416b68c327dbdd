"""Filled-in data, all of it invented: the papers that go to the ministry and come back."""

from datetime import date

from saolang.documents.forms import national
from tests.documents.form_samples_base import province

NATIONAL: dict[str, object] = {
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
}
