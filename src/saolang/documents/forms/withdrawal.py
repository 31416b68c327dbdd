"""Tờ trình and Quyết định thu hồi giấy chứng nhận (QĐ 26/2026/QĐ-TTg, Điều 8; Nghị định 30/2020, mẫu 1.2 and 1.4)."""

from dataclasses import dataclass
from datetime import date

from saolang.documents.forms.common import END, Issuing, articles, issued_paper, last, text, texts
from saolang.documents.model import Heading, Level, OfficialDocument
from saolang.viet.dates import short_date


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnCertificate:
    """The certificate in words; ``number`` may be unknown, ``recognised_by`` names the decision of recognition."""

    product: str
    producer: str
    star: int
    address: str = ""
    number: str = ""
    issued_on: date | None = None
    product_code: str = ""
    recognised_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalSubmissionData:
    """``ground`` is the case of the law in its own words, ``conclusion`` whose conclusion it rests on.

    ``due`` says by which day the decision is to be made; ``findings`` what the office found, a paragraph a line.
    """

    issuing: Issuing
    addressee: str
    authority: str
    certificate: WithdrawnCertificate
    opening: str
    conclusion: str
    ground: str
    findings: str
    due: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalDecisionData:
    """``authority`` is who decides, in capitals; ``executors`` who carries the decision out."""

    issuing: Issuing
    authority: str
    bases: tuple[str, ...]
    certificate: WithdrawnCertificate
    ground: str
    executors: str


def build_submission(data: WithdrawalSubmissionData) -> OfficialDocument:
    """What is withdrawn, what the conclusion and the check say, what is proposed."""
    return issued_paper(
        data.issuing,
        kind_title="TỜ TRÌNH",
        subject=f"Về việc thu hồi giấy chứng nhận sản phẩm OCOP “{data.certificate.product}”",
        addressees=(data.addressee,),
        blocks=(
            *texts(data.opening),
            Heading(Level.ROMAN, "I.", "GIẤY CHỨNG NHẬN ĐỀ NGHỊ THU HỒI"),
            *(text(line) for line in _lines(data.certificate)),
            Heading(Level.ROMAN, "II.", "KẾT LUẬN VÀ KẾT QUẢ KIỂM TRA, XÁC MINH"),
            text(f"Kết luận: {data.conclusion}."),
            *texts(data.findings),
            text(f"Thuộc trường hợp: {_ended(data.ground)}"),
            Heading(Level.ROMAN, "III.", "ĐỀ NGHỊ"),
            text(f"Thu hồi giấy chứng nhận nêu trên. {data.due}"),
            last(f"Kính trình {data.authority} xem xét, quyết định"),
        ),
    )


def build_decision(data: WithdrawalDecisionData) -> OfficialDocument:
    """The decision in three articles; it is sent to the producer and the agencies concerned (Điều 8.3c)."""
    one = data.certificate
    first = (
        f"Thu hồi giấy chứng nhận sản phẩm OCOP hạng {one.star} sao đối với sản phẩm “{one.product}” của "
        f"{_comma(one.producer, one.address)}{_numbered(one)}."
    )
    second = (
        "Chủ thể dừng sử dụng hạng sao và nhãn hiệu OCOP trên sản phẩm, bao bì, tài liệu quảng bá kể từ ngày Quyết "
        "định này có hiệu lực."
    )
    return issued_paper(
        data.issuing,
        kind_title="QUYẾT ĐỊNH",
        subject=f"Về việc thu hồi giấy chứng nhận sản phẩm OCOP “{one.product}”",
        authority=data.authority,
        bases=data.bases,
        enacting="QUYẾT ĐỊNH:",
        blocks=articles(
            (f"{first} Lý do: {_ended(data.ground)}",),
            (second,),
            (f"Quyết định này có hiệu lực kể từ ngày ký. {data.executors} chịu trách nhiệm thi hành{END}",),
        ),
    )


def _lines(one: WithdrawnCertificate) -> list[str]:
    facts = (
        ("Sản phẩm", one.product),
        ("Chủ thể", _comma(one.producer, one.address)),
        ("Hạng", f"{one.star} sao"),
        ("Giấy chứng nhận", _dated(one.number, one.issued_on)),
        ("Công nhận theo", one.recognised_by),
        ("Mã số sản phẩm", one.product_code),
    )
    return [f"{name}: {value}." for name, value in facts if value]


def _numbered(one: WithdrawnCertificate) -> str:
    known = _dated(one.number, one.issued_on)
    by = f", công nhận theo {one.recognised_by}" if one.recognised_by else ""
    return f" (giấy chứng nhận {known}{by})" if known else f" ({by.removeprefix(', ')})" if by else ""


def _dated(number: str, on: date | None) -> str:
    parts = (f"số {number}" if number else "", f"ngày {short_date(on)}" if on else "")
    return " ".join(part for part in parts if part)


def _comma(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _ended(sentence: str) -> str:
    return f"{sentence.rstrip(' .')}."
