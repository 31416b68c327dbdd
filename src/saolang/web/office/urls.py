"""Addresses of this surface."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("ho-so/", include("saolang.web.office.dossiers.urls")),
    path("ho-so/tren-giay/", include("saolang.web.office.on_paper.urls")),
    path("dot-danh-gia/", include("saolang.web.office.rounds.urls")),
    path("chu-the/", include("saolang.web.office.producers.urls")),
    path("van-ban/", include("saolang.web.office.papers.urls")),
    path("ho-so-5-sao/", include("saolang.web.office.national.urls")),
    path("to-tu-van/", include("saolang.web.office.teams.urls")),
    path("hoi-dong/", include("saolang.web.office.councils.offline_urls")),
    path("hoi-dong/", include("saolang.web.office.councils.book_urls")),
    path("hoi-dong/", include("saolang.web.office.councils.urls")),
    path("ke-hoach/", include("saolang.web.office.plans.urls")),
    path("chung-nhan/", include("saolang.web.office.certificates.urls")),
]
