"""What all makers share: random numbers, days, names, number books, and events that are written at the end."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, TypeVar
from uuid import UUID

from django.db import models
from django.utils import timezone

from saolang.core import clock, events
from saolang.papers.models import NumberBook, NumberEntry
from saolang.people.models import Membership, Organisation
from saolang.viet.workdays import add_working_days

Row = TypeVar("Row", bound=models.Model)
DATA = Path(__file__).parent.parent / "data" / "bulk-names.json"
BATCH = 2_000


@cache
def words() -> dict[str, Any]:
    """The words that names are put together from."""
    made: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
    return made


def save(rows: Sequence[Row]) -> Sequence[Row]:
    """Insert rows; their keys are set."""
    if rows:
        type(rows[0])._base_manager.bulk_create(rows, batch_size=BATCH)
    return rows


@dataclass(frozen=True, slots=True)
class _Taken:
    book: tuple[int, str, int]
    number: int
    obj: models.Model
    at: datetime


class Maker:
    """The run of one province: the same seed and number make the same province.

    Attributes:
        password: hash shared by all accounts that can sign in.
    """

    def __init__(self, *, seed: int, number: int, password: str) -> None:
        self.seed, self.number, self.password = seed, number, password
        self.rng = Random(f"{seed}/{number}")  # noqa: S311 - made-up data, not a secret
        self.today = clock.today()
        self.calendar = clock.calendar()
        self._histories: list[tuple[models.Model, list[events.Fact]]] = []
        self._history_of: dict[tuple[str, UUID], list[events.Fact]] = {}
        self._books: dict[tuple[int, str, int], int] = defaultdict(int)
        self._taken: list[_Taken] = []

    def new(self, model: type[Row], **values: Any) -> Row:
        """A row, not saved, with a UUID of the seed."""
        return model(uuid=UUID(int=self.rng.getrandbits(128), version=4), **values)

    def pick(self, weighted: Iterable[tuple[Any, int]]) -> Any:
        """One of (value, weight)."""
        values, weights = zip(*weighted, strict=True)
        return self.rng.choices(values, weights)[0]

    def person(self) -> str:
        """A name; the last word says that nobody is meant."""
        book = words()
        return " ".join(self.rng.choice(book[part]) for part in ("surnames", "middles", "given")) + " Mẫu"

    def later(self, day: date, working_days: int) -> date:
        """A day so many working days later."""
        return add_working_days(day, working_days, self.calendar)

    def before(self, day: date, working_days: int) -> date:
        """A worked day so many working days earlier."""
        for _day in range(working_days):
            day = self.earlier(day - timedelta(days=1))
        return self.earlier(day)

    def earlier(self, day: date) -> date:
        """The day itself when it is worked, else the last worked day before it."""
        while not self.calendar.is_working(day):
            day -= timedelta(days=1)
        return day

    def at(self, day: date, hour: int = 9) -> datetime:
        """A moment of a day."""
        return timezone.make_aware(datetime.combine(day, time(hour)))

    def happened(self, obj: models.Model, *facts: events.Fact) -> None:
        """Keep the first events of an object until `finish`."""
        self._histories.append((obj, list(facts)))
        self._history_of[obj._meta.label, obj.uuid] = self._histories[-1][1]  # type: ignore[attr-defined]

    def happened_later(self, obj: models.Model, *facts: events.Fact) -> None:
        """What an object lived through after its first events."""
        self._history_of[obj._meta.label, obj.uuid] += facts  # type: ignore[attr-defined]

    def number_for(self, organisation: Organisation, series: str, *, obj: models.Model, on: date) -> int:
        """The next number of a book; ask in the order of days."""
        book = (organisation.pk, series, on.year)
        self._books[book] += 1
        self._taken.append(_Taken(book, self._books[book], obj, self.at(on)))
        return self._books[book]

    def finish(self) -> None:
        """Write number books and the event log."""
        books = {
            key: NumberBook(organisation_id=key[0], series=key[1], year=key[2], last=last)
            for key, last in self._books.items()
        }
        save(list(books.values()))
        save(
            [
                NumberEntry(
                    book=books[one.book],
                    number=one.number,
                    object_type=one.obj._meta.label_lower,
                    object_id=one.obj.uuid,  # type: ignore[attr-defined]
                    taken_at=one.at,
                )
                for one in self._taken
            ]
        )
        events.record_first(self._histories)


def fact(verb: str, /, *, at: datetime, by: Membership | None = None, **data: Any) -> events.Fact:
    """An event with its data as keywords."""
    return events.Fact(kind=verb, by=by, data=data, at=at)
