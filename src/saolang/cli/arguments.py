"""Reading the words after a command: a wrong call is one Vietnamese sentence, never argparse's English usage."""

import argparse
import socket
from typing import Any, NoReturn

from saolang.cli import WrongInput

LARGEST_PORT = 65_535


class Parser(argparse.ArgumentParser):
    """An argument parser that refuses with how the command is called."""

    def __init__(self, command: str, about: str, *, usage: str) -> None:
        super().__init__(prog=f"saolang {command}", description=about, allow_abbrev=False, add_help=False)
        self.call = usage
        self.explained: list[tuple[str, str]] = []
        self.add_argument("-h", "--help", action="help", help="in hướng dẫn này")

    def add_argument(self, *names: Any, **options: Any) -> argparse.Action:
        """As argparse; what has a help text is listed by `--help`."""
        if options.get("help"):
            named = ", ".join(names) if names[0].startswith("-") else ""
            self.explained.append((" ".join(filter(None, (named, options.get("metavar", "")))), options["help"]))
        return super().add_argument(*names, **options)

    def format_help(self) -> str:
        """What the command is for, how it is called, what each argument means; all in Vietnamese."""
        width = max(len(named) for named, _about in self.explained)
        rows = [f"  {named:<{width}}  {about}" for named, about in [*self.explained[1:], self.explained[0]]]
        return "\n".join([self.description or "", "", f"Cách dùng: {self.call}", "", *rows, ""])

    def error(self, message: str) -> NoReturn:
        """Whatever argparse has against the call, in one sentence."""
        raise WrongInput(f"Cách gọi không đúng, hãy dùng: {self.call}.")


def asks_for_help(arguments: list[str], usage: str) -> bool:
    """Whether only `--help` was given, for commands whose arguments argparse cannot read; prints how to call them."""
    asked = arguments in (["-h"], ["--help"])
    if asked:
        print(usage)
    return asked


def port(text: str) -> int:
    """A TCP port; `WrongInput` for anything else."""
    if not (text.isascii() and text.isdecimal() and 0 < int(text[:6]) <= LARGEST_PORT):
        raise WrongInput(f"Cổng phải là một số từ 1 đến {LARGEST_PORT}.")
    return int(text)


def count(text: str) -> int:
    """How many processes, 1 to 64; `WrongInput` for anything else."""
    if not (text.isascii() and text.isdecimal() and 0 < int(text[:6]) <= 64):
        raise WrongInput("Số tiến trình phải từ 1 đến 64.")
    return int(text)


def check_port(host: str, number: int) -> None:
    """Refuse an address that cannot be listened on before anything is started; `WrongInput`."""
    try:
        family, _kind, _protocol, _name, address = socket.getaddrinfo(host, number, type=socket.SOCK_STREAM)[0]
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise WrongInput(
            f"Không mở được cổng {number} của {host}, có thể chương trình khác đang dùng; hãy thử --port 8001 "
            "hoặc PORT=8001 make demo."
        ) from error
