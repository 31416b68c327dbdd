"""A reading compared with its answer key; texts come from the files, never from here."""

import re
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from saolang.documents.read import read_document
from saolang.viet.text import fold

Item = dict[str, Any]


def plain(value: object) -> str:
    """Folded, without punctuation."""
    return re.sub(r"[^a-z0-9]+", " ", fold(str(value if value is not None else ""))).strip()


def near(one: object, two: object, least: float = 0.85) -> bool:
    """Equal, contained or alike."""
    a, b = plain(one), plain(two)
    return a == b or bool(a and b and (a in b or b in a or SequenceMatcher(None, a, b).ratio() >= least))


@cache
def case(corpus: Path, name: str) -> tuple[Item, Item]:
    """The key of a document and its reading."""
    key = yaml.safe_load((corpus / "keys" / f"{name}.key.yaml").read_text("utf-8"))
    return key, read_document((corpus / key["file"]).read_bytes())


def keyed(corpus: Path) -> list[str]:
    """The documents that have a key."""
    return sorted(path.name.removesuffix(".key.yaml") for path in (corpus / "keys").glob("*.key.yaml"))


def pairs(key: Sequence[Item], read: Iterable[Item], same: Callable[[Item, Item], bool]) -> list[tuple[Item, Item]]:
    """Greedy one-to-one pairs; fails when one side is left over."""
    left = list(read)
    made = []
    for item in key:
        found = next((other for other in left if same(item, other)), None)
        assert found is not None, item
        left.remove(found)
        made.append((item, found))
    assert left == []
    return made
