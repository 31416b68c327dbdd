"""Addresses of this surface: signing in, the own account, colleagues, the home of every role."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("viec/", include("saolang.web.account.home.urls")),
    path("tim/", include("saolang.web.account.search.urls")),
    path("tai-khoan/", include("saolang.web.account.own.urls")),
    path("tai-khoan/du-lieu/", include("saolang.web.account.data.urls")),
    path("tai-khoan/", include("saolang.web.account.allauth_urls")),
    path("co-quan-cua-toi/", include("saolang.web.account.people.urls")),
    path("co-quan/", include("saolang.web.account.organisations.urls")),
    path("loi-moi/", include("saolang.web.account.people.invitation_urls")),
]
if settings.SOCIALACCOUNT_PROVIDERS:
    urlpatterns += [
        path("tai-khoan/lien-ket/", include("allauth.socialaccount.urls")),
        path("tai-khoan/", include("allauth.socialaccount.providers.openid_connect.urls")),
    ]
