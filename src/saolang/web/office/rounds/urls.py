"""Addresses of evaluation rounds."""

from django.urls import path

from saolang.web.home import ADDRESSES
from saolang.web.office.rounds import sheets, views

urlpatterns = [
    path("", views.round_list, name="office-rounds"),
    path("phieu-<int:year>.csv", sheets.year_file, {"ending": "csv"}, name="office-sheets-csv"),
    path("phieu-<int:year>.xlsx", sheets.year_file, {"ending": "xlsx"}, name="office-sheets-xlsx"),
    path("mo-them/", views.extra, name="office-round-extra"),
    path("<uuid:uuid>/", views.show_round, name="office-round"),
    path("<uuid:uuid>/bat-dau/", views.start, name="office-round-start"),
    path("<uuid:uuid>/ket-thuc/", views.close, name="office-round-close"),
]
ADDRESSES["round.open"] = "office-round"
