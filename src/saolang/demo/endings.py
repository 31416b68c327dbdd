"""What comes after a decision: one certificate is withdrawn, one product tries again, one goes for more."""

from collections.abc import Iterable

from saolang.certificates.domain.withdrawing import (
    draft_withdrawal_decision,
    draft_withdrawal_submission,
    open_withdrawal,
)
from saolang.core import clock
from saolang.demo import road
from saolang.demo.stage import Story
from saolang.demo.stories import Play
from saolang.dossiers.domain.again import start_again, tick_task
from saolang.dossiers.enums import Kind
from saolang.dossiers.models_beside import DossierTask
from saolang.people.domain.data_requests import ask_about_data
from saolang.people.enums import DataRequestKind


def all_stories(play: Play) -> Iterable[Story]:
    """All follow what the other stories have done."""
    yield withdrawn(play, "muoi-bien")
    yield tried_again(play, "mam-linh")
    yield raised(play, "nuoc-mam-dao")
    yield asked_about_data(play, "nong-san")


def withdrawn(play: Play, key: str) -> Story:
    """The commune confirms that nothing is produced any more; the Chairman withdraws (Điều 8.1đ, 8.4)."""
    cast, office = play.cast, play.cast.members["office"]
    yield play.days.ago(12)
    case = open_withdrawal(
        play.products[key].certificates.get(),
        ground="dd",
        conclusion="Giấy xác nhận của UBND đặc khu Đảo Mẫu: cơ sở đã ngừng sản xuất (minh họa)",
        concluded_on=clock.today(),
        findings="Cơ quan tham mưu đã kiểm tra nơi sản xuất; không còn sản xuất muối từ đầu năm (minh họa).",
        by=office,
    )
    yield play.days.ago(9)
    paper = draft_withdrawal_submission(case, by=office)
    road.issue(cast, paper, drafter="office", signer="office-head", clerk="clerk-ocop")
    yield play.days.ago(5)
    case.refresh_from_db()
    paper = draft_withdrawal_decision(case, by=office)
    road.issue(cast, paper, drafter="office", signer="chairman", clerk="clerk-tinh")


def tried_again(play: Play, key: str) -> Story:
    """A new draft with the gaps of the old one as tasks; the first one is done."""
    yield play.days.ago(25)
    member, old = play.firm_of(key).member, play.dossiers[key]
    old.refresh_from_db()
    made = start_again(old, by=member)
    yield play.days.ago(9)
    tick_task(DossierTask.objects.filter(dossier=made).order_by("position")[0], done=True, by=member)


def raised(play: Play, key: str) -> Story:
    """A producer with three stars has begun a dossier for four (Điều 7.5)."""
    yield play.days.ago(7)
    firm, product = play.firm_of(key), play.products[key]
    play.dossiers[key] = made = road.start(firm, product, kind=Kind.UPGRADE)
    road.score_self(firm, made, star=4, total=7400, part=0.6)


def asked_about_data(play: Play, key: str) -> Story:
    """A producer's person asks for a copy of what is kept; the operator answers in time."""
    yield play.days.ago(1)
    account = play.firms[key].member.account
    ask_about_data(account, kind=DataRequestKind.COPY, words="Cho tôi xin bản sao dữ liệu về tôi (minh họa).")
