"""Pages of papers: desk, paper, issue, files; bad input and forged acts."""

from datetime import date, timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from saolang.core import clock
from saolang.documents.write import write_pdf
from saolang.papers import domain
from saolang.papers.models import OfficialPaper, PaperState
from saolang.people.enums import Role
from tests.factories.papers import Desk, issue, make_desk, make_document, make_paper, make_paper_to_sign
from tests.factories.people import make_member, make_signing_right

pytestmark = pytest.mark.django_db


def client_of(membership) -> Client:
    client = Client()
    client.force_login(membership.account)
    return client


def post(client: Client, name: str, paper: OfficialPaper, **data):
    return client.post(reverse(name, args=[paper.uuid]), {"form_key": str(uuid4()), **data}, follow=True)


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def issue_data(desk: Desk, paper: OfficialPaper, **changes) -> dict[str, object]:
    return {
        "number": "",
        "issued_on": f"{clock.today():%d/%m/%Y}",
        "signing_right": desk.right.pk,
        "version": paper.version,
        **changes,
    }


def test_whole_way_of_a_letter_on_screens(desk: Desk) -> None:
    paper = make_paper(desk, items=[make_paper(desk, title="quyết định làm căn cứ")])
    page = client_of(desk.officer).get(reverse("paper", args=[paper.uuid])).content.decode()
    assert "Xem lại nội dung rồi trình ký." in page
    assert "Quyết định làm căn cứ" in page
    page = post(client_of(desk.officer), "paper-send", paper, version=1).content.decode()
    assert "Đã trình ký" in page
    page = post(client_of(desk.leader), "paper-sign", paper, version=2).content.decode()
    assert "Đã ký, chờ cấp số" in page
    page = client_of(desk.clerk).get(reverse("paper-issue", args=[paper.uuid])).content.decode()
    assert "số tiếp theo của sổ: 01" in page
    paper.refresh_from_db()
    signed = SimpleUploadedFile("ban-ky.pdf", write_pdf(make_document()), "application/pdf")
    page = post(client_of(desk.clerk), "paper-issue", paper, **issue_data(desk, paper, signed_file=signed))
    assert "Đã ban hành 01/UBND-KT." in page.content.decode()
    assert "Tệp PDF không có chữ ký số." in page.content.decode()


def test_number_given_twice_keeps_what_was_typed(desk: Desk) -> None:
    issue(make_paper(desk), clerk=desk.clerk, right=desk.right, number=57)
    paper = make_paper_to_sign(desk)
    page = post(client_of(desk.clerk), "paper-issue", paper, **issue_data(desk, paper, number="57")).content.decode()
    assert "Đã có văn bản số 57 trong sổ CV năm 2026" in page
    assert 'value="57"' in page
    paper.refresh_from_db()
    assert paper.state == PaperState.TO_SIGN


def test_signer_who_ended_yesterday_is_offered_with_the_day_and_refused(desk: Desk) -> None:
    ended = make_signing_right(desk.organisation, to_on=clock.today() - timedelta(days=1))
    paper = make_paper_to_sign(desk)
    client = client_of(desk.clerk)
    assert "đến hết ngày 21/11/2026" in client.get(reverse("paper-issue", args=[paper.uuid])).content.decode()
    page = post(client, "paper-issue", paper, **issue_data(desk, paper, signing_right=ended.pk)).content.decode()
    assert "đã hết ngày 21/11/2026" in page


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"issued_on": "21/11/2026"}, "không thể trước ngày soạn văn bản"),
        ({"issued_on": "23/11/2026"}, "không thể ở tương lai"),
        ({"issued_on": "31/02/2026"}, "Ngày chưa đúng"),
        ({"issued_on": ""}, "Ngày ban hành – Bạn chưa điền mục này."),
        ({"number": "không"}, "Số chưa đúng"),
        ({"number": "0"}, "Số nhỏ nhất là 1"),
        ({"signing_right": ""}, "Người ký – Bạn chưa điền mục này."),
        ({"signing_right": "999999"}, "Người ký – Hãy chọn một trong các câu trả lời có sẵn."),
        ({"version": "1"}, "đã sửa nội dung này lúc"),
    ],
)
def test_bad_input_of_the_clerk(desk: Desk, changes: dict[str, str], sentence: str) -> None:
    paper = make_paper_to_sign(desk)
    page = post(client_of(desk.clerk), "paper-issue", paper, **issue_data(desk, paper, **changes))
    assert page.status_code == 200
    assert sentence.lower() in page.content.decode().lower()
    paper.refresh_from_db()
    assert (paper.state, paper.number) == (PaperState.TO_SIGN, None)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 cut off", b"MZ\x90 program"])
