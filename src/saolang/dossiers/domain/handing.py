"""Paper and electronic sets handed from one level to the next, for several dossiers at once (Điều 7.2b, 7.3e)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from saolang.core import clock, events
from saolang.core.errors import NotNow, WrongInput, require
from saolang.core.versions import locked
from saolang.dossiers import documents_together, national, rules_together
from saolang.dossiers.models import Dossier
from saolang.dossiers.models_together import HandedSet, SetHanding
from saolang.dossiers.rules_office import OFFICE_STEP
from saolang.papers.domain import draft_paper, drop_paper
from saolang.papers.models import OfficialPaper, PaperState
from saolang.people.enums import Role
from saolang.people.models import Membership, Organisation
from saolang.viet.text import repair

RECORD = "set-handing"
MOST_SETS, MOST_SAMPLES = 20, 1000
Level = SetHanding.Level


@dataclass(frozen=True)
class Handed:
    """What goes along for one dossier: paper sets (1 by the decision), the electronic set, sample products."""

    dossier: Dossier
    paper_sets: int = 1
    is_electronic: bool = True
    samples: int = 0


@transaction.atomic
def record_handing(
    handed: Sequence[Handed],
    *,
    level: str,
    handed_on: date,
    way: str = SetHanding.Way.DIRECT,
    given_by: str = "",
    taken_by: str = "",
    note: str = "",
    by: Membership,
) -> SetHanding:
    """Write down one hand-over with its record, which both sides sign.

    Args:
        level: "province" from the commune, "ministry" from the province.
        handed_on: not before the letter, not in the future.

    Raises:
        WrongInput: no dossier, one twice, of two senders, again on the same day (code "handed-twice"), a wrong day or
            number. NoRight: neither side, or the letter of a dossier is not issued.
    """
    rows = _checked(handed, level=level, handed_on=handed_on, by=by)
    first = rows[0].dossier
    made = SetHanding.objects.create(
        level=level,
        sender=_sender(first, level=level, by=by),
        receiver=_receiver(first, level),
        handed_on=handed_on,
        way=SetHanding.Way(way),
        given_by=_line(given_by, 120),
        taken_by=_line(taken_by, 120),
        note=_line(note, 300),
        recorded_by=by,
        recorded_at=clock.now(),
    )
    for row in rows:
        HandedSet.objects.create(
            handing=made,
            dossier=row.dossier,
            paper_sets=row.paper_sets,
            is_electronic=row.is_electronic,
            samples=row.samples,
        )
        data = {"handing": made.uuid, "level": level, "on": handed_on, "sets": row.paper_sets, "samples": row.samples}
        events.record(row.dossier, "sets_handed", by=by, data=data)
    made.paper = _draft(made, [row.dossier for row in rows], by=by).uuid
    made.save(update_fields=["paper"])
    return made


@transaction.atomic
def drop_handing(handing: SetHanding, *, by: Membership) -> None:
    """Take back a hand-over that was entered by mistake, before its record is signed.

    Raises:
        NoRight: not who recorded it. NotNow: the record is sent to be signed or signed.
    """
    fresh = locked(handing)
    require(rules_together.can_drop_handing(by, fresh))
    paper = OfficialPaper.objects.filter(uuid=fresh.paper).first() if fresh.paper else None
    if paper and paper.state not in (PaperState.DRAFT, PaperState.DROPPED):
        raise NotNow(_("Biên bản giao nhận đã trình ký hoặc đã ký, nên không bỏ được."))
    if paper and paper.state == PaperState.DRAFT:
        drop_paper(paper, reason=_("Bỏ lần giao nhận ghi nhầm."), by=by)
    for line in fresh.lines.select_related("dossier"):
        events.record(line.dossier, "sets_handing_dropped", by=by, data={"handing": fresh.uuid})
    fresh.lines.all().delete()
    fresh.delete()


def _checked(handed: Sequence[Handed], *, level: str, handed_on: date, by: Membership) -> list[Handed]:
    if not handed:
        raise WrongInput(_("Hãy chọn ít nhất một hồ sơ."), field="dossiers")
    if len({row.dossier.pk for row in handed}) != len(handed):
        raise WrongInput(_("Một hồ sơ được chọn hai lần. Hãy chọn lại."), field="dossiers")
    if handed_on > clock.today():
        raise WrongInput(_("Ngày giao nhận không được sau ngày hôm nay."), field="handed_on")
    for row in sorted(handed, key=lambda one: one.dossier.pk):
        _check_line(row, locked(row.dossier), level=level, handed_on=handed_on, by=by)
    senders = {row.dossier.province_id if level == Level.MINISTRY else row.dossier.commune_id for row in handed}
    if len(senders) > 1:
        raise WrongInput(_("Một biên bản chỉ ghi hồ sơ của một bên giao. Hãy chọn lại."), field="dossiers")
    return list(handed)


def _check_line(row: Handed, dossier: Dossier, *, level: str, handed_on: date, by: Membership) -> None:
    require(rules_together.can_hand(by, dossier, level=level))
    letter = rules_together.letter_day(dossier, level)
    name = {"product": dossier.product.name}
    if letter and handed_on < letter:
        raise WrongInput(
            _("Ngày giao nhận không thể trước ngày văn bản đề nghị của hồ sơ “%(product)s” (%(day)s).")
            % {**name, "day": f"{letter:%d/%m/%Y}"},
            field="handed_on",
        )
    if HandedSet.objects.filter(dossier=dossier, handing__level=level, handing__handed_on=handed_on).exists():
        raise WrongInput(
            _("Hồ sơ “%(product)s” đã ghi giao nhận trong ngày này rồi.") % name,
            code="handed-twice",
            field="dossiers",
        )
    if not 1 <= row.paper_sets <= MOST_SETS or not 0 <= row.samples <= MOST_SAMPLES:
        raise WrongInput(
            _("Hãy xem lại số bộ hồ sơ giấy và số sản phẩm mẫu của “%(product)s”.") % name, field="dossiers"
        )


def _sender(dossier: Dossier, *, level: str, by: Membership) -> Organisation:
    if level == Level.MINISTRY:
        return dossier.province
    return by.organisation if by.role == Role.COMMUNE_OFFICER else dossier.commune


def _receiver(dossier: Dossier, level: str) -> Organisation:
    """Who takes over: the OCOP office of the province or of the Ministry where it is known, else its authority."""
    if level == Level.MINISTRY:
        return national.ministry_office_of(dossier) or dossier.province
    step = dossier.steps.filter(key=OFFICE_STEP).select_related("agency").first()
    return step.agency if step and step.agency else dossier.province


def _draft(made: SetHanding, dossiers: Sequence[Dossier], *, by: Membership) -> OfficialPaper:
    title = ngettext(
        "Biên bản giao nhận %(count)d hồ sơ, ngày %(day)s",
        "Biên bản giao nhận %(count)d hồ sơ, ngày %(day)s",
        len(dossiers),
    ) % {"count": len(dossiers), "day": f"{made.handed_on:%d/%m/%Y}"}
    return draft_paper(
        by.organisation,
        template=RECORD,
        title=title,
        document=documents_together.handing_record(made),
        items=dossiers,
        to={made.sender, made.receiver} - {by.organisation},
        by=by,
    )


def _line(words: str, most: int) -> str:
    return " ".join(repair(words).split())[:most]
