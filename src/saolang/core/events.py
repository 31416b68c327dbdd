"""The event log: hash chains, one for each object (DESIGN rule 7)."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from saolang.core import clock
from saolang.core.models import Event, EventAnchor, EventChains, EventHead

_BATCH = 1000


class Actor(Protocol):
    """Who acts: a membership, or anything that can say the same four things."""

    @property
    def actor_id(self) -> UUID: ...
    @property
    def actor_name(self) -> str: ...
    @property
    def actor_role(self) -> str: ...
    @property
    def actor_unit(self) -> str: ...


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces: equal values give equal text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def record(obj: models.Model, kind: str, *, by: Actor | None, data: dict[str, Any] | None = None) -> Event:
    """Add an event to the chain of `obj`. Call it inside the transaction of the change.

    Args:
        obj: a saved row with a `uuid`.
        kind: what happened, a verb in the past ("submitted").
        by: who acted; None is the system itself.
        data: facts without personal values (ids, dates, numbers).
    """
    return record_many([(obj, kind, data or {})], by=by)[0]


@transaction.atomic
def record_many(items: list[tuple[models.Model, str, dict[str, Any]]], *, by: Actor | None) -> list[Event]:
    """Add events to several chains in the order given; see `record`."""
    events = []
    for obj, kind, data in items:
        head = _locked_head(obj)
        event = _next(head, kind, data, by=by)
        event.save(force_insert=True)
        head.save(update_fields=["seq", "hash"])
        events.append(event)
    return events


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """An event still to be written, for `record_first`; `at` is this moment when None."""

    kind: str
    by: Actor | None = None
    data: dict[str, Any] | None = None
    at: datetime | None = None


@transaction.atomic
def record_first(histories: Sequence[tuple[models.Model, Sequence[Fact]]]) -> None:
    """Begin the chains of many new objects at once, for imports and made-up data of any size.

    Args:
        histories: saved rows that have no event yet, each with its events in order, at least one.

    Raises:
        IntegrityError: an object has a chain already.
    """
    EventChains.objects.get_or_create(pk=1)
    counter = EventChains.objects.select_for_update().get(pk=1)
    heads, events = [], []
    for number, (obj, facts) in enumerate(histories, start=counter.count + 1):
        head = EventHead(object_type=obj._meta.label_lower, object_id=obj.uuid, chain=number)  # type: ignore[attr-defined]
        events += [_next(head, fact.kind, fact.data, by=fact.by, at=fact.at) for fact in facts]
        heads.append(head)
    counter.count += len(heads)
    counter.save(update_fields=["count"])
    EventHead.objects.bulk_create(heads, batch_size=_BATCH)
    Event.objects.bulk_create(events, batch_size=_BATCH)


def _next(
    head: EventHead, kind: str, data: dict[str, Any] | None, *, by: Actor | None, at: datetime | None = None
) -> Event:
    """The next event of a chain, not saved; the head moves on to it."""
    event = Event(
        object_type=head.object_type,
        object_id=head.object_id,
        seq=head.seq + 1,
        at=at or clock.now(),
        kind=kind,
        data=canonical(data or {}),
        actor=by.actor_id if by else None,
        actor_name=by.actor_name if by else "",
        role=by.actor_role if by else "",
        unit=by.actor_unit if by else "",
        previous_hash=head.hash or _genesis(head),
    )
    event.hash = _hash(event)
    head.seq, head.hash = event.seq, event.hash
    return event


def history(obj: models.Model) -> models.QuerySet[Event]:
    """The events of one object, newest first."""
    return Event.objects.filter(object_type=obj._meta.label_lower, object_id=obj.uuid).order_by("-seq")  # type: ignore[attr-defined]


def _locked_head(obj: models.Model) -> EventHead:
    key = {"object_type": obj._meta.label_lower, "object_id": obj.uuid}  # type: ignore[attr-defined]
    head = EventHead.objects.select_for_update().filter(**key).first()
    if head:
        return head
    EventChains.objects.get_or_create(pk=1)
    counter = EventChains.objects.select_for_update().get(pk=1)
    # Another transaction may have started this chain while we waited for the counter.
    if head := EventHead.objects.select_for_update().filter(**key).first():
        return head
    counter.count += 1
    counter.save(update_fields=["count"])
    return EventHead.objects.create(**key, chain=counter.count)


def _genesis(head: EventHead) -> str:
    return hashlib.sha256(f"{head.chain}|{head.object_type}|{head.object_id}".encode()).hexdigest()


def _hash(event: Event) -> str:
    return hashlib.sha256(canonical(sealed(event)).encode()).hexdigest()


def sealed(event: Event) -> dict[str, Any]:
    """What the hash of an event covers: everything but the actor's name, which may have to be erased one day."""
    return {
        "object": [event.object_type, str(event.object_id), event.seq],
        "at": _utc(event.at),
        "kind": event.kind,
        "data": event.data,
        "actor": [str(event.actor or ""), event.role, event.unit],
        "previous": event.previous_hash,
    }


