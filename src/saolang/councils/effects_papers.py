"""Templates of the papers of `domain.papers`."""

from django.utils.translation import gettext_lazy

from saolang.councils.domain import papers
from saolang.councils.levels import OFFICE_ROLES
from saolang.papers.registry import Template, register
from saolang.people.enums import Role

register(
    Template(
        key=papers.OFFICE_SUMMARY,
        kind="BC",
        series="BC",
        title=gettext_lazy("Báo cáo tổng hợp hồ sơ của cơ quan tham mưu"),
        drafted_by=OFFICE_ROLES,
        issued_by=(Role.CLERK, *OFFICE_ROLES),
    )
)
register(
    Template(
        key=papers.PLAN,
        kind="KH",
        series="KH",
        title=gettext_lazy("Kế hoạch đánh giá, phân hạng"),
        drafted_by=OFFICE_ROLES,
        recorded_by=OFFICE_ROLES,
    )
)
register(
    Template(
        key=papers.COUNCIL_REPORT,
        kind="BC",
        series="BC-HĐ",
        title=gettext_lazy("Báo cáo kết quả của Hội đồng"),
        drafted_by=OFFICE_ROLES,
        issued_by=(*OFFICE_ROLES, Role.CLERK),
        needs_signer=False,
    )
)
register(
    Template(
        key=papers.SUMMARY_TABLE,
        kind="BTH",
        series="BTH",
        title=gettext_lazy("Bảng tổng hợp kết quả của Hội đồng"),
        drafted_by=OFFICE_ROLES,
        issued_by=(*OFFICE_ROLES, Role.CLERK),
        numbered=False,
        needs_signer=False,
    )
)
