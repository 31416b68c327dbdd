"""Components render what they declare, and refuse what they do not."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from saolang.web.ui import parts


def draw(source: str, **context: Any) -> str:
    """Render one component and flatten its white space."""
    return " ".join(Template(source).render(Context(context)).split())


def test_button_is_a_submit_button_by_default() -> None:
    assert draw('{% button "Gửi hồ sơ" %}') == '<button type="submit" class="button"><span>Gửi hồ sơ</span></button>'


def test_button_with_address_is_a_link() -> None:
    html = draw('{% button "Mở" href=to kind="quiet" small=True about="Khô cá" %}', to="/a?b=1&c=2")
    assert html == (
        '<a href="/a?b=1&amp;c=2" class="button quiet small"><span>Mở<span class="only-heard"> Khô cá</span></span></a>'
    )


def test_button_carries_question_and_busy_words() -> None:
    html = draw('{% button "Rút" confirm="Hồ sơ trở lại bản nháp." busy="Đang rút…" name="a" value=0 %}')
    assert 'data-confirm="Hồ sơ trở lại bản nháp."' in html
    assert 'data-confirm-action="Rút"' in html
    assert 'data-busy="Đang rút…"' in html
    assert 'value="0"' in html


def test_words_of_people_are_escaped() -> None:
    evil = "<script>alert(1)</script>"
    sources = (
        "{% button evil about=evil %}",
        "{% tag_state evil %}",
        "{% banner title=evil %}{{ evil }}{% endbanner %}",
        "{% card title=evil href=evil %}{{ evil }}{% endcard %}",
        "{% fact evil evil note=evil change=evil %}",
        "{% next_step evil %}{% endnext_step %}",
        "{% empty_state evil %}{{ evil }}{% endempty_state %}",
        "{% page_head evil above=evil below=evil %}{% endpage_head %}",
        "{% back_link evil evil %}",
        "{% table caption=evil %}{{ evil }}{% endtable %}",
        "{% progress 1 of=2 label=evil %}",
        "{% save_state evil %}",
        "{% meter 1 ticks=ticks label=evil %}",
        "{% disclosure evil %}{{ evil }}{% enddisclosure %}",
        "{% help_box evil %}{{ evil }}{% endhelp_box %}",
    )
    for source in sources:
        html = draw(source, evil=evil, ticks=f"50:{evil}")
        assert "<script" not in html, source
        assert "&lt;script&gt;" in html, source


@pytest.mark.parametrize(
    "source",
    [
        '{% button "x" colour="red" %}',
        "{% button %}",
        '{% tag_state "x" color="good" %}',
        "{% stars %}",
        '{% banner colour="red" %}{% endbanner %}',
        "{% table %}{% endtable %}",
        "{% road steps color=1 %}",
        "{% card %}",
        '{% fact "a" 1 unit="kg" %}',
    ],
)
def test_undeclared_argument_stops_the_template(source: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        Template(source)


@pytest.mark.parametrize(
    "source",
    [
        '{% button "x" kind="red" %}',
        '{% button "x" type="image" %}',
        '{% tag_state "x" tone="red" %}',
        "{% stars 6 %}",
        "{% stars -1 %}",
        '{% stars "4" %}',
        '{% icon "skull" %}',
        '{% banner tone="neutral" %}{% endbanner %}',
        "{% meter 1 max=0 %}",
        "{% progress 3 of=2 label='x' %}",
        '{% card tone="red" %}{% endcard %}',
    ],
)
def test_wrong_value_raises(source: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        draw(source)


@pytest.mark.parametrize("tag", ["road", "task_list", "work_list", "missing_list", "history", "figures"])
def test_list_refuses_other_values(tag: str) -> None:
    with pytest.raises(TypeError):
        draw(f"{{% {tag} items %}}", items=[{"title": "x"}])


def test_values_refuse_unknown_states_and_names() -> None:
    with pytest.raises(ValueError, match="state"):
        parts.Step(title="x", state="finished")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="tone"):
        parts.Task(title="x", href="/", word="x", tone="red")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        parts.Figure(value="1", label="x", url="/")  # type: ignore[call-arg]


@pytest.mark.parametrize(("count", "filled", "word"), [(0, 0, "0 sao"), (3, 3, "3 sao"), (5, 5, "5 sao")])
def test_stars_are_drawn_and_written(count: int, filled: int, word: str) -> None:
    html = draw("{% stars count %}", count=count)
    assert html.count("#star") == 5
    assert html.count('class="off"') == 5 - filled
    assert word in html


def test_no_stars_yet() -> None:
    assert "chưa có sao" in draw("{% stars None %}")


def test_stars_without_word_are_named() -> None:
    assert 'role="img" aria-label="4 sao"' in draw("{% stars 4 word=False %}")


@pytest.mark.parametrize(
    ("left", "working", "tone", "words"),
    [
        (-1, True, "late", "trễ 1 ngày làm việc"),
        (-12, False, "late", "trễ 12 ngày"),
        (0, True, "soon", "hạn hôm nay"),
        (3, True, "soon", "còn 3 ngày làm việc"),
        (4, True, "neutral", "còn 4 ngày làm việc"),
        (4, False, "neutral", "còn 4 ngày"),
    ],
)
def test_due_says_how_far(left: int, working: bool, tone: str, words: str) -> None:
    html = draw("{% due on left=left working=working %}", on=date(2026, 11, 22), left=left, working=working)
    assert f'class="tag {tone}"' in html
    assert f"{words}</span>" in html
    assert '<time datetime="2026-11-22">22/11/2026</time>' in html


def test_due_without_day_and_when_done() -> None:
    assert "không có hạn" in draw("{% due None %}")
    assert (
        draw("{% due on left=-3 done=True %}", on=date(2026, 1, 2)) == '<time datetime="2026-01-02">02/01/2026</time>'
    )


@given(value=st.integers(-1000, 100000), most=st.integers(1, 10000))
def test_meter_stays_inside(value: int, most: int) -> None:
    html = draw("{% meter value max=most ticks='50' %}", value=value, most=max(most, 50))
    width = float(html.split('class="filled"')[1].split('width="')[1].split("%")[0])
    assert 0 <= width <= 100


def test_meter_writes_svg_numbers_with_a_dot_and_words_with_a_comma() -> None:
    html = draw('{% meter value ticks="50:3 sao" %}', value=68.5)
    assert 'width="68.50%"' in html
    assert 'aria-label="68,5 trên 100"' in html
    assert ">3 sao</text>" in html


@pytest.mark.parametrize(("value", "shown"), [(None, "chưa có"), ("", "chưa có"), (0, "0"), ("x", "x")])
def test_fact_tells_blank_from_zero(value: object, shown: str) -> None:
    assert f">{shown}<" in draw("{% fact 'Sản lượng' value %}", value=value)


def test_banner_live_role_follows_its_weight() -> None:
    assert 'role="alert"' in draw('{% banner tone="late" live=True %}x{% endbanner %}')
    assert 'role="status"' in draw('{% banner tone="good" live=True %}x{% endbanner %}')
    assert "role=" not in draw("{% banner %}x{% endbanner %}")


def test_road_marks_the_present_step() -> None:
    steps = [
        parts.Step(title="Nộp", state="done", on=date(2026, 10, 30)),
        parts.Step(title="Đánh giá", state="now", on=date(2026, 11, 21)),
        parts.Step(title="Hội đồng", state="later"),
    ]
    html = draw("{% road steps %}", steps=steps)
    assert html.count("<li") == 3
    assert html.count('aria-current="step"') == 1
    assert "hạn 21/11/2026" in html


def test_missing_list_puts_blockers_first_and_says_when_nothing_is() -> None:
    items = [parts.Missing(sentence="Nên có ảnh."), parts.Missing(sentence="Mẫu 02 chưa ký.", blocks=True, href="/m")]
    html = draw("{% missing_list items %}", items=items)
    assert html.index("Mẫu 02") < html.index("Nên có")
    assert "Còn thiếu 2 việc" in html
    assert "blocking" in html
    assert "Đủ rồi." in draw("{% missing_list items done='Đủ rồi.' %}", items=[])


def test_work_list_without_work_says_so() -> None:
    assert "Hôm nay không có việc nào chờ bạn." in draw("{% work_list items %}", items=[])


def test_history_shows_local_time() -> None:
    line = parts.HistoryLine(at=datetime(2026, 11, 22, 2, 41, tzinfo=UTC), who="Lê Thị Mẫu", sentence="nộp hồ sơ.")
    assert "09:41 ngày 22/11/2026" in draw("{% history events %}", events=[line])


def test_pager_keeps_the_filters_of_the_address() -> None:
    request = RequestFactory().get("/ho-so", {"nam": "2026", "trang": "2"})
    html = draw("{% pager page noun='hồ sơ' %}", page=Paginator(range(1034), 50).page(2), request=request)
    assert "51–100 trong 1.034 hồ sơ" in html
    assert 'href="?nam=2026&amp;trang=1"' in html
    assert 'href="?nam=2026&amp;trang=3"' in html


def test_pager_of_one_page_has_no_links() -> None:
    html = draw("{% pager page %}", page=Paginator([1], 50).page(1), request=RequestFactory().get("/"))
    assert "href" not in html


def test_pager_refuses_a_list() -> None:
    with pytest.raises(TypeError):
        draw("{% pager page %}", page=[1], request=RequestFactory().get("/"))
