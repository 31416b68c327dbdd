"""Bảng tổng hợp as rows of a spreadsheet: every number between the sheets and the star."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from saolang.councils import explain
from saolang.councils.models import Result
from saolang.documents.write.rows import Cell
from saolang.law.load import product_set

HUNDRED = 100


def rows_of(results: Sequence[Result]) -> Iterator[list[Cell]]:
    """The head, then a row a product; members' totals stand in columns of their own."""
    names = list(dict.fromkeys(sheet["name"] for result in results for sheet in result.detail["sheets"]))
    yield [
        _("TT"), _("Sản phẩm"), _("Mã số"), _("Chủ thể"), _("Xã, phường"), _("Bộ sản phẩm"), *names,
        _("Số phiếu"), _("Chênh lệch"), _("Phần A"), _("Phần B"), _("Phần C"), _("Điểm trung bình"),
        _("Hạng theo điểm"), _("Kết quả (sao)"), _("Dẫn đến"), _("Ghi chú"),
    ]  # fmt: skip
    for place, result in enumerate(results, start=1):
        yield _row(place, result, names)


def _row(place: int, result: Result, names: Sequence[str]) -> list[Cell]:
    dossier = result.entry.dossier
    totals = {sheet["name"]: sheet["total"] for sheet in result.detail["sheets"]}
    parts = result.detail["parts"]
    return [
        place,
        dossier.product.name,
        dossier.product_code,
        dossier.product.producer.organisation.name,
        dossier.commune.name,
        product_set(dossier.product_set).name,
        *(_points(totals.get(name)) for name in names),
        result.sheet_count,
        _points(result.detail["spread"]),
        *(_mean(parts.get(code, 0), result.divisor) for code in ("A", "B", "C")),
        _mean(result.total_sum, result.divisor),
        result.star_by_total,
        result.star,
        str(explain.outcome(result).label),
        explain.product_result(result).remarks,
    ]


def _points(points: int | None) -> Decimal | None:
    return None if points is None else Decimal(points) / HUNDRED


def _mean(total: int, divisor: int) -> Decimal:
    """For showing: two decimals, half up, as the papers print it."""
    return Decimal((2 * total + divisor) // (2 * divisor)) / HUNDRED
