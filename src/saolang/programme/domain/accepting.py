"""A reading that a person accepts becomes a plan, row by row, each with its page and line."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import events
from saolang.core.errors import WrongInput, require
from saolang.core.versions import bump, locked
from saolang.people.models import Membership
from saolang.programme import rules
from saolang.programme.domain import aims, money, plans, register, tasks
from saolang.programme.domain.aims import Where
from saolang.programme.domain.readings import NUMBER, check_values, quarters_of, require_waiting
from saolang.programme.domain.words import short
from saolang.programme.enums import PLANNED_STAGES, Part, PlanKind, ReadingState, Stage
from saolang.programme.errors import OtherUnit
from saolang.programme.models import BudgetLine, Plan, PlanReading, Task
from saolang.programme.organisations import Finder
from saolang.programme.proposal import KINDS, amount, day, in_dong, places_named
from saolang.territory.models import Unit
from saolang.viet.text import fold

_PARTS = ((Part.LEAD, "lead"), (Part.IMPLEMENTING, "implementing"), (Part.COORDINATING, "coordinating"))


def other_places(reading: PlanReading) -> list[str]:
    """Names of places that say whose document it is and are none of the agency's own places."""
    unit = reading.organisation.unit
    own = [reading.organisation.place, reading.organisation.name]
    while unit is not None:
        own.append(unit.name)
        unit = unit.parent
    known = [fold(name) for name in own if name]
    return [
        name for name in places_named(reading.proposal)
        if not any(_same_place(fold(name), one) for one in known)
    ]  # fmt: skip


