"""Builders of the papers on the road of a product, each a pure function from plain values to a document.

Mẫu số 01 to 03 are the forms of QĐ 26/2026/QĐ-TTg, Phụ lục III; the other papers have no legal form and are composed as
Nghị định 30/2020/NĐ-CP asks. Legal bases and terms always come in as data.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from saolang.documents.canonical import Document
from saolang.documents.forms import (
    approval,
    certificate,
    commune_meeting,
    completion,
    council_change,
    council_decision,
    council_report,
    evaluation_plan,
    mau01,
    mau02,
    mau03,
    minutes,
    national,
    office_summary,
    opinions,
    plan,
    proposal,
    quality_request,
    receipt,
    recognition,
    refusal,
    regulation,
    renewal_review,
    result_notice,
    sample_record,
    score_sheet,
    set_cover,
    set_record,
    submission,
    summary,
    survey_record,
    team_report,
    withdrawal,
)


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of paper: its key, its name for people, the values it needs and its builder."""

    key: str
    name: str
    data: type
    build: Callable[[Any], Document]


_ALL = (
    Form("mau-01", "Phiếu đăng ký", mau01.Mau01Data, mau01.build),
    Form("mau-02", "Báo cáo tự đánh giá", mau02.Mau02Data, mau02.build),
    Form("mau-03", "Báo cáo đánh giá một số nội dung", mau03.Mau03Data, mau03.build),
    Form("receipt", "Giấy tiếp nhận hồ sơ", receipt.ReceiptData, receipt.build),
    Form("set-handing", "Biên bản giao nhận hồ sơ giữa hai cấp", set_record.SetRecordData, set_record.build),
    Form(
        "commune-meeting", "Biên bản họp lấy ý kiến của xã", commune_meeting.CommuneMeetingData, commune_meeting.build
    ),
    Form("sample-handover", "Biên bản giao nhận sản phẩm mẫu", sample_record.SampleRecordData, sample_record.build),
    Form("commune-refusal", "Thông báo từ chối hồ sơ", refusal.RefusalData, refusal.build),
    Form("completion-request", "Công văn yêu cầu hoàn thiện hồ sơ", completion.CompletionData, completion.build),
    Form("commune-proposal", "Công văn đề nghị đánh giá, phân hạng", proposal.ProposalData, proposal.build),
    Form(
        "council-decision",
        "Quyết định thành lập Hội đồng",
        council_decision.CouncilDecisionData,
        council_decision.build,
    ),
    Form("council-change", "Quyết định thay đổi thành viên", council_change.CouncilChangeData, council_change.build),
    Form("council-regulation", "Quy chế hoạt động của Hội đồng", regulation.RegulationData, regulation.build),
    Form("office-summary", "Báo cáo tổng hợp hồ sơ", office_summary.OfficeSummaryData, office_summary.build),
    Form("evaluation-plan", "Kế hoạch đánh giá", evaluation_plan.EvaluationPlanData, evaluation_plan.build),
    Form("survey-record", "Biên bản khảo sát thực tế", survey_record.SurveyData, survey_record.build),
    Form(
        "quality-test-request",
        "Công văn đề nghị bổ sung kết quả kiểm nghiệm",
        quality_request.QualityRequestData,
        quality_request.build,
    ),
    Form("team-report", "Báo cáo của Tổ tư vấn", team_report.TeamReportData, team_report.build),
    Form("council-report", "Báo cáo của Hội đồng", council_report.CouncilReportData, council_report.build),
    Form("council-minutes", "Biên bản họp Hội đồng", minutes.MinutesData, minutes.build),
    Form("score-sheet", "Phiếu đánh giá", score_sheet.ScoreSheetData, score_sheet.build),
    Form("result-summary", "Bảng tổng hợp kết quả", summary.SummaryData, summary.build),
    Form("submission", "Tờ trình", submission.SubmissionData, submission.build),
    Form("recognition", "Quyết định công nhận", recognition.RecognitionData, recognition.build),
    Form("result-notice", "Thông báo kết quả", result_notice.ResultNoticeData, result_notice.build),
    Form("result-approval", "Quyết định phê duyệt kết quả đánh giá", approval.ApprovalData, approval.build),
    Form("national-proposal", "Công văn gửi Bộ đề nghị đánh giá 5 sao", national.LetterData, national.letter),
    Form("national-request", "Công văn của Bộ đề nghị hoàn thiện hồ sơ", national.RequestData, national.request),
    Form("ministry-summary", "Báo cáo Bộ trưởng về hồ sơ 5 sao", national.SummaryData, national.summary),
    Form("national-result-notice", "Thông báo kết quả cấp quốc gia", national.NoticeData, national.notice),
    Form(
        "own-evaluation-notice",
        "Thông báo tổ chức đánh giá theo thẩm quyền",
        national.OwnEvaluationData,
        national.own_evaluation,
    ),
    Form(
        "withdrawal-submission",
        "Tờ trình thu hồi giấy chứng nhận",
        withdrawal.WithdrawalSubmissionData,
        withdrawal.build_submission,
    ),
    Form(
        "withdrawal-decision",
        "Quyết định thu hồi giấy chứng nhận",
        withdrawal.WithdrawalDecisionData,
        withdrawal.build_decision,
    ),
    Form(
        "renewal-field-check",
        "Biên bản kiểm tra thực tế",
        renewal_review.FieldCheckData,
        renewal_review.build_field_check,
    ),
    Form(
        "renewal-report",
        "Báo cáo đánh giá hồ sơ đánh giá lại",
        renewal_review.RenewalReportData,
        renewal_review.build_report,
    ),
    Form("opinion-sheet", "Phiếu lấy ý kiến", opinions.OpinionSheetData, opinions.build_sheet),
    Form("opinion-summary", "Báo cáo tổng hợp ý kiến", opinions.OpinionSummaryData, opinions.build_summary),
    Form("programme-plan", "Kế hoạch", plan.PlanData, plan.build),
    Form("set-cover", "Bìa và mục lục bộ hồ sơ", set_cover.SetCoverData, set_cover.build),
    Form("certificate", "Giấy chứng nhận", certificate.CertificateData, certificate.build),
)

FORMS: Mapping[str, Form] = MappingProxyType({form.key: form for form in _ALL})
