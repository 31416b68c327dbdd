"""From the JSON of one score sheet to a `ProductSet`."""

from decimal import Decimal
from types import MappingProxyType
from typing import Any

from saolang.law.errors import LawDataError
from saolang.law.model import (
    HUNDRED,
    Case,
    Condition,
    Criterion,
    Gap,
    KnockOut,
    KnockOutKind,
    Minimum,
    Option,
    Part,
    ProductSet,
    Section,
)


def hundredths(points: float) -> int:
    """Printed points as hundredths; `LawDataError` when they have more than two decimals."""
    if type(points) is int:
        return points * HUNDRED
    exact = Decimal(str(points)) * HUNDRED
    if exact != int(exact):
        raise LawDataError(f"Điểm {points} có quá hai chữ số thập phân.")
    return int(exact)


def gap(raw: dict[str, Any]) -> Gap:
    return Gap(**raw)


class _Sheet:
    """Walks one sheet, numbering the criteria in the order they are printed."""

    def __init__(self) -> None:
        self.criteria: list[Criterion] = []

    def node(self, raw: dict[str, Any], part: str, sections: tuple[str, ...]) -> Section | Criterion:
        if "children" in raw:
            inner = (*sections, raw["key"])
            return Section(
                key=raw["key"],
                code=raw["code"],
                label=raw["label"],
                max_points=hundredths(raw["max_points"]),
                note=raw.get("note"),
                children=tuple(self.node(child, part, inner) for child in raw["children"]),
            )
        made = _criterion(raw, part, sections, len(self.criteria))
        self.criteria.append(made)
        return made


def _option(raw: dict[str, Any]) -> Option:
    printed = raw.get("printed")
    return Option(
        key=raw["key"],
        points=hundredths(raw["points"]),
        label=raw["label"],
        case=raw.get("case"),
        star=raw.get("star"),
        inferred=raw.get("inferred", False),
        printed=None if printed is None else str(printed),
    )


def _minimum(raw: dict[str, Any]) -> Minimum:
    return Minimum(raw["star"], None if raw["points"] is None else hundredths(raw["points"]))


def _criterion(raw: dict[str, Any], part: str, sections: tuple[str, ...], order: int) -> Criterion:
    options = tuple(map(_option, raw["options"]))
    return Criterion(
        key=raw["key"],
        code=raw["code"],
        ref=raw["ref"],
        label=raw["label"],
        part=part,
        sections=sections,
        order=order,
        max_points=hundredths(raw["max_points"]),
        requirement=raw.get("requirement"),
        note=raw.get("note"),
        options=options,
        cases=tuple(Case(item["case"], item["label"]) for item in raw.get("cases", ())),
        minimums=tuple(map(_minimum, raw.get("minimums", ()))),
        assessed_by=tuple(raw.get("assessed_by", ())),
        evidence=tuple(raw.get("evidence", ())),
        status=raw.get("status"),
        choices=frozenset(option.points for option in options) | {0},
    )


def product_set(raw: dict[str, Any]) -> ProductSet:
    """A score sheet from its parsed JSON; no check beyond its shape."""
    sheet = _Sheet()
    parts = tuple(
        Part(
            code=item["code"],
            label=item["label"],
            max_points=hundredths(item["max_points"]),
            children=tuple(sheet.node(child, item["code"], ()) for child in item["children"]),
        )
        for item in raw["parts"]
    )
    return ProductSet(
        id=raw["id"],
        regime=raw["regime"],
        number=raw["number"],
        group=raw["group"],
        subgroup=raw["subgroup"],
        name=raw["name"],
        title=raw["title"],
        ministries=tuple(raw["ministries"]),
        status=raw["status"],
        confidence=raw["confidence"],
        sources=tuple(raw["source"]),
        cross_checked_with=tuple(raw["cross_checked_with"]),
        doubts=tuple(raw["doubts"]),
        gaps=tuple(map(gap, raw["gaps"])),
        star_legend=raw["star_legend"],
        parts=parts,
        criteria=tuple(sheet.criteria),
        knock_outs=tuple(KnockOut(**(item | {"kind": KnockOutKind(item["kind"])})) for item in raw["knock_outs"]),
        conditions=tuple(Condition(**item) for item in raw["conditions"]),
        by_key=MappingProxyType({item.key: item for item in sheet.criteria}),
    )
