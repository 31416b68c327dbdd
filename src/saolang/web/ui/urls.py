"""The style page; the root includes it under /kieu-mau/ only where STYLE_PAGE is on."""

from django.urls import path

from saolang.web.ui import views

urlpatterns = [
    path("", views.style_page, name="style-page"),
    path("<slug:surface>", views.layout_page, name="style-layout"),
]
