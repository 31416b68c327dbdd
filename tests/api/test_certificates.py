"""The public API: what anyone may ask about a certificate."""

import json

import pytest
from django.test import Client

from tests.factories.certificates import make_certificate

pytestmark = pytest.mark.django_db


def test_certificate_is_found_by_its_code_however_it_is_written(client: Client) -> None:
    certificate = make_certificate()
    spelled = f"{certificate.code[:5].lower()}-{certificate.code[5:]}"
    answer = client.get(f"/api/v1/certificates/{spelled}")
    assert answer.status_code == 200
    found = answer.json()
    assert found["code"] == certificate.code
    assert found["product"] == certificate.product.name
    assert found["state"] == "valid"
    assert found["in_force"] is True
    assert found["url"] == f"/s/{certificate.code}"
    assert "Set-Cookie" not in answer


def test_answer_is_readable_vietnamese(client: Client) -> None:
    certificate = make_certificate()
    assert certificate.product.name.encode() in client.get(f"/api/v1/certificates/{certificate.code}").content


def test_unknown_code_has_a_code_and_a_sentence(client: Client) -> None:
    answer = client.get("/api/v1/certificates/0000000000")
    assert answer.status_code == 404
    assert answer.json() == {"code": "unknown-code", "message": "Không có giấy chứng nhận nào mang mã này."}


def test_who_asks_too_often_waits(client: Client, settings) -> None:
    settings.PUBLIC_RATE = 2
    statuses = [client.get("/api/v1/certificates/0000000000").status_code for _ in range(4)]
    assert statuses == [404, 404, 429, 429]


def test_personal_data_is_not_in_the_answer(client: Client) -> None:
    certificate = make_certificate()
    fields = client.get(f"/api/v1/certificates/{certificate.code}").json().keys()
    assert not {"phone", "email", "representative"} & set(fields)


def test_description_names_the_look_up(client: Client) -> None:
    described = json.loads(client.get("/api/v1/openapi.json").content)
    assert described["openapi"].startswith("3.")
    assert "/api/v1/certificates/{code}" in described["paths"]
