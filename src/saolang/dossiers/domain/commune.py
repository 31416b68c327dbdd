"""The commune's work on a dossier: receipt, components, four contents, samples (QĐ 26/2026/QĐ-TTg, Điều 6.2, 7.2)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from saolang.core import clock, events, practice
from saolang.core.errors import NotNow, WrongInput, require
from saolang.core.transitions import Table, advance
from saolang.core.versions import bump, locked
from saolang.dossiers import checklist, level_clock, rules, rules_office
from saolang.dossiers.domain.steps import begin_step
from saolang.dossiers.models import CommuneAssessment, Dossier, Receipt
from saolang.dossiers.renewal import old_certificate
from saolang.papers.models import OfficialPaper, PaperState
from saolang.papers.notices import send_notice
from saolang.papers.numbers import take_number
from saolang.people.models import Membership, Organisation

RECEIPT_SERIES = "PĐK"
CODE_SERIES = "Mã số sản phẩm"
COMPONENT_STATES = ("have", "missing", "")
TEXT_LIMIT = 20_000


@transaction.atomic
def receive_dossier(dossier: Dossier, *, received_on: date, by: Membership, expected: int | None = None) -> Receipt:
    """Take a filed dossier in: Phiếu số, product code, 15 working days (Mẫu số 01; Điều 7.2).

    Args:
        received_on: day the commune received it; not before the submission, not in the future.

    Raises:
        NoRight: not the officer of this commune, or already received. Stale: changed meanwhile.
        WrongInput: the day is impossible.
    """
    fresh = locked(dossier, expected=expected)
    require(rules_office.can_receive(by, fresh))
    check_received_on(fresh, received_on)
    receipt = enter_receipt(fresh, received_on=received_on, by=by)
    dossier.refresh_from_db()
    return receipt


def enter_receipt(dossier: Dossier, *, received_on: date, by: Membership, table: Table = rules.TABLE) -> Receipt:
    """Write the commune's receipt, inside the transaction of a function that checked who and when.

    The numbers come from the commune's own books also when the OCOP office enters them from paper; `table` then says
    who may.
    """
    book = by.organisation if rules.is_receiving_commune(by, dossier) else dossier.commune
    receipt = make_receipt(dossier, level=rules_office.COMMUNE, organisation=book, on=received_on, by=by)
    dossier.product_code = _product_code(dossier, book)
    dossier.save(update_fields=["product_code"])
    data = {"on": received_on, "receipt": receipt.number_text, "code": dossier.product_code}
    advance(dossier, table, "receive", by=by, data=data)
    begin_step(dossier, rules_office.COMMUNE_STEP, on=received_on, by=by)
    CommuneAssessment.objects.get_or_create(dossier=dossier)
    _tell_received(dossier, receipt)
    return receipt


def check_received_on(dossier: Dossier, received_on: date) -> None:
    """A day of receipt lies between the submission and today."""
    if received_on > clock.today():
        raise WrongInput(_("Ngày nhận không được sau ngày hôm nay."), field="received_on")
    if dossier.submitted_at and received_on < timezone.localdate(dossier.submitted_at):
        raise WrongInput(
            _("Ngày nhận không được trước ngày chủ thể nộp hồ sơ (%(day)s).")
            % {"day": timezone.localdate(dossier.submitted_at).strftime("%d/%m/%Y")},
            field="received_on",
        )


def make_receipt(dossier: Dossier, *, level: str, organisation: Organisation, on: date, by: Membership) -> Receipt:
    """Take the next Phiếu số of this agency's book: "05/PĐK-(Mã tỉnh)-(Mã xã)-(Năm)" (Mẫu số 01)."""
    number = take_number(organisation, series=RECEIPT_SERIES, year=on.year, obj=dossier)
    province, commune = unit_codes(organisation if level == rules_office.COMMUNE else dossier.commune)
    receipt = Receipt.objects.create(
        dossier=dossier,
        level=level,
        organisation=organisation,
        number=number,
        number_text=f"{number:02d}/{RECEIPT_SERIES}-{province}-{commune}-{on.year}",
        received_on=on,
        received_by=by,
    )
    level_clock.refresh(dossier)
    return receipt


def unit_codes(committee: Organisation) -> tuple[str, str]:
    """Codes of the province and the commune of a commune's committee."""
    unit = committee.unit
    if unit is None or unit.province is None:
        raise WrongInput(_("Cơ quan tiếp nhận chưa gắn với đơn vị hành chính, nên chưa lập được mã số."))
    return unit.province.code, unit.code


