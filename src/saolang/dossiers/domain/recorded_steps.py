"""Any agency's step entered from its paper, for n dossiers (DESIGN rule 4). What is printed counts.

The paper is kept as an official paper of that agency, marked as recorded; its effect runs through the registry, so a
certificate, the next step and the notice follow as if the paper had been issued here.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.certificates.domain.checks import check_star
from saolang.certificates.errors import WrongAuthority
from saolang.core.errors import WrongInput, require
from saolang.core.versions import locked
from saolang.dossiers import rules_recording
from saolang.dossiers.domain.districts import agency_of
from saolang.dossiers.enums import RecordedOutcome
from saolang.dossiers.models import Dossier, Step, StepRecord
from saolang.law import load
from saolang.papers.domain import record_paper
from saolang.papers.models import OfficialPaper
from saolang.people.models import Membership, Organisation

SCORE, DECIDE = "score", "decide"
TEMPLATES = {"QĐ": "step-qd", "BC": "step-bc", "BB": "step-bb", "CV": "step-cv", "TTr": "step-ttr", "TB": "step-tb"}
UNSUCCESSFUL = (RecordedOutcome.NOT_RECOGNISED, RecordedOutcome.ELIMINATED)


@dataclass(frozen=True, kw_only=True)
class StepPaper:
    """A signed paper: kind of Nghị định 30/2020/NĐ-CP ("QĐ", "BB"), number and symbol as printed, signer, scan."""

    kind: str
    number: str
    on: date
    signer_name: str
    signer_post: str = ""
    scan: BinaryIO


@dataclass(frozen=True, kw_only=True)
class Printed:
    """What the paper prints about one dossier.

    Attributes:
        points: hundredths of a point, where the paper ends the scoring or passes a dossier on.
        outcome: one of `RecordedOutcome`, for a deciding paper.
        star: 3 to 5, when recognised.
        certificate: number of the certificate, may be empty.
        note: the reasons, when not recognised or eliminated.
    """

    points: int | None = None
    outcome: str = ""
    star: int | None = None
    certificate: str = ""
    note: str = ""


@transaction.atomic
def record_step(
    lines: Sequence[tuple[Dossier, Printed]], *, through: str, paper: StepPaper, by: Membership
) -> OfficialPaper:
    """Enter a paper of an agency that works on paper; every step of its level up to `through` is done on its date.

    Args:
        lines: the dossiers that the paper lists, each with what it prints.
        through: key of the last step that the paper shows to be done.

    Raises:
        NoRight, NotNow: not the next agency or the level above, or the dossier is elsewhere by now.
        StarNotGiven, WrongAuthority: a certificate for 2 stars, or a star that another level decides.
        StillInForce: the product has a certificate already.
        WrongInput: a dossier listed twice or of another agency, points missing or too many, impossible days, a
            number that is used, a signer whose right ended, a scan that cannot be read.
    """
    dossiers = [locked(dossier) for dossier, _printed in lines]
    if not dossiers or len({one.pk for one in dossiers}) != len(dossiers):
        raise WrongInput(_("Mỗi hồ sơ ghi một lần trên văn bản, và phải có ít nhất một hồ sơ."), code="listed-twice")
    agencies = set()
    for dossier, (_given, printed) in zip(dossiers, lines, strict=True):
        require(rules_recording.can_record_step(by, dossier))
        steps = steps_through(dossier, through)
        check_printed(dossier, steps, printed)
        _check_day(steps[0], paper.on)
        agencies.add(agency_of(dossier, steps[-1]))
    if len(agencies) != 1:
        raise WrongInput(_("Các hồ sơ này không cùng một cơ quan xử lý, nên không cùng một văn bản."))
    made = _record(agencies.pop(), dossiers, lines, through, paper, by=by)
    for given, _printed in lines:
        given.refresh_from_db()
    return made


def _record(
    agency: Organisation,
    dossiers: Sequence[Dossier],
    lines: Sequence[tuple[Dossier, Printed]],
    through: str,
    paper: StepPaper,
    *,
    by: Membership,
) -> OfficialPaper:
    names = ", ".join(dossier.product.name for dossier in dossiers)
    to = {row for one in dossiers for row in (one.product.producer.organisation, one.commune, one.province)}
    given = {str(one.uuid): asdict(printed) for one, (_given, printed) in zip(dossiers, lines, strict=True)}
    return record_paper(
        agency,
        template=TEMPLATES[paper.kind],
        title=_("Văn bản giấy của %(agency)s: %(names)s") % {"agency": agency.name, "names": names},
        number_text=paper.number,
        issued_on=paper.on,
        signer_name=paper.signer_name,
        signer_post=paper.signer_post,
        scan=paper.scan,
        items=dossiers,
        data={"through": through, "lines": given},
        to=[*to, by.organisation],
        by=by,
    )


def steps_through(dossier: Dossier, key: str) -> list[Step]:
    """The steps that a paper of step `key` ends, in their order.

    Raises:
        WrongInput: the dossier is not at this level, or the step is done.
    """
    ahead = rules_recording.steps_ahead(dossier)
    place = next((index for index, step in enumerate(ahead) if step.key == key), None)
    if place is None:
        raise WrongInput(_("Hồ sơ “%s” không ở bước này.") % dossier.product.name, code="other-step", field="through")
    return ahead[: place + 1]


def known_points(dossier: Dossier) -> int | None:
    """The points of the newest recorded paper, in hundredths."""
    rows = StepRecord.objects.filter(step__dossier=dossier, points__isnull=False).order_by("-step__no")
    return rows.values_list("points", flat=True).first()


def check_printed(dossier: Dossier, steps: Sequence[Step], printed: Printed) -> None:
    """Refuse what the paper of these steps cannot say about the dossier."""
    most = load.regime(dossier.regime).max_points
    if printed.points is None and any(step.kind == SCORE for step in steps):
        raise WrongInput(_("Hãy ghi điểm như in trên văn bản."), field="points")
    if printed.points is not None and not 0 <= printed.points <= most:
        raise WrongInput(_("Điểm phải từ 0 đến %d.") % (most // 100), field="points")
    last = steps[-1]
    if last.kind != DECIDE:
        if printed.outcome:
            raise WrongInput(_("Văn bản này chưa quyết định kết quả."), field="outcome")
        return
    if printed.outcome == RecordedOutcome.RECOGNISED:
        _check_star(dossier, last, printed.star)
    elif printed.outcome not in rules_recording.outcomes(dossier, last):
        raise WrongInput(_("Hãy chọn kết quả ghi trên quyết định."), field="outcome")
    elif printed.outcome == RecordedOutcome.FORWARDED:
        _check_forward(dossier, last, printed)
    elif printed.outcome in UNSUCCESSFUL and not printed.note.strip():
        raise WrongInput(_("Hãy ghi lý do như trên văn bản; chủ thể được biết lý do."), field="note")


def _check_star(dossier: Dossier, step: Step, star: int | None) -> None:
    check_star(star or 0)
    if star not in rules_recording.stars_decided(dossier, step):
        raise WrongAuthority(_("Cấp này không quyết định %d sao theo quy định của hồ sơ.") % (star or 0), field="star")


def _check_forward(dossier: Dossier, step: Step, printed: Printed) -> None:
    needed = rules_recording.next_level_from(dossier, step)
    if needed is None:
        raise WrongInput(_("Sau bước này không còn cấp nào nữa."), field="outcome")
    points = known_points(dossier) if printed.points is None else printed.points
    if points is None:
        raise WrongInput(_("Hãy ghi điểm như in trên văn bản."), field="points")
    if points < needed:
        raise WrongInput(
            _("Chỉ sản phẩm từ %d điểm được chuyển lên cấp trên.") % (needed // 100), code="too-few", field="points"
        )


def _check_day(first: Step, on: date) -> None:
    if first.started_on and on < first.started_on:
        raise WrongInput(
            _("Ngày văn bản không thể trước ngày hồ sơ đến bước này (%s).") % f"{first.started_on:%d/%m/%Y}",
            code="date-before-step",
            field="on",
        )
