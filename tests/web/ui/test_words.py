"""Numbers, money and time in words of a screen."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import formats, translation
from hypothesis import given
from hypothesis import strategies as st

from saolang.web.ui import words


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (None, None, ""),
        (0, None, "0"),
        (1234, None, "1.234"),
        (Decimal("1234.50"), None, "1.234,5"),
        (Decimal("1234.50"), 2, "1.234,50"),
        (-1000, None, "-1.000"),
        (100, None, "100"),
        (Decimal("1E+3"), None, "1.000"),
    ],
)
def test_number(value: int | Decimal | None, decimals: int | None, text: str) -> None:
    assert words.number(value, decimals) == text


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("ĐẢM BẢO CHẤT LƯỢNG SẢN PHẨM", "Đảm bảo chất lượng sản phẩm"),
        ("KIỂM TRA ĐỊNH KỲ CÁC CHỈ TIÊU ATTP", "Kiểm tra định kỳ các chỉ tiêu ATTP"),
        ("Ghi nhãn hàng hóa (OCOP)", "Ghi nhãn hàng hóa (OCOP)"),
        ("", ""),
    ],
)
def test_headings_in_capitals_are_shown_as_sentences(printed: str, shown: str) -> None:
    assert words.sentence(printed) == shown


@given(st.integers(-(10**15), 10**15))
def test_number_reads_back(value: int) -> None:
    assert int(words.number(value).replace(".", "")) == value


@given(st.integers(0, 100_00))
def test_points_read_back(hundredths: int) -> None:
    assert Decimal(words.points(hundredths).replace(",", ".")) * 100 == hundredths


def test_filters_of_templates() -> None:
    source = "{{ p|points }} | {{ m|vnd }} | {{ d|day }} | {{ t|moment }} | {{ n|points }}{{ n|day }} | {{ s|size }}"
    context = {
        "p": 6850,
        "m": 6422330000,
        "d": date(2026, 2, 5),
        "t": datetime(2026, 11, 22, 2, 41, tzinfo=UTC),
        "n": None,
        "s": 1_258_291,
    }
    shown = Template(source).render(Context(context))
    assert shown == "68,5 | 6.422.330.000 đồng | 05/02/2026 | 09:41 ngày 22/11/2026 |  | 1,2 MB"


def test_day_of_a_moment_is_the_vietnamese_day() -> None:
    assert words.day(datetime(2026, 11, 21, 18, 0, tzinfo=UTC)) == "22/11/2026"


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 byte"), (1023, "1023 byte"), (2048, "2 KB"), (50 * 1024 * 1024, "50 MB"), (None, "")]
)
def test_size(count: int | None, text: str) -> None:
    assert words.size(count) == text


def test_english_pages_speak_english() -> None:
    with translation.override("en"):
        assert words.days_left(1, working=True) == "1 working day left"
        assert words.days_left(-2, working=False) == "2 days late"
        assert words.vnd(1000) == "1.000 VND"


def test_django_formats_are_vietnamese() -> None:
    with translation.override("vi"):
        assert formats.date_format(date(2026, 2, 5)) == "05/02/2026"
        assert formats.number_format(Decimal("1234.5"), use_l10n=True, force_grouping=True) == "1.234,5"
