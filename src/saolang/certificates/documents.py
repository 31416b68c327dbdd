"""The certificate as a sheet to print, with the QR code of its public page."""

from django.conf import settings
from django.utils.translation import gettext as _

from saolang.certificates.models import Certificate
from saolang.documents.forms.certificate import CertificateData, build
from saolang.documents.model import CertificateSheet, Signature
from saolang.law.errors import LawError
from saolang.law.load import product_set


def printable(certificate: Certificate) -> bool:
    """Whether it was given here by a decision; what an old list tells is not printed as if it had been."""
    return bool(certificate.authority_id and certificate.issued_on and certificate.last_valid_on)


def public_url(certificate: Certificate) -> str:
    """The address in the QR code."""
    return f"{settings.PUBLIC_URL}/s/{certificate.code}"


def certificate_sheet(certificate: Certificate) -> CertificateSheet:
    """The sheet of a printable certificate; signed as its decision was."""
    assert certificate.issued_on
    assert certificate.last_valid_on
    decision = _("Quyết định số %(number)s ngày %(day)s của Chủ tịch %(authority)s") % {
        "number": certificate.decision_number,
        "day": f"{certificate.decided_on:%d/%m/%Y}" if certificate.decided_on else "…",
        "authority": certificate.authority_name,
    }
    authority = certificate.authority
    place = certificate.product.place
    address = ", ".join(str(part) for part in (certificate.place_text, place, place.province) if part)
    return build(
        CertificateData(
            authority=f"CHỦ TỊCH {certificate.authority_name}".upper(),
            product=certificate.product.name,
            producer=certificate.holder_name,
            star=certificate.star,
            decision_text=decision,
            valid_from=certificate.issued_on,
            valid_to=certificate.last_valid_on,
            code=certificate.code,
            public_url=public_url(certificate),
            signer=Signature(certificate.signer_post.upper() or "CHỦ TỊCH", name=certificate.signer_name),
            place=authority.place if authority else "",
            on=certificate.issued_on,
            address=address,
            product_code=certificate.product_code,
            group=_group(certificate.product.product_set),
            illustration=certificate.illustration,
        )
    )


def _group(set_id: str) -> str:
    try:
        return product_set(set_id).name
    except LawError:
        return ""
