"""The real products of Tân Hồng as the district's plan of 2022 tells them: facts with their line, nothing else.

They have no dossier, score, code of a product, certificate number, address or product set: the document says none.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

from saolang.certificates.domain import record_old
from saolang.producers.domain.records import record_producer, record_product
from saolang.producers.models import Producer
from saolang.territory.models import Level, Unit
from saolang.territory.queries import search_units

DATA = Path(__file__).parent / "data" / "tan-hong-2021.json"


def load() -> int:
    """Write down producers, products and their old certificates; returns how many products there are."""
    book = json.loads(DATA.read_text(encoding="utf-8"))
    day = date.fromisoformat(book["on"])
    count = 0
    for commune in book["communes"]:
        unit = unit_of(commune["unit"], day)
        source = _source(book, commune["line"])
        for entry in commune["producers"]:
            producer = record_producer(entry["name"], kind=entry["kind"], unit=unit, source=source, by=None)
            for told in entry["products"]:
                _record(producer, told, unit=unit, book=book, line=commune["line"])
                count += 1
    return count


def unit_of(text: str, day: date, *, level: Level = Level.COMMUNE) -> Unit:
    """The one unit that an address names on a day; LookupError when the units are not loaded or it is unclear."""
    found = [unit for unit in search_units(text, day) if unit.level == level]
    if len(found) != 1:
        raise LookupError(text)
    return found[0]


def _record(producer: Producer, told: dict[str, Any], *, unit: Unit, book: dict[str, Any], line: int) -> None:
    source = _source(book, line, told.get("told", ""))
    product = record_product(producer, name=told["name"], place=unit, source=source, by=None)
    decision = book["decision"]
    known: dict[str, Any] = {}
    if told.get("by_decision"):
        source = _source(book, decision["line"], f"sản phẩm ở dòng {line}")
        known = {
            "decision_number": decision["number"],
            "decided_on": date.fromisoformat(decision["on"]),
            "authority_name": decision["authority"],
        }
    record_old(
        product,
        star=told["star"],
        regime=decision["regime"] if known else "",
        source=source,
        public_note=book["public_note"],
        by=None,
        **known,
    )


def _source(book: dict[str, Any], line: int, more: str = "") -> str:
    """ "Kế hoạch …, mục II.4, dòng 45 (tệp)"."""
    document = book["document"]
    text = f"{document['title']}, {document['section']}, tệp {document['file']}, dòng {line}"
    return f"{text}: {more}" if more else text
