"""Long tables as CSV and XLSX: text stays text, numbers stay numbers, memory stays the same."""

import csv
import io
import tracemalloc
import zipfile
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from saolang.documents.write.rows import Cell, csv_pieces, xlsx_pieces

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)


def read_csv(rows: list[list[Cell]]) -> list[list[str]]:
    return list(csv.reader(io.StringIO(b"".join(csv_pieces(rows)).decode("utf-8-sig"), newline="")))


def sheet_of(rows: list[list[Cell]], *, heading: int = 1) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(b"".join(xlsx_pieces(rows, name="Phiếu", heading=heading)))) as package:
        assert package.testzip() is None
        for name in package.namelist():
            etree.fromstring(package.read(name))
        return etree.fromstring(package.read("xl/worksheets/sheet1.xml"))


def read_xlsx(rows: list[list[Cell]]) -> list[list[str]]:
    return [
        ["".join(cell.itertext()) for cell in row.findall("m:c", NS)] for row in sheet_of(rows).iterfind(".//m:row", NS)
    ]


@given(st.lists(st.lists(st.one_of(TEXTS, st.integers(), st.none()), min_size=1, max_size=4), max_size=5))
def test_what_is_written_is_read_again(rows: list[list[Cell]]) -> None:
    plain = [["" if cell is None else str(cell) for cell in row] for row in rows]
    assert read_csv([row for row in rows if row != [None] and row != [""]]) == [
        [
            f"'{text}" if isinstance(cell, str) and text[:1] in {"=", "+", "-", "@"} else text
            for cell, text in zip(row, shown, strict=True)
        ]
        for row, shown in zip(rows, plain, strict=True)
        if row not in ([None], [""])
    ]
    assert [[text.replace("\u2028", "").replace("\u2029", "") for text in row] for row in read_xlsx(rows)] == [
        ["".join(letter for letter in text if letter.isprintable()) for text in row] for row in plain
    ]


@pytest.mark.parametrize("text", ["=1+1", "+84912", "-2", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")'])
def test_no_cell_becomes_a_formula(text: str) -> None:
    assert read_csv([[text]])[0][0].startswith("'")
    sheet = sheet_of([[text]])
    assert sheet.find(".//m:f", NS) is None
    assert sheet.find(".//m:c", NS).get("t") == "inlineStr"


def test_numbers_are_numbers() -> None:
    assert read_csv([[-3, Decimal("6.5")]]) == [["-3", "6.5"]]
    cells = sheet_of([["Điểm"], [-3, Decimal("6.5"), None]]).findall(".//m:row", NS)[1]
    assert [(cell.get("t"), "".join(cell.itertext())) for cell in cells] == [(None, "-3"), (None, "6.5"), (None, "")]


def test_spreadsheets_know_the_letters() -> None:
    assert b"".join(csv_pieces([["Bánh tráng"]])).startswith(b"\xef\xbb\xbf")


def test_an_empty_table_is_a_table() -> None:
    assert read_csv([]) == []
    assert read_xlsx([]) == []


def test_memory_does_not_grow_with_the_rows() -> None:
    def rows(count: int) -> Iterator[list[Cell]]:
        return ([f"Sản phẩm {place}", place, Decimal("6.5"), *range(30)] for place in range(count))

    def peak(count: int) -> int:
        tracemalloc.start()
        for _piece in xlsx_pieces(rows(count), name="Phiếu"):
            pass
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    assert peak(8_000) < 2 * peak(800)
