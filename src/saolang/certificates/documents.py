"""The certificate as a sheet to print, with the QR code of its public page."""

from django.conf import settings
from django.utils.translation import gettext as _

from saolang.certificates import codes, layouts, queries, terms
from saolang.certificates.models import Certificate
from saolang.core import clock
from saolang.core.files import read_file
from saolang.documents.forms.certificate import CertificateData, build
from saolang.documents.model import CertificateSheet, Signature
from saolang.law.errors import LawError
from saolang.law.load import product_set
from saolang.papers.heads import head_of, post_of
from saolang.people.models import Organisation


def printable(certificate: Certificate) -> bool:
    """Whether it was given here by a decision; what an old list tells is not printed as if it had been."""
    return bool(certificate.authority_id and certificate.issued_on and certificate.last_valid_on)


def public_url(certificate: Certificate) -> str:
    """The address in the QR code."""
    return f"{settings.PUBLIC_URL}/s/{certificate.code}"


def certificate_sheet(certificate: Certificate) -> CertificateSheet:
    """The sheet of a printable certificate as its authority prints it now; signed as its decision was."""
    kept = queries.newest_layout(certificate.authority)
    emblem = read_file(kept.emblem) if kept and kept.emblem else b""
    return layouts.applied(_plain(certificate), layouts.read(kept.settings if kept else {}), emblem=emblem)


def is_preprinted(authority: Organisation | None) -> bool:
    """Whether the authority prints on a form that is printed already; then there is no DOCX."""
    kept = queries.newest_layout(authority)
    return bool(kept and layouts.read(kept.settings).preprinted)


def sample_sheet(authority: Organisation, layout: layouts.Layout, *, emblem: bytes = b"") -> CertificateSheet:
    """An invented certificate for trying a layout, on the centimetres of the form where it is printed already."""
    day = clock.today()
    sheet = build(
        CertificateData(
            authority=head_of(authority).upper(),
            product=_("Tên sản phẩm mẫu"),
            producer=_("Hợp tác xã Mẫu"),
            star=4,
            decision_text=_("Quyết định số %(number)s ngày %(day)s của %(head)s")
            % {"number": "00/QĐ-MAU", "day": f"{day:%d/%m/%Y}", "head": head_of(authority)},
            valid_from=day,
            valid_to=terms.last_valid_day(day),
            code=codes.ALPHABET[: codes.LENGTH],
            public_url=settings.PUBLIC_URL,
            signer=Signature(post_of(authority).upper(), name=_("Họ và tên người ký")),
            place=authority.place,
            on=day,
            address=_("xã Mẫu, tỉnh Mẫu"),
            product_code="00-00000-1-2026",
            group=_("Nhóm sản phẩm mẫu"),
            number="00/GCN-MAU",
            illustration=True,
        )
    )
    return layouts.applied(sheet, layout, emblem=emblem, grid=True)


def _plain(certificate: Certificate) -> CertificateSheet:
    assert certificate.issued_on
    assert certificate.last_valid_on
    authority = certificate.authority
    head = head_of(authority) if authority else certificate.authority_name
    decision = _("Quyết định số %(number)s ngày %(day)s của %(head)s") % {
        "number": certificate.decision_number,
        "day": f"{certificate.decided_on:%d/%m/%Y}" if certificate.decided_on else "…",
        "head": head,
    }
    place = certificate.product.place
    address = ", ".join(str(part) for part in (certificate.place_text, place, place.province) if part)
    return build(
        CertificateData(
            authority=head.upper(),
            product=certificate.product.name,
            producer=certificate.holder_name,
            star=certificate.star,
            decision_text=decision,
            valid_from=certificate.issued_on,
            valid_to=certificate.last_valid_on,
            code=certificate.code,
            public_url=public_url(certificate),
            signer=Signature(certificate.signer_post.upper() or _post(authority), name=certificate.signer_name),
            place=authority.place if authority else "",
            on=certificate.issued_on,
            address=address,
            product_code=certificate.product_code,
            group=_group(certificate.product.product_set),
            number=certificate.number_text,
            illustration=certificate.illustration,
        )
    )


def _post(authority: Organisation | None) -> str:
    return post_of(authority).upper() if authority else ""


def _group(set_id: str) -> str:
    try:
        return product_set(set_id).name
    except LawError:
        return ""
