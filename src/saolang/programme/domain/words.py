"""Text that came from a form, a file or a program, made fit for a column."""

from django.utils.translation import gettext as _

from saolang.core.errors import WrongInput

LONGEST = 20_000


def line(text: str | None, *, field: str, limit: int, needed: bool = False) -> str:
    """One line without control characters.

    Args:
        limit: letters at most.
        needed: refuse an empty one.

    Raises:
        WrongInput: empty or too long.
    """
    clean = " ".join(_printable(text).split())
    return _checked(clean, field=field, limit=limit, needed=needed)


def body(text: str | None, *, field: str, limit: int = LONGEST, needed: bool = False) -> str:
    """Text of several lines; see `line`."""
    clean = "\n".join(" ".join(part.split()) for part in _printable(text).splitlines()).strip()
    return _checked(clean, field=field, limit=limit, needed=needed)


def short(text: str | None, limit: int) -> str:
    """One line, cut where a column ends: for words of a source that nobody can be asked to shorten."""
    clean = " ".join(_printable(text).split())
    return clean if len(clean) <= limit else f"{clean[: limit - 1]}…"


def _printable(text: str | None) -> str:
    return "".join(letter for letter in text or "" if letter in "\n\t\r" or letter.isprintable())


def _checked(clean: str, *, field: str, limit: int, needed: bool) -> str:
    if needed and not clean:
        raise WrongInput(_("Hãy ghi nội dung này."), field=field)
    if len(clean) > limit:
        raise WrongInput(_("Nội dung này dài nhất %d chữ. Hãy viết ngắn hơn.") % limit, field=field)
    return clean
