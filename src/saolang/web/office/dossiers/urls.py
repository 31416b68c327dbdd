"""Addresses of dossiers for agencies; work items and figures of this slice."""

from django.urls import path

from saolang.web.home import ADDRESSES
from saolang.web.office.dossiers import figures  # noqa: F401 - registers the figures of this slice
from saolang.web.office.dossiers.views import (
    commune,
    completion,
    files,
    handing,
    lists,
    meeting,
    office,
    proposal,
    record,
    refusal,
    review,
    samples,
    sets,
)

urlpatterns = [
    path("", lists.dossier_list, name="office-dossiers"),
    path("de-nghi/", proposal.choose, name="office-proposal"),
    path("de-nghi/<uuid:uuid>/", proposal.revise, name="office-proposal-revise"),
    path("quy-dinh-tu-choi/", refusal.rules, name="office-refusal-rules"),
    path("quy-dinh-tu-choi/nhap/", refusal.enter_rule, name="office-refusal-rule-new"),
    path("quy-dinh-tu-choi/<uuid:rule>/ket-thuc/", refusal.end_rule, name="office-refusal-rule-end"),
    path("yeu-cau/<uuid:uuid>/", completion.show_request, name="office-completion"),
    path("yeu-cau/<uuid:uuid>/sua/", completion.edit_request, name="office-completion-edit"),
    path("yeu-cau/<uuid:uuid>/gui/", completion.send, name="office-completion-send"),
    path("yeu-cau/<uuid:uuid>/dong/", completion.close, name="office-completion-close"),
    path("yeu-cau/<uuid:uuid>/bo/", completion.drop, name="office-completion-drop"),
    path("yeu-cau/<uuid:uuid>/cong-van/", completion.letter, name="office-completion-letter"),
    path("<uuid:uuid>/", record.dossier_record, name="office-dossier"),
    path("<uuid:uuid>/tiep-nhan/", commune.receive, name="office-dossier-receive"),
    path("<uuid:uuid>/xac-nhan-chu-the/", commune.confirm, name="office-dossier-confirm-producer"),
    path("<uuid:uuid>/thanh-phan/", commune.components, name="office-dossier-components"),
    path("<uuid:uuid>/bon-noi-dung/", commune.contents, name="office-dossier-contents"),
    path("<uuid:uuid>/bon-noi-dung/tu-luu/", commune.save_contents, name="office-dossier-contents-save"),
    path("<uuid:uuid>/san-pham-mau/", samples.samples, name="office-dossier-samples"),
    path("<uuid:uuid>/san-pham-mau/<uuid:lot>/bo/", samples.drop, name="office-dossier-samples-drop"),
    path("<uuid:uuid>/san-pham-mau/bien-ban/", samples.record, name="office-dossier-samples-record"),
    path("<uuid:uuid>/giao-nhan/", handing.to_province, name="office-dossier-handing"),
    path("<uuid:uuid>/giao-nhan-bo/", handing.to_ministry, name="office-dossier-handing-ministry"),
    path("<uuid:uuid>/giao-nhan/<uuid:handing>/bo/", handing.drop, name="office-dossier-handing-drop"),
    path("<uuid:uuid>/hop-lay-y-kien/", meeting.meeting, name="office-dossier-meeting"),
    path("<uuid:uuid>/hop-lay-y-kien/<uuid:meeting>/bo/", meeting.drop, name="office-dossier-meeting-drop"),
    path("<uuid:uuid>/bo-ho-so/", sets.sets, name="office-dossier-sets"),
    path("<uuid:uuid>/bo-ho-so/<uuid:row>/<slug:suffix>/", sets.set_download, name="office-dossier-set-file"),
    path("<uuid:uuid>/ban-ky/", sets.scan, name="office-dossier-scan"),
    path("<uuid:uuid>/tu-choi/", refusal.refuse, name="office-dossier-refuse"),
    path("<uuid:uuid>/mau-03/", commune.report, name="office-dossier-report"),
    path("<uuid:uuid>/de-nghi/", proposal.choose, name="office-proposal-for"),
    path("<uuid:uuid>/kiem-tra/", office.check, name="office-dossier-check"),
    path("<uuid:uuid>/xong-kiem-tra/", office.finish, name="office-dossier-finish"),
    path("<uuid:uuid>/danh-gia-lai/", review.review, name="office-dossier-review"),
    path("<uuid:uuid>/danh-gia-lai/soan/<str:which>/", review.review_draft, name="office-dossier-review-draft"),
    path("<uuid:uuid>/ghi-nhan-van-ban/", office.record_letter, name="office-dossier-record-letter"),
    path("<uuid:uuid>/phieu-tiep-nhan/<slug:level>.pdf", files.receipt_pdf, name="office-dossier-receipt"),
    path("<uuid:uuid>/yeu-cau/", completion.new_request, name="office-completion-new"),
    path("<uuid:uuid>/tep/<uuid:paper>/<int:version>/", files.evidence_file, name="office-dossier-file"),
]

ADDRESSES.update(
    {
        "dossier.receive": "office-dossier-receive",
        "dossier.office-receive": "office-dossier-receive",
        "dossier.assess": "office-dossier-contents",
        "dossier.report": "office-dossier-report",
        "dossier.samples": "office-dossier-samples",
        "dossier.propose": "office-proposal-for",
        "dossier.check": "office-dossier-check",
        "sets.hand": "office-dossier-handing",
        "sets.hand-ministry": "office-dossier-handing-ministry",
        "dossier.review": "office-dossier-review",
        "completion.review": "office-completion",
        "paper.open": "paper",
    }
)
