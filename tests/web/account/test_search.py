"""One search over everything in scope: without accents, by old names of places, nothing of others."""

import re
import uuid

import pytest
from django.test import Client
from django.urls import reverse

from saolang.people.enums import Role
from saolang.people.models import Membership
from saolang.territory.models import Succession, Unit
from tests.factories.certificates import make_certificate
from tests.factories.office import Town, make_filed, make_town
from tests.factories.people import make_commune, make_member
from tests.factories.producers import member_of

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def find(by: Membership, text: str, **more: str) -> str:
    """The words of the result page."""
    client = Client()
    client.force_login(by.account)
    page = client.get(reverse("search"), {"tim": text, **more})
    assert page.status_code == 200
    main = page.content.decode().split("<main", 1)[1]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


@pytest.fixture
def town() -> Town:
    return make_town()


def test_groups_with_counts_without_accents(town: Town) -> None:
    dossier = make_filed(town, name="Mắm tép Sao Đêm")
    found = find(town.officer, "mam TEP sao dem")
    assert "Hồ sơ (1)" in found
    assert "Sản phẩm (1)" in found
    assert dossier.product.producer.organisation.name in found
    assert "Chủ thể (" not in found, "the producer's own name has none of these words"
    assert "Chủ thể (1)" in find(town.officer, dossier.product.producer.organisation.name)


def test_a_place_is_found_by_its_old_name(town: Town) -> None:
    dossier = make_filed(town)
    old = make_commune(town.unit.province, name="Bến Trăng Xưa")
    Succession.objects.create(old=old, new=Unit.objects.get(pk=town.unit.pk))
    assert dossier.product.name in find(town.office, "xã ben trang xua")
    assert "Không tìm thấy" in find(town.office, "ben trang moi")


def test_nothing_of_others(town: Town) -> None:
    name = make_filed(town, name="Bánh phồng Riêng").product.name
    for role in (Role.COMMUNE_OFFICER, Role.OCOP_OFFICE, Role.CLERK, Role.PROVINCE_LEADER):
        assert name not in find(make_member(role), "banh phong rieng")


def test_a_producer_finds_its_own_and_opens_it(town: Town) -> None:
    dossier, other = make_filed(town, name="Trà sen Làng"), make_filed(town, name="Trà sen Xóm")
    by = member_of(dossier.product.producer)
    found = find(by, "tra sen")
    assert dossier.product.name in found
    assert other.product.name not in found
    client = Client()
    client.force_login(by.account)
    page = client.get(reverse("search"), {"tim": "tra sen"}).content.decode()
    for address in {reverse("dossier", args=[dossier.uuid]), reverse("product", args=[dossier.product.uuid])}:
        assert f'href="{address}"' in page
        assert client.get(address).status_code == 200


def test_a_certificate_by_its_code() -> None:
    certificate = make_certificate()
    by = make_member(Role.MINISTRY_OFFICE)
    shown = f"{certificate.code[:4]} {certificate.code[4:].lower()}"
    assert certificate.product.name in find(by, shown)


@pytest.mark.parametrize("text", ["", " ", "a", "%", "'; --", "x" * 500, "‘’", "1/2/3"])
def test_words_that_find_nothing(text: str, town: Town) -> None:
    found = find(town.officer, text)
    assert "kết quả trong phạm vi" not in found


def test_all_of_one_group(town: Town) -> None:
    for place in range(6):
        make_filed(town, name=f"Kẹo dừa số {place}")
    found = find(town.officer, "keo dua")
    assert "Xem cả 6 kết quả" in found
    assert found.count("Kẹo dừa số") == 10, "five of each group"
    assert find(town.officer, "keo dua", nhom="ho-so").count("Kẹo dừa số") == 6
    assert "Hồ sơ (6)" in find(town.officer, "keo dua", nhom=str(uuid.uuid4())), "an unknown group shows all"


@pytest.mark.parametrize("count", [1, 3])
def test_queries_are_few(count: int, town: Town, django_assert_max_num_queries) -> None:
    for _ in range(count):
        make_filed(town)
    client = Client()
    client.force_login(town.officer.account)
    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get(reverse("search"), {"tim": "nuoc mam"}).status_code == 200
