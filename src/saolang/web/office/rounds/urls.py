"""Addresses of evaluation rounds."""

from django.urls import path

from saolang.web.home import ADDRESSES
from saolang.web.office.rounds import papers, sheets, views

urlpatterns = [
    path("", views.round_list, name="office-rounds"),
    path("phieu-<int:year>.csv", sheets.year_file, {"ending": "csv"}, name="office-sheets-csv"),
    path("phieu-<int:year>.xlsx", sheets.year_file, {"ending": "xlsx"}, name="office-sheets-xlsx"),
    path("mo-them/", views.extra, name="office-round-extra"),
    path("<uuid:uuid>/", views.show_round, name="office-round"),
    path("mo-theo-ke-hoach/<uuid:paper>/", papers.open_planned, name="office-round-planned"),
    path("<uuid:uuid>/tong-hop-ho-so/", papers.summary, name="office-round-summary"),
    path("<uuid:uuid>/ke-hoach/", papers.plan, name="office-round-plan"),
    path("<uuid:uuid>/bat-dau/", views.start, name="office-round-start"),
    path("<uuid:uuid>/ket-thuc/", views.close, name="office-round-close"),
]
ADDRESSES["round.open"] = "office-round"