def _utc(moment: datetime) -> str:
    return moment.astimezone(timezone.get_fixed_timezone(0)).strftime("%Y-%m-%dT%H:%M:%S.%f")


# --- Anchors and verification -----------------------------------------------------------------------------


@transaction.atomic
def make_anchor() -> EventAnchor | None:
    """Fix the state of all chains in one digest; None when nothing happened since the last anchor."""
    last = Event.objects.order_by("-id").values_list("id", flat=True).first() or 0
    previous = EventAnchor.objects.last()
    if previous and previous.last_event == last:
        return None
    chains, digest = _digest_up_to(last)
    return EventAnchor.objects.create(made_at=clock.now(), last_event=last, chains=chains, digest=digest)


def _digest_up_to(last_event: int) -> tuple[int, str]:
    """Number of chains and digest over the last link of each, as they were at event `last_event`."""
    links: dict[tuple[str, UUID], tuple[int, str]] = {}
    rows = Event.objects.filter(id__lte=last_event).order_by("id")
    for kind, key, seq, link in rows.values_list("object_type", "object_id", "seq", "hash").iterator(chunk_size=5000):
        links[kind, key] = (seq, link)
    sums = hashlib.sha256()
    for (kind, key), (seq, link) in sorted(links.items(), key=lambda item: (item[0][0], str(item[0][1]))):
        sums.update(f"{kind}|{key}|{seq}|{link}\n".encode())
    return len(links), sums.hexdigest()


@dataclass(frozen=True)
class Fault:
    """Something wrong in the log: the chain it was found in and a Vietnamese sentence."""

    object_type: str
    object_id: str
    sentence: str


def verify() -> Iterator[Fault]:
    """Yield every fault of the log: changed, inserted, reordered, removed rows, removed ends, removed chains."""
    heads = {(head.object_type, head.object_id): head for head in EventHead.objects.iterator(chunk_size=5000)}
    counter = EventChains.objects.filter(pk=1).values_list("count", flat=True).first() or 0
    numbers = {head.chain for head in heads.values()}
    for number in sorted(set(range(1, counter + 1)) ^ numbers):
        yield Fault("", "", f"Chuỗi sự kiện số {number} đã bị xóa hoặc bị chèn vào.")
    yield from _verify_chains(heads)
    for anchor in EventAnchor.objects.all():
        if _digest_up_to(anchor.last_event) != (anchor.chains, anchor.digest):
            yield Fault(
                "",
                "",
                f"Nhật ký không còn khớp với mốc kiểm tra lúc {timezone.localtime(anchor.made_at):%d/%m/%Y %H:%M}.",
            )


def _verify_chains(heads: dict[tuple[str, UUID], EventHead]) -> Iterator[Fault]:
    ends: dict[tuple[str, UUID], tuple[int, str]] = {}
    rows = Event.objects.order_by("object_type", "object_id", "seq")
    for event in rows.iterator(chunk_size=5000):
        key = (event.object_type, event.object_id)
        head = heads.get(key)
        if head is None:
            if key not in ends:
                yield Fault(event.object_type, str(event.object_id), "Có sự kiện nhưng không có đầu chuỗi.")
            ends[key] = (event.seq, event.hash)
            continue
        seq, link = ends.get(key, (0, _genesis(head)))
        if event.seq != seq + 1:
            yield Fault(event.object_type, str(event.object_id), f"Thiếu sự kiện trước số {event.seq}.")
        elif event.previous_hash != link:
            yield Fault(event.object_type, str(event.object_id), f"Sự kiện số {event.seq} không nối với sự kiện trước.")
        if event.hash != _hash(event):
            yield Fault(event.object_type, str(event.object_id), f"Nội dung sự kiện số {event.seq} đã bị sửa.")
        ends[key] = (event.seq, event.hash)
    for key, head in heads.items():
        if ends.get(key, (0, "")) != (head.seq, head.hash):
            yield Fault(key[0], str(key[1]), "Các sự kiện cuối chuỗi đã bị xóa hoặc đầu chuỗi đã bị sửa.")
