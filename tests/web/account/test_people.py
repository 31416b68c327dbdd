"""Colleagues, invitations, signing rights on screens."""

from datetime import date
from uuid import uuid4

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from saolang.people.enums import Role
from saolang.people.models import Invitation, Membership, SigningRight
from tests.factories.people import PASSWORD, make_account, make_member, make_signing_right

pytestmark = pytest.mark.django_db


@pytest.fixture
def leader() -> Membership:
    return make_member(Role.COMMUNE_LEADER)


def client_of(membership: Membership) -> Client:
    client = Client()
    client.force_login(membership.account)
    return client


def post(client: Client, name: str, *args: object, **data: object):
    return client.post(reverse(name, args=args), {"form_key": str(uuid4()), **data}, follow=True)


def invite(leader: Membership, client: Client, **changes: object) -> Invitation:
    data = {"full_name": "Lê Văn Thư", "role": Role.CLERK, "email": "thu@vi.du", **changes}
    post(client, "invite", **data)
    return Invitation.objects.get()


def test_page_of_people_shows_colleagues_and_their_contact(leader: Membership) -> None:
    make_member(Role.CLERK, leader.organisation, make_account(full_name="Lê Văn Thư", phone="0912345678"))
    make_signing_right(leader.organisation, leader.account)
    page = client_of(leader).get(reverse("organisation-people")).content.decode()
    assert "Lê Văn Thư" in page
    assert "0912345678" in page
    assert "Nghị quyết số 01/NQ-HĐND" in page


@pytest.mark.parametrize("role", [Role.CLERK, Role.COMMUNE_OFFICER, Role.ADVISER])
def test_others_may_not_open_it(role: str) -> None:
    assert client_of(make_member(role)).get(reverse("organisation-people")).status_code == 403


def test_invitation_is_mailed_shown_and_accepted_by_a_new_person(leader, django_capture_on_commit_callbacks) -> None:
    cache.clear()
    client = client_of(leader)
    with django_capture_on_commit_callbacks(execute=True):
        invitation = invite(leader, client)
    link = reverse("invitation", args=[invitation.token])
    assert link in client.get(reverse("invited", args=[invitation.uuid])).content.decode()
    assert mail.outbox[0].to == ["thu@vi.du"]
    assert link in mail.outbox[0].body
    guest = Client()
    page = guest.get(link).content.decode()
    assert "Lời mời dành cho Lê Văn Thư" in page
    assert guest.post(link, {"form_key": str(uuid4())})["Location"].startswith(reverse("account_login"))
    sign_up = {"full_name": "Lê Văn Thư", "username": "thu.le", "password1": PASSWORD, "password2": PASSWORD}
    assert guest.post(f"{reverse('account_signup')}?next={link}", sign_up)["Location"] == link
    assert guest.post(link, {"form_key": str(uuid4())})["Location"] == reverse("home")
    assert guest.get(reverse("home")).wsgi_request.acting.organisation == leader.organisation
    assert "không còn dùng được" in Client().get(link).content.decode()


def test_person_with_another_role_accepts_and_acts_at_once(leader: Membership) -> None:
    invitation = invite(leader, client_of(leader))
    other = make_member(Role.PRODUCER)
    client = client_of(other)
    page = client.post(reverse("invitation", args=[invitation.token]), {"form_key": str(uuid4())}, follow=True)
    assert page.wsgi_request.acting.role == Role.CLERK


def test_unknown_cancelled_and_foreign_invitations(leader: Membership) -> None:
    client = client_of(leader)
    invitation = invite(leader, client, email="")
    assert mail.outbox == []
    assert Client().get(reverse("invitation", args=["khong-co"])).status_code == 404
    stranger = client_of(make_member(Role.COMMUNE_LEADER))
    assert stranger.get(reverse("invited", args=[invitation.uuid])).status_code == 404
    assert post(stranger, "invitation-cancel", invitation.uuid).status_code == 404
    assert "Đã hủy lời mời" in post(client, "invitation-cancel", invitation.uuid).content.decode()
    link = reverse("invitation", args=[invitation.token])
    guest = client_of(make_member(Role.PRODUCER))
    assert "đã được dùng hoặc đã bị hủy" in guest.post(link, {"form_key": str(uuid4())}, follow=True).content.decode()
    assert Membership.objects.filter(role=Role.CLERK).count() == 0


