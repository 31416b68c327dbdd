"""Beginning many chains at once gives the same log as one event after the other."""

import pytest
from django.db import IntegrityError

from saolang.core import events
from saolang.core.models import Event, EventChains, EventHead
from tests.factories.people import make_member, make_province

pytestmark = pytest.mark.django_db


def test_many_chains_begin_at_once_and_go_on_one_by_one() -> None:
    by = make_member()
    units = [make_province() for _ in range(3)]
    facts = [events.Fact(kind="made", by=by, data={"n": 1}), events.Fact(kind="changed")]
    events.record_first([(unit, facts) for unit in units])
    events.record(units[1], "renamed", by=by)
    assert [event.kind for event in events.history(units[1])] == ["renamed", "changed", "made"]
    assert EventChains.objects.get().count == EventHead.objects.count()
    assert events.make_anchor()
    assert not list(events.verify())


def test_an_object_with_a_chain_is_refused() -> None:
    unit = make_province()
    events.record(unit, "made", by=None)
    count = Event.objects.count()
    with pytest.raises(IntegrityError):
        events.record_first([(unit, [events.Fact(kind="made")])])
    assert Event.objects.count() == count


def test_a_chain_begun_at_once_and_removed_is_found() -> None:
    units = [make_province(), make_province()]
    events.record_first([(unit, [events.Fact(kind="made", data={"n": 1})]) for unit in units])
    EventHead.objects.filter(object_id=units[0].uuid).delete()
    assert list(events.verify())
