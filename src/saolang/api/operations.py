"""`POST /api/v1/operations`: what devices did without connection, each exactly once (DESIGN rule 12)."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Body, Router, Schema, Status
from pydantic import AwareDatetime, Field

from saolang.api.session import SignedIn
from saolang.core import operations
from saolang.web.rates import person_too_often

MOST = 100
"""Operations in one request."""
REQUESTS_A_MINUTE = 120
PAYLOAD_ENTRIES = 20
_INTEGER = 2**31 - 1

router = Router(auth=SignedIn(), tags=["operations"])


class OperationIn(Schema):
    """One act of a person, numbered by the device."""

    op_id: UUID
    kind: str = Field(max_length=40)
    object: UUID
    base_version: int = Field(ge=0, le=_INTEGER)
    seq: int = Field(ge=0, le=_INTEGER)
    device_at: AwareDatetime
    payload: dict[str, Any] = Field(default_factory=dict, max_length=PAYLOAD_ENTRIES)


class AnswerOut(Schema):
    """What came of it: done, repeated (done before), refused, or conflict with what stands there now."""

    op_id: UUID
    state: str
    result: dict[str, Any] = {}
    code: str = ""
    sentence: str = ""


class ProblemOut(Schema):
    """Why there is no answer: a code for programs and a sentence for people."""

    code: str
    message: str


@router.post(
    "",
    response={200: list[AnswerOut], 401: ProblemOut, 429: ProblemOut},
    operation_id="send_operations",
    url_name="api-operations",
    summary="Nhận các việc làm trên máy khi mất mạng",
)
def send_operations(
    request: HttpRequest, asked: Annotated[list[OperationIn], Body(..., min_length=1, max_length=MOST)]
) -> Any:
    """Carry out operations in the order given; each has its own answer, in the same order."""
    if person_too_often(request, most=REQUESTS_A_MINUTE, what="operations"):
        return Status(429, {"code": "too-many", "message": _("Máy gửi quá nhiều lần. Hãy chờ một phút.")})
    return Status(200, [_answer(one, request) for one in asked])


def _answer(one: OperationIn, request: HttpRequest) -> dict[str, Any]:
    asked = operations.Asked(**{name: getattr(one, name) for name in OperationIn.model_fields})
    answer = operations.perform(asked, account=request.user)
    return {name: getattr(answer, name) for name in AnswerOut.model_fields}
