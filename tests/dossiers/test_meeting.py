"""The commune's meeting about the contents of dossiers, with its minutes (Điều 7.2a)."""

from datetime import timedelta

import pytest

from saolang.core import clock, events
from saolang.core.errors import NoRight, NotNow, WrongInput
from saolang.dossiers.domain.letters import draft_report
from saolang.dossiers.domain.meeting import drop_meeting, record_meeting
from saolang.dossiers.models import Dossier
from saolang.dossiers.models_together import CommuneMeeting
from saolang.papers.domain import issue_paper, send_to_sign
from saolang.papers.models import OfficialPaper
from tests.factories.office import Town, make_assessed, make_received, make_town

pytestmark = pytest.mark.django_db
WORDS = {"chair": "Lê Văn Mẫu, Phó Chủ tịch", "secretary": "Nguyễn Thị Mẫu", "present": "Phạm Văn Mẫu, Hội Nông dân\n"}


@pytest.fixture
def town() -> Town:
    return make_town()


def meet(opinions: list[tuple[Dossier, str]], town: Town, **changes) -> CommuneMeeting:
    return record_meeting(opinions, **{"held_on": clock.today(), "by": town.officer, **WORDS, **changes})


def test_one_meeting_speaks_about_several_dossiers_and_its_words_go_into_the_report(town: Town) -> None:
    first, second = make_received(town), make_received(town)
    made = meet([(first, "Nguyên liệu của xã."), (second, "Cần thêm giấy tờ.")], town, conclusion="Thống nhất.")
    minutes = OfficialPaper.objects.get(uuid=made.paper)
    for words in ("Nguyên liệu của xã.", "Cần thêm giấy tờ.", "Hội Nông dân", "Thống nhất."):
        assert words in minutes.content
    first.assessment.refresh_from_db()
    assert (first.assessment.held_meeting, first.assessment.meeting_note) == (True, "Nguyên liệu của xã.")
    assert "Nguyên liệu của xã." in draft_report(first.assessment, by=town.officer).content
    issue_paper(send_to_sign(minutes, by=town.officer), issued_on=clock.today(), by=town.officer)
    assert "meeting_minutes_signed" in events.history(second).values_list("kind", flat=True)
    with pytest.raises(NotNow):
        drop_meeting(made, by=town.officer)


def test_a_meeting_entered_by_mistake_leaves_no_trace_in_the_report(town: Town) -> None:
    dossier = make_received(town)
    made = meet([(dossier, "Nhầm hồ sơ.")], town)
    drop_meeting(made, by=town.officer)
    dossier.assessment.refresh_from_db()
    assert (dossier.assessment.held_meeting, dossier.assessment.meeting_note) == (False, "")
    assert not CommuneMeeting.objects.exists()


def test_what_cannot_be_is_refused(town: Town) -> None:
    dossier, reported = make_received(town), make_assessed(town)
    own = [(dossier, "Ý kiến.")]
    for opinions, changes, error in (
        ([], {}, WrongInput),
        (own * 2, {}, WrongInput),
        ([(dossier, " ")], {}, WrongInput),
        (own, {"chair": " "}, WrongInput),
        (own, {"present": ""}, WrongInput),
        (own, {"held_on": clock.today() + timedelta(days=1)}, WrongInput),
        (own, {"held_on": clock.today() - timedelta(days=1)}, WrongInput),
        (own, {"by": town.office}, NoRight),
        ([(reported, "Muộn.")], {}, NotNow),
    ):
        with pytest.raises(error):
            meet(opinions, town, **changes)
    assert not CommuneMeeting.objects.exists()
