"""Addresses of council teams."""

from django.urls import path

from saolang.web.home import ADDRESSES
from saolang.web.office.councils.views import changes
from saolang.web.office.papers.links import LINKS
from saolang.web.office.teams.views import dossiers, teams

urlpatterns = [
    path("lap/<uuid:uuid>/", teams.establish, name="team-establish"),
    path("khao-sat/<uuid:uuid>/", dossiers.survey, name="team-survey"),
    path("khao-sat/<uuid:uuid>/anh/", dossiers.add_photo, name="team-survey-photo-add"),
    path("khao-sat/<uuid:uuid>/bien-ban/", dossiers.survey_record, name="team-survey-record"),
    path("anh/<uuid:uuid>/", dossiers.photo, name="team-photo"),
    path("kiem-nghiem/<uuid:uuid>/", dossiers.test, name="team-test"),
    path("kiem-nghiem/<uuid:uuid>/phieu/", dossiers.result_file, name="team-test-file"),
    path("<uuid:uuid>/", teams.board, name="team-board"),
    path("<uuid:uuid>/thay-thanh-vien/", changes.team_member, name="team-change"),
    path("<uuid:uuid>/bao-cao/", teams.report, name="team-report"),
    path("<uuid:uuid>/ho-so/<uuid:entry>/", dossiers.dossier, name="team-dossier"),
    path("<uuid:uuid>/ho-so/<uuid:entry>/khao-sat/", dossiers.new_survey, name="team-new-survey"),
    path("<uuid:uuid>/ho-so/<uuid:entry>/kiem-nghiem/", dossiers.new_test, name="team-new-test"),
    path("<uuid:uuid>/ho-so/<uuid:entry>/cong-van/", dossiers.quality_letter, name="team-quality-letter"),
    path("<uuid:uuid>/ho-so/<uuid:entry>/tep/<uuid:paper>/<int:version>/", dossiers.evidence, name="team-evidence"),
]
ADDRESSES.update({"team.board": "team-board", "team.establish": "team-establish"})
LINKS["councils.team"] = "team-board"
