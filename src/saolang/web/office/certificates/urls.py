"""Addresses of certificates for agencies and producers."""

from django.urls import path

from saolang.web.home import ADDRESSES
from saolang.web.office.certificates import views
from saolang.web.office.papers.links import LINKS

urlpatterns = [
    path("", views.certificate_list, name="certificates"),
    path("<uuid:uuid>/", views.certificate, name="certificate"),
    path("<uuid:uuid>/thu-hoi/", views.withdraw, name="certificate-withdraw"),
    path("<uuid:uuid>/keo-dai/", views.prolong, name="certificate-prolong"),
    path("<uuid:uuid>/giay-chung-nhan.pdf", views.sheet, {"ending": "pdf"}, name="certificate-pdf"),
    path("<uuid:uuid>/giay-chung-nhan.docx", views.sheet, {"ending": "docx"}, name="certificate-docx"),
]
ADDRESSES["certificate.renewal"] = "certificate"
LINKS["certificates.certificate"] = "certificate"
