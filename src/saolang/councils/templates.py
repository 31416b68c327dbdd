"""Every paper of rounds, councils and teams that the registry knows: who drafts it, who gives number and date."""

from django.utils.translation import gettext_lazy as _

from saolang.councils.domain import after_centre, national, outcome, papers, regulation, replacing, team_tests
from saolang.councils.domain.establish import DECISION
from saolang.councils.domain.team import TEAM_DECISION
from saolang.councils.domain.team_work import SURVEY_RECORD, TEAM_REPORT
from saolang.councils.domain.telling import NATIONAL_NOTICE, NOTICE
from saolang.councils.levels import OFFICE_ROLES
from saolang.dossiers.domain.national import REQUEST
from saolang.papers.registry import Template, Text, register
from saolang.people.enums import Role

Roles = tuple[Role, ...]
PROVINCE: Roles = (Role.OCOP_OFFICE,)
MINISTRY: Roles = (Role.MINISTRY_OFFICE,)


def _authority(key: str, kind: str, title: Text, by: Roles = OFFICE_ROLES, recorded_by: Roles | None = None) -> None:
    """A paper of the Chairman or the Minister: the clerk issues it, an office may enter it from paper."""
    recorders = by if recorded_by is None else recorded_by
    register(Template(key=key, kind=kind, series=kind, title=title, drafted_by=by, recorded_by=recorders))


def _office(key: str, kind: str, title: Text, by: Roles = OFFICE_ROLES) -> None:
    """A paper of the office that drafts it, issued by its clerk or by the office itself."""
    register(Template(key=key, kind=kind, series=kind, title=title, drafted_by=by, issued_by=(Role.CLERK, *by)))


def _body(key: str, kind: str, title: Text, *, series: str = "") -> None:
    """A paper that a council or a team signs itself; with a number only where the body keeps a book (`series`)."""
    register(
        Template(
            key=key,
            kind=kind,
            series=series or kind,
            title=title,
            drafted_by=OFFICE_ROLES,
            issued_by=(*OFFICE_ROLES, Role.CLERK),
            numbered=bool(series),
            needs_signer=False,
        )
    )


_authority(regulation.REGULATION, "QĐ", _("Quyết định ban hành Quy chế hoạt động của Hội đồng"))
_office(papers.OFFICE_SUMMARY, "BC", _("Báo cáo tổng hợp hồ sơ của cơ quan tham mưu"))
_authority(papers.PLAN, "KH", _("Kế hoạch đánh giá, phân hạng"))

_authority(DECISION, "QĐ", _("Quyết định thành lập Hội đồng đánh giá, phân hạng"))
_authority(TEAM_DECISION, "QĐ", _("Quyết định thành lập Tổ tư vấn Hội đồng"))
_authority(replacing.CHANGE, "QĐ", _("Quyết định thay đổi thành viên Hội đồng, Tổ tư vấn"))

_body(SURVEY_RECORD, "BB", _("Biên bản khảo sát thực tế"))
_office(team_tests.QUALITY_LETTER, "CV", _("Công văn đề nghị bổ sung kết quả kiểm nghiệm"))
_body(TEAM_REPORT, "BC", _("Báo cáo đánh giá của Tổ tư vấn"), series="BC-TTV")

_body(outcome.MINUTES, "BB", _("Biên bản họp Hội đồng"))
_body(outcome.SUMMARY, "BC", _("Báo cáo tổng hợp ý kiến của Hội đồng"))
_body(papers.SUMMARY_TABLE, "BTH", _("Bảng tổng hợp kết quả của Hội đồng"))
_body(papers.COUNCIL_REPORT, "BC", _("Báo cáo kết quả của Hội đồng"), series="BC-HĐ")
_office(outcome.SUBMISSION, "TTr", _("Tờ trình công nhận kết quả đánh giá, phân hạng"))
_authority(outcome.RECOGNITION, "QĐ", _("Quyết định công nhận, phân hạng sản phẩm OCOP"))
_authority(outcome.APPROVAL, "QĐ", _("Quyết định phê duyệt kết quả đánh giá sản phẩm tiềm năng 5 sao"), PROVINCE)
_office(NOTICE, "TB", _("Thông báo kết quả đánh giá, phân hạng"))

_authority(
    national.LETTER, "CV", _("Văn bản đề nghị Bộ đánh giá, phân hạng sản phẩm OCOP 5 sao"), PROVINCE, OFFICE_ROLES
)
_office(REQUEST, "CV", _("Công văn đề nghị tỉnh hoàn thiện hồ sơ 5 sao"), MINISTRY)
_office(national.SUMMARY, "BC", _("Báo cáo Bộ trưởng về hồ sơ đề nghị đánh giá 5 sao"), MINISTRY)
_office(NATIONAL_NOTICE, "TB", _("Thông báo kết quả đánh giá cấp quốc gia cho UBND tỉnh"), MINISTRY)
_authority(
    after_centre.CENTRAL_DECISION,
    "QĐ",
    _("Quyết định công nhận sản phẩm OCOP theo kết quả của Hội đồng cấp trung ương"),
    PROVINCE,
)
_office(after_centre.CENTRAL_NOTICE, "TB", _("Thông báo kết quả theo đánh giá của Hội đồng cấp trung ương"), PROVINCE)
_office(after_centre.OWN_NOTICE, "TB", _("Thông báo tổ chức đánh giá theo thẩm quyền của tỉnh"), PROVINCE)
