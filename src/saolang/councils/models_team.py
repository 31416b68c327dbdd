"""The operating regulation, the council team's work, and what a council settles beside its sheets (Điều 7.3b, c)."""

from django.db import models

from saolang.core.models import Public, StoredFile, Versioned
from saolang.councils.enums import Proposal
from saolang.people.models import Body, Organisation, Seat


class Regulation(Public):
    """Quy chế hoạt động của Hội đồng: in force from its decision until the next one of the same authority."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="regulations")
    paper = models.UUIDField(unique=True, help_text="The issued decision with the regulation attached.")
    citation = models.CharField(max_length=400, help_text="As later papers cite it.")
    rules = models.JSONField(default=dict, help_text="See `councils.working_rules`.")
    extra_rounds = models.BooleanField(default=False, help_text="Whether rounds beside those of Điều 5 may be held.")
    from_on = models.DateField()

    class Meta:
        ordering = ["-from_on", "-id"]

    def __str__(self) -> str:
        return self.citation


class Team(Public, Versioned):
    """The council team (Tổ tư vấn Hội đồng) of one round, set up by its own decision."""

    round = models.ForeignKey("councils.Round", on_delete=models.PROTECT, related_name="teams")
    body = models.OneToOneField(Body, on_delete=models.PROTECT, related_name="team")
    decision_paper = models.UUIDField(null=True)
    report_paper = models.UUIDField(null=True)
    reported_on = models.DateField(null=True, help_text="The day of the issued report to the council's chair.")

    def __str__(self) -> str:
        return self.body.name


class TeamView(Public, Versioned):
    """What the team finds about one dossier and proposes to the council; no points."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="views")
    entry = models.ForeignKey("councils.RoundEntry", on_delete=models.PROTECT, related_name="team_views")
    met = models.TextField(blank=True)
    lacking = models.TextField(blank=True)
    proposal = models.CharField(max_length=12, choices=Proposal.choices, blank=True)
    written_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team", "entry"], name="team_view_once")]


class Survey(Public, Versioned):
    """Khảo sát thực tế at a place of production, for one dossier. Its record is an official paper."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="surveys")
    entry = models.ForeignKey("councils.RoundEntry", on_delete=models.PROTECT, related_name="surveys")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    place = models.CharField(max_length=300)
    present = models.TextField(help_text="One person a line: name, post.")
    findings = models.JSONField(default=dict, help_text="Text by key of a section of the product set.")
    conclusion = models.TextField(blank=True)
    paper = models.UUIDField(null=True)

    class Meta:
        ordering = ["started_at", "id"]


class SurveyPhoto(Public):
    """A picture taken at the survey."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="photos")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    caption = models.CharField(max_length=200, blank=True)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]


class TestRequest(Public, Versioned):
    """A quality test that the team asks for, and its result when it is there."""

    __test__ = False  # a test of a product, not of this program

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="tests")
    entry = models.ForeignKey("councils.RoundEntry", on_delete=models.PROTECT, related_name="tests")
    subject = models.CharField(max_length=300)
    reason = models.CharField(max_length=500)
    asked_on = models.DateField()
    due_on = models.DateField(null=True)
    received_on = models.DateField(null=True)
    result = models.TextField(blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(max_length=200, blank=True)
    paper = models.UUIDField(null=True, help_text="The letter that asks for it.")

    class Meta:
        ordering = ["asked_on", "id"]


class AgreedOption(models.Model):
    """The option that the council agreed on for a criterion with a minimum, where its sheets differ."""

    council = models.ForeignKey("councils.Council", on_delete=models.PROTECT, related_name="agreed_options")
    entry = models.ForeignKey("councils.RoundEntry", on_delete=models.PROTECT, related_name="agreed_options")
    criterion = models.CharField(max_length=20)
    option = models.CharField(max_length=30)
    points = models.PositiveSmallIntegerField(help_text="Hundredths of a point.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "entry", "criterion"], name="agreed_option_once"),
        ]


class EarlierPass(Public):
    """A scoring pass before the last one: every sheet as it was closed, and what it came to. Written once."""

    council = models.ForeignKey("councils.Council", on_delete=models.PROTECT, related_name="earlier_passes")
    entry = models.ForeignKey("councils.RoundEntry", on_delete=models.PROTECT, related_name="earlier_passes")
    no = models.PositiveSmallIntegerField()
    detail = models.JSONField(default=dict)
    closed_at = models.DateTimeField()

    class Meta:
        ordering = ["no", "id"]
        constraints = [models.UniqueConstraint(fields=["council", "entry", "no"], name="earlier_pass_once")]
