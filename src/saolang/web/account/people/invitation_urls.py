"""The link in an invitation."""

from django.urls import path

from saolang.web.account.people import views

urlpatterns = [path("<str:token>/", views.invitation, name="invitation")]
