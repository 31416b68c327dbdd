"""Which kind of dossier a product may file on a day, what is taken over, and what is printed (Điều 6.1, 7.5, 7.6)."""

import json
from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from saolang.certificates import domain as certificates
from saolang.certificates import terms
from saolang.certificates.enums import Kind as Standing
from saolang.certificates.models import Certificate
from saolang.core import clock
from saolang.core.errors import NoRight
from saolang.core.models import PracticeChoice
from saolang.documents.write import write_pdf
from saolang.dossiers import documents, progress, renewal, work_renewals
from saolang.dossiers.domain.draft import save_form, start_dossier, withdraw_dossier
from saolang.dossiers.domain.evidence import use_paper
from saolang.dossiers.domain.submit import submit_dossier
from saolang.dossiers.models import Dossier, PaperUse, SelfMark
from saolang.law import clock as law_clock
from saolang.law.routes import route
from saolang.people.enums import Role
from tests.factories.certificates import make_grant, make_member, make_ministry
from tests.factories.dossiers import ANSWERS, make_place, make_submitted
from tests.factories.producers import make_paper_version, make_producer, make_product, member_of

GIVEN = date(2026, 6, 14)
END = date(2029, 6, 14)  # same_day after 36 months
FIRST, LAST = END - timedelta(days=180), END - timedelta(days=120)
pytestmark = pytest.mark.django_db


def make_old(*, star: int = 3, on: date = GIVEN, **changes) -> Certificate:
    """A certificate of a product whose place has its committees; filed under the rule of today."""
    product = make_product(make_producer(unit=make_place()))
    authority = make_ministry() if star == 5 else None
    values = {"star": star, "on": on, **changes} | ({"authority": authority} if authority else {})
    assert clock.today() >= on
    return certificates.issue(product, grant=make_grant(product, **values), by=None)


def choose(key: str, value: str) -> None:
    PracticeChoice.objects.create(key=key, value=value, reason="Quy chế", decided_at=clock.now())


def start(old: Certificate, kind: str = "renewal") -> Dossier:
    return start_dossier(old.product, kind=kind, by=member_of(old.product.producer))


@pytest.mark.parametrize(("before", "code"), [(181, "too-early"), (180, ""), (150, ""), (120, ""), (119, ""), (1, "")])
def test_the_window_of_a_renewal(travel, before: int, code: str) -> None:
    travel(END - timedelta(days=before))
    old = make_old()
    if code:
        with pytest.raises(NoRight) as caught:
            start(old)
        assert caught.value.code == code
        assert f"{FIRST:%d/%m/%Y}" in caught.value.sentence
        return
    dossier = start(old)
    assert dossier.certificate == old.uuid
    late = [lack for lack in progress.missing(dossier) if lack.code == "late-renewal"]
    assert bool(late) == (before < 120)
    assert all("Điều 12.3" in lack.sentence and f"{LAST:%d/%m/%Y}" in lack.sentence for lack in late)


def test_a_late_renewal_may_be_refused_by_practice(travel) -> None:
    travel(END - timedelta(days=119))
    choose("late_renewal", "refused")
    with pytest.raises(NoRight) as caught:
        start(make_old())
    assert caught.value.code == "too-late"


def test_the_day_of_filing_counts_and_not_the_day_of_the_draft(travel) -> None:
    travel(LAST)
    dossier = start(make_old())
    by = member_of(dossier.product.producer)
    travel(END + timedelta(days=1))
    with pytest.raises(NoRight) as caught:
        submit_dossier(dossier, by=by)
    assert caught.value.code == "lapsed"


def test_lapsed_withdrawn_and_missing_certificates(travel) -> None:
    travel(END + timedelta(days=1))
    old = make_old()
    for kind in ("renewal", "upgrade"):
        with pytest.raises(NoRight) as caught:
            start(old, kind)
        assert caught.value.code == {"renewal": "lapsed", "upgrade": "not-in-force"}[kind]
    assert start(old, "first").certificate is None

    travel(LAST)
    withdrawn = make_old()
    office = make_member(withdrawn.authority, Role.OCOP_OFFICE)
    ground = terms.withdrawal_grounds()[0].key
    certificates.withdraw(withdrawn, ground=ground, decision_number="9/QĐ", decided_on=LAST, by=office)
    for kind, code in (("renewal", "withdrawn"), ("upgrade", "not-in-force")):
        with pytest.raises(NoRight) as caught:
            start(withdrawn, kind)
        assert caught.value.code == code
    for kind in ("renewal", "upgrade"):
        product = make_product(make_producer(unit=make_place()))
        with pytest.raises(NoRight) as caught:
            start_dossier(product, kind=kind, by=member_of(product.producer))
        assert caught.value.code == "no-certificate"


