"""The letter that asks for the tests of a product: one for all of them, written anew, then signed (Điều 7.3c)."""

from uuid import uuid4

import pytest
from django.urls import reverse

from saolang.core import clock
from saolang.core.errors import NoRight, NotNow
from saolang.core.work import items_for
from saolang.councils.domain import team_tests
from saolang.councils.models import Team, TestRequest
from saolang.councils.queries_rounds import entry_of
from saolang.papers.domain import drop_paper
from saolang.papers.models import OfficialPaper
from saolang.papers.queries import visible_to
from saolang.people.enums import Role
from tests.factories.councils import make_hall
from tests.factories.papers import issue
from tests.factories.people import make_account, make_member
from tests.factories.teams import make_team, member

pytestmark = pytest.mark.django_db


def ask(made: Team, entry, subject: str) -> TestRequest:
    by = member(made)
    return team_tests.ask_test(made, entry, subject=subject, reason="Phiếu đã hết hạn", due_on=None, by=by)


def waiting(hall) -> list[str]:
    return [item.title for item in items_for(hall.office) if "công văn đề nghị kiểm nghiệm" in item.title]


def test_one_letter_asks_for_every_test_of_a_product_and_is_written_anew() -> None:
    hall = make_hall(2)
    made = make_team(hall)
    entry, other = (entry_of(dossier) for dossier in hall.dossiers)
    ask(made, entry, "Chỉ tiêu vi sinh")
    ask(made, other, "Độ ẩm")
    assert len(waiting(hall)) == 1
    first = team_tests.draft_letter(made, entry, by=hall.office)
    ask(made, entry, "Kim loại nặng")
    again = team_tests.draft_letter(made, entry, by=hall.office)
    assert again.pk == first.pk
    for words in ("Chỉ tiêu vi sinh", "Kim loại nặng", "Phiếu đã hết hạn", made.body.name, entry.dossier.product.name):
        assert words in again.content
    assert "Độ ẩm" not in again.content
    producer, commune = entry.dossier.product.producer.organisation, entry.dossier.commune
    readers = [make_member(Role.PRODUCER, producer), make_member(Role.COMMUNE_OFFICER, commune)]
    assert not any(visible_to(one).filter(pk=again.pk).exists() for one in readers)
    issued = issue(again, clerk=hall.office, right=hall.head)
    assert issued.number_text.startswith("01/")
    assert all(visible_to(one).filter(pk=again.pk).exists() for one in readers)
    ask(made, entry, "Đường")
    second = team_tests.draft_letter(made, entry, by=hall.office)
    assert second.pk != first.pk
    assert "Đường" in second.content
    assert "Chỉ tiêu vi sinh" not in second.content


def test_there_is_no_letter_without_a_test_that_waits() -> None:
    hall = make_hall()
    made = make_team(hall)
    entry = entry_of(hall.dossiers[0])
    with pytest.raises(NotNow):
        team_tests.draft_letter(made, entry, by=hall.office)
    asked = ask(made, entry, "Vi sinh")
    team_tests.record_test(asked, received_on=clock.today(), result="Đạt", by=member(made))
    with pytest.raises(NotNow):
        team_tests.draft_letter(made, entry, by=hall.office)
    assert waiting(hall) == []


def test_only_the_office_writes_it_and_a_dropped_one_is_written_again() -> None:
    hall = make_hall()
    made = make_team(hall)
    entry = entry_of(hall.dossiers[0])
    ask(made, entry, "Vi sinh")
    with pytest.raises(NoRight):
        team_tests.draft_letter(made, entry, by=hall.town.officer)
    first = team_tests.draft_letter(made, entry, by=hall.office)
    assert waiting(hall) == []
    drop_paper(first, reason="Ghi nhầm", by=hall.office, expected=first.version)
    assert len(waiting(hall)) == 1
    assert team_tests.draft_letter(made, entry, by=hall.office).pk != first.pk


def test_the_page_offers_the_letter_to_the_office_and_shows_it(client) -> None:
    hall = make_hall()
    made = make_team(hall)
    entry = entry_of(hall.dossiers[0])
    ask(made, entry, "Vi sinh")
    page, address = (reverse(name, args=[made.uuid, entry.uuid]) for name in ("team-dossier", "team-quality-letter"))
    client.force_login(member(made).seat.account)
    assert address not in client.get(page).content.decode()
    assert client.post(address, {"form_key": str(uuid4())}).status_code == 403
    client.force_login(hall.office.account)
    assert address in client.get(page).content.decode()
    assert client.post(address, {"form_key": str(uuid4())}).status_code == 302
    paper = OfficialPaper.objects.get(template=team_tests.QUALITY_LETTER)
    assert reverse("paper", args=[paper.uuid]) in client.get(page).content.decode()
    client.force_login(make_account())
    assert client.get(page).status_code == 404
