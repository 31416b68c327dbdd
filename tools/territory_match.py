"""Which old units the notes of 1/7/2025 mean: a name in a note is often borne by several communes of a province.

A candidate is chosen by what the note says (kind, district), then by place: the parts of a new commune lie in the
district of the old commune whose code it took over, or in that of a part that is not in doubt; then by elimination:
a commune taken whole elsewhere is not taken again. What stays open is left out and listed, never guessed.
"""

import difflib
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from territory_notes import Note, Source, read_note
from territory_sources import Row, Structure

from saolang.territory.names import fold, spell, split_kind, squeeze


@dataclass
class Made:
    """One new commune: its note, the old units found for it (code of the old unit → part) and what is open."""

    row: Row
    note: Note
    home: str  # district of the old commune with the same code, "" when there was none
    found: dict[str, str] = field(default_factory=dict)
    open: list[tuple[Source, list[Row]]] = field(default_factory=list)


Chooser = Callable[[Made, list[Row]], list[Row]]
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7"}


@dataclass
class Matcher:
    """All notes against the structure of 30/6/2025."""

    old: Structure
    new: Structure
    doubts: list[tuple[str, str, str]] = field(default_factory=list)  # (code of the new unit, what, detail)

    def __post_init__(self) -> None:
        self.communes = [row for row in self.old.values() if row.level == "commune"]
        self.scope = self._provinces()
        self.by_name: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in self.communes:
            self.by_name[self.scope[self.province(row)], squeeze(row.name)].append(row)
        self.taken: dict[str, set[str]] = defaultdict(set)

    def province(self, row: Row) -> str:
        return self.old["district", row.parent].parent

    def _provinces(self) -> dict[str, str]:
        """New province of each old one: where most codes of its communes went on (all or nearly all of them)."""
        votes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for row in self.communes:
            heir = self.new.get(("commune", row.code))
            if heir is not None:
                votes[self.province(row)][heir.parent] += 1
        return {old: max(news, key=lambda code: news[code]) for old, news in votes.items()}

    def run(self) -> dict[str, Made]:
        made = {row.code: self._first(row) for row in self.new.values() if row.level == "commune"}
        for chosen in (self._by_district, self._by_home, self._by_elimination, self._by_elimination):
            for item in made.values():
                self._again(item, chosen)
        for item in made.values():
            for source, rows in item.open:
                names = "; ".join(self.path(row) for row in rows) or "không có đơn vị nào cùng tên"
                self.doubts.append((item.row.code, f"chưa rõ “{source.kind} {source.name}”".replace("  ", " "), names))
        return made

    def path(self, row: Row) -> str:
        district = self.old["district", row.parent]
        province = self.old["province", district.parent]
        return f"{row.kind} {row.name}, {district.kind} {district.name}, {province.kind} {province.name} ({row.code})"

    def _first(self, row: Row) -> Made:
        note = read_note(row.note)
        same = self.old.get(("commune", row.code))
        if same is not None and self.scope[self.province(same)] != row.parent:
            same = None
        made = Made(row, note, same.parent if same else "")
        sources = note.sources
        if note.all_of:
            for district in self._districts(row.parent, note.all_of):
                for child in self.communes:
                    if child.parent == district:
                        self._take(made, child, "whole")
            return made
        if not sources and (note.unchanged or note.renamed_from is None):
            sources = () if note.sources else (Source("", row.name),)
        if not sources and note.renamed_from is not None:
            sources = (note.renamed_from,)
        for source in sources:
            if source.kind == "huyện" or source.name.startswith("huyện "):
                continue  # an island district without communes; the builder links it as a district
            made.open.append((source, self._candidates(row, made.home, source)))
        self._again(made, self._single)
        return made

    def _districts(self, new_province: str, name: str) -> list[str]:
        return [
            row.code
            for row in self.old.values()
            if row.level == "district" and self.scope.get(row.parent) == new_province and fold(row.name) == fold(name)
        ]

    def _candidates(self, row: Row, home: str, source: Source) -> list[Row]:
        name = squeeze(source.name)
        rows = self.by_name[row.parent, name] or self.by_name[row.parent, _ROMAN.get(name, name)]
        exact = [item for item in rows if spell(item.name) == spell(source.name)]
        if not exact and not any(item.parent == home for item in rows):
            rows = self._like(row, home, source) or rows
        rows = [item for item in rows if item.kind == source.kind] or rows
        exact = [item for item in exact if item in rows]
        if source.district:
            kind, name = split_kind(source.district)
            inside = [item for item in rows if self._is(item.parent, kind, name)]
            if not inside:
                self.doubts.append((row.code, "huyện trong ghi chú không khớp", f"{source.name}: {source.district}"))
            return [item for item in inside if item in exact] or inside or exact or rows
        near = [item for item in rows if item.parent == home]
        return rows if near and not [item for item in exact if item.parent == home] else exact or rows

    def _is(self, district: str, kind: str, name: str) -> bool:
        row = self.old["district", district]
        return squeeze(row.name) == squeeze(name) and (not kind or row.kind == kind)

    def _like(self, row: Row, home: str, source: Source) -> list[Row]:
        """Communes of the home district whose name differs by a letter or two (slips in the notes)."""
        names = {squeeze(item.name): item for item in self.communes if item.parent == home}
        close = difflib.get_close_matches(squeeze(source.name), names, n=1, cutoff=0.8)
        if close:
            self.doubts.append((row.code, f"đọc “{source.name}” là", self.path(names[close[0]])))
        return [names[name] for name in close]

    def _again(self, made: Made, chosen: Chooser) -> None:
        left = []
        for source, rows in made.open:
            picked = chosen(made, rows)
            if len(picked) == 1:
                self._take(made, picked[0], source.part)
            else:
                left.append((source, rows))
        made.open = left

    def _take(self, made: Made, row: Row, part: str) -> None:
        made.found[row.code] = "part" if "part" in (part, made.found.get(row.code)) else "whole"
        self.taken[row.code].add(made.row.code)

    def _single(self, made: Made, rows: list[Row]) -> list[Row]:
        return rows

    def _by_district(self, made: Made, rows: list[Row]) -> list[Row]:
        """In the district of the commune whose code went on."""
        return [row for row in rows if row.parent == made.home]

    def _by_home(self, made: Made, rows: list[Row]) -> list[Row]:
        """In a district from which another part surely came."""
        homes = {self.old["commune", code].parent for code in made.found}
        return [row for row in rows if row.parent in homes]

    def _by_elimination(self, made: Made, rows: list[Row]) -> list[Row]:
        return [row for row in rows if not self.taken[row.code] - {made.row.code}]
