"""`saolang create-admin` on an empty folder: tables, units, the operator, one password that works."""

import re

import pytest

from saolang.cli import main
from saolang.people.enums import OrganisationKind, Role
from saolang.people.models import Account, Membership
from saolang.territory.models import Unit

CALL = ["create-admin", "--username", "quantri", "--full-name", "Lê Văn Quản"]


@pytest.mark.django_db
def test_the_first_administrator_signs_in_with_what_is_printed_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(CALL) == 0
    said = capsys.readouterr().out
    password = re.search(r"Mật khẩu: +(\S{16})\n", said)
    membership = Membership.objects.get()
    assert password
    assert membership.account.check_password(password[1])
    assert (membership.role, membership.organisation.kind) == (Role.SYSTEM_ADMIN, OrganisationKind.SYSTEM)
    assert Unit.objects.exists()

    assert main([*CALL[:2], "QuanTri", *CALL[3:]]) == 2
    said = capsys.readouterr()
    assert said.err == "Tên đăng nhập này đã có người dùng. Hãy chọn tên khác.\n"
    assert said.out == ""
    assert Account.objects.count() == 1


@pytest.mark.parametrize("call", [["create-admin"], CALL[:3], ["create-admin", "--full-name", "x"], ["prepare", "x"]])
def test_a_wrong_call_is_one_sentence(call: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(call) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
