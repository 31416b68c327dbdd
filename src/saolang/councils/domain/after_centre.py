"""Less than 5 stars at the centre: how the province goes on, and what follows (Điều 7.4g)."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events
from saolang.core.errors import NotNow, WrongInput, require
from saolang.core.transitions import advance
from saolang.core.versions import bump, locked
from saolang.councils import documents_national, levels, rules_national
from saolang.councils.central import central_of
from saolang.councils.domain.rounds import enter_round
from saolang.councils.domain.taking_effect import grant_star
from saolang.dossiers.domain.closing import close_dossier
from saolang.dossiers.domain.steps import add_steps, finish_step, open_step, skip_rest
from saolang.dossiers.enums import CloseReason
from saolang.dossiers.models import Dossier
from saolang.dossiers.models_national import NationalFile
from saolang.dossiers.rules import TABLE as DOSSIER_TABLE
from saolang.law import routes
from saolang.law.score import RECOGNISED
from saolang.papers import queries as papers
from saolang.papers.domain import draft_paper, revise_paper
from saolang.papers.models import OfficialPaper, PaperState
from saolang.papers.notices import send_notice
from saolang.people.models import Membership

CENTRAL_DECISION = "central-recognition"
CENTRAL_NOTICE = "central-result-notice"
OWN_NOTICE = "own-evaluation-notice"
Choice = NationalFile.Choice


@transaction.atomic
def choose(
    file: NationalFile,
    *,
    choice: str,
    reason: str,
    star: int | None = None,
    by: Membership,
    expected: int | None = None,
) -> NationalFile:
    """The province says how it goes on: by the central result, or by an evaluation of its own.

    By the central result a product of 3 or 4 stars waits for the Chairman's decision; one below is not recognised and
    its dossier ends. An evaluation of its own puts the dossier on the list of the next round of the province.

    Args:
        choice: one of `NationalFile.Choice`.
        star: what is recognised on the central result, 0 for none; asked only where the Ministry's paper was recorded
            and names no star.

    Raises:
        WrongInput: no such choice, no reason, or no star that the province decides. Stale.
        NoRight: not the province's office, or the dossier is elsewhere.
    """
    fresh = locked(file, expected=expected)
    require(rules_national.can_choose(by, fresh))
    dossier = fresh.dossier
    law = routes.route(dossier.route).below_national
    if choice not in law.options:
        raise WrongInput(_("Hãy chọn cách giải quyết."), field="choice")
    if not reason.strip():
        raise WrongInput(_("Hãy ghi lý do hoặc văn bản chỉ đạo của Chủ tịch UBND tỉnh."), field="reason")
    if choice == Choice.CENTRAL:
        fresh.central_star = _central_star(dossier, star)
    today = clock.today()
    fresh.choice, fresh.choice_reason, fresh.chosen_on = choice, reason.strip()[:5000], today
    bump(fresh, "choice", "choice_reason", "chosen_on", "central_star")
    data = {"choice": choice, "on": today, "star": fresh.central_star}
    events.record(dossier, "chosen_after_centre", by=by, data=data)
    _go_on(fresh, law.goes_on[choice], by=by)
    return fresh


def _central_star(dossier: Dossier, star: int | None) -> int | None:
    """The star to recognise: the central council's, or the one named for a recorded paper; None: none."""
    central = central_of(dossier)
    found = central.star if central and not central.asks_star else star
    if central and central.asks_star and star is None:
        raise WrongInput(_("Hãy chọn hạng công nhận theo kết quả của Bộ."), field="star")
    highest = routes.route(dossier.route).highest_star(levels.PROVINCE)
    if found and highest and found > highest:
        raise WrongInput(_("Tỉnh công nhận cao nhất %d sao.") % highest, field="star")
    return found if found in RECOGNISED else None


def _go_on(file: NationalFile, keys: Sequence[str], *, by: Membership) -> None:
    """The step of the choice is done; the steps that follow from it are opened, or the dossier ends."""
    dossier, today = file.dossier, clock.today()
    finish_step(dossier, routes.route(dossier.route).below_national.begins, on=today, by=by)
    if file.choice == Choice.CENTRAL and file.central_star is None:
        _end_unrecognised(dossier, by=by)
        return
    opened = open_step(dossier)
    if opened and opened.key not in keys:
        skip_rest(dossier, on=today, by=by)
        opened = None
    if opened is None:
        add_steps(dossier, keys, on=today, by=by)
    if file.choice == Choice.OWN:
        _begin_own(file, by=by)


def _begin_own(file: NationalFile, *, by: Membership) -> None:
    dossier = file.dossier
    entry = enter_round(dossier, proposed_on=clock.today(), by=by, after_centre=True)
    name = str(entry.round).lower() if entry else ""
    producer = dossier.product.producer.organisation
    draft_paper(
        by.organisation,
        template=OWN_NOTICE,
        title=_("Thông báo tổ chức đánh giá sản phẩm “%s” theo thẩm quyền") % dossier.product.name[:150],
        document=documents_national.own_evaluation(dossier, reason=file.choice_reason, round_name=name),
        items=[dossier],
        to=[producer, dossier.commune],
        by=by,
    )
    for reader in (producer, dossier.commune):
        send_notice(
            reader,
            subject=_("Tỉnh đánh giá lại sản phẩm “%s” theo thẩm quyền") % dossier.product.name[:150],
            body=_("Bộ chưa công nhận 5 sao. Hồ sơ vào %s của tỉnh.") % (name or _("bước đánh giá")),
            obj=dossier,
        )


