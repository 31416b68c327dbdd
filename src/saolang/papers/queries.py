"""Reading official papers; every list begins with `visible_to`."""

from uuid import UUID

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from saolang.core import clock
from saolang.papers import numbers, registry
from saolang.papers.models import OfficialPaper, PaperItem, PaperRecipient, PaperState
from saolang.people.models import Membership
from saolang.viet.text import fold

OPEN = (PaperState.DRAFT, PaperState.TO_SIGN)


def visible_to(by: Membership) -> QuerySet[OfficialPaper]:
    """The papers of the own agency, those it drafted for another, and the issued ones that were sent to it."""
    sent = PaperRecipient.objects.filter(paper=OuterRef("pk"), organisation=by.organisation_id)
    own = Q(organisation=by.organisation_id) | Q(created_by__organisation=by.organisation_id)
    rows = OfficialPaper.objects.filter(own | (Q(state=PaperState.ISSUED) & Exists(sent)))
    return rows.select_related(
        "organisation", "created_by__account", "created_by__organisation", "signing_right__account"
    )


def live(uuid: UUID | None) -> OfficialPaper | None:
    """The paper that a row points to, unless it was dropped."""
    return OfficialPaper.objects.exclude(state=PaperState.DROPPED).filter(uuid=uuid).first() if uuid else None


def about(obj: Model, *, template: str = "") -> QuerySet[OfficialPaper]:
    """The papers about an object that were not dropped, newest first; for pages that may show the object."""
    items = PaperItem.objects.filter(
        paper=OuterRef("pk"),
        object_type=obj._meta.label_lower,
        object_id=obj.uuid,  # type: ignore[attr-defined]
    )
    rows = OfficialPaper.objects.filter(Exists(items)).exclude(state=PaperState.DROPPED).select_related("organisation")
    return rows.filter(template=template) if template else rows


def search(rows: QuerySet[OfficialPaper], text: str) -> QuerySet[OfficialPaper]:
    """Those whose number holds the text, or whose title holds every word of it, accents or not."""
    words = Q()
    for word in fold(text).split():
        words &= Q(folded__contains=word)
    return rows.filter(Q(number_text__icontains=text.strip()) | words)


def proposed_number(paper: OfficialPaper) -> int | None:
    """The next number of the book that this paper would take today; None when it takes none."""
    template = registry.get(paper.template)
    if not template.numbered:
        return None
    return numbers.next_number(paper.organisation, series=template.series, year=clock.today().year)


def to_sign(by: Membership) -> QuerySet[OfficialPaper]:
    """What waits for a signature or a number in the own agency, oldest first."""
    return visible_to(by).filter(organisation=by.organisation_id, state=PaperState.TO_SIGN).order_by("created_at", "id")
