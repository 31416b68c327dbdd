"""`saolang prepare`: an empty or older database becomes one that can be served; repeatable."""

import gc

from saolang.cli.arguments import Parser
from saolang.cli.django import setup


def main(arguments: list[str]) -> int:
    """Make or upgrade the tables and load the administrative units."""
    Parser("prepare", "Chuẩn bị cơ sở dữ liệu.", usage="saolang prepare").parse_args(arguments)
    setup()
    print(f"Đã chuẩn bị cơ sở dữ liệu, {prepare_database()} đơn vị hành chính.")
    return 0


def prepare_database() -> int:
    """Migrate and load the units; what is entered stays. Returns how many units the data files hold."""
    from saolang.territory.load import load_units

    migrate()
    return load_units()


def migrate() -> None:
    """Make or upgrade the tables.

    Migrations make and drop many thousands of classes: collecting garbage meanwhile costs a quarter of the time.
    """
    from django.core.management import call_command

    gc.disable()
    try:
        call_command("migrate", verbosity=0, interactive=False)
    finally:
        gc.enable()
