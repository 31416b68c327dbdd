"""Does the data of the law agree with itself? Every defect must be declared, every declared defect must exist."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from saolang.law.model import HUNDRED, Criterion, Gap, ProductSet, Regime


@dataclass(frozen=True, slots=True)
class Finding:
    """A defect found; `declared` when the data itself says so."""

    owner: str
    kind: str
    where: str
    text: str
    declared: bool = False
    measured: int | None = None


def set_findings(product_set: ProductSet, regime: Regime, evidence: Container[str]) -> tuple[Finding, ...]:
    """Every defect of a sheet, and every declared gap that does not exist.

    Args:
        evidence: keys of the kinds of evidence that criteria may name.
    """
    found = [
        *_parts(product_set, regime),
        *_keys(product_set),
        *_sections(product_set),
        *(finding for criterion in product_set.criteria for finding in _criterion(product_set.id, criterion)),
        *_references(product_set, evidence),
    ]
    return _declared(product_set.id, found, product_set.gaps)


def regime_findings(regime: Regime) -> tuple[Finding, ...]:
    """Defects of a regime's own figures: parts, bands, catalogue of sets."""
    found = []
    if sum(regime.parts.values()) != regime.max_points:
        found.append(Finding(regime.code, "parts_sum", "", f"{regime.code}: các phần không cộng thành điểm tối đa."))
    stars = [band.star for band in regime.bands]
    if stars != sorted(stars, reverse=True) or regime.bands[-1].start != 0 or regime.bands[0].below is not None:
        found.append(Finding(regime.code, "bands", "", f"{regime.code}: các hạng sao không phủ từ 0 đến điểm tối đa."))
    for higher, lower in pairwise(regime.bands):
        if lower.below != higher.start:
            text = f"{regime.code}: hạng {lower.star} sao không nối liền hạng {higher.star} sao."
            found.append(Finding(regime.code, "bands", str(lower.star), text))
    found += [
        Finding(regime.code, "duplicate_set", key, f"{regime.code}: bộ {key} có hai lần trong danh mục.")
        for key, count in Counter(regime.set_ids).items()
        if count > 1
    ]
    printed = [Finding(regime.code, gap.kind, gap.where, gap.text) for gap in regime.gaps if gap.kind == "band_gap"]
    return _declared(regime.code, [*found, *printed], regime.gaps)


def _declared(owner: str, found: Iterable[Finding], gaps: Iterable[Gap]) -> tuple[Finding, ...]:
    known = {(gap.kind, gap.where): gap for gap in gaps}
    seen, made = set(), []
    for finding in found:
        place = (finding.kind, finding.where)
        seen.add(place)
        gap = known.get(place)
        if gap is not None and finding.measured is not None and gap.printed != finding.measured / HUNDRED:
            gap = None  # declared, but with another figure: not the defect we know
        text = finding.text if gap is None else f"{owner} {finding.where}: {gap.text}"
        made.append(
            Finding(owner, finding.kind, finding.where, text, declared=gap is not None, measured=finding.measured)
        )
    for kind, where in known.keys() - seen:
        text = f"{owner} {where}: khai thiếu sót “{kind}” nhưng dữ liệu không có."
        made.append(Finding(owner, "needless_gap", where, text))
    return tuple(made)


def _parts(product_set: ProductSet, regime: Regime) -> Iterator[Finding]:
    if {part.code: part.max_points for part in product_set.parts} != dict(regime.parts):
        yield Finding(product_set.id, "part_max", "", f"{product_set.id}: điểm các phần khác quy định.")
    for part in product_set.parts:
        total = sum(child.max_points for child in part.children)
        if total != part.max_points:
            text = f"{product_set.id}: phần {part.code} cộng được {_shown(total)} thay vì {_shown(part.max_points)}."
            yield Finding(product_set.id, "part_sum", part.code, text, measured=total)


