"""Figures of the operator: how many agencies there are, the way to add the first."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from saolang.people import queries
from saolang.people.enums import Role
from saolang.people.models import Membership
from saolang.web.home import figures_of
from saolang.web.ui import parts
from saolang.web.ui.words import number


@figures_of(Role.SYSTEM_ADMIN)
def agencies(by: Membership) -> Iterator[parts.Figure]:
    """Every agency of the installation; its list is where agencies are entered."""
    yield parts.Figure(
        value=number(queries.agencies(by).count()), label=_("cơ quan trong hệ thống"), href=reverse("agency-list")
    )
