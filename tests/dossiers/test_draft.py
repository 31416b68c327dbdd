"""A draft: begun from a product, filled in page by page, taken back."""

from datetime import date

import pytest

from saolang.core import events
from saolang.core.errors import NoRight, NotNow, Stale, WrongInput
from saolang.dossiers import form
from saolang.dossiers.domain.draft import save_form, start_dossier, withdraw_dossier
from saolang.dossiers.enums import CloseReason, State, StepState
from saolang.people.enums import OrganisationKind
from saolang.people.models import Organisation
from saolang.producers.models import Product
from tests.factories.dossiers import make_dossier, make_place, make_submitted
from tests.factories.people import make_commune
from tests.factories.producers import make_producer, make_producer_member, make_product, member_of

pytestmark = pytest.mark.django_db


def owner(dossier):
    return member_of(dossier.product.producer)


def test_start_fills_in_what_is_known_and_finds_the_agencies():
    product = make_product(make_producer(unit=make_place(), founded_on=date(2015, 5, 20)))
    dossier = make_dossier(product)
    assert (dossier.regime, dossier.route, dossier.year, dossier.state) == ("qd26-2026", "26-2026", 2026, State.DRAFT)
    assert dossier.commune.unit == product.place
    assert dossier.province.unit == product.place.province
    assert dossier.form["producer"]["producer_name"] == product.producer.organisation.name
    assert dossier.form["producer"]["samples"] == 5
    assert dossier.form["representative"]["founded_on"] == "2015-05-20"


def test_place_of_production_not_the_producers_seat_fixes_the_commune():
    place = make_place()
    dossier = make_dossier(make_product(make_producer(unit=make_commune()), place=place))
    assert dossier.commune.unit == place


def test_second_dossier_of_a_product_waits_for_the_first():
    dossier = make_dossier()
    with pytest.raises(NotNow, match="chưa kết thúc"):
        make_dossier(dossier.product)
    withdraw_dossier(dossier, by=owner(dossier))
    assert make_dossier(dossier.product).pk != dossier.pk


def test_other_producer_cannot_start():
    with pytest.raises(NoRight):
        make_dossier(make_product(make_producer(unit=make_place())), by=make_producer_member())


def test_commune_without_a_committee_here_is_said():
    with pytest.raises(WrongInput, match="chưa dùng hệ thống") as caught:
        make_dossier(make_product(make_producer(unit=make_commune())))
    assert caught.value.code == "no-commune"


def test_province_without_a_committee_here_is_said():
    unit = make_place()
    Organisation.objects.filter(kind=OrganisationKind.PROVINCE_COMMITTEE).update(valid_to=date(2026, 1, 1))
    with pytest.raises(WrongInput) as caught:
        make_dossier(make_product(make_producer(unit=unit)))
    assert caught.value.code == "no-province"


def test_unit_that_no_longer_exists_is_said():
    product = make_product(make_producer(unit=make_place()))
    ended = make_commune(valid_to=date(2025, 6, 30))
    Product.objects.filter(pk=product.pk).update(place=ended)
    product.refresh_from_db()
    with pytest.raises(WrongInput, match="không còn nữa") as caught:
        make_dossier(product)
    assert caught.value.code == "unit-ended"


def test_product_without_a_set_of_the_law_in_force_is_said():
    product = make_product(make_producer(unit=make_place()))
    Product.objects.filter(pk=product.pk).update(product_set="qd148-2023-09")
    product.refresh_from_db()
    with pytest.raises(WrongInput) as caught:
        make_dossier(product)
    assert caught.value.code == "no-set"


def test_day_before_every_decision_has_no_route(travel):
    product = make_product(make_producer(unit=make_place()))
    travel(date(2015, 1, 1))
    with pytest.raises(WrongInput) as caught:
        make_dossier(product)
    assert caught.value.code == "no_route"


def test_save_form_keeps_what_is_not_given():
    dossier = make_dossier()
    save_form(dossier, "results", values={"materials": "Cá cơm", "revenue_last": 5}, by=owner(dossier))
    save_form(dossier, "results", values={"markets": "Chợ xã"}, expected=dossier.version, by=owner(dossier))
    assert dossier.form["results"] == {"materials": "Cá cơm", "revenue_last": 5, "markets": "Chợ xã"}
    assert [event.kind for event in events.history(dossier)[:2]] == ["form_saved", "form_saved"]
    assert "Cá cơm" not in events.history(dossier)[1].data


