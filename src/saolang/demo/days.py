"""Working days around the legal today, for a demonstration that looks the same on any day."""

from datetime import date, timedelta

from saolang.core import clock
from saolang.core.errors import NotNow
from saolang.law import load

_DAY = timedelta(days=1)
LONGEST = 115


class Days:
    """`ago(n)` is n working days before the last working day that is not after today."""

    def __init__(self) -> None:
        self._calendar = clock.calendar()
        day = clock.today()
        found: list[date] = []
        while len(found) <= LONGEST:
            if self._calendar.is_working(day):
                found.append(day)
            day -= _DAY
        self._days = found
        self._check()

    def ago(self, count: int) -> date:
        """A working day, 0 to `LONGEST` working days back."""
        return self._days[count]

    def _check(self) -> None:
        """The whole story must lie under the decision now in force."""
        start = max(regime.effective_from for regime in load.regimes())
        if self._days[-1] < start:
            raise NotNow(
                f"Dữ liệu minh họa kể chuyện {LONGEST} ngày làm việc theo quy định có hiệu lực từ {start:%d/%m/%Y}; "
                f"hôm nay là {clock.today():%d/%m/%Y}. Hãy đặt SAOLANG_TODAY=2026-11-22 rồi chạy lại.",
                code="too-early",
            )
