"""From draft to issued: what is written, what is frozen, what is refused."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import DatabaseError, transaction

from saolang.core import clock, events, files
from saolang.core.errors import NoRight, NotNow, Refusal, Stale, WrongInput
from saolang.documents.canonical import from_json
from saolang.documents.write import write_pdf
from saolang.papers import domain, numbers, queries, registry
from saolang.papers.errors import BadSignedFile, NumberTaken
from saolang.papers.models import NumberEntry, OfficialPaper, PaperState
from saolang.people.enums import Role
from tests.factories.papers import (
    LETTER,
    MINUTES,
    Desk,
    issue,
    make_desk,
    make_document,
    make_paper,
    make_paper_to_sign,
)
from tests.factories.people import make_member, make_office_pair, make_organisation, make_signing_right

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return make_desk()


@pytest.fixture
def effects() -> list[str]:
    """A template of this test alone whose effect and guard can be watched."""
    seen: list[str] = []
    key = f"test-effect-{id(seen)}"
    registry.register(
        registry.Template(key=key, kind="QĐ", series="QĐ", title="Thử", drafted_by=(Role.COMMUNE_OFFICER,))
    )

    @registry.on_issue(key)
    def effect(paper: OfficialPaper, *, by: object) -> None:
        assert paper.state == PaperState.ISSUED
        seen.append(paper.number_text)
        if "lỗi" in paper.title:
            raise WrongInput("Không làm được.")

    @registry.before_issue(key)
    def guard(paper: OfficialPaper) -> list[Refusal]:
        return [Refusal("not-ready", "Còn thiếu biên bản.")] if "thiếu" in paper.title else []

    seen.append(key)
    return seen


def test_issued_paper_has_number_date_signer_and_frozen_files(desk: Desk) -> None:
    paper = issue(make_paper(desk), clerk=desk.clerk, right=desk.right)
    assert (paper.state, paper.number, paper.number_text) == ("issued", 1, "01/UBND-KT")
    assert paper.signer_name == desk.leader.account.full_name
    assert files.read_file(paper.frozen_pdf).startswith(b"%PDF-")
    assert files.read_file(paper.frozen_docx).startswith(b"PK")
    document = from_json(paper.content)
    assert document.head.number.serial == "1"
    assert document.head.place_date.on == clock.today()
    assert document.signatures.right.name == desk.leader.account.full_name
    assert [event.kind for event in events.history(paper)] == ["issue", "send_to_sign", "drafted"]
    entry = NumberEntry.objects.get()
    assert (entry.object_type, entry.object_id, entry.typed) == ("papers.officialpaper", paper.uuid, False)


def test_paper_of_an_invented_agency_says_so() -> None:
    desk = make_desk(illustration=True)
    issued = issue(make_paper(desk), clerk=desk.clerk, right=desk.right)
    assert from_json(issued.content).illustration
    assert not from_json(make_paper().content).illustration


@pytest.mark.parametrize(
    ("capacity", "lines", "position"),
    [
        ("", ["TM. ỦY BAN NHÂN DÂN"], "CHỦ TỊCH"),
        ("KT.", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"], "PHÓ CHỦ TỊCH"),
        ("TL.", ["TL. CHỦ TỊCH"], "PHÓ CHỦ TỊCH"),
        ("TUQ.", ["TUQ. CHỦ TỊCH"], "PHÓ CHỦ TỊCH"),
        ("Q.", ["TM. ỦY BAN NHÂN DÂN"], "Q. CHỦ TỊCH"),
    ],
)
def test_lines_above_the_signature_follow_the_right(desk: Desk, capacity: str, lines: list[str], position: str) -> None:
    right = make_signing_right(
        desk.organisation, post="Phó Chủ tịch" if capacity else "Chủ tịch", capacity=capacity, to_on=date(2026, 12, 31)
    )
    signed = from_json(issue(make_paper(desk), clerk=desk.clerk, right=right).content).signatures.right
    assert [f"{line.mark.value} {line.title}" for line in signed.authority] == lines
    assert signed.position == position


def test_signer_whose_right_ended_yesterday(desk: Desk) -> None:
    yesterday = clock.today() - timedelta(days=1)
    right = make_signing_right(desk.organisation, to_on=yesterday)
    with pytest.raises(WrongInput) as refused:
        issue(make_paper(desk), clerk=desk.clerk, right=right)
    assert refused.value.field == "signing_right"
    assert refused.value.sentence.startswith(f"Quyền ký của {right.account.full_name} đã hết ngày 21/11/2026")
    assert not NumberEntry.objects.exists()


@pytest.mark.parametrize("wrong", ["tomorrow", "kind", "organisation", "none"])
def test_other_rights_that_do_not_fit(desk: Desk, wrong: str) -> None:
    right = {
        "tomorrow": lambda: make_signing_right(desk.organisation, from_on=clock.today() + timedelta(days=1)),
        "kind": lambda: make_signing_right(desk.organisation, paper_kinds=["QĐ"]),
        "organisation": lambda: make_signing_right(make_organisation()),
        "none": lambda: None,
    }[wrong]()
    with pytest.raises(WrongInput) as refused:
        issue(make_paper(desk), clerk=desk.clerk, right=right)
    assert refused.value.field == "signing_right"


def test_typed_number_twice_is_refused_and_nothing_is_written(desk: Desk) -> None:
    first = issue(make_paper(desk), clerk=desk.clerk, right=desk.right, number=57)
    assert first.number_text == "57/UBND-KT"
    second = make_paper_to_sign(desk)
    with pytest.raises(NumberTaken, match="Đã có văn bản số 57"):
        issue(second, clerk=desk.clerk, right=desk.right, number=57)
    second.refresh_from_db()
    assert (second.state, second.number, second.frozen_pdf) == ("to_sign", None, None)
    assert issue(second, clerk=desk.clerk, right=desk.right).number == 58


def test_dates_that_cannot_be(desk: Desk, travel: object) -> None:
    paper = make_paper_to_sign(desk)
    for day, code in [
        (clock.today() + timedelta(days=1), "date-in-future"),
        (clock.today() - timedelta(days=1), "date-before-draft"),
    ]:
        with pytest.raises(WrongInput) as refused:
            issue(paper, clerk=desk.clerk, right=desk.right, on=day)
        assert (refused.value.code, refused.value.field) == (code, "issued_on")


def test_date_before_the_decision_it_rests_on(desk: Desk, travel) -> None:
    travel(date(2026, 3, 2))
    notice = make_paper_to_sign(desk)
    travel(date(2026, 3, 10))
    decision = issue(make_paper(desk, title="Quyết định"), clerk=desk.clerk, right=desk.right)
    notice = domain.take_back(notice, by=desk.officer)
    notice = domain.revise_paper(notice, items=[decision], by=desk.officer)
    with pytest.raises(WrongInput) as refused:
        issue(notice, clerk=desk.clerk, right=desk.right, on=date(2026, 3, 9))
    assert refused.value.sentence == (
        "Văn bản này căn cứ Quyết định số 01/UBND-KT ngày 10/03/2026 nên không thể ban hành trước ngày đó."
    )
    assert issue(notice, clerk=desk.clerk, right=desk.right, on=date(2026, 3, 10)).number == 2


def test_effect_runs_in_the_transaction_and_its_error_undoes_the_issue(desk: Desk, effects: list[str]) -> None:
    key = effects.pop()
    issue(make_paper(desk, template=key), clerk=desk.clerk, right=desk.right)
    assert effects == ["01/UBND-KT"]
    bad = make_paper_to_sign(desk, template=key, title="Có lỗi")
    with pytest.raises(WrongInput):
        issue(bad, clerk=desk.clerk, right=desk.right)
    bad.refresh_from_db()
    assert bad.state == PaperState.TO_SIGN
    assert numbers.next_number(desk.organisation, series="QĐ", year=2026) == 2


def test_guard_of_the_law_blocks(desk: Desk, effects: list[str]) -> None:
    paper = make_paper_to_sign(desk, template=effects.pop(), title="Còn thiếu")
    assert [refusal.sentence for refusal in registry.refusals(paper)] == ["Còn thiếu biên bản."]
    with pytest.raises(WrongInput, match="Còn thiếu biên bản"):
        issue(paper, clerk=desk.clerk, right=desk.right)
    assert effects == []


def test_who_may_what(desk: Desk) -> None:
    stranger = make_desk()
    paper = make_paper_to_sign(desk)
    for person in (desk.officer, desk.leader, stranger.clerk):
        with pytest.raises(NoRight):
            issue(paper, clerk=person, right=desk.right)
    for person in (desk.clerk, stranger.officer):
        with pytest.raises(NoRight):
            domain.drop_paper(paper, reason="nhầm", by=person)
    with pytest.raises(NoRight):
        domain.take_back(paper, by=stranger.leader)
    with pytest.raises(NoRight):
        domain.mark_signed(paper, by=desk.officer)
    with pytest.raises(NoRight):
        make_paper(desk, by=desk.clerk)
    with pytest.raises(NoRight):
        make_paper(desk, by=stranger.officer)


def test_office_drafts_for_the_committee_it_serves() -> None:
    committee, office = make_office_pair()
    officer = make_member(Role.OCOP_OFFICE, office)
    paper = domain.draft_paper(committee, template=LETTER.key, title="Tờ trình", document=make_document(), by=officer)
    assert paper.organisation == committee
    with pytest.raises(NoRight):
        domain.draft_paper(make_organisation(), template=LETTER.key, title="x", document=make_document(), by=officer)


def test_states_only_go_forward_through_their_arrows(desk: Desk) -> None:
    draft = make_paper(desk)
    with pytest.raises(NotNow):
        domain.issue_paper(draft, issued_on=clock.today(), signing_right=desk.right, by=desk.clerk)
    waiting = domain.send_to_sign(draft, by=desk.officer, expected=1)
    with pytest.raises(NotNow):
        domain.revise_paper(waiting, title="khác", by=desk.officer)
    with pytest.raises(Stale):
        domain.take_back(waiting, by=desk.officer, expected=1)
    issued = issue(waiting, clerk=desk.clerk, right=desk.right)
    for act in (
        lambda: domain.take_back(issued, by=desk.officer),
        lambda: domain.drop_paper(issued, reason="nhầm", by=desk.officer),
        lambda: issue(issued, clerk=desk.clerk, right=desk.right),
    ):
        with pytest.raises(NotNow):
            act()


def test_leader_signs_on_screen_or_returns_with_a_note(desk: Desk) -> None:
    paper = make_paper_to_sign(desk)
    signed = domain.mark_signed(paper, by=desk.leader)
    assert signed.signing_right == desk.right
    with pytest.raises(NotNow):
        domain.mark_signed(signed, by=desk.leader)
    back = domain.take_back(signed, note="Sai tên sản phẩm", by=desk.leader)
    assert (back.state, back.note, back.signed_at, back.signing_right) == ("draft", "Sai tên sản phẩm", None, None)
    assert domain.send_to_sign(back, by=desk.officer).note == ""


def test_dropped_paper_keeps_its_reason_and_takes_no_number(desk: Desk) -> None:
    paper = make_paper(desk)
    with pytest.raises(WrongInput):
        domain.drop_paper(paper, reason=" ", by=desk.officer)
    assert domain.drop_paper(paper, reason="Soạn trùng", by=desk.officer).note == "Soạn trùng"
    assert not NumberEntry.objects.exists()


def test_minutes_need_neither_signing_right_nor_number(desk: Desk) -> None:
    paper = make_paper_to_sign(desk, template=MINUTES.key)
    issued = domain.issue_paper(paper, issued_on=clock.today(), by=desk.officer)
    assert (issued.state, issued.number, issued.number_text, issued.signer_name) == ("issued", None, "", "")


def test_issued_row_is_frozen_in_the_database_but_for_its_signed_file(desk: Desk) -> None:
    issued = issue(make_paper(desk), clerk=desk.clerk, right=desk.right)
    rows = OfficialPaper.objects.filter(pk=issued.pk)
    for change in ({"content": "{}"}, {"number": 9}, {"issued_on": date(2026, 1, 1)}, {"state": "draft"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**change)
    issued.items.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.delete()
    pdf = BytesIO(write_pdf(make_document()))
    with_file = domain.attach_signed_file(issued, signed_file=pdf, by=desk.clerk)
    assert with_file.signature_note == "Tệp PDF không có chữ ký số."
    with pytest.raises(NotNow):
        domain.attach_signed_file(issued, signed_file=pdf, by=desk.clerk)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(signed_file=None)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 broken", b"not a file of any kind", b"PK\x03\x04"])
def test_broken_signed_file_is_refused_and_takes_no_number(desk: Desk, content: bytes) -> None:
    with pytest.raises(BadSignedFile) as refused:
        issue(make_paper(desk), clerk=desk.clerk, right=desk.right, signed_file=BytesIO(content))
    assert refused.value.field == "signed_file"
    assert not NumberEntry.objects.exists()


def test_a_draft_is_written_anew_and_no_other_paper(desk: Desk) -> None:
    def write(before: OfficialPaper | None, words: str, **more) -> OfficialPaper:
        values = {"template": LETTER.key, "title": words, "document": make_document(), "by": desk.officer, **more}
        return domain.write_paper(before, desk.organisation, **values)

    first = write(None, "Lần đầu")
    again = write(queries.live(first.uuid), "Lần hai", data={"n": 1})
    assert (again.pk, again.title, again.data) == (first.pk, "Lần hai", {"n": 1})
    sent = domain.send_to_sign(again, by=desk.officer)
    with pytest.raises(NotNow, match="rút văn bản về trước"):
        write(sent, "Lần ba")
    with pytest.raises(NotNow, match="Đang chờ"):
        write(sent, "Lần ba", waiting="Đang chờ.")
    dropped = domain.drop_paper(domain.take_back(sent, by=desk.officer), reason="Ghi nhầm", by=desk.officer)
    assert queries.live(dropped.uuid) is None
    assert queries.live(None) is None
