"""Who opens, starts and closes an evaluation round, and its table of states (QĐ 26/2026/QĐ-TTg, Điều 5)."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from saolang.core.errors import Refusal
from saolang.core.transitions import Table, Transition
from saolang.councils.enums import RoundState
from saolang.councils.levels import runs_rounds
from saolang.councils.models import Round, RoundEntry, Sheet
from saolang.dossiers.enums import State
from saolang.people.models import Membership

RUNNING = (State.SUBMITTED, State.IN_EVALUATION)


def can_run(by: Membership, one: Round) -> Refusal | None:
    """See `levels.runs_rounds`."""
    return runs_rounds(by, one.organisation)


def takes_dossiers(one: Round) -> Refusal | None:
    """Whether a dossier may still be put on this round: until its scoring began, never when it is closed."""
    if one.state == RoundState.CLOSED:
        return Refusal("round-closed", _("%s đã kết thúc nên không nhận thêm hồ sơ.") % one)
    if one.state == RoundState.EVALUATING and Sheet.objects.filter(entry__round=one).exists():
        return Refusal("round-scoring", _("%s đã chấm điểm nên không nhận thêm hồ sơ.") % one)
    return None


def has_entries(by: Membership, one: Round) -> Refusal | None:
    """A round without dossiers has nothing to evaluate."""
    if one.entries.exists():
        return None
    return Refusal("no-entries", _("Đợt chưa có hồ sơ nào nên chưa chuyển sang đánh giá được."))


def undecided() -> QuerySet[RoundEntry]:
    """Entries without a result in effect; a dossier that went on to the Ministry has the province's (Điều 7.3e)."""
    return RoundEntry.objects.filter(decided_on__isnull=True, dossier__state__in=RUNNING)


def all_decided(by: Membership, one: Round) -> Refusal | None:
    """A round ends when each of its dossiers has a result, went to the ministry with one, or was withdrawn."""
    waiting = undecided().filter(round=one).count()
    if not waiting:
        return None
    return Refusal("undecided", _("Còn %d hồ sơ của đợt chưa có kết quả, nên chưa đóng đợt được.") % waiting)


TABLE: Table = (
    Transition((RoundState.OPEN,), "start_evaluating", RoundState.EVALUATING, can_run, has_entries),
    Transition((RoundState.OPEN, RoundState.EVALUATING), "close_round", RoundState.CLOSED, can_run, all_decided),
)
