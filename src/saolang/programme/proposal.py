"""From what was read in a file to what would be taken over: a proposal that people edit; nothing here writes.

A proposal is plain JSON: `document` (facts of the head), `money` (unit, total) and `rows`, each with a kind, its values
as people see them in a form, its place in the source, its doubt, whether it is derived, and whether it is taken.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import takewhile
from typing import Any

from django.utils.translation import gettext as _

from saolang.programme.classes import tasks_with_classes
from saolang.programme.enums import Operator
from saolang.viet.dates import short_date
from saolang.viet.text import fold

Row = dict[str, Any]
Proposal = dict[str, Any]

KINDS = ("base", "target", "result", "task", "duty", "line")
UNITS = {
    "dong": 1,
    "vnd": 1,
    "nghin dong": 1000,
    "ngan dong": 1000,
    "1000 dong": 1000,
    "trieu dong": 1_000_000,
    "ty dong": 10**9,
}
_AT_MOST = ("khong qua", "toi da", "nhieu nhat", "duoi ")


def propose(reading: Mapping[str, Any]) -> Proposal:
    """What would be taken over from the answer of `documents.read.read_document`."""
    rows: list[Row] = []
    for kind, items in _items(reading).items():
        for item in items:
            rows.append(_row(kind, item, len(rows)))
    _add_doubts(rows, reading.get("warnings") or [])
    budget = reading.get("budget") or {}
    return {
        "document": _document(reading.get("document") or {}),
        "money": _money(budget, rows),
        "rows": rows,
        "warnings": [dict(item) for item in reading.get("warnings") or []],
    }


def _items(reading: Mapping[str, Any]) -> dict[str, list[Mapping[str, Any]]]:
    """What was read by kind of row, in the order of a plan."""
    return {
        "base": reading.get("legal_bases") or [],
        "target": reading.get("targets") or [],
        "result": reading.get("results") or [],
        "task": list(tasks_with_classes(reading)),
        "duty": reading.get("organisations_and_tasks") or [],
        "line": (reading.get("budget") or {}).get("lines") or [],
    }


def _row(kind: str, item: Mapping[str, Any], place: int) -> Row:
    source = item.get("source") or {}
    return {
        "id": f"{kind}-{place}",
        "kind": kind,
        "take": True,
        "values": _VALUES[kind](item),
        "page": source.get("page"),
        "line": source.get("line"),
        "text": source.get("text") or "",
        "doubts": [],
        "derived": _is_derived(item),
        "changed": False,
    }


def _is_derived(item: Mapping[str, Any]) -> bool:
    """Names ending in `_derived` or `_inferred`, or `stated: false`, are conclusions of the reader."""
    concluded = any(name.endswith(("_derived", "_inferred")) and value for name, value in item.items())
    return concluded or item.get("stated") is False


def _document(head: Mapping[str, Any]) -> dict[str, Any]:
    signatory = head.get("signatory") or {}
    post = [signatory.get(name) for name in ("capacity", "on_behalf", "position")]
    recipients = [
        one["name"] for one in head.get("recipients") or [] if one.get("name") and one.get("purpose") != "Lưu"
    ]
    return {
        "title": head.get("title") or "",
        "type": head.get("type") or "",
        "number": head.get("number") or "",
        "issued_on": _day_words(head.get("issue_date")),
        "issuer": head.get("issuer") or "",
        "place": head.get("place") or "",
        "year": head.get("year"),
        "signer_name": signatory.get("name") or "",
        "signer_post": " ".join(part for part in post if part),
        "recipients": recipients,
        "sources": {name: one.get("line") for name, one in (head.get("sources") or {}).items() if one},
    }


def _day_words(iso: str | None) -> str:
    """A day of a reading as people write it."""
    return short_date(date.fromisoformat(iso)) if iso else ""


def _base(item: Mapping[str, Any]) -> Row:
    return {
        "kind": item.get("kind") or "", "number": item.get("number") or "", "date": _day_words(item.get("date")),
        "issuer": item.get("issuer") or "", "subject": item.get("subject") or "", "role": item.get("role") or "",
    }  # fmt: skip


def _target(item: Mapping[str, Any]) -> Row:
    low, high = item.get("value_min"), item.get("value_max")
    text = item.get("text") or ""
    operator = Operator.AT_MOST if any(word in f"{fold(text)} " for word in _AT_MOST) else Operator.AT_LEAST
    if low is not None and high is not None:
        operator = Operator.BETWEEN
    value = item.get("value") if item.get("value") is not None else low
    return {
        "text": text, "operator": operator.value, "value": figure(value), "value_max": figure(high),
        "unit": item.get("unit") or "", "indicator": "",
    }  # fmt: skip


def _result(item: Mapping[str, Any]) -> Row:
    value = item.get("value") if item.get("value") is not None else item.get("value_min")
    return {
        "text": item.get("text") or "", "value": figure(value), "unit": item.get("unit") or "",
        "year": figure(item.get("year")).replace(".", ""),
    }  # fmt: skip


def _task(item: Mapping[str, Any]) -> Row:
    return {
        "code": item.get("code") or "", "title": item.get("title") or "", "time": item.get("time") or "",
        "quarters": ", ".join(map(str, item.get("quarters") or [])), "place": item.get("place") or "",
        "lead": _joined(item.get("lead")), "implementing": _joined(item.get("implementing")),
        "coordinating": _joined(item.get("coordinating")), "parent": item.get("parent") or "",
        "content": item.get("content") or "",
    }  # fmt: skip


def _duty(item: Mapping[str, Any]) -> Row:
    return {
        "code": item.get("code") or "", "organisation": item.get("organisation") or "",
        "tasks": "\n".join(item.get("tasks") or []),
    }  # fmt: skip


def _line(item: Mapping[str, Any]) -> Row:
    return {
        "code": item.get("code") or "", "parent": item.get("parent") or "", "content": item.get("content") or "",
        "amount": figure(item.get("amount")), "explanation": item.get("explanation") or "",
        "lead": item.get("lead") or "", "funds": item.get("source_of_funds") or "",
    }  # fmt: skip


_VALUES = {"base": _base, "target": _target, "result": _result, "task": _task, "duty": _duty, "line": _line}


def _joined(names: Any) -> str:
    return "; ".join(names or [])


def _money(budget: Mapping[str, Any], rows: list[Row]) -> dict[str, Any]:
    total = budget.get("total") or {}
    return {
        "unit": unit_of(budget.get("unit") or total.get("unit") or "") or "",
        "unit_text": budget.get("unit") or "",
        "total": figure(total.get("value")),
        "line": (total.get("source") or {}).get("line"),
    }


def unit_of(text: str) -> int | None:
    """The unit of a table in đồng: "Đơn vị tính: 1.000 đồng" is 1000; None when it is not readable."""
    plain = fold(text).replace(".", "").replace(":", " ")
    found = re.search(r"(1000|nghin|ngan|trieu|ty)?\s*(dong|vnd)", plain)
    if not found:
        return None
    return UNITS.get(" ".join(part for part in found.groups() if part))


def figure(value: Any) -> str:
    """A number as Vietnamese forms take it: 6422.33 is "6.422,33"; "" when blank."""
    if value is None or value == "":
        return ""
    exact = Decimal(str(value))
    text = f"{exact:,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.translate(str.maketrans(",.", ".,"))


def amount(text: str) -> Decimal | None:
    """The number of a form field; None when blank.

    Raises:
        ValueError: no number, or one that could mean two things ("1.5.00").
    """
    text = "".join(text.split())
    if not text:
        return None
    if not re.fullmatch(r"[+-]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?", text, re.ASCII) or len(text) > 24:
        raise ValueError(text)
    try:
        return Decimal(text.replace(".", "").replace(",", "."))
    except InvalidOperation as error:
        raise ValueError(text) from error


def in_dong(text: str, unit: int) -> int | None:
    """An amount of a table in whole đồng.

    Raises:
        ValueError: no number, or a part of a đồng.
    """
    value = amount(text)
    if value is None:
        return None
    exact = value * unit
    if exact != exact.to_integral_value():
        raise ValueError(text)
    return int(exact)


def day(text: str) -> date | None:
    """A day of a reading (ISO) or of a form (dd/mm/yyyy); None when blank. Raises ValueError."""
    text = text.strip()
    if not text:
        return None
    if found := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text):
        return date(int(found[3]), int(found[2]), int(found[1]))
    return date.fromisoformat(text)


def _add_doubts(rows: list[Row], warnings: list[Mapping[str, Any]]) -> None:
    """A warning stands at the rows of its line; which belongs to none is shown on its own."""
    by_line: dict[int, list[Row]] = {}
    for row in rows:
        if row["line"]:
            by_line.setdefault(row["line"], []).append(row)
    for warning in warnings:
        for row in by_line.get(warning.get("line") or 0, []):
            row["doubts"].append(warning.get("text") or "")
    for row in rows:
        row["doubts"] += list(_own_doubts(row))


def _own_doubts(row: Row) -> Iterator[str]:
    values = row["values"]
    if row["kind"] == "base" and not values["number"]:
        yield _("Văn bản không có số, nên không ghi được vào sổ văn bản viện dẫn.")
    if row["kind"] == "line" and not values["amount"]:
        yield _("Dòng không có số tiền.")


_PLACE = re.compile(r"(?i:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu)\s+((?:\w[\w’']*\s*){1,4})")


def places_named(proposal: Mapping[str, Any]) -> list[str]:
    """Names of places that say whose document it is: in its head and title, else the issuers that it rests on."""
    document = proposal["document"]
    place = " ".join((document.get("place") or "").split())
    found = [place, *_places_in(document.get("issuer") or "", document.get("title") or "")]
    found = [name for name in found if any(map(str.isalpha, name))]
    if found:
        return found
    return _places_in(*(row["values"]["issuer"] for row in proposal["rows"] if row["kind"] == "base"))


def _places_in(*texts: str) -> list[str]:
    found = [
        " ".join(takewhile(lambda word: word[0].isupper(), match[1].split()))
        for text in texts
        for match in _PLACE.finditer(text)
    ]
    return [name for name in found if name]
