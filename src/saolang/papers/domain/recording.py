"""A step of an agency that works on paper, entered by the next one from that paper (DESIGN rule 4)."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, BinaryIO

from django.db import models, transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events
from saolang.core.errors import WrongInput, require
from saolang.papers import registry, rules
from saolang.papers.domain.drafting import give_to, set_items
from saolang.papers.domain.issuing import check_day, give_number, keep_signed_file
from saolang.papers.models import OfficialPaper, PaperState
from saolang.people.models import Membership, Organisation, SigningRight
from saolang.people.queries import holds_on
from saolang.viet.text import fold

_NUMBER = re.compile(r"^\s*0*(\d{1,6})\s*/\s*(\S.*?)\s*$")


@transaction.atomic
def record_paper(
    organisation: Organisation,
    *,
    template: str,
    title: str,
    number_text: str,
    issued_on: date,
    signer_name: str,
    signer_post: str = "",
    scan: BinaryIO,
    items: Iterable[models.Model] = (),
    data: dict[str, Any] | None = None,
    to: Iterable[Organisation] = (),
    by: Membership,
) -> OfficialPaper:
    """Enter a signed paper of an agency that does not use the software; its effects run as if it were issued here.

    Args:
        organisation: whose paper it is.
        number_text: number and symbol as printed, "12/UBND-KT".
        scan: PDF, JPEG or PNG of the signed paper.

    Raises:
        NoRight, WrongInput: as `issue_paper`; a number that this agency's paper of the year has already.
    """
    known = registry.get(template)
    require(rules.can_record(by, organisation, template=known))
    paper = OfficialPaper(
        organisation=organisation, template=known.key, kind=known.kind, data=data or {}, from_paper=True,
        created_by=by, created_at=clock.now(),
    )  # fmt: skip
    _name(paper, title=title, signer_name=signer_name, signer_post=signer_post)
    paper.save()
    set_items(paper, items)
    give_to(paper, to)
    _date(paper, issued_on, by=by)
    keep_signed_file(paper, scan)
    _number(paper, known, number_text)
    paper.state = PaperState.ISSUED
    paper.save()
    events.record(paper, "recorded", by=by, data={"number": paper.number_text, "issued_on": issued_on})
    registry.run_effects(paper, by=by)
    return paper


def _name(paper: OfficialPaper, *, title: str, signer_name: str, signer_post: str) -> None:
    for text, field in ((title, "title"), (signer_name, "signer_name")):
        if not text.strip():
            raise WrongInput(_("Hãy ghi đúng như trên bản giấy."), field=field)
    paper.title, paper.folded = title.strip()[:300], fold(title)[:300]
    paper.signer_name, paper.signer_post = signer_name.strip()[:120], signer_post.strip()[:160]


def _date(paper: OfficialPaper, day: date, *, by: Membership) -> None:
    """Put the day on the paper, if the law and the papers it rests on allow it."""
    check_day(paper, day)
    _check_signer(paper, day)
    paper.issued_on, paper.issued_by = day, by
    for refusal in registry.refusals(paper):
        raise WrongInput(refusal.sentence, code=refusal.code)


def _check_signer(paper: OfficialPaper, day: date) -> None:
    """Where the agency's rights are known here, a signer of this name must have held one on that day."""
    rights = SigningRight.objects.filter(organisation=paper.organisation).select_related("account")
    named = [right for right in rights if fold(right.account.full_name) == fold(paper.signer_name)]
    if named and not any(holds_on(right, day) for right in named):
        raise WrongInput(
            _("%s không có quyền ký vào ngày ghi trên văn bản. Hãy xem lại tên người ký và ngày.") % paper.signer_name,
            code="signer-ended",
            field="signer_name",
        )


def _number(paper: OfficialPaper, template: registry.Template, text: str) -> None:
    if not template.numbered:
        return
    found = _NUMBER.match(text)
    if not found:
        raise WrongInput(_("Hãy ghi số và ký hiệu như trên văn bản, ví dụ 12/UBND-KT."), field="number_text")
    if len(found[2]) > 60:
        raise WrongInput(_("Ký hiệu văn bản dài nhất 60 chữ."), field="number_text")
    give_number(paper, int(found[1]), mark=found[2])
