"""The producer's own score: one option for each criterion (Mẫu số 02, Phần III)."""

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import events
from saolang.core.errors import WrongInput, require
from saolang.core.versions import bump, locked
from saolang.dossiers import rules
from saolang.dossiers.fields import LONG
from saolang.dossiers.models import Dossier, SelfMark
from saolang.law import load
from saolang.law.model import Criterion
from saolang.people.models import Membership
from saolang.viet.text import repair


@transaction.atomic
def set_mark(
    dossier: Dossier,
    criterion: str,
    *,
    option: str,
    description: str | None = None,
    expected: int | None = None,
    by: Membership,
) -> SelfMark:
    """Choose an option of a criterion; its points come from the law data.

    Args:
        option: key of the option; "" takes the choice back.
        description: what proves it; None leaves it as it is.

    Saving what is kept already changes nothing and is never stale.

    Raises:
        NoRight: not its producer or adviser, or filed already. Stale: changed meanwhile.
        WrongInput: no such criterion or option in the sheet, a description too long.
    """
    fresh = locked(dossier)
    require(rules.can_edit(by, fresh))
    found = criterion_of(fresh, criterion)
    points = _points(found, option)
    mark = SelfMark.objects.filter(dossier=fresh, criterion=criterion).first()
    mark = mark or SelfMark(dossier=fresh, criterion=criterion)
    text = mark.description if description is None else _text(description)
    if (mark.pk or not (option or text)) and (mark.option, mark.points, mark.description) == (option, points, text):
        return mark
    fresh = locked(dossier, expected=expected)
    mark.option, mark.points, mark.description = option, points, text
    mark.save()
    bump(fresh)
    events.record(fresh, "mark_set", by=by, data={"criterion": criterion, "option": option, "points": points})
    dossier.version = fresh.version
    return mark


def criterion_of(dossier: Dossier, key: str) -> Criterion:
    """A criterion of the dossier's sheet.

    Raises:
        WrongInput: the sheet has none of this key.
    """
    found = load.product_set(dossier.product_set).by_key.get(key)
    if found is None:
        raise WrongInput(_("Tiêu chí “%(key)s” không có trong phiếu.") % {"key": key[:30]}, code="unknown-criterion")
    return found


def _points(criterion: Criterion, option: str) -> int:
    if not option:
        return 0
    try:
        return criterion.option(option).points
    except KeyError as error:
        raise WrongInput(
            _("Mức này không có trong phiếu, hãy chọn một trong các mức đang hiện."),
            code="unknown-option",
            field="option",
        ) from error


def _text(description: str) -> str:
    text = repair(description).strip()
    if len(text) > LONG:
        sentence = _("Phần mô tả nhận nhiều nhất %(most)s chữ; bạn đã viết %(count)s chữ. Hãy viết gọn lại.")
        raise WrongInput(sentence % {"most": LONG, "count": len(text)}, field="description", code="too-long")
    return text
