"""What a careless reader would do with the real documents, and this one does not.

Each key lists such faults; the tests stand in the order of its list, and the last test sees that none was added.
"""

from pathlib import Path

from tests.documents.read.compare import Item, case, plain

TRAINING, NEED, DISTRICT = (
    "dong-thap-training-plan-2022",
    "quang-tri-provincial-plan-2019",
    "tan-hong-district-plan-2022",
)


def every_date(value: object) -> list[str]:
    if isinstance(value, dict):
        return [
            day
            for key, inner in value.items()
            if key == "date" or not isinstance(inner, str)
            for day in every_date(inner)
        ]
    if isinstance(value, list):
        return [day for inner in value for day in every_date(inner)]
    return [value] if isinstance(value, str) else []


def test_training_1_a_guess_is_no_deadline(corpus: Path):
    key, read = case(corpus, TRAINING)
    assert [item["date"] for item in read["deadlines"]] == [None]
    guesses = {str(key["deadlines"][0]["suggestion"]), "2012-11-20", "2021-11-20"}
    assert not guesses & set(every_date(read))


def test_training_2_the_audience_is_no_task(corpus: Path):
    key, read = case(corpus, TRAINING)
    audience = {plain(item) for group in key["training_classes"] for item in group["audience"]}
    tasks = [item["title"] for item in read["tasks"]]
    tasks += [text for item in read["organisations_and_tasks"] for text in item["tasks"]]
    assert not audience & {plain(text) for text in tasks}


def test_training_3_a_foot_note_is_not_the_first_base(corpus: Path):
    key, read = case(corpus, TRAINING)
    note = key["legal_bases"][-1]["number"]
    assert read["legal_bases"][0]["number"] != note
    assert next(item["role"] for item in read["legal_bases"] if item["number"] == note) == "chú thích"


def test_training_4_no_products(corpus: Path):
    _, read = case(corpus, TRAINING)
    assert read["products"] == []


def test_need_1_dots_group_thousands_of_the_unit(corpus: Path):
    key, read = case(corpus, NEED)
    first = read["budget"]["lines"][0]
    assert (first["amount"], read["budget"]["unit"]) == (300_000, "1.000 đồng")
    assert first["amount"] == key["budget"]["lines_1000_vnd"][0]["amount"]


def test_need_2_parents_and_children_are_not_added_together(corpus: Path):
    key, read = case(corpus, NEED)
    lines = read["budget"]["lines"]
    total = read["budget"]["total"]["value"]
    assert total == key["budget"]["in_annex"]["value"]
    assert total == sum(line["amount"] for line in lines if line["parent"] is None)
    assert total != sum(line["amount"] for line in lines)


def test_need_3_lines_without_number_stay(corpus: Path):
    key, read = case(corpus, NEED)
    missing = [line for line in key["budget"]["lines_1000_vnd"] if line["code"] is None]
    made = [line for line in read["budget"]["lines"] if line["code"] is None]
    assert len(made) == len(missing) == 4
    assert {line["parent"] for line in made} == {"6"}


def test_need_4_years_are_no_amounts(corpus: Path):
    _, read = case(corpus, NEED)
    amounts = {line["amount"] for line in read["budget"]["lines"]}
    assert not amounts & {2017, 2018, 2019, 2020}


def test_need_5_no_products(corpus: Path):
    _, read = case(corpus, NEED)
    assert read["products"] == []


def test_need_6_a_dash_does_not_split_a_name(corpus: Path):
    key, read = case(corpus, NEED)
    whole = {plain(line["lead"]) for line in key["budget"]["lines_1000_vnd"] if line["lead"] and "–" in line["lead"]}
    assert whole
    assert whole <= {plain(line["lead"]) for line in read["budget"]["lines"]}
    agencies: list[Item] = [task for task in read["tasks"] if any("–" in name for name in task["coordinating"])]
    assert all(not name.strip().endswith("–") for task in agencies for name in task["coordinating"])


def test_district_1_targets_and_entries_make_no_products(corpus: Path):
    key, read = case(corpus, DISTRICT)
    assert len(read["products"]) == len(key["products"]) == 11


def test_district_2_a_list_given_twice_makes_no_twins(corpus: Path):
    _, read = case(corpus, DISTRICT)
    names = [(plain(item["name"]), plain(item["entity"])) for item in read["products"]]
    assert len(names) == len(set(names))


def test_district_3_an_upgrade_without_result_keeps_its_star(corpus: Path):
    key, read = case(corpus, DISTRICT)
    upgraded = {plain(item["name"]) for item in key["products"] if "nâng hạng" in (item["registration"] or "")}
    assert upgraded
    assert {item["star"] for item in read["products"] if plain(item["name"]) in upgraded} == {3}


def test_district_4_a_comma_does_not_split_a_producer(corpus: Path):
    key, read = case(corpus, DISTRICT)
    with_comma = {plain(item["name"]) for item in key["entities"] if "," in item["name"]}
    assert with_comma
    assert with_comma <= {plain(item["entity"]) for item in read["products"]}
    assert {plain(item["entity"]) for item in read["products"]} == {plain(item["name"]) for item in key["entities"]}


def test_district_5_a_product_of_the_stock_gets_no_year(corpus: Path):
    key, read = case(corpus, DISTRICT)
    undated = {plain(item["name"]) for item in key["products"] if item["year"] is None}
    assert undated
    assert [item["year"] for item in read["products"] if plain(item["name"]) in undated] == [None]


def test_no_fault_of_the_keys_is_untested(corpus: Path):
    counts = {"training": TRAINING, "need": NEED, "district": DISTRICT}
    for prefix, name in counts.items():
        written = [test for test in globals() if test.startswith(f"test_{prefix}_")]
        assert len(written) == len(case(corpus, name)[0]["must_not"])
