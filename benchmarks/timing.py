"""Measuring: the median of seven runs after one that warms up, and how many SQL statements a run makes.

Beside the time by the clock stands the processor time of this process (without the database server): on a busy machine
it is the truer of the two.
"""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

RUNS = 7
Work = Callable[[], object]


@dataclass(frozen=True)
class Line:
    """One line of the table.

    Attributes:
        amount: what was measured, in `unit`.
        cpu: processor time of this process in it, in ms.
        floor: the same with bare SQL and a bare template, None where there is no such thing.
        budget: most that is wanted, in `unit`; None when there is none.
        note: statements, size.
    """

    work: str
    amount: float
    unit: str = "ms"
    cpu: float | None = None
    floor: float | None = None
    budget: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times the floor."""
        return self.amount / self.floor if self.floor else None

    @property
    def is_within(self) -> bool:
        """Within the budget, or at most three times the floor."""
        if self.budget is None or self.amount <= self.budget:
            return True
        return self.ratio is not None and self.ratio <= 3


def median_ms(works: Sequence[Work] | Work) -> float:
    """Median over seven runs by the clock, in milliseconds; see `both`."""
    return both(works)[0]


def both(works: Sequence[Work] | Work) -> tuple[float, float]:
    """Medians over seven runs, in milliseconds: by the clock, and of processor time.

    Args:
        works: one piece of work that can be repeated, or eight that are each done once (the first warms up).
    """
    each = list(works) if isinstance(works, Sequence) else [works] * (RUNS + 1)
    each[0]()
    clock, cpu = [], []
    for work in each[1 : RUNS + 1]:
        start, busy = time.perf_counter(), time.process_time()
        work()
        clock.append((time.perf_counter() - start) * 1000)
        cpu.append((time.process_time() - busy) * 1000)
    return statistics.median(clock), statistics.median(cpu)


def once(work: Work) -> tuple[float, float]:
    """One run, for what takes many seconds, in milliseconds: by the clock, and of processor time."""
    start, busy = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - start) * 1000, (time.process_time() - busy) * 1000


def statements(work: Work) -> int:
    """How many SQL statements one run makes."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        work()
    return len(captured)


def table(lines: Sequence[Line]) -> str:
    """The lines as a Markdown table."""
    rows = [("work", "by the clock", "processor", "bare floor", "ratio", "budget", "", "note")]
    for line in lines:
        rows.append(
            (
                line.work,
                _shown(line.amount, line.unit),
                _shown(line.cpu, "ms"),
                _shown(line.floor, line.unit),
                f"{line.ratio:.1f}" if line.ratio else "–",
                _shown(line.budget, line.unit),
                "ok" if line.is_within else "OVER",
                line.note,
            )
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    shown = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    shown.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(shown)


def _shown(amount: float | None, unit: str) -> str:
    if amount is None:
        return "–"
    return f"{amount:.2f} {unit}" if amount < 10 else f"{amount:.0f} {unit}"