def _keys(product_set: ProductSet) -> Iterator[Finding]:
    keys = [item.key for item in product_set.criteria] + [item.key for item in product_set.sections()]
    for name, values in (("key", keys), ("knock_out", [rule.key for rule in product_set.knock_outs])):
        for value, count in Counter(values).items():
            if count > 1:
                yield Finding(product_set.id, f"duplicate_{name}", value, f"{product_set.id}: mã {value} bị trùng.")


def _sections(product_set: ProductSet) -> Iterator[Finding]:
    for section in product_set.sections():
        total = sum(child.max_points for child in section.children)
        if total != section.max_points:
            text = (
                f"{product_set.id}: mục {section.key} cộng được {_shown(total)} thay vì {_shown(section.max_points)}."
            )
            yield Finding(product_set.id, "section_sum", section.key, text)


def _criterion(owner: str, criterion: Criterion) -> Iterator[Finding]:
    place = f"{owner}: tiêu chí {criterion.key}"
    if not criterion.options:
        yield Finding(owner, "no_option", criterion.key, f"{place} không có phương án.")
        return
    highest = max(option.points for option in criterion.options)
    if highest != criterion.max_points:
        text = f"{place} có phương án cao nhất {_shown(highest)} điểm."
        yield Finding(owner, "max_option", criterion.key, text, measured=highest)
    cases: dict[int | None, list[int]] = {}
    for option in criterion.options:
        cases.setdefault(option.case, []).append(option.points)
    if any(low >= high for points in cases.values() for low, high in pairwise(points)):
        yield Finding(owner, "not_rising", criterion.key, f"{place} có điểm không tăng dần.")
    if set(cases) - {None} != {case.number for case in criterion.cases}:
        yield Finding(owner, "cases", criterion.key, f"{place} có trường hợp không khớp với phương án.")
    if len({option.key for option in criterion.options}) != len(criterion.options):
        yield Finding(owner, "duplicate_option", criterion.key, f"{place} có phương án trùng mã.")
    yield from _minimums(owner, criterion)


def _minimums(owner: str, criterion: Criterion) -> Iterator[Finding]:
    place = f"{owner}: tiêu chí {criterion.key}"
    named = [(item.star, item.points) for item in criterion.minimums if item.points is not None]
    marked = sorted((option.star, option.points) for option in criterion.options if option.star is not None)
    if sorted(named) != marked:
        yield Finding(owner, "minimum_mark", criterion.key, f"{place} có dấu sao khác điểm tối thiểu.")
    stars = [item.star for item in criterion.minimums]
    if len(set(stars)) != len(stars) or not set(stars) <= {3, 4, 5}:
        yield Finding(owner, "minimum_star", criterion.key, f"{place} có dấu sao lạ hoặc trùng.")
    points = [item[1] for item in sorted(named)]
    if any(low >= high for low, high in pairwise(points)):
        yield Finding(owner, "minimum_rising", criterion.key, f"{place} có điểm tối thiểu không tăng theo sao.")
    if any(item.points is None for item in criterion.minimums):
        yield Finding(owner, "unknown_minimum", criterion.key, f"{place} có dấu sao không nêu phương án.")


def _references(product_set: ProductSet, evidence: Container[str]) -> Iterator[Finding]:
    places = {item.key for item in product_set.criteria} | {item.key for item in product_set.sections()}
    targets = [rule.criterion for rule in product_set.knock_outs if rule.criterion is not None]
    for target in [*targets, *(item.criterion for item in product_set.conditions)]:
        if target not in places:
            yield Finding(product_set.id, "reference", target, f"{product_set.id}: không có tiêu chí {target}.")
    for criterion in product_set.criteria:
        for key in criterion.evidence:
            if key not in evidence:
                text = f"{product_set.id}: không có loại minh chứng {key}."
                yield Finding(product_set.id, "evidence", criterion.key, text)


def _shown(points: int) -> str:
    return f"{points / HUNDRED:g}"
