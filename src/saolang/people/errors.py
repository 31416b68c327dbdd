"""Typed errors of this room."""

from saolang.core.errors import NotNow


class InvitationOver(NotNow):
    """The link was used, cancelled, or its 14 days are over."""

    code = "invitation-over"
