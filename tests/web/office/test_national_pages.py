"""Pages of the file for 5 stars at the province and at the Ministry."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from saolang.core.work import items_for
from saolang.councils.domain import taking_effect
from saolang.councils.queries_rounds import entry_of
from saolang.dossiers.models_national import NationalFile
from saolang.papers.models import OfficialPaper
from tests.factories.councils import issue_minutes, issue_submission, make_concluded
from tests.factories.national import check, complete, make_approved, make_at_centre, make_centre, send_up
from tests.factories.people import make_member
from tests.factories.producers import make_pdf, member_of

pytestmark = pytest.mark.django_db


def text(response) -> str:
    return " ".join(response.content.decode().split())


def get(client, name: str, *args, status: int = 200) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == status, response.content.decode()[:1000]
    return text(response)


def post(client, name: str, /, *args, status: int = 302, **data):
    response = client.post(reverse(name, args=args), {"form_key": str(uuid.uuid4()), **data})
    assert response.status_code == status, response.content.decode()[:2000]
    return response


def test_the_province_puts_the_file_together_and_sends_it(client) -> None:
    make_centre()
    hall = make_approved()
    file = NationalFile.objects.get()
    client.force_login(hall.office.account)
    [item] = [one for one in items_for(hall.office) if one.kind == "national.file"]
    assert item.target == file.uuid
    assert item.due_on is not None
    assert "Hồ sơ 5 sao gửi Bộ" in get(client, "office-rounds")
    assert "Soạn văn bản gửi Bộ" in get(client, "national-files")
    page = get(client, "national-file", file.uuid)
    assert "Thiếu: Báo cáo đánh giá của Tổ tư vấn" in page
    assert "Hồ sơ sản phẩm" in page

    post(client, "national-attach", file.uuid, "team-report", status=200)
    scan = SimpleUploadedFile("bao-cao.pdf", make_pdf("a").read(), content_type="application/pdf")
    post(client, "national-attach", file.uuid, "team-report", title="Báo cáo số 12", content=scan)
    assert "Báo cáo số 12" in get(client, "national-file", file.uuid)
    part = file.parts.get()
    kept = client.get(reverse("national-part", args=[file.uuid, part.uuid]))
    assert b"".join(kept.streaming_content).startswith(b"%PDF")
    post(client, "national-part-drop", file.uuid, part.uuid)
    assert not file.parts.exists()
    file.refresh_from_db()
    page = post(client, "national-details", file.uuid, samples="5", version=file.version, status=200)
    assert "Hãy ghi ngày nhận mẫu" in text(page)
    post(client, "national-details", file.uuid, samples="5", samples_sent_on="20/11/2026", version=file.version)

    file.refresh_from_db()
    complete(file, by=hall.office)
    post(client, "national-set", file.uuid)
    made = file.dossier.sets.get(kind="national")
    assert made.state == "ready", made.fault
    assert "Tải bộ điện tử" in get(client, "national-file", file.uuid)
    for suffix, begins in (("pdf", b"%PDF"), ("zip", b"PK")):
        sent = client.get(reverse("national-set-file", args=[file.uuid, made.uuid, suffix]))
        assert b"".join(sent.streaming_content).startswith(begins)
    assert get(client, "national-letter").count("checked") == 1
    response = post(client, "national-letter", files=str(file.uuid))
    paper = OfficialPaper.objects.get(template="national-proposal")
    assert response["Location"] == reverse("paper", args=[paper.uuid])
    assert "Hãy chọn ít nhất một hồ sơ" in text(post(client, "national-letter", status=200))
    assert "Mở văn bản gửi Bộ" in get(client, "national-file", file.uuid)


def test_the_ministry_receives_asks_checks(client) -> None:
    centre = make_centre()
    hall = make_approved()
    send_up(hall)
    file = NationalFile.objects.get()
    client.force_login(centre.office.account)
    [item] = [one for one in items_for(centre.office) if one.kind == "national.file"]
    assert "Tiếp nhận hồ sơ 5 sao" in item.title
    assert hall.town.province.name in get(client, "national-files")
    assert "Tiếp nhận" in get(client, "national-file", file.uuid)
    post(client, "national-receive", file.uuid, received_on="22/11/2026")
    post(client, "national-ask", file.uuid, text="Bổ sung phiếu kiểm nghiệm.", due_on="31/12/2026")
    client.force_login(hall.office.account)
    assert "Trả lời Bộ" in get(client, "national-file", file.uuid)
    post(client, "national-answer", file.uuid, answer="Đã gửi phiếu.")
    client.force_login(centre.office.account)
    assert "Đã gửi phiếu." in get(client, "national-file", file.uuid)
    file.refresh_from_db()
    post(client, "national-check", file.uuid, is_complete="1", conclusion="Đủ.", version=file.version)
    file.refresh_from_db()
    response = post(client, "national-summary", file.uuid)
    assert "/van-ban/" in response["Location"]
    post(client, "national-finish", file.uuid, version=file.version)
    one = entry_of(file.dossier, centre.ministry).round
    assert "Tỉnh" in get(client, "office-round", one.uuid)
    assert "Lập Hội đồng" in get(client, "council-establish", one.uuid)
    assert "Hồ sơ sản phẩm" in get(client, "office-dossiers")
    get(client, "office-dossier", file.dossier.uuid)


def test_below_ninety_the_province_chooses(client) -> None:
    hall, centre, council = make_at_centre(8500)
    client.force_login(centre.office.account)
    assert "Công bố kết quả" in get(client, "council-board", council.uuid)
    taking_effect.announce(council, by=centre.office)
    file = NationalFile.objects.get()
    client.force_login(hall.office.account)
    assert "Xem xét kết quả của Bộ" in get(client, "national-file", file.uuid)
    assert "Tỉnh tự đánh giá" in get(client, "national-choose", file.uuid)
    file.refresh_from_db()
    post(client, "national-choose", file.uuid, reason="x", version=file.version, status=200)
    post(
        client,
        "national-choose",
        file.uuid,
        choice="use_central_result",
        reason="Chủ tịch đồng ý.",
        version=file.version,
    )
    assert "Soạn quyết định" in get(client, "national-central")
    response = post(client, "national-central", files=str(file.uuid))
    assert "/van-ban/" in response["Location"]


def test_who_opens_which_file(client) -> None:
    centre = make_centre()
    hall = make_approved()
    file = NationalFile.objects.get()
    strangers = [centre.office, make_member("ocop_office")]
    for stranger in strangers:
        client.force_login(stranger.account)
        get(client, "national-file", file.uuid, status=404)
        assert hall.dossiers[0].product.name not in get(client, "national-files")
    for nobody in (hall.town.officer, member_of(hall.dossiers[0].product.producer), hall.clerk):
        client.force_login(nobody.account)
        get(client, "national-file", file.uuid, status=403)


def test_the_board_leads_to_the_approval(client) -> None:
    make_centre()
    hall = make_concluded([[None] * 3])
    issue_minutes(hall)
    issue_submission(hall)
    client.force_login(hall.office.account)
    assert "Soạn quyết định phê duyệt" in get(client, "council-board", hall.council.uuid)
    response = post(client, "council-draft", hall.council.uuid, "phe-duyet")
    assert "/van-ban/" in response["Location"]


def test_the_list_asks_the_same_number_of_queries(client, django_assert_max_num_queries) -> None:
    make_centre()
    hall = make_approved([[None] * 3, [None] * 3])
    client.force_login(hall.office.account)
    with django_assert_max_num_queries(22):
        assert get(client, "national-files").count('class="name"') == 2


def test_after_the_check_the_file_is_the_councils(client) -> None:
    centre = make_centre()
    hall = make_approved()
    send_up(hall)
    file = check(centre, hall.dossiers[0])
    client.force_login(centre.office.account)
    assert "Hội đồng cấp trung ương của đợt" in get(client, "national-file", file.uuid)
    get(client, "national-check", file.uuid, status=403)
