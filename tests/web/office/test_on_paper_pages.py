"""A step of an agency that works on paper, on screen: choose the step, type what the paper prints."""

import uuid
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from saolang.certificates.models import Certificate
from saolang.dossiers.enums import StepState
from saolang.people.enums import Role
from tests.factories.office import make_checked, make_filed, make_town
from tests.factories.people import make_member
from tests.factories.producers import make_pdf

pytestmark = pytest.mark.django_db


def text(response) -> str:
    return " ".join(response.content.decode().split())


def scan() -> SimpleUploadedFile:
    return SimpleUploadedFile("qd.pdf", make_pdf().getvalue(), content_type="application/pdf")


def given(**changes) -> dict:
    paper = {"kind": "QĐ", "number": "40/QĐ-UBND", "on": "22/11/2026", "signer_name": "Lê Văn Giấy", "scan": scan()}
    return {"form_key": str(uuid.uuid4()), **paper, **changes}


@pytest.fixture
def town(client):
    made = make_town()
    client.force_login(made.office.account)
    return made


def at(dossier, step="province-decision") -> str:
    return reverse("office-dossier-on-paper-record", args=[dossier.uuid, step])


def test_choose_the_step_and_the_other_dossiers(client, town) -> None:
    one, other, elsewhere = make_checked(town), make_checked(town), make_filed(town)
    assert "Ghi nhận từ văn bản giấy" in text(client.get(reverse("office-dossier", args=[one.uuid])))
    address = reverse("office-dossier-on-paper", args=[one.uuid])
    page = text(client.get(address))
    for words in ("Tổ tư vấn", "Hội đồng cấp tỉnh", "Chủ tịch UBND cấp tỉnh", other.product.name):
        assert words in page
    assert elsewhere.product.name not in page
    answer = client.get(address, {"den": "province-scoring", "ho_so": str(other.uuid)})
    assert answer["Location"] == f"{at(one, 'province-scoring')}?ho_so={other.uuid}"
    assert client.get(address, {"den": "nowhere"}).status_code == 200


def test_one_decision_for_two_products(client, town) -> None:
    one, other = make_checked(town), make_checked(town)
    address = f"{at(one)}?ho_so={other.uuid}"
    page = text(client.get(address))
    assert page.count("Công nhận 4 sao") == 2
    assert "Công nhận 5 sao" not in page
    fields = {
        f"{one.uuid}-points": "71,5",
        f"{one.uuid}-outcome": "recognised-4",
        f"{one.uuid}-certificate": "7/GCN-UBND",
        f"{other.uuid}-points": "42",
        f"{other.uuid}-outcome": "not_recognised",
    }
    refused = text(client.post(address, given(**fields)))
    assert "Hãy ghi lý do như trên văn bản" in refused
    assert "40/QĐ-UBND" in refused
    done = client.post(address, given(**fields, **{f"{other.uuid}-note": "Chưa đủ 50 điểm."}))
    assert done.status_code == 302
    certificate = Certificate.objects.get()
    assert (certificate.star, certificate.number_text) == (4, "7/GCN-UBND")
    page = text(client.get(reverse("office-dossier", args=[one.uuid])))
    assert "ghi nhận từ văn bản giấy" in page
    assert "Chưa đủ 50 điểm." in text(client.get(reverse("office-dossier", args=[other.uuid])))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"number": ""}, "Hãy ghi số và ký hiệu"),
        ({"number": "bốn mươi"}, "Hãy ghi số và ký hiệu"),
        ({"on": "23/11/2026"}, "tương lai"),
        ({"on": "31/02/2026"}, "Ngày"),
        ({"points": "101"}, "Điểm phải từ 0 đến 100"),
        ({"points": "7o"}, "Số chưa đúng"),
        ({"outcome": "recognised-2"}, ""),
        ({"outcome": ""}, "Kết quả ghi trên quyết định"),
        ({"outcome": "forwarded", "points": "89,99"}, "từ 90 điểm"),
    ],
)
def test_wrong_input_is_said_and_kept(client, town, changes, sentence) -> None:
    dossier = make_checked(town)
    own = {"points": "70", "outcome": "recognised-3", **changes}
    lines = {f"{dossier.uuid}-{key}": own.pop(key) for key in ("points", "outcome")}
    refused = client.post(at(dossier), given(**lines, **own))
    assert refused.status_code == 200
    assert sentence in text(refused)
    assert "Lê Văn Giấy" in text(refused)
    assert not Certificate.objects.exists()
    assert dossier.steps.get(state=StepState.OPEN).key == "province-advice"


def test_pages_open_only_where_something_can_be_recorded(client, town) -> None:
    dossier = make_checked(town)
    assert client.get(at(dossier, "ministry-check")).status_code == 404
    assert client.get(at(make_filed(town), "commune-assessment")).status_code == 403
    client.force_login(make_member(Role.OCOP_OFFICE).account)
    assert client.get(at(dossier)).status_code == 404
    client.force_login(town.officer.account)
    assert client.get(at(dossier)).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_a_fixed_number_of_queries(client, town, count, django_assert_max_num_queries) -> None:
    dossiers = [make_checked(town) for _ in range(count)]
    with django_assert_max_num_queries(25):
        client.get(reverse("office-dossier-on-paper", args=[dossiers[0].uuid]))


def test_minutes_need_no_number(client, town) -> None:
    dossier = make_checked(town)
    answer = client.post(
        at(dossier, "province-scoring"), given(kind="BB", number="", **{f"{dossier.uuid}-points": "66,25"})
    )
    assert answer.status_code == 302
    assert dossier.steps.get(key="province-scoring").record.points == 6625
    assert dossier.steps.get(key="province-scoring").done_on == date(2026, 11, 22)
