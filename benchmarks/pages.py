"""Pages and saves, through the whole stack of this process, beside bare SQL and a bare template."""

from collections.abc import Iterator

from django.db import connection, transaction
from django.template import Context, Template
from django.test import Client
from django.urls import reverse

from benchmarks import councils
from benchmarks.timing import RUNS, Line, both, median_ms, statements
from saolang.certificates.models import Certificate
from saolang.councils.domain import scoring
from saolang.councils.models import Sheet, SheetMark
from saolang.councils.rules import Seated
from saolang.law.load import product_set
from saolang.people.enums import Role
from saolang.people.models import Membership

SEARCHED = "banh trang"
_ROWS = Template(
    "<table>{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}</table>"
)
_PAGE = Template("<h1>{{ row.0 }}</h1><p>{{ row.1 }}, {{ row.2 }}, {{ row.3 }}</p>")
_LIST = """
SELECT p.name, o.name, d.state, d.product_code, s.due_on, c.name FROM dossiers_dossier d
JOIN producers_product p ON p.id = d.product_id JOIN producers_producer f ON f.id = p.producer_id
JOIN people_organisation o ON o.id = f.organisation_id JOIN people_organisation c ON c.id = d.commune_id
LEFT JOIN dossiers_step s ON s.dossier_id = d.id AND s.state = 'open'
WHERE d.province_id = %s AND d.submitted_at IS NOT NULL {more} ORDER BY s.due_on, d.id LIMIT 50
"""


def measure() -> Iterator[Line]:
    """All lines of this module."""
    member = Membership.objects.filter(role=Role.OCOP_OFFICE).select_related("account", "organisation").earliest("id")
    client = Client(SERVER_NAME="localhost")
    client.force_login(member.account)
    committee = member.organisation.parent_id
    yield _page("list of 50 dossiers", client, reverse("office-dossiers"), _list_floor(committee), 80, 12)
    found = f"{reverse('office-dossiers')}?tim={SEARCHED.replace(' ', '+')}"
    yield _page("search without accents", client, found, _search_floor(committee), 80, None)
    yield _certificate_page()
    yield _save_score()
    yield _close_sheet()
    yield from councils.measure(client, member)


def _page(work: str, client: Client, address: str, floor: object, budget: float, most: int | None) -> Line:
    def ask() -> bytes:
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return answer.content

    size = len(ask()) / 1024
    limit = f" (budget {most})" if most else ""
    note = f"{statements(ask)} SQL{limit}, {size:.0f} KiB"
    clock, cpu = both(ask)
    return Line(work, clock, cpu=cpu, floor=median_ms(floor), budget=budget, note=note)  # type: ignore[arg-type]


def _list_floor(committee: int | None) -> object:
    return lambda: _ROWS.render(Context({"rows": _rows(_LIST.format(more=""), [committee])}))


def _search_floor(committee: int | None) -> object:
    words = " ".join("AND p.folded LIKE %s" for _word in SEARCHED.split())
    values = [committee, *(f"%{word}%" for word in SEARCHED.split())]
    return lambda: _ROWS.render(Context({"rows": _rows(_LIST.format(more=words), values)}))


def _rows(statement: str, values: list[object]) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def _certificate_page() -> Line:
    codes = list(Certificate.objects.order_by("?").values_list("code", flat=True)[: RUNS + 1])
    client = Client(SERVER_NAME="localhost")

    def ask(code: str) -> bytes:
        answer = client.get(f"/s/{code}")
        assert answer.status_code == 200
        return answer.content

    def bare(code: str) -> str:
        statement = (
            "SELECT p.name, c.holder_name, u.name, c.last_valid_on FROM certificates_certificate c "
            "JOIN producers_product p ON p.id = c.product_id "
            "JOIN territory_unit u ON u.id = p.place_id WHERE c.code = %s"
        )
        return _PAGE.render(Context({"row": _rows(statement, [code])[0]}))

    clock, cpu = both([lambda code=code: ask(code) for code in codes])  # type: ignore[misc]
    return Line(
        "public certificate page",
        clock,
        cpu=cpu,
        floor=median_ms([lambda code=code: bare(code) for code in codes]),  # type: ignore[misc]
        budget=10,
        note=f"{statements(lambda: ask(codes[0]))} SQL (budget 2), {len(ask(codes[0])) / 1024:.0f} KiB",
    )


def _open_sheets() -> list[Sheet]:
    rows = Sheet.objects.filter(state="open", council__state="scoring")
    related = ("council", "seat__account", "seat__body", "entry__dossier")
    return list(rows.select_related(*related).order_by("id")[: 2 * (RUNS + 1)])


def _save_score() -> Line:
    """Another option of one criterion, with the new total of the sheet."""
    sheet = _open_sheets()[0]
    by, state = Seated(sheet.seat), {"version": sheet.version, "turn": 0}
    criterion = product_set(sheet.entry.dossier.product_set).criteria[0]

    def save() -> None:
        state["turn"] += 1
        option = criterion.options[state["turn"] % len(criterion.options)].key
        fresh = scoring.save_mark(sheet, criterion=criterion.key, option=option, by=by, expected=state["version"])
        state["version"] = fresh.version

    def bare() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            table = SheetMark._meta.db_table
            cursor.execute(f"UPDATE {table} SET points = points WHERE sheet_id = %s AND criterion = '1.1'", [sheet.pk])
            cursor.execute(f"UPDATE {Sheet._meta.db_table} SET total = total WHERE id = %s", [sheet.pk])

    note = f"{statements(save)} SQL"
    clock, cpu = both(save)
    return Line("save one score", clock, cpu=cpu, floor=median_ms(bare), budget=30, note=note)


def _close_sheet() -> Line:
    """ "Chốt điểm": total, state and event of eight different sheets."""
    sheets = _open_sheets()[1 : RUNS + 2]

    def close(sheet: Sheet) -> None:
        scoring.close_sheet(sheet, missing_confirmed=True, by=Seated(sheet.seat), expected=sheet.version)

    clock, cpu = both([lambda sheet=sheet: close(sheet) for sheet in sheets])  # type: ignore[misc]
    return Line("save one sheet, with log and total", clock, cpu=cpu, budget=60)
