"""Evidence papers of invented producers: real PDF and JPEG files whose every page says that they are made up."""

import io
from datetime import timedelta

from django.utils.text import slugify

from saolang.core import clock
from saolang.demo.pictures import scanned_paper
from saolang.documents.model import (
    Head,
    Heading,
    KeyValues,
    Level,
    OfficialDocument,
    Paragraph,
    PlaceDate,
    Signature,
    SignatureBlock,
    plain,
)
from saolang.documents.write import write_pdf
from saolang.dossiers.domain.evidence import use_paper
from saolang.dossiers.models import Dossier
from saolang.law import load
from saolang.law.model import Evidence
from saolang.people.models import Membership
from saolang.producers.domain.vault import add_paper
from saolang.producers.models import PaperVersion, Producer
from saolang.viet.text import fold

VALID_FOR = timedelta(days=3 * 365)
AGED = timedelta(days=120)
# Papers that come as a photograph of a phone, as in real life; the rest are PDF files.
_PHOTOGRAPHED = frozenset({"business_registration", "raw_material_origin", "promotion", "local_labour"})
_EXPIRING = frozenset({"facility_certificate", "test_report"})


def fill_vault(producer: Producer, *, by: Membership, kinds: int | None = None) -> list[PaperVersion]:
    """One paper of each kind of evidence of Mẫu số 02, or of the first `kinds` of them."""
    wanted = list(load.evidence().values())[:kinds]
    return [_add(producer, kind, by=by) for kind in wanted]


def put_behind(dossier: Dossier, versions: list[PaperVersion], *, by: Membership) -> None:
    """Put each paper behind the criteria that its kind backs."""
    by_kind = {version.paper.kind: version for version in versions}
    for criterion in load.product_set(dossier.product_set).criteria:
        for kind in criterion.evidence:
            if kind in by_kind:
                use_paper(dossier, criterion=criterion.key, version=by_kind[kind], by=by)


def file_name(kind: Evidence, ending: str) -> str:
    """A name as a producer in Vietnam would give it: "giay-dang-ky-kinh-doanh.jpg"."""
    return f"{slugify(fold(kind.title))[:60].strip('-')}.{ending}"


def _add(producer: Producer, kind: Evidence, *, by: Membership) -> PaperVersion:
    issued_on = clock.today() - AGED
    photographed = kind.key in _PHOTOGRAPHED
    name = producer.organisation.name
    content = scanned_paper(kind.title, of=name, serial=kind.number) if photographed else _pdf(kind, producer)
    return add_paper(
        producer,
        content=content,
        name=file_name(kind, "jpg" if photographed else "pdf"),
        kind=kind.key,
        title=kind.title,
        number=f"MH-{kind.number:02d}",
        issued_on=issued_on,
        expires_on=issued_on + VALID_FOR if kind.key in _EXPIRING else None,
        by=by,
    )


def _pdf(kind: Evidence, producer: Producer) -> io.BytesIO:
    organisation = producer.organisation
    unit = str(organisation.unit) if organisation.unit else ""
    document = OfficialDocument(
        kind_title=kind.title.upper(),
        subject="Giấy tờ minh họa",
        head=Head(place_date=PlaceDate(organisation.unit.name if organisation.unit else "", clock.today() - AGED)),
        blocks=(
            KeyValues(
                (
                    ("Tổ chức, cá nhân:", organisation.name),
                    ("Địa chỉ:", f"{producer.address}, {unit}"),
                    ("Số:", f"MH-{kind.number:02d}"),
                )
            ),
            Heading(Level.CLAUSE, "1.", "Nội dung"),
            Paragraph(plain(kind.requirement or kind.title)),
            Paragraph(plain("Giấy tờ này được lập để minh họa phần mềm, không do cơ quan nào cấp./.")),
        ),
        signatures=SignatureBlock(right=Signature(position="NGƯỜI LẬP", name=producer.representative)),
        illustration=True,
    )
    return io.BytesIO(write_pdf(document))
