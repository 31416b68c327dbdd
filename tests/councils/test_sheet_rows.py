"""The score sheets of a year as CSV and XLSX: who sees which, what stands in them."""

import csv
import io
import zipfile
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from saolang.councils import sheet_rows
from saolang.councils.rules import Seated
from saolang.law.load import product_set
from saolang.people.enums import Role
from saolang.people.models import Membership
from tests.factories.councils import Hall, close, make_concluded, make_scoring, mark_all, sheet_of
from tests.factories.people import make_member

pytestmark = pytest.mark.django_db


def signed_in(member: Membership) -> Client:
    client = Client()
    client.force_login(member.account)
    return client


def content(client: Client, hall: Hall, ending: str = "csv") -> bytes:
    answer = client.get(reverse(f"office-sheets-{ending}", args=[hall.round.year]))
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def table(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def test_one_row_a_sheet_one_column_a_criterion() -> None:
    hall = make_concluded([[6000, None, 5000]])
    rows = table(content(signed_in(hall.office), hall))
    assert len(rows) == 3
    sheet = sheet_of(hall, hall.seats[1])
    row = next(one for one in rows if one["Thành viên"] == sheet.seat.full_name)
    law = product_set(sheet.entry.dossier.product_set)
    assert {mark.criterion: mark.points for mark in sheet.marks.all()} == {
        one.key: round(float(row[one.key]) * 100) for one in law.criteria
    }
    assert (
        float(row["Tổng điểm"]) * 100 == sheet.total == sum(float(row[f"Phần {part.code}"]) * 100 for part in law.parts)
    )
    assert row["Sản phẩm"] == sheet.entry.dossier.product.name
    assert row["Tình trạng"] == "Đã chốt điểm"


def test_open_sheets_are_not_shown_before_the_result() -> None:
    hall = make_scoring()
    by = Seated(hall.seats[0])
    close(mark_all(sheet_of(hall, hall.seats[0]), by=by), by=by)
    mark_all(sheet_of(hall, hall.seats[1]), by=Seated(hall.seats[1]))
    rows = table(content(signed_in(hall.office), hall))
    assert [row["Thành viên"] for row in rows] == [hall.seats[0].full_name]


def test_a_name_that_looks_like_a_formula_is_text() -> None:
    hall = make_concluded()
    product = hall.dossiers[0].product
    product.name = "=HYPERLINK(1)"
    product.save()
    assert table(content(signed_in(hall.office), hall))[0]["Sản phẩm"] == "'=HYPERLINK(1)"


def test_the_workbook_opens() -> None:
    hall = make_concluded()
    raw = content(signed_in(hall.office), hall, "xlsx")
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        assert package.testzip() is None
        assert hall.dossiers[0].product.name in package.read("xl/worksheets/sheet1.xml").decode()


def test_made_up_data_says_so() -> None:
    hall = make_concluded()
    hall.office.organisation.illustration = True
    hall.office.organisation.save()
    assert content(signed_in(hall.office), hall).decode("utf-8-sig").startswith("DỮ LIỆU MINH HỌA")


def test_other_provinces_and_other_roles_see_nothing() -> None:
    hall = make_concluded()
    address = reverse("office-sheets-csv", args=[hall.round.year])
    assert signed_in(make_member(Role.OCOP_OFFICE)).get(address).status_code == 404
    for role in (Role.PRODUCER, Role.COMMUNE_OFFICER, Role.CLERK, Role.SYSTEM_ADMIN):
        assert signed_in(make_member(role)).get(address).status_code == 403
    assert signed_in(hall.office).get(reverse("office-sheets-csv", args=[1999])).status_code == 404


def test_the_list_of_rounds_leads_to_the_files() -> None:
    hall = make_concluded()
    page = signed_in(hall.office).get(reverse("office-rounds")).content.decode()
    assert reverse("office-sheets-xlsx", args=[hall.round.year]) in page
    other = make_member(Role.OCOP_OFFICE)
    assert "Phiếu đánh giá của cả năm" not in signed_in(other).get(reverse("office-rounds")).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_a_fixed_number_of_questions(count: int, django_assert_num_queries: Any) -> None:
    hall = make_concluded([[6000] * 3] * count)
    with django_assert_num_queries(5):
        assert len(list(sheet_rows.rows_of_year(hall.office, hall.round.year))) == 3 * count + 1
