"""Start Django for the commands that need the database, and say in a sentence why it does not work."""

import os

import django
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, ProgrammingError

from saolang.cli import WrongInput


def setup() -> None:
    """Load settings and rooms; safe to call twice.

    Raises:
        WrongInput: the data folder cannot be made or read, or a setting of the environment is wrong.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saolang.settings")
    try:
        django.setup()
    except OSError as problem:
        raise WrongInput(
            f"Không dùng được thư mục dữ liệu ({problem.filename}); hãy đặt SAOLANG_DATA_DIR là thư mục ghi được."
        ) from problem
    except ImproperlyConfigured as problem:
        first = str(problem).partition("\n")[0].partition(". ")[0]
        raise WrongInput(f"Cấu hình trong các biến SAOLANG_… chưa đúng ({first}).") from problem


def database_sentence(problem: Exception) -> str | None:
    """What to do about a database that is not there or not prepared; None when the problem is another one."""
    if not isinstance(problem, OperationalError | ProgrammingError):
        return None
    reason = str(problem).partition("\n")[0]
    return (
        f"Không dùng được cơ sở dữ liệu ({reason}); hãy kiểm tra SAOLANG_DATA_DIR, SAOLANG_DATABASE_URL, "
        "hoặc chuẩn bị dữ liệu trước bằng saolang prepare."
    )
