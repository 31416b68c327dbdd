"""One page for each paper."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from saolang.papers import queries, registry
from saolang.papers.models import OfficialPaper
from saolang.people.enums import Role
from saolang.people.models import Membership
from saolang.web.access import role_required
from saolang.web.home import layout_for
from saolang.web.office.papers import links
from saolang.web.office.papers.shown import acts_of, history_of, tag_of
from saolang.web.ui import parts


def found(request: HttpRequest, uuid: UUID) -> tuple[Membership, OfficialPaper]:
    """The acting membership and a paper that it may read; 404 otherwise, as for one that does not exist."""
    by: Membership = request.acting  # type: ignore[attr-defined]
    rows = queries.visible_to(by).select_related("signed_file", "frozen_pdf", "frozen_docx", "issued_by__account")
    return by, get_object_or_404(rows, uuid=uuid)


@role_required(*Role)
@require_GET
def paper(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Title and state, next step, what the law still asks, what it is about, the text, history."""
    by, row = found(request, uuid)
    own = by.organisation_id in (row.organisation_id, row.created_by.organisation_id)
    return render(
        request,
        "office/papers/paper.html",
        {
            "layout": layout_for(by),
            "paper": row,
            "own": own,
            "template_title": registry.get(row.template).title,
            "tag": tag_of(row),
            "acts": acts_of(row, by),
            "missing": missing_of(row),
            "about": links.about(row.items.all(), by=by),
            "to": row.recipients.select_related("organisation").order_by("pk"),
            "history": history_of(row) if own else [],
        },
    )


def missing_of(row: OfficialPaper) -> list[parts.Missing]:
    """What stands against issuing, while it is not issued."""
    if row.state not in queries.OPEN:
        return []
    return [parts.Missing(sentence=refusal.sentence, blocks=True) for refusal in registry.refusals(row)]
