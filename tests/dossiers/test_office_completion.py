"""Completion requests: written, sent, answered, closed; the commune's clock stands still in between."""

from datetime import date

import pytest

from saolang.core import clock
from saolang.core.errors import DomainError, NoRight, NotNow, WrongInput
from saolang.dossiers import desk, queries, reading
from saolang.dossiers.domain import commune_clock, completion, letters, office
from saolang.dossiers.domain.answer import answer_completion
from saolang.dossiers.domain.completion import Item
from saolang.dossiers.models import CompletionRequest
from saolang.papers.models import Notice
from tests.factories.office import make_proposed, make_received, make_town
from tests.factories.producers import member_of

pytestmark = pytest.mark.django_db


def test_completion_request_goes_out_comes_back_and_moves_the_clock(travel) -> None:
    town = make_town()
    dossier = make_received(town)
    due = dossier.steps.get(key="commune-assessment").due_on
    items = [Item("Hợp đồng thu mua cá", "Bản chụp mờ, không đọc được số.")]
    request = completion.draft_request(dossier, due_on=date(2026, 12, 1), items=items, by=town.officer)
    assert not Notice.objects.filter(subject__startswith="Cần hoàn thiện").exists()
    with pytest.raises(NoRight):
        completion.draft_request(dossier, due_on=date(2026, 12, 1), items=items, by=town.officer)
    travel(date(2026, 11, 24))
    request = completion.send_request(request, by=town.officer, expected=request.version)
    assert commune_clock.is_stopped(dossier)
    assert desk.next_steps(town.officer) == [], "the commune waits"
    travel(date(2026, 11, 27))
    producer = member_of(dossier.product.producer)
    answer_completion(request, answers={1: "Đã chụp lại."}, by=producer)
    request.refresh_from_db()
    assert request.state == CompletionRequest.State.ANSWERED
    step = dossier.steps.get(key="commune-assessment")
    assert (due, step.due_on) == (date(2026, 12, 14), date(2026, 12, 17)), "24/11 to 27/11 is three working days"
    completion.close_request(request, by=town.officer, expected=request.version)
    assert dossier.steps.get(key="commune-assessment").due_on == date(2026, 12, 17)
    assert queries.latest_submission(dossier).no == 2


def test_two_versions_can_be_compared() -> None:
    town = make_town()
    dossier = make_received(town)
    request = completion.draft_request(
        dossier, due_on=date(2026, 12, 1), items=[Item("Thư điện tử", "Chưa ghi.")], by=town.officer
    )
    completion.send_request(request, by=town.officer, expected=1)
    dossier.refresh_from_db()
    dossier.form["producer"]["email"] = "htx@example.vn"
    dossier.save(update_fields=["form"])
    request.refresh_from_db()
    answer_completion(request, answers={1: "Đã ghi."}, by=member_of(dossier.product.producer))
    old, new = (reading.read(one) for one in dossier.submissions.order_by("no"))
    assert [(one.before, one.after) for one in reading.changes(old, new)] == [("", "htx@example.vn")]
    assert reading.changes(old, old) == []


@pytest.mark.parametrize(
    ("due", "items"),
    [
        (date(2026, 11, 22), [Item("a", "b")]),
        (date(2026, 12, 1), []),
        (date(2026, 12, 1), [Item("a", " ")]),
        (date(2026, 12, 1), [Item("a" * 251, "b")]),
    ],
)
def test_completion_request_needs_items_reasons_and_a_later_day(due, items) -> None:
    town = make_town()
    dossier = make_received(town)
    with pytest.raises(WrongInput):
        completion.draft_request(dossier, due_on=due, items=items, by=town.officer)


def test_completion_request_is_sent_once_and_by_its_own_agency() -> None:
    town = make_town()
    dossier = make_received(town)
    request = completion.draft_request(dossier, due_on=date(2026, 12, 1), items=[Item("a", "b")], by=town.officer)
    with pytest.raises(NoRight):
        completion.send_request(request, by=town.office, expected=1)
    sent = completion.send_request(request, by=town.officer, expected=1)
    with pytest.raises(DomainError):
        completion.send_request(request, by=town.officer, expected=sent.version)
    with pytest.raises(NotNow):
        completion.revise_request(
            sent, due_on=date(2026, 12, 2), items=[Item("a", "c")], by=town.officer, expected=sent.version
        )
    with pytest.raises(NotNow):
        completion.drop_request(sent, by=town.officer, expected=sent.version)


def test_office_asks_by_its_own_letter() -> None:
    town = make_town()
    dossier = make_proposed(town)
    office.receive_at_office(dossier, received_on=clock.today(), by=town.office)
    request = completion.draft_request(
        dossier, due_on=date(2026, 12, 1), items=[Item("Phiếu kiểm nghiệm", "Hết hạn.")], by=town.office
    )
    paper = letters.draft_completion_letter(request, by=town.office)
    assert paper.organisation == town.office.organisation
    assert {one.organisation for one in paper.recipients.all()} == {town.commune, dossier.product.producer.organisation}
    assert "Phiếu kiểm nghiệm" in paper.content