def test_stale_page_is_refused_and_says_who():
    dossier = make_dossier()
    by = owner(dossier)
    old = dossier.version
    save_form(dossier, "plan", values={"plan_product": "Một"}, expected=old, by=by)
    with pytest.raises(Stale, match=by.actor_name):
        save_form(dossier, "plan", values={"plan_product": "Hai"}, expected=old, by=by)
    assert make_fresh(dossier).form["plan"] == {"plan_product": "Một"}


def make_fresh(dossier):
    return type(dossier).objects.get(pk=dossier.pk)


def test_saving_the_same_again_is_never_stale_and_writes_nothing():
    dossier = make_dossier()
    by = owner(dossier)
    old = dossier.version
    save_form(dossier, "plan", values={"plan_product": "Một"}, expected=old, by=by)
    count = events.history(dossier).count()
    save_form(dossier, "plan", values={"plan_product": "Một"}, expected=old, by=by)
    assert events.history(dossier).count() == count


@pytest.mark.parametrize(
    ("section", "values", "field"),
    [
        ("results", {"materials": "a" * 10_001}, "materials"),
        ("results", {"revenue_last": "năm triệu"}, "revenue_last"),
        ("results", {"revenue_last": 10**16}, "revenue_last"),
        ("producer", {"samples": -1}, "samples"),
        ("producer", {"email": "khong phai thu"}, "email"),
        ("representative", {"founded_on": "31/02/2020"}, "founded_on"),
        ("representative", {"founded_on": date(2031, 1, 1)}, "founded_on"),
        ("representative", {"founded_on": date(1800, 1, 1)}, "founded_on"),
        ("representative", {"representative_sex": "x"}, "representative_sex"),
        ("producer", {"khong_co": "x"}, ""),
        ("khong-co", {}, ""),
        ("changes", {"changes": "x"}, ""),
    ],
)
def test_wrong_values_are_refused_at_their_field(section, values, field):
    dossier = make_dossier()
    with pytest.raises(WrongInput) as caught:
        save_form(dossier, section, values=values, by=owner(dossier))
    assert caught.value.field == field


def test_nul_is_removed_from_text():
    dossier = make_dossier()
    save_form(dossier, "plan", values={"plan_product": "Một\x00hai"}, by=owner(dossier))
    assert dossier.form["plan"]["plan_product"] == "Mộthai"


def test_every_field_of_the_forms_is_asked_once():
    keys = [field.key for section in form.SECTIONS for field in section.fields]
    assert len(keys) == len(set(keys))
    first = {section.key for section in form.sections_for("first")}
    assert {section.key for section in form.sections_for("renewal")} - first == {"updates"}
    assert {section.key for section in form.sections_for("upgrade")} - first == {"changes"}


def test_filed_dossier_is_not_edited():
    dossier = make_submitted()
    with pytest.raises(NoRight, match="đã nộp"):
        save_form(dossier, "plan", values={"plan_product": "x"}, by=owner(dossier))


def test_withdraw_closes_the_dossier_and_ends_its_road():
    dossier = make_submitted()
    withdraw_dossier(dossier, note="Chưa đủ giấy tờ", expected=dossier.version, by=owner(dossier))
    assert (dossier.state, dossier.close_reason) == (State.CLOSED, CloseReason.WITHDRAWN)
    assert set(dossier.steps.values_list("state", flat=True)) == {StepState.SKIPPED}
    with pytest.raises(NotNow):
        withdraw_dossier(dossier, by=owner(dossier))


def test_withdraw_by_others_is_refused_and_writes_nothing():
    dossier = make_submitted()
    with pytest.raises(NoRight):
        withdraw_dossier(dossier, by=make_producer_member())
    assert make_fresh(dossier).close_reason == ""


def test_start_is_for_members_of_the_producer_only():
    dossier = make_dossier()
    with pytest.raises(NoRight):
        start_dossier(dossier.product, by=make_producer_member())