def test_bad_signed_file(desk: Desk, content: bytes) -> None:
    paper = make_paper_to_sign(desk)
    file = SimpleUploadedFile("ban-ky.pdf", content, "application/pdf")
    page = post(client_of(desk.clerk), "paper-issue", paper, **issue_data(desk, paper, signed_file=file))
    assert "tệp" in page.content.decode().lower()
    paper.refresh_from_db()
    assert paper.state == PaperState.TO_SIGN


def test_double_click_issues_once(desk: Desk) -> None:
    paper = make_paper_to_sign(desk)
    client, key = client_of(desk.clerk), str(uuid4())
    address = reverse("paper-issue", args=[paper.uuid])
    first = client.post(address, {**issue_data(desk, paper), "form_key": key})
    second = client.post(address, {**issue_data(desk, paper), "form_key": key})
    assert first["Location"] == second["Location"]
    assert OfficialPaper.objects.get().number == 1


def test_forged_acts_change_nothing(desk: Desk) -> None:
    draft, waiting = make_paper(desk), make_paper_to_sign(desk)
    for name, paper, who in [
        ("paper-issue", draft, desk.clerk),
        ("paper-issue", waiting, desk.officer),
        ("paper-sign", waiting, desk.clerk),
        ("paper-sign", draft, desk.leader),
        ("paper-send", waiting, desk.officer),
        ("paper-send", draft, desk.clerk),
    ]:
        page = post(client_of(who), name, paper, **issue_data(desk, paper))
        assert "banner late" in page.content.decode()
    for name, paper, who in [("paper-drop", waiting, desk.clerk), ("paper-return", draft, desk.officer)]:
        page = post(client_of(who), name, paper, note="x", version=paper.version)
        assert page.status_code == 200
    assert set(OfficialPaper.objects.values_list("state", flat=True)) == {PaperState.DRAFT, PaperState.TO_SIGN}


@pytest.mark.parametrize("name", ["paper", "paper-issue", "paper-pdf", "paper-docx", "paper-signed", "paper-page"])
def test_stranger_sees_nothing_at_all(desk: Desk, name: str) -> None:
    paper = issue(make_paper(desk), clerk=desk.clerk, right=desk.right)
    assert client_of(make_desk().clerk).get(reverse(name, args=[paper.uuid])).status_code == 404
    assert client_of(make_desk().clerk).get(reverse(name, args=[uuid4()])).status_code == 404
    assert Client().get(reverse(name, args=[paper.uuid])).status_code == 302


def test_files_of_a_draft_and_of_an_issued_paper(desk: Desk) -> None:
    paper = make_paper(desk, title="Đề nghị đánh giá")
    client = client_of(desk.officer)
    pdf = client.get(reverse("paper-pdf", args=[paper.uuid]))
    assert b"".join(pdf.streaming_content).startswith(b"%PDF-")
    assert pdf["Cache-Control"] == "private, no-store"
    assert "de-nghi-danh-gia.pdf" in pdf["Content-Disposition"]
    assert client.get(reverse("paper-page", args=[paper.uuid])).content.startswith(b"\x89PNG")
    assert client.get(reverse("paper-signed", args=[paper.uuid])).status_code == 404
    producer = make_member(Role.PRODUCER)
    paper = domain.revise_paper(paper, to=[producer.organisation], by=desk.officer)
    assert client_of(producer).get(reverse("paper-docx", args=[paper.uuid])).status_code == 404
    issue(paper, clerk=desk.clerk, right=desk.right)
    docx = client_of(producer).get(reverse("paper-docx", args=[paper.uuid]))
    assert b"".join(docx.streaming_content).startswith(b"PK")
    page = client_of(producer).get(reverse("paper", args=[paper.uuid])).content.decode()
    assert "Lịch sử" not in page


