"""`saolang read-document`: what an official document says, as JSON."""

import json
from pathlib import Path

from saolang.cli import WrongInput
from saolang.cli.arguments import asks_for_help
from saolang.documents.errors import DocumentError
from saolang.documents.read.files import load
from saolang.documents.read.reading import read_document

USAGE = "Cách dùng: saolang read-document TỆP (văn bản .txt, .docx hoặc .pdf)."


def main(arguments: list[str]) -> int:
    """Prints one JSON object."""
    if asks_for_help(arguments, USAGE):
        return 0
    if arguments[:1] == ["--"]:
        arguments = arguments[1:]
    if len(arguments) != 1 or arguments[0].startswith("-"):
        raise WrongInput(USAGE)
    try:
        print(json.dumps(read_document(load(Path(arguments[0]))), ensure_ascii=False, indent=1))
    except DocumentError as problem:
        raise WrongInput(problem.message) from problem
    return 0
