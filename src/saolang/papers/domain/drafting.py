"""Before a paper is issued: drafted, revised, sent to be signed, returned, dropped."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events
from saolang.core.errors import NotNow, WrongInput, require
from saolang.core.transitions import advance
from saolang.core.versions import bump, locked
from saolang.documents.canonical import Document, to_json
from saolang.papers import registry, rules
from saolang.papers.models import OfficialPaper, PaperItem, PaperRecipient, PaperState
from saolang.people.models import Membership, Organisation
from saolang.people.queries import signing_rights_of
from saolang.viet.text import fold

NOTE_LENGTH = 500


@transaction.atomic
def draft_paper(
    organisation: Organisation,
    *,
    template: str,
    title: str,
    document: Document,
    items: Iterable[models.Model] = (),
    data: dict[str, Any] | None = None,
    to: Iterable[Organisation] = (),
    by: Membership,
) -> OfficialPaper:
    """Prepare a paper with number, date and signer left blank.

    Args:
        organisation: whose paper it is; the drafter's own agency or the committee that it advises.
        template: key of the registry.
        items: saved rows with a `uuid` that the paper is about (dossiers, products, papers it rests on), in order.
        data: plain values that the effect needs when the paper is issued.
        to: organisations that may read it once it is issued.

    Raises:
        NoRight: another role or another agency.
        WrongInput: no title.
    """
    known = registry.get(template)
    require(rules.can_draft(by, organisation, template=known))
    paper = OfficialPaper.objects.create(
        organisation=organisation,
        template=known.key,
        kind=known.kind,
        title=_title(title),
        folded=fold(_title(title))[:300],
        content=_content(organisation, document),
        data=data or {},
        created_by=by,
        created_at=clock.now(),
    )
    set_items(paper, items)
    give_to(paper, to)
    events.record(paper, "drafted", by=by, data={"template": known.key, "items": _item_ids(paper)})
    return paper


@transaction.atomic
def revise_paper(
    paper: OfficialPaper,
    *,
    title: str | None = None,
    document: Document | None = None,
    items: Iterable[models.Model] | None = None,
    data: dict[str, Any] | None = None,
    to: Iterable[Organisation] | None = None,
    by: Membership,
    expected: int | None = None,
) -> OfficialPaper:
    """Change a draft; what is None stays.

    Raises:
        NotNow: it was sent to be signed already. NoRight, Stale.
    """
    fresh = locked(paper, expected=expected)
    require(rules.can_edit(by, fresh))
    if fresh.state != PaperState.DRAFT:
        raise NotNow(_("Chỉ sửa được khi văn bản còn là bản thảo. Hãy rút văn bản về rồi sửa."))
    if title is not None:
        fresh.title = _title(title)
        fresh.folded = fold(fresh.title)[:300]
    if document is not None:
        fresh.content = _content(fresh.organisation, document)
    if data is not None:
        fresh.data = data
    if items is not None:
        fresh.items.all().delete()
        set_items(fresh, items)
    if to is not None:
        fresh.recipients.all().delete()
        give_to(fresh, to)
    bump(fresh, "title", "folded", "content", "data")
    events.record(fresh, "revised", by=by, data={"items": _item_ids(fresh)})
    return fresh


@transaction.atomic
def write_paper(
    before: OfficialPaper | None,
    organisation: Organisation,
    *,
    template: str,
    title: str,
    document: Document,
    items: Iterable[models.Model] = (),
    data: dict[str, Any] | None = None,
    to: Iterable[Organisation] = (),
    waiting: str = "",
    by: Membership,
) -> OfficialPaper:
    """Draft a paper, or write the draft that is there anew; the arguments are those of `draft_paper`.

    Args:
        before: the paper that is there and was not dropped, if any.
        waiting: what is said when that one is to be signed or issued; a general sentence when empty.

    Raises:
        NotNow: that one is to be signed or issued.
    """
    if before is None:
        return draft_paper(
            organisation, template=template, title=title, document=document, items=items, data=data, to=to, by=by
        )
    if before.state != PaperState.DRAFT:
        general = _("Văn bản này đã trình ký hoặc đã ban hành. Muốn sửa, hãy rút văn bản về trước.")
        raise NotNow(waiting or general)
    return revise_paper(before, title=title, document=document, items=items, data=data, by=by)


@transaction.atomic
def send_to_sign(paper: OfficialPaper, *, by: Membership, expected: int | None = None) -> OfficialPaper:
    """Put a draft before the signer; the note of an earlier return is gone."""
    fresh: OfficialPaper = advance(paper, rules.TABLE, "send_to_sign", by=by, expected=expected)
    _set(fresh, note="")
    return fresh


@transaction.atomic
def take_back(paper: OfficialPaper, *, note: str = "", by: Membership, expected: int | None = None) -> OfficialPaper:
    """Back to draft: the drafter takes it back, or signer or clerk returns it with a note."""
    fresh: OfficialPaper = advance(paper, rules.TABLE, "take_back", by=by, expected=expected)
    _set(fresh, note=note.strip()[:NOTE_LENGTH], signed_at=None, signing_right=None)
    return fresh


@transaction.atomic
def mark_signed(paper: OfficialPaper, *, by: Membership, expected: int | None = None) -> OfficialPaper:
    """The signer says that the paper is signed; the clerk then gives number and date.

    Raises:
        NoRight: the person holds no valid right for this kind. NotNow: it does not wait for a signature.
    """
    fresh = locked(paper, expected=expected)
    require(rules.can_sign(by, fresh))
    if fresh.state != PaperState.TO_SIGN or fresh.signed_at:
        raise NotNow(_("Văn bản này hiện không chờ ký."))
    fresh.signed_at = clock.now()
    fresh.signing_right = signing_rights_of(by, organisation=fresh.organisation, paper_kind=fresh.kind)[0]
    bump(fresh, "signed_at", "signing_right")
    events.record(fresh, "signed", by=by, data={"signing_right": str(fresh.signing_right.uuid)})
    return fresh


@transaction.atomic
def drop_paper(paper: OfficialPaper, *, reason: str, by: Membership, expected: int | None = None) -> OfficialPaper:
    """End a paper that will not be issued; it keeps its reason and takes no number."""
    if not reason.strip():
        raise WrongInput(_("Hãy ghi lý do bỏ văn bản."), field="reason")
    fresh: OfficialPaper = advance(paper, rules.TABLE, "drop", by=by, expected=expected)
    _set(fresh, note=reason.strip()[:NOTE_LENGTH])
    return fresh


def give_to(paper: OfficialPaper, organisations: Iterable[Organisation]) -> None:
    """Let these organisations read the paper once it is issued. Call it inside the transaction of the change."""
    PaperRecipient.objects.bulk_create(
        [PaperRecipient(paper=paper, organisation=one) for one in organisations], ignore_conflicts=True
    )


def set_items(paper: OfficialPaper, items: Iterable[models.Model]) -> None:
    """Write what a new paper is about, in the order given."""
    PaperItem.objects.bulk_create(
        [
            PaperItem(paper=paper, object_type=item._meta.label_lower, object_id=item.uuid, position=position)  # type: ignore[attr-defined]
            for position, item in enumerate(items)
        ]
    )


def _set(paper: OfficialPaper, **values: Any) -> None:
    for name, value in values.items():
        setattr(paper, name, value)
    paper.save(update_fields=list(values))


def _content(organisation: Organisation, document: Document) -> str:
    """The document as kept; a paper of an invented agency says on every page that it has no legal value."""
    return to_json(replace(document, illustration=document.illustration or organisation.illustration))


def _title(title: str) -> str:
    if not title.strip():
        raise WrongInput(_("Hãy ghi tên văn bản."), field="title")
    return title.strip()[:300]


def _item_ids(paper: OfficialPaper) -> list[str]:
    return [str(key) for key in paper.items.values_list("object_id", flat=True)]
