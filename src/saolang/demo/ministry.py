"""One product of 90 points and more: its file goes up, the Ministry's office has it on its desk."""

from collections.abc import Iterable

from saolang.core import clock
from saolang.councils import working_rules
from saolang.councils.documents_papers import PlanText
from saolang.councils.documents_regulation import RegulationText
from saolang.councils.domain import national as acts
from saolang.councils.domain import papers as council_papers
from saolang.councils.domain import regulation
from saolang.councils.queries_rounds import entry_of
from saolang.demo import road
from saolang.demo.pictures import scanned_paper
from saolang.demo.stage import Story
from saolang.demo.stories import Play
from saolang.dossiers import national
from saolang.dossiers.domain import national as files
from saolang.dossiers.models_national import NationalFile
from saolang.papers import domain as papers

COUNCIL = "Hội đồng đánh giá, phân hạng sản phẩm OCOP cấp trung ương (minh họa)"


def all_stories(play: Play) -> Iterable[Story]:
    """The province's side, then the Ministry's."""
    yield sent_up(play, "tra-sen")
    yield at_the_ministry(play, "tra-sen")


def sent_up(play: Play, key: str) -> Story:
    """The province puts the seven parts of Điều 6.3 together; the Chairman's letter goes with them."""
    cast, office = play.cast, play.cast.members["office"]
    yield play.days.ago(40)
    file = NationalFile.objects.get(dossier=play.dossiers[key])
    for part in national.parts(file):
        if not part.present and part.key not in (national.LETTER_PART, national.SAMPLES_PART):
            scan = scanned_paper(part.title, of=file.dossier.product.name, serial=1)
            files.attach_part(file, key=part.key, title=part.title, content=scan, name=f"{part.key}.jpg", by=office)
    file.refresh_from_db()
    file = files.save_details(
        file,
        samples=national.samples_needed(file.dossier),
        samples_sent_on=clock.today(),
        samples_note="Niêm phong, gửi kèm hồ sơ (minh họa).",
        no_extra_tests=False,
        by=office,
        expected=file.version,
    )
    yield play.days.ago(22)
    paper = acts.draft_letter([file], by=office)
    road.issue(cast, paper, drafter="office", signer="chairman", clerk="clerk-tinh")


def at_the_ministry(play: Play, key: str) -> Story:
    """Received and being checked; the Minister has a plan to sign, the clerk a regulation to number."""
    cast, by = play.cast, play.cast.members["ministry"]
    ministry = cast.organisations["bo"]
    yield play.days.ago(19)
    file = NationalFile.objects.get(dossier=play.dossiers[key])
    files.receive_file(file, received_on=clock.today(), by=by)
    yield play.days.ago(6)
    given = RegulationText(COUNCIL, working_rules.defaults(), extra_rounds=False)
    paper = papers.send_to_sign(regulation.draft_regulation(ministry, given=given, by=by), by=by)
    yield play.days.ago(3)
    papers.mark_signed(paper, by=cast.members["minister"])
    entry = entry_of(play.dossiers[key], ministry)
    assert entry
    duties = ("Văn phòng OCOP của Bộ kiểm tra hồ sơ (minh họa)", "Hội đồng cấp trung ương chấm điểm (minh họa)")
    plan = PlanText(None, None, None, "Trụ sở Bộ (minh họa)", duties)
    papers.send_to_sign(council_papers.draft_plan(entry.round, given=plan, by=by), by=by)
    yield play.days.ago(1)
    papers.send_to_sign(acts.draft_summary(entry.round, by=by), by=by)
