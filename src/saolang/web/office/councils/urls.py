"""Addresses of councils and score sheets."""

from django.urls import path

from saolang.web.home import ADDRESSES
from saolang.web.office.councils.views import beside, board, changes, lists, opinions, regulation, setup, sheets
from saolang.web.office.papers.links import LINKS

urlpatterns = [
    path("", lists.council_list, name="councils"),
    path("quy-che/", regulation.regulation, name="council-regulation"),
    path("lap/<uuid:uuid>/", setup.establish, name="council-establish"),
    path("lay-y-kien/<uuid:uuid>/", opinions.ask, name="opinions-ask"),
    path("<uuid:uuid>/hop-truc-tiep/", opinions.hold_meeting, name="council-meet"),
    path("<uuid:uuid>/", board.board, name="council-board"),
    path("<uuid:uuid>/phieu-cua-toi/", lists.my_sheets, name="my-sheets"),
    path("<uuid:uuid>/mo-cham/", board.open_scoring, name="council-open"),
    path("<uuid:uuid>/cuoc-hop/", board.meeting, name="council-meeting"),
    path("<uuid:uuid>/chot-ket-qua/", board.conclude, name="council-conclude"),
    path("<uuid:uuid>/lan-cham/", beside.next_pass, name="council-next-pass"),
    path("<uuid:uuid>/thong-nhat/", beside.agree, name="council-agree"),
    path("<uuid:uuid>/thay-thanh-vien/", changes.council_member, name="council-change"),
    path("<uuid:uuid>/bang-tong-hop.xlsx", beside.summary_file, name="council-summary-xlsx"),
    path("<uuid:uuid>/cong-bo/", board.announce, name="council-announce"),
    path("<uuid:uuid>/soan/<str:which>/", board.draft, name="council-draft"),
    path("<uuid:uuid>/xung-dot/<uuid:entry>/", board.conflict, name="council-conflict"),
    path("<uuid:uuid>/mo-lai/<uuid:sheet>/", board.reopen, name="council-reopen"),
    path("<uuid:uuid>/ket-qua/<uuid:entry>/", board.result, name="council-result"),
    path("phieu/<uuid:uuid>/", sheets.sheet, name="sheet"),
    path("phieu/<uuid:uuid>/y-kien/", opinions.opinion, name="sheet-opinion"),
    path("phieu/<uuid:uuid>/bao-cao.pdf", opinions.report, name="sheet-report"),
    path("phieu/<uuid:uuid>/diem/", sheets.mark, name="sheet-mark"),
    path("phieu/<uuid:uuid>/tong-hop/", sheets.summary, name="sheet-summary"),
    path("phieu/<uuid:uuid>/chot/", sheets.close, name="sheet-close"),
    path("phieu/<uuid:uuid>/phieu-danh-gia.pdf", sheets.sheet_file, {"ending": "pdf"}, name="sheet-pdf"),
    path("phieu/<uuid:uuid>/phieu-danh-gia.docx", sheets.sheet_file, {"ending": "docx"}, name="sheet-docx"),
    path("phieu/<uuid:uuid>/tep/<uuid:paper>/<int:version>/", sheets.evidence, name="sheet-evidence"),
]
ADDRESSES.update(
    {
        "opinions.ask": "opinions-ask",
        "council.sheets": "my-sheets",
        "council.board": "council-board",
        "council.establish": "council-establish",
    }
)
LINKS.update({"councils.council": "council-board", "councils.round": "office-round"})
