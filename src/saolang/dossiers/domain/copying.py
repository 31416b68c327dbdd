"""What the last dossier of a product said, taken over into a new one as far as it still holds."""

from typing import Any

from django.db.models import Prefetch

from saolang.core import events
from saolang.dossiers import form
from saolang.dossiers.fields import is_blank
from saolang.dossiers.models import Dossier, PaperUse, SelfMark
from saolang.people.models import Membership
from saolang.producers.models import PaperVersion
from saolang.producers.queries import is_expired

# What the producer keeps up to date beside its dossiers: the record wins over the last dossier.
RECORDED = frozenset(
    {
        "producer_name",
        "product_name",
        "address",
        "phone",
        "email",
        "samples",
        "representative",
        "representative_post",
        "representative_sex",
        "representative_ethnicity",
        "representative_address",
        "founded_on",
        "registration_number",
    }
)
# Figures of certain years; in another year they are typed anew.
OF_THE_YEAR = frozenset({"revenue_before", "revenue_last", "profit_before", "profit_last"})


def previous_dossier(dossier: Dossier) -> Dossier | None:
    """The last filed dossier of the same product; None for one that was recognised before this system."""
    rows = Dossier.objects.filter(product=dossier.product_id, submitted_at__isnull=False).exclude(pk=dossier.pk)
    if dossier.submitted_at:
        rows = rows.filter(submitted_at__lt=dossier.submitted_at)
    return rows.order_by("-submitted_at", "-id").first()


def copy_from(previous: Dossier, dossier: Dossier, *, by: Membership) -> None:
    """Fill a new draft from an earlier dossier, inside the transaction that made the draft.

    Taken over: the answers (figures of the year only within the same year), the marks when the sheet is the same one,
    and the evidence that has not expired, each paper in its newest version.
    """
    dossier.form = _merged(previous, dossier)
    dossier.save(update_fields=["form"])
    same_sheet = (previous.regime, previous.product_set) == (dossier.regime, dossier.product_set)
    marks = list(SelfMark.objects.filter(dossier=previous)) if same_sheet else []
    SelfMark.objects.bulk_create(
        [
            SelfMark(
                dossier=dossier,
                criterion=mark.criterion,
                option=mark.option,
                points=mark.points,
                description=mark.description,
            )
            for mark in marks
        ]
    )
    uses = _uses(previous, dossier, same_sheet=same_sheet)
    PaperUse.objects.bulk_create(uses, ignore_conflicts=True)
    data = {"from": previous.uuid, "marks": len(marks), "papers": len(uses)}
    events.record(dossier, "copied", by=by, data=data)


def _merged(previous: Dossier, dossier: Dossier) -> dict[str, dict[str, Any]]:
    same_year = previous.year == dossier.year
    merged: dict[str, dict[str, Any]] = {}
    for section in form.sections_for(dossier.kind):
        known, earlier = dossier.form.get(section.key, {}), previous.form.get(section.key, {})
        values = dict(known)
        for field in section.fields:
            said = earlier.get(field.key)
            stays = field.key in RECORDED and not is_blank(known.get(field.key))
            if not (is_blank(said) or stays or (field.key in OF_THE_YEAR and not same_year)):
                values[field.key] = said
        merged[section.key] = values
    return merged


def _uses(previous: Dossier, dossier: Dossier, *, same_sheet: bool) -> list[PaperUse]:
    newest = Prefetch("version__paper__versions", queryset=PaperVersion.objects.order_by("-no"))
    rows = PaperUse.objects.filter(dossier=previous, version__paper__producer=dossier.product.producer_id)
    found: dict[tuple[str, int], PaperUse] = {}
    for use in rows.select_related("version__paper").prefetch_related(newest).order_by("id"):
        paper = use.version.paper
        if is_expired(paper):
            continue
        criterion = use.criterion if same_sheet else ""
        version = paper.versions.all()[0]
        found.setdefault((criterion, version.pk), PaperUse(dossier=dossier, criterion=criterion, version=version))
    return list(found.values())
