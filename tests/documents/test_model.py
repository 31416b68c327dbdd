from datetime import date

import pytest

from saolang.documents.errors import DocumentError
from saolang.documents.model import (
    Cell,
    CertificateSheet,
    Column,
    Footer,
    Image,
    OfficialDocument,
    PlaceDate,
    Qr,
    Signature,
    Table,
    cell,
    grid,
)

A, B = Column(1), Column(2)


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (((cell("x"),),), "table_grid"),
        (((cell("x"), cell("y"), cell("z")),), "table_grid"),
        (((cell("x", colspan=3),),), "table_grid"),
        (((cell("x", rowspan=2), cell("y")),), "table_grid"),
        (((cell("x"), cell("y", rowspan=2)), (cell("z", colspan=2),)), "table_grid"),
    ],
)
def test_a_table_must_fill_its_grid(rows: tuple[tuple[Cell, ...], ...], code: str) -> None:
    with pytest.raises(DocumentError) as refused:
        Table((A, B), rows=rows)
    assert refused.value.code == code


def test_merged_cells_are_found_again_in_the_rows_below() -> None:
    tall = cell("x", rowspan=2)
    rows = ((tall, cell("y")), (cell("z"),))
    assert list(grid(rows, 2)) == [[(0, tall, False), (1, cell("y"), False)], [(0, tall, True), (1, cell("z"), False)]]


def test_wrong_values_are_refused_with_a_sentence() -> None:
    attempts = [
        lambda: Table(()),
        lambda: Column(0),
        lambda: Cell(colspan=0),
        lambda: Image(b"GIF89a", 10),
        lambda: Image(b"\x89PNG\r\n\x1a\n", 0),
        lambda: Qr(""),
        lambda: Qr("x" * 501),
        lambda: Footer(("a", "b", "c", "d")),
        lambda: Footer(qr="x" * 301),
        lambda: OfficialDocument(body_size=15),
    ]
    for attempt in attempts:
        with pytest.raises(DocumentError) as refused:
            attempt()
        assert refused.value.message.endswith(".")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"stars": 0}, "stars"),
        ({"stars": 6}, "stars"),
        ({"valid_to": date(2025, 1, 1)}, "validity"),
        ({"qr": ""}, "qr_text"),
    ],
)
def test_a_certificate_needs_stars_a_term_and_a_code(change: dict[str, object], code: str) -> None:
    values: dict[str, object] = {
        "authority": "A",
        "title": "B",
        "product": "C",
        "producer": "D",
        "address": "",
        "stars": 3,
        "code": "X",
        "decision": "",
        "valid_from": date(2026, 1, 1),
        "valid_to": date(2029, 1, 1),
        "place_date": PlaceDate(),
        "signature": Signature(),
        "qr": "https://a.vn",
    }
    with pytest.raises(DocumentError) as refused:
        CertificateSheet(**(values | change))  # type: ignore[arg-type]
    assert refused.value.code == code
