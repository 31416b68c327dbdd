"""`saolang prepare`: an empty or older database becomes one that can be served; repeatable."""

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
    from django.core.management import call_command

    from saolang.territory.load import load_units

    call_command("migrate", verbosity=0, interactive=False)
    return load_units()
