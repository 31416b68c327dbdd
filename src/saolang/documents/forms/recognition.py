"""Quyết định công nhận, phân hạng sản phẩm OCOP (QĐ 26/2026/QĐ-TTg, Điều 4 and 7.3; Nghị định 30/2020, mẫu 1.2)."""

from collections.abc import Iterable
from dataclasses import dataclass

from saolang.documents.forms.common import END, Issuing, articles, count_text, issued_paper, numbered_table, star_text
from saolang.documents.model import Annex, OfficialDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognisedProduct:
    """A line of the annex; ``mean`` is the mean as shown, may be empty."""

    product: str
    producer: str
    star: int
    address: str = ""
    product_code: str = ""
    group: str = ""
    mean: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognitionData:
    """``validity_months`` is the term of the certificate set by law; ``duties`` are sentences of article 3.

    ``executors`` is who carries the decision out, ``authority`` who decides, in capitals.
    """

    issuing: Issuing
    authority: str
    bases: tuple[str, ...]
    products: tuple[RecognisedProduct, ...]
    validity_months: int
    executors: str
    round_text: str = ""
    duties: tuple[str, ...] = ()


def build(data: RecognitionData) -> OfficialDocument:
    """The decision in four articles with the list of products as its annex."""
    when = f" {data.round_text}" if data.round_text else ""
    first = (
        f"Công nhận, phân hạng và cấp giấy chứng nhận {count_text(len(data.products))} sản phẩm OCOP{when}: "
        f"{_by_star(data.products)} (danh sách kèm theo)."
    )
    second = (
        f"Giấy chứng nhận sản phẩm OCOP có giá trị {data.validity_months} tháng kể từ ngày được cấp. Chủ thể có sản "
        "phẩm được công nhận duy trì điều kiện của sản phẩm theo hồ sơ đã được đánh giá và sử dụng nhãn hiệu OCOP theo "
        "quy định."
    )
    duties = data.duties or (
        (
            "Cơ quan tham mưu quản lý OCOP cấp tỉnh công bố kết quả, thông báo bằng văn bản đến Ủy ban nhân dân cấp "
            "xã và các chủ thể, theo dõi, kiểm tra sản phẩm sau công nhận."
        ),
    )
    return issued_paper(
        data.issuing,
        kind_title="QUYẾT ĐỊNH",
        subject=f"Về việc công nhận, phân hạng sản phẩm OCOP{when}",
        authority=data.authority,
        bases=data.bases,
        enacting="QUYẾT ĐỊNH:",
        blocks=articles(
            (first,),
            (second,),
            duties,
            (
                (
                    f"Quyết định này có hiệu lực kể từ ngày ký. {data.executors} và các chủ thể có tên tại danh sách "
                    f"kèm theo chịu trách nhiệm thi hành Quyết định này{END}"
                ),
            ),
        ),
        annexes=(_annex(data, when),),
    )


def _by_star(products: Iterable[RecognisedProduct]) -> str:
    stars = [item.star for item in products]
    return ", ".join(
        f"{count_text(stars.count(star))} sản phẩm {star_text(star)}" for star in sorted(set(stars), reverse=True)
    )


def _annex(data: RecognitionData, when: str) -> Annex:
    rows = [
        (
            "\n".join(part for part in (item.product, item.group) if part),
            "\n".join(part for part in (item.producer, item.address) if part),
            item.product_code,
            item.mean,
            star_text(item.star),
        )
        for item in data.products
    ]
    titles = ("Sản phẩm", "Chủ thể, địa chỉ", "Mã số sản phẩm", "Điểm", "Hạng")
    table = numbered_table(titles, (2, 9, 10, 6, 3, 3), rows, centred=(3, 4, 5))
    return Annex(f"DANH SÁCH SẢN PHẨM OCOP ĐƯỢC CÔNG NHẬN{when.upper()}", attached_to="Quyết định", blocks=(table,))
