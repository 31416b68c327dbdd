"""Papers of the branch of 90 points and more: the letter up, notices both ways, the decision on a central result."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from django.utils.translation import gettext as _

from saolang.councils import explain
from saolang.councils.central import central_of, why_not_highest
from saolang.councils.documents import (
    chairman,
    for_committee,
    for_office,
    head_of,
    law_bases,
    office_of,
    paper_text,
    round_text,
)
from saolang.councils.documents_outcome import complaint
from saolang.councils.enums import Outcome
from saolang.councils.models import Result, Round, RoundEntry
from saolang.councils.queries_rounds import entry_of
from saolang.documents.forms import national as form
from saolang.documents.forms import recognition as recognition_form
from saolang.documents.forms import result_notice as notice_form
from saolang.documents.forms.common import Kind
from saolang.documents.model import Authority, AuthorityLine, OfficialDocument, Signature
from saolang.dossiers import national
from saolang.dossiers.documents_office import full_name
from saolang.dossiers.models import Dossier
from saolang.dossiers.models_national import NationalFile
from saolang.law import lists, routes
from saolang.law.load import product_set, regime
from saolang.papers.heads import place_name
from saolang.papers.models import OfficialPaper
from saolang.papers.numbers import symbol
from saolang.people.models import Organisation


def letter(dossiers: Sequence[Dossier]) -> OfficialDocument:
    """The province's letter with its list; what goes with it follows Điều 6.3."""
    first = dossiers[0]
    province = first.province
    titles: dict[str, str] = {}
    for dossier in dossiers:
        for part in lists.national_papers(dossier.regime, kind=dossier.kind, set_id=dossier.product_set):
            if part.key != national.LETTER_PART:
                titles[part.key] = part.title
    ministry = national.ministry_name(first)
    return form.letter(
        form.LetterData(
            issuing=replace(
                for_committee(province, "CV", recipients=("Như trên", office_of(province).name)),
                signer=Signature("CHỦ TỊCH", authority=(AuthorityLine(Authority.TM, "ỦY BAN NHÂN DÂN"),)),
                symbol=symbol(province, "CV"),
            ),
            province=full_name(province),
            ministry=ministry,
            basis=f"Căn cứ {regime(first.regime).name};",
            dossiers=tuple(_line(dossier) for dossier in dossiers),
            attachments=(*titles.values(), _("Toàn bộ gồm 01 bộ hồ sơ giấy và 01 bộ hồ sơ điện tử")),
        )
    )


def _line(dossier: Dossier) -> form.NationalDossier:
    entry = entry_of(dossier, dossier.province)
    result = getattr(entry, "result", None) if entry else None
    samples = national.samples_needed(dossier)
    return form.NationalDossier(
        product=dossier.product.name,
        producer=dossier.product.producer.organisation.name,
        kind=cast(Kind, str(dossier.kind)),
        address=dossier.product.producer.address,
        product_code=dossier.product_code,
        mean=explain.mean_shown(result) if result else "",
        samples=f"{samples:02d}" if samples else _("không áp dụng"),
    )


def notice(
    results: Sequence[Result], province: Organisation, office: Organisation, *, decision: OfficialPaper | None
) -> OfficialDocument:
    """The Ministry's notice to one province (Điều 7.4g)."""
    returned = any(explain.outcome(result) == Outcome.RETURNED for result in results)
    advice = _(
        "Đối với sản phẩm chưa đạt 5 sao, Chủ tịch UBND cấp tỉnh có thể căn cứ kết quả của Hội đồng cấp trung ương để "
        "công nhận, cấp giấy chứng nhận 3 sao, 4 sao, hoặc tổ chức đánh giá, phân hạng theo thẩm quyền (Điều 7.4g)."
    )
    return form.notice(
        form.NoticeData(
            issuing=for_office(office, "TB", recipients=("Như trên",)),
            addressee=full_name(province),
            round_text=round_text(results[0].entry.round),
            results=tuple(_national_result(result) for result in results),
            decision=paper_text(decision) if decision else "",
            advice=advice if returned else "",
        )
    )


def _national_result(result: Result) -> form.NationalResult:
    dossier = result.entry.dossier
    recognised = explain.outcome(result) == Outcome.RECOGNISED
    return form.NationalResult(
        product=dossier.product.name,
        producer=dossier.product.producer.organisation.name,
        product_code=dossier.product_code,
        mean=explain.mean_shown(result),
        outcome=_("Công nhận %d sao") % (result.star or 0) if recognised else str(explain.outcome(result).label),
        reason="" if recognised else "\n".join(why_not_highest(result)),
    )


