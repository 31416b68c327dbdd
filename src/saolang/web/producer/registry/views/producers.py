"""Register a producer, its profile."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from saolang.producers.domain.register import register_producer, update_producer
from saolang.producers.errors import NearProducersError
from saolang.producers.queries import Near
from saolang.territory import queries as territory
from saolang.web.access import signed_in
from saolang.web.forms import guard
from saolang.web.middleware import choose_acting
from saolang.web.once import once
from saolang.web.producer.registry.forms import ProfileForm, RegisterForm
from saolang.web.producer.registry.views.common import acting, own_producer, owners, places, unit_of
from saolang.web.producer.saving import with_version


@signed_in
@once
def producer_register(request: HttpRequest) -> HttpResponse:
    """Two short pages: the commune first, then the producer. Near ones are shown before anything is made."""
    unit = unit_of(request)
    if unit is None:
        return render(request, "producer/registry/register_place.html", {**places(request), "carried": {}})
    known = {"representative": request.user.full_name, "phone": request.user.phone}  # type: ignore[union-attr]
    form = RegisterForm(request.POST or None, initial=known, use_required_attribute=False)
    near: Sequence[Near] = ()
    if request.method == "POST" and form.is_valid():
        is_new = request.POST.get("is_new") == "yes"
        with guard(form):
            try:
                membership = register_producer(request.user, unit=unit, is_new=is_new, **form.cleaned_data)  # type: ignore[arg-type]
            except NearProducersError as error:
                near = error.near
                raise
            choose_acting(request, membership.uuid)
            messages.success(request, _("Đã đăng ký. UBND xã sẽ xác nhận; bạn làm tiếp được ngay."))
            return redirect("product-register")
    return render(
        request,
        "producer/registry/register.html",
        {"form": form, "unit": unit, "place": territory.label(unit), "near": near},
    )


@owners
def producer_profile(request: HttpRequest) -> HttpResponse:
    """The facts that are typed once and fill every dossier."""
    producer = own_producer(request)
    return render(request, "producer/registry/profile.html", {"producer": producer})


@owners
@once
def producer_edit(request: HttpRequest) -> HttpResponse:
    """Change them; dossiers that were filed keep what they said."""
    producer = own_producer(request)
    fields = [name for name in ProfileForm.base_fields if name not in ("version", "name")]
    initial = {name: getattr(producer, name) for name in fields}
    initial |= {"name": producer.organisation.name, "version": producer.version}
    form = ProfileForm(request.POST or None, initial=initial, use_required_attribute=False)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        with guard(form):
            update_producer(producer, expected=values.pop("version"), by=acting(request), **values)
            messages.success(request, _("Đã lưu thông tin chủ thể."))
            return redirect("producer-profile")
        producer.refresh_from_db()
        with_version(form, producer.version)
    return render(request, "producer/registry/edit.html", {"form": form, "producer": producer})
