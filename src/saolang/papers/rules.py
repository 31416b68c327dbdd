"""Who may do what with a paper, and its table of states."""

from django.utils.translation import gettext as _

from saolang.core.errors import Refusal
from saolang.core.transitions import Table, Transition
from saolang.papers import registry
from saolang.papers.models import OfficialPaper, PaperState
from saolang.people.models import Membership, Organisation
from saolang.people.queries import signing_rights_of

DRAFT, TO_SIGN = PaperState.DRAFT.value, PaperState.TO_SIGN.value


def drafts_for(by: Membership, organisation: Organisation) -> bool:
    """Whether the agency of `by` prepares papers of `organisation`: its own, or those of the committee it advises."""
    own = by.organisation
    return organisation.pk in (own.pk, own.parent_id)


def can_draft(by: Membership, organisation: Organisation, *, template: registry.Template) -> Refusal | None:
    """Whether this membership may prepare such a paper for this organisation."""
    if by.role in template.drafted_by and drafts_for(by, organisation):
        return None
    return Refusal("no-right", _("Vai trò đang chọn không soạn loại văn bản này cho %s.") % organisation.name)


def can_edit(by: Membership, paper: OfficialPaper) -> Refusal | None:
    """Whether this membership may change, send or drop this paper before it is issued."""
    return can_draft(by, paper.organisation, template=registry.get(paper.template))


def can_sign(by: Membership, paper: OfficialPaper) -> Refusal | None:
    """Whether this person holds a signing right for this kind of paper of this organisation today."""
    if signing_rights_of(by, organisation=paper.organisation, paper_kind=paper.kind):
        return None
    return Refusal("no-signing-right", _("Bạn không có quyền ký loại văn bản này của %s.") % paper.organisation.name)


def can_return(by: Membership, paper: OfficialPaper) -> Refusal | None:
    """Whether this membership may send the paper back to be revised: drafter, signer or clerk."""
    if not can_issue(by, paper) or not can_edit(by, paper) or not can_sign(by, paper):
        return None
    return Refusal("no-right", _("Chỉ người soạn, người ký hoặc văn thư của cơ quan được trả lại văn bản này."))


def can_issue(by: Membership, paper: OfficialPaper) -> Refusal | None:
    """Whether this membership gives the paper its number and date: the clerk of its organisation."""
    template = registry.get(paper.template)
    own = by.organisation_id == paper.organisation_id or not can_edit(by, paper)
    if own and by.role in template.issued_by:
        return None
    return Refusal("no-right", _("Chỉ văn thư của %s được cấp số và ban hành văn bản này.") % paper.organisation.name)


def can_record(by: Membership, organisation: Organisation, *, template: registry.Template) -> Refusal | None:
    """Whether this membership may enter an issued paper of `organisation` from its paper (DESIGN rule 4)."""
    own = by.organisation_id == organisation.pk and by.role in (*template.drafted_by, *template.issued_by)
    if own or by.role in template.recorded_by:
        return None
    return Refusal("no-right", _("Vai trò đang chọn không ghi nhận loại văn bản này từ bản giấy."))


def can_attach(by: Membership, paper: OfficialPaper) -> Refusal | None:
    """Whether the signed file may still be added to an issued paper: once, by its clerk."""
    return can_issue(by, paper)


TABLE: Table = (
    Transition((DRAFT,), "send_to_sign", TO_SIGN, can_edit),
    Transition((TO_SIGN,), "take_back", DRAFT, can_return),
    Transition((TO_SIGN,), "issue", PaperState.ISSUED.value, can_issue),
    Transition((DRAFT, TO_SIGN), "drop", PaperState.DROPPED.value, can_edit),
)
