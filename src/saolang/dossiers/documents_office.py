"""Papers of the commune and the OCOP office: Mẫu số 03, letter of proposal, letter to complete a dossier."""

from collections.abc import Sequence

from saolang.documents.model import (
    Align,
    Authority,
    AuthorityLine,
    Block,
    Column,
    Field,
    Fields,
    Head,
    Heading,
    ItemList,
    Level,
    Marker,
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
from saolang.dossiers import checklist, reading
from saolang.dossiers.models import CommuneAssessment, CompletionRequest, Dossier
from saolang.law.load import product_set, regime
from saolang.law.routes import route
from saolang.papers.numbers import symbol
from saolang.people.enums import OrganisationKind
from saolang.people.models import Organisation

COMMITTEES = (OrganisationKind.COMMUNE_COMMITTEE, OrganisationKind.PROVINCE_COMMITTEE)
SHORT_COMMITTEE, LONG_COMMITTEE = "UBND ", "Ủy ban nhân dân "
REPORT_SUBJECT = "Đánh giá một số nội dung của hồ sơ đăng ký tham gia đánh giá, phân hạng sản phẩm OCOP"


def full_name(organisation: Organisation) -> str:
    """The name as papers write it: "Ủy ban nhân dân xã …" instead of "UBND xã …"."""
    name = organisation.name
    return LONG_COMMITTEE + name.removeprefix(SHORT_COMMITTEE) if name.startswith(SHORT_COMMITTEE) else name


def commune_report(assessment: CommuneAssessment) -> OfficialDocument:
    """Mẫu số 03 (QĐ 26/2026/QĐ-TTg, Phụ lục III), from the frozen dossier and the commune's findings."""
    dossier = assessment.dossier
    commune = dossier.commune
    return OfficialDocument(
        kind_title="BÁO CÁO",
        subject=REPORT_SUBJECT,
        head=_head(commune, "BC"),
        blocks=(*_general(dossier), *_contents(assessment), _closing(dossier)),
        recipients=Recipients(to=(full_name(dossier.province), dossier.product.producer.organisation.name)),
        signatures=_signature(commune),
        illustration=commune.illustration,
    )


def _general(dossier: Dossier) -> tuple[Block, ...]:
    """Part I of Mẫu số 03: as the producer filed it."""
    filed = reading.filed(dossier)
    return (
        Heading(Level.ROMAN, "I.", "THÔNG TIN CHUNG VỀ HỒ SƠ SẢN PHẨM"),
        Fields((Field("1. Tên chủ thể: ", filed.text("producer_name")),)),
        Fields((Field("2. Loại hình tổ chức: ", filed.kind_of_producer),)),
        Fields((Field("3. Địa chỉ: ", filed.text("address")),)),
        Paragraph(plain("4. Tên người đại diện pháp luật:")),
        Fields((Field("- Họ tên: ", filed.text("representative")),)),
        Fields(
            (
                Field("- Giới tính: ", filed.text("representative_sex")),
                Field("; Dân tộc: ", filed.text("representative_ethnicity")),
            )
        ),
        Fields((Field("- Địa chỉ thường trú: ", filed.text("representative_address")),)),
        Fields((Field("5. Sản phẩm đăng ký đánh giá: ", filed.text("product_name")),)),
    )


def _contents(assessment: CommuneAssessment) -> tuple[Block, ...]:
    """Part II: for each content what the producer says and what the commune found."""
    dossier = assessment.dossier
    filed = reading.filed(dossier)
    blocks: list[Block] = [Heading(Level.ROMAN, "II.", "ĐÁNH GIÁ MỘT SỐ NỘI DUNG CỦA HỒ SƠ SẢN PHẨM")]
    for content in checklist.contents(dossier):
        blocks.append(Heading(Level.CLAUSE, f"{content.number}.", content.title))
        if told := reading.description(filed, content):
            blocks += _part("Mô tả của chủ thể: ", told)
        blocks += _part(
            "Đánh giá của Ủy ban nhân dân cấp xã: ", assessment.findings.get(content.key, "") or "…………………………"
        )
    if assessment.held_meeting:
        blocks += _part("Họp lấy ý kiến các bộ phận liên quan: ", assessment.meeting_note or "đã tổ chức họp.")
    return tuple(blocks)


def _part(lead: str, text: str) -> list[Block]:
    first, *rest = [line for line in text.splitlines() if line.strip()] or [""]
    return [Paragraph((Run(lead, italic=True), Run(first))), *(Paragraph(plain(line)) for line in rest)]


def _closing(dossier: Dossier) -> Paragraph:
    return Paragraph(
        plain(
            f"{full_name(dossier.commune)} đề nghị {full_name(dossier.province)} đánh giá, phân hạng sản phẩm OCOP cho "
            f"sản phẩm {dossier.product.name} của {dossier.product.producer.organisation.name}./."
        )
    )


def proposal_letter(dossiers: Sequence[Dossier]) -> OfficialDocument:
    """One công văn that proposes n dossiers of a commune to the province (Điều 6.2a)."""
    first = dossiers[0]
    commune, province = first.commune, first.province
    rule = route(first.route).title
    decision = f"Quyết định số {rule.removeprefix('QĐ ')} của Thủ tướng Chính phủ"
    intro = (
        f"Thực hiện {decision}, {full_name(commune)} đã tiếp nhận, kiểm tra thành phần hồ sơ và đánh giá một số nội "
        f"dung của {len(dossiers):02d} hồ sơ đăng ký tham gia đánh giá, phân hạng sản phẩm OCOP."
    )
    ask = (
        f"{full_name(commune)} đề nghị {full_name(province)} tổ chức đánh giá, phân hạng sản phẩm OCOP đối với "
        f"{len(dossiers):02d} sản phẩm sau:"
    )
    return OfficialDocument(
        subject="V/v đề nghị đánh giá, phân hạng sản phẩm OCOP",
        head=_head(commune, "CV"),
        addressees=(full_name(province),),
        blocks=(
            Paragraph(plain(intro)),
            Paragraph(plain(ask)),
            _list_of(dossiers),
            Paragraph(plain("Hồ sơ gửi kèm gồm 01 bộ hồ sơ giấy và 01 bộ hồ sơ điện tử:")),
            ItemList(_enclosed(dossiers), marker=Marker.DASH),
            Paragraph(plain(f"Kính đề nghị {full_name(province)} xem xét, quyết định./.")),
        ),
        recipients=Recipients(to=("Như trên", "Cơ quan tham mưu quản lý OCOP cấp tỉnh", "Các chủ thể có tên trên")),
        signatures=_signature(commune),
        illustration=commune.illustration,
    )


def _enclosed(dossiers: Sequence[Dossier]) -> tuple[tuple[Run, ...], ...]:
    lines = [
        plain("Báo cáo đánh giá một số nội dung của hồ sơ (Mẫu số 03) của từng sản phẩm;"),
        plain("Hồ sơ sản phẩm do chủ thể OCOP chuẩn bị;"),
    ]
    needed = {checklist.samples_needed(dossier) for dossier in dossiers} - {0}
    if needed:
        lines.append(plain(f"{max(needed):02d} sản phẩm mẫu của mỗi sản phẩm (trừ dịch vụ du lịch)."))
    return tuple(lines)


def _list_of(dossiers: Sequence[Dossier]) -> Table:
    rows = tuple(
        (
            cell(str(number)),
            cell(dossier.product.name),
            cell(dossier.product.producer.organisation.name),
            cell(regime(dossier.regime).group_of(dossier.product_set).name),
            cell(dossier.product_code),
            cell(str(dossier.get_kind_display())),
        )
        for number, dossier in enumerate(dossiers, start=1)
    )
    return Table(
        columns=(Column(1, Align.CENTER), Column(5), Column(5), Column(3), Column(4), Column(2)),
        header=(header_row("TT", "Tên sản phẩm", "Chủ thể", "Nhóm sản phẩm", "Mã số sản phẩm", "Lần đánh giá"),),
        rows=rows,
    )


def completion_letter(request: CompletionRequest) -> OfficialDocument:
    """A công văn with what to complete, why and until when (Điều 7.3a; the commune's by the same form)."""
    dossier, agency = request.dossier, request.organisation
    producer = dossier.product.producer.organisation
    to = (producer.name,) if agency == dossier.commune else (full_name(dossier.commune), producer.name)
    items = request.items.all()
    rows = tuple(
        (cell(str(number)), cell(item.subject), cell(item.reason)) for number, item in enumerate(items, start=1)
    )
    opening = (
        f"Qua kiểm tra hồ sơ đăng ký tham gia đánh giá, phân hạng sản phẩm OCOP của sản phẩm {dossier.product.name} "
        f"({product_set(dossier.product_set).name}), {full_name(agency)} đề nghị hoàn thiện các nội dung sau:"
    )
    until = f"Đề nghị hoàn thiện và gửi lại trước khi hết ngày {request.due_on:%d/%m/%Y}./."
    return OfficialDocument(
        subject="V/v hoàn thiện hồ sơ sản phẩm OCOP",
        head=_head(agency, "CV"),
        addressees=to,
        blocks=(
            Paragraph(plain(opening)),
            Table(
                columns=(Column(1, Align.CENTER), Column(6), Column(8)),
                header=(header_row("TT", "Nội dung cần hoàn thiện", "Lý do"),),
                rows=rows,
            ),
            Paragraph(plain(until)),
        ),
        recipients=Recipients(to=("Như trên",)),
        signatures=_signature(agency),
        illustration=agency.illustration,
    )


def _head(agency: Organisation, kind: str) -> Head:
    superior = agency.parent.name if agency.parent and agency.kind not in COMMITTEES else ""
    return Head(
        issuer=full_name(agency).upper(),
        superior=superior.upper(),
        number=Number(symbol=symbol(agency, kind)),
        place_date=PlaceDate(place=agency.place),
    )


def _signature(agency: Organisation) -> SignatureBlock:
    """A committee acts collectively; another agency by its head (Nghị định 30/2020/NĐ-CP, Điều 13)."""
    if agency.kind in COMMITTEES:
        collective = (AuthorityLine(Authority.TM, "ỦY BAN NHÂN DÂN"),)
        return SignatureBlock(right=Signature(position="CHỦ TỊCH", authority=collective))
    return SignatureBlock(right=Signature())
