"""Components drawn from values of `ui.parts`: roads, lists of work, histories, figures."""

from collections.abc import Iterable
from typing import Any

from django.template import Library

from saolang.web.ui import parts
from saolang.web.ui.parts import all_of

register = Library()


@register.inclusion_tag("ui/parts/road.html")
def road(steps: Iterable[parts.Step], *, label: str = "") -> dict[str, Any]:
    """The road of a dossier: what is done, where it is now, what comes."""
    return {"steps": all_of(steps, parts.Step, name="steps"), "label": label}


@register.inclusion_tag("ui/parts/task_list.html")
def task_list(tasks: Iterable[parts.Task], *, label: str = "") -> dict[str, Any]:
    """The pages of a long form with the state of each."""
    found = all_of(tasks, parts.Task, name="tasks")
    done = sum(task.tone == "good" for task in found)
    return {"tasks": found, "label": label, "done": done}


@register.inclusion_tag("ui/parts/work_list.html")
def work_list(items: Iterable[parts.WorkItem], *, empty: str = "") -> dict[str, Any]:
    """ "Việc cần làm": what, for whom, due when, one button; `empty` is the sentence shown for no work."""
    return {"items": all_of(items, parts.WorkItem, name="items"), "empty": empty}


@register.inclusion_tag("ui/parts/missing_list.html")
def missing_list(items: Iterable[parts.Missing], *, title: str = "", done: str = "") -> dict[str, Any]:
    """What is still missing: blockers first, then warnings; `done` is said when nothing is."""
    found = sorted(all_of(items, parts.Missing, name="items"), key=lambda item: not item.blocks)
    return {"items": found, "title": title, "done": done, "blocking": any(item.blocks for item in found)}


@register.inclusion_tag("ui/parts/history.html")
def history(events: Iterable[parts.HistoryLine]) -> dict[str, Any]:
    """What happened to a record, in the order given."""
    return {"events": all_of(events, parts.HistoryLine, name="events")}


@register.inclusion_tag("ui/parts/figures.html")
def figures(items: Iterable[parts.Figure]) -> dict[str, Any]:
    """The few figures of a role; each opens its list."""
    return {"items": all_of(items, parts.Figure, name="items")}


@register.inclusion_tag("ui/parts/tabs.html")
def tabs(items: Iterable[parts.Tab], *, label: str) -> dict[str, Any]:
    """The sections of a record, as links."""
    return {"items": all_of(items, parts.Tab, name="items"), "label": label}
