"""Errors of the producers' room."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from saolang.core.errors import DomainError

if TYPE_CHECKING:
    from saolang.producers.queries import Near


class NearProducersError(DomainError):
    """Producers that look the same exist already; registering goes on only after a person has looked.

    Attributes:
        near: what was found, the likeliest first.
    """

    code = "near-producers"

    def __init__(self, near: Sequence["Near"]) -> None:
        super().__init__(
            _("Đã có chủ thể gần giống trong hệ thống. Nếu là bạn, hãy xin lời mời của chủ thể đó thay vì đăng ký mới.")
        )
        self.near = tuple(near)
