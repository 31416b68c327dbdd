"""Setting up a council: the OCOP office drafts the decision, the council exists when it is issued (Điều 7.3)."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saolang.core import events
from saolang.councils import composition, documents, working_rules
from saolang.councils.domain import founding
from saolang.councils.domain.founding import SeatPlan
from saolang.councils.domain.regulation import in_force, rules_in_force
from saolang.councils.models import Council, Round
from saolang.papers.models import OfficialPaper
from saolang.people.enums import BodyKind
from saolang.people.models import Membership

DECISION = "council-decision"
FEWEST = 3
COUNCIL = founding.Founding(
    template=DECISION,
    body=BodyKind.COUNCIL,
    rows="councils",
    document=documents.council_decision,
    fewest=FEWEST,
    closed=gettext_lazy("Đợt này đã kết thúc nên không lập Hội đồng được."),
    unnamed=gettext_lazy("Hãy ghi tên Hội đồng."),
    few=lazy(lambda: _("Hội đồng cần ít nhất %d thành viên.") % FEWEST, str)(),
    head=gettext_lazy("Hội đồng có đúng một Chủ tịch. Hãy xem lại chức danh."),
    waiting=gettext_lazy("Quyết định thành lập Hội đồng của đợt này đã trình ký hoặc đã ban hành."),
    there=gettext_lazy("Đợt này đã có Hội đồng."),
)


@transaction.atomic
def draft_council(
    one: Round,
    *,
    name: str,
    members: Sequence[SeatPlan],
    working: working_rules.WorkingRules | None = None,
    bases: Iterable[str] = (),
    delegation: str = "",
    by: Membership,
) -> OfficialPaper:
    """Draft the Chairman's decision that sets up the council of a round; a draft that is there is written anew.

    Args:
        members: in the order of the decision, at least three, with one chair.
        working: its working rules; None takes those of the regulation in force, else the defaults.
        bases: further bases of the decision, such as the Quy chế; those of the law stand in it anyway.
        delegation: who gave the chair to another than a leader of the authority, and by which paper; it is a base too.

    Raises:
        NoRight: not the OCOP office. NotNow: the round is closed, or has its council or a decision to be signed.
        WrongInput: no name, too few members, no chair or two, one person twice.
    """
    fresh = founding.open_round(one, founding=COUNCIL, by=by)
    followed = in_force(fresh.organisation) if working is None else None
    return founding.draft_decision(
        fresh,
        founding=COUNCIL,
        name=name,
        members=check_members(members),
        bases=bases,
        by=by,
        rules=working_rules.read((working or rules_in_force(fresh.organisation)).as_json()).as_json(),
        regulation=followed.citation if followed else "",
        delegation=" ".join(delegation.split())[:300],
    )


def live_decision(one: Round) -> OfficialPaper | None:
    """The decision of a round's council that is drafted, to be signed or issued."""
    return founding.live_decision(one, COUNCIL)


@transaction.atomic
def establish(paper: OfficialPaper, *, by: Membership) -> Council:
    """Make the council of an issued decision with its seats; called when the paper is issued.

    Whom its list does not show is recorded with it (`composition`).
    """
    assert paper.issued_on
    one, body = founding.make_body(paper, founding=COUNCIL)
    data = paper.data
    council = Council.objects.create(round=one, body=body, rules=data["rules"], decision_paper=paper.uuid)
    without = [lack.of for lack in composition.lacks(one.organisation, data, on=paper.issued_on)]
    facts = {"paper": paper.uuid, "members": len(data["members"]), "without": without}
    events.record(council, "established", by=by, data=facts)
    return council


def check_members(members: Sequence[SeatPlan]) -> list[SeatPlan]:
    """The council's members that have a name, or `WrongInput` saying what is wrong with the list."""
    return founding.check_seats(members, founding=COUNCIL)
