"""Whose step it is, when the agency works on paper: bodies act for their committee, districts ended on 1/7/2025."""

from django.utils.translation import gettext as _

from saolang.core.errors import WrongInput
from saolang.dossiers.models import Dossier, Step
from saolang.law import routes
from saolang.people.domain import create_organisation
from saolang.people.enums import OrganisationKind
from saolang.people.models import Organisation
from saolang.territory.models import Level

SYMBOL = "UBND"


def agency_of(dossier: Dossier, step: Step) -> Organisation:
    """The agency whose paper ends a step; councils and teams issue through the committee or ministry.

    A district's committee is written down when its first paper is recorded: nobody signs in for it.

    Raises:
        WrongInput: the place of production lay in no district, or the ministry is not in the system.
    """
    if step.agency:
        return step.agency
    if step.level == "province":
        return dossier.province
    if step.level == "commune":
        return dossier.commune
    return _district(dossier) if step.level == "district" else _ministry()


def agency_name(dossier: Dossier, step: Step) -> str:
    """The agency of a step in words, with nothing written down: the body by its title in the route."""
    if step.agency:
        return step.agency.name
    made = routes.route(dossier.route).steps(dossier.kind)
    return next((item.agency_title for item in made if item.key == step.key), step.title)


def _ministry() -> Organisation:
    found = Organisation.objects.filter(kind=OrganisationKind.MINISTRY).order_by("id").first()
    if found is None:
        raise WrongInput(_("Bộ chưa có trong hệ thống. Hãy hỏi người quản trị."), code="no-ministry")
    return found


def _district(dossier: Dossier) -> Organisation:
    unit = dossier.product.place.parent
    if unit is None or unit.level != Level.DISTRICT:
        raise WrongInput(
            _("Nơi sản xuất của “%s” không thuộc huyện nào. Hãy chọn đơn vị hành chính của ngày nộp hồ sơ.")
            % dossier.product.name,
            code="no-district",
        )
    found = Organisation.objects.filter(kind=OrganisationKind.DISTRICT_COMMITTEE, unit=unit).first()
    return found or create_organisation(
        f"Ủy ban nhân dân {unit}",
        kind=OrganisationKind.DISTRICT_COMMITTEE,
        unit=unit,
        symbol=SYMBOL,
        place=unit.name,
        illustration=dossier.province.illustration,
        by=None,
    )
