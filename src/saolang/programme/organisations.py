"""Which organisation of the system a text in a plan means; only a sure match is linked, the text always stays."""

from saolang.people.enums import AGENCY_KINDS
from saolang.people.models import Organisation
from saolang.people.queries import in_province
from saolang.territory.models import Unit
from saolang.viet.text import fold

_SHORT = (("ubnd", "uy ban nhan dan"),)


def plain(text: str) -> str:
    """Folded, with the committee written out."""
    words = fold(text)
    for short, long in _SHORT:
        if words.startswith(f"{short} "):
            words = f"{long}{words[len(short) :]}"
    return " ".join(words.split())


class Finder:
    """Agencies of a province by name; one query for all texts of a plan."""

    def __init__(self, unit: Unit | None) -> None:
        rows = Organisation.objects.filter(kind__in=AGENCY_KINDS)
        province = unit.province or unit if unit else None
        if province is not None:
            rows = rows.filter(in_province(province)).distinct()
        self.known: dict[str, list[Organisation]] = {}
        for row in rows:
            for name in {plain(row.name), plain(row.short_name)} - {""}:
                self.known.setdefault(name, []).append(row)

    def find(self, text: str) -> Organisation | None:
        """The one organisation of exactly this name; None when there is none or more than one."""
        found = self.known.get(plain(text), [])
        return found[0] if len(found) == 1 else None
