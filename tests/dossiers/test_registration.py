"""A commune declines a registration that is not its own or is there twice, before the first dossier is filed."""

import pytest

from saolang.core import events
from saolang.core.errors import NoRight, NotNow, Stale, WrongInput
from saolang.core.work import items_for
from saolang.dossiers.domain.draft import start_dossier
from saolang.dossiers.domain.registration import can_decline, decline_producer
from saolang.dossiers.enums import CloseReason, State
from saolang.papers.models import Notice
from saolang.people.enums import Role
from saolang.producers.domain.products import register_product
from saolang.producers.domain.register import confirm_producer, register_producer
from saolang.producers.models import ProducerState
from tests.factories.dossiers import make_dossier
from tests.factories.office import make_filed, make_town
from tests.factories.people import make_account, make_member
from tests.factories.producers import FISH_SAUCE, make_producer, make_product, member_of

pytestmark = pytest.mark.django_db
REASON = "Cơ sở đóng tại xã Tân Thành"


@pytest.fixture
def town():
    return make_town()


def test_declined_with_a_reason(town) -> None:
    draft = make_dossier(make_product(make_producer(unit=town.unit, name="Hợp tác xã Bến Sao")))
    producer, by = draft.product.producer, member_of(draft.product.producer)
    decline_producer(producer, reason=f" {REASON} ", expected=producer.version, by=town.officer)
    assert (producer.state, producer.end_reason) == (ProducerState.ENDED, REASON)
    draft.refresh_from_db()
    assert (draft.state, draft.close_reason) == (State.CLOSED, CloseReason.DECLINED)
    notice = Notice.objects.filter(organisation=producer.organisation, channel="screen").latest("id")
    assert "không xác nhận đăng ký" in notice.subject
    assert f"{REASON}." in notice.body
    assert events.history(producer).first().kind == "decline"
    assert REASON not in events.history(producer).first().data
    assert not [item for item in items_for(by) if item.kind.startswith(("dossier.", "product."))]
    with pytest.raises(NoRight):
        start_dossier(draft.product, by=by)
    with pytest.raises(NoRight):
        register_product(producer, name="Khác", product_set=FISH_SAUCE, place=town.unit, by=by)
    again = register_producer(make_account(), kind="cooperative", name="Hợp tác xã Bến Sao", unit=town.unit)
    assert again.organisation.producer.state == ProducerState.WAITING, "the ended one is no duplicate"


@pytest.mark.parametrize("reason", ["", "  ", "x" * 501])
def test_a_reason_is_needed(town, reason: str) -> None:
    producer = make_producer(unit=town.unit)
    with pytest.raises(WrongInput) as refused:
        decline_producer(producer, reason=reason, by=town.officer)
    assert refused.value.field == "reason"
    producer.refresh_from_db()
    assert producer.state == ProducerState.WAITING


def test_only_before_the_first_submission(town) -> None:
    producer = make_filed(town).product.producer
    assert can_decline(town.officer, producer).code == "filed"
    with pytest.raises(NoRight):
        decline_producer(producer, reason=REASON, by=town.officer)


def test_only_one_that_waits_and_only_its_commune(town) -> None:
    producer = make_producer(unit=town.unit)
    for by in (make_member(Role.COMMUNE_OFFICER), town.office, member_of(producer)):
        with pytest.raises(NoRight):
            decline_producer(producer, reason=REASON, by=by)
    with pytest.raises(Stale):
        decline_producer(producer, reason=REASON, expected=producer.version + 1, by=town.officer)
    confirm_producer(producer, by=town.officer)
    with pytest.raises((NoRight, NotNow)):
        decline_producer(producer, reason=REASON, by=town.officer)
