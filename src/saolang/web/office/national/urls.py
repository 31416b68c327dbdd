"""Addresses of the file for 5 stars."""

from django.urls import path

from saolang.web.home import ADDRESSES
from saolang.web.office.national.views import answering, filling, ministry, pages, sending
from saolang.web.office.papers.links import LINKS

urlpatterns = [
    path("", pages.file_list, name="national-files"),
    path("van-ban/", sending.letter, name="national-letter"),
    path("quyet-dinh/", sending.central, name="national-central"),
    path("<uuid:uuid>/", pages.show_file, name="national-file"),
    path("<uuid:uuid>/dinh-kem/<slug:key>/", filling.attach, name="national-attach"),
    path("<uuid:uuid>/tep/<uuid:part>/", filling.part_file, name="national-part"),
    path("<uuid:uuid>/tep/<uuid:part>/bo/", filling.drop_part, name="national-part-drop"),
    path("<uuid:uuid>/bo-ho-so/", filling.ask_for_set, name="national-set"),
    path("<uuid:uuid>/bo-ho-so/<uuid:row>/<slug:suffix>/", filling.national_set_file, name="national-set-file"),
    path("<uuid:uuid>/mau/", filling.details, name="national-details"),
    path("<uuid:uuid>/tra-loi/", answering.answer, name="national-answer"),
    path("<uuid:uuid>/xem-xet/", answering.choose, name="national-choose"),
    path("<uuid:uuid>/tiep-nhan/", ministry.receive, name="national-receive"),
    path("<uuid:uuid>/kiem-tra/", ministry.check, name="national-check"),
    path("<uuid:uuid>/xong-kiem-tra/", ministry.finish, name="national-finish"),
    path("<uuid:uuid>/yeu-cau/", ministry.ask, name="national-ask"),
    path("<uuid:uuid>/dong-yeu-cau/", ministry.go_on, name="national-go-on"),
    path("<uuid:uuid>/bao-cao/", ministry.summary, name="national-summary"),
]
ADDRESSES["national.file"] = "national-file"
LINKS.setdefault("dossiers.nationalfile", "national-file")
