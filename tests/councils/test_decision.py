"""The end of a round: notices with points and reasons, one decision for one product, signers whose right ended."""

from datetime import timedelta

import pytest

from saolang.core import clock
from saolang.core.errors import NotNow, WrongInput
from saolang.councils.domain import meeting, outcome, scoring, taking_effect
from saolang.councils.domain.telling import NOTICE
from saolang.councils.queries_rounds import entry_of
from saolang.councils.rules import Seated
from saolang.documents.canonical import from_json
from saolang.dossiers.domain import letters
from saolang.law.load import product_set
from saolang.papers.domain import draft_paper, issue_paper, revise_paper, send_to_sign
from saolang.papers.models import OfficialPaper
from tests.factories.councils import (
    attend,
    close,
    issue_minutes,
    issue_recognition,
    issue_submission,
    make_concluded,
    make_scoring,
    mark_all,
    sheet_of,
)
from tests.factories.office import make_assessed, make_town
from tests.factories.people import make_signing_right

pytestmark = pytest.mark.django_db


def test_the_notice_of_the_unsuccessful_gives_points_and_reason_of_each_criterion() -> None:
    hall = make_scoring()
    law = product_set(hall.dossiers[0].product_set)
    criterion = law.criteria[0]
    for seat in hall.seats:
        by = Seated(seat)
        sheet = mark_all(sheet_of(hall, seat), by=by, total=4000)
        option = min(criterion.options, key=lambda one: one.points)
        note = "Chưa có sổ theo dõi." if seat == hall.seats[0] else None
        sheet = scoring.save_mark(
            sheet, criterion=criterion.key, option=option.key, note=note, by=by, expected=sheet.version
        )
        close(sheet, by=by)
    attend(hall)
    meeting.conclude(hall.fresh(), by=hall.office)
    issue_minutes(hall)
    issue_submission(hall)
    taking_effect.announce(hall.fresh(), by=hall.office)
    notice = OfficialPaper.objects.get(template=NOTICE)
    result = entry_of(hall.dossiers[0]).result
    below = [one for one in law.criteria if result.detail["criteria"][one.key] < one.max_points * result.divisor]
    assert below
    for one in below:
        assert one.label.replace('"', '\\"') in notice.content
    for words in ("Lý do, nội dung cần cải thiện", "Hội đồng: Chưa có sổ theo dõi.", "Mức tiếp theo", "Luật Khiếu nại"):
        assert words in notice.content
    assert hall.seats[0].full_name not in notice.content


def decided(hall):
    issue_minutes(hall)
    issue_submission(hall)
    return outcome.draft_recognition(hall.fresh(), by=hall.office)


def test_a_product_gets_one_decision() -> None:
    hall = make_concluded()
    paper = decided(hall)
    assert outcome.draft_recognition(hall.fresh(), by=hall.office).pk == paper.pk
    issue_recognition(hall)
    with pytest.raises(NotNow):
        outcome.draft_recognition(hall.fresh(), by=hall.office)


def test_a_second_paper_over_the_same_council_cannot_be_issued() -> None:
    hall = make_concluded()
    first = decided(hall)
    copy = draft_paper(
        first.organisation,
        template=first.template,
        title=first.title,
        document=from_json(first.content),
        items=[hall.dossiers[0]],
        data=first.data,
        by=hall.office,
    )
    issue_recognition(hall)
    copy = send_to_sign(copy, by=hall.office)
    with pytest.raises(WrongInput):
        issue_paper(copy, issued_on=clock.today(), signing_right=hall.chairman, by=hall.clerk)


def test_a_signer_whose_right_ended_signs_no_decision() -> None:
    hall = make_concluded()
    paper = send_to_sign(decided(hall), by=hall.office)
    ended = make_signing_right(hall.town.province, to_on=clock.today() - timedelta(days=1))
    with pytest.raises(WrongInput) as refused:
        issue_paper(paper, issued_on=clock.today(), signing_right=ended, by=hall.clerk)
    assert refused.value.code == "signer-ended"


def test_a_letter_with_one_dossier_twice_or_of_another_commune_is_refused() -> None:
    town, other = make_town(), make_town()
    mine, theirs = make_assessed(town), make_assessed(other)
    for wrong in ([mine, mine], [mine, theirs]):
        with pytest.raises(WrongInput):
            letters.draft_proposal(wrong, by=town.officer)


def test_a_revised_decision_cannot_list_an_unsuccessful_product() -> None:
    hall = make_concluded([[6000] * 3, [4000] * 3])
    paper = decided(hall)
    paper = revise_paper(paper, items=hall.dossiers, by=hall.office)
    paper = send_to_sign(paper, by=hall.office)
    with pytest.raises(WrongInput) as refused:
        issue_paper(paper, issued_on=clock.today(), signing_right=hall.chairman, by=hall.clerk)
    assert refused.value.code == "no-star"
