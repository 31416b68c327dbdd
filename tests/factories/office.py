"""The agencies' side of a dossier: people of the commune and the OCOP office, dossiers at each point of the road."""

from dataclasses import dataclass
from datetime import date

from saolang.core import clock
from saolang.dossiers import checklist
from saolang.dossiers.domain import commune, letters, office, samples
from saolang.dossiers.models import Dossier
from saolang.papers.models import OfficialPaper
from saolang.people.enums import OrganisationKind, Role
from saolang.people.models import Membership, Organisation, SigningRight
from saolang.territory.models import Unit
from tests.factories.dossiers import make_place, make_submitted
from tests.factories.papers import issue
from tests.factories.people import make_member, make_signing_right
from tests.factories.producers import make_producer, make_product


@dataclass(frozen=True)
class Town:
    """A commune with its people, and the people of its province's OCOP office."""

    unit: Unit
    commune: Organisation
    province: Organisation
    officer: Membership
    leader: Membership
    clerk: Membership
    right: SigningRight
    office: Membership


def make_town(unit: Unit | None = None) -> Town:
    """A commune and its province with everyone a dossier needs."""
    unit = unit or make_place()
    by_kind = {one.kind: one for one in Organisation.objects.filter(unit__in=[unit, unit.province])}
    committee = by_kind[OrganisationKind.COMMUNE_COMMITTEE]
    leader = make_member(Role.COMMUNE_LEADER, committee)
    return Town(
        unit=unit,
        commune=committee,
        province=by_kind[OrganisationKind.PROVINCE_COMMITTEE],
        officer=make_member(Role.COMMUNE_OFFICER, committee),
        leader=leader,
        clerk=make_member(Role.CLERK, committee),
        right=make_signing_right(committee, leader.account),
        office=make_member(Role.OCOP_OFFICE, by_kind[OrganisationKind.PROVINCE_OCOP_OFFICE]),
    )


def make_filed(town: Town, **changes) -> Dossier:
    """A dossier that was filed today with the commune of this town."""
    return make_submitted(make_product(make_producer(unit=town.unit), **changes))


def make_received(town: Town, **changes) -> Dossier:
    """A dossier that the commune received today."""
    dossier = make_filed(town, **changes)
    commune.receive_dossier(dossier, received_on=clock.today(), by=town.officer)
    return dossier


def assess(dossier: Dossier, *, by: Membership) -> Dossier:
    """Findings on the four contents and all samples."""
    row = dossier.assessment
    findings = {item.key: f"Xã xác nhận: {item.title}." for item in checklist.contents(dossier)}
    row = commune.save_assessment(row, findings=findings, by=by, expected=row.version)
    if needed := checklist.samples_needed(dossier):
        samples.record_samples(
            row, count=needed, received_on=clock.today(), note="Còn nguyên tem.", by=by, expected=row.version
        )
    dossier.refresh_from_db()
    return dossier


def make_assessed(town: Town, *, report: bool = True, **changes) -> Dossier:
    """A dossier with findings, samples and, unless `report` is off, its issued Mẫu số 03."""
    dossier = assess(make_received(town, **changes), by=town.officer)
    if report:
        issue_report(dossier, town)
    return dossier


def issue_report(dossier: Dossier, town: Town, *, on: date | None = None) -> OfficialPaper:
    """Mẫu số 03 drafted, signed and issued."""
    dossier.refresh_from_db()
    paper = letters.draft_report(dossier.assessment, by=town.officer)
    paper = issue(paper, clerk=town.clerk, right=town.right, on=on)
    dossier.refresh_from_db()
    return paper


def propose(dossiers: list[Dossier], town: Town, *, on: date | None = None) -> OfficialPaper:
    """One letter for these dossiers, issued."""
    paper = letters.draft_proposal(dossiers, by=town.officer)
    paper = issue(paper, clerk=town.clerk, right=town.right, on=on)
    for dossier in dossiers:
        dossier.refresh_from_db()
    return paper


def make_proposed(town: Town, **changes) -> Dossier:
    """A dossier on the desk of the OCOP office."""
    dossier = make_assessed(town, **changes)
    propose([dossier], town)
    return dossier


def make_checked(town: Town, **changes) -> Dossier:
    """A dossier that the OCOP office received and checked: ready for the council of its round."""
    dossier = make_proposed(town, **changes)
    office.receive_at_office(dossier, received_on=clock.today(), by=town.office)
    office.save_check(
        dossier.office_check,
        conclusion="Hồ sơ đầy đủ.",
        is_complete=True,
        by=town.office,
        expected=dossier.office_check.version,
    )
    office.finish_check(dossier, by=town.office)
    return dossier
