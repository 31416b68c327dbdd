"""From the province to the Ministry: the letter of the files for 5 stars, the report to the Minister."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import events
from saolang.core.errors import NotNow, WrongInput, require
from saolang.core.versions import bump, locked
from saolang.councils import documents_national, levels
from saolang.councils.domain.rounds import enter_round
from saolang.councils.models import Round
from saolang.dossiers import national
from saolang.dossiers import rules_national as file_rules
from saolang.dossiers.domain.steps import open_by_paper
from saolang.dossiers.models import Dossier
from saolang.dossiers.models_national import NationalFile
from saolang.papers import queries as papers
from saolang.papers.domain import draft_paper, give_to, revise_paper, write_paper
from saolang.papers.models import OfficialPaper, PaperState
from saolang.papers.notices import send_notice
from saolang.people.models import Membership

LETTER = national.LETTER
SUMMARY = "ministry-summary"


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
        other = papers.live(row.letter)
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
    return write_paper(
        papers.about(fresh, template=SUMMARY).first(),
        by.organisation,
        template=SUMMARY,
        title=title,
        document=document,
        items=items,
        waiting=_("Báo cáo của đợt này đã trình ký hoặc đã ban hành."),
        by=by,
    )
