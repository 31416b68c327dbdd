"""The three forms of QĐ 26/2026/QĐ-TTg, Phụ lục III, piece by piece in their order.

`printed_forms/` holds the words of the decision between the dotted places, one piece a line. In Mẫu số 03 it differs
from the printed text in two marks: "TM." as Nghị định 30/2020/NĐ-CP writes it, and a bracket that was not opened there.
"""

import re
from pathlib import Path

import pytest

from saolang.documents.forms import mau01, mau02, mau03
from saolang.documents.model import OfficialDocument
from saolang.documents.write import write_docx
from tests.documents.form_samples import SAMPLES
from tests.documents.reading import docx_text

PRINTED = Path(__file__).parent / "printed_forms"


def letters(text: str) -> str:
    """What is compared: no white space, no dotted places, one case."""
    return re.sub(r"\s+|[….·]{2,}|…|_{2,}|-{3,}", "", text.replace("¹", "1")).lower()


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("mau-01", mau01.build(mau01.Mau01Data())),
        ("mau-02", mau02.build(mau02.Mau02Data())),
        ("mau-03", mau03.build(SAMPLES["mau-03"])),  # type: ignore[arg-type]
    ],
)
def test_every_piece_of_the_printed_form_is_there_in_its_place(name: str, document: OfficialDocument) -> None:
    pieces = (PRINTED / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    text, place, missing = letters(docx_text(write_docx(document))), 0, []
    for piece in pieces:
        found = text.find(letters(piece), place)
        if found < 0:
            missing.append(piece)
        else:
            place = found + len(letters(piece))
    assert missing == []
