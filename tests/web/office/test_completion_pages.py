"""Pages of "yêu cầu hoàn thiện"."""

import pytest
from django.urls import reverse

from saolang.dossiers.models import CompletionRequest
from saolang.papers.models import OfficialPaper
from tests.factories.office import Town, make_received, make_town
from tests.web.office.test_dossier_pages import TODAY, as_, post, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return make_town()


def _request_form(**changes: object) -> dict[str, object]:
    return {
        "due_on": "01/12/2026",
        "muc-TOTAL_FORMS": "3",
        "muc-INITIAL_FORMS": "0",
        "muc-0-subject": "Hợp đồng thu mua",
        "muc-0-reason": "Bản chụp mờ.",
        **changes,
    }


def test_a_completion_request_is_written_sent_and_closed(town: Town) -> None:
    dossier = make_received(town)
    client = as_(town.officer)
    made = post(client, "office-completion-new", dossier.uuid, **_request_form())
    row = CompletionRequest.objects.get()
    assert made["Location"] == reverse("office-completion", args=[row.uuid])
    edited = _request_form(**{"muc-INITIAL_FORMS": "1", "muc-0-reason": "Không đọc được số.", "version": 1})
    assert post(client, "office-completion-edit", row.uuid, **edited).status_code == 302
    assert as_(town.office).get(made["Location"]).status_code == 404, "a draft is not seen by others"
    row.refresh_from_db()
    post(client, "office-completion-send", row.uuid, version=row.version)
    page = text_of(client.get(made["Location"]))
    assert "Không đọc được số." in page
    assert "chưa trả lời" in page
    record = text_of(client.get(reverse("office-dossier", args=[dossier.uuid])))
    assert "Thời hạn của xã đang dừng" in record
    post(client, "office-completion-letter", row.uuid)
    assert OfficialPaper.objects.get().template == "completion-request"
    row.refresh_from_db()
    post(client, "office-completion-close", row.uuid, version=row.version)
    row.refresh_from_db()
    assert row.state == "closed"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"due_on": TODAY}, "Hạn hoàn thiện phải sau ngày hôm nay."),
        ({"muc-0-reason": ""}, "Hãy ghi lý do để chủ thể biết cần làm gì."),
        ({"muc-0-subject": ""}, "Hãy ghi việc cần hoàn thiện."),
        ({"muc-0-subject": "", "muc-0-reason": ""}, "Hãy ghi ít nhất một nội dung cần hoàn thiện."),
        ({"muc-0-criterion": "no-such"}, "Hãy chọn một tiêu chí trong danh sách."),
    ],
)
def test_a_completion_request_says_what_it_lacks(town: Town, changes, sentence: str) -> None:
    dossier = make_received(town)
    page = post(as_(town.officer), "office-completion-new", dossier.uuid, **_request_form(**changes))
    assert page.status_code == 200
    assert sentence in text_of(page)
    assert not CompletionRequest.objects.exists()
