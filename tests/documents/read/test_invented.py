"""Invented papers of all kinds in the states in which extraction leaves them, each with its key."""

import textwrap
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import pytest
import yaml

from saolang.documents.read import read_document
from tests.documents.read.agreement import agreement

FOLDER = Path(__file__).parent / "invented"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
# Without its tabs a table whose producers stand before their products cannot be told apart on one line.
NOT_ON_ONE_LINE = {
    "qd-starcolumns", "qd-thuhoi-table", "report-table", "plan-tasks", "qd-thuhoi-reasons", "plan-draft",
    "bienban-table", "plan-forms",
}  # fmt: skip


def is_row(line: str) -> bool:
    return line.count("\t") > 2 or line.startswith("|")


def rows(text: str, change: Callable[[str], str]) -> str:
    return "\n".join(change(line) if line.count("\t") > 2 else line for line in text.split("\n"))


def wrapped(text: str, blank: str = "\n\n") -> str:
    """Lines of a page, a blank one after each."""
    made: list[str] = []
    for line in text.split("\n"):
        cut = is_row(line) or "\t" in line or "    " in line
        made += [line] if cut else textwrap.wrap(line, 82) or [""]
    return blank.join(made)


def placed(text: str) -> str:
    """Tables as `pdftotext -layout` prints them: cells of several lines around the middle of their row."""
    made: list[str] = []
    for count, group in groupby(text.split("\n"), key=lambda line: line.count("\t") if line.count("\t") > 2 else 0):
        lines = list(group)
        if not count:
            made += lines
            continue
        table = [[textwrap.wrap(cell, 15) or [""] for cell in line.split("\t")] for line in lines]
        wide = [max(len(part) for row in table for part in row[at]) + 2 for at in range(count + 1)]
        # The name of a group runs on over the columns behind it.
        table = [
            row if sum(map(bool, line.split("\t"))) > 2 else [[cell] for cell in line.split("\t")]
            for row, line in zip(table, lines, strict=True)
        ]
        for row in table:
            height = max(map(len, row))
            cells = [[""] * ((height - len(cell)) // 2) + cell + [""] * height for cell in row]
            made += [
                "".join(cell[at].ljust(width) for cell, width in zip(cells, wide, strict=True)).rstrip()
                for at in range(height)
            ]
    return "\n".join(made)


STATES: dict[str, Callable[[str], str]] = {
    "as written": lambda text: text,
    "lines of a page": wrapped,
    "ư lost, a cell a line, blanks for empty cells": lambda text: wrapped(
        rows(text, lambda row: "\n".join(cell or " " for cell in row.split("\t")))
    ).replace("ư", "ƣ"),
    "a cell a line": lambda text: wrapped(
        rows(text, lambda row: "\n".join(cell for cell in row.split("\t") if cell)), "\n"
    ),
    "a row a line": lambda text: rows(text, lambda row: row.replace("\t", " ")),
    "by place on the line": lambda text: wrapped(placed(text), "\n"),
    "markdown": lambda text: rows(text, lambda row: f"| {row} |".replace("\t", " | ")),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", NAMES)
def test_reading_agrees_with_the_key(name: str, state: str):
    if state == "a row a line" and name in NOT_ON_ONE_LINE:
        return
    key = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    made = read_document(STATES[state]((FOLDER / f"{name}.txt").read_text("utf-8")).encode())
    wrong = {section: share for section, share in agreement(key, made).items() if share < 1}
    assert wrong == {}


def test_all_kinds_of_papers_are_there():
    kinds = {yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))["document"]["type_code"] for name in NAMES}
    assert {"KH", "BC", "QĐ", "BB", "CV"} <= kinds