def central_decision(files: Sequence[NationalFile], based_on: Sequence[OfficialPaper]) -> OfficialDocument:
    """The Chairman's decision that recognises 3 and 4 stars on the central council's results (Điều 7.4g)."""
    first = files[0].dossier
    committee = first.province
    found = [(file, central_of(file.dossier)) for file in files]
    cited = dict.fromkeys(central.basis for _file, central in found if central)
    return recognition_form.build(
        recognition_form.RecognitionData(
            issuing=for_committee(committee, "QĐ", recipients=("Như Điều 4", "Các chủ thể có tên trong danh sách")),
            authority=chairman(committee),
            bases=(*law_bases(first.regime, committee), *(paper_text(paper) for paper in based_on), *cited),
            products=tuple(_on_central(file, central.mean if central else "") for file, central in found),
            validity_months=routes.route(first.route).validity_months,
            executors=_("Chánh Văn phòng %s") % full_name(committee),
            duties=(_("Cơ quan tham mưu quản lý OCOP công bố, thông báo kết quả đến UBND cấp xã và các chủ thể."),),
        )
    )


def _on_central(file: NationalFile, mean: str) -> recognition_form.RecognisedProduct:
    assert file.central_star
    dossier = file.dossier
    return recognition_form.RecognisedProduct(
        product=dossier.product.name,
        producer=dossier.product.producer.organisation.name,
        star=file.central_star,
        address=", ".join(part for part in (dossier.product.place_text, place_name(dossier.commune)) if part),
        product_code=dossier.product_code,
        group=product_set(dossier.product_set).group,
        mean=mean,
    )


def central_notice(dossier: Dossier, *, star: int | None, decision: OfficialPaper | None) -> OfficialDocument:
    """The province's notice to producer and commune of what came of the central result."""
    central = central_of(dossier)
    assert central
    office = office_of(dossier.province)
    note = _("Theo kết quả đánh giá của Hội đồng cấp trung ương.")
    return notice_form.build(
        notice_form.ResultNoticeData(
            issuing=for_office(office, "TB", recipients=("Như trên",)),
            addressees=(dossier.product.producer.organisation.name, full_name(dossier.commune)),
            round_text="",
            result=replace(central.printed, note=note, star=star or central.printed.star),
            opening=_("Căn cứ %s.") % central.basis,
            decision=paper_text(decision) if decision else "",
            reasons=central.reasons,
            complaint=complaint(),
        )
    )


def summary(one: Round, entries: Sequence[RoundEntry], office: Organisation) -> OfficialDocument:
    """The report of the Ministry's OCOP office to the Minister on the files of a round (Điều 7.4a)."""
    return form.summary(
        form.SummaryData(
            issuing=for_office(office, "BC", recipients=("Như trên",)),
            addressee=head_of(one.organisation),
            round_text=round_text(one),
            lines=tuple(_summary_line(entry) for entry in entries),
            next_steps=(
                _("Thành lập Hội đồng cấp trung ương, Tổ tư vấn; ban hành Quy chế hoạt động (Điều 7.4b)."),
                _("Tổ chức đánh giá, phân hạng trước ngày %s.") % f"{one.held_before:%d/%m/%Y}",
            ),
        )
    )


def _summary_line(entry: RoundEntry) -> form.SummaryLine:
    dossier = entry.dossier
    file = dossier.national_file
    paper = OfficialPaper.objects.filter(uuid=file.letter).first() if file.letter else None
    found = {True: _("đầy đủ"), False: _("chưa đầy đủ"), None: _("chưa kiểm tra xong")}[file.is_complete]
    line = _line(dossier)
    return form.SummaryLine(
        product=line.product,
        producer=line.producer,
        province=dossier.province.name,
        letter=f"{paper.number_text}\n{paper.issued_on:%d/%m/%Y}" if paper and paper.issued_on else "",
        mean=line.mean,
        finding="\n".join(text for text in (found, file.conclusion) if text),
    )


def own_evaluation(dossier: Dossier, *, reason: str, round_name: str) -> OfficialDocument:
    """Word of the province that it evaluates by itself what the centre did not give 5 stars (Điều 7.4g)."""
    office = office_of(dossier.province)
    return form.own_evaluation(
        form.OwnEvaluationData(
            issuing=for_office(office, "TB", recipients=("Như trên",)),
            addressees=(dossier.product.producer.organisation.name, full_name(dossier.commune)),
            product=dossier.product.name,
            authority=full_name(dossier.province),
            round_text=round_name,
            reason=reason,
        )
    )
