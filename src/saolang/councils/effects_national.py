"""Papers of the branch of 90 points and more: what the law makes a condition, what follows when one is issued."""

from django.utils.translation import gettext as _

from saolang.certificates.domain import in_force
from saolang.core.errors import Refusal
from saolang.councils import levels
from saolang.councils.domain import after_centre
from saolang.councils.domain import national as acts
from saolang.dossiers import national, rules_national
from saolang.dossiers.effects import dossiers_of
from saolang.dossiers.enums import Kind
from saolang.dossiers.models import Dossier
from saolang.papers.models import OfficialPaper
from saolang.papers.registry import before_issue, on_issue
from saolang.people.models import Membership


@before_issue(acts.LETTER)
def letter_ready(paper: OfficialPaper) -> list[Refusal]:
    """Each file has every part that Điều 6.3 names without "nếu có" (docs/decisions)."""
    dossiers = dossiers_of(paper)
    if not dossiers:
        return [Refusal("no-dossier", _("Văn bản chưa ghi hồ sơ nào."))]
    return [refusal for dossier in dossiers for refusal in missing_for_letter(dossier)]


def missing_for_letter(dossier: Dossier) -> list[Refusal]:
    """What this file still lacks before the province's letter may be issued; empty: nothing blocks."""
    name = dossier.product.name
    if rules_national.waiting_step(dossier) is None or not hasattr(dossier, "national_file"):
        return [Refusal("not-now", _("Hồ sơ “%s” không chờ gửi Bộ. Hãy bỏ khỏi văn bản.") % name)]
    return [
        Refusal(
            f"no-{part.key}",
            _("Hồ sơ “%(product)s” thiếu: %(part)s.") % {"product": name, "part": part.title},
        )
        for part in national.lacks(dossier.national_file)
        if part.blocks
    ]


@on_issue(acts.LETTER)
def letter_issued(paper: OfficialPaper, *, by: Membership) -> None:
    """Each dossier is before the Ministry from the day of the letter."""
    for dossier in dossiers_of(paper):
        acts.sent(dossier, letter=paper, by=by)


@before_issue(after_centre.CENTRAL_DECISION)
def central_ready(paper: OfficialPaper) -> list[Refusal]:
    """Each dossier waits for this decision, and its product has no other certificate in force."""
    found = []
    for dossier in dossiers_of(paper):
        name = dossier.product.name
        if levels.open_step(dossier, dossier.province, levels.DECIDE) is None:
            found.append(Refusal("not-now", _("Hồ sơ “%s” không chờ quyết định này. Hãy bỏ khỏi danh sách.") % name))
        running = in_force(dossier.product, paper.issued_on) if paper.issued_on else []
        if dossier.kind == Kind.FIRST and any(one.dossier != dossier.uuid for one in running):
            found.append(Refusal("still-in-force", _("“%s” đang có giấy chứng nhận còn hiệu lực.") % name))
    return found


@on_issue(after_centre.CENTRAL_DECISION)
def central_issued(paper: OfficialPaper, *, by: Membership) -> None:
    """Certificates on the central result; dossiers end, producers and communes are told."""
    for dossier in dossiers_of(paper):
        after_centre.recognised_on_central(dossier, decision=paper, by=by)
