"""Memberships, invitations, signing rights, bodies: who may, what is refused, what is told to the log."""

from datetime import date, timedelta

import pytest

from saolang.core import clock, events
from saolang.core.errors import NoRight, NotNow, WrongInput
from saolang.people import domain, queries
from saolang.people.enums import BodyKind, Capacity, OrganisationKind, Role, SeatRole
from saolang.people.errors import InvitationOver
from saolang.people.models import Membership
from tests.factories.people import (
    make_account,
    make_member,
    make_office_pair,
    make_signing_right,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


@pytest.fixture
def leader() -> Membership:
    return make_member(Role.COMMUNE_LEADER)


def test_account_name_and_user_name() -> None:
    account = domain.create_account("ba.nam", full_name="  Trần   Thị Năm ", password="Mat-khau-2026!")
    assert account.full_name == "Trần Thị Năm"
    assert account.check_password("Mat-khau-2026!")
    with pytest.raises(WrongInput) as refused:
        domain.create_account("BA.NAM", full_name="Người khác")
    assert refused.value.field == "username"
    assert "Năm" not in "".join(event.data for event in events.history(account))


def test_membership_needs_a_role_of_such_an_organisation(leader: Membership) -> None:
    with pytest.raises(WrongInput) as refused:
        domain.add_membership(leader.organisation, account=make_account(), role=Role.OCOP_OFFICE, by=leader)
    assert refused.value.field == "role"
    clerk = domain.add_membership(leader.organisation, account=make_account(), role=Role.CLERK, by=leader)
    with pytest.raises(WrongInput):
        domain.add_membership(leader.organisation, account=clerk.account, role=Role.CLERK, by=leader)
    officer = domain.add_membership(leader.organisation, account=clerk.account, role=Role.COMMUNE_OFFICER, by=leader)
    assert set(queries.active_memberships(clerk.account)) == {clerk, officer}


def test_only_own_manager_adds_and_ends(leader: Membership) -> None:
    officer = make_member(Role.COMMUNE_OFFICER, leader.organisation)
    for stranger in (officer, make_member(Role.COMMUNE_LEADER)):
        with pytest.raises(NoRight):
            domain.end_membership(officer, by=stranger)
    ended = domain.end_membership(officer, on=TODAY - timedelta(days=1), by=leader)
    assert not queries.active_memberships(ended.account).exists()
    with pytest.raises(NotNow):
        domain.end_membership(officer, by=leader)
    with pytest.raises(NotNow, match="người cuối cùng"):
        domain.end_membership(leader, by=leader)


def test_with_the_last_membership_the_signing_rights_end(leader: Membership) -> None:
    deputy = make_member(Role.COMMUNE_LEADER, leader.organisation)
    clerk = make_member(Role.CLERK, leader.organisation, deputy.account)
    right = make_signing_right(leader.organisation, deputy.account)
    domain.end_membership(clerk, on=date(2026, 11, 1), by=leader)
    right.refresh_from_db()
    assert right.to_on is None
    domain.end_membership(deputy, on=date(2026, 11, 10), by=leader)
    right.refresh_from_db()
    assert right.to_on == date(2026, 11, 10)


def test_membership_counts_on_its_last_day_and_not_after(leader: Membership, travel) -> None:
    officer = make_member(Role.COMMUNE_OFFICER, leader.organisation)
    domain.end_membership(officer, on=TODAY, by=leader)
    assert queries.active_memberships(officer.account).exists()
    travel(TODAY + timedelta(days=1))
    assert not queries.active_memberships(officer.account).exists()


def test_invitation_works_once_and_for_fourteen_days(leader: Membership, travel) -> None:
    invitation = domain.invite_colleague(leader.organisation, role=Role.CLERK, full_name="Lê Văn Thư", by=leader)
    other = domain.invite_colleague(leader.organisation, role=Role.CLERK, full_name="Lê Văn Thư", by=leader)
    assert len(invitation.token) > 30
    assert invitation.token != other.token
    person = make_account()
    membership = domain.accept_invitation(invitation, account=person)
    assert (membership.role, membership.organisation) == (Role.CLERK, leader.organisation)
    with pytest.raises(InvitationOver):
        domain.accept_invitation(invitation, account=make_account())
    travel(TODAY + timedelta(days=14))
    with pytest.raises(InvitationOver, match="14 ngày"):
        domain.accept_invitation(other, account=make_account())


def test_cancelled_invitation_and_those_who_may_not_invite(leader: Membership) -> None:
    with pytest.raises(NoRight):
        domain.invite_colleague(
            leader.organisation, role=Role.CLERK, full_name="x", by=make_member(Role.COMMUNE_OFFICER)
        )
    with pytest.raises(WrongInput):
        domain.invite_colleague(leader.organisation, role=Role.MINISTRY_OFFICE, full_name="x", by=leader)
    invitation = domain.invite_colleague(leader.organisation, role=Role.CLERK, full_name="Lê Văn Thư", by=leader)
    assert list(queries.open_invitations(leader)) == [invitation]
    domain.cancel_invitation(invitation, by=leader)
    assert not queries.open_invitations(leader).exists()
    with pytest.raises(InvitationOver):
        domain.accept_invitation(invitation, account=make_account())


def test_hand_over_ends_one_right_and_opens_the_next_without_a_gap(leader: Membership) -> None:
    right = make_signing_right(leader.organisation, leader.account)
    deputy = domain.delegate_signing(
        right, account=make_account(), post="Phó Chủ tịch", capacity=Capacity.KT, from_on=date(2026, 2, 1), to_on=None,
        granting_paper="Quyết định 02/QĐ-UBND", by=leader,
    )  # fmt: skip
    successor = make_account()
    new = domain.hand_over_signing(
        right, to=successor, on=date(2026, 12, 1), granting_paper="QĐ 99/QĐ-UBND", capacity=Capacity.Q, by=leader
    )
    right.refresh_from_db()
    deputy.refresh_from_db()
    assert (right.to_on, deputy.to_on, new.from_on) == (date(2026, 11, 30), date(2026, 11, 30), date(2026, 12, 1))

    def who(day: date) -> list[object]:
        return [one.account for one in queries.signing_rights_on(leader.organisation, paper_kind="QĐ", day=day)]

    assert who(date(2026, 11, 30)) == [deputy.account, leader.account]
    assert who(date(2026, 12, 1)) == [successor]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"to_on": None}, "to_on"),
        ({"to_on": date(2027, 1, 1)}, "to_on"),
        ({"from_on": date(2025, 1, 1)}, "to_on"),
        ({"paper_kinds": ["QĐ"]}, "paper_kinds"),
        ({"paper_kinds": []}, "paper_kinds"),
        ({"granting_paper": " "}, "granting_paper"),
        ({"capacity": "ABC"}, "capacity"),
    ],
)
def test_delegation_stays_inside_the_right_it_comes_from(leader: Membership, changes: dict, field: str) -> None:
    right = make_signing_right(leader.organisation, leader.account, to_on=date(2026, 12, 31), paper_kinds=["CV", "BC"])
    values = {
        "account": make_account(), "post": "Phó Chủ tịch", "capacity": Capacity.TUQ, "paper_kinds": ["CV"],
        "from_on": date(2026, 3, 1), "to_on": date(2026, 6, 1), "granting_paper": "GUQ 01", "by": leader,
    }  # fmt: skip
    with pytest.raises(WrongInput) as refused:
        domain.delegate_signing(right, **{**values, **changes})
    assert refused.value.field == field


