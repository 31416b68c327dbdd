"""Who may help with a dossier: named by the producer for a term, ended at once."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from saolang.core import clock
from saolang.dossiers import queries, rules
from saolang.dossiers.domain import advisers
from saolang.web.forms import guard, told
from saolang.web.once import once
from saolang.web.producer.dossiers.forms import AdviserForm
from saolang.web.producer.dossiers.views.common import acting, dossier_or_404, owners


@owners
@once
def dossier_advisers(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The advisers of a dossier; a form names one more."""
    found = dossier_or_404(request, uuid)
    form = AdviserForm(request.POST or None, initial={"from_on": clock.today()}, use_required_attribute=False)
    if request.method == "POST" and form.is_valid():
        with guard(form):
            term = advisers.name_adviser(found, **form.cleaned_data, by=acting(request))
            messages.success(request, _("Đã mời %s tư vấn hồ sơ này.") % term.membership.account.full_name)
            return redirect("dossier-advisers", uuid)
    context = {
        "dossier": found,
        "form": form,
        "terms": list(queries.advisers_of(found)),
        "may_name": rules.can_name_adviser(acting(request), found) is None,
        "day": clock.today(),
    }
    return render(request, "producer/dossiers/advisers.html", context)


@owners
@once
def dossier_adviser_end(request: HttpRequest, uuid: UUID, adviser: UUID) -> HttpResponse:
    """End the help of one adviser; `adviser` is the membership's."""
    found = dossier_or_404(request, uuid)
    if request.method == "POST":
        term = get_object_or_404(queries.advisers_of(found), membership__uuid=adviser)
        with told(request):
            advisers.end_adviser(found, adviser=term.membership, by=acting(request))
            messages.success(request, _("%s không còn xem được hồ sơ này.") % term.membership.account.full_name)
    return redirect("dossier-advisers", uuid)