def test_signed_file_is_added_once(desk: Desk) -> None:
    paper = issue(make_paper(desk), clerk=desk.clerk, right=desk.right)
    client = client_of(desk.clerk)
    for sentence in ("Đã thêm bản ký", "đã có bản ký"):
        file = SimpleUploadedFile("x.pdf", write_pdf(make_document()))
        assert sentence in post(client, "paper-attach", paper, signed_file=file).content.decode()
    got = client.get(reverse("paper-signed", args=[paper.uuid]))
    assert b"".join(got.streaming_content).startswith(b"%PDF-")


def test_return_with_a_note_and_drop_with_a_reason(desk: Desk) -> None:
    paper = make_paper_to_sign(desk)
    post(client_of(desk.leader), "paper-return", paper, note="Sai tên sản phẩm", version=paper.version)
    page = client_of(desk.officer).get(reverse("paper", args=[paper.uuid])).content.decode()
    assert "Sai tên sản phẩm" in page
    paper.refresh_from_db()
    empty = post(client_of(desk.officer), "paper-drop", paper, note="", version=paper.version).content.decode()
    assert "Bạn chưa điền mục này." in empty
    page = post(client_of(desk.officer), "paper-drop", paper, note="Soạn trùng", version=paper.version).content.decode()
    assert "Văn bản đã bỏ: Soạn trùng" in page


def test_desk_has_tabs_filters_and_fixed_queries(desk: Desk) -> None:
    client, counts = client_of(desk.clerk), []
    for number in (1, 2):
        for _ in range(number):
            make_paper_to_sign(desk, title="Công văn chờ ký")
        with CaptureQueriesContext(connection) as captured:
            page = client.get(reverse("papers")).content.decode()
        counts.append(len(captured))
        assert page.count("Công văn chờ ký</a>") == (1 if number == 1 else 3)
    assert counts[0] == counts[1] <= 12
    issue(make_paper(desk, title="Thông báo kết quả"), clerk=desk.clerk, right=desk.right)
    page = client.get(reverse("papers"), {"trang_thai": "da-ban-hanh", "tim": "thong bao"}).content.decode()
    assert "Thông báo kết quả" in page
    page = client.get(
        reverse("papers"), {"trang_thai": "da-ban-hanh", "tu": "01/01/2027", "loai": "x"}
    ).content.decode()
    assert "Thông báo kết quả</a>" not in page or "chưa" in page


def test_empty_desk_says_why(desk: Desk) -> None:
    assert "Chưa có văn bản nào ở bước này" in client_of(desk.clerk).get(reverse("papers")).content.decode()


def test_recorded_paper_shows_its_scan(desk: Desk) -> None:
    paper = domain.record_paper(
        desk.organisation,
        template="test-letter",
        title="Công văn giấy",
        number_text="12/UBND-KT",
        issued_on=date(2026, 11, 20),
        signer_name="Trần Văn Bưởi",
        scan=BytesIO(write_pdf(make_document())),
        by=desk.officer,
    )
    client = client_of(desk.officer)
    page = client.get(reverse("paper", args=[paper.uuid])).content.decode()
    assert "Đã ghi nhận từ văn bản giấy số 12/UBND-KT ngày 20/11/2026." in page
    assert client.get(reverse("paper-pdf", args=[paper.uuid])).status_code == 404
