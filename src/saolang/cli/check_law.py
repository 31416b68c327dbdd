"""`saolang check-law`: does the data of the law agree with itself?"""

import json

from saolang.cli import WrongInput
from saolang.cli.arguments import Parser
from saolang.law.errors import LawError
from saolang.law.report import report


def main(arguments: list[str]) -> int:
    """Prints one JSON object; 0 when every defect is declared, 2 otherwise."""
    usage = "saolang check-law"
    Parser("check-law", "Kiểm tra dữ liệu quy định; in JSON.", usage=usage).parse_args(arguments)
    try:
        made = report()
    except (LawError, ValueError, KeyError, TypeError) as problem:
        raise WrongInput(f"Dữ liệu quy định không đọc được: {problem}") from problem
    print(json.dumps(made, ensure_ascii=False, indent=2))
    return 2 if made["errors"] else 0
