"""Addresses of this surface: signing in, the own account, colleagues, the home of every role."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("tai-khoan/", include("allauth.account.urls")),
    path("tai-khoan/hai-buoc/", include("allauth.mfa.urls")),
]
if settings.SOCIALACCOUNT_PROVIDERS:
    urlpatterns.append(path("tai-khoan/lien-ket/", include("allauth.socialaccount.urls")))
    urlpatterns.append(path("tai-khoan/", include("allauth.socialaccount.providers.openid_connect.urls")))
