"""The self-score and its evidence."""

import io
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saolang.core.errors import NoRight, Stale, WrongInput
from saolang.dossiers.domain.evidence import drop_use, upload_evidence, use_paper
from saolang.dossiers.domain.marks import set_mark
from saolang.dossiers.models import PaperUse, SelfMark
from saolang.dossiers.progress import Weight, blocking, missing
from saolang.dossiers.scores import score_marks, score_of
from saolang.law import load
from saolang.people.domain import appoint_adviser
from saolang.people.enums import Role
from saolang.producers.models import Paper
from tests.factories.dossiers import fill, make_dossier, make_filled, make_submitted
from tests.factories.people import make_member
from tests.factories.producers import (
    FISH_SAUCE,
    make_paper_version,
    make_pdf,
    make_producer,
    make_producer_member,
    member_of,
)

pytestmark = pytest.mark.django_db
SHEET = load.product_set(FISH_SAUCE)


def owner(dossier):
    return member_of(dossier.product.producer)


def test_points_come_from_the_law():
    dossier = make_dossier()
    mark = set_mark(dossier, "1.1", option="b", description=" Mua trong tỉnh ", by=owner(dossier))
    assert (mark.points, mark.description) == (300, "Mua trong tỉnh")
    assert score_of(dossier).score.total == 300


@pytest.mark.parametrize(
    ("criterion", "option", "code"), [("1.1", "z", "unknown-option"), ("9.9", "a", "unknown-criterion")]
)
def test_what_is_not_in_the_sheet_is_refused(criterion, option, code):
    dossier = make_dossier()
    with pytest.raises(WrongInput, match="không có trong phiếu") as caught:
        set_mark(dossier, criterion, option=option, by=owner(dossier))
    assert caught.value.code == code
    assert not SelfMark.objects.exists()


def test_description_of_more_than_ten_thousand_letters_is_refused():
    dossier = make_dossier()
    with pytest.raises(WrongInput) as caught:
        set_mark(dossier, "1.1", option="a", description="a" * 10_001, by=owner(dossier))
    assert caught.value.field == "description"


def test_choice_can_be_taken_back_and_words_stay():
    dossier = make_dossier()
    by = owner(dossier)
    set_mark(dossier, "1.1", option="b", description="Lời", by=by)
    mark = set_mark(dossier, "1.1", option="", by=by)
    assert (mark.option, mark.points, mark.description) == ("", 0, "Lời")
    assert score_of(dossier).answered == 0


def test_two_windows_on_one_dossier():
    dossier = make_dossier()
    by = owner(dossier)
    old = dossier.version
    set_mark(dossier, "1.1", option="b", expected=old, by=by)
    set_mark(dossier, "1.1", option="b", expected=old, by=by)  # the same again: nothing to do
    with pytest.raises(Stale):
        set_mark(dossier, "1.1", option="c", expected=old, by=by)


def test_filed_dossier_keeps_its_marks():
    dossier = make_submitted()
    with pytest.raises(NoRight):
        set_mark(dossier, "1.1", option="a", by=owner(dossier))


def test_adviser_writes_in_its_term_only(travel, today):
    dossier = make_dossier()
    adviser = make_member(Role.ADVISER)
    with pytest.raises(NoRight):
        set_mark(dossier, "1.1", option="a", by=adviser)
    appoint_adviser(adviser, dossier=dossier.uuid, from_on=today, to_on=today + timedelta(days=30), by=None)
    set_mark(dossier, "1.1", option="a", by=adviser)
    use = upload_evidence(dossier, criterion="1.1", content=make_pdf(), name="a.pdf", by=adviser)
    assert use.version.paper.producer == dossier.product.producer
    travel(today + timedelta(days=31))
    with pytest.raises(NoRight):
        set_mark(dossier, "1.1", option="b", by=adviser)


def test_full_marks_are_five_stars_without_a_next_one():
    found = score_of(make_filled())
    assert (found.score.total, found.score.star, found.path) == (10_000, 5, None)
    assert found.answered == len(SHEET.criteria)


def test_path_offers_what_the_producer_cannot_change_last():
    best = {item.key: max(item.choices) for item in SHEET.criteria}
    fixed = [item.key for item in SHEET.criteria if item.ref in load.traits()]
    low = best | dict.fromkeys([*fixed, "1.1", "5.1"], 0)
    path = score_marks(SHEET, low, wanted_star=5).path
    assert path is not None
    flags = [step.is_fixed for step in path]
    assert flags == sorted(flags)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_path_always_reaches_its_star(data):
    marks = {item.key: data.draw(st.sampled_from(sorted(item.choices))) for item in SHEET.criteria}
    found = score_marks(SHEET, marks)
    if found.path is None:
        return
    reached = score_marks(SHEET, marks | {step.criterion.key: step.after for step in found.path})
    assert reached.score.star >= found.score.next_star.star


