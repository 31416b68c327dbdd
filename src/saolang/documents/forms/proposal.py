"""Công văn of the commune that proposes n dossiers to the province (QĐ 26/2026/QĐ-TTg, Điều 6.2 and 7.2)."""

from dataclasses import dataclass

from saolang.documents.forms.common import (
    KIND_NAMES,
    Issuing,
    Kind,
    count_text,
    issued_paper,
    last,
    numbered_table,
    text,
    texts,
)
from saolang.documents.model import ItemList, Marker, OfficialDocument, Table, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedDossier:
    """A line of the list; ``samples`` as written ("05", "không áp dụng")."""

    product: str
    producer: str
    kind: Kind
    address: str = ""
    group: str = ""
    product_code: str = ""
    samples: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalData:
    """``commune`` and ``province`` carry their kind; ``basis`` are the opening sentences with the law they rest on.

    ``round_text`` is "đợt 2 năm 2026"; ``attachments`` the papers sent along.
    """

    issuing: Issuing
    commune: str
    province: str
    addressees: tuple[str, ...]
    dossiers: tuple[ProposedDossier, ...]
    basis: str = ""
    round_text: str = ""
    attachments: tuple[str, ...] = ()


def build(data: ProposalData) -> OfficialDocument:
    """The letter with its list."""
    count, when = count_text(len(data.dossiers)), f" {data.round_text}" if data.round_text else ""
    opening = (
        f"Ủy ban nhân dân {data.commune} đã kiểm tra thành phần, đánh giá một số nội dung của hồ sơ và đề nghị Ủy "
        f"ban nhân dân {data.province} tổ chức đánh giá, phân hạng {count} sản phẩm OCOP{when}, gồm:"
    )
    attached = (
        text("Kèm theo văn bản này:"),
        ItemList(tuple(plain(item) for item in data.attachments), Marker.DASH),
    )
    return issued_paper(
        data.issuing,
        subject=f"V/v đề nghị đánh giá, phân hạng {count} sản phẩm OCOP{when}",
        addressees=data.addressees,
        blocks=(
            *texts(data.basis),
            text(opening),
            _list(data.dossiers),
            *(attached if data.attachments else ()),
            last(
                f"Ủy ban nhân dân {data.commune} kính đề nghị Ủy ban nhân dân {data.province} xem xét, tổ chức đánh "
                f"giá, phân hạng theo quy định"
            ),
        ),
    )


def _list(dossiers: tuple[ProposedDossier, ...]) -> Table:
    rows = [
        (
            "\n".join(part for part in (item.product, item.group) if part),
            "\n".join(part for part in (item.producer, item.address) if part),
            KIND_NAMES[item.kind],
            item.product_code,
            item.samples,
        )
        for item in dossiers
    ]
    titles = ("Sản phẩm", "Chủ thể", "Lần đăng ký", "Mã số sản phẩm", "Sản phẩm mẫu")
    return numbered_table(titles, (2, 8, 9, 4, 6, 4), rows, centred=(3, 4, 5))
