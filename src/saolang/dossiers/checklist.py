"""What the law data says a dossier consists of, as the commune and the OCOP office check it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from saolang.dossiers.models import Dossier
from saolang.law import lists
from saolang.law.errors import LawError
from saolang.law.load import evidence, product_set
from saolang.law.model import Criterion

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Component:
    """One thing to look for: `required` papers are named by Điều 6, the rest is guidance of Mẫu số 02."""

    key: str
    title: str
    hint: str
    required: bool
    source: str


@dataclass(frozen=True, slots=True)
class Content:
    """One of the four contents, with the criteria of the sheet that speak about it (may be none)."""

    key: str
    number: int
    title: str
    guide: str
    source: str
    criteria: tuple[Criterion, ...]


def components(dossier: Dossier) -> list[Component]:
    """The producer's papers of Điều 6.1, then the kinds of evidence of Mẫu số 02, Phần III."""
    none: tuple[lists.DossierPaper, ...] = ()
    papers = _known(lambda: lists.dossier_papers(dossier.regime, kind=dossier.kind, set_id=dossier.product_set), none)
    found = [
        Component(paper.key, paper.title, "", required=True, source=paper.source)
        for paper in papers
        if paper.made_by == "producer" and paper.blocks != "forwarding"
    ]
    found += [
        Component(kind.key, kind.title, kind.requirement, required=False, source="Mẫu số 02, Phần III")
        for kind in evidence().values()
    ]
    return found


def contents(dossier: Dossier) -> list[Content]:
    """The four contents of Mẫu số 03, in its order (Điều 7.2a)."""
    return [
        Content(item.key, item.number, item.title, item.guide, item.source, criteria)
        for item, criteria in lists.commune_criteria(product_set(dossier.product_set))
    ]


def samples_needed(dossier: Dossier) -> int:
    """How many sample products must go with the commune's letter (Điều 6.2d); 0 for tourism."""
    return _known(lambda: lists.samples_required(dossier.regime, dossier.product_set), 0)


def _known(ask: Callable[[], Answer], otherwise: Answer) -> Answer:
    """What the regime's list says; an older regime whose lists were not found (a declared gap) asks for nothing."""
    try:
        return ask()
    except LawError as error:
        if error.code != "no_list":
            raise
        return otherwise


def product_code(regime: str, *, province: str, commune: str, serial: str, year: int) -> str:
    """The product code, checked against the pattern of the law data.

    Raises:
        LawError: the parts do not make a code of this regime.
    """
    code = f"{province}-{commune}-{serial}-{year}"
    if not re.fullmatch(lists.product_code_pattern(regime), code):
        raise LawError("bad_product_code", f"Mã số sản phẩm “{code}” không đúng mẫu của quyết định.")
    return code
