"""Values of the forms: whatever is typed is stored in one way or refused with a sentence."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saolang.core.errors import WrongInput
from saolang.dossiers import form
from saolang.dossiers.fields import LONG, Field, Section, Type, clean, is_blank

EVERY = Section(
    key="every",
    title="Mọi loại",
    intro="",
    fields=tuple(
        Field(key=kind.value, label=kind.value, place="", type=kind, limit=LONG, choices=(("a", "A"),)) for kind in Type
    ),
)


@given(st.sampled_from(list(Type)), st.one_of(st.none(), st.text(), st.integers(), st.booleans(), st.dates()))
def test_every_value_is_stored_plainly_or_refused_at_its_field(kind, value):
    refused = None
    try:
        stored = clean(EVERY, {kind.value: value})[kind.value]
    except WrongInput as error:
        refused, stored = error, None
    if refused:
        assert (refused.field, bool(refused.sentence)) == (kind.value, True)
        return
    assert stored is None or isinstance(stored, (str, int, bool))
    assert clean(EVERY, {kind.value: stored})[kind.value] == stored


@given(st.text(max_size=200))
def test_text_never_keeps_control_characters(text):
    assert "\x00" not in clean(EVERY, {"long": text})["long"]


def test_text_of_ten_thousand_letters_is_kept_and_one_more_refused():
    assert len(clean(EVERY, {"long": "ă" * LONG})["long"]) == LONG
    with pytest.raises(WrongInput, match="10001"):
        clean(EVERY, {"long": "ă" * (LONG + 1)})


@pytest.mark.parametrize(
    ("kind", "value"), [("day", ""), ("money", None), ("count", ""), ("text", None), ("choice", "")]
)
def test_nothing_typed_is_blank(kind, value):
    assert is_blank(clean(EVERY, {kind: value})[kind])


def test_zero_and_no_are_answers():
    assert not is_blank(clean(EVERY, {"money": 0})["money"])
    assert not is_blank(clean(EVERY, {"tick": False})["tick"])


def test_labels_carry_the_two_years_before():
    labels = [field.label_for(2026) for field in form.RESULTS.fields]
    assert "Doanh thu năm 2025" in labels
    assert "Doanh thu năm 2024" in labels


def test_required_fields_are_few_and_each_says_where_the_form_asks():
    fields = [field for section in form.SECTIONS for field in section.fields]
    required = {field.key for field in fields if field.is_required}
    assert required == {
        "producer_name",
        "product_name",
        "address",
        "phone",
        "representative",
        "specification",
        "materials",
        "plan_product",
    }
    assert all(field.place for field in fields)


def test_day_of_today_is_no_day_to_come(today):
    assert clean(EVERY, {"day": today})["day"] == today.isoformat()
    with pytest.raises(WrongInput, match="chưa tới"):
        clean(EVERY, {"day": date(2026, 11, 23)})
