"""Filing a dossier: a frozen version, the road ahead, a notice to the commune (QĐ 26/2026/QĐ-TTg, Điều 7.1)."""

import hashlib

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events
from saolang.core.errors import NotNow, WrongInput, require
from saolang.core.transitions import advance
from saolang.core.versions import locked
from saolang.dossiers import places, progress, renewal, rules, snapshot
from saolang.dossiers.domain.scans import has_signed_registration
from saolang.dossiers.domain.steps import create_steps
from saolang.dossiers.models import Dossier, Submission
from saolang.law import routes
from saolang.papers.notices import send_notice
from saolang.people.models import Membership


@transaction.atomic
def submit_dossier(dossier: Dossier, *, expected: int | None = None, by: Membership) -> Submission:
    """File a dossier with the commune of its place of production.

    Only an unfilled Mẫu 01 or 02 blocks (Điều 6.1); everything else that is missing is written into the event.

    Raises:
        NoRight: not its producer. NotNow: filed already. Stale: changed meanwhile.
        WrongInput: entered for the producer without its signed Mẫu 01 ("no-signed-registration"), a required answer is
            missing (`code` "incomplete"), the regime changed since the draft was begun
            ("other-regime"), or the place of production no longer has a committee here.
    """
    fresh = locked(dossier, expected=expected)
    require_now(fresh, by=by)
    _require_signature(fresh, by=by)
    lacks = progress.missing(fresh)
    blocking = [lack for lack in lacks if lack.weight == progress.Weight.BLOCKS]
    if blocking:
        sentence = _("Hồ sơ chưa nộp được: còn %(n)s mục bắt buộc chưa ghi. %(first)s")
        raise WrongInput(sentence % {"n": len(blocking), "first": blocking[0].sentence}, code="incomplete")
    today, now = clock.today(), clock.now()
    fresh.commune, fresh.province = places.agencies_for(fresh.product.place, on=today)
    fresh.year, fresh.submitted_at = today.year, now
    fresh.entered_on_behalf = by.stands_in_id is not None
    fresh.save(update_fields=["commune", "province", "year", "submitted_at", "entered_on_behalf"])
    submission = freeze(fresh, by=by)
    fresh.scans.filter(submission__isnull=True).update(submission=submission)
    warned = sorted({lack.code for lack in lacks})
    data = {"submission": submission.no, "sha256": submission.sha256, "warnings": warned}
    advance(fresh, rules.TABLE, "submit", by=by, data=data)
    create_steps(fresh, today)
    _tell_commune(fresh)
    dossier.refresh_from_db()
    return submission


def _require_signature(dossier: Dossier, *, by: Membership) -> None:
    """Who enters for the producer files only what the producer signed: the scan of Mẫu 01 is its will."""
    if by.stands_in_id and not has_signed_registration(dossier):
        raise WrongInput(
            _("Nhập thay thì cần bản quét Mẫu số 01 có chữ ký của chủ thể. Hãy gửi kèm rồi nộp."),
            code="no-signed-registration",
        )


def require_now(dossier: Dossier, *, by: Membership) -> None:
    """May this dossier be filed today? The regime of the draft must still be the one for today's filings.

    The days of a renewal count to the filing, not to the draft (Điều 7.6a).
    """
    require(rules.can_submit(by, dossier))
    if routes.route_for(clock.today()).code != dossier.route:
        raise WrongInput(
            _("Quy định đã thay đổi từ khi lập hồ sơ này. Hãy rút hồ sơ và lập hồ sơ mới theo quy định hiện hành."),
            code="other-regime",
        )
    if dossier.certificate:
        require(renewal.why_not(dossier.kind, renewal.old_certificate(dossier), clock.today()))


def freeze(dossier: Dossier, *, by: Membership, answers: list[dict[str, str]] | None = None) -> Submission:
    """Write the next frozen version beside the others, inside the caller's transaction."""
    last = dossier.submissions.order_by("-no").values_list("no", flat=True).first() or 0
    if last and answers is None:
        raise NotNow(_("Hồ sơ này đã nộp rồi."))
    now = clock.now()
    content = events.canonical(snapshot.build(dossier, no=last + 1, at=now, by=by, answers=answers))
    return Submission.objects.create(
        dossier=dossier,
        no=last + 1,
        content=content,
        sha256=hashlib.sha256(content.encode()).hexdigest(),
        submitted_at=now,
        submitted_by=by,
    )


def _tell_commune(dossier: Dossier) -> None:
    send_notice(
        dossier.commune,
        subject=_("Hồ sơ mới: %(product)s") % {"product": dossier.product.name},
        body=_("%(producer)s đã nộp hồ sơ sản phẩm “%(product)s”. Hãy tiếp nhận và đánh giá trong thời hạn.")
        % {"producer": dossier.product.producer.organisation.name, "product": dossier.product.name},
        obj=dossier,
    )
