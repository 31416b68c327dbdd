"""What the public pages show of a certificate, as plain values."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext

from saolang.certificates import codes
from saolang.certificates.enums import Kind
from saolang.certificates.models import Certificate
from saolang.certificates.state import CertificateState, state_on, written
from saolang.core.models import StoredFile
from saolang.territory.models import Responsibility, Unit


@dataclass(frozen=True)
class PublicCertificate:
    """One certificate for a buyer, in the language of the page.

    Attributes:
        place: the unit as it was on the record's own date; `place_today` the one of today when it is another.
        place_note: the finer place and the unit of today, under the place; `place_now` the unit to write to today.
        newer: address of the certificate that took its place; `newer_star` and `newer_state` are what is true today.
        decision_list: address of the list of the decision that recognised it; may be empty.
    """

    code: str
    shown_code: str
    product: str
    star: int
    state: CertificateState
    picture: str
    producer: str
    place: str
    place_today: str
    place_note: str
    place_now: str
    certificate: str
    decision: str
    authority: str
    product_code: str
    note: str
    newer: str
    newer_star: int | None
    newer_state: CertificateState | None
    decision_list: str
    address: str
    other_language: str
    report: str
    illustration: bool


def public_certificate(certificate: Certificate, day: date) -> PublicCertificate:
    """Put together what a buyer sees; reads only rows that `certificates.queries` brought along."""
    place = certificate.product.place
    replaced = getattr(certificate, "replaced_by", None)
    newer = replaced.by if replaced and state_on(certificate, day).kind == Kind.REPLACED else None
    state = state_on(certificate, day)
    today = _place_today(place)
    ended = "" if today or not place.valid_to or place.valid_to >= day else _ended(place.valid_to)
    now_text = gettext("nay là %(place)s") % {"place": today} if today else ended
    return PublicCertificate(
        code=certificate.code,
        shown_code=codes.shown(certificate.code),
        product=certificate.product.name,
        star=certificate.star,
        state=state,
        picture=_picture(certificate.product.picture),
        producer=certificate.holder_name,
        place=_place_line(place),
        place_today=today,
        place_note="; ".join(part for part in (certificate.place_text, now_text) if part),
        place_now=today or _place_line(place),
        certificate=_numbered(certificate.number_text, certificate.issued_on),
        decision=_numbered(certificate.decision_number, certificate.decided_on),
        authority=certificate.authority_name,
        product_code=certificate.product_code,
        note=certificate.public_note if certificate.public_note != state.sentence else "",
        newer=certificate_url(newer.code) if newer else "",
        newer_star=newer.star if newer else None,
        newer_state=state_on(newer, day) if newer else None,
        decision_list=_decision_list(certificate),
        address=certificate_url(certificate.code),
        other_language=certificate_url(certificate.code, english=get_language() != "en"),
        report=reverse("public-report", args=[certificate.code]),
        illustration=certificate.illustration,
    )


def certificate_url(code: str, *, english: bool | None = None) -> str:
    """Address of the public page of a code, in the language of the page unless told."""
    in_english = get_language() == "en" if english is None else english
    return reverse("public-certificate-en" if in_english else "public-certificate", args=[code])


def _decision_list(certificate: Certificate) -> str:
    if not certificate.authority or not certificate.decision_number:
        return ""
    name = "public-decision-en" if get_language() == "en" else "public-decision"
    return f"{reverse(name, args=[certificate.authority.uuid])}?{urlencode({'so': certificate.decision_number})}"


def _numbered(number: str, day: date | None) -> str:
    if number and day:
        return gettext("số %(number)s, ngày %(day)s") % {"number": number, "day": written(day)}
    if day:
        return gettext("ngày %(day)s") % {"day": written(day)}
    return gettext("số %(number)s") % {"number": number} if number else ""


def _picture(picture: StoredFile | None) -> str:
    shown = picture and picture.store == StoredFile.Store.PUBLIC
    return reverse("public-picture", args=[picture.sha256]) if picture and shown else ""


def _place_line(place: Unit) -> str:
    """ "xã Tân Hộ Cơ, huyện Tân Hồng, tỉnh Đồng Tháp"."""
    line = [place]
    if place.parent and place.parent_id != place.province_id:
        line.append(place.parent)
    if place.province:
        line.append(place.province)
    return ", ".join(map(str, line))


def _place_today(place: Unit) -> str:
    responsibility: Responsibility | None = getattr(place, "responsibility", None)
    if responsibility and responsibility.today_id != place.pk:
        return _place_line(responsibility.today)
    return ""


def _ended(day: date) -> str:
    return gettext("đơn vị này kết thúc ngày %(day)s") % {"day": written(day)}