def _end_unrecognised(dossier: Dossier, *, by: Membership) -> None:
    """On the central result the product gets no star that is recognised: the dossier ends with the reasons."""
    today, central = clock.today(), central_of(dossier)
    assert central
    advance(dossier, DOSSIER_TABLE, "decide", by=by, data={"star": central.star, "on": today})
    is_out = central.star is None and not central.asks_star
    reason = CloseReason.ELIMINATED if is_out else CloseReason.NOT_RECOGNISED
    close_dossier(dossier, reason=reason, note="\n".join(central.reasons), on=today, by=by)
    _tell(dossier, star=None, decision=None, drafter=by)


@transaction.atomic
def draft_central_decision(files: Sequence[NationalFile], *, by: Membership) -> OfficialPaper:
    """Write the Chairman's decision over n products on the central council's results.

    Raises:
        WrongInput: no file, one twice, or of another province. NoRight, NotNow: a file does not wait for it.
    """
    if not files or len({file.pk for file in files}) != len(files):
        raise WrongInput(_("Hãy chọn mỗi hồ sơ một lần, ít nhất một hồ sơ."), field="files")
    fresh = {file.pk: locked(file) for file in sorted(files, key=lambda one: one.pk)}
    rows = [fresh[file.pk] for file in files]
    if len({row.dossier.province_id for row in rows}) > 1:
        raise WrongInput(_("Quyết định chỉ ghi hồ sơ của một tỉnh."), field="files")
    for row in rows:
        require(rules_national.can_decide_on_central(by, row))
    notices = {
        paper.pk: paper
        for row in rows
        for paper in papers.about(row.dossier, template="national-result-notice").filter(state=PaperState.ISSUED)
    }
    document = documents_national.central_decision(rows, list(notices.values()))
    dossiers = [row.dossier for row in rows]
    title = _("Quyết định công nhận %d sản phẩm OCOP theo kết quả của Hội đồng cấp trung ương") % len(rows)
    items = [*notices.values(), *dossiers]
    drafts = {paper for row in rows if (paper := papers.live(row.central_decision))}
    if len(drafts) == 1 and next(iter(drafts)).state == PaperState.DRAFT:
        made = revise_paper(drafts.pop(), title=title, document=document, items=items, by=by)
    elif drafts:
        raise NotNow(_("Có hồ sơ đã nằm trong một quyết định khác."))
    else:
        made = draft_paper(
            dossiers[0].province, template=CENTRAL_DECISION, title=title, document=document, items=items, by=by
        )
    NationalFile.objects.filter(pk__in=fresh).update(central_decision=made.uuid)
    return made


@transaction.atomic
def recognised_on_central(dossier: Dossier, *, decision: OfficialPaper, by: Membership) -> None:
    """The Chairman's decision is issued: certificate, end of the dossier, notice."""
    on, star = decision.issued_on, dossier.national_file.central_star
    assert on
    assert star
    step = levels.open_step(dossier, dossier.province, levels.DECIDE)
    assert step
    grant_star(dossier, star=star, decision=decision, by=by)
    finish_step(dossier, step.key, on=on, by=by)
    advance(dossier, DOSSIER_TABLE, "decide", by=by, data={"star": star, "on": on})
    central = central_of(dossier)
    note = "\n".join(central.reasons) if central else ""
    close_dossier(dossier, reason=CloseReason.RECOGNISED, note=note, on=on, by=by)
    _tell(dossier, star=star, decision=decision, drafter=decision.created_by)


def _tell(dossier: Dossier, *, star: int | None, decision: OfficialPaper | None, drafter: Membership) -> None:
    producer = dossier.product.producer.organisation
    draft_paper(
        drafter.organisation,
        template=CENTRAL_NOTICE,
        title=_("Thông báo kết quả đánh giá sản phẩm “%s”") % dossier.product.name[:150],
        document=documents_national.central_notice(dossier, star=star, decision=decision),
        items=[*([decision] if decision else []), dossier],
        to=[producer, dossier.commune],
        by=drafter,
    )
    central = central_of(dossier)
    outcome = _("được công nhận %d sao") % star if star else _("chưa được công nhận")
    for reader in (producer, dossier.commune):
        send_notice(
            reader,
            subject=_("Kết quả sản phẩm “%(name)s”: %(outcome)s")
            % {"name": dossier.product.name[:120], "outcome": outcome},
            body=_("Theo kết quả của Hội đồng cấp trung ương, điểm trung bình %s.") % (central.mean if central else ""),
            obj=dossier,
        )
