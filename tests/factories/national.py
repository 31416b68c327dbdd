"""The branch of 90 points and more: the Ministry with its people, files at each point of the way up and back."""

from collections.abc import Sequence
from dataclasses import dataclass

from saolang.core import clock
from saolang.councils import queries, working_rules
from saolang.councils.domain import establish, meeting, outcome, scoring
from saolang.councils.domain import national as acts
from saolang.councils.models import Council, Round
from saolang.councils.queries_rounds import entry_of
from saolang.councils.rules import Seated
from saolang.dossiers import national
from saolang.dossiers.domain import national as files
from saolang.dossiers.models import Dossier
from saolang.dossiers.models_national import NationalFile
from saolang.papers.models import OfficialPaper
from saolang.people.enums import OrganisationKind, Role
from saolang.people.models import Membership, Organisation, SigningRight
from tests.factories import councils
from tests.factories.councils import Hall
from tests.factories.papers import issue
from tests.factories.people import make_member, make_organisation, make_signing_right
from tests.factories.producers import make_pdf


@dataclass
class Centre:
    """The Ministry, its OCOP office, who works there, who signs."""

    ministry: Organisation
    office: Membership
    clerk: Membership
    office_clerk: Membership
    minister: SigningRight
    head: SigningRight


def make_centre() -> Centre:
    """The Ministry and its OCOP office."""
    ministry = make_organisation(
        OrganisationKind.MINISTRY, name="Bộ Nông nghiệp và Môi trường", symbol="BNNMT", place="Hà Nội"
    )
    office = make_organisation(
        OrganisationKind.MINISTRY_OCOP_OFFICE,
        name="Văn phòng Điều phối trung ương",
        symbol="VPĐP",
        place="Hà Nội",
        parent=ministry,
    )
    return Centre(
        ministry=ministry,
        office=make_member(Role.MINISTRY_OFFICE, office),
        clerk=make_member(Role.CLERK, ministry),
        office_clerk=make_member(Role.CLERK, office),
        minister=make_signing_right(ministry, post="Bộ trưởng"),
        head=make_signing_right(office, post="Chánh Văn phòng"),
    )


def make_approved(totals: Sequence[Sequence[int | None]] | None = None) -> Hall:
    """A province whose best results are approved: the files for the Ministry are begun. Enter the centre before."""
    hall = councils.make_concluded([list(one) for one in totals] if totals else [[None] * 3])
    councils.issue_minutes(hall)
    councils.issue_submission(hall)
    councils.issue_approval(hall)
    return hall


def complete(file: NationalFile, *, by: Membership, but: str = "") -> NationalFile:
    """Every part of the file as a scan or a number, without the one named."""
    for part in national.parts(file):
        if not part.present and part.key not in (but, national.LETTER_PART, national.SAMPLES_PART):
            files.attach_part(
                file, key=part.key, title=part.title, content=make_pdf(part.key), name=f"{part.key}.pdf", by=by
            )
    file.refresh_from_db()
    return files.save_details(
        file,
        samples=0 if but == national.SAMPLES_PART else national.samples_needed(file.dossier),
        samples_sent_on=clock.today(),
        samples_note="",
        no_extra_tests=False,
        by=by,
        expected=file.version,
    )


def send_up(hall: Hall, dossiers: Sequence[Dossier] | None = None) -> OfficialPaper:
    """The files complete, the letter issued: the dossiers are before the Ministry."""
    rows = [complete(dossier.national_file, by=hall.office) for dossier in dossiers or hall.dossiers]
    paper = acts.draft_letter(rows, by=hall.office)
    return issue(paper, clerk=hall.clerk, right=hall.chairman)


def check(centre: Centre, dossier: Dossier) -> NationalFile:
    """Received, checked, handed to the central council."""
    file = NationalFile.objects.get(dossier=dossier)
    files.receive_file(file, received_on=clock.today(), by=centre.office)
    file.refresh_from_db()
    file = files.save_check(file, conclusion="Hồ sơ đầy đủ.", is_complete=True, by=centre.office, expected=file.version)
    files.finish_check(file, by=centre.office)
    return file


def central_council(centre: Centre, one: Round) -> Council:
    """The Minister's decision drafted and issued."""
    paper = establish.draft_council(
        one,
        name="Hội đồng cấp trung ương",
        members=councils.plan_members(3),
        working=working_rules.defaults(),
        by=centre.office,
    )
    issue(paper, clerk=centre.clerk, right=centre.minister)
    return Council.objects.select_related("round__organisation", "body").get(decision_paper=paper.uuid)


def central_results(centre: Centre, council: Council, dossier: Dossier, *, total: int | None) -> Council:
    """Three sheets near a total, the meeting, the results, minutes and submission."""
    scoring.open_scoring(council, by=centre.office)
    entry = entry_of(dossier, centre.ministry)
    for seat in queries.scoring_seats(council):
        sheet = queries.sheets_of(seat).get(entry=entry)
        councils.close(councils.mark_all(sheet, by=Seated(seat), total=total), by=Seated(seat))
    council = _fresh(council)
    meeting.save_meeting(
        council,
        present=[seat.pk for seat in council.body.seats.all()],
        place="Hội trường của Bộ",
        started_at=clock.now(),
        ended_at=clock.now(),
        discussion="Hội đồng thống nhất.",
        by=centre.office,
    )
    meeting.conclude(_fresh(council), by=centre.office)
    issue(outcome.draft_minutes(_fresh(council), by=centre.office), clerk=centre.office, right=None)
    paper = outcome.draft_submission(_fresh(council), by=centre.office)
    issue(paper, clerk=centre.office, right=centre.head)
    return _fresh(council)


def make_at_centre(total: int | None) -> tuple[Hall, Centre, Council]:
    """One product with the central council's result, minutes and submission; the outcome does not count yet."""
    centre = make_centre()
    hall = make_approved()
    send_up(hall)
    check(centre, hall.dossiers[0])
    council = central_council(centre, entry_of(hall.dossiers[0], centre.ministry).round)
    council = central_results(centre, council, hall.dossiers[0], total=total)
    return hall, centre, council


def _fresh(council: Council) -> Council:
    return Council.objects.select_related("round__organisation", "body").get(pk=council.pk)
