"""The operating regulation of councils: drafted with its rules, in force when its decision is issued (Điều 7.3b)."""

from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events
from saolang.core.errors import WrongInput, require
from saolang.councils import rules, working_rules
from saolang.councils.documents_regulation import RegulationText, regulation
from saolang.councils.enums import CouncilState
from saolang.councils.models import Council, Regulation
from saolang.papers import heads
from saolang.papers.domain import write_paper
from saolang.papers.models import OfficialPaper, PaperState
from saolang.people.models import Membership, Organisation

REGULATION = "council-regulation"
UNDER_WAY = (PaperState.DRAFT, PaperState.TO_SIGN)
LONGEST = 2_000


@transaction.atomic
def draft_regulation(authority: Organisation, *, given: RegulationText, by: Membership) -> OfficialPaper:
    """Draft the decision that issues the regulation; a draft that is there is written anew.

    Args:
        given: name of the council, its rules, whether extra rounds may be held, further clauses.

    Raises:
        NoRight: not the OCOP office of this authority. WrongInput: no name, or a rule that cannot be.
        NotNow: a decision on the regulation waits for signature.
    """
    Organisation.objects.select_for_update(of=("self",)).get(pk=authority.pk)
    require(rules.can_establish(by, authority))
    checked = _checked(given)
    data = {
        "council": checked.council,
        "rules": checked.working.as_json(),
        "extra_rounds": checked.extra_rounds,
        "further": list(checked.further),
    }
    document = regulation(authority, checked)
    title = _("Quyết định ban hành Quy chế hoạt động của %s") % checked.council
    return write_paper(
        under_way(authority),
        authority,
        template=REGULATION,
        title=title,
        document=document,
        items=[authority],
        data=data,
        waiting=_("Quyết định ban hành Quy chế đang trình ký. Muốn sửa, hãy rút văn bản về trước."),
        by=by,
    )


def under_way(authority: Organisation) -> OfficialPaper | None:
    """The regulation's decision that is drafted or to be signed."""
    rows = OfficialPaper.objects.filter(organisation=authority, template=REGULATION, state__in=UNDER_WAY)
    return rows.first()


def in_force(authority: Organisation) -> Regulation | None:
    """The regulation that councils of this authority follow today."""
    return Regulation.objects.filter(organisation=authority, from_on__lte=clock.today()).first()


def rules_in_force(authority: Organisation) -> working_rules.WorkingRules:
    """The rules of the regulation in force, else the defaults of the law data or this installation."""
    found = in_force(authority)
    return working_rules.read(found.rules) if found else working_rules.defaults()


@transaction.atomic
def regulation_issued(paper: OfficialPaper, *, by: Membership) -> Regulation:
    """The regulation is in force; councils that have not begun to score follow it from now on."""
    assert paper.issued_on
    made = Regulation.objects.create(
        organisation=paper.organisation,
        paper=paper.uuid,
        citation=_("%(title)s (%(paper)s)")
        % {
            "title": _("Quy chế hoạt động của %s") % paper.data["council"],
            "paper": heads.numbered(paper),
        },
        rules=paper.data["rules"],
        extra_rounds=paper.data["extra_rounds"],
        from_on=paper.issued_on,
    )
    waiting = Council.objects.select_for_update(of=("self",)).filter(
        round__organisation=paper.organisation, state=CouncilState.ESTABLISHED
    )
    for council in waiting:
        council.rules = made.rules
        council.save(update_fields=["rules"])
        events.record(council, "rules-changed", by=by, data={"paper": paper.uuid, "rules": made.rules})
    return made


def _checked(given: RegulationText) -> RegulationText:
    name = " ".join(given.council.split())[:250]
    if not name:
        raise WrongInput(_("Hãy ghi tên Hội đồng."), field="council")
    further = tuple(line.strip() for line in given.further if line.strip())
    if any(len(line) > LONGEST for line in further):
        raise WrongInput(_("Mỗi khoản nhiều nhất 2.000 chữ. Hãy viết gọn lại."), field="further")
    return replace(given, council=name, working=working_rules.read(given.working.as_json()), further=further)
