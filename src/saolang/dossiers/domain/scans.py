"""Mẫu 01 and Mẫu 02 signed by hand and scanned back: kept beside the frozen submission."""

from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events, files, sniff
from saolang.core.errors import Refusal, WrongInput, require
from saolang.core.versions import locked
from saolang.dossiers import queries, rules
from saolang.dossiers.models import Dossier
from saolang.dossiers.models_beside import SignedScan
from saolang.people.models import Membership
from saolang.viet.text import repair

KINDS = (sniff.PDF, *sorted(sniff.PICTURES))


def can_attach(by: Membership, dossier: Dossier) -> Refusal | None:
    """The producer (or who enters for it) and the commune that the paper was handed to, while the dossier runs."""
    if not (rules.is_own(by, dossier) or rules.is_receiving_commune(by, dossier)):
        return Refusal("no-right", _("Chỉ chủ thể hoặc UBND xã nhận hồ sơ mới gửi kèm bản ký được."))
    if dossier.state not in rules.RUNNING:
        return Refusal("not-now", _("Hồ sơ đã kết thúc nên không gửi kèm bản ký nữa."))
    return None


@transaction.atomic
def attach_scan(dossier: Dossier, *, form: str, content: BinaryIO, name: str, by: Membership) -> SignedScan:
    """Put a signed scan beside the newest submission, or beside the draft; the submission itself stays as it is.

    Args:
        form: one of `SignedScan.Form`.
        content: PDF or a picture; what it is decides its content.

    Raises:
        NoRight. WrongInput: another form, a file that cannot be read or is no PDF or picture.
    """
    fresh = locked(dossier)
    require(can_attach(by, fresh))
    if form not in SignedScan.Form.values:
        raise WrongInput(_("Hãy chọn Mẫu số 01 hoặc Mẫu số 02."), field="form")
    try:
        media_type = sniff.identify(content)
    except WrongInput as error:
        raise WrongInput(error.sentence, code=error.code, field="file") from error
    if media_type not in KINDS:
        raise WrongInput(_("Bản ký cần là tệp PDF hoặc ảnh chụp."), field="file", code="wrong-type")
    stored = files.store(content, media_type=media_type)
    shown = repair(name.replace("\\", "/").rsplit("/", 1)[-1]).strip()[-200:] or "ban-ky"
    scan = SignedScan.objects.create(
        dossier=fresh,
        submission=queries.latest_submission(fresh),
        form=form,
        file=stored,
        original_name=shown,
        attached_at=clock.now(),
        attached_by=by,
    )
    events.record(fresh, "scan_attached", by=by, data={"form": form, "sha256": stored.sha256})
    return scan


def has_signed_registration(dossier: Dossier) -> bool:
    """Whether the producer's hand-signed Mẫu 01 lies beside the dossier."""
    return dossier.scans.filter(form=SignedScan.Form.REGISTRATION).exists()
