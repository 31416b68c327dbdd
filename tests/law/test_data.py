"""The data files against the law as read from elsewhere, and against what a checker must catch."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saolang.law import check, finder, lists, load, sheet
from saolang.law.errors import LawError
from saolang.law.model import Gap, KnockOutKind, Option, ProductSet
from saolang.law.report import report
from tests.law.minimums_2026 import EXPECTED

SETS = load.all_sets()
CURRENT = load.all_sets("qd26-2026")
SET_IDS = [item.id for item in SETS]
FOOD_LIKE = {*range(1, 15), 16}


def findings_of(found: ProductSet) -> tuple[check.Finding, ...]:
    """What the check says of a sheet under its own regime."""
    return check.set_findings(found, load.regime(found.regime), load.evidence())


def test_all_78_sheets_of_three_regimes_are_there() -> None:
    assert [regime.code for regime in load.regimes()] == ["qd26-2026", "qd148-2023", "qd1048-2019"]
    assert [sum(item.regime == regime.code for item in SETS) for regime in load.regimes()] == [26, 26, 26]
    assert [item.number for item in CURRENT] == list(range(1, 27))
    assert sum(len(item.criteria) for item in CURRENT) == 787
    assert sum(len(criterion.options) for item in CURRENT for criterion in item.criteria) == 2579
    assert sum(len(criterion.minimums) for item in CURRENT for criterion in item.criteria) == 575


@pytest.mark.parametrize("number", range(1, 27))
def test_minimums_of_the_regime_in_force(number: int) -> None:
    found = load.product_set(f"qd26-2026-{number:02}")
    for star, text in zip((3, 4, 5), EXPECTED[number][1:], strict=True):
        expected = dict(re.findall(r"([\d.]+)≥(\d+)", text))
        marked = {
            criterion.key: str((minimum.points or 0) // 100)
            for criterion in found.criteria
            for minimum in criterion.minimums
            if minimum.star == star
        }
        assert marked == expected


@pytest.mark.parametrize("number", range(1, 27))
def test_section_maxima_of_the_regime_in_force(number: int) -> None:
    parts = load.product_set(f"qd26-2026-{number:02}").parts
    printed = " · ".join(
        f"{part.code} " + "/".join(str(child.max_points // 100) for child in part.children) for part in parts
    )
    assert printed == EXPECTED[number][0]


def numbers_with(key: str, kind: str) -> set[int]:
    return {
        item.number
        for item in CURRENT
        for rule in item.knock_outs
        if rule.key == key and rule.kind == KnockOutKind(kind)
    }


@pytest.mark.parametrize(
    ("key", "kind", "numbers"),
    [
        ("forged", "dossier", set(range(1, 26))),
        ("registration-dossier", "dossier", set(range(1, 26))),
        ("food-safety-certificate", "dossier", {*FOOD_LIKE, 15, 17}),
        ("production-licence", "dossier", {15, 17}),
        ("production-certificate", "dossier", {18}),
        ("declaration-label-advertising", "dossier", {18}),
        ("production-conditions", "dossier", {19, 20}),
        ("product-declaration", "dossier", {19, 20}),
        ("imported-material", "criterion", {*range(7, 16), 18, 19, 20}),
        ("copied-product", "criterion", set(range(5, 15))),
        ("ip-infringement", "criterion", {21, 22}),
        ("staple-product", "criterion", {1, 2, 3, 4}),
        ("foreign-matter", "stop", {*range(1, 14), 15, 17}),
        ("sensory-zero", "stop", {16}),
        ("no-declaration", "stop", {19, 20}),
    ],
)
def test_knock_outs_of_the_regime_in_force(key: str, kind: str, numbers: set[int]) -> None:
    assert numbers_with(key, kind) == numbers


def test_no_other_knock_out_and_each_stands_at_its_criterion() -> None:
    places = {
        "imported-material": {"1.1"},
        "copied-product": {"2.1"},
        "ip-infringement": {"6.2"},
        "staple-product": {"2.1"},
        "foreign-matter": {"6.1", "6.1.1"},
        "sensory-zero": {"6.4"},
        "no-declaration": {"6"},
    }
    assert sum(len(item.knock_outs) for item in CURRENT) == 121
    for item in CURRENT:
        for rule in item.knock_outs:
            assert (rule.criterion in places[rule.key]) if rule.criterion else rule.kind is KnockOutKind.DOSSIER
            assert rule.text
            assert rule.source.startswith("QĐ 26/2026/QĐ-TTg, Phụ lục II")
    eleven, thirteen = load.product_set("qd26-2026-11"), load.product_set("qd26-2026-13")
    assert eleven.knock_out("foreign-matter").criterion == thirteen.knock_out("foreign-matter").criterion == "6.1.1"


def test_declarations_come_with_a_test_report_where_the_sheet_says_so() -> None:
    assert {item.number for item in CURRENT if item.conditions} == {*range(1, 18), 21}


@pytest.mark.parametrize("set_id", SET_IDS)
def test_every_defect_of_a_sheet_is_declared(set_id: str) -> None:
    found = load.product_set(set_id)
    assert [item for item in findings_of(found) if not item.declared] == []


def test_known_defects_of_older_sheets_stay_declared() -> None:
    kinds = {(item.id, gap.kind, gap.where) for item in SETS for gap in item.gaps if gap.kind != "unknown_minimum"}
    assert kinds == {
        ("qd26-2026-07", "not_rising", "3.1"),
        ("qd26-2026-23", "not_rising", "6.2"),
        ("qd148-2023-07", "max_option", "6.4"),
        ("qd148-2023-11", "part_sum", "C"),
        ("qd148-2023-12", "part_sum", "C"),
        ("qd148-2023-13", "part_sum", "C"),
        ("qd1048-2019-19", "part_sum", "C"),
    }
    assert {item.id for item in SETS for gap in item.gaps if gap.kind == "unknown_minimum"} == {
        item.id for item in SETS if item.regime == "qd148-2023"
    }


def spoiled(set_id: str, place: str, **changes: object) -> list[str]:
    """Kinds of undeclared findings after changing one criterion of a good sheet."""
    good = load.product_set(set_id)
    criteria = tuple(replace(item, **changes) if item.key == place else item for item in good.criteria)  # type: ignore[arg-type]
    bad = replace(good, criteria=criteria)
    return [item.kind for item in findings_of(bad) if not item.declared]


def test_the_checker_sees_a_spoiled_criterion() -> None:
    good = load.product_set("qd26-2026-09").by_key["1.1"]
    rising = tuple(replace(option, points=100) for option in good.options[:-1]) + good.options[-1:]
    assert "not_rising" in spoiled("qd26-2026-09", "1.1", options=rising)
    assert "max_option" in spoiled("qd26-2026-09", "1.1", options=good.options[:-1])
    assert "no_option" in spoiled("qd26-2026-09", "1.1", options=())
    assert "minimum_mark" in spoiled("qd26-2026-09", "1.1", minimums=())
    assert "duplicate_key" in spoiled("qd26-2026-09", "1.1", key="1.2")
    assert "evidence" in spoiled("qd26-2026-09", "1.1", evidence=("no-such-paper",))
    assert "duplicate_option" in spoiled("qd26-2026-09", "1.1", options=(*good.options, Option("a", 400, "x")))
    assert "cases" in spoiled("qd26-2026-26", "8", cases=())


def test_the_checker_sees_wrong_sums_and_references() -> None:
    good = load.product_set("qd26-2026-09")
    part = replace(good.parts[0], max_points=3900)
    short = replace(good, parts=(part, *good.parts[1:]))
    assert {item.kind for item in findings_of(short)} == {"part_max", "part_sum"}
    rule = replace(good.knock_outs[-1], criterion="99")
    lost = replace(good, knock_outs=(*good.knock_outs[:-1], rule))
    assert {item.kind for item in findings_of(lost)} == {"reference"}


def test_a_gap_that_is_not_there_or_has_another_figure_is_an_error() -> None:
    good = load.product_set("qd26-2026-09")
    needless = replace(good, gaps=(Gap("part_sum", "C", 32, 35, "x"),))
    assert [item.kind for item in findings_of(needless)] == ["needless_gap"]
    older = load.product_set("qd148-2023-11")
    other = tuple(replace(gap, printed=31) if gap.kind == "part_sum" else gap for gap in older.gaps)
    findings = findings_of(replace(older, gaps=other))
    assert [item.kind for item in findings if not item.declared] == ["part_sum"]


def test_a_regime_whose_bands_leave_a_hole_is_an_error() -> None:
    regime = load.regime("qd26-2026")
    hole = replace(regime, bands=(*regime.bands[:2], replace(regime.bands[2], below=6900), *regime.bands[3:]))
    assert [item.kind for item in check.regime_findings(hole)] == ["bands"]
    unsummed = replace(regime, parts={"A": 4000, "B": 2500, "C": 3400})
    assert [item.kind for item in check.regime_findings(unsummed)] == ["parts_sum"]


def test_report_counts_everything_without_an_error() -> None:
    made = report()
    assert made["errors"] == []
    assert made["sets"] == 78
    assert made["routes"] == ["26-2026", "1489-2025", "148-2023", "1048-2019"]
    assert {gap["kind"] for gap in made["declared_gaps"]} == {
        "not_rising", "max_option", "part_sum", "unknown_minimum", "band_gap",
    }  # fmt: skip


def test_results_of_2019_are_never_official() -> None:
    assert [regime.computable for regime in load.regimes()] == [True, True, False]


def test_the_regime_of_a_day() -> None:
    codes = [
        (date(2019, 8, 20), None),
        (date(2019, 8, 21), "qd1048-2019"),
        (date(2023, 2, 24), "qd148-2023"),
        (date(2026, 5, 21), "qd148-2023"),
        (date(2026, 5, 22), "qd26-2026"),
    ]
    for day, code in codes:
        found = load.current_regime(day)
        assert (found.code if found else None) == code


def test_the_hash_tells_regimes_apart() -> None:
    hashes = {load.law_hash(regime.code) for regime in load.regimes()}
    assert len(hashes) == 3
    assert all(re.fullmatch(r"[0-9a-f]{64}", value) for value in hashes)


@pytest.mark.parametrize("wrong", ["", "qd26-2026-27", "qd26-2026-9", "../evidence", "QD26-2026-09", "qd26-2026"])
def test_an_unknown_set_is_refused(wrong: str) -> None:
    with pytest.raises(LawError) as problem:
        load.product_set(wrong)
    assert problem.value.code == "unknown_set"


@pytest.mark.parametrize("wrong", ["", "26-2026", "..", "qd26-2026-01"])
def test_an_unknown_regime_is_refused(wrong: str) -> None:
    with pytest.raises(LawError) as problem:
        load.regime(wrong)
    assert problem.value.code == "unknown_regime"


def test_questions_lead_to_every_set_exactly_once() -> None:
    assert sorted(finder.reachable_sets("qd26-2026")) == [item.id for item in CURRENT]
    first = finder.question("qd26-2026")
    assert len(first.choices) == 7
    assert all((choice.question is None) != (choice.set_id is None) for choice in first.choices)
    with pytest.raises(LawError):
        finder.question("qd26-2026", "khong-co")
    with pytest.raises(LawError):
        finder.question("qd1048-2019")


def test_fifteen_kinds_of_evidence_in_the_order_of_the_form() -> None:
    kinds = list(load.evidence().values())
    assert [kind.number for kind in kinds] == list(range(1, 16))
    assert kinds[0].title == "Giấy đăng ký kinh doanh"
    assert kinds[-1].refs == ("uniqueness",)


def test_open_points_have_a_default_a_source_and_a_question() -> None:
    assert len(load.settings()) >= 25
    for setting in load.settings().values():
        assert setting.source
        assert setting.question.endswith("?")
        assert setting.choices is None or setting.default in setting.choices
    assert load.default("discrepancy_points") == 10


def test_the_commune_assesses_four_contents() -> None:
    rice = {content.key: [item.key for item in criteria] for content, criteria in lists.commune_criteria(CURRENT[8])}
    assert rice == {"origin": ["1.1"], "labour": ["3.3"], "idea": ["2.1"], "identity": ["5.3"]}
    tour = {content.key: [item.key for item in criteria] for content, criteria in lists.commune_criteria(CURRENT[25])}
    assert tour == {"origin": [], "labour": ["3.3"], "idea": ["2.1"], "identity": []}
    assert lists.commune_criteria(load.product_set("qd1048-2019-01")) == ()


def test_commune_contents_weigh_what_the_reading_of_the_law_found() -> None:
    weights = {
        item.number: sum(found.max_points for _, criteria in lists.commune_criteria(item) for found in criteria) // 100
        for item in CURRENT
    }
    sixteen = {5, 9, *range(14, 18), *range(19, 23)}
    for number, weight in weights.items():
        expected = 9 if number == 26 else 17 if number in {23, 24, 25} else 16 if number in sixteen else 14
        assert weight == expected, number


def test_who_may_apply_depends_on_the_group() -> None:
    assert len(lists.producer_kinds("qd26-2026")) == 8
    assert len(lists.producer_kinds("qd26-2026", 1)) == 6
    assert len(lists.producer_kinds("qd26-2026", 6)) == 8
    with pytest.raises(LawError):
        lists.producer_kinds("qd1048-2019")


def test_who_sits_in_a_council() -> None:
    province, ministry = (lists.council_seats("qd26-2026", level) for level in ("province", "ministry"))
    assert province
    assert ministry
    assert "Sở Công Thương" in province.members
    assert "Bộ Công Thương" in ministry.members
    assert (province.source[-4:], ministry.source[-4:]) == ("7.3b", "7.4b")
    assert lists.council_seats("qd148-2023", "province") is None


def test_papers_of_a_dossier() -> None:
    first = lists.dossier_papers("qd26-2026", kind="first", set_id="qd26-2026-09")
    assert [paper.key for paper in first] == ["form-01", "form-02", "commune-letter", "form-03", "samples"]
    tour = lists.dossier_papers("qd26-2026", kind="renewal", set_id="qd26-2026-26", national=True)
    assert "samples" not in {paper.key for paper in tour}
    assert {"updates", "office-report"} <= {paper.key for paper in tour}
    assert [paper.key for paper in first if paper.blocks == "filing"] == ["form-01", "form-02"]
    assert lists.samples_required("qd26-2026", "qd26-2026-09") == 5
    assert lists.samples_required("qd26-2026", "qd26-2026-26") == 0


def test_six_grounds_of_withdrawal_word_for_word() -> None:
    grounds = lists.withdrawal_grounds("qd26-2026")
    assert [ground.key for ground in grounds] == ["a", "b", "c", "d", "dd", "e"]
    assert grounds[4].text == "Chủ thể OCOP không còn hoạt động sản xuất sản phẩm OCOP."


def test_the_product_code_of_the_regime_in_force() -> None:
    pattern = lists.product_code_pattern("qd26-2026")
    assert re.fullmatch(pattern, "82-30037-7-2026")
    assert not re.fullmatch(pattern, "83-829-28780-3-2022")


@given(st.sampled_from(SETS), st.randoms(use_true_random=False))
def test_a_sheet_as_questions(found: load.ProductSet, random: object) -> None:
    chosen = {item.key: random.choice(item.options).key for item in found.criteria}  # type: ignore[attr-defined]
    marks = {item.key: item.option(chosen[item.key]).points for item in found.criteria}
    questions = sheet.explain(found, marks)
    assert [question.number for question in questions] == list(range(1, len(found.criteria) + 1))
    for question in questions:
        assert question.points == marks[question.criterion.key]
        assert any(choice.chosen and choice.option.key == chosen[question.criterion.key] for choice in question.choices)
        assert [section.key for section in question.sections] == list(question.criterion.sections)
