"""Accounts, organisations, memberships, signing rights, bodies and their seats."""

import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext as _

from saolang.core.models import Public, Versioned
from saolang.people.enums import TEAM_ROLES, BodyKind, Capacity, DataRequestKind, OrganisationKind, Role, SeatRole
from saolang.territory.models import Unit


class Account(AbstractUser):
    """A person who signs in. What they may do comes from memberships and seats only."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    full_name = models.CharField("họ và tên", max_length=120)
    email = models.EmailField(blank=True)
    phone = models.CharField("điện thoại", max_length=20, blank=True)
    language = models.CharField(max_length=5, default="vi")

    REQUIRED_FIELDS = ["full_name"]

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name


class Organisation(Public, Versioned):
    """An agency, a producer's firm or another body with a name, a place and a time of validity."""

    kind = models.CharField(max_length=30, choices=OrganisationKind.choices)
    name = models.CharField(max_length=250)
    folded = models.CharField(max_length=250, db_index=True)
    short_name = models.CharField(max_length=80, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="organisations")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    symbol = models.CharField(max_length=40, blank=True, help_text="Ký hiệu trong số văn bản, ví dụ UBND.")
    place = models.CharField(max_length=80, blank=True, help_text="Địa danh ghi trên văn bản.")
    tax_code = models.CharField(max_length=20, blank=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    successor = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="predecessors")
    illustration = models.BooleanField(default=False)

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class Membership(Public):
    """An account in a role of an organisation, from one day to another. It is the actor of every change."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=30, choices=Role.choices)
    title = models.CharField(max_length=120, blank=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    stands_in = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        related_name="stand_ins",
        help_text="The commune officer's own membership, when the officer enters for a producer that works on paper.",
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "organisation", "role"],
                condition=models.Q(to_on__isnull=True),
                name="membership_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation} · {self.get_role_display()}"

    @property
    def actor_id(self) -> uuid.UUID:
        return self.account.uuid

    @property
    def actor_name(self) -> str:
        return self.account.full_name

    @property
    def actor_role(self) -> str:
        """The role as events write it; who stands in for a producer is never written down as the producer."""
        own = self.stands_in
        return _("%s, nhập thay chủ thể") % own.get_role_display() if own else str(self.get_role_display())

    @property
    def actor_unit(self) -> str:
        return (self.stands_in or self).organisation.name


class AdviserTerm(models.Model):
    """Dossiers that an adviser may help with, until a day (role ADVISER sees nothing else)."""

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="adviser_terms")
    dossier = models.UUIDField()
    from_on = models.DateField()
    to_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["membership", "dossier"], name="adviser_once")]


class Invitation(Public):
    """A colleague is asked to join an organisation in a role."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="invitations")
    role = models.CharField(max_length=30, choices=Role.choices)
    full_name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    token = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    cancelled_at = models.DateTimeField(null=True)


class SigningRight(Public):
    """Who may sign which kinds of paper of an organisation, from one day to another, and by which paper."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="signing_rights")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="signing_rights")
    post = models.CharField("chức vụ", max_length=120)
    capacity = models.CharField(max_length=5, choices=Capacity.choices, blank=True)
    paper_kinds = models.JSONField(default=list, blank=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    granting_paper = models.CharField(max_length=250)
    delegated_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="delegations")

    class Meta:
        ordering = ["-from_on", "id"]


class Body(Public):
    """A council or council team: it exists by a decision, for a term."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="bodies")
    kind = models.CharField(max_length=10, choices=BodyKind.choices)
    name = models.CharField(max_length=250)
    decision = models.CharField(max_length=250, blank=True)
    from_on = models.DateField(null=True)
    to_on = models.DateField(null=True)


class Seat(Public):
    """A place in a body. The account is empty while the member has no login yet."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seats")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="seats")
    full_name = models.CharField(max_length=120)
    title = models.CharField(max_length=200)
    role = models.CharField(max_length=12, choices=SeatRole.choices, default=SeatRole.MEMBER)
    position = models.PositiveSmallIntegerField(default=0)
    from_on = models.DateField(null=True)
    to_on = models.DateField(null=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "account"],
                condition=models.Q(account__isnull=False, to_on__isnull=True),
                name="seat_once",
            )
        ]

    @property
    def role_name(self) -> str:
        """What the place is called: a team has a head where a council has a chair."""
        if self.body.kind == BodyKind.TEAM:
            return str(TEAM_ROLES[SeatRole(self.role)])
        return str(self.get_role_display())


class DataRequest(Public, Versioned):
    """What a person asks about the data kept on them, by when it is to be answered, and the answer (DESIGN rule 17)."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="data_requests")
    kind = models.CharField(max_length=10, choices=DataRequestKind.choices)
    words = models.TextField()
    created_at = models.DateTimeField()
    due_on = models.DateField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["answered_at", "due_on", "id"]
