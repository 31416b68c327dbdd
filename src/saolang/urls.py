"""All addresses. Vietnamese words for people; `/s/<code>`, `/healthz` and `/api/v1/` are fixed by DESIGN section 5."""

from django.conf import settings
from django.urls import include, path

from saolang.api.api import api
from saolang.web.health import healthz

handler400 = "saolang.web.ui.errors.bad_request"
handler403 = "saolang.web.ui.errors.permission_denied"
handler404 = "saolang.web.ui.errors.page_not_found"
handler429 = "saolang.web.ui.errors.too_many_requests"
handler500 = "saolang.web.ui.errors.server_error"

urlpatterns = [
    path("", include("saolang.web.public.urls")),
    path("", include("saolang.web.account.urls")),
    path("chu-the/", include("saolang.web.producer.urls")),
    path("co-quan/", include("saolang.web.office.urls")),
    path("api/v1/", api.urls),
    path("healthz", healthz, name="healthz"),
]
if settings.STYLE_PAGE:
    urlpatterns.append(path("kieu-mau/", include("saolang.web.ui.urls")))
