"""Addresses of certificates for agencies and producers."""

from django.urls import path

from saolang.web.home import ADDRESSES
from saolang.web.office.certificates import printing, views, withdrawals
from saolang.web.office.papers.links import LINKS

urlpatterns = [
    path("", views.certificate_list, name="certificates"),
    path("mau-in/", printing.layout, name="certificate-layout"),
    path("mau-in/ban-<int:no>.pdf", printing.preview, name="certificate-layout-preview"),
    path("<uuid:uuid>/", views.certificate, name="certificate"),
    path("<uuid:uuid>/thu-hoi/", withdrawals.start, name="certificate-withdraw"),
    path("<uuid:uuid>/quyet-dinh-thu-hoi/", withdrawals.record, name="certificate-withdraw-record"),
    path("thu-hoi/<uuid:uuid>/", withdrawals.case, name="withdrawal-case"),
    path("thu-hoi/<uuid:uuid>/sua/", withdrawals.edit, name="withdrawal-edit"),
    path("thu-hoi/<uuid:uuid>/soan/<slug:which>/", withdrawals.draft, name="withdrawal-draft"),
    path("thu-hoi/<uuid:uuid>/dung/", withdrawals.drop, name="withdrawal-drop"),
    path("<uuid:uuid>/keo-dai/", views.prolong, name="certificate-prolong"),
    path("<uuid:uuid>/giay-chung-nhan.pdf", views.sheet, {"ending": "pdf"}, name="certificate-pdf"),
    path("<uuid:uuid>/giay-chung-nhan.docx", views.sheet, {"ending": "docx"}, name="certificate-docx"),
]
ADDRESSES["certificate.renewal"] = "certificate"
ADDRESSES["certificate.withdrawal"] = "withdrawal-case"
LINKS["certificates.certificate"] = "certificate"
