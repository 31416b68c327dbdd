"""Acts of the road, each through the same functions as the screens: a producer, its commune, its province."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from saolang.core import clock
from saolang.demo import evidence, marks
from saolang.demo.cast import Cast
from saolang.demo.pictures import product_picture, scanned_paper
from saolang.dossiers import checklist
from saolang.dossiers.domain.commune import receive_dossier, save_assessment
from saolang.dossiers.domain.draft import save_form, start_dossier
from saolang.dossiers.domain.handing import RECORD, Handed, record_handing
from saolang.dossiers.domain.letters import draft_proposal, draft_report
from saolang.dossiers.domain.marks import set_mark
from saolang.dossiers.domain.office import finish_check, receive_at_office, save_check
from saolang.dossiers.domain.samples import record_samples
from saolang.dossiers.domain.scans import attach_scan
from saolang.dossiers.domain.submit import submit_dossier
from saolang.dossiers.enums import Kind
from saolang.dossiers.models import CommuneAssessment, Dossier, OfficeCheck
from saolang.dossiers.models_beside import SignedScan
from saolang.dossiers.models_together import SetHanding
from saolang.law import load
from saolang.papers import domain as papers
from saolang.papers.models import OfficialPaper
from saolang.papers.queries import about
from saolang.people.models import Membership, SigningRight
from saolang.producers.domain.products import choose_picture, register_product
from saolang.producers.domain.register import confirm_producer, register_producer
from saolang.producers.models import PaperVersion, Producer, Product


@dataclass
class Firm:
    """A producer that is played: the row, who acts for it, its papers, and its entry of the data file."""

    producer: Producer
    member: Membership
    entry: Mapping[str, Any]
    papers: list[PaperVersion]

    @property
    def commune(self) -> str:
        """Key of the commune where it is, and of that commune's committee."""
        return str(self.entry["unit"])


def found(cast: Cast, entry: Mapping[str, Any]) -> Firm:
    """A producer registers itself, or its commune's officer enters it; it is confirmed unless the entry says wait."""
    officer = cast.members[f"officer-{entry['unit']}"]
    is_entered = bool(entry.get("on_behalf"))
    member = register_producer(
        officer.account
        if is_entered
        else cast.account(entry["username"], entry["person"], login=entry.get("login", "")),
        officer=officer if is_entered else None,
        kind=entry["kind"],
        name=entry["name"],
        unit=cast.units[entry["unit"]],
        address=entry["address"],
        phone=f"0000 000 {Producer.objects.count() + 1:03d}",  # nobody's, and no two alike
        representative=entry["person"],
        representative_post=entry["post"],
        representative_sex=entry["sex"],
        representative_ethnicity="Kinh",
        history="Thành lập để minh họa phần mềm; không có thật.",
        structure="Ban quản lý 03 người và 12 thành viên (minh họa).",
        is_new=True,
        illustration=True,
    )
    firm = Firm(member.organisation.producer, member, entry, [])
    if not entry.get("waiting"):
        if not is_entered:
            confirm_producer(firm.producer, by=officer)
        firm.papers = evidence.fill_vault(firm.producer, by=member, kinds=12)
    return firm


def register(cast: Cast, firm: Firm, entry: Mapping[str, Any]) -> Product:
    """The producer enters a product with a drawn picture."""
    product = register_product(
        firm.producer,
        name=entry["name"],
        product_set=entry["set"],
        place=cast.units[firm.commune],
        place_text=firm.entry["address"],
        description=entry["text"],
        standard="Tiêu chuẩn cơ sở số 01 (minh họa).",
        by=firm.member,
    )
    choose_picture(product, product_picture(entry["name"], colour=entry["colour"]), by=firm.member)
    return product


def start(firm: Firm, product: Product, *, kind: str = Kind.FIRST) -> Dossier:
    """A draft with the facts that both forms ask for."""
    dossier = start_dossier(product, kind=kind, by=firm.member)
    for section, values in _answers(product).items():
        save_form(dossier, section, values=values, by=firm.member)
    return dossier


def score_self(firm: Firm, dossier: Dossier, *, star: int, total: int, part: float = 1) -> None:
    """The producer's own score with descriptions; `part` below 1 leaves the rest of the sheet open."""
    sheet = load.product_set(dossier.product_set)
    chosen = marks.choose(sheet, star=star, total=total, rng=Random(dossier.product.name))  # noqa: S311
    criteria = sheet.criteria[: round(len(sheet.criteria) * part)]
    for criterion in criteria:
        if criterion.key not in chosen:
            continue
        text = f"Chủ thể tự chấm: {criterion.option(chosen[criterion.key]).label[:200]} (minh họa)."
        set_mark(dossier, criterion.key, option=chosen[criterion.key], description=text, by=firm.member)


def submit(firm: Firm, dossier: Dossier) -> None:
    """Put the evidence behind the criteria and file the dossier; who enters for a producer adds the signed form."""
    evidence.put_behind(dossier, firm.papers, by=firm.member)
    if firm.member.stands_in_id:
        scan = scanned_paper("Mẫu số 01 có chữ ký của chủ thể", of=dossier.product.name, serial=1)
        attach_scan(dossier, form=SignedScan.Form.REGISTRATION, content=scan, name="mau-01-da-ky.jpg", by=firm.member)
    submit_dossier(dossier, by=firm.member)


def receive(cast: Cast, firm: Firm, dossier: Dossier) -> CommuneAssessment:
    """The commune takes the dossier in today, with its samples."""
    officer = cast.members[f"officer-{firm.commune}"]
    receive_dossier(dossier, received_on=clock.today(), by=officer)
    return CommuneAssessment.objects.get(dossier=dossier)


