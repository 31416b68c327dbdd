"""Real documents read as their answer keys say."""

from pathlib import Path

import pytest

from tests.documents.read.compare import Item, case, keyed, near, pairs, plain

NAMES = ("dong-thap-training-plan-2022", "quang-tri-provincial-plan-2019", "tan-hong-district-plan-2022")


def bounds(item: Item) -> tuple[float | None, float | None]:
    low, high = item.get("value_min", item.get("value")), item.get("value_max", item.get("value"))
    return (None if low is None else float(low), None if high is None else float(high))


def test_every_key_is_tested(corpus: Path):
    assert keyed(corpus) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_head_and_closing(corpus: Path, name: str):
    key, read = case(corpus, name)
    document, made = key["document"], read["document"]
    assert made["type_code"] == document["type_code"]
    assert made["year"] == document["year"]
    for field in ("number", "issue_date", "place"):
        assert plain(made[field]) == plain(document.get(field))
    assert plain(made["title"]) == plain(document["title"])
    for field in ("position", "name"):
        assert plain(made["signatory"][field]) == plain(document["signatory"][field])
    expected = [item if isinstance(item, str) else item["name"] for item in document["recipients"]]
    assert [plain(item["name"]) for item in made["recipients"]] == [plain(item) for item in expected]


@pytest.mark.parametrize("name", NAMES)
def test_documents_cited_in_order_of_mention(corpus: Path, name: str):
    key, read = case(corpus, name)
    wanted = [(plain(item["number"]), str(item["date"])) for item in key["legal_bases"]]
    assert [(plain(item["number"]), str(item["date"])) for item in read["legal_bases"]] == wanted
    for want, made in zip(key["legal_bases"], read["legal_bases"], strict=True):
        assert made["kind"] == want["kind"]


@pytest.mark.parametrize("name", NAMES)
def test_targets(corpus: Path, name: str):
    key, read = case(corpus, name)
    want = [item for item in key["targets"] if bounds(item) != (None, None)]
    have = [item for item in read["targets"] if bounds(item) != (None, None)]
    for item, made in pairs(want, have, lambda a, b: bounds(a) == bounds(b) and near(a["text"], b["text"], 0.5)):
        assert plain(made["unit"]) == plain(item["unit"])
        assert made["year"] == item["year"]


@pytest.mark.parametrize("name", NAMES)
def test_products(corpus: Path, name: str):
    key, read = case(corpus, name)
    for item, made in pairs(key["products"], read["products"], lambda a, b: plain(a["name"]) == plain(b["name"])):
        assert made["status"] == item["status"]
        assert plain(made["entity"]) == plain(item["entity"])
        assert plain(made["commune"]) == plain(item["commune"])
        assert (made["star"], made["year"]) == (item["star"], item["year"])


@pytest.mark.parametrize("name", [name for name in NAMES if "tan-hong" not in name])
def test_training_classes(corpus: Path, name: str):
    key, read = case(corpus, name)
    for item, made in zip(key["training_classes"], read["training_classes"], strict=True):
        assert near(made["kind"], item["kind"])
        for field in ("classes", "trainees_per_class", "trainees_total", "days_per_class"):
            assert made[field] == item.get(field)
        assert len(made["audience"]) == len(item.get("audience", []))


@pytest.mark.parametrize("name", NAMES)
def test_organisations_have_their_tasks(corpus: Path, name: str):
    key, read = case(corpus, name)
    for item, made in zip(key["organisations_and_tasks"], read["organisations_and_tasks"], strict=True):
        assert near(made["organisation"], item["organisation"])
        wanted = item["tasks"] if isinstance(item["tasks"], int) else len(item["tasks"])
        assert len(made["tasks"]) == wanted


def test_tasks_with_time_and_agencies(corpus: Path):
    key, read = case(corpus, "quang-tri-provincial-plan-2019")
    want = [item for item in key["tasks"] if "children" not in item]
    for item, made in zip(want, read["tasks"], strict=True):
        assert near(made["title"], item["title"])
        assert made["quarters"] == item["time"]["quarters"]
        for field in ("lead", "implementing", "coordinating"):
            expected = item.get(field) or []
            assert len(made[field]) == len(expected)
            assert all(near(a, b) for a, b in zip(made[field], expected, strict=True))


def test_budget_of_a_flattened_table(corpus: Path):
    key, read = case(corpus, "quang-tri-provincial-plan-2019")
    want = key["budget"]["lines_1000_vnd"]
    for item, made in zip(want, read["budget"]["lines"], strict=True):
        assert made["amount"] == item["amount"]
        assert plain(made["content"]) == plain(item["content"])
        assert plain(made["lead"]) == plain(item["lead"])
        assert plain(made["explanation"]) == plain(item.get("explanation") or item.get("explanation_derived"))
        assert made["parent"] == item.get("parent")


@pytest.mark.parametrize("name", NAMES)
def test_deadlines(corpus: Path, name: str):
    key, read = case(corpus, name)
    for item, made in zip(key["deadlines"], read["deadlines"], strict=True):
        assert near(made["text"], item["text"], 0.6)
        assert made["date"] is None
        assert item["date"] is None
        assert plain(made["suggestion"]) == plain(item["suggestion"])


@pytest.mark.parametrize("name", NAMES)
def test_doubts_and_no_others(corpus: Path, name: str):
    key, read = case(corpus, name)
    wanted = key.get("warnings", [])
    pairs(wanted, read["warnings"], lambda a, b: a["kind"] == b["kind"] and abs(a["line"] - b["line"]) <= 3)


@pytest.mark.parametrize("name", NAMES)
def test_each_value_leads_to_its_line(corpus: Path, name: str):
    key, read = case(corpus, name)
    lines = (corpus / key["file"]).read_text("utf-8").split("\n")
    for section in ("legal_bases", "targets", "results", "products", "training_classes", "tasks", "deadlines"):
        for item in read[section]:
            assert lines[item["source"]["line"] - 1].strip()