def test_role_that_such_an_organisation_has_not_is_refused(leader: Membership) -> None:
    page = post(client_of(leader), "invite", full_name="x", role=Role.MINISTRY_OFFICE).content.decode()
    assert "Hãy chọn một trong các câu trả lời có sẵn." in page
    assert not Invitation.objects.exists()


def test_ending_a_membership(leader: Membership) -> None:
    officer = make_member(Role.COMMUNE_OFFICER, leader.organisation)
    client = client_of(leader)
    assert client.get(reverse("membership-end", args=[officer.uuid])).status_code == 200
    assert (
        "làm vai trò này đến hết ngày" in post(client, "membership-end", officer.uuid, on="21/11/2026").content.decode()
    )
    officer.refresh_from_db()
    assert officer.to_on == date(2026, 11, 21)
    page = post(client, "membership-end", leader.uuid, on="21/11/2026").content.decode()
    assert "người cuối cùng giữ vai trò này" in page
    stranger = make_member(Role.COMMUNE_OFFICER)
    assert post(client, "membership-end", stranger.uuid, on="21/11/2026").status_code == 404


def test_signing_right_granted_delegated_handed_over_and_ended(leader: Membership) -> None:
    deputy = make_member(Role.COMMUNE_LEADER, leader.organisation).account
    client = client_of(leader)
    paper = {"granting_paper": "Quyết định số 15/QĐ-UBND"}
    post(client, "signing-right-grant", account=leader.account.pk, post="Chủ tịch", from_on="01/03/2026", **paper)
    right = SigningRight.objects.get()
    page = post(
        client, "signing-right-delegate", right.uuid, account=deputy.pk, post="Phó Chủ tịch", capacity="TUQ.",
        from_on="01/04/2026", paper_kinds=["CV"], **paper,
    ).content.decode()  # fmt: skip
    assert "Ủy quyền phải có thời hạn" in page
    post(
        client, "signing-right-delegate", right.uuid, account=deputy.pk, post="Phó Chủ tịch", capacity="KT.",
        from_on="01/04/2026", paper_kinds=["CV"], **paper,
    )  # fmt: skip
    given = SigningRight.objects.get(capacity="KT.")
    assert (given.delegated_from, given.paper_kinds) == (right, ["CV"])
    post(client, "signing-right-end", given.uuid, on="20/11/2026")
    post(client, "signing-right-hand-over", right.uuid, to=deputy.pk, on="01/12/2026", acting="on", **paper)
    assert SigningRight.objects.get(capacity="Q.").from_on == date(2026, 12, 1)
    right.refresh_from_db()
    given.refresh_from_db()
    assert (right.to_on, given.to_on) == (date(2026, 11, 30), date(2026, 11, 20))
    page = client.get(reverse("organisation-people")).content.decode()
    assert "chưa đến ngày" in page
    assert "đã hết" in page


def test_signer_must_be_a_colleague_and_right_must_be_ours(leader: Membership) -> None:
    stranger = make_member(Role.COMMUNE_LEADER)
    page = post(
        client_of(leader), "signing-right-grant", account=stranger.account.pk, post="Chủ tịch", from_on="01/03/2026",
        granting_paper="QĐ 1",
    ).content.decode()  # fmt: skip
    assert "Người ký – Hãy chọn một trong các câu trả lời có sẵn." in page
    right = make_signing_right(stranger.organisation, stranger.account)
    for name in ("signing-right-end", "signing-right-delegate", "signing-right-hand-over"):
        assert client_of(leader).get(reverse(name, args=[right.uuid])).status_code == 404


@pytest.mark.parametrize("name", ["invite", "signing-right-grant"])
def test_empty_form_names_every_gap(leader: Membership, name: str) -> None:
    assert "Bạn chưa điền mục này." in post(client_of(leader), name).content.decode()
