"""The API, `/api/v1/`: what anyone may know about a certificate, and what devices send when they are connected again.

OpenAPI at `/api/v1/openapi.json`.
"""

from datetime import date, datetime
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema, Status
from ninja.errors import AuthenticationError
from ninja.renderers import BaseRenderer

from saolang.api import operations
from saolang.api.session import ended
from saolang.certificates import queries
from saolang.certificates.models import Certificate
from saolang.certificates.state import state_on
from saolang.core import clock
from saolang.territory.queries import label
from saolang.web.rates import too_often


class OrjsonRenderer(BaseRenderer):
    """JSON in UTF-8: Vietnamese letters stay readable."""

    media_type = "application/json"
    charset = "utf-8"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        return orjson.dumps(data)


api = NinjaAPI(
    title="Sao Làng",
    version="1",
    description="Tra cứu giấy chứng nhận sản phẩm OCOP; nhận việc làm khi mất mạng.",
    openapi_url="/openapi.json",
    docs_url=None,
    renderer=OrjsonRenderer(),
    urls_namespace="api",
)
api.add_router("/operations", operations.router)
api.exception_handler(AuthenticationError)(lambda request, _error: ended(api, request))


class CertificateOut(Schema):
    """A certificate and its state at the moment of the question."""

    code: str
    product: str
    producer: str
    place: str
    star: int
    number: str
    product_code: str
    decision_number: str
    decided_on: date | None
    issued_on: date | None
    state: str
    in_force: bool
    until: date | None
    sentence: str
    asked_at: datetime
    url: str
    illustration: bool


class ProblemOut(Schema):
    """Why there is no answer: a code for programs and a sentence for people."""

    code: str
    message: str


def _out(certificate: Certificate) -> CertificateOut:
    state = state_on(certificate, clock.today())
    return CertificateOut(
        code=certificate.code,
        product=certificate.product.name,
        producer=certificate.holder_name,
        place=certificate.place_text or label(certificate.product.place),
        star=certificate.star,
        number=certificate.number_text,
        product_code=certificate.product_code,
        decision_number=certificate.decision_number,
        decided_on=certificate.decided_on,
        issued_on=certificate.issued_on,
        state=str(state.kind.value),
        in_force=state.in_force,
        until=state.until,
        sentence=state.sentence,
        asked_at=clock.now(),
        url=reverse("public-certificate", args=[certificate.code]),
        illustration=certificate.illustration,
    )


@api.get(
    "/certificates/{code}",
    response={200: CertificateOut, 404: ProblemOut, 429: ProblemOut},
    operation_id="get_certificate",
    summary="Tra cứu một giấy chứng nhận theo mã",
)
def get_certificate(request: HttpRequest, response: HttpResponse, code: str) -> Any:
    """The certificate with this public code, case and hyphens do not matter."""
    if too_often(request):
        return Status(429, {"code": "too-many", "message": _("Bạn hỏi quá nhiều lần. Hãy chờ một phút rồi thử lại.")})
    certificate = queries.by_code(code)
    if certificate is None:
        return Status(404, {"code": "unknown-code", "message": _("Không có giấy chứng nhận nào mang mã này.")})
    response["Cache-Control"] = "public, max-age=60"
    return Status(200, _out(certificate))
