"""The own account and the membership that acts."""

from django.urls import path

from saolang.web.account.own import views

urlpatterns = [
    path("", views.my_account, name="my-account"),
    path("vai-tro/", views.choose, name="choose-acting"),
]
