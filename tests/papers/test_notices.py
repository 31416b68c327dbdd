"""Notices: on the screen at once, by e-mail after the commit, others recorded."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core import mail
from django.db import transaction

from saolang.papers.models import Notice
from saolang.papers.notices import Channel, deliver, mark_read, notices_for, send_notice
from saolang.people.enums import Role
from tests.factories.people import make_account, make_member, make_organisation

pytestmark = pytest.mark.django_db


def test_organisation_is_told_on_screen_and_each_member_by_own_letter(django_capture_on_commit_callbacks) -> None:
    organisation = make_organisation()
    for address in ("a@vi.du", "b@vi.du", ""):
        make_member(Role.COMMUNE_OFFICER, organisation, make_account(email=address))
    with django_capture_on_commit_callbacks(execute=True):
        send_notice(organisation, subject="Có hồ sơ mới", body="Mời xem.", obj=organisation)
        assert mail.outbox == []
    assert sorted(letter.to[0] for letter in mail.outbox) == ["a@vi.du", "b@vi.du"]
    assert mail.outbox[0].subject == "Có hồ sơ mới"
    assert Notice.objects.filter(sent_at__isnull=False).count() == 2


def test_delivery_twice_sends_once(django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        (notice,) = send_notice(make_account(email="a@vi.du"), subject="Chào", channels=[Channel.EMAIL])
    deliver.enqueue(notice.pk)
    assert len(mail.outbox) == 1


def test_nothing_leaves_when_the_change_is_undone() -> None:
    person = make_account(email="a@vi.du")
    with transaction.atomic():
        send_notice(person, subject="Chào")
        transaction.set_rollback(True)
    assert mail.outbox == []
    assert not Notice.objects.exists()


def test_letter_and_text_message_without_gateway_are_recorded(django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        send_notice(make_account(phone="0912345678"), subject="Chào", channels=[Channel.LETTER, Channel.SMS])
    assert list(Notice.objects.order_by("channel").values_list("channel", "sent_at")) == [
        ("letter", None),
        ("sms", None),
    ]


@pytest.fixture
def gateway() -> Iterator[tuple[str, list[dict[str, object]]]]:
    """A text message gateway of the province, on this machine."""
    got: list[dict[str, object]] = []

    class Gateway(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(202)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Quiet."""

    server = HTTPServer(("127.0.0.1", 0), Gateway)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/sms", got
    server.shutdown()
    thread.join()
    server.server_close()


def test_text_message_goes_through_the_gateway_of_the_settings(gateway, settings, django_capture_on_commit_callbacks):
    settings.SMS_GATEWAY, got = gateway
    with django_capture_on_commit_callbacks(execute=True):
        (notice,) = send_notice(make_account(phone="0912345678"), subject="Có hồ sơ", channels=[Channel.SMS])
    notice.refresh_from_db()
    assert notice.sent_at is not None
    assert got == [{"to": ["0912345678"], "text": "Có hồ sơ"}]


def test_each_reads_the_own_notices_and_marks_only_them() -> None:
    member, stranger = make_member(), make_member()
    send_notice(member.organisation, subject="Của xã", channels=[Channel.SCREEN])
    (own,) = send_notice(member.account, subject="Của tôi", channels=[Channel.SCREEN])
    (other,) = send_notice(stranger.account, subject="Người khác", channels=[Channel.SCREEN])
    mine = {"organisation": member.organisation}
    assert [notice.subject for notice in notices_for(member.account, **mine)] == ["Của tôi", "Của xã"]
    assert mark_read(member.account, **mine, notice=other) == 0
    assert mark_read(member.account, **mine, notice=own) == 1
    assert mark_read(member.account, **mine) == 1
    other.refresh_from_db()
    assert other.read_at is None
