"""Evidence behind a criterion: a file of the producer's vault, or one uploaded on the spot."""

from datetime import date
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import events
from saolang.core.errors import WrongInput, require
from saolang.core.versions import locked
from saolang.dossiers import rules
from saolang.dossiers.domain.marks import criterion_of
from saolang.dossiers.models import Dossier, PaperUse
from saolang.people.models import Membership
from saolang.producers.domain.vault import OTHER, add_paper
from saolang.producers.models import PaperVersion


@transaction.atomic
def use_paper(dossier: Dossier, *, criterion: str = "", version: PaperVersion, by: Membership) -> PaperUse:
    """Put a file of the vault behind a criterion ("": the dossier as a whole); doing it twice is doing it once.

    Raises:
        NoRight: not its producer or adviser, or filed already.
        WrongInput: another producer's paper, or no such criterion.
    """
    fresh = locked(dossier)
    require(rules.can_edit(by, fresh))
    if criterion:
        criterion_of(fresh, criterion)
    if version.paper.producer_id != fresh.product.producer_id:
        raise WrongInput(_("Giấy tờ này không thuộc kho giấy tờ của chủ thể."), code="other-producer")
    use, is_new = PaperUse.objects.get_or_create(dossier=fresh, criterion=criterion, version=version)
    if is_new:
        data = {"criterion": criterion, "paper": str(version.paper.uuid), "no": version.no}
        events.record(fresh, "paper_used", by=by, data=data)
    return use


@transaction.atomic
def drop_use(use: PaperUse, *, by: Membership) -> None:
    """Take a file from behind a criterion; it stays in the vault.

    Raises:
        NoRight: not its producer or adviser, or filed already.
    """
    fresh = locked(use.dossier)
    require(rules.can_edit(by, fresh))
    data = {"criterion": use.criterion, "paper": str(use.version.paper.uuid), "no": use.version.no}
    use.delete()
    events.record(fresh, "paper_dropped", by=by, data=data)


def upload_evidence(
    dossier: Dossier,
    *,
    criterion: str = "",
    content: BinaryIO,
    name: str,
    kind: str = "",
    title: str = "",
    expires_on: date | None = None,
    by: Membership,
) -> PaperUse:
    """Put an upload into the vault and behind a criterion at once.

    Args:
        kind: key of a kind of evidence; by default the first that the criterion asks for.

    Raises:
        NoRight, WrongInput: as `use_paper`, and as `producers.domain.vault.add_paper` for the file.
    """
    require(rules.can_edit(by, dossier))
    asked = criterion_of(dossier, criterion).evidence if criterion else ()
    version = add_paper(
        dossier.product.producer,
        content=content,
        name=name,
        kind=kind or (asked[0] if asked else OTHER),
        title=title,
        expires_on=expires_on,
        by=by,
        is_helper=True,
    )
    return use_paper(dossier, criterion=criterion, version=version, by=by)
