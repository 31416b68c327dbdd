"""All routes of the system, who may open each (written down in `tests/routes.txt`), and a real object for each."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.urls import NoReverseMatch, get_resolver, reverse
from django.urls.resolvers import URLResolver

from saolang.certificates.models import Certificate, WithdrawalCase
from saolang.core.models import StoredFile
from saolang.councils.models import Council, RoundEntry, Sheet, Survey, SurveyPhoto, Team, TestRequest
from saolang.councils.models import Round as EvaluationRound
from saolang.dossiers.models import CompletionRequest, Dossier, Submission
from saolang.dossiers.models_beside import DossierSet, DossierTask, RefusalRule, SampleHandover
from saolang.dossiers.models_national import NationalFile, NationalPart
from saolang.dossiers.models_together import CommuneMeeting, SetHanding
from saolang.papers.models import OfficialPaper
from saolang.people.enums import Role
from saolang.people.models import DataRequest, Invitation, Membership, Organisation, SigningRight
from saolang.producers.models import Paper, PaperVersion, Producer, Product
from saolang.programme.models import (
    BudgetEntry,
    BudgetLine,
    CitedDocument,
    Difficulty,
    Duty,
    FundSource,
    Plan,
    PlanReading,
    Target,
    Task,
    TaskNote,
)

LIST = Path(__file__).parent.parent / "routes.txt"


@dataclass(frozen=True)
class Route:
    """One address pattern: its name, the roles its view declares, the names of its parameters."""

    name: str
    roles: frozenset[str] | None
    parameters: tuple[str, ...]


def routes() -> Iterator[Route]:
    """Every route of the address tree."""
    yield from _walk(get_resolver())


def _walk(resolver: URLResolver, above: tuple[str, ...] = ()) -> Iterator[Route]:
    for pattern in resolver.url_patterns:
        parameters = (*above, *_parameters(pattern))
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern, parameters)
        else:
            roles = getattr(pattern.callback, "roles", None)
            yield Route(pattern.name or "", frozenset(map(str, roles)) if roles else None, parameters)


def _parameters(pattern: Any) -> list[str]:
    return list(getattr(pattern.pattern, "converters", {})) or list(pattern.pattern.regex.groupindex)


def written() -> dict[str, frozenset[str]]:
    """`tests/routes.txt`: a name, a colon and the roles that may open it."""
    lines = (line.split(":", 1) for line in LIST.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return {name.strip(): frozenset(roles.split()) for name, roles in lines}


# The first prefix that fits says which rows the parameter "uuid" of a route stands for.
_ROWS: tuple[tuple[str, Any], ...] = (
    ("producer-first-product", Producer),
    ("product", Product),
    ("on-behalf", Producer),
    ("public-submission", Submission),
    ("vault-paper", Paper),
    ("paper-file", PaperVersion),
    ("office-completion-new", Dossier),
    ("office-completion", CompletionRequest),
    ("office-proposal-revise", OfficialPaper),
    ("office-round", EvaluationRound),
    ("office-producer", Producer),
    ("office", Dossier),
    ("dossier", Dossier),
    ("opinions", Dossier),
    ("national", NationalFile),
    ("team-establish", EvaluationRound),
    ("team-survey", Survey),
    ("team-photo", SurveyPhoto),
    ("team-test", TestRequest),
    ("team", Team),
    ("council-establish", EvaluationRound),
    ("council", Council),
    ("my-sheets", Council),
    ("sheet", Sheet),
    ("certificate", Certificate),
    ("withdrawal", WithdrawalCase),
    ("plan-task-new", Plan),
    ("plan-task-edit", Plan),
    ("plan-task", Task),
    ("plan-reading", PlanReading),
    ("plan-difficulty-new", Plan),
    ("plan-difficulty", Difficulty),
    ("plan-document", CitedDocument),
    ("plan", Plan),
    ("paper", OfficialPaper),
    ("agency", Organisation),
    ("data-request", DataRequest),
    ("invit", Invitation),
    ("membership-end", Membership),
    ("signing-right", SigningRight),
)
_FIXED = {
    "section": "san-pham",
    "criterion": "1.1",
    "level": "commune",
    "paper": "mau-01",
    "suffix": "pdf",
    "which": "minutes",
    "step": "province-decision",
    "no": 0,
    "version": "1",
    "year": "2026",
    "surface": "office",
    "uidb36": "1",
    "key": "a-b",
    "action": "finish",
    "removed": "phan-cong",
}
# Other parameters that name a row: any one of these.
_BESIDE: dict[str, Any] = {
    "entry": RoundEntry,
    "sheet": Sheet,
    "lot": SampleHandover,
    "rule": RefusalRule,
    "handing": SetHanding,
    "meeting": CommuneMeeting,
    "row": DossierSet,
    "task": DossierTask,
    "part": NationalPart,
    "target": Target,
    "job": Task,
    "budget": BudgetLine,
    "amount": BudgetEntry,
    "fund": FundSource,
    "note": TaskNote,
    "thing": Duty,
    "other": Plan,
}


def model_of(name: str) -> Any:
    """The model whose rows the route is about, None when it has no object."""
    return next((model for prefix, model in _ROWS if name.startswith(prefix)), None)


def address(route: Route, row: Any) -> str | None:
    """The address of a route for one row; None when it cannot be written (no such row in the data)."""
    given: dict[str, Any] = {}
    for parameter in route.parameters:
        given[parameter] = _value(route.name, parameter, row)
    try:
        return reverse(_full_name(route.name), kwargs=given)
    except NoReverseMatch:
        return None


def _full_name(name: str) -> str:
    return f"api:{name}" if name in {"openapi-json", "get_certificate", "api-root"} else name


def _value(name: str, parameter: str, row: Any) -> Any:
    if parameter == "code":
        return Certificate.objects.values_list("code", flat=True).first()
    if parameter == "token":
        return Invitation.objects.values_list("token", flat=True).first() or "khong-co"
    if parameter == "sha256":
        return StoredFile.objects.filter(store="public").values_list("sha256", flat=True).first()
    if model := _BESIDE.get(parameter):
        return model.objects.values_list("uuid", flat=True).first() or uuid.uuid4()
    if parameter == "adviser":
        return Membership.objects.filter(role=Role.ADVISER).values_list("uuid", flat=True).first() or uuid.uuid4()
    if name == "office-round-planned":
        return OfficialPaper.objects.values_list("uuid", flat=True).first() or uuid.uuid4()
    if parameter == "paper" and name in {"office-dossier-file", "sheet-evidence", "team-evidence"}:
        return Paper.objects.values_list("uuid", flat=True).first()
    if parameter == "authority":
        return Organisation.objects.values_list("uuid", flat=True).first()
    if parameter in {"uuid", "product", "asked"}:
        return row.uuid if row is not None else uuid.uuid4()
    return _FIXED[parameter]
