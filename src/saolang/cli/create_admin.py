"""`saolang create-admin --username … --full-name …`: the first person of an installation."""

import secrets

from saolang.cli import WrongInput
from saolang.cli.arguments import Parser
from saolang.cli.django import setup
from saolang.cli.prepare import prepare_database

USAGE = 'saolang create-admin --username TÊN --full-name "HỌ VÀ TÊN"'
_PASSWORD_BYTES = 12


def main(arguments: list[str]) -> int:
    """Prepare the database, make the account and print its password, which is kept nowhere else.

    Raises:
        WrongInput: the user name is taken or cannot be used, or a name is missing.
    """
    parser = Parser("create-admin", "Tạo quản trị hệ thống.", usage=USAGE)
    parser.add_argument("--username", required=True, metavar="TÊN", help="tên đăng nhập")
    parser.add_argument("--full-name", required=True, metavar="HỌ_TÊN", help="họ và tên")
    options = parser.parse_args(arguments)
    setup()
    from saolang.core.errors import DomainError
    from saolang.people.domain import found_operator

    prepare_database()
    password = secrets.token_urlsafe(_PASSWORD_BYTES)
    try:
        membership = found_operator(options.username, full_name=options.full_name, password=password)
    except DomainError as error:
        raise WrongInput(error.sentence) from error
    print(f"Quản trị hệ thống: {membership.account.full_name} ({membership.organisation.name})")
    print(f"  Tên đăng nhập: {membership.account.username}")
    print(f"  Mật khẩu:      {password}")
    print("Mật khẩu chỉ hiện một lần. Hãy đăng nhập rồi đổi mật khẩu.")
    return 0
