"""The vault of evidence papers: uploaded once, used in any dossier (DESIGN rule 13)."""

from datetime import date
from pathlib import PurePosixPath
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events, files, sniff
from saolang.core.errors import WrongInput, require
from saolang.core.models import StoredFile
from saolang.core.versions import bump, locked
from saolang.law import load
from saolang.people.models import Membership
from saolang.producers import rules
from saolang.producers.models import Paper, PaperVersion, Producer
from saolang.viet.text import repair

OTHER = "other"
FIRST_DAY = date(1950, 1, 1)


def kinds() -> list[tuple[str, str]]:
    """Kinds of evidence of Mẫu số 02, Phần III, and "other"."""
    return [*((key, item.title) for key, item in load.evidence().items()), (OTHER, _("Giấy tờ khác"))]


def add_paper(
    producer: Producer,
    *,
    content: BinaryIO,
    name: str,
    kind: str,
    title: str = "",
    number: str = "",
    issued_on: date | None = None,
    expires_on: date | None = None,
    by: Membership,
    is_helper: bool = False,
) -> PaperVersion:
    """Put a new paper into the vault with its first file.

    Args:
        content: the upload; what it is decides its content.
        name: its name on the sender's device, shown to people only.
        kind: key of `kinds()`.
        is_helper: the caller has checked that `by` helps with a dossier of this producer.

    Raises:
        NoRight: not of this producer. WrongInput: the file is refused (see `core.sniff`), a wrong kind or day.
    """
    if not is_helper:
        require(rules.can_write(by, producer))
    if kind not in dict(kinds()):
        raise WrongInput(_("Hãy chọn loại giấy tờ."), field="kind")
    _check_days(issued_on, expires_on)
    shown = _plain(name)
    title = " ".join(repair(title).split())[:250] or PurePosixPath(shown).stem[:250] or dict(kinds())[kind]
    stored = _store(content)
    with transaction.atomic():
        paper = Paper.objects.create(
            producer=producer,
            kind=kind,
            title=title,
            number=repair(number).strip()[:80],
            issued_on=issued_on,
            expires_on=expires_on,
            created_at=clock.now(),
        )
        version = _new_version(paper, stored, 1, shown, by)
        events.record(paper, "added", by=by, data={"kind": kind, "sha256": stored.sha256})
    return version


def add_version(
    paper: Paper,
    *,
    content: BinaryIO,
    name: str,
    issued_on: date | None = None,
    expires_on: date | None = None,
    expected: int | None = None,
    by: Membership,
) -> PaperVersion:
    """A newer file of the same paper; dossiers that use the older one keep it.

    Raises:
        NoRight, WrongInput: as `add_paper`. Stale: changed meanwhile.
    """
    require(rules.can_write(by, paper.producer))
    _check_days(issued_on, expires_on)
    stored = _store(content)
    with transaction.atomic():
        fresh = locked(paper, expected=expected)
        last = fresh.versions.order_by("-no").values_list("no", flat=True).first() or 0
        version = _new_version(fresh, stored, last + 1, _plain(name), by)
        fresh.issued_on, fresh.expires_on = issued_on, expires_on
        bump(fresh, "issued_on", "expires_on")
        events.record(fresh, "version_added", by=by, data={"no": version.no, "sha256": stored.sha256})
    return version


def _store(content: BinaryIO) -> StoredFile:
    """Outside the transaction: a large file must not hold a lock."""
    try:
        media_type = sniff.identify(content)
    except WrongInput as error:
        raise WrongInput(error.sentence, code=error.code, field="file") from error
    return files.store(content, media_type=media_type)


def _new_version(paper: Paper, stored: StoredFile, no: int, name: str, by: Membership) -> PaperVersion:
    return PaperVersion.objects.create(
        paper=paper, no=no, file=stored, original_name=name, uploaded_by=by.account, uploaded_at=clock.now()
    )


def _plain(name: str) -> str:
    """The file name without folders."""
    return repair(name.replace("\\", "/").rsplit("/", 1)[-1]).strip()[-200:] or "tep"


def _check_days(issued_on: date | None, expires_on: date | None) -> None:
    if issued_on is not None and not FIRST_DAY <= issued_on <= clock.today():
        raise WrongInput(_("Ngày cấp chưa tới hoặc quá xa. Hãy kiểm tra lại năm."), field="issued_on")
    if issued_on is not None and expires_on is not None and expires_on < issued_on:
        raise WrongInput(_("Ngày hết hạn không được trước ngày cấp."), field="expires_on")
