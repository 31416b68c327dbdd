"""The people of an organisation: colleagues, invitations, signing rights."""

from django.urls import path

from saolang.web.account.people import signing_views, views
from saolang.web.home import ADDRESSES

ADDRESSES.update({"invitation.wait": "invited", "signing.ending": "signing-right-hand-over"})

urlpatterns = [
    path("", views.people, name="organisation-people"),
    path("moi/", views.invite, name="invite"),
    path("moi/<uuid:uuid>/", views.invited, name="invited"),
    path("moi/<uuid:uuid>/huy/", views.cancel, name="invitation-cancel"),
    path("nguoi/<uuid:uuid>/ket-thuc/", views.end, name="membership-end"),
    path("quyen-ky/them/", signing_views.grant, name="signing-right-grant"),
    path("quyen-ky/<uuid:uuid>/giao/", signing_views.delegate, name="signing-right-delegate"),
    path("quyen-ky/<uuid:uuid>/ban-giao/", signing_views.hand_over, name="signing-right-hand-over"),
    path("quyen-ky/<uuid:uuid>/ket-thuc/", signing_views.end, name="signing-right-end"),
]
