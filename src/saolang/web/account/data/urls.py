"""What is kept about a person, and what they ask about it."""

from django.urls import path

from saolang.web.account.data import views
from saolang.web.home import ADDRESSES

ADDRESSES["data.answer"] = "data-request"

urlpatterns = [
    path("", views.my_data, name="my-data"),
    path("ban-sao/", views.my_copy, name="my-data-copy"),
    path("yeu-cau/", views.request_list, name="data-requests"),
    path("yeu-cau/<uuid:uuid>/", views.answer, name="data-request"),
]
