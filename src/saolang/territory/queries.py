"""Reading units: who was called so on a day, who answers for it today, what lies within it.

The tables hold a day or say that it is unknown; between which days it lies stands in the catalogue, which these
functions ask by `stable_id`. Units without a place there (the invented province of the demonstration) are judged by
their columns alone.
"""

from datetime import date
from functools import lru_cache

from django.db.models import Q, QuerySet

from saolang.core.clock import today
from saolang.territory import catalogue as files
from saolang.territory.models import Kind, Responsibility, Succession, Unit
from saolang.territory.search import UnitNotFoundError, find_unit
from saolang.territory.words import Text, kinds_from
from saolang.viet.text import fold


def valid_on(day: date, level: str | None = None) -> QuerySet[Unit]:
    """Units valid on a day; where the day of a change is unknown, both the unit before and the unit after."""
    spans = _possible_on(day.isoformat())
    known = Q(start_unknown=False, end_unknown=False)
    known &= Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    known &= Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    units = Unit.objects.filter(known | Q(stable_id__in=spans))
    return units.filter(level=level) if level else units


def unit_on(code: str, day: date, level: str) -> Unit | None:
    """The unit that bore a code on a day.

    Args:
        code: of the statistics office; it means other units at other times, hence the day.
        level: province, district or commune.

    Returns:
        None when there was none, or when the sources leave open which of two forms was valid.
    """
    units = list(valid_on(day, level).filter(code=code))
    if len(units) > 1:
        units = [unit for unit in units if _on(unit, day) == files.YES]
    return units[0] if len(units) == 1 else None


def responsible_today(unit: Unit) -> list[Unit]:
    """The units that answer today for what `unit` was: itself while it lasts, one or several successors, or none known.

    A person's assignment of a divided unit (`Responsibility`) comes first.
    """
    assigned = Responsibility.objects.filter(unit=unit).select_related("today").first()
    if assigned is not None:
        return [assigned.today]
    known = files.catalogue().units.get(unit.stable_id)
    if known is None:
        return [unit] if unit.valid_to is None or unit.valid_to >= today() else []
    heirs = [heir.id for heir in files.catalogue().responsible(known, today().isoformat())]
    return list(Unit.objects.filter(stable_id__in=heirs).order_by("stable_id"))


def forms(unit: Unit) -> QuerySet[Unit]:
    """The unit with its other forms: the tỉnh that became a thành phố, the xã that became a phường."""
    known = files.catalogue().units.get(unit.stable_id)
    ids = [form.id for form in files.catalogue().versions(known)] if known else [unit.stable_id]
    return Unit.objects.filter(stable_id__in=ids)


def descendants(unit: Unit, day: date | None = None) -> QuerySet[Unit]:
    """All units below a unit, in any of its forms; only those valid on `day` when it is given."""
    above = list(forms(unit).values_list("pk", flat=True))
    below = Q(parent__in=above) | Q(parent__parent__in=above)
    return (valid_on(day) if day else Unit.objects.all()).filter(below)


def search_units(text: str, day: date, limit: int = 20) -> list[Unit]:
    """Units an address or the beginning of a name may mean on a day, the exact ones first.

    Args:
        text: as a person types it, with or without accents and kinds.
        day: only units valid on this day.
        limit: at most so many.
    """
    if not Text.read(text).words:
        return []
    try:
        found = find_unit(text, today=day.isoformat(), on=day.isoformat())
    except UnitNotFoundError:
        exact = []
    else:
        exact = [unit.id for unit in ((found.unit,) if found.unit else found.ambiguous)]
    units = list(Unit.objects.filter(stable_id__in=exact[:limit]).select_related("parent__parent"))
    if len(units) < limit:
        begun = _begun(text, day).exclude(stable_id__in=exact)
        units += begun.select_related("parent__parent").order_by("folded", "stable_id")[: limit - len(units)]
    return units


def units_named(word: str) -> QuerySet[Unit]:
    """Units found by one folded word: in their own name, a superior's, a former one, or that of who answers today.

    Each way is a subquery of its own, read once; joined in one query they multiply, which takes PostgreSQL seconds.
    """
    named = Unit.objects.filter(folded__contains=word).values("pk")
    heirs = Succession.objects.filter(old__in=named).values("new")
    answered = Responsibility.objects.filter(today__in=named).values("unit")
    return Unit.objects.filter(
        Q(pk__in=named) | Q(province__in=named) | Q(parent__in=named) | Q(pk__in=heirs) | Q(pk__in=answered)
    )


def _begun(text: str, day: date) -> QuerySet[Unit]:
    """Units whose name begins with the text, after a kind when it begins with one ("xa tan h")."""
    words = Text.read(text)
    start, kinds = kinds_from(words, 0)[0]
    name = fold(words.plain(start, len(words.words)))
    units = valid_on(day).filter(folded__startswith=name)
    return units.filter(kind__in=[kind.value for kind in Kind if kind.label in kinds]) if kinds else units


def label(unit: Unit, day: date | None = None) -> str:
    """The unit with its superiors: "xã Tân Hộ Cơ, huyện Tân Hồng, tỉnh Đồng Tháp".

    Args:
        day: on which the superiors' kinds and names are taken; by default today, or the unit's last day.
    """
    known = files.catalogue().units.get(unit.stable_id)
    if known is None:
        line = [unit]
        while line[-1].parent is not None:
            line.append(line[-1].parent)
        return ", ".join(f"{one.get_kind_display()} {one.name}" for one in line)
    last = known.end.latest if known.end else "9999"
    when = min(day.isoformat() if day else today().isoformat(), last)
    return ", ".join(f"{one.kind} {one.name}" for one in reversed(files.catalogue().path(known, when)))


@lru_cache(maxsize=64)
def _possible_on(day: str) -> list[str]:
    """Stable ids of the units with an unknown first or last day that may be valid on an ISO day."""
    return [
        unit.id
        for unit in files.catalogue().units.values()
        if ((unit.start.day is None and unit.start.earliest) or (unit.end and unit.end.day is None))
        and unit.on(day) != files.NO
    ]


def _on(unit: Unit, day: date) -> str:
    known = files.catalogue().units.get(unit.stable_id)
    return known.on(day.isoformat()) if known else files.YES
