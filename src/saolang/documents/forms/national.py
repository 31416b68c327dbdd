"""Papers between a province and the Ministry about 5 stars (QĐ 26/2026/QĐ-TTg, Điều 6.3, 7.3e, 7.4)."""

from dataclasses import dataclass
from datetime import date

from saolang.documents.forms.common import (
    KIND_NAMES,
    Issuing,
    Kind,
    count_text,
    day_text,
    issued_paper,
    last,
    numbered_table,
    text,
    texts,
)
from saolang.documents.model import ItemList, Marker, OfficialDocument, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalDossier:
    """A line of the province's letter; ``samples`` as written, ``mean`` as shown ("" for a renewal)."""

    product: str
    producer: str
    kind: Kind
    address: str = ""
    product_code: str = ""
    mean: str = ""
    samples: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterData:
    """``province`` and ``ministry`` as running text; ``attachments`` the parts of the file in the order of the law."""

    issuing: Issuing
    province: str
    ministry: str
    basis: str
    dossiers: tuple[NationalDossier, ...]
    attachments: tuple[str, ...]


def letter(data: LetterData) -> OfficialDocument:
    """Công văn of the province that asks the Ministry to evaluate n products for 5 stars."""
    count = count_text(len(data.dossiers))
    rows = [
        (
            item.product,
            "\n".join(part for part in (item.producer, item.address) if part),
            KIND_NAMES[item.kind],
            item.product_code,
            item.mean,
            item.samples,
        )
        for item in data.dossiers
    ]
    titles = ("Sản phẩm", "Chủ thể", "Lần đăng ký", "Mã số sản phẩm", "Điểm cấp tỉnh", "Sản phẩm mẫu")
    return issued_paper(
        data.issuing,
        subject=f"V/v đề nghị đánh giá, phân hạng {count} sản phẩm OCOP 5 sao",
        addressees=(data.ministry,),
        blocks=(
            *texts(data.basis),
            text(f"{data.province} đề nghị {data.ministry} đánh giá, phân hạng {count} sản phẩm OCOP 5 sao, gồm:"),
            numbered_table(titles, (2, 7, 8, 4, 5, 3, 4), rows, centred=(3, 4, 5, 6)),
            text("Kèm theo văn bản này, đối với từng sản phẩm:"),
            ItemList(tuple(plain(item) for item in data.attachments), Marker.DASH),
            last(f"{data.province} kính đề nghị {data.ministry} xem xét, tổ chức đánh giá, phân hạng theo quy định"),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalResult:
    """A line of the Ministry's notice: ``outcome`` in words, ``reason`` why it is not 5 stars."""

    product: str
    producer: str
    product_code: str
    mean: str
    outcome: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeData:
    """``decision`` names the Minister's decision, empty without one; ``advice`` what the province may do now."""

    issuing: Issuing
    addressee: str
    round_text: str
    results: tuple[NationalResult, ...]
    decision: str = ""
    advice: str = ""


def notice(data: NoticeData) -> OfficialDocument:
    """Thông báo of the Ministry to one province (Điều 7.4g)."""
    rows = [
        (
            item.product,
            item.producer,
            item.product_code,
            item.mean,
            "\n".join(part for part in (item.outcome, item.reason) if part),
        )
        for item in data.results
    ]
    titles = ("Sản phẩm", "Chủ thể", "Mã số sản phẩm", "Điểm trung bình", "Kết quả")
    named = f" ({data.decision})" if data.decision else ""
    opening = f"Kết quả đánh giá, phân hạng sản phẩm OCOP cấp quốc gia {data.round_text}{named} như sau:"
    return issued_paper(
        data.issuing,
        kind_title="THÔNG BÁO",
        subject=f"Kết quả đánh giá, phân hạng sản phẩm OCOP cấp quốc gia {data.round_text}",
        addressees=(data.addressee,),
        blocks=(
            text(opening),
            numbered_table(titles, (2, 7, 7, 5, 4, 8), rows, centred=(3, 4)),
            *texts(data.advice),
            last(f"Trân trọng thông báo để {data.addressee} biết, thực hiện"),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestData:
    """``points`` are what to complete, one line each."""

    issuing: Issuing
    addressee: str
    product: str
    producer: str
    points: tuple[str, ...]
    due_on: date


def request(data: RequestData) -> OfficialDocument:
    """Công văn of the Ministry's office that asks a province to complete a file (Điều 7.4a)."""
    return issued_paper(
        data.issuing,
        subject=f"V/v hoàn thiện hồ sơ đề nghị đánh giá sản phẩm OCOP 5 sao “{data.product}”",
        addressees=(data.addressee,),
        blocks=(
            text(f"Qua kiểm tra hồ sơ sản phẩm “{data.product}” của {data.producer}, đề nghị hoàn thiện:"),
            ItemList(tuple(plain(item) for item in data.points), Marker.DASH),
            last(f"Đề nghị gửi phần hoàn thiện trước khi hết ngày {day_text(data.due_on)}"),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryLine:
    """A line of the report to the Minister: what the check of one file found."""

    product: str
    producer: str
    province: str
    letter: str
    mean: str
    finding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryData:
    """``addressee`` the Minister; ``next_steps`` what is proposed."""

    issuing: Issuing
    addressee: str
    round_text: str
    lines: tuple[SummaryLine, ...]
    next_steps: tuple[str, ...]


def summary(data: SummaryData) -> OfficialDocument:
    """Báo cáo of the Ministry's OCOP office to the Minister on the files it received (Điều 7.4a)."""
    rows = [(item.product, item.producer, item.province, item.letter, item.mean, item.finding) for item in data.lines]
    titles = ("Sản phẩm", "Chủ thể", "Tỉnh, thành phố", "Văn bản đề nghị", "Điểm cấp tỉnh", "Kết quả kiểm tra")
    count = count_text(len(data.lines))
    return issued_paper(
        data.issuing,
        kind_title="BÁO CÁO",
        subject=f"Tổng hợp hồ sơ đề nghị đánh giá, phân hạng sản phẩm OCOP 5 sao {data.round_text}".rstrip(),
        addressees=(data.addressee,),
        blocks=(
            text(f"Đến nay đã tiếp nhận, kiểm tra {count} hồ sơ do Ủy ban nhân dân các tỉnh, thành phố đề nghị:"),
            numbered_table(titles, (2, 6, 6, 5, 6, 3, 6), rows, centred=(5,)),
            text("Đề xuất:"),
            ItemList(tuple(plain(item) for item in data.next_steps), Marker.DASH),
            last(f"Kính báo cáo {data.addressee} xem xét, chỉ đạo"),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEvaluationData:
    """``authority`` is the committee that evaluates, ``round_text`` in which round ("" when none is needed)."""

    issuing: Issuing
    addressees: tuple[str, ...]
    product: str
    authority: str
    reason: str
    round_text: str = ""


def own_evaluation(data: OwnEvaluationData) -> OfficialDocument:
    """Thông báo that the province evaluates by itself after the centre's result (Điều 7.4g)."""
    when = f" trong {data.round_text}" if data.round_text else ""
    return issued_paper(
        data.issuing,
        kind_title="THÔNG BÁO",
        subject=f"Về việc tổ chức đánh giá, phân hạng sản phẩm “{data.product}” theo thẩm quyền",
        addressees=data.addressees,
        blocks=(
            text(f"Hội đồng cấp trung ương đã đánh giá sản phẩm “{data.product}”, kết quả chưa được công nhận 5 sao."),
            text(f"{data.authority} tổ chức đánh giá, phân hạng sản phẩm theo thẩm quyền{when}."),
            *texts(f"Lý do: {data.reason}"),
            last("Trân trọng thông báo để Quý chủ thể và Ủy ban nhân dân cấp xã biết, phối hợp"),
        ),
    )
