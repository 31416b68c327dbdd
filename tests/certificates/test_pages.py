"""Certificates on the office's screens."""

import uuid
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from saolang.certificates import queries, terms
from saolang.certificates.state import state_on
from saolang.papers.models import OfficialPaper
from saolang.people.enums import Role
from tests.factories.certificates import make_certificate, make_member, make_ministry, make_old
from tests.factories.producers import make_pdf

pytestmark = pytest.mark.django_db


def text(response) -> str:
    return " ".join(response.content.decode().split())


def post(client, name, row, status=302, **data):
    response = client.post(reverse(name, args=[row.uuid]), {"form_key": str(uuid.uuid4()), **data})
    assert response.status_code == status, text(response)[:3000]
    return response


@pytest.fixture
def row(client):
    made = make_certificate()
    client.force_login(make_member(made.authority.children.get(), Role.OCOP_OFFICE).account)
    return made


def test_list_with_filters(client, row) -> None:
    address = reverse("certificates")
    assert row.product.name in text(client.get(address))
    for query in ("tinh_trang=valid", "sao=3", "tim=kho+ca", f"tim={row.code}", "xa=ben+mau"):
        assert row.product.name in text(client.get(f"{address}?{query}")), query
    for query in ("tinh_trang=lapsed", "sao=4", "tim=gao", "xa=khong"):
        page = text(client.get(f"{address}?{query}"))
        assert row.product.name not in page
        assert "Không có chứng nhận nào khớp" in page
    assert client.get(f"{address}?sao=9&tinh_trang=xyz").status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_a_fixed_number_of_queries(client, count, django_assert_max_num_queries) -> None:
    for _ in range(count):
        make_certificate()
    client.force_login(make_member(make_ministry(), Role.MINISTRY_OFFICE).account)
    with django_assert_max_num_queries(12):
        assert text(client.get(reverse("certificates"))).count("Còn hiệu lực đến") == count


def test_one_certificate_and_its_sheet(client, row) -> None:
    page = text(client.get(reverse("certificate", args=[row.uuid])))
    assert "Còn hiệu lực đến hết ngày 14/06/2029" in page
    assert "16/12/2028" in page
    assert "cấp giấy chứng nhận" in page
    assert client.get(reverse("certificate-pdf", args=[row.uuid])).content.startswith(b"%PDF")
    assert client.get(reverse("certificate-docx", args=[row.uuid])).content.startswith(b"PK")


def test_an_old_certificate_is_not_printed(client) -> None:
    old = make_old()
    client.force_login(make_member(make_ministry(), Role.MINISTRY_OFFICE).account)
    assert client.get(reverse("certificate-pdf", args=[old.uuid])).status_code == 302
    assert "Kế hoạch OCOP 2022" in text(client.get(reverse("certificate", args=[old.uuid])))


def test_other_provinces_do_not_find_it(client, row) -> None:
    office = make_certificate().authority.children.get()
    client.force_login(make_member(office, Role.OCOP_OFFICE).account)
    for name in ("certificate", "certificate-withdraw", "certificate-withdraw-record", "certificate-pdf"):
        assert client.get(reverse(name, args=[row.uuid])).status_code == 404


CASE = {"ground": "b", "conclusion": "Kết luận số 12/KL-SNNMT", "concluded_on": "10/11/2026", "findings": ""}


def test_a_withdrawal_on_screen_from_case_to_decision(client, row) -> None:
    start = text(client.get(reverse("certificate-withdraw", args=[row.uuid])))
    assert start.count('name="ground"') == 6
    refused = text(post(client, "certificate-withdraw", row, status=200, **{**CASE, "concluded_on": "23/11/2026"}))
    assert "tương lai" in refused
    assert "12/KL-SNNMT" in refused
    post(client, "certificate-withdraw", row, **CASE)
    case = row.withdrawal_cases.get()
    page = text(client.get(reverse("withdrawal-case", args=[case.uuid])))
    assert "Kiểm tra, xác minh rồi ghi kết quả." in page
    assert "25/11/2026" in page
    assert "Xem việc thu hồi" in text(client.get(reverse("certificate", args=[row.uuid])))
    stale = text(post(client, "withdrawal-edit", case, status=200, **{**CASE, "findings": "Không đạt.", "version": 7}))
    assert "đã sửa" in stale
    post(client, "withdrawal-edit", case, **{**CASE, "findings": "Không đạt.", "version": 1})
    draft = reverse("withdrawal-draft", args=[case.uuid, "to-trinh"])
    answer = client.post(draft, {"form_key": str(uuid.uuid4())})
    paper = OfficialPaper.objects.get()
    assert answer["Location"] == reverse("paper", args=[paper.uuid])
    assert "Khô cá lóc Bến Mẫu" in text(client.get(answer["Location"]))
    early = client.post(reverse("withdrawal-draft", args=[case.uuid, "quyet-dinh"]), {"form_key": str(uuid.uuid4())})
    assert "Hãy ban hành tờ trình" in text(client.get(early["Location"]))
    assert client.get(reverse("withdrawal-draft", args=[case.uuid, "khac"])).status_code == 404
    case.refresh_from_db()
    post(client, "withdrawal-drop", case, reason="Đã khắc phục", version=case.version)
    assert "Đã khắc phục" in text(client.get(reverse("withdrawal-case", args=[case.uuid])))
    assert "Thu hồi" in text(client.get(reverse("certificate", args=[row.uuid])))


def test_a_decision_on_paper_on_screen(client, row) -> None:
    data = {"ground": "b", "number": "9/QĐ-UBND", "decided_on": "20/11/2026", "signer_name": "Lê Văn Giấy"}
    refused = text(post(client, "certificate-withdraw-record", row, status=200, **data))
    assert "9/QĐ-UBND" in refused
    scan = SimpleUploadedFile("qd.pdf", make_pdf().getvalue(), content_type="application/pdf")
    late = {**data, "decided_on": "23/11/2026", "scan": scan}
    assert "tương lai" in text(post(client, "certificate-withdraw-record", row, status=200, **late))
    scan = SimpleUploadedFile("qd.pdf", make_pdf().getvalue(), content_type="application/pdf")
    post(client, "certificate-withdraw-record", row, **data, scan=scan)
    assert state_on(queries.by_code(row.code), date(2026, 11, 22)).kind == "withdrawn"
    page = text(client.get(reverse("certificate", args=[row.uuid])))
    assert "Bị thu hồi" in page
    assert "Mở quyết định" in page


def test_prolong_on_screen(client, row) -> None:
    page = text(client.get(reverse("certificate-prolong", args=[row.uuid])))
    assert "cho mọi hồ sơ đánh giá lại nộp muộn" in page
    assert "11/12/2029" in page
    post(client, "certificate-prolong", row, decided_on="20/11/2026", reason="Nộp muộn", version=1)
    assert "Muộn nhất đến hết" in text(client.get(reverse("certificate", args=[row.uuid])))


def test_time_limits_on_screen_are_those_of_the_law(client, row) -> None:
    for name, key in (("certificate-withdraw", "withdrawal"), ("certificate-prolong", "prolongation")):
        limit = terms.limit(key)
        page = text(client.get(reverse(name, args=[row.uuid])))
        assert f"{limit.amount} ngày" in page
        assert limit.source in page


def test_who_may_decide(client, row) -> None:
    client.force_login(make_member(row.product.producer.organisation, Role.PRODUCER).account)
    assert "Thu hồi" not in text(client.get(reverse("certificate", args=[row.uuid])))
    assert client.get(reverse("certificate-withdraw", args=[row.uuid])).status_code == 403
