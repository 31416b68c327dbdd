"""Papers of the commune and the OCOP office: Mẫu số 03, letter of proposal, letter to complete, receipt."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from saolang.documents.forms import completion, mau03, proposal, receipt
from saolang.documents.forms.common import Issuing, Kind
from saolang.documents.model import Authority, AuthorityLine, OfficialDocument, Signature
from saolang.dossiers import checklist, reading
from saolang.dossiers.documents import behalf_lines
from saolang.dossiers.models import CommuneAssessment, CompletionRequest, Dossier, Receipt
from saolang.law.load import product_set, regime
from saolang.papers import heads
from saolang.papers.heads import LONG_COMMITTEE, place_name
from saolang.papers.numbers import symbol
from saolang.people.enums import OrganisationKind
from saolang.people.models import Organisation

full_name = heads.full_name
COMMITTEES = (OrganisationKind.COMMUNE_COMMITTEE, OrganisationKind.PROVINCE_COMMITTEE)
# Contents of the law data as the fields of the form.
FINDINGS = {"origin": "material", "labour": "labour", "idea": "idea", "identity": "identity"}


def commune_report(assessment: CommuneAssessment, *, agency: Organisation) -> OfficialDocument:
    """Mẫu số 03 (QĐ 26/2026/QĐ-TTg, Phụ lục III), from the frozen dossier and the commune's findings.

    Args:
        agency: the committee that reports: the receiving commune, or the one that took its place.
    """
    dossier = assessment.dossier
    filed = reading.filed(dossier)
    found = {
        FINDINGS[content.key]: mau03.Finding(
            description=reading.description(filed, content), assessment=_finding(assessment, content)
        )
        for content in checklist.contents(dossier)
    }
    return mau03.build(
        mau03.Mau03Data(
            issuing=issuing_of(agency, "BC", (full_name(dossier.province), "Chủ thể")),
            commune=place_name(agency),
            province=place_name(dossier.province),
            producer=filed.text("producer_name"),
            product=filed.text("product_name"),
            organisation_kind=filed.kind_of_producer,
            address=filed.text("address"),
            representative=filed.text("representative"),
            sex=filed.text("representative_sex"),
            ethnicity=filed.text("representative_ethnicity"),
            permanent_address=filed.text("representative_address"),
            **found,
        )
    )


def _finding(assessment: CommuneAssessment, content: checklist.Content) -> str:
    """The finding; the opinions of a meeting follow the last one."""
    text = str(assessment.findings.get(content.key, ""))
    if assessment.held_meeting and content.key == "identity":
        opinions = assessment.meeting_note or "đã họp, các bộ phận thống nhất."
        return f"{text}\nÝ kiến các bộ phận liên quan tại cuộc họp: {opinions}".strip()
    return text


def proposal_letter(dossiers: Sequence[Dossier], *, agency: Organisation) -> OfficialDocument:
    """One công văn that proposes n dossiers of a commune to the province (Điều 6.2a)."""
    first = dossiers[0]
    samples = {dossier.pk: checklist.samples_needed(dossier) for dossier in dossiers}
    papers = ["Báo cáo đánh giá một số nội dung của hồ sơ (Mẫu số 03) của từng sản phẩm", "Hồ sơ sản phẩm của chủ thể"]
    if any(samples.values()):
        papers.append("Sản phẩm mẫu theo danh sách trên")
    return proposal.build(
        proposal.ProposalData(
            issuing=issuing_of(
                agency, "CV", ("Như trên", "Cơ quan tham mưu quản lý OCOP cấp tỉnh", "Các chủ thể có tên trên")
            ),
            commune=place_name(agency),
            province=place_name(first.province),
            addressees=(full_name(first.province),),
            dossiers=tuple(_proposed(dossier, samples[dossier.pk]) for dossier in dossiers),
            basis=f"Căn cứ {regime(first.regime).name};",
            attachments=(*papers, "Toàn bộ gồm 01 bộ hồ sơ giấy và 01 bộ hồ sơ điện tử"),
        )
    )


def _proposed(dossier: Dossier, samples: int) -> proposal.ProposedDossier:
    producer = dossier.product.producer
    return proposal.ProposedDossier(
        product=dossier.product.name,
        producer=producer.organisation.name,
        kind=cast(Kind, str(dossier.kind)),
        address=producer.address,
        group=product_set(dossier.product_set).name,
        product_code=dossier.product_code,
        samples=f"{samples:02d}" if samples else "không áp dụng",
    )


def completion_letter(request: CompletionRequest) -> OfficialDocument:
    """A công văn with what to complete, why and until when (Điều 7.3a; the commune's in the same form)."""
    dossier, agency = request.dossier, request.organisation
    producer = dossier.product.producer.organisation
    own = dossier.receipts.filter(organisation=agency).first()
    codes = {item.key: item.code for item in product_set(dossier.product_set).criteria}
    to = (
        (producer.name,)
        if agency.kind == OrganisationKind.COMMUNE_COMMITTEE
        else (full_name(dossier.commune), producer.name)
    )
    return completion.build(
        completion.CompletionData(
            issuing=issuing_of(agency, "CV", ("Như trên",)),
            addressees=to,
            product=dossier.product.name,
            producer=producer.name,
            items=tuple(
                completion.CompletionItem(
                    subject=item.subject, reason=item.reason, criterion=codes.get(item.criterion, "")
                )
                for item in request.items.all()
            ),
            due_on=request.due_on,
            received_on=own.received_on if own else None,
            number_text=own.number_text if own else "",
        )
    )


def receipt_paper(made: Receipt) -> OfficialDocument:
    """What the producer takes home: Phiếu số, product code, day, due day (Mẫu số 01, part of the agency)."""
    dossier = made.dossier
    producer = dossier.product.producer
    step = dossier.steps.filter(agency=made.organisation, due_on__isnull=False).first()
    samples = checklist.samples_needed(dossier)
    given = getattr(getattr(dossier, "assessment", None), "samples", None) or 0
    return receipt.build(
        receipt.ReceiptData(
            issuing=replace(issuing_of(made.organisation, "", ()), on=made.received_on),
            number_text=made.number_text,
            producer=producer.organisation.name,
            product=dossier.product.name,
            kind=cast(Kind, str(dossier.kind)),
            received_on=made.received_on,
            receiver=made.received_by.account.full_name,
            address=producer.address,
            product_code=dossier.product_code,
            samples=f"đã nhận {given:02d} trong {samples:02d}" if samples else "không áp dụng",
            due_on=step.due_on if step else None,
            note=_entered_by(dossier),
        )
    )


def _entered_by(dossier: Dossier) -> str:
    """Who entered the dossier for its producer, as the receipt says it; "" when the producer filed itself."""
    filed = reading.filed(dossier)
    return "\n".join(behalf_lines(filed.content))


def issuing_of(agency: Organisation, kind: str, recipients: tuple[str, ...]) -> Issuing:
    """Head and signer: a committee acts collectively, another agency by its head (NĐ 30/2020/NĐ-CP, Điều 13)."""
    is_committee = agency.kind in COMMITTEES
    collective = (AuthorityLine(Authority.TM, "ỦY BAN NHÂN DÂN"),)
    issuer = full_name(agency).upper()
    return Issuing(
        issuer=issuer.replace(LONG_COMMITTEE.upper(), f"{LONG_COMMITTEE.strip().upper()}\n", 1),
        superior="" if is_committee or not agency.parent else full_name(agency.parent).upper(),
        symbol=symbol(agency, kind) if kind else "",
        signer=Signature(position="CHỦ TỊCH", authority=collective) if is_committee else Signature(),
        place=agency.place or (agency.parent.place if agency.parent else ""),
        recipients=recipients,
        illustration=agency.illustration,
    )
