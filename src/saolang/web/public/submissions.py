"""The page behind the QR code of a printed set: is this paper the submission that lies in the system?"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime

from saolang.dossiers.models import Submission
from saolang.web.public.caching import cached
from saolang.web.public.views import busy, render_page
from saolang.web.rates import too_often


@cached
def submission(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What, when, which version and its hash; no personal fact and nothing of the evaluation."""
    rows = Submission.objects.select_related(
        "dossier__product__producer__organisation", "dossier__commune", "submitted_by__stands_in__organisation"
    ).defer("content")
    found = rows.filter(uuid=uuid).first()
    if found is None:
        return busy(request) if too_often(request) else render_page(request, "submission", {"found": None}, status=404)
    newest = found.dossier.submissions.order_by("-no").values_list("no", flat=True).first()
    context = {
        "found": found,
        "at": localtime(found.submitted_at),
        "newest": newest if newest != found.no else 0,
        "entered_by": found.submitted_by.stands_in.organisation if found.submitted_by.stands_in else None,
        "illustration": found.dossier.product.producer.organisation.illustration,
    }
    return render_page(request, "submission", context)
