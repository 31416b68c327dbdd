"""The OCOP office evaluates a renewal itself: field check or not, proposed points, report (Điều 7.6c, e)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from saolang.core import clock, events
from saolang.core.errors import NotNow, WrongInput, require
from saolang.core.versions import bump, locked
from saolang.dossiers import documents_review, rules_review
from saolang.dossiers.models import Dossier, RenewalReview
from saolang.law.load import product_set
from saolang.papers.domain import write_paper
from saolang.papers.models import OfficialPaper, PaperState
from saolang.papers.queries import live
from saolang.people.models import Membership, Organisation

FIELD_CHECK = "renewal-field-check"
REPORT = "renewal-report"
TEXT_LIMIT = 10_000


def review_of(dossier: Dossier, level: str) -> RenewalReview:
    """The review of a level; an unsaved one while nothing was written."""
    found = RenewalReview.objects.filter(dossier=dossier, level=level).first()
    return found or RenewalReview(dossier=dossier, level=level)


@transaction.atomic
def decide_field_check(
    dossier: Dossier, *, needed: bool, reason: str = "", note: str, by: Membership, expected: int | None = None
) -> RenewalReview:
    """Record whether the field is checked: only for a large change or unclear evidence, always with why.

    Args:
        reason: a `RenewalReview.FieldReason` when it is needed.
        note: why it is, or is not, needed.

    Raises:
        NoRight: not the OCOP office of the level, or another step. Stale. NotNow: the minutes are on their way.
        WrongInput: no reason or no note.
    """
    review = _open(dossier, by=by, expected=expected)
    if needed and reason not in RenewalReview.FieldReason.values:
        raise WrongInput(_("Hãy chọn lý do kiểm tra thực tế."), field="reason")
    if not note.strip():
        raise WrongInput(_("Hãy ghi căn cứ vì sao cần hoặc không cần kiểm tra thực tế."), field="note")
    if not needed and live(review.field_paper):
        raise NotNow(_("Đã có biên bản kiểm tra thực tế. Hãy bỏ biên bản trước khi đổi."))
    values = {"needs_field_check": needed, "field_reason": reason if needed else "", "field_note": _text(note, "note")}
    return _keep(review, values, "field_check_decided", by=by)


@transaction.atomic
def record_field_check(
    dossier: Dossier, *, checked_on: date, people: str, result: str, by: Membership, expected: int | None = None
) -> RenewalReview:
    """Write down a field check that was held: day, who took part, what was found.

    Raises:
        NotNow: none is needed. WrongInput: a day in the future or before the filing, nobody or no result.
    """
    review = _open(dossier, by=by, expected=expected)
    if not review.needs_field_check:
        raise NotNow(_("Hồ sơ này chưa được ghi là cần kiểm tra thực tế."))
    filed = dossier.submitted_at
    if checked_on > clock.today() or (filed and checked_on < timezone.localdate(filed)):
        raise WrongInput(_("Ngày kiểm tra phải từ ngày nộp hồ sơ đến hôm nay."), field="checked_on")
    if not people.strip():
        raise WrongInput(_("Hãy ghi những người tham gia, mỗi người một dòng."), field="people")
    if not result.strip():
        raise WrongInput(_("Hãy ghi kết quả kiểm tra."), field="result")
    values = {
        "checked_on": checked_on,
        "field_people": _text(people, "people"),
        "field_result": _text(result, "result"),
    }
    return _keep(review, values, "field_checked", by=by)


@transaction.atomic
def save_proposal(
    dossier: Dossier, *, marks: Mapping[str, str], opinion: str, by: Membership, expected: int | None = None
) -> RenewalReview:
    """Keep the points that the office proposes to the council, and its opinion.

    Args:
        marks: key of an option by criterion; criteria that are not given keep theirs, "" takes one back.

    Raises:
        WrongInput: a criterion or option that the sheet does not have.
    """
    review = _open(dossier, by=by, expected=expected)
    law = product_set(review.dossier.product_set)
    for key, option in marks.items():
        criterion = law.by_key.get(key)
        if criterion is None or (option and option not in {one.key for one in criterion.options}):
            raise WrongInput(_("Có tiêu chí hoặc mức điểm không có trong phiếu. Hãy tải lại trang."), field=key)
    review.marks = {**review.marks, **marks}
    total = sum(documents_review.proposed_points(review).values())
    values = {"marks": review.marks, "total": total, "opinion": _text(opinion, "opinion")}
    return _keep(review, values, "renewal_proposed", by=by)


@transaction.atomic
def draft_field_minutes(dossier: Dossier, *, by: Membership) -> OfficialPaper:
    """Biên bản kiểm tra thực tế; a draft that is there is written anew.

    Raises:
        NotNow: the check was not recorded, or the minutes are issued.
    """
    review = _open(dossier, by=by)
    if not review.needs_field_check or not review.checked_on:
        raise NotNow(_("Hãy ghi kết quả kiểm tra thực tế trước khi lập biên bản."))
    document = documents_review.field_check(review, agency=by.organisation)
    title = _("Biên bản kiểm tra thực tế sản phẩm “%s”") % dossier.product.name[:150]
    return _draft(review, "field_paper", FIELD_CHECK, title, document, by=by)


@transaction.atomic
def draft_report(dossier: Dossier, *, by: Membership) -> OfficialPaper:
    """The report to the chair of the council; a draft that is there is written anew.

    Raises:
        NotNow: what it rests on is missing (see `stands_against`), or it is on its way to signature.
    """
    review = _open(dossier, by=by)
    if against := stands_against(review):
        raise NotNow(against[0])
    document = documents_review.report(review, agency=by.organisation, minutes=live(review.field_paper))
    title = _("Báo cáo đánh giá hồ sơ đánh giá lại “%s”") % dossier.product.name[:150]
    return _draft(review, "paper", REPORT, title, document, by=by)


def stands_against(review: RenewalReview) -> list[str]:
    """What is missing before the report, in sentences; shown before the button."""
    found = []
    if review.needs_field_check is None:
        found.append(_("Chưa ghi có cần kiểm tra thực tế hay không."))
    elif review.needs_field_check:
        minutes = live(review.field_paper)
        if minutes is None or minutes.state != PaperState.ISSUED:
            found.append(_("Biên bản kiểm tra thực tế chưa ban hành."))
    if not any(review.marks.values()):
        found.append(_("Chưa đề xuất điểm tiêu chí nào."))
    if not review.opinion.strip():
        found.append(_("Chưa ghi nhận xét, đề xuất."))
    return found


def _open(dossier: Dossier, *, by: Membership, expected: int | None = None) -> RenewalReview:
    fresh = locked(dossier)
    require(rules_review.can_review(by, fresh))
    review, _made = RenewalReview.objects.get_or_create(dossier=fresh, level=rules_review.level_of(by))
    return locked(review, expected=expected)


def _keep(review: RenewalReview, values: dict[str, Any], kind: str, *, by: Membership) -> RenewalReview:
    for name, value in values.items():
        setattr(review, name, value)
    bump(review, *values)
    data = {"level": review.level, "total": review.total, "needs_field_check": review.needs_field_check}
    events.record(review.dossier, kind, by=by, data=data)
    return review


def _draft(
    review: RenewalReview, place: str, template: str, title: str, document: Any, *, by: Membership
) -> OfficialPaper:
    before = live(getattr(review, place))
    made = write_paper(
        before,
        by.organisation,
        template=template,
        title=title,
        document=document,
        items=[review.dossier],
        data={"dossier": str(review.dossier.uuid), "level": review.level},
        to=_readers(review.dossier, template),
        by=by,
    )
    if before is None:
        setattr(review, place, made.uuid)
        review.save(update_fields=[place])
        events.record(review.dossier, "paper_drafted", by=by, data={"paper": made.uuid, "template": template})
    return made


def _readers(dossier: Dossier, template: str) -> list[Organisation]:
    """The field check is known to those who were there; the report goes to the council."""
    if template == FIELD_CHECK:
        return [dossier.product.producer.organisation, dossier.commune]
    return [dossier.province]


def _text(text: str, field: str) -> str:
    if len(text) > TEXT_LIMIT:
        raise WrongInput(_("Phần này dài quá 10.000 chữ. Hãy viết gọn lại."), field=field)
    return text.strip()
