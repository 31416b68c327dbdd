"""Templates of the commune's smaller papers and what follows: hand-over records, refusals under a provincial rule."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saolang.core import events
from saolang.core.errors import Refusal
from saolang.dossiers.domain.closing import close_dossier
from saolang.dossiers.domain.refusal import REFUSAL, paper_words, rule_for
from saolang.dossiers.domain.samples import HANDOVER
from saolang.dossiers.effects import dossiers_of
from saolang.dossiers.enums import CloseReason
from saolang.dossiers.models_beside import RefusalRule
from saolang.dossiers.rules_office import COMMUNE_STEP, is_open
from saolang.papers.models import OfficialPaper
from saolang.papers.notices import send_notice
from saolang.papers.registry import Template, before_issue, on_issue, register
from saolang.people.enums import Role
from saolang.people.models import Membership

register(
    Template(
        key=HANDOVER,
        kind="BB",
        series="BB",
        title=gettext_lazy("Biên bản giao nhận sản phẩm mẫu"),
        drafted_by=(Role.COMMUNE_OFFICER,),
        issued_by=(Role.COMMUNE_OFFICER, Role.CLERK),
        numbered=False,
        needs_signer=False,
    )
)
register(
    Template(
        key=REFUSAL,
        kind="TB",
        series="TB",
        title=gettext_lazy("Thông báo từ chối hồ sơ theo quy định của tỉnh"),
        drafted_by=(Role.COMMUNE_OFFICER,),
    )
)


@on_issue(HANDOVER)
def handover_signed(paper: OfficialPaper, *, by: Membership) -> None:
    """The dossier's history names the record."""
    for dossier in dossiers_of(paper):
        events.record(dossier, "handover_signed", by=by, data={"paper": str(paper.uuid), "issued_on": paper.issued_on})


@before_issue(REFUSAL)
def refusal_ready(paper: OfficialPaper) -> list[Refusal]:
    """The step is still the commune's, and the rule that the notice names is the one in force on its day."""
    found = []
    for dossier in dossiers_of(paper):
        if not is_open(dossier, COMMUNE_STEP):
            found.append(Refusal("not-now", _("Phần việc của xã với hồ sơ này đã xong.")))
        rule = rule_for(dossier, on=paper.issued_on)
        if rule is None or str(rule.uuid) != paper.data.get("rule"):
            found.append(
                Refusal("no-rule", _("Quy định nêu trong thông báo không còn hiệu lực vào ngày này. Hãy soạn lại."))
            )
    return found


@on_issue(REFUSAL)
def refused(paper: OfficialPaper, *, by: Membership) -> None:
    """The dossier ends on the day of the notice; the producer reads the reason and the rule."""
    assert paper.issued_on
    rule = RefusalRule.objects.get(uuid=paper.data["rule"])
    note = f"{paper.data['reason']}\n{_('Theo')} {paper_words(rule)}."
    for dossier in dossiers_of(paper):
        close_dossier(dossier, reason=CloseReason.REFUSED, note=note, action="refuse", on=paper.issued_on, by=by)
        send_notice(
            dossier.product.producer.organisation,
            subject=_("Xã từ chối hồ sơ “%(product)s”") % {"product": dossier.product.name[:150]},
            body=_("%(commune)s ban hành thông báo số %(number)s. Lý do và quy định áp dụng ghi trong thông báo.")
            % {"commune": paper.organisation.name, "number": paper.number_text},
            obj=dossier,
        )
