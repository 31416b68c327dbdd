"""Evidence files are served to those who see the dossier, and only the files a submission names."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from saolang.dossiers.domain.evidence import use_paper
from saolang.dossiers.domain.submit import submit_dossier
from saolang.dossiers.models import Dossier
from saolang.people.models import Membership
from saolang.producers.models import PaperVersion
from saolang.web.downloads import disposition
from tests.factories.dossiers import make_filled
from tests.factories.office import Town, make_received, make_town
from tests.factories.producers import make_paper_version, make_producer, make_product, member_of


@given(name=st.text(min_size=1, max_size=60), inside=st.booleans())
def test_the_header_is_one_ascii_line_for_any_name(name: str, inside: bool) -> None:
    try:
        name.encode()
    except UnicodeEncodeError:
        return
    line = disposition(name, inside=inside)
    assert line.isascii()
    assert "\n" not in line
    assert "\r" not in line
    assert line.count('"') == 2


def test_the_header_keeps_the_ending_and_the_accents() -> None:
    line = disposition("Giấy đăng ký.pdf", inside=False)
    assert line.startswith('attachment; filename="giay-dang-ky.pdf"; filename*=UTF-8')
    assert "Gi%E1%BA%A5y" in line


pytestmark = pytest.mark.django_db


def as_(membership: Membership) -> Client:
    client = Client()
    client.force_login(membership.account)
    return client


@pytest.fixture
def town() -> Town:
    return make_town()


def with_file(town: Town) -> tuple[Dossier, PaperVersion]:
    """A filed dossier with one paper, and another paper of the producer that it does not name."""
    producer = make_producer(unit=town.unit)
    dossier = make_filled(make_product(producer))
    used = make_paper_version(producer)
    use_paper(dossier, version=used, by=member_of(producer))
    submit_dossier(dossier, by=member_of(producer))
    return dossier, used


def address(dossier: Dossier, version: PaperVersion) -> str:
    return reverse("office-dossier-file", args=[dossier.uuid, version.paper.uuid, version.no])


def test_a_file_is_saved_with_its_own_type_and_never_guessed(town: Town) -> None:
    dossier, used = with_file(town)
    answer = as_(town.officer).get(address(dossier, used))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith('attachment; filename="giay-dang-ky.pdf"')
    assert "no-store" in answer["Cache-Control"]
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    answer.close()


def test_the_receipt_is_printed_for_who_brought_the_dossier(town: Town) -> None:
    dossier = make_received(town)
    address = reverse("office-dossier-receipt", args=[dossier.uuid, "commune"])
    answer = as_(town.officer).get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF")
    assert as_(make_town().officer).get(address).status_code == 404
    other = reverse("office-dossier-receipt", args=[dossier.uuid, "province"])
    assert as_(town.officer).get(other).status_code == 404


def test_files_of_others_and_unnamed_files_are_not_found(town: Town) -> None:
    dossier, used = with_file(town)
    unnamed = make_paper_version(dossier.product.producer, title="Giấy khác")
    client = as_(town.officer)
    assert client.get(address(dossier, unnamed)).status_code == 404
    nowhere = reverse("office-dossier-file", args=[dossier.uuid, uuid.uuid4(), 1])
    assert client.get(nowhere).status_code == 404
    assert as_(make_town().officer).get(address(dossier, used)).status_code == 404
    assert as_(town.clerk).get(address(dossier, used)).status_code == 403
    assert Client().get(address(dossier, used)).status_code == 302
