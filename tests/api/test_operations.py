"""What a tablet sends after it was without connection: done once, repeated, refused, asked about."""

import uuid
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from saolang.core.models import Operation
from saolang.councils.domain import scoring
from saolang.councils.models import Sheet, SheetMark
from saolang.councils.rules import Seated
from saolang.law.load import product_set
from tests.factories.councils import Hall, close, make_scoring, sheet_of
from tests.factories.people import make_account

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/operations"


@pytest.fixture
def hall() -> Hall:
    return make_scoring()


@pytest.fixture
def sheet(hall: Hall) -> Sheet:
    return sheet_of(hall, hall.seats[0])


@pytest.fixture
def member(sheet: Sheet) -> Client:
    client = Client()
    client.force_login(sheet.seat.account)
    return client


def options(sheet: Sheet, place: int = 0) -> tuple[str, list[str]]:
    """A criterion of the sheet and its options."""
    criterion = product_set(sheet.entry.dossier.product_set).criteria[place]
    return criterion.key, [one.key for one in criterion.options]


def operation(sheet: Sheet, payload: dict[str, Any], *, kind: str = "sheet-mark", **changes: Any) -> dict[str, Any]:
    made = {
        "op_id": str(uuid.uuid4()),
        "kind": kind,
        "object": str(sheet.uuid),
        "base_version": sheet.version,
        "seq": 1,
        "device_at": "2026-11-22T09:00:00+07:00",
        "payload": payload,
    }
    return {**made, **changes}


def marked(sheet: Sheet, *, before: str = "", choice: int = 0, place: int = 0, **changes: Any) -> dict[str, Any]:
    criterion, keys = options(sheet, place)
    payload = {"criterion": criterion, "option": keys[choice], "before": {"option": before, "note": ""}}
    return operation(sheet, payload, **changes)


def send(client: Client, *asked: dict[str, Any], status: int = 200) -> Any:
    answer = client.post(ADDRESS, list(asked), content_type="application/json")
    assert answer.status_code == status, answer.content
    return answer.json()


def test_a_queue_is_done_in_order_and_only_once(member: Client, sheet: Sheet) -> None:
    first = [marked(sheet, place=place, seq=place) for place in range(3)]
    answers = send(member, *first)
    assert [one["state"] for one in answers] == ["done"] * 3
    again = send(member, *first)
    assert [one["state"] for one in again] == ["repeated"] * 3
    assert [one["result"] for one in again] == [one["result"] for one in answers]
    sheet.refresh_from_db()
    assert sheet.version == answers[-1]["result"]["version"] == 4
    assert SheetMark.objects.filter(sheet=sheet).count() == 3
    assert Operation.objects.count() == 3


def _deep(levels: int) -> dict[str, Any]:
    return {"a": _deep(levels - 1)} if levels else {}


@pytest.mark.parametrize(
    "changes",
    [
        {"payload": {"criterion": 10**30}},
        {"payload": {"criterion": "\ud800"}},
        {"payload": {"\ud800": "1"}},
        {"payload": _deep(300)},
        {"device_at": "0001-01-01T00:00:00+14:00"},
        {"device_at": "9999-12-31T23:59:59-14:00"},
        {"device_at": "9999-12-31T23:59:59+00:00"},
    ],
)
def test_what_no_database_holds_is_refused_and_the_others_are_done(
    member: Client, sheet: Sheet, changes: dict[str, Any]
) -> None:
    poisoned, good = send(member, {**marked(sheet, place=1), **changes}, marked(sheet))
    assert (poisoned["state"], poisoned["code"]) == ("refused", "unreadable")
    assert good["state"] == "done"
    assert Operation.objects.count() == 1


def test_changing_the_mind_on_the_device_is_no_conflict(member: Client, sheet: Sheet) -> None:
    _key, keys = options(sheet)
    answers = send(member, marked(sheet), marked(sheet, choice=1, before=keys[0], seq=2))
    assert [one["state"] for one in answers] == ["done", "done"]
    assert sheet.marks.get().option == keys[1]


def test_other_criteria_of_another_device_are_kept(member: Client, sheet: Sheet) -> None:
    criterion, keys = options(sheet, 5)
    scoring.save_mark(sheet, criterion=criterion, option=keys[0], by=Seated(sheet.seat), expected=sheet.version)
    (answer,) = send(member, marked(sheet))
    assert answer["state"] == "done"
    assert sheet.marks.count() == 2


def test_the_same_criterion_on_two_devices_is_asked_about(member: Client, sheet: Sheet) -> None:
    criterion, keys = options(sheet)
    scoring.save_mark(sheet, criterion=criterion, option=keys[1], by=Seated(sheet.seat), expected=sheet.version)
    late = marked(sheet)
    (answer,) = send(member, late)
    assert answer["state"] == "conflict"
    assert answer["result"]["option"] == keys[1]
    assert answer["result"]["version"] == 2
    assert sheet.marks.get().option == keys[1]
    (answer,) = send(member, {**late, "op_id": str(uuid.uuid4()), "base_version": 2})
    assert answer["state"] == "done"
    assert sheet.marks.get().option == keys[0]


def test_what_was_saved_without_the_answer_arriving_is_no_conflict(member: Client, sheet: Sheet) -> None:
    criterion, keys = options(sheet)
    scoring.save_mark(sheet, criterion=criterion, option=keys[0], by=Seated(sheet.seat), expected=sheet.version)
    (answer,) = send(member, marked(sheet))
    assert answer["state"] == "done"


