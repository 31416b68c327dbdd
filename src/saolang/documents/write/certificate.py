"""What a star certificate says, line by line, for both writers. No form is laid down by law; this follows practice."""

from dataclasses import dataclass

from saolang.documents.model import ILLUSTRATION, CertificateSheet, Run
from saolang.documents.write.flow import Gap, Line, Rule, line
from saolang.documents.write.typeface import text_width_mm
from saolang.documents.write.wording import COUNTRY, MOTTO, place_date_line
from saolang.viet.dates import long_date

INK_GREEN = "1F5C3A"
STAR_GOLD = "D9A21B"


@dataclass(frozen=True, slots=True)
class CertificateLines:
    """Lines of the sheet by their place: top, title, body, validity (left foot), signer (right foot)."""

    document_title: str
    notice: str
    qr_caption: str
    parts: dict[str, tuple[Line | Rule | Gap, ...]]


def certificate_lines(sheet: CertificateSheet) -> CertificateLines:
    """All words of ``sheet`` in their order and size."""
    top = (
        line(COUNTRY, 13, bold=True),
        line(MOTTO, 14, bold=True),
        Rule(text_width_mm(MOTTO, size=14, bold=True)),
        line(sheet.authority, 14, bold=True, before=10),
    )
    title = (line(sheet.heading, 32, bold=True, before=6), line(sheet.title, 16, bold=True))
    return CertificateLines(
        document_title=f"Giấy chứng nhận {sheet.product}",
        notice=ILLUSTRATION if sheet.illustration else "",
        qr_caption=f"Mã tra cứu: {sheet.code}",
        parts={
            "top": top,
            "title": title,
            "body": _body(sheet),
            "validity": _validity(sheet),
            "signer": _signer(sheet),
        },
    )


def _body(sheet: CertificateSheet) -> tuple[Line, ...]:
    lines = [
        line(f"Đạt hạng {sheet.stars} sao", 18, bold=True, before=2, after=2),
        line(sheet.product, 22, bold=True, before=2, after=2),
        Line((Run("Chủ thể: "), Run(sheet.producer, bold=True)), 14, before=2),
    ]
    if sheet.address:
        lines.append(line(f"Địa chỉ: {sheet.address}", 14, before=2))
    if sheet.group:
        lines.append(line(f"Nhóm sản phẩm: {sheet.group}", 14, before=2))
    if sheet.product_code:
        lines.append(line(f"Mã sản phẩm: {sheet.product_code}", 14, before=2))
    lines.append(line(sheet.decision, 13, italic=True, before=4))
    return tuple(lines)


def _validity(sheet: CertificateSheet) -> tuple[Line, ...]:
    number = (line(f"Số: {sheet.number}", 12),) if sheet.number else ()
    return (
        *number,
        Line((Run("Có hiệu lực từ "), Run(long_date(sheet.valid_from), bold=True)), 12),
        Line((Run("đến hết "), Run(long_date(sheet.valid_to), bold=True)), 12),
    )


def _signer(sheet: CertificateSheet) -> tuple[Line | Gap, ...]:
    signature = sheet.signature
    titles = [f"{above.mark.value} {above.title}" for above in signature.authority]
    titles += [text for text in (signature.position, *signature.extra) if text]
    lines: list[Line | Gap] = [line(place_date_line(sheet.place_date), 13, italic=True)]
    lines += [line(text, 13, bold=True) for text in titles]
    if signature.note:
        lines.append(line(signature.note, 12, italic=True))
    return (*lines, Gap(58), line(signature.name, 13, bold=True))
