"""Agencies, for the operator: list, one agency, entering one or all of a province; the figures of this slice."""

from django.urls import path

from saolang.web.account.organisations import (
    entering,
    figures,  # noqa: F401 - registers the figures of this slice
    people,
    views,
)

urlpatterns = [
    path("", views.agency_list, name="agency-list"),
    path("them/", entering.new, name="agency-new"),
    path("tinh/", entering.province, name="agency-province"),
    path("<uuid:uuid>/", views.agency, name="agency"),
    path("<uuid:uuid>/sua/", views.edit, name="agency-edit"),
    path("<uuid:uuid>/moi/", people.invite, name="agency-invite"),
    path("loi-moi/<uuid:uuid>/", people.invited, name="invited-to-agency"),
    path("loi-moi/<uuid:uuid>/huy/", people.cancel, name="invited-to-agency-cancel"),
]
