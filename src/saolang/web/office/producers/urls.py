"""Addresses of producers for agencies."""

from django.urls import path

from saolang.web.home import ADDRESSES
from saolang.web.office.producers import views

urlpatterns = [
    path("", views.producer_list, name="office-producers"),
    path("<uuid:uuid>/", views.show_producer, name="office-producer"),
    path("<uuid:uuid>/tu-choi/", views.decline, name="office-producer-decline"),
    path("<uuid:uuid>/xac-nhan/", views.confirm, name="office-producer-confirm"),
]
ADDRESSES["producer.confirm"] = "office-producer"
