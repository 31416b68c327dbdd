"""The set of a dossier: one numbered PDF to print and read, one ZIP of all files with their hashes; made once."""

import hashlib
import logging
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from saolang.core import clock, events, files
from saolang.core.errors import NotNow, Refusal, require
from saolang.documents.errors import DocumentError
from saolang.documents.forms import set_cover
from saolang.documents.forms.common import KIND_NAMES
from saolang.documents.write import write_pdf
from saolang.dossiers import documents, queries, rules, sets
from saolang.dossiers.models import Dossier, Receipt, Submission
from saolang.dossiers.models_beside import DossierSet
from saolang.people.models import Membership

if TYPE_CHECKING:
    from saolang.documents.sets import Part

logger = logging.getLogger(__name__)

PATIENCE = timedelta(minutes=30)
SMALL = 4 * 1024 * 1024  # bytes of evidence that are built while the person waits
ZIP = "application/zip"
PDF = "application/pdf"
LONGEST_NAME = 150
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the least day of a ZIP; when a set was made stands in its row
_TITLES = {
    DossierSet.Kind.PRODUCER: "HỒ SƠ ĐĂNG KÝ ĐÁNH GIÁ, PHÂN HẠNG SẢN PHẨM OCOP",
    DossierSet.Kind.COMMUNE: "HỒ SƠ ĐỀ NGHỊ ĐÁNH GIÁ, PHÂN HẠNG SẢN PHẨM OCOP",
    DossierSet.Kind.NATIONAL: "HỒ SƠ ĐỀ NGHỊ ĐÁNH GIÁ, PHÂN HẠNG SẢN PHẨM OCOP 5 SAO",
}


def can_ask(by: Membership, dossier: Dossier, *, kind: str) -> Refusal | None:
    """Who handles the dossier; the commune's set is for commune and province. The forms carry personal fields."""
    if refusal := rules.can_see_personal(by, dossier):
        return refusal
    is_agency = rules.is_receiving_commune(by, dossier) or rules.is_of_province(by, dossier)
    if kind == DossierSet.Kind.COMMUNE and not is_agency:
        return Refusal("no-right", _("Bộ hồ sơ này dành cho xã và cơ quan tham mưu quản lý OCOP."))
    is_above = rules.is_of_province(by, dossier) or rules.is_at_ministry(by, dossier)
    if kind == DossierSet.Kind.NATIONAL and not is_above:
        return Refusal("no-right", _("Bộ hồ sơ này dành cho cơ quan tham mưu quản lý OCOP của tỉnh và của Bộ."))
    return None


def current_set(dossier: Dossier, *, kind: str) -> DossierSet | None:
    """The set of what lies there now, when it was asked for already."""
    submission = queries.latest_submission(dossier)
    if submission is None:
        return None
    return DossierSet.objects.filter(key=sets.key_of(submission, kind)).select_related("pdf", "zip").first()


def ask_set(dossier: Dossier, *, kind: str, by: Membership) -> DossierSet:
    """Have the set made: at once when it is small, in the background else; one that is there is given back.

    Raises:
        NoRight. NotNow: nothing was filed yet.
    """
    require(can_ask(by, dossier, kind=kind))
    submission = queries.latest_submission(dossier)
    if submission is None:
        raise NotNow(_("Hồ sơ chưa nộp nên chưa có bộ in. Bạn tải riêng Mẫu số 01 và Mẫu số 02 được."))
    row, is_new = _row(submission, kind, by=by)
    if not is_new and not _is_given_up(row):
        return row
    if sets.size_of(submission) <= SMALL:
        return build_set(row)
    DossierSet.objects.filter(pk=row.pk).update(state=DossierSet.State.WAITING, fault="", asked_at=clock.now())
    transaction.on_commit(lambda: make_set.enqueue(row.pk))
    row.refresh_from_db()
    return row


def _is_given_up(row: DossierSet) -> bool:
    """Whether it has to be built anew: it failed, or who built it is gone."""
    waits = row.state == DossierSet.State.WAITING and row.asked_at < clock.now() - PATIENCE
    return waits or row.state == DossierSet.State.FAILED


def _row(submission: Submission, kind: str, *, by: Membership) -> tuple[DossierSet, bool]:
    key = sets.key_of(submission, kind)
    try:
        with transaction.atomic():
            row, is_new = DossierSet.objects.get_or_create(
                key=key,
                defaults={
                    "dossier": submission.dossier,
                    "submission": submission,
                    "kind": kind,
                    "asked_at": clock.now(),
                    "asked_by": by,
                },
            )
    except IntegrityError:  # two people asked at once: one set serves both
        return DossierSet.objects.get(key=key), False
    return row, is_new


@task()
def make_set(pk: int) -> None:
    """Build a set in the background; a fault is kept for the page and the log."""
    row = DossierSet.objects.filter(pk=pk).exclude(state=DossierSet.State.READY).first()
    if row is not None:
        build_set(row)


def build_set(row: DossierSet) -> DossierSet:
    """Write PDF and ZIP into the store. Outside a transaction: it may take minutes."""
    try:
        with tempfile.TemporaryDirectory(prefix="saolang-bo-") as folder:
            _write(row, Path(folder))
    except Exception as error:
        logger.exception("set of a dossier was not made", extra={"set": str(row.uuid)})
        sentence = error.message if isinstance(error, DocumentError) else _("Máy chủ chưa đọc được một tệp của hồ sơ.")
        row.state, row.fault = DossierSet.State.FAILED, sentence[:300]
        row.save(update_fields=["state", "fault"])
    return row


