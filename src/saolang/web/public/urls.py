"""Addresses of this surface. `/s/<code>` is printed on products and never changes."""

from django.urls import URLPattern, URLResolver, path, re_path

from saolang.web.public import lists, submissions, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="public-home"),
    path("en/", views.home, {"language": "en"}, name="public-home-en"),
    path("s/<str:code>", views.certificate, name="public-certificate"),
    path("en/s/<str:code>", views.certificate, {"language": "en"}, name="public-certificate-en"),
    path("san-pham/", lists.products, name="public-products"),
    path("en/san-pham/", lists.products, {"language": "en"}, name="public-products-en"),
    path("quyet-dinh/<uuid:authority>/", lists.decision, name="public-decision"),
    path("en/quyet-dinh/<uuid:authority>/", lists.decision, {"language": "en"}, name="public-decision-en"),
    path("bao-sai-pham/<str:code>", views.report, name="public-report"),
    path("kiem-tra-ho-so/<uuid:uuid>/", submissions.submission, name="public-submission"),
    re_path(r"^anh/(?P<sha256>[0-9a-f]{64})$", views.picture, name="public-picture"),
    path("robots.txt", views.robots, name="robots"),
]
