"""The producer names who may help with one of its dossiers, until which day, and ends that."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from saolang.core import clock, events
from saolang.core.errors import WrongInput, require
from saolang.core.versions import locked
from saolang.dossiers import queries, rules
from saolang.dossiers.models import Dossier
from saolang.papers.notices import send_notice
from saolang.people.domain import appoint_adviser
from saolang.people.domain import end_adviser as end_term
from saolang.people.enums import Role
from saolang.people.models import AdviserTerm, Membership
from saolang.people.queries import in_term


@transaction.atomic
def name_adviser(dossier: Dossier, *, login: str, from_on: date, to_on: date, by: Membership) -> AdviserTerm:
    """Let a person who is an adviser here see and fill in this dossier, from a day to a day (both included).

    Args:
        login: user name or e-mail address of the account.

    Raises:
        NoRight: not the producer of the dossier. NotNow: the dossier has ended.
        WrongInput: no such adviser, one who is appointed already, days in the wrong order or in the past.
    """
    fresh = locked(dossier)
    require(rules.can_name_adviser(by, fresh))
    if to_on < clock.today():
        raise WrongInput(_("Ngày kết thúc đã qua. Hãy chọn một ngày từ hôm nay trở đi."), field="to_on")
    adviser = _adviser(login)
    running = queries.advisers_of(fresh).filter(membership__account=adviser.account_id).first()
    if running:
        raise WrongInput(
            _("%(name)s đã được mời tư vấn hồ sơ này đến ngày %(day)s. Muốn đổi thời hạn, hãy kết thúc rồi mời lại.")
            % {"name": adviser.account.full_name, "day": f"{running.to_on:%d/%m/%Y}"},
            code="already-adviser",
            field="login",
        )
    term = appoint_adviser(adviser, dossier=fresh.uuid, from_on=from_on, to_on=to_on, by=by)
    events.record(fresh, "adviser_named", by=by, data={"membership": adviser.uuid, "from": from_on, "to": to_on})
    send_notice(
        adviser.account,
        subject=_("Bạn được mời tư vấn hồ sơ “%s”") % fresh.product.name[:150],
        body=_("%(producer)s mời bạn tư vấn từ ngày %(start)s đến hết ngày %(end)s.")
        % {"producer": by.organisation.name, "start": f"{from_on:%d/%m/%Y}", "end": f"{to_on:%d/%m/%Y}"},
        obj=fresh,
    )
    return term


@transaction.atomic
def end_adviser(dossier: Dossier, *, adviser: Membership, by: Membership) -> None:
    """From today this adviser no longer sees the dossier.

    Raises:
        NoRight: not the producer. WrongInput: the person advises this dossier no longer.
    """
    fresh = locked(dossier)
    require(rules.can_end_adviser(by, fresh))
    term = queries.advisers_of(fresh).filter(membership=adviser).first()
    if term is None:
        raise WrongInput(_("Người này không còn tư vấn hồ sơ."), code="not-adviser")
    end_term(term, by=by)
    events.record(fresh, "adviser_ended", by=by, data={"membership": adviser.uuid})


def _adviser(login: str) -> Membership:
    """The adviser with this user name or e-mail; who is no adviser is not told apart from who has no account."""
    text = login.strip()
    rows = Membership.objects.filter(in_term(clock.today()), role=Role.ADVISER, account__is_active=True)
    found = Q(account__username__iexact=text) | Q(account__email__iexact=text)
    adviser = rows.filter(found).select_related("account", "organisation").order_by("id").first() if text else None
    if adviser is None:
        raise WrongInput(
            _("Không có người tư vấn nào dùng tên đăng nhập hoặc thư điện tử này. Hãy xem lại, hoặc gửi lời mời."),
            code="no-adviser",
            field="login",
        )
    return adviser
