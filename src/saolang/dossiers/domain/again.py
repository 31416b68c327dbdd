"""Đăng ký lại đợt sau: a new dossier from one that ended without a star, with its gaps as tasks."""

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events
from saolang.core.errors import Refusal, require
from saolang.core.versions import locked
from saolang.dossiers import rules
from saolang.dossiers.domain.copying import copy_from
from saolang.dossiers.domain.draft import start_dossier
from saolang.dossiers.enums import CloseReason, Kind, State
from saolang.dossiers.gaps import gaps_of
from saolang.dossiers.models import Dossier, PaperUse, SelfMark
from saolang.dossiers.models_beside import DossierTask
from saolang.people.models import Membership

UNSUCCESSFUL = (
    CloseReason.NOT_RECOGNISED,
    CloseReason.ELIMINATED,
    CloseReason.WITHDRAWN,
    CloseReason.FILE_AGAIN,
    CloseReason.REFUSED,
)


def can_start_again(by: Membership, dossier: Dossier) -> Refusal | None:
    """Its producer, from a dossier that ended without recognition, once, while no other one runs."""
    if not rules.is_own(by, dossier):
        return Refusal("no-right", _("Chỉ chủ thể của hồ sơ mới đăng ký lại được."))
    if dossier.state != State.CLOSED or dossier.close_reason not in UNSUCCESSFUL:
        return Refusal("not-now", _("Chỉ đăng ký lại từ hồ sơ đã kết thúc mà chưa được công nhận."))
    if dossier.refiled_as.exclude(state=State.CLOSED).exists():
        return Refusal("again-already", _("Hồ sơ này đã được đăng ký lại."))
    if Dossier.objects.filter(product=dossier.product_id, state__in=rules.RUNNING).exists():
        return Refusal("running", _("Sản phẩm này đang có một hồ sơ chưa kết thúc."))
    return None


@transaction.atomic
def start_again(old: Dossier, *, by: Membership) -> Dossier:
    """A new draft that says what the old one said, with what it lacked as a list of tasks.

    The regime is that of today; marks are taken over when the sheet is the same one.

    Raises:
        NoRight: not its producer; recognised, still running or registered again already. NotNow, WrongInput: as
            `start_dossier`.
    """
    fresh = locked(old)
    require(can_start_again(by, fresh))
    dossier = start_dossier(fresh.product, kind=fresh.kind, by=by)
    if dossier.kind == Kind.FIRST or not _is_copied(dossier):
        copy_from(fresh, dossier, by=by)
    dossier.replaces = fresh
    dossier.save(update_fields=["replaces"])
    sheet_is_same = (fresh.regime, fresh.product_set) == (dossier.regime, dossier.product_set)
    tasks = [
        DossierTask(
            dossier=dossier,
            position=position,
            source=gap.source,
            criterion=gap.criterion if sheet_is_same else "",
            sentence=gap.sentence,
        )
        for position, gap in enumerate(gaps_of(fresh), start=1)
    ]
    DossierTask.objects.bulk_create(tasks)
    events.record(dossier, "started_again", by=by, data={"from": fresh.uuid, "tasks": len(tasks)})
    return dossier


@transaction.atomic
def tick_task(task: DossierTask, *, done: bool, by: Membership) -> DossierTask:
    """The producer says that a gap is mended, or takes that back; saying it twice is saying it once.

    Raises:
        NoRight: not its producer or adviser, or filed already.
    """
    require(rules.can_edit(by, task.dossier))
    row = locked(task)
    if (row.done_at is not None) == done:
        return row
    row.done_at, row.done_by = (clock.now(), by) if done else (None, None)
    row.save(update_fields=["done_at", "done_by"])
    events.record(row.dossier, "task_ticked", by=by, data={"task": row.uuid, "done": done})
    return row


def _is_copied(dossier: Dossier) -> bool:
    """`start_dossier` copies the last filed dossier by itself for an upgrade or renewal."""
    return SelfMark.objects.filter(dossier=dossier).exists() or PaperUse.objects.filter(dossier=dossier).exists()
