"""`saolang explain-result` prints the way from the sheets to the star."""

import pytest

from saolang.cli import main
from saolang.councils.models import Result

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("logins"), pytest.mark.xdist_group("demo")]


def test_every_result_is_explained_by_code_and_by_uuid(capsys: pytest.CaptureFixture[str]) -> None:
    for result in Result.objects.select_related("entry__dossier__product"):
        dossier = result.entry.dossier
        texts = []
        for word in (dossier.product_code, str(dossier.uuid)):
            assert main(["explain-result", word]) == 0
            texts.append(capsys.readouterr().out)
        assert texts[0] == texts[1]
        assert dossier.product.name in texts[0]
        assert f"{result.star} sao" in texts[0].splitlines()[-1]
        assert texts[0].count(" điểm.") >= result.sheet_count


@pytest.mark.parametrize("words", [[], ["không có"], ["00-00018-3-2026"], ["a", "b"]])
def test_without_a_result_one_sentence_says_so(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain-result", *words]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.strip().splitlines()) == 1
