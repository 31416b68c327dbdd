"""Addresses of the printed sheets of a council."""

from django.urls import path

from saolang.web.office.councils.views import books

urlpatterns = [
    path("<uuid:uuid>/in-phieu/", books.book, name="council-sheets"),
    path("<uuid:uuid>/in-phieu.pdf", books.book_file, name="council-sheets-file"),
]
