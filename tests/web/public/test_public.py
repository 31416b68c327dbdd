"""The buyer's pages: what is said on each boundary day, no cookie, two queries at most, kept no longer than true."""

import io
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from saolang.certificates import codes, domain, terms
from saolang.core import files
from saolang.people.enums import Role
from saolang.territory.models import Kind as UnitKind
from saolang.territory.models import Level, Responsibility
from saolang.web.public.caching import seconds_to_midnight
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


def text_of(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def test_front_page_answers_anyone(client) -> None:
    assert "OCOP" in text_of(client, "/")
    assert "OCOP" in text_of(client, "/en/")


def test_front_page_tells_the_term_of_the_law(client) -> None:
    months = terms.months_valid(date(2026, 11, 22))
    assert f"trong {months} tháng" in text_of(client, "/")
    assert f"for {months} months" in text_of(client, "/en/")


@pytest.mark.parametrize(
    ("day", "word", "sentence"),
    [
        (date(2026, 6, 13), "Chưa có hiệu lực", "Có hiệu lực từ ngày 14/06/2026."),
        (date(2026, 6, 14), "Còn hiệu lực", "Còn hiệu lực đến hết ngày 14/06/2029."),
        (date(2028, 12, 15), "Còn hiệu lực", "Còn hiệu lực đến hết ngày 14/06/2029."),
        (date(2028, 12, 16), "Sắp hết hạn", "Còn hiệu lực đến hết ngày 14/06/2029."),
        (LAST, "Sắp hết hạn", "Hôm nay là ngày cuối."),
        (LAST + DAY, "Hết hiệu lực", "Đã hết hiệu lực sau ngày 14/06/2029."),
    ],
)
def test_state_on_each_boundary_day(client, travel, day, word, sentence) -> None:
    row = make_certificate()
    travel(day)
    page = text_of(client, f"/s/{row.code}")
    assert f"<strong>{word}</strong>" in page
    assert sentence in page


def test_everything_a_buyer_needs_is_there(client) -> None:
    row = make_certificate(star=4)
    page = text_of(client, f"/s/{row.code}")
    for words in (
        "Khô cá lóc Bến Mẫu",
        "Hợp tác xã Thủy sản Bến Mẫu",
        "xã Bến Mẫu, tỉnh Sao Mai",
        "4 sao",
        "số 118/GCN-UBND, ngày 14/06/2026",
        row.decision_number,
        "00-00017-3-2026",
        codes.shown(row.code),
        f"/bao-sai-pham/{row.code}",
    ):
        assert words in page
    assert "<script" not in page
    assert "MINH HỌA" not in page


def test_english(client) -> None:
    row = make_certificate()
    page = text_of(client, f"/en/s/{row.code}")
    assert '<html lang="en"' in page
    assert "Valid until the end of 14/06/2029." in page
    assert "Producer" in page
    assert "Ending soon" not in page
    assert f'href="/s/{row.code}"' in page
    assert "Còn hiệu lực" not in page


def test_prolonged_withdrawn_replaced(client, travel) -> None:
    travel(LAST + 10 * DAY)
    prolonged = make_certificate()
    leader = make_member(prolonged.authority, Role.PROVINCE_LEADER)
    domain.prolong(prolonged, decided_on=LAST + DAY, reason="Nộp muộn", by=leader)
    assert "muộn nhất đến hết ngày 11/12/2029" in text_of(client, f"/s/{prolonged.code}")
    withdrawn = make_certificate()
    leader = make_member(withdrawn.authority, Role.PROVINCE_LEADER)
    domain.withdraw(withdrawn, ground="d", decision_number="9/QĐ-UBND", decided_on=date(2027, 3, 1), by=leader)
    page = text_of(client, f"/s/{withdrawn.code}")
    assert "Bị thu hồi" in page
    assert "Quyết định 9/QĐ-UBND ngày 01/03/2027" in page
    old = make_certificate()
    new = domain.replace(old, grant=make_grant(old.product, star=4, on=date(2028, 1, 1)), by=None)
    assert f'href="/s/{new.code}"' in text_of(client, f"/s/{old.code}")


def test_old_list_says_what_is_known(client) -> None:
    note = "Theo tài liệu năm 2021; chưa có dữ liệu sau đó."
    row = make_old(decision_number="1991/QĐ-UBND-HC", decided_on=date(2021, 12, 31), public_note=note)
    page = text_of(client, f"/s/{row.code}")
    assert page.count(note) == 1
    assert "1991/QĐ-UBND-HC" in page
    assert "tài liệu không ghi" in page


def test_unit_of_its_own_date_and_of_today(client) -> None:
    province = make_unit("Đồng Tháp", level=Level.PROVINCE, kind=UnitKind.TINH)
    district = make_unit("Tân Hồng", level=Level.DISTRICT, kind=UnitKind.HUYEN, province=province)
    place = make_unit("Tân Hộ Cơ", parent=district, province=province, valid_to=date(2025, 6, 30))
    row = make_old(make_product(place=place))
    assert "đơn vị này kết thúc ngày 30/06/2025" in text_of(client, f"/s/{row.code}")
    Responsibility.objects.create(unit=place, today=make_unit("Tân Hộ Cơ", province=province))
    page = text_of(client, f"/s/{row.code}")
    assert "xã Tân Hộ Cơ, huyện Tân Hồng, tỉnh Đồng Tháp" in page
    assert "nay là xã Tân Hộ Cơ, tỉnh Đồng Tháp" in page


def test_invented_data_says_so(client) -> None:
    product = make_product(place=make_unit("Bến Mẫu", invented=True))
    row = make_certificate(product)
    for address in (f"/s/{row.code}", "/?tim=kho+ca+loc", f"/bao-sai-pham/{row.code}"):
        page = text_of(client, address)
        assert "DỮ LIỆU MINH HỌA – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ" in page
        assert 'class="watermark"' in page


# --- Codes ----------------------------------------------------------------------------------------------------


def test_other_spellings_lead_to_the_code(client) -> None:
    row = make_certificate()
    typed = f"{row.code[:5].lower()}-{row.code[5:]}"
    assert client.get(f"/s/{typed}").headers["Location"] == f"/s/{row.code}"
    assert client.get("/", {"tim": codes.shown(row.code).lower()}).headers["Location"] == f"/s/{row.code}"
    assert client.get(f"/en/s/{typed}").headers["Location"] == f"/en/s/{row.code}"


@pytest.mark.parametrize("code", ["ABC", "0000000001", "<script>alert(1)<", "ĐỒNG THÁP", "%25", "x" * 3000])
def test_unknown_codes_say_what_to_check(client, code) -> None:
    page = text_of(client, reverse("public-certificate", args=[code]), status=404)
    assert "Hãy kiểm tra" in page
    assert "<script" not in page


def test_a_well_formed_code_that_was_never_given(client) -> None:
    page = text_of(client, f"/s/{codes.new_code()}", status=404)
    assert "gõ thiếu" not in page


# --- Fast, without a trace ------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3])
def test_at_most_two_queries(client, count, django_assert_max_num_queries) -> None:
    rows = [make_certificate() for _ in range(count)]
    for address in (f"/s/{rows[0].code}", f"/en/s/{rows[0].code}", "/?tim=kho+ca+loc", f"/s/{codes.new_code()}"):
        with django_assert_max_num_queries(2):
            client.get(address)


def test_no_cookie_even_for_someone_signed_in(client) -> None:
    row = make_certificate()
    account = make_member(row.authority, Role.CLERK).account
    client.force_login(account)
    for address in ("/", f"/s/{row.code}", f"/en/s/{row.code}", "/?tim=kho", f"/s/{codes.new_code()}", "/robots.txt"):
        response = client.get(address)
        assert not response.cookies, address
        assert "Cookie" not in response.headers.get("Vary", ""), address
        assert "public" in response.headers["Cache-Control"], address
        assert account.full_name not in response.content.decode()


def test_kept_a_minute_and_never_over_midnight(client, travel) -> None:
    row = make_certificate()
    travel(date(2026, 11, 30))
    header = client.get(f"/s/{row.code}").headers["Cache-Control"]
    age = int(header.split("max-age=")[1].split(",")[0])
    assert age <= 60
    before = datetime.fromisoformat("2026-11-30T23:59:30+07:00")
    assert seconds_to_midnight(before) == 30
    assert seconds_to_midnight(before - timedelta(hours=23)) == 23 * 3600 + 30


def test_an_unchanged_page_is_not_sent_again(client) -> None:
    address = f"/s/{make_certificate().code}"
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    # The page tells the minute; a test that runs over its end sees a new page.
    assert again.status_code == 304 or again.headers["ETag"] != first.headers["ETag"]
    assert client.get(address, headers={"If-None-Match": '"other"'}).status_code == 200


def test_rate_limit_counts_searches_and_wrong_codes_only(client, settings) -> None:
    from django.core.cache import cache

    cache.clear()
    settings.PUBLIC_RATE = 3
    row = make_certificate()
    statuses = [client.get("/?tim=kho").status_code for _ in range(3)]
    refused = client.get("/?tim=kho")
    assert [*statuses, refused.status_code] == [200, 200, 200, 429]
    assert "Hãy đợi một phút" in refused.content.decode()
    assert refused["Retry-After"] == "60"
    assert client.get(f"/s/{codes.new_code()}").status_code == 429
    assert client.get(f"/s/{row.code}").status_code == 200
    assert client.get("/?tim=kho", headers={"X-Forwarded-For": "10.0.0.9"}).status_code == 429
    cache.clear()


def test_picture_is_kept_for_ever_and_private_files_are_not_shown(client) -> None:
    raw = io.BytesIO()
    Image.new("RGB", (8, 6), "gold").save(raw, "PNG")
    public = files.store(raw, media_type="image/png", public=True)
    row = make_certificate(make_product(picture=public))
    assert f"/anh/{public.sha256}" in text_of(client, f"/s/{row.code}")
    response = client.get(f"/anh/{public.sha256}")
    assert b"".join(response.streaming_content) == raw.getvalue()
    assert "immutable" in response.headers["Cache-Control"]
    assert not response.cookies
    private = files.store(io.BytesIO(b"secret"), media_type="image/png")
    hidden = make_certificate(make_product(picture=private))
    assert "/anh/" not in text_of(client, f"/s/{hidden.code}")
    assert client.get(f"/anh/{private.sha256}").status_code == 404


@pytest.mark.parametrize("text", ["'; DROP TABLE", "%", "🌾", "a" * 5000, "   ", "\\", "_"])
def test_any_words_can_be_searched(client, text) -> None:
    assert client.get("/", {"tim": text}).status_code == 200


def test_report_page_names_the_places_to_write_to(client) -> None:
    row = make_certificate()
    page = text_of(client, f"/bao-sai-pham/{row.code}")
    assert row.authority_name in page
    assert "UBND xã Bến Mẫu, tỉnh Sao Mai" in page


def test_every_word_of_the_buyers_pages_has_its_english(client, travel) -> None:
    """Open every page in English: what is left in Vietnamese are names."""
    names = ("Khô cá lóc Bến Mẫu", "Hợp tác xã Thủy sản Bến Mẫu", "xã Bến Mẫu, tỉnh Sao Mai", "UBND tỉnh Sao Mai")
    names = (*names, "Sao Làng", "Tiếng Việt", "QĐ-UBND")
    row = make_certificate()
    pages = []
    for day in (date(2026, 6, 13), date(2026, 7, 1), LAST, LAST + DAY):
        travel(day)
        pages.append(text_of(client, f"/en/s/{row.code}"))
    pages += [text_of(client, "/en/"), text_of(client, "/en/?tim=kho"), text_of(client, "/en/?tim=qqqq")]
    pages += [text_of(client, "/en/s/1234", status=404), text_of(client, "/en/?tim=ABCDE12345")]
    for page in pages:
        left = page
        for name in names:
            left = left.replace(name, "")
        assert not [
            letter for letter in left if letter in "ắằặẵẳâấầậẫẩêếềệễểôốồộỗổơớờợỡởưứừựữửđĐáàạãảéèẹẽẻíìịĩỉóòọõỏúùụũủýỳỵỹỷ"
        ], left
