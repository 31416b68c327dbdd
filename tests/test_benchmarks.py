"""The arithmetic of the benchmark table; nothing is timed in tests."""

import pytest

from benchmarks.timing import RUNS, Line, both, median_ms, table


@pytest.mark.parametrize(
    ("line", "is_within"),
    [
        (Line("a", 79.0, budget=80), True),
        (Line("a", 81.0, budget=80), False),
        (Line("a", 81.0, floor=27.0, budget=80), True),
        (Line("a", 82.0, floor=27.0, budget=80), False),
        (Line("a", 1e9), True),
    ],
)
def test_over_means_above_the_budget_and_three_times_the_floor(line: Line, is_within: bool) -> None:
    assert line.is_within is is_within
    assert ("OVER" in table([line])) is not is_within


def test_work_is_warmed_up_and_repeated() -> None:
    seen: list[int] = []
    median_ms(lambda: seen.append(1))
    assert len(seen) == RUNS + 1
    median_ms([lambda n=n: seen.append(n) for n in range(RUNS + 1)])
    assert sorted(seen[RUNS + 1 :]) == list(range(RUNS + 1))
    assert all(amount >= 0 for amount in both(lambda: None))


def test_the_table_is_markdown_with_one_line_each() -> None:
    lines = table(
        [Line("list", 12.0, floor=4.0, budget=80, note="10 SQL"), Line("memory", 140, unit="MB")]
    ).splitlines()
    assert len(lines) == 4
    assert len({len(line) for line in lines}) == 1
    assert "| 3.0 " in lines[2]
