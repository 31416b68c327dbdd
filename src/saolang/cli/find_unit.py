"""`saolang find-unit TEXT [--on DAY]`: the administrative unit an address names, and who is responsible today."""

import json
import re
from datetime import date

from saolang.cli import WrongInput
from saolang.cli.arguments import Parser
from saolang.territory.catalogue import Unit, catalogue
from saolang.territory.search import UnitNotFoundError, find_unit
from saolang.viet.dates import parse_date

USAGE = 'saolang find-unit "xã Tân Hộ Cơ, huyện Tân Hồng, Đồng Tháp" [--on 2022-03-01]'


def main(arguments: list[str]) -> int:
    """Print the unit, today's responsible units and the candidates of an ambiguous text as JSON.

    Raises:
        WrongInput: no text, a day that is no day, or a unit that does not exist.
    """
    parser = Parser("find-unit", "Tìm đơn vị hành chính theo tên và ngày.", usage=USAGE)
    parser.add_argument("text", nargs="+", metavar="ĐỊA_CHỈ", help="địa chỉ hoặc tên đơn vị")
    parser.add_argument("--on", metavar="NGÀY", help="ngày đơn vị phải tồn tại, 2022-03-01 hoặc 01/03/2022")
    given = parser.parse_args(arguments)
    today = date.today().isoformat()  # noqa: DTZ011 - the calendar day where the command runs
    on = read_day(given.on) if given.on is not None else None
    text = " ".join(given.text)
    if not any(letter.isalnum() for letter in text):
        parser.error("")
    try:
        found = find_unit(text, today=today, on=on)
    except UnitNotFoundError as problem:
        raise WrongInput(str(problem)) from problem
    responsible = catalogue().responsible(found.unit, today) if found.unit else []
    answer = {
        "unit": as_json(found.unit, found.day) if found.unit else None,
        "now": [as_json(unit, today) for unit in responsible],
        "ambiguous": [as_json(unit, found.day) for unit in found.ambiguous],
    }
    print(json.dumps(answer, ensure_ascii=False, indent=2))
    return 0


def as_json(unit: Unit, day: str) -> dict[str, object]:
    """A unit as the command prints it; `path` names the province first and the unit itself last."""
    path = [one.name for one in catalogue().path(unit, day)]
    return {"code": unit.code, "name": unit.name, "kind": unit.kind, "path": path}


def read_day(text: str) -> str:
    """An ISO day from "2022-03-01" or "01/03/2022".

    Raises:
        WrongInput: it is neither, or no day of the calendar.
    """
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text.strip())
    try:
        return (date(*map(int, iso.groups())) if iso else parse_date(text)).isoformat()
    except ValueError:
        raise WrongInput(f"“{text}” không phải là ngày; hãy viết như 2022-03-01 hoặc 01/03/2022.") from None
