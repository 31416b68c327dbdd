"""Two renewals: one is with the council's members in writing, one takes so long that its certificate was prolonged."""

from collections.abc import Iterable
from datetime import timedelta
from random import Random

from saolang.certificates.domain import prolong
from saolang.core import clock
from saolang.councils import queries_opinions
from saolang.councils.domain.consultation import agree, ask_opinions
from saolang.councils.models import Sheet
from saolang.councils.rules import Seated
from saolang.demo import marks, road
from saolang.demo.stage import Story
from saolang.demo.stories import Play
from saolang.dossiers import renewal
from saolang.dossiers.domain import review
from saolang.dossiers.models import RenewalReview
from saolang.law import load

ANSWERED = ("office-head", "farmers")
TIME_TO_ANSWER = timedelta(days=30)


def all_stories(play: Play) -> Iterable[Story]:
    """The council of the data file must sit when the opinions are asked."""
    yield asked_in_writing(play, "che-day")
    yield prolonged(play, "binh-gom")


def asked_in_writing(play: Play, key: str) -> Story:
    """The OCOP office reports; the members are asked, two have answered, the others find it among their work."""
    cast, days, office = play.cast, play.days, play.cast.members["office"]
    yield days.ago(22)
    made = play.dossiers[key]
    review.decide_field_check(
        made, needed=False, note="Quy mô, nguyên liệu không đổi; minh chứng rõ (minh họa).", by=office
    )
    sheet = load.product_set(made.product_set)
    chosen = marks.choose(sheet, star=4, total=7600, rng=Random(key))  # noqa: S311 - a play, not a secret
    review.save_proposal(
        made, marks=chosen, opinion="Sản phẩm giữ được chất lượng; đề nghị giữ hạng 4 sao (minh họa).", by=office
    )
    yield days.ago(20)
    paper = review.draft_report(made, by=office)
    road.issue(cast, paper, drafter="office", signer="office-head", clerk="clerk-ocop")
    yield days.ago(8)
    made.refresh_from_db()
    province = cast.organisations["tinh"]
    council = queries_opinions.standing_councils(province)[0]
    ask_opinions(province, dossiers=[made], due_on=clock.today() + TIME_TO_ANSWER, council=council, by=office)
    yield days.ago(4)
    for member in ANSWERED:
        row = Sheet.objects.get(entry__dossier=made, seat__account=cast.members[member].account)
        agree(row, opinion="Đồng ý với đề xuất (minh họa).", by=Seated(row.seat), expected=row.version)


def prolonged(play: Play, key: str) -> Story:
    """Filed in time, still in evaluation when the certificate was about to end (Điều 12.3)."""
    office = play.cast.members["office"]
    yield play.days.ago(16)
    made = play.dossiers[key]
    old = renewal.old_certificate(made)
    assert old
    prolong(
        old,
        decided_on=clock.today(),
        renewal=made.uuid,
        reason="Đang thẩm định hồ sơ đánh giá lại nộp đúng hạn (minh họa).",
        by=office,
    )
    yield play.days.ago(12)
    review.decide_field_check(
        made,
        needed=True,
        reason=RenewalReview.FieldReason.LARGE_CHANGE,
        note="Chủ thể đã thêm hai lò nung, sản lượng tăng gấp đôi (minh họa).",
        by=office,
    )
