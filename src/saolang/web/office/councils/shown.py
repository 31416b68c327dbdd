"""What the pages of councils show, as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from saolang.councils.composition import Lack
from saolang.councils.domain.scoring import NO_OPTION
from saolang.councils.enums import CouncilState, SheetState
from saolang.councils.models import Council, Sheet, SheetMark
from saolang.dossiers import checklist, reading
from saolang.law.load import product_set, regime
from saolang.law.model import Criterion, ProductSet
from saolang.law.stars import star_by_total
from saolang.web.ui.parts import Missing

TONES = {
    CouncilState.ESTABLISHED: "info",
    CouncilState.SCORING: "soon",
    CouncilState.CONCLUDED: "info",
    CouncilState.MINUTED: "good",
}


def lacking(found: Sequence[Lack]) -> dict[str, Any]:
    """Whom the law asks for and the list of members does not show, for the page that lists them under the article."""
    title = _("So với thành phần theo %s (chỉ nhắc, không chặn)") % found[0].source if found else ""
    return {"lacking": [Missing(sentence=lack.sentence) for lack in found], "lacking_title": title}


@dataclass(frozen=True)
class SheetLine:
    """One own sheet in the list."""

    sheet: Sheet
    chosen: int
    count: int
    word: str
    tone: str


def sheet_line(sheet: Sheet) -> SheetLine:
    """A sheet of `queries.sheets_of` with its progress in words."""
    count = len(product_set(sheet.entry.dossier.product_set).criteria)
    chosen: int = sheet.chosen  # type: ignore[attr-defined]
    if sheet.state == SheetState.CLOSED and sheet.agrees is not None:
        return SheetLine(sheet, chosen, count, _("Đồng ý") if sheet.agrees else _("Ý kiến khác"), "good")
    if sheet.state == SheetState.CLOSED:
        return SheetLine(sheet, chosen, count, _("Đã chốt"), "good")
    if chosen == 0:
        return SheetLine(sheet, chosen, count, _("Chưa chấm"), "neutral")
    word = _("Đã chấm %(done)d trên %(all)d") % {"done": chosen, "all": count}
    return SheetLine(sheet, chosen, count, word, "soon" if chosen < count else "info")


@dataclass(frozen=True)
class Item:
    """One criterion in the list at the left."""

    criterion: Criterion
    points: int | None
    is_current: bool


@dataclass
class PartItems:
    """The criteria of one part with the points so far."""

    code: str
    most: int
    points: int = 0
    items: list[Item] = field(default_factory=list)


@dataclass(frozen=True)
class OptionCard:
    """One answer: its key, words, points, the stars that ask for it."""

    key: str
    label: str
    points: int
    chosen: bool
    case: str


@dataclass(frozen=True)
class SheetPage:
    """One criterion of one sheet: list, question, what producer and commune say."""

    sheet: Sheet
    law: ProductSet
    parts: list[PartItems]
    criterion: Criterion
    options: list[OptionCard]
    note: str
    minimums: list[tuple[int, int]]
    previous: str
    following: str
    number: int
    missing: int
    is_open: bool
    star: int


def sheet_page(sheet: Sheet, key: str, *, council: Council) -> SheetPage:
    """Everything the scoring page draws for one criterion, one query for the marks."""
    law = product_set(sheet.entry.dossier.product_set)
    marks = {mark.criterion: mark for mark in sheet.marks.all()}
    criterion = law.by_key.get(key) or _first_open(law, marks)
    place = criterion.order
    return SheetPage(
        sheet=sheet,
        law=law,
        parts=_parts(law, marks, criterion),
        criterion=criterion,
        options=_options(criterion, marks.get(criterion.key)),
        note=marks[criterion.key].note if criterion.key in marks else "",
        minimums=[(one.star, one.points) for one in criterion.minimums if one.points is not None],
        previous=law.criteria[place - 1].key if place else "",
        following=law.criteria[place + 1].key if place + 1 < len(law.criteria) else "",
        number=place + 1,
        missing=sum(not (one.key in marks and marks[one.key].option) for one in law.criteria),
        is_open=sheet.state == SheetState.OPEN and council.state == CouncilState.SCORING,
        star=star_by_total(regime(law.regime), sheet.total),
    )


def _first_open(law: ProductSet, marks: dict[str, SheetMark]) -> Criterion:
    return next((one for one in law.criteria if not (one.key in marks and marks[one.key].option)), law.criteria[0])


def _parts(law: ProductSet, marks: dict[str, SheetMark], current: Criterion) -> list[PartItems]:
    found = {part.code: PartItems(part.code, part.max_points) for part in law.parts}
    for criterion in law.criteria:
        mark = marks.get(criterion.key)
        points = mark.points if mark and mark.option else None
        found[criterion.part].items.append(Item(criterion, points, criterion.key == current.key))
        found[criterion.part].points += points or 0
    return list(found.values())


def _options(criterion: Criterion, mark: SheetMark | None) -> list[OptionCard]:
    titles = {case.number: case.title or _("Trường hợp %d") % case.number for case in criterion.cases}
    chosen = mark.option if mark else ""
    cards = [
        OptionCard(one.key, one.label, one.points, one.key == chosen, titles.get(one.case or 0, ""))
        for one in criterion.options
    ]
    return [*cards, OptionCard(NO_OPTION, _("Chưa đạt mức nào"), 0, chosen == NO_OPTION, "")]


@dataclass(frozen=True)
class Beside:
    """What stands beside a criterion: the producer's words and papers, the commune's finding, other closed sheets."""

    option: str
    description: str
    files: tuple[reading.File, ...]
    whole_files: tuple[reading.File, ...]
    finding: str


def beside(sheet: Sheet, criterion: Criterion) -> Beside:
    """Read from the frozen submission and the commune's assessment."""
    return _besides(sheet, [criterion])[criterion.key]


def _besides(sheet: Sheet, criteria: Sequence[Criterion]) -> dict[str, Beside]:
    dossier = sheet.entry.dossier
    filed = reading.filed(dossier)
    own = {one.key: one for one in filed.criteria()}
    found = getattr(getattr(dossier, "assessment", None), "findings", {})
    contents = checklist.contents(dossier)
    findings = {one.key: found.get(content.key, "") for content in reversed(contents) for one in content.criteria}
    whole_files = filed.files("")
    return {
        criterion.key: Beside(
            option=own[criterion.key].option if criterion.key in own else "",
            description=own[criterion.key].description if criterion.key in own else "",
            files=own[criterion.key].files if criterion.key in own else (),
            whole_files=whole_files,
            finding=findings.get(criterion.key, ""),
        )
        for criterion in criteria
    }


@dataclass(frozen=True)
class WholeItem:
    """One criterion on the page of the whole sheet."""

    criterion: Criterion
    options: list[OptionCard]
    note: str
    minimums: list[tuple[int, int]]
    beside: Beside


def whole_sheet(sheet: Sheet) -> list[WholeItem]:
    """Every criterion of a sheet with its options and what stands beside it."""
    law = product_set(sheet.entry.dossier.product_set)
    marks = {mark.criterion: mark for mark in sheet.marks.all()}
    besides = _besides(sheet, law.criteria)
    return [
        WholeItem(
            criterion=one,
            options=_options(one, marks.get(one.key)),
            note=marks[one.key].note if one.key in marks else "",
            minimums=[(need.star, need.points) for need in one.minimums if need.points is not None],
            beside=besides[one.key],
        )
        for one in law.criteria
    ]
