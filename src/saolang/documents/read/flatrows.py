"""The lines of one flattened table cut into rows: by its numbers, its sums, and the titles that end it."""

import re
from collections.abc import Sequence

from saolang.documents.read.amounts import FIGURES, GROUPED, figure, money_figure, star
from saolang.documents.read.columns import NUMERIC, Column, Role, columns_in
from saolang.documents.read.flat import Atom, deal, join, pieces
from saolang.documents.read.lexicon import is_upper
from saolang.documents.read.source import Cell, Line, Row
from saolang.viet.listing import roman

HEAD = re.compile(r"(?:S?TT|Stt|Tt|Số TT|Số thứ tự)(?!\w)")
_CODE = re.compile(r"((?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-H])[.)]?|[-+–])(?:\s+(?=\S)|$)")
_TOTAL = re.compile(r"(?:tổng\s+(?:cộng|số|kinh\s+phí)|cộng)(?!\w)", re.IGNORECASE)
_SUMS = re.compile(rf"(?:(?<![\w.,])(?:{FIGURES})(?:\s+|$))+$")
END = re.compile(
    r"\(?(?:Nơi nhận|Điều \d|PHỤ LỤC|Phụ lục|Danh sách (?:này )?(?:có|gồm)|Ghi chú\s*:|Trên đây|Người lập|"
    r"Biểu\s+(?:số\s+)?\d|NGƯỜI LẬP|TM\.|KT\.|TL\.|Tổng số:|Tổng cộng danh sách)"
)
_MEASURED = re.compile(r"\d{1,4}\s+[^\W\dA-ZĐ_]+(?:\s+[^\W\dA-ZĐ_]+)?")
_STARRED = re.compile(r"(?:đạt\s+|hạng\s+|ocop\s+)*0?[1-5]\s*sao|★{1,5}|không\s+đạt", re.IGNORECASE)
_SHORT_NOTE = re.compile(r"(?:mới|nâng hạng|đánh giá lại|lần đầu|công nhận (?:mới|lại))[.;]?", re.IGNORECASE)
_CHAPTER = re.compile(r"(?:(?:[IVX]{1,5}|[A-H])\s*[.)/]|(?:Phần|PHẦN|Chương|CHƯƠNG)\s+\w+)\s+\S")
_DOTTED = re.compile(r"(\d{1,2})[.)]\s+[^\W\d_]")


def _amount_of(figures: Sequence[str], columns: Sequence[Role]) -> str:
    """The sum among the figures of a row of sums: by the place of its column, the last one where they are fewer."""
    at = columns.index("amount") if "amount" in columns else 0
    return figures[at] if at == 0 or len(figures) == len(columns) else figures[-1]


