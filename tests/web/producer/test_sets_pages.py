"""The set, signed scans, a new try and another product set, as a browser without scripts uses them."""

import io
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from saolang.dossiers.domain.draft import withdraw_dossier
from saolang.dossiers.models import Dossier
from saolang.dossiers.models_beside import DossierSet, SignedScan
from tests.factories.dossiers import make_filled, make_submitted
from tests.factories.office import make_town
from tests.factories.producers import make_pdf, make_producer, make_product, member_of

pytestmark = pytest.mark.django_db


def owner(browse, dossier: Dossier):
    return browse(member_of(dossier.product.producer))


def test_one_click_makes_the_set_and_both_files_come_down(browse) -> None:
    dossier = make_submitted()
    browser = owner(browse, dossier)
    assert "Dựng bộ hồ sơ" in browser.get("dossier-set", dossier.uuid).content.decode()
    assert browser.send("dossier-set", dossier.uuid).status_code == 302
    row = DossierSet.objects.get()
    at_once = browser.send("dossier-set", dossier.uuid, do="pdf")
    assert at_once["Location"] == reverse("dossier-set-file", args=[dossier.uuid, row.uuid, "pdf"])
    page = browser.get("dossier-set", dossier.uuid).content.decode()
    assert "Tải bộ in" in page
    for suffix, start in (("pdf", b"%PDF"), ("zip", b"PK")):
        answer = browser.get("dossier-set-file", dossier.uuid, row.uuid, suffix)
        assert b"".join(answer.streaming_content).startswith(start)
        assert answer["Cache-Control"] == "private, no-store"
    assert browser.get("dossier-set-file", dossier.uuid, row.uuid, "exe").status_code == 404
    stranger = browse(member_of(make_producer()))
    assert stranger.get("dossier-set-file", dossier.uuid, row.uuid, "pdf").status_code == 404


def test_a_draft_has_no_set(browse) -> None:
    dossier = make_filled()
    assert owner(browse, dossier).get("dossier-set", dossier.uuid).status_code == 404


def test_the_check_page_is_public_and_says_nothing_personal(browse) -> None:
    dossier = make_submitted()
    submission = dossier.submissions.get()
    answer = Client().get(reverse("public-submission", args=[submission.uuid]))
    page = answer.content.decode()
    assert submission.sha256 in page
    assert dossier.product.name in page
    assert dossier.product.producer.representative not in page
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert Client().get(reverse("public-submission", args=[uuid.uuid4()])).status_code == 404


def test_the_signed_scan_comes_back(browse) -> None:
    dossier = make_submitted()
    browser = owner(browse, dossier)
    file = SimpleUploadedFile("mau-01.pdf", make_pdf().read(), content_type="application/pdf")
    assert browser.send("dossier-scans", dossier.uuid, form="mau-01", file=file).status_code == 302
    assert SignedScan.objects.get().submission == dossier.submissions.get()
    assert "mau-01.pdf" in browser.get("dossier-scans", dossier.uuid).content.decode()
    wrong = SimpleUploadedFile("x.pdf", b"khong phai", content_type="application/pdf")
    refused = browser.send("dossier-scans", dossier.uuid, form="mau-02", file=wrong)
    assert refused.status_code == 200
    assert SignedScan.objects.count() == 1


def test_a_new_try_has_its_tasks_on_the_page(browse) -> None:
    old = make_submitted(points="least")
    by = member_of(old.product.producer)
    withdraw_dossier(old, by=by)
    browser = browse(by)
    assert "Đăng ký lại" in browser.get("dossier", old.uuid).content.decode()
    assert reverse("dossier-again", args=[old.uuid]) in browser.get("product", old.product.uuid).content.decode()
    assert browser.get("dossier-again", old.uuid).status_code == 200
    answer = browser.send("dossier-again", old.uuid)
    new = Dossier.objects.get(replaces=old)
    assert answer["Location"] == reverse("dossier", args=[new.uuid])
    task = new.tasks.first()
    assert task
    assert task.sentence in browser.get("dossier", new.uuid).content.decode()
    browser.send("dossier-task", new.uuid, task.uuid, done="1")
    task.refresh_from_db()
    assert task.done_at
    assert browser.get("dossier-again", old.uuid).status_code == 403


