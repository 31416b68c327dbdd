"""Plans of real agencies before 7/2025 as their documents tell them: facts with their line, nothing else.

Nobody of these agencies works here: the operator enters the papers. What was needed stays a need, what was planned a
plan, what was told a result of the document; there is no progress, no spending and no task state.
"""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from saolang.demo.register import unit_of
from saolang.people.domain import create_organisation
from saolang.people.enums import OrganisationKind
from saolang.people.models import Membership, Organisation
from saolang.programme import domain
from saolang.programme.domain import Party, Where
from saolang.programme.enums import Operator, Part
from saolang.programme.models import BudgetLine, Plan, Task
from saolang.territory.models import Level

FOLDER = Path(__file__).parent / "data" / "plans"

Book = Mapping[str, Any]
Row = TypeVar("Row", BudgetLine, Task)


def books() -> list[Book]:
    """The data files, one for each document."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))]


def load(by: Membership) -> list[Plan]:
    """Write down every document; `by` is the operator who enters papers of agencies that do not work here."""
    return [record(book, by=by) for book in books()]


def record(book: Book, *, by: Membership) -> Plan:
    """One document as a plan that was issued elsewhere."""
    plan = domain.create_plan(
        _agency(book), title=book["title"]["text"], year_from=book["years"][0], year_to=book["years"][-1],
        kind=book["kind"], by=by,
    )  # fmt: skip
    _bases(plan, book, by)
    for told in book.get("targets", ()):
        _target(plan, told, by)
    for told in book.get("results", ()):
        domain.add_stated_result(
            plan, text=told["text"], value=_number(told.get("value")), unit=told.get("unit", ""),
            year=told.get("year"), where=_where(told), by=by,
        )  # fmt: skip
    _tasks(plan, book, by)
    _duties(plan, book, by)
    _money(plan, book, by)
    return domain.record_issued(
        plan,
        number_text=book.get("number", {}).get("text", ""),
        issued_on=_day(book.get("issued_on", {}).get("date")),
        source_name=source_of(book),
        by=by,
    )


def source_of(book: Book) -> str:
    """The file, the lines of what the head says, and the status of the figures."""
    lines = [f"tên ở dòng {book['title']['line']}", f"cơ quan ở dòng {book['agency']['line']}"]
    if "number" in book:
        lines.append(f"số ở dòng {book['number']['line']}, ngày ở dòng {book['issued_on']['line']}")
    if "total_line" in (money := book.get("money", {})):
        lines.append(f"tổng kinh phí ở dòng {money['total_line']}, bằng chữ ở dòng {money['words_line']}")
    derived = book["agency"].get("derived", "")
    return " ".join(filter(None, (f"tệp {book['file']}: {'; '.join(lines)}. Tình trạng: {book['status']}.", derived)))


def _agency(book: Book) -> Organisation:
    told = book["agency"]
    district = told["kind"] == OrganisationKind.DISTRICT_COMMITTEE
    unit = unit_of(told["unit"], date.fromisoformat(book["on"]), level=Level.DISTRICT if district else Level.PROVINCE)
    found = Organisation.objects.filter(kind=told["kind"], unit=unit, name=told["name"]).first()
    return found or create_organisation(told["name"], kind=told["kind"], unit=unit, place=unit.name, by=None)


def _bases(plan: Plan, book: Book, by: Membership) -> None:
    for told in book.get("bases", ()):
        domain.cite(
            plan, kind=told["kind"], number=told["number"], written_on=_day(told.get("date")),
            issuer=told.get("issuer", ""), subject=told.get("subject", ""), role=told.get("role", ""),
            where=_where(told), by=by,
        )  # fmt: skip


def _target(plan: Plan, told: Book, by: Membership) -> None:
    domain.add_target(
        plan, text=told["text"], operator=told.get("operator", Operator.AT_LEAST), value=_number(told.get("value")),
        value_max=_number(told.get("value_max")), unit=told.get("unit", ""), where=_where(told), by=by,
    )  # fmt: skip


def _tasks(plan: Plan, book: Book, by: Membership) -> None:
    made: dict[str, Task] = {}
    for told in book.get("tasks", ()):
        parties = [Party(part, name) for part in Part for name in told.get(part.value, ())]
        task = domain.add_task(
            plan, title=told["title"], content=told.get("content", ""), code=told.get("code", ""),
            parent=_parent(told, made), quarters=told.get("quarters", ()), time_text=told.get("time", ""),
            place=told.get("place", ""), parties=parties, where=_where(told), by=by,
        )  # fmt: skip
        made[told.get("key") or told.get("code") or str(task.pk)] = task


def _duties(plan: Plan, book: Book, by: Membership) -> None:
    """How many duties an organisation is given and where they stand; their wording stays in the document."""
    for told in book.get("duties", ()):
        domain.add_duty(
            plan, organisation_text=told["organisation"], code=told["code"],
            text=f"{told['tasks']} nhiệm vụ, từ dòng {told['line']} đến dòng {told['last_line']}.",
            where=_where(told), by=by,
        )  # fmt: skip


def _money(plan: Plan, book: Book, by: Membership) -> None:
    money = book.get("money")
    if money is None:
        return
    for told in money["funds"]:
        fund = domain.add_source(
            plan, group=told["group"], level=told.get("level", ""), nature=told.get("nature", ""),
            programme=told["programme"], text=f"dòng {told['line']}", by=by,
        )  # fmt: skip
        if rule := told.get("rule"):
            paper = f"{book['title']['text']}, dòng {rule['line']}"
            domain.set_fund_rule(
                fund, unit_kind=rule["unit_kind"], allowed=rule["allowed"], text=rule["text"], paper=paper, by=by
            )
    made: dict[str, BudgetLine] = {}
    for told in money["lines"]:
        row = domain.add_line(
            plan, content=told["content"], code=told.get("code", ""), parent=_parent(told, made),
            explanation=told.get("explanation", ""), lead_text=told.get("lead", ""), where=_where(told), by=by,
        )  # fmt: skip
        made.setdefault(row.code, row)
        amount = told["amount"] * money["unit"]
        domain.enter_amount(row, stage=money["stage"], amount=amount, where=_where(told), by=by)
    if "total" in money:
        domain.state_total(plan, total=money["total"] * money["unit"], words=money["words"], by=by)


def _parent(told: Book, made: Mapping[str, Row]) -> Row | None:
    return made[told["parent"]] if "parent" in told else None


def _where(told: Book) -> Where:
    return Where(line=told["line"], derived=told.get("derived", False))


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
