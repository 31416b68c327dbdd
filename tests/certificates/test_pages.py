"""Certificates on the office's screens."""

import uuid
from datetime import date

import pytest
from django.urls import reverse

from saolang.certificates import queries, terms
from saolang.certificates.state import state_on
from saolang.people.enums import Role
from tests.factories.certificates import make_certificate, make_member, make_ministry, make_old

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
    client.force_login(make_member(make_certificate().authority, Role.PROVINCE_LEADER).account)
    for name in ("certificate", "certificate-withdraw", "certificate-prolong", "certificate-pdf"):
        assert client.get(reverse(name, args=[row.uuid])).status_code == 404


def test_withdraw_on_screen(client, row) -> None:
    data = {"ground": "b", "decision_number": "9/QĐ-UBND", "decided_on": "20/11/2026", "version": 1}
    refused = text(post(client, "certificate-withdraw", row, status=200, **{**data, "decided_on": "23/11/2026"}))
    assert "tương lai" in refused
    assert "9/QĐ-UBND" in refused
    stale = text(post(client, "certificate-withdraw", row, status=200, **{**data, "version": 7}))
    assert "đã sửa" in stale
    post(client, "certificate-withdraw", row, **data)
    assert state_on(queries.by_code(row.code), date(2026, 11, 22)).kind == "withdrawn"
    assert "Bị thu hồi" in text(client.get(reverse("certificate", args=[row.uuid])))


def test_prolong_on_screen(client, row) -> None:
    page = text(client.get(reverse("certificate-prolong", args=[row.uuid])))
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
