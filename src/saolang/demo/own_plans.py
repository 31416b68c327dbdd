"""The plans of the invented province and of one commune under it, followed from their issue until today."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from saolang.core import clock
from saolang.demo.stage import Story
from saolang.demo.stories import Play
from saolang.papers import domain as papers
from saolang.people.models import Membership
from saolang.programme import domain
from saolang.programme.domain import Party
from saolang.programme.enums import Part, Stage
from saolang.programme.models import BudgetLine, Difficulty, FundSource, Plan, Target, Task
from saolang.viet.dates import quarter

DATA = Path(__file__).parent / "data" / "sao-mai-plans.json"
MILLION = 1_000_000
PAPERS = {
    Stage.COMMITTED: "Hợp đồng (minh họa)",
    Stage.DISBURSED: "Ủy nhiệm chi (minh họa)",
    Stage.SETTLED: "Biên bản quyết toán (minh họa)",
}

Book = Mapping[str, Any]
Act = Callable[[], object]


def all_stories(play: Play) -> Iterable[Story]:
    """One story for each plan; the province's first, because the commune's hangs under it."""
    made: dict[str, Plan] = {}
    for book in json.loads(DATA.read_text(encoding="utf-8"))["plans"]:
        yield lived(_Living(play, book, made))


def lived(living: "_Living") -> Story:
    """The plan is written and issued on one day, then each act follows on its own."""
    yield living.play.days.ago(living.book["issued"])
    living.write()
    living.issue()
    for ago, act in sorted(living.acts(), key=lambda pair: -pair[0]):
        yield living.play.days.ago(ago)
        act()


@dataclass
class _Living:
    """A plan of the data file while it is played."""

    play: Play
    book: Book
    made: dict[str, Plan]
    targets: dict[str, Target] = field(default_factory=dict)
    tasks: dict[str, Task] = field(default_factory=dict)
    lines: dict[str, BudgetLine] = field(default_factory=dict)
    funds: dict[str, FundSource] = field(default_factory=dict)

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self.made[self.book["key"]]

    @property
    def drafter(self) -> Membership:
        """Who prepares the plan."""
        return self.play.cast.members[self.book["drafter"]]

    def day(self, count: int) -> date:
        """So many working days before today; below zero so many days after it, within the plan."""
        if count >= 0:
            return self.play.days.ago(count)
        return min(self.play.days.ago(0) + timedelta(days=-count), date(self.plan.year_to, 12, 31))

    def write(self) -> None:
        """The whole draft; it covers the year that runs now, and the one before if the play began there."""
        first, last = clock.today().year, self.play.days.ago(0).year
        years = str(first) if first == last else f"{first}–{last}"
        self.made[self.book["key"]] = domain.create_plan(
            self.play.cast.organisations[self.book["organisation"]],
            title=self.book["title"].format(years=years),
            year_from=first,
            year_to=last,
            parent=self.made.get(self.book.get("parent", "")),
            situation=self.book.get("situation", ""),
            recipients=self.book["recipients"],
            print_unit=MILLION,
            by=self.drafter,
        )
        self._aims()
        for told in self.book["tasks"]:
            self.tasks[told["code"]] = self._task(told)
        for told in self.book["funds"]:
            self.funds[told["key"]] = self._fund(told)
        for told in self.book["lines"]:
            self.lines[told["code"]] = self._line(told)

    def issue(self) -> None:
        """Through its paper: to the signer, then the clerk."""
        cast, signer = self.play.cast, self.book["signer"]
        paper = papers.mark_signed(domain.submit_plan(self.plan, by=self.drafter), by=cast.members[signer])
        clerk = cast.members[self.book["clerk"]]
        papers.issue_paper(paper, issued_on=clock.today(), signing_right=cast.rights[signer], by=clerk)
        self.plan.refresh_from_db()

    def acts(self) -> Iterable[tuple[int, Act]]:
        """What happened after the issue: working days before today, and what to do then."""
        for told in self.book.get("actuals", ()):
            yield told["ago"], partial(self._actual, told)
        for task in self.book["tasks"]:
            for told in task.get("progress", ()):
                yield told["ago"], partial(self._progress, task["code"], told)
        for line in self.book["lines"]:
            for told in line.get("spent", ()):
                yield told["ago"], partial(self._spend, line, told)
        for told in self.book.get("difficulties", ()):
            yield from self._difficulty(told)
        if told := self.book.get("own_programme"):
            yield told["ago"], partial(self._own_programme, told)

    def _aims(self) -> None:
        plan, by = self.plan, self.drafter
        for told in self.book.get("objectives", ()):
            domain.add_objective(plan, kind=told["kind"], text=told["text"], by=by)
        for told in self.book["bases"]:
            domain.cite(
                plan, kind=told["kind"], number=told["number"], issuer=told["issuer"], role=told["role"],
                written_on=date.fromisoformat(told["date"]) if "date" in told else None,
                subject=told.get("subject", ""), by=by,
            )  # fmt: skip
        for told in self.book["targets"]:
            value = Decimal(told["value"]) if "value" in told else None
            target = domain.add_target(
                plan, text=told["text"], indicator=told.get("indicator", ""), value=value, unit=told.get("unit", ""),
                by=by,
            )  # fmt: skip
            self.targets[told.get("key", told["text"])] = target
        for told in self.book["duties"]:
            agency = self.play.cast.organisations[told["organisation"]]
            domain.add_duty(plan, organisation_text=agency.name, organisation=agency, text=told["text"], by=by)

    def _task(self, told: Book) -> Task:
        agencies = self.play.cast.organisations
        parties = [Party(part, agencies[key].name, agencies[key]) for part in Part for key in told.get(part.value, ())]
        began = self.day(told["from"]) if "from" in told else None
        ends = self.day(told["due"]) if "due" in told else None
        return domain.add_task(
            self.plan, title=told["title"], code=told["code"], parent=self.tasks.get(told.get("parent", "")),
            quarters=self._quarters(began, ends), from_on=began, due_on=ends, place=told.get("place", ""),
            parties=parties, by=self.drafter,
        )  # fmt: skip

    def _quarters(self, began: date | None, ends: date | None) -> list[int]:
        """Those from the first to the last day; none when the days lie in two years."""
        if began is None or ends is None or began.year != ends.year or began.year != self.plan.year_from:
            return []
        return list(range(quarter(began), quarter(ends) + 1))

    def _fund(self, told: Book) -> FundSource:
        fund = domain.add_source(
            self.plan, group=told["group"], level=told.get("level", ""), nature=told.get("nature", ""),
            programme=told["programme"], by=self.drafter,
        )  # fmt: skip
        if rule := told.get("rule"):
            domain.set_fund_rule(fund, **rule, by=self.drafter)
        return fund

    def _line(self, told: Book) -> BudgetLine:
        lead = self.play.cast.organisations.get(told.get("lead", ""))
        row = domain.add_line(
            self.plan, content=told["content"], code=told["code"], parent=self.lines.get(told.get("parent", "")),
            lead_text=lead.name if lead else "", organisation=lead, by=self.drafter,
        )  # fmt: skip
        fund = self.funds.get(told.get("fund", ""))
        for stage in (Stage.NEED, Stage.APPROVED):
            if stage.value in told:
                amount = told[stage.value] * MILLION
                domain.enter_amount(row, stage=stage, amount=amount, fund=fund, by=self.drafter)
        for beside in told.get("beside", ()):
            amount = beside["amount"] * MILLION
            domain.enter_amount(
                row, stage=Stage.APPROVED, amount=amount, fund=self.funds[beside["fund"]], by=self.drafter
            )
        return row

    def _actual(self, told: Book) -> None:
        domain.record_actual(
            self.targets[told["target"]], value=Decimal(told["value"]), on=clock.today(), source=told["source"],
            by=self.drafter,
        )  # fmt: skip

    def _progress(self, code: str, told: Book) -> None:
        task, by = self.tasks[code], self.play.cast.members[told["by"]]
        task.refresh_from_db()
        if told.get("finish"):
            domain.move_task(task, action="finish", note=told["text"], by=by)
        else:
            domain.note_task(task, text=told["text"], by=by)

    def _spend(self, line: Book, told: Book) -> None:
        row = self.lines[line["code"]]
        row.plan.refresh_from_db()
        domain.enter_amount(
            row, stage=told["stage"], amount=told["amount"] * MILLION, fund=self.funds[line["fund"]],
            paper=PAPERS.get(told["stage"]) or str(self.book["paper"]),
            by=self.play.cast.members[self.book["accountant"]],
        )  # fmt: skip

    def _difficulty(self, told: Book) -> Iterable[tuple[int, Act]]:
        """Raised; assigned and answered when the data say so."""
        raised: list[Difficulty] = []
        members = self.play.cast.members

        def raise_it() -> None:
            raised.append(
                domain.raise_difficulty(
                    self.plan, title=told["title"], text=told["text"], task=self.tasks[told["task"]],
                    by=members[told["by"]],
                )
            )  # fmt: skip

        yield told["ago"], raise_it
        if assigned := told.get("assigned"):
            agency = self.play.cast.organisations[assigned["to"]]
            yield (
                assigned["ago"],
                lambda: domain.assign_difficulty(
                    raised[0], to=agency, due_on=clock.today() + timedelta(days=14), by=self.drafter
                ),
            )
        if answered := told.get("answered"):
            yield (
                answered["ago"],
                lambda: domain.answer_difficulty(raised[0], answer=answered["text"], by=members[answered["by"]]),
            )

    def _own_programme(self, told: Book) -> None:
        domain.record_own_programme(
            self.plan, document=told["document"], programme=told["programme"], by=self.play.cast.members[told["by"]]
        )
