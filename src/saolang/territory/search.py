"""Find the administrative unit that an address names, on a day.

The words after the unit's own name must be its superior units, from below upwards (or, written the other way round,
those before it, from above downwards); what stands in front is house, street or hamlet. A kind that is written counts:
"thị xã Hồng Ngự" is not the huyện of that name. A superior unit may be left out, and may carry the kind or the name it
had at another time (papers lag behind), as long as no other unit of that name has the written kind.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from saolang.territory.catalogue import NO, Catalogue, Unit, catalogue
from saolang.territory.names import KINDS, fold, key, spell
from saolang.territory.words import Text, kinds_before, kinds_from

# Days that stand for a structure each, the latest first: where to look for a unit that is no longer valid.
EARLIER_DAYS = ("2026-04-01", "2025-07-01", "2025-06-30", "2022-06-30")
_LATEST_DAY = "2026-12-31"
_LONGEST_NAME = 8  # words
_LONGEST_TEXT = 80
_OTHER_NAMES = {
    "79": ("hcm", "sài gòn", "ho chi minh city"),
    "77": ("brvt", "br vt"),
    "46": ("tt huế", "t t huế", "thừa thiên huế"),
    "01": ("hn",),
    "66": ("đắc lắc", "đắc lắk"),
    "67": ("đắc nông",),
}
# Spellings of places below the province that older papers and signs use.
_OLD_SPELLINGS = {"buonmathuot": ("buôn mê thuột", "ban mê thuột", "bmt"), "krongpac": ("krông pắk",)}
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


class UnitNotFoundError(LookupError):
    """No unit fits; the text is a Vietnamese sentence."""


@dataclass(frozen=True, slots=True)
class Match:
    """A unit that fits the text; the numbers tell how well.

    Attributes:
        words: how many words of the text name the unit and its superiors.
        likeness: 3 same spelling, 2 same without accents, 1 same without spaces, for the unit's own name.
        above: the weakest likeness among the superiors, 3 without any; 0 with another kind or another time's name.
        kind_given: whether the text says the unit's kind.
    """

    unit: Unit
    words: int
    likeness: int
    above: int
    kind_given: bool

    @property
    def rank(self) -> tuple[int, int, int]:
        return self.words, self.likeness, self.above


@dataclass(frozen=True, slots=True)
class Found:
    """The answer: one unit, or several that fit equally (then `unit` is None), and the day they were sought on."""

    unit: Unit | None
    ambiguous: tuple[Unit, ...]
    day: str


def find_unit(text: str, *, today: str, on: str | None = None) -> Found:
    """Find the unit that a text names.

    Args:
        text: an address or a unit's name, in any spelling.
        today: ISO day of the question.
        on: ISO day on which the unit must be valid. Without it today's units come first, then those of the earlier
            structures, the latest first; an earlier one wins when it explains more of the words ("Y Tý, Bát Xát,
            Lào Cai" is the commune of a district that has ended, not today's commune Bát Xát).

    Raises:
        UnitNotFoundError: nothing fits (the sentence names units of other days or kinds that would), or the text is
            too long for an address.
    """
    words = Text.read(text)
    if len(words.words) > _LONGEST_TEXT:
        raise UnitNotFoundError(f"Địa chỉ dài quá {_LONGEST_TEXT} từ; hãy chỉ viết tên đơn vị và các cấp trên.")
    days = (on,) if on else (today, *(day for day in EARLIER_DAYS if day < today))
    best, found_on = _best_of(words, days)
    if not best:
        best, found_on = _best_of(Text.read(text, dashes_part=True), days)
    if not best:
        raise UnitNotFoundError(_sentence(text, words, on))
    return Found(best[0] if len(best) == 1 else None, () if len(best) == 1 else tuple(best), found_on)


def _best_of(words: Text, days: tuple[str, ...]) -> tuple[list[Unit], str]:
    """The units of the first day that explains most of the words, and that day."""
    read, best, found_on = 0, list[Unit](), ""
    for day in days:
        count, units = _best(words, day)
        if count > read:
            read, best, found_on = count, units, day
        if count == len(words.words):
            break
    return best, found_on


def label(unit: Unit, day: str) -> str:
    """The unit with its superiors as an address names them: "xã Tân Hộ Cơ, huyện Tân Hồng, tỉnh Đồng Tháp"."""
    return ", ".join(f"{one.kind} {one.name}" for one in reversed(catalogue().path(unit, day)))


def _best(text: Text, day: str, *, any_kind: bool = False) -> tuple[int, list[Unit]]:
    """The units that fit best on a day, and how many words of the text they explain."""
    matches = _matches(text, day, any_kind=any_kind)
    if not matches:
        return 0, []
    top = max(match.rank for match in matches)
    best = {match.unit.id: match.unit for match in matches if match.rank == top}
    if len(best) > 1 and len(text.segments()) == 1 and not any(match.kind_given for match in matches):
        provinces = [unit for unit in best.values() if unit.level == "province"]
        if len(provinces) == 1:  # a province's bare name means the province
            return top[0], provinces
    return top[0], sorted(best.values(), key=lambda unit: unit.id)


def _matches(text: Text, day: str, *, any_kind: bool) -> list[Match]:
    found = []
    for start in range(len(text.words)):
        for end in range(start + 1, min(start + _LONGEST_NAME, text.segment_end(start)) + 1):
            units = [unit for unit in _index().by_name.get(key(text.plain(start, end)), ()) if unit.on(day) is not NO]
            for place in _places(text, start, end) if units else ():
                for unit in units:
                    if any_kind or not place.kinds or unit.kind in place.kinds:
                        found += _whole(text, unit, place, day)
    return found


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands: its kind begins at `first`, the name at `start`; which sides may be free of superiors."""

    first: int
    start: int
    end: int
    kinds: tuple[str, ...]
    free_before: bool
    free_after: bool


def _places(text: Text, start: int, end: int) -> list[Place]:
    """The readings of a name that leave nothing unexplained on one side at least."""
    places = []
    for first, kinds in kinds_before(text, start):
        before, after = text.free_before(first, bare=not kinds), first > 0 and text.free_after(end)
        if before or after:
            places.append(Place(first, start, end, kinds, before, after))
    return places


def _whole(text: Text, unit: Unit, place: Place, day: str) -> list[Match]:
    """The matches of a unit whose name stands at a place, when the rest of the text names its superiors."""
    line = catalogue().path(unit, day)[:-1]
    above = []
    if place.free_before:
        above.append(_superiors(text, line[::-1], place.end, len(text.words), day))
    if place.free_after:
        above.append(_superiors(text, line, 0, place.first, day))
    likeness = _likeness(text, unit, place.start, place.end)
    own = place.end - place.first
    return [Match(unit, own + read[0], likeness, read[1], bool(place.kinds)) for read in above if read]


def _superiors(text: Text, line: list[Unit], start: int, end: int, day: str) -> tuple[int, int] | None:
    """Read [start, end) as names of units of `line`, in its order, any of them left out.

    Returns:
        the words read and the weakest likeness, or None when a word is left that names none of them.
    """
    start = text.skip_noise(start, end)
    if start >= end:
        return 0, 3
    readings = []
    for place, unit in enumerate(line):
        for stop, likeness in _names_at(text, unit, start, end, day):
            rest = _superiors(text, line[place + 1 :], stop, end, day)
            if rest is not None:
                readings.append((stop - start + rest[0], min(likeness, rest[1])))
    return max(readings, default=None)


def _names_at(text: Text, unit: Unit, start: int, end: int, day: str) -> list[tuple[int, int]]:
    """Where the name of a unit that begins at `start` ends, with the likeness; the best first."""
    index = _index()
    forms = catalogue().versions(unit)
    keys = {name for form in forms for name in index.keys(form)}
    found = []
    for begin, kinds in kinds_from(text, start):
        fits = not kinds or unit.kind in kinds
        if not fits and (not set(kinds) & set(KINDS[unit.level]) or index.rival(unit, kinds, day)):
            continue
        for stop in range(begin + 1, min(begin + _LONGEST_NAME, end, text.segment_end(begin)) + 1):
            if key(text.plain(begin, stop)) in keys:
                like = _likeness(text, unit, begin, stop) if fits else 0
                found.append((stop, like))
    return sorted(found, key=lambda item: (-item[1], -item[0]))


def _likeness(text: Text, unit: Unit, start: int, end: int) -> int:
    """3, 2, 1 as in `Match`; a text without any accent says nothing about accents. 0: a name of another time."""
    plain = text.plain(start, end)
    names = (unit.name, *unit.other_names)
    if text.has_accents and spell(plain) in map(spell, names):
        return 3
    if fold(plain) in map(fold, names):
        return 2
    return 1 if key(plain) in _index().keys(unit) else 0


class Index:
    """Units by the keys of their names."""

    def __init__(self, book: Catalogue) -> None:
        self.by_name: dict[str, list[Unit]] = defaultdict(list)
        for unit in book.units.values():
            for name in self.keys(unit):
                self.by_name[name].append(unit)

    @staticmethod
    def keys(unit: Unit) -> set[str]:
        names = {key(name) for name in (unit.name, *unit.other_names)}
        if unit.level == "province":
            names |= {key(name) for name in _OTHER_NAMES.get(unit.code, ())}
        else:
            names |= {key(other) for name in names & _OLD_SPELLINGS.keys() for other in _OLD_SPELLINGS[name]}
        if unit.level != "province" and len(unit.name) <= 4:  # "Phường IV" and "Phường 4"
            names |= {_ROMAN[int(name) - 1] for name in names if name.isdecimal() and 0 < int(name) <= len(_ROMAN)}
            names |= {str(_ROMAN.index(name) + 1) for name in names if name in _ROMAN}
        return names

    def rival(self, unit: Unit, kinds: tuple[str, ...], day: str) -> bool:
        """Whether another unit of that level, name and place has one of the kinds on the day."""
        return any(
            other.level == unit.level and other.kind in kinds and other.on(day) is not NO
            for name in self.keys(unit)
            for other in self.by_name[name]
            if other.level == "province" or _province(other) == _province(unit)
        )


@cache
def _index() -> Index:
    return Index(catalogue())


def _province(unit: Unit) -> str:
    while unit.parent_id:
        unit = catalogue().units[unit.parent_id]
    return unit.code


def _sentence(text: str, words: Text, on: str | None) -> str:
    """Why nothing was found, with what would fit on another day or with another kind."""
    shown = f"“{' '.join(text.split())}”"
    nothing = f"Không có {shown} vào ngày {_written(on)}" if on else f"Không tìm thấy đơn vị hành chính {shown}"
    days: tuple[str, ...] = (_LATEST_DAY, *EARLIER_DAYS)
    others = {unit.id: label(unit, day) for day in reversed(days) for unit in _best(words, day)[1]} if on else {}
    if not others:
        days = (on,) if on else days
        others = {unit.id: label(unit, day) for day in reversed(days) for unit in _best(words, day, any_kind=True)[1]}
    if not others:
        return f"{nothing}."
    named = [f"{text} ({_validity(catalogue().units[at])})" for at, text in others.items()][::-1]
    more = f" và {len(named) - 3} đơn vị khác" if len(named) > 3 else ""
    return f"{nothing}; có {'; '.join(named[:3])}{more}."


def _validity(unit: Unit) -> str:
    """When a unit is valid, in words."""
    start, end = unit.start, unit.end
    parts = []
    if start.day:
        parts.append(f"từ {_written(start.day)}")
    elif start.earliest:
        parts.append(f"từ một ngày chưa rõ trong khoảng {_written(start.earliest)} – {_written(start.latest)}")
    if end and end.day:
        parts.append(f"đến hết {_written(end.day)}")
    elif end:
        parts.append(f"đến một ngày chưa rõ trong khoảng {_written(end.earliest)} – {_written(end.latest)}")
    return " ".join(parts) or "đến nay"


def _written(day: str) -> str:
    year, month, date = day.split("-")
    return f"{date}/{month}/{year}"
