"""Templates of official papers: each room registers its own, with what happens when one is issued.

A room adds its templates in a module that its `apps.ready` imports.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from saolang.core.errors import Refusal
from saolang.people.enums import Role

if TYPE_CHECKING:
    from saolang.papers.models import OfficialPaper
    from saolang.people.models import Membership


class Text(Protocol):
    """A sentence, plain or translated when it is shown."""

    def __str__(self) -> str: ...


@dataclass(frozen=True, kw_only=True)
class Template:
    """One kind of paper on the road.

    Attributes:
        key: stable name ("commune-proposal").
        kind: kind of Nghị định 30/2020/NĐ-CP, Điều 7: QĐ, TTr, BC, CV, TB, BB, GCN.
        series: number book it is counted in, mostly the kind.
        title: what people call it on screens.
        drafted_by: roles that prepare it and send it to be signed.
        issued_by: roles that give number and date; the clerk (văn thư) unless the paper has none.
        recorded_by: roles of the next agency that may enter it from paper when its own agency works on paper.
        numbered: whether it takes a number; minutes may have none.
        needs_signer: whether one person signs by a signing right; minutes are signed by those named in them.
    """

    key: str
    kind: str
    series: str
    title: Text
    drafted_by: tuple[str, ...]
    issued_by: tuple[str, ...] = (Role.CLERK,)
    recorded_by: tuple[str, ...] = ()
    numbered: bool = True
    needs_signer: bool = True


class Effect(Protocol):
    """Runs inside the transaction that issues the paper; an error undoes the issue."""

    def __call__(self, paper: OfficialPaper, *, by: Membership) -> None: ...


Guard = Callable[["OfficialPaper"], list[Refusal]]
"""What the law makes a condition. Before the button `paper.issued_on` is empty; at issue it is the clerk's date, and a
refusal whose code begins with "date-" is shown at that field."""

_templates: dict[str, Template] = {}
_effects: dict[str, list[Effect]] = {}
_guards: dict[str, list[Guard]] = {}


def register(template: Template) -> Template:
    """Make a template known; registering the same key with other values is a programming error (ValueError)."""
    if _templates.setdefault(template.key, template) != template:
        raise ValueError(f"paper template {template.key!r} is registered twice")
    return template


def get(key: str) -> Template:
    """The template of this key; KeyError when no room registered it."""
    return _templates[key]


def all_templates() -> list[Template]:
    """Every template, by key."""
    return [_templates[key] for key in sorted(_templates)]


def on_issue(key: str) -> Callable[[Effect], Effect]:
    """Decorator: run this function when a paper of the template is issued (or recorded from paper)."""

    def keep(effect: Effect) -> Effect:
        _effects.setdefault(key, []).append(effect)
        return effect

    return keep


def before_issue(key: str) -> Callable[[Guard], Guard]:
    """Decorator: this function lists what stands against issuing a paper of the template."""

    def keep(guard: Guard) -> Guard:
        _guards.setdefault(key, []).append(guard)
        return guard

    return keep


def refusals(paper: OfficialPaper) -> list[Refusal]:
    """Everything the guards of its template have against issuing this paper."""
    return [refusal for guard in _guards.get(paper.template, []) for refusal in guard(paper)]


def run_effects(paper: OfficialPaper, *, by: Membership) -> None:
    """Run the effects of an issued paper, in the order of registration."""
    for effect in _effects.get(paper.template, []):
        effect(paper, by=by)
