"""Reading the data files into values, once per process, checked on the way in."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from saolang.law import read
from saolang.law.check import regime_findings, set_findings
from saolang.law.errors import LawDataError, LawError
from saolang.law.model import Evidence, Group, ProductSet, Regime, Setting, StarBand, Subgroup, Trait

DATA = Path(__file__).parent / "data"
REGIME_CODES = tuple(sorted((item.parent.name for item in DATA.glob("*/regime.json")), reverse=True))


def document(name: str) -> Any:
    """One file of `data/`, as parsed JSON."""
    return json.loads((DATA / name).read_bytes())


@cache
def regime(code: str) -> Regime:
    """A regime by its code, such as `qd26-2026`.

    Raises:
        LawError: code `unknown_regime`.
        LawDataError: the data is not consistent.
    """
    if code not in REGIME_CODES:
        raise LawError("unknown_regime", f"Không có quy định “{code}”.")
    made = _regime(document(f"{code}/regime.json"), document(f"{code}/groups.json")["groups"])
    _refuse(finding for finding in regime_findings(made) if not finding.declared)
    return made


def regimes() -> tuple[Regime, ...]:
    """All regimes, the newest first."""
    return tuple(sorted(map(regime, REGIME_CODES), key=lambda item: item.effective_from, reverse=True))


def current_regime(on: date) -> Regime | None:
    """The regime that a dossier filed on this day falls under; None before the first one."""
    return next((item for item in regimes() if item.effective_from <= on), None)


@cache
def _set_files() -> Mapping[str, str]:
    return {f"{path.parent.parent.name}-{path.stem}": str(path) for path in DATA.glob("*/sets/*.json")}


@cache
def product_set(set_id: str) -> ProductSet:
    """A product set by its id, such as `qd26-2026-09`.

    Raises:
        LawError: code `unknown_set`.
        LawDataError: the sheet has a defect that it does not declare.
    """
    path = _set_files().get(set_id)
    if path is None:
        raise LawError("unknown_set", f"Không có bộ sản phẩm “{set_id}”.")
    made = read.product_set(json.loads(Path(path).read_bytes()))
    if made.id != set_id:
        raise LawDataError(f"Tệp {path} mang mã “{made.id}”.")
    found = set_findings(made, regime(made.regime), evidence())
    _refuse(finding for finding in found if not finding.declared)
    return made


def all_sets(regime_code: str | None = None) -> tuple[ProductSet, ...]:
    """Every product set, or those of one regime, in the order of their numbers."""
    codes = REGIME_CODES if regime_code is None else (regime(regime_code).code,)
    return tuple(product_set(set_id) for code in codes for set_id in regime(code).set_ids)


@cache
def law_hash(regime_code: str) -> str:
    """SHA-256 over all data files of a regime and the shared evidence list, by name and content."""
    regime(regime_code)
    total = sha256()
    for path in [*sorted((DATA / regime_code).rglob("*.json")), DATA / "evidence.json"]:
        total.update(path.relative_to(DATA).as_posix().encode() + b"\0")
        total.update(sha256(path.read_bytes()).digest())
    return total.hexdigest()


@cache
def evidence() -> Mapping[str, Evidence]:
    """The kinds of evidence of Mẫu số 02 by key, in the order of the form."""
    kinds = document("evidence.json")["kinds"]
    return MappingProxyType({item["key"]: Evidence(**(item | {"refs": tuple(item["refs"])})) for item in kinds})


@cache
def traits() -> Mapping[str, Trait]:
    """Criteria (by `ref`) about what an applicant is: not raised by work, some shown as met or not met only."""
    return MappingProxyType({item["ref"]: Trait(**item) for item in document("traits.json")["traits"]})


@cache
def settings() -> Mapping[str, Setting]:
    """The points that the law leaves open, by key (`practice.json`)."""
    made = {}
    for item in document("practice.json")["settings"]:
        choices = None if item["choices"] is None else tuple(item["choices"])
        made[item["key"]] = Setting(**(item | {"choices": choices}))
    return MappingProxyType(made)


def default(key: str) -> Any:
    """The default of one open point; `KeyError` when there is no such point."""
    return settings()[key].default


def _regime(raw: dict[str, Any], groups: list[dict[str, Any]]) -> Regime:
    catalogue = tuple(
        Group(
            number=group["number"],
            name=group["name"],
            subgroups=tuple(Subgroup(item["name"], tuple(item["sets"])) for item in group["subgroups"]),
        )
        for group in groups
    )
    return Regime(
        code=raw["code"],
        decision=raw["decision"],
        name=raw["name"],
        issued=date.fromisoformat(raw["issued"]),
        effective_from=date.fromisoformat(raw["effective_from"]),
        effective_to=date.fromisoformat(raw["effective_to"]) if raw["effective_to"] else None,
        computable=raw["computable"],
        max_points=read.hundredths(raw["max_points"]),
        parts=MappingProxyType({code: read.hundredths(points) for code, points in raw["parts"].items()}),
        bands=tuple(map(_band, raw["bands"])),
        groups=catalogue,
        set_ids=tuple(item for group in catalogue for item in group.sets),
        gaps=tuple(map(read.gap, raw["gaps"])),
        doubts=tuple(raw["doubts"]),
        sources=tuple(raw["source"]),
    )


def _band(raw: dict[str, Any]) -> StarBand:
    return StarBand(
        star=raw["star"],
        start=read.hundredths(raw["from"]),
        below=None if raw["below"] is None else read.hundredths(raw["below"]),
        printed=raw["printed"],
        source=raw["source"],
    )


def _refuse(findings: Any) -> None:
    first = next(iter(findings), None)
    if first is not None:
        raise LawDataError(first.text)
