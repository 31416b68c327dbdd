"""Addresses of evaluation rounds."""

from django.urls import path

from saolang.web.home import ADDRESSES
from saolang.web.office.rounds import views

urlpatterns = [
    path("", views.round_list, name="office-rounds"),
    path("mo-them/", views.extra, name="office-round-extra"),
    path("<uuid:uuid>/", views.show_round, name="office-round"),
    path("<uuid:uuid>/bat-dau/", views.start, name="office-round-start"),
    path("<uuid:uuid>/ket-thuc/", views.close, name="office-round-close"),
]
ADDRESSES["round.open"] = "office-round"
