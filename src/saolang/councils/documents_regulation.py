"""The operating regulation (Quy chế) as a document: the law's own sentences and the rules that it leaves open."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from saolang.core import clock
from saolang.councils import documents, working_rules
from saolang.councils.levels import MINISTRY, level_of
from saolang.documents.forms import regulation as form
from saolang.documents.model import OfficialDocument
from saolang.dossiers.documents_office import full_name
from saolang.law import routes
from saolang.law.load import regime
from saolang.people.models import Organisation


@dataclass(frozen=True)
class RegulationText:
    """What the office typed for the regulation.

    Attributes:
        council: full name of the council.
        extra_rounds: whether rounds beside those of Điều 5 may be held.
        further: clauses of the authority's own, one a line.
    """

    council: str
    working: working_rules.WorkingRules
    extra_rounds: bool
    further: tuple[str, ...] = ()


def regulation(authority: Organisation, given: RegulationText) -> OfficialDocument:
    """The decision with the regulation attached."""
    route = routes.route_for(clock.today())
    office = full_name(documents.office_of(authority))
    return form.build(
        form.RegulationData(
            issuing=documents.for_committee(authority, "QĐ", recipients=("Như Điều 3", "Các thành viên Hội đồng")),
            authority=documents.chairman(authority),
            bases=(*documents.law_bases(route.regime, authority), _("Theo đề nghị của %s") % office),
            council=given.council,
            chapters=tuple(_chapters(authority, given)),
            executors=_("Chánh Văn phòng %s") % full_name(authority),
        )
    )


def _chapters(authority: Organisation, given: RegulationText) -> Iterator[form.Chapter]:
    yield form.Chapter(title="Quy định chung", articles=tuple(_general(authority, given)))
    yield form.Chapter(title="Tổ chức và nhiệm vụ", articles=tuple(_duties(authority)))
    yield form.Chapter(title="Chế độ làm việc và cách tính kết quả", articles=tuple(_working(given)))
    effect = form.Article(
        title="Hiệu lực thi hành",
        clauses=(
            "Trong quá trình thực hiện, nếu có vướng mắc, Hội đồng báo cáo người có thẩm quyền xem xét, sửa đổi.",
        ),
    )
    yield form.Chapter(title="Tổ chức thực hiện", articles=(effect,))


def _general(authority: Organisation, given: RegulationText) -> Iterator[form.Article]:
    code = routes.route_for(clock.today()).regime
    yield form.Article(
        title="Phạm vi điều chỉnh",
        clauses=(f"Quy chế này quy định hoạt động của {given.council}, thực hiện {regime(code).name}.",),
    )
    yield form.Article(
        title="Nguyên tắc hoạt động",
        clauses=(
            "Việc đánh giá, phân hạng bảo đảm công khai, minh bạch, khách quan và tuân thủ pháp luật về cạnh tranh.",
            "Hội đồng làm việc tập thể; mỗi thành viên chấm điểm độc lập và chịu trách nhiệm về phiếu của mình.",
        ),
    )
    yield form.Article(title="Các đợt đánh giá, phân hạng", clauses=tuple(_rounds(authority, given)))


def _rounds(authority: Organisation, given: RegulationText) -> Iterator[str]:
    level = level_of(authority)
    who = "UBND cấp tỉnh" if level == MINISTRY else "UBND cấp xã"
    for rule in routes.route_for(clock.today()).rounds:
        if rule.level == level:
            yield (
                f"Đợt {rule.number:02d} tổ chức trước ngày {_day(rule.held_before)} đối với hồ sơ được {who} đề nghị "
                f"trước ngày {_day(rule.proposed_before)}."
            )
    if given.extra_rounds:
        yield (
            "Căn cứ số lượng hồ sơ và yêu cầu thực tế, có thể tổ chức thêm các đợt đánh giá trong năm khi có kế hoạch "
            "đánh giá, phân hạng sản phẩm OCOP."
        )


def _day(month_day: tuple[int, int]) -> str:
    month, day = month_day
    return f"{day} tháng {month:02d}" if month < 3 else f"{day} tháng {month}"


def _duties(authority: Organisation) -> Iterator[form.Article]:
    head = documents.head_of(authority)
    yield form.Article(
        title="Hội đồng",
        clauses=(
            f"Hội đồng do {head} thành lập; họp theo Quy chế này, đánh giá, phân hạng sản phẩm và báo cáo kết quả.",
            f"Hội đồng đề xuất {head} công nhận đối với các sản phẩm đáp ứng tiêu chí theo quy định.",
            "Chủ tịch Hội đồng điều hành cuộc họp, ký biên bản và báo cáo của Hội đồng.",
            "Thư ký Hội đồng chuẩn bị hồ sơ, ghi biên bản, tổng hợp kết quả từ phiếu đánh giá.",
        ),
    )
    yield form.Article(
        title="Tổ tư vấn Hội đồng",
        clauses=(
            "Đánh giá hồ sơ, đề xuất bổ sung hồ sơ.",
            "Tổ chức khảo sát thực tế tại cơ sở sản xuất, kinh doanh về thực hiện các quy định theo Bộ tiêu chí.",
            "Đề nghị bổ sung kết quả kiểm nghiệm chất lượng (nếu cần).",
            "Xây dựng báo cáo đánh giá gửi Chủ tịch Hội đồng.",
        ),
    )
    yield form.Article(
        title="Cơ quan tham mưu quản lý OCOP",
        clauses=(
            "Tiếp nhận, kiểm tra hồ sơ; phục vụ hoạt động của Hội đồng và Tổ tư vấn.",
            f"Tổng hợp kết quả, trình {head} quyết định; thông báo kết quả bằng văn bản.",
        ),
    )


def _working(given: RegulationText) -> Iterator[form.Article]:
    yield form.Article(title="Họp và chấm điểm", clauses=tuple(given.working.meeting_sentences()))
    yield form.Article(title="Cách tính kết quả", clauses=tuple(given.working.result_sentences()))
    yield form.Article(
        title="Xung đột lợi ích và bảo mật",
        clauses=(
            "Thành viên thuộc tổ chức của chủ thể, đã tư vấn hồ sơ hoặc có lợi ích liên quan không chấm điểm sản phẩm "
            "đó.",
            "Không tiết lộ điểm và ý kiến đánh giá trước khi kết quả được công bố.",
        ),
    )
    if given.further:
        yield form.Article(title="Quy định khác", clauses=given.further)
