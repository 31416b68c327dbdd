"""Typed errors of this room."""

from saolang.core.errors import WrongInput


class UnreadableFile(WrongInput):
    """The file cannot be read: locked, broken, scanned without text, or of another kind."""

    code = "unreadable-file"


class OtherUnit(WrongInput):
    """The plan names another place than the agency that takes it in."""

    code = "other-unit"
