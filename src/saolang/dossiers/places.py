"""Which agencies a place of production belongs to today (the place fixes the receiving commune)."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from saolang.core.errors import WrongInput
from saolang.people.enums import OrganisationKind
from saolang.people.models import Organisation
from saolang.territory import queries as territory
from saolang.territory.models import Unit


def agencies_for(place: Unit, *, on: date) -> tuple[Organisation, Organisation]:
    """The committees of the commune and of the province that answer for `place` on a day.

    Raises:
        WrongInput: the unit ended and several took its place without a decision who answers, or a committee is not
            in the system; the sentence says what to do.
    """
    unit = _unit_today(place)
    commune = _committee(OrganisationKind.COMMUNE_COMMITTEE, unit, on)
    if commune is None:
        sentence = _("UBND %(unit)s chưa dùng hệ thống này, nên chưa nhận được hồ sơ ở đây. Hãy nộp hồ sơ giấy tại xã.")
        raise WrongInput(sentence % {"unit": unit}, code="no-commune")
    province = _committee(OrganisationKind.PROVINCE_COMMITTEE, unit.province, on) if unit.province else None
    if province is None:
        sentence = _("UBND cấp tỉnh của %(unit)s chưa có trong hệ thống. Hãy hỏi UBND xã.")
        raise WrongInput(sentence % {"unit": unit}, code="no-province")
    return commune, province


def _unit_today(place: Unit) -> Unit:
    found = list(territory.responsible_today(place))
    if len(found) == 1:
        return found[0]
    sentence = _(
        "%(unit)s không còn nữa và chưa xác định được xã nào thay thế. Hãy chọn lại nơi sản xuất của sản phẩm."
    )
    raise WrongInput(sentence % {"unit": str(place)}, code="unit-ended", field="place")


def _committee(kind: str, unit: Unit, on: date) -> Organisation | None:
    in_force = Q(valid_from__isnull=True) | Q(valid_from__lte=on)
    not_ended = Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    return Organisation.objects.filter(in_force, not_ended, kind=kind, unit=unit).order_by("id").first()
