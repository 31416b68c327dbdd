"""Automatic list numbers of DOCX, which stand in no text: counted as Word counts them."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DEEPEST = 9
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


class Numbering:
    """The lists of one document and how far each has counted."""

    def __init__(self, tree: Any | None, styles: Any | None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if tree is not None:
            for node in tree.iter(f"{W}abstractNum"):
                self._abstract[node.get(f"{W}abstractNumId", "")] = dict(map(_level, node.iter(f"{W}lvl")))
            for node in tree.iter(f"{W}num"):
                self._lists[node.get(f"{W}numId", "")] = _value(node.find(f"{W}abstractNumId"))
        for style in styles.iter(f"{W}style") if styles is not None else ():
            found = _reference(style.find(f"{W}pPr"))
            if found:
                self._styles[style.get(f"{W}styleId", "")] = found

    def mark(self, paragraph: Any) -> str:
        """The number of a paragraph ("1.", "a)", "-"), "" when it has none; counts on."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return ""
        found = _reference(properties) or self._styles.get(_value(properties.find(f"{W}pStyle")))
        if not found or found[0] == "0":
            return ""
        number, depth = found
        levels = self._abstract.get(self._lists.get(number, ""), {})
        level = levels.get(depth)
        return "" if level is None else self._next(self._lists[number], levels, depth)

    def _next(self, key: str, levels: dict[int, _Level], depth: int) -> str:
        counts = self._counts[key]
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        level = levels[depth]
        if level.form == "bullet":
            return "+" if level.text.strip() == "+" else "-"
        made = level.text
        for index in range(DEEPEST):
            own = levels.get(index)
            made = made.replace(
                f"%{index + 1}", _shown(counts.get(index, own.start if own else 1), own.form if own else "decimal")
            )
        return made


def _level(node: Any) -> tuple[int, _Level]:
    start = _value(node.find(f"{W}start"))
    level = _Level(
        _value(node.find(f"{W}numFmt")) or "decimal",
        _value(node.find(f"{W}lvlText"))[:60],
        int(start) if start.isdigit() else 1,
    )
    depth = node.get(f"{W}ilvl", "0")
    return (int(depth) if depth.isdigit() else 0), level


def _reference(properties: Any | None) -> tuple[str, int] | None:
    node = properties.find(f"{W}numPr") if properties is not None else None
    if node is None:
        return None
    depth = _value(node.find(f"{W}ilvl")) or "0"
    return _value(node.find(f"{W}numId")), int(depth) if depth.isdigit() else 0


def _value(node: Any | None) -> str:
    return "" if node is None else str(node.get(f"{W}val", ""))


def _shown(number: int, form: str) -> str:
    if form in {"upperRoman", "lowerRoman"} and 0 < number < 40:
        made = ""
        for value, sign in _ROMAN:
            while number >= value:
                made, number = made + sign, number - value
        return made if form == "upperRoman" else made.lower()
    if form in {"lowerLetter", "upperLetter"} and 0 < number <= 26:
        letter = chr(96 + number)
        return letter if form == "lowerLetter" else letter.upper()
    return f"{number:02}" if form == "decimalZero" else str(number)
