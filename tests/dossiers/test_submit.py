"""Filing: frozen, self-contained, once; the road ahead; answers beside the first version."""

import hashlib
import json
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from saolang.core import clock, events
from saolang.core.errors import NoRight, NotNow, Stale, WrongInput
from saolang.core.models import Event
from saolang.documents.write import write_docx, write_pdf
from saolang.dossiers import documents, documents_filing
from saolang.dossiers.domain.answer import answer_completion, save_answers
from saolang.dossiers.domain.draft import save_form
from saolang.dossiers.domain.evidence import use_paper
from saolang.dossiers.domain.marks import set_mark
from saolang.dossiers.domain.steps import begin_step, create_steps, finish_step, open_by_paper, open_step, skip_rest
from saolang.dossiers.domain.submit import submit_dossier
from saolang.dossiers.enums import State, StepState
from saolang.dossiers.models import CompletionItem, CompletionRequest, Dossier
from saolang.dossiers.models_national import NationalFile
from saolang.law import load
from saolang.papers.models import Notice
from saolang.people.enums import OrganisationKind, Role
from saolang.people.models import Organisation
from tests.factories.dossiers import make_dossier, make_filled, make_submitted
from tests.factories.people import make_member
from tests.factories.producers import make_paper_version, make_producer_member, member_of

pytestmark = pytest.mark.django_db
STEP = "commune-assessment"


def owner(dossier):
    return member_of(dossier.product.producer)


def test_submission_is_one_canonical_json_of_everything():
    dossier = make_filled()
    version = make_paper_version(dossier.product.producer)
    use_paper(dossier, criterion="3.1", version=version, by=owner(dossier))
    submission = submit_dossier(dossier, expected=dossier.version, by=owner(dossier))
    content = json.loads(submission.content)
    assert events.canonical(content) == submission.content
    assert hashlib.sha256(submission.content.encode()).hexdigest() == submission.sha256
    assert content["schema"] == "saolang-dossier/1"
    assert content["regime"]["law_hash"] == load.law_hash("qd26-2026")
    score = next(item for item in content["scores"] if item["criterion"] == "1.1")
    assert (score["option"], score["points"]) == ("c", 500)
    assert score["option_text"].startswith("Sử dụng nguyên liệu")
    file = content["files"][0]
    assert (file["sha256"], file["size"], file["type"], file["name"]) == (
        version.file.sha256,
        version.file.size,
        "application/pdf",
        "giay-dang-ky.pdf",
    )
    assert content["result"]["total"] == 10_000
    fields = {field["key"] for section in content["answers"] for field in section["fields"]}
    assert {"plan_product", "specification", "revenue_last"} <= fields


def test_submission_opens_the_road_and_tells_the_commune():
    dossier = make_submitted()
    step = open_step(dossier)
    assert (dossier.state, step.key, step.due_on) == (State.SUBMITTED, STEP, date(2026, 12, 14))
    assert step.agency == dossier.commune
    assert dossier.steps.count() == 9
    assert Notice.objects.filter(organisation=dossier.commune, object_id=dossier.uuid).exists()


def test_submission_needs_mau_01_and_mau_02_only():
    dossier = make_dossier()
    with pytest.raises(WrongInput, match="mục bắt buộc") as caught:
        submit_dossier(dossier, by=owner(dossier))
    assert caught.value.code == "incomplete"
    assert Dossier.objects.get().state == State.DRAFT


def test_double_submit_writes_once():
    dossier = make_submitted()
    with pytest.raises(NoRight, match="Đã nộp"):
        submit_dossier(dossier, by=owner(dossier))
    assert dossier.submissions.count() == 1


def test_stale_and_foreign_submissions_are_refused():
    dossier = make_filled()
    old = dossier.version
    save_form(dossier, "history", values={"history": "Từ năm 1990"}, by=owner(dossier))
    with pytest.raises(Stale):
        submit_dossier(dossier, expected=old, by=owner(dossier))
    with pytest.raises(NoRight):
        submit_dossier(dossier, by=make_producer_member())
    assert not dossier.submissions.exists()


def test_commune_that_closed_meanwhile_stops_filing():
    dossier = make_filled()
    Organisation.objects.filter(pk=dossier.commune_id).update(valid_to=date(2026, 11, 1))
    with pytest.raises(WrongInput) as caught:
        submit_dossier(dossier, by=owner(dossier))
    assert caught.value.code == "no-commune"
    assert Dossier.objects.get().submitted_at is None


def test_draft_of_an_older_route_is_not_filed():
    dossier = make_filled()
    Dossier.objects.filter(pk=dossier.pk).update(route="1489-2025")
    with pytest.raises(WrongInput, match="Quy định đã thay đổi") as caught:
        submit_dossier(dossier, by=owner(dossier))
    assert caught.value.code == "other-regime"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE dossiers_submission SET content = '{}'",
        "UPDATE dossiers_submission SET sha256 = 'x'",
        "DELETE FROM dossiers_submission",
        "UPDATE core_event SET data = '{}'",
        "DELETE FROM core_event",
    ],
)
def test_frozen_rows_refuse_change_and_removal(statement):
    make_submitted()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_name_of_an_erased_person_may_go():
    make_submitted()
    assert Event.objects.update(actor_name="") > 0
    assert list(events.verify()) == []


# --- Steps -----------------------------------------------------------------------------------------------------


def test_receipt_moves_the_due_day():
    dossier = make_submitted()
    step = begin_step(dossier, STEP, on=date(2026, 11, 25), by=None)
    assert (step.started_on, step.due_on) == (date(2026, 11, 25), date(2026, 12, 16))


