"""Between sheets and results: a second scoring pass, options the council agrees on, numbers that nobody types."""

from uuid import uuid4

import pytest
from django.urls import reverse

from saolang.core.errors import NoRight, NotNow, WrongInput
from saolang.councils import counting, explain
from saolang.councils.domain import meeting, settling
from saolang.councils.enums import SheetState
from saolang.councils.models import EarlierPass, Result, Sheet
from saolang.councils.queries_rounds import entry_of
from saolang.councils.rules import Seated
from saolang.law.load import product_set
from tests.factories.councils import attend, close, make_scoring, mark_all, points_for, score, sheet_of

pytestmark = pytest.mark.django_db


def minimum_of(set_id: str) -> tuple[str, int]:
    """A criterion with a minimum of three stars that has a lower option, and the points it needs."""
    law = product_set(set_id)
    for criterion in law.criteria:
        for minimum in criterion.minimums:
            if minimum.star == 3 and minimum.points and any(one.points < minimum.points for one in criterion.options):
                return criterion.key, minimum.points
    raise AssertionError("no such criterion")


def test_promising_products_are_scored_twice_and_the_first_pass_is_kept() -> None:
    hall = make_scoring(2, scoring_passes=2)
    good, poor = hall.dossiers
    score(hall, good, totals=[6000, 6200, 5800])
    score(hall, poor, totals=[3200, 3300, 3100])
    with pytest.raises(meeting.NoQuorum):
        settling.open_next_pass(hall.fresh(), by=hall.office)
    attend(hall)
    with pytest.raises(NotNow, match="hai lần"):
        meeting.conclude(hall.council, by=hall.office)
    settling.open_next_pass(hall.fresh(), by=hall.office)
    assert EarlierPass.objects.count() == 2
    assert set(Sheet.objects.filter(entry=entry_of(good)).values_list("state", flat=True)) == {SheetState.OPEN}
    assert set(Sheet.objects.filter(entry=entry_of(poor)).values_list("state", flat=True)) == {SheetState.CLOSED}
    first = EarlierPass.objects.get(entry=entry_of(good))
    before = [one["total"] for one in first.detail["sheets"]]
    with pytest.raises(NotNow):
        settling.open_next_pass(hall.fresh(), by=hall.office)
    score(hall, good, totals=[7200, 7100, 7300])
    meeting.conclude(hall.fresh(), by=hall.office)
    result = Result.objects.get(entry=entry_of(good))
    assert [one["total"] for one in result.detail["sheets"]] != before
    assert result.detail["passes"] == 2
    lines = explain.explain_result(result)
    assert lines[0].startswith("Lần chấm 1: ")
    assert Result.objects.get(entry=entry_of(poor)).star_by_total == 2


def test_without_a_promising_product_one_pass_is_enough() -> None:
    hall = make_scoring(scoring_passes=2)
    score(hall, totals=[3000, 3100, 3200])
    attend(hall)
    meeting.conclude(hall.fresh(), by=hall.office)
    assert Result.objects.get().detail["passes"] == 1


def test_a_council_of_one_pass_opens_no_second() -> None:
    hall = make_scoring()
    score(hall, totals=[6000, 6200, 5800])
    attend(hall)
    with pytest.raises(NotNow):
        settling.open_next_pass(hall.fresh(), by=hall.office)


def test_minimums_are_tested_on_what_the_council_agreed() -> None:
    hall = make_scoring(minimum_tested_on="agreed_option")
    law = product_set(hall.dossiers[0].product_set)
    key, needs = minimum_of(law.id)
    points = points_for(law.id, 6000)
    lower = {**points, key: max(one.points for one in law.by_key[key].options if one.points < needs)}
    for seat, chosen in zip(hall.seats, (points, points, lower), strict=True):
        close(mark_all(sheet_of(hall, seat), by=Seated(seat), points=chosen), by=Seated(seat))
    attend(hall)
    entry = entry_of(hall.dossiers[0])
    [(found, criteria)] = counting.to_agree(hall.fresh())
    assert (found, [one.key for one in criteria]) == (entry, [key])
    with pytest.raises(NotNow, match="thống nhất"):
        meeting.conclude(hall.fresh(), by=hall.office)
    with pytest.raises(WrongInput):
        settling.agree(hall.council, entry, criterion=key, option="khong-co", by=hall.office)
    with pytest.raises(NotNow):
        settling.agree(hall.council, entry, criterion="khong-co", option="a", by=hall.office)
    with pytest.raises(NoRight):
        settling.agree(hall.council, entry, criterion=key, option="a", by=hall.town.officer)
    chosen = next(one for one in law.by_key[key].options if one.points >= needs)
    settling.agree(hall.council, entry, criterion=key, option=chosen.key, by=hall.office)
    meeting.conclude(hall.fresh(), by=hall.office)
    result = Result.objects.get()
    assert key not in [one["criterion"] for one in result.missed_minimums]
    assert any("Hội đồng thống nhất tiêu chí" in line for line in explain.explain_result(result))


def test_the_pages_of_agreeing_and_of_the_second_pass(client) -> None:
    hall = make_scoring(minimum_tested_on="agreed_option", scoring_passes=2)
    law = product_set(hall.dossiers[0].product_set)
    key, needs = minimum_of(law.id)
    points = points_for(law.id, 6000)
    lower = {**points, key: max(one.points for one in law.by_key[key].options if one.points < needs)}
    for seat, chosen in zip(hall.seats, (points, points, lower), strict=True):
        close(mark_all(sheet_of(hall, seat), by=Seated(seat), points=chosen), by=Seated(seat))
    attend(hall)
    client.force_login(hall.office.account)
    board = reverse("council-board", args=[hall.council.uuid])
    page = client.get(board).content.decode()
    assert "Mở lần chấm thứ hai" in page
    assert "Ghi mức điểm Hội đồng thống nhất" in page
    address = reverse("council-agree", args=[hall.council.uuid])
    assert hall.dossiers[0].product.name in client.get(address).content.decode()
    option = next(one for one in law.by_key[key].options if one.points >= needs)
    sent = {"form_key": str(uuid4()), "entry": str(entry_of(hall.dossiers[0]).uuid), key: option.key}
    assert client.post(address, sent).status_code == 302
    assert "đã ghi" in client.get(address).content.decode()
    sent = {"form_key": str(uuid4()), "version": hall.fresh().version}
    client.post(reverse("council-next-pass", args=[hall.council.uuid]), sent)
    assert hall.fresh().passes_done == 1


def test_no_form_takes_an_average(client) -> None:
    hall = make_scoring()
    score(hall, totals=[6000, 6200, 5800])
    attend(hall)
    client.force_login(hall.office.account)
    typed = {"mean": "95", "total_sum": "28500", "star": "5", "points": "9500"}
    sent = {"form_key": str(uuid4()), "version": hall.fresh().version, **typed}
    client.post(reverse("council-conclude", args=[hall.council.uuid]), sent)
    result = Result.objects.get()
    assert result.total_sum == sum(one["total"] for one in result.detail["sheets"]) < 20_000
    assert result.star == 3
