"""Every indicator counts and lists from the same rows; an unknown one counts nothing."""

from datetime import date

import pytest

from saolang.core import indicators
from saolang.core.errors import WrongInput
from saolang.core.indicators import Scope
from saolang.programme import domain, queries
from saolang.programme.indicators import units_of
from tests.factories.certificates import make_certificate
from tests.factories.office import make_filed, make_town
from tests.factories.programme import make_bureau, make_plan

pytestmark = pytest.mark.django_db
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize("key", [indicator.key for indicator in indicators.known()])
def test_figure_and_list_agree(key: str) -> None:
    indicator = indicators.find(key)
    town = make_town()
    make_filed(town)
    certificate = make_certificate()
    place = certificate.product.place
    place.parent = place.province = town.unit.province
    place.save()
    for unit in (None, town.unit.province, town.unit):
        measured = indicator.measure(Scope(units_of(unit), *YEAR))
        rows = list(measured.rows.select_related(*indicator.related))
        assert measured.value == len(rows), unit
        assert all(indicator.words(row)[0] for row in rows)


def test_only_the_own_place_and_time_count() -> None:
    certificate = make_certificate()
    indicator = indicators.find("certificates.new")
    province = certificate.product.place.province
    assert indicator.measure(Scope(units_of(province), *YEAR)).value == 1
    assert indicator.measure(Scope(units_of(make_bureau().unit), *YEAR)).value == 0
    assert indicator.measure(Scope(units_of(province), date(2025, 1, 1), date(2025, 12, 31))).value == 0


def test_a_target_needs_an_indicator_that_exists() -> None:
    bureau = make_bureau()
    plan = make_plan(bureau)
    with pytest.raises(WrongInput):
        domain.add_target(plan, text="Chỉ tiêu", indicator="khong.co", by=bureau.office)
    target = domain.add_target(plan, text="Chỉ tiêu", indicator="dossiers.filed", by=bureau.office)
    target.indicator = "gone"
    assert queries.measure(target) is None


def test_a_key_has_one_definition() -> None:
    known = indicators.find("dossiers.filed")
    assert indicators.register(known) is known
    with pytest.raises(ValueError, match="twice"):
        indicators.register(
            indicators.Indicator(key="dossiers.filed", title="x", unit="y", rows=known.rows, aggregate=known.aggregate)
        )
