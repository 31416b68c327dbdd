"""Registering a producer and products, the profile, the vault."""

import io
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from saolang.people.enums import OrganisationKind, Role
from saolang.producers.models import Paper, Producer, Product
from tests.factories.dossiers import make_dossier
from tests.factories.people import make_account, make_commune, make_member
from tests.factories.producers import (
    FISH_SAUCE,
    make_paper_version,
    make_pdf,
    make_producer,
    make_producer_member,
    make_product,
    member_of,
)

pytestmark = pytest.mark.django_db
FACTS = {
    "kind": OrganisationKind.COOPERATIVE,
    "name": "Hợp tác xã Làng Sao",
    "representative": "Trần Thị Mẫu",
    "phone": "0912 345 678",
    "address": "Ấp 1",
}


@pytest.fixture
def newcomer():
    """Signed in, without any membership."""
    client = Client()
    client.force_login(make_account())
    return client


def register(client, unit, **changes):
    return client.post(reverse("producer-register"), {"form_key": uuid.uuid4(), "noi": unit.uuid, **FACTS, **changes})


def test_stranger_is_sent_to_sign_in():
    assert reverse("account_login") in Client().get(reverse("producer-register"))["Location"]


def test_newcomer_finds_the_commune_without_accents_and_registers(newcomer):
    unit = make_commune(name="Tân Sao")
    page = newcomer.get(reverse("producer-register"), {"tim": "tan sao"}).content.decode()
    assert str(unit.uuid) in page
    assert "Đăng ký chủ thể" in newcomer.get(reverse("producer-register"), {"noi": unit.uuid}).content.decode()
    response = register(newcomer, unit)
    assert response["Location"] == reverse("product-register")
    producer = Producer.objects.get()
    assert producer.organisation.unit == unit
    assert "Chờ xã xác nhận" in newcomer.get(reverse("producer-profile")).content.decode()


@pytest.mark.parametrize("text", ["", "không có xã này", "\x00", "a" * 5000])
def test_search_that_finds_nothing_says_what_to_do(newcomer, text):
    response = newcomer.get(reverse("producer-register"), {"tim": text})
    assert response.status_code in (200, 400)


def test_unit_that_ended_or_is_forged_goes_back_to_the_search(newcomer):
    ended = make_commune(valid_to="2025-06-30")
    for place in (ended.uuid, uuid.uuid4(), "abc"):
        page = newcomer.get(reverse("producer-register"), {"noi": place}).content.decode()
        assert "Cơ sở của bạn ở xã nào?" in page


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"phone": "abc"}, "Số điện thoại chưa đúng"),
        ({"name": ""}, "chưa điền"),
        ({"tax_code": "12"}, "Mã số thuế có"),
        ({"kind": "ministry"}, "Hãy chọn"),
    ],
)
def test_wrong_facts_keep_the_rest(newcomer, changes, words):
    page = register(newcomer, make_commune(), **changes).content.decode()
    assert words in page
    assert "Trần Thị Mẫu" in page
    assert not Producer.objects.exists()


def test_near_producer_is_shown_before_anything_is_made(newcomer):
    unit = make_commune()
    make_producer(unit=unit, name="HTX Làng Sao")
    page = register(newcomer, unit).content.decode()
    assert "HTX Làng Sao" in page
    assert "đây là chủ thể khác" in page
    assert Producer.objects.count() == 1
    assert register(newcomer, unit, is_new="yes").status_code == 302
    assert Producer.objects.count() == 2


def test_double_click_registers_once(newcomer):
    unit, key = make_commune(), uuid.uuid4()
    first = register(newcomer, unit, form_key=key)
    second = register(newcomer, unit, form_key=key)
    assert first["Location"] == second["Location"]
    assert Producer.objects.count() == 1


def test_profile_is_edited_and_old_pages_are_refused(browse):
    mine = browse(make_producer_member())
    producer = mine.by.organisation.producer
    values = {"name": "Tên mới", "phone": producer.phone, "version": producer.version}
    assert mine.get("producer-edit").status_code == 200
    assert mine.send("producer-edit", **values, representative="Lê Mẫu").status_code == 302
    page = mine.send("producer-edit", **values, representative="Người khác").content.decode()
    assert "đã sửa nội dung này" in page
    assert "Người khác" in page
    producer.refresh_from_db()
    assert (producer.representative, producer.organisation.name) == ("Lê Mẫu", "Tên mới")


def test_questions_lead_to_a_set_a_place_and_a_product(browse):
    mine = browse(make_producer_member())
    unit = mine.by.organisation.unit
    assert "Bạn muốn đăng ký sản phẩm nào?" in mine.get("product-register").content.decode()
    assert "?bo=" + FISH_SAUCE in mine.get("product-register", query="?cau=gia-vi").content.decode()
    assert str(unit.uuid) in mine.get("product-register", query=f"?bo={FISH_SAUCE}").content.decode()
    assert mine.get("product-register", query=f"?bo={FISH_SAUCE}&noi={unit.uuid}").status_code == 200
    response = mine.send("product-register", bo=FISH_SAUCE, noi=unit.uuid, name="Nước mắm Mẫu")
    product = Product.objects.get()
    assert response["Location"].endswith(f"/{product.uuid}/")
    assert (product.product_set, product.place) == (FISH_SAUCE, unit)


@pytest.mark.parametrize("query", ["?cau=khong-co", "?bo=qd148-2023-01", "?bo=%00"])
def test_wrong_address_starts_the_questions_again(browse, query):
    response = browse(make_producer_member()).get("product-register", query=query)
    assert response.status_code in (200, 400)


