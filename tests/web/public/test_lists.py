"""The public list of recognised products and the list of one decision."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache

from saolang.certificates import domain, published
from saolang.people.enums import Role
from saolang.territory.models import Succession
from tests.factories.certificates import (
    make_certificate,
    make_grant,
    make_member,
    make_old,
    make_product,
    make_unit,
)

pytestmark = pytest.mark.django_db
LAST = date(2029, 6, 14)
DAY = timedelta(days=1)


def text_of(client, address: str, status: int = 200, **query) -> str:
    response = client.get(address, query)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def test_every_recognised_product_with_its_state_of_today(client, travel) -> None:
    row, old = make_certificate(star=4), make_old(make_product("Mắm cá linh", place=make_unit("Tân Hộ Cơ")))
    page = text_of(client, "/san-pham/")
    assert page.index("Khô cá lóc") < page.index("Mắm cá linh")  # the undated of old lists stand last
    assert f'href="/s/{row.code}"' in page
    assert "Chưa có dữ liệu" in page or old.public_note in page
    travel(LAST + DAY)
    assert "Hết hiệu lực" in text_of(client, "/san-pham/")
    english = text_of(client, "/en/san-pham/")
    assert f'href="/en/s/{row.code}"' in english
    assert 'href="/san-pham/"' in english


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"tim": "kho ca"}, True),
        ({"tim": "HỢP TÁC XÃ THỦY SẢN"}, True),
        ({"tim": "ben mau"}, True),  # in the product's name
        ({"tim": "gao"}, False),
        ({"noi": "ben mau"}, True),
        ({"noi": "tỉnh sao mai"}, True),
        ({"noi": "xã Bến Mẫu, tỉnh Sao Mai"}, True),
        ({"noi": "xã"}, False),
        ({"noi": "tan ho co"}, True),  # a former name
        ({"noi": "kho ca"}, False),
        ({"sao": "4"}, True),
        ({"sao": "3"}, False),
        ({"sao": "9"}, True),
        ({"nhom": "1"}, True),
        ({"nhom": "6"}, False),
        ({"nhom": "nine"}, True),
        ({"tinh_trang": "valid"}, True),
        ({"tinh_trang": "withdrawn"}, False),
        ({"tinh_trang": "xyz"}, True),
        ({"tim": "%", "sao": "4"}, False),
        ({"trang": "abc"}, True),
        ({"trang": "99999"}, True),
        ({"tim": "x" * 5000}, True),  # too long to be understood
    ],
)
def test_filters_without_accents(client, query, found) -> None:
    row = make_certificate(make_product(product_set="qd26-2026-09"), star=4)
    Succession.objects.create(old=make_unit("Tân Hộ Cơ"), new=row.product.place)
    assert (row.product.name in text_of(client, "/san-pham/", **query)) is found


def test_groups_are_matched_by_name_over_the_rules() -> None:
    tourism = dict(published.groups())
    for key in tourism:
        sets = published.sets_of(key)
        assert any(one.startswith("qd26-2026") for one in sets)
    assert "qd1048-2019-25" not in published.sets_of("5")  # cloth then, ornamental creatures now
    assert published.sets_of("nowhere") == []


def test_what_was_replaced_is_shown_only_when_asked_for(client) -> None:
    old = make_certificate()
    new = domain.replace(old, grant=make_grant(old.product, star=4, on=date(2026, 11, 1)), by=None)
    page = text_of(client, "/san-pham/")
    assert new.code in page
    assert old.code not in page
    page = text_of(client, "/san-pham/", tinh_trang="replaced")
    assert old.code in page
    assert new.code not in page


@pytest.mark.parametrize("count", [1, 3])
def test_a_fixed_number_of_queries(client, count, django_assert_num_queries) -> None:
    for _ in range(count):
        make_certificate()
    with django_assert_num_queries(3):
        page = text_of(client, "/san-pham/", noi="ben mau")
    assert page.count('<li class="card">') == count


def test_pages_of_thirty(client) -> None:
    for _ in range(31):
        make_old()
    first = text_of(client, "/san-pham/", sao="3")
    assert first.count('<li class="card">') == 30
    assert "?sao=3&amp;trang=2" in first
    assert text_of(client, "/san-pham/", sao="3", trang="2").count('<li class="card">') == 1


def test_searches_in_words_are_counted(client, settings) -> None:
    cache.clear()
    settings.PUBLIC_RATE = 2
    statuses = [client.get("/san-pham/", {"noi": "ben mau"}).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    assert client.get("/san-pham/", {"sao": "3"}).status_code == 200
    cache.clear()


def test_no_cookie_and_kept_a_minute(client) -> None:
    row = make_certificate()
    client.force_login(make_member(row.authority, Role.CLERK).account)
    response = client.get("/san-pham/")
    assert not response.cookies
    assert "public" in response["Cache-Control"]
    assert "Cookie" not in response.headers.get("Vary", "")
    again = client.get("/san-pham/", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    "address", ["/", "/en/", "/san-pham/", "/s/{code}", "/en/s/{code}", "/robots.txt", "/anh/{sha}"]
)
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_public_pages_are_only_read(client, address, method) -> None:
    row = make_certificate()
    where = address.format(code=row.code, sha="0" * 64)
    response = getattr(client, method)(where)
    assert response.status_code == 405
    assert set(response["Allow"].split(", ")) == {"GET", "HEAD"}
    if "anh" not in where:
        assert client.head(where).status_code == 200


# --- One decision ---------------------------------------------------------------------------------------------


def test_the_list_of_a_decision(client) -> None:
    first = make_certificate(decision_number="905/QĐ-UBND")
    product = make_product("Gạo thơm", place=make_unit("Phú Thành", province=first.product.place.province))
    domain.issue(product, grant=make_grant(product, decision_number="905/QĐ-UBND", star=4), by=None)
    make_certificate()
    page = text_of(client, f"/s/{first.code}")
    address = f"/quyet-dinh/{first.authority.uuid}/"
    assert f'{address}?so=905/Q%C4%90-UBND"' in page or f'{address}?so=905%2FQ%C4%90-UBND"' in page
    shown = text_of(client, address, so="905/QĐ-UBND")
    assert shown.index("Gạo thơm") < shown.index("Khô cá lóc")
    assert "2 sản phẩm." in shown
    assert "UBND tỉnh Sao Mai, 14/06/2026" in shown
    for query in ({}, {"so": "1/QĐ"}, {"so": ""}):
        assert client.get(address, query).status_code == 404
    assert f'href="/en/s/{first.code}"' in text_of(client, f"/en{address}", so="905/QĐ-UBND")


def test_the_old_page_says_what_is_true_today(client, travel, django_assert_max_num_queries) -> None:
    old = make_certificate()
    new = domain.replace(old, grant=make_grant(old.product, star=4, on=date(2026, 11, 1)), by=None)
    with django_assert_max_num_queries(2):
        page = text_of(client, f"/s/{old.code}")
    assert "Hôm nay đúng là: 4 sao, Còn hiệu lực." in page
    assert f'href="/s/{new.code}"' in page
    travel(date(2029, 11, 2))
    assert "Hôm nay đúng là: 4 sao, Hết hiệu lực." in text_of(client, f"/s/{old.code}")


def test_a_withdrawn_old_certificate_does_not_point_to_a_later_one(client) -> None:
    row = make_certificate()
    leader = make_member(row.authority, Role.PROVINCE_LEADER)
    domain.withdraw(row, ground="b", decision_number="9/QĐ-UBND", decided_on=date(2026, 11, 1), by=leader)
    page = text_of(client, f"/s/{row.code}")
    assert "Bị thu hồi" in page
    assert "Hôm nay đúng là" not in page
