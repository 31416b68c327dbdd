"""From three lists of one day each to units with a validity, and what became of each.

What two lists say of one code decides: the same code, name, kind and parent is one unit all along; the same code and
name with another kind or parent is the same unit changed on an unknown day between the lists; anything else ended or
began on an unknown day. A day that is not known is a span, written "2023-01-01..2025-06-30".
"""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from territory_facts import (
    BETWEEN_END,
    BETWEEN_START,
    CITIES_2026,
    COMMUNES_2025,
    HUE_DAY,
    HUE_DISTRICTS,
    HUE_LAW,
    LAST_OLD_DAY,
    OTHER_SPELLING,
    PROVINCE_LAW,
    REFORM,
    UNKNOWN_START,
    WARDS_2026,
)
from territory_match import Matcher
from territory_sources import Row, Structure, aliases

from saolang.territory.names import spell, squeeze

ABOVE = {"province": "", "district": "province", "commune": "district"}


@dataclass(frozen=True)
class Unit:
    id: str
    level: str
    kind: str
    code: str
    name: str
    parent: str
    start: str
    end: str
    resolution: str
    lists: str
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Link:
    """`form`: continues (the same unit, other kind, name or parent), whole, part."""

    old: str
    new: str
    form: str
    day: str
    resolution: str
    basis: str  # law | note | same | alias | converter


@dataclass
class Book:
    units: dict[str, Unit] = field(default_factory=dict)
    links: dict[tuple[str, str], Link] = field(default_factory=dict)

    def add(self, unit: Unit) -> str:
        if unit.id in self.units:
            raise SystemExit(f"two units have the id {unit.id}")
        self.units[unit.id] = unit
        return unit.id

    def link(self, *links: Link) -> None:
        for link in links:
            self.links.setdefault((link.old, link.new), link)

    def within_parents(self) -> None:
        """A unit cannot outlast the unit above it: narrow the unknown days of its start and end to that one's life."""
        for unit in sorted(self.units.values(), key=lambda one: ("province", "district", "commune").index(one.level)):
            if not unit.parent:
                continue
            above = [self.units[at] for at in self._forms(unit.parent)]
            first = min(form.start.partition("..")[0] for form in above)
            last = max((form.end or "9999").rpartition("..")[2] for form in above)
            earliest, dots, latest = unit.start.partition("..")
            if dots and earliest:
                self.units[unit.id] = unit = replace(unit, start=span(max(earliest, first), latest))
            earliest, dots, latest = unit.end.partition("..")
            if dots:
                self.units[unit.id] = replace(unit, end=span(earliest, min(latest, last)))

    def _forms(self, unit: str) -> set[str]:
        found = {unit}
        while True:
            links = [link for link in self._continued if found & {link.old, link.new}]
            more = {at for link in links for at in (link.old, link.new)}
            if more <= found:
                return found
            found |= more

    @cached_property
    def _continued(self) -> list[Link]:
        return [link for link in self.links.values() if link.form == "continues" and link.old[0] != "c"]


def span(earliest: str, latest: str) -> str:
    return earliest if earliest == latest else f"{earliest}..{latest}"


def key(row: Row, tag: str) -> str:
    return f"{row.level[0]}{row.code}-{tag}"


def same_name(one: Row, two: Row) -> bool:
    return squeeze(one.name) == squeeze(two.name) or (one.level == "commune" and one.code in OTHER_SPELLING)


def day_before(spec: str) -> str:
    """The last day of what ended when something began on `spec`."""
    return "..".join((date.fromisoformat(day) - timedelta(days=1)).isoformat() for day in spec.split(".."))


