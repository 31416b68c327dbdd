"""The legal day."""

from datetime import date

from saolang.core import clock


def test_today_is_the_day_of_the_settings() -> None:
    assert clock.today() == date(2026, 11, 22)


def test_travel_is_left_again() -> None:
    with clock.travel(date(2026, 4, 29)):
        assert clock.today() == date(2026, 4, 29)
        with clock.travel(date(2024, 2, 29)):
            assert clock.today() == date(2024, 2, 29)
        assert clock.today() == date(2026, 4, 29)
    assert clock.today() == date(2026, 11, 22)
