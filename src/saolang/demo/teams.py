"""The operating regulation of the invented province, and the council team of the round that is scoring."""

from collections.abc import Sequence
from datetime import timedelta

from saolang.core import clock
from saolang.councils import queries_team, working_rules
from saolang.councils.documents_regulation import RegulationText
from saolang.councils.domain import regulation, team, team_tests, team_work
from saolang.councils.domain.founding import SeatPlan
from saolang.councils.models import Round, RoundEntry, Team
from saolang.councils.rules import Seated
from saolang.demo import road
from saolang.demo.pictures import scanned_paper
from saolang.demo.stage import Story
from saolang.demo.stories import Play
from saolang.people.enums import SeatRole

COUNCIL = "Hội đồng đánh giá, phân hạng sản phẩm OCOP tỉnh Sao Mai"
MEMBERS = (
    ("office-head", "Chi cục trưởng Chi cục Phát triển nông thôn", SeatRole.CHAIR),
    ("department", "Trưởng phòng, Sở Công Thương", SeatRole.MEMBER),
    ("secretary", "Phó Chi cục trưởng Chi cục Phát triển nông thôn", SeatRole.SECRETARY),
)


def issue_regulation(play: Play, *, day: int) -> Story:
    """The regulation with the default rules; it allows extra rounds (Điều 5.1)."""
    cast = play.cast
    yield play.days.ago(day)
    paper = regulation.draft_regulation(
        cast.organisations["tinh"],
        given=RegulationText(COUNCIL, working_rules.defaults(), extra_rounds=True),
        by=cast.members["office"],
    )
    road.issue(cast, paper, drafter="office", signer="chairman", clerk="clerk-tinh")


def establish_team(play: Play, one: Round) -> Team:
    """The Chairman's decision, issued today, and the team that it sets up."""
    cast = play.cast
    paper = team.draft_team(
        one,
        name="Tổ tư vấn Hội đồng đánh giá, phân hạng sản phẩm OCOP tỉnh Sao Mai",
        members=[
            SeatPlan(account.full_name, title, role.value, str(account.uuid))
            for key, title, role in MEMBERS
            for account in [cast.members[key].account]
        ],
        by=cast.members["office"],
    )
    road.issue(cast, paper, drafter="office", signer="chairman", clerk="clerk-tinh")
    return one.teams.get()


def survey(play: Play, made: Team, entry: RoundEntry) -> None:
    """Two hours at the place of production, with one picture; its record is issued."""
    by = _writer(play, made)
    contents = queries_team.contents_of(entry)
    row = team_work.save_survey(
        made,
        entry,
        started_at=clock.now() - timedelta(hours=3),
        ended_at=clock.now() - timedelta(hours=1),
        place=", ".join(part for part in (entry.dossier.product.place_text, entry.dossier.commune.name) if part),
        present="Trưởng phòng, Sở Công Thương (minh họa)\nĐại diện chủ thể (minh họa)",
        findings={contents[0][0]: "Nơi sản xuất gọn, có sổ ghi chép (minh họa)."},
        conclusion="Cơ sở đáp ứng các nội dung đã khai (minh họa).",
        by=by,
    )
    picture = scanned_paper("Sổ ghi chép sản xuất", of=entry.dossier.product.name, serial=1)
    team_work.add_photo(row, content=picture, caption="Sổ ghi chép tại nơi sản xuất (minh họa)", by=by)
    paper = team_work.draft_survey_record(row, by=play.cast.members["office"])
    road.issue(play.cast, paper, drafter="office", signer="", clerk="office")


def ask_test(play: Play, made: Team, entry: RoundEntry) -> None:
    """The team asks for a test; the OCOP office writes the letter."""
    team_tests.ask_test(
        made,
        entry,
        subject="Chỉ tiêu vi sinh theo bản tự công bố (minh họa)",
        reason="Phiếu kiểm nghiệm trong hồ sơ sắp hết hạn (minh họa)",
        due_on=None,
        by=_writer(play, made),
    )


def report(play: Play, made: Team, entries: Sequence[RoundEntry]) -> None:
    """A finding for each dossier, and the report of the team."""
    for entry in entries:
        team_work.save_view(
            made,
            entry,
            met="Hồ sơ đủ thành phần, minh chứng rõ (minh họa).",
            lacking="",
            proposal="evaluate",
            by=_writer(play, made),
        )
    paper = team_work.draft_report(made, by=play.cast.members["office"])
    road.issue(play.cast, paper, drafter="office", signer="", clerk="office")


def _writer(play: Play, made: Team) -> Seated:
    """Who writes for the team."""
    return Seated(made.body.seats.get(account=play.cast.members["department"].account))
