"""Which sheets count for a result, by the council's rules: whose, and of which scoring pass."""

from collections.abc import Mapping

from django.db.models import Exists, OuterRef, Q, QuerySet

from saolang.councils import queries, working_rules
from saolang.councils.enums import SheetState
from saolang.councils.models import AgreedOption, Conflict, Council, RoundEntry, Sheet
from saolang.councils.results import ClosedSheet, Computed, compute, differing
from saolang.law.load import product_set
from saolang.law.model import Criterion
from saolang.law.score import RECOGNISED
from saolang.people.models import Seat


def working_of(council: Council) -> working_rules.WorkingRules:
    """The working rules of a council."""
    return working_rules.read(council.rules)


def counting_seats(council: Council) -> set[int]:
    """The seats of today whose sheets count: those present, or all where the rules say so."""
    seats = {seat.pk for seat in queries.scoring_seats(council)}
    return seats if working_of(council).mean_over == working_rules.EVERYONE else seats & queries.present_seats(council)


def predecessors(council: Council, seats: set[int]) -> set[int]:
    """Ended seats whose place in the council one of these seats took over."""
    rows = Seat.objects.filter(body=council.body_id)
    places = rows.filter(pk__in=seats).values("position")
    return set(rows.filter(to_on__isnull=False, position__in=places).values_list("pk", flat=True))


def counted_sheets(council: Council) -> QuerySet[Sheet]:
    """The closed sheets that count, a replaced member's too where the rules keep them."""
    seats = counting_seats(council)
    if working_of(council).replaced_member_sheets == "kept":
        seats |= predecessors(council, seats)
    return council.sheets.filter(state=SheetState.CLOSED, seat__in=seats)


def awaited_sheets(council: Council) -> QuerySet[Sheet]:
    """Sheets that still have to be closed before the results."""
    return council.sheets.filter(state=SheetState.OPEN, seat__in=counting_seats(council))


def entries_of(council: Council) -> QuerySet[RoundEntry]:
    """The dossiers that the council scores: those with sheets, and those of which every member declared a conflict."""
    sheets = Sheet.objects.filter(entry=OuterRef("pk"), council=council)
    conflicts = Conflict.objects.filter(entry=OuterRef("pk"), seat__body=council.body_id)
    return queries.running_entries(council).filter(Q(Exists(sheets)) | Q(Exists(conflicts)))


def without_sheets(council: Council) -> QuerySet[RoundEntry]:
    """Dossiers for which no sheet counts yet."""
    return entries_of(council).exclude(pk__in=counted_sheets(council).values("entry"))


def counted(council: Council) -> list[tuple[RoundEntry, list[ClosedSheet]]]:
    """Every dossier with the sheets that count, in the order of the round's list and of the decision."""
    sheets = list(counted_sheets(council).select_related("seat").order_by("seat__position", "seat_id"))
    marks = queries.marks_by_sheet(sheets)
    by_entry: dict[int, list[ClosedSheet]] = {}
    for sheet in sheets:
        by_entry.setdefault(sheet.entry_id, []).append(_closed(sheet, marks.get(sheet.pk, {})))
    return [(entry, by_entry.get(entry.pk, [])) for entry in entries_of(council)]


def _closed(sheet: Sheet, marks: dict[str, int]) -> ClosedSheet:
    return ClosedSheet(str(sheet.seat.uuid), sheet.seat.full_name, marks, tuple(sheet.eliminated_by))


# --- What the council agreed on ------------------------------------------------------------------------------


def agreed_points(council: Council) -> dict[int, dict[str, int]]:
    """Entry → criterion → points that the council agreed on."""
    found: dict[int, dict[str, int]] = {}
    for entry, criterion, points in AgreedOption.objects.filter(council=council).values_list(
        "entry", "criterion", "points"
    ):
        found.setdefault(entry, {})[criterion] = points
    return found


def to_agree(council: Council) -> list[tuple[RoundEntry, list[Criterion]]]:
    """Dossiers with the criteria that need an agreed option, because the sheets that count differ there."""
    if working_of(council).minimum_tested_on != "agreed_option":
        return []
    found = []
    for entry, closed in counted(council):
        law = product_set(entry.dossier.product_set)
        keys = differing(law, closed)
        if keys:
            found.append((entry, [law.by_key[key] for key in keys]))
    return found


def not_agreed(council: Council) -> list[str]:
    """Names of products for which an agreed option is still missing."""
    agreed = agreed_points(council)
    return [
        entry.dossier.product.name
        for entry, criteria in to_agree(council)
        if any(criterion.key not in agreed.get(entry.pk, {}) for criterion in criteria)
    ]


# --- Scoring passes ----------------------------------------------------------------------------------------------


def result_of(
    entry: RoundEntry,
    closed: list[ClosedSheet],
    working: working_rules.WorkingRules,
    agreed: Mapping[int, Mapping[str, int]],
) -> Computed:
    """What the sheets of a dossier come to."""
    return compute(product_set(entry.dossier.product_set), closed, working, agreed=agreed.get(entry.pk))


def promising(council: Council) -> list[RoundEntry]:
    """Dossiers whose sheets so far may lead to recognition: these are scored in the second pass."""
    working, agreed = working_of(council), agreed_points(council)
    found = []
    for entry, closed in counted(council):
        if closed:
            computed = result_of(entry, closed, working, agreed)
            if computed.star is not None and computed.star_by_total in RECOGNISED:
                found.append(entry)
    return found


def needs_another_pass(council: Council) -> bool:
    """Whether the rules ask for one more pass and some dossier has to be scored in it."""
    return council.passes_done + 1 < working_of(council).scoring_passes and bool(promising(council))
