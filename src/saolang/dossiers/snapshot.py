"""A dossier as one canonical JSON that reads no other table (DESIGN rule 6)."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone

from saolang.dossiers import form
from saolang.dossiers.fields import Section as FormSection
from saolang.dossiers.models import Dossier, PaperUse, SelfMark
from saolang.dossiers.renewal import old_certificate
from saolang.dossiers.scores import score_marks
from saolang.law import load
from saolang.law.model import Criterion, Part, ProductSet, Section
from saolang.people.models import Membership
from saolang.territory import queries as territory

SCHEMA = "saolang-dossier/1"


def build(
    dossier: Dossier, *, no: int, at: datetime, by: Membership, answers: list[dict[str, str]] | None = None
) -> dict[str, Any]:
    """Everything the producer says, as it stands now.

    Args:
        no: number of the version, from 1.
        at: moment of filing.
        by: who files.
        answers: what a completion request asked and the producer answered, for versions after the first.
    """
    sheet = load.product_set(dossier.product_set)
    regime = load.regime(dossier.regime)
    marks = {mark.criterion: mark for mark in SelfMark.objects.filter(dossier=dossier)}
    uses = list(
        PaperUse.objects.filter(dossier=dossier).select_related("version__paper", "version__file").order_by("id")
    )
    points = {key: mark.points for key, mark in marks.items() if mark.option}
    return {
        "schema": SCHEMA,
        "version": no,
        "dossier": str(dossier.uuid),
        "kind": dossier.kind,
        "year": dossier.year,
        "route": dossier.route,
        "regime": {"code": regime.code, "name": regime.name, "law_hash": load.law_hash(regime.code)},
        "product_set": {
            "id": sheet.id,
            "number": sheet.number,
            "name": sheet.name,
            "group": sheet.group,
            "subgroup": sheet.subgroup,
        },
        "submitted_at": timezone.localtime(at).isoformat(),
        "submitted_by": by.actor_name,
        **_on_behalf(by),
        "illustration": dossier.product.producer.organisation.illustration,
        "product": {"uuid": str(dossier.product.uuid), "name": dossier.product.name},
        "producer": _producer(dossier),
        "place": _place(dossier),
        "certificate": _certificate(dossier),
        "commune": dossier.commune.name,
        "province": dossier.province.name,
        "answers": [_section(dossier, section) for section in form.sections_for(dossier.kind)],
        "headings": list(_headings(sheet)),
        "scores": [_score(criterion, marks.get(criterion.key)) for criterion in sheet.criteria],
        "result": _result(score_marks(sheet, points).score),
        "files": [_file(use) for use in uses],
        "completion": answers or [],
    }


def _on_behalf(by: Membership) -> dict[str, Any]:
    """Who entered it for the producer; nothing when the producer files itself, so that its hash stays what it was."""
    if by.stands_in is None:
        return {}
    return {"on_behalf": {"who": by.actor_name, "agency": by.stands_in.organisation.name}}


def _certificate(dossier: Dossier) -> dict[str, Any] | None:
    """What the certificate says that an upgrade or renewal is about."""
    old = old_certificate(dossier)
    if old is None:
        return None
    return {
        "uuid": str(old.uuid),
        "number": old.number_text,
        "star": old.star,
        "decision": old.decision_number,
        "authority": old.authority_name,
        "issued_on": old.issued_on.isoformat() if old.issued_on else None,
        "last_valid_on": old.last_valid_on.isoformat() if old.last_valid_on else None,
    }


def _producer(dossier: Dossier) -> dict[str, str]:
    organisation = dossier.product.producer.organisation
    return {
        "uuid": str(dossier.product.producer.uuid),
        "name": organisation.name,
        "kind": organisation.kind,
        "kind_title": str(organisation.get_kind_display()),
        "tax_code": organisation.tax_code,
    }


def _place(dossier: Dossier) -> dict[str, str]:
    unit = dossier.product.place
    return {
        "unit": unit.stable_id,
        "code": unit.code,
        "label": territory.label(unit),
        "detail": dossier.product.place_text,
    }


def _section(dossier: Dossier, section: FormSection) -> dict[str, Any]:
    typed = dossier.form.get(section.key, {})
    return {
        "section": section.key,
        "title": str(section.title),
        "fields": [
            {
                "key": field.key,
                "label": field.label_for(dossier.year),
                "place": field.place,
                "personal": field.is_personal,
                "value": typed.get(field.key),
            }
            for field in section.fields
        ],
    }


def _headings(sheet: ProductSet) -> Iterator[dict[str, Any]]:
    """Parts and sections of the sheet, each with the criterion that it stands before."""
    for part in sheet.parts:
        yield _heading("part", part, next(item for item in sheet.criteria if item.part == part.code))
    for section in sheet.sections():
        yield _heading("section", section, next(item for item in sheet.criteria if section.key in item.sections))


def _heading(kind: str, node: Part | Section, before: Criterion) -> dict[str, Any]:
    return {
        "kind": kind,
        "before": before.key,
        "code": node.code,
        "label": node.label,
        "max_points": node.max_points,
    }


def _score(criterion: Criterion, mark: SelfMark | None) -> dict[str, Any]:
    option = criterion.option(mark.option) if mark and mark.option else None
    return {
        "criterion": criterion.key,
        "code": criterion.code,
        "label": criterion.label,
        "part": criterion.part,
        "max_points": criterion.max_points,
        "option": option.key if option else "",
        "option_text": option.label if option else "",
        "points": option.points if option else 0,
        "description": mark.description if mark else "",
    }


def _result(score: Any) -> dict[str, Any]:
    return {
        "total": score.total,
        "parts": dict(score.parts),
        "star_by_total": score.star_by_total,
        "star": score.star,
        "missed_minimums": [
            {"star": item.star, "criterion": item.criterion, "needs": item.needs, "has": item.has}
            for item in score.missed_minimums
        ],
    }


def _file(use: PaperUse) -> dict[str, Any]:
    paper, version = use.version.paper, use.version
    return {
        "criterion": use.criterion,
        "paper": str(paper.uuid),
        "version": version.no,
        "kind": paper.kind,
        "title": paper.title,
        "number": paper.number,
        "issued_on": paper.issued_on.isoformat() if paper.issued_on else None,
        "expires_on": paper.expires_on.isoformat() if paper.expires_on else None,
        "name": version.original_name,
        "sha256": version.file.sha256,
        "size": version.file.size,
        "type": version.file.media_type,
    }
