"""The register of cited documents, and by which document an agency took OCOP into its own programme."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events
from saolang.core.errors import WrongInput, require
from saolang.core.versions import bump, locked
from saolang.people.models import Membership
from saolang.programme import rules
from saolang.programme.domain.aims import BY_HAND, Where, next_position
from saolang.programme.domain.holding import hold
from saolang.programme.domain.words import body, line
from saolang.programme.models import Citation, CitedDocument, OwnProgramme, Plan
from saolang.territory.models import Unit
from saolang.viet.text import fold

# Letters in a number that name an agency of a province or below: their numbers begin anew in every province.
_LOCAL_SYMBOLS = ("ubnd", "hdnd", "snn", "skhdt", "stc", "sct", "vpdp-", "hd-")
_CENTRAL_SYMBOLS = ("ttg", "cp", "qh", "bnn", "bnnmt", "btc", "bct", "bkhcn", "byt", "bkhdt", "ubtvqh", "bcdtw", "tw")


def identity(number: str, *, issued_on: date | None, issuer: str, place: Unit | None) -> tuple[str, Unit | None]:
    """The key of a document and its province: local numbers are the same in many provinces and every year."""
    plain = "".join(fold(number).split())
    symbols = plain.partition("/")[2].replace("-", "/").split("/")
    central = any(symbol in _CENTRAL_SYMBOLS or symbol.startswith("qh") for symbol in symbols)
    local = not central and (
        any(symbol.startswith(_LOCAL_SYMBOLS) for symbol in symbols) or "tinh" in fold(issuer).split()
    )
    province = (place.province or place) if local and place else None
    year = issued_on.year if issued_on else ""
    return f"{plain}|{year}|{province.stable_id if province else ''}"[:200], province


@transaction.atomic
def cite(
    plan: Plan,
    *,
    kind: str,
    number: str,
    written_on: date | None = None,
    issuer: str = "",
    subject: str = "",
    role: str = "",
    text: str = "",
    where: Where = BY_HAND,
    by: Membership,
) -> Citation:
    """Let a plan rest on a document; the register gets it when it is new.

    Args:
        written_on: the day as the plan writes it; another plan may write another one, which is then shown.
        text: the base as it is printed; made from the parts when empty.

    Raises:
        NoRight. WrongInput: no kind or number, cited twice.
    """
    require(rules.can_edit(by, hold(plan)))
    document = _known(plan, kind=kind, number=number, written_on=written_on, issuer=issuer, subject=subject)
    printed = body(text, field="text", limit=2000)
    try:
        with transaction.atomic():
            row = Citation.objects.create(
                document=document, plan=plan, position=next_position(plan.citations.all()), written_on=written_on,
                role=line(role, field="role", limit=60), text=printed, **where.columns(),
            )  # fmt: skip
    except IntegrityError as error:
        raise WrongInput(_("Kế hoạch đã viện dẫn văn bản này rồi."), field="number") from error
    events.record(plan, "cited", by=by, data={"document": str(document.uuid), "written_on": written_on})
    return row


def _known(plan: Plan, *, kind: str, number: str, written_on: date | None, issuer: str, subject: str) -> CitedDocument:
    number = line(number, field="number", limit=80, needed=True)
    key, province = identity(number, issued_on=written_on, issuer=issuer, place=plan.unit)
    values = {
        "kind": line(kind, field="kind", limit=60, needed=True), "number": number, "province": province,
        "year": written_on.year if written_on else None, "issued_on": written_on,
        "issuer": line(issuer, field="issuer", limit=250), "subject": body(subject, field="subject", limit=2000),
    }  # fmt: skip
    document, _made = CitedDocument.objects.get_or_create(key=key, defaults=values)
    return document


@transaction.atomic
def remove_citation(citation: Citation, *, by: Membership) -> None:
    """Take a base out of a draft; the document stays in the register."""
    require(rules.can_edit(by, hold(citation.plan)))
    events.record(citation.plan, "citation_removed", by=by, data={"document": str(citation.document.uuid)})
    citation.delete()


@transaction.atomic
def update_document(
    document: CitedDocument,
    *,
    issued_on: date | None,
    issuer: str,
    subject: str,
    in_force_from: date | None,
    in_force_to: date | None,
    ended_by: str = "",
    expected: int | None = None,
    by: Membership,
) -> CitedDocument:
    """Correct an entry of the register after looking at the document itself.

    Raises:
        NoRight, Stale. WrongInput: it ends before it begins.
    """
    require(rules.can_keep_register(by))
    row = locked(document, expected=expected)
    if in_force_from and in_force_to and in_force_to < in_force_from:
        raise WrongInput(_("Ngày hết hiệu lực không thể trước ngày có hiệu lực."), field="in_force_to")
    row.issued_on, row.in_force_from, row.in_force_to = issued_on, in_force_from, in_force_to
    row.issuer = line(issuer, field="issuer", limit=250)
    row.subject = body(subject, field="subject", limit=2000)
    row.ended_by = line(ended_by, field="ended_by", limit=300)
    bump(row, "issued_on", "in_force_from", "in_force_to", "issuer", "subject", "ended_by")
    events.record(row, "updated", by=by, data={"issued_on": issued_on, "from": in_force_from, "to": in_force_to})
    return row


@transaction.atomic
def record_own_programme(plan: Plan, *, document: str, programme: str, note: str = "", by: Membership) -> OwnProgramme:
    """An agency says by which document it put OCOP into its own programme (lồng ghép).

    Raises:
        NoRight. WrongInput: no document or programme.
    """
    require(rules.can_raise(by, plan))
    row = OwnProgramme.objects.create(
        organisation=by.organisation, plan=plan, by=by, at=clock.now(),
        document=line(document, field="document", limit=300, needed=True),
        programme=line(programme, field="programme", limit=250, needed=True), note=line(note, field="note", limit=500),
    )  # fmt: skip
    events.record(plan, "own_programme", by=by, data={"organisation": str(by.organisation.uuid)})
    return row
