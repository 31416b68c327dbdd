"""Kế hoạch đánh giá, phân hạng of a round (QĐ 26/2026/QĐ-TTg, Điều 5; Nghị định 30/2020, mẫu 1.4)."""

from dataclasses import dataclass

from saolang.documents.forms.common import Issuing, count_text, issued_paper, last, numbered_table, text, texts
from saolang.documents.model import Annex, Heading, ItemList, Level, OfficialDocument, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedWork:
    """A line of the timetable: what, who, when."""

    what: str
    who: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDossier:
    """A dossier of the round as known when the plan is written."""

    product: str
    producer: str
    commune: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationPlanData:
    """``rounds`` are sentences on the days of the round and of extra ones; ``duties`` who does what.

    ``opening`` names the law and the regulation that the plan rests on.
    """

    issuing: Issuing
    round_text: str
    opening: str
    rounds: tuple[str, ...]
    work: tuple[PlannedWork, ...]
    duties: tuple[str, ...]
    dossiers: tuple[PlannedDossier, ...] = ()
    funding: str = ""
    closing: str = "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo để xem xét, giải quyết"


def build(data: EvaluationPlanData) -> OfficialDocument:
    """Aim, rounds and days, timetable, who does what; the dossiers known so far are an annex."""
    dossiers = count_text(len(data.dossiers))
    money = (Heading(Level.ROMAN, "V.", "KINH PHÍ"), *texts(data.funding)) if data.funding else ()
    return issued_paper(
        data.issuing,
        kind_title="KẾ HOẠCH",
        subject=f"Đánh giá, phân hạng sản phẩm OCOP {data.round_text}".rstrip(),
        blocks=(
            *texts(data.opening),
            Heading(Level.ROMAN, "I.", "MỤC ĐÍCH, YÊU CẦU"),
            text("Đánh giá, phân hạng sản phẩm OCOP công khai, minh bạch, khách quan, đúng thời gian quy định."),
            Heading(Level.ROMAN, "II.", "ĐỢT ĐÁNH GIÁ VÀ HỒ SƠ"),
            *(text(sentence) for sentence in data.rounds),
            *((text(f"Số hồ sơ của đợt tính đến nay: {dossiers} (danh sách kèm theo)."),) if data.dossiers else ()),
            Heading(Level.ROMAN, "III.", "NỘI DUNG, THỜI GIAN"),
            numbered_table(
                ("Nội dung", "Đơn vị thực hiện", "Thời gian"),
                (1, 8, 6, 5),
                [(one.what, one.who, one.when) for one in data.work],
            ),
            Heading(Level.ROMAN, "IV.", "TỔ CHỨC THỰC HIỆN"),
            ItemList(tuple(plain(duty) for duty in data.duties)),
            *money,
            last(data.closing),
        ),
        annexes=(_list(data),) if data.dossiers else (),
    )


def _list(data: EvaluationPlanData) -> Annex:
    rows = [(one.product, one.producer, one.commune, one.kind) for one in data.dossiers]
    titles = ("Sản phẩm", "Chủ thể", "Xã, phường", "Lần đăng ký")
    table = numbered_table(titles, (1, 6, 6, 5, 3), rows, centred=(4,))
    return Annex(f"DANH SÁCH HỒ SƠ {data.round_text.upper()}".rstrip(), attached_to="Kế hoạch", blocks=(table,))