def _same_place(name: str, own: str) -> bool:
    """Names as they stand in a head run on ("quang tri so nong nghiep") or stop early: one begins with the other."""
    return f"{name} ".startswith(f"{own} ") or f"{own} ".startswith(f"{name} ") or f" {own}".endswith(f" {name}")


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What a person decides when accepting.

    Attributes:
        stage: of the amounts in the table: a need or an approved estimate.
        issued: whether the document is an issued plan (recorded with its number) or becomes a draft to go on with.
        same_unit: the person confirms the place although the document names another one.
    """

    title: str
    year_from: int
    year_to: int | None = None
    kind: str = PlanKind.YEAR
    stage: str = Stage.NEED
    issued: bool = True
    same_unit: bool = False
    unit: Unit | None = None
    parent: Plan | None = None


@transaction.atomic
def accept_reading(reading: PlanReading, *, decision: Acceptance, expected: int | None = None, by: Membership) -> Plan:
    """Make a plan of the rows that were taken, each with its page and line; derived values stay marked.

    Raises:
        NoRight, Stale, NotNow. OtherUnit: the document names another place and nobody confirmed it.
        WrongInput: a value that cannot be used (its field is "row id:name"), money without a unit.
    """
    row = locked(reading, expected=expected)
    require(rules.can_create(by, row.organisation))
    require_waiting(row)
    if not decision.same_unit and (others := other_places(row)):
        raise OtherUnit(
            _("Văn bản nêu địa danh “%s”, khác với đơn vị của bạn. Nếu vẫn đúng, hãy đánh dấu xác nhận rồi nhận lại.")
            % others[0],
            field="same_unit",
        )
    check_values(row.proposal)
    head = row.proposal["document"]
    plan = plans.create_plan(
        row.organisation, title=decision.title, year_from=decision.year_from, year_to=decision.year_to,
        kind=decision.kind, unit=decision.unit, parent=decision.parent, by=by,
        recipients=[short(one, 300) for one in head["recipients"]],
    )  # fmt: skip
    _Taking(plan, row, decision, by).all()
    if decision.issued:
        plans.record_issued(
            plan, number_text=head["number"], issued_on=day(head["issued_on"]), signer_name=head["signer_name"],
            signer_post=short(head["signer_post"], 160), source_file=row.file, source_name=row.file_name, by=by,
        )  # fmt: skip
    else:
        Plan.objects.filter(pk=plan.pk).update(source_file=row.file, source_name=row.file_name)
    row.state, row.plan = ReadingState.ACCEPTED, plan
    bump(row, "state", "plan")
    events.record(row, "accepted", by=by, data={"plan": str(plan.uuid)})
    plan.refresh_from_db()
    return plan


class _Taking:
    """Takes the rows of a proposal into a plan."""

    def __init__(self, plan: Plan, reading: PlanReading, decision: Acceptance, by: Membership) -> None:
        self.plan, self.by, self.decision = plan, by, decision
        self.proposal = reading.proposal
        self.finder = Finder(plan.unit)
        self.tasks: dict[str, Task] = {}
        self.lines: dict[str, BudgetLine] = {}
        self.last_line: BudgetLine | None = None

    def all(self) -> None:
        """Every row that is taken, kind by kind; an error names its row."""
        self.unit = self._unit()
        for kind in KINDS:
            take = getattr(self, f"_{kind}")
            for item in self.proposal["rows"]:
                if item["kind"] != kind or not item["take"]:
                    continue
                try:
                    take(item["values"], Where(item["page"], item["line"], item["text"], item["derived"]))
                except WrongInput as error:
                    raise WrongInput(error.sentence, code=error.code, field=f"{item['id']}:{error.field}") from error
        self._total()

    def _unit(self) -> int:
        """The unit of the money table; asked only when there is money."""
        if not any(item["kind"] == "line" and item["take"] for item in self.proposal["rows"]):
            return 1
        unit = int(self.proposal["money"]["unit"] or 0)
        if unit <= 0:
            raise WrongInput(
                _("Bảng kinh phí chưa có đơn vị tính. Hãy chọn đồng, nghìn đồng hay triệu đồng."), field="unit"
            )
        if self.decision.stage not in PLANNED_STAGES:
            raise WrongInput(_("Số tiền của bảng là nhu cầu hoặc dự toán duyệt."), field="stage")
        if unit in plans.PRINT_UNITS:
            Plan.objects.filter(pk=self.plan.pk).update(print_unit=unit)
        return unit

    def _base(self, values: Mapping[str, str], where: Where) -> None:
        if values["number"].strip():
            register.cite(
                self.plan, kind=values["kind"] or _("Văn bản"), number=values["number"], written_on=day(values["date"]),
                issuer=values["issuer"], subject=values["subject"], role=values["role"], where=where, by=self.by,
            )  # fmt: skip

    def _target(self, values: Mapping[str, str], where: Where) -> None:
        aims.add_target(
            self.plan, text=values["text"], operator=values["operator"], value=amount(values["value"]),
            value_max=amount(values["value_max"]), unit=values["unit"], indicator=values["indicator"], where=where,
            by=self.by,
        )  # fmt: skip

    def _result(self, values: Mapping[str, str], where: Where) -> None:
        year = amount(values["year"])
        aims.add_stated_result(
            self.plan, text=values["text"], value=amount(values["value"]), unit=values["unit"],
            year=int(year) if year else None, where=where, by=self.by,
        )  # fmt: skip

    def _task(self, values: Mapping[str, str], where: Where) -> None:
        parties = [
            tasks.Party(part, name, self.finder.find(name))
            for part, field in _PARTS
            for name in (piece.strip() for piece in values[field].split(";"))
            if name
        ]
        task = tasks.add_task(
            self.plan, title=values["title"], code=values["code"], content=values.get("content", ""),
            quarters=quarters_of(values["quarters"]), time_text=short(values["time"], 200),
            place=short(values["place"], 300), parties=parties, parent=self.tasks.get(values["parent"]), where=where,
            by=self.by,
        )  # fmt: skip
        self.tasks.setdefault(values["code"] or str(task.pk), task)

    def _duty(self, values: Mapping[str, str], where: Where) -> None:
        organisation = self.finder.find(values["organisation"])
        for text in values["tasks"].splitlines() or [values["organisation"]]:
            if text.strip():
                aims.add_duty(
                    self.plan, organisation_text=short(values["organisation"], 300), organisation=organisation,
                    text=text, code=values["code"], where=where, by=self.by,
                )  # fmt: skip

    def _line(self, values: Mapping[str, str], where: Where) -> None:
        parent = self.lines.get(values["parent"]) or self.lines.get(values["code"].rpartition(".")[0])
        row = money.add_line(
            self.plan, content=values["content"], code=values["code"], parent=parent, explanation=values["explanation"],
            lead_text=short(values["lead"], 300), organisation=self.finder.find(values["lead"]),
            source_words=values["funds"], where=where, by=self.by,
        )  # fmt: skip
        self.lines.setdefault(values["code"] or str(row.pk), row)
        try:
            dong = in_dong(values["amount"], self.unit)
        except ValueError as error:
            raise WrongInput(_("Số tiền có phần lẻ của một đồng."), field="amount") from error
        if dong is not None:
            money.enter_amount(row, stage=self.decision.stage, amount=dong, where=where, by=self.by)

    def _total(self) -> None:
        try:
            total = in_dong(self.proposal["money"]["total"], self.unit)
        except ValueError as error:
            raise WrongInput(NUMBER, field="total") from error
        if total is not None:
            money.state_total(self.plan, total=total, by=self.by)
