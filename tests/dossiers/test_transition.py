"""Điều 12.2: what was filed before the new decision and is not finished in time stops with a notice to file again."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from saolang.core import jobs
from saolang.core.errors import NoRight
from saolang.core.transitions import advance
from saolang.dossiers import rules
from saolang.dossiers.domain.transition import stop_unfinished
from saolang.dossiers.enums import CloseReason, Kind, State, StepState
from saolang.dossiers.models import Dossier
from saolang.papers.models import Notice
from saolang.people.enums import Role
from tests.factories.dossiers import make_submitted
from tests.factories.people import make_member
from tests.factories.producers import member_of

pytestmark = pytest.mark.django_db


def make_old(filed: date, kind: str = Kind.FIRST) -> Dossier:
    """A dossier filed under the rule of 2025."""
    dossier = make_submitted()
    moment = datetime(filed.year, filed.month, filed.day, 3, tzinfo=UTC)
    Dossier.objects.filter(pk=dossier.pk).update(
        route="1489-2025", regime="qd148-2023", kind=kind, submitted_at=moment, year=2026
    )
    dossier.refresh_from_db()
    return dossier


@pytest.mark.parametrize(
    ("kind", "last"),
    [(Kind.FIRST, date(2026, 7, 21)), (Kind.UPGRADE, date(2026, 7, 21)), (Kind.RENEWAL, date(2026, 6, 21))],
)
def test_dossier_goes_on_to_its_last_day_and_stops_the_day_after(kind: str, last: date, travel) -> None:
    dossier = make_old(date(2026, 5, 21), kind)
    travel(last)
    assert stop_unfinished() == 0
    travel(date.fromordinal(last.toordinal() + 1))
    assert stop_unfinished() == 1
    dossier.refresh_from_db()
    assert (dossier.state, dossier.close_reason) == (State.CLOSED, CloseReason.FILE_AGAIN)
    assert "nộp lại hồ sơ theo Quyết định 26/2026/QĐ-TTg" in dossier.close_note
    assert not dossier.steps.filter(state__in=[StepState.OPEN, StepState.WAITING]).exists()
    told = Notice.objects.filter(object_id=dossier.uuid, subject__contains="cần nộp lại")
    assert {notice.organisation for notice in told} == {dossier.product.producer.organisation, dossier.commune}
    assert stop_unfinished() == 0


def test_dossier_of_the_rule_in_force_is_not_concerned() -> None:
    dossier = make_submitted()
    assert stop_unfinished() == 0
    dossier.refresh_from_db()
    assert dossier.state == State.SUBMITTED


def test_the_timetable_does_it_every_day() -> None:
    dossier = make_old(date(2026, 5, 1))
    assert "stop_unfinished_dossiers" in jobs.run_due()
    dossier.refresh_from_db()
    assert dossier.state == State.CLOSED


def test_no_person_may_stop_a_dossier() -> None:
    dossier = make_old(date(2026, 5, 1))
    with pytest.raises(NoRight):
        advance(dossier, rules.TABLE, "stop", by=member_of(dossier.product.producer))


def test_both_sides_read_why_and_the_producer_can_begin_again(travel, client) -> None:
    dossier = make_old(date(2026, 5, 21))
    stop_unfinished()
    client.force_login(member_of(dossier.product.producer).account)
    page = client.get(reverse("dossier", args=[dossier.uuid])).content.decode()
    assert "cần nộp lại hồ sơ theo Quyết định 26/2026/QĐ-TTg" in page
    assert reverse("dossier-again", args=[dossier.uuid]) in page
    client.force_login(make_member(Role.COMMUNE_OFFICER, dossier.commune).account)
    page = client.get(reverse("office-dossier", args=[dossier.uuid])).content.decode()
    assert "cần nộp lại hồ sơ theo Quyết định 26/2026/QĐ-TTg" in page
