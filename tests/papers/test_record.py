"""An agency that works on paper: the next one records its letter."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from PIL import Image

from saolang.core import clock
from saolang.core.errors import NoRight, WrongInput
from saolang.papers import domain
from saolang.papers.errors import BadSignedFile, NumberTaken
from saolang.papers.models import OfficialPaper
from saolang.people.enums import Role
from saolang.people.models import Membership, Organisation
from tests.factories.papers import LETTER
from tests.factories.people import make_member, make_office_pair, make_organisation

pytestmark = pytest.mark.django_db


def scan() -> BytesIO:
    picture = BytesIO()
    Image.new("RGB", (200, 280), "white").save(picture, "JPEG")
    return picture


@pytest.fixture
def officer() -> Membership:
    return make_member(Role.OCOP_OFFICE, make_office_pair()[1])


def record(organisation: Organisation, officer: Membership, **changes) -> OfficialPaper:
    values = {
        "template": LETTER.key,
        "title": "Công văn đề nghị",
        "number_text": "12/UBND-KT",
        "issued_on": clock.today() - timedelta(days=3),
        "signer_name": "Trần Văn Bưởi",
        "signer_post": "Chủ tịch",
        "scan": scan(),
        "by": officer,
        **changes,
    }
    return domain.record_paper(organisation, **values)


def test_recorded_paper_is_issued_with_its_scan(officer: Membership) -> None:
    commune = make_organisation()
    paper = record(commune, officer)
    assert (paper.state, paper.number, paper.number_text, paper.from_paper) == ("issued", 12, "12/UBND-KT", True)
    assert paper.signature_note == "Bản quét, không có chữ ký số."
    assert paper.signed_file.media_type == "image/jpeg"


def test_second_paper_with_the_same_number_is_refused_whole(officer: Membership) -> None:
    commune = make_organisation()
    record(commune, officer)
    with pytest.raises(NumberTaken):
        record(commune, officer)
    assert OfficialPaper.objects.count() == 1
    record(commune, officer, number_text="012/UBND", issued_on=date(2025, 12, 31))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"number_text": "mười hai"}, "number_text"),
        ({"number_text": ""}, "number_text"),
        ({"signer_name": "  "}, "signer_name"),
        ({"title": ""}, "title"),
        ({"issued_on": date(2026, 11, 23)}, "issued_on"),
    ],
)
def test_bad_input(officer: Membership, changes: dict[str, object], field: str) -> None:
    with pytest.raises(WrongInput) as refused:
        record(make_organisation(), officer, **changes)
    assert refused.value.field == field
    assert not OfficialPaper.objects.exists()


def test_scan_must_be_readable_and_role_must_be_named(officer: Membership) -> None:
    with pytest.raises(BadSignedFile):
        record(make_organisation(), officer, scan=BytesIO(b"x"))
    with pytest.raises(NoRight):
        record(make_organisation(), make_member(Role.COMMUNE_OFFICER))
