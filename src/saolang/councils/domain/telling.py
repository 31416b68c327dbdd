"""Word of results: written notices as drafts of the OCOP office, and messages on the screens of those concerned."""

from collections import defaultdict
from collections.abc import Sequence

from django.utils.translation import gettext as _

from saolang.councils import documents, documents_national, documents_outcome, explain
from saolang.councils.enums import Outcome
from saolang.councils.models import Result
from saolang.papers.domain import draft_paper
from saolang.papers.models import OfficialPaper
from saolang.papers.notices import send_notice
from saolang.people.models import Membership, Organisation

NOTICE = "result-notice"
NATIONAL_NOTICE = "national-result-notice"


def tell(result: Result, *, decision: OfficialPaper | None, drafter: Membership) -> None:
    """The province's notice to producer and commune, also of those that are not recognised (Điều 7.3g)."""
    dossier = result.entry.dossier
    office = documents.office_of(result.entry.round.organisation)
    producer = dossier.product.producer.organisation
    title = _("Thông báo kết quả đánh giá sản phẩm “%s”") % dossier.product.name[:150]
    draft_paper(
        office,
        template=NOTICE,
        title=title,
        document=documents_outcome.result_notice(result, decision=decision),
        items=[*([decision] if decision else []), dossier],
        to=[producer, dossier.commune],
        by=drafter,
    )
    on_screens(result, [producer, dossier.commune])


def tell_provinces(results: Sequence[Result], *, decision: OfficialPaper | None, drafter: Membership) -> None:
    """The Ministry's notice, one for each province with its products (Điều 7.4g), and word on the screens."""
    by_province: dict[Organisation, list[Result]] = defaultdict(list)
    for result in results:
        by_province[result.entry.dossier.province].append(result)
    for province, own in by_province.items():
        office = documents.office_of(own[0].entry.round.organisation)
        readers = {province, documents.office_of(province)}
        draft_paper(
            office,
            template=NATIONAL_NOTICE,
            title=_("Thông báo kết quả đánh giá, phân hạng sản phẩm OCOP cấp quốc gia của %s") % province.name,
            document=documents_national.notice(own, province, office, decision=decision),
            items=[*([decision] if decision else []), *(result.entry.dossier for result in own)],
            to=readers,
            by=drafter,
        )
        for result in own:
            dossier = result.entry.dossier
            on_screens(result, [dossier.product.producer.organisation, dossier.commune, *readers])


def on_screens(result: Result, to: Sequence[Organisation]) -> None:
    """The result in one line, before the written notice comes."""
    dossier = result.entry.dossier
    for organisation in to:
        send_notice(
            organisation,
            subject=_("Kết quả sản phẩm “%(name)s”: %(outcome)s")
            % {"name": dossier.product.name[:120], "outcome": screen_outcome(result)},
            body=_("Điểm trung bình %(mean)s. Thông báo bằng văn bản sẽ gửi sau.")
            % {"mean": explain.mean_shown(result)},
            obj=dossier,
        )


def screen_outcome(result: Result) -> str:
    """What the result means to the producer, in a few words."""
    kind = explain.outcome(result)
    if kind == Outcome.RECOGNISED:
        return _("được công nhận %d sao") % (explain.given_star(result) or 0)
    if kind == Outcome.NATIONAL:
        return _("đạt từ %s điểm, hồ sơ gửi Bộ đánh giá 5 sao") % documents_outcome.national_from(result)
    return str(kind.label).lower()
