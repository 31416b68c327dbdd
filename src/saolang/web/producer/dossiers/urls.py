"""Addresses of the producer's dossiers."""

from django.urls import path, re_path

from saolang.web.home import ADDRESSES
from saolang.web.producer.dossiers.views import advisers, again, filing, pages, product_set, scoring, sections, sets

_ONE = "ho-so/<uuid:uuid>/"

urlpatterns = [
    path("ho-so/", pages.dossier_list, name="dossier-list"),
    path("ho-so/lap/<uuid:product>/", pages.dossier_start, name="dossier-start"),
    path(_ONE, pages.dossier, name="dossier"),
    path("san-pham/<uuid:uuid>/bo/", product_set.product_set, name="product-set"),
    path(f"{_ONE}dang-ky-lai/", again.dossier_again, name="dossier-again"),
    path(f"{_ONE}viec/<uuid:task>/", again.dossier_task, name="dossier-task"),
    path(f"{_ONE}ban-ky/", sets.dossier_scans, name="dossier-scans"),
    path(f"{_ONE}bo-ho-so/", sets.dossier_set, name="dossier-set"),
    path(f"{_ONE}bo-ho-so/<uuid:row>/<slug:suffix>/", sets.dossier_set_file, name="dossier-set-file"),
    path(f"{_ONE}con-thieu/", pages.dossier_missing, name="dossier-missing"),
    path(f"{_ONE}rut/", pages.dossier_withdraw, name="dossier-withdraw"),
    path(f"{_ONE}nguoi-tu-van/", advisers.dossier_advisers, name="dossier-advisers"),
    path(f"{_ONE}nguoi-tu-van/<uuid:adviser>/thoi/", advisers.dossier_adviser_end, name="dossier-adviser-end"),
    path(f"{_ONE}phan/<slug:section>/", sections.dossier_section, name="dossier-section"),
    path(f"{_ONE}phan/<slug:section>/luu/", sections.dossier_section_save, name="dossier-section-save"),
    path(f"{_ONE}cham-diem/", scoring.dossier_criteria, name="dossier-criteria"),
    path(f"{_ONE}cham-diem/<str:criterion>/", scoring.dossier_criterion, name="dossier-criterion"),
    path(f"{_ONE}cham-diem/<str:criterion>/luu/", scoring.dossier_criterion_save, name="dossier-criterion-save"),
    path(f"{_ONE}kiem-tra/", filing.dossier_check, name="dossier-check"),
    path(f"{_ONE}da-nop/", filing.dossier_receipt, name="dossier-receipt"),
    path(f"{_ONE}tiep-nhan/<slug:level>/", filing.dossier_receipt_paper, name="dossier-receipt-paper"),
    path("hoan-thien/<uuid:asked>/", filing.dossier_answer, name="dossier-answer"),
    re_path(
        r"^ho-so/(?P<uuid>[0-9a-f-]{36})/giay/(?P<paper>mau-01|mau-02|xac-nhan)\.(?P<suffix>pdf|docx)$",
        filing.dossier_paper,
        name="dossier-paper",
    ),
]

ADDRESSES.update(
    {
        "completion.answer": "dossier-answer",
        "dossier.continue": "dossier",
        "dossier.start": "dossier-start",
        "product.first": "producer-first-product",
    }
)
