"""Each change of an authority's layout is a new version; what was printed before can be printed the same way again."""

from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.certificates import queries, rules
from saolang.certificates.layouts import Layout
from saolang.certificates.models import CertificateLayout
from saolang.core import clock, events, files, sniff
from saolang.core.errors import Stale, WrongInput, require
from saolang.core.models import StoredFile
from saolang.people.models import Membership, Organisation

EMBLEM_TYPES = ("image/png", "image/jpeg")
EMBLEM_BYTES = 2 * 1024 * 1024


@transaction.atomic
def save_layout(
    authority: Organisation,
    *,
    layout: Layout,
    emblem: BinaryIO | None = None,
    without_emblem: bool = False,
    seen: int = 0,
    by: Membership,
) -> CertificateLayout:
    """Keep the next version of an authority's layout.

    Args:
        emblem: a PNG or JPEG above the heading; None keeps the one of the version before.
        seen: number of the version that the person changed, 0 for the default.

    Raises:
        NoRight: not the OCOP office of this authority. Stale: there is a newer version.
        WrongInput: a field outside the page, no heading, an emblem that is no picture or too large.
    """
    Organisation.objects.select_for_update(of=("self",)).get(pk=authority.pk)
    require(rules.can_lay_out(by, authority))
    last = queries.newest_layout(authority)
    if (last.no if last else 0) != seen:
        raise Stale(_("Mẫu in vừa được người khác sửa. Hãy xem lại rồi lưu lần nữa; phần bạn gõ vẫn còn ở đây."))
    for sentence in layout.problems():
        raise WrongInput(sentence, code="layout")
    kept = None if without_emblem or last is None else last.emblem
    made = CertificateLayout.objects.create(
        organisation=authority,
        no=seen + 1,
        settings=layout.as_json(),
        emblem=_stored(emblem) if emblem else kept,
        created_by=by,
        created_at=clock.now(),
    )
    events.record(made, "saved", by=by, data={"no": made.no, "preprinted": layout.preprinted})
    return made


def _stored(emblem: BinaryIO) -> StoredFile:
    found = sniff.identify(emblem)
    emblem.seek(0, 2)
    if found not in EMBLEM_TYPES or emblem.tell() > EMBLEM_BYTES:
        raise WrongInput(_("Biểu tượng phải là ảnh PNG hoặc JPG, nhiều nhất 2 MB."), field="emblem")
    return files.store(emblem, media_type=found)
