"""The pages of a renewal at 5 stars, from the province's report to the central council (Điều 7.6e)."""

import pytest
from django.test import Client
from django.urls import reverse

from saolang.councils import queries
from saolang.people.models import Membership
from tests.councils.test_opinions import hall_of
from tests.councils.test_renewal_at_centre import make_asked
from tests.factories.national import make_centre, send_up
from tests.factories.renewals import issue_renewal_report, make_house, make_ready, to_office

pytestmark = pytest.mark.django_db


def page(by: Membership, name: str, *args: object, **query: str) -> str:
    client = Client()
    client.force_login(by.account)
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.content.decode()


def test_the_province_and_the_ministry_read_where_the_renewal_stands(travel) -> None:
    house, centre, council = make_asked(travel)
    dossier = house.dossier
    for section in ("duong-di", "ho-so", "bon-noi-dung", "van-ban", "yeu-cau", "lich-su"):
        page(house.office, "office-dossier", dossier.uuid, phan=section)
        page(centre.office, "office-dossier", dossier.uuid, phan=section)
    page(house.office, "national-file", dossier.national_file.uuid)
    page(centre.office, "national-file", dossier.national_file.uuid)
    page(centre.office, "council-board", council.uuid)
    page(centre.office, "office-round", council.round.uuid)
    (result,) = queries.results_of(council)
    page(centre.office, "council-result", council.uuid, result.entry.uuid)
    assert "Bước tiếp theo" in page(centre.office, "council-board", council.uuid)


def test_before_the_letter_the_office_reads_what_the_file_needs(travel) -> None:
    house = make_house(travel, star=5, authority=make_centre().ministry)
    dossier = to_office(house)
    assert "Tiếp nhận" in page(house.office, "office-dossier", dossier.uuid)
    make_ready(house)
    page(house.office, "office-dossier-review", dossier.uuid)
    issue_renewal_report(house)
    shown = page(house.office, "national-file", dossier.national_file.uuid)
    assert "Báo cáo đánh giá của cơ quan tham mưu" in shown
    assert page(house.office, "national-letter")
    send_up(hall_of(house))
    assert "Đã gửi Bộ" in page(house.office, "national-file", dossier.national_file.uuid)
