"""The score sheets of a year as rows of a table: one row a sheet, one column a criterion."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from saolang.councils import queries
from saolang.councils.enums import CouncilState, SheetState
from saolang.councils.models import Council, Sheet, SheetMark
from saolang.law.load import product_set
from saolang.people.models import Membership

AT_ONCE = 500
CONCLUDED = (CouncilState.CONCLUDED, CouncilState.MINUTED)
Row = list[str | int | Decimal | None]
_COLUMNS = (
    "council__round__no",
    "council__body__name",
    "entry__position",
    "entry__dossier__product__name",
    "entry__dossier__product_code",
    "entry__dossier__product__producer__organisation__name",
    "entry__dossier__commune__name",
    "entry__dossier__product_set",
    "seat__full_name",
)


def years(by: Membership) -> list[int]:
    """The years that have sheets for this office, the newest first."""
    councils = _councils(by)
    seen = councils.filter(Q(sheets__state=SheetState.CLOSED) | Q(state__in=CONCLUDED))
    return list(seen.values_list("round__year", flat=True).distinct().order_by("-round__year"))


def _councils(by: Membership) -> QuerySet[Council]:
    return queries.visible_to(by).order_by()


def sheets_of_year(by: Membership, year: int) -> QuerySet[Sheet]:
    """The sheets that this office may see of a year: closed ones, and all of councils that have concluded.

    The same as on the council's page (`queries.visible_sheets` for who prepares the meeting), for many councils.
    """
    councils = _councils(by).filter(round__year=year).values("pk")
    seen = Q(state=SheetState.CLOSED) | Q(council__state__in=CONCLUDED)
    return Sheet.objects.filter(seen, council__in=councils)


def rows_of_year(by: Membership, year: int) -> Iterator[Row]:
    """Head, then one row a sheet in the order of rounds and their lists; read a few hundred at a time."""
    rows = sheets_of_year(by, year)
    sets = rows.order_by().values_list("entry__dossier__product_set", flat=True).distinct()
    laws = [product_set(one) for one in sets]
    keys = sorted({one.key for law in laws for one in law.criteria}, key=_natural)
    parts = sorted({part.code for law in laws for part in law.parts})
    yield [*_head(), *(_("Phần %s") % part for part in parts), *keys]
    order = ("council__round__no", "council", "entry__position", "entry", "seat")
    found = list(rows.order_by(*order).values_list("pk", flat=True))
    for start in range(0, len(found), AT_ONCE):
        yield from _part(found[start : start + AT_ONCE], year, keys, parts)


def _head() -> list[str]:
    return [
        _("Năm"),
        _("Đợt"),
        _("Hội đồng"),
        _("Thứ tự"),
        _("Sản phẩm"),
        _("Mã số sản phẩm"),
        _("Chủ thể"),
        _("Xã"),
        _("Bộ sản phẩm"),
        _("Thành viên"),
        _("Tình trạng"),
        _("Chốt lúc"),
        _("Đề nghị loại"),
        _("Tổng điểm"),
    ]


def _part(keys: Sequence[int], year: int, criteria: Sequence[str], parts: Sequence[str]) -> Iterator[Row]:
    marks: dict[int, dict[str, int]] = defaultdict(dict)
    chosen = SheetMark.objects.filter(sheet__in=keys).exclude(option="")
    for sheet, criterion, points in chosen.values_list("sheet_id", "criterion", "points"):
        marks[sheet][criterion] = points
    names = ("pk", *_COLUMNS, "state", "closed_at", "eliminated_by", "total")
    found = {row[0]: row for row in Sheet.objects.filter(pk__in=keys).values_list(*names)}
    words = dict(SheetState.choices)
    for key in keys:
        if key in found:  # a sheet may go away meanwhile, by a declared conflict
            yield _row(found[key], marks[key], year, criteria, parts, words)


def _row(
    values: Sequence[object],
    marks: dict[str, int],
    year: int,
    criteria: Sequence[str],
    parts: Sequence[str],
    words: Mapping[str, object],
) -> Row:
    _pk, *told, state, closed_at, eliminated, total = values
    law = product_set(str(told[7]))
    told[7] = law.name
    by_part: dict[str, int] = defaultdict(int)
    for key, points in marks.items():
        by_part[law.by_key[key].part] += points
    closed = f"{timezone.localtime(closed_at):%d/%m/%Y %H:%M}" if closed_at else ""  # type: ignore[arg-type]
    knock_outs = "; ".join(law.knock_out(one).trigger for one in eliminated)  # type: ignore[attr-defined]
    known = {part.code for part in law.parts}
    return [
        year,
        *told,  # type: ignore[list-item]
        str(words[str(state)]),
        closed,
        knock_outs,
        _points(int(total)),  # type: ignore[call-overload]
        *(_points(by_part[part]) if part in known else None for part in parts),
        *(_points(marks[key]) if key in marks else None for key in criteria),
    ]


def _points(hundredths: int) -> int | Decimal:
    whole, rest = divmod(hundredths, 100)
    return Decimal(hundredths).scaleb(-2).normalize() if rest else whole


def _natural(key: str) -> tuple[tuple[int, str], ...]:
    """ "10" after "9", "6.2.1" after "6.2"."""
    return tuple((int(piece), "") if piece.isdecimal() else (0, piece) for piece in key.split("."))
