"""Reading the words after a command: a wrong call is one Vietnamese sentence, never argparse's English usage."""

import argparse
import socket
from typing import NoReturn

from saolang.cli import WrongInput

LARGEST_PORT = 65_535


class Parser(argparse.ArgumentParser):
    """An argument parser that refuses with how the command is called."""

    def __init__(self, command: str, about: str, *, usage: str) -> None:
        super().__init__(prog=f"saolang {command}", description=about, allow_abbrev=False)
        self.call = usage

    def error(self, message: str) -> NoReturn:
        """Whatever argparse has against the call, in one sentence."""
        raise WrongInput(f"Cách gọi không đúng, hãy dùng: {self.call}.")


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