def test_product_page_edit_and_picture(browse):
    product = make_product()
    mine = browse(member_of(product.producer))
    assert "Lập hồ sơ" in mine.get("product", product.uuid).content.decode()
    assert mine.send("product-edit", product.uuid, name="Tên khác", version=product.version).status_code == 302
    stale = mine.send("product-edit", product.uuid, name="Tên nữa", version=product.version).content.decode()
    assert "Tên nữa" in stale
    assert "đã sửa" in stale
    picture = io.BytesIO()
    Image.new("RGB", (30, 30), "red").save(picture, "JPEG")
    sent = mine.send("product", product.uuid, picture=SimpleUploadedFile("a.jpg", picture.getvalue()))
    assert sent.status_code == 302
    refused = mine.send("product", product.uuid, picture=SimpleUploadedFile("a.jpg", b"<html>"))
    assert "Chỉ nhận tệp" in refused.content.decode()
    product.refresh_from_db()
    assert product.picture


def test_place_of_a_merged_commune_is_chosen_again(browse):
    product = make_product()
    Product.objects.filter(pk=product.pk).update(place=make_commune(valid_to="2025-06-30"))
    heir = make_commune(name="Tân Sao Mới")
    mine = browse(member_of(product.producer))
    assert str(heir.uuid) in mine.get("product-place", product.uuid, query="?tim=tan sao moi").content.decode()
    assert "Nơi mới" in mine.get("product-place", product.uuid, query=f"?noi={heir.uuid}").content.decode()
    assert mine.send("product-place", product.uuid, noi=heir.uuid, version=product.version).status_code == 302
    product.refresh_from_db()
    assert product.place == heir
    assert "đã sửa" in mine.send("product-place", product.uuid, noi=heir.uuid, version=9).content.decode()


def test_products_and_papers_of_others_are_not_found(browse):
    product = make_product()
    version = make_paper_version(product.producer)
    other = browse(make_producer_member())
    for name, key in (
        ("product", product.uuid),
        ("product-edit", product.uuid),
        ("product-place", product.uuid),
        ("dossier-start", product.uuid),
        ("vault-paper", version.paper.uuid),
        ("paper-file", version.uuid),
    ):
        assert other.get(name, key).status_code == 404, name


def test_vault_add_newer_file_and_download(browse):
    mine = browse(make_producer_member())
    assert "Kho giấy tờ đang trống" in mine.get("vault").content.decode()
    file = SimpleUploadedFile("giay.pdf", make_pdf().getvalue())
    assert mine.send("vault-add", file=file, kind="awards", title="Bằng khen").status_code == 302
    paper = Paper.objects.get()
    assert "Bằng khen" in mine.get("vault").content.decode()
    newer = SimpleUploadedFile("moi.pdf", make_pdf().getvalue())
    assert mine.send("vault-paper", paper.uuid, file=newer, version=paper.version).status_code == 302
    stale = mine.send("vault-paper", paper.uuid, file=SimpleUploadedFile("x.pdf", make_pdf().getvalue()), version=1)
    assert "đã sửa" in stale.content.decode()
    answer = mine.get("paper-file", paper.versions.get(no=2).uuid)
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]


def test_a_file_is_saved_under_what_it_is_whatever_its_name_says(browse):
    mine = browse(make_producer_member())
    file = SimpleUploadedFile("giấy.hta", make_pdf().getvalue())
    mine.send("vault-add", file=file, kind="awards", title="Bằng khen")
    answer = mine.get("paper-file", Paper.objects.get().versions.get().uuid)
    assert b"".join(answer.streaming_content)
    assert 'filename="giayhta.pdf"' in answer["Content-Disposition"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"file": SimpleUploadedFile("a.pdf", b"")}, "0 byte"),
        ({"file": SimpleUploadedFile("a.pdf", b"<html>")}, "nội dung khác"),
        ({"issued_on": "01/01/2030"}, "chưa tới"),
        ({"kind": "khong-co"}, "Hãy chọn"),
    ],
)
def test_wrong_paper_says_so_and_keeps_the_rest(browse, changes, words):
    data = {"file": SimpleUploadedFile("a.pdf", make_pdf("vỡ").getvalue()), "kind": "awards", "title": "Tên đã gõ"}
    page = browse(make_producer_member()).send("vault-add", **{**data, **changes}).content.decode()
    assert words in page
    assert "Tên đã gõ" in page
    assert not Paper.objects.exists()


def test_adviser_opens_files_of_its_dossiers_only(browse, today):
    from saolang.dossiers.domain.evidence import use_paper
    from saolang.people.domain import appoint_adviser

    dossier = make_dossier()
    used, other = (make_paper_version(dossier.product.producer) for _n in range(2))
    use_paper(dossier, criterion="3.1", version=used, by=member_of(dossier.product.producer))
    adviser = make_member(Role.ADVISER)
    appoint_adviser(adviser, dossier=dossier.uuid, from_on=today, to_on=today, by=None)
    mine = browse(adviser)
    answer = mine.get("paper-file", used.uuid)
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")
    assert mine.get("paper-file", other.uuid).status_code == 404
    assert mine.get("dossier-criterion", dossier.uuid, "3.1").status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_product_list_asks_the_same_number_of_queries(browse, django_assert_max_num_queries, rows):
    producer = make_producer()
    for _row in range(rows):
        make_product(producer)
    mine = browse(member_of(producer))
    mine.get("product-list")
    with django_assert_max_num_queries(7):
        page = mine.get("product-list", query="?tim=lang sao").content.decode()
    assert page.count("<h2") == rows


def test_the_way_to_the_first_product_is_for_the_own_producer_only():
    own, other = make_producer(), make_producer()
    client = Client()
    client.force_login(member_of(own).account)
    assert client.get(reverse("producer-first-product", args=[own.uuid]))["Location"] == reverse("product-register")
    assert client.get(reverse("producer-first-product", args=[other.uuid])).status_code == 404
