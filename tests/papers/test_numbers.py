"""Number books: no gap, no double, also when many ask at once."""

import threading

import pytest
from django.db import DatabaseError, connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saolang.core.errors import NotNow, WrongInput
from saolang.papers import numbers
from saolang.papers.errors import NumberTaken
from saolang.papers.models import NumberBook, NumberEntry
from saolang.people.enums import Role
from tests.factories.people import make_member, make_organisation

pytestmark = pytest.mark.django_db
BOOK = {"series": "QĐ", "year": 2026}


def test_numbers_follow_each_other_and_books_do_not_mix() -> None:
    mine, other = make_organisation(), make_organisation()
    assert [numbers.take_number(mine, **BOOK, obj=mine) for _ in range(3)] == [1, 2, 3]
    assert numbers.take_number(other, **BOOK, obj=mine) == 1
    assert numbers.take_number(mine, series="CV", year=2026, obj=mine) == 1
    assert numbers.take_number(mine, series="QĐ", year=2027, obj=mine) == 1
    assert numbers.next_number(mine, **BOOK) == 4
    assert numbers.next_number(mine, series="TTr", year=2026) == 1


def test_typed_number_moves_the_book_on_and_is_refused_twice() -> None:
    mine = make_organisation()
    assert numbers.take_typed_number(mine, **BOOK, number=57, obj=mine) == 57
    assert numbers.take_number(mine, **BOOK, obj=mine) == 58
    assert numbers.take_typed_number(mine, **BOOK, number=12, obj=mine) == 12
    with pytest.raises(NumberTaken) as refused:
        numbers.take_typed_number(mine, **BOOK, number=57, obj=mine)
    assert refused.value.sentence == "Đã có văn bản số 57 trong sổ QĐ năm 2026. Hãy xem lại số."
    assert refused.value.field == "number"
    assert NumberEntry.objects.filter(typed=True).count() == 2


@pytest.mark.parametrize("number", [0, -1, 1_000_000])
def test_typed_number_outside_the_book(number: int) -> None:
    mine = make_organisation()
    with pytest.raises(WrongInput):
        numbers.take_typed_number(mine, **BOOK, number=number, obj=mine)
    assert not NumberBook.objects.exists()


def test_cancelled_number_stays_and_is_never_given_again() -> None:
    by = make_member(Role.CLERK)
    mine = by.organisation
    numbers.take_number(mine, **BOOK, obj=mine)
    with pytest.raises(WrongInput):
        numbers.cancel_number(mine, **BOOK, number=1, reason="  ", by=by)
    with pytest.raises(WrongInput):
        numbers.cancel_number(mine, **BOOK, number=9, reason="ghi nhầm", by=by)
    numbers.cancel_number(mine, **BOOK, number=1, reason="ghi nhầm", by=by)
    with pytest.raises(NotNow):
        numbers.cancel_number(mine, **BOOK, number=1, reason="ghi nhầm", by=by)
    assert numbers.take_number(mine, **BOOK, obj=mine) == 2
    assert NumberEntry.objects.get(number=1).cancelled_reason == "ghi nhầm"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.lists(st.one_of(st.none(), st.integers(1, 30)), max_size=25))
def test_any_mix_of_typed_and_next_numbers_never_repeats(typed: list[int | None]) -> None:
    mine = make_organisation()
    given_out: list[int] = []
    for wish in typed:
        if wish is None:
            number = numbers.take_number(mine, **BOOK, obj=mine)
            assert number == max(given_out, default=0) + 1
            given_out.append(number)
        elif wish in given_out:
            with pytest.raises(NumberTaken):
                numbers.take_typed_number(mine, **BOOK, number=wish, obj=mine)
        else:
            given_out.append(numbers.take_typed_number(mine, **BOOK, number=wish, obj=mine))
    assert len(set(given_out)) == len(given_out)


def test_symbol_and_number_of_a_letter_and_a_decision() -> None:
    mine = make_organisation(symbol="UBND")
    assert numbers.number_text(5, numbers.symbol(mine, "QĐ")) == "05/QĐ-UBND"
    assert numbers.number_text(12, numbers.symbol(mine, "CV", unit="KT")) == "12/UBND-KT"
    assert numbers.number_text(112, numbers.symbol(mine, "CV")) == "112/UBND"


@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_get_one_to_fifty() -> None:
    mine = make_organisation()
    start, taken, errors = threading.Barrier(50), [], []

    def ask() -> None:
        try:
            start.wait()
            taken.append(numbers.take_number(mine, **BOOK, obj=mine))
        except DatabaseError as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=ask) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert sorted(taken) == list(range(1, 51))
    assert NumberBook.objects.get().last == 50
