"""Addresses of scoring without connection; the worker stands above the pages that it serves."""

from django.urls import path

from saolang.web.office.councils.views import offline

urlpatterns = [
    path("khong-mang.js", offline.worker, name="council-worker"),
    path("phieu/<uuid:uuid>/ca-phieu/", offline.whole, name="sheet-whole"),
]