def test_authorisation_is_not_passed_on(leader: Membership) -> None:
    right = make_signing_right(leader.organisation, capacity=Capacity.TUQ, to_on=date(2026, 12, 31))
    with pytest.raises(WrongInput, match="không được ủy quyền lại"):
        domain.delegate_signing(
            right, account=make_account(), post="x", capacity=Capacity.TUQ, from_on=date(2026, 2, 1),
            to_on=date(2026, 3, 1), granting_paper="GUQ", by=leader,
        )  # fmt: skip


def test_signing_rights_belong_to_agencies_and_their_managers(leader: Membership) -> None:
    values = {"account": make_account(), "post": "Giám đốc", "from_on": TODAY, "granting_paper": "QĐ 1"}
    producer = make_member(Role.PRODUCER)
    with pytest.raises(NoRight):
        domain.grant_signing_right(producer.organisation, **values, by=producer)
    with pytest.raises(NoRight):
        domain.grant_signing_right(leader.organisation, **values, by=make_member(Role.CLERK, leader.organisation))


def test_council_has_one_chair_and_keeps_replaced_members() -> None:
    committee, office = make_office_pair()
    by = make_member(Role.OCOP_OFFICE, office)
    body = domain.create_body(
        committee,
        kind=BodyKind.COUNCIL,
        name="Hội đồng OCOP cấp tỉnh",
        decision="QĐ 10",
        from_on=date(2026, 3, 1),
        by=by,
    )
    chair = domain.add_seat(body, full_name="Lê A", title="Phó Chủ tịch UBND", role=SeatRole.CHAIR, by=by)
    with pytest.raises(WrongInput) as refused:
        domain.add_seat(body, full_name="Lê B", title="Giám đốc", role=SeatRole.CHAIR, by=by)
    assert refused.value.field == "role"
    person = make_account()
    new = domain.replace_seat(chair, full_name="Lê C", title="Phó Chủ tịch", account=person, on=date(2026, 6, 1), by=by)
    chair.refresh_from_db()
    assert (chair.to_on, new.from_on, new.position) == (date(2026, 5, 31), date(2026, 6, 1), chair.position)
    assert list(queries.seats_of(person)) == [new]
    with pytest.raises(NotNow):
        domain.replace_seat(chair, full_name="Lê D", title="x", on=date(2026, 7, 1), by=by)
    with pytest.raises(WrongInput):
        domain.add_seat(body, full_name="Lê C", title="x", account=person, by=by)
    with pytest.raises(NoRight):
        domain.create_body(committee, kind=BodyKind.TEAM, name="Tổ", by=make_member(Role.OCOP_OFFICE))


def test_adviser_term_is_moved_not_doubled(leader: Membership) -> None:
    adviser, producer = make_member(Role.ADVISER), make_member(Role.PRODUCER)
    values = {"dossier": producer.uuid, "from_on": TODAY, "by": producer}
    domain.appoint_adviser(adviser, to_on=date(2026, 12, 1), **values)
    term = domain.appoint_adviser(adviser, to_on=date(2026, 12, 31), **values)
    assert adviser.adviser_terms.get() == term
    assert term.to_on == date(2026, 12, 31)
    with pytest.raises(NoRight):
        domain.appoint_adviser(leader, to_on=TODAY, **values)


def test_new_agency_is_entered_by_those_who_may(leader: Membership) -> None:
    with pytest.raises(NoRight):
        domain.create_organisation("Hội Nông dân", kind=OrganisationKind.MASS_ORGANISATION, by=leader)
    office = make_member(Role.OCOP_OFFICE)
    made = domain.create_organisation("Hội  Nông dân", kind=OrganisationKind.MASS_ORGANISATION, by=office)
    assert (made.name, made.folded) == ("Hội Nông dân", "hoi nong dan")
    assert clock.today() == TODAY