def test_a_lapsed_certificate_may_be_renewed_by_practice(travel) -> None:
    choose("lapsed_renewal", "received_with_warning")
    travel(END + timedelta(days=5))
    assert start(make_old()).kind == "renewal"


def test_upgrade_any_time_below_the_highest_star(travel) -> None:
    travel(date(2026, 7, 1))
    four = make_old(star=4)
    assert start(four, "upgrade").certificate == four.uuid
    with pytest.raises(NoRight) as caught:
        start(make_old(star=5), "upgrade")
    assert caught.value.code == "highest"
    with pytest.raises(NoRight) as caught:
        start(make_old(), "first")
    assert caught.value.code == "has-certificate"


def test_offers_say_what_is_possible_and_why_not(travel) -> None:
    travel(FIRST - timedelta(days=1))
    old = make_old()
    assert [(one.kind, one.refusal is None) for one in renewal.offers(old.product, FIRST - timedelta(days=1))] == [
        ("upgrade", True),
        ("first", False),
        ("renewal", False),
    ]


ISSUED = st.dates(date(2024, 1, 1), date(2060, 12, 31))


@given(issued=ISSUED, offset=st.integers(-400, 300))
def test_window_days_over_all_dates(issued: date, offset: int) -> None:
    """The law's clock and the refusal agree on every day, leap days and short months too."""
    last = terms.last_valid_day(issued)
    assert (last.year, last.month) == (issued.year + 3, issued.month)
    assert last.day == issued.day or (issued.month, issued.day, last.day) == (2, 29, 28)
    on = last + timedelta(days=offset)
    certificate = Certificate(star=3, issued_on=issued, last_valid_on=last)
    certificate._state.fields_cache.update(withdrawal=None, prolongation=None, replaced_by=None)
    refusal = renewal.why_not("renewal", certificate, on)
    window = law_clock.renewal_window(last, route("26-2026"))
    assert window is not None
    expected = "too-early" if on < window.opens else "lapsed" if on > last else ""
    assert (refusal.code if refusal else "") == expected
    assert bool(renewal.late_warning(certificate, on)) == (offset > -120)


def close(dossier: Dossier) -> None:
    Dossier.objects.filter(pk=dossier.pk).update(state="closed", close_reason="recognised")


def renewed_from(previous: Dossier, travel) -> tuple[Certificate, Dossier]:
    """A dossier that was filed, its certificate, and the draft of its renewal."""
    product = previous.product
    old = certificates.issue(product, grant=make_grant(product, dossier=previous.uuid), by=None)
    close(previous)
    travel(terms.renewal_opens(old.last_valid_on))
    return old, start(old)


def test_the_draft_takes_over_what_still_holds(travel) -> None:
    travel(date(2026, 6, 14))
    previous = make_submitted()
    producer = previous.product.producer
    by = member_of(producer)
    kept = make_paper_version(producer, title="Giấy đăng ký")
    ended = make_paper_version(producer, title="Chứng nhận ATTP", expires_on=date(2027, 1, 1))
    for version in (kept, ended):
        PaperUse.objects.create(dossier=previous, criterion="A1.1", version=version)
    _old, dossier = renewed_from(previous, travel)

    assert dossier.form["product"]["specification"] == ANSWERS["product"]["specification"]
    assert "revenue_last" not in dossier.form["results"], "figures of other years are typed anew"
    assert dossier.form["producer"]["phone"] == producer.phone
    marks = {mark.criterion: (mark.option, mark.points) for mark in SelfMark.objects.filter(dossier=dossier)}
    assert marks == {mark.criterion: (mark.option, mark.points) for mark in previous.marks.all()}
    assert [use.version for use in dossier.uses.all()] == [kept], "what has expired is not evidence any more"
    use_paper(dossier, version=ended, by=by)  # still the producer's to use