def _write(row: DossierSet, folder: Path) -> None:
    from saolang.documents.sets import assemble  # a large library, not for every process

    items = sets.items_of(row.submission, row.kind)
    sources = [_on_disk(item, folder) for item in items]
    parts = [_part(item, source, folder) for item, source in zip(items, sources, strict=True)]
    book, archive = folder / "bo-ho-so.pdf", folder / "bo-dien-tu.zip"
    moment = timezone.localtime(row.submission.submitted_at)
    foot = f"Bản nộp số {row.submission.no}, {moment:%d/%m/%Y} · {row.submission.sha256[:32]}"
    pages = assemble(parts, front=lambda starts: _front(row, items, starts), foot=foot, into=book)
    _pack(row.submission, items, sources, book, archive)
    with book.open("rb") as pdf, archive.open("rb") as packed:
        row.pdf = files.store(pdf, media_type=PDF)
        row.zip = files.store(packed, media_type=ZIP)
    with transaction.atomic():
        row.pages, row.state, row.fault, row.made_at = pages, DossierSet.State.READY, "", clock.now()
        row.save(update_fields=["pdf", "zip", "pages", "state", "fault", "made_at"])
        data = {"kind": row.kind, "pages": pages, "pdf": row.pdf.sha256, "zip": row.zip.sha256}
        events.record(row.dossier, "set_made", by=row.asked_by, data=data)


def _on_disk(item: sets.Item, folder: Path) -> Path:
    """The file in the work folder: stores may be far away, and the libraries read from disk."""
    path = folder / f"tep-{sum(1 for _ in folder.iterdir())}"
    with path.open("wb") as target:
        if item.stored is None:
            target.write(item.made)
        else:
            with files.open_file(item.stored) as source:
                shutil.copyfileobj(source, target)
    return path


def _part(item: sets.Item, source: Path, folder: Path) -> "Part":
    from saolang.documents.sets import Part, Unreadable, as_pdf

    title = f"{item.code} {item.title}".strip()
    try:
        return Part(title, as_pdf(source, media_type=item.media_type, folder=folder), group=item.group)
    except Unreadable:
        return Part(title, None, group=item.group)


def _front(row: DossierSet, items: Sequence[sets.Item], starts: Sequence[int]) -> bytes:
    submission = row.submission
    content = documents.parse(submission)
    moment = timezone.localtime(submission.submitted_at)
    result = content["result"]
    return write_pdf(
        set_cover.build(
            set_cover.SetCoverData(
                title=_TITLES[DossierSet.Kind(row.kind)],
                product=content["product"]["name"],
                producer=content["producer"]["name"],
                facts=(
                    ("Bộ sản phẩm:", content["product_set"]["name"]),
                    ("Lần đăng ký đánh giá:", KIND_NAMES[content["kind"]]),
                    ("Nơi sản xuất:", content["place"]["label"]),
                    ("Nơi nhận hồ sơ:", content["commune"]),
                    *((f"Phiếu số ({one.organisation}):", one.number_text) for one in _receipts(row.dossier)),
                    ("Mã số sản phẩm:", row.dossier.product_code),
                    ("Điểm tự chấm:", f"{result['total'] / 100:g} điểm".replace(".", ",")),
                    ("Bản nộp:", f"số {submission.no}, lúc {moment:%H:%M ngày %d/%m/%Y}"),
                ),
                lines=tuple(_lines(items, starts)),
                sha256=submission.sha256,
                check_url=sets.check_url(submission),
                remarks=documents.behalf_lines(content),
                illustration=content["illustration"],
            )
        )
    )


def _receipts(dossier: Dossier) -> QuerySet[Receipt]:
    return dossier.receipts.select_related("organisation").order_by("id")


def _lines(items: Sequence[sets.Item], starts: Sequence[int]) -> Iterator[set_cover.SetLine]:
    group = ""
    for item, start in zip(items, starts, strict=True):
        if item.group != group:
            group = item.group
            yield set_cover.SetLine(title=group, is_heading=True)
        yield set_cover.SetLine(title=item.title, code=item.code, page=start)


def _pack(
    submission: Submission, items: Sequence[sets.Item], sources: Sequence[Path], book: Path, archive: Path
) -> None:
    """All files as they are, the PDF, the frozen content, and `SHA256SUMS.txt` that `sha256sum -c` reads."""
    sums: list[str] = []
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as packed:
        for item, source in zip(items, sources, strict=True):
            folder = "minh-chung/" if item.group in (sets.EVIDENCE, sets.WHOLE) else ""
            _put(packed, folder + _plain(item.name), source, sums)
        _put(packed, "bo-ho-so.pdf", book, sums)
        content = book.with_name("ho-so.json")
        content.write_text(submission.content, encoding="utf-8", newline="")
        _put(packed, "ho-so.json", content, sums)
        packed.writestr(zipfile.ZipInfo("SHA256SUMS.txt", _EARLIEST), "".join(sums))


def _put(packed: zipfile.ZipFile, name: str, source: Path, sums: list[str]) -> None:
    digest = hashlib.sha256()
    with source.open("rb") as reading, packed.open(zipfile.ZipInfo(name, _EARLIEST), "w", force_zip64=True) as writing:
        while block := reading.read(files.CHUNK):
            digest.update(block)
            writing.write(block)
    sums.append(f"{digest.hexdigest()}  {name}\n")


def _plain(name: str) -> str:
    """A file name that no program reads as a folder or a command; a long one is cut before its ending."""
    path = PurePosixPath(name.replace("\\", "/").replace("/", "-"))
    harmless = "".join(letter for letter in path.name if letter.isprintable() and letter not in '<>:"|?*')
    ending = PurePosixPath(harmless).suffix
    return harmless.removesuffix(ending)[: LONGEST_NAME - len(ending)] + ending or "tep"
