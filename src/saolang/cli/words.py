"""`saolang words`: a number in words, or words as a number."""

from decimal import Decimal

from saolang.cli import WrongInput
from saolang.cli.arguments import asks_for_help
from saolang.viet.numbers import (
    NumberError,
    decimal_from_words,
    decimal_in_words,
    in_words,
    parse_figures,
)

USAGE = "Cách dùng: saolang words SỐ, saolang words -- -5, hoặc saolang words --read “CHỮ”."


def main(arguments: list[str]) -> int:
    """Prints one line."""
    if asks_for_help(arguments, USAGE):
        return 0
    words = list(arguments)
    reading = words[:1] == ["--read"]
    words = words[1:] if reading else words
    words = words[1:] if words[:1] == ["--"] else words
    if not words or (not reading and len(words) != 1):
        raise WrongInput(USAGE)
    try:
        print(_read(" ".join(words)) if reading else _say(words[0]))
    except NumberError as problem:
        raise WrongInput(str(problem)) from problem
    return 0


def _say(text: str) -> str:
    number = parse_figures(text)
    return decimal_in_words(number) if isinstance(number, Decimal) else in_words(number)


def _read(text: str) -> str:
    return f"{decimal_from_words(text):f}".replace(".", ",")
