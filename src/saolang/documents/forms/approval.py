"""Quyết định phê duyệt kết quả đánh giá of products that may get 5 stars (QĐ 26/2026/QĐ-TTg, Điều 7.3e)."""

from dataclasses import dataclass

from saolang.documents.forms.common import END, Issuing, articles, count_text, issued_paper, numbered_table
from saolang.documents.model import Annex, OfficialDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovedResult:
    """A line of the annex; ``mean`` as shown, ``remarks`` names minimums that were missed."""

    product: str
    producer: str
    mean: str
    address: str = ""
    product_code: str = ""
    group: str = ""
    remarks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalData:
    """``from_points`` is the limit as printed; ``ministry`` who evaluates next; ``executors`` who carries it out."""

    issuing: Issuing
    authority: str
    bases: tuple[str, ...]
    results: tuple[ApprovedResult, ...]
    from_points: str
    ministry: str
    executors: str
    round_text: str = ""


def build(data: ApprovalData) -> OfficialDocument:
    """The decision in three articles with the results as its annex. It gives no star and no certificate."""
    when = f" {data.round_text}" if data.round_text else ""
    count = count_text(len(data.results))
    first = (
        f"Phê duyệt kết quả đánh giá {count} sản phẩm OCOP có tiềm năng đạt 5 sao (đạt từ {data.from_points} điểm trở "
        f"lên){when} (danh sách kèm theo)."
    )
    second = (
        f"Cơ quan tham mưu quản lý OCOP cấp tỉnh hoàn thiện hồ sơ, tham mưu Ủy ban nhân dân cấp tỉnh có văn bản đề "
        f"nghị {data.ministry} đánh giá, phân hạng sản phẩm OCOP 5 sao; thông báo kết quả đến Ủy ban nhân dân cấp xã "
        f"và các chủ thể."
    )
    third = (
        f"Quyết định này có hiệu lực kể từ ngày ký. {data.executors} và các chủ thể có tên tại danh sách kèm theo "
        f"chịu trách nhiệm thi hành Quyết định này{END}"
    )
    return issued_paper(
        data.issuing,
        kind_title="QUYẾT ĐỊNH",
        subject=f"Về việc phê duyệt kết quả đánh giá sản phẩm OCOP tiềm năng 5 sao{when}",
        authority=data.authority,
        bases=data.bases,
        enacting="QUYẾT ĐỊNH:",
        blocks=articles((first,), (second,), (third,)),
        annexes=(_annex(data, when),),
    )


def _annex(data: ApprovalData, when: str) -> Annex:
    rows = [
        (
            "\n".join(part for part in (item.product, item.group) if part),
            "\n".join(part for part in (item.producer, item.address) if part),
            item.product_code,
            item.mean,
            item.remarks,
        )
        for item in data.results
    ]
    titles = ("Sản phẩm", "Chủ thể, địa chỉ", "Mã số sản phẩm", "Điểm trung bình", "Ghi chú")
    table = numbered_table(titles, (2, 8, 9, 6, 4, 5), rows, centred=(3, 4))
    return Annex(
        f"KẾT QUẢ ĐÁNH GIÁ SẢN PHẨM OCOP TIỀM NĂNG 5 SAO{when.upper()}", attached_to="Quyết định", blocks=(table,)
    )
