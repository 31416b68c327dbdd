"""The event log finds every kind of tampering that DESIGN rule 7 names."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError

from saolang.core import events, triggers
from saolang.core.models import Event, EventHead, Holiday
from saolang.people.models import Organisation

pytestmark = pytest.mark.django_db


def make_chain(name: str, length: int = 3) -> Organisation:
    organisation = Organisation.objects.create(kind="partner", name=name, folded=name)
    for number in range(length):
        events.record(organisation, "changed", by=None, data={"number": number})
    return organisation


@pytest.fixture
def loosened() -> None:
    """An intruder with rights on the database would first drop the triggers."""
    with connection.cursor() as cursor:
        for statement in triggers.drop_statements(connection, "core_event"):
            cursor.execute(statement)


def faults() -> list[str]:
    return [fault.sentence for fault in events.verify()]


def test_chains_of_two_objects_are_whole() -> None:
    make_chain("a")
    make_chain("b", 1)
    events.make_anchor()
    assert faults() == []
    assert list(Event.objects.order_by("id").values_list("seq", flat=True)) == [1, 2, 3, 1]


def test_events_refuse_change_and_removal() -> None:
    make_chain("a", 1)
    with pytest.raises(DatabaseError), transaction.atomic():
        Event.objects.update(kind="forged")
    with pytest.raises(DatabaseError), transaction.atomic():
        Event.objects.all().delete()
    assert faults() == []


def test_name_of_an_actor_can_be_erased_without_breaking_the_chain() -> None:
    make_chain("a", 2)
    Event.objects.update(actor_name="")
    assert faults() == []


@pytest.mark.usefixtures("loosened")
def test_changed_row_is_found() -> None:
    make_chain("a")
    Event.objects.filter(seq=2).update(data='{"number":9}')
    assert faults() == ["Nội dung sự kiện số 2 đã bị sửa."]


@pytest.mark.usefixtures("loosened")
def test_removed_row_in_the_middle_is_found() -> None:
    make_chain("a")
    Event.objects.filter(seq=2).delete()
    assert faults() == ["Thiếu sự kiện trước số 3."]


@pytest.mark.usefixtures("loosened")
def test_removed_last_row_is_found() -> None:
    make_chain("a")
    Event.objects.filter(seq=3).delete()
    assert faults() == ["Các sự kiện cuối chuỗi đã bị xóa hoặc đầu chuỗi đã bị sửa."]


@pytest.mark.usefixtures("loosened")
def test_inserted_row_is_found() -> None:
    make_chain("a")
    last = Event.objects.get(seq=3)
    last.pk, last.seq = None, 4
    last.save(force_insert=True)
    assert "Sự kiện số 4 không nối với sự kiện trước." in faults()


@pytest.mark.usefixtures("loosened")
def test_reordered_rows_are_found() -> None:
    make_chain("a")
    Event.objects.filter(seq=1).update(seq=99)
    Event.objects.filter(seq=2).update(seq=1)
    Event.objects.filter(seq=99).update(seq=2)
    assert "Nội dung sự kiện số 1 đã bị sửa." in faults()


@pytest.mark.usefixtures("loosened")
def test_removed_chain_is_found_even_with_its_head() -> None:
    make_chain("a")
    gone = make_chain("b")
    make_chain("c")
    Event.objects.filter(object_id=gone.uuid).delete()
    EventHead.objects.filter(object_id=gone.uuid).delete()
    assert faults() == ["Chuỗi sự kiện số 2 đã bị xóa hoặc bị chèn vào."]


@pytest.mark.usefixtures("loosened")
def test_history_rewritten_from_the_start_contradicts_the_anchor() -> None:
    organisation = make_chain("a", 1)
    events.make_anchor()
    Event.objects.all().delete()
    EventHead.objects.update(seq=0, hash="")
    events.record(organisation, "forged", by=None)
    assert any("mốc kiểm tra" in sentence for sentence in faults())


def test_anchor_is_made_only_when_something_happened() -> None:
    make_chain("a", 1)
    assert events.make_anchor() is not None
    assert events.make_anchor() is None


@pytest.mark.django_db(transaction=True)
def test_many_at_once_make_one_chain() -> None:
    organisation = make_chain("a", 1)
    errors: list[Exception] = []

    def add() -> None:
        try:
            for _ in range(5):
                events.record(organisation, "changed", by=None)
        except (IntegrityError, DatabaseError) as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=add) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert list(events.history(organisation).values_list("seq", flat=True)) == list(range(41, 0, -1))
    assert faults() == []


def test_holidays_table_corrects_the_public_calendar() -> None:
    from datetime import date

    from saolang.core import clock

    assert not clock.calendar().is_working(date(2026, 2, 17))
    Holiday.objects.create(day=date(2026, 2, 17), is_working=True, name="đổi ngày")
    Holiday.objects.create(day=date(2026, 3, 3), is_working=False, name="nghỉ bù")
    assert clock.calendar().is_working(date(2026, 2, 17))
    assert not clock.calendar().is_working(date(2026, 3, 3))