def test_another_set_says_what_is_lost_before_it_is_done(browse) -> None:
    dossier = make_filled()
    browser = owner(browse, dossier)
    product = dossier.product
    assert "Đổi bộ sản phẩm" in browser.get("product", product.uuid).content.decode()
    assert browser.get("product-set", product.uuid).status_code == 200
    page = browser.get("product-set", product.uuid, query="?bo=qd26-2026-26").content.decode()
    assert "phải chấm lại" in page
    browser.send("product-set", product.uuid, bo="qd26-2026-26", version=product.version)
    dossier.refresh_from_db()
    assert dossier.product_set == "qd26-2026-26"
    filed = make_submitted()
    assert owner(browse, filed).get("product-set", filed.product.uuid).status_code == 403


def test_an_officer_enters_a_paper_dossier_on_the_producers_own_pages(browse) -> None:
    town = make_town()
    browser = browse(town.officer)
    make_producer(unit=town.unit, name="Hợp tác xã Có Người")
    page = browser.get("on-behalf").content.decode()
    assert "Hợp tác xã Có Người" in page
    assert "Nhập thay</span>" not in page.split("Hợp tác xã Có Người")[1].split("</tr>")[0]
    form = {
        "kind": "household_producer",
        "name": "Hộ Nguyễn Văn Giấy",
        "representative": "Nguyễn Văn Giấy",
        "phone": "0911 222 333",
        "address": "Ấp Bình Sao",
    }
    answer = browser.send("on-behalf-register", **form)
    assert answer["Location"] == reverse("product-register")
    page = browser.get("product-list").content.decode()
    assert "Bạn đang nhập thay cho" in page
    assert "Nguyễn Văn Giấy" in page
    browser.client.post(reverse("choose-acting"), {"membership": str(town.officer.uuid)})
    # An officer enters for many: they are chosen on the page of producers, not in the menu of roles.
    assert "Nguyễn Văn Giấy" not in browser.get("office-dossiers").content.decode()
    again = browser.send("on-behalf-register", **form)
    assert "Có thể chủ thể này đã có" in again.content.decode()
    listed = browser.get("on-behalf").content.decode()
    assert "Chưa có tài khoản" in listed


def test_the_commune_sees_the_hint_before_it_confirms(browse) -> None:
    town = make_town()
    make_producer(unit=town.unit, name="Hợp tác xã Mắm Làng Sao", tax_code="1400123456")
    new = make_producer(unit=town.unit, name="Tổ hợp tác Bánh Tét", tax_code="1400123456-001")
    page = browse(town.officer).get("office-producer", new.uuid).content.decode()
    assert "Có thể chủ thể này đã có" in page
    assert "cùng mã số thuế" in page


def test_agencies_make_both_sets_and_attach_what_was_handed_in(browse) -> None:
    town = make_town()
    dossier = make_submitted(make_product(make_producer(unit=town.unit)))
    browser = browse(town.officer)
    assert browser.get("office-dossier-sets", dossier.uuid).status_code == 200
    kinds = {DossierSet.Kind.PRODUCER, DossierSet.Kind.COMMUNE}
    for kind in kinds:
        assert browser.send("office-dossier-sets", dossier.uuid, kind=kind).status_code == 302
    rows = DossierSet.objects.filter(dossier=dossier)
    assert {row.kind for row in rows} == kinds
    file = browser.get("office-dossier-set-file", dossier.uuid, rows[0].uuid, "zip")
    assert io.BytesIO(b"".join(file.streaming_content)).read(2) == b"PK"
    scan = SimpleUploadedFile("ky.pdf", make_pdf().read(), content_type="application/pdf")
    assert browser.send("office-dossier-scan", dossier.uuid, form="mau-02", file=scan).status_code == 302
    assert browse(make_town().officer).get("office-dossier-sets", dossier.uuid).status_code == 404
