"""Invented papers of all kinds in the states in which extraction leaves them, each with its key."""

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from saolang.documents.read import read_document
from tests.documents.read.agreement import agreement

FOLDER = Path(__file__).parent / "invented"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
# Without its tabs a table whose producers stand before their products cannot be told apart on one line.
NOT_ON_ONE_LINE = {"qd-starcolumns", "qd-thuhoi-table", "report-table", "plan-tasks"}


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
