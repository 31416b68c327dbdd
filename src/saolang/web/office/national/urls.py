"""Addresses of the file for 5 stars."""

from django.urls import path

from saolang.web.home import ADDRESSES
from saolang.web.office.national import views
from saolang.web.office.papers.links import LINKS

urlpatterns = [
    path("", views.file_list, name="national-files"),
    path("van-ban/", views.letter, name="national-letter"),
    path("quyet-dinh/", views.central, name="national-central"),
    path("<uuid:uuid>/", views.show_file, name="national-file"),
    path("<uuid:uuid>/dinh-kem/<slug:key>/", views.attach, name="national-attach"),
    path("<uuid:uuid>/tep/<uuid:part>/", views.part_file, name="national-part"),
    path("<uuid:uuid>/tep/<uuid:part>/bo/", views.drop_part, name="national-part-drop"),
    path("<uuid:uuid>/bo-ho-so/", views.ask_for_set, name="national-set"),
    path("<uuid:uuid>/bo-ho-so/<uuid:row>/<slug:suffix>/", views.national_set_file, name="national-set-file"),
    path("<uuid:uuid>/mau/", views.details, name="national-details"),
    path("<uuid:uuid>/tra-loi/", views.answer, name="national-answer"),
    path("<uuid:uuid>/xem-xet/", views.choose, name="national-choose"),
    path("<uuid:uuid>/tiep-nhan/", views.receive, name="national-receive"),
    path("<uuid:uuid>/kiem-tra/", views.check, name="national-check"),
    path("<uuid:uuid>/xong-kiem-tra/", views.finish, name="national-finish"),
    path("<uuid:uuid>/yeu-cau/", views.ask, name="national-ask"),
    path("<uuid:uuid>/dong-yeu-cau/", views.go_on, name="national-go-on"),
    path("<uuid:uuid>/bao-cao/", views.summary, name="national-summary"),
]
ADDRESSES["national.file"] = "national-file"
LINKS.setdefault("dossiers.nationalfile", "national-file")
