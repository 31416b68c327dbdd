"""Reading dossiers; every list begins with `visible_to`."""

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from saolang.core import clock
from saolang.dossiers.enums import StepState
from saolang.dossiers.models import CompletionRequest, Dossier, Step, Submission
from saolang.people.enums import Role
from saolang.people.models import AdviserTerm, Membership
from saolang.people.queries import in_term
from saolang.viet.text import fold

_SENT = Q(submitted_at__isnull=False)
MINISTRY = "ministry"


def visible_to(membership: Membership) -> QuerySet[Dossier]:
    """The dossiers this membership may know of; nothing is fetched by id without it (DESIGN rule 5).

    A producer sees its own, an adviser the ones of its terms, a commune those of its units, the OCOP office and
    leaders those of their province, the Ministry what was sent up to it; drafts are seen by those who write them only.
    Seats in councils give no sight here: their round does.
    """
    rows = Dossier.objects.select_related("product__producer__organisation", "product__place", "commune", "province")
    organisation = membership.organisation_id
    if membership.role == Role.PRODUCER:
        return rows.filter(product__producer__organisation=organisation)
    if membership.role == Role.ADVISER:
        terms = AdviserTerm.objects.filter(in_term(clock.today()), membership=membership, dossier=OuterRef("uuid"))
        return rows.filter(Exists(terms))
    if membership.role in (Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER):
        mine = Q(commune=organisation) | Q(commune__successor=organisation)
        return rows.filter(mine, _SENT | Q(entered_on_behalf=True))
    if membership.role in (Role.OCOP_OFFICE, Role.PROVINCE_LEADER):
        unit = membership.organisation.unit_id
        return rows.filter(_SENT, province__unit=unit) if unit else rows.none()
    if membership.role == Role.MINISTRY_OFFICE:
        came = Step.objects.filter(dossier=OuterRef("pk"), level=MINISTRY, started_on__isnull=False)
        return rows.filter(_SENT, Exists(came))
    return rows.none()


def search(rows: QuerySet[Dossier], text: str) -> QuerySet[Dossier]:
    """Those whose product, producer or product code holds every word of `text`, accents or not."""
    for word in fold(text).split():
        rows = rows.filter(
            Q(product__folded__contains=word)
            | Q(product__producer__organisation__folded__contains=word)
            | Q(product_code__icontains=word)
        )
    return rows


def with_open_step(rows: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """Add `open_steps` (at most one) to each row with one query for the whole page."""
    steps = Step.objects.filter(state=StepState.OPEN).select_related("agency")
    return rows.prefetch_related(Prefetch("steps", queryset=steps, to_attr="open_steps"))


def advisers_of(dossier: Dossier) -> QuerySet[AdviserTerm]:
    """Who may help with this dossier now or from a later day, by name."""
    rows = AdviserTerm.objects.filter(dossier=dossier.uuid, to_on__gte=clock.today())
    return rows.select_related("membership__account", "membership__organisation").order_by(
        "membership__account__full_name", "id"
    )


def latest_submission(dossier: Dossier) -> Submission | None:
    """What the agencies read: the newest frozen version; None before filing."""
    return dossier.submissions.order_by("-no").first()


def waiting_requests(dossier: Dossier) -> QuerySet[CompletionRequest]:
    """Completion requests that wait for the producer."""
    return dossier.completion_requests.filter(state=CompletionRequest.State.SENT).prefetch_related("items")
