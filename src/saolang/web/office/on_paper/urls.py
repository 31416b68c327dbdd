"""Addresses of steps that are entered from the paper of another agency."""

from django.urls import path

from saolang.web.office.on_paper import views

urlpatterns = [
    path("<uuid:uuid>/", views.choose, name="office-dossier-on-paper"),
    path("<uuid:uuid>/<slug:step>/", views.record, name="office-dossier-on-paper-record"),
]
