"""Giấy chứng nhận sản phẩm OCOP (QĐ 26/2026/QĐ-TTg, Điều 4; no form is laid down)."""

from dataclasses import dataclass
from datetime import date

from saolang.documents.model import CertificateSheet, PlaceDate, Signature


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateData:
    """``authority`` is who certifies, in capitals; ``decision_text`` names the decision in words.

    ``number`` is that of the certificate, ``code`` the public code and ``public_url`` the address in the QR code;
    ``valid_to`` is the last valid day.
    """

    authority: str
    product: str
    producer: str
    star: int
    decision_text: str
    valid_from: date
    valid_to: date
    code: str
    public_url: str
    signer: Signature
    place: str
    on: date | None = None
    address: str = ""
    product_code: str = ""
    group: str = ""
    number: str = ""
    illustration: bool = False


def build(data: CertificateData) -> CertificateSheet:
    """The sheet for one product."""
    return CertificateSheet(
        authority=data.authority,
        title="SẢN PHẨM OCOP",
        product=data.product,
        producer=data.producer,
        address=data.address,
        stars=data.star,
        code=data.code,
        decision=data.decision_text,
        valid_from=data.valid_from,
        valid_to=data.valid_to,
        place_date=PlaceDate(data.place, data.on),
        signature=data.signer,
        qr=data.public_url,
        product_code=data.product_code,
        group=data.group,
        number=data.number,
        illustration=data.illustration,
    )
