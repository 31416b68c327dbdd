"""Fields read what Vietnamese people type; errors stand at the field and in the summary."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from saolang.web.ui import words
from saolang.web.ui.forms import CardLabel, ChoiceCards, DateField, FileInput, NumberField, TextArea


class Sample(forms.Form):
    name = forms.CharField(label="Tên", help_text="Ví dụ: Khô cá.")
    share = forms.ChoiceField(
        label="Tỷ lệ",
        widget=ChoiceCards,
        choices=[("a", CardLabel("Dưới 50 %", points="1 điểm", help="Cần hợp đồng.")), ("b", "Còn lại")],
    )
    made_on = DateField(label="Ngày", required=False)
    output = NumberField(label="Sản lượng", unit="kg", required=False, min_value=0, max_value=5000)
    agreed = forms.BooleanField(label="Cam kết")
    hidden = forms.CharField(widget=forms.HiddenInput, required=False)


@pytest.mark.parametrize(
    ("text", "value"), [("1.200", 1200), ("1200", 1200), (" 12 000 ", 12000), ("0", 0), ("-5", -5), ("", None)]
)
def test_whole_number(text: str, value: int | None) -> None:
    assert NumberField(required=False).clean(text) == value


@pytest.mark.parametrize(
    ("text", "decimals", "code"),
    [
        ("1.5", 1, "invalid"),
        ("1,5", 0, "whole"),
        ("1,55", 1, "decimals"),
        ("một", 0, "invalid"),
        ("1e5", 0, "invalid"),
        ("NaN", 0, "invalid"),
        ("٣", 0, "invalid"),
        ("9" * 40, 0, "long"),
        ("", 0, "required"),
    ],
)
def test_number_refusals(text: str, decimals: int, code: str) -> None:
    with pytest.raises(forms.ValidationError) as caught:
        NumberField(decimals=decimals).clean(text)
    assert caught.value.code == code


@pytest.mark.parametrize(("text", "code"), [("-1", "least"), ("5.001", "most")])
def test_number_limits(text: str, code: str) -> None:
    with pytest.raises(forms.ValidationError) as caught:
        NumberField(min_value=0, max_value=5000).clean(text)
    assert caught.value.code == code


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_number_written_is_read_back(value: Decimal) -> None:
    assert NumberField(decimals=2).clean(words.number(value)) == value


def test_number_typed_otherwise_is_no_change() -> None:
    assert not NumberField().has_changed(1000, "1.000")
    assert NumberField().has_changed(1000, "1.001")
    assert NumberField().has_changed(1000, "x")


@pytest.mark.parametrize("text", ["05/02/2026", "5/2/2026", "5-2-2026", "05.02.2026", "2026-02-05", " 05/02/2026 "])
def test_day(text: str) -> None:
    assert DateField().clean(text) == date(2026, 2, 5)


@pytest.mark.parametrize("text", ["31/02/2026", "5/2", "hôm qua", "2026"])
def test_wrong_day(text: str) -> None:
    with pytest.raises(forms.ValidationError, match="ngày/tháng/năm"):
        DateField().clean(text)


def test_form_links_labels_help_and_errors() -> None:
    with translation.override("vi"):
        form = Sample({"made_on": "31/02/2026", "output": "1.5"})
        html = str(form)
    assert '<label for="id_name">Tên</label>' in html
    assert 'aria-invalid="true" aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_error"' in html
    assert 'href="#id_name">Tên – Bạn chưa điền mục này.</a>' in html
    assert 'href="#id_share_0">' in html
    assert 'href="#id_agreed">' in html
    assert 'value="31/02/2026"' in html
    assert 'value="1.5"' in html
    assert "Có 5 chỗ cần sửa" in html


def test_fresh_form_has_no_summary() -> None:
    html = str(Sample())
    assert "error-summary" not in html
    assert "aria-invalid" not in html
    assert html.count("(không bắt buộc)") == 2


def test_general_error_is_in_the_summary() -> None:
    form = Sample({})
    form.add_error(None, "Hồ sơ đã được tiếp nhận.")
    assert "<li>Hồ sơ đã được tiếp nhận.</li>" in str(form)


def test_choice_cards_show_points_and_help() -> None:
    html = str(Sample({"share": "a"})["share"])
    assert '<span class="points">1 điểm</span>' in html
    assert "Cần hợp đồng." in html
    assert html.count("checked") == 1
    assert html.count('<label class="choice"') == 2


def test_summary_of_a_formset() -> None:
    formset = forms.formset_factory(Sample, extra=1)(
        {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-name": "x"}
    )
    assert not formset.is_valid()
    html = Template("{% error_summary formset %}").render(Context({"formset": formset}))
    assert 'href="#id_form-0-share_0"' in html


def test_stored_number_and_day_are_written_as_people_write() -> None:
    form = Sample(initial={"output": 1200, "made_on": date(2026, 2, 5)})
    assert 'value="1.200"' in str(form["output"])
    assert 'value="05/02/2026"' in str(form["made_on"])


def test_widgets_say_their_limits() -> None:
    assert 'maxlength="600"' in TextArea(limit=600).render("story", "")
    html = FileInput(kinds=".pdf", max_bytes=50 * 1024 * 1024, camera=True).render("paper", None)
    assert 'data-max-bytes="52428800"' in html
    assert "Mỗi tệp nhiều nhất 50 MB." in html
    assert 'accept=".pdf"' in html
