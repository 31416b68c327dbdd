"""Short official lists of a decision: who may apply, grounds of withdrawal, contents of the commune, papers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from saolang.law.errors import LawError
from saolang.law.load import DATA, document, product_set, regime
from saolang.law.model import Criterion, ProductSet


@dataclass(frozen=True, slots=True)
class ProducerKind:
    """A kind of applicant (Điều 2.3); `only_groups` limits it to some product groups."""

    key: str
    title: str
    only_groups: tuple[int, ...] | None
    source: str


@dataclass(frozen=True, slots=True)
class WithdrawalGround:
    """A ground of Điều 8.1, word for word."""

    key: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class CommuneContent:
    """One of the four contents that the commune assesses: the words of Điều 7.2 and the heading of Mẫu số 03."""

    key: str
    number: int
    ref: str
    article: str
    title: str
    guide: str
    source: str


@dataclass(frozen=True, slots=True)
class DossierPaper:
    """A paper of Điều 6. `blocks` is `filing` or `forwarding` when the law makes it a condition, else None."""

    key: str
    title: str
    made_by: str
    kinds: tuple[str, ...]
    blocks: str | None
    condition: str | None
    source: str


@dataclass(frozen=True, slots=True)
class CouncilSeats:
    """Who sits in the council of a level (Điều 7.3b, 7.4b): the chair, the agencies represented, who may be invited."""

    level: str
    chair: str
    members: tuple[str, ...]
    invited: str
    source: str


@dataclass(frozen=True, slots=True)
class AgencyNames:
    """Words by which a post shows whom its holder represents: of the chair by level, of members by agency.

    ``offices`` are the agencies that manage OCOP: the name of the one entered here shows it too.
    """

    chairs: Mapping[str, tuple[str, ...]]
    members: Mapping[str, tuple[str, ...]]
    offices: frozenset[str]


@cache
def _lists(regime_code: str) -> dict[str, Any]:
    known = (DATA / regime(regime_code).code / "lists.json").is_file()
    made: dict[str, Any] = document(f"{regime_code}/lists.json") if known else {}
    return made


def _list(regime_code: str, name: str) -> Any:
    made = _lists(regime_code)
    if name not in made:
        raise LawError("no_list", f"Quy định “{regime_code}” chưa có danh mục này.")
    return made[name]


def producer_kinds(regime_code: str, group: int | None = None) -> tuple[ProducerKind, ...]:
    """Who may apply; with a group number, only those who may apply in that group."""
    kinds = [
        ProducerKind(**(item | {"only_groups": item["only_groups"] and tuple(item["only_groups"])}))
        for item in _list(regime_code, "producer_kinds")
    ]
    return tuple(kind for kind in kinds if group is None or kind.only_groups is None or group in kind.only_groups)


def withdrawal_grounds(regime_code: str) -> tuple[WithdrawalGround, ...]:
    """The grounds of withdrawal, in the order of the article."""
    return tuple(WithdrawalGround(**item) for item in _list(regime_code, "withdrawal_grounds"))


def commune_contents(regime_code: str) -> tuple[CommuneContent, ...]:
    """The contents assessed by the commune, in the order of Mẫu số 03."""
    return tuple(CommuneContent(**item) for item in _list(regime_code, "commune_contents"))


def commune_criteria(sheet: ProductSet) -> tuple[tuple[CommuneContent, tuple[Criterion, ...]], ...]:
    """Each content of the commune with the criteria of the sheet that it speaks about.

    A content may have none: the tourism sheet has no criterion on local material or local identity. Empty for a
    regime in which the commune assesses nothing.
    """
    if "commune_contents" not in _lists(sheet.regime):
        return ()
    contents = commune_contents(sheet.regime)
    return tuple(
        (content, tuple(item for item in sheet.criteria if item.ref == content.ref and "commune" in item.assessed_by))
        for content in contents
    )


def dossier_papers(regime_code: str, *, kind: str, set_id: str, national: bool = False) -> tuple[DossierPaper, ...]:
    """The papers of a dossier (Điều 6).

    Args:
        regime_code: whose list.
        kind: `first`, `upgrade` or `renewal`.
        set_id: the product set; tourism sends no samples.
        national: also those that the province adds for 5 stars.
    """
    group = regime(regime_code).group_of(product_set(set_id).id).number
    skipped = {f"not-group-{group}"} | (set() if national else {"star-5"})
    return tuple(
        DossierPaper(**(item | {"kinds": tuple(item["kinds"])}))
        for item in _list(regime_code, "papers")
        if kind in item["kinds"] and item["condition"] not in skipped
    )


def national_papers(regime_code: str, *, kind: str, set_id: str) -> tuple[DossierPaper, ...]:
    """The parts of the file that the province sends to the Ministry (Điều 6.3), samples last."""
    found = dossier_papers(regime_code, kind=kind, set_id=set_id, national=True)
    own = [paper for paper in found if paper.condition == "star-5"]
    # The article of the file asks for as many samples again.
    samples = [replace(paper, source=own[0].source) for paper in found if own and paper.key == "samples"]
    return (*own, *samples)


def samples_required(regime_code: str, set_id: str) -> int:
    """How many sample products go with the dossier (Điều 6.2d): none for tourism, nor where the list is a gap."""
    if "samples" not in _lists(regime_code):
        return 0
    rule = _list(regime_code, "samples")
    group = regime(regime_code).group_of(set_id).number
    return 0 if group in rule["except_groups"] else int(rule["count"])


def council_seats(regime_code: str, level: str) -> CouncilSeats | None:
    """Who the decision wants in the council of ``level``; None where its list is a gap."""
    known = _lists(regime_code).get("councils", ())
    found = next((item for item in known if item["level"] == level), None)
    return CouncilSeats(**(found | {"members": tuple(found["members"])})) if found else None


@cache
def agency_names() -> AgencyNames:
    """How the posts of council members write the agencies of `council_seats`; an agency not in it is not looked for."""
    known = document("agency_names.json")
    return AgencyNames(
        chairs={level: tuple(names) for level, names in known["chairs"].items()},
        members={agency: tuple(names) for agency, names in known["members"].items()},
        offices=frozenset(known["offices"]),
    )


def product_code_pattern(regime_code: str) -> str:
    """The regular expression of a product code of this regime."""
    return str(_list(regime_code, "product_code")["pattern"])
