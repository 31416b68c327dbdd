"""Addresses of this surface. `/s/<code>` is printed on products and never changes."""

from django.urls import URLPattern, URLResolver, path, re_path

from saolang.web.public import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="public-home"),
    path("en/", views.home, {"language": "en"}, name="public-home-en"),
    path("s/<str:code>", views.certificate, name="public-certificate"),
    path("en/s/<str:code>", views.certificate, {"language": "en"}, name="public-certificate-en"),
    path("bao-sai-pham/<str:code>", views.report, name="public-report"),
    re_path(r"^anh/(?P<sha256>[0-9a-f]{64})$", views.picture, name="public-picture"),
    path("robots.txt", views.robots, name="robots"),
]
