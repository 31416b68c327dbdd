"""Typed errors of this room."""

from saolang.core.errors import WrongInput


class NumberTaken(WrongInput):
    """Another paper has this number in this book."""

    code = "number-taken"


class BadSignedFile(WrongInput):
    """The signed file cannot be read, is too large or is of a kind that is not accepted."""

    code = "bad-signed-file"
