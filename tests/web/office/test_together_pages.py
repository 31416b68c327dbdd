"""Pages of acts about several dossiers: sets handed over, the commune's meeting; without scripts."""

import pytest
from django.urls import reverse

from saolang.core import clock
from saolang.dossiers.models_together import CommuneMeeting, SetHanding
from tests.factories.office import Town, make_assessed, make_received, make_town, propose
from tests.web.office.test_refusal_pages import as_, get, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return make_town()


def test_the_commune_hands_two_sets_up_and_both_sides_see_it(town: Town) -> None:
    dossiers = [make_assessed(town), make_assessed(town)]
    officer, office = as_(town.officer), as_(town.office)
    assert get(officer, "office-dossier-handing", dossiers[0].uuid).status_code == 403
    propose(dossiers, town)
    assert "Giao bộ hồ sơ giấy của 2 hồ sơ" in get(officer, "home").content.decode()
    assert "Chưa ghi việc giao" in get(office, "office-dossier", dossiers[1].uuid).content.decode()
    page = get(officer, "office-dossier-handing", dossiers[0].uuid).content.decode()
    assert all(str(one.uuid) in page for one in dossiers)
    given = {"dossiers": [str(one.uuid) for one in dossiers], "way": "direct", "given_by": "Lê Văn Mẫu"}
    given |= {f"sets-{one.uuid}": "1" for one in dossiers} | {f"electronic-{one.uuid}": "on" for one in dossiers}
    given |= {f"samples-{one.uuid}": "5" for one in dossiers}
    wrong = post(officer, "office-dossier-handing", dossiers[0].uuid, **{**given, "handed_on": "hôm qua"})
    assert (wrong.status_code, "Lê Văn Mẫu" in wrong.content.decode()) == (200, True)
    today = f"{clock.today():%d/%m/%Y}"
    answer = post(officer, "office-dossier-handing", dossiers[0].uuid, **given, handed_on=today)
    made = SetHanding.objects.get()
    assert answer["Location"] == reverse("paper", args=[made.paper])
    shown = get(office, "office-dossier", dossiers[1].uuid).content.decode()
    assert "1 bộ giấy" in shown
    assert "5 sản phẩm mẫu" in shown
    assert post(officer, "office-dossier-handing-drop", dossiers[0].uuid, made.uuid).status_code == 302
    assert not SetHanding.objects.exists()


@pytest.mark.parametrize("typed", ["", "một", "-3", "999999"])
def test_a_number_that_is_none_is_refused_and_kept(town: Town, typed: str) -> None:
    dossier = make_assessed(town)
    propose([dossier], town)
    given = {"dossiers": str(dossier.uuid), "way": "direct", "handed_on": "01/01/2026", f"sets-{dossier.uuid}": typed}
    page = post(as_(town.officer), "office-dossier-handing", dossier.uuid, **given)
    assert page.status_code == 200
    assert f'value="{typed}"' in page.content.decode()
    assert not SetHanding.objects.exists()


def test_the_commune_writes_its_meeting_down_and_takes_it_back(town: Town) -> None:
    dossier = make_received(town)
    officer = as_(town.officer)
    assert "Lập biên bản họp" in get(officer, "office-dossier-contents", dossier.uuid).content.decode()
    given = {"dossiers": str(dossier.uuid), "chair": "Lê Văn Mẫu", "secretary": "Đỗ Mẫu", "present": "Hội Nông dân"}
    day = f"{dossier.receipts.get().received_on:%d/%m/%Y}"
    lacking = post(officer, "office-dossier-meeting", dossier.uuid, **given, held_on=day)
    assert "Hãy ghi ý kiến của cuộc họp" in lacking.content.decode()
    said = {f"opinion-{dossier.uuid}": "Nguyên liệu của xã."}
    assert post(officer, "office-dossier-meeting", dossier.uuid, **given, **said, held_on=day).status_code == 302
    made = CommuneMeeting.objects.get()
    assert "Mở biên bản" in get(officer, "office-dossier-meeting", dossier.uuid).content.decode()
    post(officer, "office-dossier-meeting-drop", dossier.uuid, made.uuid)
    assert not CommuneMeeting.objects.exists()
