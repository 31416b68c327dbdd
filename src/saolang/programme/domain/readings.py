"""A file dropped into the system: read, looked at by a person, accepted as a plan or dropped."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events, files, sniff
from saolang.core.errors import NotNow, WrongInput, require
from saolang.core.versions import bump, locked
from saolang.documents.errors import DocumentError
from saolang.documents.read import read_source, understand
from saolang.documents.read.from_text import decode
from saolang.documents.read.source import Source, Table
from saolang.people.models import Membership, Organisation
from saolang.programme import rules
from saolang.programme.domain import aims, money, plans, register, tasks
from saolang.programme.domain.aims import Where
from saolang.programme.domain.words import short
from saolang.programme.enums import PLANNED_STAGES, Part, PlanKind, ReadingState, Stage
from saolang.programme.errors import OtherUnit, UnreadableFile
from saolang.programme.models import BudgetLine, Plan, PlanReading, Task
from saolang.programme.organisations import Finder
from saolang.programme.proposal import KINDS, amount, day, in_dong, places_named, propose
from saolang.territory.models import Unit
from saolang.viet.text import fold

TEXT = "text/plain"
MOST_LINES = 30_000


@transaction.atomic
def read_plan_file(
    organisation: Organisation, *, content: BinaryIO, name: str, year: int | None = None, by: Membership
) -> PlanReading:
    """Read a plan from a text, DOCX or PDF file into a proposal; nothing of it is a fact yet.

    Args:
        organisation: whose plan it will be.
        year: the year of the plan when the document does not say it.

    Raises:
        NoRight. UnreadableFile: empty, broken, locked, with macros, a picture or scan without text, another kind.
    """
    require(rules.can_create(by, organisation))
    content.seek(0)
    data = content.read()
    office = data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) or b"%PDF-" in data[:1024]
    media_type = sniff.identify(BytesIO(data)) if office else TEXT
    try:
        source = read_source(data)
        reading = understand(source)
    except DocumentError as error:
        raise UnreadableFile(error.message, field="file", code=error.code) from error
    row = PlanReading.objects.create(
        organisation=organisation, file=files.store(BytesIO(data), media_type=media_type), by=by, at=clock.now(),
        file_name=short(name, 200), lines=_shown(source, data if media_type == TEXT else None), reading=reading,
        proposal=propose(reading), year=year or (reading.get("document") or {}).get("year"),
    )  # fmt: skip
    events.record(row, "read", by=by, data={"sha256": row.file.sha256})
    return row


def _shown(source: Source, text: bytes | None) -> list[list[Any]]:
    """The source as [line, page, text]: a text file line by line, else what was found in lines and cells."""
    if text is not None:
        return [[number, None, words] for number, words in enumerate(decode(text).splitlines()[:MOST_LINES], start=1)]
    found: dict[int, list[Any]] = {}
    for block in source.blocks:
        pieces = (
            [cell for row in block.rows for cell in row if not cell.merged] if isinstance(block, Table) else [block]
        )
        for piece in pieces:
            number = piece.line if hasattr(piece, "line") else piece.number
            if number in found and piece.text:
                found[number][2] = f"{found[number][2]} | {piece.text}"
            elif piece.text:
                found[number] = [number, piece.page, piece.text]
    return [found[number] for number in sorted(found)][:MOST_LINES]


@transaction.atomic
def save_proposal(
    reading: PlanReading, *, changes: Mapping[str, Mapping[str, Any]], expected: int | None = None, by: Membership
) -> PlanReading:
    """Keep what a person made of the proposal.

    Args:
        changes: for each row id, and for "document" and "money", the new values; "take" says whether a row is taken.

    Raises:
        NoRight, Stale, NotNow. WrongInput: a number or day that cannot be read; its field is "row id:name".
    """
    row = locked(reading, expected=expected)
    require(rules.can_create(by, row.organisation))
    _require_waiting(row)
    proposal = row.proposal
    for name in ("document", "money"):
        proposal[name].update({key: value for key, value in changes.get(name, {}).items() if key in proposal[name]})
    for item in proposal["rows"]:
        new = changes.get(item["id"])
        if new is None:
            continue
        item["take"] = bool(new.get("take", item["take"]))
        values = {key: str(value) for key, value in new.items() if key in item["values"]}
        if any(item["values"][key] != value for key, value in values.items()):
            item["changed"], item["derived"] = True, False
        item["values"].update(values)
    _check(proposal)
    row.proposal = proposal
    bump(row, "proposal")
    events.record(row, "corrected", by=by)
    return row


def _check(proposal: Mapping[str, Any]) -> None:
    """Refuse numbers and days that mean nothing, at their field."""
    document = proposal["document"]
    _parsed(day, document["issued_on"], "document:issued_on", _("Ngày chưa đúng. Hãy viết ngày/tháng/năm."))
    for item in proposal["rows"]:
        if not item["take"]:
            continue
        for name, parse, sentence in _PARSED.get(item["kind"], ()):
            _parsed(parse, item["values"][name], f"{item['id']}:{name}", sentence)


def _parsed(parse: Callable[[str], Any], text: str, field: str, sentence: str) -> Any:
    try:
        return parse(text)
    except ValueError as error:
        raise WrongInput(f"{sentence} (“{text[:40]}”)", field=field) from error


def _quarters(text: str) -> list[int]:
    found = [int(part) for part in text.replace(";", ",").split(",") if part.strip()]
    if any(quarter not in tasks.QUARTERS for quarter in found):
        raise ValueError(text)
    return found


_NUMBER = "Số chưa đúng. Ví dụ: 1.234 hoặc 1,5."
_PARSED: dict[str, tuple[tuple[str, Callable[[str], Any], str], ...]] = {
    "base": (("date", day, "Ngày chưa đúng. Hãy viết ngày/tháng/năm."),),
    "target": (("value", amount, _NUMBER), ("value_max", amount, _NUMBER)),
    "result": (("value", amount, _NUMBER), ("year", amount, _NUMBER)),
    "task": (("quarters", _quarters, "Quý là các số từ 1 đến 4, cách nhau bằng dấu phẩy."),),
    "line": (("amount", amount, _NUMBER),),
}


def _require_waiting(row: PlanReading) -> None:
    if row.state != ReadingState.WAITING:
        raise NotNow(_("Bản đọc này đã được nhận hoặc đã bỏ."))


def drop_reading(reading: PlanReading, *, by: Membership) -> PlanReading:
    """End a reading that nobody will take over; the file and what was read stay."""
    with transaction.atomic():
        row = locked(reading)
        require(rules.can_create(by, row.organisation))
        _require_waiting(row)
        row.state = ReadingState.DROPPED
        bump(row, "state")
        events.record(row, "dropped", by=by)
    return row


def other_places(reading: PlanReading) -> list[str]:
    """Names of places in the head of the document that are none of the agency's own places."""
    unit = reading.organisation.unit
    own = [reading.organisation.place, reading.organisation.name]
    while unit is not None:
        own.append(unit.name)
        unit = unit.parent
    known = [fold(name) for name in own if name]
    return [
        name for name in places_named(reading.proposal["document"])
        if not any(_same_place(name, one) for one in known)
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
    _require_waiting(row)
    if not decision.same_unit and (others := other_places(row)):
        raise OtherUnit(
            _("Văn bản ghi địa danh “%s”, khác với đơn vị của bạn. Nếu vẫn đúng, hãy đánh dấu xác nhận rồi nhận lại.")
            % others[0].title(),
            field="same_unit",
        )
    _check(row.proposal)
    head = row.proposal["document"]
    plan = plans.create_plan(
        row.organisation, title=decision.title, year_from=decision.year_from, year_to=decision.year_to,
        kind=decision.kind, unit=decision.unit, parent=decision.parent, recipients=head["recipients"], by=by,
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
            for part, field in (
                (Part.LEAD, "lead"),
                (Part.IMPLEMENTING, "implementing"),
                (Part.COORDINATING, "coordinating"),
            )
            for name in (piece.strip() for piece in values[field].split(";"))
            if name
        ]
        task = tasks.add_task(
            self.plan, title=values["title"], code=values["code"], quarters=_quarters(values["quarters"]),
            time_text=short(values["time"], 200), place=short(values["place"], 300), parties=parties,
            parent=self.tasks.get(values["parent"]), where=where, by=self.by,
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
            raise WrongInput(_NUMBER, field="total") from error
        if total is not None:
            money.state_total(self.plan, total=total, by=self.by)
