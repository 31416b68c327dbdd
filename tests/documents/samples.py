"""A few whole papers used by several tests."""

from datetime import date

from saolang.documents.model import (
    Align,
    Annex,
    Authority,
    AuthorityLine,
    CertificateSheet,
    Column,
    Footer,
    Head,
    Number,
    OfficialDocument,
    Paragraph,
    PlaceDate,
    Recipients,
    Run,
    Signature,
    SignatureBlock,
    Table,
    cell,
    header_row,
    plain,
)


def long_table(rows: int) -> Table:
    """A table of ``rows`` numbered lines."""
    columns = (Column(1, Align.CENTER), Column(5), Column(2, Align.RIGHT))
    lines = tuple((cell(str(i)), cell(f"Sản phẩm số {i}"), cell("1.234")) for i in range(1, rows + 1))
    return Table(columns, (header_row("TT", "Tên sản phẩm", "Điểm"),), lines)


def decision() -> OfficialDocument:
    """A decision with bases, articles, recipients, two annexes and the notice of made-up data."""
    chairman = Signature("PHÓ CHỦ TỊCH", (AuthorityLine(Authority.KT, "CHỦ TỊCH"),), name="Nguyễn Thị Thử")
    return OfficialDocument(
        kind_title="QUYẾT ĐỊNH",
        subject="Về việc công nhận sản phẩm OCOP đợt 1 năm 2026",
        head=Head(
            issuer="ỦY BAN NHÂN DÂN\nTỈNH LÀNG SAO",
            number=Number("QĐ-UBND", "5"),
            place_date=PlaceDate("Làng Sao", date(2026, 2, 5)),
        ),
        authority="CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÀNG SAO",
        bases=("Căn cứ Luật thứ nhất", "Theo đề nghị của Giám đốc Sở;"),
        enacting="QUYẾT ĐỊNH:",
        blocks=(Paragraph((Run("Điều 1. ", bold=True), Run("Công nhận 80 sản phẩm./."))),),
        recipients=Recipients(("Như Điều 1", "Sở Công Thương;"), "VT, KT"),
        signatures=SignatureBlock(chairman),
        annexes=(
            Annex("DANH SÁCH SẢN PHẨM", "Phụ lục I", blocks=(long_table(80),)),
            Annex("KINH PHÍ", "Phụ lục II", blocks=(Paragraph(plain("Không có.")),), landscape=True),
        ),
        footer=Footer(("Mã băm: 0123",), "https://sao.example/s/1"),
        illustration=True,
    )


def certificate(*, stars: int = 4) -> CertificateSheet:
    """A certificate of an invented product."""
    return CertificateSheet(
        authority="CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÀNG SAO",
        title="SẢN PHẨM OCOP",
        product="Trà sen thử nghiệm",
        producer="Hợp tác xã Thử",
        address="xã An Phú, tỉnh Làng Sao",
        stars=stars,
        code="7F3K9Q2M8X",
        decision="Theo Quyết định số 05/QĐ-UBND ngày 05 tháng 02 năm 2026",
        valid_from=date(2026, 2, 5),
        valid_to=date(2029, 2, 5),
        place_date=PlaceDate("Làng Sao", date(2026, 2, 5)),
        signature=Signature("CHỦ TỊCH", name="Nguyễn Thị Thử"),
        qr="https://sao.example/s/7F3K9Q2M8X",
        illustration=True,
    )
