"""The vault: files once, versions beside each other, wrong files refused with nothing written."""

import io
from datetime import date

import pytest

from saolang.core.errors import NoRight, Stale, WrongInput
from saolang.core.models import StoredFile
from saolang.producers.domain.vault import add_paper, add_version
from saolang.producers.models import Paper
from saolang.producers.queries import is_expired, vault
from tests.factories.people import make_account
from tests.factories.producers import make_paper_version, make_pdf, make_producer, make_producer_member, member_of

pytestmark = pytest.mark.django_db


def test_paper_keeps_name_for_people_and_hash_for_the_store():
    version = make_paper_version(make_producer(), name="C:\\giấy tờ\\Giấy đăng ký.pdf", title="")
    assert (version.original_name, version.paper.title, version.no) == ("Giấy đăng ký.pdf", "Giấy đăng ký", 1)
    assert version.file.key.endswith(version.file.sha256)
    assert version.file.store == StoredFile.Store.PRIVATE


def test_same_file_is_stored_once():
    producer = make_producer()
    first = make_paper_version(producer, content=make_pdf("một"))
    second = make_paper_version(producer, content=io.BytesIO(_bytes(first)))
    assert first.file == second.file
    assert StoredFile.objects.count() == 1


def _bytes(version):
    from saolang.core.files import read_file

    return read_file(version.file)


def test_newer_file_is_a_newer_version():
    producer = make_producer()
    version = make_paper_version(producer)
    by = member_of(producer)
    newer = add_version(
        version.paper, content=make_pdf(), name="moi.pdf", expires_on=date(2027, 1, 1), expected=1, by=by
    )
    paper = vault(producer).get()
    assert [item.no for item in paper.versions.all()] == [2, 1]
    assert (newer.no, paper.expires_on) == (2, date(2027, 1, 1))
    with pytest.raises(Stale):
        add_version(version.paper, content=make_pdf(), name="moi.pdf", expected=1, by=by)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "khong-co"}, "kind"),
        ({"content": io.BytesIO(b"<html></html>"), "name": "giay.pdf"}, "file"),
        ({"content": io.BytesIO(b"")}, "file"),
        ({"issued_on": date(2030, 1, 1)}, "issued_on"),
        ({"issued_on": date(2024, 1, 2), "expires_on": date(2024, 1, 1)}, "expires_on"),
    ],
)
def test_wrong_paper_is_refused_at_its_field(changes, field):
    with pytest.raises(WrongInput) as caught:
        make_paper_version(make_producer(), **changes)
    assert caught.value.field == field
    assert not Paper.objects.exists()


def test_other_producer_cannot_add():
    producer = make_producer()
    with pytest.raises(NoRight):
        make_paper_version(producer, by=make_producer_member())


def test_colleague_of_the_same_producer_can_add():
    from saolang.people.domain import add_membership
    from saolang.people.enums import Role

    producer = make_producer()
    colleague = add_membership(producer.organisation, account=make_account(), role=Role.PRODUCER, by=None)
    assert (
        add_paper(producer, content=make_pdf(), name="a.pdf", kind="other", by=colleague).uploaded_by
        == colleague.account
    )


def test_expiry_is_the_day_after_the_last(today):
    paper = make_paper_version(make_producer(), expires_on=today).paper
    assert not is_expired(paper)
    assert is_expired(paper, date(2026, 11, 23))


@pytest.mark.parametrize("rows", [1, 3])
def test_vault_asks_the_same_number_of_queries(django_assert_num_queries, rows):
    producer = make_producer()
    for _row in range(rows):
        make_paper_version(producer)
    with django_assert_num_queries(2):
        assert len([item.file.size for paper in vault(producer) for item in paper.versions.all()]) == rows
