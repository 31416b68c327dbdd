import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saolang.documents.canonical import from_json, to_json
from saolang.documents.errors import DocumentError
from saolang.documents.model import OfficialDocument, Paragraph, plain
from tests.documents.samples import certificate, decision
from tests.documents.strategies import documents


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents)
def test_json_gives_the_same_document_back(document: OfficialDocument) -> None:
    text = to_json(document)
    assert from_json(text) == document
    assert to_json(from_json(text)) == text


def test_certificates_travel_too() -> None:
    assert from_json(to_json(certificate())) == certificate()


def test_the_text_is_canonical_and_leaves_defaults_out() -> None:
    document = OfficialDocument(kind_title="BÁO CÁO", blocks=(Paragraph(plain("Đủ.")),))
    assert to_json(document) == (
        '{"document":{"blocks":[{"is":"Paragraph","runs":[{"text":"Đủ."}]}],"is":"OfficialDocument",'
        '"kind_title":"BÁO CÁO"},"schema":"saolang.document/1"}'
    )


def _broken(path: list[str | int], value: object) -> str:
    data = json.loads(to_json(decision()))
    place = data
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return json.dumps(data)


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        (["schema"], "saolang.document/9", "bad_schema"),
        (["document"], [], "bad_document"),
        (["document", "is"], "Letter", "bad_document"),
        (["document", "unknown"], 1, "bad_document"),
        (["document", "kind_title"], 5, "bad_document"),
        (["document", "illustration"], 1, "bad_document"),
        (["document", "bases"], "x", "bad_document"),
        (["document", "blocks", 0, "runs", 0], {}, "bad_document"),
        (["document", "blocks", 0, "align"], "middle", "bad_document"),
        (["document", "head", "place_date", "on"], "hôm qua", "bad_document"),
        (["document", "body_size"], 40, "body_size"),
    ],
)
def test_a_stored_text_that_was_changed_badly_is_refused(path: list[str | int], value: object, code: str) -> None:
    with pytest.raises(DocumentError) as refused:
        from_json(_broken(path, value))
    assert refused.value.code == code


@given(st.text(max_size=40) | st.recursive(st.none() | st.booleans(), st.lists, max_leaves=5).map(json.dumps))
def test_what_is_no_document_is_refused(text: str) -> None:
    with pytest.raises(DocumentError):
        from_json(text)
