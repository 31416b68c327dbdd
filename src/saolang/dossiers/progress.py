""" "Còn thiếu gì": what a draft still lacks, in three weights."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from saolang.core import clock
from saolang.dossiers import form, renewal
from saolang.dossiers.enums import Kind
from saolang.dossiers.fields import Section, is_blank
from saolang.dossiers.models import Dossier, PaperUse, SelfMark
from saolang.dossiers.scores import SelfScore, score_of
from saolang.law import load
from saolang.law.lists import samples_required
from saolang.people.queries import in_term
from saolang.producers.models import ProducerState
from saolang.producers.queries import is_expired


class Weight(StrEnum):
    """What a missing thing does. Only Mẫu 01 and Mẫu 02 not filled in block filing (QĐ 26/2026/QĐ-TTg, Điều 6.1)."""

    BLOCKS = "blocks"
    WARNS = "warns"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Lack:
    """One missing thing.

    Attributes:
        section: page of the form where it is mended, or "".
        criterion: criterion where it is mended, or "".
        field: key of the field, or "".
    """

    weight: Weight
    code: str
    sentence: str
    section: str = ""
    criterion: str = ""
    field: str = ""


def missing(dossier: Dossier, *, self_score: SelfScore | None = None) -> list[Lack]:
    """Everything a draft lacks: what blocks filing first, then warnings, then notes, in a fixed number of queries."""
    marks = {mark.criterion: mark for mark in SelfMark.objects.filter(dossier=dossier)}
    uses = PaperUse.objects.filter(dossier=dossier).select_related("version__paper").order_by("id")
    by_criterion: dict[str, list[PaperUse]] = defaultdict(list)
    for use in uses:
        by_criterion[use.criterion].append(use)
    found = [
        *_form_lacks(dossier),
        *_mark_lacks(dossier, marks),
        *_evidence_lacks(dossier, marks, by_criterion),
        *_score_lacks(self_score or score_of(dossier)),
        *_renewal_lacks(dossier),
        *_other_lacks(dossier),
    ]
    order = list(Weight)
    return sorted(found, key=lambda lack: order.index(lack.weight))


def blocking(dossier: Dossier) -> list[Lack]:
    """What keeps this dossier from being filed."""
    return [lack for lack in missing(dossier) if lack.weight == Weight.BLOCKS]


def section_lacks(dossier: Dossier, section: Section) -> list[str]:
    """Keys of the required fields of a section that are empty."""
    typed = dossier.form.get(section.key, {})
    return [field.key for field in section.fields if field.is_required and is_blank(typed.get(field.key))]


def _form_lacks(dossier: Dossier) -> Iterator[Lack]:
    for section in form.sections_for(dossier.kind):
        empty = set(section_lacks(dossier, section))
        for field in section.fields:
            if field.key in empty:
                sentence = _("%(section)s: chưa ghi “%(field)s” (%(place)s).") % {
                    "section": section.title,
                    "field": field.label_for(dossier.year),
                    "place": field.place,
                }
                yield Lack(Weight.BLOCKS, "empty-field", sentence, section=section.key, field=field.key)


def _mark_lacks(dossier: Dossier, marks: dict[str, SelfMark]) -> Iterator[Lack]:
    criteria = load.product_set(dossier.product_set).criteria
    open_ones = [item for item in criteria if item.key not in marks or not marks[item.key].option]
    if len(open_ones) == len(criteria):
        sentence = _("Chưa tự chấm điểm tiêu chí nào (Mẫu số 02, Phần III).")
        yield Lack(Weight.BLOCKS, "no-marks", sentence, criterion=criteria[0].key)
    elif open_ones:
        sentence = ngettext(
            "Còn %(n)s tiêu chí chưa chọn mức; tiêu chí chưa chọn tính 0 điểm.",
            "Còn %(n)s tiêu chí chưa chọn mức; tiêu chí chưa chọn tính 0 điểm.",
            len(open_ones),
        ) % {"n": len(open_ones)}
        yield Lack(Weight.WARNS, "open-criteria", sentence, criterion=open_ones[0].key)


def _evidence_lacks(dossier: Dossier, marks: dict[str, SelfMark], uses: dict[str, list[PaperUse]]) -> Iterator[Lack]:
    kinds = load.evidence()
    for criterion in load.product_set(dossier.product_set).criteria:
        mark = marks.get(criterion.key)
        used = uses.get(criterion.key, [])
        if mark and mark.points and criterion.evidence and not used:
            asked = ", ".join(kinds[key].title.lower() for key in criterion.evidence)
            sentence = _("Tiêu chí %(code)s đã chọn %(points)s điểm nhưng chưa có minh chứng: %(papers)s.")
            values = {"code": criterion.code, "points": _shown(mark.points), "papers": asked}
            yield Lack(Weight.WARNS, "no-evidence", sentence % values, criterion=criterion.key)
        elif mark and mark.points and not mark.description and not used:
            sentence = _("Tiêu chí %(code)s chưa có mô tả, chưa có minh chứng.") % {"code": criterion.code}
            yield Lack(Weight.NOTES, "no-description", sentence, criterion=criterion.key)
        for use in used:
            yield from _expired(use, criterion.key)
    for use in uses.get("", []):
        yield from _expired(use, "")


def _expired(use: PaperUse, criterion: str) -> Iterator[Lack]:
    paper = use.version.paper
    if is_expired(paper) and paper.expires_on:
        sentence = _("“%(title)s” đã hết hạn ngày %(day)s; nếu không bổ sung, hồ sơ có thể bị loại.")
        values = {"title": paper.title, "day": paper.expires_on.strftime("%d/%m/%Y")}
        yield Lack(Weight.WARNS, "expired", sentence % values, criterion=criterion)


def _score_lacks(found: SelfScore) -> Iterator[Lack]:
    if found.answered == 0:
        return
    for missed in found.score.missed_minimums:
        if missed.star > found.score.star_by_total:
            continue
        criterion = found.sheet.by_key[missed.criterion]
        fixed = criterion.ref in load.traits()
        sentence = _("Để đạt %(star)s sao, tiêu chí %(code)s cần ít nhất %(needs)s điểm; hiện có %(has)s.") % {
            "star": missed.star,
            "code": criterion.code,
            "needs": _shown(missed.needs),
            "has": _shown(missed.has),
        }
        weight = Weight.NOTES if fixed else Weight.WARNS
        yield Lack(weight, "missed-minimum", sentence, criterion=criterion.key)
    if found.score.star is not None and found.score.star < 3:
        sentence = _("Với điểm tự chấm này sản phẩm chưa đạt 3 sao, nên chưa được công nhận.")
        yield Lack(Weight.WARNS, "below-three", sentence, criterion=found.sheet.criteria[0].key)


def _renewal_lacks(dossier: Dossier) -> Iterator[Lack]:
    """What Điều 6.1b and 6.1c ask of an upgrade or renewal beside the forms, and a filing out of time."""
    for section in (form.CHANGES, form.UPDATES):
        typed = dossier.form.get(section.key, {})
        empty = [field for field in section.fields if is_blank(typed.get(field.key))]
        if dossier.kind in section.kinds and empty:
            sentence = _("%(section)s: chưa ghi %(fields)s (%(place)s).") % {
                "section": section.title,
                "fields": ", ".join(str(field.label).lower() for field in empty),
                "place": empty[0].place,
            }
            yield Lack(Weight.WARNS, "no-updates", sentence, section=section.key, field=empty[0].key)
    if dossier.kind != Kind.RENEWAL or (old := renewal.old_certificate(dossier)) is None:
        return
    if warning := renewal.late_warning(old, clock.today()):
        yield Lack(Weight.WARNS, "late-renewal", warning)


def _other_lacks(dossier: Dossier) -> Iterator[Lack]:
    if dossier.entered_on_behalf and not dossier.scans.filter(form="mau-01").exists() and _is_stood_in(dossier):
        sentence = _("Nhập thay chủ thể: cần bản quét Mẫu số 01 có chữ ký của chủ thể.")
        yield Lack(Weight.BLOCKS, "no-signed-registration", sentence)
    needed = samples_required(dossier.regime, dossier.product_set)
    given = dossier.form.get("producer", {}).get("samples") or 0
    if given < needed:
        sentence = _("Cần nộp %(n)s sản phẩm mẫu tại UBND xã trước khi hồ sơ được chuyển lên tỉnh (Điều 6.2d).")
        yield Lack(Weight.WARNS, "samples", sentence % {"n": needed}, section="producer", field="samples")
    if dossier.product.producer.state == ProducerState.WAITING:
        sentence = _("UBND xã chưa xác nhận chủ thể. Bạn vẫn nộp được hồ sơ; xã sẽ xác nhận khi tiếp nhận.")
        yield Lack(Weight.NOTES, "not-confirmed", sentence)
    if dossier.year < clock.today().year:
        sentence = _("Hồ sơ lập từ năm %(year)s. Hãy kiểm tra lại doanh thu, lợi nhuận hai năm gần nhất.")
        yield Lack(Weight.NOTES, "old-year", sentence % {"year": dossier.year}, section="results")


def _is_stood_in(dossier: Dossier) -> bool:
    """Whether an officer still enters for the producer; once the producer has an account, it signs by filing."""
    members = dossier.product.producer.organisation.memberships
    return members.filter(in_term(clock.today()), stands_in__isnull=False).exists()


def _shown(points: int) -> str:
    return f"{points / 100:g}".replace(".", ",")
