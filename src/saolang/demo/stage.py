"""Stories that happen at the same time: each act is played on its day, all acts in the order of days.

A story is a generator that yields the day of its next act. So numbers, events and dates come out as they would have
come in real life, and two stories may share a number book.
"""

import heapq
from collections.abc import Iterable, Iterator
from datetime import date

from saolang.core import clock

Story = Iterator[date]


def play(stories: Iterable[Story]) -> None:
    """Play all acts of all stories; on one day in the order in which the stories are given."""
    queue: list[tuple[date, int, Story]] = []
    for number, story in enumerate(stories):
        _queue_next(queue, number, story)
    while queue:
        day, number, story = heapq.heappop(queue)
        with clock.travel(day):
            _queue_next(queue, number, story)


def _queue_next(queue: list[tuple[date, int, Story]], number: int, story: Story) -> None:
    day = next(story, None)
    if day is not None:
        heapq.heappush(queue, (day, number, story))
