"""Scoring one sheet, or the mean of a council's sheets. Pure functions; points in hundredths."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from saolang.law import stars
from saolang.law.errors import LawError
from saolang.law.load import evidence, regime
from saolang.law.model import HUNDRED, ProductSet
from saolang.law.path import cheapest_raise

RECOGNISED = (3, 4, 5)
Marks = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class MissedMinimum:
    """A starred minimum that is not met. `has` is a sum over the sheets that were averaged (one sheet: its points)."""

    star: int
    criterion: str
    needs: int
    has: int


@dataclass(frozen=True, slots=True)
class UnknownMinimum:
    """A star mark without named points; it is not tested."""

    star: int
    criterion: str


@dataclass(frozen=True, slots=True)
class Change:
    """A criterion to raise on the way to a star, and the titles of the papers that would prove it."""

    criterion: str
    before: int
    after: int
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NextStar:
    """What is missing for a star. `changes` is empty when it is reached already, None when it is out of reach."""

    star: int
    points_short: int
    changes: tuple[Change, ...] | None


@dataclass(frozen=True, slots=True)
class Score:
    """The result of one sheet. `star` is None when the product is eliminated."""

    set_id: str
    total: int
    parts: Mapping[str, int]
    star_by_total: int
    star: int | None
    missed_minimums: tuple[MissedMinimum, ...]
    unknown_minimums: tuple[UnknownMinimum, ...]
    eliminated_by: tuple[str, ...]
    next_star: NextStar | None


@dataclass(frozen=True, slots=True)
class MeanScore:
    """The result of several sheets: sums and their count, never a rounded mean."""

    set_id: str
    count: int
    total_sum: int
    part_sums: Mapping[str, int]
    criterion_sums: Mapping[str, int]
    star_by_total: int
    star: int | None
    missed_minimums: tuple[MissedMinimum, ...]
    unknown_minimums: tuple[UnknownMinimum, ...]
    eliminated_by: tuple[str, ...]


def check_marks(product_set: ProductSet, marks: Marks) -> None:
    """Refuses marks that the sheet does not know.

    Raises:
        LawError: `unknown_criterion` for a key that is no criterion of the sheet, `unknown_option` for points that
            none of its options has (0 = no option is always accepted).
    """
    for key, points in marks.items():
        criterion = product_set.by_key.get(key)
        if criterion is None:
            raise LawError("unknown_criterion", f"{product_set.id} không có tiêu chí “{key}”.")
        if points not in criterion.choices:
            shown = f"{points / HUNDRED:g}".replace(".", ",")
            raise LawError("unknown_option", f"Tiêu chí {key} của {product_set.id} không có phương án {shown} điểm.")


def unknown_minimums(product_set: ProductSet) -> tuple[UnknownMinimum, ...]:
    """Star marks of the sheet that name no points, in the order of stars, then of the sheet."""
    return tuple(
        UnknownMinimum(star, criterion.key)
        for star in RECOGNISED
        for criterion in product_set.criteria
        for minimum in criterion.minimums
        if minimum.star == star and minimum.points is None
    )


def missed_minimums(product_set: ProductSet, marks: Marks, count: int = 1) -> tuple[MissedMinimum, ...]:
    """Every unmet minimum of 3, 4 and 5 stars, whatever the total; tested on the mean when `count` sheets are summed.

    Args:
        product_set: the sheet.
        marks: points of each criterion, summed over the sheets, in hundredths.
        count: how many sheets were summed.
    """
    found = [
        (minimum.star, criterion.order, MissedMinimum(minimum.star, criterion.key, minimum.points, has))
        for criterion in product_set.criteria
        for minimum in criterion.minimums
        if minimum.points is not None and (has := marks.get(criterion.key, 0)) < minimum.points * count
    ]
    return tuple(item[2] for item in sorted(found, key=lambda item: item[:2]))


def needed_points(product_set: ProductSet, star: int) -> dict[str, int]:
    """The points each criterion needs for a star: its own minimums and those of all lower stars."""
    needs: dict[str, int] = {}
    for criterion in product_set.criteria:
        points = [item.points for item in criterion.minimums if item.star <= star and item.points is not None]
        if points:
            needs[criterion.key] = max(points)
    return needs


def path_to(product_set: ProductSet, marks: Marks, star: int, *, keep: Collection[str] = ()) -> NextStar:
    """The exact path to a star: fewest criteria, then fewest points, then the order of the sheet.

    Args:
        product_set: the sheet.
        marks: valid marks in hundredths (see `check_marks`).
        star: 2 to 5.
        keep: refs of criteria that stay as they are; a minimum that asks for one of them is then out of reach.
    """
    total = sum(marks.get(item.key, 0) for item in product_set.criteria)
    short = max(0, regime(product_set.regime).band(star).start - total)
    needs = needed_points(product_set, star)
    raised = cheapest_raise(
        [
            (
                marks.get(item.key, 0),
                () if item.ref in keep else item.choices,
                max(needs.get(item.key, 0), marks.get(item.key, 0)),
            )
            for item in product_set.criteria
        ],
        short,
    )
    if raised is None:
        return NextStar(star, short, None)
    changes = []
    for order, after in raised:
        criterion = product_set.criteria[order]
        papers = tuple(evidence()[key].title for key in criterion.evidence)
        changes.append(Change(criterion.key, marks.get(criterion.key, 0), after, papers))
    return NextStar(star, short, tuple(changes))


def score(
    product_set: ProductSet, marks: Marks, *, eliminated: Collection[str] = (), wanted_star: int | None = None
) -> Score:
    """The result of one sheet.

    Args:
        product_set: the sheet.
        marks: points by criterion key, in hundredths; a missing key or 0 means no option was chosen.
        eliminated: keys of knock-outs of this sheet that apply.
        wanted_star: 3, 4 or 5 to ask for the path to that star instead of the next one.

    Raises:
        LawError: `unknown_criterion`, `unknown_option`, `unknown_rule`, `wrong_star`.
    """
    check_marks(product_set, marks)
    rules = check_rules(product_set, eliminated)
    if wanted_star is not None and wanted_star not in RECOGNISED:
        raise LawError("wrong_star", "Hạng sao muốn đạt phải là 3, 4 hoặc 5.")
    parts = _part_sums(product_set, marks)
    total = sum(parts.values())
    by_total = stars.star_by_total(regime(product_set.regime), total)
    missed = missed_minimums(product_set, marks)
    star = None if rules else stars.lowered(by_total, {item.star for item in missed})
    target = wanted_star or next((item for item in RECOGNISED if star is not None and item > star), None)
    return Score(
        set_id=product_set.id,
        total=total,
        parts=parts,
        star_by_total=by_total,
        star=star,
        missed_minimums=missed,
        unknown_minimums=unknown_minimums(product_set),
        eliminated_by=rules,
        next_star=None if star is None or target is None else path_to(product_set, marks, target),
    )


def mean_score(product_set: ProductSet, sheets: Sequence[Marks], *, eliminated: Collection[str] = ()) -> MeanScore:
    """The result of a council: band and minimums on the unrounded mean of the sheets.

    Averaging totals and testing minimums on the mean are settings of practice (`mean`, `minimum_tested_on`);
    this is their default.

    Raises:
        LawError: as `score`, and `no_sheet` when there is nothing to average.
    """
    if not sheets:
        raise LawError("no_sheet", "Chưa có phiếu chấm nào để tính điểm trung bình.")
    for marks in sheets:
        check_marks(product_set, marks)
    rules = check_rules(product_set, eliminated)
    sums = {item.key: sum(marks.get(item.key, 0) for marks in sheets) for item in product_set.criteria}
    parts = _part_sums(product_set, sums)
    total, count = sum(parts.values()), len(sheets)
    by_total = stars.star_by_total(regime(product_set.regime), total, count)
    missed = missed_minimums(product_set, sums, count)
    return MeanScore(
        set_id=product_set.id,
        count=count,
        total_sum=total,
        part_sums=parts,
        criterion_sums=MappingProxyType(sums),
        star_by_total=by_total,
        star=None if rules else stars.lowered(by_total, {item.star for item in missed}),
        missed_minimums=missed,
        unknown_minimums=unknown_minimums(product_set),
        eliminated_by=rules,
    )


def check_rules(product_set: ProductSet, keys: Iterable[str]) -> tuple[str, ...]:
    """The knock-out keys without repeats; `LawError` `unknown_rule` for one that the sheet does not have."""
    known = {rule.key for rule in product_set.knock_outs}
    for key in keys:
        if key not in known:
            raise LawError("unknown_rule", f"{product_set.id} không có trường hợp bị loại “{key}”.")
    return tuple(dict.fromkeys(keys))


def _part_sums(product_set: ProductSet, marks: Marks) -> Mapping[str, int]:
    sums = dict.fromkeys((part.code for part in product_set.parts), 0)
    for criterion in product_set.criteria:
        sums[criterion.part] += marks.get(criterion.key, 0)
    return MappingProxyType(sums)
