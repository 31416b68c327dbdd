"""Products: sets of the law in force, places of today, pictures without what a camera writes into them."""

import io
from datetime import date

import pytest
from PIL import Image

from saolang.core import files
from saolang.core.errors import NoRight, Stale, WrongInput
from saolang.core.models import StoredFile
from saolang.law import finder
from saolang.people.enums import OrganisationKind
from saolang.producers.domain.products import choose_picture, register_product, update_product
from saolang.producers.queries import products_visible_to, search_products
from tests.factories.people import make_commune
from tests.factories.producers import FISH_SAUCE, make_pdf, make_producer, make_product, member_of

pytestmark = pytest.mark.django_db
TOURISM = "qd26-2026-26"


def photo(width: int = 3000, height: int = 1000) -> io.BytesIO:
    exif = Image.Exif()
    exif[0x010F] = "Máy ảnh"
    exif[0x0112] = 6  # lies on its side
    made = io.BytesIO()
    Image.new("RGB", (width, height), "green").save(made, "JPEG", exif=exif)
    made.seek(0)
    return made


def test_product_is_found_by_questions_and_registered():
    producer = make_producer()
    question = finder.question("qd26-2026")
    product = make_product(producer, name="Nước  mắm cá cơm", product_set=FISH_SAUCE)
    assert question.choices
    assert (product.name, product.folded, product.place) == (
        "Nước mắm cá cơm",
        "nuoc mam ca com",
        producer.organisation.unit,
    )


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "a" * 251}, "name"),
        ({"description": "a" * 10_001}, "description"),
        ({"product_set": "qd148-2023-01"}, "product_set"),
        ({"product_set": "khong-co"}, "product_set"),
    ],
)
def test_wrong_product_is_refused_at_its_field(changes, field):
    with pytest.raises(WrongInput) as caught:
        make_product(**changes)
    assert caught.value.field == field


def test_unit_that_ended_is_no_place():
    with pytest.raises(WrongInput) as caught:
        make_product(place=make_commune(valid_to=date(2025, 6, 30)))
    assert (caught.value.code, caught.value.field) == ("unit-ended", "place")


def test_association_registers_tourism_only():
    producer = make_producer(kind=OrganisationKind.ASSOCIATION)
    assert make_product(producer, product_set=TOURISM).pk
    with pytest.raises(NoRight, match="du lịch"):
        make_product(producer, product_set=FISH_SAUCE)


def test_product_of_another_producer_is_refused():
    producer = make_producer()
    with pytest.raises(NoRight):
        make_product(producer, by=member_of(make_producer()))


def test_nul_and_lookalikes_are_repaired():
    product = make_product(name="Bánh phồng\x00 tôm ƣớp")
    assert product.name == "Bánh phồng tôm ướp"


def test_update_keeps_what_is_not_given_and_refuses_old_pages():
    product = make_product()
    by = member_of(product.producer)
    old = product.version
    update_product(product, by=by, expected=old, name="Tên mới")
    assert (product.name, product.folded, product.product_set) == ("Tên mới", "ten moi", FISH_SAUCE)
    with pytest.raises(Stale):
        update_product(product, by=by, expected=old, name="Tên khác")


def test_picture_is_made_anew_without_camera_data():
    product = make_product()
    choose_picture(product, photo(), by=member_of(product.producer))
    with Image.open(io.BytesIO(files.read_file(product.picture))) as seen:
        assert max(seen.size) <= 1600
        assert seen.height > seen.width  # upright now
        assert not seen.getexif()
    assert product.picture.store == StoredFile.Store.PUBLIC


def test_picture_with_transparency_becomes_white():
    made = io.BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(made, "PNG")
    product = make_product()
    choose_picture(product, made, by=member_of(product.producer))
    with Image.open(io.BytesIO(files.read_file(product.picture))) as seen:
        assert seen.getpixel((5, 5)) == (255, 255, 255)


def test_pdf_is_no_picture():
    product = make_product()
    with pytest.raises(WrongInput, match="ảnh"):
        choose_picture(product, make_pdf(), by=member_of(product.producer))


def test_search_without_accents(django_assert_num_queries):
    product = make_product(name="Mắm cá sặc Đồng Tháp")
    make_product(product.producer, name="Bánh phồng tôm")
    rows = products_visible_to(member_of(product.producer))
    for text in ("mam ca sac", "ĐỒNG tháp", "dong mam", ""):
        found = list(search_products(rows, text))
        assert (found == [product]) == bool(text)
    with django_assert_num_queries(1):
        assert [row.place.province.name for row in search_products(rows, "ban")]


def test_register_needs_the_producers_own_member():
    producer = make_producer()
    product = register_product(
        producer,
        name="Khô cá",
        product_set=FISH_SAUCE,
        place=producer.organisation.unit,
        by=member_of(producer),
        story="Kể từ năm 1975.",
    )
    assert product.story == "Kể từ năm 1975."
