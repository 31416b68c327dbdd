"""The OCOP office's papers on a renewal from its rows (QĐ 26/2026/QĐ-TTg, Điều 7.6c)."""

from django.utils.translation import gettext as _

from saolang.documents.forms import renewal_review as form
from saolang.documents.model import OfficialDocument
from saolang.dossiers import reading
from saolang.dossiers.documents import recognised_text, updates_of
from saolang.dossiers.documents_office import issuing_of
from saolang.dossiers.models import Dossier, RenewalReview
from saolang.dossiers.queries import latest_submission
from saolang.dossiers.scores import SelfScore, score_marks
from saolang.law.load import product_set, regime
from saolang.papers.models import OfficialPaper
from saolang.people.models import Organisation
from saolang.viet.dates import long_date

COUNCILS = {"province": "Chủ tịch Hội đồng cấp tỉnh", "ministry": "Chủ tịch Hội đồng cấp trung ương"}


def renewed(dossier: Dossier) -> form.Renewed:
    """The product and its old certificate, as the frozen dossier tells."""
    filed = reading.filed(dossier)
    return form.Renewed(
        product=filed.text("product_name"),
        producer=filed.text("producer_name"),
        address=filed.text("address"),
        product_code=dossier.product_code,
        recognised=recognised_text(filed.content.get("certificate")),
    )


def proposed_score(review: RenewalReview) -> SelfScore:
    """What the proposed options come to, with the minimums they miss."""
    return score_marks(product_set(review.dossier.product_set), proposed_points(review))


def proposed_points(review: RenewalReview) -> dict[str, int]:
    """The proposed points by criterion, in hundredths; criteria without an option are left out."""
    law = product_set(review.dossier.product_set)
    return {key: law.by_key[key].option(option).points for key, option in review.marks.items() if option}


def missed_words(review: RenewalReview) -> str:
    """The minimums that keep the proposal below the star of its points, in one sentence; "" when none does."""
    law, score = product_set(review.dossier.product_set), proposed_score(review).score
    missed = [
        _("%(star)s sao, tiêu chí %(code)s") % {"star": one.star, "code": law.by_key[one.criterion].code}
        for one in score.missed_minimums
        if one.star <= score.star_by_total
    ]
    return _("Chưa đạt mức tối thiểu: %s.") % "; ".join(missed) if missed else ""


def field_check(review: RenewalReview, *, agency: Organisation) -> OfficialDocument:
    """Biên bản kiểm tra thực tế."""
    assert review.checked_on
    reason = RenewalReview.FieldReason(review.field_reason).label
    return form.build_field_check(
        form.FieldCheckData(
            issuing=issuing_of(agency, "", ("Chủ thể", "UBND cấp xã")),
            renewed=renewed(review.dossier),
            checked_on=review.checked_on,
            reason=". ".join(filter(None, (str(reason), review.field_note))),
            people=tuple(line.strip() for line in review.field_people.splitlines() if line.strip()),
            result=review.field_result,
        )
    )


def report(review: RenewalReview, *, agency: Organisation, minutes: OfficialPaper | None) -> OfficialDocument:
    """Báo cáo đánh giá về hồ sơ to the chair of the council."""
    dossier = review.dossier
    law = product_set(dossier.product_set)
    frozen = reading.filed(dossier)
    own = {one.key: one.points for one in frozen.criteria()}
    points, score = proposed_points(review), proposed_score(review).score
    missed = tuple(
        f"{one.star} sao, tiêu chí {law.by_key[one.criterion].code}"
        for one in score.missed_minimums
        if one.star <= score.star_by_total
    )
    return form.build_report(
        form.RenewalReportData(
            issuing=issuing_of(agency, "BC", ("Như trên", "Các thành viên Hội đồng")),
            addressee=COUNCILS[review.level],
            renewed=renewed(dossier),
            opening=f"Căn cứ {regime(dossier.regime).name};",
            updates=tuple(updates_of(frozen.content)),
            field_check=_field_words(review, minutes),
            lines=tuple(
                form.ComparedLine(
                    code=one.code,
                    label=one.label,
                    max_points=one.max_points,
                    first=own.get(one.key) or 0,
                    second=points.get(one.key, 0),
                )
                for one in law.criteria
            ),
            own_total=sum(own.values()),
            total=review.total,
            star=score.star,
            missed=missed,
            opinion=review.opinion,
            proposal=_("Đề nghị Hội đồng cho ý kiến bằng văn bản về kết quả đánh giá, phân hạng lại sản phẩm"),
        )
    )


def _field_words(review: RenewalReview, minutes: OfficialPaper | None) -> str:
    if not review.needs_field_check:
        return _("Không kiểm tra thực tế tại cơ sở. %s") % review.field_note
    cited = ""
    if minutes and minutes.issued_on:
        cited = _(" (Biên bản %s)") % long_date(minutes.issued_on)
    reason = str(RenewalReview.FieldReason(review.field_reason).label)
    return f"{_('Đã kiểm tra thực tế tại cơ sở')}{cited}: {reason}. {review.field_note}\n{review.field_result}".strip()


def filed_updates(dossier: Dossier) -> list[tuple[str, str]]:
    """What the producer says is new, for the screens of the office."""
    return list(updates_of(reading.filed(dossier).content)) if latest_submission(dossier) else []
