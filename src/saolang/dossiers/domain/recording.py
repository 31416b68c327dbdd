"""The commune's step entered by the OCOP office from the commune's papers (DESIGN rule 4)."""

from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import events
from saolang.core.errors import WrongInput, require
from saolang.core.transitions import Table, Transition
from saolang.core.versions import locked
from saolang.dossiers import checklist, rules_office
from saolang.dossiers.domain.commune import check_received_on, enter_receipt
from saolang.dossiers.domain.letters import PROPOSAL, REPORT
from saolang.dossiers.enums import State
from saolang.dossiers.models import CommuneAssessment, Dossier, StepRecord
from saolang.papers.domain import record_paper
from saolang.papers.models import OfficialPaper
from saolang.papers.queries import live
from saolang.people.models import Membership

# The office may enter the receipt of a commune that works on paper; everything else of the table stays.
FROM_PAPER: Table = (Transition((State.SUBMITTED,), "receive", State.IN_EVALUATION, rules_office.can_record_letter),)


@dataclass(frozen=True)
class OnPaper:
    """A signed paper: number and symbol as printed, its date, the scan."""

    number: str
    on: date
    scan: BinaryIO


@transaction.atomic
def record_letter(
    dossier: Dossier,
    *,
    received_on: date,
    report: OnPaper,
    letter: OnPaper,
    signer_name: str,
    signer_post: str = "",
    samples: int | None = None,
    by: Membership,
) -> OfficialPaper:
    """Enter receipt, Mẫu số 03 and letter of a commune that works on paper; their effects run as if issued here.

    Args:
        received_on: day the commune received the dossier.
        samples: how many sample products came with the letter.

    Raises:
        NoRight: not the OCOP office of the province, or the commune's step is done.
        WrongInput: impossible days, a number that is used, samples missing, a scan that cannot be read.
    """
    fresh = locked(dossier)
    require(rules_office.can_record_letter(by, fresh))
    if not rules_office.has_receipt(fresh, rules_office.COMMUNE):
        check_received_on(fresh, received_on)
        enter_receipt(fresh, received_on=received_on, by=by, table=FROM_PAPER)
    _samples(fresh, samples, letter.on, by=by)
    signer = (signer_name, signer_post)
    name = fresh.product.name[:150]
    if not _has_report(fresh):
        _record(fresh, REPORT, _("Báo cáo Mẫu số 03 của hồ sơ “%s”") % name, report, signer, by, "report")
    made = _record(fresh, PROPOSAL, _("Đề nghị đánh giá sản phẩm “%s”") % name, letter, signer, by, "letter")
    StepRecord.objects.create(step=fresh.steps.get(key=rules_office.COMMUNE_STEP), paper=made.uuid)
    dossier.refresh_from_db()
    return made


def _has_report(dossier: Dossier) -> bool:
    paper = live(dossier.assessment.report)
    return paper is not None and paper.issued_on is not None


def _record(
    dossier: Dossier, template: str, title: str, paper: OnPaper, signer: tuple[str, str], by: Membership, prefix: str
) -> OfficialPaper:
    """Record one paper; an error of its number or day belongs to the field of this paper on the form."""
    own = [dossier.product.producer.organisation] if template == REPORT else []
    fields = {"number_text": f"{prefix}_number", "number": f"{prefix}_number", "issued_on": f"{prefix}_on"}
    try:
        return record_paper(
            dossier.commune,
            template=template,
            title=title,
            number_text=paper.number,
            issued_on=paper.on,
            scan=paper.scan,
            items=[dossier],
            to=[dossier.province, by.organisation, *own],
            signer_name=signer[0],
            signer_post=signer[1],
            by=by,
        )
    except WrongInput as error:
        field = fields.get(error.field, error.field)
        raise WrongInput(error.sentence, code=error.code, field=field) from error


def _samples(dossier: Dossier, count: int | None, on: date, *, by: Membership) -> None:
    if not checklist.samples_needed(dossier):
        return
    if count is None:
        raise WrongInput(_("Hãy ghi số sản phẩm mẫu gửi kèm văn bản."), field="samples")
    CommuneAssessment.objects.filter(dossier=dossier).update(samples=count, samples_received_on=on)
    events.record(dossier, "samples_recorded", by=by, data={"count": count, "on": on})
