"""Rules of the province on refusing, and the commune's pages of samples and refusals, without scripts."""

import uuid
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from saolang.dossiers.models_beside import RefusalRule, SampleHandover
from saolang.papers.models import OfficialPaper
from saolang.people.models import Membership
from tests.factories.office import Town, make_filed, make_received, make_town
from tests.factories.producers import make_producer

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return make_town()


def as_(membership: Membership) -> Client:
    client = Client()
    client.force_login(membership.account)
    return client


def get(client: Client, name: str, *args: object):
    return client.get(reverse(name, args=args))


def post(client: Client, name: str, *args: object, **data: object):
    return client.post(reverse(name, args=args), {"form_key": str(uuid.uuid4()), **data})


RULE = {
    "text": "Không tiếp nhận sản phẩm của cơ sở đang bị đình chỉ.",
    "paper_title": "Quyết định",
    "paper_number": "12/2026/QĐ-UBND",
    "paper_on": "01/03/2026",
    "from_on": "10/03/2026",
}


def test_the_province_enters_a_rule_and_the_commune_refuses_under_it(town: Town) -> None:
    dossier = make_received(town)
    assert get(as_(town.officer), "office-dossier-refuse", dossier.uuid).status_code == 403
    assert "không từ chối hồ sơ được" in get(as_(town.officer), "office-refusal-rules").content.decode()
    assert post(as_(town.office), "office-refusal-rule-new", **RULE).status_code == 302
    assert RULE["text"] in get(as_(town.officer), "office-refusal-rules").content.decode()
    assert "Từ chối theo quy định" in get(as_(town.officer), "office-dossier", dossier.uuid).content.decode()
    page = get(as_(town.officer), "office-dossier-refuse", dossier.uuid).content.decode()
    assert RULE["text"] in page
    assert post(as_(town.officer), "office-dossier-refuse", dossier.uuid, reason="").status_code == 200
    answer = post(as_(town.officer), "office-dossier-refuse", dossier.uuid, reason="Bị đình chỉ từ 01/10/2026.")
    paper = OfficialPaper.objects.get(template="commune-refusal")
    assert answer["Location"] == reverse("paper", args=[paper.uuid])


def test_wrong_rules_keep_what_was_typed(town: Town) -> None:
    wrong = {**RULE, "from_on": "01/02/2026"}
    page = post(as_(town.office), "office-refusal-rule-new", **wrong).content.decode()
    assert RULE["text"] in page
    assert "Ngày áp dụng không thể trước ngày văn bản" in page
    bad = SimpleUploadedFile("x.pdf", b"khong phai", content_type="application/pdf")
    assert post(as_(town.office), "office-refusal-rule-new", scan=bad, **RULE).status_code == 200
    assert not RefusalRule.objects.exists()


def test_a_rule_ends_on_a_day(town: Town) -> None:
    post(as_(town.office), "office-refusal-rule-new", **RULE)
    rule = RefusalRule.objects.get()
    assert get(as_(make_town().office), "office-refusal-rule-end", rule.uuid).status_code == 404
    post(as_(town.office), "office-refusal-rule-end", rule.uuid, on="22/11/2026", version=rule.version)
    rule.refresh_from_db()
    assert rule.to_on == date(2026, 11, 22)


def test_samples_are_entered_lot_by_lot_with_their_record(town: Town) -> None:
    dossier = make_received(town)
    officer = as_(town.officer)
    lot = {"count": "3", "samples_received_on": "22/11/2026", "lot": "A1", "version": dossier.assessment.version}
    assert post(officer, "office-dossier-samples", dossier.uuid, **lot).status_code == 302
    dossier.assessment.refresh_from_db()
    again = post(officer, "office-dossier-samples", dossier.uuid, **{**lot, "version": dossier.assessment.version})
    assert "Đã ghi 3 sản phẩm mẫu của lô này" in again.content.decode()
    assert "Đã nhận 3 trong 5" in get(officer, "office-dossier-samples", dossier.uuid).content.decode()
    answer = post(officer, "office-dossier-samples-record", dossier.uuid)
    paper = OfficialPaper.objects.get(template="sample-handover")
    assert answer["Location"] == reverse("paper", args=[paper.uuid])
    handover = SampleHandover.objects.get()
    stranger = as_(make_town().officer)
    assert post(stranger, "office-dossier-samples-drop", dossier.uuid, handover.uuid).status_code == 404
    post(officer, "office-dossier-samples-drop", dossier.uuid, handover.uuid)
    assert not SampleHandover.objects.exists()


def test_the_hint_stands_on_the_page_of_receipt_too(town: Town) -> None:
    dossier = make_filed(town)
    producer = dossier.product.producer
    make_producer(unit=town.unit, name="Tổ hợp tác Khác Hẳn", phone=producer.phone)
    page = get(as_(town.officer), "office-dossier-receive", dossier.uuid).content.decode()
    assert "cùng số điện thoại" in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_producers_to_enter_for_asks_a_fixed_number_of_questions(
    town: Town, django_assert_max_num_queries, count: int
) -> None:
    for number in range(count):
        make_producer(unit=town.unit, name=f"Hợp tác xã Số {number}")
    client = as_(town.officer)
    with django_assert_max_num_queries(12):
        assert get(client, "on-behalf").status_code == 200
