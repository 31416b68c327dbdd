"""Paper sets handed from the commune to the province, on record (Điều 7.2b)."""

from datetime import timedelta

import pytest

from saolang.core import clock, events, work
from saolang.core.errors import NoRight, NotNow, WrongInput
from saolang.dossiers.domain.handing import Handed, drop_handing, record_handing
from saolang.dossiers.models import Dossier
from saolang.dossiers.models_together import HandedSet, SetHanding
from saolang.papers.domain import issue_paper, send_to_sign
from saolang.papers.models import OfficialPaper, PaperState
from tests.factories.office import Town, make_assessed, make_proposed, make_town, propose
from tests.factories.people import make_member

pytestmark = pytest.mark.django_db
PROVINCE = SetHanding.Level.PROVINCE


@pytest.fixture
def town() -> Town:
    return make_town()


def hand(dossiers: list[Dossier], town: Town, **changes) -> SetHanding:
    values = {"level": PROVINCE, "handed_on": clock.today(), "given_by": "Lê Văn Mẫu", "by": town.officer, **changes}
    return record_handing([Handed(one, samples=5) for one in dossiers], **values)


def waiting(by) -> list[work.WorkItem]:
    return [item for item in work.items_for(by) if item.kind.startswith("sets.")]


def test_sets_of_several_dossiers_go_up_with_one_record(town: Town) -> None:
    dossiers = [make_assessed(town), make_assessed(town)]
    letter = propose(dossiers, town)
    assert [item.kind for item in waiting(town.officer)] == ["sets.hand"]
    made = hand(dossiers, town)
    assert (made.sender, made.receiver) == (town.commune, town.office.organisation)
    assert not waiting(town.officer)
    paper = OfficialPaper.objects.get(uuid=made.paper)
    for words in (letter.number_text, "Lê Văn Mẫu", *(one.product.name for one in dossiers)):
        assert words in paper.content
    paper = send_to_sign(paper, by=town.officer)
    paper = issue_paper(paper, issued_on=clock.today(), by=town.officer)
    kinds = set(events.history(dossiers[0]).values_list("kind", flat=True))
    assert {"sets_handed", "set_record_signed"} <= kinds
    with pytest.raises(NotNow):
        drop_handing(made, by=town.officer)


def test_the_office_may_write_the_record_and_take_it_back(town: Town) -> None:
    dossier = make_proposed(town)
    made = hand([dossier], town, by=town.office)
    assert made.sender == town.commune
    with pytest.raises(NoRight):
        drop_handing(made, by=town.officer)
    drop_handing(made, by=town.office)
    assert not HandedSet.objects.exists()
    assert OfficialPaper.objects.get(uuid=made.paper).state == PaperState.DROPPED


def test_what_cannot_be_is_refused(town: Town) -> None:
    dossier, early = make_proposed(town), make_assessed(town)
    other = make_proposed(make_town())
    for given, changes, error in (
        ([], {}, WrongInput),
        ([dossier, dossier], {}, WrongInput),
        ([dossier], {"handed_on": clock.today() + timedelta(days=1)}, WrongInput),
        ([dossier], {"handed_on": clock.today() - timedelta(days=1)}, WrongInput),
        ([early], {}, NoRight),
        ([other], {}, NoRight),
        ([dossier], {"level": SetHanding.Level.MINISTRY}, NoRight),
        ([dossier], {"by": make_member("commune_leader", town.commune)}, NoRight),
    ):
        with pytest.raises(error):
            hand(given, town, **changes)
    assert not SetHanding.objects.exists()
    hand([dossier], town)
    with pytest.raises(WrongInput) as caught:
        hand([dossier], town)
    assert caught.value.code == "handed-twice"


@pytest.mark.parametrize(("sets", "samples"), [(0, 5), (21, 5), (1, -1), (1, 1001)])
def test_impossible_numbers_are_refused(town: Town, sets: int, samples: int) -> None:
    dossier = make_proposed(town)
    with pytest.raises(WrongInput):
        record_handing(
            [Handed(dossier, sets, samples=samples)], level=PROVINCE, handed_on=clock.today(), by=town.officer
        )
    assert not SetHanding.objects.exists()