class Old:
    """The lists of 2021-2022 and of 6/2025 as units that may reach from one to the other."""

    def __init__(self, book: Book, first: Structure, last: Structure) -> None:
        self.book, self.first, self.last = book, first, last
        self.first_id: dict[tuple[str, str], str] = {}
        self.last_id: dict[tuple[str, str], str] = {}

    def build(self) -> None:
        for level in ("province", "district", "commune"):
            codes = sorted({code for rank, code in self.first | self.last if rank == level})
            for code in codes:
                self._unit((level, code))
        self._hue()
        self._merged()

    def _unit(self, at: tuple[str, str]) -> None:
        one, two = self.first.get(at), self.last.get(at)
        if one and two and same_name(one, two) and one.kind == two.kind and self._same_parent(one, two):
            self.first_id[at] = self.last_id[at] = self._add(two, "a", UNKNOWN_START, LAST_OLD_DAY, one)
            return
        if one:
            self.first_id[at] = self._add(one, "a", UNKNOWN_START, BETWEEN_END)
        if two:
            self.last_id[at] = self._add(two, "b", BETWEEN_START, LAST_OLD_DAY)
        if one and two and same_name(one, two):
            link = Link(self.first_id[at], self.last_id[at], "continues", BETWEEN_START, "", "same")
            self.book.link(link)

    def _same_parent(self, one: Row, two: Row) -> bool:
        """Whether both stand under one unit: the code of an ended district was given to another (682, 753, 474)."""
        if one.parent != two.parent:
            return False
        at = (ABOVE[one.level], one.parent)
        return at not in self.first or same_name(self.first[at], self.last[at])

    def _add(self, row: Row, tag: str, start: str, end: str, other: Row | None = None) -> str:
        lists = "2021-2022 6/2025" if other else "2021-2022" if tag == "a" else "6/2025"
        above = ABOVE[row.level]
        ids = self.first_id if tag == "a" and not other else self.last_id
        names = (other.name,) if other and spell(other.name) != spell(row.name) else ()
        parent = ids[above, row.parent] if above else ""
        unit = Unit(key(row, tag), row.level, row.kind, row.code, row.name, parent, start, end, "", lists, names)
        return self.book.add(unit)

    def _hue(self) -> None:
        units = self.book.units
        before, after = units["p46-a"], units["p46-b"]
        units["p46-a"] = replace(before, end=day_before(HUE_DAY))
        units["p46-b"] = replace(after, start=HUE_DAY, resolution=HUE_LAW)
        units["d474-a"] = replace(units["d474-a"], end=day_before(HUE_DAY))
        for code in ("d474-b", "d475-b"):
            units[code] = replace(units[code], start=HUE_DAY, resolution=HUE_DISTRICTS)
            self.book.link(Link("d474-a", code, "part", HUE_DAY, HUE_DISTRICTS, "law"))
        self._hue_communes()
        self.book.link(Link("p46-a", "p46-b", "continues", HUE_DAY, HUE_LAW, "law"))

    def _hue_communes(self) -> None:
        """What else stayed as it was changed its district on the day of the decision."""
        units = self.book.units
        for at, link in self.book.links.items():
            old, new = units[link.old], units[link.new]
            if old.parent == "d474-a" and link.form == "continues" and old.kind == new.kind:
                units[old.id] = replace(old, end=day_before(HUE_DAY))
                units[new.id] = replace(new, start=HUE_DAY, resolution=HUE_DISTRICTS)
                self.book.links[at] = replace(link, day=HUE_DAY, resolution=HUE_DISTRICTS, basis="law")

    def _merged(self) -> None:
        """Communes whose code is gone or given on by 6/2025: one of the same name and kind stands in their place
        under another code, or one whose earlier name is theirs."""
        known = aliases()
        into = {}  # district of the first list → districts where its communes are in the last list
        for (level, code), row in self.first.items():
            if level == "commune" and (level, code) in self.last:
                into.setdefault(row.parent, set()).add(self.last[level, code].parent)
        done = {link.old for link in self.book.links.values()}
        for at, one in self.first.items():
            old = self.first_id[at]
            if one.level != "commune" or old in done or old == self.last_id.get(at):
                continue
            places = into.get(one.parent, set())
            name = squeeze(one.kind) + squeeze(one.name)
            heirs = {code for district in places for code in known.get((district, name), ())}
            kept = {
                code
                for (level, code), row in self.last.items()
                if level == "commune"
                and row.parent in places
                and row.kind == one.kind
                and squeeze(row.name) == squeeze(one.name)
                and self._began_between((level, code))
            }
            for found, basis in ((kept, "same"), (heirs, "alias")):
                if len(found) == 1:
                    new = self.last_id["commune", found.pop()]
                    self.book.link(Link(old, new, "whole", BETWEEN_START, "", basis))
                    break

    def _began_between(self, at: tuple[str, str]) -> bool:
        """Whether the unit of 6/2025 is not one that the first list has under the same code and name."""
        first = self.first.get(at)
        return first is None or not same_name(first, self.last[at])


