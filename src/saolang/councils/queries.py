"""Reading councils. Who sees whose sheets is said in one place: `visible_sheets`."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from saolang.councils import levels, rules, working_rules
from saolang.councils.enums import CouncilState, RoundState, SheetState
from saolang.councils.models import Conflict, Council, Result, Round, RoundEntry, Sheet, SheetMark, Team
from saolang.councils.queries_rounds import rounds_visible_to
from saolang.dossiers.enums import State, StepState
from saolang.dossiers.models import Dossier, Step
from saolang.law.load import product_set
from saolang.law.model import Criterion
from saolang.people.enums import OrganisationKind, SeatRole
from saolang.people.models import Account, Membership, Organisation, Seat
from saolang.people.queries import seats_of

Body = TypeVar("Body", Council, Team)
ENTRY = ("dossier__product__producer__organisation", "dossier__product__place", "dossier__commune")


def visible_to(membership: Membership | None, account: Account | None = None) -> QuerySet[Council]:
    """The councils of the province or the Ministry of the acting office or leader, and those of one's own seats."""
    return seen_by(Council.objects.all(), membership, account)


def seen_by(rows: QuerySet[Body], membership: Membership | None, account: Account | None) -> QuerySet[Body]:
    """Those of these councils or teams that the office runs or the person sits in today, the newest round first."""
    mine = Q(body__in=seats_of(account).values("body")) if account else Q(pk__in=[])
    if membership and (own := levels.held_by(membership, "round__organisation__")) is not None:
        mine |= own
    found = rows.select_related("round__organisation", "body").filter(mine)
    return found.order_by("-round__year", "-round__no", "-id")


def rounds_without_council(membership: Membership) -> QuerySet[Round]:
    """Rounds of the province or the Ministry with dossiers that wait for their council."""
    rows = rounds_visible_to(membership).exclude(state=RoundState.CLOSED)
    return rows.filter(councils__isnull=True, entries__isnull=False).distinct().order_by("year", "no")


def seat_in(group: Council | Team, account: Account) -> Seat | None:
    """The seat that a person holds today in this council or team."""
    return seats_of(account).filter(body=group.body_id).first()


def scoring_seats(council: Council) -> list[Seat]:
    """The members with score sheets, in the order of the decision."""
    working = working_rules.read(council.rules)
    return [seat for seat in council.body.seats.all() if seat.to_on is None and rules.scores(seat, working)]


def running_entries(council: Council) -> QuerySet[RoundEntry]:
    """The dossiers of the round that were not withdrawn or ended otherwise, in the order of its list."""
    rows = council.round.entries.select_related(*ENTRY)
    return rows.exclude(dossier__state=State.CLOSED, result__isnull=True).order_by("position", "id")


def ready_entries(council: Council) -> QuerySet[RoundEntry]:
    """The dossiers that the OCOP office has checked: their road has come to the council team or the council."""
    at_council = Step.objects.filter(
        dossier=OuterRef("dossier"),
        level=levels.level_of(council.round.organisation),
        kind__in=(levels.ADVISE, levels.SCORE),
        state=StepState.OPEN,
    )
    return running_entries(council).filter(Exists(at_council), decided_on__isnull=True)


def sheets_of(seat: Seat) -> QuerySet[Sheet]:
    """The own sheets of a seat in the order of the round's list, with how many criteria have a choice."""
    rows = Sheet.objects.filter(seat=seat).select_related(
        "council__body", "seat__body", *(f"entry__{name}" for name in ENTRY)
    )
    return rows.annotate(chosen=Count("marks", filter=~Q(marks__option=""))).order_by("entry__position", "entry_id")


