"""The style page, only where the settings ask for it (SAOLANG_STYLE_PAGE; on with DEBUG)."""

from django.conf import settings
from django.urls import path

from saolang.web.ui import views

urlpatterns = (
    [
        path("kieu-mau", views.style_page, name="style-page"),
        path("kieu-mau/<slug:surface>", views.layout_page, name="style-layout"),
    ]
    if settings.STYLE_PAGE
    else []
)