def test_use_paper_is_once_and_can_be_dropped():
    dossier = make_dossier()
    by = owner(dossier)
    version = make_paper_version(dossier.product.producer)
    use = use_paper(dossier, criterion="3.1", version=version, by=by)
    assert use_paper(dossier, criterion="3.1", version=version, by=by) == use
    use_paper(dossier, version=version, by=by)
    drop_use(use, by=by)
    assert [item.criterion for item in PaperUse.objects.all()] == [""]
    assert Paper.objects.count() == 1


def test_paper_of_another_producer_is_refused():
    dossier = make_dossier()
    with pytest.raises(WrongInput) as caught:
        use_paper(dossier, criterion="3.1", version=make_paper_version(make_producer()), by=owner(dossier))
    assert caught.value.code == "other-producer"


def test_evidence_of_a_filed_dossier_stays():
    dossier = make_dossier()
    by = owner(dossier)
    use = use_paper(dossier, criterion="3.1", version=make_paper_version(dossier.product.producer), by=by)
    from saolang.dossiers.domain.submit import submit_dossier

    submit_dossier(fill(dossier), by=by)
    with pytest.raises(NoRight):
        drop_use(use, by=by)


def test_refused_upload_leaves_nothing():
    dossier = make_dossier()
    with pytest.raises(WrongInput) as caught:
        upload_evidence(dossier, criterion="1.1", content=io.BytesIO(b"<html>"), name="a.pdf", by=owner(dossier))
    assert caught.value.field == "file"
    assert not PaperUse.objects.exists()
    assert not Paper.objects.exists()


def test_upload_takes_the_kind_the_criterion_asks_for():
    dossier = make_dossier()
    use = upload_evidence(dossier, criterion="3.5", content=make_pdf(), name="a.pdf", by=owner(dossier))
    assert use.version.paper.kind == "intellectual_property"


def test_other_producers_cannot_upload():
    with pytest.raises(NoRight):
        upload_evidence(make_dossier(), content=make_pdf(), name="a.pdf", by=make_producer_member())


# --- What is missing ------------------------------------------------------------------------------------------


def codes(dossier, weight):
    return {lack.code for lack in missing(dossier) if lack.weight == weight}


def test_new_draft_lacks_required_fields_and_marks():
    dossier = make_dossier()
    assert codes(dossier, Weight.BLOCKS) == {"empty-field", "no-marks"}
    fields = {lack.field for lack in missing(dossier) if lack.code == "empty-field"}
    assert fields == {"materials", "plan_product"}


def test_filled_draft_blocks_nothing():
    dossier = make_filled()
    assert blocking(dossier) == []
    assert "no-evidence" in codes(dossier, Weight.WARNS)
    assert "not-confirmed" in codes(dossier, Weight.NOTES)


def test_missing_scores_warn_with_their_count():
    dossier = make_filled()
    SelfMark.objects.filter(dossier=dossier, criterion__in=["1.1", "1.2"]).update(option="", points=0)
    sentence = next(lack.sentence for lack in missing(dossier) if lack.code == "open-criteria")
    assert sentence.startswith("Còn 2 tiêu chí")


def test_expired_paper_warns_with_its_day():
    dossier = make_filled()
    version = make_paper_version(
        dossier.product.producer, kind="facility_certificate", title="Giấy ATTP", expires_on=date(2026, 10, 12)
    )
    use_paper(dossier, criterion="9", version=version, by=owner(dossier))
    lack = next(lack for lack in missing(dossier) if lack.code == "expired")
    assert (lack.weight, lack.criterion) == (Weight.WARNS, "9")
    assert "12/10/2026" in lack.sentence


def test_missed_minimum_warns_when_the_total_would_reach_the_star():
    dossier = make_filled()
    set_mark(dossier, "1.1", option="", by=owner(dossier))
    lacks = [lack for lack in missing(dossier) if lack.code == "missed-minimum"]
    assert [lack.criterion for lack in lacks] == ["1.1"]
    assert score_of(dossier).score.star == 2


def test_low_scores_say_that_three_stars_are_not_reached():
    assert "below-three" in codes(make_filled(points="least"), Weight.WARNS)


def test_missing_asks_the_same_number_of_queries(django_assert_num_queries):
    dossier = make_filled()
    with django_assert_num_queries(3):
        missing(dossier)
    for _row in range(3):
        use_paper(dossier, criterion="3.1", version=make_paper_version(dossier.product.producer), by=owner(dossier))
    with django_assert_num_queries(3):
        missing(dossier)