def visible_sheets(council: Council, viewer: Seat | None) -> QuerySet[Sheet]:
    """The sheets whose marks this viewer may see.

    A scoring member: the own sheets, and the closed ones of each dossier whose own sheet is closed. The secretary who
    does not score and the OCOP office (`viewer` None): closed sheets. After the results are concluded: all.
    """
    rows = council.sheets.select_related("seat", "entry")
    if council.state in (CouncilState.CONCLUDED, CouncilState.MINUTED):
        return rows
    closed = Q(state=SheetState.CLOSED)
    if viewer is None or not rules.scores(viewer, working_rules.read(council.rules)):
        return rows.filter(closed)
    own = Sheet.objects.filter(seat=viewer, entry=OuterRef("entry"), state=SheetState.CLOSED)
    return rows.filter(Q(seat=viewer) | (closed & Exists(own)))


def missing_criteria(sheet: Sheet) -> list[Criterion]:
    """Criteria without a choice, in the order of the sheet."""
    chosen = set(sheet.marks.exclude(option="").values_list("criterion", flat=True))
    return [item for item in product_set(sheet.entry.dossier.product_set).criteria if item.key not in chosen]


# --- The board --------------------------------------------------------------------------------------------------


class SheetOnBoard(NamedTuple):
    """What the board shows of one sheet; a large council has thousands, so no whole rows are read."""

    pk: int
    uuid: UUID
    entry_id: int
    seat_id: int
    state: str
    total: int
    eliminated_by: list[str]


@dataclass
class Cell:
    """One sheet on the board: "closed", "open", "conflict" or "none"; points only when the viewer may see them."""

    kind: str
    sheet: SheetOnBoard | None = None
    chosen: int = 0
    points: int | None = None


@dataclass
class BoardRow:
    """One dossier: the cells of all scoring members, and what the visible totals say."""

    entry: RoundEntry
    cells: list[Cell] = field(default_factory=list)
    spread: int | None = None
    is_wide: bool = False
    knock_outs: int = 0

    @property
    def closed(self) -> int:
        return sum(cell.kind == "closed" for cell in self.cells)

    @property
    def expected(self) -> int:
        return sum(cell.kind in ("closed", "open") for cell in self.cells)


@dataclass
class Board:
    """Progress of a council: dossiers x members."""

    seats: list[Seat]
    rows: list[BoardRow]

    @property
    def closed(self) -> int:
        return sum(row.closed for row in self.rows)

    @property
    def expected(self) -> int:
        return sum(row.expected for row in self.rows)

    @property
    def wide(self) -> list[BoardRow]:
        return [row for row in self.rows if row.is_wide]


def board(council: Council, viewer: Seat | None) -> Board:
    """Everything the secretary needs on one page, in a fixed number of queries whatever the size."""
    working = working_rules.read(council.rules)
    seats = scoring_seats(council)
    sheets = [SheetOnBoard(*row) for row in council.sheets.values_list(*SheetOnBoard._fields)]
    by_place = {(sheet.entry_id, sheet.seat_id): sheet for sheet in sheets}
    if working.replaced_member_sheets == "kept":
        _take_over(by_place, seats, council)
    conflicts = set(Conflict.objects.filter(seat__body=council.body_id).values_list("entry", "seat"))
    seen = set(visible_sheets(council, viewer).values_list("pk", flat=True))
    chosen = _chosen(council) if any(sheet.state == SheetState.OPEN for sheet in sheets) else {}
    rows = []
    for entry in running_entries(council).select_related(None).select_related("dossier__product"):
        row = BoardRow(entry, [_cell(entry, seat, by_place, conflicts, seen, chosen) for seat in seats])
        _judge(row, working)
        rows.append(row)
    return Board(seats, rows)


def _chosen(council: Council) -> dict[int, int]:
    """How many criteria each open sheet has a choice for; of closed ones nobody asks."""
    rows = SheetMark.objects.filter(sheet__council=council, sheet__state=SheetState.OPEN).exclude(option="")
    return dict(rows.order_by().values_list("sheet").annotate(count=Count("pk")))


