"""`saolang import-plan FILE --organisation NAME`: read a plan into a proposal; a person accepts it on screen."""

import json
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from saolang.cli import WrongInput
from saolang.cli.arguments import Parser
from saolang.cli.django import setup
from saolang.documents.errors import DocumentError
from saolang.documents.read.files import load

if TYPE_CHECKING:
    from saolang.people.models import Membership, Organisation

USAGE = "saolang import-plan TỆP --organisation CƠ_QUAN [--year NĂM]"
FIRST_YEAR, LAST_YEAR = 2008, 2100


def main(arguments: list[str]) -> int:
    """Prints what was read as JSON: the reading, how many rows of each kind, the doubts.

    Raises:
        WrongInput: no such file or agency, an agency without an officer, a file that cannot be read.
    """
    parser = Parser("import-plan", "Đọc một kế hoạch thành đề nghị, chờ người kiểm tra nhận.", usage=USAGE)
    parser.add_argument("file", type=Path, metavar="TỆP", help="văn bản .txt, .docx hoặc .pdf")
    parser.add_argument("--organisation", required=True, metavar="CƠ_QUAN", help="tên cơ quan trong hệ thống")
    parser.add_argument("--year", type=_year, default=None, metavar="NĂM", help="năm, khi văn bản không ghi")
    given = parser.parse_args(arguments)
    try:
        data = load(given.file)
    except DocumentError as problem:
        raise WrongInput(problem.message) from problem
    setup()
    from saolang.core.errors import DomainError
    from saolang.programme.domain import read_plan_file

    organisation = find_organisation(given.organisation)
    try:
        row = read_plan_file(
            organisation, content=BytesIO(data), name=given.file.name, year=given.year, by=_officer(organisation)
        )
    except DomainError as problem:
        raise WrongInput(problem.sentence) from problem
    kinds = [item["kind"] for item in row.proposal["rows"]]
    made = {
        "reading": str(row.uuid),
        "organisation": organisation.name,
        "year": row.year,
        "rows": {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)},
        "warnings": row.proposal["warnings"],
    }
    print(json.dumps(made, ensure_ascii=False, indent=1))
    return 0


def _year(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and FIRST_YEAR <= int(text[:5]) <= LAST_YEAR):
        raise WrongInput(f"Năm phải là một số từ {FIRST_YEAR} đến {LAST_YEAR}.")
    return int(text)


def find_organisation(text: str) -> "Organisation":
    """The one agency of this UUID or name (accents and letter case do not matter)."""
    from saolang.people.enums import AGENCY_KINDS
    from saolang.people.models import Organisation
    from saolang.viet.text import fold

    rows = Organisation.objects.filter(kind__in=AGENCY_KINDS)
    try:
        found = list(rows.filter(uuid=UUID(text)))
    except ValueError:
        found = list(rows.filter(folded=fold(text))[:2])
    if not found:
        raise WrongInput(f"Không có cơ quan “{text[:80]}” trong hệ thống.")
    if len(found) > 1:
        raise WrongInput(f"Có nhiều cơ quan tên “{text[:80]}”; hãy ghi UUID của cơ quan.")
    return found[0]


def _officer(organisation: "Organisation") -> "Membership":
    """In whose name the file is read: an officer of the agency, or of the office that prepares its plans."""
    from django.db.models import Q

    from saolang.core import clock
    from saolang.people.models import Membership
    from saolang.people.queries import in_term
    from saolang.programme import rules

    rows = Membership.objects.filter(in_term(clock.today()), role__in=rules.EDITORS).order_by("id")
    rows = rows.select_related("organisation")
    own = rows.filter(Q(organisation=organisation) | Q(organisation__parent=organisation))
    officer = next((one for one in own if rules.can_create(one, organisation) is None), None)
    if officer is None:
        raise WrongInput(f"“{organisation.name}” chưa có cán bộ nào trong hệ thống, nên chưa ai kiểm tra được bản đọc.")
    return officer
