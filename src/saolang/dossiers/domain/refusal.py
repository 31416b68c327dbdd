"""A commune refuses a dossier only under a rule that its province entered with its paper.

QĐ 26/2026/QĐ-TTg knows no refusal by the commune (Điều 7.2: what is incomplete is completed). Without a rule in force
nothing here can be done.
"""

from datetime import date
from typing import BinaryIO

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from saolang.core import clock, events, files, sniff
from saolang.core.errors import NotNow, Refusal, WrongInput, require
from saolang.core.models import StoredFile
from saolang.core.versions import bump, locked
from saolang.documents.forms import refusal as form
from saolang.dossiers import rules, rules_office
from saolang.dossiers.documents_office import full_name, issuing_of
from saolang.dossiers.enums import State
from saolang.dossiers.models import Dossier
from saolang.dossiers.models_beside import RefusalRule
from saolang.papers.domain import draft_paper
from saolang.papers.models import OfficialPaper, PaperState
from saolang.people.enums import OrganisationKind, Role
from saolang.people.models import Membership, Organisation
from saolang.viet.dates import long_date
from saolang.viet.text import repair

REFUSAL = "commune-refusal"
LONGEST = 5_000


def can_enter_rule(by: Membership) -> Refusal | None:
    """Only the OCOP office enters the rule of its province."""
    if by.role == Role.OCOP_OFFICE and by.organisation.unit_id:
        return None
    return Refusal("no-right", _("Chỉ cơ quan tham mưu quản lý OCOP cấp tỉnh nhập quy định này."))


def rules_of(by: Membership) -> QuerySet[RefusalRule]:
    """The rules of the province of this membership, ended ones too, newest first."""
    unit = by.organisation.unit
    rows = RefusalRule.objects.select_related("province", "entered_by__account")
    if unit is None:
        return rows.none()
    return rows.filter(province__unit=unit.province_id or unit.pk)


def rule_for(dossier: Dossier, *, on: date | None = None) -> RefusalRule | None:
    """The rule of the dossier's province that is in force on a day (today when None)."""
    day = on or clock.today()
    in_force = Q(from_on__lte=day) & (Q(to_on__isnull=True) | Q(to_on__gte=day))
    rows = RefusalRule.objects.filter(in_force, province__unit=dossier.province.unit_id)
    return rows.order_by("-from_on", "-id").first()


@transaction.atomic
def enter_rule(
    *,
    text: str,
    paper_number: str,
    paper_on: date,
    from_on: date,
    paper_title: str = "",
    to_on: date | None = None,
    scan: BinaryIO | None = None,
    by: Membership,
) -> RefusalRule:
    """Enter under which rule a commune of the province may refuse a dossier.

    Args:
        text: the rule in its own words.
        paper_number: number and symbol of the paper of the province; paper_on its date.
        from_on: first day on which it applies.

    Raises:
        NoRight. WrongInput: no text or number, impossible days, a scan that cannot be read.
    """
    require(can_enter_rule(by))
    words, number = repair(text).strip(), " ".join(repair(paper_number).split())
    _check_words(words, number)
    _check_days(paper_on, from_on, to_on)
    row = RefusalRule.objects.create(
        province=_committee(by),
        text=words,
        paper_number=number[:80],
        paper_on=paper_on,
        paper_title=" ".join(repair(paper_title).split())[:300],
        from_on=from_on,
        to_on=to_on,
        scan=_stored(scan) if scan else None,
        entered_by=by,
        entered_at=clock.now(),
    )
    events.record(row, "entered", by=by, data={"number": row.paper_number, "on": paper_on, "from": from_on})
    return row


def _stored(scan: BinaryIO) -> StoredFile:
    try:
        return files.store(scan, media_type=sniff.identify(scan))
    except WrongInput as error:
        raise WrongInput(error.sentence, code=error.code, field="scan") from error


def _check_words(text: str, number: str) -> None:
    if not text:
        raise WrongInput(_("Hãy ghi nguyên văn quy định."), field="text")
    if len(text) > LONGEST:
        raise WrongInput(_("Quy định dài nhất %d chữ.") % LONGEST, field="text")
    if not number:
        raise WrongInput(_("Hãy ghi số, ký hiệu văn bản của tỉnh."), field="paper_number")


def _check_days(paper_on: date, from_on: date, to_on: date | None) -> None:
    if paper_on > clock.today():
        raise WrongInput(_("Ngày văn bản không thể ở tương lai."), field="paper_on")
    if from_on < paper_on:
        raise WrongInput(_("Ngày áp dụng không thể trước ngày văn bản."), field="from_on")
    if to_on and to_on < from_on:
        raise WrongInput(_("Ngày kết thúc không thể trước ngày bắt đầu."), field="to_on")