def _take_over(by_place: dict[tuple[int, int], SheetOnBoard], seats: list[Seat], council: Council) -> None:
    """Show the closed sheets of replaced members in the column of who took their place."""
    now = {seat.position: seat.pk for seat in seats}
    ended = dict(council.body.seats.filter(to_on__isnull=False).values_list("pk", "position"))
    for (entry, seat), sheet in list(by_place.items()):
        if seat in ended and sheet.state == SheetState.CLOSED and ended[seat] in now:
            by_place.setdefault((entry, now[ended[seat]]), sheet)


def _cell(
    entry: RoundEntry,
    seat: Seat,
    sheets: Mapping[tuple[int, int], SheetOnBoard],
    conflicts: set[tuple[int, int]],
    seen: set[int],
    chosen: Mapping[int, int],
) -> Cell:
    if (entry.pk, seat.pk) in conflicts:
        return Cell("conflict")
    sheet = sheets.get((entry.pk, seat.pk))
    if sheet is None:
        return Cell("none")
    kind = "closed" if sheet.state == SheetState.CLOSED else "open"
    shown = sheet.total if kind == "closed" and sheet.pk in seen else None
    return Cell(kind, sheet, chosen.get(sheet.pk, 0), shown)


def _judge(row: BoardRow, working: working_rules.WorkingRules) -> None:
    totals = [cell.points for cell in row.cells if cell.points is not None]
    if len(totals) > 1:
        row.spread = max(totals) - min(totals)
        row.is_wide = row.spread > working.spread_points * 100
    row.knock_outs = sum(
        bool(cell.sheet.eliminated_by) for cell in row.cells if cell.sheet is not None and cell.points is not None
    )


# --- Quorum -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Quorum:
    """Who is present against what the working rules ask for."""

    present: int
    members: int
    percent: int
    needs_chair: bool
    chair_present: bool

    @property
    def needed(self) -> int:
        """The fewest members that make the share, rounded up exactly."""
        return -(-self.members * self.percent // 100)


def quorum(council: Council) -> Quorum:
    """Count the scoring members marked as present."""
    working = working_rules.read(council.rules)
    seats = scoring_seats(council)
    here = present_seats(council)
    return Quorum(
        present=sum(seat.pk in here for seat in seats),
        members=len(seats),
        percent=working.quorum_percent,
        needs_chair=working.quorum_needs_chair,
        chair_present=any(seat.pk in here for seat in seats if seat.role == SeatRole.CHAIR),
    )


def present_seats(council: Council) -> set[int]:
    """Keys of the seats marked as present."""
    return {one.seat_id for one in council.attendances.all() if one.is_present}


def marks_by_sheet(sheets: Iterable[Sheet]) -> dict[int, dict[str, int]]:
    """The chosen marks of many sheets in one query."""
    found: dict[int, dict[str, int]] = defaultdict(dict)
    rows = SheetMark.objects.filter(sheet__in=list(sheets)).exclude(option="")
    for sheet, criterion, points in rows.values_list("sheet", "criterion", "points"):
        found[sheet][criterion] = points
    return found


def concerned(one: Round) -> list[Organisation]:
    """Producers and communes of the dossiers of a round: they are given its decisions (Điều 7.3g).

    Of a round of the Ministry also the provinces and their OCOP offices.
    """
    dossiers = Dossier.objects.filter(round_entries__round=one)
    found = Q(pk__in=dossiers.values("product__producer__organisation")) | Q(pk__in=dossiers.values("commune"))
    if levels.level_of(one.organisation) == levels.MINISTRY:
        found |= Q(
            kind__in=(OrganisationKind.PROVINCE_COMMITTEE, OrganisationKind.PROVINCE_OCOP_OFFICE),
            unit__in=dossiers.values("province__unit"),
        )
    return list(Organisation.objects.filter(found))


def results_of(council: Council) -> QuerySet[Result]:
    """The results of a council in the order of the round's list, with all that papers print of them."""
    rows = Result.objects.filter(Exists(Sheet.objects.filter(council=council, entry=OuterRef("entry"))))
    related = ("entry__round__organisation", "entry__dossier__province", *(f"entry__{name}" for name in ENTRY))
    return rows.select_related(*related).order_by("entry__position", "entry_id")
