"""Forms of the operator about agencies."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from saolang.core import clock
from saolang.people import queries, rules
from saolang.people.enums import ENTERED_KINDS, MINISTRY_KINDS, OrganisationKind
from saolang.people.models import Membership, Organisation
from saolang.territory.models import Level, Unit
from saolang.territory.queries import valid_on
from saolang.web.account.people.forms import InviteForm
from saolang.web.forms import VersionForm
from saolang.web.ui.forms import DateField

LOCAL = (OrganisationKind.DEPARTMENT, OrganisationKind.MASS_ORGANISATION, OrganisationKind.PARTNER)
EVERYWHERE = (*MINISTRY_KINDS, OrganisationKind.PARTNER)


def provinces() -> QuerySet[Unit]:
    """The provinces of today, by name."""
    return valid_on(clock.today(), Level.PROVINCE).order_by("folded", "stable_id")


def kinds_for(unit: Unit | None) -> list[OrganisationKind]:
    """What can be entered in a unit; without one the ministry's agencies and partners."""
    if unit is None:
        return list(EVERYWHERE)
    return [kind for kind in ENTERED_KINDS if rules.LEVEL_OF_KIND.get(kind) == unit.level or kind in LOCAL]


def above(by: Membership, unit: Unit | None) -> QuerySet[Organisation]:
    """The agencies that may stand above one in the unit: those of the unit, its province and the ministry."""
    near = queries.agencies(by).filter(kind__in=MINISTRY_KINDS)
    if unit is not None:
        places = [unit.pk, *([unit.province_id] if unit.province_id else [])]
        near = near | queries.agencies(by).filter(unit__in=places)
    return near.order_by("name", "id")


class AgencyFilter(forms.Form):
    """Kept in the address."""

    tim = forms.CharField(label=_("Tìm"), required=False, max_length=100, help_text=_("Tên cơ quan, không cần dấu."))
    loai = forms.ChoiceField(label=_("Loại cơ quan"), required=False)
    tinh = forms.ModelChoiceField(
        label=_("Tỉnh, thành phố"), required=False, queryset=Unit.objects.none(), to_field_name="uuid",
        empty_label=_("Tất cả"),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = (*ENTERED_KINDS, OrganisationKind.SYSTEM)
        self.fields["loai"].choices = [("", _("Tất cả")), *((one.value, one.label) for one in kinds)]  # type: ignore[attr-defined]
        self.fields["tinh"].queryset = provinces()  # type: ignore[attr-defined]


class _Agency(forms.Form):
    """What both pages ask."""

    name = forms.CharField(label=_("Tên cơ quan"), max_length=250, help_text=_("Tên đầy đủ, như ghi trên văn bản."))
    short_name = forms.CharField(label=_("Tên ngắn"), max_length=80, required=False)
    symbol = forms.CharField(
        label=_("Ký hiệu trong số văn bản"), max_length=40, required=False, help_text=_("Ví dụ: UBND.")
    )
    place = forms.CharField(
        label=_("Địa danh ghi trên văn bản"), max_length=80, required=False, help_text=_("Ví dụ: Tân Hộ Cơ.")
    )
    parent = forms.ModelChoiceField(
        label=_("Cơ quan cấp trên"), queryset=Organisation.objects.none(), required=False, empty_label=_("Không có")
    )


class NewAgencyForm(_Agency):
    """An agency in a unit that was chosen before."""

    kind = forms.ChoiceField(label=_("Loại cơ quan"))
    field_order = ["kind", "name", "short_name", "symbol", "place", "parent"]

    def __init__(self, *args: Any, by: Membership, unit: Unit | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("Hãy chọn")), *((one.value, one.label) for one in kinds_for(unit))]  # type: ignore[attr-defined]
        self.fields["parent"].queryset = above(by, unit)  # type: ignore[attr-defined]


class AgencyForm(_Agency, VersionForm):
    """What can be changed later."""

    valid_to = DateField(
        label=_("Ngày cuối cùng làm việc"),
        required=False,
        help_text=_("Để trống khi cơ quan đang làm việc. Sau ngày này cơ quan không nhận hồ sơ mới."),
    )

    def __init__(self, *args: Any, by: Membership, agency: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = above(by, agency.unit)
        if agency.parent:  # the one of now stays possible, wherever it stands
            known = known | queries.agencies(by).filter(pk=agency.parent.pk)
        self.fields["parent"].queryset = known.exclude(pk=agency.pk)  # type: ignore[attr-defined]

    def renewed(self, version: int) -> None:
        """Carry the version of now: the person has read who changed what, their words are still in the fields."""
        sent: Any = self.data
        data = sent.copy()
        data["version"] = str(version)
        self.data = data


class FirstPersonForm(InviteForm):
    """Whom to invite into an agency that is not the operator's own."""

    def __init__(self, *args: Any, by: Membership, agency: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, by=by, **kwargs)
        self.fields["role"].choices = [(role.value, role.label) for role in rules.roles_for(agency)]  # type: ignore[attr-defined]
