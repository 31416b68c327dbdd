"""Fill the tables from the data files. Loading again only writes what changed; rows entered here stay."""

from collections.abc import Iterable
from datetime import date

from django.db import connection, transaction

from saolang.core.clock import today
from saolang.territory import catalogue as files
from saolang.territory.models import Kind, Responsibility, Succession, Unit
from saolang.viet.text import fold

_KINDS = {kind.label: kind.value for kind in Kind}
_FIELDS = [
    *("level", "kind", "code", "name", "folded", "parent_id", "province_id"),
    *("valid_from", "valid_to", "start_unknown", "end_unknown", "resolution"),
]
_BATCH = 1000


@transaction.atomic
def load_units() -> int:
    """Write all units, what became of them and who answers for them today.

    Returns:
        how many units the data files hold.
    """
    book = files.catalogue()
    ids: dict[str, int] = {}
    for level in files.LEVELS:
        _write(level, [unit for unit in book.units.values() if unit.level == level], ids)
    _write_successions(book, ids)
    _write_responsibilities(book, ids)
    _tell_the_planner()
    return len(book.units)


def _tell_the_planner() -> None:
    """PostgreSQL plans badly over tables that were empty a moment ago; its own statistics come minutes later."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for model in (Unit, Succession, Responsibility):
                cursor.execute(f'ANALYZE "{model._meta.db_table}"')


def _write(level: str, units: Iterable[files.Unit], ids: dict[str, int]) -> None:
    """Insert or update the units of one level; `ids` gains their primary keys by stable id."""
    known = {
        stable_id: (pk, values)
        for pk, stable_id, *values in Unit.objects.filter(level=level, invented=False).values_list(
            "pk", "stable_id", *_FIELDS
        )
    }
    changed = [
        row
        for row in (_row(unit, ids) for unit in units)
        if row.stable_id not in known or known[row.stable_id][1] != [getattr(row, name) for name in _FIELDS]
    ]
    Unit.objects.bulk_create(
        changed, batch_size=_BATCH, update_conflicts=True, unique_fields=["stable_id"], update_fields=_FIELDS
    )
    ids.update(Unit.objects.filter(level=level, invented=False).values_list("stable_id", "pk"))


def _row(unit: files.Unit, ids: dict[str, int]) -> Unit:
    top = unit
    while top.parent_id:
        top = files.catalogue().units[top.parent_id]
    return Unit(
        stable_id=unit.id,
        level=unit.level,
        kind=_KINDS[unit.kind],
        code=unit.code,
        name=unit.name,
        folded=fold(unit.name),
        parent_id=ids[unit.parent_id] if unit.parent_id else None,
        province_id=ids[top.id] if top is not unit else None,
        valid_from=_day(unit.start),
        valid_to=_day(unit.end),
        start_unknown=unit.start.day is None and bool(unit.start.earliest),
        end_unknown=unit.end is not None and unit.end.day is None,
        resolution=unit.resolution,
    )


def _day(span: files.Span | None) -> date | None:
    return date.fromisoformat(span.day) if span and span.day else None


def _write_successions(book: files.Catalogue, ids: dict[str, int]) -> None:
    links = Succession.objects.filter(old__invented=False)
    known = {
        (old, new): (pk, *values)
        for pk, old, new, *values in links.values_list("pk", "old_id", "new_id", "on", "is_part", "resolution")
    }
    rows = []
    for link in book.successions:
        row = Succession(
            old_id=ids[link.old_id],
            new_id=ids[link.new_id],
            on=date.fromisoformat(link.day) if link.day else None,
            is_part=link.form == "part",
            resolution=link.resolution,
        )
        _pk, *values = known.pop((row.old_id, row.new_id), (None,))
        if values != [row.on, row.is_part, row.resolution]:
            rows.append(row)
    if known:  # a unit that the files have since divided into two forms leads on through the later one
        links.filter(pk__in=[pk for pk, *_values in known.values()]).delete()
    Succession.objects.bulk_create(
        rows,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["old", "new"],
        update_fields=["on", "is_part", "resolution"],
    )


def _write_responsibilities(book: files.Catalogue, ids: dict[str, int]) -> None:
    """One unit of today for each ended unit that has exactly one; a divided unit waits for a person's assignment."""
    day = today().isoformat()
    wanted: dict[int, int] = {}
    for unit in book.units.values():
        if unit.on(day) == files.YES:
            continue
        heirs = book.responsible(unit, day)
        if len(heirs) == 1:
            wanted[ids[unit.id]] = ids[heirs[0].id]
    known = dict(Responsibility.objects.values_list("unit_id", "today_id"))
    decided = set(Responsibility.objects.exclude(decided_by="").values_list("unit_id", flat=True))
    Responsibility.objects.bulk_create(
        [
            Responsibility(unit_id=unit, today_id=heir)
            for unit, heir in wanted.items()
            if unit not in decided and known.get(unit) != heir
        ],
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["unit"],
        update_fields=["today"],
    )