def test_updates_are_frozen_and_printed(travel) -> None:
    travel(date(2026, 6, 14))
    _old, dossier = renewed_from(make_submitted(), travel)
    by = member_of(dossier.product.producer)
    lacks = [lack for lack in progress.missing(dossier) if lack.code == "no-updates"]
    assert lacks
    assert "nguyên liệu" in lacks[0].sentence
    save_form(
        dossier, "updates", values={"update_materials": "Mua thêm cá của 5 hộ.", "update_output": "12 tấn"}, by=by
    )
    submission = submit_dossier(dossier, by=by)
    content = json.loads(submission.content)
    assert content["certificate"]["uuid"] == str(dossier.certificate)
    paper = documents.self_assessment(content, frozen=submission)
    shown = str(paper)
    for words in ("Mua thêm cá của 5 hộ.", "12 tấn", "Sản phẩm đã được công nhận 3 sao", "Sản lượng"):
        assert words in shown
    assert write_pdf(paper).startswith(b"%PDF")


def test_reminders_end_when_the_renewal_is_filed(travel) -> None:
    travel(date(2026, 6, 14))
    previous = make_submitted()
    product = previous.product
    old = certificates.issue(product, grant=make_grant(product), by=None)
    by, officer = member_of(product.producer), make_member(previous.commune, Role.COMMUNE_OFFICER)
    opens = terms.renewal_opens(old.last_valid_on)
    travel(opens - timedelta(days=31))
    assert list(work_renewals.renewals(by)) == []
    travel(opens - timedelta(days=30))
    (early,) = work_renewals.renewals(by)
    assert (early.kind, early.target, early.since) == ("certificate.renewal", old.uuid, opens)
    travel(opens)
    (item,) = work_renewals.renewals(by)
    assert (item.kind, item.target) == ("dossier.start", product.uuid)
    assert item.due_on == terms.renewal_closes(old.last_valid_on)
    close(previous)
    dossier = start(old)
    assert list(work_renewals.renewals(by)) == [], "the draft is the work now"
    assert len(list(work_renewals.renewals(officer))) == 1
    submit_dossier(dossier, by=by)
    assert list(work_renewals.renewals(officer)) == []
    withdraw_dossier(dossier, by=by)
    assert len(list(work_renewals.renewals(by))) == 1, "a renewal that was taken back has to be filed again"
    assert list(work_renewals.renewals(make_member(old.authority, Role.CLERK))) == []


def test_standing_of_a_prolonged_certificate(travel) -> None:
    travel(END)
    old = make_old()
    office = make_member(old.authority, Role.OCOP_OFFICE)
    certificates.prolong(old, decided_on=END, reason="Chờ kết quả", by=office)
    travel(END + timedelta(days=30))
    standing = renewal.certificate_of(old.product, END + timedelta(days=30))
    assert standing == old
    assert renewal.state_on(standing, END + timedelta(days=30)).kind == Standing.PROLONGED
    assert start(old).kind == "renewal"


def test_what_changed_since_the_last_dossier_is_told(travel, client) -> None:
    travel(date(2026, 6, 14))
    _old, dossier = renewed_from(make_submitted(), travel)
    by = member_of(dossier.product.producer)
    save_form(dossier, "product", values={"specification": "Chai thủy tinh 250 ml."}, by=by)
    submit_dossier(dossier, by=by)
    officer = make_member(dossier.commune, Role.COMMUNE_OFFICER)
    client.force_login(officer.account)
    page = client.get(reverse("office-dossier", args=[dossier.uuid]) + "?phan=ho-so").content.decode()
    assert "Nội dung khác với hồ sơ trước" in page
    assert "Chai thủy tinh 250 ml." in page
    assert ANSWERS["product"]["specification"] in page


def test_the_start_page_offers_what_is_possible(travel, client) -> None:
    travel(FIRST - timedelta(days=1))
    old = make_old()
    account = member_of(old.product.producer).account
    start_page = reverse("dossier-start", args=[old.product.uuid])
    client.force_login(account)
    early = client.get(start_page).content.decode()
    assert "Lập hồ sơ đánh giá lại" not in early
    assert f"{FIRST:%d/%m/%Y}" in early
    product = client.get(reverse("product", args=[old.product.uuid])).content.decode()
    assert "Bạn có thể nâng hạng bất cứ lúc nào" in product
    travel(LAST + timedelta(days=1))
    client.force_login(account)
    page = client.get(start_page).content.decode()
    for words in ("Lập hồ sơ đánh giá lại", "Lập hồ sơ nâng hạng", "Điều 12.3", "đang có giấy chứng nhận 3 sao"):
        assert words in page