def test_finish_opens_the_next_step_once():
    dossier = make_submitted()
    following = finish_step(dossier, STEP, on=date(2026, 12, 1), by=None)
    assert (following.key, following.agency.kind) == ("province-check", OrganisationKind.PROVINCE_OCOP_OFFICE)
    assert following.due_on is None
    with pytest.raises(NotNow):
        finish_step(dossier, STEP, on=date(2026, 12, 1), by=None)


@pytest.mark.parametrize("points", [None, 8999, 9000])
def test_steps_of_the_ministry_wait_for_the_letter(points):
    dossier = make_submitted()
    for key in (STEP, "province-check", "province-advice", "province-scoring"):
        finish_step(dossier, key, on=date(2026, 12, 1), by=None)
    assert finish_step(dossier, "province-decision", on=date(2026, 12, 20), by=None, points=points) is None
    assert NationalFile.objects.filter(dossier=dossier).exists() is (points == 9000)  # Điều 6.3: from 90 points on
    assert open_by_paper(dossier, "ministry-check", on=date(2026, 12, 22), by=None).started_on == date(2026, 12, 22)


def test_skip_rest_ends_the_road():
    dossier = make_submitted()
    assert skip_rest(dossier, on=date(2026, 12, 1), by=None) == 9
    assert open_step(dossier) is None
    assert set(dossier.steps.values_list("state", flat=True)) == {StepState.SKIPPED}


def test_renewal_has_its_own_road_with_a_decision_in_time():
    dossier = make_filled()
    dossier.kind = "renewal"
    steps = create_steps(dossier, date(2026, 11, 22))
    assert [step.key for step in steps if step.kind == "decide"] == ["province-decision", "ministry-decision"]


# --- Answers to a completion request -----------------------------------------------------------------------------


def make_request(dossier):
    officer = make_member(Role.COMMUNE_OFFICER, dossier.commune)
    request = CompletionRequest.objects.create(
        dossier=dossier,
        organisation=dossier.commune,
        state=CompletionRequest.State.SENT,
        due_on=date(2026, 12, 1),
        created_by=officer,
        created_at=clock.now(),
        sent_at=clock.now(),
    )
    for no, subject in enumerate(["Hợp đồng thu mua", "Danh sách lao động"], start=1):
        CompletionItem.objects.create(request=request, position=no, subject=subject, criterion="1.1", reason="Thiếu")
    return request


def test_answer_makes_version_two_beside_the_first():
    dossier = make_submitted()
    first = dossier.submissions.get()
    request = make_request(dossier)
    by = owner(dossier)
    set_mark(dossier, "1.1", option="a", by=by)  # open again while the request waits
    second = answer_completion(request, answers={1: "Đã thêm hợp đồng", 2: "Đã thêm danh sách"}, by=by)
    content = json.loads(second.content)
    assert (second.no, content["version"]) == (2, 2)
    assert [item["answer"] for item in content["completion"]] == ["Đã thêm hợp đồng", "Đã thêm danh sách"]
    assert next(item for item in content["scores"] if item["criterion"] == "1.1")["option"] == "a"
    first.refresh_from_db()
    assert json.loads(first.content)["scores"][0]["option"] == "c"
    assert request.state == CompletionRequest.State.ANSWERED
    assert Notice.objects.filter(organisation=dossier.commune, subject__startswith="Đã bổ sung").exists()
    with pytest.raises(NoRight):
        set_mark(dossier, "1.1", option="b", by=by)


def test_every_item_needs_an_answer_and_typed_text_can_be_kept():
    dossier = make_submitted()
    request = make_request(dossier)
    by = owner(dossier)
    save_answers(request, answers={1: "Nháp"}, by=by)
    with pytest.raises(WrongInput) as caught:
        answer_completion(request, answers={}, by=by)
    assert caught.value.field == "answer-2"
    assert request.items.get(position=1).answer == "Nháp"
    assert dossier.submissions.count() == 1


@pytest.mark.parametrize(("answers", "code"), [({7: "x"}, "unknown-item"), ({1: "a" * 10_001}, "too-long")])
def test_wrong_answers_are_refused(answers, code):
    dossier = make_submitted()
    with pytest.raises(WrongInput) as caught:
        answer_completion(make_request(dossier), answers=answers, by=owner(dossier))
    assert caught.value.code == code


def test_answer_once_and_by_its_producer_only():
    dossier = make_submitted()
    request = make_request(dossier)
    with pytest.raises(NoRight):
        answer_completion(request, answers={1: "a", 2: "b"}, by=make_producer_member())
    answer_completion(request, answers={1: "a", 2: "b"}, expected=request.version, by=owner(dossier))
    with pytest.raises(NoRight):
        answer_completion(request, answers={1: "a", 2: "b"}, by=owner(dossier))
    assert dossier.submissions.count() == 2


# --- Papers ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("write", [write_pdf, write_docx])
def test_papers_of_draft_and_of_frozen_version(write):
    dossier = make_filled()
    by = owner(dossier)
    use_paper(dossier, criterion="3.1", version=make_paper_version(dossier.product.producer), by=by)
    content, frozen = documents.content_of(dossier, by=by)
    assert frozen is None
    assert write(documents.registration(content))
    submit_dossier(dossier, by=by)
    dossier.product.producer.organisation.name = "Tên khác"
    dossier.product.producer.organisation.save()
    content, frozen = documents.content_of(dossier, by=by)
    assert content["producer"]["name"] != "Tên khác"
    assert write(documents.registration(content, frozen=frozen, dossier=dossier))
    assert write(documents.self_assessment(content, frozen=frozen))
    assert write(documents_filing.confirmation(content, frozen=frozen))
