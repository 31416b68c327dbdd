"""How much of a key a reading gets right, section by section: matched items, and the right fields in them."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from tests.documents.read.compare import near, plain

Item = dict[str, Any]
Same = Callable[[Item, Item], bool]


def agreement(key: Item, read: Item) -> dict[str, float]:
    """A share from 0 to 1 for each section that the key has."""
    return {name: SECTIONS[name](key[name], read[name]) for name in SECTIONS if name in key}


def items(key: Sequence[Item], read: Iterable[Item], same: Same, fields: dict[str, Same]) -> float:
    """F1 of the matched items times the share of right fields in them."""
    left = list(read)
    if not key:
        return float(not left)
    found, checks = 0, []
    wanted = found + len(left)
    for item in key:
        other = next((other for other in left if same(item, other)), None)
        if other is not None:
            left.remove(other)
            found += 1
            checks += [test(item, other) for name, test in fields.items() if item.get(name)]
    return 2 * found / (len(key) + wanted) * (sum(checks) / len(checks) if checks else 1.0)


def equal(name: str) -> Same:
    return lambda key, read: plain(key.get(name)) == plain(read.get(name))


def alike(name: str, least: float = 0.85) -> Same:
    return lambda key, read: near(key.get(name), read.get(name), least)


def number(name: str) -> Same:
    return lambda key, read: key.get(name) == read.get(name)


def several(name: str) -> Same:
    return lambda key, read: [plain(part) for part in key[name]] == [plain(part) for part in read.get(name) or []]


def document(key: Item, read: Item) -> float:
    tests = [key.get(name) == read[name] for name in ("type_code", "number", "issue_date", "place") if name in key]
    tests.append(near(key["title"], read["title"], 0.9))
    signer = read["signatory"] or {}
    tests += [plain(value) == plain(signer.get(name)) for name, value in key.get("signatory", {}).items()]
    if "recipients" in key:
        tests.append([plain(name) for name in key["recipients"]] == [plain(to["name"]) for to in read["recipients"]])
    return sum(tests) / len(tests)


def amounts(item: Item) -> tuple[Any, Any]:
    return item.get("value_min", item.get("value")), item.get("value_max", item.get("value"))


def targets(key: Sequence[Item], read: Sequence[Item]) -> float:
    counted = [item for item in read if amounts(item) != (None, None)]
    same: Same = lambda one, two: amounts(one) == amounts(two) and near(one["text"], two["text"], 0.5)  # noqa: E731
    return items(key, counted, same, {"unit": alike("unit"), "year": number("year")})


def budget(key: Item, read: Item) -> float:
    same: Same = lambda one, two: one["amount"] == two["amount"] and near(one["content"], two["content"])  # noqa: E731
    total = (read["total"] or {}).get("value") == key["total"]
    return (items(key["lines"], read["lines"], same, {"lead": alike("lead", 0.7)}) + total) / 2


def warnings(key: Sequence[Item], read: Sequence[Item]) -> float:
    kinds = sorted(item["kind"] for item in key)
    return float(kinds == sorted(item["kind"] for item in read))


SECTIONS: dict[str, Callable[[Any, Any], float]] = {
    "document": document,
    "legal_bases": lambda key, read: items(key, read, equal("number"), {"date": number("date")}),
    "targets": targets,
    "products": lambda key, read: items(
        key,
        read,
        equal("name"),
        {"status": number("status"), "entity": alike("entity"), "commune": alike("commune"), "star": number("star")},
    ),
    "training_classes": lambda key, read: items(
        key,
        read,
        lambda one, two: one["classes"] == two["classes"] and near(one["kind"], two["kind"], 0.7),
        {name: number(name) for name in ("trainees_per_class", "days_per_class", "trainees_total")},
    ),
    "organisations_and_tasks": lambda key, read: items(
        key, read, alike("organisation"), {"tasks": lambda one, two: one["tasks"] == len(two["tasks"])}
    ),
    "tasks": lambda key, read: items(
        key,
        read,
        alike("title"),
        {"quarters": number("quarters"), "lead": several("lead"), "implementing": several("implementing")},
    ),
    "budget": budget,
    "deadlines": lambda key, read: items(
        key, read, alike("text", 0.6), {"date": number("date"), "suggestion": number("suggestion")}
    ),
    "warnings": warnings,
}
