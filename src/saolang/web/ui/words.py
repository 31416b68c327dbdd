"""Numbers, money and time as Vietnamese readers write them, for screens.

Independent of Django's localisation, so that an English page still shows one and the same number everywhere.
"""

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

HUNDRED = 100
NOTHING = ""
SHORT_FORMS = frozenset({"OCOP", "ATTP"})


def number(value: int | float | Decimal | None, decimals: int | None = None) -> str:
    """Write 1234.5 as "1.234,5"; `decimals` fixes the digits after the comma, None keeps those that count."""
    if value is None:
        return NOTHING
    exact = Decimal(str(value))
    if decimals is not None:
        text = f"{exact:,.{decimals}f}"
    else:
        text = f"{exact:,f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.translate(str.maketrans(",.", ".,"))


def points(hundredths: int | None) -> str:
    """Write a score kept in hundredths of a point: 6850 is "68,5"."""
    return NOTHING if hundredths is None else number(Decimal(hundredths) / HUNDRED)


def sentence(text: str) -> str:
    """Write a heading printed in capitals as a sentence, which is read faster; other text stays as it is."""
    if not text.isupper():
        return text
    lowered = " ".join(word if word in SHORT_FORMS else word.lower() for word in text.split())
    return lowered[:1].upper() + lowered[1:]


def vnd(amount: int | None) -> str:
    """Write an amount in đồng: 6422330000 is "6.422.330.000 đồng"."""
    return NOTHING if amount is None else _("%(amount)s đồng") % {"amount": number(amount)}


def _local(value: date | datetime) -> date | datetime:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def day(value: date | datetime | None) -> str:
    """Write a day as "22/11/2026" (a moment is shown on its Vietnamese day)."""
    if value is None:
        return NOTHING
    local = _local(value)
    return f"{local.day:02d}/{local.month:02d}/{local.year:04d}"


def moment(value: datetime | None) -> str:
    """Write a moment as "09:41 ngày 22/11/2026"."""
    if value is None:
        return NOTHING
    local = _local(value)
    clock = f"{local:%H:%M}"
    return _("%(clock)s ngày %(day)s") % {"clock": clock, "day": day(local)}


def size(count: int | None) -> str:
    """Write a file size in bytes as "1,2 MB"."""
    if count is None:
        return NOTHING
    if count < 1024:
        return _("%(count)s byte") % {"count": count}
    if count < 1024 * 1024:
        return f"{number(Decimal(count) / 1024, 0)} KB"
    return f"{number(round(Decimal(count) / (1024 * 1024), 1))} MB"


def days_left(left: int, *, working: bool) -> str:
    """Say how far a deadline is: "còn 4 ngày làm việc", "hạn hôm nay", "trễ 1 ngày"; `left` < 0 is late."""
    if left == 0:
        return _("hạn hôm nay")
    count = abs(left)
    if left > 0:
        text = (
            ngettext("còn %(n)s ngày làm việc", "còn %(n)s ngày làm việc", count)
            if working
            else ngettext("còn %(n)s ngày", "còn %(n)s ngày", count)
        )
    else:
        text = (
            ngettext("trễ %(n)s ngày làm việc", "trễ %(n)s ngày làm việc", count)
            if working
            else ngettext("trễ %(n)s ngày", "trễ %(n)s ngày", count)
        )
    return text % {"n": count}
