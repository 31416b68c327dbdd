"""Addresses of this surface."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("saolang.web.producer.registry.urls")),
    path("", include("saolang.web.producer.dossiers.urls")),
]