def take_samples(cast: Cast, firm: Firm, assessment: CommuneAssessment) -> None:
    """The sample products that this kind of product needs."""
    count = checklist.samples_needed(assessment.dossier)
    if count:
        assessment.refresh_from_db()
        record_samples(
            assessment,
            count=count,
            received_on=clock.today(),
            lot="01-2026",
            given_by=str(firm.entry["person"]),
            note="Niêm phong, giao kèm hồ sơ (minh họa).",
            by=cast.members[f"officer-{firm.commune}"],
            expected=assessment.version,
        )


def assess(cast: Cast, firm: Firm, assessment: CommuneAssessment, *, contents: int | None = None) -> None:
    """The commune checks the components and writes its finding on the first `contents` of the four contents."""
    assessment.refresh_from_db()
    dossier = assessment.dossier
    used = {version.paper.kind for version in firm.papers}
    components = {
        item.key: {"state": "have" if item.required or item.key in used else "missing", "note": ""}
        for item in checklist.components(dossier)
    }
    findings = {
        item.key: f"{item.title}: xã đã xem nơi sản xuất và giấy tờ, nội dung chủ thể mô tả là đúng (minh họa)."
        for item in checklist.contents(dossier)[:contents]
    }
    save_assessment(
        assessment,
        components=components,
        findings=findings,
        by=cast.members[f"officer-{firm.commune}"],
        expected=assessment.version,
    )


def report(cast: Cast, firm: Firm, assessment: CommuneAssessment, *, signed: bool = True) -> OfficialPaper:
    """Mẫu số 03: drafted and sent to be signed; signed, numbered and issued today unless it still waits."""
    assessment.refresh_from_db()
    officer = f"officer-{firm.commune}"
    paper = draft_report(assessment, by=cast.members[officer])
    if not signed:
        return papers.send_to_sign(paper, by=cast.members[officer])
    return issue(cast, paper, drafter=officer, signer=f"leader-{firm.commune}")


def propose(cast: Cast, commune: str, dossiers: Sequence[Dossier]) -> OfficialPaper:
    """The commune's letter over its dossiers, issued today."""
    paper = draft_proposal(dossiers, by=cast.members[f"officer-{commune}"])
    return issue(cast, paper, drafter=f"officer-{commune}", signer=f"leader-{commune}")


def hand_sets(cast: Cast, commune: str, dossier: Dossier) -> None:
    """The commune brings the paper set to the OCOP office today; both sign the record."""
    officer = cast.members[f"officer-{commune}"]
    samples = checklist.samples_needed(dossier)
    record_handing(
        [Handed(dossier, samples=samples)],
        level=SetHanding.Level.PROVINCE,
        handed_on=clock.today(),
        given_by=officer.account.full_name,
        taken_by=cast.members["office"].account.full_name,
        by=officer,
    )
    paper = papers.send_to_sign(about(dossier, template=RECORD).get(), by=officer)
    papers.issue_paper(paper, issued_on=clock.today(), by=officer)


def issue(cast: Cast, paper: OfficialPaper, *, drafter: str, signer: str, clerk: str = "") -> OfficialPaper:
    """A draft goes to be signed, is signed, and gets number and date today."""
    clerk = clerk or f"clerk-{signer.partition('-')[2]}"
    paper = papers.send_to_sign(paper, by=cast.members[drafter])
    right: SigningRight | None = cast.rights.get(signer)
    if right is not None:
        paper = papers.mark_signed(paper, by=cast.members[signer])
    return papers.issue_paper(paper, issued_on=clock.today(), signing_right=right, by=cast.members[clerk])


def office_receive(cast: Cast, dossier: Dossier) -> None:
    """The OCOP office takes the dossier in and begins its check."""
    receive_at_office(dossier, received_on=clock.today(), by=cast.members["office"])
    check = OfficeCheck.objects.get(dossier=dossier)
    components = {item.key: {"state": "have", "note": ""} for item in checklist.components(dossier) if item.required}
    save_check(check, components=components, by=cast.members["office"], expected=check.version)


def office_pass(cast: Cast, dossier: Dossier) -> None:
    """The OCOP office ends its check; the dossier is the council's."""
    check = OfficeCheck.objects.get(dossier=dossier)
    save_check(
        check,
        conclusion="Thành phần, nội dung hồ sơ đầy đủ; đề nghị Hội đồng đánh giá (minh họa).",
        is_complete=True,
        by=cast.members["office"],
        expected=check.version,
    )
    finish_check(dossier, by=cast.members["office"])


def founding_day() -> date:
    """Some day before the producers register, for the form."""
    return date(2020, 6, 15)


def _answers(product: Product) -> dict[str, dict[str, Any]]:
    place = product.place.name
    return {
        "representative": {"founded_on": founding_day(), "registration_number": "MH-0001"},
        "product": {"has_business_registration": True, "has_quality_declaration": True, "has_food_safety": True},
        "results": {
            "materials": f"Nguyên liệu mua của 12 hộ ở {place}; sơ chế, đóng gói tại xưởng của chủ thể (minh họa).",
            "quality_changes": "Thay bao bì mới, thêm tem truy xuất nguồn gốc (minh họa).",
            "markets": "Chợ trong tỉnh, ba cửa hàng ở tỉnh bạn và bán qua mạng (minh họa).",
            "business": "Sản lượng tăng một phần tư so với năm trước (minh họa).",
            "revenue_before": 960_000_000,
            "revenue_last": 1_250_000_000,
            "profit_before": 110_000_000,
            "profit_last": 150_000_000,
        },
        "plan": {
            "plan_product": "Thêm quy cách nhỏ cho khách du lịch (minh họa).",
            "plan_production": "Liên kết thêm 08 hộ trong xã (minh họa).",
            "plan_market": "Mở hai điểm bán ở trung tâm tỉnh (minh họa).",
        },
    }