class FlatRows:
    """Cuts the lines of one flattened table into rows."""

    def __init__(self, lines: Sequence[Line], columns: Sequence[Column], head: Sequence[Line]) -> None:
        self.lines, self.columns, self.head = lines, columns, head
        self.roles: frozenset[Role] = frozenset(item.role for item in columns)
        self.rows: list[Row] = []
        self.code = ""
        self.code_line: Line | None = None
        self.held: list[Atom | None] = []
        self.numbers: list[tuple[int, ...]] = []
        self.romans = 0
        self.restart = self.padded = False
        self.money = max(1, len(self.roles_of_money(columns)))
        self.longest = 6

    def read(self, start: int) -> tuple[list[Row], int]:
        """The rows from line ``start`` on, and the line after them."""
        at = start
        while at < len(self.lines):
            line = self.lines[at]
            if not line.text:
                if line.raw.strip("\n\r") and self.held:
                    self.held.append(None)
            elif _TOTAL.match(line.text) and self._is_total(at):
                at = self._take_total(at)
                if not self._more(at + 1):
                    return self.rows, at + 1
            elif HEAD.match(line.text) and (after := self._repeated_head(at)):
                at = after
                continue
            elif self._ends(at):
                break
            else:
                self._take(line, next((item.text for item in self.lines[at + 1 : at + 6] if item.text), ""))
            at += 1
        self._flush()
        return self.rows, at

    @staticmethod
    def roles_of_money(columns: Sequence[Column]) -> list[Column]:
        """The columns in which figures with thousands may stand."""
        return [item for item in columns if item.role in {"amount", "price", "quantity", "share"}]

    def _repeated_head(self, at: int) -> int:
        """The line after a heading that a new page repeats; 0 when this is another heading."""
        words = " ".join(line.text for line in self.head if line.text).split()
        here: list[str] = []
        for index in range(at, min(at + 2 * len(self.head) + 4, len(self.lines))):
            here += self.lines[index].text.split()
            if here == words:
                return index + 1
        return 0

    def _other_table(self, at: int) -> bool:
        """Whether a new table, or its title in capitals, begins here."""
        text = self.lines[at].text
        if HEAD.match(text):
            return columns_in(text)[1:] != [] or len(text) < 8
        following = [line.text for line in self.lines[at + 1 : at + 10] if line.text][:5]
        return (
            is_upper(text) and len(text) > 8 and not _CODE.match(text) and any(HEAD.match(item) for item in following)
        )

    def _ends(self, at: int) -> bool:
        """Whether the table is over: a count below a list, a closing line, another table, or far too long a row."""
        text = self.lines[at].text
        counted = _TOTAL.match(text) is not None and "amount" not in self.roles
        return (
            counted
            or self._heads_text(text)
            or END.match(text) is not None
            or self._overlong()
            or self._other_table(at)
        )

    def _heads_text(self, text: str) -> bool:
        """Whether a heading of the text around the table stands here, numbered in another way than its rows."""
        if not self.held or len([atom for atom in self.held if atom]) < len(self.columns) - 2:
            return False
        if _CHAPTER.match(text):
            return not self.romans and not self.code.rstrip(".)").isalpha()
        dotted = _DOTTED.match(text)
        return dotted is not None and self.code.isdigit() and int(dotted.group(1)) != int(self.code) + 1

    def _overlong(self) -> bool:
        return len([atom for atom in self.held if atom]) > max(40, 3 * self.longest)

    def _more(self, at: int) -> bool:
        """Whether the list goes on after a total (a total may stand first)."""
        following = [line.text for line in self.lines[at : at + 8] if line.text][:2]
        return any(_CODE.match(text) and self._follows(text.split()[0]) for text in following)

    def _take(self, line: Line, after: str = "") -> None:
        match = _CODE.match(line.text)
        if match and self._follows(match.group(1)) and not self._may_be_value(match.group(1), line.text, after):
            self._flush()
            self.code, self.code_line = match.group(1), line
            self._remember(match.group(1))
            self.held += pieces(line, self.roles, line.text[match.end() :])
        else:
            self.held += pieces(line, self.roles)

    def _may_be_value(self, code: str, text: str, after: str) -> bool:
        """A lone figure that the row still lacks (its star, its quantity) is no number of the next row."""
        held = [atom.text for atom in self.held if atom]
        if re.fullmatch(r"\d{1,3}\s+(?:sao|điểm|%|lớp|người)", text.strip(), re.IGNORECASE):
            return True
        if held and "quantity" in self.roles and _MEASURED.fullmatch(text):
            return True  # "4 mẫu"
        if held and re.match(r"\d[\d.,]*\s+\d[\d.,]*(?!\S)", text[len(code) :].strip()):
            return True  # several figures on one line are the figures of this row
        if held and text.strip() == code and code.isdigit() and money_figure(after) is not None:
            return True  # a quantity: its price stands behind it, and no row begins with two figures
        if self.code.rstrip(".)").isalpha() or len(held) < 2:
            return False
        if not code.isdigit() or text.strip() != code or (not self.rows and not held):
            return False
        if "star" in self.roles:
            return star(code) is not None and not any(star(item) is not None for item in held)
        wanted = len([item for item in self.columns if item.role in NUMERIC])
        return "amount" not in self.roles and len([item for item in held if item[:1].isdigit()]) < wanted

    def _follows(self, code: str) -> bool:
        code = code.rstrip(".)")
        if code in {"-", "+", "–"}:
            return "amount" in self.roles and bool(self.rows or self.held)
        if code[:1].isdigit():
            number = tuple(map(int, code.split(".")))
            if self.numbers and len(number) == 1 and number[0] < 10 and code.startswith("0") != self.padded:
                return False
            if not self.numbers or (self.restart and number[0] == 1):
                return set(number) == {1}
            last = self.numbers[-1]
            return any(number == (*last[:depth], last[depth] + 1) for depth in range(len(last))) or number == (*last, 1)
        if code.isalpha() and set(code) <= set("IVX"):
            return roman(code) == self.romans + 1
        return len(code) == 1 and code == "ABCDEFGH"[self.romans % 8]

    def _remember(self, code: str) -> None:
        code = code.rstrip(".)")
        if code[:1].isdigit():
            self.padded = code.startswith("0") if not self.numbers else self.padded
            self.numbers.append(tuple(map(int, code.split("."))))
            self.restart = False
        elif code.isalpha():
            self.romans += 1
            self.restart = True

    def _flush(self) -> None:
        if self.code_line is None and not self.held:
            return
        for index, part in enumerate(self._parts()):
            atoms = [atom for atom in part if atom]
            if index == 0 and self.code_line is not None:
                first = Cell(self.code, self.code_line.number, self.code_line.page)
            elif atoms:
                first = Cell("", atoms[0].line, atoms[0].page)
            else:
                continue
            self.longest = max(self.longest, len(atoms))
            self.rows.append((first, *self._cells(first, atoms)))
        self.code, self.code_line, self.held = "", None, []

    def _cells(self, first: Cell, atoms: Sequence[Atom]) -> Row:
        """The cells behind the number; a letter or Roman number heads a group of products, in one cell."""
        if "product" in self.roles and "amount" not in self.roles and first.text.rstrip(".)").isalpha():
            group = Cell(join(atoms), first.line, first.page)
            return (group, *(Cell("", first.line, first.page) for _ in self.columns[2:]))
        return deal(atoms, self.columns[1:])

    def _parts(self) -> list[list[Atom | None]]:
        """The row, cut where a second amount or star shows that a row without number is in it."""
        if "amount" not in self.roles:
            return self._parts_by_star()
        parts: list[list[Atom | None]] = [[]]
        amounts = 0
        for index, atom in enumerate(self.held):
            if atom is not None and "amount" in self.roles and GROUPED.fullmatch(atom.text):
                amounts += 1
                if amounts > self.money:
                    at = self._boundary(parts[-1])
                    parts.append(parts[-1][at:])
                    del parts[-2][at:]
                    amounts = 1
            parts[-1].append(self.held[index])
        return parts

    def _parts_by_star(self) -> list[list[Atom | None]]:
        """A producer of several products has one number: behind each star the next product begins."""
        parts: list[list[Atom | None]] = [[]]
        for atom in self.held:
            if (
                self._starred(parts[-1])
                and atom is not None
                and atom.starts_line
                and not _SHORT_NOTE.fullmatch(atom.text)
            ):
                parts.append([])
            parts[-1].append(atom)
        if len(parts) > 1 and not self._starred(parts[-1]):
            tail = parts.pop()
            parts[-1] += tail
        return parts

    def _starred(self, part: Sequence[Atom | None]) -> bool:
        return "star" in self.roles and any(atom and _STARRED.fullmatch(atom.text) for atom in part)

    def _boundary(self, part: Sequence[Atom | None]) -> int:
        """Where the row without number begins: after the last blank cell, else at its likeliest first words."""
        for index in range(len(part) - 2, 0, -1):
            if part[index] is None and part[index + 1] is not None:
                return index + 1
        known = {row[1].text.split(" ")[0] for row in self.rows if len(row) > 1 and row[1].text}
        starts = [
            index for index, atom in enumerate(part) if atom and index and atom.starts_line and atom.text[:1].isupper()
        ]
        likely = [index for index in starts if (part[index] or Atom("", 0, None)).text.split(" ")[0] in known]
        return (likely or starts or [len(part) - 1])[-1]

    def _is_total(self, at: int) -> bool:
        return self._sum(at) is not None

    def _sum(self, at: int) -> tuple[str, str, int] | None:
        """Label, amount and last line of a row of sums; its figures may stand on the next lines."""
        text = self.lines[at].text
        run = _SUMS.search(text)
        figures = run.group().split() if run else []
        columns = [item.role for item in self.columns if item.role in NUMERIC]
        end = at
        for index in range(at + 1, min(at + 3 * len(self.columns), len(self.lines))):
            words = self.lines[index].text.split()
            if words and (
                len(figures) >= len(columns)
                or any(figure(word) is None for word in words)
                or (figures and self._follows(words[0]))
            ):
                break
            figures += words
            end = index if words else end
        if not figures:
            return None
        return text[: run.start() if run else None].strip(" :"), _amount_of(figures, columns), end

    def _take_total(self, at: int) -> int:
        label, amount, end = self._sum(at) or (self.lines[at].text, "", at)
        self._flush()
        line = self.lines[at]
        cells = [Cell("", line.number, line.page)]
        for item in self.columns[1:]:
            text = label if item.role in {"content", "product"} else amount if item.role == "amount" else ""
            cells.append(Cell(text, line.number, line.page))
        self.rows.append(tuple(cells))
        return end
