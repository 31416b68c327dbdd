"""Errors of the domain: a code for programs and one Vietnamese sentence for people."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Refusal:
    """Why a person may not do something. `rules` return one, or None when it is allowed."""

    code: str
    sentence: str


class DomainError(Exception):
    """A change that was refused; nothing was written.

    Attributes:
        code: stable name for programs ("stale", "no-right", …).
        sentence: what happened, why and what to do, in Vietnamese.
    """

    code = "refused"

    def __init__(self, sentence: str, *, code: str = "") -> None:
        super().__init__(sentence)
        self.sentence = str(sentence)
        self.code = code or type(self).code


class NoRight(DomainError):
    """The acting membership may not do this."""

    code = "no-right"


class Stale(DomainError):
    """The row was changed by someone else after the page was opened."""

    code = "stale"


class NotNow(DomainError):
    """The state of the object does not allow this action."""

    code = "not-now"


class WrongInput(DomainError):
    """A value that was given cannot be used.

    Attributes:
        field: name of the field it belongs to, "" for the whole.
    """

    code = "wrong-input"

    def __init__(self, sentence: str, *, code: str = "", field: str = "") -> None:
        super().__init__(sentence, code=code)
        self.field = field


def require(refusal: Refusal | None) -> None:
    """Raise `NoRight` when a rule refused."""
    if refusal:
        raise NoRight(refusal.sentence, code=refusal.code)
