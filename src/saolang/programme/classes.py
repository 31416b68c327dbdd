"""Training classes that a document names, as tasks of what would be taken over: each stays on its line."""

from collections.abc import Mapping
from typing import Any

from saolang.viet.text import fold

Item = dict[str, Any]
_NUMBERS = (
    ("classes", "%s lớp"),
    ("trainees_per_class", "mỗi lớp %s học viên"),
    ("trainees_total", "tổng số %s học viên"),
    ("days_per_class", "mỗi lớp %s ngày"),
)


def tasks_with_classes(reading: Mapping[str, Any]) -> list[Item]:
    """The tasks of a reading; a class joins the task of its line or name, else it is a task of its own.

    A class that stands in a row of the budget is not taken twice: the row keeps its words.
    """
    tasks = [dict(task) for task in reading.get("tasks") or []]
    paid = {_line(row) for row in (reading.get("budget") or {}).get("lines") or []} - {None}
    for one in reading.get("training_classes") or []:
        said = class_words(one)
        twin = next((task for task in tasks if _same(task, one)), None)
        if twin is not None:
            twin["content"] = "\n".join(part for part in (twin.get("content"), said) if part)
        elif _line(one) not in paid:
            tasks.append({"code": one.get("code"), "title": one.get("kind"), "content": said, **_origin(one)})
    return tasks


def class_words(one: Mapping[str, Any]) -> str:
    """ "3 lớp, mỗi lớp 35 học viên, mỗi lớp 2 ngày.", then for whom; only what the document gives."""
    numbers = ", ".join(words % one[name] for name, words in _NUMBERS if one.get(name) is not None)
    lines = [f"{numbers}."] if numbers else []
    if audience := one.get("audience"):
        lines += ["Thành phần:", *(f"- {who}" for who in audience)]
    return "\n".join(lines)


def _same(task: Mapping[str, Any], one: Mapping[str, Any]) -> bool:
    here = _line(task)
    return (here is not None and here == _line(one)) or fold(task.get("title") or "") == fold(one.get("kind") or "")


def _line(item: Mapping[str, Any]) -> int | None:
    number: int | None = (item.get("source") or {}).get("line")
    return number


def _origin(one: Mapping[str, Any]) -> Item:
    """Where it stands, and what the reader concluded."""
    return {key: value for key, value in one.items() if key == "source" or key.endswith(("_derived", "_inferred"))}
