"""Signing rights: granted by a paper, delegated to deputies, handed over on a day (NĐ 30/2020/NĐ-CP, Điều 13)."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import events
from saolang.core.errors import NotNow, WrongInput, require
from saolang.people import rules
from saolang.people.enums import Capacity
from saolang.people.models import Account, Membership, Organisation, SigningRight


@transaction.atomic
def grant_signing_right(
    organisation: Organisation,
    *,
    account: Account,
    post: str,
    capacity: str = Capacity.HEAD,
    paper_kinds: Sequence[str] = (),
    from_on: date,
    to_on: date | None = None,
    granting_paper: str,
    delegated_from: SigningRight | None = None,
    by: Membership | None,
) -> SigningRight:
    """Enter who may sign.

    Args:
        post: title under the marks ("Chủ tịch", "Phó Chủ tịch").
        capacity: mark before it; KT., TL. and TUQ. sign for the head.
        paper_kinds: kinds of paper (QĐ, TTr, …); empty is all.
        from_on, to_on: both days inclusive; no end is open.
        granting_paper: the paper by which the right exists; TUQ. is written and limited in time.
        by: administrator or leader; None for the installation itself.

    Raises:
        NoRight, WrongInput.
    """
    if by is not None:
        require(rules.can_grant_signing(by, organisation))
    _check(post, capacity, from_on, to_on, granting_paper)
    right = SigningRight.objects.create(
        organisation=organisation, account=account, post=post.strip(), capacity=capacity, paper_kinds=list(paper_kinds),
        from_on=from_on, to_on=to_on, granting_paper=granting_paper.strip(), delegated_from=delegated_from,
    )  # fmt: skip
    events.record(
        organisation,
        "signing-right-granted",
        by=by,
        data={"right": str(right.uuid), "capacity": capacity, "kinds": right.paper_kinds, "from": from_on, "to": to_on},
    )
    return right


@transaction.atomic
def delegate_signing(
    right: SigningRight,
    *,
    account: Account,
    post: str,
    capacity: str,
    paper_kinds: Sequence[str] = (),
    from_on: date,
    to_on: date | None,
    granting_paper: str,
    by: Membership,
) -> SigningRight:
    """Let a deputy (KT.), a subordinate (TL.) or an authorised person (TUQ.) sign for the holder of `right`.

    It never reaches beyond the right it comes from, and an authorisation is not passed on (Điều 13).

    Raises:
        WrongInput: outside the days or kinds of the right, or passed on from TUQ.
    """
    row = _locked(right)
    if row.capacity == Capacity.TUQ:
        raise WrongInput(_("Người được ủy quyền không được ủy quyền lại."), field="delegated_from")
    if from_on < row.from_on or (row.to_on and (to_on is None or to_on > row.to_on)):
        raise WrongInput(_("Thời hạn phải nằm trong thời hạn quyền ký của %s.") % row.account.full_name, field="to_on")
    if row.paper_kinds and not (paper_kinds and set(paper_kinds) <= set(row.paper_kinds)):
        raise WrongInput(_("Chỉ giao được các loại văn bản mà người giao có quyền ký."), field="paper_kinds")
    return grant_signing_right(
        row.organisation, account=account, post=post, capacity=capacity, paper_kinds=paper_kinds, from_on=from_on,
        to_on=to_on, granting_paper=granting_paper, delegated_from=row, by=by,
    )  # fmt: skip


@transaction.atomic
def end_signing_right(right: SigningRight, *, on: date, by: Membership) -> SigningRight:
    """End a right; `on` is its last day. Rights that were delegated from it end with it."""
    row = _locked(right)
    require(rules.can_grant_signing(by, row.organisation))
    if on < row.from_on:
        raise WrongInput(_("Ngày kết thúc không thể trước ngày bắt đầu."), field="on")
    if row.to_on and row.to_on < on:
        raise NotNow(_("Quyền ký này đã kết thúc ngày %s.") % f"{row.to_on:%d/%m/%Y}")
    row.to_on = on
    row.save(update_fields=["to_on"])
    events.record(row.organisation, "signing-right-ended", by=by, data={"right": str(row.uuid), "on": on})
    for passed_on in row.delegations.filter(from_on__lte=on).exclude(to_on__lte=on):
        end_signing_right(passed_on, on=on, by=by)
    return row


@transaction.atomic
def hand_over_signing(
    right: SigningRight, *, to: Account, on: date, granting_paper: str, capacity: str | None = None, by: Membership
) -> SigningRight:
    """From the day `on` the successor signs; the right of the one before ends the day before.

    Args:
        capacity: Q. for an acting leader; None keeps the mark.

    Raises:
        WrongInput: the day is not after the beginning of the right, or no paper is named.
    """
    row = _locked(right)
    if on <= row.from_on:
        raise WrongInput(_("Ngày bàn giao phải sau ngày bắt đầu của quyền ký cũ."), field="on")
    if to.pk == row.account_id:
        raise WrongInput(_("Hãy chọn người nhận bàn giao khác với người đang ký."), field="to")
    end_signing_right(row, on=on - timedelta(days=1), by=by)
    return grant_signing_right(
        row.organisation, account=to, post=row.post, capacity=row.capacity if capacity is None else capacity,
        paper_kinds=row.paper_kinds, from_on=on, granting_paper=granting_paper, by=by,
    )  # fmt: skip


def _locked(right: SigningRight) -> SigningRight:
    return SigningRight.objects.select_for_update(of=("self",)).get(pk=right.pk)


def _check(post: str, capacity: str, from_on: date, to_on: date | None, granting_paper: str) -> None:
    if not post.strip():
        raise WrongInput(_("Hãy ghi chức vụ người ký."), field="post")
    if capacity not in Capacity.values:
        raise WrongInput(_("Hãy chọn cách ký: KT., TL., TUQ., TM. hoặc Q."), field="capacity")
    if to_on and to_on < from_on:
        raise WrongInput(_("Ngày kết thúc không thể trước ngày bắt đầu."), field="to_on")
    if not granting_paper.strip():
        raise WrongInput(_("Hãy ghi văn bản giao quyền ký (số, ngày)."), field="granting_paper")
    if capacity == Capacity.TUQ and to_on is None:
        raise WrongInput(_("Ủy quyền phải có thời hạn. Hãy ghi ngày kết thúc."), field="to_on")
