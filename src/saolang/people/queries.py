"""Reading people: active memberships, colleagues, valid signing rights."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from saolang.core import clock
from saolang.core.errors import WrongInput
from saolang.people.enums import AGENCY_KINDS, ENTERED_KINDS, MINISTRY_KINDS, OrganisationKind, Role
from saolang.people.models import Account, DataRequest, Invitation, Membership, Organisation, Seat, SigningRight
from saolang.people.rules import LEVEL_OF_KIND
from saolang.territory.models import Level, Unit
from saolang.territory.queries import descendants, valid_on
from saolang.viet.text import sort_key


def in_term(day: date, prefix: str = "") -> Q:
    """Rows whose `from_on`–`to_on` holds `day` (both inclusive, an empty end is open)."""
    return Q(**{f"{prefix}from_on__lte": day}) & (
        Q(**{f"{prefix}to_on__isnull": True}) | Q(**{f"{prefix}to_on__gte": day})
    )


def active_memberships(account: Account) -> QuerySet[Membership]:
    """The memberships of a person that are in force today; who stands in for a producer, only as long as in office."""
    today = clock.today()
    in_office = Q(stands_in__isnull=True) | in_term(today, "stands_in__")
    rows = Membership.objects.filter(in_term(today), in_office, account=account)
    return rows.select_related("organisation", "organisation__unit", "account", "stands_in__organisation").order_by(
        "id"
    )


def signing_rights_on(organisation: Organisation, *, paper_kind: str, day: date) -> list[SigningRight]:
    """Who may sign this kind of paper on that day; a right without kinds covers all."""
    rights = SigningRight.objects.filter(in_term(day), organisation=organisation).select_related("account")
    return [right for right in rights if not right.paper_kinds or paper_kind in right.paper_kinds]


def holds_on(right: SigningRight, day: date) -> bool:
    """Whether a signing right is in force on that day."""
    return right.from_on <= day and (right.to_on is None or day <= right.to_on)


def signing_rights_of(by: Membership, *, organisation: Organisation, paper_kind: str) -> list[SigningRight]:
    """The rights by which this person may sign this kind of paper of an organisation today."""
    rights = signing_rights_on(organisation, paper_kind=paper_kind, day=clock.today())
    return [right for right in rights if right.account_id == by.account_id]


def scope_units(by: Membership) -> QuerySet[Unit]:
    """The units whose records belong to the work of this membership's agency, to be used as a subquery.

    A commune: its own unit and the ended units it answers for today. A province: itself, its units, and the ended
    units whose successor today lies in it. The ministry: all. Producers, partners and the operator: none.
    """
    organisation = by.organisation
    if organisation.kind in MINISTRY_KINDS:
        return Unit.objects.all()
    unit = organisation.unit
    if organisation.kind not in AGENCY_KINDS or unit is None:
        return Unit.objects.none()
    scope = Q(pk=unit.pk) | Q(responsibility__today=unit)
    if unit.level == Level.PROVINCE:
        scope |= Q(province=unit) | Q(responsibility__today__province=unit)
    return Unit.objects.filter(scope)


def in_scope(by: Membership, path: str = "unit") -> Q:
    """A filter on the unit at `path` ("commune__unit"): rows inside `scope_units`; no condition for the ministry."""
    if by.organisation.kind in MINISTRY_KINDS:
        return Q()
    return Q(**{f"{path}__in": scope_units(by).order_by().values("pk")})


def organisations_in_scope(by: Membership) -> QuerySet[Organisation]:
    """The own organisation and, for an agency, all that have their place in its scope."""
    rows = Organisation.objects.select_related("unit")
    if by.organisation.kind in MINISTRY_KINDS:
        return rows
    return rows.filter(Q(pk=by.organisation_id) | in_scope(by))


def visible_to(by: Membership) -> QuerySet[Organisation]:
    """The organisations this membership may open; every list of organisations begins here."""
    return organisations_in_scope(by)


def agencies(by: Membership) -> QuerySet[Organisation]:
    """The agencies and partners that the operator looks after, producers not among them; none for anyone else."""
    if by.role != Role.SYSTEM_ADMIN:
        return Organisation.objects.none()
    rows = Organisation.objects.filter(kind__in=(*ENTERED_KINDS, OrganisationKind.SYSTEM))
    return rows.select_related("unit", "unit__province", "parent")


def in_province(province: Unit) -> Q:
    """Organisations that stand in a province of today, those of its ended units too."""
    return (
        Q(unit=province)
        | Q(unit__province=province)
        | Q(unit__responsibility__today=province)
        | Q(unit__responsibility__today__province=province)
    )


def working(prefix: str = "") -> Q:
    """Organisations that work today: begun, and not past their last day."""
    day = clock.today()
    begun = Q(**{f"{prefix}valid_from__isnull": True}) | Q(**{f"{prefix}valid_from__lte": day})
    return begun & (Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gte": day}))


def other_agency(kind: str, unit: Unit | None, *, but: Organisation | None = None) -> Organisation | None:
    """The agency that works in a unit already, where there may be only one of the kind."""
    if unit is None or kind not in LEVEL_OF_KIND:
        return None
    rows = Organisation.objects.filter(working(), kind=kind, unit=unit).order_by("id")
    return rows.exclude(pk=but.pk).first() if but else rows.first()


@dataclass(frozen=True)
class ProvinceGaps:
    """Which agencies a province has and which are missing.

    Attributes:
        committee, office: those of the province; None when missing.
        communes: the communes of today without a committee.
        present: how many communes have one.
    """

    committee: Organisation | None
    office: Organisation | None
    communes: list[Unit]
    present: int

    @property
    def missing(self) -> int:
        """How many agencies would be entered."""
        return len(self.communes) + (self.committee is None) + (self.office is None)


def province_gaps(province: Unit) -> ProvinceGaps:
    """What is there and what is missing in a province of today.

    Raises:
        WrongInput: the unit is no province of today.
    """
    day = clock.today()
    if not valid_on(day, Level.PROVINCE).filter(pk=province.pk).exists():
        raise WrongInput(_("Hãy chọn một tỉnh, thành phố của hôm nay."), field="province")
    communes = sorted(descendants(province, day).filter(level=Level.COMMUNE), key=lambda one: sort_key(one.name))
    served = Organisation.objects.filter(working(), kind=OrganisationKind.COMMUNE_COMMITTEE, unit__in=communes)
    have = set(served.order_by().values_list("unit", flat=True))
    return ProvinceGaps(
        committee=other_agency(OrganisationKind.PROVINCE_COMMITTEE, province),
        office=other_agency(OrganisationKind.PROVINCE_OCOP_OFFICE, province),
        communes=[one for one in communes if one.pk not in have],
        present=len(have),
    )


def members_of(organisation: Organisation) -> QuerySet[Membership]:
    """Who works in an organisation today, by name. The caller made sure that it may be opened."""
    rows = Membership.objects.filter(in_term(clock.today()), organisation=organisation)
    return rows.select_related("account").order_by("account__full_name", "id")


def invitations_to(organisation: Organisation) -> QuerySet[Invitation]:
    """Invitations to an organisation that can still be accepted, newest first."""
    rows = Invitation.objects.filter(organisation=organisation, accepted_by__isnull=True, cancelled_at__isnull=True)
    return rows.filter(expires_at__gt=clock.now()).order_by("-id")


def colleagues(by: Membership) -> QuerySet[Membership]:
    """The memberships of the own organisation that are in force, by name."""
    rows = Membership.objects.filter(in_term(clock.today()), organisation=by.organisation_id)
    return rows.select_related("account", "organisation").order_by("account__full_name", "id")


def open_invitations(by: Membership) -> QuerySet[Invitation]:
    """Invitations of the own organisation that can still be accepted, newest first."""
    rows = Invitation.objects.filter(
        organisation=by.organisation_id, accepted_by__isnull=True, cancelled_at__isnull=True
    )
    return rows.filter(expires_at__gt=clock.now()).order_by("-id")


def signing_rights_in(by: Membership) -> QuerySet[SigningRight]:
    """All signing rights of the own organisation, ended ones too, newest first."""
    rows = SigningRight.objects.filter(organisation=by.organisation_id)
    return rows.select_related("account", "delegated_from__account")


def seats_of(account: Account) -> QuerySet[Seat]:
    """The seats that a person holds today in bodies whose term runs."""
    day = clock.today()
    open_seat = (Q(from_on__isnull=True) | Q(from_on__lte=day)) & (Q(to_on__isnull=True) | Q(to_on__gte=day))
    open_body = Q(body__to_on__isnull=True) | Q(body__to_on__gte=day)
    return Seat.objects.filter(open_seat, open_body, account=account).select_related("body__organisation")


def recent_signing_rights(organisation: Organisation, *, paper_kind: str) -> list[SigningRight]:
    """Rights for a kind of paper in force today or ended in the last 60 days, for papers signed before that."""
    day = clock.today()
    rows = SigningRight.objects.filter(organisation=organisation, from_on__lte=day).select_related("account")
    rows = rows.exclude(to_on__lt=day - timedelta(days=60))
    return [right for right in rows if not right.paper_kinds or paper_kind in right.paper_kinds]


def data_requests(by: Membership) -> QuerySet[DataRequest]:
    """What people asked about their data, unanswered first by due day; only the operator sees others' requests."""
    rows = DataRequest.objects.select_related("account").order_by(
        F("answered_at").desc(nulls_first=True), "due_on", "id"
    )
    return rows if by.role == Role.SYSTEM_ADMIN else rows.none()
