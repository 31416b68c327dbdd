"""Kế hoạch (Nghị định 30/2020/NĐ-CP, mẫu 1.4): aims, tasks, money, who does what, annex of the budget."""

from dataclasses import dataclass

from saolang.documents.forms.common import Issuing, issued_paper, last, text, texts
from saolang.documents.model import (
    Annex,
    Block,
    Column,
    Heading,
    ItemList,
    Level,
    OfficialDocument,
    Table,
    cell,
    header_row,
    plain,
)
from saolang.documents.model.inline import Align

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
ANNEX_TITLE = "DỰ TOÁN KINH PHÍ THỰC HIỆN KẾ HOẠCH"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTask:
    """A task; ``code`` is its number in the plan ("2.1"), ``facts`` pairs such as ("Thời gian", "Quý I")."""

    code: str
    title: str
    depth: int = 0
    content: str = ""
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanMoney:
    """A line of the annex; ``amount`` as printed, in the unit of the table."""

    code: str
    content: str
    amount: str
    explanation: str = ""
    lead: str = ""
    funds: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanData:
    """``bases`` are printed before the text; ``aims`` are titled lists of sentences (purpose, requirements).

    ``targets`` are sentences; ``duties`` pairs of an organisation and its sentences; ``money_words`` says the total in
    figures and words; ``money_unit`` stands above the annex ("Đơn vị tính: 1.000 đồng"); ``beside`` are sentences on
    money outside the total.
    """

    issuing: Issuing
    title: str
    opening: str
    bases: tuple[str, ...] = ()
    situation: str = ""
    aims: tuple[tuple[str, tuple[str, ...]], ...] = ()
    targets: tuple[str, ...] = ()
    tasks: tuple[PlanTask, ...] = ()
    solutions: tuple[str, ...] = ()
    money_words: str = ""
    money_unit: str = ""
    money: tuple[PlanMoney, ...] = ()
    money_total: str = ""
    beside: tuple[str, ...] = ()
    duties: tuple[tuple[str, tuple[str, ...]], ...] = ()
    closing: str = ""


def build(data: PlanData) -> OfficialDocument:
    """The plan in numbered parts; a part without content is left out."""
    parts: list[tuple[str, list[Block]]] = [
        ("TÌNH HÌNH THỰC HIỆN", list(texts(data.situation))),
        ("MỤC ĐÍCH, YÊU CẦU, MỤC TIÊU", _aims(data)),
        ("NHIỆM VỤ", _tasks(data.tasks)),
        ("GIẢI PHÁP", _listed(data.solutions)),
        ("KINH PHÍ THỰC HIỆN", _money(data)),
        ("TỔ CHỨC THỰC HIỆN", _duties(data.duties)),
    ]
    blocks: list[Block] = [text(data.opening)]
    for number, (title, content) in zip(_ROMAN, [part for part in parts if part[1]], strict=False):
        blocks += [Heading(Level.ROMAN, f"{number}.", title), *content]
    return issued_paper(
        data.issuing,
        kind_title="KẾ HOẠCH",
        subject=data.title,
        bases=data.bases,
        blocks=(*blocks, last(data.closing)),
        annexes=(_annex(data),) if data.money else (),
    )


def _listed(sentences: tuple[str, ...]) -> list[Block]:
    return [ItemList(tuple(plain(one) for one in sentences))] if sentences else []


def _aims(data: PlanData) -> list[Block]:
    groups = [*data.aims, ("Chỉ tiêu", data.targets)]
    blocks: list[Block] = []
    number = 0
    for title, sentences in groups:
        if sentences:
            number += 1
            blocks += [Heading(Level.CLAUSE, f"{number}.", title), *_listed(sentences)]
    return blocks


def _tasks(tasks: tuple[PlanTask, ...]) -> list[Block]:
    blocks: list[Block] = []
    for task in tasks:
        label = f"{task.code}." if task.code else "-"
        blocks += [Heading(Level.CLAUSE, label, task.title), *texts(task.content)]
        blocks += _listed(tuple(f"{name}: {value}" for name, value in task.facts if value))
    return blocks


def _money(data: PlanData) -> list[Block]:
    sentences = [text(one) for one in (data.money_words,) if one]
    attached = [text("Chi tiết theo Phụ lục kèm theo.")] if data.money else []
    return [*sentences, *attached, *_listed(data.beside)]


def _duties(duties: tuple[tuple[str, tuple[str, ...]], ...]) -> list[Block]:
    blocks: list[Block] = []
    for number, (organisation, sentences) in enumerate(duties, start=1):
        blocks += [Heading(Level.CLAUSE, f"{number}.", organisation), *_listed(sentences)]
    return blocks


def _annex(data: PlanData) -> Annex:
    right = Align.RIGHT
    columns = (
        Column(2, Align.CENTER), Column(9), Column(4, right), Column(7), Column(6), Column(5),
    )  # fmt: skip
    rows = tuple(
        (
            cell(line.code, bold=not line.depth),
            cell(line.content, bold=not line.depth),
            cell(line.amount, bold=not line.depth, align=right),
            cell(line.explanation), cell(line.lead), cell(line.funds),
        )
        for line in data.money
    )  # fmt: skip
    total = (
        cell(),
        cell("TỔNG CỘNG", bold=True),
        cell(data.money_total, bold=True, align=right),
        cell(),
        cell(),
        cell(),
    )
    table = Table(
        columns,
        (header_row("TT", "Nội dung", "Kinh phí", "Diễn giải", "Đơn vị chủ trì", "Nguồn vốn"),),
        (*rows, total),
        unit=data.money_unit,
        size=11,
    )
    return Annex(ANNEX_TITLE, attached_to="Kế hoạch", blocks=(table,), landscape=True)
