"""Councils of real size: the board of 250 rows, 770 sheets as one PDF, all sheets of a year as CSV and XLSX."""

import resource
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from django.db import connection, transaction
from django.template import Context, Template
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from benchmarks.timing import Line, both, median_ms, once, statements
from saolang.councils import sheet_rows
from saolang.councils.domain import books
from saolang.councils.models import Council, Round, RoundEntry, Sheet, SheetMark
from saolang.documents.bundle import merge_pdfs
from saolang.dossiers.models import Dossier
from saolang.law.load import product_set
from saolang.people.models import Account, Body, Membership, Seat

MEMBERS = 11
BOARD_ROWS, MORE_ROWS = 250, 130
PRINTED = 70 * MEMBERS
_FLOOR = Template(
    "<table>{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}</table>"
)


def measure(client: Client, member: Membership) -> Iterator[Line]:
    """All lines of this module; `client` is signed in as `member` of the OCOP office."""
    wide = _council(member, no=91, rows=BOARD_ROWS, state="scoring")
    _council(member, no=92, rows=MORE_ROWS, state="minuted")
    yield _board(client, wide)
    yield _book(wide)
    year = wide.round.year
    count = sheet_rows.sheets_of_year(member, year).count()
    for ending, budget in (("csv", 2), ("xlsx", 5)):
        address = reverse(f"office-sheets-{ending}", args=[year])
        yield _file(client, f"{count:,} sheets of a year as {ending.upper()}", address, budget)


def _board(client: Client, council: Council) -> Line:
    address = reverse("council-board", args=[council.uuid])

    def ask() -> bytes:
        answer = client.get(address)
        assert answer.status_code == 200
        return answer.content

    def bare() -> str:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT s.entry_id, p.name, s.seat_id, s.state, s.total, count(m.id) FROM councils_sheet s "
                "JOIN councils_roundentry e ON e.id = s.entry_id JOIN dossiers_dossier d ON d.id = e.dossier_id "
                "JOIN producers_product p ON p.id = d.product_id "
                "LEFT JOIN councils_sheetmark m ON m.sheet_id = s.id AND m.option <> '' "
                "WHERE s.council_id = %s GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 3",
                [council.pk],
            )
            rows = cursor.fetchall()
        lines: dict[int, list[Any]] = {}
        for entry, name, _seat, _state, total, _count in rows:
            lines.setdefault(entry, [name]).append(total)
        return _FLOOR.render(Context({"rows": list(lines.values())}))

    note = f"{statements(ask)} SQL (budget 15), {BOARD_ROWS} x {MEMBERS}, {len(ask()) / 1024:.0f} KiB"
    clock, cpu = both(ask)
    return Line("scoring board, 250 rows", clock, cpu=cpu, floor=median_ms(bare), budget=300, note=note)


def _book(council: Council) -> Line:
    keys = [pk for pk, _name in books.listed(council)][:PRINTED]
    made: list[bytes] = []
    clock, cpu = once(lambda: made.append(merge_pdfs(books.parts(keys))))
    note = f"one run, {len(made[0]) / 1024 / 1024:.0f} MB"
    return Line(f"{len(keys)} score sheets as one PDF", clock / 1000, unit="s", cpu=cpu, budget=30, note=note)


def _file(client: Client, work: str, address: str, budget: float) -> Line:
    def ask() -> int:
        answer = client.get(address)
        assert answer.status_code == 200
        return sum(len(piece) for piece in answer.streaming_content)  # type: ignore[attr-defined]

    ask()
    before = _peak()
    clock, cpu = both(ask)
    note = f"{statements(ask)} SQL, {ask() / 1024 / 1024:.1f} MB, memory + {_peak() - before:.0f} MB"
    return Line(work, clock / 1000, unit="s", cpu=cpu, budget=budget, note=note)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@transaction.atomic
def _council(member: Membership, *, no: int, rows: int, state: str) -> Council:
    """A council with `rows` dossiers and a closed sheet of every member for each, unless an earlier run made it."""
    like = Council.objects.filter(round__organisation=member.organisation.parent_id).earliest("id")
    found = Council.objects.filter(round__organisation=like.round.organisation, round__no=no).first()
    if found:
        return found
    one = _copy(Round.objects.get(pk=like.round_id), no=no, is_extra=True, state="evaluating")
    body = _copy(Body.objects.get(pk=like.body_id), name=f"Hội đồng đo số {no}")
    seat = Seat.objects.filter(body=like.body_id, role="member").earliest("id")
    people = Account.objects.order_by("-id")[:MEMBERS]
    seats = [_copy(seat, body=body, account=one, full_name=one.full_name) for one in people]
    council = _copy(like, round=one, body=body, state=state, announced_on=None)
    dossiers = list(Dossier.objects.filter(submitted_at__isnull=False).exclude(state="closed").order_by("id")[:rows])
    entries = RoundEntry.objects.bulk_create(
        RoundEntry(round=one, dossier=dossier, position=place) for place, dossier in enumerate(dossiers, 1)
    )
    _sheets(council, entries, seats)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return council


def _copy(row: Any, **changes: object) -> Any:
    values = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key and field.name != "uuid"
    }
    return type(row)._default_manager.create(**{**values, **_by_attname(row, changes)})


def _by_attname(row: Any, changes: dict[str, object]) -> dict[str, object]:
    return {row._meta.get_field(name).attname: getattr(value, "pk", value) for name, value in changes.items()}


def _sheets(council: Council, entries: Sequence[RoundEntry], seats: Sequence[Seat]) -> None:
    rng, now = Random(1), timezone.now()
    sheets, marks = [], []
    for entry in entries:
        law = product_set(entry.dossier.product_set)
        for seat in seats:
            sheet = Sheet(council=council, entry=entry, seat=seat, state="closed", closed_at=now)
            chosen = {one.key: rng.choice(one.options) for one in law.criteria}
            sheet.total = sum(option.points for option in chosen.values())
            sheets.append(sheet)
            marks.append(chosen)
    Sheet.objects.bulk_create(sheets, batch_size=1000)
    rows = (
        SheetMark(sheet=sheet, criterion=key, option=option.key, points=option.points)
        for sheet, chosen in zip(sheets, marks, strict=True)
        for key, option in chosen.items()
    )
    SheetMark.objects.bulk_create(rows, batch_size=2000)
