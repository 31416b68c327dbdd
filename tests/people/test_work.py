"""What waits for an organisation's administrator and for an accountant, and what they read when nothing does."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from saolang.core import clock, work
from saolang.people.domain import invite_colleague
from saolang.people.enums import Role
from saolang.programme.enums import Stage
from tests.factories.people import make_member, make_organisation, make_signing_right
from tests.factories.programme import make_amount, make_bureau, make_issued

pytestmark = pytest.mark.django_db


def home(by) -> str:
    client = Client()
    client.force_login(by.account)
    return client.get(reverse("home")).content.decode()


def test_invitations_and_ending_rights_wait_for_the_administrator() -> None:
    organisation = make_organisation()
    admin = make_member(Role.ORGANISATION_ADMIN, organisation)
    assert "Người quản trị mời đồng nghiệp" in home(admin)
    invite_colleague(organisation, role=Role.CLERK, full_name="Đỗ Thị Mẫu", by=admin)
    soon, late = clock.today() + timedelta(days=30), clock.today() + timedelta(days=31)
    make_signing_right(organisation, to_on=soon)
    make_signing_right(organisation, to_on=late)
    assert sorted(item.kind for item in work.items_for(admin)) == ["invitation.wait", "signing.ending"]
    page = home(admin)
    assert "Nhắc Đỗ Thị Mẫu nhận lời mời" in page
    assert "Người quản trị mời đồng nghiệp" not in page
    assert not work.items_for(make_member(Role.ORGANISATION_ADMIN, make_organisation()))


def test_lines_that_were_approved_and_not_allocated_wait_for_the_accountant() -> None:
    bureau = make_bureau()
    plan = make_issued(bureau)
    accountant = make_member(Role.ACCOUNTANT, plan.organisation)
    assert "Kế toán ghi tiền" in home(accountant)
    line = plan.lines.get(code="1.1")
    make_amount(line, 10_000_000, by=accountant, stage=Stage.APPROVED)
    (item,) = work.items_for(accountant)
    assert (item.kind, item.target) == ("plan.money", plan.uuid)
    assert reverse("plan", args=[plan.uuid]) in home(accountant)
    make_amount(
        line, 10_000_000, by=accountant, stage=Stage.ALLOCATED, paper="Quyết định số 9/QĐ-UBND", on=clock.today()
    )
    assert not work.items_for(accountant)
