"""Pages of the commune's and the OCOP office's work on dossiers, as a browser without scripts uses them."""

import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from saolang.core import clock
from saolang.councils.queries_rounds import entry_of
from saolang.dossiers.domain import commune, completion, letters
from saolang.dossiers.domain.completion import Item
from saolang.dossiers.enums import State
from saolang.papers.models import OfficialPaper
from saolang.people.models import Membership
from saolang.producers.models import ProducerState
from tests.factories.office import (
    Town,
    assess,
    issue_report,
    make_assessed,
    make_filed,
    make_proposed,
    make_received,
    make_town,
)
from tests.factories.producers import make_pdf, member_of

pytestmark = pytest.mark.django_db
TODAY = "22/11/2026"


def as_(membership: Membership) -> Client:
    """A browser in which this person has signed in."""
    client = Client()
    client.force_login(membership.account)
    return client


def post(client: Client, name: str, *args: object, **data: object):
    """Send a form with a fresh one-time key."""
    return client.post(reverse(name, args=args), {"form_key": str(uuid.uuid4()), **data})


def text_of(response) -> str:
    """The words of a page, single-spaced."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.fixture
def town() -> Town:
    return make_town()


# --- The road -----------------------------------------------------------------------------------------------


def test_the_commune_receives_a_dossier(town: Town) -> None:
    dossier = make_filed(town)
    client = as_(town.officer)
    page = text_of(client.get(reverse("office-dossier-receive", args=[dossier.uuid])))
    assert "thời hạn 15 ngày làm việc bắt đầu tính" in page
    assert "Chủ thể chưa được xác nhận" in page
    done = post(client, "office-dossier-receive", dossier.uuid, received_on=TODAY, version=dossier.version)
    assert done.status_code == 302
    dossier.refresh_from_db()
    assert dossier.state == State.IN_EVALUATION
    record = text_of(client.get(done["Location"]))
    assert dossier.product_code in record
    assert "Đánh giá 4 nội dung theo Mẫu số 03." in record
    assert "Phải có:" in record, "what blocks the letter stands above the button"


def test_a_double_click_receives_once(town: Town) -> None:
    dossier = make_filed(town)
    client = as_(town.officer)
    address = reverse("office-dossier-receive", args=[dossier.uuid])
    form = {"form_key": str(uuid.uuid4()), "received_on": TODAY, "version": dossier.version}
    first, second = client.post(address, form), client.post(address, form)
    assert (first["Location"], second["Location"]) == (reverse("office-dossier", args=[dossier.uuid]),) * 2
    assert dossier.receipts.count() == 1


def test_a_wrong_day_is_told_at_its_field_and_kept(town: Town) -> None:
    dossier = make_filed(town)
    client = as_(town.officer)
    for typed, sentence in (
        ("23/11/2026", "Ngày nhận không được sau ngày hôm nay."),
        ("21/11/2026", "Ngày nhận không được trước ngày chủ thể nộp hồ sơ (22/11/2026)."),
        ("31/02/2026", "Ngày chưa đúng."),
    ):
        page = post(client, "office-dossier-receive", dossier.uuid, received_on=typed, version=dossier.version)
        assert page.status_code == 200
        assert sentence in text_of(page)
        assert typed in page.content.decode()
    dossier.refresh_from_db()
    assert dossier.state == State.SUBMITTED


def test_a_stale_page_says_who_changed_what(town: Town) -> None:
    dossier = make_received(town)
    client = as_(town.officer)
    commune.save_assessment(dossier.assessment, findings={"origin": "của người khác"}, by=town.officer, expected=1)
    form = {"version": 1, "finding-origin": "của tôi"}
    page = post(client, "office-dossier-contents", dossier.uuid, **form)
    assert page.status_code == 200
    words = text_of(page)
    assert f"{town.officer.account.full_name} đã sửa nội dung này lúc" in words
    assert "của tôi" in page.content.decode(), "what was typed stays"


def test_contents_show_the_producers_words_and_save(town: Town) -> None:
    dossier = make_received(town)
    client = as_(town.officer)
    page = text_of(client.get(reverse("office-dossier-contents", args=[dossier.uuid])))
    assert "Về sử dụng nguyên liệu địa phương" in page
    assert "Mô tả " in page
    saved = post(client, "office-dossier-contents", dossier.uuid, version=1, **{"finding-origin": "Cá của 12 hộ."})
    assert saved.status_code == 302
    assert "Cá của 12 hộ." in text_of(client.get(saved["Location"]))
    again = client.post(
        reverse("office-dossier-contents-save", args=[dossier.uuid]), {"version": 2, "finding-labour": "Chín lao động."}
    )
    assert 'value="3"' in again.content.decode()
    stale = client.post(
        reverse("office-dossier-contents-save", args=[dossier.uuid]), {"version": 2, "finding-idea": "Cũ."}
    )
    assert stale.status_code == 409


def test_components_are_checked_by_both_agencies_apart(town: Town) -> None:
    dossier = make_received(town)
    form = {"version": 1, "state-market": "missing", "note-market": "Chưa có hợp đồng."}
    assert post(as_(town.officer), "office-dossier-components", dossier.uuid, **form).status_code == 302
    assert post(as_(town.office), "office-dossier-components", dossier.uuid, **form).status_code == 403
    dossier.assessment.refresh_from_db()
    assert dossier.assessment.components["market"]["state"] == "missing"
    record = text_of(as_(town.officer).get(reverse("office-dossier", args=[dossier.uuid])))
    assert "Chưa có hợp đồng." in record, "a warning, not a bar"


def test_report_and_letter_are_drafted_from_pages(town: Town) -> None:
    dossier = assess(make_received(town), by=town.officer)
    client = as_(town.officer)
    assert post(client, "office-dossier-report", dossier.uuid).status_code == 302
    assert OfficialPaper.objects.get().template == "mau-03"
    issue_report(dossier, town)
    page = text_of(client.get(reverse("office-proposal-for", args=[dossier.uuid])))
    assert "đủ điều kiện" in page
    assert "trước ngày 30/04/2027 thì hồ sơ vào đợt 1 năm 2027" in page
    assert post(client, "office-proposal", dossiers=[str(dossier.uuid)]).status_code == 302
    letter = OfficialPaper.objects.get(template="commune-proposal")
    none = post(client, "office-proposal-revise", letter.uuid)
    assert "Hãy chọn ít nhất một hồ sơ cho văn bản đề nghị." in text_of(none)


def test_a_forged_list_of_another_commune_is_not_found(town: Town) -> None:
    theirs = make_assessed(make_town())
    mine = make_assessed(town)
    client = as_(town.officer)
    assert post(client, "office-proposal", dossiers=[str(mine.uuid), str(theirs.uuid)]).status_code == 404
    twice = post(client, "office-proposal", dossiers=[str(mine.uuid), str(mine.uuid)])
    assert "Một hồ sơ được chọn hai lần." in text_of(twice)


def test_the_office_checks_and_hands_over(town: Town) -> None:
    dossier = make_proposed(town)
    client = as_(town.office)
    assert "Tiếp nhận hồ sơ đề nghị của xã." in text_of(client.get(reverse("office-dossier", args=[dossier.uuid])))
    form = {"received_on": TODAY, "version": dossier.version}
    assert post(client, "office-dossier-receive", dossier.uuid, **form).status_code == 302
    empty = post(client, "office-dossier-check", dossier.uuid, version=1)
    assert "Hãy chọn hồ sơ đầy đủ hay chưa." in text_of(empty)
    saved = post(client, "office-dossier-check", dossier.uuid, version=1, is_complete="0", conclusion="Thiếu.")
    finish = text_of(client.get(saved["Location"]))
    assert "Bạn vẫn chuyển được." in finish
    assert "Đợt 1 năm 2027" in finish
    dossier.refresh_from_db()
    assert post(client, "office-dossier-finish", dossier.uuid, version=dossier.version).status_code == 302
    assert dossier.steps.get(key="province-check").state == "done"
    assert post(client, "office-dossier-finish", dossier.uuid, version=dossier.version).status_code == 403


def test_the_office_records_the_letter_of_a_commune_on_paper(town: Town) -> None:
    dossier = make_filed(town)
    client = as_(town.office)
    form = {
        "received_on": TODAY,
        "report_number": "45/BC-UBND",
        "report_on": TODAY,
        "letter_number": "120/UBND-KT",
        "letter_on": TODAY,
        "signer_name": "Trần Văn Mẫu",
        "signer_post": "Chủ tịch",
    }

    def scans() -> dict[str, object]:
        return {"report_scan": _named(make_pdf("mẫu 03")), "letter_scan": _named(make_pdf("đề nghị"))}

    missing = post(client, "office-dossier-record-letter", dossier.uuid, **form, **scans())
    assert "Hãy ghi số sản phẩm mẫu gửi kèm văn bản." in text_of(missing)
    few = post(client, "office-dossier-record-letter", dossier.uuid, **form, **scans(), samples="4")
    assert "mới có 4 trong 05 sản phẩm mẫu" in text_of(few)
    dossier.refresh_from_db()
    assert dossier.state == State.SUBMITTED, "nothing was written"
    done = post(client, "office-dossier-record-letter", dossier.uuid, **form, **scans(), samples="5")
    assert done.status_code == 302, text_of(done)
    dossier.refresh_from_db()
    assert entry_of(dossier).round.year == 2027
    assert dossier.steps.get(key="province-check").state == "open"
    assert OfficialPaper.objects.filter(from_paper=True, organisation=town.commune).count() == 2


def _named(content):
    content.name = "ban-chup.pdf"
    return content


# --- Lists -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_few_questions(town: Town, django_assert_num_queries, count: int) -> None:
    for _number in range(count):
        make_assessed(town)
    client = as_(town.officer)
    client.get(reverse("office-dossiers"))
    with django_assert_num_queries(11):
        page = client.get(reverse("office-dossiers"))
    assert page.status_code == 200


def test_filters_stand_in_the_address_and_find_without_accents(town: Town) -> None:
    dossier = make_received(town, name="Mắm cá sặc Tư Mẫu")
    waiting = make_filed(town, name="Bánh phồng tôm")
    client = as_(town.officer)
    found = text_of(client.get(reverse("office-dossiers"), {"tim": "mam ca sac"}))
    assert dossier.product.name in found
    assert waiting.product.name not in found
    place = text_of(client.get(reverse("office-dossiers"), {"o_dau": "cho-tiep-nhan"}))
    assert waiting.product.name in place
    assert dossier.product.name not in place
    assert "Không có hồ sơ nào khớp với bộ lọc." in text_of(client.get(reverse("office-dossiers"), {"tim": "xyz"}))
    assert client.get(reverse("office-dossiers"), {"o_dau": "no-such", "trang": "x"}).status_code == 200


def test_an_empty_list_says_why(town: Town) -> None:
    assert "Chưa có hồ sơ nào nộp về xã." in text_of(as_(town.officer).get(reverse("office-dossiers")))


# --- Who may -----------------------------------------------------------------------------------------------------


POSTS = [
    "office-dossier-receive",
    "office-dossier-confirm-producer",
    "office-dossier-components",
    "office-dossier-contents",
    "office-dossier-contents-save",
    "office-dossier-samples",
    "office-dossier-report",
    "office-dossier-check",
    "office-dossier-finish",
    "office-dossier-record-letter",
    "office-completion-new",
]


@pytest.mark.parametrize("name", POSTS)
def test_a_forged_post_changes_nothing(town: Town, name: str) -> None:
    dossier = make_received(town)
    before = dossier.version, dossier.assessment.version
    stranger = make_town()
    people = [stranger.officer, stranger.office, town.leader, town.clerk, member_of(dossier.product.producer)]
    for person in people:
        answer = post(as_(person), name, dossier.uuid, version=1, received_on=TODAY)
        assert answer.status_code in (403, 404), f"{person.role} {name}"
    assert Client().post(reverse(name, args=[dossier.uuid])).status_code == 302
    dossier.refresh_from_db()
    dossier.assessment.refresh_from_db()
    assert (dossier.version, dossier.assessment.version) == before


def test_a_foreign_dossier_is_not_found(town: Town) -> None:
    dossier = make_received(town)
    stranger = make_town()
    for person in (stranger.officer, stranger.office):
        assert as_(person).get(reverse("office-dossier", args=[dossier.uuid])).status_code == 404


@pytest.mark.parametrize("section", ["duong-di", "ho-so", "bon-noi-dung", "van-ban", "yeu-cau", "lich-su", "khac"])
def test_every_section_opens_for_every_reader(town: Town, section: str) -> None:
    dossier = make_proposed(town)
    request_dossier = make_received(town)
    completion.draft_request(
        request_dossier, due_on=clock.today() + timedelta(days=9), items=[Item("a", "b")], by=town.officer
    )
    for person in (town.officer, town.leader, town.office):
        for one in (dossier, request_dossier):
            page = as_(person).get(reverse("office-dossier", args=[one.uuid]), {"phan": section})
            assert page.status_code == 200
    assert "Hệ thống" not in text_of(page) or section == "lich-su"


def test_personal_facts_stay_with_those_who_handle_the_dossier(town: Town) -> None:
    dossier = make_received(town)
    phone = dossier.product.producer.phone
    page = as_(town.officer).get(reverse("office-dossier", args=[dossier.uuid]), {"phan": "ho-so"})
    assert phone in text_of(page)
    listed = as_(town.officer).get(reverse("office-dossiers"))
    assert phone not in text_of(listed)


def test_history_speaks_of_acts_not_of_saves(town: Town) -> None:
    dossier = make_proposed(town)
    words = text_of(as_(town.officer).get(reverse("office-dossier", args=[dossier.uuid]), {"phan": "lich-su"}))
    for act in ("nộp hồ sơ", "tiếp nhận hồ sơ", "ban hành văn bản đề nghị tỉnh đánh giá", "xếp vào đợt đánh giá"):
        assert act in words
    assert "cập nhật hồ sơ" not in words, "an event without a sentence"


# --- Producers -----------------------------------------------------------------------------------------------------


def test_a_producer_is_confirmed_once(town: Town) -> None:
    producer = make_filed(town).product.producer
    client = as_(town.officer)
    assert "chờ xã xác nhận" in text_of(client.get(reverse("office-producers"))).lower()
    assert post(client, "office-producer-confirm", producer.uuid, version=producer.version).status_code == 302
    producer.refresh_from_db()
    assert producer.state == ProducerState.CONFIRMED
    again = client.post(
        reverse("office-producer-confirm", args=[producer.uuid]),
        {"form_key": str(uuid.uuid4()), "version": producer.version},
        follow=True,
    )
    assert "Việc này không làm được khi đang ở bước “Đã xác nhận”." in text_of(again)
    assert post(as_(make_town().officer), "office-producer-confirm", producer.uuid).status_code == 404


def test_letter_helpers_keep_a_dossier_out_of_two_letters(town: Town) -> None:
    dossier = make_assessed(town)
    letters.draft_proposal([dossier], by=town.officer)
    page = text_of(as_(town.officer).get(reverse("office-proposal")))
    assert "ở văn bản khác" in page


def test_home_shows_work_with_an_address_and_figures_that_open_lists(town: Town) -> None:
    make_filed(town)
    make_received(town)
    client = as_(town.officer)
    page = client.get(reverse("home"))
    words = text_of(page)
    assert "Tiếp nhận: " in words
    assert "Đánh giá: " in words
    assert "Xác nhận chủ thể: " in words
    assert "hồ sơ: chờ xã tiếp nhận" in words
    href = f"{reverse('office-dossiers')}?o_dau=cho-tiep-nhan"
    assert href in page.content.decode()
    assert client.get(href).status_code == 200


def test_letter_drafts_are_offered_for_change(town: Town) -> None:
    one, two = make_assessed(town), make_assessed(town)
    paper = letters.draft_proposal([one, two], by=town.officer)
    client = as_(town.officer)
    assert "Đổi danh sách hồ sơ" in text_of(client.get(reverse("office-proposal")))
    assert post(client, "office-proposal-revise", paper.uuid, dossiers=[str(two.uuid)]).status_code == 302
    one.refresh_from_db()
    assert one.assessment.proposal is None


def test_the_letter_is_not_begun_from_a_dossier_of_another_commune(town: Town) -> None:
    own, foreign = make_assessed(town), make_assessed(make_town())
    client = as_(town.officer)
    assert client.get(reverse("office-proposal-for", args=[own.uuid])).status_code == 200
    assert client.get(reverse("office-proposal-for", args=[foreign.uuid])).status_code == 404
    assert post(client, "office-proposal-for", foreign.uuid, dossiers=[str(own.uuid)]).status_code == 404
