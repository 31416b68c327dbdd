"""How an authority prints its certificates: whole sheet, or fields on a form printed already."""

import io
import uuid
from dataclasses import replace
from datetime import date

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from saolang.certificates import documents, domain, layouts
from saolang.certificates.models import CertificateLayout
from saolang.core.errors import NoRight, Stale, WrongInput
from saolang.documents.canonical import from_json, to_json
from saolang.documents.errors import DocumentError
from saolang.documents.model import PlacedField
from saolang.documents.write import write_docx, write_pdf
from saolang.documents.write.certificate_form import FIELDS, PAGE_HEIGHT, PAGE_WIDTH, problem
from saolang.people.enums import Role
from tests.documents.reading import pdf_pages
from tests.factories.certificates import make_certificate, make_member, make_ministry, make_product, make_unit

pytestmark = pytest.mark.django_db
PREPRINTED = layouts.Layout(preprinted=True)


def emblem() -> io.BytesIO:
    made = io.BytesIO()
    Image.new("RGB", (40, 40), "gold").save(made, "PNG")
    return made


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(pdf_pages(pdf)).split())


def officer_of(row):
    return make_member(row.authority.children.get(), Role.OCOP_OFFICE)


def test_the_default_prints_the_whole_sheet_with_its_number() -> None:
    row = make_certificate()
    sheet = documents.certificate_sheet(row)
    words = words_of(write_pdf(sheet))
    for found in ("GIẤY CHỨNG NHẬN", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SAO MAI", "118/GCN-UBND", "Khô cá lóc", "14"):
        assert found in words, found
    assert write_docx(sheet).startswith(b"PK")


def test_the_ministry_certifies_by_its_minister() -> None:
    ministry = make_ministry()
    words = words_of(write_pdf(documents.certificate_sheet(make_certificate(star=5, authority=ministry))))
    assert "BỘ TRƯỞNG BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG" in words
    assert "của Bộ trưởng Bộ Nông nghiệp và Môi trường" in words
    assert "CHỦ TỊCH" not in words


def test_a_form_printed_already_gets_only_the_fields() -> None:
    row = make_certificate()
    officer = officer_of(row)
    domain.save_layout(row.authority, layout=PREPRINTED, seen=0, by=officer)
    words = words_of(write_pdf(documents.certificate_sheet(row)))
    assert "GIẤY CHỨNG NHẬN" not in words
    assert "CỘNG HÒA" not in words
    for found in ("Khô cá lóc", "Hợp tác xã", "118/GCN-UBND", row.code):
        assert found in words, found
    assert documents.is_preprinted(row.authority)
    other = make_certificate()
    assert not documents.is_preprinted(other.authority)


def test_one_page_with_long_names_and_the_notice_of_invented_data() -> None:
    product = make_product("Mắm cá linh " * 12, place=make_unit("Bến Mẫu", invented=True))
    row = make_certificate(product)
    for layout in (layouts.Layout(), PREPRINTED):
        sheet = layouts.applied(documents.certificate_sheet(row), layout, emblem=emblem().getvalue(), grid=True)
        made = write_pdf(sheet)
        assert row.code in words_of(made)
        with pikepdf.open(io.BytesIO(made)) as pdf:
            assert len(pdf.pages) == 1
        assert "DỮ LIỆU MINH HỌA" in words_of(made)


def test_each_change_is_a_version_and_the_emblem_stays() -> None:
    row = make_certificate()
    officer = officer_of(row)
    first = domain.save_layout(row.authority, layout=layouts.Layout(), emblem=emblem(), seen=0, by=officer)
    second = domain.save_layout(
        row.authority, layout=replace(layouts.Layout(), heading="CHỨNG NHẬN"), seen=1, by=officer
    )
    assert (first.no, second.no, second.emblem) == (1, 2, first.emblem)
    sheet = documents.certificate_sheet(row)
    assert sheet.heading == "CHỨNG NHẬN"
    assert sheet.emblem.startswith(b"\x89PNG")
    assert write_pdf(sheet).startswith(b"%PDF")
    assert write_docx(sheet).startswith(b"PK")
    with pytest.raises(Stale):
        domain.save_layout(row.authority, layout=layouts.Layout(), seen=1, by=officer)
    third = domain.save_layout(row.authority, layout=layouts.Layout(), without_emblem=True, seen=2, by=officer)
    assert third.emblem is None


@pytest.mark.parametrize(
    "place",
    [
        PlacedField("product", -1, 100, 500, 12),
        PlacedField("product", 2900, 100, 500, 12),
        PlacedField("product", 100, 2100, 500, 12),
        PlacedField("product", 100, 100, 0, 12),
        PlacedField("product", 100, 100, 500, 5),
        PlacedField("product", 100, 100, 500, 73),
        PlacedField("secret", 100, 100, 500, 12),
    ],
)
def test_places_that_cannot_be(place) -> None:
    row = make_certificate()
    layout = replace(PREPRINTED, places={"product": place})
    with pytest.raises(WrongInput):
        domain.save_layout(row.authority, layout=layout, seen=0, by=officer_of(row))
    with pytest.raises(DocumentError):
        write_pdf(replace(documents.certificate_sheet(row), places=(place,)))
    assert not CertificateLayout.objects.exists()


def test_what_else_is_refused() -> None:
    row = make_certificate()
    officer = officer_of(row)
    for layout in (
        replace(layouts.Layout(), heading=" "),
        replace(PREPRINTED, places={}),
        replace(PREPRINTED, shift_x=500),
    ):
        with pytest.raises(WrongInput):
            domain.save_layout(row.authority, layout=layout, seen=0, by=officer)
    with pytest.raises(WrongInput):
        domain.save_layout(row.authority, layout=layouts.Layout(), emblem=io.BytesIO(b"no picture"), seen=0, by=officer)
    strangers = (officer_of(make_certificate()), make_member(row.authority, Role.PROVINCE_LEADER))
    for member in strangers:
        with pytest.raises(NoRight):
            domain.save_layout(row.authority, layout=layouts.Layout(), seen=0, by=member)


places = st.builds(
    PlacedField,
    st.sampled_from(sorted(FIELDS)),
    st.integers(0, PAGE_WIDTH),
    st.integers(0, PAGE_HEIGHT),
    st.integers(1, PAGE_WIDTH),
    st.integers(6, 72),
)


@settings(max_examples=80)
@given(st.lists(places, max_size=5), st.integers(-500, 500), st.integers(-500, 500), st.booleans())
def test_a_layout_is_read_as_it_was_kept(found, shift_x: int, shift_y: int, preprinted: bool) -> None:
    layout = layouts.Layout(
        preprinted=preprinted, shift_x=shift_x, shift_y=shift_y, places={one.field: one for one in found}
    )
    assert layouts.read(layout.as_json()) == layout
    printed = layout.shifted()
    assert [one.field for one in printed] == [name for name in FIELDS if name in layout.places]
    for one in printed:
        inside = one.x >= 0 and one.x + one.width <= PAGE_WIDTH and 0 <= one.y < PAGE_HEIGHT
        assert (problem(one) == "") is inside


def test_the_default_places_are_on_the_page_and_survive_as_json() -> None:
    assert layouts.Layout(preprinted=True).problems() == []
    sheet = layouts.applied(documents.certificate_sheet(make_certificate()), PREPRINTED)
    assert from_json(to_json(sheet)) == sheet


# --- On screen ------------------------------------------------------------------------------------------------


@pytest.fixture
def row(client):
    made = make_certificate()
    client.force_login(officer_of(made).account)
    return made


def text(response) -> str:
    return " ".join(response.content.decode().split())


def form_of(**changes) -> dict:
    data = {"form_key": str(uuid.uuid4()), "seen": "0", "form": "preprinted", "shift_x": "1,5", "shift_y": "-2"}
    for name, one in FIELDS.items():
        place = one.place
        data |= {f"{name}-{part}": f"{getattr(place, part) / 10:.1f}".replace(".", ",") for part in ("x", "y", "width")}
        data |= {f"{name}-shown": "on", f"{name}-size": str(place.size), f"{name}-align": place.align.value}
    return {**data, **changes}


def test_the_layout_on_screen(client, row) -> None:
    address = reverse("certificate-layout")
    page = text(client.get(address))
    assert "Mẫu in giấy chứng nhận" in text(client.get(reverse("certificates")))
    for one in FIELDS.values():
        assert one.label in page
    bad = text(client.post(address, form_of(**{"product-x": "290"})))
    assert "nằm ngoài trang giấy" in bad
    assert 'value="290"' in bad
    assert client.post(address, form_of(emblem=SimpleUploadedFile("e.png", b"x"))).status_code == 200
    assert client.post(address, form_of()).status_code == 302
    kept = CertificateLayout.objects.get()
    assert (kept.no, kept.settings["shift_x"], kept.settings["shift_y"]) == (1, 15, -20)
    assert "Bản 1" in text(client.get(address))
    assert "vừa được người khác sửa" in text(client.post(address, form_of()))
    pdf = client.get(reverse("certificate-pdf", args=[row.uuid]))
    assert "GIẤY CHỨNG NHẬN" not in words_of(pdf.content)
    assert client.get(reverse("certificate-docx", args=[row.uuid])).status_code == 302
    assert "DOCX" not in text(client.get(reverse("certificate", args=[row.uuid])))


@pytest.mark.parametrize("no", [0, 1])
def test_preview(client, row, no) -> None:
    domain.save_layout(row.authority, layout=PREPRINTED, seen=0, by=officer_of(row))
    response = client.get(reverse("certificate-layout-preview", args=[no]))
    words = words_of(response.content)
    assert "DỮ LIỆU MINH HỌA" in words
    assert "Tên sản phẩm mẫu" in words
    assert ("GIẤY CHỨNG NHẬN" in words) is (no == 0)
    assert client.get(reverse("certificate-layout-preview", args=[7])).status_code == 404


def test_another_authority_has_its_own(client, row) -> None:
    other = make_certificate()
    domain.save_layout(other.authority, layout=PREPRINTED, seen=0, by=officer_of(other))
    assert client.get(reverse("certificate-layout-preview", args=[1])).status_code == 404
    assert not documents.is_preprinted(row.authority)
    assert documents.certificate_sheet(row).valid_from == date(2026, 6, 14)
