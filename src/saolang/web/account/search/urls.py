"""Address of the one search over everything a person may see."""

from django.urls import path

from saolang.web.account.search import views

urlpatterns = [path("", views.search, name="search")]