def _product_code(dossier: Dossier, committee: Organisation) -> str:
    """The next code of the commune's own list: (T)-(X)-(STT)-(year of evaluation).

    Whether an upgrade or renewal gets a new one is a setting; else the product keeps the code of its certificate.
    """
    old = old_certificate(dossier)
    if old and old.product_code and not practice.value("product_code_per_evaluation"):
        return old.product_code
    province, commune = unit_codes(committee)
    serial = take_number(committee, series=CODE_SERIES, year=dossier.year, obj=dossier)
    padded = str(serial).zfill(int(practice.value("serial_zero_padding")))
    return checklist.product_code(dossier.regime, province=province, commune=commune, serial=padded, year=dossier.year)


def _tell_received(dossier: Dossier, receipt: Receipt) -> None:
    send_notice(
        dossier.product.producer.organisation,
        subject=_("Đã tiếp nhận hồ sơ “%(product)s”") % {"product": dossier.product.name[:150]},
        body=_("%(agency)s tiếp nhận ngày %(day)s. Phiếu số %(number)s. Mã số sản phẩm %(code)s.")
        % {
            "agency": receipt.organisation.name,
            "day": receipt.received_on.strftime("%d/%m/%Y"),
            "number": receipt.number_text,
            "code": dossier.product_code,
        },
        obj=dossier,
    )


@transaction.atomic
def save_assessment(
    assessment: CommuneAssessment,
    *,
    by: Membership,
    expected: int,
    components: Mapping[str, Mapping[str, str]] | None = None,
    findings: Mapping[str, str] | None = None,
    held_meeting: bool | None = None,
    meeting_note: str | None = None,
) -> CommuneAssessment:
    """Keep what the officer typed; parts left None stay as they are.

    Saving what is kept already changes nothing and is never stale: a page that saves itself may repeat itself.

    Args:
        components: key of `checklist.components` → {"state": "have" | "missing" | "", "note": text}.
        findings: key of `checklist.contents` → the commune's finding.

    Raises:
        NoRight, Stale, WrongInput (a key or state that does not exist, a text that is too long).
    """
    fresh = locked(assessment)
    require(rules_office.can_assess(by, fresh.dossier))
    changed: dict[str, Any] = {}
    if findings is not None or held_meeting is not None or meeting_note is not None:
        _report_is_open(fresh)
    if components is not None:
        changed["components"] = {**fresh.components, **clean_components(fresh.dossier, components)}
    if findings is not None:
        changed["findings"] = {**fresh.findings, **_clean_findings(fresh.dossier, findings)}
    if held_meeting is not None:
        changed["held_meeting"] = held_meeting
    if meeting_note is not None:
        changed["meeting_note"] = _short(meeting_note)
    return _write(fresh, changed, kind="assessed", by=by, expected=expected)


def _report_is_open(row: CommuneAssessment) -> None:
    """What Mẫu số 03 says cannot change once it is issued."""
    if row.report and OfficialPaper.objects.filter(uuid=row.report, state=PaperState.ISSUED).exists():
        raise NotNow(_("Báo cáo Mẫu số 03 của hồ sơ này đã ban hành, nên phần đánh giá không sửa được nữa."))


def _write(
    row: CommuneAssessment, changed: dict[str, Any], *, kind: str, by: Membership, expected: int
) -> CommuneAssessment:
    """Save what differs, with one event; saving the same again is no change."""
    real = [name for name, value in changed.items() if getattr(row, name) != value]
    if not real:
        return row
    fresh = locked(row, expected=expected)
    for name in real:
        setattr(fresh, name, changed[name])
    bump(fresh, *real)
    events.record(fresh, kind, by=by, data={"parts": sorted(real)})
    return fresh


def clean_components(dossier: Dossier, given: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """The check of components as it is kept; unknown keys or states are refused."""
    known = {item.key for item in checklist.components(dossier)}
    made = {}
    for key, entry in given.items():
        state, note = entry.get("state", ""), _short(entry.get("note", ""))
        if key not in known or state not in COMPONENT_STATES:
            raise WrongInput(_("Thành phần hồ sơ này không có trong danh mục. Hãy tải lại trang."))
        made[key] = {"state": state, "note": note}
    return made


def _clean_findings(dossier: Dossier, given: Mapping[str, str]) -> dict[str, str]:
    known = {content.key for content in checklist.contents(dossier)}
    if unknown := set(given) - known:
        raise WrongInput(_("Nội dung “%s” không có trong Mẫu số 03.") % min(unknown))
    return {key: _short(text) for key, text in given.items()}


def _short(text: str) -> str:
    if len(text) > TEXT_LIMIT:
        raise WrongInput(_("Phần này dài quá 20.000 chữ. Hãy viết gọn lại."))
    return text.strip()
