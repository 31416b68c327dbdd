"""The home of every role and its notices."""

from django.urls import path

from saolang.web.account.home import views

urlpatterns = [
    path("", views.home, name="home"),
    path("thong-bao/", views.notices, name="notices"),
    path("thong-bao/da-doc/", views.notices_read, name="notices-read"),
    path("phan-da-go/", views.kept_text, name="kept-text"),
]