@transaction.atomic
def end_rule(rule: RefusalRule, *, on: date, by: Membership, expected: int | None = None) -> RefusalRule:
    """The rule holds until this day, included.

    Raises:
        NoRight: another province. WrongInput: before its first day. NotNow: ended already. Stale.
    """
    fresh = locked(rule, expected=expected)
    require(can_enter_rule(by))
    if fresh.province.unit_id != by.organisation.unit_id:
        require(Refusal("no-right", _("Quy định này của tỉnh khác.")))
    if fresh.to_on:
        raise NotNow(_("Quy định này đã có ngày kết thúc."))
    if on < fresh.from_on:
        raise WrongInput(_("Ngày kết thúc không thể trước ngày bắt đầu."), field="on")
    fresh.to_on = on
    bump(fresh, "to_on")
    events.record(fresh, "ended", by=by, data={"on": on})
    return fresh


def can_refuse(by: Membership, dossier: Dossier) -> Refusal | None:
    """The receiving commune, while its step is open, under a rule in force; otherwise completion is asked for."""
    if by.role != Role.COMMUNE_OFFICER or not rules.is_receiving_commune(by, dossier):
        return Refusal("no-right", _("Chỉ cán bộ OCOP của xã nơi sản xuất được làm việc này."))
    if dossier.state not in (State.SUBMITTED, State.IN_EVALUATION):
        return Refusal("not-now", _("Hồ sơ này không còn ở bước của xã."))
    if not rules_office.is_open(dossier, rules_office.COMMUNE_STEP):
        return Refusal("not-now", _("Phần việc của xã với hồ sơ này đã xong."))
    if rule_for(dossier) is None:
        return Refusal(
            "no-rule", _("Tỉnh chưa có quy định cho xã từ chối hồ sơ. Hồ sơ chưa đủ thì gửi yêu cầu hoàn thiện.")
        )
    return None


@transaction.atomic
def draft_refusal(dossier: Dossier, *, reason: str, by: Membership) -> OfficialPaper:
    """Write the notice that refuses the dossier under the rule in force; it takes effect when it is issued.

    Raises:
        NoRight: not the commune, no rule in force. NotNow: a notice is on its way. WrongInput: no reason.
    """
    fresh = locked(dossier)
    require(can_refuse(by, fresh))
    words = repair(reason).strip()
    if not words:
        raise WrongInput(_("Hãy ghi lý do, để chủ thể biết hồ sơ vướng điểm nào của quy định."), field="reason")
    if len(words) > LONGEST:
        raise WrongInput(_("Lý do dài nhất %d chữ.") % LONGEST, field="reason")
    under_way = OfficialPaper.objects.filter(
        template=REFUSAL, items__object_id=fresh.uuid, state__in=[PaperState.DRAFT, PaperState.TO_SIGN]
    )
    if under_way.exists():
        raise NotNow(_("Đã có thông báo từ chối đang soạn cho hồ sơ này."))
    rule = rule_for(fresh)
    assert rule
    paper = draft_paper(
        by.organisation,
        template=REFUSAL,
        title=_("Thông báo từ chối hồ sơ “%s”") % fresh.product.name[:150],
        document=form.build(_data(fresh, rule, words, agency=by.organisation)),
        items=[fresh],
        data={"rule": str(rule.uuid), "reason": words},
        to=[fresh.product.producer.organisation, fresh.province],
        by=by,
    )
    events.record(fresh, "refusal_drafted", by=by, data={"paper": str(paper.uuid), "rule": str(rule.uuid)})
    return paper


def _data(dossier: Dossier, rule: RefusalRule, reason: str, *, agency: Organisation) -> form.RefusalData:
    receipt = dossier.receipts.filter(level=rules_office.COMMUNE).first()
    producer = dossier.product.producer.organisation.name
    return form.RefusalData(
        issuing=issuing_of(agency, "TB", ("Chủ thể có tên trên", full_name(dossier.province))),
        producer=producer,
        product=dossier.product.name,
        commune=full_name(agency),
        reason=reason,
        rule=rule.text,
        rule_paper=paper_words(rule),
        number_text=receipt.number_text if receipt else "",
        received_on=receipt.received_on if receipt else None,
    )


def paper_words(rule: RefusalRule) -> str:
    """The paper of the rule as other papers name it."""
    title = rule.paper_title or _("văn bản")
    return f"{title} số {rule.paper_number} {long_date(rule.paper_on)} của {full_name(rule.province)}"


def _committee(by: Membership) -> Organisation:
    """The provincial committee that the office serves."""
    rows = Organisation.objects.filter(kind=OrganisationKind.PROVINCE_COMMITTEE, unit=by.organisation.unit_id)
    return rows.order_by("id").first() or by.organisation
