"""Between province and Ministry: the letter, the report to the Minister, and what follows less than 5 stars."""

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
from saolang.councils.models import Round
from saolang.dossiers import national
from saolang.dossiers import rules_national as file_rules
from saolang.dossiers.domain.closing import close_dossier
from saolang.dossiers.domain.letters import live_paper
from saolang.dossiers.domain.steps import add_steps, finish_step, open_by_paper, open_step, skip_rest
from saolang.dossiers.enums import CloseReason
from saolang.dossiers.models import Dossier
from saolang.dossiers.models_national import NationalFile
from saolang.dossiers.rules import TABLE as DOSSIER_TABLE
from saolang.law import routes
from saolang.law.score import RECOGNISED
from saolang.papers import queries as papers
from saolang.papers.domain import draft_paper, give_to, revise_paper
from saolang.papers.models import OfficialPaper, PaperState
from saolang.papers.notices import send_notice
from saolang.people.models import Membership

LETTER = national.LETTER
SUMMARY = "ministry-summary"
CENTRAL_DECISION = "central-recognition"
CENTRAL_NOTICE = "central-result-notice"
OWN_NOTICE = "own-evaluation-notice"
Choice = NationalFile.Choice


# --- Up -------------------------------------------------------------------------------------------------------------


@transaction.atomic
def draft_letter(
    files: Sequence[NationalFile], *, letter: OfficialPaper | None = None, by: Membership
) -> OfficialPaper:
    """Prepare the province's letter that proposes these products for 5 stars, in this order (Điều 6.3, 7.3e).

    Args:
        letter: a draft to be written anew, with other files on or off its list.

    Raises:
        WrongInput: no file, one twice, one of another province, one that is in another letter.
        NoRight: not the OCOP office of the province, or a file does not wait to be sent.
    """
    rows = _checked(files, letter, by=by)
    dossiers = [file.dossier for file in rows]
    document = documents_national.letter(dossiers)
    title = _("Đề nghị đánh giá, phân hạng %(count)d sản phẩm OCOP 5 sao của %(province)s") % {
        "count": len(rows),
        "province": dossiers[0].province.name,
    }
    items = [*_approvals(dossiers), *dossiers]
    if letter:
        made = revise_paper(letter, title=title, document=document, items=items, by=by)
        NationalFile.objects.filter(letter=letter.uuid).exclude(pk__in=[row.pk for row in rows]).update(letter=None)
    else:
        to = {one for one in (national.ministry_of(dossiers[0]), national.ministry_office_of(dossiers[0])) if one}
        made = draft_paper(
            dossiers[0].province, template=LETTER, title=title, document=document, items=items, to=to, by=by
        )
    for row in rows:
        if row.letter != made.uuid:
            row.letter = made.uuid
            row.save(update_fields=["letter"])
            events.record(row.dossier, "national_letter_drafted", by=by, data={"paper": made.uuid})
    return made


def _checked(files: Sequence[NationalFile], letter: OfficialPaper | None, *, by: Membership) -> list[NationalFile]:
    if not files:
        raise WrongInput(_("Hãy chọn ít nhất một hồ sơ gửi Bộ."), field="files")
    if len({file.pk for file in files}) != len(files):
        raise WrongInput(_("Một hồ sơ được chọn hai lần. Mỗi hồ sơ chỉ ghi một lần trong văn bản."), field="files")
    fresh = {file.pk: locked(file) for file in sorted(files, key=lambda one: one.pk)}
    rows = [fresh[file.pk] for file in files]
    if len({row.dossier.province_id for row in rows}) > 1:
        raise WrongInput(_("Văn bản chỉ đề nghị hồ sơ của một tỉnh."), field="files")
    for row in rows:
        require(file_rules.can_send(by, row))
        other = live_paper(row.letter)
        if other and other != letter:
            raise WrongInput(
                _("Hồ sơ “%s” đã nằm trong một văn bản gửi Bộ khác. Hãy bỏ khỏi văn bản đó trước.")
                % row.dossier.product.name,
                field="files",
            )
    return rows


def _approvals(dossiers: Sequence[Dossier]) -> list[OfficialPaper]:
    """The issued decisions that approved these results: the letter cannot be dated before them."""
    found = {
        paper.pk: paper
        for dossier in dossiers
        for paper in papers.about(dossier, template="result-approval").filter(state=PaperState.ISSUED)
    }
    return list(found.values())


@transaction.atomic
def sent(dossier: Dossier, *, letter: OfficialPaper, by: Membership) -> None:
    """The letter is issued: the Ministry's steps open on its day and the dossier is on the list of its round."""
    assert letter.issued_on
    file = locked(dossier.national_file)
    file.sent_without = [part.key for part in national.lacks(file)]
    file.letter, file.sent_on = letter.uuid, letter.issued_on
    bump(file, "letter", "sent_on", "sent_without")
    events.record(dossier, "sent_to_ministry", by=by, data={"paper": letter.uuid, "without": file.sent_without})
    waiting = file_rules.waiting_step(dossier)
    if waiting:
        open_by_paper(dossier, waiting.key, on=letter.issued_on, by=by)
    ministry, office = national.ministry_of(dossier), national.ministry_office_of(dossier)
    readers = {one for one in (ministry, office) if one}
    for part in national.parts(file):
        if part.paper and part.paper.state == PaperState.ISSUED:
            give_to(part.paper, readers)
    if ministry:
        enter_round(dossier, proposed_on=letter.issued_on, by=by, organisation=ministry)
    words = {"number": letter.number_text, "day": f"{letter.issued_on:%d/%m/%Y}", "agency": letter.organisation.name}
    for reader in [dossier.product.producer.organisation, dossier.commune, *([office] if office else [])]:
        send_notice(
            reader,
            subject=_("Hồ sơ 5 sao “%s” đã gửi Bộ đánh giá") % dossier.product.name[:150],
            body=_("%(agency)s ban hành văn bản số %(number)s ngày %(day)s.") % words,
            obj=dossier,
        )


@transaction.atomic
def draft_summary(one: Round, *, by: Membership) -> OfficialPaper:
    """Write the report to the Minister on the files of a round that were received (Điều 7.4a).

    Raises:
        NoRight: not the Ministry's office. NotNow: no file was received yet, or the report is to be signed or issued.
    """
    fresh = locked(one)
    require(levels.runs_rounds(by, fresh.organisation))
    received = fresh.entries.filter(dossier__receipts__level=levels.MINISTRY).select_related(
        "dossier__national_file", "dossier__product__producer__organisation", "dossier__province"
    )
    entries = list(received.order_by("position", "id"))
    if levels.level_of(fresh.organisation) != levels.MINISTRY or not entries:
        raise NotNow(_("Đợt chưa có hồ sơ nào được Bộ tiếp nhận."))
    document = documents_national.summary(fresh, entries, by.organisation)
    items = [fresh, *(entry.dossier for entry in entries)]
    title = _("Báo cáo Bộ trưởng về hồ sơ đề nghị đánh giá 5 sao, %s") % fresh
    paper = papers.about(fresh, template=SUMMARY).first()
    if paper and paper.state == PaperState.DRAFT:
        return revise_paper(paper, title=title, document=document, items=items, by=by)
    if paper:
        raise NotNow(_("Báo cáo của đợt này đã trình ký hoặc đã ban hành."))
    return draft_paper(by.organisation, template=SUMMARY, title=title, document=document, items=items, by=by)


# --- And back: less than 5 stars at the centre (Điều 7.4g) ----------------------------------------------------------


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
    drafts = {paper for row in rows if (paper := live_paper(row.central_decision))}
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
