"""The administrative units of Viet Nam through time, read from our own data files; no Django.

Three structures are known, each from a list of one day: 63 provinces / 705 districts / 10,599 communes (2021-2022),
63 / 696 / 10,035 (to 30/6/2025) and 34 / 3,321 (from 1/7/2025, with the changes of 2026). A unit that stands in the
first two with the same code, name, kind and parent is one row; any change starts another row, so a reused code never
joins two units. A day no source gives is a span between the two lists; on such a day a unit is `MAYBE` valid.
"""

import csv
import gzip
import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

YES, MAYBE, NO = "yes", "maybe", "no"
LEVELS = ("province", "district", "commune")


@dataclass(frozen=True, slots=True)
class Span:
    """A day known to lie between two (ISO days, both included); "" is open. One day when both are equal."""

    earliest: str
    latest: str

    @property
    def day(self) -> str | None:
        """The day itself, None when it is unknown."""
        return self.earliest if self.earliest == self.latest else None

    @classmethod
    def read(cls, text: str) -> "Span":
        earliest, dots, latest = text.partition("..")
        return cls(earliest, latest if dots else earliest)


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit during one validity.

    Attributes:
        id: ours, stable: level letter, code and the list it first stands in (a 2021-2022, b 6/2025, c 1/7/2025,
            d 2026).
        level: province, district or commune.
        kind: "xã", "phường", "thị trấn", "đặc khu", "huyện", "quận", "thị xã", "thành phố", "tỉnh".
        code: of the statistics office; no key, since codes were given again to other units.
        name: official, without its kind.
        parent_id: the unit above, in its last form before this unit ended; "" for a province.
        start: first day, or the days between which it lies.
        end: last day (included), likewise; None while it lasts.
        resolution: number of the decision that made it, "" when no source tells.
        lists: the lists it stands in ("2021-2022", "6/2025", "10/2026").
        other_names: other spellings of the lists.
    """

    id: str
    level: str
    kind: str
    code: str
    name: str
    parent_id: str
    start: Span
    end: Span | None
    resolution: str
    lists: tuple[str, ...]
    other_names: tuple[str, ...]

    def on(self, day: str) -> str:
        """YES, MAYBE or NO: whether the unit is valid on an ISO day."""
        if day < self.start.earliest or (self.end is not None and day > self.end.latest):
            return NO
        sure = day >= self.start.latest and (self.end is None or day <= self.end.earliest)
        return YES if sure else MAYBE


@dataclass(frozen=True, slots=True)
class Succession:
    """What became of a unit.

    Attributes:
        form: "continues" (the same unit with another kind, name or parent), "whole" or "part".
        day: ISO day, None when unknown.
        basis: "law" (a resolution named by number), "note" (the note of the new unit), "same" (code and name, or name
            and place, of two lists), "alias" (an earlier name in a list) or "converter" (a table of others where the
            note is silent).
    """

    old_id: str
    new_id: str
    form: str
    day: str | None
    resolution: str
    basis: str


class Catalogue:
    """All units and successions, with the few questions that need both."""

    def __init__(self, units: list[Unit], successions: list[Succession]) -> None:
        self.units = {unit.id: unit for unit in units}
        self.successions = successions
        self._after: dict[str, list[Succession]] = defaultdict(list)
        self._before: dict[str, list[Succession]] = defaultdict(list)
        self._children: dict[str, list[Unit]] = defaultdict(list)
        for succession in successions:
            self._after[succession.old_id].append(succession)
            self._before[succession.new_id].append(succession)
        for unit in units:
            self._children[unit.parent_id].append(unit)

    def valid_on(self, day: str, level: str | None = None) -> Iterator[Unit]:
        """Units that are surely or possibly valid on an ISO day."""
        return (
            unit for unit in self.units.values() if (level is None or unit.level == level) and unit.on(day) is not NO
        )

    def versions(self, unit: Unit) -> list[Unit]:
        """The unit in all its forms (other kind, name or parent), itself included."""
        found, ahead = {unit.id: unit}, [unit.id]
        while ahead:
            at = ahead.pop()
            links = [link.new_id for link in self._after[at] if link.form == "continues"]
            links += [link.old_id for link in self._before[at] if link.form == "continues"]
            for other in links:
                if other not in found:
                    found[other] = self.units[other]
                    ahead.append(other)
        return list(found.values())

    def form_on(self, unit: Unit, day: str) -> Unit:
        """The form of the unit that is valid on the day: surely, else possibly, else the unit as given."""
        forms = sorted(self.versions(unit), key=lambda form: form is not unit)
        for wanted in (YES, MAYBE):
            for form in forms:
                if form.on(day) == wanted:
                    return form
        return unit

    def path(self, unit: Unit, day: str) -> list[Unit]:
        """From the province down to the unit itself, each in the form valid on the day."""
        line = [unit]
        while line[0].parent_id:
            line.insert(0, self.form_on(self.units[line[0].parent_id], day))
        return line

    def children(self, unit: Unit) -> list[Unit]:
        """Units whose parent the unit is, in any of its forms and at any time."""
        return [child for form in self.versions(unit) for child in self._children[form.id]]

    def successions_of(self, unit: Unit) -> list[Succession]:
        return self._after[unit.id]

    def responsible(self, unit: Unit, day: str) -> list[Unit]:
        """Who answers on the day for what the unit was.

        The unit itself while it is valid; else its successors, theirs in turn, several when it was divided. A
        district has none since 1/7/2025: the communes of today that took over its communes answer for it. Empty when
        no source tells.
        """
        found: dict[str, Unit] = {}
        seen: set[str] = set()
        ahead = [unit]
        while ahead:
            one = ahead.pop(0)
            if one.id in seen:
                continue
            seen.add(one.id)
            if one.on(day) == YES or (one.on(day) == MAYBE and not self._after[one.id]):
                found[one.id] = one
                continue
            after = [self.units[link.new_id] for link in self._after[one.id]]
            if not after and one.level == "district":
                after = [child for child in self.children(one) if child.start.earliest <= (one.end or one.start).latest]
            ahead.extend(after)
        return sorted(found.values(), key=lambda one: one.id)


@cache
def catalogue() -> Catalogue:
    """The catalogue of the data files, read once."""
    units = [
        Unit(
            at,
            level,
            kind,
            code,
            name,
            parent,
            Span.read(start),
            Span.read(end) if end else None,
            resolution,
            tuple(lists.split()),
            tuple(filter(None, other_names.split(";"))),
        )
        for at, level, kind, code, name, parent, start, end, resolution, lists, other_names in _rows("units.tsv.gz")
    ]
    successions = [
        Succession(old, new, form, None if ".." in day else day, resolution, basis)
        for old, new, form, day, resolution, basis in _rows("successions.tsv.gz")
    ]
    return Catalogue(units, successions)


def _rows(name: str) -> Iterator[list[str]]:
    data = gzip.decompress((files("saolang.territory") / "data" / name).read_bytes()).decode()
    rows = csv.reader(io.StringIO(data), delimiter="\t", quoting=csv.QUOTE_NONE)
    next(rows)
    return rows