class Reform:
    """The units of 1/7/2025 and the changes of 2026, tied to the old ones by the notes."""

    def __init__(self, book: Book, old: Old, now: Structure) -> None:
        self.book, self.old, self.now = book, old, now
        self.matcher = Matcher(old.last, now)
        self.made = self.matcher.run()
        self.new_id: dict[tuple[str, str], str] = {}
        self.start_id: dict[str, str] = {}  # code of a commune → its unit of 1/7/2025

    def build(self) -> None:
        for row in self.now.values():
            if row.level == "province":
                self._province(row)
        for row in self.now.values():
            if row.level == "commune":
                self._commune(row)
        for code, made in self.made.items():
            for old, part in made.found.items():
                self.take(old, code, part, "note")

    def take(self, old: str, new: str, part: str, basis: str) -> None:
        resolution = self.book.units[self.start_id[new]].resolution
        old_id = self.old.last_id["commune", old]
        self.book.link(Link(old_id, self.start_id[new], part, REFORM, resolution, basis))

    def _province(self, row: Row) -> None:
        parts = sorted(old for old, new in self.matcher.scope.items() if new == row.code)
        before, day, law = CITIES_2026.get(row.code, (row.kind, "", ""))
        if len(parts) == 1:  # not merged: the unit goes on as it was
            first = self.old.last_id["province", parts[0]]
            unit = self.book.units[first]
            self.book.units[first] = replace(unit, end="", lists=f"{unit.lists} 10/2026" if not day else unit.lists)
        else:
            lists = "" if day else "10/2026"
            unit = Unit(key(row, "c"), "province", before, row.code, row.name, "", REFORM, "", PROVINCE_LAW, lists)
            first = self.book.add(unit)
            for old in parts:
                self.book.link(Link(self.old.last_id["province", old], first, "whole", REFORM, PROVINCE_LAW, "law"))
        self.new_id["province", row.code] = self._changed(first, row, day, law) if day else first

    def _commune(self, row: Row) -> None:
        note = self.made[row.code].note
        parent = self.new_id["province", row.parent]
        day = WARDS_2026.get(note.resolution, "")
        kind, resolution = ("xã", COMMUNES_2025[row.parent]) if day else (row.kind, note.resolution)
        lists = "" if day else "10/2026"
        unit = Unit(key(row, "c"), "commune", kind, row.code, row.name, parent, REFORM, "", resolution, lists)
        first = self.start_id[row.code] = self.book.add(unit)
        self.new_id["commune", row.code] = self._changed(first, row, day, note.resolution) if day else first

    def _changed(self, first: str, row: Row, day: str, resolution: str) -> str:
        """Another kind from `day` on: the unit before ends, the same unit goes on as a row of its own."""
        before = self.book.units[first]
        self.book.units[first] = replace(before, end=day_before(day))
        after = replace(
            before, id=key(row, "d"), kind=row.kind, start=day, end="", resolution=resolution, lists="10/2026"
        )
        new = self.book.add(after)
        self.book.link(Link(first, new, "continues", day, resolution, "law"))
        return new
