"""The producer names who helps with a dossier, for a term, and ends it."""

from datetime import timedelta

import pytest

from saolang.core import clock
from saolang.core.errors import NoRight, NotNow
from saolang.dossiers.domain.advisers import name_adviser
from saolang.dossiers.domain.draft import withdraw_dossier
from saolang.dossiers.queries import visible_to
from saolang.papers.models import Notice
from saolang.people.enums import OrganisationKind, Role
from saolang.people.models import AdviserTerm
from tests.factories.dossiers import make_dossier
from tests.factories.people import make_account, make_member, make_organisation

pytestmark = pytest.mark.django_db
BEGIN, END = "22/11/2026", "31/12/2026"


@pytest.fixture
def adviser():
    return make_member(Role.ADVISER, make_organisation(OrganisationKind.PARTNER, name="Công ty Tư vấn Sao"))


def ask(mine, dossier, adviser, **changes):
    data = {"login": adviser.account.username, "from_on": BEGIN, "to_on": END, **changes}
    return mine.send("dossier-advisers", dossier.uuid, **data)


def test_an_adviser_is_named_seen_and_ended(draft, mine, adviser):
    assert "Mời người tư vấn" in mine.get("dossier", draft.uuid).content.decode()
    assert ask(mine, draft, adviser).status_code == 302
    assert visible_to(adviser).get() == draft
    page = mine.get("dossier", draft.uuid).content.decode()
    assert adviser.account.full_name in page
    assert END in page
    assert Notice.objects.filter(account=adviser.account, subject__contains=draft.product.name).exists()
    done = mine.send("dossier-adviser-end", draft.uuid, adviser.uuid)
    assert done.status_code == 302
    assert not visible_to(adviser).exists()
    assert "không còn xem được hồ sơ này" in mine.get("dossier", draft.uuid).content.decode()
    assert adviser.account.full_name not in mine.get("dossier", draft.uuid).content.decode()
    assert mine.send("dossier-adviser-end", draft.uuid, adviser.uuid).status_code == 404
    assert ask(mine, draft, adviser).status_code == 302, "who was ended may be named again"
    assert AdviserTerm.objects.count() == 1


def test_found_by_the_e_mail_address(draft, mine, adviser):
    adviser.account.email = "tu.van@sao.vn"
    adviser.account.save()
    assert ask(mine, draft, adviser, login=" Tu.Van@sao.vn ").status_code == 302


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"login": "khong-co-ai"}, "Không có người tư vấn nào"),
        ({"login": ""}, "chưa"),
        ({"from_on": "01/01/2027"}, "Ngày kết thúc không thể trước ngày bắt đầu"),
        ({"from_on": "01/11/2026", "to_on": "21/11/2026"}, "Ngày kết thúc đã qua"),
        ({"to_on": "31/02/2027"}, "31/02/2027"),
    ],
)
def test_bad_input_keeps_what_was_typed(draft, mine, adviser, changes, sentence):
    page = ask(mine, draft, adviser, **changes)
    assert page.status_code == 200
    text = page.content.decode()
    assert sentence in text
    assert str(changes.get("login", adviser.account.username)) in text
    assert not AdviserTerm.objects.exists()


def test_who_is_no_adviser_is_not_told_apart_from_nobody(draft, mine):
    officer = make_member(Role.COMMUNE_OFFICER)
    ended = make_member(Role.ADVISER, make_organisation(OrganisationKind.PARTNER))
    type(ended).objects.filter(pk=ended.pk).update(to_on=clock.today() - timedelta(days=1))
    for one in (officer, ended):
        assert "Không có người tư vấn nào" in ask(mine, draft, one).content.decode()
    assert "Không có người tư vấn nào" in ask(mine, draft, officer, login=make_account().username).content.decode()


def test_named_already(draft, mine, adviser):
    ask(mine, draft, adviser)
    assert "đã được mời tư vấn hồ sơ này đến ngày 31/12/2026" in ask(mine, draft, adviser).content.decode()


def test_only_the_own_running_dossier(draft, mine, adviser):
    other = make_dossier()
    assert ask(mine, other, adviser).status_code == 404
    term = {"login": adviser.account.username, "from_on": clock.today(), "to_on": clock.today()}
    with pytest.raises(NoRight):
        name_adviser(other, **term, by=mine.by)
    withdraw_dossier(draft, by=mine.by)
    with pytest.raises((NoRight, NotNow)):
        name_adviser(draft, **term, by=mine.by)
    assert "không mời tư vấn nữa" in mine.get("dossier-advisers", draft.uuid).content.decode()