def test_a_closed_sheet_refuses_and_nothing_is_kept(member: Client, sheet: Sheet) -> None:
    close(sheet, by=Seated(sheet.seat))
    (answer,) = send(member, marked(sheet, base_version=2))
    assert (answer["state"], answer["code"]) == ("refused", "sheet-closed")
    assert "đã chốt" in answer["sentence"]
    assert not Operation.objects.exists()


def test_a_wrong_option_does_not_stop_the_rest(member: Client, sheet: Sheet) -> None:
    wrong = marked(sheet)
    wrong["payload"]["option"] = "không-có"
    answers = send(member, wrong, marked(sheet, place=1))
    assert [one["state"] for one in answers] == ["refused", "done"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"kind": "xoa-het"}, "unknown-kind"),
        ({"object": str(uuid.uuid4())}, "no-sheet"),
        ({"payload": {"criterion": 5, "option": []}}, "wrong-input"),
        ({"payload": {"criterion": "99.99", "option": "a"}}, "wrong-input"),
        ({"payload": {"criterion": "\x00", "option": "a"}}, "wrong-input"),
        ({"base_version": 77, "payload": {"criterion": "1.1", "option": ""}}, "wrong-input"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(member: Client, sheet: Sheet, change: Any, code: str) -> None:
    (answer,) = send(member, {**marked(sheet), **change})
    assert (answer["state"], answer["code"]) == ("refused", code)
    assert answer["sentence"]


def test_a_number_used_for_something_else_is_refused(member: Client, sheet: Sheet) -> None:
    first = marked(sheet)
    send(member, first)
    (answer,) = send(member, {**marked(sheet, place=1), "op_id": first["op_id"]})
    assert (answer["state"], answer["code"]) == ("refused", "operation-reused")
    assert sheet.marks.count() == 1


def test_another_members_sheet_does_not_exist(hall: Hall, sheet: Sheet) -> None:
    other = Client()
    other.force_login(hall.seats[1].account)
    (answer,) = send(other, marked(sheet))
    assert (answer["state"], answer["code"]) == ("refused", "no-sheet")
    assert not sheet.marks.exists()


def test_an_answer_is_given_to_its_own_account_only(member: Client, sheet: Sheet) -> None:
    asked = marked(sheet)
    send(member, asked)
    stranger = Client()
    stranger.force_login(make_account())
    (answer,) = send(stranger, asked)
    assert (answer["state"], answer["result"]) == ("refused", {})


def test_closing_is_of_what_the_member_saw(member: Client, sheet: Sheet) -> None:
    criterion, keys = options(sheet)
    queue = [
        marked(sheet),
        operation(sheet, {"marks": {criterion: keys[1]}, "missing_confirmed": True}, kind="sheet-close"),
        operation(sheet, {"marks": {criterion: keys[0]}, "missing_confirmed": False}, kind="sheet-close"),
        operation(sheet, {"marks": {criterion: keys[0]}, "missing_confirmed": True}, kind="sheet-close"),
    ]
    answers = send(member, *queue)
    assert [one["state"] for one in answers] == ["done", "conflict", "refused", "done"]
    assert answers[1]["result"]["marks"] == {criterion: keys[0]}
    assert answers[2]["code"] == "missing-marks"
    assert answers[3]["result"]["state"] == "closed"


def test_words_are_kept_and_asked_about(member: Client, sheet: Sheet) -> None:
    none = {"comment": "", "eliminated_by": [], "eliminated_reason": ""}
    first = operation(sheet, {**none, "comment": "Bao bì đẹp.", "before": none}, kind="sheet-words")
    (answer,) = send(member, first)
    assert answer["state"] == "done"
    second = operation(sheet, {**none, "comment": "Bao bì xấu.", "before": none}, kind="sheet-words")
    (answer,) = send(member, second)
    assert (answer["state"], answer["result"]["comment"]) == ("conflict", "Bao bì đẹp.")
    (answer,) = send(member, operation(sheet, {"comment": 1}, kind="sheet-words"))
    assert answer["state"] == "refused"


def test_an_ended_session_is_told_so(sheet: Sheet) -> None:
    answer = send(Client(enforce_csrf_checks=True), marked(sheet), status=401)
    assert answer["code"] == "signed-out"
    assert "vẫn còn trên máy này" in answer["message"]
    assert not sheet.marks.exists()


def test_a_foreign_page_cannot_send(sheet: Sheet) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(sheet.seat.account)
    send(client, marked(sheet), status=403)
    assert not sheet.marks.exists()


@pytest.mark.parametrize(
    "change",
    [{"op_id": "x"}, {"base_version": -1}, {"base_version": 2**40}, {"device_at": "hôm qua"}, {"payload": []}],
)
def test_what_is_not_an_operation_is_a_wrong_request(member: Client, sheet: Sheet, change: Any) -> None:
    send(member, {**marked(sheet), **change}, status=422)
    assert not sheet.marks.exists()
    assert not Operation.objects.exists()


def test_an_empty_or_endless_list_is_a_wrong_request(member: Client, sheet: Sheet) -> None:
    send(member, status=422)
    send(member, *[marked(sheet)] * 101, status=422)
    assert not sheet.marks.exists()
    assert not Operation.objects.exists()


def test_who_sends_too_often_waits(member: Client, sheet: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()  # accounts of other tests had the same key
    monkeypatch.setattr("saolang.api.operations.REQUESTS_A_MINUTE", 1)
    asked = [marked(sheet)]
    # Three, because a new minute may begin between two of them.
    answers = [member.post(ADDRESS, asked, content_type="application/json") for _time in range(3)]
    assert answers[0].status_code == 200
    assert [one.json()["code"] for one in answers if one.status_code == 429]


def test_the_description_names_it(client: Client) -> None:
    described = client.get("/api/v1/openapi.json").json()
    assert "post" in described["paths"]["/api/v1/operations"]
