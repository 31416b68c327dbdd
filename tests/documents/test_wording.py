from datetime import date

import pytest

from saolang.documents.model import Marker, Number, PlaceDate, Recipients
from saolang.documents.write.wording import (
    base_lines,
    date_phrase,
    item_mark,
    number_line,
    place_date_line,
    recipient_lines,
)


@pytest.mark.parametrize(
    ("on", "text"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 3, 15), "ngày 15 tháng 3 năm 2026"),
        (date(2026, 1, 31), "ngày 31 tháng 01 năm 2026"),
        (date(2026, 12, 9), "ngày 09 tháng 12 năm 2026"),
        (None, "ngày …… tháng …… năm ……"),
    ],
)
def test_dates_are_written_as_the_decree_asks(on: date | None, text: str) -> None:
    assert date_phrase(on) == text


def test_unknown_place_and_date_are_dots() -> None:
    assert place_date_line(PlaceDate()) == "……………, ngày …… tháng …… năm ……"


@pytest.mark.parametrize(
    ("serial", "text"),
    [(None, "Số: ……/QĐ-UBND"), ("5", "Số: 05/QĐ-UBND"), ("05", "Số: 05/QĐ-UBND"), ("15a", "Số: 15a/QĐ-UBND")],
)
def test_numbers(serial: str | None, text: str) -> None:
    assert number_line(Number("QĐ-UBND", serial)) == text


def test_bases_end_with_semicolons_and_a_stop() -> None:
    assert base_lines(("Căn cứ A;", "Căn cứ B", "Theo đề nghị C.")) == ["Căn cứ A;", "Căn cứ B;", "Theo đề nghị C."]
    assert base_lines(("Luật A", "Căn cứ B")) == ["Căn cứ Luật A;", "Căn cứ B."]
    assert base_lines(()) == []


def test_recipients_end_with_the_archive() -> None:
    assert recipient_lines(Recipients(("Như trên;", "Sở A"), "VT, KT")) == ["- Như trên;", "- Sở A;", "- Lưu: VT, KT."]


def test_points_follow_the_vietnamese_alphabet() -> None:
    marks = [item_mark(Marker.LETTER, index) for index in range(24)]
    assert marks[:6] == ["a) ", "b) ", "c) ", "d) ", "đ) ", "e) "]
    assert marks[-1] == "aa) "
    assert len(set(marks)) == 24
    assert [item_mark(mark, 1) for mark in (Marker.DASH, Marker.PLUS, Marker.NUMBER, Marker.NONE)] == [
        "- ",
        "+ ",
        "2. ",
        "",
    ]
